/* person.h - what the files about people share. */
#ifndef LEADQUIZ_STORE_PERSON_H
#define LEADQUIZ_STORE_PERSON_H

#include "database.h"

/* Whether no table of people would take the name for a formula, else a sentence; `what` is its
 * subject, for instance "the code name". */
bool person_name_harmless(const char *name, const char *what, struct error *error);

/* The row of a PERSON_SELECT. False when the query has failed. */
bool person_of_row(struct query *query, struct person *person);

#endif
