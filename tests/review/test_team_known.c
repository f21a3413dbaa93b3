/* test_team_known.c - whoever the lead may see, or once could, hides nobody else. */
#include "team_store.h"

static const struct group_figures *fresh(struct team *team, const char *of) {
    team->fresh_only = true;
    return look(team, of);
}

static void assert_same_reasons(const struct team *team, const struct group_figures *one,
                                const struct group_figures *other) {
    for (int s = 0; s < team->instrument->scale_count; s++)
        assert_int_equal(one->scales[s].withheld, other->scales[s].withheld);
    assert_int_equal(one->levels.withheld, other->levels.withheld);
    assert_int_equal(one->desire.withheld, other->desire.withheld);
    assert_int_equal(one->as_of, other->as_of);
}

/* ---- known is a sitting, not a person ---- */

/* Four who may be seen and one who withdrew before answering: as if they never had let it. */
static void test_withdrawn_before_the_sitting(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 4, "north", AVERAGE | LEAD);
    join(team, "made-up-north-04", "north", AVERAGE | LEAD);
    team->now += DAY;
    join(team, "made-up-north-04", "north", AVERAGE);
    team->now += DAY;
    take_part(team, 4, "north", AVERAGE, NULL);
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    join(team, "made-up-north-04", "north", AVERAGE | LEAD);
    assert_means(team, look(team, "north"), SHOWN, 5); /* all of them may be seen */
}

/* Eleven who all let the lead see nothing any more when they answered: two teams of five, and the
 * whole would leave one. */
static void test_withdrawn_by_all_before(void **state) {
    struct team *team = *state;
    static const char *const teams[] = {"north", "south", ""};
    for (int i = 0; i < 11; i++) {
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "made-up-%s-%02d", teams[i / 5], i);
        join(team, name, teams[i / 5], AVERAGE | LEAD);
    }
    team->now += DAY;
    for (int i = 0; i < 11; i++) {
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "made-up-%s-%02d", teams[i / 5], i);
        join(team, name, teams[i / 5], AVERAGE);
    }
    team->now += DAY;
    for (int i = 0; i < 11; i++)
        take_part(team, i, teams[i / 5], AVERAGE, NULL);
    assert_means(team, look(team, "north"), SHOWN, 5);
    assert_means(team, look(team, "south"), SHOWN, 5);
    assert_means(team, look(team, NULL), WITHHELD_CLOSE, 0);
}

/* Somebody who withdrew everything is still known from figures of then. */
static void test_known_and_gone_from_everything(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 5, "north", AVERAGE);
    take_part(team, 5, "north", AVERAGE | LEAD, NULL);
    assert_means(team, look(team, "north"), SHOWN, 6);
    team->now += DAY;
    join(team, "made-up-north-05", "north", 0);
    take_part_all(team, 6, 8, "north", AVERAGE);
    assert_means(team, fresh(team, "north"), WITHHELD_CLOSE, 0); /* the two are new */
    take_part(team, 8, "north", AVERAGE, NULL);
    assert_means(team, fresh(team, "north"), SHOWN, 8);
}

/* ---- what was shown before ---- */

static void test_shown_and_then_seen_one_by_one(void **state) {
    struct team *team = *state;
    char name[NAME_BYTES];
    take_part_all(team, 0, 5, "north", AVERAGE);
    assert_means(team, look(team, "north"), SHOWN, 5);
    for (int i = 0; i < 4; i++) {
        (void)snprintf(name, sizeof name, "made-up-north-%02d", i);
        join(team, name, "north", AVERAGE | LEAD);
    }
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    assert_int_equal(team->review.figures.as_of, 0);
    assert_means(team, fresh(team, "north"), WITHHELD_CLOSE, 0);
}

