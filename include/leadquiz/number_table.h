/* number_table.h - many rows of numbers as CSV with a header: every column is an item, whatever it
 * is called. For answers that do not belong to a question file. */
#ifndef LEADQUIZ_NUMBER_TABLE_H
#define LEADQUIZ_NUMBER_TABLE_H

#include "leadquiz/error.h"

#include <stdio.h>

enum { NUMBER_COLUMNS_MOST = 1000, NUMBER_NAME_BYTES = 100 };

struct number_table {
    int count;                                          /* columns */
    char names[NUMBER_COLUMNS_MOST][NUMBER_NAME_BYTES]; /* clean text, perhaps cut */
    double values[NUMBER_COLUMNS_MOST]; /* of the row; NAN where a cell is empty or NA */
};

/* Called when the first line was read, with rows == 0, and then for each row. False to stop, having
 * filled `error`. */
typedef bool (*number_row_fn)(const struct number_table *table, long rows, void *context,
                              struct error *error);

/* Read rows from `in` until its end. Cells are decimal numbers with a point, or empty. The first
 * bad cell stops the run: "NAME:LINE:COLUMN: sentence", as in answer_table.h. */
bool number_table_read(FILE *in, const char *name, number_row_fn each, void *context,
                       struct error *error);

#endif
