/* test_team_showing.c - what may be shown beside what was shown before. */
#include "team_store.h"

enum { PEOPLE = 12 };

static void assert_same_counts(const struct group_counts *one, const struct group_counts *other) {
    assert_int_equal(one->withheld, other->withheld);
    assert_int_equal(one->people, other->people);
    assert_int_equal(one->cell_count, other->cell_count);
    for (int i = 0; i < one->cell_count; i++) {
        assert_int_equal(one->cells[i].first, other->cells[i].first);
        assert_int_equal(one->cells[i].last, other->cells[i].last);
        assert_int_equal(one->cells[i].people, other->cells[i].people);
    }
}

static void assert_same(const struct team *team, const struct group_figures *one,
                        const struct group_figures *other) {
    for (int s = 0; s < team->instrument->scale_count; s++)
        assert_memory_equal(&one->scales[s], &other->scales[s], sizeof one->scales[s]);
    assert_same_counts(&one->levels, &other->levels);
    assert_same_counts(&one->desire, &other->desire);
}

static bool count_publication(const struct publication *publication, void *context,
                              struct error *error) {
    (void)publication;
    (void)error;
    ++*(int *)context;
    return true;
}

static int publications(struct team *team) {
    int count = 0;
    must(team, store_publications_each(team->store, team->instrument, FORM_FULL, NULL,
                                       count_publication, &count, &team->error));
    return count;
}

static void test_one_who_joins_is_not_told_apart(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, PEOPLE, "north", AVERAGE);
    struct group_figures before = *look(team, "north");
    assert_means(team, &before, SHOWN, PEOPLE);
    int64_t shown = team->now;
    team->now += DAY;
    take_part(team, PEOPLE, "north", AVERAGE, NULL);
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->as_of, shown);
    assert_same(team, figures, &before);
    assert_int_equal(team->review.activity.people, PEOPLE + 1);

    team->fresh_only = true;
    figures = look(team, "north");
    assert_int_equal(figures->as_of, 0);
    assert_means(team, figures, WITHHELD_CLOSE, 0);
    assert_int_equal(figures->levels.withheld, WITHHELD_CLOSE);
    assert_int_equal(publications(team), 1);
}

static void test_three_who_join_are_shown(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, PEOPLE, "north", AVERAGE);
    look(team, "north");
    team->now += DAY;
    take_part_all(team, PEOPLE, PEOPLE + 2, "north", AVERAGE);
    assert_int_equal(look(team, "north")->as_of, test_now);
    take_part(team, PEOPLE + 2, "north", AVERAGE, NULL);
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->as_of, 0);
    assert_means(team, figures, SHOWN, PEOPLE + 3);
    team->now += DAY;
    assert_means(team, look(team, "north"), SHOWN, PEOPLE + 3);
    assert_int_equal(publications(team), 2); /* the same figures are kept once */
}

static void test_somebody_answers_again(void **state) {
    struct team *team = *state;
    struct way better = {.points = 5, .variation = 1, .desire = 4};
    take_part_all(team, 0, PEOPLE, "north", AVERAGE);
    struct group_figures before = *look(team, "north");
    team->now += DAY;
    sit(team, join(team, "made-up-north-03", "north", AVERAGE), better, NULL);
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->as_of, test_now);
    assert_same(team, figures, &before); /* with the sitting of then */
}

static void test_withdrawn_and_given_again(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, PEOPLE, "north", AVERAGE);
    take_part(team, PEOPLE, "north", AVERAGE | LEAD, NULL);
    struct group_figures before = *look(team, "north");
    assert_int_equal(team->review.count, 1);
    team->now += DAY;
    join(team, "made-up-north-12", "north", 0);
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(team->review.count, 0);
    assert_int_equal(figures->as_of,
                     0); /* figures of then hold somebody who takes part no longer */
    assert_means(team, figures, WITHHELD_CLOSE, 0);
    team->now += DAY;
    join(team, "made-up-north-12", "north", AVERAGE | LEAD);
    figures = look(team, "north");
    assert_int_equal(team->review.count, 1);
    assert_int_equal(figures->as_of, 0);
    assert_same(team, figures, &before);
}

/* Figures of then are shown of those alone who let them be averaged now, whatever else they let. */
static void test_withdrawn_from_averages_alone(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, PEOPLE, "north", AVERAGE);
    take_part(team, PEOPLE, "north", AVERAGE | LEAD, NULL);
    look(team, "north");
    join(team, "made-up-north-12", "north", LEAD);
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    assert_int_equal(team->review.figures.as_of, 0);
    assert_int_equal(team->review.count, 1);
}

static void test_somebody_forgotten(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, PEOPLE, "north", AVERAGE);
    look(team, "north");
    int64_t person = join(team, "made-up-north-03", "north", AVERAGE);
    must(team, store_person_forget(team->store, person, &team->error));
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    assert_int_equal(team->review.figures.as_of, 0);
}

