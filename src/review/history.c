/* history.c - what one person lets the lead see over time. */
#include "leadquiz/review.h"

#include "leadquiz/translate.h"

#include <string.h>

static bool counts(const struct instrument *instrument, const struct history_entry *entry) {
    const struct instrument *taken = entry->instrument;
    return entry->sitting.form == FORM_FULL && entry->result.quality != QUALITY_POOR &&
           strcmp(taken->id, instrument->id) == 0 &&
           strcmp(taken->version, instrument->version) == 0 &&
           taken->scoring_version == instrument->scoring_version;
}

static void strip_sitting(struct sitting *sitting) {
    struct sitting kept = {.id = sitting->id,
                           .person = sitting->person,
                           .form = sitting->form,
                           .finished = sitting->finished};
    memcpy(kept.person_name, sitting->person_name, sizeof kept.person_name);
    memcpy(kept.questionnaire, sitting->questionnaire, sizeof kept.questionnaire);
    *sitting = kept;
}

/* Whether a level that asks for a team was looked at tells no more than `assessed` does. */
static bool assessed_with_team(const struct instrument *instrument, const struct result *result) {
    for (int level = 1; level <= result->assessed; level++) {
        if (instrument->levels[level].team)
            return true;
    }
    return false;
}

static void strip_result(const struct instrument *instrument, struct result *result) {
    struct result kept = {.form = result->form,
                          .team = assessed_with_team(instrument, result),
                          .level = result->level,
                          .rule_level = result->level,
                          .assessed = result->assessed,
                          .neighbour = result->neighbour,
                          .lean_scale = NOWHERE,
                          .desire = result->desire,
                          .median_ms = -1,
                          .strength = NOWHERE};
    for (int s = 0; s < instrument->scale_count; s++) {
        kept.scales[s].known = result->scales[s].known;
        kept.scales[s].value = result->scales[s].value;
    }
    *result = kept;
}

static void strip_entry(struct history_entry *entry) {
    strip_sitting(&entry->sitting);
    strip_result(entry->instrument, &entry->result);
    answers_clear(&entry->answers, entry->instrument);
    memset(entry->actions, 0, sizeof entry->actions);
    entry->action_count = 0;
}

/* All that is left is of one series, so each is compared with the one before it. */
static void strip(const struct instrument *instrument, struct history *history) {
    int kept = 0;
    for (int i = 0; i < history->count; i++) {
        if (!counts(instrument, &history->entries[i]))
            continue;
        struct history_entry *entry = &history->entries[kept];
        if (kept != i)
            *entry = history->entries[i];
        strip_entry(entry);
        entry->before = kept > 0 ? kept - 1 : NOWHERE;
        kept++;
    }
    for (int i = kept; i < history->count; i++)
        memset(&history->entries[i], 0, sizeof history->entries[i]);
    history->count = kept;
    history->person.created = 0;
    memset(history->person.consents, 0, sizeof history->person.consents);
    history->person.consents[CONSENT_LEAD] = true;
}

bool review_history(struct review *review, int64_t person, struct history *history,
                    struct error *error) {
    if (!history_load(review->store, person, history, NULL, error))
        return false;
    if (!history->person.consents[CONSENT_LEAD]) {
        history_free(history);
        return error_set(error, ERROR_INPUT,
                         _("this person's results are not open to the team lead"));
    }
    strip(review->instrument, history);
    return true;
}
