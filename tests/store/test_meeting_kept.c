/* Meetings and seats in the store: what is kept, removed, held, refused, and damage. */
#include "fixture.h"

#include "leadquiz/store_meeting.h"

static const int64_t START = (int64_t)NOW * 1000;

struct kept {
    struct fixture *fixture;
    struct store *store;
    struct meeting meeting;
    struct error *error;
};

static void must(const struct kept *kept, bool done) {
    if (!done)
        fail_msg("%s", kept->error->sentence);
}

static struct kept begin(struct fixture *fixture, bool one_by_one) {
    struct kept kept = {.fixture = fixture, .error = &fixture->error};
    kept.store = fixture_open(fixture);
    must(&kept, store_questionnaire_keep(kept.store, fixture->instrument, START, kept.error));
    kept.meeting = (struct meeting){.code = "BDGHJ",
                                    .title = "Made-up evening",
                                    .form = FORM_FULL,
                                    .named = true,
                                    .one_by_one = one_by_one,
                                    .chance = UINT64_MAX - 5,
                                    .prompts = one_by_one ? 0 : 40,
                                    .created = START};
    if (one_by_one) {
        kept.meeting.asked_count = 2;
        kept.meeting.asked[0] = 3;
        kept.meeting.asked[1] = 1;
    }
    memcpy(kept.meeting.questionnaire, fixture->instrument->hash, DIGEST_TEXT);
    assert_int_equal(store_meeting_add(kept.store, &kept.meeting, kept.error), FOUND);
    return kept;
}

static void step(struct kept *kept, enum meeting_step step, int prompt) {
    must(kept, store_meeting_step(kept->store, kept->fixture->instrument, &kept->meeting, step,
                                  prompt, START + 7, kept->error));
}

static struct room_seat sit(struct kept *kept, const char *name) {
    struct room_seat seat = {.meeting = kept->meeting.id, .joined = START, .seed = UINT64_MAX};
    (void)snprintf(seat.name, sizeof seat.name, "%s", name);
    must(kept, store_seat_add(kept->store, &seat, kept->error) == FOUND);
    return seat;
}

static bool answer(struct kept *kept, const struct room_seat *seat, int prompt, int round,
                   int value, int answered) {
    struct seat_answer given = {prompt, round, {(int8_t)value, 1500}};
    struct seat_progress progress = {"ch1", 40, answered};
    return store_seat_answer_save(kept->store, seat->id, &given, answered > 0 ? &progress : NULL,
                                  START + 9, kept->error);
}

static void same_meeting(const struct meeting *one, const struct meeting *other) {
    assert_int_equal(one->id, other->id);
    assert_string_equal(one->code, other->code);
    assert_string_equal(one->title, other->title);
    assert_string_equal(one->questionnaire, other->questionnaire);
    assert_int_equal(one->form, other->form);
    assert_int_equal(one->one_by_one, other->one_by_one);
    assert_int_equal(one->named, other->named);
    assert_memory_equal(one->asked, other->asked, sizeof one->asked);
    assert_int_equal(one->asked_count, other->asked_count);
    assert_int_equal(one->prompts, other->prompts);
    assert_int_equal(one->state, other->state);
    assert_int_equal(one->focus, other->focus);
    assert_int_equal(one->round, other->round);
    assert_int_equal(one->shown, other->shown);
    assert_true(one->chance == other->chance);
    assert_true(one->created == other->created && one->ended == other->ended);
    assert_true(one->until == other->until);
}

static void test_round_trip(void **state) {
    struct kept kept = begin(*state, true);
    struct meeting again, other = kept.meeting;
    assert_int_equal(store_meeting_add(kept.store, &other, kept.error), FOUND_NOTHING);
    assert_int_equal(store_meeting_find(kept.store, "BDGHJ", &again, kept.error), FOUND);
    same_meeting(&again, &kept.meeting);
    assert_int_equal(store_meeting_find(kept.store, "BDGHK", &again, kept.error), FOUND_NOTHING);
    step(&kept, STEP_OPEN, NOWHERE);
    must(&kept, store_meeting_until(kept.store, &kept.meeting, START + 60000, kept.error));
    assert_int_equal(store_meeting_find(kept.store, "BDGHJ", &again, kept.error), FOUND);
    assert_int_equal(again.focus, 3);
    assert_true(again.until == START + 60000);
    struct room_seat seat = sit(&kept, "Made-Up Max"), found;
    char word[NAME_BYTES];
    meeting_seat_word(kept.meeting.chance, 0, word);
    assert_string_equal(seat.word, word);
    assert_int_equal(store_seat_find(kept.store, kept.meeting.id, word, &found, kept.error), FOUND);
    assert_memory_equal(&found, &seat, sizeof seat);
    struct room_seat twin = {.meeting = kept.meeting.id, .name = "made-up max"};
    assert_int_equal(store_seat_add(kept.store, &twin, kept.error), FOUND_NOTHING);
    must(&kept, store_meeting_delete(kept.store, kept.meeting.id, kept.error));
    assert_int_equal(store_seat_get(kept.store, seat.id, &found, kept.error), FOUND_NOTHING);
    store_close(kept.store);
}

