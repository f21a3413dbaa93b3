#include "part_bar.h"
#include "parts.h"

#include <math.h>

static const double row = 25, bar = 7, numbers = 62;
static const struct style style_cut = {6, false, TONE_MUTED, 0};

/* The cuts with their numbers below, as far as numbers do not touch. */
static void draw_cuts(const struct ink *ink, const struct model_scale *scale, double x, double y,
                      double width) {
    static const double room = 24, apart = 14;
    for (int i = 0; i < scale->cut_count; i++) {
        double at = x + width * scale->cuts[i].cut / 100;
        bool clear = true;
        for (int j = 0; j < i; j++)
            clear = clear && fabs(width * (scale->cuts[i].cut - scale->cuts[j].cut) / 100) >= apart;
        ink_upright(ink, TONE_TEXT, at, y - 2.5, bar + 5);
        if (clear)
            ink_centred(ink, &style_cut, at - room / 2, y + bar + 3, room, 1, scale->cuts[i].shown);
    }
}

void part_bar(const struct ink *ink, const struct bar *drawn, double x, double y) {
    double width = drawn->width;
    double low = width * drawn->low / 100;
    double high = width * drawn->high / 100;
    ink_box(ink, TONE_TRACK, x, y, width, bar, bar / 2);
    cairo_save(ink->cairo);
    /* Everything inside the rounded track. */
    cairo_new_path(ink->cairo);
    cairo_arc(ink->cairo, x + bar / 2, y + bar / 2, bar / 2, G_PI / 2, 3 * G_PI / 2);
    cairo_arc(ink->cairo, x + width - bar / 2, y + bar / 2, bar / 2, -G_PI / 2, G_PI / 2);
    cairo_close_path(ink->cairo);
    cairo_clip(ink->cairo);
    ink_box(ink, TONE_ACCENT, x, y, low, bar, 0);
    ink_box(ink, TONE_BAND, x + low, y, high - low, bar, 0);
    cairo_restore(ink->cairo);
}

void part_bar_value(const struct ink *ink, const struct bar *drawn, double x, double y) {
    double value = drawn->width * drawn->value / 100;
    ink_disc(ink, TONE_PAPER, x + value, y + bar / 2, 5.2, 0);
    ink_disc(ink, TONE_ACCENT, x + value, y + bar / 2, 4.2, 0);
}

static void draw_scale(const struct sheet *sheet, const struct model_scale *scale) {
    static const struct style motto = {7.2, false, TONE_MUTED, 0};
    const struct ink *ink = &sheet->ink;
    double label = sheet->column - sheet->left - 10, y = sheet->y;
    double below = y + ink_text(ink, &style_strong, sheet->left, y, label, 1, scale->name);
    ink_text(ink, &motto, sheet->left, below - 1, label, 1, scale->motto);
    if (!scale->known) {
        ink_text(ink, &style_muted, sheet->column, y + 0.7, sheet->wide, 2, scale->missing);
        return;
    }
    double width = sheet->wide - numbers, right = sheet->column + width + 12;
    struct bar drawn = {width, scale->value, scale->low, scale->high};
    part_bar(ink, &drawn, sheet->column, y + 3);
    draw_cuts(ink, scale, sheet->column, y + 3, width);
    part_bar_value(ink, &drawn, sheet->column, y + 3);
    double shown = MIN(ink_width(ink, &style_strong, scale->shown), numbers / 2);
    ink_text(ink, &style_strong, right, y, numbers / 2, 1, scale->shown);
    ink_text(ink, &style_muted, right + shown + 4, y + 0.7, numbers - 16 - shown, 1,
             scale->give_or_take);
}

/* What the marks mean, as far as they are there. */
static void draw_legend(struct sheet *sheet) {
    const struct ink *ink = &sheet->ink;
    const struct model *model = sheet->model;
    bool band = false, cut = false;
    for (int i = 0; i < model->scale_count; i++) {
        const struct model_scale *scale = &model->scales[i];
        band = band || (scale->known && scale->high > scale->low);
        cut = cut || (scale->known && scale->cut_count > 0);
    }
    if (!band && !cut)
        return;
    double x = sheet->column, height = ink_height(ink, &style_note, sheet->wide, 1, "0");
    if (band) {
        ink_box(ink, TONE_BAND, x, sheet->y + 2, 14, bar - 2, 0);
        double room = sheet->wide / 2 - 20;
        ink_text(ink, &style_note, x + 19, sheet->y, room, 1, model->labels.give_or_take);
        x += 19 + MIN(ink_width(ink, &style_note, model->labels.give_or_take), room) + 18;
    }
    if (cut) {
        ink_upright(ink, TONE_TEXT, x + 1, sheet->y + 0.5, bar + 1);
        ink_text(ink, &style_note, x + 7, sheet->y, sheet->wide / 2 - 20, 1, model->labels.gate);
    }
    sheet->y += height;
}

void part_scales(struct sheet *sheet) {
    const struct model *model = sheet->model;
    if (model->is_team && model->team.means_note[0] != '\0') {
        sheet_section(sheet, model->labels.scales, row);
        sheet_text(sheet, &style_body, sheet->column, sheet->wide, model->team.means_note);
        return;
    }
    sheet_gap(sheet, 16);
    for (int i = 0; i < model->scale_count; i++) {
        sheet_need(sheet, row);
        draw_scale(sheet, &model->scales[i]);
        sheet->y += row;
    }
    draw_legend(sheet);
    sheet_gap(sheet, 5);
    sheet_text(sheet, &style_body, sheet->column, sheet->wide, model->gate);
}
