/* Reading rows of answers: what a cell may hold, and the exact sentence for what it may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/answer_table.h"

#include <stdlib.h>
#include <string.h>

enum { ROWS_MOST = 8 };

struct reading {
    struct instrument *instrument;
    struct answer_row rows[ROWS_MOST];
    char ids[ROWS_MOST][64];
    int count;
    int stop_after;
    struct error error;
};

static int setup(void **state) {
    static struct reading reading;
    memset(&reading, 0, sizeof reading);
    reading.instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &reading.error);
    *state = &reading;
    return reading.instrument ? 0 : -1;
}

static int teardown(void **state) {
    struct reading *reading = *state;
    instrument_free(reading->instrument);
    return 0;
}

static bool keep(const struct answer_row *row, void *context, struct error *error) {
    struct reading *reading = context;
    if (reading->count == reading->stop_after && reading->stop_after > 0)
        return error_set(error, ERROR_STORAGE, "enough");
    assert_true(reading->count < ROWS_MOST);
    snprintf(reading->ids[reading->count], sizeof reading->ids[0], "%s", row->id);
    reading->rows[reading->count++] = *row;
    return true;
}

static bool read_bytes(struct reading *reading, const char *bytes, size_t length) {
    FILE *in = tmpfile();
    assert_non_null(in);
    assert_int_equal(fwrite(bytes, 1, length, in), length);
    rewind(in);
    reading->count = 0;
    reading->error = (struct error){.kind = ERROR_NONE};
    bool read = answer_table_read(in, "t.csv", reading->instrument, keep, reading, &reading->error);
    fclose(in);
    return read;
}

static void assert_rows(struct reading *reading, const char *text, int rows) {
    if (!read_bytes(reading, text, strlen(text)))
        fail_msg("%s", reading->error.sentence);
    assert_int_equal(reading->count, rows);
}

static void assert_fails(struct reading *reading, const char *text, int rows,
                         const char *sentence) {
    assert_false(read_bytes(reading, text, strlen(text)));
    assert_string_equal(reading->error.sentence, sentence);
    assert_int_equal(reading->error.kind, ERROR_INPUT);
    assert_int_equal(reading->count, rows);
}

static struct answer answer(struct reading *reading, int row, const char *id) {
    return reading->rows[row].answers.list[instrument_prompt(reading->instrument, id)];
}

static void test_cells(void **state) {
    struct reading *reading = *state;
    assert_rows(reading,
                "id,sc1,o1,team_size,desire,instructed,sc4,sc1_ms,o1_ms\n"
                "ann,5,leader,0,4,2,3,1500,\n"
                ",0,,,,,,,900\n"
                "bob,,3,12,0,1,,,\n",
                3);
    assert_string_equal(reading->ids[0], "ann");
    assert_int_equal(answer(reading, 0, "sc1").value, 5);
    assert_int_equal(answer(reading, 0, "sc1").time_ms, 1500);
    assert_int_equal(answer(reading, 0, "o1").value, 3);
    assert_int_equal(answer(reading, 0, "o1").time_ms, TIME_UNKNOWN);
    assert_int_equal(answer(reading, 0, "team_size").value, 1);
    assert_int_equal(answer(reading, 0, "desire").value, 5);
    assert_int_equal(answer(reading, 0, "instructed").value, 2);
    assert_int_equal(answer(reading, 0, "sc4").value, 3);
    assert_int_equal(answer(reading, 0, "sc2").value, ANSWER_OPEN);
    assert_string_equal(reading->ids[1], "");
    assert_int_equal(answer(reading, 1, "sc1").value, ANSWER_NO_CHANCE);
    assert_int_equal(answer(reading, 1, "o1").value, ANSWER_OPEN);
    assert_int_equal(answer(reading, 1, "o1").time_ms, 900);
    assert_int_equal(answer(reading, 1, "team_size").value, 2);
    assert_int_equal(answer(reading, 1, "desire").value, ANSWER_OPEN);
    assert_int_equal(answer(reading, 2, "sc1").value, ANSWER_OPEN);
    assert_int_equal(answer(reading, 2, "team_size").value, 2);
    assert_int_equal(answer(reading, 2, "desire").value, 1);
    assert_int_equal(reading->rows[2].line, 4);
}

static void test_team_without_a_column(void **state) {
    struct reading *reading = *state;
    assert_rows(reading, "sc1\n3\n", 1);
    assert_true(answers_team(reading->instrument, &reading->rows[0].answers));
}

static void test_line_ends_and_quotes(void **state) {
    struct reading *reading = *state;
    assert_rows(reading, "\xEF\xBB\xBFid,sc1\r\n\"a, \"\"b\"\"\",3\r\n\r\nc,\"4\"\r\nd, 5", 3);
    assert_string_equal(reading->ids[0], "a, \"b\"");
    assert_int_equal(reading->rows[0].line, 2);
    assert_int_equal(reading->rows[1].line, 4);
    assert_int_equal(answer(reading, 1, "sc1").value, 4);
    assert_int_equal(reading->rows[2].line, 5);
    assert_int_equal(answer(reading, 2, "sc1").value, 5);
    /* A line feed inside quotes is counted and shown as "?". */
    assert_rows(reading, "id,sc1\n\"a\nb\",3\nc,4\n", 2);
    assert_string_equal(reading->ids[0], "a?b");
    assert_int_equal(reading->rows[0].line, 2);
    assert_int_equal(reading->rows[1].line, 4);
}

