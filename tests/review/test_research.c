/* test_research.c - figures over answers that `leadquiz stats` shows, held against the others. */
#include "team_store.h"

enum { MOST = 40 };

struct collected {
    const struct team *team;
    struct privacy_member members[MOST];
    size_t count;
};

static bool collect(int64_t sitting, int64_t person, const struct answers *answers, void *context,
                    struct error *error) {
    struct collected *collected = context;
    (void)error;
    assert_true(collected->count < MOST);
    collected->members[collected->count++] =
        review_member(collected->team->instrument, FORM_FULL, sitting, person, answers);
    return true;
}

static bool publish(struct team *team) {
    struct collected collected = {.team = team};
    team->error = (struct error){.kind = ERROR_NONE};
    must(team, store_each_answers(team->store, team->instrument, FORM_FULL, collect, &collected,
                                  &team->error));
    struct privacy_set set = {.members = collected.members, .count = collected.count};
    return review_publish(team->store, team->instrument, FORM_FULL, "stats", &set, team->now,
                          &team->error);
}

static void test_a_member(void **state) {
    struct team *team = *state;
    struct answers answers;
    struct way way = {.points = 3, .desire = 2, .no_team = true};
    int leader = instrument_scale(team->instrument, "leader");
    make_answers(team, &way, &answers);
    struct privacy_member member = review_member(team->instrument, FORM_FULL, 7, 9, &answers);
    assert_int_equal(member.sitting, 7);
    assert_int_equal(member.person, 9);
    assert_true(member.minus == 0 && !member.known);
    assert_true((member.counts & PRIVACY_RESEARCH) != 0);
    assert_true((member.counts & PRIVACY_MEAN(0)) != 0);
    assert_true((member.counts & (PRIVACY_TEAM_ITEMS | PRIVACY_MEAN(leader))) == 0);
    way.no_team = false;
    make_answers(team, &way, &answers);
    member = review_member(team->instrument, FORM_FULL, 7, 9, &answers);
    assert_true((member.counts & PRIVACY_TEAM_ITEMS) != 0);
    assert_true((member.counts & PRIVACY_MEAN(leader)) != 0);
}

static void test_one_more_person(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 12, "north", RESEARCH);
    must(team, publish(team));
    must(team, publish(team)); /* the same again */
    team->now += 10 * DAY;
    take_part(team, 12, "north", RESEARCH, NULL);
    assert_false(publish(team));
    assert_string_equal(team->error.sentence,
                        "beside the figures shown on 15 Jun 2025, these would tell about fewer "
                        "than 3 people; ask again when more people have answered");
    take_part_all(team, 13, 15, "north", RESEARCH);
    must(team, publish(team));
}

static void test_beside_what_the_lead_is_shown(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 12, "north", AVERAGE | RESEARCH);
    take_part(team, 12, "north", AVERAGE, NULL);
    assert_means(team, look(team, NULL), SHOWN, 13);
    assert_false(publish(team)); /* the means of the questions are those of the scales */
    take_part_all(team, 13, 15, "north", AVERAGE);
    team->now += DAY;
    look(team, NULL);
    assert_false(publish(team));
    assert_string_equal(team->error.sentence,
                        "beside the figures shown on 15 Jun 2025, these would tell about fewer "
                        "than 3 people; ask again when more people have answered");
}

/* Ten of twelve are known to the lead: the means of the questions are the scores of the two. */
static void test_beside_single_people(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 10, "north", RESEARCH | LEAD);
    take_part_all(team, 10, 12, "north", RESEARCH);
    assert_false(publish(team));
    assert_string_equal(team->error.sentence,
                        "beside what the team lead may see of single people, these figures would "
                        "tell about fewer than 3 people; ask again when more people have answered");
    take_part(team, 12, "north", RESEARCH, NULL);
    must(team, publish(team));
}

/* The same figures again, when the lead may see all but two by now. */
static void test_shown_and_then_seen(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 12, "north", RESEARCH);
    must(team, publish(team));
    for (int i = 0; i < 10; i++) {
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "made-up-north-%02d", i);
        join(team, name, "north", RESEARCH | LEAD);
    }
    assert_false(publish(team));
}

static void test_few_people_publish_nothing(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 9, "north", RESEARCH);
    must(team, publish(team));
    take_part(team, 9, "north", RESEARCH, NULL);
    must(team, publish(team)); /* nine were not shown */
    take_part(team, 10, "north", RESEARCH, NULL);
    assert_false(publish(team));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_member, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_one_more_person, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_beside_what_the_lead_is_shown, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_beside_single_people, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_shown_and_then_seen, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_few_people_publish_nothing, team_begin, team_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
