/* team_text.c - a team's report as plain text. */
#include "team.h"

#include "leadquiz/text.h"

enum { MONTH_COLUMNS = 11, SITTINGS_COLUMNS = 10 };

static void section(struct page *page, enum team_label label) {
    text_heading(page, team_label(label));
}

static void write_head(struct page *page, const struct team *team) {
    page_paragraph(page, ROLE_TITLE, 0, 0, team->instrument->title);
    page_paragraph(page, ROLE_MUTED, 0, 0, team->summary);
    page_line(page);
    page_repeat(page, ROLE_MUTED, page->glyphs->heavy, page->width);
    page_line(page);
    for (int i = 0; i < team->head_count; i++)
        prose(page, ROLE_TEXT, team->head[i]);
}

static void write_counts(struct page *page, enum team_label label,
                         const struct team_counts *counts) {
    if (counts->count == 0 && counts->note[0] == '\0')
        return;
    section(page, label);
    team_page_cells(page, counts);
    prose(page, ROLE_MUTED, counts->foot);
}

static void write_month(struct page *page, const struct review_month *month,
                        const struct text_table *table) {
    char text[DATE_BYTES];
    int column = MONTH_COLUMNS + SITTINGS_COLUMNS;
    team_month(month, text);
    page_line(page);
    page_cut(page, ROLE_TEXT, text, MONTH_COLUMNS - 1);
    page_pad(page, MONTH_COLUMNS);
    if (month->sittings >= 0)
        page_format(page, ROLE_MUTED, "%d", month->sittings);
    else
        page_text(page, ROLE_MUTED, page->glyphs->dash);
    for (int s = table->first; s < table->end; column += table->scales[s++]) {
        char shown[8], give_or_take[8];
        say_mean(&month->figures.scales[s], shown, give_or_take);
        page_pad(page, column);
        if (shown[0] == '\0' && month->figures.scales[s].withheld != WITHHELD_NONE)
            page_text(page, ROLE_MUTED, page->glyphs->dash);
        page_text(page, ROLE_TEXT, shown);
    }
}

static void write_tables(struct page *page, const struct team *team) {
    int before = MONTH_COLUMNS + SITTINGS_COLUMNS;
    for (int first = 0; first < team->scale_count;) {
        struct text_table table = text_table_lay_out(team->instrument, first, page->width - before);
        if (first > 0)
            page_line(page);
        page_line(page);
        page_cut(page, ROLE_TEXT, team_label(team->report->by_meeting ? TEAM_MEETING : TEAM_MONTH),
                 MONTH_COLUMNS - 1);
        page_pad(page, MONTH_COLUMNS);
        page_cut(page, ROLE_TEXT, team_label(TEAM_SITTINGS), SITTINGS_COLUMNS - 1);
        text_table_names(page, team->instrument, &table, before);
        for (int i = 0; i < team->report->month_count; i++)
            write_month(page, &team->report->months[i], &table);
        first = table.end;
    }
    for (int i = 0; i < team->month_note_count; i++)
        prose(page, ROLE_MUTED, team->months[i]);
    prose(page, ROLE_MUTED, team->older_marked);
}

static void write_months(struct page *page, const struct team *team) {
    if (team->report->month_count == 0 || team->scale_count == 0)
        return;
    section(page, TEAM_MONTHS);
    write_tables(page, team);
    for (int s = 0; s < team->scale_count; s++) {
        const struct chart_line *line = &team->scales[s].line;
        if (line->count == 0)
            continue;
        page_line(page);
        page_line(page);
        page_text(page, ROLE_STRONG, line->name);
        chart_line_cells(page, line, CHART_ROWS);
    }
}

static void write_questions(struct page *page, enum team_label label,
                            const struct team_questions *questions) {
    if (questions->count == 0)
        return;
    section(page, label);
    for (int i = 0; i < questions->count; i++) {
        if (i > 0)
            page_line(page);
        prose(page, ROLE_STRONG, questions->list[i].text);
        team_page_cells(page, &questions->list[i].counts);
    }
}

/* Scales that the short form looks at with some people alone. */
static void write_other_scales(struct page *page, const struct team *team) {
    for (int s = 0; s < team->scale_count; s++) {
        const struct team_scale *scale = &team->scales[s];
        if (scale->mean->withheld == WITHHELD_NONE && scale->note[0] != '\0')
            page_paragraph(page, ROLE_MUTED, 0, GAP, scale->sentence);
    }
}

bool team_text(const struct team *team, const struct glyphs *glyphs, FILE *out) {
    struct page page;
    page_init(&page, TEXT_COLUMNS, glyphs);
    write_head(&page, team);
    write_counts(&page, TEAM_LEVELS, &team->levels);
    if (!team->no_scales) {
        section(&page, TEAM_SCALES);
        team_page_scales(&page, team->review, team->figures);
        write_other_scales(&page, team);
    }
    write_counts(&page, TEAM_DESIRE, &team->desire);
    write_counts(&page, TEAM_LEANS, &team->leans);
    write_months(&page, team);
    if (team->questions_note[0] != '\0') {
        section(&page, TEAM_QUESTIONS);
        prose(&page, ROLE_MUTED, team->questions_note);
    }
    meeting_text_votes(&page, team);
    write_questions(&page, TEAM_SPLIT, &team->split);
    write_questions(&page, TEAM_LOWEST, &team->lowest);
    if (team->questions_as_of[0] != '\0') {
        page_line(&page);
        prose(&page, ROLE_MUTED, team->questions_as_of);
    }
    meeting_text_next(&page, team);
    section(&page, TEAM_FOOT);
    for (int i = 0; i < team->foot_count; i++)
        prose(&page, ROLE_MUTED, team->foot[i]);
    return text_print(&page, out);
}
