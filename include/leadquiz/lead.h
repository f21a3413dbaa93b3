/* lead.h - the passphrase that stands before what is about other people. It guards against people
 * at the keyboard, not against whoever can read the file (docs/privacy.md). */
#ifndef LEADQUIZ_LEAD_H
#define LEADQUIZ_LEAD_H

#include "leadquiz/store.h"

/* Whether a passphrase is set. */
bool lead_locked(struct store *store, bool *locked, struct error *error);

/* How long, in ms, until the next try is taken, 0: now. Wrong tries slow down: after the third each
 * doubles the wait, from 2 seconds up to 5 minutes; that outlives the program. Where the clock was
 * set back, so that the last try lies ahead, it counts as made just now, and is noted so. `now`
 * here is that of clock_machine. */
bool lead_wait(struct store *store, int64_t now, int64_t *wait, struct error *error);

/* The sentence for a wait that is not over; returns false. */
bool lead_too_early(int64_t wait, struct error *error);

/* Try `text`. FOUND: right, or none is set; FOUND_NOTHING: wrong, with a sentence; FOUND_FAILED:
 * the store failed, or it is too early (the sentence says how long to wait; it is no try). Of
 * several at once each counts for the next. */
enum found lead_try(struct store *store, const char *text, int64_t now, struct error *error);

/* Set a new passphrase ("" removes it); refused where one is set that `old` (may be NULL) does not
 * match, which counts as a try. */
bool lead_set(struct store *store, const char *old, const char *fresh, int64_t now,
              struct error *error);

/* The way out of a program that others sit at: the passphrase as it is now, or, where none is set,
 * a word made from `chance` that is shown once. Wrong tries slow down as above, but are counted
 * here alone, for as long as the program runs: they make nobody wait elsewhere, nor do those made
 * elsewhere count here. So it is good only where making it anew takes the passphrase, too. Of
 * `now` the differences alone matter. */
struct lead_door {
    char hash[PASSPHRASE_HASH_BYTES]; /* "": the word opens it */
    char word[NAME_BYTES];
    int wrong;
    int64_t tried;
};
bool lead_door_make(struct store *store, uint64_t chance, struct lead_door *door,
                    struct error *error);
/* FOUND_FAILED: too early, with the sentence for it; FOUND_NOTHING: wrong, with a sentence. */
enum found lead_door_try(struct lead_door *door, const char *text, int64_t now,
                         struct error *error);

#endif
