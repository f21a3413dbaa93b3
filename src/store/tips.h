/* tips.h - the tips shown with a result: two bytes each, facet and number, as the questionnaire of
 * the sitting counts them. */
#ifndef LEADQUIZ_STORE_TIPS_H
#define LEADQUIZ_STORE_TIPS_H

#include "database.h"

enum { TIP_BYTES = 2 };

/* Read the column; false, as damage, when the tips are not those of this questionnaire. */
bool tips_read(struct query *query, int column, const struct instrument *instrument,
               struct tip tips[TIPS_SHOWN_MOST], int *count);

#endif