/* Figures of an earlier day would tell of the two who may not be seen. */
static void test_figures_of_then_and_seen_since(void **state) {
    struct team *team = *state;
    char name[NAME_BYTES];
    take_part_all(team, 0, 6, "north", AVERAGE);
    look(team, "north");
    team->now += DAY;
    take_part(team, 6, "north", AVERAGE, NULL);
    assert_int_equal(look(team, "north")->as_of, test_now);
    for (int i = 0; i < 4; i++) {
        (void)snprintf(name, sizeof name, "made-up-north-%02d", i);
        join(team, name, "north", AVERAGE | LEAD);
    }
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    assert_int_equal(team->review.figures.as_of, 0);
}

/* ---- counts ---- */

/* The reason does not tell where the one who may not be seen stands. */
static void test_the_reason_tells_no_level(void **state) {
    struct team *team = *state;
    struct group_figures figures[2];
    struct way low = {.points = 2, .desire = 1}, high = {.points = 5, .desire = 5};
    for (int hidden = 0; hidden < 2; hidden++) {
        char name[NAME_BYTES], of[8];
        (void)snprintf(of, sizeof of, "team%d", hidden);
        for (int i = 0; i < 10; i++) {
            bool is_low = i < 2 || (i == 9 && hidden == 0);
            (void)snprintf(name, sizeof name, "made-up-%d-%d", hidden, i);
            struct way way = is_low ? low : high;
            way.variation = i;
            sit(team, join(team, name, of, i < 9 ? AVERAGE | LEAD : AVERAGE), way, NULL);
        }
        figures[hidden] = *fresh(team, of);
        assert_int_equal(figures[hidden].levels.withheld, WITHHELD_CLOSE);
        assert_int_equal(figures[hidden].desire.withheld, WITHHELD_CLOSE);
    }
    assert_same_reasons(team, &figures[0], &figures[1]);
}

/* Three who may not be seen at one level: without the others the count would be theirs. */
static void test_the_unknown_in_one_cell(void **state) {
    struct team *team = *state;
    struct way low = {.points = 2, .desire = 1}, high = {.points = 5, .desire = 5};
    char name[NAME_BYTES];
    for (int i = 0; i < 15; i++) {
        (void)snprintf(name, sizeof name, "made-up-%d", i);
        struct way way = i < 3 || i >= 9 ? low : high;
        way.variation = i;
        way.points += way.points == 5 ? -(i % 2) : i % 2;
        sit(team, join(team, name, "north", i < 9 ? AVERAGE | LEAD : AVERAGE), way, NULL);
    }
    const struct group_counts *desire = &look(team, "north")->desire;
    assert_int_equal(desire->withheld, WITHHELD_CLOSE);
    for (int i = 12; i < 15; i++) { /* now three at each end */
        (void)snprintf(name, sizeof name, "made-up-%d", i);
        high.variation = i;
        sit(team, join(team, name, "north", AVERAGE), high, NULL);
    }
    team->now += DAY;
    desire = &fresh(team, "north")->desire;
    assert_int_equal(desire->withheld, SHOWN);
    assert_int_equal(desire->people, 15);
}

/* ---- means of people who are all alike ---- */

static void test_all_alike(void **state) {
    struct team *team = *state;
    struct way way = {.points = 3, .desire = 2};
    char name[NAME_BYTES];
    for (int i = 0; i < 6; i++) {
        (void)snprintf(name, sizeof name, "made-up-%d", i);
        sit(team, join(team, name, "north", AVERAGE), way, NULL);
    }
    assert_means(team, look(team, "north"), WITHHELD_CLOSE, 0);
    for (int i = 0; i < 6; i++) {
        (void)snprintf(name, sizeof name, "made-up-%d", i);
        join(team, name, "north", AVERAGE | LEAD);
    }
    assert_means(team, look(team, "north"), SHOWN, 6); /* they are seen anyway */
    for (int i = 6; i < 9; i++) {
        (void)snprintf(name, sizeof name, "made-up-%d", i);
        way.points = 4;
        sit(team, join(team, name, "south", AVERAGE), way, NULL);
    }
    assert_means(team, look(team, NULL), WITHHELD_CLOSE, 0); /* the three are alike */
}

