/* check_file.c - the file as SQLite sees it, and whether its tables are those of a fresh store. */
#include "check.h"

#include "leadquiz/translate.h"

#include <string.h>

static const char *text_of(sqlite3_stmt *statement, int column) {
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text != NULL ? text : "";
}

static bool check_pages(const struct checking *checking) {
    bool failed = false, sound = false;
    sqlite3_stmt *rows = check_begin(checking, "PRAGMA integrity_check(1000)");
    while (check_row(checking, rows, &failed)) {
        sound = strcmp(text_of(rows, 0), "ok") == 0;
        if (!sound)
            check_say(checking, CHECK_FILE, _("the file: %s"), text_of(rows, 0));
    }
    sqlite3_finalize(rows);
    return !failed;
}

static bool check_references(const struct checking *checking) {
    bool failed = false;
    sqlite3_stmt *rows = check_begin(checking, "PRAGMA foreign_key_check");
    while (check_row(checking, rows, &failed))
        check_say(checking, CHECK_REFERENCE, _("a row of the table %s belongs to none of %s"),
                  text_of(rows, 0), text_of(rows, 2));
    sqlite3_finalize(rows);
    return !failed;
}

/* ---- tables and indexes ---- */

static const char schema[] = "SELECT name, type, ifnull(sql, '') FROM sqlite_schema "
                             "WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY name, type";

static void say_schema(const struct checking *checking, const char *name) {
    check_say(checking, CHECK_SCHEMA, _("the table or index %s is not that of a store"), name);
}

/* Both are in the order of names. */
static bool compare(const struct checking *checking, sqlite3_stmt *own,
                    const struct checking *fresh, sqlite3_stmt *other) {
    bool failed = false;
    bool here = check_row(checking, own, &failed), there = check_row(fresh, other, &failed);
    while (!failed && (here || there)) {
        int order = !here ? 1 : !there ? -1 : strcmp(text_of(own, 0), text_of(other, 0));
        if (order != 0 || strcmp(text_of(own, 1), text_of(other, 1)) != 0 ||
            strcmp(text_of(own, 2), text_of(other, 2)) != 0)
            say_schema(checking, text_of(order <= 0 ? own : other, 0));
        if (order <= 0)
            here = check_row(checking, own, &failed);
        if (order >= 0)
            there = check_row(fresh, other, &failed);
    }
    return !failed;
}

bool check_schema(const struct checking *checking) {
    struct store *store = store_open_memory(checking->error);
    if (store == NULL)
        return false;
    struct checking fresh = *checking;
    fresh.store = store;
    sqlite3_stmt *own = check_begin(checking, schema), *other = check_begin(&fresh, schema);
    bool done = own != NULL && other != NULL && compare(checking, own, &fresh, other);
    sqlite3_finalize(own);
    sqlite3_finalize(other);
    store_close(store);
    return done;
}

bool check_file(const struct checking *checking) {
    return check_pages(checking) && check_references(checking) && check_schema(checking);
}
