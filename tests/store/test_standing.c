#include "fixture.h"

#include <math.h>

/* One row a person, kept up by whatever changes it. */

enum { START = 1000, SEEN_MOST = 8 };

struct seen {
    struct standing list[SEEN_MOST];
    char names[SEEN_MOST][NAME_BYTES], teams[SEEN_MOST][NAME_BYTES];
    int count;
};

static bool remember(const struct standing *standing, void *context, struct error *error) {
    struct seen *seen = context;
    (void)error;
    assert_true(seen->count < SEEN_MOST);
    (void)snprintf(seen->names[seen->count], NAME_BYTES, "%s", standing->name);
    (void)snprintf(seen->teams[seen->count], NAME_BYTES, "%s", standing->team);
    seen->list[seen->count++] = *standing;
    return true;
}

static struct seen look_with(struct fixture *fixture, struct store *store,
                             const struct instrument *instrument, enum form form,
                             const char *team) {
    struct seen seen = {.count = 0};
    if (!store_standings_each(store, instrument, form, team, remember, &seen, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return seen;
}

static struct seen look(struct fixture *fixture, struct store *store) {
    return look_with(fixture, store, fixture->instrument, FORM_FULL, NULL);
}

/* The score of the first scale tells it from others. */
static void finish(struct fixture *fixture, struct store *store, const struct sitting *sitting,
                   enum quality quality, int64_t when) {
    struct answers answers;
    struct result result;
    fixture_answers(fixture->instrument, &answers);
    scoring_compute(fixture->instrument, FORM_FULL, &answers, NULL, &result);
    result.quality = quality;
    result.scales[0] = (struct score){true, (double)(when % 100), 1, 1};
    if (!store_sitting_finish(store, sitting->id, fixture->instrument, &answers, &result, when,
                              &fixture->error))
        fail_msg("%s", fixture->error.sentence);
}

static struct sitting finished(struct fixture *fixture, struct store *store, const char *name,
                               enum quality quality, int64_t when) {
    struct sitting sitting = fixture_sitting(fixture, store, name, FORM_FULL, when - 1);
    finish(fixture, store, &sitting, quality, when);
    return sitting;
}

static void save(struct fixture *fixture, struct store *store, const char *name, const char *team,
                 bool average, bool lead) {
    struct person person;
    assert_int_equal(store_person_find(store, name, &person, &fixture->error), FOUND);
    (void)snprintf(person.team, sizeof person.team, "%s", team);
    person.consents[CONSENT_AVERAGE] = average;
    person.consents[CONSENT_LEAD] = lead;
    assert_true(store_person_save(store, &person, "1", START, &fixture->error));
}

static void test_last_and_before(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting first = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 10);
    struct seen seen = look(fixture, store);
    struct result result;
    assert_int_equal(seen.count, 1);
    assert_string_equal(seen.names[0], "bluebird");
    assert_string_equal(seen.teams[0], "");
    assert_int_equal(seen.list[0].person, first.person);
    assert_int_equal(seen.list[0].sittings, 1);
    assert_int_equal(seen.list[0].before.sitting, 0);
    assert_int_equal(seen.list[0].last.sitting, first.id);
    assert_int_equal(seen.list[0].last.finished, START + 10);
    assert_int_equal(
        store_result_load(store, first.id, fixture->instrument, &result, &fixture->error), FOUND);
    assert_int_equal(seen.list[0].last.level, result.level);
    assert_int_equal(seen.list[0].last.neighbour, result.neighbour);
    assert_int_equal(seen.list[0].last.assessed, result.assessed);
    assert_int_equal(seen.list[0].last.desire, result.desire);
    assert_true(seen.list[0].last.scales[0] == 10);
    for (int i = 0; i < SCALES_MOST; i++) {
        if (i < fixture->instrument->scale_count && result.scales[i].known)
            assert_true(seen.list[0].last.scales[i] == result.scales[i].value);
        else
            assert_true(isnan(seen.list[0].last.scales[i]));
    }
    struct sitting third = finished(fixture, store, "bluebird", QUALITY_LOOK, START + 30);
    (void)finished(fixture, store, "bluebird", QUALITY_POOR, START + 40);
    (void)fixture_sitting(fixture, store, "bluebird", FORM_FULL, START + 50);
    seen = look(fixture, store);
    assert_int_equal(seen.list[0].sittings, 2);
    assert_int_equal(seen.list[0].last.sitting, third.id);
    assert_int_equal(seen.list[0].before.sitting, first.id);
    /* One that was finished earlier comes in later, as from an import; alike times go by id. */
    struct sitting second = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 20);
    seen = look(fixture, store);
    assert_int_equal(seen.list[0].last.sitting, third.id);
    assert_int_equal(seen.list[0].before.sitting, second.id);
    struct sitting alike = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 30);
    seen = look(fixture, store);
    assert_int_equal(seen.list[0].last.sitting, alike.id);
    assert_int_equal(seen.list[0].before.sitting, third.id);
    assert_int_equal(seen.list[0].sittings, 4);
    store_close(store);
}

