/* answer_table.h - many rows of answers as CSV (RFC 4180 with a header), one row at a time.
 *
 * Columns: `id` (any text), item ids (option numbers, 0 or empty = no answer), scenario ids (option
 * ids), the id of the team question (team_size: 0 = no team, else a whole number of people; missing
 * column or empty cell: a team), the id of the desire question (desire: option number - 1), other
 * questions by id (option numbers; the instructed one counts for quality), and ID_ms times of any
 * prompt. The other columns of an exported table (name, team, date, finished, form, questionnaire,
 * level, rule_level, assessed, quality, the scales) are passed over. Order is free. Reserve items
 * are accepted, checked and not scored. A byte order mark and CR LF are accepted. Memory does not
 * depend on the number of rows. */
#ifndef LEADQUIZ_ANSWER_TABLE_H
#define LEADQUIZ_ANSWER_TABLE_H

#include "leadquiz/answers.h"

#include <stdio.h>

struct answer_row {
    const char *id; /* clean text; "" when there is no id column or cell; valid during the call */
    struct answers answers; /* the team question is answered, with option 1 or 2 */
    long line;              /* of the file, from 1 */
};

/* Called for each row; returns false to stop, having filled `error`. */
typedef bool (*answer_row_fn)(const struct answer_row *row, void *context, struct error *error);

/* Read rows from `in` until its end. The first bad cell stops the run: "NAME:LINE:COLUMN: sentence"
 * (COLUMN is the column's number from 1), likewise an unknown or repeated column, a row with too
 * many or too few cells, invalid UTF-8, an empty file. False when it stopped early. */
bool answer_table_read(FILE *in, const char *name, const struct instrument *instrument,
                       answer_row_fn each, void *context, struct error *error);

#endif
