/* check_standings.c - what the review reads of people and over time, against the sittings. */
#include "check.h"
#include "gathered.h"

#include "leadquiz/translate.h"

#include <string.h>

enum { PERSON, SERIES, FORM, LAST, BEFORE };

static bool same(sqlite3_stmt *row, int column, const struct counted_kept *kept) {
    unsigned char bytes[COUNTED_BYTES_MOST];
    size_t length = counted_write(kept, bytes);
    return (size_t)sqlite3_column_bytes(row, column) == length &&
           memcmp(sqlite3_column_blob(row, column), bytes, length) == 0;
}

/* The newest two of those that count. */
static bool check_standing(const struct checking *checking, sqlite3_stmt *row) {
    struct query query;
    struct counted_kept kept;
    int at = 0;
    bool sound = true;
    query_begin(&query, checking->store, STANDING_SITTINGS, checking->error);
    query_number(&query, sqlite3_column_int64(row, PERSON));
    query_number(&query, sqlite3_column_int64(row, SERIES));
    query_number(&query, sqlite3_column_int64(row, FORM));
    for (; at < 2 && query_row(&query) == FOUND; at++)
        sound = counted_of_row(&query, 0, &kept) && same(row, LAST + at, &kept) && sound;
    query_end(&query);
    sound = sound && at > 0 && (at > 1) == (sqlite3_column_type(row, BEFORE) != SQLITE_NULL);
    if (!sound)
        check_say(checking, CHECK_STANDING, _("person %lld: %s"),
                  (long long)sqlite3_column_int64(row, PERSON),
                  _("the last sittings in the list that the review reads are not theirs"));
    return true;
}

static bool check_last(const struct checking *checking) {
    bool failed = false, done = true;
    sqlite3_stmt *row = check_begin(
        checking, "SELECT person, series, form, last, before FROM standing ORDER BY person");
    while (done && check_row(checking, row, &failed))
        done = check_standing(checking, row);
    sqlite3_finalize(row);
    return done && !failed;
}

/* ---- over time ---- */

/* Of those that count; which there are, statements tell. */
static const char counted_sql[] =
    "SELECT n.sitting, n.person = s.person AND n.form = s.form, n.kept, s.questionnaire, s.id, "
    "s.finished, r.level, r.neighbour, r.assessed, r.desire, r.scales "
    "FROM counted n JOIN sitting s ON s.id = n.sitting JOIN result r ON r.sitting = s.id";

static bool check_counted(const struct checking *checking) {
    enum { SITTING, SAME, KEPT, COUNTED };
    bool failed = false;
    sqlite3_stmt *row = check_begin(checking, counted_sql);
    while (check_row(checking, row, &failed)) {
        struct error why = {.kind = ERROR_NONE};
        struct query query = {.store = checking->store, .statement = row, .error = &why};
        unsigned char bytes[COUNTED_BYTES_MOST];
        struct counted_kept kept;
        bool same = sqlite3_column_int(row, SAME) == 1 && counted_of_row(&query, COUNTED, &kept);
        size_t length = same ? counted_write_short(&kept, bytes) : 0;
        same = same && (size_t)sqlite3_column_bytes(row, KEPT) == length &&
               memcmp(sqlite3_column_blob(row, KEPT), bytes, length) == 0;
        if (!same)
            check_say(checking, CHECK_COUNTED, _("sitting %lld: %s"),
                      (long long)sqlite3_column_int64(row, SITTING),
                      _("what a look over time reads is not what came of it"));
    }
    sqlite3_finalize(row);
    return !failed;
}

bool check_standings(const struct checking *checking) {
    return check_last(checking) && check_counted(checking);
}

/* ---- of everybody ---- */

static bool check_block(const struct checking *checking, sqlite3_stmt *row) {
    struct error why = {.kind = ERROR_NONE};
    const struct series series = {.store = checking->store,
                                  .number = sqlite3_column_int64(row, GATHERED_SERIES)};
    int64_t block = sqlite3_column_int64(row, GATHERED_BLOCK);
    int64_t form = sqlite3_column_int64(row, GATHERED_FORM);
    bool same = false, known = form >= 0 && form < FORM_COUNT && block >= 0 &&
                               block < INT64_MAX / GATHERED_TOGETHER - 1;
    if (known && !gathered_same(&series, (enum form)form, row, &same, &why) &&
        why.kind == ERROR_MEMORY)
        return error_memory(checking->error);
    if (!same)
        check_say(checking, CHECK_GATHERED,
                  _("person %lld and those after: what a look at everybody reads is not what is "
                    "kept of them"),
                  known ? (long long)block * GATHERED_TOGETHER : -1LL);
    return true;
}

bool check_gathered(const struct checking *checking) {
    bool failed = false, done = true;
    sqlite3_stmt *row =
        check_begin(checking, "SELECT block, series, form, heads, people FROM gathered");
    while (done && check_row(checking, row, &failed))
        done = check_block(checking, row);
    sqlite3_finalize(row);
    return done && !failed;
}
