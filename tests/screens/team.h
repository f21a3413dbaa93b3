/* team.h - a made-up team with 18 months of sittings, for the screens of the review. */
#ifndef LEADQUIZ_TEST_TEAM_H
#define LEADQUIZ_TEST_TEAM_H

#include "seat.h"

/* Fill the store of the seat with the sixty people of `leadquiz demo`, as of 21 Nov 2026, the day
 * that the harness starts programs on. */
void team_fill(struct seat *seat);

/* The same with so many people in so many teams, each with one sitting and all consents. */
void team_fill_with(struct seat *seat, int people, int teams);

/* Change what a person lets be done, as if on another seat at the same moment. */
void team_consent(struct seat *seat, const char *name, bool lead);

/* A meeting at which the first so many of them have kept a result. */
void team_meet(struct seat *seat, const char *code, const char *title, int people);

/* Set the lead's passphrase. */
void team_lock(struct seat *seat, const char *passphrase);

/* Start `leadquiz review` and wait for its first page. */
struct terminal *team_review(struct seat *seat, const char *now);

#endif
