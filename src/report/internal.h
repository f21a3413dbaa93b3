/* internal.h - what the result's parts share. */
#ifndef LEADQUIZ_REPORT_INTERNAL_H
#define LEADQUIZ_REPORT_INTERNAL_H

#include "leadquiz/page.h"
#include "leadquiz/scoring.h"

enum { GAP = 2, FILLED_MOST = 2048 };

/* Cuts and scores are compared as scoring compares them. */
#define CUT_TOLERANCE 1e-9

/* A paragraph no wider than is pleasant to read; nothing for empty text. */
void prose(struct page *page, enum role role, const char *text);

/* At most `columns` of the text, with an ellipsis where it is cut. */
void page_cut(struct page *page, enum role role, const char *text, int columns);

/* Why a scale or facet has no score, in a few words that fit in `columns` where that is possible.
 * `facet` NOWHERE: the scale as a whole. */
const char *missing_reason(const struct instrument *instrument, const struct result *result,
                           int scale, int facet, int columns);

/* Copy `text` without the sentence that holds `part`; the same text when it holds none. */
void without_sentence(char *out, size_t size, const char *text, const char *part);

/* The person's rungs: the level, and its neighbour when it is not firm. */
bool level_lit(const struct result *result, int level);

/* Whether the person could be looked at for the level. */
bool level_looked_at(const struct instrument *instrument, const struct result *result, int level);

/* The label of the desire to lead, NULL when it is open. */
const char *desire_label(const struct instrument *instrument, const struct result *result);

#endif
