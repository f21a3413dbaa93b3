/* report_text.c - the report as plain text, 72 columns wide: it prints, and goes into a mail. */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <string.h>

enum { INDENT = 2 };

void text_heading(struct page *page, const char *text) {
    page_line(page);
    page_line(page);
    page_text(page, ROLE_STRONG, text);
    page_line(page);
    page_repeat(page, ROLE_MUTED, page->glyphs->line, text_width(text));
}

static void write_result(struct page *page, const struct report *report) {
    const struct instrument *instrument = report->instrument;
    page_paragraph(page, ROLE_TITLE, 0, 0, instrument->title);
    page_paragraph(page, ROLE_MUTED, 0, 0, report->summary);
    page_line(page);
    page_repeat(page, ROLE_MUTED, page->glyphs->heavy, page->width);
    if (report->level_title[0] != '\0') {
        page_line(page);
        result_page_level(page, instrument, report->result);
    }
    if (report->level_change.text[0] != '\0')
        prose(page, ROLE_TEXT, report->level_change.text);
    if (report->rung_count > 1) {
        page_line(page);
        result_page_ladder(page, instrument, report->result);
    }
    page_line(page);
    result_page_scales(page, instrument, report->result);
    if (report->gate[0] != '\0') {
        page_line(page);
        prose(page, ROLE_TEXT, report->gate);
    }
    if (report->counts[0] != '\0' || report->desire[0] != '\0') {
        page_line(page);
        result_page_orientation(page, instrument, report->result);
    }
    if (report->strength[0] != '\0') {
        page_line(page);
        prose(page, ROLE_GOOD, report->strength);
    }
}

static void write_actions(struct page *page, const struct report *report) {
    if (report->action_count > 0)
        text_heading(page, report_label(LABEL_ACTIONS));
    for (int i = 0; i < report->action_count; i++) {
        const struct report_action *action = &report->actions[i];
        page_paragraph(page, ROLE_TEXT, 0, INDENT, action->action->text);
        page_line(page);
        page_pad(page, INDENT);
        page_format(page, ROLE_MUTED, "%s %s: %s", report_label(LABEL_DUE), action->due,
                    action->outcome);
    }
    if (report->tip_count > 0)
        text_heading(page, report_label(LABEL_TIPS));
    for (int i = 0; i < report->tip_count; i++) {
        const struct facet *facet = &report->instrument->facets[report->tips[i].facet];
        page_paragraph(page, ROLE_STRONG, 0, 0, facet->name);
        page_paragraph(page, ROLE_TEXT, INDENT, 0, facet->tips[report->tips[i].number]);
    }
}

/* ---- over time ---- */

enum { DATE_COLUMNS = 13, LEVEL_COLUMNS = 16 };

struct text_table text_table_lay_out(const struct instrument *instrument, int first, int room) {
    enum { NUMBER_COLUMNS = 8 };
    int names = 0, count = instrument->scale_count;
    struct text_table table = {.first = first, .end = count};
    for (int s = 0; s < count; s++)
        names += text_width(instrument->scales[s].name);
    int gap = names + GAP * count <= room ? GAP : 1;
    if (names + gap * count <= room) {
        for (int s = first; s < count; s++)
            table.scales[s] = text_width(instrument->scales[s].name) + gap;
        return table;
    }
    int most = room / NUMBER_COLUMNS, tables = (count + most - 1) / most;
    int share = (count + tables - 1) / tables; /* much the same number in each */
    if (first + share < count)
        table.end = first + share;
    for (int s = first; s < table.end; s++)
        table.scales[s] = room / share;
    return table;
}

void text_table_names(struct page *page, const struct instrument *instrument,
                      const struct text_table *table, int column) {
    for (int s = table->first; s < table->end; column += table->scales[s++]) {
        page_pad(page, column);
        page_cut(page, ROLE_TEXT, instrument->scales[s].name, table->scales[s] - 1);
    }
}

static void write_head(struct page *page, const struct report *report,
                       const struct text_table *table) {
    int column = DATE_COLUMNS;
    page_line(page);
    page_cut(page, ROLE_TEXT, report_label(LABEL_DATE), DATE_COLUMNS - 1);
    page_pad(page, column);
    page_cut(page, ROLE_TEXT, report_label(LABEL_LEVEL), LEVEL_COLUMNS - 1);
    column += LEVEL_COLUMNS;
    text_table_names(page, report->instrument, table, column);
}

