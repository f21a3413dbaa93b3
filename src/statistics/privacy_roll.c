#include "privacy_roll.h"

#include <stdlib.h>
#include <string.h>

static struct roll_sitting sitting_of(const struct privacy_member *member) {
    return (struct roll_sitting){.sitting = member->sitting,
                                 .person = member->person,
                                 .earlier = NO_SITTING,
                                 .known = member->known};
}

/* Both lists rise; so does what they become. */
static size_t merge(const struct roll *roll, const struct privacy_set *set,
                    struct roll_sitting *out) {
    size_t i = 0, j = 0, used = 0;
    while (i < roll->count || j < set->count) {
        bool from_set = i == roll->count ||
                        (j < set->count && set->members[j].sitting < roll->sittings[i].sitting);
        if (from_set) {
            out[used++] = sitting_of(&set->members[j++]);
            continue;
        }
        out[used] = roll->sittings[i++];
        if (j < set->count && set->members[j].sitting == out[used].sitting)
            out[used].known |= set->members[j++].known;
        used++;
    }
    return used;
}

static bool add_set(struct roll *roll, const struct privacy_set *set, struct error *error) {
    struct roll_sitting *merged = calloc(roll->count + set->count + 1, sizeof *merged);
    if (merged == NULL)
        return error_memory(error);
    roll->count = merge(roll, set, merged);
    free(roll->sittings);
    roll->sittings = merged;
    return true;
}

static bool find_places(struct roll *roll, size_t s, struct error *error) {
    const struct privacy_set *set = &roll->sets[s];
    roll->places[s] = malloc((set->count + 1) * sizeof *roll->places[s]);
    if (roll->places[s] == NULL)
        return error_memory(error);
    size_t at = 0;
    for (size_t i = 0; i < set->count; i++) {
        while (at + 1 < roll->count && roll->sittings[at].sitting < set->members[i].sitting)
            at++;
        roll->places[s][i] = (uint32_t)at;
    }
    return true;
}

struct of_person {
    int64_t person;
    uint32_t index;
};

static int by_person(const void *left, const void *right) {
    const struct of_person *a = left, *b = right;
    if (a->person != b->person)
        return a->person < b->person ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static bool find_earlier(struct roll *roll, struct error *error) {
    struct of_person *people = malloc((roll->count + 1) * sizeof *people);
    if (people == NULL)
        return error_memory(error);
    for (size_t i = 0; i < roll->count; i++)
        people[i] = (struct of_person){.person = roll->sittings[i].person, .index = (uint32_t)i};
    qsort(people, roll->count, sizeof *people, by_person);
    for (size_t i = 1; i < roll->count; i++) {
        if (people[i].person == people[i - 1].person)
            roll->sittings[people[i].index].earlier = people[i - 1].index;
    }
    free(people);
    return true;
}

bool roll_make(struct roll *roll, const struct privacy_set *before, size_t before_count,
               const struct privacy_set *set, struct error *error) {
    *roll = (struct roll){.set_count = before_count + 1};
    roll->sets = calloc(roll->set_count, sizeof *roll->sets);
    roll->places = calloc(roll->set_count, sizeof *roll->places);
    if (roll->sets == NULL || roll->places == NULL)
        return error_memory(error);
    for (size_t s = 0; s < roll->set_count; s++) {
        roll->sets[s] = s < before_count ? before[s] : *set;
        if (!add_set(roll, &roll->sets[s], error))
            return false;
    }
    for (size_t s = 0; s < roll->set_count; s++) {
        if (!find_places(roll, s, error))
            return false;
    }
    return find_earlier(roll, error);
}

void roll_free(struct roll *roll) {
    for (size_t s = 0; roll->places != NULL && s < roll->set_count; s++)
        free(roll->places[s]);
    free(roll->places);
    free(roll->sets);
    free(roll->sittings);
    *roll = (struct roll){.count = 0};
}
