/* seat.h - a seat of a meeting, line by line. */
#ifndef LEADQUIZ_PLAIN_SEAT_H
#define LEADQUIZ_PLAIN_SEAT_H

#include "meeting.h"
#include "way.h"

struct seated {
    struct following following;
    struct room_seat seat;
    uint64_t token;
    bool sitting;      /* in the seat: it is to be heard of */
    int64_t heard;     /* when it was last, by the steady clock */
    struct meeting at; /* where this seat is */
    bool moved;        /* the meeting is elsewhere now */
    bool stays;        /* what goes on here is not cut short by that; it is said instead */

    struct way way; /* of the form; its talk is that of all */
    bool begun;     /* the way has its take */
    bool given;     /* all of it, and said so */
    bool told;      /* its result */
    struct error *error;
};

/* Take a seat, or come back to one: STEP_ON in it. */
enum step seat_sit_down(struct seated *seated);

/* A vote; what came of one's own form. STEP_LEAVE with `moved`: the meeting has gone on. */
enum step seat_vote(struct seated *seated);
enum step seat_own_result(struct seated *seated);
/* Whether there is one to be told now. */
bool seat_has_result(const struct seated *seated);

/* How far the room is, unless it is shown already. */
bool seat_say_counts(struct seated *seated);

#endif
