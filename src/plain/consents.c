/* consents.c - what may be kept and shown, asked one by one. */
#include "consents.h"

#include "leadquiz/translate.h"

#include <string.h>

static enum step ask_consent(struct talk *talk, const char *consent, bool *given,
                             struct error *error) {
    talk_blank(talk);
    talk_say(talk, consent);
    return talk_ask_yes(talk,
                        *given ? _("Type y or n; Enter alone stays yes, as you said before (b "
                                   "back, q leave).")
                               : _("Type y or n; Enter alone means no (b back, q leave)."),
                        *given ? 'y' : 'n', given, error);
}

enum step consents_ask(struct talk *talk, const struct instrument *instrument, const char *save,
                       bool given[CONSENT_COUNT], struct error *error) {
    bool asked[CONSENT_COUNT];
    memcpy(asked, given, sizeof asked);
    for (int i = 0; i < CONSENT_COUNT; i++) {
        if (!instrument->consents[i])
            continue;
        const char *words = i == CONSENT_SAVE ? save : instrument->consents[i];
        enum step step = ask_consent(talk, words, &asked[i], error);
        if (step != STEP_ON)
            return step;
        if (i == CONSENT_SAVE && !asked[CONSENT_SAVE]) {
            memset(asked, 0, sizeof asked);
            break;
        }
    }
    memcpy(given, asked, sizeof asked);
    return STEP_ON;
}
