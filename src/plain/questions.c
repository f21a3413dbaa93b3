/* questions.c - from the first question to the last, and the second look. */
#include "way.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

/* The person's time with the prompt, when a person it is. */
static int32_t time_since(const struct way *way, int64_t start) {
    int64_t passed = clock_steady() - start;
    if (!way->talk.timed || passed < 0)
        return TIME_UNKNOWN;
    return passed > INT32_MAX ? INT32_MAX : (int32_t)passed;
}

enum step way_leave(struct way *way) {
    bool yes = false;
    if (!take_loses(&way->take))
        return STEP_LEAVE;
    enum step step = talk_ask_yes(&way->talk,
                                  _("Nothing is kept: leaving now loses your answers. Leave all "
                                    "the same? Type y or n."),
                                  '\0', &yes, way->error);
    if (step == STEP_ON && yes)
        return STEP_LEAVE;
    return step == STEP_BACK ? STEP_ON : step;
}

static void say_help(struct way *way) {
    talk_say(&way->talk,
             _("Type the number of an answer and press Enter: it is kept at once and the next "
               "question comes. b goes one question back. o lists which questions are answered "
               "and lets you go to one. q leaves; you can go on later when your answers are "
               "saved. Enter alone leaves a given answer as it is and goes on."));
}

static void say_place(struct way *way) {
    const struct quiz *quiz = &way->take.quiz;
    int minutes = (int)((quiz_time_left(quiz) + 59999) / 60000);
    talk_blank(&way->talk);
    talk_format(&way->talk,
                N_("Question %d of %d. About %d minute left.",
                   "Question %d of %d. About %d minutes left.", minutes),
                quiz->position + 1, quiz->route_count, minutes);
}

/* What stands above an item: the notice where it belongs, and the time that is asked about. */
static void say_above(struct way *way, int prompt) {
    const struct quiz *quiz = &way->take.quiz;
    const struct wording *wording = &quiz->instrument->wording;
    const char *window = quiz->form == FORM_SHORT ? wording->window_short : wording->window;
    if (quiz_notice(quiz, prompt) && wording->private_notice[0] != '\0')
        talk_say(&way->talk, wording->private_notice);
    if (quiz->instrument->prompts[prompt].kind == PROMPT_ITEM && window[0] != '\0')
        talk_say(&way->talk, window);
}

static enum step take_reply(struct way *way, int prompt, const char *reply, int64_t start) {
    struct take *take = &way->take;
    int64_t now = clock_now();
    if (talk_is(reply, 'q'))
        return way_leave(way);
    if (talk_is(reply, 'o'))
        return way_overview(way);
    if (talk_is(reply, 'b')) {
        if (!take_back(take, now))
            talk_say(&way->talk, _("This is the first question."));
        return STEP_ON;
    }
    if (strcmp(reply, "?") == 0) {
        say_help(way);
        return STEP_ON;
    }
    if (reply[0] == '\0') {
        if (!take_forward(take, now))
            talk_say(&way->talk, _("This question is still open. Please type a number."));
        return STEP_ON;
    }
    int value = way_answer(way, prompt, reply);
    if (value == ANSWER_OPEN)
        return STEP_ON;
    if (!take_answer(take, prompt, value, time_since(way, start), now, way->error))
        return STEP_FAILED;
    take_forward(take, now);
    return STEP_ON;
}

static enum step ask_question(struct way *way, int prompt) {
    const struct prompt *asked = &way->take.quiz.instrument->prompts[prompt];
    char reply[REPLY_BYTES];
    char what[REPLY_BYTES];
    int64_t start = clock_steady();
    snprintf(what, sizeof what,
             asked->no_chance ? _("Type 1 to %d, or 0 (b back, o overview, ? help, q leave).")
                              : _("Type 1 to %d (b back, o overview, ? help, q leave)."),
             asked->option_count);
    say_place(way);
    say_above(way, prompt);
    talk_blank(&way->talk);
    way_show(way, prompt);
    /* After a reply that gives no answer the question is not read out again. */
    for (;;) {
        enum step step = talk_ask(&way->talk, what, reply, way->error);
        if (step == STEP_ON)
            step = take_reply(way, prompt, reply, start);
        if (step != STEP_ON || quiz_prompt(&way->take.quiz) != prompt)
            return step;
    }
}

/* All is answered: nothing is final before the person says so. */
static enum step ask_finish(struct way *way, bool *done) {
    char reply[REPLY_BYTES];
    talk_blank(&way->talk);
    enum step step =
        talk_ask(&way->talk,
                 way->in_room ? _("All questions are answered. Type r when you are ready; your "
                                  "result comes when the meeting shows it (b back, o overview, q "
                                  "leave).")
                              : _("All questions are answered. Type r for your result (b back, o "
                                  "overview, q leave)."),
                 reply, way->error);
    if (step != STEP_ON)
        return step;
    *done = talk_is(reply, 'r');
    if (talk_is(reply, 'q'))
        return way_leave(way);
    if (talk_is(reply, 'o'))
        return way_overview(way);
    if (talk_is(reply, 'b'))
        take_back(&way->take, clock_now());
    else if (!*done)
        talk_say(&way->talk, _("Please type r, b, o or q."));
    return STEP_ON;
}

static enum step look_again(struct way *way, int prompt) {
    char reply[REPLY_BYTES];
    int64_t start = clock_steady();
    talk_blank(&way->talk);
    way_show(way, prompt);
    for (;;) {
        enum step step = talk_ask(&way->talk,
                                  _("Press Enter to leave it as it is, or type another number (q "
                                    "leave)."),
                                  reply, way->error);
        if (step != STEP_ON || reply[0] == '\0')
            return step;
        if (talk_is(reply, 'q')) {
            step = way_leave(way);
            if (step != STEP_ON)
                return step;
            continue;
        }
        int value = way_answer(way, prompt, reply);
        if (value != ANSWER_OPEN)
            return take_answer(&way->take, prompt, value, time_since(way, start), clock_now(),
                               way->error)
                       ? STEP_ON
                       : STEP_FAILED;
    }
}

static enum step second_look(struct way *way) {
    int prompts[SECOND_LOOK_MOST];
    int count = take_second_look(&way->take, prompts, SECOND_LOOK_MOST);
    if (count > 0) {
        talk_blank(&way->talk);
        talk_say(&way->talk, take_instrument(&way->take)->wording.second_look);
    }
    for (int i = 0; i < count; i++) {
        enum step step = look_again(way, prompts[i]);
        if (step != STEP_ON)
            return step;
    }
    return STEP_ON;
}

enum step way_questions(struct way *way) {
    bool done = false;
    while (!done) {
        int prompt = quiz_prompt(&way->take.quiz);
        enum step step = prompt == NOWHERE ? ask_finish(way, &done) : ask_question(way, prompt);
        if (step != STEP_ON)
            return step;
    }
    return second_look(way);
}
