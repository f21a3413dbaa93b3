/* A meeting through real terminals: a facilitator, a wall, seats that are dropped and come back. */
#include "gathering.h"

#include "leadquiz/clock.h"
#include "leadquiz/store_forget.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct gathering gathering;

static void see(struct terminal *terminal, const char *text) {
    assert_true(terminal_see(terminal, text));
}

static void press(struct terminal *terminal, const char *keys, const char *seen) {
    terminal_type(terminal, keys);
    see(terminal, seen);
}

static void assert_hidden(struct terminal *terminal, const char *text) {
    program_see_whole(terminal);
    assert_false(terminal_find(terminal, text, NULL, NULL));
}

static void assert_ends(struct terminal *terminal, int status) {
    struct ending ending;
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, status);
}

/* The seat word on the screen: the line after "Write it down:". */
static void read_word(struct terminal *terminal, char word[40]) {
    int row;
    see(terminal, "Write it down:");
    program_see_whole(terminal);
    assert_true(terminal_find(terminal, "Write it down:", &row, NULL));
    char *line = terminal_line(terminal, row + 2);
    assert_non_null(line);
    snprintf(word, 40, "%s", line + strspn(line, " "));
    word[strcspn(word, " ")] = '\0';
    free(line);
}

static struct terminal *sit_down(int terminal, char word[40]) {
    struct terminal *seat = gathering_start(&gathering, terminal, "join", NULL);
    press(seat, "1", "The meeting begins in a moment.");
    read_word(seat, word);
    return seat;
}

static struct terminal *run(int terminal) {
    struct terminal *facilitator = gathering_start(&gathering, terminal, "meeting", "run");
    see(facilitator, "To join, type:");
    return facilitator;
}

static void answer_all(struct terminal *seat) {
    assert_true(program_answer(seat, 1, program_answers));
    see(seat, "Wait for the others");
    terminal_type(seat, "1");
    static const char *const next[] = {"That is what I meant", "all your answers are in", NULL};
    if (terminal_see_one(seat, next) != 0)
        return;
    terminal_key(seat, VTERM_KEY_END);
    terminal_key(seat, VTERM_KEY_ENTER);
}

static int set_up(void **state) {
    return seat_open(state);
}

static int tear_down(void **state) {
    gathering_close(&gathering);
    return seat_close(state);
}

/* ---- the form at one's own pace ---- */

static void test_the_form(void **state) {
    char word[40], other[40];
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *facilitator = run(0);
    struct terminal *wall = gathering_start(&gathering, 1, "meeting", "show");
    see(wall, "0 people are in");
    struct terminal *dropped = sit_down(2, word);
    struct terminal *seat = sit_down(3, other);
    assert_string_not_equal(word, other);
    gathering_sit(&gathering, 12);
    see(facilitator, "14 people are in");
    see(wall, "14 people are in");

    press(facilitator, "1", "Close the answering");
    assert_true(program_see_place(seat, 1));
    assert_true(program_answer(dropped, 1, "354"));
    assert_true(program_see_place(dropped, 4));
    terminal_kill(dropped, SIGKILL);
    gathering_answer(&gathering, 0, 12, 0);
    see(facilitator, "12 of 14 are done");
    see(wall, "12 of 14 are done");
    assert_hidden(facilitator, "Scales");

    /* Back to the same question; the room has to let go of the seat first. */
    dropped = gathering_start(&gathering, 2, "join", NULL);
    press(dropped, "2", "Type your seat word");
    terminal_type(dropped, word);
    terminal_key(dropped, VTERM_KEY_ENTER);
    see(dropped, "Another terminal sits at");
    answer_all(seat);
    see(seat, "all your answers are in");
    see(facilitator, "13 of 14 are done");
    assert_int_equal(gathering_counts(&gathering).done, 13);

    press(facilitator, "1", "Reveal the result");
    see(seat, "The answering is closed");
    assert_hidden(wall, "Scales");
    press(facilitator, "1", "Of those who are here, 13 of 14 are done. A form");
    assert_hidden(wall, "Scales");
    press(facilitator, "2", "Scales");
    see(wall, " people count.");
    see(seat, "See my own result");
    press(seat, "1", "Trust");
    press(seat, "q", "Keep it under a code name");
    press(seat, "2", "Go on as");
    press(seat, "1", "Your answers, your choice");
    press(seat, "1", "Yes");
    press(seat, "5", "Kept for");
    assert_hidden(seat, "Keep it under a code name");

    press(facilitator, "2", "End the meeting for everybody");
    press(facilitator, "2", "1  Save the report");
    see(wall, "The meeting has ended.");
    see(seat, "This meeting has ended.");
    terminal_type(facilitator, "q");
    assert_ends(facilitator, 0);
    terminal_type(seat, "q");
    assert_ends(seat, 0);
}

