/* gathered_people.c - everybody of the blocks, in the order of their names. */
#include "gathered.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

/* Where the bytes of a person begin, behind their length: the length of the name is the first of
 * them. Small, for there are many to put in order. */
struct place {
    uint64_t key; /* a part of the name, so that it sorts as the name does */
    uint32_t at, length;
};

struct crowd {
    unsigned char *bytes;
    size_t length;
    struct place *list, *spare;
    size_t count;
};

static void free_crowd(struct crowd *crowd) {
    free(crowd->bytes);
    free(crowd->list);
    free(crowd->spare);
}

static bool unreadable(const struct series *series, struct error *error) {
    database_damaged(series->store, _("the last result of somebody in it is unreadable"), error);
    return false;
}

/* ---- what is there ---- */

/* The bytes that follow their length at *at. */
static bool read_span(const unsigned char *bytes, size_t length, size_t *at, size_t *span) {
    uint64_t number;
    if (!leb_read_long(bytes, length, at, &number) || number > length - *at)
        return false;
    *span = (size_t)number;
    return true;
}

static bool find_all(const struct series *series, struct crowd *crowd, struct error *error) {
    enum { BYTES_LEAST = 16 };
    size_t at = 0, span, room = crowd->length / BYTES_LEAST + 1;
    crowd->list = malloc(room * sizeof *crowd->list);
    crowd->spare = malloc(room * sizeof *crowd->spare);
    if (crowd->list == NULL || crowd->spare == NULL) {
        error_memory(error);
        return false;
    }
    for (; at < crowd->length; at += span) {
        if (crowd->count == room || !read_span(crowd->bytes, crowd->length, &at, &span) ||
            span < 1 || crowd->bytes[at] >= NAME_BYTES || crowd->bytes[at] >= span)
            return unreadable(series, error);
        crowd->list[crowd->count++] = (struct place){0, (uint32_t)at, (uint32_t)span};
    }
    return true;
}

/* ---- the order of names, without regard to ASCII case ---- */

static unsigned char fold(unsigned char byte) {
    return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte - 'A' + 'a') : byte;
}

/* Where the first of them differ from each other, from `from` on. */
static size_t common(const struct crowd *crowd, const struct place *list, size_t count,
                     size_t from) {
    const unsigned char *first = crowd->bytes + list[0].at;
    size_t until = first[0];
    for (size_t i = 1; i < count && until > from; i++) {
        const unsigned char *other = crowd->bytes + list[i].at;
        size_t same = from;
        while (same < until && same < other[0] && fold(first[1 + same]) == fold(other[1 + same]))
            same++;
        until = same;
    }
    return until > from ? until : from;
}

enum {
    KEY_BYTES = 8,
    FEW = 8,
    MANY = 1 << 13,
    DIGIT_BITS = 16,
    DIGITS = 1 << DIGIT_BITS,
    AHEAD = 12
};

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

static void sort_keys(const struct crowd *crowd, struct place *list, size_t count) {
    if (count <= FEW)
        sort_few(list, count);
    else if (count < MANY || !sort_many(list, crowd->spare, count))
        sort_some(list, crowd->spare, count);
}

/* Those alike in a key are told apart by what follows it; names are never longer than NAME_BYTES,
 * and no two are alike. */
static void sort_from(const struct crowd *crowd, struct place *list, size_t count, size_t from) {
    from = common(crowd, list, count, from);
    for (size_t i = 0; i < count; i++) {
        const unsigned char *name = crowd->bytes + list[i].at;
        list[i].key = 0;
        for (size_t k = from; k < from + KEY_BYTES; k++)
            list[i].key = list[i].key << 8 | (k < name[0] ? fold(name[1 + k]) : 0);
    }
    sort_keys(crowd, list, count);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1; end < count && list[end].key == list[begin].key;)
            end++;
        if (end - begin > 1 && from + KEY_BYTES < NAME_BYTES)
            sort_from(crowd, list + begin, end - begin, from + KEY_BYTES);
    }
}

/* ---- telling ---- */

