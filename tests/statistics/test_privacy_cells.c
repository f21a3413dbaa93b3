/* Small cells of a count put together: every shape. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/privacy.h"

#include <stdio.h>
#include <string.h>

static const struct privacy_rules rules = {.cell = 3};

/* "1-2:3 3:0 4:5", values from 1 */
static const char *said(const int *counts, int count) {
    static char text[256];
    struct privacy_cell cells[PRIVACY_CELLS_MOST];
    int used = 0, left = privacy_cells(&rules, counts, NULL, count, cells);
    text[0] = '\0';
    for (int i = 0; i < left; i++) {
        const struct privacy_cell *cell = &cells[i];
        used += snprintf(text + used, sizeof text - (size_t)used, "%s%d", i > 0 ? " " : "",
                         cell->first + 1);
        if (cell->last > cell->first)
            used += snprintf(text + used, sizeof text - (size_t)used, "-%d", cell->last + 1);
        used += snprintf(text + used, sizeof text - (size_t)used, ":%d", cell->people);
    }
    return text;
}

#define SAID(...) said((const int[]){__VA_ARGS__}, sizeof((const int[]){__VA_ARGS__}) / sizeof(int))

static void nothing_small(void **state) {
    (void)state;
    assert_string_equal(SAID(3, 4, 5, 6), "1:3 2:4 3:5 4:6");
    assert_string_equal(SAID(0, 3, 0, 4), "1:0 2:3 3:0 4:4");
}

static void small_ones_go_to_the_smaller_neighbour(void **state) {
    (void)state;
    assert_string_equal(SAID(5, 1, 4, 6), "1:5 2-3:5 4:6");
    assert_string_equal(SAID(4, 2, 5, 6), "1-2:6 3:5 4:6");
    assert_string_equal(SAID(4, 2, 4, 6), "1-2:6 3:4 4:6"); /* alike: the lower */
    assert_string_equal(SAID(1, 5, 6, 7), "1-2:6 3:6 4:7"); /* at the ends */
    assert_string_equal(SAID(5, 6, 7, 2), "1:5 2:6 3-4:9");
}

static void small_ones_meet(void **state) {
    (void)state;
    assert_string_equal(SAID(1, 2, 5, 6), "1-2:3 3:5 4:6");
    assert_string_equal(SAID(1, 1, 5, 6), "1-3:7 4:6"); /* two are too few once more */
    assert_string_equal(SAID(2, 5, 5, 1), "1-2:7 3-4:6");
    assert_string_equal(SAID(1, 1, 1, 7), "1-3:3 4:7");
}

static void empty_ones_are_passed_over(void **state) {
    (void)state;
    assert_string_equal(SAID(2, 0, 5, 6), "1-3:7 4:6");
    assert_string_equal(SAID(5, 0, 0, 1, 6), "1-4:6 5:6");
    assert_string_equal(SAID(0, 1, 5, 0, 4), "1:0 2-3:6 4:0 5:4");
    assert_string_equal(SAID(1, 0, 2, 0, 9), "1-3:3 4:0 5:9");
}

static void nothing_is_left(void **state) {
    (void)state;
    assert_string_equal(SAID(0, 0, 0, 0), "");
    assert_string_equal(SAID(0, 12, 0, 0), ""); /* one value holds everybody */
    assert_string_equal(SAID(2, 9, 0, 0), "");  /* all in one */
    assert_string_equal(SAID(1, 1, 8), "");
    assert_string_equal(SAID(2, 0, 0, 0), "");
    assert_string_equal(SAID(12), "");
}

static void the_file_says_what_is_small(void **state) {
    (void)state;
    const struct privacy_rules larger = {.cell = 5}, none = {.cell = 1};
    const int counts[] = {1, 4, 5, 6};
    struct privacy_cell cells[PRIVACY_CELLS_MOST];
    assert_int_equal(privacy_cells(&none, counts, NULL, 4, cells), 4);
    assert_int_equal(privacy_cells(&larger, counts, NULL, 4, cells), 3);
    assert_int_equal(cells[0].people, 5);
    assert_int_equal(privacy_cells(&larger, counts, counts, 2, cells), 0);
}