/* Nobody at the wall has a keyboard. */
static void test_the_wall_turns_by_itself(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    gathering_sit(&gathering, 12);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_answer(&gathering, 0, 12, 0);
    gathering_step(&gathering, STEP_CLOSE, NULL);
    struct terminal *wall = gathering_start(&gathering, 0, "meeting", "show");
    see(wall, "Closed. The result comes in a moment.");
    gathering_step(&gathering, STEP_REVEAL, NULL);
    see(wall, "Where this room stands, of 100");
    see(wall, "The answers of 12 people count.");
    see(wall, "1 of ");
    see(wall, "Levels in this room");
    see(wall, "2 of ");
}

static void test_enter_twice_reveals_nothing(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    gathering_sit(&gathering, 6);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_answer(&gathering, 0, 5, 0);
    struct terminal *facilitator = gathering_start(&gathering, 0, "meeting", "run");
    see(facilitator, "5 of 6 are done");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "Reveal the result");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "▸ 1  Wait with the result");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "Open it again");
    assert_hidden(facilitator, "Wait with the result");
    assert_int_equal(gathering_counts(&gathering).done, 5);
    assert_int_equal(gathering.meeting.state, MEETING_CLOSED);

    gathering_step(&gathering, STEP_OPEN, NULL);
    see(facilitator, "Close the answering");
    gathering_answer(&gathering, 5, 1, 0);
    see(facilitator, "6 of 6 are done");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "Reveal the result");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "Scales");
}

/* ---- one question at a time ---- */

static void test_one_question_at_a_time(void **state) {
    char word[40];
    gathering_open(&gathering, *state, "rp1,mo1", false);
    struct terminal *facilitator = run(0);
    struct terminal *seat = sit_down(1, word);
    gathering_sit(&gathering, 11);
    see(facilitator, "12 people are in");
    press(facilitator, "1", "Close the vote");
    see(seat, "Nobody sees your vote");
    press(seat, "2", "Your vote is in.");
    press(seat, "4", "Your vote is in.");
    gathering_vote(&gathering, 0, "44445555222");
    see(facilitator, "12 of 12 have voted");
    assert_hidden(facilitator, "share");
    press(facilitator, "1", "Reveal the result");
    see(seat, "The answering is closed");
    press(facilitator, "1", "Vote once more on this question");
    see(facilitator, "share");
    see(seat, "this is how the room voted");

    press(facilitator, "1", "0 of 12 have voted");
    see(seat, "Nobody sees your vote");
    press(seat, "5", "Your vote is in.");
    gathering_vote(&gathering, 0, "44444455555");
    see(facilitator, "12 of 12 have voted");
    press(facilitator, "1", "Reveal the result");
    press(facilitator, "1", "Second vote");
    see(facilitator, "First vote");
    /* The lines keep their places; what comes next is marked. */
    see(facilitator, "  1  Vote once more on this question");
    see(facilitator, "▸ 2  Ask the next question");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "0 of 12 have voted");
    see(seat, "Nobody sees your vote");
    press(facilitator, "3", "Ask the next question"); /* called off at once: nobody has voted */
    see(facilitator, "First vote");
    see(seat, "this is how the room voted");
    press(facilitator, "2", "0 of 12 have voted");
    see(seat, "Nobody sees your vote");
    press(seat, "3", "Your vote is in.");
    see(facilitator, "1 of 12 have voted");
    press(facilitator, "3", "1 person has voted. A vote that is called off is removed");
    press(facilitator, "2", "Second vote");
    assert_int_equal(gathering_counts(&gathering).done, 12);
}

