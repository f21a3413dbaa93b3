#include "parts.h"

#include <string.h>

static const double box = 9, indent = 18, apart = 6;

static void draw_tick(const struct ink *ink, double x, double y) {
    cairo_move_to(ink->cairo, x + 2, y + 4.8);
    cairo_line_to(ink->cairo, x + 4, y + 6.9);
    cairo_line_to(ink->cairo, x + 7.2, y + 2.2);
}

/* Ticked when done, a dash when partly done, empty when open or not done. */
static void draw_box(const struct ink *ink, const char *outcome, double x, double y) {
    ink_tone(ink, TONE_ACCENT);
    cairo_set_line_width(ink->cairo, 1);
    cairo_rectangle(ink->cairo, x + 0.5, y + 0.5, box - 1, box - 1);
    if (strcmp(outcome, "yes") == 0) {
        draw_tick(ink, x, y);
    } else if (strcmp(outcome, "partly") == 0) {
        cairo_move_to(ink->cairo, x + 2.5, y + box / 2);
        cairo_line_to(ink->cairo, x + box - 2.5, y + box / 2);
    }
    cairo_stroke(ink->cairo);
}

/* Kept together on one sheet, as far as a sheet goes. */
static void room_for(struct sheet *sheet, const char *text, double below) {
    double height = sheet_height(sheet, &style_body, sheet->wide - indent, text) + below + apart;
    sheet_need(sheet, MIN(height, sheet->bottom - sheet->top));
}

static void write_action(struct sheet *sheet, const struct model_action *action) {
    const struct model_labels *labels = &sheet->model->labels;
    double x = sheet->column + indent, width = sheet->wide - indent;
    room_for(sheet, action->text, 13);
    draw_box(&sheet->ink, action->outcome, sheet->column, sheet->y + 1.8);
    sheet_text(sheet, &style_body, x, width, action->text);
    bool open = strcmp(action->outcome, "open") == 0;
    gchar *day = action->due[0] != '\0' ? g_strdup_printf("%s %s", labels->due, action->due) : NULL;
    gchar *line =
        g_strdup_printf("%s%s%s", day != NULL ? day : "", day != NULL && !open ? " · " : "",
                        open ? "" : action->outcome_text);
    sheet_text(sheet, &style_muted, x, width, line);
    g_free(line);
    g_free(day);
    sheet->y += apart;
}

static void write_tip(struct sheet *sheet, const char *tip) {
    room_for(sheet, tip, 0);
    ink_disc(&sheet->ink, TONE_ACCENT, sheet->column + 3, sheet->y + 6.2, 2, 0);
    sheet_text(sheet, &style_body, sheet->column + indent, sheet->wide - indent, tip);
    sheet->y += apart;
}

void part_actions(struct sheet *sheet) {
    const struct model *model = sheet->model;
    if (model->action_count == 0 && model->tip_count == 0)
        return;
    sheet_section(sheet, model->action_count > 0 ? model->labels.actions : model->labels.tips, 40);
    for (int i = 0; i < model->action_count; i++)
        write_action(sheet, &model->actions[i]);
    for (int i = 0; model->action_count == 0 && i < model->tip_count; i++)
        write_tip(sheet, model->tips[i]);
    sheet->y -= apart;
}
