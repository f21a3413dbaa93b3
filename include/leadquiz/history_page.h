/* history_page.h - what has changed between sittings, as pages. */
#ifndef LEADQUIZ_HISTORY_PAGE_H
#define LEADQUIZ_HISTORY_PAGE_H

#include "leadquiz/history.h"
#include "leadquiz/page.h"

/* "clear rise", "likely fall", "within noise", "" when it cannot be told. */
const char *history_change_words(const struct reliable_change *change);

/* A scale of an entry, by index, beside an earlier entry that may be compared: it is looked up
 * there by id. Scores as they are shown, so that what stands side by side adds up; the words come
 * from the scores that are not rounded. */
struct scale_change {
    int before, now; /* -1: no score */
    struct reliable_change change;
};
struct scale_change history_scale_change(const struct history_entry *before,
                                         const struct history_entry *now, int scale);

/* "done", "partly done", "let go", "open". */
const char *history_outcome_words(enum outcome outcome);

/* How the last entry's scale has changed since the entry before and since the first that can be
 * compared, a sentence each; returns how many there are. */
enum { SINCE_MOST = 2, SINCE_BYTES = 200 };
int history_since(const struct history *history, int scale, char out[SINCE_MOST][SINCE_BYTES]);

/* A heading with the date of the sitting before, then a line for the level and one for each scale:
 * before, now, and the change in words. One sentence when there is nothing to compare with. */
void history_page_changes(struct page *page, const struct history *history, int entry);

/* The first entry that may be compared with that one, NOWHERE when it is the one before. */
int history_first(const struct history *history, int entry);

/* The same since that first entry; nothing when it is the one before. */
void history_page_first(struct page *page, const struct history *history, int entry);

/* A sentence for each scale that has changed clearly since the sitting before and is within noise
 * of the first one, so that the two do not seem to contradict each other. */
void history_page_between(struct page *page, const struct history *history, int entry);

/* What the person chose to do in that sitting, with days and outcomes; nothing when nothing was. */
void history_page_actions(struct page *page, const struct history *history, int entry);

/* One line on a sitting: date, form, level in words. */
void history_line(const struct history *history, int entry, char *out, size_t size);

#endif
