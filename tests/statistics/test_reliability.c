/* Alpha and its kin against R (psych 2.2.9) on published data, and where they are not known. */
#include "near.h"

#include "leadquiz/statistics.h"

#include <stdio.h>
#include <stdlib.h>

enum { ATTITUDE_ITEMS = 7, ATTITUDE_ROWS = 30 };

static struct error error;

static void start(struct item_matrix *matrix, int items) {
    assert_true(item_matrix_start(matrix, items, &error));
}

static void ask(const struct item_matrix *matrix, struct reliability *reliability) {
    assert_true(statistics_reliability(matrix, reliability, &error));
}

/* The published rows, `times` over, each value shifted. */
static void add_attitude(struct item_matrix *matrix, int items, int times, double shift) {
    for (int time = 0; time < times; time++) {
        char line[200];
        int rows = 0;
        FILE *file = fopen(SOURCE_DIR "/tests/fixtures/attitude.csv", "r");
        assert_non_null(file);
        assert_non_null(fgets(line, sizeof line, file));
        while (fgets(line, sizeof line, file)) {
            double values[ATTITUDE_ITEMS];
            char *rest = line;
            for (int i = 0; i < ATTITUDE_ITEMS; i++, rest++)
                values[i] = strtod(rest, &rest) + shift;
            item_matrix_add(matrix, values);
            rows++;
        }
        assert_int_equal(rows, ATTITUDE_ROWS);
        (void)fclose(file);
    }
    assert_int_equal(matrix->items, items);
}

static void attitude(void **state) {
    (void)state;
    struct item_matrix matrix;
    struct reliability r;
    start(&matrix, ATTITUDE_ITEMS);
    add_attitude(&matrix, ATTITUDE_ITEMS, 1, 0);
    ask(&matrix, &r);
    assert_true(r.known && r.correlations_known && r.omega_known);
    assert_near(r.alpha, 0.843143, 5e-7);
    assert_near(r.standardised, 0.839084, 5e-7);
    assert_near(r.mean_r, 0.426907, 5e-7);
    assert_near(r.ase, 0.0424357, 5e-8);
    assert_near(r.alpha_low, 0.739376, 5e-7);
    assert_near(r.alpha_high, 0.915773, 5e-7);
    assert_near(r.omega, 0.850682, 5e-7);
    item_matrix_free(&matrix);
}

static void attitude_items(void **state) {
    (void)state;
    const double rest[] = {.67126, .74211, .56071, .71445, .78628, .26503, .46081};
    const double dropped[] = {.80976, .79692, .82785, .80303, .79539, .86387, .84046};
    struct item_matrix matrix;
    struct item_statistics item;
    start(&matrix, ATTITUDE_ITEMS);
    add_attitude(&matrix, ATTITUDE_ITEMS, 1, 0);
    for (int i = 0; i < ATTITUDE_ITEMS; i++) {
        statistics_item(&matrix, i, &item);
        assert_true(item.known && item.rest_known && item.dropped_known);
        assert_near(item.rest_r, rest[i], 5e-6);
        assert_near(item.alpha_dropped, dropped[i], 5e-6);
    }
    statistics_item(&matrix, 0, &item);
    assert_near(item.mean, 64.633333, 5e-7);
    assert_near(item.sd, 12.172562, 5e-7);
    item_matrix_free(&matrix);
}

/* Sums of squares would lose every digit here. */
static void far_from_zero(void **state) {
    (void)state;
    struct item_matrix matrix;
    struct reliability r;
    start(&matrix, ATTITUDE_ITEMS);
    add_attitude(&matrix, ATTITUDE_ITEMS, 100, 1e9);
    ask(&matrix, &r);
    assert_int_equal(matrix.rows, 3000);
    assert_near(r.alpha, 0.843143, 1e-5);
    assert_near(r.omega, 0.850682, 1e-5);
    item_matrix_free(&matrix);
}

