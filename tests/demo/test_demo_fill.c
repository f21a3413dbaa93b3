/* A store filled with made-up people holds what a team's store would. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/demo.h"
#include "leadquiz/statistics.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int64_t now = INT64_C(1794000000000); /* in November 2026 */
static const int64_t day = INT64_C(86400000);
enum { TEAM_PEOPLE = 60, SITTINGS_MOST = 64 };

struct world {
    struct instrument *instrument;
    struct store *store;
    struct error error;
};

/* What is looked for, counted over everybody. */
struct counts {
    struct world *world;
    char names[TEAM_PEOPLE][NAME_BYTES];
    char teams[5][NAME_BYTES];
    int in_team[5], team_count;
    int people, sittings, open, short_form, poor, due, nights;
    int consents[CONSENT_COUNT], only_saved;
    int levels[LEVELS_MOST + 1], corners[2][3]; /* ready or not, by wish: no, between, yes */
    int risen, fallen, chosen, waiting;
};

static const struct store_filter everybody = {0};

static void fill(struct world *world, const char *questions, const struct demo_plan *plan) {
    *world = (struct world){0};
    world->instrument = instrument_read(questions, NULL, &world->error);
    world->store = store_open_memory(&world->error);
    if (world->instrument == NULL || world->store == NULL ||
        !demo_fill(world->store, world->instrument, plan, NULL, NULL, &world->error))
        fail_msg("%s", world->error.sentence);
}

static void empty(struct world *world) {
    store_close(world->store);
    instrument_free(world->instrument);
}

static void count_team(struct counts *counts, const char *name) {
    int team = 0;
    while (team < counts->team_count && strcmp(counts->teams[team], name) != 0)
        team++;
    assert_true(team < 5);
    if (team == counts->team_count)
        snprintf(counts->teams[counts->team_count++], NAME_BYTES, "%s", name);
    counts->in_team[team]++;
}

static void count_change(struct counts *counts, const struct result *before,
                         const struct result *last) {
    const struct instrument *instrument = counts->world->instrument;
    for (int i = 0; i < instrument->scale_count; i++) {
        if (!before->scales[i].known || !last->scales[i].known)
            continue;
        double change = last->scales[i].value - before->scales[i].value;
        double clear = 1.96 * sqrt(2) * instrument_sem(instrument, i, FORM_FULL);
        counts->risen += change >= clear;
        counts->fallen += change <= -clear;
    }
}

static void count_result(struct counts *counts, const struct result *result) {
    const struct review_rules *review = &counts->world->instrument->review;
    counts->levels[result->level]++;
    if (result->level > 0 && result->desire >= 0) {
        int wish = result->desire >= review->wants ? 2 : result->desire > review->content ? 1 : 0;
        counts->corners[result->level >= review->ready_level][wish]++;
    }
}

static void count_time(struct counts *counts, const struct sitting *sitting) {
    assert_true(sitting->finished > sitting->started && sitting->finished < now);
    assert_true(sitting->started > now - 19 * 31 * day);
    int hour = (int)(sitting->started % day / (day / 24));
    int weekday = (int)((sitting->started / day + 4) % 7);
    counts->nights += hour < 8 || hour > 19 || weekday == 0 || weekday == 6;
}

static bool count_person(const struct person *person, void *context, struct error *error) {
    struct counts *counts = context;
    struct sitting sittings[SITTINGS_MOST], open;
    struct result results[SITTINGS_MOST];
    struct store *store = counts->world->store;
    int count = store_sittings_finished(store, person->id, sittings, SITTINGS_MOST, error);
    assert_in_range(count, 1, SITTINGS_MOST);
    for (int i = 0; i < count; i++) {
        count_time(counts, &sittings[i]);
        assert_true(i == 0 || sittings[i].started > sittings[i - 1].finished);
        assert_int_equal(
            store_result_load(store, sittings[i].id, counts->world->instrument, &results[i], error),
            FOUND);
        counts->poor += results[i].quality == QUALITY_POOR;
        struct action_chosen action;
        counts->chosen += store_actions(store, sittings[i].id, &action, 1, error);
    }
    if (sittings[0].form == FORM_FULL) {
        count_result(counts, &results[count - 1]);
        if (count > 1)
            count_change(counts, &results[count - 2], &results[count - 1]);
    }
    struct action_chosen waiting;
    counts->waiting += store_actions_open(store, person->id, &waiting, 1, error);
    counts->short_form += sittings[0].form == FORM_SHORT;
    counts->due += sittings[count - 1].finished < now - 90 * day;
    counts->sittings += count;
    counts->open += store_sitting_open_latest(store, person->id, NULL, &open, error) == FOUND;
    int given = 0;
    for (int i = 0; i < CONSENT_COUNT; i++) {
        counts->consents[i] += person->consents[i];
        given += person->consents[i];
    }
    counts->only_saved += given == 1;
    if (counts->people < TEAM_PEOPLE)
        snprintf(counts->names[counts->people], NAME_BYTES, "%s", person->name);
    counts->people++;
    count_team(counts, person->team);
    return true;
}

static void count(struct world *world, struct counts *counts) {
    *counts = (struct counts){.world = world};
    if (!store_people_each(world->store, &everybody, count_person, counts, &world->error))
        fail_msg("%s", world->error.sentence);
}

