/* seats.c - seats of a room whose results were kept, as the sittings that came of them.
 *
 * Which seat became which sitting is remembered nowhere. But a room is shown as a whole, so any
 * pairing of its kept seats with the sittings of the meeting gives the same sets, as long as a
 * seat and its sitting count in the same figures. */
#include "internal.h"

#include "leadquiz/store_meeting.h"

#include <math.h>
#include <stdlib.h>

struct keeping {
    struct audit *audit;
    size_t room;
};

/* What the sitting counts in; what is not told of somebody may be anything. */
static bool figures_of(struct audit *audit, int64_t sitting, uint64_t *figures, bool *told,
                       struct error *error) {
    struct counted_row row;
    enum found found =
        store_counted_get(audit->store, audit->instrument, audit->form, sitting, &row, error);
    *told = found == FOUND;
    *figures = 0;
    for (int s = 0; *told && s < audit->instrument->scale_count; s++)
        *figures |= isnan(row.counted.scales[s]) ? 0 : PRIVACY_MEAN(s);
    return found != FOUND_FAILED;
}

static bool keep(const struct kept_at *kept, void *context, struct error *error) {
    struct keeping *keeping = context;
    struct audit *audit = keeping->audit;
    if (audit->kept_count == keeping->room) {
        size_t room = keeping->room > 0 ? keeping->room * 2 : 64;
        struct kept_seat *list = realloc(audit->kept, room * sizeof *list);
        if (list == NULL)
            return error_memory(error);
        audit->kept = list;
        keeping->room = room;
    }
    struct kept_seat *added = &audit->kept[audit->kept_count++];
    *added = (struct kept_seat){.at = *kept};
    return figures_of(audit, kept->sitting, &added->figures, &added->told, error);
}

static bool read_kept(struct audit *audit, struct error *error) {
    struct keeping keeping = {.audit = audit};
    if (audit->kept_read)
        return true;
    audit->kept_read = true;
    return store_kept_at_each(audit->store, audit->instrument, audit->form, keep, &keeping, error);
}

/* A seat keeps the sitting that it was paired with before. */
static const struct kept_seat *pair(const struct audit *audit, const struct room_seat *seat,
                                    uint64_t means) {
    struct kept_seat *free = NULL;
    for (size_t i = 0; i < audit->kept_count; i++) {
        struct kept_seat *kept = &audit->kept[i];
        if (kept->seat == seat->id)
            return kept;
        bool fits = kept->seat == 0 && kept->at.meeting == seat->meeting &&
                    (!kept->told || kept->figures == means);
        if (fits && (free == NULL || (kept->told && !free->told)))
            free = kept;
    }
    if (free != NULL)
        free->seat = seat->id;
    return free;
}

static bool translate(struct audit *audit, struct privacy_member *member, struct error *error) {
    struct room_seat seat;
    enum found found = store_seat_get(audit->store, member->sitting - SEAT_FIRST, &seat, error);
    if (found != FOUND || !seat.kept)
        return found != FOUND_FAILED;
    if (!read_kept(audit, error))
        return false;
    const struct kept_seat *kept = pair(audit, &seat, member->counts & GROUP_MEANS);
    if (kept != NULL) {
        member->sitting = kept->at.sitting;
        member->person = kept->at.person;
    }
    return true;
}

bool audit_seats(struct audit *audit, struct privacy_member *members, size_t count,
                 struct error *error) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (audit->of_room || members[i].sitting <= SEAT_FIRST)
            continue;
        any = true;
        if (!translate(audit, &members[i], error))
            return false;
    }
    return !any || sort_members(members, count, error);
}
