/* test_merge_rules.c - what is decided where two stores contradict each other. */
#include "merge_store.h"

#include "leadquiz/store_meeting.h"

static const char *const max_name = "Made-Up Max";

static struct person find(struct world *world, const char *name) {
    struct person person;
    assert_int_equal(store_person_find(world->store, name, &person, &world->error), FOUND);
    return person;
}

static void keep_questionnaire(struct world *world) {
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, &world->error));
}

static int64_t save(struct world *world, const char *team, bool average, bool lead, int64_t now) {
    struct person person = {.consents = {true, average, lead}}, known;
    (void)snprintf(person.name, sizeof person.name, "%s", max_name);
    if (store_person_find(world->store, max_name, &known, &world->error) == FOUND)
        person.id = known.id;
    (void)snprintf(person.team, sizeof person.team, "%s", team);
    must(world, store_person_save(world->store, &person, "1", now, &world->error));
    return person.id;
}

static void assert_log(struct world *world, enum consent consent, const char *expected) {
    struct consent_given log[16];
    char text[200] = "";
    int count = store_consents(world->store, find(world, max_name).id, log, 16, &world->error);
    for (int i = 0; i < count; i++) {
        size_t used = strlen(text);
        if (log[i].consent == consent)
            (void)snprintf(text + used, sizeof text - used, "%s%d ", log[i].granted ? "Yes" : "No",
                           (int)log[i].time);
    }
    assert_string_equal(text, expected);
}

static int64_t lead_until(struct world *world) {
    char *text = rows_of(world, world->stores, "SELECT lead_until FROM person");
    int64_t until = strtoll(text, NULL, 10);
    free(text);
    return until;
}

/* The same person, who let the lead see them here and never there. */
static void test_no_counts(void **state) {
    struct world *world = *state;
    struct told told;
    keep_questionnaire(world);
    int64_t id = save(world, "", true, true, 1000);
    struct sitting sitting = make_sitting(world, id, FORM_FULL, 2000, false);
    world_store(world);
    keep_questionnaire(world);
    (void)save(world, "", true, false, 500);
    merge(world, 1, &told);
    assert_int_equal(told.counts.conflicts[MERGE_TWO_PEOPLE], 1);
    assert_int_equal(told.counts.conflicts[MERGE_CONSENT], 1);
    assert_string_equal(told.list[1].name, max_name);
    assert_int_equal(told.list[1].conflict, MERGE_CONSENT);
    assert_int_equal(told.list[1].number, CONSENT_LEAD);
    struct person person = find(world, max_name);
    assert_true(person.consents[CONSENT_SAVE] && person.consents[CONSENT_AVERAGE]);
    assert_false(person.consents[CONSENT_LEAD]);
    assert_int_equal(person.created, 500);
    char expected[64];
    (void)snprintf(expected, sizeof expected, "Yes1000 No%d ", (int)sitting.finished + 1);
    assert_log(world, CONSENT_LEAD, expected);
    assert_log(world, CONSENT_AVERAGE, "Yes500 Yes1000 ");
    /* What the lead could see stays known; what comes now is not. */
    assert_int_equal(lead_until(world), sitting.finished + 1);
}

/* A word after the stores were copied counts, whichever is put into which. */
static void test_later_word(void **state) {
    struct world *world = *state;
    struct told told;
    (void)save(world, "", false, true, 1000);
    int older = copy_store(world, 1);
    use_store(world, 1);
    (void)save(world, "", true, false, 2000);
    merge(world, older, &told);
    assert_log(world, CONSENT_LEAD, "Yes1000 No2000 ");
    int newer = copy_store(world, 1);
    int again = copy_store(world, older);
    use_store(world, again);
    merge(world, newer, &told);
    assert_log(world, CONSENT_LEAD, "Yes1000 No2000 ");
    assert_log(world, CONSENT_AVERAGE, "Yes2000 ");
    assert_int_equal(told.count, 0);
}

/* Both withdrew, at different times: known until the later one. */
static void test_known_until(void **state) {
    struct world *world = *state;
    struct told told;
    (void)save(world, "", false, true, 1000);
    int other = copy_store(world, 1);
    use_store(world, 1);
    (void)save(world, "", false, false, 3000);
    use_store(world, other);
    (void)save(world, "", false, false, 5000);
    merge(world, 1, &told);
    assert_log(world, CONSENT_LEAD, "Yes1000 No5000 No3000 ");
    assert_int_equal(lead_until(world), 5000);
    assert_int_equal(told.count, 0);
}

