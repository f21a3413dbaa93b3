/* people_in.h - the people of a file: who they are, and what they allow. */
#ifndef LEADQUIZ_EXCHANGE_PEOPLE_IN_H
#define LEADQUIZ_EXCHANGE_PEOPLE_IN_H

#include "json_row.h"

/* A line of an export that is a person. False when nothing can go on. */
bool people_read(struct json_row *row, json_t *line, struct error *error);

/* Whether the person came in with this file. */
bool people_new(const struct incoming *incoming, const struct person *person);

/* Count somebody of the file who was in the store before it. *again (may be NULL) when that was
 * done already. */
bool people_met(struct incoming *incoming, const struct person *person, bool *again,
                struct error *error);

/* Whether a sitting of the person may come in: not when the store had been told No to saving before
 * this file, and the file brings no later Yes. Else false with a sentence. */
bool people_may_keep(const struct incoming *incoming, const struct instrument *instrument,
                     const struct person *person, struct error *error);

#endif
