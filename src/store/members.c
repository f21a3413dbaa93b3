#include "members.h"

#include "leb.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

/* What one or more members have in common. */
struct part {
    uint64_t counts, minus;
};

struct parts {
    struct part *list;
    size_t count, capacity;
};

static uint64_t zigzag(int64_t number) {
    return (uint64_t)number << 1 ^ (number < 0 ? UINT64_MAX : 0);
}

static int64_t unzigzag(uint64_t number) {
    return (int64_t)(number >> 1 ^ (number & 1 ? UINT64_MAX : 0));
}

/* There are few: who did not answer all, has no team or no sitting before. SIZE_MAX without
 * memory. */
static size_t part_of(struct parts *parts, const struct privacy_member *member) {
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->list[i].counts == member->counts && parts->list[i].minus == member->minus)
            return i;
    }
    if (parts->count == parts->capacity) {
        size_t capacity = parts->capacity == 0 ? 16 : 2 * parts->capacity;
        struct part *list = realloc(parts->list, capacity * sizeof *list);
        if (list == NULL)
            return SIZE_MAX;
        parts->list = list;
        parts->capacity = capacity;
    }
    parts->list[parts->count] = (struct part){member->counts, member->minus};
    return parts->count++;
}

static bool rising(const struct privacy_set *set) {
    int64_t before = 0;
    for (size_t i = 0; i < set->count; i++) {
        if (set->members[i].sitting <= before || set->members[i].person < 1)
            return false;
        before = set->members[i].sitting;
    }
    return true;
}

/* The members follow the parts, which are known when the last member has been looked at. */
static size_t write_list(const struct privacy_set *set, struct parts *parts, unsigned char *out) {
    size_t length = 0;
    int64_t sitting = 0, person = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct privacy_member *member = &set->members[i];
        size_t part = part_of(parts, member);
        if (part == SIZE_MAX)
            return SIZE_MAX;
        length += leb_write((uint64_t)(member->sitting - sitting), out + length);
        length += leb_write(zigzag(member->person - person), out + length);
        length += leb_write(part, out + length);
        sitting = member->sitting;
        person = member->person;
    }
    return length;
}

static size_t write_parts(const struct parts *parts, unsigned char *out) {
    size_t length = leb_write(parts->count, out);
    for (size_t i = 0; i < parts->count; i++) {
        length += leb_write(parts->list[i].counts, out + length);
        length += leb_write(parts->list[i].minus, out + length);
    }
    return length;
}

unsigned char *members_write(const struct privacy_set *set, size_t *length, struct error *error) {
    struct parts parts = {.list = NULL};
    unsigned char *list = NULL, *bytes = NULL;
    if (!rising(set)) {
        error_set(error, ERROR_INPUT,
                  _("the sittings behind these figures are not in order, so the figures are not "
                    "shown; start leadquiz again"));
        return NULL;
    }
    list = malloc((set->count + 1) * 3 * LEB_LONG_BYTES_MOST);
    size_t list_length = list != NULL ? write_list(set, &parts, list) : SIZE_MAX;
    if (list_length != SIZE_MAX)
        bytes = malloc((2 * parts.count + 1) * LEB_LONG_BYTES_MOST + list_length);
    if (bytes != NULL) {
        *length = write_parts(&parts, bytes);
        memcpy(bytes + *length, list, list_length);
        *length += list_length;
    } else
        error_memory(error);
    free(parts.list);
    free(list);
    return bytes;
}

/* ---- reading ---- */

struct reading {
    const unsigned char *bytes;
    size_t length, at;
    struct parts parts;
};

static bool next(struct reading *reading, uint64_t *number) {
    return leb_read_long(reading->bytes, reading->length, &reading->at, number);
}

/* False where the bytes are wrong, or, with the error set, without memory. */
static bool read_parts(struct reading *reading, struct error *error) {
    uint64_t count = 0;
    /* Each takes two bytes or more: a wrong number asks for no more memory than that. */
    if (!next(reading, &count) || count > reading->length / 2)
        return false;
    reading->parts.list = calloc((size_t)count + 1, sizeof *reading->parts.list);
    if (reading->parts.list == NULL)
        return error_memory(error);
    reading->parts.count = (size_t)count;
    for (size_t i = 0; i < reading->parts.count; i++) {
        struct part *part = &reading->parts.list[i];
        if (!next(reading, &part->counts) || !next(reading, &part->minus))
            return false;
    }
    return true;
}

static bool read_member(struct reading *reading, const struct privacy_member *before,
                        struct privacy_member *member) {
    uint64_t further, difference, part;
    if (!next(reading, &further) || !next(reading, &difference) || !next(reading, &part) ||
        further < 1 || further > (uint64_t)(INT64_MAX - before->sitting) ||
        part >= reading->parts.count)
        return false;
    /* Not by adding numbers with a sign: what is damaged may be too large for that. */
    int64_t person = (int64_t)((uint64_t)before->person + (uint64_t)unzigzag(difference));
    *member = (struct privacy_member){.sitting = before->sitting + (int64_t)further,
                                      .person = person,
                                      .counts = reading->parts.list[part].counts,
                                      .minus = reading->parts.list[part].minus};
    return person >= 1;
}

struct privacy_member *members_read(const unsigned char *bytes, size_t length, size_t *count,
                                    struct error *error) {
    enum { BYTES_LEAST = 3 };
    struct reading reading = {.bytes = bytes, .length = length};
    struct privacy_member *members = NULL, before = {.sitting = 0};
    bool done = read_parts(&reading, error);
    *count = 0;
    if (done)
        members = calloc((length - reading.at) / BYTES_LEAST + 1, sizeof *members);
    if (done && members == NULL)
        error_memory(error);
    done = done && members != NULL;
    while (done && reading.at < length) {
        done = (length - reading.at) >= BYTES_LEAST &&
               read_member(&reading, &before, &members[*count]);
        if (done)
            before = members[(*count)++];
    }
    free(reading.parts.list);
    if (done)
        return members;
    free(members);
    return NULL;
}
