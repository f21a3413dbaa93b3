/* answer.c - give answers and move, in memory and in the store. */
#include "leadquiz/take.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

/* The id of the prompt where the quiz stands, "" past the last. */
static const char *place_of(const struct quiz *quiz) {
    int prompt = quiz_prompt(quiz);
    return prompt == NOWHERE ? "" : quiz->instrument->prompts[prompt].id;
}

static void remember_place(struct take *take, const char *place, int64_t now) {
    snprintf(take->sitting.position, sizeof take->sitting.position, "%s", place);
    take->sitting.updated = now;
}

bool take_answer(struct take *take, int prompt, int value, int32_t time_ms, int64_t now,
                 struct error *error) {
    struct quiz quiz = take->quiz;
    if (take->finished)
        return error_set(error, ERROR_INPUT, _("this sitting is finished; begin a new one"));
    if (!quiz_answer(&quiz, prompt, value, time_ms))
        return error_set(error, ERROR_INPUT, _("%d is no answer to this question"), value);

    struct quiz next = quiz;
    quiz_forward(&next);
    const char *place = place_of(&next);
    if (take->sitting.id != 0 &&
        !store_answer_save(take->store, take->sitting.id, quiz.instrument->prompts[prompt].id,
                           quiz.answers.list[prompt], place, now, error))
        return false;
    take->quiz = quiz;
    take->sitting.answered = quiz_answered(&quiz);
    remember_place(take, place, now);
    return true;
}

/* Not worth a write when the answer before already kept this place. */
static void keep_place(struct take *take, int64_t now) {
    const char *place = place_of(&take->quiz);
    if (take->sitting.id == 0 || take->finished || strcmp(place, take->sitting.position) == 0)
        return;
    if (store_position_save(take->store, take->sitting.id, place, now, NULL))
        remember_place(take, place, now);
}

bool take_forward(struct take *take, int64_t now) {
    if (!quiz_forward(&take->quiz))
        return false;
    keep_place(take, now);
    return true;
}

bool take_back(struct take *take, int64_t now) {
    if (!quiz_back(&take->quiz))
        return false;
    keep_place(take, now);
    return true;
}

bool take_go(struct take *take, int prompt, int64_t now) {
    if (!quiz_go(&take->quiz, prompt))
        return false;
    keep_place(take, now);
    return true;
}
