/* A whole meeting of forty, each at a real terminal: the short form at one's own pace, then the
 * most split question twice. Three seats and a facilitator die on the way. What is counted and kept
 * is looked at in every step; nothing but counts may be on any screen before a reveal. */
#include "gathering.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PEOPLE = 40,
    QUESTIONS = 14,
    DROPPED = 3,
    WALL = PEOPLE,
    FACILITATOR,
    OTHER,
    ALL,
    WORD = 40
};

static struct gathering gathering;
static char words[PEOPLE][WORD];

/* ---- at the terminals ---- */

static struct terminal *at(int number) {
    return gathering.terminals[number].terminal;
}

static void see(int number, const char *text) {
    if (!terminal_see(at(number), text))
        fail_msg("terminal %d does not show \"%s\"", number, text);
}

static void seats_see(const char *text) {
    for (int i = 0; i < PEOPLE; i++)
        see(i, text);
}

static void press(int number, const char *keys, const char *seen) {
    terminal_type(at(number), keys);
    see(number, seen);
}

static void press_digit(int number, int digit) {
    const char keys[] = {(char)('0' + digit), '\0'};
    terminal_type(at(number), keys);
}

/* The world's clock stands still; whoever comes later is that much later. */
static void start(int number, const char *word, const char *second, const char *now) {
    const char *code = gathering.meeting.code;
    const char *const arguments[] = {word, second != NULL ? second : code,
                                     second != NULL ? code : NULL, NULL};
    const char *const environment[] = {now, NULL};
    program_start(&gathering.terminals[number],
                  &(struct program_setup){.arguments = arguments, .environment = environment});
}

static const char now[] = "LEADQUIZ_NOW=1795219200", seconds_later[] = "LEADQUIZ_NOW=1795219220";

static void facilitator_and_wall_see(const char *text) {
    see(FACILITATOR, text);
    see(WALL, text);
}

/* What stands on a screen after a reveal alone. */
static const char *const revealed[] = {"Scales",
                                       "Where answers differ most",
                                       "First vote",
                                       "Second vote",
                                       "people count",
                                       "share",
                                       "Where this room stands",
                                       "Large: vote",
                                       "%"};

static void assert_nothing_shown(void) {
    for (int i = 0; i <= FACILITATOR; i++) {
        program_see_whole(at(i));
        for (size_t j = 0; j < sizeof revealed / sizeof revealed[0]; j++) {
            if (terminal_find(at(i), revealed[j], NULL, NULL))
                fail_msg("terminal %d shows \"%s\" before the reveal", i, revealed[j]);
        }
    }
}

