/* then.c - the people and sittings of figures that were shown earlier. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct then {
    struct audit *audit;
    const struct privacy_set *set;
    const struct group *now;
    struct known places; /* by person: the row in the group of now */
    size_t *earlier;     /* by that row: 0, or 1 + the member with the sitting before, in the set */
};

/* NULL: not in the group of now. */
static const struct group_row *find_row(const struct then *then, int64_t person) {
    int64_t row;
    return known_find(&then->places, person, &row) ? &then->now->rows[row] : NULL;
}

static bool prepare(struct then *then, struct error *error) {
    const struct group *now = then->now;
    then->earlier = calloc(now->count + 1, sizeof *then->earlier);
    if (then->earlier == NULL)
        return error_memory(error);
    for (size_t i = 0; i < now->count; i++) {
        if (!known_add(&then->places, now->rows[i].person, (int64_t)i, error))
            return false;
    }
    for (size_t i = 0; i < then->set->count; i++) {
        const struct privacy_member *member = &then->set->members[i];
        const struct group_row *row = member->minus != 0 ? find_row(then, member->person) : NULL;
        if (row != NULL)
            then->earlier[row - now->rows] = i + 1;
    }
    return true;
}

/* Hardly anybody has left the group. */
static const struct privacy_member *find_before(const struct then *then, int64_t person) {
    const struct group_row *row = find_row(then, person);
    size_t earlier = row != NULL ? then->earlier[row - then->now->rows] : 0;
    if (row != NULL)
        return earlier > 0 ? &then->set->members[earlier - 1] : NULL;
    for (size_t i = 0; i < then->set->count; i++) {
        if (then->set->members[i].minus != 0 && then->set->members[i].person == person)
            return &then->set->members[i];
    }
    return NULL;
}

/* The scores of a member's sitting, while it is there and its person takes part. */
static enum found find_counted(const struct then *then, const struct privacy_member *member,
                               struct counted *counted, bool *known, struct error *error) {
    const struct group *now = then->now;
    struct audit *audit = then->audit;
    struct counted_row row;
    size_t scales = (size_t)now->instrument->scale_count;
    const struct group_row *seen = find_row(then, member->person);
    /* Of a sitting before, the group keeps the scores alone. */
    bool before = seen != NULL && seen->sitting != member->sitting &&
                  seen->before == member->sitting && member->counts == 0;
    if (seen != NULL && (before || seen->sitting == member->sitting)) {
        const double *scores = before ? now->before : now->scores;
        *counted = (struct counted){
            .sitting = member->sitting, .level = seen->level, .desire = seen->desire};
        memcpy(counted->scales, &scores[(size_t)(seen - now->rows) * scales],
               scales * sizeof *scores);
        *known = before ? seen->known_before : seen->known;
        return FOUND;
    }
    enum found found = store_counted_get(audit->store, audit->instrument, audit->form,
                                         member->sitting, &row, error);
    if (found != FOUND)
        return found;
    *counted = row.counted;
    *known = row.counted.finished < row.lead_until;
    return row.average && row.person == member->person ? FOUND : FOUND_NOTHING;
}

/* Leave what did not count then out; false where something that counted is not there any more. */
static bool keep_counting(struct counted *counted, uint64_t means, int scales) {
    for (int s = 0; s < scales; s++) {
        if ((means & PRIVACY_MEAN(s)) == 0)
            counted->scales[s] = NAN;
        else if (isnan(counted->scales[s]))
            return false;
    }
    return true;
}

static enum found add_member(const struct then *then, const struct privacy_member *member,
                             struct group *group, struct error *error) {
    int scales = group->instrument->scale_count;
    struct counted last, before;
    struct group_row row = {.person = member->person};
    row.extra = member->counts & ~(GROUP_MEANS | GROUP_MOVEMENTS | PRIVACY_LEVELS | PRIVACY_DESIRE);
    const struct privacy_member *earlier =
        (member->counts & GROUP_MOVEMENTS) != 0 ? find_before(then, member->person) : NULL;
    enum found found = find_counted(then, member, &last, &row.known, error);
    if (found == FOUND && earlier != NULL)
        found = find_counted(then, earlier, &before, &row.known_before, error);
    if (found != FOUND)
        return found;
    bool levels = (member->counts & PRIVACY_LEVELS) != 0;
    bool desire = (member->counts & PRIVACY_DESIRE) != 0;
    if (!keep_counting(&last, member->counts & GROUP_MEANS, scales) || (levels && last.level < 1) ||
        (desire && last.desire < 0) ||
        (earlier != NULL && !keep_counting(&before, earlier->minus >> SCALES_MOST, scales)))
        return FOUND_NOTHING;
    last.level = levels ? last.level : 0;
    last.desire = desire ? last.desire : -1;
    return group_add(group, &row, &last, earlier != NULL ? &before : NULL, error) ? FOUND
                                                                                  : FOUND_FAILED;
}

enum found group_of_then(struct audit *audit, const struct privacy_set *set,
                         const struct group *now, struct group *group, struct error *error) {
    struct then then = {.audit = audit, .set = set, .now = now};
    enum found found = FOUND_FAILED;
    *group = (struct group){.instrument = now->instrument, .expected = now->count};
    if (prepare(&then, error))
        found = FOUND;
    for (size_t i = 0; i < set->count && found == FOUND; i++) {
        if (set->members[i].counts != 0)
            found = add_member(&then, &set->members[i], group, error);
    }
    if (found != FOUND)
        group_free(group);
    known_free(&then.places);
    free(then.earlier);
    return found;
}