/* Begun first, finished last, at the same time: the ids decide. */
static void test_alike_times(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting first = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct sitting second = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START + 1);
    finish(fixture, store, &second, QUALITY_GOOD, START + 9);
    finish(fixture, store, &first, QUALITY_GOOD, START + 9);
    struct seen seen = look(fixture, store);
    assert_int_equal(seen.list[0].last.sitting, second.id);
    assert_int_equal(seen.list[0].before.sitting, first.id);
    store_close(store);
}

static void test_poor_alone_is_not_seen(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct store_activity activity;
    (void)finished(fixture, store, "bluebird", QUALITY_POOR, START);
    assert_int_equal(look(fixture, store).count, 0);
    assert_true(store_activity(store, fixture->instrument, NULL, 0, &activity, &fixture->error));
    assert_int_equal(activity.people, 1);
    assert_int_equal(activity.open, 1);
    assert_int_equal(activity.answered, 1);
    store_close(store);
}

static void test_discard(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting first = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 10);
    struct sitting last = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 20);
    struct sitting open = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START + 50);
    struct store_activity activity;
    assert_true(store_sitting_discard(store, open.id, &fixture->error));
    assert_int_equal(look(fixture, store).list[0].last.sitting, last.id);
    assert_true(store_sitting_discard(store, last.id, &fixture->error));
    struct seen seen = look(fixture, store);
    assert_int_equal(seen.list[0].last.sitting, first.id);
    assert_int_equal(seen.list[0].before.sitting, 0);
    assert_int_equal(seen.list[0].sittings, 1);
    assert_true(
        store_activity(store, fixture->instrument, NULL, START + 11, &activity, &fixture->error));
    assert_int_equal(activity.answered, 1);
    assert_int_equal(activity.since, 0);
    assert_true(store_sitting_discard(store, first.id, &fixture->error));
    assert_true(store_sitting_discard(store, first.id, &fixture->error));
    assert_int_equal(look(fixture, store).count, 0);
    assert_true(store_activity(store, fixture->instrument, NULL, 0, &activity, &fixture->error));
    assert_int_equal(activity.answered, 0);
    assert_int_equal(activity.people, 1);
    store_close(store);
}

static void assert_seen(struct fixture *fixture, struct store *store, bool average, bool lead,
                        int64_t lead_until) {
    struct seen seen = look(fixture, store);
    assert_int_equal(seen.count, 1);
    assert_int_equal(seen.list[0].average, average);
    assert_int_equal(seen.list[0].lead, lead);
    assert_int_equal(seen.list[0].lead_until, lead_until);
}

static void test_consents(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person person = {.name = "otter", .consents = {true, true, false, true}};
    struct consent_given given = {CONSENT_LEAD, true, "1", START};
    assert_true(store_person_save(store, &person, "1", START, &fixture->error));
    (void)finished(fixture, store, "otter", QUALITY_GOOD, START);
    assert_seen(fixture, store, true, false, 0);
    save(fixture, store, "otter", "", true, true);
    assert_seen(fixture, store, true, true, INT64_MAX);
    save(fixture, store, "otter", "", true, false);
    assert_seen(fixture, store, true, false, START);
    save(fixture, store, "otter", "", false, false);
    assert_int_equal(look(fixture, store).count, 0);
    assert_true(store_consent_add(store, person.id, &given, &fixture->error));
    assert_seen(fixture, store, false, true, INT64_MAX);
    given.granted = false;
    assert_true(store_consent_add(store, person.id, &given, &fixture->error));
    assert_int_equal(look(fixture, store).count, 0);
    store_close(store);
    store = fixture_open(fixture);
    save(fixture, store, "otter", "", false, true);
    assert_seen(fixture, store, false, true, INT64_MAX);
    store_close(store);
}

/* Whom the lead may see now, or once could: "PERSON" or "PERSON<UNTIL", one after the other. */
static bool write_known(int64_t person, int64_t until, void *context, struct error *error) {
    char *out = context;
    size_t used = strlen(out);
    (void)error;
    if (until == INT64_MAX)
        (void)snprintf(out + used, 80 - used, "%d ", (int)person);
    else
        (void)snprintf(out + used, 80 - used, "%d<%d ", (int)person, (int)(until - START));
    return true;
}

