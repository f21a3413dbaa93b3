/* number_set.h - a set of numbers, in an open hash table. */
#ifndef LEADQUIZ_EXCHANGE_NUMBER_SET_H
#define LEADQUIZ_EXCHANGE_NUMBER_SET_H

#include "leadquiz/error.h"

#include <stddef.h>
#include <stdint.h>

/* All zero is the empty set. */
struct number_set {
    uint64_t *table; /* owned; 0 = free */
    size_t room, count;
};

/* Whether the number, which is not 0, is in the set. */
bool number_set_has(const struct number_set *set, uint64_t number);
/* Put it in; there already is no failure. *added (may be NULL) when it was not. False without
 * memory. */
bool number_set_add(struct number_set *set, uint64_t number, bool *added, struct error *error);
void number_set_free(struct number_set *set);

#endif
