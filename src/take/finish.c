/* finish.c - from the last answer to the result and what the person wants to do about it. */
#include "leadquiz/take.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

int take_second_look(struct take *take, int *prompts, int most) {
    if (take->reviewed || !quiz_complete(&take->quiz))
        return 0;
    take->reviewed = true;
    const struct instrument *instrument = take_instrument(take);
    const struct answers *answers = &take->quiz.answers;
    struct result result;
    scoring_compute(instrument, take->quiz.form, answers, NULL, &result);
    return result.discarded ? 0 : scoring_second_look(instrument, answers, &result, prompts, most);
}

bool take_throws_away(const struct take *take) {
    struct result result;
    scoring_compute(take_instrument(take), take->quiz.form, &take->quiz.answers, NULL, &result);
    return result.discarded;
}

static bool throw_away(struct take *take, struct error *error) {
    if (!take_discard(take, error))
        return false;
    memset(&take->result, 0, sizeof take->result);
    take->result.discarded = true;
    take->finished = true;
    return true;
}

bool take_finish(struct take *take, int64_t now, struct error *error) {
    if (take->finished)
        return true;
    if (!quiz_complete(&take->quiz))
        return error_set(error, ERROR_INPUT,
                         _("some questions are still open; answer them before the result"));

    const struct instrument *instrument = take_instrument(take);
    const struct answers *answers = &take->quiz.answers;
    struct previous previous;
    previous_none(&previous);
    if (take->sitting.id != 0 &&
        !store_previous(take->store, take->person.id, instrument, now, &previous, error))
        return false;
    struct result result;
    scoring_compute(instrument, take->quiz.form, answers, &previous, &result);
    if (result.discarded)
        return throw_away(take, error);
    if (take->sitting.id != 0 && !store_sitting_finish(take->store, take->sitting.id, instrument,
                                                       answers, &result, now, error))
        return false;
    take->result = result;
    take->sitting.finished = now;
    take->finished = true;
    return true;
}

bool take_choose_action(struct take *take, int facet, int tip, const char *text, int64_t due,
                        int64_t now, struct error *error) {
    const struct instrument *instrument = take_instrument(take);
    if (!take->finished)
        return error_set(error, ERROR_INPUT, _("an action is chosen after the result"));
    struct action_chosen action = {
        .sitting = take->sitting.id, .tip = -1, .chosen = now, .due = due};
    if (strlen(text) >= sizeof action.text)
        return error_set(error, ERROR_INPUT,
                         _("the action is too long; say it in fewer than %zu letters"),
                         sizeof action.text);
    if (facet != NOWHERE) {
        snprintf(action.facet, sizeof action.facet, "%s", instrument->facets[facet].id);
        action.tip = tip;
    }
    snprintf(action.text, sizeof action.text, "%s", text);
    return take->sitting.id == 0 || store_action_add(take->store, &action, error);
}

int take_actions_open(struct take *take, struct action_chosen *actions, int most,
                      struct error *error) {
    if (take->person.id == 0 || !take_may_keep(take->instrument, &take->person, NULL))
        return 0;
    return store_actions_open(take->store, take->person.id, actions, most, error);
}

bool take_action_outcome(struct take *take, int64_t action, enum outcome outcome, int64_t now,
                         struct error *error) {
    struct person person;
    enum found found = store_person_get(take->store, take->person.id, &person, error);
    if (found == FOUND_FAILED ||
        (found == FOUND && !take_may_keep(take->instrument, &person, error)))
        return false;
    return store_action_outcome(take->store, action, outcome, now, error);
}
