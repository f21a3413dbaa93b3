/* members.h - whose sittings stood behind figures that were shown, in a few bytes each.
 *
 * Everything is LEB128: how many different parts there are, then each as the bits that it counts in
 * and those that it is taken away from; then for each sitting how much larger its id is than that
 * of the one before, how the person's id differs from the one before (zigzag: 0, -1, 1, -2, ...),
 * and the number of its part. */
#ifndef LEADQUIZ_STORE_MEMBERS_H
#define LEADQUIZ_STORE_MEMBERS_H

#include "leadquiz/privacy.h"

/* The bytes, the caller frees; NULL with a sentence when there is no memory for them, or when the
 * members do not rise. */
unsigned char *members_write(const struct privacy_set *set, size_t *length, struct error *error);

/* The members, the caller frees; `known` of all is false. NULL with no error set when the bytes are
 * not those of members. */
struct privacy_member *members_read(const unsigned char *bytes, size_t length, size_t *count,
                                    struct error *error);

/* Numbers of members that no sitting, person or seat (SEAT_FIRST) ever has: of those who were
 * removed from another store that came into this one (merge_shown.c). */
#define LOST_FIRST (INT64_C(1) << 61)

#endif
