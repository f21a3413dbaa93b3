/* parting.c - what became of what a seat answered. */
#include "leadquiz/room.h"

#include "leadquiz/translate.h"

#include <stdio.h>

void room_seat_words(const struct meeting *meeting, const struct room_seat *seat,
                     const struct seat_answers *answers, char *out, size_t size) {
    const char *words = _("What you answered stays in your seat, without your name, until the "
                          "meeting is deleted. Your own result is kept nowhere else.");
    if (meeting->one_by_one)
        words = _("Your votes stay in your seat, without your name, until the meeting is deleted; "
                  "nobody sees who gave which.");
    else if (seat->kept)
        words = _("Your result is kept under a code name.");
    else if (answers->discarded)
        words = _("As you asked, your answers are thrown away: nothing of them is kept, and they "
                  "count in nothing.");
    else if (answers->answered == 0)
        words = _("No answer of yours is kept in this seat.");
    (void)snprintf(out, size, "%s", words);
}
