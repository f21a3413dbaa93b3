#include "leadquiz/meeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STATES = MEETING_ENDED + 1, STEPS = STEP_END + 1 };

static struct instrument *instrument;

static int read_instrument(void **state) {
    struct error error;
    (void)state;
    instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &error);
    return instrument == NULL;
}

static int free_instrument(void **state) {
    (void)state;
    instrument_free(instrument);
    return 0;
}

static int prompt_of(const char *id) {
    int prompt = instrument_prompt(instrument, id);
    assert_int_not_equal(prompt, NOWHERE);
    return prompt;
}

static struct meeting whole(enum meeting_state state) {
    return (struct meeting){.form = FORM_FULL,
                            .state = state,
                            .focus = NOWHERE,
                            .round = 1,
                            .until = 99,
                            .shown = state >= MEETING_REVEALED};
}

static struct meeting chosen(enum meeting_state state) {
    struct meeting meeting = whole(state);
    meeting.one_by_one = true;
    meeting.asked_count = 3;
    meeting.asked[0] = prompt_of("ch1");
    meeting.asked[1] = prompt_of("tr1");
    meeting.asked[2] = prompt_of("o1");
    meeting.focus = state == MEETING_LOBBY || state == MEETING_ENDED ? NOWHERE : meeting.asked[0];
    return meeting;
}

/* What becomes of a step: the state, or the sentence. */
struct outcome_of {
    int state; /* -1: refused */
    const char *sentence;
};

#define TO(state)                                                                                  \
    { state, NULL }
#define NO(sentence)                                                                               \
    { -1, sentence }

#define OPEN_FIRST "nothing is open; open the meeting first"
#define CLOSE_FIRST "people are answering; close the answering and show the result first"
#define REVEAL_FIRST "the answering is closed; show the result first"
#define ENDED "this meeting has ended; make a new one with: leadquiz meeting new TITLE"

static const struct outcome_of outcomes[STEPS][STATES] = {
    [STEP_OPEN] = {TO(MEETING_OPEN), NO("the answering is open already"), TO(MEETING_OPEN),
                   NO("the result is shown, so the same answers cannot be opened again; ask a "
                      "question once more, or end the meeting"),
                   NO(ENDED)},
    [STEP_CLOSE] = {NO(OPEN_FIRST), TO(MEETING_CLOSED), NO("the answering is closed already"),
                    NO("the answering is closed already, and the result is shown"), NO(ENDED)},
    [STEP_REVEAL] = {NO(OPEN_FIRST), NO("people are answering; close the answering first"),
                     TO(MEETING_REVEALED), NO("the result is shown already"), NO(ENDED)},
    [STEP_ASK] = {TO(MEETING_OPEN), NO(CLOSE_FIRST), NO(REVEAL_FIRST), TO(MEETING_OPEN), NO(ENDED)},
    [STEP_AGAIN] = {NO(OPEN_FIRST), NO(CLOSE_FIRST), NO(REVEAL_FIRST), TO(MEETING_OPEN), NO(ENDED)},
    [STEP_WHOLE] = {NO(OPEN_FIRST), NO(CLOSE_FIRST), NO(REVEAL_FIRST),
                    NO("this meeting asks single questions; there is no form to go back to"),
                    NO(ENDED)},
    [STEP_CALL_OFF] = {NO(OPEN_FIRST), TO(MEETING_REVEALED), TO(MEETING_REVEALED),
                       NO("the result is shown, so this vote cannot be called off; ask a question "
                          "once more, or end the meeting"),
                       NO(ENDED)},
    [STEP_END] = {TO(MEETING_ENDED), TO(MEETING_ENDED), TO(MEETING_ENDED), TO(MEETING_ENDED),
                  NO(ENDED)},
};