static void assert_known(struct fixture *fixture, struct store *store, const char *expected) {
    char known[80] = "";
    assert_true(store_known_each(store, fixture->instrument, FORM_FULL, write_known, known,
                                 &fixture->error));
    assert_string_equal(known, expected);
}

static void lead_at(struct fixture *fixture, struct store *store, int64_t person, bool granted,
                    int64_t when) {
    struct consent_given given = {CONSENT_LEAD, granted, "1", when};
    assert_true(store_consent_add(store, person, &given, &fixture->error));
}

/* It belongs to a sitting: what is finished after the consent has ended was never seen. */
static void test_known(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person person = {.name = "otter", .consents = {true, true, false, false}};
    struct store *empty = store_open_memory(&fixture->error);
    int64_t when = 0;
    assert_known(fixture, empty, "");
    store_close(empty);
    assert_true(store_person_save(store, &person, "1", START, &fixture->error));
    (void)finished(fixture, store, "otter", QUALITY_GOOD, START + 10);
    assert_known(fixture, store, "");
    lead_at(fixture, store, 1, true, START + 20); /* all of it, from before too */
    assert_known(fixture, store, "1 ");
    lead_at(fixture, store, 1, false, START + 30);
    assert_known(fixture, store, "1<30 ");
    (void)finished(fixture, store, "otter", QUALITY_GOOD, START + 30);
    assert_known(fixture, store, "1<30 ");
    lead_at(fixture, store, 1, false, START + 40); /* told once more: it had ended before */
    assert_known(fixture, store, "1<30 ");
    save(fixture, store, "otter", "", false, false); /* of nobody's averages by now */
    assert_known(fixture, store, "1<30 ");
    lead_at(fixture, store, 1, true, START + 50);
    assert_known(fixture, store, "1 ");
    lead_at(fixture, store, 1, false, START + 60);
    assert_known(fixture, store, "1<60 ");
    assert_int_equal(store_finished(store, 1, &when, &fixture->error), FOUND);
    assert_int_equal(when, START + 10);
    struct sitting open = fixture_sitting(fixture, store, "otter", FORM_FULL, START + 70);
    assert_int_equal(store_finished(store, open.id, &when, &fixture->error), FOUND_NOTHING);
    assert_true(store_person_forget(store, 1, &fixture->error));
    assert_known(fixture, store, "");
    assert_int_equal(store_finished(store, 1, &when, &fixture->error), FOUND_NOTHING);
    store_close(store);
}

static void test_order_and_teams(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    static const char *const names[] = {"otter", "Bluebird", "calm-heron"};
    char teams[2][NAME_BYTES];
    for (int i = 0; i < 3; i++)
        (void)finished(fixture, store, names[i], QUALITY_GOOD, START + i);
    save(fixture, store, "otter", "North", true, true);
    save(fixture, store, "calm-heron", "south", true, true);
    struct seen seen = look(fixture, store);
    assert_int_equal(seen.count, 3);
    assert_string_equal(seen.names[0], "Bluebird");
    assert_string_equal(seen.names[1], "calm-heron");
    assert_string_equal(seen.names[2], "otter");
    assert_string_equal(seen.teams[2], "North");
    seen = look_with(fixture, store, fixture->instrument, FORM_FULL, "NORTH");
    assert_int_equal(seen.count, 1);
    assert_string_equal(seen.names[0], "otter");
    save(fixture, store, "otter", "South", true, true);
    assert_int_equal(look_with(fixture, store, fixture->instrument, FORM_FULL, "north").count, 0);
    seen = look_with(fixture, store, fixture->instrument, FORM_FULL, "south");
    assert_int_equal(seen.count, 2);
    assert_string_equal(seen.names[1], "otter");
    assert_string_equal(seen.teams[1], "south");
    /* Nobody is in the north any more. */
    assert_int_equal(store_teams(store, 5, teams, 2, &fixture->error), 1);
    assert_string_equal(teams[0], "south");
    save(fixture, store, "Bluebird", "east", true, true);
    assert_int_equal(store_teams(store, 5, teams, 1, &fixture->error), 2);
    assert_string_equal(teams[0], "east");
    store_close(store);
}

/* Teams with somebody to be seen, or with enough people to hide among. */
static void test_teams_to_look_at(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    static const char *const names[] = {"otter", "bluebird", "calm-heron"};
    char teams[2][NAME_BYTES];
    for (int i = 0; i < 3; i++) {
        (void)finished(fixture, store, names[i], QUALITY_GOOD, START + i);
        save(fixture, store, names[i], "north", i > 0, false);
    }
    assert_int_equal(store_teams(store, 3, teams, 2, &fixture->error), 0);
    assert_int_equal(store_teams(store, 2, teams, 2, &fixture->error), 1);
    save(fixture, store, "otter", "north", true, false);
    assert_int_equal(store_teams(store, 3, teams, 2, &fixture->error), 1);
    assert_int_equal(store_teams(store, 4, teams, 2, &fixture->error), 0);
    save(fixture, store, "otter", "north", false, true);
    assert_int_equal(store_teams(store, 4, teams, 2, &fixture->error), 1);
    store_close(store);
}

