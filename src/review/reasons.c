/* reasons.c - why somebody stands out, in words. */
#include "leadquiz/clock.h"
#include "leadquiz/review.h"
#include "leadquiz/scoring.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { DATE_BYTES = 40 };

/* ---- in a few words ---- */

static void say_fall(const struct review *review, const struct review_person *person, int scale,
                     char *out, size_t size) {
    if (scale == NOWHERE)
        (void)snprintf(out, size, _("Their level fell clearly, %d to %d"), person->level_was,
                       person->level);
    else
        (void)snprintf(out, size, _("Their %s score fell clearly, %d to %d"),
                       review->instrument->scales[scale].name, person->was[scale],
                       scoring_round((double)person->scales[scale]));
}

void review_suggestion_words(const struct review *review,
                             const struct review_suggestion *suggestion, char *out, size_t size) {
    const struct review_person *person = &review->people[suggestion->person];
    char date[DATE_BYTES];
    switch (suggestion->why) {
    case SUGGESTED_READY:
        (void)snprintf(out, size, "%s",
                       review->instrument->review.corners[CORNER_READY_WANTS].name);
        return;
    case SUGGESTED_FALL: say_fall(review, person, suggestion->scale, out, size); return;
    default:
        clock_date(person->finished, date, sizeof date);
        (void)snprintf(out, size, _("Last answered on %s"), date);
        return;
    }
}

/* ---- as sentences ---- */

static void say_level(const struct review_person *person, const char *from, const char *to,
                      char out[REASON_WORDS]) {
    (void)snprintf(out, REASON_WORDS,
                   person->level_moved == MOVED_FALL
                       ? _("Their level fell clearly: %d to %d, %s to %s.")
                       : _("Their level rose clearly: %d to %d, %s to %s."),
                   person->level_was, person->level, from, to);
}

static void say_scale(const struct review *review, const struct review_person *person, int scale,
                      const char *from, const char *to, char out[REASON_WORDS]) {
    (void)snprintf(out, REASON_WORDS,
                   person->moved[scale] == MOVED_FALL
                       ? _("Their %s score fell clearly: %d to %d, %s to %s.")
                       : _("Their %s score rose clearly: %d to %d, %s to %s."),
                   review->instrument->scales[scale].name, person->was[scale],
                   scoring_round((double)person->scales[scale]), from, to);
}

static int say_moves(const struct review *review, const struct review_person *person,
                     enum moved which, char reasons[REASONS_MOST][REASON_WORDS], int count) {
    char from[DATE_BYTES], to[DATE_BYTES];
    clock_date(person->before, from, sizeof from);
    clock_date(person->finished, to, sizeof to);
    if (person->level_moved == which)
        say_level(person, from, to, reasons[count++]);
    for (int i = 0; i < review->instrument->scale_count; i++) {
        if (person->moved[i] == which)
            say_scale(review, person, i, from, to, reasons[count++]);
    }
    return count;
}

int review_reasons(const struct review *review, const struct review_person *person,
                   char reasons[REASONS_MOST][REASON_WORDS]) {
    char date[DATE_BYTES];
    int count = say_moves(review, person, MOVED_FALL, reasons, 0);
    count = say_moves(review, person, MOVED_RISE, reasons, count);
    if (person->due) {
        clock_date(person->finished, date, sizeof date);
        (void)snprintf(reasons[count++], REASON_WORDS,
                       _("Last answered on %s: it is time to answer again."), date);
    }
    return count;
}
