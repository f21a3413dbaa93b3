/* team_markdown.c - a team's report as Markdown. */
#include "team.h"

#include "leadquiz/translate.h"

static void section(FILE *out, enum team_label label) {
    markdown_heading(out, team_label(label));
}

static void write_notes(FILE *out, const char (*notes)[REASON_BYTES], int count) {
    for (int i = 0; i < count; i++)
        markdown_paragraph(out, notes[i]);
}

void team_markdown_cells(const struct team_counts *counts, FILE *out) {
    enum { COLUMNS = 3 };
    if (counts->count == 0)
        return;
    fputs("\n|   ", out);
    markdown_cell(out, team_label(TEAM_PEOPLE));
    markdown_cell(out, team_label(TEAM_SHARE));
    fputs("|\n", out);
    markdown_rule(out, COLUMNS, 1);
    for (int i = 0; i < counts->count; i++) {
        const struct team_cell *cell = &counts->cells[i];
        markdown_cell(out, cell->words);
        fprintf(out, "| %d | %s (%s) |\n", cell->cell->people, cell->shown, cell->range);
    }
}

static void write_counts(FILE *out, enum team_label label, const struct team_counts *counts) {
    if (counts->count == 0 && counts->note[0] == '\0')
        return;
    section(out, label);
    markdown_paragraph(out, counts->note);
    team_markdown_cells(counts, out);
    markdown_paragraph(out, counts->foot);
}

static void write_scale(const struct team_scale *scale, FILE *out) {
    char people[16] = "", give_or_take[16] = "";
    if (scale->bar.known) {
        snprintf(people, sizeof people, "%d", scale->mean->people);
        snprintf(give_or_take, sizeof give_or_take, "±%s", scale->give_or_take);
    }
    markdown_cell(out, scale->bar.name);
    markdown_cell(out, scale->bar.known ? scale->shown : scale->note);
    markdown_cell(out, give_or_take);
    markdown_cell(out, people);
    markdown_cell(out, scale->gates);
    markdown_cell(out, scale->movement);
    fputs("|\n", out);
}

static void write_scales(const struct team *team, FILE *out) {
    static const enum team_label heads[] = {TEAM_SCALE,  TEAM_MEAN, TEAM_GIVE_OR_TAKE,
                                            TEAM_PEOPLE, TEAM_GATE, TEAM_MOVEMENT};
    enum { HEADS = sizeof heads / sizeof heads[0] };
    if (team->no_scales)
        return;
    section(out, TEAM_SCALES);
    markdown_paragraph(out, team->means_note);
    if (team->means_note[0] != '\0')
        return;
    fputc('\n', out);
    for (int i = 0; i < HEADS; i++)
        markdown_cell(out, team_label(heads[i]));
    fputs("|\n| --- | --: | --: | --: | --: | --- |\n", out);
    for (int s = 0; s < team->scale_count; s++)
        write_scale(&team->scales[s], out);
    write_notes(out, team->movements, team->movement_count);
}

static void write_month(const struct team *team, const struct review_month *month, FILE *out) {
    char text[DATE_BYTES];
    team_month(month, text);
    markdown_cell(out, text);
    if (month->sittings >= 0)
        fprintf(out, "| %d ", month->sittings);
    else
        markdown_cell(out, "–");
    for (int s = 0; s < team->scale_count; s++) {
        char shown[8], give_or_take[8];
        say_mean(&month->figures.scales[s], shown, give_or_take);
        markdown_cell(out, shown[0] != '\0' ? shown : "–");
    }
    fputs("|\n", out);
}

static void write_months(const struct team *team, FILE *out) {
    if (team->report->month_count == 0)
        return;
    section(out, TEAM_MONTHS);
    fputc('\n', out);
    markdown_cell(out, team_label(team->report->by_meeting ? TEAM_MEETING : TEAM_MONTH));
    markdown_cell(out, team_label(TEAM_SITTINGS));
    for (int s = 0; s < team->scale_count; s++)
        markdown_cell(out, team->scales[s].bar.name);
    fputs("|\n", out);
    markdown_rule(out, 2 + team->scale_count, 1);
    for (int i = 0; i < team->report->month_count; i++)
        write_month(team, &team->report->months[i], out);
    write_notes(out, team->months, team->month_note_count);
    markdown_paragraph(out, team->older_marked);
}

static void write_questions(FILE *out, enum team_label label,
                            const struct team_questions *questions) {
    if (questions->count == 0)
        return;
    section(out, label);
    for (int i = 0; i < questions->count; i++) {
        fputs("\n**", out);
        markdown_escape(out, questions->list[i].text);
        fputs("**\n", out);
        team_markdown_cells(&questions->list[i].counts, out);
    }
}

bool team_markdown(const struct team *team, FILE *out) {
    fputs("# ", out);
    markdown_escape(out, team->instrument->title);
    fputc('\n', out);
    markdown_paragraph(out, team->summary);
    write_notes(out, team->head, team->head_count);
    write_counts(out, TEAM_LEVELS, &team->levels);
    write_scales(team, out);
    write_counts(out, TEAM_DESIRE, &team->desire);
    write_counts(out, TEAM_LEANS, &team->leans);
    write_months(team, out);
    if (team->questions_note[0] != '\0')
        section(out, TEAM_QUESTIONS);
    markdown_paragraph(out, team->questions_note);
    meeting_markdown_votes(team, out);
    write_questions(out, TEAM_SPLIT, &team->split);
    write_questions(out, TEAM_LOWEST, &team->lowest);
    markdown_paragraph(out, team->questions_as_of);
    meeting_markdown_next(team, out);
    section(out, TEAM_FOOT);
    for (int i = 0; i < team->foot_count; i++)
        markdown_paragraph(out, team->foot[i]);
    return true;
}
