/* database.h - the only door to SQLite: an opaque handle, named statements, rows, sentences.
 *
 * A query collects its failures: bind and read without asking, the row functions tell. The first
 * failure has filled the caller's struct error. */
#ifndef LEADQUIZ_STORE_DATABASE_H
#define LEADQUIZ_STORE_DATABASE_H

#include "leadquiz/store.h"

#include "statements.h"

#include <sqlite3.h>

enum {
    WAIT_MS = 5000,         /* for other processes that write */
    VALUE_BYTES = 16 << 20, /* no text or blob of a sound store is longer */
    ID_BYTES = 64           /* of a prompt or facet id, with its NUL */
};

/* SQLite's 2 MiB are little for an import, which comes back to many pages, and much for pages that
 * are read once, one after the other. */
#define CACHE_LARGE "PRAGMA cache_size = -16384"
#define CACHE_SMALL "PRAGMA cache_size = -512"

struct whose; /* whose.h */
struct people_seen {
    struct whose *list; /* owned; by id */
    size_t count, room;
    bool known;          /* as of these two */
    int64_t others, own; /* the data version, and people_changes */
};

struct gathered_all; /* gathered_all.c */

struct store {
    sqlite3 *database;
    char *path;                                  /* as the person wrote it, for sentences */
    int wait_ms, waited_ms;                      /* for other processes: at most, and now */
    bool made_up;                                /* store_is_made_up */
    bool is_copy;                                /* which is brought to a newer form as it is */
    bool alone;                                  /* nobody else has it open, or can open it */
    bool reading;                                /* nothing is changed by this one */
    bool together;                               /* several calls are one transaction ... */
    bool spoiled;                                /* ... and one of them has failed */
    bool removed;                                /* ... and one of them has removed something */
    int64_t version, changes, changes_of_others; /* store_version */
    int64_t people_changes; /* goes up when this connection changes a person, or takes it back */
    struct people_seen seen;
    struct gathered_all *gathered;             /* owned; NULL: not read */
    sqlite3_stmt *statements[STATEMENT_COUNT]; /* prepared at first use */
};

/* Wait for other processes, for store->wait_ms at most. */
void database_wait(struct store *store);

/* The sentence for an SQLite result code, or for what the last call on the store left when `code`
 * is SQLITE_ERROR. Returns false. */
bool database_failed(struct store *store, int code, struct error *error);

/* "PATH is damaged: DETAIL; ..." - `detail` is translated. Returns false. */
bool database_damaged(struct store *store, const char *detail, struct error *error);

/* Every change stands between begin_write and end; reads of several statements between begin_read
 * and end. `done` false, or a commit that fails, undoes everything; returns what came of it. */
bool database_begin_write(struct store *store, struct error *error);
bool database_begin_read(struct store *store, struct error *error);
bool database_end(struct store *store, bool done, struct error *error);

/* After something was removed for good; of several calls together, when they have ended. */
void database_empty_log(struct store *store);

/* Run SQL that is part of the program, not named in the table (pragmas, migrations). */
bool database_run(struct store *store, const char *sql, struct error *error);

/* The first column of the first row of such SQL, as a number. */
bool database_number(struct store *store, const char *sql, int64_t *number, struct error *error);

/* ---- named statements ---- */

struct query {
    struct store *store;
    sqlite3_stmt *statement;
    struct error *error;
    int bound; /* parameters so far */
    bool failed;
};

/* Each query that has begun must end. */
void query_begin(struct query *query, struct store *store, enum statement statement,
                 struct error *error);
void query_end(struct query *query);

/* Bind the next parameter. */
void query_number(struct query *query, int64_t number);
void query_null(struct query *query);
void query_bytes(struct query *query, const void *bytes, size_t length);
/* Text of at most size - 1 bytes is checked first; `what` is its translated name in sentences
 * ("the code name"). */
void query_text(struct query *query, const char *what, const char *text, size_t size);

/* Expect a row, perhaps. */
enum found query_row(struct query *query);
/* Expect none: run to the end, then end. */
bool query_run(struct query *query);

/* Read a column of the row. A number outside of low..high fails the query as damage. */
int64_t query_get(struct query *query, int column, int64_t low, int64_t high);
bool query_is_null(struct query *query, int column);
/* Text comes out clean, and cut where `out` is too small. */
void query_get_text(struct query *query, int column, char *out, size_t size);

#endif
