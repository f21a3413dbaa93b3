/* What is said to a facilitator whose room is small, or not done; and of the short form. */
#include "room_store.h"

static const struct privacy_rules rules = {.group_mean = 5, .group_levels = 10};

static void check_sight(const struct meeting *meeting, int people, enum room_sight sight,
                        const char *sentence) {
    char words[300];
    assert_int_equal(room_sight(&rules, meeting, people), sight);
    room_sight_words(&rules, meeting, people, words, sizeof words);
    assert_string_equal(words, sentence);
}

static void test_how_many_people(void **state) {
    static const char no_form[] =
        "A result is shown from 5 people on; of fewer the room sees nothing.";
    static const char no_vote[] =
        "A vote is shown from 10 people on; of fewer the room sees nothing.";
    static const char means[] =
        "From 10 people on the room sees how many answered what; with fewer it sees means alone.";
    struct meeting form = {.focus = NOWHERE}, again = {.focus = 3}, chosen = {.focus = NOWHERE};
    (void)state;
    chosen.one_by_one = true;
    check_sight(&form, 0, SIGHT_NOTHING, no_form);
    check_sight(&form, 4, SIGHT_NOTHING, no_form);
    check_sight(&form, 5, SIGHT_MEANS, means);
    check_sight(&form, 9, SIGHT_MEANS, means);
    check_sight(&form, 10, SIGHT_WHOLE, "");
    check_sight(&again, 9, SIGHT_NOTHING, no_vote);
    check_sight(&again, 10, SIGHT_WHOLE, "");
    check_sight(&chosen, 9, SIGHT_NOTHING, no_vote);
}

static void check_reveal(int focus, struct room_counts counts, const char *sentences) {
    struct meeting meeting = {.focus = focus};
    char words[600];
    room_reveal_words(&rules, &meeting, &counts, words, sizeof words);
    assert_string_equal(words, sentences);
}

/* Whoever is away is not waited for. */
static void test_before_the_reveal(void **state) {
    (void)state;
    check_reveal(NOWHERE,
                 (struct room_counts){.seats = 14, .here = 11, .done = 12, .here_done = 11}, "");
    check_reveal(
        NOWHERE, (struct room_counts){.seats = 14, .here = 12, .done = 12, .here_done = 11},
        "Of those who are here, 11 of 12 are done. A form that is revealed cannot be opened "
        "again, so nobody goes on with it.");
    check_reveal(NOWHERE, (struct room_counts){.seats = 6, .here = 6, .done = 6, .here_done = 6},
                 "");
    check_reveal(
        3, (struct room_counts){.seats = 6, .here = 6, .done = 6, .here_done = 6},
        "A vote is shown from 10 people on; of fewer the room sees nothing. A vote that is "
        "revealed cannot be opened again; the room can vote once more on the question.");
    check_reveal(
        3, (struct room_counts){.seats = 12, .here = 2},
        "Of those who are here, 0 of 2 have voted. Nobody has voted, so there is nothing to "
        "see. A vote that is revealed cannot be opened again; the room can vote once more "
        "on the question.");
    check_reveal(
        NOWHERE, (struct room_counts){.seats = 0},
        "Nobody has answered all of it, so there is nothing to see. A form that is revealed "
        "cannot be opened again, so nobody goes on with it.");
}

static void check_open(enum meeting_state state, int seats, const char *sentences) {
    const struct meeting meeting = {.focus = NOWHERE, .state = state};
    const struct room_counts counts = {.seats = seats};
    char words[600];
    room_open_words(&meeting, &counts, words, sizeof words);
    assert_string_equal(words, sentences);
}

static void check_close(int focus, int done, const char *sentences) {
    const struct meeting meeting = {.focus = focus, .state = MEETING_OPEN};
    const struct room_counts counts = {.seats = 13, .here = 13, .done = done};
    char words[600];
    room_close_words(&meeting, &counts, words, sizeof words);
    assert_string_equal(words, sentences);
}

static void test_before_an_empty_step(void **state) {
    (void)state;
    check_open(MEETING_LOBBY, 0,
               "Nobody is in. People can join later too, but a meeting that has begun does not go "
               "back to waiting for them.");
    check_open(MEETING_LOBBY, 1, "");
    check_open(MEETING_CLOSED, 0, "");
    check_close(NOWHERE, 0,
                "Nobody has answered all of it. What is closed takes no more answers until it is "
                "opened again.");
    check_close(3, 0,
                "Nobody has voted. A vote that is closed takes no more answers until it is opened "
                "again.");
    check_close(3, 1, "");
}

/* Who is here and done counts apart from who is away and done. */
static void test_done_and_here(void **state) {
    struct room *room = *state;
    struct room_counts counts;
    meet(room, "ch1", false);
    join_many(room, 3);
    step_to(room, STEP_OPEN, NOWHERE);
    vote(room, &room->seats[0], 3);
    assert_int_equal(counted(room).here, 3);
    assert_int_equal(counted(room).here_done, 1);
    int64_t later = test_now + ROOM_GONE_MS;
    assert_int_equal(room_here(room->store, &room->seats[1], 7, later, &room->error), FOUND);
    must(room,
         room_count(room->store, room->instrument, &room->meeting, later, &counts, &room->error));
    assert_int_equal(counts.here, 1);
    assert_int_equal(counts.done, 1);
    assert_int_equal(counts.here_done, 0);

    meet(room, NULL, false);
    join_many(room, 2);
    step_to(room, STEP_OPEN, NOWHERE);
    (void)answer_some(room, &room->seats[0], 0, PROMPTS_MOST);
    assert_int_equal(counted(room).here_done, 1);
    must(room,
         room_count(room->store, room->instrument, &room->meeting, later, &counts, &room->error));
    assert_int_equal(counts.here_done, 0);
    assert_int_equal(counts.done, 1);
}

