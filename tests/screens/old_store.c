#include "old_store.h"

#include "../../src/store/open.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sqlite3.h>
#include <stdio.h>

int old_store_newest(void) {
    return schema_migrations()->count;
}

static void make(const char *path, int version) {
    struct error error;
    struct migrations steps = {schema_migrations()->list, version};
    struct store *store = store_open_with(path, &steps, WAIT_MS, NULL, &error);
    assert_non_null(store);
    store_close(store);
}

/* The rows of today's store in the tables of version 1, from there by the released steps. */
void old_store_make(const char *now, const char *path, int version) {
    char sql[2048];
    sqlite3 *store = NULL;
    make(path, 1);
    snprintf(sql, sizeof sql,
             "ATTACH '%s' AS now; INSERT INTO team SELECT * FROM now.team;"
             "INSERT INTO person SELECT id, name, team, created FROM now.person;"
             "INSERT INTO consent SELECT * FROM now.consent;"
             "INSERT INTO questionnaire SELECT * FROM now.questionnaire;"
             "INSERT INTO sitting SELECT id, person, subject, role, questionnaire, form, seed, "
             "started, updated, finished, position, answers, times FROM now.sitting;"
             "INSERT INTO result SELECT sitting, level, rule_level, assessed, quality, desire, "
             "scales, tips FROM now.result",
             now);
    assert_int_equal(sqlite3_open(path, &store), SQLITE_OK);
    assert_int_equal(sqlite3_exec(store, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(store);
    if (version > 1)
        make(path, version);
}
