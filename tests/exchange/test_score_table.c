/* Score rows as CSV and JSON: columns, missing values, quoting, what a failure leaves. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/score_table.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define HEADER                                                                                     \
    "id,achiever,trust,leader,fairness,follower,self_control,focus,ownership,character,"           \
    "competency,congruence,modelling,developing,reading,choosing,stock,training,openness,"         \
    "level_ground,support,level,p1,p2,p3,p4,verdict,assessed,n_follower,n_achiever,n_leader,"      \
    "lean,desire,quality,flags\n"

struct sheet {
    struct instrument *instrument;
    struct error error;
    char *out;
    size_t length;
};

static int open_instrument(void **state, const char *path) {
    static struct sheet sheet;
    memset(&sheet, 0, sizeof sheet);
    sheet.instrument = instrument_read(path, NULL, &sheet.error);
    *state = &sheet;
    return sheet.instrument ? 0 : -1;
}

static int setup(void **state) {
    return open_instrument(state, SOURCE_DIR "/data/questions.ini");
}

static int setup_other(void **state) {
    return open_instrument(state, SOURCE_DIR "/data/evening.ini");
}

static int teardown(void **state) {
    struct sheet *sheet = *state;
    free(sheet->out);
    instrument_free(sheet->instrument);
    return 0;
}

static bool score(struct sheet *sheet, enum score_format format, const char *text) {
    FILE *in = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
    free(sheet->out);
    sheet->out = NULL;
    FILE *out = open_memstream(&sheet->out, &sheet->length);
    assert_non_null(in);
    assert_non_null(out);
    bool done = score_table(in, "t.csv", sheet->instrument, FORM_FULL, format, out, &sheet->error);
    fclose(in);
    fclose(out);
    return done;
}

static void assert_scores(struct sheet *sheet, enum score_format format, const char *text,
                          const char *wanted) {
    if (!score(sheet, format, text))
        fail_msg("%s", sheet->error.sentence);
    assert_string_equal(sheet->out, wanted);
}

static void test_rows(void **state) {
    struct sheet *sheet = *state;
    assert_scores(
        sheet, SCORE_CSV,
        "id,team_size,ts1,ts2,ts3,sc1,sc2,sc3,fp1,fp2,fp3,ow1,ow2,ow3,o1,o2,o3,o4,o5,desire\n"
        "ann,0,5,5,4,5,5,1,5,5,1,5,5,1,leader,leader,leader,leader,follower,3\n"
        "bob,,,,,,,,,,,,,,,,,,,\n",
        HEADER "ann,100,,,,91.6666667,100,100,100,,,,,,,,,,,,91.6666667,2,2.86651572e-7,"
               "0.999999713,0,0,Level 2,2,1,0,4,leader,3,good,\n"
               "bob,,,,,,,,,,,,,,,,,,,,,,,,,,,0,0,0,0,,,good,\n");
}

static void test_quoting(void **state) {
    struct sheet *sheet = *state;
    static const char *const ids[][2] = {
        {"=1+1", "'=1+1"},
        {"+1", "'+1"},
        {"-1", "'-1"},
        {"@x", "'@x"},
        {"\"a,b\"", "\"a,b\""},
        {"\"=a,b\"", "\"'=a,b\""},
        {"\"say \"\"hi\"\"\"", "\"say \"\"hi\"\"\""},
        {"\" a\"", "\" a\""},
        {"a=b", "a=b"},
        {"a\\b", "a\\b"},
    };
    for (size_t i = 0; i < sizeof ids / sizeof ids[0]; i++) {
        char text[128], wanted[1024];
        snprintf(text, sizeof text, "id\n%s\n", ids[i][0]);
        snprintf(wanted, sizeof wanted, HEADER "%s,,,,,,,,,,,,,,,,,,,,,,,,,,,0,0,0,0,,,good,\n",
                 ids[i][1]);
        assert_scores(sheet, SCORE_CSV, text, wanted);
    }
}

static void test_json(void **state) {
    struct sheet *sheet = *state;
    assert_true(score(sheet, SCORE_JSON,
                      "id,ts1,ts2,ts3,instructed,o1\n\"q\"\"\\,\",5,4,3,5,leader\n,,,,,\n"));
    json_t *array = json_loads(sheet->out, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(array);
    assert_int_equal(json_array_size(array), 2);
    const json_t *row = json_array_get(array, 0);
    assert_int_equal(json_object_size(row), 35);
    assert_string_equal(json_string_value(json_object_get(row, "id")), "q\"\\,");
    assert_true(json_number_value(json_object_get(row, "follower")) == 75);
    assert_true(json_is_null(json_object_get(row, "level")));
    assert_true(json_is_null(json_object_get(row, "p4")));
    assert_true(json_is_null(json_object_get(row, "verdict")));
    assert_true(json_is_null(json_object_get(row, "lean")));
    assert_int_equal(json_integer_value(json_object_get(row, "n_leader")), 1);
    assert_string_equal(json_string_value(json_object_get(row, "quality")), "look");
    assert_string_equal(json_string_value(json_object_get(row, "flags")), "instructed");
    row = json_array_get(array, 1);
    assert_true(json_is_null(json_object_get(row, "id")));
    json_decref(array);
    assert_scores(sheet, SCORE_JSON, "id\n", "[\n]\n");
}

static void test_without_levels(void **state) {
    struct sheet *sheet = *state;
    assert_scores(sheet, SCORE_CSV, "id,aim1,aim2,aim3\nx,7,6,7\n",
                  "id,belonging,benefit,welcome,voice,aim,gain,lean,desire,quality,flags\n"
                  "x,,,,,61.1111111,,,,good,\n");
}

static void test_nothing_after_a_bad_cell(void **state) {
    struct sheet *sheet = *state;
    assert_false(score(sheet, SCORE_CSV, "id,sc1\na,3\nb,7\nc,3\n"));
    assert_string_equal(sheet->error.sentence,
                        "t.csv:3:2: sc1 cannot be 7: it takes 1 to 5, or 0 for no chance");
    assert_string_equal(sheet->out, HEADER "a,,,,,,,,,,,,,,,,,,,,,,,,,,,0,0,0,0,,,good,\n");
    assert_false(score(sheet, SCORE_JSON, "id,sc1\nb,7\n"));
    assert_string_equal(sheet->out, "");
}

static void test_full_disk(void **state) {
    struct sheet *sheet = *state;
    FILE *out = fopen("/dev/full", "w");
    if (!out)
        skip();
    char text[] = "id,sc1\na,3\n";
    FILE *in = fmemopen(text, strlen(text), "r");
    assert_non_null(in);
    assert_false(
        score_table(in, "t.csv", sheet->instrument, FORM_FULL, SCORE_CSV, out, &sheet->error));
    assert_string_equal(sheet->error.sentence,
                        "the scores cannot be written: No space left on device");
    assert_int_equal(sheet->error.kind, ERROR_STORAGE);
    fclose(in);
    fclose(out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, setup, teardown),
        cmocka_unit_test_setup_teardown(test_quoting, setup, teardown),
        cmocka_unit_test_setup_teardown(test_json, setup, teardown),
        cmocka_unit_test_setup_teardown(test_without_levels, setup_other, teardown),
        cmocka_unit_test_setup_teardown(test_nothing_after_a_bad_cell, setup, teardown),
        cmocka_unit_test_setup_teardown(test_full_disk, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
