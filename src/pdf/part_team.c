#include "part_bar.h"
#include "parts.h"

#include "leadquiz/translate.h"

#include <stdio.h>

enum { LINES_MOST = 3 };

static const double row = 14, between = 24;
static const struct style style_count = {8.5, true, TONE_TEXT, 0};

static void write_notes(struct sheet *sheet, const char *const *notes, int count) {
    for (int i = 0; i < count; i++)
        sheet_text(sheet, &style_muted, sheet->column, sheet->wide, notes[i]);
}

void part_team_head(struct sheet *sheet) {
    const struct model_team *team = &sheet->model->team;
    sheet_gap(sheet, 10);
    for (int i = 0; i < team->head_count; i++)
        sheet_text(sheet, &style_body, sheet->left, sheet->width, team->head[i]);
}

/* ---- counts: name, bar, people, share ---- */

struct columns {
    double x, name, bar, people, share;
};

static struct columns lay_out(double x, double width) {
    const double people = 30, share = 34, gap = 8;
    double name = width * 0.48;
    return (struct columns){x, name, width - name - gap - people - share, people, share};
}

/* Long names take more than one line. */
static double cell_height(const struct sheet *sheet, const struct model_cell *cell,
                          const struct columns *columns) {
    double height = ink_height(&sheet->ink, &style_muted, columns->name, LINES_MOST, cell->name);
    return MAX(row, height + 3);
}

static void write_cell(const struct sheet *sheet, const struct model_cell *cell,
                       const struct columns *columns, double y) {
    const struct ink *ink = &sheet->ink;
    char people[16];
    struct bar bar = {columns->bar, cell->value, cell->low, cell->high};
    double x = columns->x;
    ink_text(ink, &style_muted, x, y, columns->name, LINES_MOST, cell->name);
    x += columns->name + 8;
    part_bar(ink, &bar, x, y + 2);
    part_bar_value(ink, &bar, x, y + 2);
    x += columns->bar;
    snprintf(people, sizeof people, "%d", cell->people);
    ink_ending(ink, &style_count, x, y, columns->people, 1, people);
    ink_ending(ink, &style_muted, x + columns->people, y, columns->share, 1, cell->shown);
}

static void write_heads(const struct sheet *sheet, const struct columns *columns, double y) {
    const struct model_labels *labels = &sheet->model->labels;
    double x = columns->x + columns->name + 8 + columns->bar;
    ink_ending(&sheet->ink, &style_note, x, y, columns->people, 1, labels->people);
    ink_ending(&sheet->ink, &style_note, x + columns->people, y, columns->share, 1, labels->share);
}

static void write_counts(struct sheet *sheet, const char *label,
                         const struct model_counts *counts) {
    struct columns columns = lay_out(sheet->column, sheet->wide);
    if (counts->count == 0 && counts->note[0] == '\0')
        return;
    sheet_section(sheet, label, row * (counts->count + 1));
    sheet_text(sheet, &style_body, sheet->column, sheet->wide, counts->note);
    if (counts->count == 0)
        return;
    write_heads(sheet, &columns, sheet->y);
    sheet->y += row - 2;
    for (int i = 0; i < counts->count; i++) {
        double height = cell_height(sheet, &counts->cells[i], &columns);
        sheet_need(sheet, height);
        write_cell(sheet, &counts->cells[i], &columns, sheet->y);
        sheet->y += height;
    }
}

void part_team_levels(struct sheet *sheet) {
    write_counts(sheet, sheet->model->labels.levels, &sheet->model->team.levels);
}

void part_team_wish(struct sheet *sheet) {
    const struct model *model = sheet->model;
    write_counts(sheet, model->labels.desire, &model->team.desire);
    write_counts(sheet, model->labels.leans, &model->team.leans);
}

void part_team_movement(struct sheet *sheet) {
    const struct model *model = sheet->model;
    bool moved = false;
    for (int i = 0; i < model->scale_count; i++)
        moved = moved || model->scales[i].motto[0] != '\0';
    if (moved)
        sheet_text(sheet, &style_note, sheet->column, sheet->wide,
                   _("Below a name: how far the same people have moved."));
    write_notes(sheet, model->team.movements, model->team.movement_count);
}

void part_team_months(struct sheet *sheet) {
    const struct model_team *team = &sheet->model->team;
    if (sheet->model->line_count == 0)
        return;
    sheet_gap(sheet, 4);
    for (int i = 0; i < team->month_count; i++)
        sheet_text(sheet, &style_note, sheet->left, sheet->width, team->months[i]);
    sheet_text(sheet, &style_note, sheet->left, sheet->width, team->older);
}

/* ---- questions, two beside each other ---- */

static double question_height(const struct sheet *sheet, const struct model_counts *question,
                              double width) {
    struct columns columns = lay_out(0, width);
    double height = ink_height(&sheet->ink, &style_count, width, 0, question->text) + 3;
    if (question->note[0] != '\0')
        height += ink_height(&sheet->ink, &style_muted, width, 0, question->note);
    for (int i = 0; i < question->count; i++)
        height += cell_height(sheet, &question->cells[i], &columns);
    return height;
}

static void write_question(const struct sheet *sheet, const struct model_counts *question, double x,
                           double width) {
    struct columns columns = lay_out(x, width);
    double y = sheet->y;
    y += ink_text(&sheet->ink, &style_count, x, y, width, 0, question->text) + 3;
    if (question->note[0] != '\0')
        y += ink_text(&sheet->ink, &style_muted, x, y, width, 0, question->note);
    for (int i = 0; i < question->count; i++) {
        write_cell(sheet, &question->cells[i], &columns, y);
        y += cell_height(sheet, &question->cells[i], &columns);
    }
}

void part_team_counts(struct sheet *sheet, const struct model_counts *const *counts, int count) {
    double width = (sheet->width - between) / 2, height = 0;
    for (int i = 0; i < count; i++)
        height = MAX(height, question_height(sheet, counts[i], width));
    sheet_need(sheet, height);
    for (int i = 0; i < count; i++)
        write_question(sheet, counts[i], sheet->left + i * (width + between), width);
    sheet->y += height;
}

static void write_asked(struct sheet *sheet, const char *label, const struct model_asked *asked) {
    double width = (sheet->width - between) / 2;
    for (int i = 0; i < asked->count; i += 2) {
        bool two = i + 1 < asked->count;
        double height = question_height(sheet, &asked->list[i], width);
        if (two)
            height = MAX(height, question_height(sheet, &asked->list[i + 1], width));
        if (i == 0) {
            sheet_gap(sheet, 14);
            sheet_need(sheet, height + 16);
            ink_text(&sheet->ink, &style_label, sheet->left, sheet->y, sheet->width, 1, label);
            sheet->y += 16;
        }
        sheet_need(sheet, height);
        write_question(sheet, &asked->list[i], sheet->left, width);
        if (two)
            write_question(sheet, &asked->list[i + 1], sheet->left + width + between, width);
        sheet->y += height;
        sheet_gap(sheet, 8);
    }
}

void part_team_questions(struct sheet *sheet) {
    const struct model *model = sheet->model;
    const struct model_team *team = &model->team;
    if (team->questions_note[0] != '\0') {
        sheet_section(sheet, model->labels.questions, row);
        sheet_text(sheet, &style_body, sheet->column, sheet->wide, team->questions_note);
    }
    write_asked(sheet, model->labels.split, &team->split);
    write_asked(sheet, model->labels.lowest, &team->lowest);
    sheet_text(sheet, &style_note, sheet->left, sheet->width, team->questions_as_of);
}
