/* test_team_figures.c - least numbers, and figures that equal those computed by hand. */
#include "team_store.h"

static void test_five_people_have_a_mean(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 4, "north", AVERAGE);
    assert_means(team, look(team, "north"), WITHHELD_FEW, 0);
    take_part(team, 4, "north", AVERAGE, NULL);
    assert_means(team, look(team, "north"), SHOWN, 5);
    assert_int_equal(team->review.figures.as_of, 0);
    assert_int_equal(team->review.figures.levels.withheld, WITHHELD_FEW);
    assert_int_equal(team->review.count, 0); /* nobody lets the lead see anything */
}

static void test_ten_people_have_level_counts(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 9, "north", AVERAGE);
    assert_int_equal(look(team, "north")->levels.withheld, WITHHELD_FEW);
    assert_int_equal(team->review.figures.desire.withheld, WITHHELD_FEW);
    take_part_all(team, 9, 12, "north", AVERAGE);
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->levels.withheld, SHOWN);
    assert_int_equal(figures->levels.people, 12);
    int people = 0;
    for (int i = 0; i < figures->levels.cell_count; i++) {
        assert_true(figures->levels.cells[i].people == 0 || figures->levels.cells[i].people >= 3);
        people += figures->levels.cells[i].people;
    }
    assert_int_equal(people, 12);
}

static void test_small_cells_go_to_a_neighbour(void **state) {
    struct team *team = *state;
    struct way low = {.points = 2, .desire = 1}, high = {.points = 5, .desire = 5};
    char name[NAME_BYTES];
    struct result result;
    for (int i = 0; i < 12; i++) { /* desires 0, 1 (two people) and 4 */
        (void)snprintf(name, sizeof name, "made-up-%d", i);
        struct way way = i < 5 ? low : high;
        way.variation = i;
        if (i >= 5 && i < 7)
            way.desire = 2;
        sit(team, join(team, name, "north", AVERAGE), way, &result);
    }
    const struct group_counts *desire = &look(team, NULL)->desire;
    assert_int_equal(desire->withheld, SHOWN);
    assert_int_equal(desire->people, 12);
    assert_int_equal(desire->cells[0].first, 0);
    assert_int_equal(desire->cells[0].last, 1); /* the two went to the five below them */
    assert_int_equal(desire->cells[0].people, 7);
    int last = desire->cell_count - 1;
    assert_int_equal(desire->cells[last].last, 4);
    assert_int_equal(desire->cells[last].people, 5);
}

static void test_everybody_at_one_level(void **state) {
    struct team *team = *state;
    char name[NAME_BYTES];
    for (int i = 0; i < 12; i++) {
        struct way way = {.points = 2 + i % 2, .desire = 3};
        (void)snprintf(name, sizeof name, "made-up-%d", i);
        sit(team, join(team, name, "north", AVERAGE), way, NULL);
    }
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->levels.withheld, WITHHELD_CLOSE);
    assert_int_equal(figures->levels.people, 0);
    assert_int_equal(figures->levels.cell_count, 0);
    assert_int_equal(figures->desire.withheld, WITHHELD_CLOSE);
    assert_means(team, figures, SHOWN, 12);
}

/* By R: t.test of the scores, prop.test(correct = FALSE) of the shares. */
static void assert_mean(const struct interval *interval, const double *values, int n, double t) {
    double sum = 0, squares = 0;
    for (int i = 0; i < n; i++)
        sum += values[i];
    for (int i = 0; i < n; i++)
        squares += (values[i] - sum / n) * (values[i] - sum / n);
    double half = t * sqrt(squares / (n - 1) / n);
    assert_true(fabs(interval->estimate - sum / n) < 1e-9);
    assert_true(fabs(interval->low - fmax(sum / n - half, -100)) < 1e-4);
    assert_true(fabs(interval->high - fmin(sum / n + half, 100)) < 1e-4);
}

static void test_figures_equal_those_by_hand(void **state) {
    struct team *team = *state;
    enum { PEOPLE = 6 };
    struct result first[PEOPLE], second[PEOPLE];
    int64_t people[PEOPLE];
    double values[PEOPLE];
    for (int i = 0; i < PEOPLE; i++)
        people[i] = take_part(team, i, "north", AVERAGE, &first[i]);
    team->now += 100 * DAY;
    for (int i = 0; i < PEOPLE; i++) {
        struct way way = {.points = 3 + i % 2, .variation = 2 * i + 1, .desire = 2};
        sit(team, people[i], way, &second[i]);
    }
    const struct group_figures *figures = look(team, NULL);
    for (int s = 0; s < team->instrument->scale_count; s++) {
        for (int i = 0; i < PEOPLE; i++)
            values[i] = second[i].scales[s].value;
        assert_int_equal(figures->scales[s].withheld, SHOWN);
        assert_int_equal(figures->scales[s].people, PEOPLE);
        assert_mean(&figures->scales[s].mean, values, PEOPLE, 2.570582);
        for (int i = 0; i < PEOPLE; i++)
            values[i] = second[i].scales[s].value - first[i].scales[s].value;
        assert_int_equal(figures->scales[s].movement_withheld, SHOWN);
        assert_int_equal(figures->scales[s].movement_people, PEOPLE);
        assert_mean(&figures->scales[s].movement, values, PEOPLE, 2.570582);
    }
}