static void test_teams(void **state) {
    struct world *world = *state;
    struct told told;
    (void)save(world, "Sunrise", false, false, 3000);
    world_store(world);
    (void)save(world, "Sunset", false, false, 2000);
    merge(world, 1, &told);
    assert_string_equal(find(world, max_name).team, "Sunrise");
    assert_int_equal(told.counts.conflicts[MERGE_TEAM], 1);
    assert_string_equal(told.list[1].here, "Sunset");
    assert_string_equal(told.list[1].there, "Sunrise");
    assert_string_equal(told.list[1].taken, "Sunrise");
    char *teams = rows_of(world, world->stores, "SELECT name FROM team");
    assert_string_equal(teams, "Sunrise|\n");
    free(teams);
}

/* A dry run tells the same, and leaves every byte. */
static void test_dry_run(void **state) {
    struct world *world = *state;
    struct told dry, told;
    make_people(world, 10);
    world_store(world);
    make_people(world, 6);
    char *before = export_text(world, NULL, TRANSFER_JSON_LINES);
    must(world, merge_options(world, 1, true, &dry));
    char *after = export_text(world, NULL, TRANSFER_JSON_LINES);
    assert_string_equal(before, after);
    free(before);
    free(after);
    merge(world, 1, &told);
    assert_memory_equal(&dry.counts, &told.counts, sizeof dry.counts);
    assert_int_equal(dry.count, told.count);
}

/* A leadquiz of an older version that wrote beside a newer one left these as they are: merging its
 * own backup puts a store right. */
static void test_own_backup_derives_anew(void **state) {
    struct world *world = *state;
    struct told told;
    make_people(world, 4);
    int copy = copy_store(world, 1);
    use_store(world, 1);
    static const char derived[] =
        "SELECT series, form, finished, sitting, person, hex(kept) FROM counted";
    char *before = rows_of(world, 1, derived);
    free(rows_of(world, 1,
                 "INSERT INTO gathered (block, series, form, heads, people) "
                 "SELECT 900, min(number), 0, x'00', x'00' FROM questionnaire;"
                 "INSERT INTO counted SELECT series, form, finished + 1, 7777, 9999, kept "
                 "FROM counted LIMIT 1;"
                 "DELETE FROM counted WHERE person = (SELECT min(person) FROM counted)"));
    merge(world, copy, &told);
    char *after = rows_of(world, 1, derived), *blocks = rows_of(world, 1, "SELECT * FROM gathered");
    assert_string_equal(before, after);
    assert_string_equal(blocks, "");
    free(before);
    free(after);
    free(blocks);
}

/* One start and seed, and something else in each: told, and each store keeps its own. */
static void test_other_sitting(void **state) {
    static const char everything[] = "SELECT * FROM sitting; SELECT * FROM result; "
                                     "SELECT * FROM action; SELECT * FROM standing";
    struct world *world = *state;
    struct told told;
    keep_questionnaire(world);
    int64_t id = save(world, "", true, true, 1000);
    int other = copy_store(world, 1);
    use_store(world, 1);
    uint64_t seed = world->chance;
    (void)make_sitting(world, id, FORM_FULL, 2000, false);
    use_store(world, other);
    world->chance = seed;
    (void)make_sitting(world, id, FORM_SHORT, 2000, false);
    char *before = rows_of(world, other, everything);
    merge(world, 1, &told);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.list[0].conflict, MERGE_OTHER_SITTING);
    assert_string_equal(told.list[0].name, max_name);
    assert_int_equal(told.list[0].number, 2000);
    assert_int_equal(told.counts.sittings, 0);
    assert_int_equal(told.counts.known_sittings, 1);
    char *after = rows_of(world, other, everything);
    assert_string_equal(after, before);
    assert_agrees(world);
    free(before);
    free(after);
}

/* ---- meetings ---- */

static struct meeting make_meeting(struct world *world, const char *code, uint64_t secret) {
    struct meeting meeting = {.prompts = 3, .created = test_now, .chance = secret};
    (void)snprintf(meeting.code, sizeof meeting.code, "%s", code);
    (void)snprintf(meeting.title, sizeof meeting.title, "Made-up evening");
    memcpy(meeting.questionnaire, world->instrument->hash, DIGEST_TEXT);
    assert_int_equal(store_meeting_add(world->store, &meeting, &world->error), FOUND);
    return meeting;
}

static void sit_down(struct world *world, int64_t meeting) {
    struct room_seat seat = {.meeting = meeting, .joined = test_now, .seed = ++world->chance};
    assert_int_equal(store_seat_add(world->store, &seat, &world->error), FOUND);
}

static char *meetings_of(struct world *world, int number) {
    return rows_of(world, number,
                   "SELECT m.code, m.chance, count(s.id) FROM meeting m "
                   "LEFT JOIN seat s ON s.meeting = m.id GROUP BY m.id ORDER BY m.chance");
}

static void assert_meetings(struct world *world, const char *expected) {
    char *text = meetings_of(world, world->stores);
    assert_string_equal(text, expected);
    free(text);
}

/* The same meeting that went on there comes; another one with its code gets a code of its own; one
 * that went on in both stays. */