/* All counts of four values up to six people each. */
static void every_shape(void **state) {
    (void)state;
    enum { MOST = 7 };
    for (int code = 0; code < MOST * MOST * MOST * MOST; code++) {
        int counts[4] = {code % MOST, code / MOST % MOST, code / (MOST * MOST) % MOST,
                         code / (MOST * MOST * MOST)};
        struct privacy_cell cells[PRIVACY_CELLS_MOST];
        int left = privacy_cells(&rules, counts, NULL, 4, cells), filled = 0, next = 0;
        for (int i = 0; i < left; i++) {
            int people = 0;
            assert_int_equal(cells[i].first, next);
            for (int value = cells[i].first; value <= cells[i].last; value++)
                people += counts[value];
            assert_int_equal(cells[i].people, people);
            assert_true(people == 0 || people >= 3);
            filled += people > 0;
            next = cells[i].last + 1;
        }
        assert_true(left == 0 || (next == 4 && filled > 1));
    }
}

/* ---- where some people are known ---- */

static int cells_of(const int *counts, const int *unknown) {
    struct privacy_cell cells[PRIVACY_CELLS_MOST];
    return privacy_cells(&rules, counts, unknown, 4, cells);
}

static void the_unknown_hide_too(void **state) {
    (void)state;
    struct privacy_cell cells[PRIVACY_CELLS_MOST];
    const int counts[] = {4, 5, 6, 4}, none[4] = {0}, fine[] = {3, 0, 4, 0};
    const int one[] = {0, 1, 0, 0}, together[] = {0, 0, 3, 0}, small[] = {3, 2, 3, 0};
    assert_int_equal(cells_of(counts, none), 4);     /* nobody is left to guard */
    assert_int_equal(cells_of(counts, fine), 4);     /* at two levels or none of them */
    assert_int_equal(cells_of(counts, one), 0);      /* whoever takes the others away has one */
    assert_int_equal(cells_of(counts, together), 0); /* all are at one level */
    assert_int_equal(privacy_cells(&rules, counts, small, 4, cells), 3);
    assert_int_equal(cells[0].people, 9); /* to the smaller neighbour */
    assert_int_equal(cells[0].unknown, 5);
}

/* Whatever the answers are: no cell tells of one or two, and not all are in one. */
static void every_shape_of_the_unknown(void **state) {
    (void)state;
    enum { MOST = 6 };
    for (int code = 0; code < MOST * MOST * MOST * MOST; code++) {
        int unknown[4] = {code % MOST, code / MOST % MOST, code / (MOST * MOST) % MOST,
                          code / (MOST * MOST * MOST)};
        int counts[4] = {unknown[0] + 2, unknown[1], unknown[2] + 4, unknown[3] + 1};
        struct privacy_cell cells[PRIVACY_CELLS_MOST];
        int left = privacy_cells(&rules, counts, unknown, 4, cells), filled = 0, all = 0;
        for (int i = 0; i < left; i++) {
            assert_true(cells[i].people == 0 || cells[i].people >= 3);
            assert_true(cells[i].unknown == 0 || cells[i].unknown >= 3);
            filled += cells[i].unknown > 0;
            all += cells[i].unknown;
        }
        assert_true(left == 0 || filled != 1);
        assert_true(left == 0 || all == unknown[0] + unknown[1] + unknown[2] + unknown[3]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_small),
        cmocka_unit_test(small_ones_go_to_the_smaller_neighbour),
        cmocka_unit_test(small_ones_meet),
        cmocka_unit_test(empty_ones_are_passed_over),
        cmocka_unit_test(nothing_is_left),
        cmocka_unit_test(the_file_says_what_is_small),
        cmocka_unit_test(every_shape),
        cmocka_unit_test(the_unknown_hide_too),
        cmocka_unit_test(every_shape_of_the_unknown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