static void check_step(struct meeting meeting, enum meeting_step step, int prompt,
                       const struct outcome_of *expected) {
    struct meeting before = meeting;
    struct error error = {.kind = ERROR_NONE};
    bool done = meeting_step(&meeting, instrument, step, prompt, 1, &error);
    assert_int_equal(meeting_may(&before, instrument, step, prompt, NULL), done);
    if (expected->sentence != NULL) {
        assert_string_equal(error.sentence, expected->sentence);
        assert_memory_equal(&meeting, &before, sizeof before);
        return;
    }
    if (!done)
        fail_msg("%s: %s", meeting_state_name(before.state), error.sentence);
    assert_int_equal(meeting.state, expected->state);
    assert_int_equal(meeting.until, meeting.state == MEETING_OPEN ? 99 : 0);
}

static void test_every_state_and_step_of_chosen_questions(void **state) {
    (void)state;
    for (int step = 0; step < STEPS; step++) {
        for (int from = 0; from < STATES; from++)
            check_step(chosen((enum meeting_state)from), (enum meeting_step)step, prompt_of("tr1"),
                       &outcomes[step][from]);
    }
}

static void test_every_state_and_step_of_a_form(void **state) {
    (void)state;
    for (int step = 0; step < STEPS; step++) {
        for (int from = 0; from < STATES; from++) {
            struct outcome_of expected = outcomes[step][from];
            struct meeting meeting = whole((enum meeting_state)from);
            if (step == STEP_ASK && from == MEETING_LOBBY)
                expected =
                    (struct outcome_of)NO("this meeting begins with the whole form; open it first");
            if (step == STEP_WHOLE && from == MEETING_REVEALED)
                expected = (struct outcome_of)NO("the result of the whole form is shown already");
            if (step == STEP_CALL_OFF && (from == MEETING_OPEN || from == MEETING_CLOSED))
                expected =
                    (struct outcome_of)NO("the whole form is asked, which is no vote to call off; "
                                          "close it, or end the meeting");
            check_step(meeting, (enum meeting_step)step, prompt_of("tr1"), &expected);
        }
    }
}

static void step(struct meeting *meeting, enum meeting_step step, int prompt, int rounds) {
    struct error error;
    if (!meeting_step(meeting, instrument, step, prompt, rounds, &error))
        fail_msg("%s", error.sentence);
}

static void test_life_of_a_form(void **state) {
    (void)state;
    struct meeting meeting = whole(MEETING_LOBBY);
    int most_split = prompt_of("ch1");
    step(&meeting, STEP_OPEN, NOWHERE, 0);
    assert_int_equal(meeting.focus, NOWHERE);
    step(&meeting, STEP_CLOSE, NOWHERE, 0);
    step(&meeting, STEP_OPEN, NOWHERE, 0);
    step(&meeting, STEP_CLOSE, NOWHERE, 0);
    assert_false(meeting.shown);
    step(&meeting, STEP_REVEAL, NOWHERE, 0);
    assert_true(meeting.shown);
    step(&meeting, STEP_AGAIN, most_split, 1);
    assert_int_equal(meeting.focus, most_split);
    assert_int_equal(meeting.round, 2);
    step(&meeting, STEP_CLOSE, NOWHERE, 0);
    step(&meeting, STEP_REVEAL, NOWHERE, 0);
    step(&meeting, STEP_AGAIN, NOWHERE, 2);
    assert_int_equal(meeting.focus, most_split);
    assert_int_equal(meeting.round, 3);
    step(&meeting, STEP_CLOSE, NOWHERE, 0);
    step(&meeting, STEP_REVEAL, NOWHERE, 0);
    step(&meeting, STEP_WHOLE, NOWHERE, 0);
    assert_int_equal(meeting.state, MEETING_REVEALED);
    assert_int_equal(meeting.focus, NOWHERE);
    assert_int_equal(meeting.round, 1);
    step(&meeting, STEP_END, NOWHERE, 0);
    assert_int_equal(meeting.state, MEETING_ENDED);
}