/* Whether one of the bytes is no plain ASCII: below ' ' or above '~'. */
static bool any_unusual(uint64_t bytes) {
    const uint64_t ones = UINT64_MAX / 0xFF, high = ones << 7;
    return ((bytes | (bytes + ones) | (bytes - ones * ' ')) & high) != 0;
}

/* Nearly every name is plain, and that is told eight bytes at a time. */
static void take_text(const unsigned char *text, size_t length, char out[NAME_BYTES]) {
    bool plain = length < NAME_BYTES;
    for (size_t i = 0; plain && i < length; i += sizeof(uint64_t)) {
        uint64_t bytes = UINT64_MAX / 0xFF * ' ';
        size_t left = length - i < sizeof bytes ? length - i : sizeof bytes;
        memcpy(&bytes, text + i, left);
        plain = !any_unusual(bytes);
    }
    if (!plain) {
        text_clean((const char *)text, length, out, NAME_BYTES);
        return;
    }
    memcpy(out, text, length);
    out[length] = '\0';
}

static bool take_counted(struct series *series, const unsigned char *bytes, size_t length,
                         size_t *at, struct counted *counted, struct error *error) {
    struct counted_kept kept;
    size_t span;
    counted->sitting = 0;
    if (!read_span(bytes, length, at, &span))
        return unreadable(series, error);
    if (span == 0)
        return true;
    if (!counted_read(bytes + *at, span, &kept))
        return unreadable(series, error);
    *at += span;
    return series_counted(series, &kept, counted, error);
}

static bool tell_one(struct series *series, const unsigned char *bytes, size_t length,
                     store_standing_fn each, void *context, struct error *error) {
    char name[NAME_BYTES], team[NAME_BYTES];
    struct standing standing;
    size_t at = 1 + (size_t)bytes[0], span;
    uint64_t person, seen, until = 0, sittings;
    if (!read_span(bytes, length, &at, &span))
        return unreadable(series, error);
    take_text(bytes + 1, bytes[0], name);
    take_text(bytes + at, span, team);
    at += span;
    if (!leb_read_long(bytes, length, &at, &person) || !leb_read_long(bytes, length, &at, &seen) ||
        ((seen & ONCE_SEEN) != 0 && !leb_read_long(bytes, length, &at, &until)) ||
        !leb_read_long(bytes, length, &at, &sittings) || person < 1 || person > INT64_MAX ||
        sittings < 1 || sittings > INT32_MAX)
        return unreadable(series, error);
    standing.person = (int64_t)person;
    standing.name = name;
    standing.team = team;
    standing.average = (seen & SEEN_AVERAGE) != 0;
    standing.lead = (seen & SEEN_LEAD) != 0;
    standing.lead_until = (seen & FOREVER) != 0 ? INT64_MAX : (int64_t)until;
    standing.sittings = (int)sittings;
    return take_counted(series, bytes, length, &at, &standing.last, error) &&
           take_counted(series, bytes, length, &at, &standing.before, error) &&
           ((standing.last.sitting != 0 && at == length) || unreadable(series, error)) &&
           each(&standing, context, error);
}

bool gathered_standings_each(struct series *series, unsigned char *people, size_t length,
                             store_standing_fn each, void *context, struct error *error) {
    struct crowd crowd = {.length = length};
    crowd.bytes = people;
    bool done = length < UINT32_MAX ? find_all(series, &crowd, error) : unreadable(series, error);
    if (done && crowd.count > 0)
        sort_from(&crowd, crowd.list, crowd.count, 0);
    for (size_t i = 0; done && i < crowd.count; i++) {
        const struct place *ahead = &crowd.list[i + AHEAD < crowd.count ? i + AHEAD : i];
        __builtin_prefetch(crowd.bytes + ahead->at);
        __builtin_prefetch(crowd.bytes + ahead->at + 64);
        done = tell_one(series, crowd.bytes + crowd.list[i].at, crowd.list[i].length, each, context,
                        error);
    }
    free_crowd(&crowd);
    return done;
}
