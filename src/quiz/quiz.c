/* quiz.c - one sitting: give answers and move. */
#include "internal.h"

#include <string.h>

void quiz_begin(struct quiz *quiz, const struct instrument *instrument, enum form form,
                uint64_t seed) {
    memset(quiz, 0, sizeof *quiz);
    quiz->instrument = instrument;
    quiz->form = form;
    quiz->seed = seed;
    answers_clear(&quiz->answers, instrument);
    route_build(quiz);
    quiz->position = 0;
}

void quiz_resume(struct quiz *quiz, const struct answers *answers, int prompt) {
    quiz->answers = *answers;
    route_build(quiz);
    int place = quiz_place(quiz, prompt);
    quiz->position = place != NOWHERE ? place : quiz_first_open(quiz);
}

int quiz_prompt(const struct quiz *quiz) {
    return quiz->position < quiz->route_count ? quiz->route[quiz->position] : NOWHERE;
}

int quiz_place(const struct quiz *quiz, int prompt) {
    for (int i = 0; i < quiz->route_count; i++)
        if (quiz->route[i] == prompt)
            return i;
    return NOWHERE;
}

static bool is_open(const struct quiz *quiz, int place) {
    return quiz->answers.list[quiz->route[place]].value == ANSWER_OPEN;
}

/* The time of all looks together; once a look of unknown length is in it, the sum stays unknown. */
static int32_t add_time(const struct answer *before, int32_t time_ms) {
    if (before->value == ANSWER_OPEN)
        return time_ms < 0 ? TIME_UNKNOWN : time_ms;
    if (before->time_ms < 0 || time_ms < 0)
        return before->time_ms;
    return time_ms > INT32_MAX - before->time_ms ? INT32_MAX : before->time_ms + time_ms;
}

bool quiz_answer(struct quiz *quiz, int prompt, int value, int32_t time_ms) {
    if (quiz_place(quiz, prompt) == NOWHERE || value == ANSWER_OPEN ||
        !answers_allowed(quiz->instrument, prompt, value))
        return false;
    struct answer *answer = &quiz->answers.list[prompt];
    answer->time_ms = add_time(answer, time_ms);
    answer->value = (int8_t)value;
    route_build(quiz);
    return true;
}

bool quiz_forward(struct quiz *quiz) {
    int open = quiz_first_open(quiz);
    int next = quiz->position + 1 < open ? quiz->position + 1 : open;
    if (next == quiz->position)
        return false;
    quiz->position = next;
    return true;
}

bool quiz_back(struct quiz *quiz) {
    if (quiz->position == 0)
        return false;
    quiz->position--;
    return true;
}

bool quiz_go(struct quiz *quiz, int prompt) {
    int place = quiz_place(quiz, prompt);
    if (place == NOWHERE)
        return false;
    quiz->position = place;
    return true;
}

int quiz_answered(const struct quiz *quiz) {
    int answered = 0;
    for (int i = 0; i < quiz->route_count; i++)
        answered += !is_open(quiz, i);
    return answered;
}

int quiz_first_open(const struct quiz *quiz) {
    int place = 0;
    while (place < quiz->route_count && !is_open(quiz, place))
        place++;
    return place;
}

bool quiz_complete(const struct quiz *quiz) {
    return quiz_first_open(quiz) == quiz->route_count;
}

bool quiz_notice(const struct quiz *quiz, int prompt) {
    const struct instrument *instrument = quiz->instrument;
    for (int i = 0; instrument->notice_scale != NOWHERE && i < quiz->route_count; i++) {
        const struct item *item = instrument_item(instrument, quiz->route[i]);
        if (item && instrument->facets[item->facet].scale == instrument->notice_scale)
            return quiz->route[i] == prompt;
    }
    return false;
}
