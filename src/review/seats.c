/* seats.c - seats of a room whose results were kept, as the sittings that came of them. */
#include "internal.h"

#include "leadquiz/store_meeting.h"

bool audit_seats(struct audit *audit, struct privacy_member *members, size_t count,
                 struct error *error) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        struct privacy_member *member = &members[i];
        if (audit->of_room || member->sitting <= SEAT_FIRST)
            continue;
        any = true;
        if (store_seat_sitting(audit->store, member->sitting - SEAT_FIRST, &member->sitting,
                               &member->person, error) == FOUND_FAILED)
            return false;
    }
    return !any || sort_members(members, count, error);
}