static void test_life_of_chosen_questions(void **state) {
    (void)state;
    struct meeting meeting = chosen(MEETING_LOBBY);
    assert_int_equal(meeting_next(&meeting), meeting.asked[0]);
    step(&meeting, STEP_OPEN, NOWHERE, 0);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(meeting.focus, meeting.asked[i]);
        assert_int_equal(meeting.round, 1);
        int next = i < 2 ? meeting.asked[i + 1] : NOWHERE;
        assert_int_equal(meeting_next(&meeting), next);
        step(&meeting, STEP_CLOSE, NOWHERE, 0);
        step(&meeting, STEP_REVEAL, NOWHERE, 0);
        if (next != NOWHERE)
            step(&meeting, STEP_ASK, next, 0);
    }
    step(&meeting, STEP_END, NOWHERE, 0);
    assert_int_equal(meeting.focus, NOWHERE);
}

static void assert_at(const struct meeting *meeting, enum meeting_state state, int focus,
                      int round) {
    assert_int_equal(meeting->state, state);
    assert_int_equal(meeting->focus, focus);
    assert_int_equal(meeting->round, round);
}

/* A vote that is called off leaves all as it was before it. */
static void test_calling_off(void **state) {
    (void)state;
    struct meeting form = whole(MEETING_REVEALED), questions = chosen(MEETING_LOBBY);
    int asked = prompt_of("ch1");
    step(&form, STEP_ASK, asked, 1);
    step(&form, STEP_CALL_OFF, NOWHERE, 0);
    assert_at(&form, MEETING_REVEALED, NOWHERE, 1);
    step(&form, STEP_ASK, asked, 1);
    step(&form, STEP_CLOSE, NOWHERE, 0);
    step(&form, STEP_REVEAL, NOWHERE, 0);
    step(&form, STEP_AGAIN, NOWHERE, 2);
    step(&form, STEP_CLOSE, NOWHERE, 0);
    step(&form, STEP_CALL_OFF, NOWHERE, 0);
    assert_at(&form, MEETING_REVEALED, asked, 2);
    assert_true(form.shown);

    questions.shown = false;
    step(&questions, STEP_OPEN, NOWHERE, 0);
    step(&questions, STEP_CALL_OFF, NOWHERE, 0);
    assert_at(&questions, MEETING_LOBBY, NOWHERE, 1);
    assert_int_equal(questions.until, 0);
    step(&questions, STEP_OPEN, NOWHERE, 0);
    step(&questions, STEP_CLOSE, NOWHERE, 0);
    step(&questions, STEP_REVEAL, NOWHERE, 0);
    step(&questions, STEP_AGAIN, NOWHERE, 1);
    step(&questions, STEP_CALL_OFF, NOWHERE, 0);
    assert_at(&questions, MEETING_REVEALED, questions.asked[0], 1);
    step(&questions, STEP_ASK, questions.asked[1], 0);
    step(&questions, STEP_CALL_OFF, questions.asked[0], 1);
    assert_at(&questions, MEETING_REVEALED, questions.asked[0], 1);
}

static void check_refused(struct meeting meeting, enum meeting_step step, int prompt, int rounds,
                          const char *sentence) {
    struct meeting before = meeting;
    struct error error = {.kind = ERROR_NONE};
    assert_false(meeting_step(&meeting, instrument, step, prompt, rounds, &error));
    assert_string_equal(error.sentence, sentence);
    assert_memory_equal(&meeting, &before, sizeof before);
}

static void test_questions_that_cannot_be_asked(void **state) {
    (void)state;
    struct meeting form = whole(MEETING_REVEALED), questions = chosen(MEETING_REVEALED);
    check_refused(questions, STEP_ASK, prompt_of("ch2"), 0,
                  "ch2 is not among the questions of this meeting; choose one of them");
    check_refused(questions, STEP_ASK, NOWHERE, 0, "say which question to ask");
    check_refused(form, STEP_AGAIN, NOWHERE, 0, "say which question to ask");
    check_refused(form, STEP_ASK, instrument->prompt_count, 0,
                  "the questionnaire has no such question");
    check_refused(form, STEP_ASK, -7, 0, "the questionnaire has no such question");
    int team = instrument->role_question[ROLE_TEAM];
    char sentence[200];
    (void)snprintf(sentence, sizeof sentence,
                   "%s is not a question that a room can vote on; choose another one",
                   instrument->prompts[team].id);
    check_refused(form, STEP_ASK, team, 0, sentence);
    check_refused(form, STEP_AGAIN, prompt_of("ch1"), MEETING_ROUNDS_MOST,
                  "this question has been asked 9 times; choose another one");
    for (int i = 0; i < instrument->item_count; i++) {
        if (instrument->items[i].reserve)
            assert_false(meeting_can_ask(instrument, FORM_FULL, instrument->items[i].prompt));
    }
    assert_true(meeting_can_ask(instrument, FORM_FULL, instrument->role_question[ROLE_DESIRE]));
}

