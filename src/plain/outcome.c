/* outcome.c - what follows the last answer: the result, and what to do about it. */
#include "past.h"
#include "way.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

static enum step ask_further(struct past *past, int entry) {
    char reply[REPLY_BYTES];
    for (;;) {
        bool known = false;
        enum step step =
            talk_ask(past->talk,
                     past->no_files ? _("Type f for the facets, a for your answers, or press Enter "
                                        "to go on to what you can do (q leave).")
                                    : _("Type f for the facets, a for your answers, s to save a "
                                        "report, or press Enter to go on to what you can do (q "
                                        "leave)."),
                     reply, past->error);
        if (step != STEP_ON || reply[0] == '\0')
            return step;
        if (talk_is(reply, 'q'))
            return STEP_LEAVE;
        step = past_look(past, entry, reply, &known);
        if (step == STEP_LEAVE || step == STEP_FAILED)
            return step;
        if (!known)
            talk_say(past->talk, past->no_files ? _("Please type f, a, q, or press Enter.")
                                                : _("Please type f, a, s, q, or press Enter."));
    }
}

enum step way_result(struct way *way) {
    struct past past = {.talk = &way->talk,
                        .store = way->take.store,
                        .instrument = way->take.instrument,
                        .no_files = way->arguments->restricted,
                        .error = way->error};
    enum step step = STEP_FAILED;
    int entry = past_taken(&past, &way->take);
    if (entry != NOWHERE && past_say_result(&past, entry))
        step = ask_further(&past, entry);
    history_free(&past.history);
    return step;
}

enum step way_outcome(struct way *way) {
    if (!take_finish(&way->take, clock_now(), way->error))
        return STEP_FAILED;
    if (way->take.result.discarded) {
        talk_say(&way->talk, _("As you asked, these answers are thrown away."));
        return STEP_ON;
    }
    enum step step = way_result(way);
    return step == STEP_ON ? way_actions(way) : step;
}
