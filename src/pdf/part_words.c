#include "parts.h"

/* What a heading needs below it on the same sheet. */
static const double heading_room = 28;

/* "Leader 4   Achiever 1", wrapped between the pairs. */
static void write_counts(struct sheet *sheet) {
    static const double apart = 14, line = 13;
    const struct model *model = sheet->model;
    double x = sheet->column;
    const double end = sheet->column + sheet->wide;
    if (model->count_count == 0)
        return;
    sheet_need(sheet, line);
    for (int i = 0; i < model->count_count; i++) {
        gchar *pair = g_strdup_printf("%s %d", model->counts[i].name, model->counts[i].count);
        double width = MIN(ink_width(&sheet->ink, &style_muted, pair) + 1, sheet->wide);
        if (x > sheet->column && x + width > end) {
            x = sheet->column;
            sheet->y += line;
            sheet_need(sheet, line);
        }
        ink_text(&sheet->ink, &style_muted, x, sheet->y, width, 1, pair);
        g_free(pair);
        x += width + apart;
    }
    sheet->y += line;
}

void part_orientation(struct sheet *sheet) {
    const struct model *model = sheet->model;
    if (!model->has_orientation)
        return;
    sheet_section(sheet, model->labels.orientation, heading_room);
    sheet_text(sheet, &style_body, sheet->column, sheet->wide, model->lean);
    write_counts(sheet);
    sheet_text(sheet, &style_body, sheet->column, sheet->wide, model->desire);
}

void part_strength(struct sheet *sheet) {
    if (sheet->model->strength[0] == '\0')
        return;
    sheet_section(sheet, sheet->model->labels.strength, heading_room);
    sheet_text(sheet, &style_body, sheet->column, sheet->wide, sheet->model->strength);
}