static void test_all_but_one_team_leave_one_person(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 6, "north", AVERAGE);
    take_part(team, 6, "south", AVERAGE, NULL);
    assert_means(team, look(team, "north"), SHOWN, 6);
    assert_means(team, look(team, NULL), WITHHELD_CLOSE, 0);
    assert_means(team, look(team, "south"), WITHHELD_FEW, 0);
    take_part_all(team, 7, 9, "south", AVERAGE);
    assert_means(team, look(team, NULL), SHOWN, 9);
}

static void test_whoever_is_known_can_be_subtracted(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 4, "north", AVERAGE | LEAD);
    take_part_all(team, 4, 6, "north", AVERAGE);
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    assert_int_equal(team->review.count, 4);
    /* Who once let the lead see the results cannot make them unseen. */
    team->now += DAY;
    join(team, "made-up-north-00", "north", AVERAGE);
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    assert_int_equal(team->review.count, 3);
    take_part(team, 6, "north", AVERAGE, NULL);
    assert_means(team, look(team, "north"), SHOWN, 7);
}

/* Six were shown. One of them is left out of averages by now, and known; two are new: without the
 * known one, the two sums are the two apart. */
static void test_whoever_is_known_can_be_subtracted_from_then(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 6, "north", AVERAGE);
    assert_means(team, look(team, "north"), SHOWN, 6);
    join(team, "made-up-north-05", "north", LEAD);
    take_part_all(team, 6, 8, "north", AVERAGE);
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    take_part(team, 8, "north", AVERAGE, NULL);
    assert_means(team, look(team, "north"), SHOWN, 8);
}

/* Five with a mean before, one more now: the mean of now, the movement and the mean of then
 * together would be the one's scores. */
static void test_movement_does_not_tell_of_a_newcomer(void **state) {
    struct team *team = *state;
    struct way way = {.points = 4, .desire = 2};
    take_part_all(team, 0, 5, "north", AVERAGE);
    assert_means(team, look(team, "north"), SHOWN, 5);
    team->now += 100 * DAY;
    for (int i = 0; i < 5; i++) {
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "made-up-north-%02d", i);
        way.variation = i + 1;
        sit(team, join(team, name, "north", AVERAGE), way, NULL);
    }
    take_part(team, 5, "north", AVERAGE, NULL);
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->as_of, 0);
    for (int s = 0; s < team->instrument->scale_count; s++) {
        assert_int_equal(figures->scales[s].withheld, SHOWN);
        assert_int_equal(figures->scales[s].movement_withheld, WITHHELD_CLOSE);
    }
}

static void test_what_is_shown_in_part_stays_so(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 9, "north", AVERAGE);
    look(team, "north"); /* means, no counts */
    team->now += DAY;
    take_part(team, 9, "north", AVERAGE, NULL);
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->as_of, test_now);
    assert_means(team, figures, SHOWN, 9);
    assert_int_equal(figures->levels.withheld, WITHHELD_FEW); /* of then */
    team->fresh_only = true;
    figures = look(team, "north");
    assert_means(team, figures, WITHHELD_CLOSE, 0);
    assert_int_equal(figures->desire.withheld, SHOWN);
    assert_int_equal(figures->desire.people, 10);
}

static void test_stale(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 6, "north", AVERAGE | LEAD);
    look(team, NULL);
    assert_false(review_stale(&team->review)); /* what it has kept itself does not count */
    take_part(team, 6, "north", AVERAGE, NULL);
    assert_true(review_stale(&team->review));
    assert_true(review_stale(&team->review));
    look(team, NULL);
    assert_false(review_stale(&team->review));
}

static void test_since_somebody_looked(void **state) {
    struct team *team = *state;
    const struct review_group all = {.team = NULL};
    struct review review;
    take_part_all(team, 0, 6, "north", AVERAGE);
    must(team, review_load(team->store, team->instrument, &all, team->now, REVIEW_LOOK, &review,
                           &team->error));
    assert_int_equal(review.looked, 0);
    assert_false(review_stale(&review));
    review_free(&review);
    must(team, review_load(team->store, team->instrument, &all, team->now + 7 * DAY, REVIEW_LOOK,
                           &review, &team->error));
    assert_int_equal(review.looked, team->now);
    review_free(&review);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_one_who_joins_is_not_told_apart, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_three_who_join_are_shown, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_somebody_answers_again, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_withdrawn_and_given_again, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_withdrawn_from_averages_alone, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_whoever_is_known_can_be_subtracted_from_then,
                                        team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_somebody_forgotten, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_all_but_one_team_leave_one_person, team_begin,
                                        team_end),
        cmocka_unit_test_setup_teardown(test_whoever_is_known_can_be_subtracted, team_begin,
                                        team_end),
        cmocka_unit_test_setup_teardown(test_movement_does_not_tell_of_a_newcomer, team_begin,
                                        team_end),
        cmocka_unit_test_setup_teardown(test_what_is_shown_in_part_stays_so, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_stale, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_since_somebody_looked, team_begin, team_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
