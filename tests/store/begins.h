/* begins.h - whoever changes something has begun as a writer: a transaction that begins to read and
 * then writes is refused at once when somebody else wrote in between, whatever it would wait. */
#ifndef LEADQUIZ_TESTS_STORE_BEGINS_H
#define LEADQUIZ_TESTS_STORE_BEGINS_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline int begins_look(unsigned kind, void *context, void *statement, void *text) {
    static const char *const changes[] = {"INSERT", "UPDATE", "DELETE", "REPLACE"};
    sqlite3 *database = context;
    const char *sql = text;
    (void)kind;
    if (sqlite3_get_autocommit(database) || sqlite3_stmt_readonly(statement) ||
        sqlite3_txn_state(database, NULL) == SQLITE_TXN_WRITE)
        return 0;
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        if (strncmp(sql, changes[i], strlen(changes[i])) != 0)
            continue;
        fprintf(stderr, "a change in a transaction that began to read alone: %s\n", sql);
        abort();
    }
    return 0;
}

static inline int begins_opened(sqlite3 *database, char **why,
                                const struct sqlite3_api_routines *routines) {
    (void)why;
    (void)routines;
    return sqlite3_trace_v2(database, SQLITE_TRACE_STMT, begins_look, database);
}

/* Every database that is opened from now on. */
static inline void begins_watch(void) {
    (void)sqlite3_auto_extension((void (*)(void))begins_opened);
}

#endif
