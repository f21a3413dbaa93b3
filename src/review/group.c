/* group.c - people who count in averages, as columns: a hundred thousand of them are walked through
 * in a moment. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool grow(struct group *group, struct error *error) {
    size_t room = group->room > 0 ? group->room * 2 : group->expected + 64;
    size_t scales = (size_t)group->instrument->scale_count;
    struct group_row *rows = realloc(group->rows, room * sizeof *rows);
    if (rows != NULL)
        group->rows = rows;
    double *scores = realloc(group->scores, room * scales * sizeof *scores);
    if (scores != NULL)
        group->scores = scores;
    double *before = realloc(group->before, room * scales * sizeof *before);
    if (before != NULL)
        group->before = before;
    if (rows == NULL || scores == NULL || before == NULL)
        return error_memory(error);
    group->room = room;
    return true;
}

bool group_add(struct group *group, const struct group_row *row, const struct counted *last,
               const struct counted *before, struct error *error) {
    size_t scales = (size_t)group->instrument->scale_count;
    if (group->count == group->room && !grow(group, error))
        return false;
    double *scores = &group->scores[group->count * scales];
    double *scores_before = &group->before[group->count * scales];
    struct group_row *added = &group->rows[group->count++];
    *added = *row;
    added->sitting = last->sitting;
    added->before = before != NULL ? before->sitting : 0;
    added->level = (signed char)last->level;
    added->desire = (signed char)last->desire;
    for (size_t s = 0; s < scales; s++) {
        scores[s] = last->scales[s];
        scores_before[s] = added->before != 0 ? before->scales[s] : NAN;
    }
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

uint64_t group_row_bits(const struct group *group, size_t row, uint64_t kinds) {
    int scales = group->instrument->scale_count;
    const double *scores = &group->scores[row * (size_t)scales];
    const double *before = &group->before[row * (size_t)scales];
    const struct group_row *one = &group->rows[row];
    uint64_t bits = 0;
    for (int s = 0; s < scales; s++) {
        if (isnan(scores[s]))
            continue;
        bits |= PRIVACY_MEAN(s);
        if (!isnan(before[s]))
            bits |= PRIVACY_MOVEMENT(s);
    }
    if (one->level > 0)
        bits |= PRIVACY_LEVELS;
    if (one->desire >= 0)
        bits |= PRIVACY_DESIRE;
    return (bits & kinds) | one->extra;
}

bool group_members(const struct group *group, uint64_t kinds, struct privacy_member **members,
                   size_t *count, struct error *error) {
    struct privacy_member *list = malloc((2 * group->count + 1) * sizeof *list);
    size_t filled = 0;
    if (list == NULL)
        return error_memory(error);
    for (size_t i = 0; i < group->count; i++) {
        const struct group_row *row = &group->rows[i];
        struct privacy_member member = {.sitting = row->sitting,
                                        .person = row->person,
                                        .counts = group_row_bits(group, i, kinds),
                                        .known = row->known};
        uint64_t moved = member.counts & GROUP_MOVEMENTS;
        if (member.counts != 0)
            list[filled++] = member;
        if (moved == 0)
            continue;
        member.sitting = row->before;
        member.minus = moved;
        member.known = row->known_before;
        member.counts = 0;
        list[filled++] = member;
    }
    *members = list;
    *count = filled;
    return true;
}
