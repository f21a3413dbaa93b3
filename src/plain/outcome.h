/* outcome.h - what follows the result. */
#ifndef LEADQUIZ_PLAIN_OUTCOME_H
#define LEADQUIZ_PLAIN_OUTCOME_H

#include "way.h"

/* The tips; the person chooses one or two actions, each with a date. */
enum step way_actions(struct way *way);

#endif