static void expect(const struct kept *kept, int seats, int begun, int done, int answers) {
    struct room_counts counts;
    must(kept,
         store_meeting_count(kept->store, &kept->meeting, START + 9, 1000, &counts, kept->error));
    assert_int_equal(counts.seats, seats);
    assert_int_equal(counts.begun, begun);
    assert_int_equal(counts.done, done);
    assert_int_equal(counts.answers, answers);
}

static void test_counts_of_a_form(void **state) {
    struct kept kept = begin(*state, false);
    expect(&kept, 0, 0, 0, 0);
    struct room_seat one = sit(&kept, "calm-heron"), two = sit(&kept, "bold-wren");
    expect(&kept, 2, 0, 0, 0);
    assert_false(answer(&kept, &one, 0, 1, 4, 1));
    assert_string_equal(kept.error->sentence,
                        "the meeting opens soon; please wait for the facilitator");
    step(&kept, STEP_OPEN, NOWHERE);
    assert_true(answer(&kept, &one, 0, 1, 4, 1));
    assert_true(answer(&kept, &one, 0, 1, 5, 1));
    expect(&kept, 2, 1, 0, 1);
    assert_true(answer(&kept, &two, 0, 1, 5, 40));
    expect(&kept, 2, 2, 1, 41);
    must(&kept, store_seat_leave(kept.store, two.id, kept.error));
    expect(&kept, 1, 1, 0, 1);
    assert_outside(kept.fixture->path, "SELECT count(*) FROM seat_answer", "1");
    assert_outside(kept.fixture->path, "SELECT count(name) FROM seat", "1");
    assert_false(answer(&kept, &two, 0, 1, 5, 40));
    assert_string_equal(kept.error->sentence, "you have left this seat; join again");
    must(&kept, store_seat_clear(kept.store, one.id, kept.error));
    expect(&kept, 1, 0, 1, 0);
    store_close(kept.store);
}

static bool fail_each(int64_t seat, const struct answers *answers, void *context,
                      struct error *error) {
    (void)answers;
    *(int64_t *)context = seat;
    return error_set(error, ERROR_INPUT, "told of");
}

/* No door opens before the reveal, and the next round has a reveal of its own. */
static void test_nothing_before_the_reveal(void **state) {
    static const char hidden[] = "nobody sees a result before the facilitator reveals it";
    struct kept kept = begin(*state, false);
    const struct instrument *instrument = kept.fixture->instrument;
    int counts[RESPONSES_MOST + 1];
    int64_t told = 0;
    struct room_seat seat = sit(&kept, "calm-heron");
    for (int i = 0; i < 2; i++) {
        step(&kept, i == 0 ? STEP_OPEN : STEP_CLOSE, NOWHERE);
        if (i == 0)
            assert_true(answer(&kept, &seat, 0, 1, 4, 1));
        assert_false(store_seat_answers_each(kept.store, &kept.meeting, instrument, fail_each,
                                             &told, kept.error));
        assert_string_equal(kept.error->sentence, hidden);
        assert_false(
            store_seat_votes(kept.store, &kept.meeting, instrument, 0, 1, counts, kept.error));
        assert_string_equal(kept.error->sentence, hidden);
    }
    assert_true(told == 0);
    step(&kept, STEP_REVEAL, NOWHERE);
    assert_false(store_seat_answers_each(kept.store, &kept.meeting, instrument, fail_each, &told,
                                         kept.error));
    assert_true(told == seat.id);
    step(&kept, STEP_AGAIN, 0);
    assert_int_equal(kept.meeting.round, 2);
    assert_true(answer(&kept, &seat, 0, 2, 2, 0));
    assert_true(store_seat_votes(kept.store, &kept.meeting, instrument, 0, 1, counts, kept.error));
    assert_int_equal(counts[4], 1);
    assert_false(store_seat_votes(kept.store, &kept.meeting, instrument, 0, 2, counts, kept.error));
    assert_string_equal(kept.error->sentence, hidden);
    assert_int_equal(store_meeting_revealed(kept.store, kept.meeting.id, 0, kept.error), 1);
    step(&kept, STEP_END, NOWHERE);
    assert_false(store_seat_votes(kept.store, &kept.meeting, instrument, 0, 2, counts, kept.error));
    assert_int_equal(store_meeting_revealed(kept.store, kept.meeting.id, 0, kept.error), 1);
    assert_int_equal(store_meeting_revealed(kept.store, kept.meeting.id, NOWHERE, kept.error), 1);
    assert_outside(kept.fixture->path, "SELECT count(name) FROM seat", "0");
    store_close(kept.store);
}

