#include "parts.h"

#include <stdio.h>

static const double disc = 8.5; /* the radius of a rung */

void part_level(struct sheet *sheet) {
    static const struct style names = {17, true, TONE_TEXT, 0};
    const struct model *model = sheet->model;
    if (!model->has_level)
        return;
    bool known = model->has_level_number;
    const char *heading = known ? model->level.names : model->level.title;
    double height = ink_height(&sheet->ink, &names, sheet->wide, 2, heading);
    sheet_section(sheet, known ? model->level.verdict : model->labels.level, height + 14);
    /* Large letters begin lower than the label: up, and their tops meet. */
    sheet->y -= 4;
    sheet->y += ink_text(&sheet->ink, &names, sheet->column, sheet->y, sheet->wide, 2, heading);
    sheet->y += 3;
    if (model->level.note[0] != '\0') {
        sheet_text(sheet, &style_muted, sheet->column, sheet->wide, model->level.note);
        sheet->y += 2;
    }
    sheet_text(sheet, &style_body, sheet->column, sheet->wide, model->level.text);
    sheet->y += 2;
    sheet_text(sheet, &style_muted, sheet->column, sheet->wide, model->level.change);
    for (int i = 0; i < model->level.open_count; i++) {
        sheet->y += 3;
        sheet_text(sheet, &style_muted, sheet->column, sheet->wide, model->level.open[i]);
    }
    sheet->y += 3;
    sheet_text(sheet, &style_muted, sheet->column, sheet->wide, model->quality);
}

/* The person's rung is filled, the one it may as well be is ringed. Returns where the words
 * below end. */
static double draw_rung(const struct sheet *sheet, const struct model_rung *rung, double x,
                        double y, double room) {
    const struct ink *ink = &sheet->ink;
    struct style style = {8.5, true, TONE_PAPER, 0};
    char number[16];
    if (rung->here) {
        ink_disc(ink, TONE_ACCENT, x, y, disc, 0);
    } else {
        style.tone = rung->maybe ? TONE_ACCENT : TONE_MUTED;
        style.bold = rung->maybe;
        ink_disc(ink, TONE_PAPER, x, y, disc, 0);
        ink_disc(ink, rung->maybe ? TONE_ACCENT : TONE_TRACK, x, y, disc - 0.7, 1.4);
    }
    snprintf(number, sizeof number, "%d", rung->number);
    double height = ink_height(ink, &style, 2 * disc, 1, number);
    ink_centred(ink, &style, x - disc, y - height / 2, 2 * disc, 1, number);

    bool lit = rung->here || rung->maybe;
    struct style name = {8.5, lit, rung->assessed ? TONE_TEXT : TONE_MUTED, 0};
    double below = y + disc + 4;
    below += ink_text(ink, &name, x - disc, below, room, 2, rung->name);
    if (rung->note[0] != '\0')
        below += ink_text(ink, &style_note, x - disc, below, room, 2, rung->note);
    return below;
}

void part_ladder(struct sheet *sheet) {
    enum { COLUMNS_MOST = 9 };
    const struct model *model = sheet->model;
    static const double highest = 60, between = 10;
    for (int first = 0; first < model->rung_count; first += COLUMNS_MOST) {
        int count = MIN(model->rung_count - first, COLUMNS_MOST);
        double step = sheet->width / count;
        sheet_gap(sheet, 13);
        sheet_need(sheet, highest);
        double y = sheet->y + disc, x = sheet->left + disc;
        ink_rule(&sheet->ink, TONE_TRACK, x, y, step * (count - 1));
        for (int i = 0; i < count; i++) {
            double end =
                draw_rung(sheet, &model->rungs[first + i], x + step * i, y, step - between);
            sheet->y = MAX(sheet->y, end);
        }
    }
}
