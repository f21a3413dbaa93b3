/* check_texts.c - text that is clean and times that can be, in every table. */
#include "check.h"

#include "leadquiz/translate.h"

#include <stdio.h>

/* The place in sentences, and where it is kept. The bytes of questionnaires have a hash. */
static const char *const texts[][2] = {
    {"team", "name"},           {"person", "name"},       {"consent", "version"},
    {"questionnaire", "hash"},  {"questionnaire", "id"},  {"questionnaire", "version"},
    {"questionnaire", "title"}, {"sitting", "position"},  {"answer", "prompt"},
    {"action", "facet"},        {"action", "text"},       {"standing", "name"},
    {"standing", "team"},       {"publication", "scope"}, {"looked", "scope"},
    {"lead_lock", "hash"},      {"meeting", "code"},      {"meeting", "title"},
    {"seat", "word"},           {"seat", "name"},         {"seat", "position"},
};

static const char *const times[][2] = {
    {"person", "created"},    {"consent", "time"},      {"questionnaire", "kept"},
    {"sitting", "started"},   {"sitting", "updated"},   {"sitting", "finished"},
    {"action", "chosen"},     {"action", "due"},        {"action", "told"},
    {"standing", "finished"}, {"answered", "finished"}, {"counted", "finished"},
    {"publication", "time"},  {"looked", "before"},     {"looked", "last"},
    {"lead_lock", "tried"},   {"meeting", "created"},   {"meeting", "ended"},
    {"meeting", "until"},     {"meeting", "heard"},     {"meeting", "tried"},
    {"seat", "joined"},       {"seat", "heard"},
};

static bool check_text(const struct checking *checking, const char *table, const char *column) {
    char sql[160];
    bool failed = false;
    (void)snprintf(sql, sizeof sql, "SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL",
                   column, table, column);
    sqlite3_stmt *rows = check_begin(checking, sql);
    while (check_row(checking, rows, &failed)) {
        const char *text = (const char *)sqlite3_column_text(rows, 0);
        size_t length = (size_t)sqlite3_column_bytes(rows, 0);
        if (text != NULL && text_check(text, length, NULL) != TEXT_SOUND)
            check_say(checking, CHECK_TEXT,
                      _("a text of the table %s (%s) holds what is left out when it is shown"),
                      table, column);
    }
    sqlite3_finalize(rows);
    return !failed;
}

/* From 1970 to 9999. */
static bool check_time(const struct checking *checking, const char *table, const char *column) {
    char sql[200];
    int64_t count = 0;
    (void)snprintf(sql, sizeof sql,
                   "SELECT count(*) FROM \"%s\" WHERE \"%s\" NOT BETWEEN 0 AND 253402300799999",
                   table, column);
    bool done = database_number(checking->store, sql, &count, checking->error);
    if (done && count > 0)
        check_say(checking, CHECK_TIME, _("a time in the table %s (%s) cannot be"), table, column);
    return done;
}

bool check_texts(const struct checking *checking) {
    bool done = true;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0] && done; i++)
        done = check_text(checking, texts[i][0], texts[i][1]);
    for (size_t i = 0; i < sizeof times / sizeof times[0] && done; i++)
        done = check_time(checking, times[i][0], times[i][1]);
    return done;
}