static void write_entry(struct page *page, const struct report *report, int index,
                        const struct text_table *table) {
    const struct history_entry *entry = &report->history->entries[index];
    char date[DATE_BYTES], verdict[64];
    int column = DATE_COLUMNS;
    report_entry_date(report, index, date);
    result_verdict(&entry->result, verdict, sizeof verdict);
    page_line(page);
    page_cut(page, ROLE_TEXT, date, DATE_COLUMNS - 1);
    page_pad(page, column);
    /* The short form has no level to show. */
    page_cut(page, ROLE_TEXT, verdict[0] != '\0' ? verdict : report_form_words(entry->result.form),
             LEVEL_COLUMNS - 1);
    column += LEVEL_COLUMNS;
    for (int s = table->first; s < table->end; column += table->scales[s++]) {
        int scale = instrument_scale(entry->instrument, report->instrument->scales[s].id);
        page_pad(page, column);
        if (scale == NOWHERE || !entry->result.scales[scale].known)
            page_text(page, ROLE_MUTED, page->glyphs->dash);
        else
            page_format(page, ROLE_TEXT, "%d", scoring_round(entry->result.scales[scale].value));
    }
}

static void write_tables(struct page *page, const struct report *report) {
    int room = page->width - DATE_COLUMNS - LEVEL_COLUMNS;
    for (int first = 0; first < report->scale_count;) {
        struct text_table table = text_table_lay_out(report->instrument, first, room);
        if (first > 0)
            page_line(page);
        write_head(page, report, &table);
        for (int i = report->first; i < report->end; i++)
            write_entry(page, report, i, &table);
        first = table.end;
    }
    if (report->others[0] != '\0')
        prose(page, ROLE_MUTED, report->others);
}

static void write_history(struct page *page, const struct report *report) {
    if (report->end - report->first < 2 || report->scale_count == 0)
        return;
    text_heading(page, report_label(LABEL_HISTORY));
    write_tables(page, report);
    for (int s = 0; s < report->scale_count; s++) {
        const struct report_scale *scale = &report->scales[s];
        if (scale->line.count == 0)
            continue;
        page_line(page);
        page_line(page);
        page_text(page, ROLE_STRONG, scale->line.name);
        if (scale->change.text[0] != '\0')
            page_format(page, ROLE_MUTED, ": %s", scale->change.text);
        chart_line_cells(page, &scale->line, CHART_ROWS);
    }
}

static void write_foot(struct page *page, const struct report *report) {
    text_heading(page, report_label(LABEL_FOOT));
    if (report->quality_note[0] != '\0')
        prose(page, ROLE_CAUTION, report->quality_note);
    for (int i = 0; i < report->foot_count; i++)
        prose(page, ROLE_MUTED, report->foot[i]);
}

/* ---- onto paper ---- */

static void print_ascii(const char *text, size_t length, FILE *out) {
    char plain[4 * TEXT_COLUMNS * 4]; /* letters may become longer */
    text_to_ascii(text, length, plain, sizeof plain);
    fputs(plain, out);
}

/* A line without the spaces at its end. */
static void print_line(const struct page *page, const struct page_line *line, FILE *out) {
    if (line->count > 0) {
        const struct span *last = &page->spans[line->first + line->count - 1];
        size_t start = page->spans[line->first].start, end = last->start + last->length;
        while (end > start && page->text[end - 1] == ' ')
            end--;
        if (page->glyphs == &glyphs_ascii)
            print_ascii(page->text + start, end - start, out);
        else
            fwrite(page->text + start, 1, end - start, out);
    }
    fputc('\n', out);
}

bool text_print(struct page *page, FILE *out) {
    for (int i = 0; i < page->line_count && !page->failed; i++)
        print_line(page, &page->lines[i], out);
    bool done = !page->failed;
    page_free(page);
    return done;
}

bool report_text(const struct report *report, const struct glyphs *glyphs, FILE *out) {
    struct page page;
    page_init(&page, TEXT_COLUMNS, glyphs);
    write_result(&page, report);
    write_actions(&page, report);
    text_heading(&page, report_label(LABEL_FACETS));
    result_page_facets(&page, report->instrument, report->result);
    write_history(&page, report);
    write_foot(&page, report);
    return text_print(&page, out);
}
