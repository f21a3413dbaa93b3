#include "fixture.h"

#include <math.h>

/* Sittings one by one, files of one series, versions, a store in memory, a store of version 1. */

enum { START = 1000, ROWS_MOST = 16 };

struct rows {
    struct counted_row list[ROWS_MOST];
    int count;
};

static bool remember(const struct counted_row *row, void *context, struct error *error) {
    struct rows *rows = context;
    (void)error;
    assert_true(rows->count < ROWS_MOST);
    rows->list[rows->count++] = *row;
    return true;
}

static struct rows rows_of(struct fixture *fixture, struct store *store, const char *team,
                           int64_t from, int64_t until) {
    struct rows rows = {.count = 0};
    if (!store_counted_each(store, fixture->instrument, FORM_FULL, team, from, until, remember,
                            &rows, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return rows;
}

/* Answers in the middle, so that some levels have a neighbour. */
static void by_chance(const struct instrument *instrument, struct answers *answers,
                      unsigned chance) {
    fixture_answers(instrument, answers);
    for (int i = 0; i < instrument->item_count; i++) {
        chance = chance * 1103515245U + 12345U;
        int value = 3 + (int)((chance >> 16) % 2);
        if (answers->list[i].value != ANSWER_OPEN)
            answers->list[i].value = (int8_t)(instrument->items[i].reversed ? 6 - value : value);
    }
}

static struct sitting finished(struct fixture *fixture, struct store *store, const char *name,
                               enum quality quality, int64_t when) {
    struct sitting sitting = fixture_sitting(fixture, store, name, FORM_FULL, when - 1);
    struct answers answers;
    struct result result;
    by_chance(fixture->instrument, &answers, (unsigned)when);
    scoring_compute(fixture->instrument, FORM_FULL, &answers, NULL, &result);
    result.quality = quality;
    for (int i = 0; i < fixture->instrument->scale_count; i++)
        result.scales[i] = (struct score){i != 3, i != 3 ? i * 10 : 0, i != 3, 1};
    if (!store_sitting_finish(store, sitting.id, fixture->instrument, &answers, &result, when,
                              &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return sitting;
}

static void consent(struct fixture *fixture, struct store *store, int64_t person,
                    enum consent consent, bool granted) {
    struct consent_given given = {consent, granted, "1", START};
    assert_true(store_consent_add(store, person, &given, &fixture->error));
}

static void test_rows_by_time(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting late = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 30);
    struct sitting early = finished(fixture, store, "otter", QUALITY_LOOK, START + 10);
    struct sitting middle = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 20);
    struct sitting poor = finished(fixture, store, "otter", QUALITY_POOR, START + 15);
    struct sitting brief = fixture_sitting(fixture, store, "otter", FORM_SHORT, START);
    struct sitting open = fixture_sitting(fixture, store, "otter", FORM_FULL, START);
    struct counted_row row;
    (void)fixture_finish(fixture, store, &brief, START + 12);
    struct rows rows = rows_of(fixture, store, NULL, INT64_MIN, INT64_MAX);
    assert_int_equal(rows.count, 3);
    assert_int_equal(rows.list[0].counted.sitting, early.id);
    assert_int_equal(rows.list[1].counted.sitting, middle.id);
    assert_int_equal(rows.list[2].counted.sitting, late.id);
    assert_int_equal(rows.list[2].person, late.person);
    assert_int_equal(rows.list[2].counted.finished, START + 30);
    assert_true(rows.list[2].counted.scales[2] == 20);
    assert_true(isnan(rows.list[2].counted.scales[3]));
    rows = rows_of(fixture, store, NULL, START + 20, START + 30);
    assert_int_equal(rows.count, 1);
    assert_int_equal(rows.list[0].counted.sitting, middle.id);
    const struct sitting *none[] = {&poor, &brief, &open};
    for (int i = 0; i < 3; i++)
        assert_int_equal(store_counted_get(store, fixture->instrument, FORM_FULL, none[i]->id, &row,
                                           &fixture->error),
                         FOUND_NOTHING);
    assert_int_equal(
        store_counted_get(store, fixture->instrument, FORM_SHORT, brief.id, &row, &fixture->error),
        FOUND);
    assert_int_equal(
        store_counted_get(store, fixture->instrument, FORM_FULL, middle.id, &row, &fixture->error),
        FOUND);
    assert_int_equal(row.counted.finished, START + 20);
    store_close(store);
}

static void test_rows_by_consent_and_team(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct counted_row row;
    struct person person;
    struct sitting sitting = finished(fixture, store, "bluebird", QUALITY_GOOD, START);
    (void)finished(fixture, store, "otter", QUALITY_GOOD, START);
    assert_int_equal(store_person_find(store, "otter", &person, &fixture->error), FOUND);
    (void)snprintf(person.team, sizeof person.team, "North");
    assert_true(store_person_save(store, &person, "1", START, &fixture->error));
    struct rows rows = rows_of(fixture, store, "north", 0, INT64_MAX);
    assert_int_equal(rows.count, 1);
    assert_int_equal(rows.list[0].person, person.id);
    consent(fixture, store, sitting.person, CONSENT_LEAD, false);
    rows = rows_of(fixture, store, NULL, 0, INT64_MAX);
    assert_int_equal(rows.count, 2);
    assert_true(rows.list[0].average && !rows.list[0].lead);
    assert_int_equal(rows.list[0].lead_until, START);
    consent(fixture, store, sitting.person, CONSENT_AVERAGE, false);
    assert_int_equal(rows_of(fixture, store, NULL, 0, INT64_MAX).count, 1);
    assert_int_equal(
        store_counted_get(store, fixture->instrument, FORM_FULL, sitting.id, &row, &fixture->error),
        FOUND_NOTHING);
    store_close(store);
}

static void test_activity_of_a_team(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct store_activity activity;
    static const char *const names[] = {"bluebird", "otter", "calm-heron", "made-up-max",
                                        "made-up-nobody"};
    for (int i = 0; i < 5; i++) { /* the last lets nothing be seen */
        struct person person = {.consents = {true, i<2, i> 0 && i < 4, true}};
        (void)snprintf(person.name, sizeof person.name, "%s", names[i]);
        (void)snprintf(person.team, sizeof person.team, "%s", i != 3 ? "North" : "");
        assert_true(store_person_save(store, &person, "1", START, &fixture->error));
        if (i != 1)
            (void)finished(fixture, store, names[i], QUALITY_POOR, START + i);
    }
    assert_true(
        store_activity(store, fixture->instrument, "north", START + 2, &activity, &fixture->error));
    assert_true(activity.there);
    assert_int_equal(activity.people, 3);
    assert_int_equal(activity.open, 2);
    assert_int_equal(activity.answered, 2);
    assert_int_equal(activity.since, 1);
    assert_true(
        store_activity(store, fixture->instrument, "", START + 3, &activity, &fixture->error));
    assert_int_equal(activity.people, 4);
    assert_int_equal(activity.open, 3);
    assert_int_equal(activity.answered, 3);
    assert_int_equal(activity.since, 1);
    consent(fixture, store, 5, CONSENT_AVERAGE, true);
    assert_true(store_activity(store, fixture->instrument, "", START, &activity, &fixture->error));
    assert_int_equal(activity.people, 5);
    assert_int_equal(activity.answered, 4);
    assert_true(
        store_activity(store, fixture->instrument, "south", START, &activity, &fixture->error));
    assert_true(!activity.there && activity.people == 0);
    store_close(store);
}

/* The same questionnaire with its sections [scale.achiever] and [scale.trust] the other way round.
 */
static struct instrument *turned(struct fixture *fixture) {
    const char *bytes = fixture->instrument->bytes;
    const char *first = strstr(bytes, "[scale.achiever]"), *second = strstr(bytes, "[scale.trust]"),
               *third = strstr(bytes, "[scale.leader]");
    char *other = malloc(fixture->instrument->length + 1);
    assert_true(first != NULL && second != NULL && third != NULL && other != NULL);
    int length =
        snprintf(other, fixture->instrument->length + 1, "%.*s%.*s%.*s%s", (int)(first - bytes),
                 bytes, (int)(third - second), second, (int)(second - first), first, third);
    struct instrument *instrument =
        instrument_parse("turned", other, (size_t)length, NULL, &fixture->error);
    if (instrument == NULL)
        fail_msg("%s", fixture->error.sentence);
    free(other);
    return instrument;
}

static void test_scales_by_id(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct instrument *shipped = fixture->instrument, *other = turned(fixture);
    assert_string_equal(other->scales[0].id, shipped->scales[1].id);
    struct sitting first = finished(fixture, store, "bluebird", QUALITY_GOOD, START);
    fixture->instrument = other;
    struct sitting second = finished(fixture, store, "bluebird", QUALITY_GOOD, START + 1);
    fixture->instrument = shipped;
    struct rows rows = rows_of(fixture, store, NULL, 0, INT64_MAX);
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.list[0].counted.sitting, first.id);
    assert_true(rows.list[0].counted.scales[0] == 0 && rows.list[0].counted.scales[1] == 10);
    assert_int_equal(rows.list[1].counted.sitting, second.id);
    assert_true(rows.list[1].counted.scales[0] == 10 && rows.list[1].counted.scales[1] == 0);
    assert_true(rows.list[1].counted.scales[2] == 20);
    assert_outside(fixture->path, "SELECT count(*) || ' ' || sittings FROM standing", "1 2");
    fixture->instrument = other;
    rows = rows_of(fixture, store, NULL, 0, INT64_MAX);
    assert_true(rows.list[0].counted.scales[0] == 10 && rows.list[0].counted.scales[1] == 0);
    assert_true(rows.list[1].counted.scales[0] == 0 && rows.list[1].counted.scales[1] == 10);
    fixture->instrument = shipped;
    /* One that cannot be read any more leaves no scores. */
    outside(fixture->path, "UPDATE questionnaire SET bytes = x'00' WHERE number = 2");
    store_close(store);
    store = fixture_open(fixture);
    rows = rows_of(fixture, store, NULL, 0, INT64_MAX);
    assert_int_equal(rows.count, 2);
    assert_true(rows.list[0].counted.scales[1] == 10);
    assert_true(isnan(rows.list[1].counted.scales[1]));
    assert_int_equal(rows.list[1].counted.level, 0);
    store_close(store);
    instrument_free(other);
}

static bool nothing(const struct standing *standing, void *context, struct error *error) {
    (void)standing;
    (void)context;
    (void)error;
    return true;
}

static void test_damage(void **state) {
    struct fixture *fixture = *state;
    static const struct {
        const char *sql, *detail;
    } rows[] = {
        {"UPDATE standing SET last = x'01'", "the last result of somebody in it is unreadable"},
        {"UPDATE standing SET before = x''", "the last result of somebody in it is unreadable"},
        {"UPDATE standing SET last = x'01010109000000'",
         "a result in it does not belong to its questionnaire"},
        {"UPDATE standing SET last = CAST(last || x'00' AS BLOB)",
         "a result in it does not belong to its questionnaire"},
        {"UPDATE standing SET last = CAST(x'09' || substr(last, 2) AS BLOB)",
         "a questionnaire of it is missing"},
        {"UPDATE standing SET seen = 9", "it holds a number that cannot be"},
        {"UPDATE standing SET sittings = 0", "it holds a number that cannot be"},
    };
    struct store *store = fixture_open(fixture);
    (void)finished(fixture, store, "bluebird", QUALITY_GOOD, START);
    store_close(store);
    struct bytes sound = bytes_of(fixture->path);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char expected[300];
        bytes_write(fixture->path, sound.data, sound.length);
        outside(fixture->path, rows[i].sql);
        store = fixture_open(fixture);
        assert_false(store_standings_each(store, fixture->instrument, FORM_FULL, NULL, nothing,
                                          NULL, &fixture->error));
        (void)snprintf(expected, sizeof expected,
                       "PATH is damaged: %s; put a backup in its place, or move it away to begin "
                       "with an empty one",
                       rows[i].detail);
        assert_sentence(fixture, expected);
        store_close(store);
    }
    free(sound.data);
}

