/* group.c - people who count in averages, as columns: a hundred thousand of them are walked through
 * in a moment. */
#include "internal.h"

#include "leadquiz/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool grow_scores(const struct group *group, double **scores, struct error *error) {
    size_t length = group->room * (size_t)group->instrument->scale_count * sizeof **scores;
    double *grown = memory_grow(*scores, length + 1);
    if (grown == NULL)
        return error_memory(error);
    *scores = grown;
    return true;
}

static bool grow(struct group *group, struct error *error) {
    size_t room = group->room > 0 ? group->room * 2 : group->expected + 64;
    struct group_row *rows = memory_grow(group->rows, room * sizeof *rows);
    if (rows == NULL)
        return error_memory(error);
    group->rows = rows;
    group->room = room;
    return grow_scores(group, &group->scores, error) &&
           (group->before == NULL || grow_scores(group, &group->before, error));
}

/* Of all so far there was none. */
static bool begin_before(struct group *group, struct error *error) {
    size_t scores = (group->count - 1) * (size_t)group->instrument->scale_count;
    double *before = NULL;
    if (!grow_scores(group, &before, error))
        return false;
    for (size_t i = 0; i < scores && before != NULL; i++)
        before[i] = NAN;
    group->before = before;
    return true;
}

/* Keep the scores, and those before where anybody has some; what they count in. */
static uint64_t add_scores(struct group *group, size_t scales, const double *scores,
                           const double *before) {
    double *own = &group->scores[(group->count - 1) * scales];
    double *own_before = group->before != NULL ? &group->before[(group->count - 1) * scales] : NULL;
    uint64_t bits = 0;
    for (size_t s = 0; s < scales; s++) {
        own[s] = scores[s];
        bits |= (uint64_t)!isnan(scores[s]) << s;
    }
    for (size_t s = 0; s < scales && own_before != NULL; s++) {
        own_before[s] = before != NULL ? before[s] : NAN;
        bits |= (uint64_t)(!isnan(own_before[s]) && !isnan(scores[s])) << (SCALES_MOST + s);
    }
    return bits;
}

bool group_add(struct group *group, const struct group_row *row, const struct counted *last,
               const struct counted *before, struct error *error) {
    size_t scales = (size_t)group->instrument->scale_count;
    if (group->count == group->room && !grow(group, error))
        return false;
    struct group_row *added = &group->rows[group->count++];
    if (before != NULL && group->before == NULL && !begin_before(group, error))
        return false;
    *added = *row;
    added->sitting = last->sitting;
    added->before = before != NULL ? before->sitting : 0;
    added->level = (signed char)last->level;
    added->desire = (signed char)last->desire;
    const double *moved = before != NULL && before->sitting != 0 ? before->scales : NULL;
    added->bits = add_scores(group, scales, last->scales, moved) |
                  (added->level > 0 ? PRIVACY_LEVELS : 0) |
                  (added->desire >= 0 ? PRIVACY_DESIRE : 0);
    return true;
}

struct group_row row_of(const struct standing *standing) {
    return (struct group_row){.person = standing->person,
                              .known = standing->last.finished < standing->lead_until,
                              .known_before = standing->before.sitting != 0 &&
                                              standing->before.finished < standing->lead_until};
}

void group_free(struct group *group) {
    free(group->rows);
    free(group->scores);
    free(group->before);
    memset(group, 0, sizeof *group);
}

/* ---- as members ---- */

/* Those of a row: none, one, or with the sitting before two. */
static size_t row_members(const struct group *group, size_t i, uint64_t kinds,
                          struct privacy_member members[2]) {
    const struct group_row *row = &group->rows[i];
    uint64_t counts = group_row_bits(group, i, kinds), moved = counts & GROUP_MOVEMENTS;
    if (counts == 0)
        return 0;
    members[0] = (struct privacy_member){
        .sitting = row->sitting, .person = row->person, .counts = counts, .known = row->known};
    if (moved == 0)
        return 1;
    members[1] = (struct privacy_member){
        .sitting = row->before, .person = row->person, .minus = moved, .known = row->known_before};
    return 2;
}

bool group_members(const struct group *group, uint64_t kinds, struct privacy_member **members,
                   size_t *count, struct error *error) {
    struct privacy_member *list = memory_grow(NULL, (2 * group->count + 2) * sizeof *list);
    size_t filled = 0;
    if (list == NULL)
        return error_memory(error);
    for (size_t i = 0; i < group->count; i++)
        filled += row_members(group, i, kinds, list + filled);
    *members = list;
    *count = filled;
    return true;
}

enum { SOME = 256 };

/* The members of the next rows from *row on, which moves on. */
static struct privacy_set next_members(const struct group *group, uint64_t kinds, size_t *row,
                                       struct privacy_member members[SOME]) {
    struct privacy_set set = {.members = members};
    for (; *row < group->count && set.count + 2 <= SOME; ++*row)
        set.count += row_members(group, *row, kinds, members + set.count);
    return set;
}

/* The digest of all is the sum of those of parts. */
uint64_t group_digest(const struct group *group, uint64_t kinds, size_t *members) {
    struct privacy_member some[SOME];
    uint64_t digest = 0;
    *members = 0;
    for (size_t row = 0; row < group->count;) {
        struct privacy_set set = next_members(group, kinds, &row, some);
        digest += privacy_digest(&set);
        *members += set.count;
    }
    return digest;
}

/* Where a part of the group hides those who are not known, so does the whole. */
bool group_hides(const struct group *group, uint64_t kinds, uint64_t shown, uint64_t *hidden,
                 struct error *error) {
    const struct privacy_rules *rules = &group->instrument->privacy;
    struct privacy_member some[SOME], *members = NULL;
    struct privacy_set set;
    size_t row = 0;
    set = next_members(group, kinds, &row, some);
    set.shown = shown;
    *hidden = shown;
    if (privacy_unknown(rules, &set) == shown)
        return true;
    if (!group_members(group, kinds, &members, &set.count, error))
        return false;
    set.members = members;
    *hidden = privacy_hides(rules, &set);
    free(members);
    return true;
}
