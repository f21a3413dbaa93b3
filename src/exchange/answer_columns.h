/* answer_columns.h - what the columns of an answer table are, from its first line. */
#ifndef LEADQUIZ_EXCHANGE_ANSWER_COLUMNS_H
#define LEADQUIZ_EXCHANGE_ANSWER_COLUMNS_H

#include "leadquiz/answers.h"

enum column_kind {
    COLUMN_ID,
    COLUMN_ANSWER, /* option numbers or option ids */
    COLUMN_TEAM,   /* how many people, 0 = no team */
    COLUMN_DESIRE, /* option number - 1 */
    COLUMN_TIME,   /* milliseconds */
    COLUMN_PASSED  /* passed over */
};

/* Columns of exported tables that say nothing about answers; then follow the scales. */
enum passed {
    PASSED_NAME,
    PASSED_TEAM,
    PASSED_DATE,
    PASSED_FINISHED,
    PASSED_FORM,
    PASSED_QUESTIONNAIRE,
    PASSED_LEVEL,
    PASSED_RULE_LEVEL,
    PASSED_ASSESSED,
    PASSED_QUALITY,
    PASSED_COUNT
};

struct column {
    enum column_kind kind;
    int prompt;      /* NOWHERE for COLUMN_ID, the enum passed for COLUMN_PASSED */
    char last_digit; /* COLUMN_ANSWER: '1' up to this one are option numbers; else NUL */
};

enum { COLUMNS_MOST = 1 + 2 * PROMPTS_MOST + PASSED_COUNT + SCALES_MOST };

struct columns {
    struct column list[COLUMNS_MOST];
    int count;
    bool of_people; /* the table says whose answers they are, and when */
};

/* "name", "team" ...: the names of the passed ones. */
const char *columns_passed_name(enum passed passed);

/* Add the column of this name: "id", a prompt's, its time, or else one that is passed over; in
 * any case of letters, with or without blanks around. False with a sentence (no place) when nothing
 * has this name or it stands there already. */
bool columns_add(struct columns *columns, const struct instrument *instrument, const char *name,
                 struct error *error);

/* Read a cell of an answer, team, desire or time column into `answers`; `text` may be empty.
 * False with a sentence (no place). */
bool columns_read(const struct column *column, const struct instrument *instrument,
                  const char *text, size_t length, struct answers *answers, struct error *error);

#endif
