/* check.h - the parts of store_check. */
#ifndef LEADQUIZ_STORE_CHECK_H
#define LEADQUIZ_STORE_CHECK_H

#include "database.h"

#include "leadquiz/store_care.h"

/* Problems that are found by more than a statement. Those of statements come after them. */
enum check_kind {
    CHECK_UNREADABLE,
    CHECK_FILE,
    CHECK_REFERENCE,
    CHECK_SCHEMA,
    CHECK_TEXT,
    CHECK_TIME,
    CHECK_QUESTIONNAIRE,
    CHECK_OPEN_ANSWERS,
    CHECK_ANSWERS,
    CHECK_SCORES,
    CHECK_LEVEL,
    CHECK_NEIGHBOUR,
    CHECK_QUALITY,
    CHECK_DESIRE,
    CHECK_TIPS,
    CHECK_STANDING,
    CHECK_COUNTED,
    CHECK_GATHERED,
    CHECK_MEMBERS,
    CHECK_MEETING,
    CHECK_KIND_COUNT
};

struct checking {
    struct store *store;
    const struct store_check *check;
    struct store_checked *checked;
    struct error *error;
};

/* A problem; the format is translated. */
void check_say(const struct checking *checking, int kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A statement that is no part of the program's work on its data. The sentence where it fails. */
sqlite3_stmt *check_begin(const struct checking *checking, const char *sql);
/* Whether there is a row; *failed is set, with the sentence, where that cannot be known. */
bool check_row(const struct checking *checking, sqlite3_stmt *statement, bool *failed);

/* Each returns false when it could not look to the end. */
bool check_file(const struct checking *checking);       /* pages, references, tables */
bool check_schema(const struct checking *checking);     /* tables alone; uses store, check, error */
bool check_texts(const struct checking *checking);      /* text and times of every table */
bool check_statements(const struct checking *checking); /* what a statement can tell */
bool check_results(const struct checking *checking);    /* questionnaires, answers, results */
bool check_standings(const struct checking *checking);
bool check_gathered(const struct checking *checking);
bool check_shown(const struct checking *checking); /* members of publications */
bool check_meetings(const struct checking *checking);

#endif
