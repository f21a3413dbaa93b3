/* shown.c - what was shown so far: read, and added to. */
#include "internal.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

static bool keep_known(int64_t person, int64_t until, void *context, struct error *error) {
    struct audit *audit = context;
    return known_add(&audit->known, person, until, error);
}

bool audit_read_known(struct audit *audit, struct error *error) {
    /* The short form is shown of nobody. */
    if (audit->knows || audit->form != FORM_FULL)
        return true;
    audit->knows = true;
    return store_known_each(audit->store, audit->instrument, FORM_FULL, keep_known, audit, error);
}

/* ---- the list ---- */

static bool append(struct audit *audit, const struct publication *publication,
                   struct error *error) {
    if (audit->count == audit->room) {
        size_t room = audit->room > 0 ? audit->room * 2 : 64;
        struct publication *list = realloc(audit->publications, room * sizeof *list);
        if (list == NULL)
            return error_memory(error);
        audit->publications = list;
        audit->room = room;
    }
    audit->publications[audit->count++] = *publication;
    return true;
}

static bool append_each(const struct publication *publication, void *context, struct error *error) {
    return append(context, publication, error);
}

static void turn_round(struct publication *list, size_t count) {
    for (size_t i = 0; i < count / 2; i++) {
        struct publication kept = list[i];
        list[i] = list[count - 1 - i];
        list[count - 1 - i] = kept;
    }
}

/* ---- the record ---- */

/* The number of the publication that this one rests on. */
static bool find_base(const struct audit *audit, size_t number, ptrdiff_t *base,
                      struct error *error) {
    int64_t id = audit->publications[number].base;
    *base = PRIVACY_NO_BASE;
    for (size_t i = number; id > 0 && i > 0 && *base == PRIVACY_NO_BASE; i--) {
        if (audit->publications[i - 1].id == id)
            *base = (ptrdiff_t)i - 1;
    }
    return id == 0 || *base != PRIVACY_NO_BASE ||
           error_set(error, ERROR_STORAGE,
                     _("what was shown of this group before cannot be read; put a backup of the "
                       "store in its place"));
}

static bool read_one(struct audit *audit, size_t number, struct error *error) {
    struct privacy_set set = {.shown = audit->publications[number].set.shown};
    struct privacy_member *members = NULL;
    ptrdiff_t base;
    bool done = find_base(audit, number, &base, error) &&
                store_publication_members(audit->store, audit->publications[number].id, &members,
                                          &set.count, error);
    set.members = members;
    done = done && audit_seats(audit, members, set.count, error) &&
           audit_mark_known(audit, members, set.count, error) &&
           privacy_record_add(audit->record, base, &set, error);
    free(members);
    return done;
}

static bool read_all(struct audit *audit, struct error *error) {
    audit->record = privacy_record_make(&audit->instrument->privacy, error);
    if (audit->record == NULL ||
        !store_publications_each(audit->store, audit->instrument, audit->form, NULL, append_each,
                                 audit, error))
        return false;
    turn_round(audit->publications, audit->count);
    for (size_t i = 0; i < audit->count; i++) {
        if (!read_one(audit, i, error))
            return false;
    }
    return true;
}

/* ---- beginning and ending ---- */

static bool begin(struct audit *audit, bool lock, struct error *error) {
    audit->open = store_together_begin(audit->store, lock, error);
    audit->locked = audit->open && lock;
    return audit->open && store_version(audit->store, &audit->version, error);
}

bool audit_open(struct audit *audit, struct error *error) {
    return audit->open || (begin(audit, false, error) && read_all(audit, error));
}

static bool keep_newest(const struct publication *publication, void *context, struct error *error) {
    int64_t *newest = context;
    (void)error;
    *newest = publication->id > *newest ? publication->id : *newest;
    return true;
}

bool audit_lock(struct audit *audit, bool *again, struct error *error) {
    int64_t newest = 0, known = audit->count > 0 ? audit->publications[audit->count - 1].id : 0;
    *again = false;
    if (audit->locked)
        return true;
    audit->open = false;
    if (!store_together_end(audit->store, true, error) || !begin(audit, true, error) ||
        !store_publications_each(audit->store, audit->instrument, audit->form, NULL, keep_newest,
                                 &newest, error))
        return false;
    *again = newest != known;
    if (!*again)
        return true;
    privacy_record_free(audit->record);
    audit->count = 0;
    return read_all(audit, error);
}

bool audit_close(struct audit *audit, bool keep, struct error *error) {
    if (audit->open)
        keep = store_together_end(audit->store, keep, error);
    privacy_record_free(audit->record);
    free(audit->publications);
    known_free(&audit->known);
    *audit = (struct audit){.store = audit->store};
    return keep;
}

bool audit_members(const struct audit *audit, size_t number, struct privacy_member **members,
                   struct privacy_set *set, struct error *error) {
    *set = audit->publications[number].set;
    bool done = privacy_record_members(audit->record, number, members, &set->count, error);
    set->members = *members;
    return done;
}

/* ---- adding ---- */

/* Figures of one group from day to day differ in few members: then these are kept alone. */
static bool find_changes(const struct audit *audit, struct publication *publication,
                         struct privacy_member **changes, struct error *error) {
    size_t count = 0, number = audit->count;
    while (number > 0 && strcmp(audit->publications[number - 1].scope, publication->scope) != 0)
        number--;
    *changes = NULL;
    if (number == 0)
        return true;
    if (!privacy_record_changes(audit->record, number - 1, changes, &count, error))
        return false;
    if (count > publication->set.count / 2)
        return true;
    publication->base = audit->publications[number - 1].id;
    publication->set.members = *changes;
    publication->set.count = count;
    return true;
}

bool audit_publish(struct audit *audit, const struct publication *publication,
                   struct error *error) {
    struct publication kept = *publication;
    struct privacy_member *changes;
    bool done = find_changes(audit, &kept, &changes, error) &&
                store_publication_add(audit->store, audit->instrument, audit->form, &kept, error);
    free(changes);
    kept.set.members = NULL;
    kept.set.count = 0;
    if (!done || !append(audit, &kept, error))
        return false;
    privacy_record_keep(audit->record, kept.set.shown);
    return true;
}
