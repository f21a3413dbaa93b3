/* internal.h - what the result's parts share. */
#ifndef LEADQUIZ_REPORT_INTERNAL_H
#define LEADQUIZ_REPORT_INTERNAL_H

#include "leadquiz/chart.h"
#include "leadquiz/page.h"
#include "leadquiz/scoring.h"

enum { GAP = 2, FILLED_MOST = 2048 };

/* Cuts and scores are compared as scoring compares them. */
#define CUT_TOLERANCE 1e-9

/* A paragraph no wider than is pleasant to read; nothing for empty text. */
void prose(struct page *page, enum role role, const char *text);

/* At most `columns` of the text, with an ellipsis where it is cut. */
void page_cut(struct page *page, enum role role, const char *text, int columns);

/* ---- bars ---- */

/* Two points a cell: more would promise more than the scores hold. */
enum { BAR_CELLS_MOST = 50 };

/* The columns of all bars. */
struct bar_layout {
    int name, motto, cells; /* motto 0: not shown */
};
struct bar_layout bar_lay_out(const struct page *page, const struct instrument *instrument);
/* Solid up to the value less its error, shaded as far as the error goes, then the track. */
void bar_cells(struct page *page, const struct chart_bar *bar, int cells);
/* What the marks mean, as far as they are there; `value` is what the bars show. */
void bar_legend(struct page *page, const struct chart_bar *bars, int count,
                const struct bar_layout *layout, const char *value);

/* Why a scale or facet has no score, in a few words that fit in `columns` where that is possible.
 * `facet` NOWHERE: the scale as a whole. */
const char *missing_reason(const struct instrument *instrument, const struct result *result,
                           int scale, int facet, int columns);

/* Copy `text` without the sentence that holds `part`; the same text when it holds none. */
void without_sentence(char *out, size_t size, const char *text, const char *part);

/* Whether the person could be looked at for the level. */
bool level_looked_at(const struct instrument *instrument, const struct result *result, int level);

/* ---- the sentences of a result, for pages and reports alike; "" where there is nothing to say
 * ---- */

/* "Trusted Guide", or "Achiever or Trusted Guide". */
void say_level_names(const struct instrument *instrument, const struct result *result, char *out,
                     size_t size);
/* Between two levels: which one the text is about. */
void say_level_note(const struct instrument *instrument, const struct result *result, char *out,
                    size_t size);
void say_level_text(const struct instrument *instrument, const struct result *result, char *out,
                    size_t size);
/* What stands in the place of a level that cannot be told. */
const char *say_no_level_title(const struct result *result);
const char *say_no_level_text(const struct instrument *instrument, const struct result *result);
/* On the levels that were not looked at; returns how many sentences. */
enum { OPEN_MOST = 2 };
int say_open(const struct instrument *instrument, const struct result *result,
             const char *sentences[OPEN_MOST]);
void say_gate(const struct instrument *instrument, const struct result *result, char *out,
              size_t size);
void say_strength(const struct instrument *instrument, const struct result *result, char *out,
                  size_t size);
void say_lean(const struct instrument *instrument, const struct result *result, char *out,
              size_t size);
void say_desire(const struct instrument *instrument, const struct result *result, char *out,
                size_t size);
/* Whether a scenario offers a choice that leans to the scale. */
bool lean_offered(const struct instrument *instrument, int scale);
/* One of three words for a facet, or why there is none; *high when the word is the highest. */
const char *say_facet(const struct instrument *instrument, const struct result *result, int facet,
                      int columns, bool *high);
/* What poor answers mean; without the question whether to answer again where there is no way to. */
void say_poor(const struct instrument *instrument, bool again, char *out, size_t size);
/* The line that must stand below every result. */
void say_foot(const struct instrument *instrument, const char *date, char *out, size_t size);

/* The label of the desire to lead, NULL when it is open. */
const char *desire_label(const struct instrument *instrument, const struct result *result);

#endif