/* ---- how many there are ---- */

static void test_few_people_are_not_counted(void **state) {
    struct team *team = *state;
    const struct store_activity *activity = &team->review.activity;
    take_part(team, 0, "north", 0, NULL);
    look(team, "north");
    assert_int_equal(activity->people, -1);
    take_part_all(team, 1, 5, "north", AVERAGE);
    look(team, "north");
    assert_true(activity->people == -1 && activity->answered == -1 && activity->since == -1);
    take_part(team, 5, "north", AVERAGE, NULL);
    look(team, "north");
    assert_true(activity->people == 5 && activity->answered == 5 && activity->since == 5);
    take_part_all(team, 0, 2, "south", LEAD);
    look(team, "south"); /* whoever is seen can be counted */
    assert_true(activity->people == 2 && activity->answered == 2);
    take_part(team, 2, "south", AVERAGE, NULL);
    look(team, "south");
    assert_int_equal(activity->people, -1);
}

static void test_teams_to_choose_from(void **state) {
    struct team *team = *state;
    char teams[3][NAME_BYTES];
    take_part_all(team, 0, 5, "north", AVERAGE);
    take_part_all(team, 0, 4, "south", AVERAGE);
    take_part(team, 0, "east", LEAD, NULL);
    take_part(team, 0, "west", 0, NULL);
    assert_int_equal(review_teams(team->store, team->instrument, teams, 3, &team->error), 2);
    assert_string_equal(teams[0], "east");
    assert_string_equal(teams[1], "north");
}

/* ---- the strictest file ---- */

/* The shipped file with other minimums, as long as it was. */
static struct instrument *with_minimums(struct team *team, const char *const lines[4]) {
    static const char *const shipped[] = {"min_group_mean = 5", "min_group_levels = 10",
                                          "min_cell = 3", "min_difference = 3"};
    char *bytes = malloc(team->instrument->length + 1);
    assert_non_null(bytes);
    memcpy(bytes, team->instrument->bytes, team->instrument->length);
    bytes[team->instrument->length] = '\0';
    for (size_t i = 0; i < sizeof shipped / sizeof shipped[0]; i++) {
        char *at = strstr(bytes, shipped[i]);
        assert_non_null(at);
        assert_int_equal(strlen(lines[i]), strlen(shipped[i]));
        memcpy(at, lines[i], strlen(lines[i]));
    }
    struct instrument *instrument =
        instrument_parse_kept("other.ini", bytes, team->instrument->length, &team->error);
    must(team, instrument != NULL);
    free(bytes);
    return instrument;
}

static void test_a_file_that_asks_for_less(void **state) {
    struct team *team = *state;
    struct instrument *shipped = team->instrument, *strict;
    static const char *const lines[] = {"min_group_mean = 6", "min_group_levels = 12",
                                        "min_cell = 4", "min_difference = 5"};
    strict = with_minimums(team, lines);
    char teams[1][NAME_BYTES], words[100];
    must(team, store_questionnaire_keep(team->store, strict, team->now, &team->error));
    take_part_all(team, 0, 5, "north", AVERAGE);
    assert_int_equal(shipped->privacy.group_mean, 5);
    assert_means(team, look(team, "north"), WITHHELD_FEW, 0);
    review_withheld_words(&team->review, WITHHELD_FEW, team->review.instrument->privacy.group_mean,
                          words, sizeof words);
    assert_string_equal(words, "Shown from 6 people on.");
    assert_int_equal(review_teams(team->store, shipped, teams, 1, &team->error), 0);
    take_part(team, 5, "north", AVERAGE, NULL);
    assert_means(team, look(team, "north"), SHOWN, 6);
    const struct privacy_rules *rules = &team->review.instrument->privacy;
    assert_int_equal(rules->group_levels, 12);
    assert_int_equal(rules->cell, 4);
    assert_int_equal(rules->difference, 5);
    instrument_free(strict);
}

