/* answer.c - give answers and move, in memory and in the store. */
#include "leadquiz/take.h"

#include "leadquiz/store_meeting.h"
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

/* The answer to a prompt, and the place to go on from. */
static bool keep_answer(const struct take *take, const struct quiz *quiz, int prompt,
                        const char *place, int64_t now, struct error *error) {
    struct answer answer = quiz->answers.list[prompt];
    struct seat_answer at_seat = {.prompt = prompt, .round = 1, .answer = answer};
    struct seat_progress progress = {place, quiz->route_count, quiz_answered(quiz)};
    if (take->seat != 0)
        return store_seat_answer_save(take->store, take->seat, &at_seat, &progress, now, error);
    return take->sitting.id == 0 ||
           store_answer_save(take->store, take->sitting.id, quiz->instrument->prompts[prompt].id,
                             answer, place, now, error);
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
    if (!keep_answer(take, &quiz, prompt, place, now, error))
        return false;
    take->quiz = quiz;
    take->sitting.answered = quiz_answered(&quiz);
    remember_place(take, place, now);
    return true;
}

/* Not worth a write when the answer before already kept this place. */
static void keep_place(struct take *take, int64_t now) {
    const char *place = place_of(&take->quiz);
    bool kept = take->seat != 0 || take->sitting.id != 0;
    if (!kept || take->finished || strcmp(place, take->sitting.position) == 0)
        return;
    if (take->seat != 0 ? store_seat_position_save(take->store, take->seat, place, NULL)
                        : store_position_save(take->store, take->sitting.id, place, now, NULL))
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
