/* consents.h - what may be kept and shown, asked one by one. */
#ifndef LEADQUIZ_PLAIN_CONSENTS_H
#define LEADQUIZ_PLAIN_CONSENTS_H

#include "leadquiz/instrument.h"
#include "talk.h"

/* Ask each consent of the questionnaire, saving with `save` in the place of its own words; Enter
 * alone keeps what `given` says. Without the first the others are not asked and are all no. `given`
 * changes only when it returns STEP_ON. */
enum step consents_ask(struct talk *talk, const struct instrument *instrument, const char *save,
                       bool given[CONSENT_COUNT], struct error *error);

#endif
