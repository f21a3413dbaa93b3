/* Every promise about what is kept is broken once from outside, and each is noticed: a check that
 * finds nothing is worth what it could find. */
#include "care_store.h"

#include "leadquiz/store_meeting.h"

static const int64_t START = NOW * INT64_C(1000);

enum { LINES_MOST = 64 };

struct noticed {
    char lines[LINES_MOST][256];
    int count;
    struct care_checked checked;
};

static void on_line(void *context, const char *sentence) {
    struct noticed *found = context;
    if (found->count < LINES_MOST)
        (void)snprintf(found->lines[found->count], sizeof found->lines[0], "%s", sentence);
    found->count++;
}

static struct noticed look(struct fixture *fixture, const char *path) {
    struct noticed found = {.count = 0};
    struct care_reading reading;
    const struct care_check check = {on_line, &found, {NULL, NULL}};
    if (!care_reading_begin(&reading, path, fixture->path, NULL, &fixture->error) ||
        !care_check(reading.store, &check, &found.checked, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    care_reading_end(&reading);
    return found;
}

static bool says(const struct noticed *found, const char *sentence) {
    for (int i = 0; i < found->count && i < LINES_MOST; i++) {
        if (strcmp(found->lines[i], sentence) == 0)
            return true;
    }
    return false;
}

static void assert_says(const struct noticed *found, const char *sentence, const char *why) {
    if (says(found, sentence))
        return;
    for (int i = 0; i < found->count && i < LINES_MOST; i++)
        print_message("  %s\n", found->lines[i]);
    fail_msg("%s: nothing says \"%s\"", why, sentence);
}

/* ---- a store with some of everything ---- */

/* Scored after the sittings before it, as whoever finishes one does. */
static void finish(struct fixture *fixture, struct store *store, const struct sitting *sitting,
                   int shift, int64_t now) {
    const struct instrument *instrument = fixture->instrument;
    const struct order *order = instrument_order(instrument, FORM_FULL, true);
    struct answers answers;
    struct previous previous;
    struct result result;
    answers_clear(&answers, instrument);
    for (int i = 0; i < order->count; i++) {
        const struct prompt *prompt = &instrument->prompts[order->prompts[i]];
        bool low = prompt->kind == PROMPT_ITEM && instrument->items[prompt->index].reversed;
        int value = prompt->kind != PROMPT_ITEM ? 2 : low ? 2 : 4;
        if (i % 5 == shift)
            value++;
        answers.list[order->prompts[i]] =
            (struct answer){(int8_t)(value <= prompt->option_count ? value : 1), 2500 + 137 * i};
    }
    assert_true(
        store_previous(store, sitting->person, instrument, now, &previous, &fixture->error));
    scoring_compute(instrument, sitting->form, &answers, &previous, &result);
    assert_true(result.quality != QUALITY_POOR);
    if (!store_sitting_finish(store, sitting->id, instrument, &answers, &result, now,
                              &fixture->error))
        fail_msg("%s", fixture->error.sentence);
}

/* Sittings 1, 2 of person 1 and 3 of person 2 are finished, 4 of person 2 is open. */
static void make_sittings(struct fixture *fixture, struct store *store) {
    static const char *const names[] = {"calm-heron", "calm-heron", "quiet-otter"};
    struct error *error = &fixture->error;
    for (int i = 0; i < 3; i++) {
        int64_t at = START + i * INT64_C(86400000) * 30;
        struct sitting sitting = fixture_sitting(fixture, store, names[i], FORM_FULL, at);
        finish(fixture, store, &sitting, i, at + 400000);
    }
    struct sitting open =
        fixture_sitting(fixture, store, "quiet-otter", FORM_FULL, START + 86400000);
    assert_true(store_answer_save(store, open.id, fixture->instrument->prompts[0].id,
                                  (struct answer){1, 1500}, "", START, error));
    struct action_chosen action = {.sitting = 1, .tip = -1, .text = "ask one", .due = START + 9};
    assert_true(store_action_add(store, &action, error));
    struct person person;
    assert_int_equal(store_person_find(store, "calm-heron", &person, error), FOUND);
    (void)snprintf(person.team, sizeof person.team, "Sunrise");
    person.consents[CONSENT_LEAD] = false;
    assert_true(store_person_save(store, &person, "1", START + 5, error));
}

static void make_meeting(struct fixture *fixture, struct store *store) {
    struct error *error = &fixture->error;
    struct meeting meeting = {.code = "BDGHJ",
                              .title = "Made-up evening",
                              .named = true,
                              .chance = 77,
                              .prompts = 40,
                              .created = START};
    memcpy(meeting.questionnaire, fixture->instrument->hash, DIGEST_TEXT);
    assert_int_equal(store_meeting_add(store, &meeting, error), FOUND);
    assert_true(
        store_meeting_step(store, fixture->instrument, &meeting, STEP_OPEN, NOWHERE, START, error));
    struct room_seat seat = {.meeting = meeting.id, .name = "Made-Up Max", .joined = START};
    assert_int_equal(store_seat_add(store, &seat, error), FOUND);
    struct seat_answer given = {0, 1, {4, 1500}};
    struct seat_progress progress = {"", 40, 1};
    assert_true(store_seat_answer_save(store, seat.id, &given, &progress, START, error));
    /* Who leaves before the reveal takes the answers along. */
    struct room_seat left = {.meeting = meeting.id, .name = "Made-Up Mia", .joined = START};
    assert_int_equal(store_seat_add(store, &left, error), FOUND);
    assert_true(store_seat_answer_save(store, left.id, &given, &progress, START, error));
    assert_true(store_seat_leave(store, left.id, error));
}

static void make_shown(struct fixture *fixture, struct store *store) {
    static const struct privacy_member members[] = {{.sitting = 1, .person = 1, .counts = 3},
                                                    {.sitting = 3, .person = 2, .counts = 3}};
    struct publication shown = {
        .time = START, .scope = "all", .set = {.members = members, .count = 2, .shown = 3}};
    int64_t before = 0;
    shown.digest = privacy_digest(&shown.set);
    for (int i = 0; i < 2; i++) {
        struct publication one = shown;
        one.base = i;
        one.set.shown += (uint64_t)i;
        assert_true(
            store_publication_add(store, fixture->instrument, FORM_FULL, &one, &fixture->error));
        assert_true(one.id == i + 1);
    }
    assert_true(store_looked(store, "all", START, 1000, &before, &fixture->error));
    assert_true(store_lock_set(store, "$argon2id$made-up", &fixture->error));
}

static void make(struct fixture *fixture) {
    struct store *store = fixture_open(fixture);
    make_sittings(fixture, store);
    make_meeting(fixture, store);
    make_shown(fixture, store);
    store_close(store);
}

/* ---- what is broken, and what is said ---- */

#define FREE "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; "
#define SCHEMA "PRAGMA writable_schema = ON; "
#define CHANGED "the table or index "

static const struct {
    const char *sql, *sentence;
} breaks[] = {
    {SCHEMA "DELETE FROM sqlite_schema WHERE name = 'sitting_by_meeting'",
     CHANGED "sitting_by_meeting is not that of a store"},
    {"CREATE TABLE more (a)", CHANGED "more is not that of a store"},
    {"CREATE TRIGGER other AFTER INSERT ON team BEGIN SELECT 1; END",
     CHANGED "other is not that of a store"},
    {"DROP INDEX sitting_open; CREATE INDEX sitting_open ON sitting (updated)",
     CHANGED "sitting_open is not that of a store"},
    {FREE "UPDATE sitting SET person = 99 WHERE id = 2",
     "a row of the table sitting belongs to none of person"},
    {"UPDATE team SET name = 'Sun' || char(27) || 'rise'",
     "a text of the table team (name) holds what is left out when it is shown"},
    {"UPDATE action SET text = char(8238)",
     "a text of the table action (text) holds what is left out when it is shown"},
    {"UPDATE sitting SET started = -1 WHERE id = 1",
     "a time in the table sitting (started) cannot be"},
    {"UPDATE person SET created = 9223372036854775807 WHERE id = 1",
     "a time in the table person (created) cannot be"},
    {"UPDATE questionnaire SET bytes = CAST(bytes || x'0a' AS BLOB)",
     "questionnaire 1: it is not what it was when it was kept, so that its results cannot be worked "
     "out"},
    {"UPDATE questionnaire SET title = 'Another'",
     "questionnaire 1: it is not what it was when it was kept, so that its results cannot be worked "
     "out"},
    {"UPDATE questionnaire SET scoring_version = 99",
     "questionnaire 1: it is not what it was when it was kept, so that its results cannot be worked "
     "out"},
    {"UPDATE answer SET value = 12", "sitting 4: the answers do not belong to their questionnaire"},
    {"UPDATE answer SET prompt = 'nobody'",
     "sitting 4: the answers do not belong to their questionnaire"},
    {"UPDATE sitting SET answers = CAST(x'BB' || substr(answers, 2) AS BLOB) WHERE id = 1",
     "sitting 1: the answers do not belong to their questionnaire"},
    {"UPDATE sitting SET times = CAST(times || x'00' AS BLOB) WHERE id = 1",
     "sitting 1: the answers do not belong to their questionnaire"},
    /* An answer that can be, and is another than was given. */
    {"UPDATE sitting SET answers = CAST(x'11111111' || substr(answers, 5) AS BLOB) WHERE id = 2",
     "sitting 2: the scores are not what the answers give"},
    {"UPDATE result SET scales = x'0000000000' WHERE sitting = 2",
     "sitting 2: the scores are not what the answers give"},
    {"UPDATE result SET level = 0 WHERE sitting = 2",
     "sitting 2: the level is not what the answers give"},
    {"UPDATE result SET rule_level = 0 WHERE sitting = 2",
     "sitting 2: the level is not what the answers give"},
    {"UPDATE result SET assessed = 0 WHERE sitting = 2",
     "sitting 2: the level is not what the answers give"},
    {"UPDATE result SET level = 9223372036854775807 WHERE sitting = 2",
     "sitting 2: the level is not what the answers give"},
    {"UPDATE result SET neighbour = 1 - (neighbour = 1) WHERE sitting = 2",
     "sitting 2: how sure the level is, is not what the answers give"},
    {"UPDATE result SET quality = 1 - quality WHERE sitting = 2",
     "sitting 2: the quality is not what the answers give"},
    {"UPDATE result SET desire = 0 WHERE sitting = 2",
     "sitting 2: the wish to lead is not what was answered"},
    {"UPDATE result SET desire = NULL WHERE sitting = 2",
     "sitting 2: the wish to lead is not what was answered"},
    {"UPDATE result SET tips = x'FF00' WHERE sitting = 2",
     "sitting 2: the tips are not what the answers give"},
    {"UPDATE result SET tips = CAST(substr(tips, 1, 1) || x'63' || substr(tips, 3) AS BLOB) WHERE sitting = 2",
     "sitting 2: the tips are not what the answers give"},
    {"UPDATE standing SET last = before WHERE person = 1",
     "person 1: the last sittings in the list that the review reads are not theirs"},
    {"UPDATE standing SET before = NULL WHERE person = 1",
     "person 1: the last sittings in the list that the review reads are not theirs"},
    {"UPDATE standing SET before = last WHERE person = 2",
     "person 2: the last sittings in the list that the review reads are not theirs"},
    {"DELETE FROM standing WHERE person = 1",
     "person 1: a sitting that counts is not in the list that the review reads"},
    {"UPDATE standing SET team = 'Sunset' WHERE person = 1",
     "person 1: name, team or consents are others in the list that the review reads"},
    {"UPDATE standing SET name = 'CALM-heron' WHERE person = 1",
     "person 1: name, team or consents are others in the list that the review reads"},
    {"UPDATE standing SET seen = 3 WHERE person = 1",
     "person 1: name, team or consents are others in the list that the review reads"},
    {"UPDATE standing SET lead_until = 0 WHERE person = 1",
     "person 1: name, team or consents are others in the list that the review reads"},
    {"UPDATE standing SET sittings = 3 WHERE person = 1",
     "person 1: the list that the review reads counts other sittings than there are"},
    {"UPDATE standing SET finished = finished + 1 WHERE person = 1",
     "person 1: the list that the review reads counts other sittings than there are"},
    {"DELETE FROM counted WHERE sitting = 2",
     "sitting 2: it counts, and a look over time does without it"},
    {"UPDATE counted SET finished = finished + 1 WHERE sitting = 2",
     "sitting 2: it counts, and a look over time does without it"},
    {"UPDATE counted SET sitting = 99 WHERE sitting = 2",
     "sitting 99: a look over time counts it, and it does not count"},
    {"UPDATE counted SET person = 2 WHERE sitting = 1",
     "sitting 1: what a look over time reads is not what came of it"},
    {"UPDATE counted SET kept = (SELECT kept FROM counted WHERE sitting = 3) WHERE sitting = 1",
     "sitting 1: what a look over time reads is not what came of it"},
    {"INSERT INTO gathered VALUES (0, 1, 0, x'', x'')",
     "person 0 and those after: what a look at everybody reads is not what is kept of them"},
    {"UPDATE answered SET finished = finished - 1 WHERE person = 1",
     "person 1: when they answered last is not what their sittings say"},
    {"UPDATE answered SET seen = 3 WHERE person = 1",
     "person 1: when they answered last is not what their sittings say"},
    {"DELETE FROM answered WHERE person = 2",
     "person 2: when they answered last is not what their sittings say"},
    {FREE "INSERT INTO answered SELECT person, 2, finished, seen FROM answered WHERE person = 2",
     "person 2: it is noted that they answered, and no sitting says so"},
    {"UPDATE person SET seen = 3 WHERE id = 1",
     "person 1: who may see what does not follow from what they agreed to"},
    {"UPDATE person SET lead_until = 9223372036854775807 WHERE id = 1",
     "person 1: until when the lead may see them does not follow from what they agreed to"},
    {"UPDATE consent SET granted = 0 WHERE person = 2 AND consent = 1",
     "person 2: who may see what does not follow from what they agreed to"},
    {"UPDATE consent SET time = time + 1 WHERE person = 1 AND consent = 2 AND change = 1",
     "person 1: until when the lead may see them does not follow from what they agreed to"},
    {"DELETE FROM consent WHERE person = 1 AND consent = 2 AND change = 0",
     "person 1: a part of what they agreed to is missing from the log"},
    {"UPDATE consent SET consent = 4 WHERE person = 2 AND consent = 3",
     "person 2: a part of what they agreed to is missing from the log"},
    {"UPDATE sqlite_sequence SET seq = 1 WHERE name = 'sitting'",
     "a number is in use that was never given: it could be given again"},
    {"DELETE FROM sqlite_sequence WHERE name = 'person'",
     "a number is in use that was never given: it could be given again"},
    {"UPDATE sitting SET form = 2 WHERE id = 1", "sitting 1: it is of no form that there is"},
    {"DELETE FROM result WHERE sitting = 1", "sitting 1: it is finished and has no result"},
    {"INSERT INTO result SELECT 4, level, rule_level, assessed, quality, desire, scales, tips, "
     "neighbour FROM result WHERE sitting = 1",
     "sitting 4: it is open and has a result"},
    {"UPDATE answer SET sitting = 1", "sitting 1: it is finished and has answers of an open one"},
    {"UPDATE action SET sitting = 4", "sitting 4: it is open and has something chosen to do"},
    {"UPDATE action SET outcome = 4, told = 1",
     "sitting 1: what came of something chosen to do cannot be"},
    {"UPDATE publication SET form = 2 WHERE id = 1",
     "figures shown 1: they are of no questionnaire or form that there is"},
    {FREE "UPDATE publication SET series = 2 WHERE id = 2",
     "figures shown 2: they are of no questionnaire or form that there is"},
    {"UPDATE publication SET base = 2 WHERE id = 1",
     "figures shown 1: they rest on some that cannot be before them"},
    {"UPDATE publication SET digest = digest + 1 WHERE id = 1",
     "figures shown 1: who was in them is not what it was when they were kept"},
    {"UPDATE publication SET members = x'FF' WHERE id = 2",
     "figures shown 2: who was in them is not what it was when they were kept"},
    {"UPDATE sqlite_sequence SET seq = 2 WHERE name = 'sitting'",
     "figures shown 2: who was in them is not what it was when they were kept"},
    {"UPDATE looked SET before = last + 1",
     "somebody looked at a group last before the time before that"},
    {"UPDATE lead_lock SET hash = 'plain words'", "the passphrase is not kept as one is"},
    {"UPDATE meeting SET state = 5", "meeting 1: its state cannot be"},
    {"UPDATE meeting SET state = 4", "meeting 1: its state cannot be"},
    {"UPDATE meeting SET ended = 5", "meeting 1: its state cannot be"},
    {"UPDATE meeting SET round = 2", "meeting 1: it asks in a round that was not begun"},
    {"INSERT INTO meeting_question VALUES (1, 3, 1, 1)",
     "meeting 1: something is revealed, and it says that nothing was shown"},
    {"UPDATE meeting SET named = 0", "meeting 1: a seat has a name that should have been removed"},
    {"UPDATE seat SET gone = 1", "meeting 1: a seat has a name that should have been removed"},
    {"UPDATE meeting SET code = 'AEIOU'",
     "meeting 1: it asks what its questionnaire does not have, or its code is none"},
    {"UPDATE meeting SET focus = 4000", "meeting 1: it cannot be read"},
    {"UPDATE meeting SET asked = x'01'", "meeting 1: it cannot be read"},
    {"UPDATE seat_answer SET prompt = 400",
     "meeting 1: a question or an answer does not belong to its questionnaire"},
    {"UPDATE seat_answer SET value = 12",
     "meeting 1: a question or an answer does not belong to its questionnaire"},
    {"INSERT INTO meeting_question VALUES (1, 400, 1, 0)",
     "meeting 1: a question or an answer does not belong to its questionnaire"},
    {"UPDATE seat_answer SET round = 2", "seat 1: it has an answer in a round that was not asked"},
    {"UPDATE seat SET answered = 2", "seat 1: it has fewer answers than it counts"},
};

enum { BREAKS = sizeof breaks / sizeof breaks[0] };

static void test_sound(void **state) {
    struct fixture *fixture = *state;
    make(fixture);
    struct bytes before = bytes_of(fixture->path);
    struct noticed found = look(fixture, fixture->path);
    for (int i = 0; i < found.count; i++)
        print_message("  %s\n", found.lines[i]);
    assert_int_equal(found.count, 0);
    assert_int_equal(found.checked.problems, 0);
    assert_int_equal(found.checked.looked_at.people, 2);
    assert_int_equal(found.checked.looked_at.sittings, 4);
    assert_int_equal(found.checked.looked_at.results, 3);
    assert_int_equal(found.checked.looked_at.other_before, 0);
    struct bytes after = bytes_of(fixture->path);
    assert_int_equal(after.length, before.length);
    assert_memory_equal(after.data, before.data, before.length);
    free(before.data);
    free(after.data);
    assert_int_equal(files_in(fixture), 1);
}

static void test_each_promise(void **state) {
    struct fixture *fixture = *state;
    make(fixture);
    struct bytes whole = bytes_of(fixture->path);
    for (int i = 0; i < BREAKS; i++) {
        fixture_clear(fixture);
        bytes_write(fixture->path, whole.data, whole.length);
        char sql[512];
        (void)snprintf(sql, sizeof sql, "PRAGMA synchronous = OFF; %s", breaks[i].sql);
        outside(fixture->path, sql);
        struct noticed found = look(fixture, fixture->path);
        assert_says(&found, breaks[i].sentence, breaks[i].sql);
        assert_true(found.checked.problems >= 1);
    }
    free(whole.data);
}

/* One whose pages are damaged is looked at as far as it goes. */
static void test_pages(void **state) {
    struct fixture *fixture = *state;
    make(fixture);
    struct bytes whole = bytes_of(fixture->path);
    int looked = 0, refused = 0;
    for (size_t page = 1; page < whole.length / 4096; page += 7) {
        struct noticed found = {.count = 0};
        const struct care_check check = {on_line, &found, {NULL, NULL}};
        struct care_reading reading;
        char kept[4096];
        fixture_clear(fixture);
        memcpy(kept, whole.data + page * 4096, 4096);
        memset(whole.data + page * 4096, 0xA5, 4096);
        bytes_write(fixture->path, whole.data, whole.length);
        memcpy(whole.data + page * 4096, kept, 4096);
        if (!care_reading_begin(&reading, fixture->path, fixture->path, NULL, &fixture->error)) {
            assert_sentence(fixture, "PATH is damaged: its parts do not fit together");
            refused++;
            continue;
        }
        assert_true(care_check(reading.store, &check, &found.checked, &fixture->error));
        care_reading_end(&reading);
        assert_true(found.checked.problems >= 1);
        assert_non_null(strstr(found.lines[0], "the file: "));
        looked++;
    }
    assert_true(looked > 3 && refused < looked);
    free(whole.data);
}

static void test_many_of_a_kind(void **state) {
    struct fixture *fixture = *state;
    make(fixture);
    outside(fixture->path,
            "WITH RECURSIVE n (i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 47) "
            "INSERT INTO person (id, name, created, seen) SELECT i, 'heron-' || i, 5, 1 FROM n");
    struct noticed found = look(fixture, fixture->path);
    assert_int_equal(found.checked.problems, 45);
    assert_int_equal(found.count, CARE_LINES_OF_A_KIND + 1);
    assert_string_equal(found.lines[0],
                        "person 3: who may see what does not follow from what they agreed to");
    assert_string_equal(found.lines[CARE_LINES_OF_A_KIND],
                        "... and 25 more like this: person 22: who may see what does not follow "
                        "from what they agreed to");
}

/* The level of one rests on the one before: where that was another one once, it is told of, and
 * nothing is wrong. One that none before could have led to is wrong. */
static void test_one_before_is_gone(void **state) {
    struct fixture *fixture = *state;
    int told = 0, wrong = 0;
    make(fixture);
    outside(fixture->path, "DELETE FROM standing; DELETE FROM counted");
    for (int level = 1; level <= 4; level++) {
        char sql[96];
        (void)snprintf(sql, sizeof sql, "UPDATE result SET level = %d WHERE sitting = 2", level);
        outside(fixture->path, sql);
        struct noticed found = look(fixture, fixture->path);
        bool is_wrong = says(&found, "sitting 2: the level is not what the answers give");
        told += found.checked.looked_at.other_before == 1;
        wrong += is_wrong;
        assert_false(is_wrong && found.checked.looked_at.other_before > 0);
    }
    print_message("levels of four: %d told of, %d wrong\n", told, wrong);
    assert_true(told + wrong == 3 && wrong >= 1);
}

static void test_in_use(void **state) {
    struct fixture *fixture = *state;
    make(fixture);
    struct person person = {.name = "grey-owl"};
    struct store *store = fixture_open(fixture);
    assert_true(store_person_save(store, &person, "1", START, &fixture->error));
    assert_true(store_together_begin(store, true, &fixture->error));
    struct person other = {.name = "red-kite"};
    assert_true(store_person_save(store, &other, "1", START, &fixture->error));
    struct noticed found = look(fixture, fixture->path);
    assert_int_equal(found.count, 0);
    assert_int_equal(found.checked.looked_at.people, 3);
    assert_true(store_together_end(store, true, &fixture->error));
    store_close(store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_sound),          TEST(test_each_promise),       TEST(test_pages),
        TEST(test_many_of_a_kind), TEST(test_one_before_is_gone), TEST(test_in_use),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
