#include "parts.h"

void part_head(struct sheet *sheet) {
    static const struct style title = {9, true, TONE_ACCENT, 0.3};
    static const double beside = 150, smallest = 14;
    struct style name = {22, true, TONE_TEXT, 0};
    const struct ink *ink = &sheet->ink;
    const struct model *model = sheet->model;
    double right = sheet->left + sheet->width - beside;

    sheet->y += ink_text(ink, &title, sheet->left, sheet->y, sheet->width, 2, model->title);
    sheet->y += 5;
    /* A long name is written smaller, a very long one is cut. */
    double room = sheet->width - beside, wanted = ink_width(ink, &name, model->name);
    if (wanted > room)
        name.size = MAX(name.size * room / wanted - 0.1, smallest);
    double height = ink_height(ink, &name, room, 1, model->name);
    double facts = ink_height(ink, &style_muted, beside, 1, model->date) +
                   ink_height(ink, &style_muted, beside, 1, model->form);
    ink_text(ink, &name, sheet->left, sheet->y, room, 1, model->name);
    /* The facts end where the name ends. */
    double y = sheet->y + MAX(height - facts - 3, 0);
    y += ink_ending(ink, &style_muted, right, y, beside, 1, model->date);
    ink_ending(ink, &style_muted, right, y, beside, 1, model->form);
    sheet->y += MAX(height, facts) + 7;
    ink_rule(ink, TONE_ACCENT, sheet->left, sheet->y, sheet->width);
    sheet->y += 4;
}

void part_foot(struct sheet *sheet) {
    const struct model *model = sheet->model;
    double height = 8;
    for (int i = 0; i < model->foot_count; i++)
        height += sheet_height(sheet, &style_note, sheet->width, model->foot[i]);
    sheet_gap(sheet, 14);
    sheet_need(sheet, MIN(height, sheet->bottom - sheet->top));
    sheet->y = MAX(sheet->y, sheet->bottom - height);
    ink_rule(&sheet->ink, TONE_TRACK, sheet->left, sheet->y, sheet->width);
    sheet->y += 8;
    for (int i = 0; i < model->foot_count; i++)
        sheet_text(sheet, &style_note, sheet->left, sheet->width, model->foot[i]);
}