static void assert_ends(int number, int status) {
    struct ending ending;
    assert_true(terminal_wait_end(at(number), &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, status);
}

/* ---- the store ---- */

static void assert_counts(int done, int answers) {
    struct room_counts counts = gathering_counts(&gathering);
    assert_int_equal(counts.seats, PEOPLE);
    assert_int_equal(counts.done, done);
    assert_int_equal(counts.answers, answers);
}

static struct room_seat seat_of(int person) {
    struct room_seat seat;
    struct error error;
    assert_int_equal(
        store_seat_find(gathering.store, gathering.meeting.id, words[person], &seat, &error),
        FOUND);
    return seat;
}

/* ---- what everybody answers ---- */

/* The team first and the effort last decide what is asked and kept. */
static int answer_of(int person, int place) {
    if (place == 1)
        return 3;
    return place == QUESTIONS ? 1 : 2 + (person * 7 + place * 3 + person * place) % 4;
}

static int vote_of(int person, int round) {
    return round == 2 ? 1 + person % 5 : 3 + person % 3;
}

static void assert_form_kept(void) {
    const struct order *order = instrument_order(gathering.instrument, FORM_SHORT, true);
    assert_int_equal(order->count, QUESTIONS);
    for (int i = 0; i < PEOPLE; i++) {
        struct room_seat seat = seat_of(i);
        struct answers answers;
        struct error error;
        char position[64];
        assert_true(store_seat_answers_load(gathering.store, seat.id, gathering.instrument,
                                            &answers, position, &error));
        for (int place = 1; place <= QUESTIONS; place++)
            assert_int_equal(answers.list[order->prompts[place - 1]].value, answer_of(i, place));
    }
}

static int vote_kept(int person) {
    struct room_seat seat = seat_of(person);
    struct error error;
    int value = ANSWER_OPEN;
    assert_int_not_equal(room_voted(gathering.store, gathering.instrument, &gathering.meeting,
                                    &seat, &value, &error),
                         FOUND_FAILED);
    return value;
}

/* ---- coming in ---- */

static void read_word(int person) {
    int row;
    see(person, "Write it down:");
    program_see_whole(at(person));
    assert_true(terminal_find(at(person), "Write it down:", &row, NULL));
    char *line = terminal_line(at(person), row + 2);
    assert_non_null(line);
    snprintf(words[person], WORD, "%s", line + strspn(line, " "));
    words[person][strcspn(words[person], " ")] = '\0';
    free(line);
}

static void come_in(void) {
    start(FACILITATOR, "meeting", "run", now);
    start(WALL, "meeting", "show", now);
    for (int i = 0; i < PEOPLE; i++)
        start(i, "join", NULL, now);
    for (int i = 0; i < PEOPLE; i++) {
        see(i, "Sit down");
        terminal_type(at(i), "1");
    }
    for (int i = 0; i < PEOPLE; i++)
        read_word(i);
    facilitator_and_wall_see("40 people are in");
    assert_counts(0, 0);
}

/* ---- the form ---- */

static void answer_at(int place, int first, int people) {
    for (int i = first; i < first + people; i++) {
        if (!program_see_question(at(i), place))
            fail_msg("terminal %d is not at question %d", i, place);
        press_digit(i, answer_of(i, place));
    }
}

static void see_place(int place, int first, int people) {
    for (int i = first; i < first + people; i++)
        assert_true(program_see_place(at(i), place));
}

static void drop_three(int place) {
    static const int dropped[DROPPED] = {3, 17, 31};
    for (int i = 0; i < DROPPED; i++) {
        assert_true(program_see_place(at(dropped[i]), place));
        terminal_kill(at(dropped[i]), SIGKILL);
    }
    for (int i = 0; i < DROPPED; i++) {
        start(dropped[i], "join", NULL, seconds_later);
        see(dropped[i], "I was here before");
        press(dropped[i], "2", "Type your seat word");
        terminal_type(at(dropped[i]), words[dropped[i]]);
        terminal_key(at(dropped[i]), VTERM_KEY_ENTER);
    }
}

/* Another may lead only when the first has not been heard of for a while. */
static void lose_facilitator(void) {
    start(OTHER, "meeting", "run", now);
    assert_ends(OTHER, 1);
    see(OTHER, "somebody runs this meeting already");
    terminal_kill(at(FACILITATOR), SIGKILL);
    start(FACILITATOR, "meeting", "run", seconds_later);
    see(FACILITATOR, "0 of 40 are done");
    see(FACILITATOR, "Close the answering");
}

static void take_the_form(void) {
    enum { DROP_AT = 6, LOSE_AT = 9, FIRST = 13 };
    press(FACILITATOR, "1", "Close the answering");
    for (int place = 1; place < QUESTIONS; place++) {
        see_place(place, 0, PEOPLE);
        assert_counts(0, (place - 1) * PEOPLE);
        if (place == DROP_AT)
            drop_three(place);
        if (place == LOSE_AT)
            lose_facilitator();
        answer_at(place, 0, PEOPLE);
    }
    assert_nothing_shown();
    answer_at(QUESTIONS, 0, FIRST);
    facilitator_and_wall_see("13 of 40 are done");
    see_place(QUESTIONS, FIRST, PEOPLE - FIRST);
    assert_counts(FIRST, PEOPLE * (QUESTIONS - 1) + FIRST);
    answer_at(QUESTIONS, FIRST, PEOPLE - FIRST);
    facilitator_and_wall_see("40 of 40 are done");
    assert_counts(PEOPLE, PEOPLE * QUESTIONS);
    seats_see("Wait for the others");
    assert_form_kept();
    assert_nothing_shown();
}

static void reveal_form(void) {
    struct room_result result;
    struct error error;
    press(FACILITATOR, "1", "Reveal the result");
    seats_see("The answering is closed");
    see(WALL, "Closed.");
    assert_nothing_shown();
    assert_false(
        room_reveal(gathering.store, gathering.instrument, &gathering.meeting, 0, &result, &error));
    press(FACILITATOR, "1", "Scales");
    (void)gathering_counts(&gathering);
    assert_true(
        room_reveal(gathering.store, gathering.instrument, &gathering.meeting, 0, &result, &error));
    assert_int_equal(result.people, PEOPLE);
    room_result_free(&result);
    facilitator_and_wall_see("The answers of 40 people count.");
    seats_see("See my own result");
}

/* ---- votes ---- */

/* Whether not a byte was sent to any other screen. */
static bool changes_in_silence(int person, int round) {
    size_t bytes[ALL];
    bool silence = true;
    for (int i = 0; i <= FACILITATOR; i++) {
        program_see_whole(at(i));
        bytes[i] = terminal_bytes(at(i));
    }
    press_digit(person, vote_of(person, round) % 5 + 1);
    while (vote_kept(person) == vote_of(person, round))
        assert_true(terminal_wait_output(at(person), terminal_clock() + WAIT_MS));
    (void)terminal_wait_output(at(WALL), terminal_clock() + 2L * ROOM_LOOK_MS);
    for (int i = 0; i <= FACILITATOR; i++) {
        (void)terminal_wait_output(at(i), terminal_clock() + 1);
        silence = silence && (i == person || terminal_bytes(at(i)) == bytes[i]);
    }
    press_digit(person, vote_of(person, round));
    while (vote_kept(person) != vote_of(person, round))
        assert_true(terminal_wait_output(at(person), terminal_clock() + WAIT_MS));
    return silence;
}

/* Which answer was given changes nothing on any other screen. A busy machine may bring a count of
 * before in the same moment, but not each time. */
static void change_a_vote(int person, int round) {
    int tries = 3;
    while (!changes_in_silence(person, round))
        assert_true(--tries > 0);
}

static void vote(int round) {
    enum { FIRST = 21 };
    facilitator_and_wall_see("0 of 40 have voted");
    seats_see("Nobody sees your vote");
    for (int i = 0; i < PEOPLE; i++) {
        press_digit(i, vote_of(i, round));
        if (i == FIRST - 1) {
            facilitator_and_wall_see("21 of 40 have voted");
            assert_nothing_shown();
        }
    }
    facilitator_and_wall_see("40 of 40 have voted");
    seats_see("Your vote is in.");
    assert_counts(PEOPLE, PEOPLE);
    change_a_vote(7, round);
    assert_nothing_shown();
    for (int i = 0; i < PEOPLE; i++)
        assert_int_equal(vote_kept(i), vote_of(i, round));
    press(FACILITATOR, "1", "Reveal the result");
    seats_see("The answering is closed");
    see(WALL, "Closed.");
    assert_nothing_shown();
}

static int prompt_asked(void) {
    (void)gathering_counts(&gathering);
    return gathering.meeting.focus;
}

/* Cells may stand for several answers; all that voted are in one. */
static void assert_revealed(int prompt, int round) {
    struct room_result result;
    struct error error;
    assert_int_equal(prompt_asked(), prompt);
    assert_true(
        room_reveal(gathering.store, gathering.instrument, &gathering.meeting, 0, &result, &error));
    assert_int_equal(result.question_count, 1);
    assert_int_equal(result.questions[0].prompt, prompt);
    assert_int_equal(result.questions[0].rounds, round);
    const struct group_counts *counts = &result.questions[0].counts[round - 1];
    int people = 0;
    for (int i = 0; i < counts->cell_count; i++) {
        int expected = 0;
        for (int j = 0; j < PEOPLE; j++) {
            int value = vote_of(j, round);
            expected += value >= counts->cells[i].first && value <= counts->cells[i].last;
        }
        assert_int_equal(counts->cells[i].people, expected);
        people += expected;
    }
    assert_int_equal(counts->withheld, SHOWN);
    assert_int_equal(people, PEOPLE);
    room_result_free(&result);
}

static void vote_twice(void) {
    press(FACILITATOR, "1", "most split first");
    terminal_key(at(FACILITATOR), VTERM_KEY_ENTER);
    see(FACILITATOR, "Close the vote");
    int prompt = prompt_asked();
    assert_int_not_equal(prompt, NOWHERE);
    vote(2);
    terminal_type(at(FACILITATOR), "1");
    see(FACILITATOR, "Second vote");
    see(WALL, "Large: vote 2. Thin: the first vote.");
    seats_see("this is how the room voted");
    assert_revealed(prompt, 2);
    terminal_type(at(FACILITATOR), "1");
    vote(3);
    terminal_type(at(FACILITATOR), "1");
    see(FACILITATOR, "Vote 3");
    see(WALL, "Large: vote 3. Thin: the first vote.");
    seats_see("this is how the room voted");
    assert_revealed(prompt, 3);
}

static void end(void) {
    press(FACILITATOR, "3", "End the meeting for everybody");
    press(FACILITATOR, "2", "1  Save the report");
    see(WALL, "The meeting has ended.");
    seats_see("This meeting has ended.");
    assert_form_kept();
    terminal_type(at(FACILITATOR), "q");
    assert_ends(FACILITATOR, 0);
    for (int i = 0; i < PEOPLE; i++)
        terminal_type(at(i), "q");
    for (int i = 0; i < PEOPLE; i++)
        assert_ends(i, 0);
}

static void test_whole_meeting(void **state) {
    gathering_open_short(&gathering, *state);
    come_in();
    assert_nothing_shown();
    take_the_form();
    reveal_form();
    vote_twice();
    end();
}

static int tear_down(void **state) {
    gathering_close(&gathering);
    return seat_close(state);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, tear_down)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_whole_meeting),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