/* Another program has moved the meeting on: what counts is the store. */
static void test_steps_and_answers_see_the_store(void **state) {
    struct kept kept = begin(*state, false);
    struct kept other = kept;
    struct room_seat seat = sit(&kept, "calm-heron");
    step(&kept, STEP_OPEN, NOWHERE);
    step(&other, STEP_CLOSE, NOWHERE);
    assert_false(answer(&kept, &seat, 0, 1, 4, 1));
    assert_string_equal(
        kept.error->sentence,
        "the facilitator has closed the answering; what you answered before is kept");
    assert_int_equal(kept.meeting.state, MEETING_OPEN);
    assert_false(store_meeting_step(kept.store, kept.fixture->instrument, &kept.meeting, STEP_CLOSE,
                                    NOWHERE, START, kept.error));
    assert_string_equal(kept.error->sentence, "the answering is closed already");
    assert_int_equal(kept.meeting.state, MEETING_CLOSED);
    store_close(kept.store);
}

static enum found hold(const struct kept *kept, uint64_t token, int64_t now) {
    return store_meeting_hold(kept->store, kept->meeting.id, (struct hold){token, now, 6000},
                              kept->error);
}

static void test_holds(void **state) {
    struct kept kept = begin(*state, false);
    int64_t before = 0, after = 0;
    assert_int_equal(hold(&kept, 1, START), FOUND);
    assert_int_equal(hold(&kept, 2, START + 5999), FOUND_NOTHING);
    assert_int_equal(hold(&kept, 2, START - 5999), FOUND_NOTHING);
    must(&kept, store_version(kept.store, &before, kept.error));
    assert_int_equal(hold(&kept, 1, START + 1900), FOUND); /* not written */
    must(&kept, store_version(kept.store, &after, kept.error));
    assert_true(before == after);
    assert_int_equal(hold(&kept, 1, START + 3000), FOUND);
    assert_int_equal(hold(&kept, 2, START + 8000), FOUND_NOTHING);
    assert_int_equal(hold(&kept, 2, START + 9000), FOUND); /* the first one died */
    assert_int_equal(hold(&kept, 1, START + 9001), FOUND_NOTHING);
    assert_int_equal(hold(&kept, 1, START - 3600000), FOUND); /* a clock set back locks nobody */
    must(&kept, store_meeting_release(kept.store, kept.meeting.id, 2, kept.error));
    assert_int_equal(hold(&kept, 2, START - 3600000), FOUND_NOTHING);
    must(&kept, store_meeting_release(kept.store, kept.meeting.id, 1, kept.error));
    assert_int_equal(hold(&kept, 2, START - 3600000), FOUND);
    kept.meeting.id = 99;
    assert_int_equal(hold(&kept, 1, START), FOUND_FAILED);
    assert_string_equal(kept.error->sentence, "this meeting is no longer in the store");
    store_close(kept.store);
}

static void test_damage_is_a_sentence(void **state) {
    static const struct {
        const char *sql, *detail;
    } damages[] = {
        {"UPDATE meeting SET state = 9", "it holds a number that cannot be"},
        {"UPDATE meeting SET focus = 4000", "it holds a number that cannot be"},
        {"UPDATE meeting SET asked = x'0102'", "the questions of a meeting in it are unreadable"},
        {"UPDATE meeting SET one_by_one = 1", "the questions of a meeting in it are unreadable"},
    };
    for (size_t i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        struct kept kept = begin(*state, false);
        char sentence[400];
        store_close(kept.store);
        outside(kept.fixture->path, damages[i].sql);
        kept.store = fixture_open(kept.fixture);
        assert_int_equal(store_meeting_find(kept.store, "BDGHJ", &kept.meeting, kept.error),
                         FOUND_FAILED);
        (void)snprintf(sentence, sizeof sentence,
                       "%s is damaged: %s; put a backup in its place, or move it away to begin "
                       "with an empty one",
                       kept.fixture->path, damages[i].detail);
        assert_string_equal(kept.error->sentence, sentence);
        store_close(kept.store);
        fixture_clear(kept.fixture);
    }
}

static void test_answers_that_cannot_be(void **state) {
    struct kept kept = begin(*state, false);
    struct room_seat seat = sit(&kept, "calm-heron");
    struct answers answers;
    char position[64];
    step(&kept, STEP_OPEN, NOWHERE);
    assert_false(answer(&kept, &seat, 0, 1, -1, 1));
    assert_string_equal(kept.error->sentence, "-1 is no answer to this question");
    assert_true(answer(&kept, &seat, 0, 1, 11, 1)); /* the item takes five */
    assert_false(store_seat_answers_load(kept.store, seat.id, kept.fixture->instrument, &answers,
                                         position, kept.error));
    assert_non_null(
        strstr(kept.error->sentence, "an answer in it does not belong to its questionnaire"));
    store_close(kept.store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_round_trip),
        TEST(test_counts_of_a_form),
        TEST(test_nothing_before_the_reveal),
        TEST(test_steps_and_answers_see_the_store),
        TEST(test_holds),
        TEST(test_damage_is_a_sentence),
        TEST(test_answers_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
