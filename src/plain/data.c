/* data.c - what is kept of a person is theirs: consents, deleting a sitting, deleting everything.
 */
#include "consents.h"
#include "past.h"

#include "leadquiz/clock.h"
#include "leadquiz/take.h"
#include "leadquiz/translate.h"

enum step past_delete_sitting(struct past *past, int entry, bool *gone) {
    const struct sitting *sitting = &past->history.entries[entry].sitting;
    char date[32];
    clock_date(sitting->finished, date, sizeof date);
    talk_format(past->talk,
                _("This deletes the sitting of %s: its answers, its result and what was chosen to "
                  "do. The other sittings stay. It cannot be brought back."),
                date);
    enum step step = talk_ask_sure(past->talk, gone, past->error);
    if (step != STEP_ON || !*gone)
        return step;
    int64_t person = past->history.person.id;
    if (!store_sitting_discard(past->store, sitting->id, past->error) || !past_load(past, person))
        return STEP_FAILED;
    talk_format(past->talk, _("The sitting of %s is deleted."), date);
    return STEP_ON;
}

enum step past_delete_everything(struct past *past, bool *gone) {
    const struct person *person = &past->history.person;
    talk_format(past->talk,
                _("This deletes everything about %s: the code name, all sittings with answers and "
                  "results, the consents. It cannot be brought back."),
                person->name);
    enum step step = talk_ask_sure(past->talk, gone, past->error);
    if (step != STEP_ON || !*gone)
        return step;
    if (!store_person_forget(past->store, person->id, past->error))
        return STEP_FAILED;
    talk_format(past->talk, _("Everything about %s is deleted."), person->name);
    return STEP_ON;
}

static bool asks_consents(const struct instrument *instrument) {
    for (int i = 0; i < CONSENT_COUNT; i++) {
        if (instrument->consents[i] != NULL)
            return true;
    }
    return false;
}

enum step past_change_consents(struct past *past) {
    struct person person = past->history.person;
    if (!asks_consents(past->instrument)) {
        talk_say(past->talk, _("This questionnaire asks for no consent."));
        return STEP_ON;
    }
    talk_say(past->talk, _("You are asked again what may be done with your answers; what you say "
                           "counts from now on."));
    enum step step =
        consents_ask(past->talk, past->instrument, past->instrument->consents[CONSENT_SAVE],
                     person.consents, past->error);
    if (step == STEP_BACK)
        talk_say(past->talk, _("All is left as it is."));
    if (step != STEP_ON)
        return step;
    if (!take_keep_consents(past->store, past->instrument, &person, clock_now(), past->error))
        return STEP_FAILED;
    past->history.person = person;
    talk_say(past->talk,
             person.consents[CONSENT_SAVE]
                 ? _("Your choices are kept.")
                 : _("Your choices are kept. Nothing new will be saved; what was saved before "
                     "stays until you delete it."));
    return STEP_ON;
}
