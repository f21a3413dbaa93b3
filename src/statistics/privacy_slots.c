#include "privacy_slots.h"

#include <stdlib.h>

bool slots_start(struct slots *slots, size_t most, struct error *error) {
    size_t size = 16;
    while (size < 2 * most)
        size *= 2;
    *slots = (struct slots){.list = calloc(size, sizeof *slots->list), .mask = size - 1};
    return slots->list != NULL || error_memory(error);
}

void slots_free(struct slots *slots) {
    free(slots->list);
    *slots = (struct slots){.list = NULL};
}

struct slot *slots_find(struct slots *slots, uint64_t key) {
    size_t place = slots_mix(key) & slots->mask;
    while (slots->list[place].used && slots->list[place].key != key)
        place = (place + 1) & slots->mask;
    return &slots->list[place];
}

void slots_use(struct slot *slot, uint64_t key, uint64_t value) {
    *slot = (struct slot){.key = key, .value = value, .used = true};
}
