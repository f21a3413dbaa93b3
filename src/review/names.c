/* names.c - people in the order of their names, without regard to ASCII case: made when it is first
 * asked for, for the first page needs none. */
#include "names.h"

#include <stdlib.h>
#include <string.h>

struct name_order {
    bool done;
    int rows[];
};

/* Small, for there are many to put in order. */
struct place {
    uint64_t key; /* a part of the name, so that it sorts as the name does */
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

/* ---- by keys ---- */

enum { KEY_BYTES = 8, FEW = 8, MANY = 1 << 13, DIGIT_BITS = 16, DIGITS = 1 << DIGIT_BITS };

static void sort_few(struct place *list, size_t count) {
    for (size_t i = 1; i < count; i++) {
        struct place one = list[i];
        size_t to = i;
        for (; to > 0 && list[to - 1].key > one.key; to--)
            list[to] = list[to - 1];
        list[to] = one;
    }
}

static void merge(const struct place *list, size_t middle, size_t count, struct place *out) {
    size_t i = 0, j = middle;
    while (i < middle && j < count)
        *out++ = list[j].key < list[i].key ? list[j++] : list[i++];
    memcpy(out, list + i, (middle - i) * sizeof *out);
    memcpy(out + (middle - i), list + j, (count - j) * sizeof *out);
}

static void sort_some(struct place *list, struct place *spare, size_t count) {
    struct place *from = list, *to = spare;
    for (size_t i = 0; i < count; i += FEW)
        sort_few(list + i, count - i < FEW ? count - i : FEW);
    for (size_t width = FEW; width < count; width *= 2) {
        for (size_t i = 0; i < count; i += 2 * width) {
            size_t left = count - i, both = left < 2 * width ? left : 2 * width;
            merge(from + i, both < width ? both : width, both, to + i);
        }
        struct place *other = from;
        from = to;
        to = other;
    }
    if (from != list)
        memcpy(list, from, count * sizeof *list);
}

/* By one digit of the key after the other, the last one first; each pass keeps the order of those
 * that are alike in its digit. False without memory. */
static bool sort_many(struct place *list, struct place *spare, size_t count) {
    uint32_t *starts = malloc(DIGITS * sizeof *starts);
    struct place *from = list, *to = spare;
    if (starts == NULL)
        return false;
    for (int shift = 0; shift < 64; shift += DIGIT_BITS) {
        uint32_t sum = 0;
        memset(starts, 0, DIGITS * sizeof *starts);
        for (size_t i = 0; i < count; i++)
            starts[from[i].key >> shift & (DIGITS - 1)]++;
        for (size_t digit = 0; digit < DIGITS; digit++) {
            uint32_t here = starts[digit];
            starts[digit] = sum;
            sum += here;
        }
        for (size_t i = 0; i < count; i++)
            to[starts[from[i].key >> shift & (DIGITS - 1)]++] = from[i];
        struct place *other = from;
        from = to;
        to = other;
    }
    free(starts);
    return true;
}

static void sort_keys(struct place *list, struct place *spare, size_t count) {
    if (count <= FEW)
        sort_few(list, count);
    else if (count < MANY || !sort_many(list, spare, count))
        sort_some(list, spare, count);
}

/* ---- by names ---- */

/* Where the first of them differ from each other, from `from` on; all of them go on until there. */
static size_t common(const struct review_person *people, const struct place *list, size_t count,
                     size_t from) {
    const char *first = people[list[0].row].name;
    size_t until = from + strlen(first + from);
    for (size_t i = 1; i < count && until > from; i++) {
        const char *other = people[list[i].row].name;
        size_t same = from;
        while (same < until && fold(first[same]) == fold(other[same]))
            same++;
        until = same;
    }
    return until;
}

static uint64_t key_of(const char *name) {
    uint64_t key = 0;
    for (int i = 0; i < KEY_BYTES; i++)
        key = key << 8 | (*name != '\0' ? fold(*name++) : 0);
    return key;
}

/* Those alike in a key are told apart by what follows it, where something does. */
static void sort_from(const struct review_person *people, struct place *list, struct place *spare,
                      size_t count, size_t from) {
    from = common(people, list, count, from);
    for (size_t i = 0; i < count; i++)
        list[i].key = key_of(people[list[i].row].name + from);
    sort_keys(list, spare, count);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && list[end].key == list[begin].key;)
            end++;
        if (end - begin > 1 && (list[begin].key & 0xFF) != 0)
            sort_from(people, list + begin, spare, end - begin, from + KEY_BYTES);
    }
}

static int compare_rows(const void *one, const void *other, void *context) {
    const struct review_person *people = context;
    return names_compare(people[*(const int *)one].name, people[*(const int *)other].name);
}

/* Without memory it takes longer. */
static void put_in_order(struct review_person *people, int *rows, size_t count) {
    struct place *list = count > 0 ? malloc(2 * count * sizeof *list) : NULL;
    for (size_t i = 0; i < count; i++)
        rows[i] = (int)i;
    if (list == NULL) {
        qsort_r(rows, count, sizeof *rows, compare_rows, people);
        return;
    }
    for (size_t i = 0; i < count; i++)
        list[i].row = (int)i;
    sort_from(people, list, list + count, count, 0);
    for (size_t i = 0; i < count; i++)
        rows[i] = list[i].row;
    free(list);
}

bool names_ready(struct review *review, struct error *error) {
    size_t count = (size_t)review->count;
    review->order = malloc(sizeof *review->order + count * sizeof review->order->rows[0]);
    if (review->order == NULL)
        return error_memory(error);
    review->order->done = count == 0;
    return true;
}

const int *review_by_name(const struct review *review) {
    struct name_order *order = review->order;
    if (order == NULL)
        return NULL;
    if (!order->done)
        put_in_order(review->people, order->rows, (size_t)review->count);
    order->done = true;
    return order->rows;
}