static void test_forget(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = finished(fixture, store, "bluebird", QUALITY_GOOD, START);
    (void)finished(fixture, store, "otter", QUALITY_GOOD, START);
    assert_true(store_person_forget(store, sitting.person, &fixture->error));
    struct seen seen = look(fixture, store);
    assert_int_equal(seen.count, 1);
    assert_string_equal(seen.names[0], "otter");
    store_close(store);
    assert_outside(fixture->path, "SELECT count(*) FROM standing", "1");
    assert_outside(fixture->path, "SELECT count(*) FROM answered", "1");
}

static void test_forms_are_apart(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting full = finished(fixture, store, "bluebird", QUALITY_GOOD, START);
    struct sitting brief = fixture_sitting(fixture, store, "bluebird", FORM_SHORT, START);
    struct store_activity activity;
    (void)fixture_finish(fixture, store, &brief, START + 5);
    assert_int_equal(look(fixture, store).list[0].last.sitting, full.id);
    struct seen seen = look_with(fixture, store, fixture->instrument, FORM_SHORT, "");
    assert_int_equal(seen.count, 1);
    assert_int_equal(seen.list[0].last.sitting, brief.id);
    assert_int_equal(seen.list[0].before.sitting, 0);
    assert_true(
        store_activity(store, fixture->instrument, NULL, START + 5, &activity, &fixture->error));
    assert_int_equal(activity.answered, 1);
    assert_int_equal(activity.since, 1);
    store_close(store);
}

/* The questionnaire with something replaced (the first of it); nothing when it does not stand in
 * it. */
static struct instrument *altered(struct fixture *fixture, const char *from, const char *to) {
    const struct instrument *shipped = fixture->instrument;
    size_t size = shipped->length + strlen(to) + 1;
    char *bytes = malloc(size);
    assert_non_null(bytes);
    const char *at = strstr(shipped->bytes, from);
    assert_non_null(at);
    int length = snprintf(bytes, size, "%.*s%s%s", (int)(at - shipped->bytes), shipped->bytes, to,
                          at + strlen(from));
    struct instrument *instrument =
        instrument_parse("altered", bytes, (size_t)length, NULL, &fixture->error);
    if (instrument == NULL)
        fail_msg("%s", fixture->error.sentence);
    free(bytes);
    return instrument;
}

static int64_t finish_with(struct fixture *fixture, struct store *store,
                           struct instrument *instrument, const char *name, int64_t when) {
    struct instrument *shipped = fixture->instrument;
    fixture->instrument = instrument;
    int64_t id = finished(fixture, store, name, QUALITY_GOOD, when).id;
    fixture->instrument = shipped;
    return id;
}

static void test_another_version_is_apart(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    char version[64], newer[64];
    (void)snprintf(version, sizeof version, "version = %s", fixture->instrument->version);
    (void)snprintf(newer, sizeof newer, "version = %s.9", fixture->instrument->version);
    struct instrument *other = altered(fixture, version, newer);
    struct counted_row row;
    int64_t first = finish_with(fixture, store, fixture->instrument, "bluebird", START);
    assert_int_equal(look_with(fixture, store, other, FORM_FULL, NULL).count, 0);
    int64_t second = finish_with(fixture, store, other, "bluebird", START + 1);
    struct seen seen = look_with(fixture, store, other, FORM_FULL, NULL);
    assert_int_equal(seen.list[0].last.sitting, second);
    assert_int_equal(seen.list[0].before.sitting, 0);
    seen = look(fixture, store);
    assert_int_equal(seen.list[0].last.sitting, first);
    assert_int_equal(seen.list[0].before.sitting, 0);
    assert_int_equal(store_counted_get(store, other, FORM_FULL, first, &row, &fixture->error),
                     FOUND_NOTHING);
    assert_int_equal(store_counted_get(store, other, FORM_FULL, second, &row, &fixture->error),
                     FOUND);
    instrument_free(other);
    store_close(store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_last_and_before),
        TEST(test_alike_times),
        TEST(test_poor_alone_is_not_seen),
        TEST(test_discard),
        TEST(test_consents),
        TEST(test_known),
        TEST(test_teams_to_look_at),
        TEST(test_order_and_teams),
        TEST(test_forget),
        TEST(test_forms_are_apart),
        TEST(test_another_version_is_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