static int here_at(struct room *room, int64_t now) {
    struct room_counts counts;
    must(room,
         room_count(room->store, room->instrument, &room->meeting, now, &counts, &room->error));
    assert_int_equal(counts.seats, 2);
    return counts.here;
}

/* Who goes is away at once, who vanishes after a while; and one program sends no other away. */
static void test_away_at_once(void **state) {
    struct room *room = *state;
    const int64_t later = test_now + ROOM_GONE_MS;
    meet(room, NULL, false);
    join_many(room, 2);
    for (int i = 0; i < 2; i++)
        assert_int_equal(room_here(room->store, &room->seats[i], 7, later, &room->error), FOUND);
    must(room, room_away(room->store, &room->seats[0], 8, &room->error));
    assert_int_equal(here_at(room, later), 2);
    must(room, room_away(room->store, &room->seats[0], 7, &room->error));
    assert_int_equal(here_at(room, later), 1);
    assert_int_equal(here_at(room, later + ROOM_GONE_MS - 1), 1);
    assert_int_equal(here_at(room, later + ROOM_GONE_MS), 0);
    assert_int_equal(room_here(room->store, &room->seats[0], 9, later + 1, &room->error), FOUND);
    assert_int_equal(here_at(room, later + 1), 2);
}

static int scale_of(const struct room *room, const char *id) {
    for (int s = 0; s < room->instrument->scale_count; s++) {
        if (strcmp(room->instrument->scales[s].id, id) == 0)
            return s;
    }
    fail_msg("no scale %s", id);
    return NOWHERE;
}

static void check_scale(struct room *room, const char *id, enum withheld withheld,
                        const char *sentence) {
    char words[300];
    int s = scale_of(room, id);
    assert_int_equal(room->result.figures.scales[s].withheld, withheld);
    room_scale_words(room->instrument, FORM_SHORT, s, words, sizeof words);
    if (sentence != NULL)
        assert_string_equal(words, sentence);
}

/* All of twelve have a team, so the short form does not tell of how they follow. */
static void test_the_short_form(void **state) {
    struct room *room = *state;
    struct room_plan plan = {.title = "Made-up evening", .form = FORM_SHORT};
    must(room, room_new(room->store, room->instrument, &plan, 4711, test_now, &room->meeting,
                        &room->error));
    join_many(room, 12);
    step_to(room, STEP_OPEN, NOWHERE);
    for (int i = 0; i < 12; i++)
        (void)answer_some(room, &room->seats[i], i, PROMPTS_MOST);
    step_to(room, STEP_CLOSE, NOWHERE);
    step_to(room, STEP_REVEAL, NOWHERE);
    assert_int_equal(reveal(room)->people, 12);
    check_scale(room, "achiever", SHOWN, NULL);
    check_scale(room, "leader", SHOWN,
                "The short form looks at it with people who have a team; shown from 5 of them on.");
    check_scale(
        room, "follower", WITHHELD_NONE,
        "The short form looks at it with people who have no team; shown from 5 of them on.");
    assert_int_equal(room->result.figures.levels.withheld, WITHHELD_NONE);
}

static void check_parting(bool one_by_one, bool kept, struct seat_answers answers,
                          const char *sentence) {
    const struct meeting meeting = {.focus = NOWHERE, .one_by_one = one_by_one};
    const struct room_seat seat = {.kept = kept};
    char words[300];
    room_seat_words(&meeting, &seat, &answers, words, sizeof words);
    assert_string_equal(words, sentence);
}

static void test_what_becomes_of_answers(void **state) {
    (void)state;
    check_parting(false, false, (struct seat_answers){.answered = 72},
                  "What you answered stays in your seat, without your name, until the meeting is "
                  "deleted. Your own result is kept nowhere else.");
    check_parting(false, true, (struct seat_answers){.answered = 72},
                  "Your result is kept under a code name. What you answered stays in your seat, "
                  "too, without your name, until the meeting is deleted.");
    check_parting(false, false, (struct seat_answers){.answered = 72, .discarded = true},
                  "As you asked, your answers are thrown away: nothing of them is kept, and they "
                  "count in nothing.");
    check_parting(false, false, (struct seat_answers){.answered = 0},
                  "No answer of yours is kept in this seat.");
    check_parting(false, false, (struct seat_answers){.answered = 0, .votes = 1},
                  "No answer of yours to the form is kept in this seat. Your vote stays in your "
                  "seat, without your name, until the meeting is deleted.");
    check_parting(false, false, (struct seat_answers){.discarded = true, .votes = 2},
                  "As you asked, your answers to the form are thrown away: nothing of them is "
                  "kept, and they count in nothing. Your votes stay in your seat, without your "
                  "name, until the meeting is deleted.");
    check_parting(false, false, (struct seat_answers){.answered = 72, .votes = 2},
                  "What you answered stays in your seat, without your name, until the meeting is "
                  "deleted. Your own result is kept nowhere else.");
    check_parting(true, false, (struct seat_answers){.answered = 0},
                  "Your votes stay in your seat, without your name, until the meeting is deleted; "
                  "nobody sees who gave which.");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_begin, room_end)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_how_many_people),
        cmocka_unit_test(test_before_the_reveal),
        cmocka_unit_test(test_before_an_empty_step),
        TEST(test_done_and_here),
        TEST(test_away_at_once),
        TEST(test_the_short_form),
        cmocka_unit_test(test_what_becomes_of_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