/* One that a store has from before there was a least stays readable, and opens nothing. */
static void test_a_file_of_earlier_rules(void **state) {
    static const char *const lines[] = {"min_group_mean = 1", "min_group_levels = 01",
                                        "min_cell = 1", "min_difference = 1"};
    struct team *team = *state;
    struct instrument *lax = with_minimums(team, lines);
    must(team, store_questionnaire_keep(team->store, lax, team->now, &team->error));
    struct instrument *kept = store_questionnaire_load(team->store, lax->hash, &team->error);
    must(team, kept != NULL);
    assert_string_equal(kept->hash, lax->hash);
    assert_int_equal(kept->privacy.group_mean, 5);
    assert_int_equal(kept->privacy.group_levels, 10);
    assert_int_equal(kept->privacy.cell, 3);
    assert_int_equal(kept->privacy.difference, 3);
    instrument_free(kept);
    instrument_free(lax);
}

/* ---- why figures are of an earlier day ---- */

/* Everybody has answered again, and one came: it is for the teams that the whole stays. */
static void test_many_have_changed(void **state) {
    struct team *team = *state;
    struct way way = {.points = 4, .desire = 2};
    take_part_all(team, 0, 5, "north", AVERAGE);
    take_part_all(team, 0, 5, "south", AVERAGE);
    look(team, NULL);
    team->now += DAY;
    take_part(team, 0, "", AVERAGE, NULL);
    const struct group_figures *figures = look(team, NULL);
    assert_int_equal(figures->as_of, test_now);
    assert_true(figures->few_changed);
    for (int i = 0; i < 10; i++) {
        char name[NAME_BYTES];
        const char *of = i < 5 ? "north" : "south";
        (void)snprintf(name, sizeof name, "made-up-%s-%02d", of, i % 5);
        way.variation = i;
        sit(team, join(team, name, of, AVERAGE), way, NULL);
    }
    look(team, "north");
    look(team, "south");
    figures = look(team, NULL);
    assert_int_equal(figures->as_of, test_now);
    assert_false(figures->few_changed);
}

/* ---- names of teams ---- */

static void test_looked_by_any_spelling(void **state) {
    struct team *team = *state;
    struct review review;
    take_part_all(team, 0, 6, "North", AVERAGE);
    must(team, review_load(team->store, team->instrument, &(struct review_group){.team = "north"},
                           team->now, REVIEW_LOOK, &review, &team->error));
    review_free(&review);
    must(team, review_load(team->store, team->instrument, &(struct review_group){.team = "NORTH"},
                           team->now + 7 * DAY, REVIEW_LOOK, &review, &team->error));
    assert_int_equal(review.looked, team->now);
    review_free(&review);
}

static bool no_name(const struct publication *publication, void *context, struct error *error) {
    (void)error;
    ++*(int *)context;
    assert_null(strcasestr(publication->scope, "north"));
    return true;
}

static void test_scopes_name_no_team(void **state) {
    struct team *team = *state;
    int count = 0;
    take_part_all(team, 0, 6, "North", AVERAGE);
    look(team, "north");
    must(team, store_publications_each(team->store, team->instrument, FORM_FULL, NULL, no_name,
                                       &count, &team->error));
    assert_int_equal(count, 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, team_begin, team_end)
    const struct CMUnitTest tests[] = {
        TEST(test_withdrawn_before_the_sitting),
        TEST(test_withdrawn_by_all_before),
        TEST(test_known_and_gone_from_everything),
        TEST(test_shown_and_then_seen_one_by_one),
        TEST(test_figures_of_then_and_seen_since),
        TEST(test_the_reason_tells_no_level),
        TEST(test_the_unknown_in_one_cell),
        TEST(test_all_alike),
        TEST(test_few_people_are_not_counted),
        TEST(test_teams_to_choose_from),
        TEST(test_a_file_that_asks_for_less),
        TEST(test_many_have_changed),
        TEST(test_a_file_of_earlier_rules),
        TEST(test_looked_by_any_spelling),
        TEST(test_scopes_name_no_team),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
