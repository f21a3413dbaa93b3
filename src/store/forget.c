/* forget.c - a person removed for good. */
#include "clean.h"
#include "members.h"
#include "merge.h"

#include "leadquiz/store_forget.h"
#include "leadquiz/store_meeting.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

static bool count(struct store *store, const char *sql, int64_t person, int64_t *number,
                  struct error *error) {
    struct query query;
    merge_begin(&query, store, sql, error);
    query_number(&query, person);
    if (query_row(&query) == FOUND)
        *number = query_get(&query, 0, 0, INT64_MAX);
    merge_end(&query);
    return !query.failed;
}

/* Whether a list behind figures that were shown names the person. */
static bool was_shown(struct store *store, int64_t person, bool *shown, struct error *error) {
    struct query query;
    bool done = true;
    merge_begin(&query, store, "SELECT id FROM publication", error);
    while (done && !*shown && query_row(&query) == FOUND) {
        struct privacy_member *members = NULL;
        size_t of = 0;
        done = store_publication_members(store, query_get(&query, 0, 1, INT64_MAX), &members, &of,
                                         error);
        for (size_t i = 0; i < of && !*shown; i++)
            *shown = members[i].person == person;
        free(members);
    }
    merge_end(&query);
    return done && !query.failed;
}

/* ---- seats ---- */

/* The next seat under the name; what it leaves behind is counted. */
static enum found leave_seat(struct store *store, const char *name, struct forgotten *forgotten,
                             struct error *error) {
    struct query query;
    int64_t seat = 0, left = 0;
    merge_begin(&query, store, "SELECT id, name FROM seat WHERE name = ? LIMIT 1", error);
    query_text(&query, _("the code name"), name, NAME_BYTES);
    enum found found = query_row(&query);
    if (found == FOUND) {
        seat = query_get(&query, 0, 1, INT64_MAX);
        query_get_text(&query, 1, forgotten->name, sizeof forgotten->name);
    }
    merge_end(&query);
    if (found != FOUND)
        return found;
    if (!store_seat_leave(store, seat, error) ||
        !count(store, "SELECT EXISTS (SELECT 1 FROM seat_answer WHERE seat = ?)", seat, &left,
               error))
        return FOUND_FAILED;
    forgotten->seats++;
    forgotten->told += left;
    return FOUND;
}

/* ---- the store ---- */

static bool forget_person(struct store *store, const struct person *person,
                          struct forgotten *forgotten, struct error *error) {
    (void)snprintf(forgotten->name, sizeof forgotten->name, "%s", person->name);
    return count(store, "SELECT count(*) FROM sitting WHERE person = ?", person->id,
                 &forgotten->sittings, error) &&
           count(store,
                 "SELECT count(*) FROM action a JOIN sitting s ON s.id = a.sitting "
                 "WHERE s.person = ?",
                 person->id, &forgotten->actions, error) &&
           was_shown(store, person->id, &forgotten->shown, error) &&
           store_person_forget(store, person->id, error);
}

static enum found forget(struct store *store, const char *name, struct forgotten *forgotten,
                         struct error *error) {
    struct person person;
    enum found seat = FOUND;
    while (seat == FOUND)
        seat = leave_seat(store, name, forgotten, error);
    enum found found =
        seat != FOUND_FAILED ? store_person_find(store, name, &person, error) : FOUND_FAILED;
    if (found == FOUND && !forget_person(store, &person, forgotten, error))
        found = FOUND_FAILED;
    return found == FOUND_NOTHING && forgotten->seats > 0 ? FOUND : found;
}

enum found store_forget(struct store *store, const char *name, struct forgotten *forgotten,
                        struct error *error) {
    *forgotten = (struct forgotten){.sittings = 0};
    if (!store_together_begin(store, true, error))
        return FOUND_FAILED;
    enum found found = forget(store, name, forgotten, error);
    if (found != FOUND) {
        (void)store_together_end(store, found != FOUND_FAILED, NULL);
        return found;
    }
    return store_together_end(store, true, error) ? FOUND : FOUND_FAILED;
}

/* ---- cleaning ---- */

int clean_files(sqlite3 *database) {
    int code = sqlite3_exec(database, "VACUUM", NULL, NULL, NULL);
    return code == SQLITE_OK
               ? sqlite3_wal_checkpoint_v2(database, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL)
               : code;
}

enum found store_clean(struct store *store, struct error *error) {
    int code = clean_files(store->database);
    if (code == SQLITE_OK)
        return FOUND;
    if ((code & 0xff) != SQLITE_BUSY && (code & 0xff) != SQLITE_LOCKED) {
        database_failed(store, code, error);
        return FOUND_FAILED;
    }
    error_set(
        error, ERROR_STORAGE,
        _("%s is in use by another program, so that what was removed may be in its files yet; "
          "close that program, then do the same again"),
        store->path);
    return FOUND_NOTHING;
}
