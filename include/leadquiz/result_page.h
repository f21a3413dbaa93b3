/* result_page.h - a result as pages: formatting only, every number comes from struct result. */
#ifndef LEADQUIZ_RESULT_PAGE_H
#define LEADQUIZ_RESULT_PAGE_H

#include "leadquiz/page.h"
#include "leadquiz/scoring.h"

/* The parts of the result screen. Each appends whole lines to the page at page->width, prose never
 * wider than 76 columns, with no blank lines around; a part that has nothing to say (no levels, no
 * gate, no lean and no desire) appends nothing. */

/* The level, its sentence, and what is left open: "Between 2 and 3", "not assessed". */
void result_page_level(struct page *page, const struct instrument *instrument,
                       const struct result *result);
/* The ladder of all levels with the person's rung(s) marked. */
void result_page_ladder(struct page *page, const struct instrument *instrument,
                        const struct result *result);
/* One bar a scale: name, motto when there is room, bar with band of one SEM and gates, score. */
void result_page_scales(struct page *page, const struct instrument *instrument,
                        const struct result *result);
/* "Trust 73, gate 75, give or take 7", in a sentence. */
void result_page_gate(struct page *page, const struct instrument *instrument,
                      const struct result *result);
/* What draws you: the lean with the counts, the desire beside it. */
void result_page_orientation(struct page *page, const struct instrument *instrument,
                             const struct result *result);
/* The strength line. */
void result_page_strength(struct page *page, const struct instrument *instrument,
                          const struct result *result);
/* What poor answers mean for the picture, in friendly words; nothing for others. `again`: there is
 * a key to answer again; else what asks whether one would like to is left out. It belongs before
 * the level. */
void result_page_quality(struct page *page, const struct instrument *instrument,
                         const struct result *result, bool again);
/* Self-view, provisional note, foot. */
void result_page_foot(struct page *page, const struct instrument *instrument, const char *date);
/* Every facet under its scale, in three words, never as a rank order. */
void result_page_facets(struct page *page, const struct instrument *instrument,
                        const struct result *result);

/* scoring_verdict, translated: "Between 2 and 3", "Level 3", "" without a level. */
void result_verdict(const struct result *result, char *out, size_t size);

/* The text with {facet}, {desire}, {name}, {date}, {version}, {n} replaced; pairs of name and
 * value, ended by NULL. */
void result_fill(char *out, size_t size, const char *text, ...) __attribute__((sentinel));

#endif
