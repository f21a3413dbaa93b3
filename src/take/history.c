/* history.c - what one person has taken so far, each sitting with the questionnaire of its time. */
#include "leadquiz/history.h"

#include "leadquiz/take.h"
#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

void history_free(struct history *history) {
    for (int i = 0; i < history->instrument_count; i++)
        instrument_free(history->instruments[i]);
    free(history->instruments);
    free(history->entries);
    memset(history, 0, sizeof *history);
}

static bool find_person(struct store *store, int64_t id, struct history *history,
                        struct error *error) {
    enum found found = store_person_get(store, id, &history->person, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("this person is no longer in the store; choose another one"));
    return found == FOUND;
}

/* The sittings; room for as many entries and questionnaires. *list is the caller's. */
static bool list_sittings(struct store *store, struct history *history, struct sitting **list,
                          int *count, struct error *error) {
    int64_t person = history->person.id;
    *count = store_sittings_finished(store, person, NULL, 0, error);
    if (*count < 0)
        return false;
    size_t room = *count > 0 ? (size_t)*count : 1;
    *list = calloc(room, sizeof **list);
    history->entries = calloc(room, sizeof *history->entries);
    history->instruments = calloc(room, sizeof(struct instrument *));
    if (*list == NULL || history->entries == NULL || history->instruments == NULL)
        return error_memory(error);
    return store_sittings_finished(store, person, *list, *count, error) == *count;
}

/* Read once per hash; NULL where it cannot be read any more. Running out of memory is another
 * matter. */
static bool find_instrument(struct store *store, struct history *history, const char *hash,
                            const struct instrument **found, struct error *error) {
    *found = NULL;
    for (int i = 0; i < history->instrument_count; i++) {
        const struct instrument *one = history->instruments[i];
        if (one != NULL && strcmp(one->hash, hash) == 0)
            *found = one;
    }
    if (*found != NULL)
        return true;
    struct error reason = {.kind = ERROR_NONE};
    struct instrument *read = store_questionnaire_load(store, hash, &reason);
    if (read == NULL)
        return reason.kind != ERROR_MEMORY || error_memory(error);
    history->instruments[history->instrument_count++] = read;
    *found = read;
    return true;
}

static bool load_entry(struct store *store, struct history_entry *entry, struct error *error) {
    int64_t sitting = entry->sitting.id;
    if (!store_answers_load(store, sitting, entry->instrument, &entry->answers, error))
        return false;
    enum found found = store_result_load(store, sitting, entry->instrument, &entry->result, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_STORAGE,
                  _("a finished sitting has no result; put a backup of the store in its place"));
    if (found != FOUND)
        return false;
    int actions = store_actions(store, sitting, entry->actions, ACTIONS_MOST, error);
    entry->action_count = actions < ACTIONS_MOST ? actions : ACTIONS_MOST;
    return actions >= 0;
}

static bool comparable(const struct history_entry *one, const struct history_entry *other) {
    const struct instrument *a = one->instrument, *b = other->instrument;
    return one->sitting.form == other->sitting.form && strcmp(a->id, b->id) == 0 &&
           strcmp(a->version, b->version) == 0 && a->scoring_version == b->scoring_version;
}

static int entry_before(const struct history *history, int entry) {
    int before = entry - 1;
    while (before >= 0 && !comparable(&history->entries[before], &history->entries[entry]))
        before--;
    return before >= 0 ? before : NOWHERE;
}

static bool load(struct store *store, int64_t person, struct history *history, int *unreadable,
                 struct error *error) {
    struct sitting *list = NULL;
    int count = 0;
    bool done = false;
    if (!find_person(store, person, history, error) ||
        !list_sittings(store, history, &list, &count, error))
        goto out;
    for (int i = 0; i < count; i++) {
        struct history_entry *entry = &history->entries[history->count];
        entry->sitting = list[i];
        if (!find_instrument(store, history, list[i].questionnaire, &entry->instrument, error))
            goto out;
        if (entry->instrument == NULL) {
            ++*unreadable;
            continue;
        }
        if (!load_entry(store, entry, error))
            goto out;
        entry->before = entry_before(history, history->count++);
    }
    done = true;
out:
    free(list);
    return done;
}

bool history_load(struct store *store, int64_t person, struct history *history, int *unreadable,
                  struct error *error) {
    int left_out = 0;
    memset(history, 0, sizeof *history);
    if (!store_together_begin(store, false, error))
        return false;
    bool done = load(store, person, history, &left_out, error);
    if (!store_together_end(store, done, error)) {
        history_free(history);
        return false;
    }
    if (unreadable != NULL)
        *unreadable = left_out;
    return true;
}

bool history_of_one(const struct take *take, struct history *history, struct error *error) {
    *history = (struct history){.person = take->person};
    history->entries = calloc(1, sizeof *history->entries);
    if (history->entries == NULL)
        return error_memory(error);
    history->count = 1;
    history->entries[0] = (struct history_entry){.sitting = take->sitting,
                                                 .instrument = take_instrument(take),
                                                 .answers = take->quiz.answers,
                                                 .result = take->result,
                                                 .before = NOWHERE};
    return true;
}

int history_last(const struct history *history, enum form form) {
    for (int i = history->count - 1; i >= 0; i--) {
        if (history->entries[i].sitting.form == form)
            return i;
    }
    return NOWHERE;
}
