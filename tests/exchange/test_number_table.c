/* Tables of plain numbers: what a cell may hold and the exact sentence for what it may not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/number_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct kept {
    long calls, rows;
    int count, stop_at;
    char names[200];
    double values[8][4];
};

static bool keep(const struct number_table *table, long rows, void *context, struct error *error) {
    struct kept *kept = context;
    kept->calls++;
    if (rows == 0) {
        kept->count = table->count;
        for (int i = 0; i < table->count && i < 4; i++) {
            size_t used = strlen(kept->names);
            snprintf(kept->names + used, sizeof kept->names - used, "%s;", table->names[i]);
        }
        return true;
    }
    kept->rows = rows;
    if (rows == kept->stop_at)
        return error_set(error, ERROR_INPUT, "enough");
    for (int i = 0; i < table->count && i < 4 && rows <= 8; i++)
        kept->values[rows - 1][i] = table->values[i];
    return true;
}

static bool read_text(const char *text, struct kept *kept, struct error *error) {
    FILE *in = tmpfile();
    assert_non_null(in);
    assert_int_equal(fwrite(text, 1, strlen(text), in), strlen(text));
    rewind(in);
    bool read = number_table_read(in, "n.csv", keep, kept, error);
    (void)fclose(in);
    return read;
}

static void numbers(void **state) {
    (void)state;
    struct kept kept = {.stop_at = -1};
    struct error error;
    assert_true(read_text("\xEF\xBB\xBF\"a b\",c\r\n1,-2.5\r\n\r\n123456,1234567.25\n,NA\n0,007",
                          &kept, &error));
    assert_string_equal(kept.names, "a b;c;");
    assert_int_equal(kept.rows, 4);
    assert_int_equal(kept.calls, 5);
    assert_true(kept.values[0][0] == 1 && kept.values[0][1] == -2.5);
    assert_true(kept.values[1][0] == 123456 && kept.values[1][1] == 1234567.25);
    assert_true(isnan(kept.values[2][0]) && isnan(kept.values[2][1]));
    assert_true(kept.values[3][0] == 0 && kept.values[3][1] == 7);
}

static void only_a_header(void **state) {
    (void)state;
    struct kept kept = {.stop_at = -1};
    struct error error;
    assert_true(read_text("a,b\n", &kept, &error));
    assert_int_equal(kept.count, 2);
    assert_int_equal(kept.calls, 1);
}

static void sentences(void **state) {
    (void)state;
    const char *const cases[][2] = {
        {"a,b\n1,2\n1,x\n", "n.csv:3:2: b cannot be x: it takes a number with a decimal point, or "
                            "nothing or NA"},
        {"a,b\n1,nan\n", "n.csv:2:2: b cannot be nan: it takes a number with a decimal point, or "
                         "nothing or NA"},
        {"a\n\"\n\n1,5\"\n",
         "n.csv:2:1: a cannot be ??1,5: it takes a number with a decimal point, "
         "or nothing or NA"},
        {"a,b\n1\n", "n.csv:2:1: the row ends here, but the first line has 2 columns"},
        {"a\n1,2\n", "n.csv:2:2: there is no column for this cell; the first line has 1 column"},
        {"", "n.csv:1:1: the table is empty; its first line names the columns"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct kept kept = {.stop_at = -1};
        struct error error;
        assert_false(read_text(cases[i][0], &kept, &error));
        assert_string_equal(error.sentence, cases[i][1]);
    }
}

static void stopped(void **state) {
    (void)state;
    struct kept kept = {.stop_at = 2};
    struct error error;
    assert_false(read_text("a\n1\n2\n3\n", &kept, &error));
    assert_string_equal(error.sentence, "enough");
    assert_int_equal(kept.rows, 2);
}

static void too_many_columns(void **state) {
    (void)state;
    struct kept kept = {.stop_at = -1};
    struct error error;
    char text[2 * NUMBER_COLUMNS_MOST + 8] = "a";
    for (int i = 0; i < NUMBER_COLUMNS_MOST; i++)
        memcpy(text + 1 + (size_t)2 * i, ",a", 3);
    assert_false(read_text(text, &kept, &error));
    assert_string_equal(error.sentence,
                        "n.csv:1:1001: this is one column too many; 1000 are the most");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers), cmocka_unit_test(only_a_header),    cmocka_unit_test(sentences),
        cmocka_unit_test(stopped), cmocka_unit_test(too_many_columns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