/* ---- from home ---- */

static struct terminal *at_home(int terminal) {
    const char *const none[] = {NULL};
    struct terminal *home =
        program_start(&gathering.terminals[terminal], &(struct program_setup){.arguments = none});
    see(home, "6  Run a meeting");
    return home;
}

static void test_join_from_home(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = at_home(0);
    press(seat, "5", "Type the code of the meeting");
    terminal_type(seat, "BBBBB");
    terminal_key(seat, VTERM_KEY_ENTER);
    see(seat, "There is no meeting with the code BBBBB");
    for (int i = 0; i < 5; i++)
        terminal_key(seat, VTERM_KEY_BACKSPACE);
    terminal_type(seat, gathering.meeting.code);
    terminal_key(seat, VTERM_KEY_ENTER);
    press(seat, "1", "The meeting begins in a moment.");
    assert_int_equal(gathering_counts(&gathering).here, 1);
    press(seat, "q", "Leave the meeting?");
    press(seat, "2", "5  Join a meeting");
    terminal_type(seat, "q");
    assert_ends(seat, 0);
}

static void test_run_from_home(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *facilitator = at_home(0);
    press(facilitator, "6", "A made-up evening");
    see(facilitator, "people are coming in");
    press(facilitator, "1", "To join, type:");
    see(facilitator, gathering.meeting.code);
    press(facilitator, "q", "stays as it is. \"Run a meeting\" goes on with it.");
    press(facilitator, "6", "2  A new meeting");
    press(facilitator, "2", "Title: Meeting of 21 Nov 2026");
    press(facilitator, "3", "Asks the short form");
    press(facilitator, "4", "People join with code names");
    press(facilitator, "2", "Type the title of the meeting");
    see(facilitator, "Meeting of 21 Nov 2026");
    terminal_type(facilitator, "Sunday, made up");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "Title: Sunday, made up");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "To join, type:");
    see(facilitator, "A result is shown from 5 people on; of fewer the room sees nothing.");
    press(facilitator, "q", "Run a meeting");
    press(facilitator, "6", "Sunday, made up");
    see(facilitator, "A made-up evening");
    see(facilitator, gathering.meeting.code);
    press(facilitator, "q", "6  Run a meeting");
}

/* One that has ended is looked at again, saved and deleted. */
static void test_look_at_one_that_has_ended(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    gathering_sit(&gathering, 6);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_answer(&gathering, 0, 6, 0);
    gathering_step(&gathering, STEP_CLOSE, NULL);
    gathering_step(&gathering, STEP_REVEAL, NULL);
    gathering_step(&gathering, STEP_END, NULL);
    struct terminal *facilitator = at_home(0);
    press(facilitator, "6", "1  A new meeting");
    see(facilitator, gathering.meeting.code);
    see(facilitator, "ended ");
    press(facilitator, "2", "The answers of 6 people count.");
    see(facilitator, "Ended on ");
    press(facilitator, "s", "In which form?");
    press(facilitator, "3", "Saved as "); /* the name may be broken anywhere */
    press(facilitator, "3", "1  Keep it");
    press(facilitator, "1", "3  Delete this meeting");
    press(facilitator, "q", "1  A new meeting");
    press(facilitator, "q", "6  Run a meeting");
    assert_true(program_click_text(facilitator, "Review the team")); /* from there, too */
    press(facilitator, "7", gathering.meeting.code);
    assert_hidden(facilitator, "A new meeting");
    press(facilitator, "1", "The answers of 6 people count.");
    press(facilitator, "3", "1  Keep it");
    press(facilitator, "2", "is gone, with its seats");
    see(facilitator, "No meeting has ended after a reveal.");
    press(facilitator, "q", "Whom to talk to first");
    press(facilitator, "q", "6  Run a meeting");
}

