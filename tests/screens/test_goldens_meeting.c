/* The screens of a meeting, in the sizes and kinds of terminal that people have. */
#include "gathering.h"
#include "variants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>

static struct gathering gathering;

static struct terminal *begin(int terminal, const struct variant *variant, const char *word,
                              const char *second) {
    const char *const words[] = {word, second != NULL ? second : gathering.meeting.code,
                                 second != NULL ? gathering.meeting.code : NULL, NULL};
    return variant_start(&gathering.terminals[terminal], variant, words, "1795219200");
}

static void press(struct terminal *terminal, const char *keys, const char *seen) {
    terminal_type(terminal, keys);
    assert_true(terminal_see(terminal, seen));
}

/* ---- facilitator and wall ---- */

static void before(struct terminal *facilitator, struct terminal *wall,
                   const struct variant *variant) {
    variant_look(facilitator, variant, "meeting-lobby");
    variant_look_at_help(facilitator, variant, "meeting-help");
    assert_true(terminal_see(wall, "14 people are in"));
    variant_look(wall, variant, "wall-lobby");
    variant_look_at_help(wall, variant, "wall-help");
    press(facilitator, "1", "Close the answering");
    variant_look(facilitator, variant, "meeting-open-nobody");
    press(facilitator, "2", "20 minutes from now");
    variant_look(facilitator, variant, "meeting-clock");
    variant_look_at_help(facilitator, variant, "meeting-clock-help");
    press(facilitator, "q", "Set a clock");
}

static void answers(struct terminal *facilitator, struct terminal *wall,
                    const struct variant *variant) {
    gathering_answer(&gathering, 12, 1, 20);
    gathering_answer(&gathering, 0, 12, 0);
    assert_true(terminal_see(facilitator, "12 of 14 are done"));
    variant_look(facilitator, variant, "meeting-open");
    assert_true(terminal_see(wall, "12 of 14 are done"));
    variant_look(wall, variant, "wall-open");
    press(facilitator, "1", "Reveal the result");
    variant_look(facilitator, variant, "meeting-closed");
    assert_true(terminal_see(wall, "Closed."));
    variant_look(wall, variant, "wall-closed");
}

static void result(struct terminal *facilitator, struct terminal *wall,
                   const struct variant *variant) {
    press(facilitator, "1", "Wait with the result");
    variant_look(facilitator, variant, "meeting-reveal");
    press(facilitator, "2", "The answers of 12 people count.");
    variant_look(facilitator, variant, "meeting-result");
    terminal_key(facilitator, VTERM_KEY_PAGEDOWN);
    variant_look(facilitator, variant, "meeting-result-second-page");
    assert_true(terminal_see(wall, "Where this room stands"));
    terminal_key(wall, VTERM_KEY_HOME);
    variant_look(wall, variant, "wall-result");
    terminal_key(wall, VTERM_KEY_RIGHT);
    variant_look(wall, variant, "wall-result-second-page");
    press(facilitator, "1", "most split first");
    terminal_key(facilitator, VTERM_KEY_DOWN);
    variant_look(facilitator, variant, "meeting-questions");
    variant_look_at_help(facilitator, variant, "meeting-questions-help");
}

static void again(struct terminal *facilitator, struct terminal *wall,
                  const struct variant *variant) {
    terminal_key(facilitator, VTERM_KEY_ENTER);
    assert_true(terminal_see(facilitator, "Close the vote"));
    gathering_vote(&gathering, 0, "44445555222333");
    assert_true(terminal_see(facilitator, "14 of 14 have voted"));
    variant_look(facilitator, variant, "meeting-vote");
    assert_true(terminal_see(wall, "14 of 14 have voted"));
    variant_look(wall, variant, "wall-vote");
    press(facilitator, "1", "Reveal the result");
    press(facilitator, "1", "Back to the whole form");
    variant_look(facilitator, variant, "meeting-movement");
    assert_true(terminal_see(wall, "Never"));
    terminal_key(wall, VTERM_KEY_HOME);
    variant_look(wall, variant, "wall-movement");
    press(facilitator, "3", "End the meeting for everybody");
    variant_look(facilitator, variant, "meeting-end");
    press(facilitator, "2", "1  Save the report");
    variant_look(facilitator, variant, "meeting-ended");
    press(facilitator, "1", "In which form?");
    variant_look(facilitator, variant, "meeting-save");
    press(facilitator, "q", "Save the report");
    assert_true(terminal_see(wall, "The meeting has ended."));
    variant_look(wall, variant, "wall-ended");
}

static void whole_look(void **state, const struct variant *variant) {
    gathering_open(&gathering, *state, NULL, false);
    gathering_sit(&gathering, 14);
    struct terminal *facilitator = begin(0, variant, "meeting", "run");
    assert_true(terminal_see(facilitator, "14 people are in"));
    struct terminal *wall = begin(1, variant, "meeting", "show");
    before(facilitator, wall, variant);
    answers(facilitator, wall, variant);
    result(facilitator, wall, variant);
    again(facilitator, wall, variant);
}

/* ---- a seat ---- */

static void joining(struct terminal *seat, const struct variant *variant) {
    assert_true(terminal_see(seat, "Sit down"));
    variant_look(seat, variant, "seat-door");
    variant_look_at_help(seat, variant, "seat-door-help");
    press(seat, "2", "Type your seat word");
    variant_look(seat, variant, "seat-type-word");
    press(seat, "\033", "Sit down");
    press(seat, "1", "Write it down:");
    variant_look(seat, variant, "seat-lobby");
    variant_look_at_help(seat, variant, "seat-help");
    press(seat, "q", "Leave the meeting?");
    variant_look(seat, variant, "seat-leave");
    variant_look_at_help(seat, variant, "seat-leave-help");
    press(seat, "q", "Write it down:");
}

