#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

/* "○ 3 Trusted Guide", and how wide that is. */
static int rung_width(const struct page *page, const struct instrument *instrument, int level) {
    return text_width(page->glyphs->dot) + 3 + text_width(instrument->levels[level].name);
}

static void write_rung(struct page *page, const struct instrument *instrument,
                       const struct result *result, int level) {
    bool lit = level_lit(result, level);
    enum role name = lit ? ROLE_STRONG : ROLE_TEXT;
    if (!level_looked_at(instrument, result, level))
        name = ROLE_MUTED;
    page_text(page, lit ? ROLE_ACCENT : ROLE_MUTED, lit ? page->glyphs->here : page->glyphs->dot);
    page_format(page, name, " %d %s", level, instrument->levels[level].name);
}

/* Columns between two rungs when all stand on one line, the most that look well; less than 3 when
 * they do not fit. */
static int steps_between(const struct page *page, const struct instrument *instrument) {
    enum { MOST = 7 };
    int names = 0;
    for (int level = 1; level <= instrument->level_count; level++)
        names += rung_width(page, instrument, level);
    int between = (page->width - names) / (instrument->level_count - 1);
    return between < MOST ? between : MOST;
}

static void write_lying(struct page *page, const struct instrument *instrument,
                        const struct result *result, int between) {
    int starts[LEVELS_MOST + 1] = {0}, last = instrument->level_count;
    page_line(page);
    for (int level = 1; level <= last; level++) {
        if (level > 1) {
            page_text(page, ROLE_MUTED, " ");
            page_repeat(page, ROLE_MUTED, page->glyphs->step, between - 2);
            page_text(page, ROLE_MUTED, " ");
        }
        starts[level] = page_line_width(page, page->line_count - 1);
        write_rung(page, instrument, result, level);
    }
    bool noted = false;
    for (int level = 1; level <= last; level++) {
        if (level_looked_at(instrument, result, level))
            continue;
        if (!noted)
            page_line(page);
        noted = true;
        page_pad(page, starts[level] + text_width(page->glyphs->dot) + 3);
        page_text(page, ROLE_MUTED, _("not assessed"));
    }
}

/* The highest rung on top. */
static void write_standing(struct page *page, const struct instrument *instrument,
                           const struct result *result) {
    int widest = 0;
    for (int level = 1; level <= instrument->level_count; level++) {
        int width = rung_width(page, instrument, level);
        widest = width > widest ? width : widest;
    }
    for (int level = instrument->level_count; level >= 1; level--) {
        page_line(page);
        write_rung(page, instrument, result, level);
        if (level_looked_at(instrument, result, level))
            continue;
        page_pad(page, widest + GAP);
        page_text(page, ROLE_MUTED, _("not assessed"));
    }
}

/* Whether every "not assessed" has room under its rung, before the next one. */
static bool notes_fit(const struct page *page, const struct instrument *instrument,
                      const struct result *result, int between) {
    int note = text_width(page->glyphs->dot) + 3 + text_width(_("not assessed"));
    for (int level = 1; level <= instrument->level_count; level++) {
        int slot = rung_width(page, instrument, level) + between;
        if (!level_looked_at(instrument, result, level) && note >= slot)
            return false;
    }
    return true;
}

void result_page_ladder(struct page *page, const struct instrument *instrument,
                        const struct result *result) {
    enum { BETWEEN_LEAST = 3 };
    if (result->level == 0 || instrument->level_count < 2)
        return;
    int between = steps_between(page, instrument);
    if (between >= BETWEEN_LEAST && notes_fit(page, instrument, result, between))
        write_lying(page, instrument, result, between);
    else
        write_standing(page, instrument, result);
}
