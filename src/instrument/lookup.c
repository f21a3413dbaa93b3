#include "leadquiz/instrument.h"

#include <stdio.h>
#include <string.h>

int instrument_prompt(const struct instrument *instrument, const char *id) {
    for (int i = 0; i < instrument->prompt_count; i++)
        if (strcmp(instrument->prompts[i].id, id) == 0)
            return i;
    return NOWHERE;
}

int instrument_scale(const struct instrument *instrument, const char *id) {
    for (int i = 0; i < instrument->scale_count; i++)
        if (strcmp(instrument->scales[i].id, id) == 0)
            return i;
    return NOWHERE;
}

int instrument_facet(const struct instrument *instrument, const char *id) {
    for (int i = 0; i < instrument->facet_count; i++)
        if (strcmp(instrument->facets[i].id, id) == 0)
            return i;
    return NOWHERE;
}

const struct item *instrument_item(const struct instrument *instrument, int prompt) {
    const struct prompt *asked = &instrument->prompts[prompt];
    return asked->kind == PROMPT_ITEM ? &instrument->items[asked->index] : NULL;
}

const struct scenario *instrument_scenario(const struct instrument *instrument, int prompt) {
    const struct prompt *asked = &instrument->prompts[prompt];
    return asked->kind == PROMPT_SCENARIO ? &instrument->scenarios[asked->index] : NULL;
}

const struct question *instrument_question(const struct instrument *instrument, int prompt) {
    const struct prompt *asked = &instrument->prompts[prompt];
    return asked->kind == PROMPT_QUESTION ? &instrument->questions[asked->index] : NULL;
}

const struct order *instrument_order(const struct instrument *instrument, enum form form,
                                     bool team) {
    return team ? &instrument->with_team[form] : &instrument->without_team[form];
}

double instrument_sem(const struct instrument *instrument, int scale, enum form form) {
    const struct scale *known = &instrument->scales[scale];
    return form == FORM_SHORT ? known->sem_short : known->sem;
}

const char *instrument_save_words(const struct instrument *instrument, bool at_meeting) {
    const char *words = instrument->wording.save_at_meeting;
    bool other = at_meeting && words[0] != '\0' && instrument->consents[CONSENT_SAVE] != NULL;
    return other ? words : instrument->consents[CONSENT_SAVE];
}

static const char at_a_meeting[] = "-meeting";

void instrument_consent_version(const struct instrument *instrument, enum consent consent,
                                bool at_meeting, char out[CONSENT_VERSION_BYTES]) {
    bool wider = consent == CONSENT_SAVE && instrument_save_words(instrument, at_meeting) !=
                                                instrument->consents[CONSENT_SAVE];
    (void)snprintf(out, CONSENT_VERSION_BYTES, "%s%s", instrument->consent_version,
                   wider ? at_a_meeting : "");
}

bool instrument_consent_covers(const char *given, const char *asked) {
    size_t length = strlen(asked);
    return strncmp(given, asked, length) == 0 &&
           (given[length] == '\0' || strcmp(given + length, at_a_meeting) == 0);
}
