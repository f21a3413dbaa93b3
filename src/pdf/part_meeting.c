#include "parts.h"

static const double line_height = 24;

static void write_vote(struct sheet *sheet, const struct model_vote *vote) {
    const double least = 40; /* the question does not stand alone */
    sheet_gap(sheet, 8);
    sheet_need(sheet, least + sheet_height(sheet, &style_strong, sheet->width, vote->text));
    sheet_text(sheet, &style_strong, sheet->left, sheet->width, vote->text);
    for (int i = 0; i < vote->count; i += 2) {
        const struct model_counts *pair[2] = {&vote->rounds[i], &vote->rounds[i]};
        if (i + 1 < vote->count)
            pair[1] = &vote->rounds[i + 1];
        sheet->y += 2;
        part_team_counts(sheet, pair, i + 1 < vote->count ? 2 : 1);
    }
}

void part_meeting_votes(struct sheet *sheet) {
    const struct model *model = sheet->model;
    const double least = 60;
    if (model->meeting.vote_count == 0)
        return;
    sheet_gap(sheet, 14);
    sheet_need(sheet, least);
    ink_text(&sheet->ink, &style_label, sheet->left, sheet->y, sheet->width, 1,
             model->labels.votes);
    sheet->y += 12;
    for (int i = 0; i < model->meeting.vote_count; i++)
        write_vote(sheet, &model->meeting.votes[i]);
}

/* Lines to write on, the second as wide as the others together. */
static void write_lines(struct sheet *sheet, const struct model_meeting *meeting) {
    const double gap = 14;
    double unit = (sheet->wide - (meeting->head_count - 1) * gap) / (meeting->head_count + 1);
    for (int line = 0; line <= meeting->line_count; line++) {
        double x = sheet->column;
        for (int i = 0; i < meeting->head_count; i++) {
            double width = i == 1 ? 2 * unit : unit;
            if (line == 0)
                ink_text(&sheet->ink, &style_note, x, sheet->y, width, 1, meeting->heads[i]);
            else
                ink_rule(&sheet->ink, TONE_MUTED, x, sheet->y, width);
            x += width + gap;
        }
        sheet->y += line_height;
    }
    sheet->y -= line_height - 4;
}

void part_meeting_next(struct sheet *sheet) {
    const struct model *model = sheet->model;
    const struct model_meeting *meeting = &model->meeting;
    if (!model->is_meeting)
        return;
    double height = line_height * (meeting->line_count + 1) + 20 +
                    sheet_height(sheet, &style_body, sheet->wide, meeting->next);
    for (int i = 0; i < meeting->next_count; i++)
        height += sheet_height(sheet, &style_strong, sheet->wide, meeting->next_questions[i]);
    sheet_section(sheet, model->labels.next, height);
    for (int i = 0; i < meeting->next_count; i++)
        sheet_text(sheet, &style_strong, sheet->column, sheet->wide, meeting->next_questions[i]);
    sheet->y += 3;
    sheet_text(sheet, &style_body, sheet->column, sheet->wide, meeting->next);
    sheet->y += 5;
    if (meeting->head_count > 1)
        write_lines(sheet, meeting);
}
