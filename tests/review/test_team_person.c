/* test_team_person.c - what a lead sees of one person. */
#include "team_store.h"

static const struct review_person *only(struct team *team) {
    look(team, NULL);
    assert_int_equal(team->review.count, 1);
    return &team->review.people[0];
}

static void test_a_row(void **state) {
    struct team *team = *state;
    struct result result;
    int64_t person = join(team, "made-up-max", "north", LEAD);
    int64_t sitting =
        sit(team, person, (struct way){.points = 5, .variation = 1, .desire = 5}, &result);
    const struct review_person *row = only(team);
    int low, high;
    scoring_said_levels(&result, &low, &high);
    assert_int_equal(row->person, person);
    assert_int_equal(row->sitting, sitting);
    assert_int_equal(row->finished, team->now);
    assert_string_equal(row->name, "made-up-max");
    assert_string_equal(row->team, "north");
    assert_int_equal(row->level, result.level);
    assert_int_equal(row->low, low);
    assert_int_equal(row->high, high);
    assert_int_equal(row->assessed, 4);
    assert_int_equal(row->desire, 4);
    assert_int_equal(row->corner, CORNER_READY_WANTS);
    assert_int_equal(row->level_moved, MOVED_UNKNOWN);
    assert_int_equal(row->sittings, 1);
    assert_false(row->due);
    for (int s = 0; s < team->instrument->scale_count; s++) {
        assert_true(fabs(row->scales[s] - result.scales[s].value) < 1e-4);
        assert_int_equal(row->moved[s], MOVED_UNKNOWN);
    }
    assert_int_equal(row->strength, review_strength(team->instrument, row->scales));
}

static void test_corners(void **state) {
    struct team *team = *state;
    static const struct {
        int points, desire;
        int corner;
    } ways[] = {
        {5, 1, CORNER_READY_CONTENT}, {5, 2, CORNER_READY_CONTENT}, {5, 3, CORNER_COUNT},
        {5, 4, CORNER_READY_WANTS},   {2, 5, CORNER_GROWING_WANTS}, {2, 2, CORNER_GROWING_CONTENT},
        {2, 3, CORNER_COUNT},
    };
    int64_t person = join(team, "made-up-max", "", LEAD);
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct way way = {.points = ways[i].points, .desire = ways[i].desire};
        team->now += DAY;
        sit(team, person, way, NULL);
        assert_int_equal(only(team)->corner, ways[i].corner);
    }
}

static void test_moved(void **state) {
    struct team *team = *state;
    int64_t person = join(team, "made-up-max", "", LEAD);
    sit(team, person, (struct way){.points = 2, .variation = 1, .desire = 2}, NULL);
    team->now += 30 * DAY;
    sit(team, person, (struct way){.points = 5, .variation = 1, .desire = 2}, NULL);
    const struct review_person *row = only(team);
    assert_int_equal(row->sittings, 2);
    assert_int_equal(row->level_moved, MOVED_RISE);
    assert_int_equal(row->moved[0], MOVED_RISE);
    team->now += 30 * DAY;
    sit(team, person, (struct way){.points = 2, .variation = 1, .desire = 2}, NULL);
    row = only(team);
    assert_int_equal(row->level_moved, MOVED_FALL);
    assert_int_equal(row->moved[0], MOVED_FALL);
    team->now += 30 * DAY;
    sit(team, person, (struct way){.points = 2, .variation = 1, .desire = 2}, NULL);
    row = only(team);
    assert_int_equal(row->level_moved, MOVED_NOT);
    assert_int_equal(row->moved[0], MOVED_NOT);
}

static void test_due_after_ninety_days(void **state) {
    struct team *team = *state;
    sit(team, join(team, "made-up-max", "", LEAD), (struct way){.points = 3, .desire = 2}, NULL);
    team->now += 90 * DAY - 1;
    assert_false(only(team)->due);
    team->now += 1;
    assert_true(only(team)->due);
    assert_int_equal(team->review.due, 1);
}

static void test_history_holds_what_the_lead_may_see(void **state) {
    struct team *team = *state;
    struct history history;
    struct result first, second;
    int64_t person = join(team, "made-up-max", "north", LEAD);
    struct way careless = {.points = 3, .careless = true, .desire = 1};
    sit(team, person, (struct way){.points = 3, .variation = 1, .desire = 2}, &first);
    team->now += DAY;
    sit(team, person, careless, NULL);
    team->now += 30 * DAY;
    sit(team, person, (struct way){.points = 5, .variation = 1, .desire = 4}, &second);
    look(team, NULL);
    must(team, review_history(&team->review, person, &history, &team->error));
    assert_int_equal(history.count, 2); /* the careless one does not count */
    assert_int_equal(history.entries[0].before, NOWHERE);
    assert_int_equal(history.entries[1].before, 0);
    assert_true(history.entries[0].result.scales[1].value == first.scales[1].value);
    for (int i = 0; i < 2; i++) {
        const struct history_entry *entry = &history.entries[i];
        const struct result *kept = &entry->result, *made = i == 0 ? &first : &second;
        assert_int_equal(kept->level, made->level);
        assert_int_equal(kept->neighbour, made->neighbour);
        assert_int_equal(kept->desire, made->desire);
        assert_int_equal(kept->assessed, made->assessed);
        assert_true(kept->team);
        for (int f = 0; f < team->instrument->facet_count; f++)
            assert_false(kept->facets[f].known);
        for (int p = 0; p < entry->answers.count; p++)
            assert_int_equal(entry->answers.list[p].value, ANSWER_OPEN);
        assert_int_equal(kept->lean, LEAN_UNKNOWN);
        assert_int_equal(kept->strength, NOWHERE);
        assert_int_equal(kept->tip_count, 0);
        assert_int_equal(kept->flags, 0);
        assert_false(kept->gate.known);
        assert_int_equal(entry->action_count, 0);
        assert_int_equal(entry->sitting.started, 0);
        assert_int_equal(entry->sitting.answered, 0);
    }
    history_free(&history);
}

static void test_history_without_consent(void **state) {
    struct team *team = *state;
    struct history history;
    int64_t person = join(team, "made-up-max", "north", LEAD);
    sit(team, person, (struct way){.points = 3, .desire = 2}, NULL);
    only(team);
    join(team, "made-up-max", "north", AVERAGE);
    assert_false(review_history(&team->review, person, &history, &team->error));
    assert_string_equal(team->error.sentence,
                        "this person's results are not open to the team lead");
    assert_int_equal(history.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_row, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_corners, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_moved, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_due_after_ninety_days, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_history_holds_what_the_lead_may_see, team_begin,
                                        team_end),
        cmocka_unit_test_setup_teardown(test_history_without_consent, team_begin, team_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