static void check_rule(bool allowed, const struct error *error, const char *sentence) {
    assert_int_equal(allowed, sentence == NULL);
    if (sentence != NULL)
        assert_string_equal(error->sentence, sentence);
}

static void test_who_may_join_answer_and_see(void **state) {
    static const char *const answer[STATES] = {
        "the meeting opens soon; please wait for the facilitator", NULL,
        "the facilitator has closed the answering; what you answered before is kept",
        "the result is shown, so no more answers are taken; what you answered before is kept",
        "this meeting has ended, so no more answers are taken"};
    static const char hidden[] = "nobody sees a result before the facilitator reveals it";
    static const char never[] = "this meeting ended without a reveal, so there is nothing to show";
    (void)state;
    struct error error;
    for (int i = 0; i < STATES; i++) {
        struct meeting meeting = whole((enum meeting_state)i);
        bool ended = i == MEETING_ENDED;
        check_rule(meeting_may_join(&meeting, &error), &error,
                   ended ? "this meeting has ended, so nobody can join it" : NULL);
        check_rule(meeting_may_answer(&meeting, 3, 1, &error), &error, answer[i]);
        check_rule(meeting_may_see(&meeting, &error), &error,
                   i >= MEETING_REVEALED ? NULL : hidden);
        check_rule(meeting_may_see_own(&meeting, &error), &error,
                   i >= MEETING_REVEALED ? NULL : hidden);
        meeting.shown = false;
        if (ended) {
            check_rule(meeting_may_see(&meeting, &error), &error, never);
            check_rule(meeting_may_see_own(&meeting, &error), &error, never);
        }
    }
}

static void test_votes_go_to_the_focus(void **state) {
    static const char elsewhere[] = "the room is at another question now; go there";
    (void)state;
    struct error error;
    struct meeting meeting = whole(MEETING_OPEN);
    check_rule(meeting_may_answer(&meeting, 3, 2, &error), &error, elsewhere);
    meeting.focus = 3;
    meeting.round = 2;
    meeting.shown = true;
    check_rule(meeting_may_answer(&meeting, 3, 2, &error), &error, NULL);
    check_rule(meeting_may_answer(&meeting, 3, 1, &error), &error, elsewhere);
    check_rule(meeting_may_answer(&meeting, 4, 2, &error), &error, elsewhere);
    /* What came of one's own form stays to be seen while the room votes again. */
    check_rule(meeting_may_see(&meeting, &error), &error,
               "nobody sees a result before the facilitator reveals it");
    check_rule(meeting_may_see_own(&meeting, &error), &error, NULL);
    meeting = chosen(MEETING_REVEALED);
    check_rule(meeting_may_see_own(&meeting, &error), &error,
               "this meeting asks single questions, so there is no result of one's own");
    meeting = chosen(MEETING_LOBBY);
    meeting.state = MEETING_OPEN; /* nothing is asked: cannot come of steps */
    check_rule(meeting_may_answer(&meeting, 3, 1, &error), &error, elsewhere);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_state_and_step_of_chosen_questions),
        cmocka_unit_test(test_every_state_and_step_of_a_form),
        cmocka_unit_test(test_life_of_a_form),
        cmocka_unit_test(test_life_of_chosen_questions),
        cmocka_unit_test(test_calling_off),
        cmocka_unit_test(test_questions_that_cannot_be_asked),
        cmocka_unit_test(test_who_may_join_answer_and_see),
        cmocka_unit_test(test_votes_go_to_the_focus),
    };
    return cmocka_run_group_tests(tests, read_instrument, free_instrument);
}
