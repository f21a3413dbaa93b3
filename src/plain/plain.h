/* plain.h - the plain front end: the same jobs as the screens, line by line, for screen readers,
 * TERM=dumb and pipes. No cursor movement, no colour, no drawing. */
#ifndef LEADQUIZ_PLAIN_PLAIN_H
#define LEADQUIZ_PLAIN_PLAIN_H

#include "leadquiz/instrument.h"
#include "leadquiz/store.h"

#include <stdio.h>

struct arguments;

/* What can be done, until the person leaves or `in` ends. False also when `in` is no terminal and
 * has nothing at all. */
bool plain_home(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error);

/* Take the questionnaire as the arguments ask (short_form, fresh, resume; name and team have passed
 * text_name). The end of `in` is a way to leave: what was answered is kept, and it returns true.
 * False when the store fails, `out` cannot be written, there is nothing to resume, or `in` is no
 * terminal and has nothing at all. */
bool plain_take(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error);

/* What the person that the arguments name has taken so far (else the only one of the store, else
 * it asks), until the person leaves or `in` ends. */
bool plain_results(const struct instrument *instrument, struct store *store,
                   const struct arguments *arguments, FILE *in, FILE *out, struct error *error);

/* What a team lead may see of the team that the arguments name (else of everybody), after the
 * passphrase where one is set, until the person leaves or `in` ends. */
bool plain_review(const struct instrument *instrument, struct store *store,
                  const struct arguments *arguments, FILE *in, FILE *out, struct error *error);

/* Join the meeting whose code is the last operand, or is asked for: a seat, until the person
 * leaves, `in` ends, or the meeting does. */
bool plain_join(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error);

/* Run the meeting of the last operand, as the one facilitator there may be, until the person leaves
 * or `in` ends; then it goes on without them. One that has ended is looked at. The lead's
 * passphrase is asked before this. */
bool plain_meeting_run(const struct instrument *instrument, struct store *store,
                       const struct arguments *arguments, FILE *in, FILE *out, struct error *error);

/* Make a meeting, or choose one that goes on or has ended, and run it so. `asked`: the passphrase
 * has been asked; else it is, where one is set. What cannot be done by now is an error of kind
 * ERROR_INPUT. */
bool plain_meetings(const struct instrument *instrument, struct store *store,
                    const struct arguments *arguments, bool asked, FILE *in, FILE *out,
                    struct error *error);

/* Say what changes in that meeting, until it has ended. Nothing is read from `in`. */
bool plain_meeting_show(const struct instrument *instrument, struct store *store,
                        const struct arguments *arguments, FILE *in, FILE *out,
                        struct error *error);

/* The review over made-up people; every part says so. */
bool plain_demo(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error);

#endif