static void answering(struct terminal *seat, const struct variant *variant) {
    gathering_step(&gathering, STEP_OPEN, NULL);
    assert_true(program_see_place(seat, 1));
    variant_look(seat, variant, "seat-question");
    assert_true(program_answer(seat, 1, program_answers));
    assert_true(terminal_see(seat, "Wait for the others"));
    variant_look(seat, variant, "seat-overview");
    terminal_key(seat, VTERM_KEY_ENTER);
    static const char *const next[] = {"That is what I meant", "all your answers are in", NULL};
    if (terminal_see_one(seat, next) == 0) {
        variant_look(seat, variant, "seat-second-look");
        terminal_key(seat, VTERM_KEY_END);
        terminal_key(seat, VTERM_KEY_ENTER);
    }
    assert_true(terminal_see(seat, "Look at my answers again"));
    variant_look(seat, variant, "seat-done");
    gathering_step(&gathering, STEP_CLOSE, NULL);
    assert_true(terminal_see(seat, "The answering is closed"));
    variant_look(seat, variant, "seat-closed");
}

static void own_result(struct terminal *seat, const struct variant *variant) {
    gathering_step(&gathering, STEP_REVEAL, NULL);
    assert_true(terminal_see(seat, "See my own result"));
    variant_look(seat, variant, "seat-revealed");
    terminal_type(seat, "1");
    assert_true(terminal_see_gone(seat, "See my own result"));
    variant_look(seat, variant, "seat-result");
    press(seat, "q", "See my own result");
    press(seat, "2", "Go on as");
    variant_look(seat, variant, "seat-identity");
    press(seat, "1", "Save my answers");
    variant_look(seat, variant, "seat-consents");
    press(seat, "1", "Yes");
    press(seat, "5", "Kept for");
    variant_look(seat, variant, "seat-kept");
}

static void voting(struct terminal *seat, const struct variant *variant) {
    gathering_step(&gathering, STEP_ASK, "rp1");
    assert_true(terminal_see(seat, "0-5 vote"));
    variant_look(seat, variant, "seat-vote");
    variant_look_at_help(seat, variant, "seat-vote-help");
    press(seat, "4", "Your vote is in.");
    variant_look(seat, variant, "seat-voted");
    gathering_step(&gathering, STEP_CLOSE, NULL);
    assert_true(terminal_see(seat, "The answering is closed"));
    gathering_step(&gathering, STEP_REVEAL, NULL);
    assert_true(terminal_see(seat, "this is how the room"));
    variant_look(seat, variant, "seat-vote-revealed");
    gathering_step(&gathering, STEP_END, NULL);
    assert_true(terminal_see(seat, "This meeting has ended."));
    variant_look(seat, variant, "seat-ended");
}

static void seat_look(void **state, const struct variant *variant) {
    gathering_open(&gathering, *state, NULL, false);
    struct terminal *seat = begin(0, variant, "join", NULL);
    joining(seat, variant);
    answering(seat, variant);
    own_result(seat, variant);
    voting(seat, variant);
}

/* Four people are too few for anything. */
static void few(void **state, const struct variant *variant) {
    gathering_open(&gathering, *state, NULL, false);
    gathering_sit(&gathering, 4);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_answer(&gathering, 0, 4, 0);
    struct terminal *facilitator = begin(0, variant, "meeting", "run");
    assert_true(terminal_see(facilitator, "Close the answering"));
    press(facilitator, "1", "Reveal the result");
    variant_look(facilitator, variant, "meeting-few-closed");
    press(facilitator, "1", "Wait with the result");
    variant_look(facilitator, variant, "meeting-few-reveal");
    press(facilitator, "2", "Scales");
    variant_look(facilitator, variant, "meeting-few");
}

static void test_usual(void **state) {
    whole_look(state, &usual);
}

static void test_small(void **state) {
    whole_look(state, &small);
}

static void test_large(void **state) {
    whole_look(state, &large);
}

static void test_no_color(void **state) {
    whole_look(state, &no_color);
}

static void test_ascii(void **state) {
    whole_look(state, &ascii);
}

static void test_c_locale(void **state) {
    whole_look(state, &c_locale);
}

static void test_seat(void **state) {
    seat_look(state, &usual);
}

static void test_seat_small(void **state) {
    seat_look(state, &small);
}

static void test_seat_no_color(void **state) {
    seat_look(state, &no_color);
}

static void test_seat_ascii(void **state) {
    seat_look(state, &ascii);
}

static void test_few(void **state) {
    few(state, &usual);
}

static int set_up(void **state) {
    return seat_open(state);
}

static int tear_down(void **state) {
    gathering_close(&gathering);
    return seat_close(state);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_usual),      SEAT_TEST(test_small),      SEAT_TEST(test_large),
        SEAT_TEST(test_no_color),   SEAT_TEST(test_ascii),      SEAT_TEST(test_c_locale),
        SEAT_TEST(test_seat),       SEAT_TEST(test_seat_small), SEAT_TEST(test_seat_no_color),
        SEAT_TEST(test_seat_ascii), SEAT_TEST(test_few),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