/* Another leads it: home says so and goes on. */
static void test_run_what_another_runs(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    run(0);
    struct terminal *second = at_home(1);
    press(second, "6", "A made-up evening");
    press(second, "1", "Somebody runs this meeting already");
    press(second, "q", "6  Run a meeting");
}

/* ---- facilitators ---- */

static void test_one_facilitator_at_a_time(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *first = run(0);
    struct terminal *second = gathering_start(&gathering, 1, "meeting", "run");
    assert_ends(second, 1);
    see(second, "somebody runs this meeting already");
    terminal_type(first, "q");
    assert_ends(first, 0);
    run(1);
}

/* Another takes over from one that was stopped: the list of meetings says so and goes on. */
static void test_another_takes_over(void **state) {
    const char *const arguments[] = {"meeting", "run", NULL};
    struct error error;
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *facilitator =
        program_start(&gathering.terminals[0], &(struct program_setup){.arguments = arguments});
    see(facilitator, "A made-up evening");
    press(facilitator, "1", "To join, type:");
    /* So far ahead that the hold of the first no longer counts, then near enough that this one's
     * does. */
    const int64_t now = INT64_C(1795219200000), held = ROOM_HELD_MS;
    enum found found = FOUND_NOTHING;
    for (int i = 0; i < 10 && found == FOUND_NOTHING; i++) {
        found = room_hold(gathering.store, gathering.meeting.id, 4711, now + 2 * held, &error);
        assert_int_equal(found, FOUND);
        found = room_hold(gathering.store, gathering.meeting.id, 4711, now + held / 2, &error);
    }
    assert_int_equal(found, FOUND);
    see(facilitator, "Somebody runs this meeting already");
    see(facilitator, "A new meeting");
    terminal_type(facilitator, "q");
    assert_ends(facilitator, 0);
}

static void test_a_clock_closes(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *facilitator = run(0);
    press(facilitator, "1", "Nobody is in.");
    terminal_key(facilitator, VTERM_KEY_ENTER);
    see(facilitator, "To join, type:");
    press(facilitator, "1", "2  Begin now");
    press(facilitator, "2", "Set a clock");
    press(facilitator, "1", "Nobody has answered all of it.");
    press(facilitator, "1", "Set a clock");
    press(facilitator, "2", "How much time");
    press(facilitator, "1", "One minute more");
    see(facilitator, "0:59");
    press(facilitator, "2", "1:5");
    struct error error;
    /* As if the minutes were over. */
    assert_true(room_until(gathering.store, &gathering.meeting, 1, &error));
    see(facilitator, "Time is up: closed.");
    see(facilitator, "Reveal the result");
}

/* The wall says what happens, and whoever runs the meeting next closes it. */
static void test_a_clock_without_a_facilitator(void **state) {
    struct error error;
    gathering_open(&gathering, *state, NULL, false);
    gathering_step(&gathering, STEP_OPEN, NULL);
    struct terminal *wall = gathering_start(&gathering, 0, "meeting", "show");
    see(wall, "0 of 0 are done");
    assert_true(room_until(gathering.store, &gathering.meeting, 1, &error));
    see(wall, "Time is up. Answers count until the facilitator closes.");
    struct terminal *facilitator = gathering_start(&gathering, 1, "meeting", "run");
    see(facilitator, "Time is up: closed.");
    see(wall, "Closed. The result comes in a moment.");
}

/* ---- seats ---- */