static void test_version(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture), *other = fixture_open(fixture);
    struct person person = {.name = "bluebird"};
    int64_t first = 0, second = 0, third = 0, again = 0;
    assert_true(store_version(store, &first, &fixture->error));
    assert_true(store_version(store, &again, &fixture->error));
    assert_int_equal(again, first);
    assert_true(store_person_save(store, &person, "1", START, &fixture->error));
    assert_true(store_version(store, &second, &fixture->error));
    assert_int_not_equal(second, first);
    assert_true(store_person_forget(other, person.id, &fixture->error));
    assert_true(store_version(store, &third, &fixture->error));
    assert_int_not_equal(third, second);
    assert_true(store_version(store, &again, &fixture->error));
    assert_int_equal(again, third);
    store_close(other);
    store_close(store);
}

static void test_memory(void **state) {
    struct fixture *fixture = *state;
    struct store *store = store_open_memory(&fixture->error),
                 *other = store_open_memory(&fixture->error);
    struct person person;
    struct result result;
    assert_true(store != NULL && other != NULL);
    struct sitting sitting = finished(fixture, store, "bluebird", QUALITY_GOOD, START);
    assert_int_equal(rows_of(fixture, store, NULL, 0, INT64_MAX).count, 1);
    assert_int_equal(rows_of(fixture, other, NULL, 0, INT64_MAX).count, 0);
    assert_int_equal(
        store_result_load(store, sitting.id, fixture->instrument, &result, &fixture->error), FOUND);
    assert_true(store_person_forget(store, sitting.person, &fixture->error));
    assert_int_equal(store_person_find(store, "bluebird", &person, &fixture->error), FOUND_NOTHING);
    assert_int_equal(access(fixture->path, F_OK), -1);
    store_close(other);
    store_close(store);
}

