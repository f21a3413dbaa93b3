#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/chart.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { CELLS_LEAST = 10, SCORE_WIDTH = 3 };

static int widest(const struct instrument *instrument, bool motto) {
    int most = 0;
    for (int s = 0; s < instrument->scale_count; s++) {
        const struct scale *scale = &instrument->scales[s];
        int width = text_width(motto ? scale->motto : scale->name);
        most = width > most ? width : most;
    }
    return most;
}

struct bar_layout bar_lay_out(const struct page *page, const struct instrument *instrument) {
    int unit = 1 + text_width(page->glyphs->give_or_take) + 2; /* " ±11" */
    struct bar_layout layout = {.name = widest(instrument, false)};
    int room = page->width - GAP - 1 - SCORE_WIDTH - unit; /* name, motto and bar */
    if (layout.name > room - CELLS_LEAST)
        layout.name = room > CELLS_LEAST ? room - CELLS_LEAST : 0;
    layout.cells = room - layout.name;
    int motto = widest(instrument, true);
    if (motto > 0 && layout.cells - GAP - motto >= BAR_CELLS_MOST) {
        layout.motto = motto;
        layout.cells -= GAP + motto;
    }
    if (layout.cells > BAR_CELLS_MOST)
        layout.cells = BAR_CELLS_MOST;
    if (layout.cells < 1)
        layout.cells = 1;
    return layout;
}

static int cell_of(double score, int cells) {
    int cell = (int)(score * cells / 100);
    return cell < cells ? cell : cells - 1;
}

void bar_cells(struct page *page, const struct chart_bar *bar, int cells) {
    const struct glyphs *glyphs = page->glyphs;
    bool gates[BAR_CELLS_MOST] = {false};
    for (int i = 0; i < bar->gate_count; i++)
        gates[cell_of(bar->gates[i], cells)] = true;
    for (int i = 0; i < cells; i++) {
        double middle = (i + 0.5) * 100 / cells;
        bool banded = bar->high > bar->low && ((middle >= bar->low && middle <= bar->high) ||
                                               i == cell_of(bar->value, cells));
        bool solid = !banded && middle < bar->value;
        if (banded && i == cell_of(bar->value, cells))
            page_text(page, ROLE_BAR, glyphs->here);
        else if (gates[i])
            page_text(page, ROLE_GATE, solid || banded ? glyphs->gate_on_bar : glyphs->gate);
        else if (banded)
            page_text(page, ROLE_BAND, glyphs->band);
        else
            page_text(page, solid ? ROLE_BAR : ROLE_TRACK, solid ? glyphs->bar : glyphs->track);
    }
}

static void write_scale(struct page *page, const struct instrument *instrument,
                        const struct result *result, const struct chart_bar *bar, int scale,
                        const struct bar_layout *layout) {
    int column = layout->name + GAP;
    page_line(page);
    page_cut(page, ROLE_TEXT, bar->name, layout->name);
    page_pad(page, column);
    if (layout->motto > 0) {
        page_text(page, ROLE_MUTED, bar->motto);
        column += layout->motto + GAP;
        page_pad(page, column);
    }
    if (!bar->known) {
        int room = page->width - column;
        page_cut(page, ROLE_MUTED, missing_reason(instrument, result, scale, NOWHERE, room), room);
        return;
    }
    bar_cells(page, bar, layout->cells);
    page_format(page, ROLE_STRONG, " %*d", SCORE_WIDTH, scoring_round(bar->value));
    double sem = instrument_sem(instrument, scale, result->form);
    if (sem > 0)
        page_format(page, ROLE_MUTED, " %s%d", page->glyphs->give_or_take, scoring_round(sem));
}

void bar_legend(struct page *page, const struct chart_bar *bars, int count,
                const struct bar_layout *layout, const char *value) {
    bool band = false, gate = false;
    for (int i = 0; i < count; i++) {
        band |= bars[i].known && bars[i].high > bars[i].low;
        gate |= bars[i].known && bars[i].gate_count > 0;
    }
    if (!band && !gate)
        return;
    int column = layout->name + GAP + (layout->motto > 0 ? layout->motto + GAP : 0);
    int others = text_width(_("give or take")) + text_width(_("gate")) + 2 * 2 + GAP;
    int score = text_width(value) + 2 + GAP;
    if (column + score + others > page->width)
        column = 0;
    page_line(page);
    if (band) {
        page_pad(page, column);
        if (column + score + others <= page->width) {
            page_text(page, ROLE_BAR, page->glyphs->here);
            page_format(page, ROLE_MUTED, " %s", value);
            page_pad(page, page_line_width(page, page->line_count - 1) + GAP);
        }
        page_text(page, ROLE_BAND, page->glyphs->band);
        page_format(page, ROLE_MUTED, " %s", _("give or take"));
        column = page_line_width(page, page->line_count - 1) + GAP;
    }
    if (gate) {
        page_pad(page, column);
        page_text(page, ROLE_GATE, page->glyphs->gate);
        page_format(page, ROLE_MUTED, " %s", _("gate"));
    }
}

void result_page_scales(struct page *page, const struct instrument *instrument,
                        const struct result *result) {
    struct bar_layout layout = bar_lay_out(page, instrument);
    struct chart_bar bars[SCALES_MOST];
    int count = chart_bars(instrument, result, bars);
    for (int s = 0; s < count; s++)
        write_scale(page, instrument, result, &bars[s], s, &layout);
    bar_legend(page, bars, count, &layout, _("score"));
}