static void test_shares_by_wilson(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 20, "north", AVERAGE);
    const struct group_counts *desire = &look(team, NULL)->desire;
    assert_int_equal(desire->withheld, SHOWN);
    assert_int_equal(desire->cell_count, 5); /* four people each */
    for (int i = 0; i < 5; i++) {
        assert_int_equal(desire->cells[i].first, i);
        assert_int_equal(desire->cells[i].people, 4);
        assert_true(fabs(desire->cells[i].share.estimate - 0.2) < 1e-12);
        assert_true(fabs(desire->cells[i].share.low - 0.0806576625) < 1e-6);
        assert_true(fabs(desire->cells[i].share.high - 0.4160174) < 1e-6);
    }
}

static void test_poor_sittings_and_those_without_consent_are_left_out(void **state) {
    struct team *team = *state;
    struct way careless = {.points = 3, .careless = true, .desire = 1};
    struct result result;
    take_part_all(team, 0, 4, "north", AVERAGE);
    sit(team, join(team, "made-up-poor", "north", AVERAGE), careless, &result);
    assert_int_equal(result.quality, QUALITY_POOR);
    take_part_all(team, 5, 9, "north", 0);
    take_part_all(team, 9, 12, "north", LEAD);
    assert_means(team, look(team, "north"), WITHHELD_FEW, 0);
    assert_int_equal(team->review.count, 3);
}

static void test_scales_that_are_not_known_have_fewer_people(void **state) {
    struct team *team = *state;
    int leader = instrument_scale(team->instrument, "leader");
    int achiever = instrument_scale(team->instrument, "achiever");
    struct way alone = {.points = 3, .desire = 2, .no_team = true};
    take_part_all(team, 0, 4, "north", AVERAGE);
    for (int i = 0; i < 3; i++) {
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "made-up-alone-%d", i);
        sit(team, join(team, name, "north", AVERAGE), alone, NULL);
    }
    const struct group_figures *figures = look(team, "north");
    assert_int_equal(figures->scales[achiever].people, 7);
    assert_int_equal(figures->scales[leader].withheld, WITHHELD_FEW);
    assert_int_equal(figures->scales[achiever].movement_withheld, WITHHELD_FEW);
}

static void test_a_team_that_nobody_is_in(void **state) {
    struct team *team = *state;
    struct review review;
    take_part_all(team, 0, 6, "north", AVERAGE);
    assert_false(review_load(team->store, team->instrument, &(struct review_group){.team = "nrth"},
                             team->now, 0, &review, &team->error));
    assert_string_equal(team->error.sentence, "nobody is in a team named nrth; choose another one");
    assert_null(review.people);
    look(team, "NORTH");
    assert_string_equal(team->review.team, "north");
}

static void test_the_words(void **state) {
    struct team *team = *state;
    char words[200];
    look(team, NULL);
    review_withheld_words(&team->review, SHOWN, 5, words, sizeof words);
    assert_string_equal(words, "");
    review_withheld_words(&team->review, WITHHELD_FEW, 5, words, sizeof words);
    assert_string_equal(words, "Shown from 5 people on.");
    review_withheld_words(&team->review, WITHHELD_CLOSE, 5, words, sizeof words);
    assert_string_equal(words, "Left out: it could tell about one or two people.");
    team->review.count = 1;
    review_withheld_words(&team->review, WITHHELD_CLOSE, 5, words, sizeof words);
    team->review.count = 0;
    assert_string_equal(words, "Left out: together with the people who let you see them, it could "
                               "tell about one or two people.");
    team->review.after_others = true;
    review_withheld_words(&team->review, WITHHELD_CLOSE, 10, words, sizeof words);
    assert_string_equal(words, "Left out for now: together with what was shown before, it could "
                               "tell about one or two people.");
    review_withheld_words(&team->review, WITHHELD_NONE, 10, words, sizeof words);
    assert_string_equal(words, "This questionnaire does not look at it.");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_five_people_have_a_mean, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_ten_people_have_level_counts, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_small_cells_go_to_a_neighbour, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_everybody_at_one_level, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_figures_equal_those_by_hand, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_shares_by_wilson, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_poor_sittings_and_those_without_consent_are_left_out,
                                        team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_scales_that_are_not_known_have_fewer_people,
                                        team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_a_team_that_nobody_is_in, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_the_words, team_begin, team_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