static void a_team_is_believable(void **state) {
    (void)state;
    struct demo_plan plan = demo_team(now);
    struct world world;
    struct counts counts;
    fill(&world, SOURCE_DIR "/data/questions.ini", &plan);
    count(&world, &counts);
    assert_int_equal(counts.people, TEAM_PEOPLE);
    assert_int_equal(counts.team_count, 5);
    for (int i = 0; i < 5; i++)
        assert_true(strncmp(counts.teams[i], "Demo ", 5) == 0);
    assert_in_range(counts.sittings, 220, 380);
    assert_in_range(counts.nights, 0, 3);
    assert_in_range(counts.poor, 1, 6);
    assert_in_range(counts.open, 1, 8);
    assert_in_range(counts.short_form, 1, 6);
    assert_in_range(counts.due, 6, 25);
    assert_in_range(counts.chosen, 60, 200);
    assert_in_range(counts.waiting, 5, 40);
    /* Each level, each corner of the map and what lies between, rises and falls. */
    for (int level = 1; level <= 4; level++)
        assert_in_range(counts.levels[level], 3, 35);
    for (int ready = 0; ready < 2; ready++)
        for (int wish = 0; wish < 3; wish++)
            assert_true(counts.corners[ready][wish] > 0);
    assert_true(counts.risen > 0 && counts.fallen > 0);
    empty(&world);
}

static void teams_are_of_different_sizes(void **state) {
    (void)state;
    struct demo_plan plan = demo_team(now);
    struct world world;
    struct counts counts;
    static const struct {
        const char *name;
        int least, most;
    } expected[] = {{"Demo North", 18, 22},
                    {"Demo South", 14, 18},
                    {"Demo East", 10, 14},
                    {"Demo West", 6, 9},
                    {"Demo Centre", 3, 5}};
    fill(&world, SOURCE_DIR "/data/questions.ini", &plan);
    count(&world, &counts);
    for (int i = 0; i < 5; i++)
        for (int k = 0; k < 5; k++)
            if (strcmp(counts.teams[i], expected[k].name) == 0)
                assert_in_range(counts.in_team[i], expected[k].least, expected[k].most);
    empty(&world);
}

static void people_agree_to_most_but_not_to_all(void **state) {
    (void)state;
    struct demo_plan plan = demo_team(now);
    struct world world;
    struct counts counts;
    fill(&world, SOURCE_DIR "/data/questions.ini", &plan);
    count(&world, &counts);
    assert_int_equal(counts.consents[CONSENT_SAVE], TEAM_PEOPLE);
    assert_in_range(counts.consents[CONSENT_AVERAGE], 50, 59);
    assert_in_range(counts.consents[CONSENT_LEAD], 33, 50);
    assert_in_range(counts.consents[CONSENT_RESEARCH], 12, 40);
    assert_in_range(counts.only_saved, 1, 4);
    empty(&world);
    plan.all_consent = true;
    fill(&world, SOURCE_DIR "/data/questions.ini", &plan);
    count(&world, &counts);
    for (int i = 0; i < CONSENT_COUNT; i++)
        assert_int_equal(counts.consents[i], TEAM_PEOPLE);
    empty(&world);
}

static bool add_to_digest(const struct sitting *sitting, void *context, struct error *error) {
    (void)error;
    char line[NAME_BYTES + 200], *together = context;
    snprintf(line, sizeof line, "%s%s %lld %lld %llu %d", together, sitting->person_name,
             (long long)sitting->started, (long long)sitting->finished,
             (unsigned long long)sitting->seed, sitting->answered);
    digest(line, strlen(line), together);
    return true;
}

static void the_same_plan_fills_the_same(void **state) {
    (void)state;
    char digests[3][DIGEST_TEXT] = {"", "", ""};
    for (int i = 0; i < 3; i++) {
        struct demo_plan plan = demo_team(now);
        plan.seed += i == 2;
        struct world world;
        fill(&world, SOURCE_DIR "/data/questions.ini", &plan);
        assert_true(
            store_sittings_each(world.store, &everybody, add_to_digest, digests[i], &world.error));
        empty(&world);
    }
    assert_string_equal(digests[0], digests[1]);
    assert_string_not_equal(digests[0], digests[2]);
}

static void another_questionnaire_can_be_filled_in(void **state) {
    (void)state;
    struct demo_plan plan = demo_team(now);
    plan.months = 1;
    plan.sittings = 3;
    struct world world;
    struct counts counts;
    fill(&world, SOURCE_DIR "/data/evening.ini", &plan);
    count(&world, &counts);
    assert_int_equal(counts.people, TEAM_PEOPLE);
    assert_in_range(counts.sittings, 120, 240);
    /* Consents that it does not ask for are not given. */
    for (int i = 0; i < CONSENT_COUNT; i++)
        if (world.instrument->consents[i] == NULL)
            assert_int_equal(counts.consents[i], 0);
    empty(&world);
}

static bool stop_at_once(int people, void *context) {
    *(int *)context = people;
    return false;
}

static void stopped_it_leaves_nothing(void **state) {
    (void)state;
    struct demo_plan plan = demo_team(now);
    struct error error = {.kind = ERROR_NONE};
    struct store_counts counts;
    int told = 0;
    struct instrument *instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, NULL);
    struct store *store = store_open_memory(&error);
    assert_true(instrument != NULL && store != NULL);
    assert_false(demo_fill(store, instrument, &plan, stop_at_once, &told, &error));
    assert_int_equal(error.kind, ERROR_NONE);
    assert_int_equal(told, TEAM_PEOPLE);
    assert_true(store_count(store, &everybody, &counts, &error));
    assert_int_equal(counts.people, 0);
    assert_int_equal(counts.sittings, 0);
    assert_int_equal(counts.questionnaires, 0);
    store_close(store);
    instrument_free(instrument);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_team_is_believable),
        cmocka_unit_test(teams_are_of_different_sizes),
        cmocka_unit_test(people_agree_to_most_but_not_to_all),
        cmocka_unit_test(the_same_plan_fills_the_same),
        cmocka_unit_test(another_questionnaire_can_be_filled_in),
        cmocka_unit_test(stopped_it_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
