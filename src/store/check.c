#include "check.h"

#include "leadquiz/translate.h"

#include <stdarg.h>
#include <stdio.h>

void check_say(const struct checking *checking, int kind, const char *format, ...) {
    char text[sizeof(((struct error *)NULL)->sentence)];
    struct error said; /* cleaned */
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    error_set(&said, ERROR_NONE, "%s", text);
    checking->check->problem(checking->check->context, kind, said.sentence);
}

sqlite3_stmt *check_begin(const struct checking *checking, const char *sql) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(checking->store->database, sql, -1, &statement, NULL);
    if (code != SQLITE_OK)
        database_failed(checking->store, code, checking->error);
    return statement;
}

bool check_row(const struct checking *checking, sqlite3_stmt *statement, bool *failed) {
    int code = statement != NULL ? sqlite3_step(statement) : SQLITE_ERROR;
    if (code == SQLITE_ROW)
        return true;
    *failed = code != SQLITE_DONE;
    if (*failed && statement != NULL)
        database_failed(checking->store, code, checking->error);
    return false;
}

static bool count(const struct checking *checking) {
    struct store_contents contents;
    bool done = store_contents(checking->store, &contents, checking->error);
    if (done) {
        checking->checked->people = contents.people;
        checking->checked->sittings = contents.sittings;
    }
    return done;
}

/* The file first: what cannot be read makes everything else a problem too. */
static bool check_all(const struct checking *checking) {
    static bool (*const parts[])(const struct checking *) = {
        check_file,      count,          check_texts, check_statements, check_results,
        check_standings, check_gathered, check_shown, check_meetings};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!parts[i](checking))
            return false;
    }
    return true;
}

bool store_check(struct store *store, const struct store_check *check,
                 struct store_checked *checked, struct error *error) {
    const struct checking checking = {
        .store = store, .check = check, .checked = checked, .error = error};
    *checked = (struct store_checked){0};
    *error = (struct error){.kind = ERROR_NONE};
    if (!store_together_begin(store, false, error))
        return false;
    bool done = check_all(&checking);
    if (!done && error->kind == ERROR_STORAGE) {
        check_say(&checking, CHECK_UNREADABLE, "%s", error->sentence);
        done = true;
    }
    struct error ignored;
    (void)store_together_end(store, done, &ignored);
    return done;
}
