#include "sheet.h"

#include "leadquiz/translate.h"

#include <stdio.h>

static const double margin = 54, label_width = 112, gutter = 16, section_gap = 14;

/* Between the lines of paragraphs, in heights of the font. */
static const double leading = 1.16;

static double line_height(const struct sheet *sheet) {
    return 1 + (leading - 1) * sheet->setting.air;
}

const struct style style_body = {9.5, false, TONE_TEXT, 0};
const struct style style_strong = {9.5, true, TONE_TEXT, 0};
const struct style style_label = {8.5, true, TONE_ACCENT, 0};
const struct style style_muted = {8.5, false, TONE_MUTED, 0};
const struct style style_note = {7.2, false, TONE_MUTED, 0};

bool sheet_start(struct sheet *sheet, cairo_t *cairo, const struct paper *paper,
                 const struct model *model, const struct setting *setting) {
    *sheet = (struct sheet){
        .model = model,
        .paper = paper,
        .left = margin,
        .width = paper->width - 2 * margin,
        .top = 48,
        .bottom = paper->height - 44,
        .number = 1,
        .setting = *setting,
    };
    sheet->column = sheet->left + label_width + gutter;
    sheet->wide = sheet->width - label_width - gutter;
    sheet->y = sheet->top;
    return ink_start(&sheet->ink, cairo, model->language);
}

/* Sheets may be parted: each of several says whose it is and which. */
static void number(const struct sheet *sheet) {
    char line[64];
    double y = sheet->paper->height - 32, half = sheet->width / 2;
    if (sheet->setting.count < 2)
        return;
    snprintf(line, sizeof line, "%d / %d", sheet->number, sheet->setting.count);
    ink_text(&sheet->ink, &style_note, sheet->left, y, half, 1, sheet->model->name);
    ink_ending(&sheet->ink, &style_note, sheet->left + half, y, half, 1, line);
}

static void turn(struct sheet *sheet) {
    number(sheet);
    cairo_show_page(sheet->ink.cairo);
    sheet->number++;
    sheet->y = sheet->top;
}

void sheet_finish(struct sheet *sheet) {
    number(sheet);
    ink_stop(&sheet->ink);
}

void sheet_gap(struct sheet *sheet, double height) {
    if (sheet->y > sheet->top)
        sheet->y += height * sheet->setting.air;
}

void sheet_need(struct sheet *sheet, double height) {
    if (sheet->y > sheet->top && sheet->y + height > sheet->bottom)
        turn(sheet);
}

double sheet_height(const struct sheet *sheet, const struct style *style, double width,
                    const char *text) {
    return text[0] == '\0' ? 0
                           : line_height(sheet) * ink_height(&sheet->ink, style, width, 0, text);
}

void sheet_text(struct sheet *sheet, const struct style *style, double x, double width,
                const char *text) {
    if (text[0] == '\0')
        return;
    PangoLayout *layout = ink_layout(&sheet->ink, style, ALIGN_START, width, 0, text);
    PangoLayoutIter *line = pango_layout_get_iter(layout);
    do {
        int upper = 0, lower = 0;
        PangoRectangle extents;
        pango_layout_iter_get_line_yrange(line, &upper, &lower);
        pango_layout_iter_get_line_extents(line, NULL, &extents);
        double height = line_height(sheet) * (lower - upper) / PANGO_SCALE;
        double down = (double)(pango_layout_iter_get_baseline(line) - upper) / PANGO_SCALE;
        sheet_need(sheet, height);
        ink_tone(&sheet->ink, style->tone);
        cairo_move_to(sheet->ink.cairo, x + (double)extents.x / PANGO_SCALE, sheet->y + down);
        pango_cairo_show_layout_line(sheet->ink.cairo, pango_layout_iter_get_line_readonly(line));
        sheet->y += height;
    } while (pango_layout_iter_next_line(line));
    pango_layout_iter_free(line);
    g_object_unref(layout);
}

void sheet_section(struct sheet *sheet, const char *label, double height) {
    enum { LINES = 3 };
    double own = ink_height(&sheet->ink, &style_label, label_width, LINES, label);
    sheet_gap(sheet, section_gap);
    sheet_need(sheet, MAX(height, own));
    /* The label is smaller than what it stands beside: half a point down, and they share a line. */
    ink_text(&sheet->ink, &style_label, sheet->left, sheet->y + 0.9, label_width, LINES, label);
}