static void test_leaving(void **state) {
    char word[40], words[80];
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = sit_down(0, word);
    press(seat, "q", "Leave the meeting?");
    press(seat, "1", "The meeting begins in a moment.");
    press(seat, "q", "Leave the meeting?");
    terminal_type(seat, "2");
    assert_ends(seat, 0);
    snprintf(words, sizeof words, "Your seat %s is kept.", word);
    see(seat, words);
    assert_int_equal(gathering_counts(&gathering).seats, 1);

    /* The seat was let go of, so coming back takes no waiting. */
    seat = gathering_start(&gathering, 0, "join", NULL);
    press(seat, "2", "Type your seat word");
    terminal_type(seat, "no-word");
    terminal_key(seat, VTERM_KEY_ENTER);
    see(seat, "no seat with the word no-word");
    for (int i = 0; i < 7; i++)
        terminal_key(seat, VTERM_KEY_BACKSPACE);
    terminal_type(seat, word);
    terminal_key(seat, VTERM_KEY_ENTER);
    see(seat, "The meeting begins in a moment.");
    press(seat, "q", "Leave the meeting?");
    terminal_type(seat, "4590");             /* no lines of this screen */
    press(seat, "3", "▸ 3  Leave for good"); /* a digit may have been meant as a vote */
    assert_int_equal(gathering_counts(&gathering).seats, 1);
    terminal_key(seat, VTERM_KEY_ENTER);
    assert_ends(seat, 0);
    assert_int_equal(gathering_counts(&gathering).seats, 0);
}

static struct terminal *come_back(int terminal, const char *word) {
    const char *const arguments[] = {"join", gathering.meeting.code, "--word", word, NULL};
    return program_start(&gathering.terminals[terminal],
                         &(struct program_setup){.arguments = arguments});
}

static void test_the_word_of_the_command_line(void **state) {
    char word[40];
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = sit_down(0, word);
    press(seat, "q", "Leave the meeting?");
    terminal_type(seat, "2");
    assert_ends(seat, 0);
    seat = come_back(0, "no-word");
    see(seat, "no seat with the word no-word");
    press(seat, "1", "The meeting begins in a moment.");
    seat = come_back(1, word);
    see(seat, "The meeting begins in a moment.");
    see(seat, word);
    assert_int_equal(gathering_counts(&gathering).seats, 2);
}

/* As somebody who asks at the end to throw it all away. */
static void throw_away(void) {
    const struct instrument *instrument = gathering.instrument;
    struct take take;
    struct error error;
    take_init(&take, instrument, gathering.store);
    assert_true(room_seat_take(&gathering.meeting, &gathering.seats[0], &take, &error));
    for (int place = 0; place < PROGRAM_QUESTIONS; place++) {
        int prompt = quiz_prompt(&take.quiz);
        bool effort = prompt == instrument->role_question[ROLE_EFFORT];
        int value = effort ? 2 : program_answers[place] - '0';
        assert_true(take_answer(&take, prompt, value, 3000, 0, &error));
        take_forward(&take, 0);
    }
    take_free(&take);
}

static struct terminal *to_throw_away(void) {
    gathering_sit(&gathering, 1);
    gathering_step(&gathering, STEP_OPEN, NULL);
    throw_away();
    struct terminal *seat = come_back(0, gathering.seats[0].word);
    see(seat, "Throw these answers away");
    press(seat, "1", "Go back");
    assert_true(gathering_counts(&gathering).answers > 0);
    return seat;
}

/* It goes when the person has said so once more, and the last screen says so. */
static void test_thrown_away(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = to_throw_away();
    gathering_step(&gathering, STEP_CLOSE, NULL); /* the question goes, the answers do not */
    see(seat, "The answering is closed");
    assert_true(gathering_counts(&gathering).answers > 0);
    gathering_step(&gathering, STEP_OPEN, NULL);
    see(seat, "Throw these answers away");
    press(seat, "1", "Go back");
    press(seat, "2", "As you asked, your answers are thrown away");
    assert_hidden(seat, "Thank you");
    assert_hidden(seat, "Look at my answers again");
    assert_int_equal(gathering_counts(&gathering).answers, 0);
    gathering_step(&gathering, STEP_END, NULL);
    see(seat, "This meeting has ended.");
    see(seat, "As you asked, your answers are thrown away");
}

static void test_thrown_away_with_the_reveal(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = to_throw_away();
    gathering_step(&gathering, STEP_CLOSE, NULL);
    see(seat, "The answering is closed");
    gathering_step(&gathering, STEP_REVEAL, NULL);
    see(seat, "As you asked, your answers are thrown away");
    assert_int_equal(gathering_counts(&gathering).answers, 0);
}

