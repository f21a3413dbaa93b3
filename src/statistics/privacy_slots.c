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

uint64_t slots_mix(uint64_t number) {
    number += UINT64_C(0x9E3779B97F4A7C15);
    number = (number ^ (number >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    number = (number ^ (number >> 27)) * UINT64_C(0x94D049BB133111EB);
    return number ^ (number >> 31);
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
