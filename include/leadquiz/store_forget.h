/* store_forget.h - a person removed so that no byte of them stays in the store's files. */
#ifndef LEADQUIZ_STORE_FORGET_H
#define LEADQUIZ_STORE_FORGET_H

#include "leadquiz/store.h"

struct forgotten {
    char name[NAME_BYTES]; /* as it was written */
    int64_t sittings, actions;
    int64_t seats; /* under the name, in meetings that had not ended */
    int64_t told;  /* of them those whose answers stay, without a name: the room has seen them */
    bool shown;    /* counted in figures that were shown: the numbers of the sittings stay there */
};

/* Remove the person of that name with all that hangs on it (store_person_forget), and leave their
 * seats (store_seat_leave). FOUND_NOTHING: there is nobody of the name, and no seat. */
enum found store_forget(struct store *store, const char *name, struct forgotten *forgotten,
                        struct error *error);

/* Write the file anew without what was removed, and empty the log. FOUND_NOTHING, with a sentence:
 * somebody has the store open and reads or writes; nothing is lost, to be called again. */
enum found store_clean(struct store *store, struct error *error);

/* The same person and cleaning in a copy of a store, of whatever form, that stays of its form.
 * FOUND_NOTHING: nobody of the name is in it; it was cleaned, too. FOUND_FAILED with a sentence: it
 * cannot be opened, or is in use. */
enum found store_forget_in_copy(const char *path, const char *name, struct error *error);

#endif
