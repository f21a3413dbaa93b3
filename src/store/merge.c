/* merge.c - another store put into this one: the way as a whole. */
#include "merge.h"

#include "backup.h"
#include "standing.h"

#include "leadquiz/translate.h"

void merge_begin(struct query *query, struct store *store, const char *sql, struct error *error) {
    *query = (struct query){.store = store, .error = error};
    int code = sqlite3_prepare_v2(store->database, sql, -1, &query->statement, NULL);
    if (code != SQLITE_OK)
        query->failed = !database_failed(store, code, error);
}

void merge_end(struct query *query) {
    sqlite3_finalize(query->statement);
    query->statement = NULL;
}

bool merge_tell(struct merging *merging, enum merge_conflict conflict, const char *sql,
                struct error *error) {
    enum { NAME, HERE, THERE, TAKEN, NUMBER };
    struct query query;
    merge_begin(&query, merging->store, sql, error);
    while (query_row(&query) == FOUND) {
        struct merge_told told = {.conflict = conflict};
        query_get_text(&query, NAME, told.name, sizeof told.name);
        query_get_text(&query, HERE, told.here, sizeof told.here);
        query_get_text(&query, THERE, told.there, sizeof told.there);
        query_get_text(&query, TAKEN, told.taken, sizeof told.taken);
        told.number = query_get(&query, NUMBER, INT64_MIN, INT64_MAX);
        if (query.failed)
            break;
        merging->counts->conflicts[conflict]++;
        if (merging->options->tell != NULL)
            merging->options->tell(merging->options->context, &told);
    }
    merge_end(&query);
    return !query.failed;
}

static bool merge_questionnaires(struct merging *merging, struct error *error) {
    return database_run(
        merging->store,
        "INSERT INTO main.questionnaire (hash, id, version, scoring_version, title, bytes, kept) "
        "SELECT hash, id, version, scoring_version, title, bytes, kept FROM other.questionnaire "
        "WHERE true ORDER BY kept, hash ON CONFLICT (hash) DO UPDATE SET kept = excluded.kept "
        "WHERE excluded.kept < questionnaire.kept;"
        "CREATE TABLE other.same_questionnaire ("
        "  there INTEGER PRIMARY KEY, here INTEGER NOT NULL) STRICT;"
        "INSERT INTO other.same_questionnaire SELECT o.number, h.number "
        "FROM other.questionnaire o JOIN main.questionnaire h ON h.hash = o.hash",
        error);
}

/* ---- what is derived ---- */

/* What is derived of people who are gone as well: a store that was written by two versions at once
 * is put right by merging its own backup. */
static bool drop_derived(struct store *store, struct error *error) {
    return database_run(store,
                        "DELETE FROM gathered;"
                        "DELETE FROM counted WHERE NOT EXISTS (SELECT 1 FROM person WHERE "
                        "person.id = counted.person)",
                        error);
}

static bool stand_again(struct merging *merging, struct error *error) {
    struct query query;
    const struct store_watch *watch = &merging->options->watch;
    int64_t done = 0, of = 0;
    bool goes_on =
        drop_derived(merging->store, error) &&
        database_number(merging->store, "SELECT count(*) FROM other.touched", &of, error);
    merge_begin(&query, merging->store, "SELECT person FROM other.touched", error);
    while (goes_on && query_row(&query) == FOUND) {
        goes_on = standing_again(merging->store, query_get(&query, 0, 1, INT64_MAX), error);
        if (goes_on && ++done % 256 == 0 && watch->progress != NULL &&
            !watch->progress(watch->context, done, of))
            goes_on = error_set(error, ERROR_INTERRUPTED, _("interrupted; nothing was changed"));
    }
    merge_end(&query);
    return goes_on && !query.failed;
}

static bool leave_no_empty_team(struct merging *merging, struct error *error) {
    struct query query;
    query_begin(&query, merging->store, TEAM_DELETE_EMPTY, error);
    return query_run(&query);
}

/* ---- the whole ---- */

static bool merge_all(struct merging *merging, struct error *error) {
    static bool (*const steps[])(struct merging *, struct error *) = {
        merge_questionnaires, merge_people, merge_meetings,      merge_sittings,
        merge_shown,          stand_again,  leave_no_empty_team,
    };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (!steps[i](merging, error))
            return false;
    }
    return true;
}

static bool attach(struct store *store, struct store *other, const struct store_watch *watch,
                   struct error *error) {
    if (!database_run(store, "ATTACH '' AS other", error))
        return false;
    int code = backup_pages_as(other->database, store->database, "other", watch);
    if (code == SQLITE_INTERRUPT)
        return error_set(error, ERROR_INTERRUPTED, _("interrupted; nothing was changed"));
    return code == SQLITE_OK || database_failed(store, code, error);
}

bool store_merge(struct store *store, struct store *other, const struct merge_options *options,
                 struct merge_counts *counts, struct error *error) {
    struct merging merging = {store, other, options, counts};
    *counts = (struct merge_counts){0};
    bool done = attach(store, other, &options->watch, error);
    if (done && (done = store_together_begin(store, true, error))) {
        done = merge_all(&merging, error);
        if (!done || options->dry_run)
            (void)store_together_end(store, false, NULL);
        else
            done = store_together_end(store, true, error);
    }
    (void)database_run(store, "DETACH other", NULL);
    return done;
}
