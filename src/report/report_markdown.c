/* report_markdown.c - the report as Markdown, with the tables that most readers know (GFM). */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <string.h>
#include <strings.h>

/* Many readers make a link of what looks like an address. */
static bool makes_link(const char *text, size_t at) {
    return strncmp(text + at, "://", 3) == 0 ||
           (text[at] == '.' && at >= 3 && strncasecmp(text + at - 3, "www", 3) == 0);
}

void markdown_escape(FILE *out, const char *text) {
    size_t digits = strspn(text, "0123456789");
    bool list = digits > 0 && strchr(".)", text[digits]) != NULL && text[digits] != '\0' &&
                (text[digits + 1] == ' ' || text[digits + 1] == '\0');
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] == '<' || text[i] == '&' || text[i] == '>') {
            fputs(text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" : "&amp;", out);
            continue;
        }
        bool opener = i == 0 && strchr("+-=", text[i]) != NULL;
        if (strchr("\\`*_{}[]#|~", text[i]) != NULL || opener || (list && i == digits) ||
            makes_link(text, i))
            fputc('\\', out);
        fputc(text[i], out);
    }
}

void markdown_paragraph(FILE *out, const char *text) {
    if (text[0] == '\0')
        return;
    fputc('\n', out);
    markdown_escape(out, text);
    fputc('\n', out);
}

void markdown_heading(FILE *out, const char *text) {
    fputs("\n## ", out);
    markdown_escape(out, text);
    fputc('\n', out);
}

void markdown_cell(FILE *out, const char *text) {
    fputs("| ", out);
    markdown_escape(out, text);
    fputc(' ', out);
}

void markdown_rule(FILE *out, int columns, int numbers) {
    for (int i = 0; i < columns; i++)
        fputs(i < numbers ? "| --- " : "| --: ", out);
    fputs("|\n", out);
}

static void write_ladder(const struct report *report, FILE *out) {
    if (report->rung_count < 2)
        return;
    fputc('\n', out);
    for (int i = 0; i < report->rung_count; i++) {
        const struct chart_rung *rung = &report->rungs[i];
        bool lit = rung->here || rung->maybe;
        fprintf(out, "%d. %s", i + 1, lit ? "**" : "");
        markdown_escape(out, rung->name);
        fputs(lit ? "**" : "", out);
        if (!rung->assessed) {
            fputs(" – ", out);
            markdown_escape(out, report_rung_note(rung));
        }
        fputc('\n', out);
    }
}

static void write_scales(const struct report *report, FILE *out) {
    static const enum label heads[] = {LABEL_SCALE, LABEL_SCORE, LABEL_GIVE_OR_TAKE, LABEL_GATE,
                                       LABEL_CHANGE};
    enum { HEADS = sizeof heads / sizeof heads[0] };
    markdown_heading(out, report_label(LABEL_SCALES));
    fputc('\n', out);
    for (int i = 0; i < HEADS; i++)
        markdown_cell(out, report_label(heads[i]));
    fputs("|\n| --- | --: | --: | --: | --- |\n", out);
    for (int s = 0; s < report->scale_count; s++) {
        const struct report_scale *scale = &report->scales[s];
        markdown_cell(out, scale->scale->name);
        markdown_cell(out, scale->bar.known ? scale->shown : scale->missing);
        markdown_cell(out, scale->give_or_take);
        markdown_cell(out, scale->gates);
        markdown_cell(out, scale->change.text);
        fputs("|\n", out);
    }
    markdown_paragraph(out, report->gate);
}

static void write_sections(const struct report *report, FILE *out) {
    if (report->lean[0] != '\0' || report->desire[0] != '\0') {
        markdown_heading(out, report_label(LABEL_ORIENTATION));
        markdown_paragraph(out, report->lean);
        markdown_paragraph(out, report->counts);
        markdown_paragraph(out, report->desire);
    }
    if (report->strength[0] != '\0') {
        markdown_heading(out, report_label(LABEL_STRENGTH));
        markdown_paragraph(out, report->strength);
    }
}

