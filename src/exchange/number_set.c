#include "number_set.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 64 };

/* Where the number is or belongs. Fibonacci hashing spreads ids, which follow each other. */
static size_t place_of(const uint64_t *table, size_t room, uint64_t number) {
    size_t at = (size_t)((number * UINT64_C(0x9E3779B97F4A7C15)) >> 20) & (room - 1);
    while (table[at] != 0 && table[at] != number)
        at = (at + 1) & (room - 1);
    return at;
}

static bool grow(struct number_set *set, struct error *error) {
    size_t room = set->room > 0 ? 2 * set->room : ROOM_FIRST;
    uint64_t *table = calloc(room, sizeof *table);
    if (table == NULL)
        return error_memory(error);
    for (size_t i = 0; i < set->room; i++)
        if (set->table[i] != 0)
            table[place_of(table, room, set->table[i])] = set->table[i];
    free(set->table);
    set->table = table;
    set->room = room;
    return true;
}

bool number_set_has(const struct number_set *set, uint64_t number) {
    return set->count > 0 && set->table[place_of(set->table, set->room, number)] == number;
}

bool number_set_add(struct number_set *set, uint64_t number, bool *added, struct error *error) {
    bool absent = !number_set_has(set, number);
    if (absent && 2 * set->count >= set->room && !grow(set, error))
        return false;
    if (absent) {
        set->table[place_of(set->table, set->room, number)] = number;
        set->count++;
    }
    if (added != NULL)
        *added = absent;
    return true;
}

void number_set_free(struct number_set *set) {
    free(set->table);
    memset(set, 0, sizeof *set);
}
