/* test_team_months.c - a group month by month. */
#include "team_store.h"

enum { MONTHS = 12 };

static struct review_month months[MONTHS];

static int load(struct team *team, const char *of) {
    look(team, of);
    int count = review_months(&team->review, months, MONTHS, &team->error);
    must(team, count >= 0);
    return count;
}

/* Everybody again, a bit better. */
static void again(struct team *team, int from, int until, int points) {
    for (int i = from; i < until; i++) {
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "made-up-north-%02d", i);
        struct way way = {.points = points + i % 2, .variation = i + 1, .desire = 1 + i % 5};
        sit(team, join(team, name, "north", AVERAGE), way, NULL);
    }
}

static void test_months_that_have_a_sitting(void **state) {
    struct team *team = *state;
    team->now = test_now - 61 * DAY; /* 15 April */
    take_part_all(team, 0, 6, "north", AVERAGE);
    team->now = test_now;
    again(team, 0, 4, 3); /* June: four, and so few are not told */
    assert_int_equal(load(team, "north"), 1);
    take_part(team, 6, "north", LEAD, NULL);
    assert_int_equal(load(team, "north"), 2);
    assert_int_equal(months[0].year, 2025);
    assert_int_equal(months[0].month, 4);
    assert_int_equal(months[0].sittings, 6);
    assert_means(team, &months[0].figures, SHOWN, 6);
    assert_int_equal(months[0].figures.scales[0].movement_withheld, WITHHELD_NONE);
    assert_int_equal(months[0].figures.levels.withheld, WITHHELD_FEW);
    assert_int_equal(months[1].month, 6);
    assert_int_equal(months[1].sittings, -1);
    assert_means(team, &months[1].figures, WITHHELD_FEW, 0);
    assert_int_equal(load(team, NULL), 2);
}

static void test_the_last_sitting_of_the_month(void **state) {
    struct team *team = *state;
    struct result result;
    double sum = 0;
    team->now = test_now - 2 * DAY;
    take_part_all(team, 0, 6, "north", AVERAGE);
    team->now = test_now;
    for (int i = 0; i < 6; i++) {
        take_part(team, i, "north", AVERAGE, &result);
        sum += result.scales[0].value;
    }
    struct way better = {.points = 5, .desire = 2};
    sit(team, join(team, "made-up-north-02", "north", AVERAGE), better, &result);
    struct result before;
    struct answers answers;
    struct way way = {.points = 4, .variation = 2, .desire = 3};
    make_answers(team, &way, &answers);
    scoring_compute(team->instrument, FORM_FULL, &answers, NULL, &before);
    sum += result.scales[0].value - before.scales[0].value;
    assert_int_equal(load(team, NULL), 1);
    assert_int_equal(months[0].sittings, 13);
    assert_int_equal(months[0].figures.scales[0].people, 6);
    assert_true(fabs(months[0].figures.scales[0].mean.estimate - sum / 6) < 1e-9);
}

static void test_borders_of_a_month(void **state) {
    struct team *team = *state;
    team->now = INT64_C(1748736000000) - 1; /* the last moment of May, UTC */
    take_part_all(team, 0, 5, "north", AVERAGE);
    team->now += 1;
    take_part_all(team, 5, 10, "north", AVERAGE);
    team->now = test_now;
    assert_int_equal(load(team, NULL), 2);
    assert_int_equal(months[0].month, 5);
    assert_int_equal(months[0].sittings, 5);
    assert_int_equal(months[1].month, 6);
    assert_int_equal(months[1].sittings, 5);
}

static void test_who_is_not_averaged_is_not_counted(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 4, "north", AVERAGE);
    assert_int_equal(load(team, NULL), 0);
    take_part(team, 4, "north", LEAD, NULL);
    assert_int_equal(load(team, NULL), 1);
    assert_int_equal(months[0].sittings, -1);
    assert_means(team, &months[0].figures, WITHHELD_FEW, 0);
    take_part(team, 5, "north", AVERAGE, NULL);
    assert_int_equal(load(team, NULL), 1);
    assert_int_equal(months[0].sittings, 5);
    assert_means(team, &months[0].figures, SHOWN, 5);
}

/* Ten of whom nine answered in May: without the nine, one is left. */
static void test_a_month_is_held_against_the_whole(void **state) {
    struct team *team = *state;
    team->now = test_now - 31 * DAY;
    take_part_all(team, 0, 9, "north", AVERAGE);
    team->now = test_now;
    take_part(team, 9, "north", AVERAGE, NULL);
    assert_int_equal(load(team, NULL), 1);
    assert_means(team, &team->review.figures, SHOWN, 10);
    assert_means(team, &months[0].figures, WITHHELD_CLOSE, 0);
    assert_int_equal(months[0].sittings, 9);
}

static void test_a_month_goes_on(void **state) {
    struct team *team = *state;
    team->now = test_now - 40 * DAY;
    take_part_all(team, 0, 8, "north", AVERAGE);
    team->now = test_now;
    again(team, 0, 8, 3);
    load(team, "north");
    assert_means(team, &months[1].figures, SHOWN, 8);
    int64_t shown = team->now;
    team->now += DAY;
    take_part(team, 8, "north", AVERAGE, NULL);
    assert_int_equal(load(team, "north"), 2);
    assert_int_equal(months[1].sittings, 9);
    assert_means(team, &months[1].figures, SHOWN, 8);
    assert_int_equal(months[1].figures.as_of, shown);
    assert_int_equal(months[0].figures.as_of, 0);
    assert_false(review_stale(&team->review));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_months_that_have_a_sitting, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_the_last_sitting_of_the_month, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_borders_of_a_month, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_who_is_not_averaged_is_not_counted, team_begin,
                                        team_end),
        cmocka_unit_test_setup_teardown(test_a_month_is_held_against_the_whole, team_begin,
                                        team_end),
        cmocka_unit_test_setup_teardown(test_a_month_goes_on, team_begin, team_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