static void test_ids_are_cleaned(void **state) {
    struct reading *reading = *state;
    assert_rows(reading, "id,sc1\nZo\xC3\xAB,3\nx\x1b[31m,3\n", 2);
    assert_string_equal(reading->ids[0], "Zo\xC3\xAB");
    assert_string_equal(reading->ids[1], "x?[31m");
    assert_fails(reading, "sc1,id\n3,\xC3(\n", 0,
                 "t.csv:2:2: the id is no valid UTF-8; save the table as UTF-8");
}

static void test_wrong_header(void **state) {
    struct reading *reading = *state;
    assert_fails(reading, "", 0, "t.csv:1:1: the table is empty; its first line names the columns");
    assert_fails(reading, "id,sc99\n", 0,
                 "t.csv:1:2: there is no column \"sc99\"; columns are id, the ids of the "
                 "questions, and those with _ms for the times");
    assert_fails(reading, "id,sc1,sc1_ms,sc1\n", 0,
                 "t.csv:1:4: the column \"sc1\" is there twice (see column 2); keep one");
    assert_rows(reading, "id,sc1\n", 0);
}

static void test_wrong_cells(void **state) {
    struct reading *reading = *state;
    static const char *const cases[][2] = {
        {"team_size\n-1\n",
         "t.csv:2:1: team_size cannot be -1: it takes the number of people, 0 for no team"},
        {"team_size\n1.5\n",
         "t.csv:2:1: team_size cannot be 1.5: it takes the number of people, 0 for no team"},
        {"desire\n5\n", "t.csv:2:1: desire cannot be 5: it takes 0 to 4"},
        {"desire\nyes\n", "t.csv:2:1: desire cannot be yes: it takes 0 to 4"},
        {"sc1_ms\n1e3\n",
         "t.csv:2:1: sc1_ms cannot be 1e3: it takes a whole number of milliseconds"},
        {"sc1_ms\n99999999999\n",
         "t.csv:2:1: sc1_ms cannot be 99999999999: it takes a whole number of milliseconds"},
        {"id,sc1\na,3\nb,3,\n",
         "t.csv:3:3: there is no column for this cell; the first line has 2 columns"},
        {"id,sc1\na,3\nb\n", "t.csv:3:1: the row ends here, but the first line has 2 columns"},
        {"id,sc1\na,3\n\"b\"x,3\n",
         "t.csv:3:1: a quotation mark stands in the wrong place; quote a cell as a whole, end it "
         "with a quotation mark and double those inside"},
        {"id,sc1\na,3\nb,\"3\n",
         "t.csv:3:2: a quotation mark stands in the wrong place; quote a cell as a whole, end it "
         "with a quotation mark and double those inside"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_fails(reading, cases[i][0], strncmp(cases[i][0], "id", 2) == 0, cases[i][1]);
}

/* The sentence about the answer itself is that of answers_parse. */
static void test_wrong_answers(void **state) {
    struct reading *reading = *state;
    static const char *const given[][2] = {{"sc1", "6"}, {"sc1", "x"},   {"sc1", "3.5"},
                                           {"sc4", "9"}, {"o1", "boss"}, {"effort", "3"}};
    for (size_t i = 0; i < sizeof given / sizeof given[0]; i++) {
        char text[64], sentence[900];
        struct error error;
        int value;
        assert_false(answers_parse(reading->instrument,
                                   instrument_prompt(reading->instrument, given[i][0]), given[i][1],
                                   &value, &error));
        snprintf(text, sizeof text, "id,%s\na,\nb,%s\nc,\n", given[i][0], given[i][1]);
        snprintf(sentence, sizeof sentence, "t.csv:3:2: %s", error.sentence);
        assert_fails(reading, text, 1, sentence);
    }
    assert_fails(reading, "sc1\n6\n", 0,
                 "t.csv:2:1: sc1 cannot be 6: it takes 1 to 5, or 0 for no chance");
}

static void test_nul_bytes(void **state) {
    struct reading *reading = *state;
    assert_false(read_bytes(reading, "sc1\n3\0\n", 7));
    assert_string_equal(reading->error.sentence, "t.csv:2:1: the cell holds a NUL byte");
    assert_false(read_bytes(reading, "sc1\0\n3\n", 7));
    assert_string_equal(reading->error.sentence, "t.csv:1:1: the cell holds a NUL byte");
}

/* A quote that never ends must not take all memory. */
static void test_endless_cell(void **state) {
    struct reading *reading = *state;
    size_t length = 1 << 20;
    char *bytes = malloc(length);
    assert_non_null(bytes);
    memset(bytes, 'a', length);
    bytes[0] = 'i';
    bytes[1] = 'd';
    bytes[2] = '\n';
    bytes[3] = '"';
    assert_false(read_bytes(reading, bytes, length));
    free(bytes);
    assert_string_equal(reading->error.sentence,
                        "t.csv:2:1: the cell is too long; is a quotation mark missing?");
}

static void test_long_id(void **state) {
    struct reading *reading = *state;
    char text[1100] = "id\n";
    memset(text + 3, 'a', 1001);
    assert_fails(reading, text, 0, "t.csv:2:1: the id is too long; it takes at most 1,000 bytes");
    text[1003] = '\0';
    assert_rows(reading, text, 1);
}

static void test_stops_when_told(void **state) {
    struct reading *reading = *state;
    reading->stop_after = 1;
    const char *text = "id\na\nb\nc\n";
    assert_false(read_bytes(reading, text, strlen(text)));
    assert_int_equal(reading->count, 1);
    assert_string_equal(reading->error.sentence, "enough");
    assert_int_equal(reading->error.kind, ERROR_STORAGE);
}

#define WITH_READING(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_READING(test_cells),
        WITH_READING(test_team_without_a_column),
        WITH_READING(test_line_ends_and_quotes),
        WITH_READING(test_ids_are_cleaned),
        WITH_READING(test_wrong_header),
        WITH_READING(test_wrong_cells),
        WITH_READING(test_wrong_answers),
        WITH_READING(test_nul_bytes),
        WITH_READING(test_endless_cell),
        WITH_READING(test_long_id),
        WITH_READING(test_stops_when_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