/* One person with a result, back in the seat. */
static struct terminal *with_result(bool named) {
    struct error error;
    gathering_sit(&gathering, 1);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_answer(&gathering, 0, 1, 0);
    gathering_step(&gathering, STEP_CLOSE, NULL);
    gathering_step(&gathering, STEP_REVEAL, NULL);
    assert_true(room_away(gathering.store, &gathering.seats[0], 1, &error));
    struct terminal *seat = come_back(0, gathering.seats[0].word);
    if (named) {
        see(seat, "Type your code name for this meeting");
        terminal_type(seat, gathering.seats[0].name);
        terminal_key(seat, VTERM_KEY_ENTER);
    }
    see(seat, "3  Small things to do next");
    return seat;
}

static void keep_result(struct terminal *seat) {
    press(seat, "2", "Go on as");
    press(seat, "1", "Your answers, your choice");
    press(seat, "1", "Yes");
    press(seat, "5", "Kept for");
}

/* Where the result is the seat's there are things to do, too. */
static void test_tips_at_a_seat(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = with_result(false);
    press(seat, "3", "Choose one or two, each with a day.");
    press(seat, "1", "[x]");
    press(seat, "q", "Write it down.");
    gathering_step(&gathering, STEP_END, NULL);
    see(seat, "What you answered stays in your seat, without your name");
}

/* What is kept is chosen once, and nobody is told to keep what is kept. */
static void test_tips_of_a_kept_result(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = with_result(false);
    press(seat, "3", "Choose one or two, each with a day.");
    press(seat, "1", "[x]");
    press(seat, "q", "Write it down.");
    keep_result(seat);
    press(seat, "2", "Choose one or two, each with a day.");
    press(seat, "1", "[x]");
    press(seat, "q", "The thing to do is kept with your result.");
    assert_hidden(seat, "Small things to do next");
    press(seat, "q", "Leave the meeting?");
    terminal_type(seat, "2");
    assert_ends(seat, 0);

    seat = come_back(0, gathering.seats[0].word);
    see(seat, "2  Small things to do next");
    press(seat, "2", "Choose one or two, each with a day.");
    press(seat, "1", "[x]");
    press(seat, "q", "Write it down. Your result is kept already");
    assert_hidden(seat, "keep your result first");
}

/* A slip in a name that was put right meanwhile does not come back with the proposal. */
static void test_a_name_put_right(void **state) {
    struct person person = {.name = "made-up-1"};
    char was[NAME_BYTES];
    struct error error;
    gathering_open(&gathering, *state, NULL, true);
    struct terminal *seat = with_result(true);
    assert_true(store_person_save(gathering.store, &person, "4", clock_now(), &error));
    assert_int_equal(store_rename(gathering.store, "made-up-1", "calm-heron", was, &error), FOUND);
    press(seat, "2", "Go on as calm-heron");
}

/* Votes are answers, too. */
static void test_votes_beside_no_form(void **state) {
    struct error error;
    gathering_open(&gathering, *state, NULL, false);
    gathering_sit(&gathering, 1);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_step(&gathering, STEP_CLOSE, NULL);
    gathering_step(&gathering, STEP_REVEAL, NULL);
    gathering_step(&gathering, STEP_ASK, "rp1");
    gathering_vote(&gathering, 0, "4");
    gathering_step(&gathering, STEP_CLOSE, NULL);
    gathering_step(&gathering, STEP_REVEAL, NULL);
    assert_true(room_away(gathering.store, &gathering.seats[0], 1, &error));
    struct terminal *seat = come_back(0, gathering.seats[0].word);
    see(seat, "this is how the room voted");
    gathering_step(&gathering, STEP_END, NULL);
    see(seat, "No answer of yours to the form is kept in this seat.");
    see(seat, "Your vote stays in your");
}

