/* table.h - the cells of a CSV file (RFC 4180 with a header), one at a time, each with its place.
 */
#ifndef LEADQUIZ_EXCHANGE_TABLE_H
#define LEADQUIZ_EXCHANGE_TABLE_H

#include "leadquiz/error.h"

#include <stddef.h>
#include <stdio.h>

/* `column` counts from 0; `text` ends with a NUL that is not part of its length, and may hold
 * others. False with a sentence, to which the place is added. */
typedef bool (*table_cell_fn)(void *context, int column, const char *text, size_t length,
                              struct error *reason);

struct table_reader {
    table_cell_fn header; /* of the first line */
    table_cell_fn cell;   /* of the others; never more to a row than the first line has */
    /* A row has all its cells; `line` is where it began, from 1. False with a finished sentence. */
    bool (*row)(void *context, long line, struct error *error);
    void *context;
    long blank_lines; /* that stood before what is read */
};

/* A spreadsheet would run a cell that begins like a formula: a single quote before it keeps it
 * text. Text that begins with single quotes before such a beginning gets one more, so that taking
 * one away always gives the text back. */
bool table_needs_guard(const char *text);
/* Whether the text has such a quote, to be taken away. */
bool table_is_guarded(const char *text);

/* Read `in` to its end. What is wrong stops the run: "NAME:LINE:COLUMN: sentence". Also wrong: a
 * row with too many or too few cells, an empty file, quotation marks in the wrong place; UTF-16 and
 * what is no text, by NAME alone. Between the columns stand commas, semicolons or tabs: the first
 * line says which. A byte order mark and CR LF are accepted, empty lines passed over. Memory does
 * not depend on the number of rows. */
bool table_read(FILE *in, const char *name, const struct table_reader *reader, struct error *error);

/* The same, but a wrong row is told (line and column from 1, the sentence alone) and left out, and
 * reading goes on. What is wrong with the first line or with quotation marks still stops it. */
typedef void (*table_wrong_fn)(void *context, long line, int column, const char *sentence);
bool table_read_all(FILE *in, const char *name, const struct table_reader *reader,
                    table_wrong_fn wrong, struct error *error);

#endif
