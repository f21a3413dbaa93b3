/* sitting.h - what the files about sittings share. */
#ifndef LEADQUIZ_STORE_SITTING_H
#define LEADQUIZ_STORE_SITTING_H

#include "database.h"

/* The sentence for a sitting that another process removed; returns false. */
bool sitting_gone(struct error *error);

/* Whether the sitting's `hash` is that of the instrument, else the sentence. */
bool sitting_fits(const char *hash, const struct instrument *instrument, struct error *error);

/* The row of a SITTING_SELECT. False when the query has failed. */
bool sitting_of_row(struct query *query, struct sitting *sitting);

/* The answers of a finished sitting from the columns `column` (values) and the next (times). */
bool sitting_answers(struct query *query, int column, const struct instrument *instrument,
                     struct answers *answers);

/* The level that `level` may as well be, as the answers and their quality tell; 0 when it is firm.
 */
int result_neighbour(const struct instrument *instrument, enum form form,
                     const struct answers *answers, enum quality quality, int level);

#endif
