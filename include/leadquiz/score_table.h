/* score_table.h - `leadquiz score`: answer rows in, score rows out; touches no store. */
#ifndef LEADQUIZ_SCORE_TABLE_H
#define LEADQUIZ_SCORE_TABLE_H

#include "leadquiz/instrument.h"

#include <stdio.h>

enum score_format { SCORE_CSV, SCORE_JSON };

/* Read answers (answer_table.h) from `in`, write per row: id, each scale, each facet (POMP, empty
 * when missing, shortest decimal of at least 6 significant digits), level (empty when 0), p1..
 * (empty where not assessed), verdict ("Level 3", "Between 2 and 3", "" without a level), assessed,
 * n_SCALE for each scale that scenarios lean to, lean (scale id, "mixed" or empty), desire,
 * quality, flags (separated by spaces). CSV text cells are quoted where needed and formulas defused
 * (a leading = + - @ gets a single quote before it). JSON is one array, an object a row, null for
 * empty. Constant memory. Rows before a bad cell are written, nothing after it. False when reading
 * or writing failed. */
bool score_table(FILE *in, const char *name, const struct instrument *instrument, enum form form,
                 enum score_format format, FILE *out, struct error *error);

#endif
