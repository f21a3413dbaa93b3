/* Rows of answers and numbers in, scores out, stores out and in, with too little memory. */
#define NO_MEMORY_SQLITE
#define NO_MEMORY_JANSSON
#include "../no_memory.h"

#include "transfer_store.h"

#include "leadquiz/answer_table.h"
#include "leadquiz/number_table.h"
#include "leadquiz/score_table.h"
#include "leadquiz/scoring.h"

enum { PEOPLE = 3 };

struct trading {
    struct world *world;
    const char *text;
    enum transfer_format format;
    struct store_counts before;
    FILE *file, *null;
};

/* ---- tables ---- */

static char *answer_rows(const struct instrument *instrument) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    (void)fprintf(out, "id");
    for (int i = 0; i < instrument->item_count; i++)
        (void)fprintf(out, ",%s", instrument->prompts[i].id);
    for (int row = 0; row < 3; row++) {
        (void)fprintf(out, "\r\ncalm-heron-%d", row);
        for (int i = 0; i < instrument->item_count; i++)
            (void)fprintf(out, ",%d", 1 + (i + row) % 4);
    }
    (void)fprintf(out, "\r\n");
    assert_int_equal(fclose(out), 0);
    return text;
}

static void open_text(void *context) {
    struct trading *trading = context;
    trading->file = fmemopen((void *)(uintptr_t)trading->text, strlen(trading->text), "rb");
    assert_non_null(trading->file);
}

static void close_text(void *context, bool done) {
    struct trading *trading = context;
    (void)done;
    assert_int_equal(fclose(trading->file), 0);
}

static bool each_row(const struct answer_row *row, void *context, struct error *error) {
    const struct trading *trading = context;
    struct result result;
    long calls = memory.calls;
    (void)error;
    scoring_compute(trading->world->instrument, FORM_FULL, &row->answers, NULL, &result);
    assert_int_equal(memory.calls, calls); /* scoring needs none */
    return true;
}

static bool read_answers(void *context, struct error *error) {
    struct trading *trading = context;
    return answer_table_read(trading->file, "in", trading->world->instrument, each_row, trading,
                             error);
}

static bool each_numbers(const struct number_table *table, long rows, void *context,
                         struct error *error) {
    (void)table;
    (void)rows;
    (void)context;
    (void)error;
    return true;
}

static bool read_numbers(void *context, struct error *error) {
    struct trading *trading = context;
    return number_table_read(trading->file, "in", each_numbers, NULL, error);
}

static bool score_csv(void *context, struct error *error) {
    struct trading *trading = context;
    return score_table(trading->file, "in", trading->world->instrument, FORM_FULL, SCORE_CSV,
                       trading->null, error);
}

static bool score_json(void *context, struct error *error) {
    struct trading *trading = context;
    return score_table(trading->file, "in", trading->world->instrument, FORM_FULL, SCORE_JSON,
                       trading->null, error);
}

static void test_tables(void **state) {
    struct trading trading = {.world = *state, .null = fopen("/dev/null", "w")};
    assert_non_null(trading.null);
    char *rows = answer_rows(trading.world->instrument);
    const struct needing needings[] = {
        {"rows of answers", open_text, read_answers, close_text, 1},
        {"scores as CSV", open_text, score_csv, close_text, 1},
        {"scores as JSON", open_text, score_json, close_text, 1},
        {"rows of numbers", open_text, read_numbers, close_text, 1},
    };
    trading.text = rows;
    for (size_t i = 0; i < sizeof needings / sizeof needings[0]; i++) {
        if (needings[i].run == read_numbers)
            trading.text = "a,b,c\n1,2,3\n4,,6\n";
        no_memory_everywhere(&needings[i], &trading);
    }
    free(rows);
    assert_int_equal(fclose(trading.null), 0);
}

/* ---- a store out and in ---- */

static bool take_out(void *context, struct error *error) {
    struct trading *trading = context;
    return transfer_export(trading->world->store, NULL, trading->format, trading->null, NULL, NULL,
                           error);
}

static void empty_store(void *context) {
    struct trading *trading = context;
    char path[96];
    world_path(trading->world, 1, path);
    store_close(trading->world->store);
    (void)unlink(path);
    trading->world->stores = 0;
    trading->world->store = NULL;
    world_store(trading->world);
    open_text(trading);
}

static bool take_in(void *context, struct error *error) {
    struct trading *trading = context;
    struct transfer_counts counts;
    const struct transfer_import_options options = {
        .name = "in", .instrument = trading->world->instrument, .now = test_now};
    return transfer_import(trading->world->store, trading->file, &options, &counts, error);
}

/* Everything or nothing. */
static void check_in(void *context, bool done) {
    struct trading *trading = context;
    struct store_counts counts = counts_of(trading->world);
    if (counts.people != (done ? trading->before.people : 0) || (counts.sittings > 0) != done ||
        counts.questionnaires != done)
        fail_msg("call %ld%s: %lld people, %lld sittings, %lld questionnaires are there", memory.at,
                 memory.for_good ? " for good" : "", (long long)counts.people,
                 (long long)counts.sittings, (long long)counts.questionnaires);
    close_text(trading, done);
}

static void test_transfer(void **state) {
    struct trading trading = {.world = *state, .null = fopen("/dev/null", "w")};
    assert_non_null(trading.null);
    make_people(trading.world, PEOPLE);
    trading.before = counts_of(trading.world);
    char *texts[2];
    for (int format = 0; format < 2; format++) {
        trading.format = (enum transfer_format)format;
        texts[format] = export_text(trading.world, NULL, trading.format);
        struct needing needing = {"export", NULL, take_out, NULL, 60};
        no_memory_everywhere(&needing, &trading);
    }
    for (int format = 0; format < 2; format++) {
        struct needing needing = {format == 0 ? "import of JSON" : "import of CSV", empty_store,
                                  take_in, check_in, 120};
        trading.text = texts[format];
        no_memory_everywhere(&needing, &trading);
        free(texts[format]);
    }
    assert_int_equal(fclose(trading.null), 0);
    no_memory_print();
    assert_true(no_memory_counts.refused > 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_tables, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_transfer, world_begin, world_end),
    };
    no_memory_sqlite();
    no_memory_jansson();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
