/* answer_columns.h - what the columns of an answer table are, from its first line. */
#ifndef LEADQUIZ_EXCHANGE_ANSWER_COLUMNS_H
#define LEADQUIZ_EXCHANGE_ANSWER_COLUMNS_H

#include "leadquiz/answers.h"

enum column_kind {
    COLUMN_ID,
    COLUMN_ANSWER, /* option numbers or option ids */
    COLUMN_TEAM,   /* how many people, 0 = no team */
    COLUMN_DESIRE, /* option number - 1 */
    COLUMN_TIME    /* milliseconds */
};

struct column {
    enum column_kind kind;
    int prompt;      /* NOWHERE for COLUMN_ID */
    char last_digit; /* COLUMN_ANSWER: '1' up to this one are option numbers; else NUL */
};

enum { COLUMNS_MOST = 1 + 2 * PROMPTS_MOST };

struct columns {
    struct column list[COLUMNS_MOST];
    int count;
};

/* Add the column of this name. False with a sentence (no place) when nothing has this name or it
 * stands there already. */
bool columns_add(struct columns *columns, const struct instrument *instrument, const char *name,
                 struct error *error);

/* Read a cell of an answer, team, desire or time column into `answers`; `text` may be empty.
 * False with a sentence (no place). */
bool columns_read(const struct column *column, const struct instrument *instrument,
                  const char *text, size_t length, struct answers *answers, struct error *error);

#endif
