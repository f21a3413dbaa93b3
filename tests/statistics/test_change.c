/* Reliable change: on both sides of the borders, for the example of Jacobson and Truax and for the
 * scales of the questionnaire that ships. */
#include "near.h"

#include "leadquiz/statistics.h"

static void example(void **state) {
    (void)state;
    double sem = 7.5 * sqrt(1 - 0.80);
    assert_near(sem, 3.354102, 5e-7);
    struct reliable_change change = statistics_change(47.5, 32.5, sem);
    assert_near(change.index, -3.162278, 5e-7);
    assert_near(change.difference, -15, 0);
    assert_int_equal(change.change, CHANGE_CLEAR);
}

/* Points needed with each SEM: just below, at and above each border, up and down. */
static void borders(void **state) {
    (void)state;
    const double sems[] = {7.5, 6.5, 7.7, 7.1, 11.3, 10, 0.01, 50};
    for (size_t i = 0; i < sizeof sems / sizeof sems[0]; i++) {
        double unit = sems[i] * sqrt(2), small = 1e-6 * unit;
        for (int sign = -1; sign <= 1; sign += 2) {
            const struct {
                double points;
                enum change change;
            } cases[] = {
                {0, CHANGE_NOISE},
                {1.645 * unit - small, CHANGE_NOISE},
                {1.645 * unit, CHANGE_LIKELY},
                {1.96 * unit - small, CHANGE_LIKELY},
                {1.96 * unit, CHANGE_CLEAR},
                {1.96 * unit + small, CHANGE_CLEAR},
            };
            for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
                struct reliable_change change =
                    statistics_change(50, 50 + sign * cases[k].points, sems[i]);
                assert_int_equal(change.change, cases[k].change);
                assert_near(change.difference, sign * cases[k].points, 1e-9);
            }
        }
    }
}

/* The points that the measurement plan names: 20.7 (95 %) and 17.3 (90 %) and so on. */
static void points_needed(void **state) {
    (void)state;
    const double rows[][3] = {{7.5, 20.7, 17.3}, {6.5, 18.1, 15.2}, {7.7, 21.3, 17.9}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(statistics_change(0, rows[i][1] + 0.1, rows[i][0]).change, CHANGE_CLEAR);
        assert_int_equal(statistics_change(0, rows[i][1] - 0.1, rows[i][0]).change, CHANGE_LIKELY);
        assert_int_equal(statistics_change(0, rows[i][2] + 0.3, rows[i][0]).change, CHANGE_LIKELY);
        assert_int_equal(statistics_change(0, rows[i][2] - 0.3, rows[i][0]).change, CHANGE_NOISE);
    }
}

static void no_error_known(void **state) {
    (void)state;
    assert_int_equal(statistics_change(10, 90, 0).change, CHANGE_UNKNOWN);
    assert_int_equal(statistics_change(10, 90, -1).change, CHANGE_UNKNOWN);
    assert_int_equal(statistics_change(10, 90, (double)NAN).change, CHANGE_UNKNOWN);
    assert_near(statistics_change(10, 90, 0).difference, 80, 0);
    assert_near(statistics_change(10, 90, 0).index, 0, 0);
}

static void scales(void **state) {
    (void)state;
    struct error error;
    struct instrument *instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &error);
    if (instrument == NULL)
        fail_msg("%s", error.sentence);
    int trust = instrument_scale(instrument, "trust");
    int follower = instrument_scale(instrument, "follower");
    struct result before = {.form = FORM_FULL}, after = {.form = FORM_FULL};
    before.scales[trust] = (struct score){true, 60, 9, 9};
    after.scales[trust] = (struct score){true, 60 + 1.97 * 6.5 * sqrt(2), 9, 9};
    assert_int_equal(statistics_scale_change(instrument, &before, trust, &after, trust).change,
                     CHANGE_CLEAR);
    assert_near(statistics_scale_change(instrument, &after, trust, &before, trust).index, -1.97,
                1e-9);
    assert_int_equal(
        statistics_scale_change(instrument, &before, follower, &after, follower).change,
        CHANGE_UNKNOWN);

    /* The scale may have stood elsewhere in the file, or not at all. */
    before.scales[follower] = before.scales[trust];
    before.scales[trust] = (struct score){true, 1, 9, 9};
    assert_near(statistics_scale_change(instrument, &before, follower, &after, trust).index, 1.97,
                1e-9);
    assert_int_equal(statistics_scale_change(instrument, &before, NOWHERE, &after, trust).change,
                     CHANGE_UNKNOWN);
    before.scales[trust] = before.scales[follower];

    /* The short form has an error of its own, and none for some scales. */
    before.form = after.form = FORM_SHORT;
    before.scales[follower] = after.scales[follower] = before.scales[trust];
    assert_int_equal(statistics_scale_change(instrument, &before, trust, &after, trust).change,
                     CHANGE_NOISE);
    assert_int_equal(
        statistics_scale_change(instrument, &before, follower, &after, follower).change,
        CHANGE_UNKNOWN);
    before.form = FORM_FULL;
    assert_int_equal(statistics_scale_change(instrument, &before, trust, &after, trust).change,
                     CHANGE_UNKNOWN);
    instrument_free(instrument);
}

static void levels(void **state) {
    (void)state;
    struct result two = {.level = 2}, three = {.level = 3}, none = {.level = 0};
    struct result two_or_three = {.level = 2, .neighbour = 3};
    assert_int_equal(statistics_level_change(&two, &two).change, CHANGE_NOISE);
    assert_int_equal(statistics_level_change(&two, &three).change, CHANGE_CLEAR);
    assert_near(statistics_level_change(&two, &three).difference, 1, 0);
    assert_near(statistics_level_change(&three, &two).difference, -1, 0);
    assert_int_equal(statistics_level_change(&two_or_three, &three).change, CHANGE_LIKELY);
    assert_int_equal(statistics_level_change(&three, &two_or_three).change, CHANGE_LIKELY);
    assert_int_equal(statistics_level_change(&two_or_three, &two).change, CHANGE_NOISE);
    assert_int_equal(statistics_level_change(&none, &two).change, CHANGE_UNKNOWN);
    assert_int_equal(statistics_level_change(&two, &none).change, CHANGE_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(example),       cmocka_unit_test(borders),
        cmocka_unit_test(points_needed), cmocka_unit_test(no_error_known),
        cmocka_unit_test(scales),        cmocka_unit_test(levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
