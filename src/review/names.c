/* names.c - people in the order of their names, without regard to case and accents: made when it is
 * first asked for, for the first page needs none. */
#include "names.h"

#include "leadquiz/memory.h"
#include "leadquiz/text.h"

#include <stdlib.h>
#include <string.h>

struct name_order {
    bool done;
    bool folded;     /* names and teams were looked at for accents */
    size_t *letters; /* owned: where in `text` each name and team is folded, 0: it is ASCII; NULL:
                        all of them are */
    char *text;      /* owned */
    int *places;     /* behind the rows */
    int rows[];
};

enum { KEYS = 2 };

/* Most are told apart by a few letters, which are compared without going to where the names lie. */
struct place {
    uint64_t keys[KEYS]; /* the first letters that are not alike in all; they sort as those do */
    int row;
};

/* ---- without accents ---- */

struct folding {
    size_t *letters;
    char *text;
    size_t length, room;
};

static bool add_folded(struct folding *folding, const char *text, size_t *at) {
    char buffer[FOLDED_BYTES];
    const char *folded = text_folded(text, buffer);
    size_t length = strlen(folded) + 1;
    if (folded == text)
        return true;
    if (folding->length + length > folding->room) {
        size_t room = 2 * folding->room + FOLDED_BYTES;
        char *larger = memory_grow(folding->text, room);
        if (larger == NULL)
            return false;
        folding->text = larger;
        folding->room = room;
    }
    memcpy(folding->text + folding->length, folded, length);
    *at = folding->length;
    folding->length += length;
    return true;
}

static int first_with_accents(const struct review *review) {
    int row = 0;
    while (row < review->count && text_is_ascii(review->people[row].name) &&
           text_is_ascii(review->people[row].team))
        row++;
    return row;
}

/* Once for all searches. Without memory each folds what it needs. */
static void fold_all(const struct review *review) {
    struct name_order *order = review->order;
    struct folding folding = {.length = 1};
    int row = first_with_accents(review);
    bool done = true;
    if (row < review->count) {
        folding.letters = calloc(2 * (size_t)review->count, sizeof *folding.letters);
        done = folding.letters != NULL;
    }
    for (; done && row < review->count; row++) {
        size_t *letters = folding.letters + 2 * (size_t)row;
        done = add_folded(&folding, review->people[row].name, &letters[0]) &&
               add_folded(&folding, review->people[row].team, &letters[1]);
    }
    if (!done) {
        free(folding.letters);
        free(folding.text);
        return;
    }
    order->letters = folding.letters;
    order->text = folding.text;
    order->folded = true;
}

static const char *folded(const struct review *review, size_t place, const char *text,
                          char buffer[FOLDED_BYTES]) {
    const struct name_order *order = review->order;
    if (order == NULL || !order->folded)
        return buffer != NULL ? text_folded(text, buffer) : text;
    size_t at = order->letters != NULL ? order->letters[place] : 0;
    return at > 0 ? order->text + at : text;
}

const char *names_name(const struct review *review, int row, char buffer[FOLDED_BYTES]) {
    return folded(review, 2 * (size_t)row, review->people[row].name, buffer);
}

const char *names_team(const struct review *review, int row, char buffer[FOLDED_BYTES]) {
    return folded(review, 2 * (size_t)row + 1, review->people[row].team, buffer);
}

/* ---- in order ---- */

static unsigned char fold(char byte) {
    return (unsigned char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

static int compare_folded(const char *one, const char *other) {
    while (*one != '\0' && fold(*one) == fold(*other)) {
        one++;
        other++;
    }
    return fold(*one) - fold(*other);
}

int names_compare(const char *one, const char *other) {
    char buffer[FOLDED_BYTES], other_buffer[FOLDED_BYTES];
    int order = compare_folded(text_folded(one, buffer), text_folded(other, other_buffer));
    return order != 0 ? order : compare_folded(one, other);
}

/* How many letters all of the names begin with. */
static size_t common(const struct review *review) {
    char buffer[FOLDED_BYTES], other[FOLDED_BYTES];
    const char *first = names_name(review, 0, buffer);
    size_t until = strlen(first);
    for (int i = 1; i < review->count && until > 0; i++) {
        const char *name = names_name(review, i, other);
        size_t same = 0;
        while (same < until && fold(first[same]) == fold(name[same]))
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

static int compare_names(const struct review *review, int one, int other) {
    const struct review_person *people = review->people;
    int order = review->order->folded
                    ? compare_folded(names_name(review, one, NULL), names_name(review, other, NULL))
                    : 0;
    if (order == 0)
        order = names_compare(people[one].name, people[other].name);
    return order != 0 ? order : (one > other) - (one < other);
}

static int compare_places(const void *one, const void *other, void *context) {
    const struct place *a = one, *b = other;
    const struct review *const *review = context;
    for (int i = 0; i < KEYS; i++)
        if (a->keys[i] != b->keys[i])
            return a->keys[i] > b->keys[i] ? 1 : -1;
    return compare_names(*review, a->row, b->row);
}

static int compare_rows(const void *one, const void *other, void *context) {
    const struct review *const *review = context;
    return compare_names(*review, *(const int *)one, *(const int *)other);
}

/* Without memory it takes longer. */
static void put_in_order(const struct review *review, int *rows) {
    size_t count = (size_t)review->count;
    struct place *list = memory_grow(NULL, count * sizeof *list);
    char buffer[FOLDED_BYTES];
    for (size_t i = 0; i < count; i++)
        rows[i] = (int)i;
    if (list == NULL) {
        qsort_r(rows, count, sizeof *rows, compare_rows, &review);
        return;
    }
    size_t from = common(review);
    for (size_t i = 0; i < count; i++)
        list[i] = place_of(names_name(review, (int)i, buffer) + from, i);
    qsort_r(list, count, sizeof *list, compare_places, &review);
    for (size_t i = 0; i < count; i++)
        rows[i] = list[i].row;
    free(list);
}

bool names_ready(struct review *review, struct error *error) {
    size_t count = (size_t)review->count;
    review->order = malloc(sizeof *review->order + 2 * count * sizeof review->order->rows[0]);
    if (review->order == NULL)
        return error_memory(error);
    *review->order = (struct name_order){.done = count == 0, .places = review->order->rows + count};
    return true;
}

void names_free(struct review *review) {
    if (review->order == NULL)
        return;
    free(review->order->letters);
    free(review->order->text);
    free(review->order);
    review->order = NULL;
}

const int *review_by_name(const struct review *review) {
    struct name_order *order = review->order;
    if (order == NULL)
        return NULL;
    if (order->done)
        return order->rows;
    fold_all(review);
    put_in_order(review, order->rows);
    for (int i = 0; i < review->count; i++)
        order->places[order->rows[i]] = i;
    order->done = true;
    return order->rows;
}

const int *names_places(const struct review *review) {
    return review->order != NULL ? review->order->places : NULL;
}
