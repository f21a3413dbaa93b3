/* parting.c - what became of what a seat answered. */
#include "leadquiz/room.h"

#include "leadquiz/translate.h"

#include <stdio.h>

/* Of the form, or of all that is asked where that is chosen questions. */
static const char *form_words(const struct meeting *meeting, const struct room_seat *seat,
                              const struct seat_answers *answers) {
    if (meeting->one_by_one)
        return _("Your votes stay in your seat, without your name, until the meeting is deleted; "
                 "nobody sees who gave which.");
    if (seat->kept)
        return _("Your result is kept under a code name. What you answered stays in your seat, "
                 "too, without your name, until the meeting is deleted.");
    if (answers->discarded)
        return answers->votes > 0
                   ? _("As you asked, your answers to the form are thrown away: nothing of them is "
                       "kept, and they count in nothing.")
                   : _("As you asked, your answers are thrown away: nothing of them is kept, and "
                       "they count in nothing.");
    if (answers->answered == 0)
        return answers->votes > 0 ? _("No answer of yours to the form is kept in this seat.")
                                  : _("No answer of yours is kept in this seat.");
    return _("What you answered stays in your seat, without your name, until the meeting is "
             "deleted. Your own result is kept nowhere else.");
}

void room_seat_words(const struct meeting *meeting, const struct room_seat *seat,
                     const struct seat_answers *answers, char *out, size_t size) {
    bool no_form = answers->discarded || answers->answered == 0;
    const char *words = form_words(meeting, seat, answers);
    const char *votes = "";
    if (no_form && !meeting->one_by_one && !seat->kept && answers->votes > 0)
        votes = N_("Your vote stays in your seat, without your name, until the meeting is deleted.",
                   "Your votes stay in your seat, without your name, until the meeting is deleted.",
                   answers->votes);
    (void)snprintf(out, size, "%s%s%s", words, votes[0] != '\0' ? " " : "", votes);
}