static void write_actions(const struct report *report, FILE *out) {
    if (report->action_count > 0) {
        markdown_heading(out, report_label(LABEL_ACTIONS));
        fputc('\n', out);
    }
    for (int i = 0; i < report->action_count; i++) {
        const struct report_action *action = &report->actions[i];
        fputs("- ", out);
        markdown_escape(out, action->action->text);
        fputs(" (", out);
        markdown_escape(out, report_label(LABEL_DUE));
        fprintf(out, " %s: ", action->due);
        markdown_escape(out, action->outcome);
        fputs(")\n", out);
    }
    if (report->tip_count > 0) {
        markdown_heading(out, report_label(LABEL_TIPS));
        fputc('\n', out);
    }
    for (int i = 0; i < report->tip_count; i++) {
        const struct facet *facet = &report->instrument->facets[report->tips[i].facet];
        fputs("- **", out);
        markdown_escape(out, facet->name);
        fputs("** – ", out);
        markdown_escape(out, facet->tips[report->tips[i].number]);
        fputc('\n', out);
    }
}

static void write_facets(const struct report *report, FILE *out) {
    enum { REASON_COLUMNS = 40 };
    markdown_heading(out, report_label(LABEL_FACETS));
    fputc('\n', out);
    markdown_cell(out, report_label(LABEL_SCALE));
    markdown_cell(out, report_label(LABEL_FACET));
    fputs("|   |\n", out);
    markdown_rule(out, 3, 3);
    for (int f = 0; f < report->instrument->facet_count; f++) {
        const struct facet *facet = &report->instrument->facets[f];
        bool high;
        markdown_cell(out, report->instrument->scales[facet->scale].name);
        markdown_cell(out, facet->name);
        markdown_cell(out, say_facet(report->instrument, report->result, f, REASON_COLUMNS, &high));
        fputs("|\n", out);
    }
}

static void write_entry(const struct report *report, int index, FILE *out) {
    const struct history_entry *entry = &report->history->entries[index];
    char date[DATE_BYTES], verdict[64], value[16];
    report_entry_date(report, index, date);
    result_verdict(&entry->result, verdict, sizeof verdict);
    markdown_cell(out, date);
    markdown_cell(out, report_form_words(entry->result.form));
    markdown_cell(out, verdict);
    for (int s = 0; s < report->scale_count; s++) {
        int scale = instrument_scale(entry->instrument, report->instrument->scales[s].id);
        bool known = scale != NOWHERE && entry->result.scales[scale].known;
        snprintf(value, sizeof value, "%d",
                 known ? scoring_round(entry->result.scales[scale].value) : 0);
        markdown_cell(out, known ? value : "");
    }
    fputs("|\n", out);
}

static void write_history(const struct report *report, FILE *out) {
    enum { BEFORE_SCALES = 3 };
    if (report->end - report->first < 2)
        return;
    markdown_heading(out, report_label(LABEL_HISTORY));
    fputc('\n', out);
    markdown_cell(out, report_label(LABEL_DATE));
    markdown_cell(out, report_label(LABEL_FORM));
    markdown_cell(out, report_label(LABEL_LEVEL));
    for (int s = 0; s < report->scale_count; s++)
        markdown_cell(out, report->instrument->scales[s].name);
    fputs("|\n", out);
    markdown_rule(out, BEFORE_SCALES + report->scale_count, BEFORE_SCALES);
    for (int i = report->first; i < report->end; i++)
        write_entry(report, i, out);
    markdown_paragraph(out, report->others);
}

bool report_markdown(const struct report *report, FILE *out) {
    fputs("# ", out);
    markdown_escape(out, report->instrument->title);
    fputc('\n', out);
    markdown_paragraph(out, report->summary);
    if (report->level_title[0] != '\0')
        markdown_heading(out, report->level_title);
    markdown_paragraph(out, report->level_note);
    markdown_paragraph(out, report->level_text);
    for (int i = 0; i < report->open_count; i++)
        markdown_paragraph(out, report->open[i]);
    markdown_paragraph(out, report->level_change.text);
    write_ladder(report, out);
    write_scales(report, out);
    write_sections(report, out);
    write_actions(report, out);
    write_facets(report, out);
    write_history(report, out);
    markdown_heading(out, report_label(LABEL_FOOT));
    markdown_paragraph(out, report->quality_note);
    for (int i = 0; i < report->foot_count; i++)
        markdown_paragraph(out, report->foot[i]);
    return true;
}
