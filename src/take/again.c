/* again.c - the same answers given twice: a file that is taken once more. */
#include "leadquiz/history.h"
#include "leadquiz/take.h"

#include <string.h>

enum { AGAIN_MS = 60 * 60 * 1000 };

static bool same_answers(const struct instrument *instrument, const struct answers *one,
                         const struct answers *other) {
    for (int i = 0; i < instrument->prompt_count; i++) {
        if (one->list[i].value != other->list[i].value ||
            one->list[i].time_ms != other->list[i].time_ms)
            return false;
    }
    return true;
}

static bool is_again(const struct take *take, enum form form, const struct answers *answers,
                     const struct history_entry *last, int64_t now) {
    const struct sitting *sitting = &last->sitting;
    return sitting->form == form && sitting->finished <= now &&
           now - sitting->finished < AGAIN_MS &&
           strcmp(sitting->questionnaire, take->instrument->hash) == 0 &&
           same_answers(take->instrument, answers, &last->answers);
}

enum found take_given_before(struct take *take, enum form form, const struct answers *answers,
                             int64_t now, struct error *error) {
    struct history history;
    if (take->person.id == 0)
        return FOUND_NOTHING;
    if (!history_load(take->store, take->person.id, &history, NULL, error))
        return FOUND_FAILED;
    const struct history_entry *last =
        history.count > 0 ? &history.entries[history.count - 1] : NULL;
    bool again = last != NULL && is_again(take, form, answers, last, now);
    if (again) {
        take->sitting = last->sitting;
        take->result = last->result;
        take->finished = true;
    }
    history_free(&history);
    return again ? FOUND : FOUND_NOTHING;
}