static void test_after_the_end(void **state) {
    char word[40];
    struct error error;
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = sit_down(0, word);
    press(seat, "q", "Leave the meeting?");
    terminal_type(seat, "2");
    assert_ends(seat, 0);
    assert_int_equal(
        store_seat_find(gathering.store, gathering.meeting.id, word, &gathering.seats[0], &error),
        FOUND);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_answer(&gathering, 0, 1, 0);
    gathering_step(&gathering, STEP_CLOSE, NULL);
    gathering_step(&gathering, STEP_REVEAL, NULL);
    gathering_step(&gathering, STEP_END, NULL);

    seat = come_back(0, word);
    see(seat, "This meeting has ended. Thank you");
    press(seat, "1", "Trust");
    press(seat, "q", "See my own result");
    terminal_type(seat, "q");
    assert_ends(seat, 0);

    seat = gathering_start(&gathering, 1, "join", NULL);
    see(seat, "This meeting has ended. If you had a seat");
    assert_hidden(seat, "Sit down");
    press(seat, "1", "Type your seat word");
    terminal_type(seat, word);
    terminal_key(seat, VTERM_KEY_ENTER);
    see(seat, "See my own result");
}

static void test_names(void **state) {
    gathering_open(&gathering, *state, NULL, true);
    gathering_sit(&gathering, 1);
    struct terminal *seat = gathering_start(&gathering, 0, "join", NULL);
    press(seat, "1", "Type your code name for this meeting");
    terminal_type(seat, "made-up-1");
    terminal_key(seat, VTERM_KEY_ENTER);
    see(seat, "\"made-up-1\" or a name that looks like it sits");
    terminal_key(seat, VTERM_KEY_BACKSPACE);
    terminal_type(seat, "2");
    terminal_key(seat, VTERM_KEY_ENTER);
    see(seat, "The meeting begins in a moment.");
    assert_int_equal(gathering_counts(&gathering).seats, 2);
}

static void test_late_comer(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    gathering_step(&gathering, STEP_OPEN, NULL);
    struct terminal *seat = gathering_start(&gathering, 0, "join", NULL);
    press(seat, "1", "Write it down:");
    terminal_key(seat, VTERM_KEY_ENTER);
    assert_true(program_see_place(seat, 1));
    press(seat, "?", "Help:");
    gathering_step(&gathering, STEP_CLOSE, NULL); /* the help gives way too */
    see(seat, "The answering is closed");
}

static void test_a_code_that_nobody_has(void **state) {
    gathering_open(&gathering, *state, NULL, false);
    memcpy(gathering.meeting.code, "BBBBB", 6);
    struct terminal *seat = gathering_start(&gathering, 0, "join", NULL);
    assert_ends(seat, 1);
    gathering_step(&gathering, STEP_END, NULL);
    seat = gathering_start(&gathering, 0, "join", NULL);
    assert_ends(seat, 1);
    see(seat, "this meeting has ended, so nobody can join it");
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_the_form),
        SEAT_TEST(test_the_wall_turns_by_itself),
        SEAT_TEST(test_enter_twice_reveals_nothing),
        SEAT_TEST(test_one_question_at_a_time),
        SEAT_TEST(test_join_from_home),
        SEAT_TEST(test_run_from_home),
        SEAT_TEST(test_look_at_one_that_has_ended),
        SEAT_TEST(test_run_what_another_runs),
        SEAT_TEST(test_one_facilitator_at_a_time),
        SEAT_TEST(test_another_takes_over),
        SEAT_TEST(test_a_clock_closes),
        SEAT_TEST(test_a_clock_without_a_facilitator),
        SEAT_TEST(test_leaving),
        SEAT_TEST(test_the_word_of_the_command_line),
        SEAT_TEST(test_thrown_away),
        SEAT_TEST(test_thrown_away_with_the_reveal),
        SEAT_TEST(test_tips_at_a_seat),
        SEAT_TEST(test_tips_of_a_kept_result),
        SEAT_TEST(test_a_name_put_right),
        SEAT_TEST(test_votes_beside_no_form),
        SEAT_TEST(test_after_the_end),
        SEAT_TEST(test_names),
        SEAT_TEST(test_late_comer),
        SEAT_TEST(test_a_code_that_nobody_has),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
