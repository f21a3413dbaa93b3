/* tally.c - answers of a group, counted question by question. */
#include "tally.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

/* Another questionnaire of the same id and version: where its prompts are in ours. */
struct variant {
    struct instrument *instrument; /* owned */
    int ours[PROMPTS_MOST];
    struct variant *next;
};

struct tallying {
    struct store *store;
    struct tally *tally;
    struct variant *variants; /* owned */
    struct answers answers, theirs;
};

static void free_variants(struct variant *variants) {
    while (variants != NULL) {
        struct variant *next = variants->next;
        instrument_free(variants->instrument);
        free(variants);
        variants = next;
    }
}

static struct variant *find_variant(struct tallying *tallying, const char *hash,
                                    struct error *error) {
    const struct instrument *ours = tallying->tally->instrument;
    struct variant *variant = tallying->variants;
    while (variant != NULL && strcmp(variant->instrument->hash, hash) != 0)
        variant = variant->next;
    if (variant != NULL)
        return variant;
    variant = calloc(1, sizeof *variant);
    if (variant == NULL) {
        error_memory(error);
        return NULL;
    }
    struct error reason = {.kind = ERROR_NONE};
    variant->instrument = store_questionnaire_load(tallying->store, hash, &reason);
    if (variant->instrument == NULL) {
        error_set(error, ERROR_STORAGE, "%s",
                  reason.kind != ERROR_NONE
                      ? reason.sentence
                      : _("a questionnaire that answers belong to is gone from the store; put a "
                          "backup of the store in its place"));
        free(variant);
        return NULL;
    }
    for (int i = 0; i < variant->instrument->prompt_count; i++)
        variant->ours[i] = instrument_prompt(ours, variant->instrument->prompts[i].id);
    variant->next = tallying->variants;
    tallying->variants = variant;
    return variant;
}

/* The answers by our prompts. */
static bool load_answers(struct tallying *tallying, int64_t sitting, struct error *error) {
    const struct instrument *ours = tallying->tally->instrument;
    struct sitting kept;
    enum found found = store_sitting_get(tallying->store, sitting, &kept, error);
    if (found != FOUND)
        return found == FOUND_NOTHING &&
               error_set(error, ERROR_STORAGE, _("a sitting is gone from the store; try again"));
    if (strcmp(kept.questionnaire, ours->hash) == 0)
        return store_answers_load(tallying->store, sitting, ours, &tallying->answers, error);
    struct variant *variant = find_variant(tallying, kept.questionnaire, error);
    if (variant == NULL || !store_answers_load(tallying->store, sitting, variant->instrument,
                                               &tallying->theirs, error))
        return false;
    answers_clear(&tallying->answers, ours);
    for (int i = 0; i < variant->instrument->prompt_count; i++) {
        struct answer answer = tallying->theirs.list[i];
        if (variant->ours[i] != NOWHERE && answers_allowed(ours, variant->ours[i], answer.value))
            tallying->answers.list[variant->ours[i]] = answer;
    }
    return true;
}

static uint64_t count_lean(struct tally *tally, const struct answers *answers) {
    struct result result;
    scoring_orientation(tally->instrument, answers, &result);
    if (result.lean == LEAN_UNKNOWN)
        return 0;
    int place = result.lean == LEAN_MIXED ? tally->instrument->scale_count : result.lean_scale;
    tally->leans[place]++;
    return PRIVACY_LEANS;
}

void tally_row(struct tally *tally, const struct answers *answers, struct group_row *row) {
    const struct instrument *instrument = tally->instrument;
    bool team = answers_team(instrument, answers);
    tally->people++;
    tally->team += team;
    row->extra = PRIVACY_ITEMS | (team ? PRIVACY_TEAM_ITEMS : 0) | count_lean(tally, answers);
    for (int i = 0; i < instrument->item_count; i++) {
        const struct item *item = &instrument->items[i];
        int value = answers->list[item->prompt].value;
        if (value >= ANSWER_NO_CHANCE && (team || !item->needs_team))
            tally->counts[item->prompt][value]++;
    }
}

bool tally_make(struct store *store, struct group *group, struct tally *tally,
                struct error *error) {
    struct tallying *tallying = calloc(1, sizeof *tallying);
    bool done = true;
    if (tallying == NULL)
        return error_memory(error);
    tallying->store = store;
    tallying->tally = tally;
    memset(tally, 0, sizeof *tally);
    tally->instrument = group->instrument;
    for (size_t i = 0; i < group->count && done; i++) {
        done = load_answers(tallying, group->rows[i].sitting, error);
        if (done)
            tally_row(tally, &tallying->answers, &group->rows[i]);
    }
    free_variants(tallying->variants);
    free(tallying);
    return done;
}