/* ---- a store of version 1 ---- */

/* What the steps from version 1 on made, undone by hand. */
static const char back_to_1[] =
    "DROP INDEX sitting_by_meeting; ALTER TABLE sitting DROP COLUMN meeting; "
    "DROP TABLE seat_answer; DROP TABLE seat; DROP TABLE meeting_question; DROP TABLE meeting; "
    "DROP TABLE standing; DROP TABLE answered; DROP TABLE publication; DROP TABLE looked; "
    "DROP TABLE lead_lock; DROP TABLE counted; DROP TABLE gathered; "
    "DROP TABLE seat_kept; DROP INDEX questionnaire_series; "
    "ALTER TABLE result DROP COLUMN neighbour; DROP INDEX person_by_team_seen; "
    "ALTER TABLE person DROP COLUMN seen; ALTER TABLE person DROP COLUMN lead_until; "
    "CREATE INDEX person_by_team ON person (team); PRAGMA user_version = 1";

/* Every row of the tables that are kept up, as text. */
static const char kept_up[] =
    "SELECT (SELECT group_concat(series || ' ' || form || ' ' || name || ' ' || person || team || "
    "seen || ' ' || lead_until || ' ' || sittings || hex(last) || ifnull(hex(before), '-'), char(10)) FROM standing) || "
    "(SELECT group_concat(person || ' ' || series || ' ' || finished || ' ' || seen, char(10)) FROM "
    "answered) || (SELECT group_concat(name || ' ' || seen || ' ' || lead_until, char(10)) FROM "
    "person) || "
    "(SELECT group_concat(sitting || ' ' || neighbour, char(10)) FROM result) || "
    "(SELECT group_concat(series || ' ' || form || ' ' || finished || ' ' || sitting || ' ' || "
    "person || hex(kept), char(10)) FROM counted)";

