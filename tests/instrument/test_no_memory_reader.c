/* The question file is read with too little memory. */
#include "../no_memory.h"

#include "sample.h"

struct reading {
    struct instrument *instrument;
    struct problems problems;
};

static bool read_file(void *context, struct error *error) {
    struct reading *reading = context;
    reading->instrument =
        instrument_read(SOURCE_DIR "/data/questions.ini", &reading->problems, error);
    return reading->instrument != NULL;
}

static bool read_small(void *context, struct error *error) {
    struct reading *reading = context;
    reading->instrument =
        instrument_parse("garden", SAMPLE, sizeof SAMPLE - 1, &reading->problems, error);
    return reading->instrument != NULL;
}

/* A file with many problems, which are kept to be told. */
static bool read_wrong(void *context, struct error *error) {
    struct reading *reading = context;
    static const char wrong[] = "[instrument]\nid = garden\n[item.a]\n[item.b]\n[item.c]\n"
                                "[item.d]\n[item.e]\n[item.f]\n[item.g]\n[item.h]\n[facet.i]\n";
    reading->instrument =
        instrument_parse("garden", wrong, sizeof wrong - 1, &reading->problems, error);
    assert_null(reading->instrument);
    return error->kind == ERROR_INPUT;
}

static void check(void *context, bool done) {
    struct reading *reading = context;
    assert_true(done || reading->instrument == NULL);
    instrument_free(reading->instrument);
    problems_free(&reading->problems);
    *reading = (struct reading){0};
}

static void test_reader(void **state) {
    struct reading reading = {0};
    const struct needing needings[] = {
        {"the question file", NULL, read_file, check, 4},
        {"a small one", NULL, read_small, check, 1},
        {"a wrong one", NULL, read_wrong, check, 1},
    };
    (void)state;
    for (size_t i = 0; i < sizeof needings / sizeof needings[0]; i++)
        no_memory_everywhere(&needings[i], &reading);
    no_memory_print();
    assert_true(no_memory_counts.refused > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_reader)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
