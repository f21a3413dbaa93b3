/* part_blank.c - a blank sheet: the questions in two columns, below them a box for each digit. */
#include "parts.h"

#include <stdio.h>
#include <string.h>

/* What is set smaller until it fits, in points at the largest. */
struct form {
    const struct sheet *sheet;
    const struct model_blank *model;
    double left, width, column; /* of the whole, and how wide a column of questions is */
    double scale;
    int half;  /* the question that begins the second column */
    bool draw; /* else to measure */
};

static const double margin = 40, between = 16, number_width = 17;
static const double box = 15.5, group_gap = 7, box_row = 27, blank_row = 24;
static const double scale_largest = 1, scale_least = 0.68, scale_step = 0.04;

static struct style scaled(const struct form *form, double size, bool bold, enum tone tone) {
    return (struct style){size * form->scale, bold, tone, 0};
}

/* The height of the text, written when it is time for that. */
static double put(const struct form *form, const struct style *style, double x, double y,
                  double width, const char *text) {
    if (text[0] == '\0')
        return 0;
    return form->draw ? ink_text(&form->sheet->ink, style, x, y, width, 0, text)
                      : ink_height(&form->sheet->ink, style, width, 0, text);
}

/* ---- above the questions ---- */

/* Texts beside each other as far as there is room. */
static double put_beside(const struct form *form, const struct style *style, double left, double y,
                         double width, const char *const *texts, int count) {
    const double gap = 9 * form->scale;
    double x = left, from = y, height = 0;
    for (int i = 0; i < count; i++) {
        double wide = MIN(ink_width(&form->sheet->ink, style, texts[i]) + 1, width);
        if (x > left && x + wide > left + width) {
            x = left;
            y += height + 1;
        }
        height = put(form, style, x, y, wide, texts[i]);
        x += wide + gap;
    }
    return count > 0 ? y + height - from : 0;
}

static double put_head(const struct form *form, double y) {
    const struct model_blank *model = form->model;
    struct style title = scaled(form, 12, true, TONE_TEXT);
    struct style head = scaled(form, 8.5, true, TONE_ACCENT);
    struct style strong = scaled(form, 9, true, TONE_TEXT), body = scaled(form, 8.5, false, 0);
    double from = y;
    y += put(form, &head, form->left, y, form->width, model->head) + 1;
    y += put(form, &title, form->left, y, form->width, form->sheet->model->title) + 3;
    if (form->draw)
        ink_rule(&form->sheet->ink, TONE_ACCENT, form->left, y, form->width);
    y += 5 * form->scale;
    y += put(form, &strong, form->left, y, form->width, model->window) + 2;
    y += put_beside(form, &body, form->left, y, form->width, model->responses,
                    model->response_count);
    y += 3;
    for (int i = 0; i < model->how_count; i++)
        y += put(form, &body, form->left, y, form->width, model->how[i]);
    return y + 6 * form->scale - from;
}

/* ---- the questions ---- */

static double put_question(const struct form *form, const struct model_place *place, double x,
                           double y) {
    struct style number = scaled(form, 8.5, true, TONE_ACCENT);
    struct style text = scaled(form, 8.5, false, TONE_TEXT);
    struct style mark = scaled(form, 7.5, true, TONE_MUTED);
    struct style option = scaled(form, 8, false, TONE_TEXT);
    double width = form->column - number_width, from = y;
    char digits[16];
    snprintf(digits, sizeof digits, "%d", place->number);
    put(form, &number, x, y, number_width, digits);
    x += number_width;
    y += put(form, &mark, x, y, width, place->mark);
    y += put(form, &text, x, y, width, place->text);
    y += put_beside(form, &option, x, y, width, place->options, place->option_count);
    return y + 3 * form->scale - from;
}

static double put_column(const struct form *form, int first, int end, double x, double y) {
    double from = y;
    for (int i = first; i < end; i++)
        y += put_question(form, &form->model->places[i], x, y);
    return y - from;
}

/* The first question of the second column, so that both are about as long. */
static int find_half(const struct form *form) {
    double all = put_column(form, 0, form->model->count, form->left, 0), height = 0;
    for (int i = 0; i < form->model->count; i++) {
        height += put_question(form, &form->model->places[i], form->left, 0);
        if (2 * height >= all)
            return i + 1;
    }
    return form->model->count;
}

