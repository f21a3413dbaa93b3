/* care.h - what is done to a store as a whole. Its SQL stays in the store (store_care.h). */
#ifndef LEADQUIZ_CARE_H
#define LEADQUIZ_CARE_H

#include "leadquiz/store.h"

/* How far it is; of 0: nobody knows how far it goes. Returning false ends the work. */
typedef bool (*care_progress_fn)(void *context, int64_t done, int64_t of);

/* Whether both names lead to the same file. False where one of them leads to nothing. */
bool care_same_file(const char *one, const char *other);

#endif
