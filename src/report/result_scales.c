#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>

/* Two points a cell: more would promise more than the scores hold. */
enum { CELLS_MOST = 50, CELLS_LEAST = 10, SCORE_WIDTH = 3 };

/* The columns of all bars. */
struct layout {
    int name, motto, cells; /* motto 0: not shown */
};

static int widest(const struct instrument *instrument, bool motto) {
    int most = 0;
    for (int s = 0; s < instrument->scale_count; s++) {
        const struct scale *scale = &instrument->scales[s];
        int width = text_width(motto ? scale->motto : scale->name);
        most = width > most ? width : most;
    }
    return most;
}

static double sem_of(const struct instrument *instrument, const struct result *result, int scale) {
    return result->form == FORM_SHORT ? instrument->scales[scale].sem_short
                                      : instrument->scales[scale].sem;
}

static struct layout lay_out(const struct page *page, const struct instrument *instrument) {
    int unit = 1 + text_width(page->glyphs->give_or_take) + 2; /* " ±11" */
    struct layout layout = {.name = widest(instrument, false)};
    int room = page->width - GAP - 1 - SCORE_WIDTH - unit; /* name, motto and bar */
    if (layout.name > room - CELLS_LEAST)
        layout.name = room > CELLS_LEAST ? room - CELLS_LEAST : 0;
    layout.cells = room - layout.name;
    int motto = widest(instrument, true);
    if (motto > 0 && layout.cells - GAP - motto >= CELLS_MOST) {
        layout.motto = motto;
        layout.cells -= GAP + motto;
    }
    if (layout.cells > CELLS_MOST)
        layout.cells = CELLS_MOST;
    return layout;
}

static int cell_of(double score, int cells) {
    int cell = (int)(score * cells / 100);
    return cell < cells ? cell : cells - 1;
}

/* Mark the cuts that levels set on the scale, as far as these levels are looked at; returns
 * whether there are any. */
static bool mark_gates(const struct instrument *instrument, const struct result *result, int scale,
                       int cells, bool gates[CELLS_MOST]) {
    bool any = false;
    for (int level = 2; level <= instrument->level_count; level++) {
        if (!level_looked_at(instrument, result, level))
            continue;
        for (int n = 0; n < instrument->levels[level].need_count; n++) {
            const struct need *need = &instrument->levels[level].needs[n];
            if (need->kind != NEED_SCALE || need->index != scale)
                continue;
            gates[cell_of(need->cut, cells)] = true;
            any = true;
        }
    }
    return any;
}

/* Solid up to the score less its error, shaded as far as the error goes, then the track. */
static void write_bar(struct page *page, double value, double sem, int cells,
                      const bool gates[CELLS_MOST]) {
    const struct glyphs *glyphs = page->glyphs;
    for (int i = 0; i < cells; i++) {
        double middle = (i + 0.5) * 100 / cells;
        bool banded = (middle >= value - sem && middle <= value + sem) ||
                      (sem > 0 && i == cell_of(value, cells));
        bool solid = !banded && middle < value;
        if (gates[i])
            page_text(page, ROLE_GATE, solid || banded ? glyphs->gate_on_bar : glyphs->gate);
        else if (banded)
            page_text(page, ROLE_BAND, glyphs->band);
        else
            page_text(page, solid ? ROLE_BAR : ROLE_TRACK, solid ? glyphs->bar : glyphs->track);
    }
}

static void write_scale(struct page *page, const struct instrument *instrument,
                        const struct result *result, int scale, const struct layout *layout) {
    const struct score *score = &result->scales[scale];
    int column = layout->name + GAP;
    page_line(page);
    page_cut(page, ROLE_TEXT, instrument->scales[scale].name, layout->name);
    page_pad(page, column);
    if (layout->motto > 0) {
        page_text(page, ROLE_MUTED, instrument->scales[scale].motto);
        column += layout->motto + GAP;
        page_pad(page, column);
    }
    if (!score->known) {
        int room = page->width - column;
        page_cut(page, ROLE_MUTED, missing_reason(instrument, result, scale, NOWHERE, room), room);
        return;
    }
    bool gates[CELLS_MOST] = {false};
    double sem = sem_of(instrument, result, scale);
    mark_gates(instrument, result, scale, layout->cells, gates);
    write_bar(page, score->value, sem, layout->cells, gates);
    page_format(page, ROLE_STRONG, " %*d", SCORE_WIDTH, scoring_round(score->value));
    if (sem > 0)
        page_format(page, ROLE_MUTED, " %s%d", page->glyphs->give_or_take, scoring_round(sem));
}

/* What the marks mean, as far as they are there. */
static void write_legend(struct page *page, const struct instrument *instrument,
                         const struct result *result, const struct layout *layout) {
    bool band = false, gate = false;
    for (int s = 0; s < instrument->scale_count; s++) {
        bool gates[CELLS_MOST] = {false};
        if (!result->scales[s].known)
            continue;
        band |= sem_of(instrument, result, s) > 0;
        gate |= mark_gates(instrument, result, s, layout->cells, gates);
    }
    if (!band && !gate)
        return;
    int column = layout->name + GAP + (layout->motto > 0 ? layout->motto + GAP : 0);
    if (column + text_width(_("give or take")) + text_width(_("gate")) + 2 * 2 + GAP > page->width)
        column = 0;
    page_line(page);
    if (band) {
        page_pad(page, column);
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
    struct layout layout = lay_out(page, instrument);
    if (layout.cells < 1)
        layout.cells = 1;
    for (int s = 0; s < instrument->scale_count; s++)
        write_scale(page, instrument, result, s, &layout);
    write_legend(page, instrument, result, &layout);
}