static double put_questions(const struct form *form, double y) {
    double right = form->left + form->column + between;
    double first = put_column(form, 0, form->half, form->left, y);
    double second = put_column(form, form->half, form->model->count, right, y);
    return MAX(first, second);
}

/* ---- the boxes ---- */

static void frame(const struct ink *ink, double x, double y) {
    ink_rule(ink, TONE_TEXT, x, y, box);
    ink_rule(ink, TONE_TEXT, x, y + box, box);
    ink_upright(ink, TONE_TEXT, x, y, box);
    ink_upright(ink, TONE_TEXT, x + box, y, box);
}

static int groups_in_row(const struct form *form) {
    double group = form->model->group * box + group_gap;
    return MAX((int)((form->width + group_gap) / group), 1);
}

static int box_rows(const struct form *form) {
    int row = groups_in_row(form) * form->model->group;
    return (form->model->count + row - 1) / row;
}

static void write_boxes(const struct form *form, double y) {
    static const struct style number = {5.8, false, TONE_MUTED, 0};
    int group = form->model->group, row = groups_in_row(form) * group;
    for (int i = 0; i < form->model->count; i++) {
        char digits[16];
        int place = i % row, groups = place / group, line = i / row;
        double x = form->left + place * box + groups * group_gap;
        double top = y + line * box_row;
        snprintf(digits, sizeof digits, "%d", form->model->places[i].number);
        ink_centred(&form->sheet->ink, &number, x, top, box, 1, digits);
        frame(&form->sheet->ink, x, top + 8);
    }
}

/* A label and a line to write on; returns where the next thing may stand. */
static double write_blank(const struct form *form, const char *label, double x, double y) {
    const double line = 110;
    const struct ink *ink = &form->sheet->ink;
    if (label[0] == '\0')
        return x;
    double wide = ink_width(ink, &style_muted, label) + 5;
    ink_text(ink, &style_muted, x, y, wide + 4, 1, label);
    ink_rule(ink, TONE_TEXT, x + wide, y + 11, line);
    return x + wide + line + 16;
}

static void write_foot(const struct form *form, double y) {
    const struct ink *ink = &form->sheet->ink;
    const struct model_blank *model = form->model;
    double x = write_blank(form, model->name, form->left, y + 4);
    x = write_blank(form, model->seat, x, y + 4);
    double wide = ink_width(ink, &style_muted, model->check) + 6;
    ink_text(ink, &style_muted, x, y + 4, wide + 4, 1, model->check);
    frame(ink, x + wide, y);
    ink_text(ink, &style_note, form->left, y + box + 4, form->width, 1, model->note);
}

/* ---- the whole ---- */

static double boxes_height(const struct form *form) {
    return box_rows(form) * box_row + 4 + blank_row + 8;
}

static double measure(struct form *form) {
    form->draw = false;
    form->half = find_half(form);
    return put_head(form, 0) + put_questions(form, 0) + 6 + boxes_height(form);
}

static void write_whole(struct form *form, double y, double bottom) {
    form->draw = true;
    y += put_head(form, y);
    put_questions(form, y);
    y = bottom - boxes_height(form);
    write_boxes(form, y);
    write_foot(form, y + box_rows(form) * box_row + 4);
}

bool part_blank(struct sheet *sheet) {
    const struct paper *paper = sheet->paper;
    const struct model_blank *model = &sheet->model->blank;
    struct form form = {.sheet = sheet, .model = model, .left = margin, .scale = scale_largest};
    double page = paper->height / model->copies, edge = model->copies > 1 ? 24 : 34;
    form.width = paper->width - 2 * margin;
    form.column = (form.width - between) / 2;
    while (measure(&form) > page - 2 * edge && form.scale > scale_least)
        form.scale -= scale_step;
    if (measure(&form) > page - 2 * edge)
        return false;
    for (int i = 0; i < model->copies; i++) {
        if (i > 0) /* where to cut */
            ink_rule(&sheet->ink, TONE_TRACK, 0, i * page, paper->width);
        write_whole(&form, i * page + edge, (i + 1) * page - edge);
    }
    return true;
}
