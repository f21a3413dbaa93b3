/* route.c - which prompts this person is asked, in which order. */
#include "internal.h"

static bool asks_reason(const struct instrument *instrument, const struct answers *answers) {
    int desire = answers_desire(instrument, answers);
    return desire >= 0 && desire <= instrument->advice.brake_desire;
}

/* The order of asking has left out the team items already. */
static bool applies(const struct quiz *quiz, int prompt) {
    const struct question *question = instrument_question(quiz->instrument, prompt);
    return !question || question->role != ROLE_REASON ||
           asks_reason(quiz->instrument, &quiz->answers);
}

/* Where to stand when the prompt at `position` of the old route may have gone: at it, else at the
 * first of those after it that is still asked. */
static int stand(const struct quiz *quiz, const int *old, int old_count, int position) {
    for (int i = position; i < old_count; i++) {
        int place = quiz_place(quiz, old[i]);
        if (place != NOWHERE)
            return place;
    }
    return quiz->route_count;
}

void route_build(struct quiz *quiz) {
    struct quiz old = *quiz;
    bool team = answers_team(quiz->instrument, &quiz->answers);
    const struct order *order = instrument_order(quiz->instrument, quiz->form, team);

    quiz->route_count = 0;
    for (int i = 0; i < order->count; i++)
        if (applies(quiz, order->prompts[i]))
            quiz->route[quiz->route_count++] = order->prompts[i];
    quiz->position = stand(quiz, old.route, old.route_count, old.position);
}
