/* person.h - what the files about people share. */
#ifndef LEADQUIZ_STORE_PERSON_H
#define LEADQUIZ_STORE_PERSON_H

#include "database.h"

/* The row of a PERSON_SELECT. False when the query has failed. */
bool person_of_row(struct query *query, struct person *person);

#endif