static void fill(struct fixture *fixture) {
    struct store *store = fixture_open(fixture);
    struct instrument *shipped = fixture->instrument, *other = turned(fixture);
    struct sitting brief;
    fixture->instrument = other;
    (void)finished(fixture, store, "otter", QUALITY_GOOD, START - 50);
    fixture->instrument = shipped;
    struct sitting sitting = finished(fixture, store, "bluebird", QUALITY_GOOD, START);
    consent(fixture, store, sitting.person, CONSENT_LEAD, false);
    for (int i = 0; i < 5; i++)
        (void)finished(fixture, store, "otter", i % 2 == 0 ? QUALITY_GOOD : QUALITY_POOR,
                       START - 10 * i);
    (void)finished(fixture, store, "calm-heron", QUALITY_POOR, START);
    brief = fixture_sitting(fixture, store, "calm-heron", FORM_SHORT, START);
    (void)fixture_finish(fixture, store, &brief, START + 8);
    (void)fixture_sitting(fixture, store, "calm-heron", FORM_FULL, START);
    instrument_free(other);
    store_close(store);
}

static void test_from_version_1(void **state) {
    struct fixture *fixture = *state;
    char backup[160];
    fill(fixture);
    char *expected = outside_text(fixture->path, kept_up);
    assert_outside(fixture->path, "SELECT count(*) > 1 FROM result WHERE neighbour > 0", "1");
    outside(fixture->path, back_to_1);
    store_close(fixture_open(fixture));
    assert_outside(fixture->path, "PRAGMA user_version", "4");
    assert_outside(fixture->path, kept_up, expected);
    (void)snprintf(backup, sizeof backup, "%s.before-v4", fixture->path);
    assert_outside(backup, "PRAGMA user_version", "1");
    free(expected);
}

/* A questionnaire that cannot be read any more, answers that are not its own. */
static void test_from_version_1_damaged(void **state) {
    struct fixture *fixture = *state;
    fill(fixture);
    outside(fixture->path, back_to_1);
    outside(fixture->path, "UPDATE questionnaire SET bytes = x'00' WHERE number = 1; "
                           "UPDATE sitting SET answers = x'C1' WHERE id = 2");
    struct store *store = fixture_open(fixture);
    struct rows rows = rows_of(fixture, store, NULL, 0, INT64_MAX);
    assert_int_equal(rows.count, 5);
    store_close(store);
    assert_outside(fixture->path,
                   "SELECT group_concat(sitting) FROM result WHERE neighbour IS NULL", "1,2");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_rows_by_time),
        TEST(test_rows_by_consent_and_team),
        TEST(test_activity_of_a_team),
        TEST(test_scales_by_id),
        TEST(test_damage),
        TEST(test_version),
        TEST(test_memory),
        TEST(test_from_version_1),
        TEST(test_from_version_1_damaged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