static void two_items(void **state) {
    (void)state;
    const double rows[][2] = {{1, 2}, {2, 1}, {3, 4}, {4, 3}, {5, 5}};
    struct item_matrix matrix;
    struct reliability r;
    struct item_statistics item;
    start(&matrix, 2);
    for (int i = 0; i < 5; i++)
        item_matrix_add(&matrix, rows[i]);
    ask(&matrix, &r);
    /* variances 2.5, covariance 2: r = .8, alpha = 2 (1 - 5 / 9) = 8 / 9 */
    assert_true(r.known && r.correlations_known && !r.omega_known);
    assert_near(r.alpha, 8.0 / 9, 1e-12);
    assert_near(r.standardised, 8.0 / 9, 1e-12);
    assert_near(r.mean_r, 0.8, 1e-12);
    assert_near(r.omega, 0, 0);
    statistics_item(&matrix, 1, &item);
    assert_true(item.rest_known && !item.dropped_known);
    assert_near(item.rest_r, 0.8, 1e-12);
    assert_near(item.alpha_dropped, 0, 0);
    item_matrix_free(&matrix);
}

static void one_item(void **state) {
    (void)state;
    const double rows[] = {1, 2, 4};
    struct item_matrix matrix;
    struct reliability r;
    struct item_statistics item;
    start(&matrix, 1);
    for (int i = 0; i < 3; i++)
        item_matrix_add(&matrix, &rows[i]);
    ask(&matrix, &r);
    assert_false(r.known || r.correlations_known || r.omega_known);
    statistics_item(&matrix, 0, &item);
    assert_true(item.known && !item.rest_known && !item.dropped_known);
    assert_near(item.sd, sqrt(7.0 / 3), 1e-12);
    item_matrix_free(&matrix);
}

static void constant_item(void **state) {
    (void)state;
    const double rows[][3] = {{1, 3, 2}, {2, 3, 1}, {3, 3, 4}, {4, 3, 3}, {5, 3, 5}};
    struct item_matrix matrix;
    struct reliability r;
    struct item_statistics item;
    start(&matrix, 3);
    for (int i = 0; i < 5; i++)
        item_matrix_add(&matrix, rows[i]);
    ask(&matrix, &r);
    assert_true(r.known && !r.correlations_known && !r.omega_known);
    assert_near(r.alpha, 1.5 * 4 / 9, 1e-12);
    assert_near(r.standardised, 0, 0);
    statistics_item(&matrix, 1, &item);
    assert_true(item.known && !item.rest_known && item.dropped_known);
    assert_near(item.sd, 0, 0);
    assert_near(item.alpha_dropped, 8.0 / 9, 1e-12);
    item_matrix_free(&matrix);
}

/* Nothing known is a number: no nan, no infinity. */
static void assert_finite(const struct item_matrix *matrix) {
    struct reliability r;
    struct item_statistics item;
    ask(matrix, &r);
    const double numbers[] = {r.alpha,        r.alpha_low, r.alpha_high, r.ase,
                              r.standardised, r.mean_r,    r.omega};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
        assert_true(isfinite(numbers[i]));
    for (int i = 0; i < matrix->items; i++) {
        statistics_item(matrix, i, &item);
        assert_true(isfinite(item.mean) && isfinite(item.sd) && isfinite(item.rest_r) &&
                    isfinite(item.alpha_dropped));
    }
}

static void hardly_any_rows(void **state) {
    (void)state;
    const double rows[][3] = {{1, 2, 3}, {2, 2, 5}, {4, 1, 3}};
    struct item_matrix matrix;
    struct reliability r;
    start(&matrix, 3);
    for (int i = 0; i < 3; i++) {
        ask(&matrix, &r);
        assert_int_equal(r.known, i > 1);
        assert_finite(&matrix);
        item_matrix_add(&matrix, rows[i]);
    }
    assert_finite(&matrix);
    item_matrix_free(&matrix);
}

static void no_variance(void **state) {
    (void)state;
    const double same[] = {3, 3, 3}, up[] = {0.1, 0.9, 0.5}, down[] = {0.9, 0.1, 0.5};
    struct item_matrix matrix;
    struct reliability r;
    start(&matrix, 3);
    item_matrix_add(&matrix, same);
    item_matrix_add(&matrix, same);
    ask(&matrix, &r);
    assert_false(r.known);
    assert_finite(&matrix);
    item_matrix_free(&matrix);

    /* Items that cancel each other: the sum has nothing but rounding. */
    start(&matrix, 3);
    for (int i = 0; i < 11; i++)
        item_matrix_add(&matrix, i % 3 ? up : down);
    ask(&matrix, &r);
    assert_false(r.known);
    assert_finite(&matrix);
    item_matrix_free(&matrix);
}

