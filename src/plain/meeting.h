/* meeting.h - a meeting followed line by line, by whoever it is: facilitator, projector, a seat. */
#ifndef LEADQUIZ_PLAIN_MEETING_H
#define LEADQUIZ_PLAIN_MEETING_H

#include "leadquiz/room.h"
#include "talk.h"

struct following {
    struct talk *talk; /* not owned */
    struct store *store;
    const struct instrument *instrument; /* the meeting's */
    struct instrument *own;              /* owned, when it is not the current one */
    const struct instrument *current;
    struct meeting meeting;
    int64_t version;           /* of the store, when it was read */
    struct room_counts counts; /* by following_count */
    struct error *error;
};

/* Find the meeting of the code; talk, store, current and error are set. */
bool following_begin(struct following *following, const char *code);
void following_free(struct following *following);

/* Read the meeting anew when the store has changed since; *changed says whether it has. */
bool following_look(struct following *following, bool *changed);
bool following_count(struct following *following);

/* Whether a meeting is somewhere else than it was, or a room further. */
bool following_moved(const struct meeting *was, const struct meeting *is);
bool following_counted(const struct room_counts *were, const struct room_counts *are);

/* The first lines: the title, and what to type while one can join. */
void following_say_head(struct following *following);
/* What all may know of a meeting that is not revealed: what it is at, how far the room is. */
void following_say_state(struct following *following);
/* When it ended. */
void following_say_ended(struct following *following);
void following_say_counts(struct following *following);

/* What the room sees, when it may be seen: of the form, or of one question. The questions of a form
 * are the most split `most`. */
bool following_say_result(struct following *following, const struct room_result *result, int most);
/* The same, made for it. */
bool following_reveal(struct following *following, int most);

#endif
