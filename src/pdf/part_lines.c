#include "parts.h"

#include <string.h>

enum { ROW_MOST = 5, CHANGE_LINES = 6 };

static const double gap = 13, plot_height = 40, head = 14, dates = 10;
static const struct style style_date = {5.8, false, TONE_MUTED, 0};
static const struct style style_name = {8, true, TONE_TEXT, 0};

struct plot {
    const struct ink *ink;
    const struct model_line *line;
    double x, y, width;
};

static double across(const struct plot *plot, int point) {
    const struct model_point *points = plot->line->points;
    double from = points[0].time, span = points[plot->line->count - 1].time - from;
    const double inset = 2.5; /* points are round and stay inside */
    double share = span > 0 ? (points[point].time - from) / span
                            : (double)point / MAX(plot->line->count - 1, 1);
    return plot->x + inset + (plot->width - 2 * inset) * share;
}

static double up(const struct plot *plot, double value) {
    return plot->y + plot_height * (1 - value / 100);
}

static void draw_frame(const struct plot *plot) {
    cairo_t *cairo = plot->ink->cairo;
    static const double dashes[] = {1.5, 2};
    ink_rule(plot->ink, TONE_TRACK, plot->x, plot->y, plot->width);
    ink_rule(plot->ink, TONE_TRACK, plot->x, plot->y + plot_height, plot->width);
    cairo_save(cairo);
    cairo_set_dash(cairo, dashes, 2, 0);
    for (int i = 0; i < plot->line->cut_count; i++)
        ink_rule(plot->ink, TONE_MUTED, plot->x, up(plot, plot->line->cuts[i].cut), plot->width);
    cairo_restore(cairo);
}

/* Give or take, between points that may be compared. */
static void draw_bands(const struct plot *plot) {
    cairo_t *cairo = plot->ink->cairo;
    ink_tone(plot->ink, TONE_BAND);
    for (int i = 1; i < plot->line->count; i++) {
        const struct model_point *to = &plot->line->points[i];
        if (to->from < 0)
            continue;
        const struct model_point *from = &plot->line->points[to->from];
        cairo_move_to(cairo, across(plot, to->from), up(plot, from->high));
        cairo_line_to(cairo, across(plot, i), up(plot, to->high));
        cairo_line_to(cairo, across(plot, i), up(plot, to->low));
        cairo_line_to(cairo, across(plot, to->from), up(plot, from->low));
        cairo_close_path(cairo);
    }
    cairo_fill(cairo);
}

static void draw_points(const struct plot *plot) {
    cairo_t *cairo = plot->ink->cairo;
    ink_tone(plot->ink, TONE_ACCENT);
    cairo_set_line_width(cairo, 1.3);
    for (int i = 0; i < plot->line->count; i++) {
        const struct model_point *to = &plot->line->points[i];
        if (to->from < 0)
            continue;
        cairo_move_to(cairo, across(plot, to->from), up(plot, plot->line->points[to->from].value));
        cairo_line_to(cairo, across(plot, i), up(plot, to->value));
    }
    cairo_stroke(cairo);
    for (int i = 0; i < plot->line->count; i++)
        ink_disc(plot->ink, TONE_ACCENT, across(plot, i), up(plot, plot->line->points[i].value),
                 1.9, 0);
}

/* The sentence on the change of the scale with that id. */
static const char *change_of(const struct model *model, const char *id) {
    for (int i = 0; i < model->scale_count; i++) {
        if (strcmp(model->scales[i].id, id) == 0)
            return model->scales[i].change;
    }
    return "";
}

static void draw_line(const struct sheet *sheet, const struct model_line *line, double x,
                      double width) {
    const struct ink *ink = &sheet->ink;
    const struct model_point *last = &line->points[line->count - 1];
    const double shown = 26;
    struct style value = style_name;
    value.tone = TONE_ACCENT;
    double y = sheet->y;
    ink_text(ink, &style_name, x, y, width - shown, 1, line->name);
    ink_ending(ink, &value, x + width - shown, y, shown, 1, last->shown);
    y += head;
    struct plot plot = {.ink = ink, .line = line, .x = x, .y = y, .width = width};
    draw_frame(&plot);
    draw_bands(&plot);
    draw_points(&plot);
    y += plot_height + 3;
    ink_text(ink, &style_date, x, y, width / 2, 1, line->points[0].date);
    ink_ending(ink, &style_date, x + width / 2, y, width / 2, 1, last->date);
    ink_text(ink, &style_note, x, y + dates, width, CHANGE_LINES,
             change_of(sheet->model, line->id));
}

void part_lines(struct sheet *sheet) {
    const struct model *model = sheet->model;
    double width = (sheet->width - gap * (ROW_MOST - 1)) / ROW_MOST;
    for (int first = 0; first < model->line_count; first += ROW_MOST) {
        int count = MIN(model->line_count - first, ROW_MOST);
        double note = 0;
        for (int i = first; i < first + count; i++) {
            const char *change = change_of(model, model->lines[i].id);
            if (change[0] != '\0')
                note = MAX(note, ink_height(&sheet->ink, &style_note, width, CHANGE_LINES, change));
        }
        double height = head + plot_height + 3 + dates + note;
        if (first == 0) {
            sheet_section(sheet, model->labels.history, height + 16);
            sheet->y += 16;
        } else {
            sheet_gap(sheet, 10);
            sheet_need(sheet, height);
        }
        for (int i = 0; i < count; i++)
            draw_line(sheet, &model->lines[first + i], sheet->left + (width + gap) * i, width);
        sheet->y += height;
    }
}
