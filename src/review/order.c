/* order.c - members in the order of their sittings. */
#include "internal.h"

#include "leadquiz/memory.h"

#include <stdlib.h>
#include <string.h>

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static size_t digit_of(const struct privacy_member *member, int shift) {
    return (size_t)((uint64_t)member->sitting >> shift) & (DIGITS - 1);
}

/* One pass of a radix sort by the lowest digit first; those alike stay in their order. */
static void sort_by_digit(const struct privacy_member *from, struct privacy_member *to,
                          size_t count, int shift) {
    size_t places[DIGITS + 1] = {0};
    for (size_t i = 0; i < count; i++)
        places[digit_of(&from[i], shift) + 1]++;
    for (size_t digit = 1; digit <= DIGITS; digit++)
        places[digit] += places[digit - 1];
    for (size_t i = 0; i < count; i++)
        to[places[digit_of(&from[i], shift)]++] = from[i];
}

bool sort_members(struct privacy_member *members, size_t count, struct error *error) {
    struct privacy_member *other = memory_grow(NULL, (count + 1) * sizeof *other);
    struct privacy_member *sorted = members;
    uint64_t highest = 0;
    if (other == NULL)
        return error_memory(error);
    for (size_t i = 0; i < count; i++)
        highest |= (uint64_t)members[i].sitting;
    for (int shift = 0; shift < 64 && highest >> shift != 0; shift += DIGIT_BITS) {
        struct privacy_member *to = sorted == members ? other : members;
        sort_by_digit(sorted, to, count, shift);
        sorted = to;
    }
    if (sorted != members)
        memcpy(members, sorted, count * sizeof *members);
    free(other);
    return true;
}
