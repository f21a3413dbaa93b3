/* choose.c - people by search, filters and order. */
#include "leadquiz/review.h"

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

static bool chosen(const struct review *review, const struct review_person *person,
                   const struct review_choice *choice) {
    if (choice->search[0] != '\0' && strcasestr(person->name, choice->search) == NULL &&
        strcasestr(person->team, choice->search) == NULL)
        return false;
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
    const int *by_name; /* NULL: they stand in that order */
};

/* Who has this place in the order of names. */
static int row_at(const struct sorting *sorting, int place) {
    return sorting->by_name != NULL ? sorting->by_name[place] : place;
}

/* What people are put in order by; NAN comes last, whichever way. */
static double sort_value(const struct sorting *sorting, int place) {
    const struct review *review = sorting->review;
    const struct review_choice *choice = sorting->choice;
    const struct review_person *person = &review->people[row_at(sorting, place)];
    switch (choice->sort) {
    case SORT_LEVEL: /* a level between two lies between them */
        return person->level > 0 ? (person->low + fmax(person->low, person->high)) / 2.0 : NAN;
    case SORT_DESIRE: return person->desire >= 0 ? person->desire : NAN;
    case SORT_LAST: return (double)person->finished;
    case SORT_MOVED: return movement(review, person);
    case SORT_SCALE: return person->scales[choice->scale];
    default: return place;
    }
}

static int compare_numbers(double a, double b) {
    if (isnan(a) || isnan(b))
        return isnan(a) - isnan(b);
    return (a > b) - (a < b);
}

static int compare_places(const void *one, const void *other, void *context) {
    const struct sorting *sorting = context;
    const struct review_choice *choice = sorting->choice;
    const struct review *review = sorting->review;
    int a = *(const int *)one, b = *(const int *)other, order;
    if (choice->sort == SORT_TEAM) {
        const char *first = review->people[row_at(sorting, a)].team;
        const char *second = review->people[row_at(sorting, b)].team;
        bool alone = first[0] == '\0', other_alone = second[0] == '\0';
        if (alone != other_alone)
            return alone - other_alone;
        order = strcasecmp(first, second);
    } else {
        double first = sort_value(sorting, a), second = sort_value(sorting, b);
        order = compare_numbers(first, second);
        if (isnan(first) || isnan(second))
            return order != 0 ? order : (a > b) - (a < b);
    }
    if (choice->falling)
        order = -order;
    return order != 0 ? order : (a > b) - (a < b);
}

int review_choose(const struct review *review, const struct review_choice *choice, int *rows) {
    struct sorting sorting = {review, choice, review_by_name(review)};
    int count = 0;
    for (int place = 0; place < review->count; place++) {
        if (chosen(review, &review->people[row_at(&sorting, place)], choice))
            rows[count++] = place;
    }
    if (choice->sort != SORT_NAME || choice->falling)
        qsort_r(rows, (size_t)count, sizeof *rows, compare_places, &sorting);
    for (int i = 0; i < count; i++)
        rows[i] = row_at(&sorting, rows[i]);
    return count;
}
