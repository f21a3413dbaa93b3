/* known.c - the people whom the lead may see, or once could. */
#include "internal.h"

#include <stdlib.h>

enum { ROOM_LEAST = 1024 };

/* Where the person is, or would be; ids of people are above 0, so 0 is an empty place. */
static int64_t *find(const struct known *known, int64_t person) {
    size_t place = (size_t)((uint64_t)person * UINT64_C(0x9E3779B97F4A7C15) >> 20);
    while (known->people[place & (known->room - 1)] != 0 &&
           known->people[place & (known->room - 1)] != person)
        place++;
    return &known->people[place & (known->room - 1)];
}

static bool grow(struct known *known, struct error *error) {
    struct known larger = {.room = known->room > 0 ? 2 * known->room : ROOM_LEAST};
    larger.people = calloc(larger.room, sizeof *larger.people);
    if (larger.people == NULL)
        return error_memory(error);
    for (size_t i = 0; i < known->room; i++) {
        if (known->people[i] != 0)
            *find(&larger, known->people[i]) = known->people[i];
    }
    larger.count = known->count;
    free(known->people);
    *known = larger;
    return true;
}

bool known_add(struct known *known, int64_t person, struct error *error) {
    if (2 * known->count >= known->room && !grow(known, error))
        return false;
    int64_t *place = find(known, person);
    known->count += *place == 0;
    *place = person;
    return true;
}

bool known_has(const struct known *known, int64_t person) {
    return known->count > 0 && *find(known, person) == person;
}

void known_free(struct known *known) {
    free(known->people);
    *known = (struct known){.count = 0};
}
