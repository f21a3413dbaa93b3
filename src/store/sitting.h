/* sitting.h - what the files about sittings share. */
#ifndef LEADQUIZ_STORE_SITTING_H
#define LEADQUIZ_STORE_SITTING_H

#include "database.h"

/* The sentence for a sitting that another process removed; returns false. */
bool sitting_gone(struct error *error);

/* Whether the sitting's `hash` is that of the instrument, else the sentence. */
bool sitting_fits(const char *hash, const struct instrument *instrument, struct error *error);

#endif
