/* home.c - what can be done, as a short list. */
#include "plain.h"
#include "talk.h"

#include "../cli/command.h"

#include "leadquiz/translate.h"

#include <string.h>

bool plain_home(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    struct talk talk;
    char reply[REPLY_BYTES];
    talk_init(&talk, in, out, arguments->ascii);
    for (;;) {
        talk_say(&talk, instrument->title);
        talk_entry(&talk, "1", _("Take the questionnaire, or go on with it"));
        talk_entry(&talk, "q", _("Leave"));
        enum step step = talk_ask(&talk, _("Type 1 or q."), reply, error);
        if (step != STEP_ON)
            return step == STEP_LEAVE;
        if (talk_is(reply, 'q'))
            return true;
        if (strcmp(reply, "1") == 0) {
            if (!plain_take(instrument, store, arguments, in, out, error))
                return false;
            talk_blank(&talk);
        } else {
            talk_say(&talk, _("That is none of these."));
        }
    }
}
