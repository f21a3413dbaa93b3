/* choose.c - people by search, filters and order. */
#include "names.h"

#include "leadquiz/memory.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool moved_so(int moved, enum choose_moved how) {
    return (how != MOVED_DOWN && moved == MOVED_RISE) || (how != MOVED_UP && moved == MOVED_FALL);
}

static bool moved(const struct review *review, const struct review_person *person,
                  const struct review_choice *choice) {
    bool all = choice->moved_in == 0, found = all && moved_so(person->level_moved, choice->moved);
    for (int i = 0; i < review->instrument->scale_count; i++)
        found = found ||
                ((all || choice->moved_in == i + 1) && moved_so(person->moved[i], choice->moved));
    return found;
}

/* `part` is folded. */
static bool found(const struct review *review, int row, const char *part,
                  char buffer[FOLDED_BYTES]) {
    return strcasestr(names_name(review, row, buffer), part) != NULL ||
           strcasestr(names_team(review, row, buffer), part) != NULL;
}

static bool chosen(const struct review *review, const struct review_person *person,
                   const struct review_choice *choice) {
    if (choice->team != NULL && strcasecmp(person->team, choice->team) != 0)
        return false;
    if (choice->meeting != 0 && !review_kept_at(review, person->person, choice->meeting))
        return false;
    if (choice->level != 0 && person->low != choice->level && person->high != choice->level)
        return false;
    if (person->finished < choice->from ||
        (choice->until != 0 && person->finished >= choice->until))
        return false;
    if (choice->moved != MOVED_ANYHOW && !moved(review, person, choice))
        return false;
    if (choice->due && !person->due)
        return false;
    return choice->corner == NOWHERE || person->corner == choice->corner;
}

/* Fall to rise: the level first, then all scales together. NAN: nothing to compare with. */
static double movement(const struct review *review, const struct review_person *person) {
    double sum = 0;
    bool known = person->level_moved != MOVED_UNKNOWN;
    for (int i = 0; i < review->instrument->scale_count; i++) {
        if (person->moved[i] == MOVED_UNKNOWN)
            continue;
        sum += person->moved[i];
        known = true;
    }
    if (!known)
        return NAN;
    double scales = 2 * MOVED_RISE * SCALES_MOST; /* more than all scales can say */
    return sum + (person->level_moved == MOVED_UNKNOWN ? 0 : scales * person->level_moved);
}

struct sorting {
    const struct review *review;
    const struct review_choice *choice;
    const int *by_name, *places; /* NULL: they stand in that order */
};

/* What somebody is put in order by. */
struct place {
    double value;        /* NAN comes last, whichever way */
    const char *team;    /* for SORT_TEAM, folded, else NULL; "" comes last, whichever way */
    const char *spelled; /* that team as it is */
    int name, row;       /* in the order of names; in the review */
};

static int name_place(const struct sorting *sorting, int row) {
    return sorting->places != NULL ? sorting->places[row] : row;
}

static double sort_value(const struct sorting *sorting, int row) {
    const struct review_person *person = &sorting->review->people[row];
    switch (sorting->choice->sort) {
    case SORT_TEAM: return 0;
    case SORT_LEVEL: /* a level between two lies between them */
        return person->level > 0 ? (person->low + fmax(person->low, person->high)) / 2.0 : NAN;
    case SORT_DESIRE: return person->desire >= 0 ? person->desire : NAN;
    case SORT_LAST: return (double)person->finished;
    case SORT_MOVED: return movement(sorting->review, person);
    case SORT_SCALE: return person->scales[sorting->choice->scale];
    default: return name_place(sorting, row);
    }
}

static struct place place_of(const struct sorting *sorting, int row) {
    bool team = sorting->choice->sort == SORT_TEAM;
    return (struct place){.value = sort_value(sorting, row),
                          .team = team ? names_team(sorting->review, row, NULL) : NULL,
                          .spelled = team ? sorting->review->people[row].team : NULL,
                          .name = name_place(sorting, row),
                          .row = row};
}

/* Of teams that no accent was taken from nothing is left to compare. */
static int compare_spelled(const struct place *one, const struct place *other) {
    if (one->spelled == one->team && other->spelled == other->team)
        return 0;
    return strcasecmp(one->spelled, other->spelled);
}

static int compare_places(const void *one, const void *other, void *context) {
    const struct place *a = one, *b = other;
    const struct sorting *sorting = context;
    bool known = !isnan(a->value), other_known = !isnan(b->value);
    int order = (a->value > b->value) - (a->value < b->value);
    if (a->team != NULL) {
        known = a->team[0] != '\0';
        other_known = b->team[0] != '\0';
        order = strcasecmp(a->team, b->team);
        if (order == 0)
            order = compare_spelled(a, b);
    }
    if (known != other_known)
        return other_known - known;
    if (known && order != 0)
        return sorting->choice->falling ? -order : order;
    return (a->name > b->name) - (a->name < b->name);
}

static int compare_rows(const void *one, const void *other, void *context) {
    struct sorting *sorting = context;
    struct place a = place_of(sorting, *(const int *)one),
                 b = place_of(sorting, *(const int *)other);
    return compare_places(&a, &b, sorting);
}

/* Beside each other they are compared several times as fast as through their rows. */
static void put_in_order(struct sorting *sorting, int *rows, size_t count) {
    struct place *list = memory_grow(NULL, (count + 1) * sizeof *list);
    if (list == NULL) {
        qsort_r(rows, count, sizeof *rows, compare_rows, sorting);
        return;
    }
    for (size_t i = 0; i < count; i++)
        list[i] = place_of(sorting, rows[i]);
    qsort_r(list, count, sizeof *list, compare_places, sorting);
    for (size_t i = 0; i < count; i++)
        rows[i] = list[i].row;
    free(list);
}

int review_choose(const struct review *review, const struct review_choice *choice, int *rows) {
    struct sorting sorting = {
        .review = review, .choice = choice, .by_name = review_by_name(review)};
    sorting.places = names_places(review);
    char folded[FOLDED_BYTES], buffer[FOLDED_BYTES];
    const char *part = text_folded(choice->search, folded);
    int count = 0;
    for (int row = 0; row < review->count; row++) {
        if ((part[0] == '\0' || found(review, row, part, buffer)) &&
            chosen(review, &review->people[row], choice))
            rows[count++] = row;
    }
    bool by_name = choice->sort == SORT_NAME && !choice->falling;
    if (by_name && count == review->count && sorting.by_name != NULL)
        memcpy(rows, sorting.by_name, (size_t)count * sizeof *rows);
    else if (!by_name || sorting.by_name != NULL)
        put_in_order(&sorting, rows, (size_t)count);
    return count;
}
