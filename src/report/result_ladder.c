#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/chart.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

/* The rungs from level 1 up. */
struct ladder {
    struct chart_rung rungs[LEVELS_MOST];
    int count;
};

/* "○ 3 Trusted Guide", and how wide that is. */
static int rung_width(const struct page *page, const struct ladder *ladder, int rung) {
    return text_width(page->glyphs->dot) + 3 + text_width(ladder->rungs[rung].name);
}

static void write_rung(struct page *page, const struct ladder *ladder, int number) {
    const struct chart_rung *rung = &ladder->rungs[number];
    bool lit = rung->here || rung->maybe;
    enum role name = lit ? ROLE_STRONG : ROLE_TEXT;
    if (!rung->assessed)
        name = ROLE_MUTED;
    page_text(page, lit ? ROLE_ACCENT : ROLE_MUTED, lit ? page->glyphs->here : page->glyphs->dot);
    page_format(page, name, " %d %s", number + 1, rung->name);
}

/* Columns between two rungs when all stand on one line, the most that look well; less than 3 when
 * they do not fit. */
static int steps_between(const struct page *page, const struct ladder *ladder) {
    enum { MOST = 7 };
    int names = 0;
    for (int i = 0; i < ladder->count; i++)
        names += rung_width(page, ladder, i);
    int between = (page->width - names) / (ladder->count - 1);
    return between < MOST ? between : MOST;
}

static void write_lying(struct page *page, const struct ladder *ladder, int between) {
    int starts[LEVELS_MOST] = {0};
    page_line(page);
    for (int i = 0; i < ladder->count; i++) {
        if (i > 0) {
            page_text(page, ROLE_MUTED, " ");
            page_repeat(page, ROLE_MUTED, page->glyphs->step, between - 2);
            page_text(page, ROLE_MUTED, " ");
        }
        starts[i] = page_line_width(page, page->line_count - 1);
        write_rung(page, ladder, i);
    }
    bool noted = false;
    for (int i = 0; i < ladder->count; i++) {
        if (ladder->rungs[i].assessed)
            continue;
        if (!noted)
            page_line(page);
        noted = true;
        page_pad(page, starts[i] + text_width(page->glyphs->dot) + 3);
        page_text(page, ROLE_MUTED, _("not assessed"));
    }
}

/* The highest rung on top. */
static void write_standing(struct page *page, const struct ladder *ladder) {
    int widest = 0;
    for (int i = 0; i < ladder->count; i++) {
        int width = rung_width(page, ladder, i);
        widest = width > widest ? width : widest;
    }
    for (int i = ladder->count - 1; i >= 0; i--) {
        page_line(page);
        write_rung(page, ladder, i);
        if (ladder->rungs[i].assessed)
            continue;
        page_pad(page, widest + GAP);
        page_text(page, ROLE_MUTED, _("not assessed"));
    }
}

/* Whether every "not assessed" has room under its rung, before the next one. */
static bool notes_fit(const struct page *page, const struct ladder *ladder, int between) {
    int note = text_width(page->glyphs->dot) + 3 + text_width(_("not assessed"));
    for (int i = 0; i < ladder->count; i++) {
        if (!ladder->rungs[i].assessed && note >= rung_width(page, ladder, i) + between)
            return false;
    }
    return true;
}

void result_page_ladder(struct page *page, const struct instrument *instrument,
                        const struct result *result) {
    enum { BETWEEN_LEAST = 3 };
    struct ladder ladder;
    ladder.count = chart_ladder(instrument, result, ladder.rungs);
    if (result->level == 0 || ladder.count < 2)
        return;
    int between = steps_between(page, &ladder);
    if (between >= BETWEEN_LEAST && notes_fit(page, &ladder, between))
        write_lying(page, &ladder, between);
    else
        write_standing(page, &ladder);
}
