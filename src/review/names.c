/* names.c - people in the order of their names, without regard to ASCII case: made when it is first
 * asked for, for the first page needs none. */
#include "names.h"

#include "leadquiz/memory.h"

#include <stdlib.h>
#include <string.h>

struct name_order {
    bool done;
    int *places; /* behind the rows */
    int rows[];
};

enum { KEYS = 2 };

/* Most are told apart by a few letters, which are compared without going to where the names lie. */
struct place {
    uint64_t keys[KEYS]; /* the first letters that are not alike in all; they sort as those do */
    int row;
};

static unsigned char fold(char byte) {
    return (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

int names_compare(const char *one, const char *other) {
    while (*one != '\0' && fold(*one) == fold(*other)) {
        one++;
        other++;
    }
    return fold(*one) - fold(*other);
}

/* How many letters all of the names begin with. */
static size_t common(const struct review_person *people, size_t count) {
    const char *first = people[0].name;
    size_t until = strlen(first);
    for (size_t i = 1; i < count && until > 0; i++) {
        size_t same = 0;
        while (same < until && fold(first[same]) == fold(people[i].name[same]))
            same++;
        until = same;
    }
    return until;
}

static uint64_t next_key(const char **name) {
    uint64_t key = 0;
    for (size_t i = 0; i < sizeof key; i++)
        key = key << 8 | (**name != '\0' ? fold(*(*name)++) : 0);
    return key;
}

static struct place place_of(const char *name, size_t row) {
    struct place place = {.row = (int)row};
    for (int i = 0; i < KEYS; i++)
        place.keys[i] = next_key(&name);
    return place;
}

static int compare_places(const void *one, const void *other, void *context) {
    const struct place *a = one, *b = other;
    const struct review_person *people = context;
    for (int i = 0; i < KEYS; i++)
        if (a->keys[i] != b->keys[i])
            return a->keys[i] > b->keys[i] ? 1 : -1;
    return names_compare(people[a->row].name, people[b->row].name);
}

static int compare_rows(const void *one, const void *other, void *context) {
    const struct review_person *people = context;
    return names_compare(people[*(const int *)one].name, people[*(const int *)other].name);
}

/* Without memory it takes longer. */
static void put_in_order(struct review_person *people, int *rows, size_t count) {
    struct place *list = memory_grow(NULL, count * sizeof *list);
    for (size_t i = 0; i < count; i++)
        rows[i] = (int)i;
    if (list == NULL) {
        qsort_r(rows, count, sizeof *rows, compare_rows, people);
        return;
    }
    size_t from = common(people, count);
    for (size_t i = 0; i < count; i++)
        list[i] = place_of(people[i].name + from, i);
    qsort_r(list, count, sizeof *list, compare_places, people);
    for (size_t i = 0; i < count; i++)
        rows[i] = list[i].row;
    free(list);
}

bool names_ready(struct review *review, struct error *error) {
    size_t count = (size_t)review->count;
    review->order = malloc(sizeof *review->order + 2 * count * sizeof review->order->rows[0]);
    if (review->order == NULL)
        return error_memory(error);
    review->order->done = count == 0;
    review->order->places = review->order->rows + count;
    return true;
}

const int *review_by_name(const struct review *review) {
    struct name_order *order = review->order;
    if (order == NULL)
        return NULL;
    if (order->done)
        return order->rows;
    put_in_order(review->people, order->rows, (size_t)review->count);
    for (int i = 0; i < review->count; i++)
        order->places[order->rows[i]] = i;
    order->done = true;
    return order->rows;
}

const int *names_places(const struct review *review) {
    return review->order != NULL ? review->order->places : NULL;
}
