/* known.c - what the lead may see, or once could. */
#include "internal.h"

#include <stdlib.h>

enum { ROOM_LEAST = 1024 };

/* Where the person is, or would be; ids are above 0, so 0 is an empty place. */
static struct knows *find(const struct known *known, int64_t person) {
    size_t place = (size_t)((uint64_t)person * UINT64_C(0x9E3779B97F4A7C15) >> 20);
    while (known->list[place & (known->room - 1)].person != 0 &&
           known->list[place & (known->room - 1)].person != person)
        place++;
    return &known->list[place & (known->room - 1)];
}

static bool grow(struct known *known, struct error *error) {
    struct known larger = {.room = known->room > 0 ? 2 * known->room : ROOM_LEAST};
    larger.list = calloc(larger.room, sizeof *larger.list);
    if (larger.list == NULL)
        return error_memory(error);
    for (size_t i = 0; i < known->room; i++) {
        if (known->list[i].person != 0)
            *find(&larger, known->list[i].person) = known->list[i];
    }
    larger.count = known->count;
    free(known->list);
    *known = larger;
    return true;
}

bool known_add(struct known *known, int64_t person, int64_t until, struct error *error) {
    if (2 * known->count >= known->room && !grow(known, error))
        return false;
    struct knows *knows = find(known, person);
    known->count += knows->person == 0;
    *knows = (struct knows){person, until};
    return true;
}

bool known_find(const struct known *known, int64_t person, int64_t *until) {
    const struct knows *knows = known->count > 0 ? find(known, person) : NULL;
    if (knows == NULL || knows->person == 0)
        return false;
    *until = knows->until;
    return true;
}

void known_free(struct known *known) {
    free(known->list);
    *known = (struct known){.count = 0};
}

/* Of most people everything is known or nothing; of the others it depends on the sitting. */
bool audit_mark_known(struct audit *audit, struct privacy_member *members, size_t count,
                      struct error *error) {
    if (!audit_read_known(audit, error))
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct knows *knows =
            audit->known.count > 0 ? find(&audit->known, members[i].person) : NULL;
        int64_t finished = INT64_MAX;
        members[i].known = knows != NULL && knows->person != 0;
        if (!members[i].known || knows->until == INT64_MAX)
            continue;
        if (store_finished(audit->store, members[i].sitting, &finished, error) == FOUND_FAILED)
            return false;
        members[i].known = finished < knows->until;
    }
    return true;
}