/* Copies of one item: everything is 1 and the uniquenesses are 0. */
static void copies(void **state) {
    (void)state;
    struct item_matrix matrix;
    struct reliability r;
    start(&matrix, 4);
    for (int i = 0; i < 10; i++) {
        double value = (i * 7 % 5) / 3.0;
        const double row[] = {value, value, value, value};
        item_matrix_add(&matrix, row);
    }
    ask(&matrix, &r);
    assert_true(r.known && r.correlations_known && r.omega_known);
    assert_near(r.alpha, 1, 1e-12);
    assert_near(r.omega, 1, 1e-6);
    assert_near(r.alpha_low, 1, 1e-12);
    assert_finite(&matrix);
    item_matrix_free(&matrix);
}

/* Two items that agree with a third far more than with each other want a uniqueness below 0. */
static void improper_factor(void **state) {
    (void)state;
    struct item_matrix matrix;
    struct reliability r;
    start(&matrix, 3);
    for (int i = 0; i < 64; i++) {
        double a = (i & 1) * 2 - 1, b = (i >> 1 & 1) * 2 - 1, c = (i >> 2 & 1) * 2 - 1;
        /* r12 = r13 = .7 or so, r23 = .1: loading of the first sqrt(.7 * .7 / .1) > 1 */
        const double row[] = {a + b, a + 0.3 * c, b + 0.3 * c};
        item_matrix_add(&matrix, row);
    }
    ask(&matrix, &r);
    assert_true(r.known && r.correlations_known);
    assert_false(r.omega_known);
    assert_near(r.omega, 0, 0);
    item_matrix_free(&matrix);
}

/* Loadings known beforehand: r_ij = l_i l_j exactly, from orthogonal columns. */
static void exact_factor(void **state) {
    (void)state;
    const double loadings[] = {0.9, 0.7, 0.5, 0.3};
    struct item_matrix matrix;
    struct reliability r;
    start(&matrix, 4);
    for (int i = 0; i < 32; i++) {
        double row[4];
        for (int k = 0; k < 4; k++) {
            double common = (i & 1) * 2 - 1, own = (i >> (k + 1) & 1) * 2 - 1;
            row[k] = loadings[k] * common + sqrt(1 - loadings[k] * loadings[k]) * own;
        }
        item_matrix_add(&matrix, row);
    }
    ask(&matrix, &r);
    double sum = 2.4, unique = 4 - (0.81 + 0.49 + 0.25 + 0.09);
    assert_true(r.omega_known);
    assert_near(r.omega, sum * sum / (sum * sum + unique), 1e-9);
    item_matrix_free(&matrix);
}

/* GSL's own inverse of F gives nan for 29 and 1131 degrees and hangs on large ones. */
static void interval_for_any_size(void **state) {
    (void)state;
    const int items[] = {2, 3, 9, 40, 120};
    for (size_t k = 0; k < sizeof items / sizeof items[0]; k++) {
        struct item_matrix matrix;
        struct reliability r;
        double widest = 1e9;
        start(&matrix, items[k]);
        for (size_t rows = 30; rows < (size_t)1 << 40; rows *= 32) {
            /* Pretend: the same alpha from ever more rows. */
            double row[120];
            for (int i = 0; i < 12; i++) {
                for (int j = 0; j < items[k]; j++)
                    row[j] = (i % 4) + (i * 5 + j * 3) % 7 / 3.0;
                item_matrix_add(&matrix, row);
            }
            matrix.rows = rows;
            ask(&matrix, &r);
            assert_true(r.known && isfinite(r.alpha_low) && isfinite(r.alpha_high));
            assert_true(r.alpha_low < r.alpha && r.alpha < r.alpha_high);
            double width = (r.alpha_high - r.alpha_low) / (1 - r.alpha);
            assert_true(width < widest);
            widest = width;
        }
        item_matrix_free(&matrix);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(attitude),        cmocka_unit_test(attitude_items),
        cmocka_unit_test(far_from_zero),   cmocka_unit_test(two_items),
        cmocka_unit_test(one_item),        cmocka_unit_test(constant_item),
        cmocka_unit_test(hardly_any_rows), cmocka_unit_test(no_variance),
        cmocka_unit_test(copies),          cmocka_unit_test(improper_factor),
        cmocka_unit_test(exact_factor),    cmocka_unit_test(interval_for_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
