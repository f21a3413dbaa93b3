/* known.c - what the lead may see, or once could. */
#include "internal.h"

#include <stdlib.h>

enum { ROOM_LEAST = 1024 };

/* Where the id is, or would be; ids are above 0, so 0 is an empty place. */
static int64_t *find(const struct ids *ids, int64_t id) {
    size_t place = (size_t)((uint64_t)id * UINT64_C(0x9E3779B97F4A7C15) >> 20);
    while (ids->list[place & (ids->room - 1)] != 0 && ids->list[place & (ids->room - 1)] != id)
        place++;
    return &ids->list[place & (ids->room - 1)];
}

static bool grow(struct ids *ids, struct error *error) {
    struct ids larger = {.room = ids->room > 0 ? 2 * ids->room : ROOM_LEAST};
    larger.list = calloc(larger.room, sizeof *larger.list);
    if (larger.list == NULL)
        return error_memory(error);
    for (size_t i = 0; i < ids->room; i++) {
        if (ids->list[i] != 0)
            *find(&larger, ids->list[i]) = ids->list[i];
    }
    larger.count = ids->count;
    free(ids->list);
    *ids = larger;
    return true;
}

static bool add(struct ids *ids, int64_t id, struct error *error) {
    if (2 * ids->count >= ids->room && !grow(ids, error))
        return false;
    int64_t *place = find(ids, id);
    ids->count += *place == 0;
    *place = id;
    return true;
}

static bool has(const struct ids *ids, int64_t id) {
    return ids->count > 0 && *find(ids, id) == id;
}

bool known_add(struct known *known, int64_t person, int64_t sitting, struct error *error) {
    return sitting == 0 ? add(&known->people, person, error)
                        : add(&known->sittings, sitting, error);
}

bool known_has(const struct known *known, int64_t person, int64_t sitting) {
    return has(&known->people, person) || has(&known->sittings, sitting);
}

void known_free(struct known *known) {
    free(known->people.list);
    free(known->sittings.list);
    *known = (struct known){.people.count = 0};
}
