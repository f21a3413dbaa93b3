/* store_forget.h - a person removed, or called otherwise, so that no byte of them, or of the old
 * name, stays in the store's files. */
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

/* Give the person called `from` the name `to` (text_name), also at their seats in meetings that
 * have not ended. `was` is the old one as it was written. Refused with a sentence, and
 * FOUND_FAILED: somebody else has the name or one that looks like it (text_look), in the store or
 * at a seat. FOUND_NOTHING: nobody is called `from`. Then store_clean, and the copies. */
enum found store_rename(struct store *store, const char *from, const char *to, char was[NAME_BYTES],
                        struct error *error);

/* Write the file anew without what was removed, and empty the log. FOUND_NOTHING, with a sentence:
 * somebody has the store open and reads or writes; nothing is lost, to be called again. */
enum found store_clean(struct store *store, struct error *error);

/* The same person and cleaning in a copy of a store, of whatever form, that stays of its form.
 * FOUND_NOTHING: nobody of the name is in it; it was cleaned, too. FOUND_FAILED with a sentence: it
 * cannot be opened, or is in use. */
enum found store_forget_in_copy(const char *path, const char *name, struct error *error);
/* The same, called otherwise; where `store` is not NULL, whoever is called `from` and is the one
 * called `to` in the store at that path, and nobody else: both were first kept at the same time, or
 * a sitting is in both. FOUND_FAILED also: somebody else in it is called `to`. */
enum found store_rename_in_copy(const char *path, const char *from, const char *to,
                                const char *store, struct error *error);

#endif