static void test_meetings(void **state) {
    struct world *world = *state;
    struct told told;
    keep_questionnaire(world);
    struct meeting first = make_meeting(world, "BCDFG", 1);
    sit_down(world, first.id);
    int other = copy_store(world, 1);
    use_store(world, other);
    sit_down(world, first.id);
    struct meeting third = make_meeting(world, "HJKLM", 3);
    int there = copy_store(world, other);
    use_store(world, 1);
    (void)make_meeting(world, "HJKLM", 2);
    int here = copy_store(world, 1);
    use_store(world, here);
    merge(world, there, &told);
    assert_int_equal(told.counts.meetings, 1);
    assert_int_equal(told.counts.known_meetings, 1);
    assert_int_equal(told.counts.conflicts[MERGE_CODE], 1);
    assert_string_equal(told.list[0].there, "HJKLM");
    char expected[200];
    (void)snprintf(expected, sizeof expected, "BCDFG|1|2|\nHJKLM|2|0|\n%s|3|0|\n",
                   told.list[0].taken);
    assert_meetings(world, expected);
    merge(world, there, &told);
    assert_int_equal(told.count, 0);
    assert_meetings(world, expected);
    /* Both went on. */
    sit_down(world, first.id);
    use_store(world, there);
    sit_down(world, first.id);
    sit_down(world, third.id);
    use_store(world, here);
    merge(world, there, &told);
    assert_int_equal(told.counts.conflicts[MERGE_OTHER_MEETING], 1);
    (void)snprintf(expected, sizeof expected, "BCDFG|1|3|\nHJKLM|2|0|\n%s|3|1|\n",
                   told.list[0].taken);
}

/* As docs/store.md says: nothing tells that it was here. */
static void test_deleted_meeting(void **state) {
    struct world *world = *state;
    struct told told;
    keep_questionnaire(world);
    struct meeting meeting = make_meeting(world, "BCDFG", 1);
    int other = copy_store(world, 1);
    use_store(world, 1);
    must(world, store_meeting_delete(world->store, meeting.id, &world->error));
    merge(world, other, &told);
    assert_int_equal(told.counts.meetings, 1);
    char *meetings = rows_of(world, 1, "SELECT code FROM meeting");
    assert_string_equal(meetings, "BCDFG|\n");
    free(meetings);
}

/* Names that may be those of two people stop it before anything is changed. */
static void test_two_people(void **state) {
    static const struct store_watch quiet = {NULL, NULL};
    struct world *world = *state;
    struct merge_counts counts;
    char path[96];
    keep_questionnaire(world);
    (void)save(world, "", true, true, 1000);
    world_store(world);
    keep_questionnaire(world);
    (void)save(world, "", true, false, 500);
    char *before = rows_of(world, 2, "SELECT * FROM person; SELECT * FROM consent");
    world_path(world, 1, path);
    struct store *other = care_merge_open("none", path, &quiet, &world->error);
    struct merge_options options = {.may_join = 0};
    assert_false(store_merge(world->store, other, &options, &counts, &world->error));
    assert_int_equal(counts.two_people, 1);
    char *after = rows_of(world, 2, "SELECT * FROM person; SELECT * FROM consent");
    assert_string_equal(after, before);
    store_close(other);
    other = care_merge_open("none", path, &quiet, &world->error);
    options.may_join = 1;
    must(world, store_merge(world->store, other, &options, &counts, &world->error));
    assert_int_equal(counts.two_people, 0);
    assert_int_equal(counts.conflicts[MERGE_TWO_PEOPLE], 1);
    store_close(other);
    free(before);
    free(after);
}

/* ---- what was shown ---- */

static void publish(struct world *world, const char *scope, const struct privacy_member *members,
                    size_t count, int64_t time) {
    struct publication publication = {.time = time,
                                      .set = {members, count, PRIVACY_MEAN(0) | PRIVACY_LEVELS}};
    (void)snprintf(publication.scope, sizeof publication.scope, "%s", scope);
    publication.digest = privacy_digest(&publication.set);
    must(world, store_publication_add(world->store, world->instrument, FORM_FULL, &publication,
                                      &world->error));
}

struct seen {
    struct world *world;
    int64_t sittings[16];
    size_t count;
    int publications;
};

static bool see(const struct publication *publication, void *context, struct error *error) {
    struct seen *seen = context;
    struct privacy_member *members = NULL;
    must(seen->world, store_publication_members(seen->world->store, publication->id, &members,
                                                &seen->count, error));
    for (size_t i = 0; i < seen->count; i++)
        seen->sittings[i] = members[i].sitting;
    free(members);
    seen->publications++;
    return true;
}

/* The newest comes last: see() keeps the oldest of the scope. */
static struct seen seen_of(struct world *world, const char *scope) {
    struct seen seen = {.world = world};
    must(world, store_publications_each(world->store, world->instrument, FORM_FULL, scope, see,
                                        &seen, &world->error));
    return seen;
}

/* Figures shown there count as shown here, of the same sittings; those of somebody who was removed
 * there keep a number that is nobody's. */
static void test_shown(void **state) {
    struct world *world = *state;
    struct told told;
    struct privacy_member members[3];
    uint64_t seeds[3];
    keep_questionnaire(world);
    for (int i = 0; i < 3; i++) {
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "somebody %d", i);
        struct person person = make_person(world, name, "", 100 + i);
        struct sitting sitting = make_sitting(world, person.id, FORM_FULL, 5000 - i, false);
        members[i] = (struct privacy_member){
            .sitting = sitting.id, .person = person.id, .counts = PRIVACY_MEAN(0) | PRIVACY_LEVELS};
        seeds[i] = sitting.seed;
    }
    publish(world, "everybody", members, 3, 9000);
    must(world, store_person_forget(world->store, members[2].person, &world->error));
    world_store(world);
    keep_questionnaire(world);
    struct person own = make_person(world, "own", "", 1);
    (void)make_sitting(world, own.id, FORM_FULL, 1, false);
    for (int times = 0; times < 2; times++) {
        merge(world, 1, &told);
        struct seen seen = seen_of(world, "everybody");
        assert_int_equal(seen.publications, 1);
        assert_int_equal(seen.count, 3);
        for (int i = 0; i < 2; i++) {
            struct sitting sitting;
            assert_int_equal(
                store_sitting_find(world->store, 5000 - i, seeds[i], &sitting, &world->error),
                FOUND);
            assert_true(seen.sittings[0] == sitting.id || seen.sittings[1] == sitting.id);
        }
        assert_true(seen.sittings[2] >= INT64_C(1) << 61);
        assert_true(seen.sittings[2] < INT64_C(1) << 62);
    }
    /* Back again: what came from there is known there. */
    int merged = copy_store(world, 2);
    use_store(world, 1);
    world->stores++;
    merge(world, merged, &told);
    world->stores--;
    assert_in_range(seen_of(world, "everybody").publications, 1, 2);
    use_store(world, merged);
}

static int64_t sitting_here(struct world *world, const struct sitting *there) {
    struct sitting here;
    assert_int_equal(
        store_sitting_find(world->store, there->started, there->seed, &here, &world->error), FOUND);
    return here.id;
}

/* What a room saw there is of the seats that came in, and where the meeting was deleted of the
 * sittings that came of them. */
static void test_kept_seats(void **state) {
    static const int64_t first_seat = INT64_C(1) << 62;
    struct world *world = *state;
    struct told told;
    struct privacy_member members[2];
    struct sitting sittings[2];
    int64_t seat = 0, sitting = 0, person = 0, meetings[2];
    keep_questionnaire(world);
    for (int i = 0; i < 2; i++) {
        struct person somebody = make_person(world, i == 0 ? "zero" : "one", "", 100 + i);
        meetings[i] = make_meeting(world, i == 0 ? "BCDFG" : "HJKLM", (uint64_t)i + 1).id;
        sit_down(world, meetings[i]);
        sittings[i] = make_sitting(world, somebody.id, FORM_FULL, 5000 + i, false);
        must(world, store_seat_became(world->store, i + 1, sittings[i].id, &world->error));
        members[i] = (struct privacy_member){
            .sitting = first_seat + i + 1, .person = first_seat + i + 1, .counts = PRIVACY_MEAN(0)};
    }
    publish(world, "room", members, 2, 9000);
    must(world, store_meeting_delete(world->store, meetings[1], &world->error));
    world_store(world);
    keep_questionnaire(world);
    struct person own = make_person(world, "own", "", 1);
    (void)make_sitting(world, own.id, FORM_FULL, 1, false);
    sit_down(world, make_meeting(world, "NPQRS", 9).id);
    sit_down(world, 1);
    for (int times = 0; times < 2; times++) {
        merge(world, 1, &told);
        struct seen seen = seen_of(world, "room");
        assert_int_equal(seen.publications, 1);
        assert_int_equal(seen.count, 2);
        assert_int_equal(seen.sittings[0], sitting_here(world, &sittings[1]));
        seat = seen.sittings[1] - first_seat;
        assert_int_equal(seat, 3);
        assert_int_equal(store_seat_sitting(world->store, seat, &sitting, &person, &world->error),
                         FOUND);
        assert_int_equal(sitting, sitting_here(world, &sittings[0]));
        assert_int_equal(person, find(world, "zero").id);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_counts, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_later_word, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_known_until, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_teams, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_dry_run, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_own_backup_derives_anew, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_other_sitting, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_meetings, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_deleted_meeting, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_two_people, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_shown, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_kept_seats, world_begin, world_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
