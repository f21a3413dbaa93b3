/* report_html.c - the report as one HTML file: no script, nothing fetched, readable by a screen
 * reader from top to bottom, and on paper. */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

void html_element(FILE *out, const char *begin, const char *text, const char *end) {
    if (text[0] == '\0')
        return;
    fprintf(out, "<%s>", begin);
    report_escape(out, text);
    fprintf(out, "</%s>\n", end);
}

void html_head(const struct instrument *instrument, const char *summary, FILE *out) {
    fputs("<!DOCTYPE html>\n<html lang=\"", out);
    report_escape(out, instrument->language);
    fputs("\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta name=\"robots\" content=\"noindex\">\n<title>",
          out);
    report_escape(out, instrument->title);
    fputs(" – ", out);
    report_escape(out, summary);
    fputs("</title>\n<style>\n", out);
    fputs(report_style, out);
    fputs("</style>\n</head>\n<body>\n<main>\n<header>\n", out);
    html_element(out, "h1", instrument->title, "h1");
    html_element(out, "p class=\"summary\"", summary, "p");
    fputs("</header>\n", out);
}

/* The ladder as a table, for those who do not see the drawing. */
static void write_rungs(const struct report *report, FILE *out) {
    fputs("<table class=\"hidden\">\n", out);
    html_element(out, "caption", report->ladder_sentence, "caption");
    fputs("<thead><tr><th scope=\"col\">", out);
    report_escape(out, report_label(LABEL_LEVEL));
    fputs("</th><th scope=\"col\">", out);
    report_escape(out, report_label(LABEL_LADDER));
    fputs("</th></tr></thead>\n<tbody>\n", out);
    for (int i = 0; i < report->rung_count; i++) {
        const struct chart_rung *rung = &report->rungs[i];
        fprintf(out, "<tr><th scope=\"row\">%d ", i + 1);
        report_escape(out, rung->name);
        fputs("</th><td>", out);
        report_escape(out, rung->here || rung->maybe ? report->verdict : report_rung_note(rung));
        fputs("</td></tr>\n", out);
    }
    fputs("</tbody>\n</table>\n", out);
}

static void write_level(const struct report *report, FILE *out) {
    if (report->level_title[0] == '\0')
        return;
    fputs("<section class=\"level\">\n", out);
    html_element(out, "h2", report->level_title, "h2");
    html_element(out, "p class=\"soft\"", report->level_note, "p");
    html_element(out, "p class=\"lead\"", report->level_text, "p");
    for (int i = 0; i < report->open_count; i++)
        html_element(out, "p class=\"soft\"", report->open[i], "p");
    html_element(out, "p class=\"soft\"", report->level_change.text, "p");
    if (report->rung_count > 1) {
        fputs("<figure>\n", out);
        report_svg_ladder(report, out);
        write_rungs(report, out);
        fputs("</figure>\n", out);
    }
    fputs("</section>\n", out);
}

/* ---- the scales: a table with a drawing in each row ---- */

static void write_scale(const struct report_scale *scale, FILE *out) {
    fputs("<tr><th scope=\"row\">", out);
    report_escape(out, scale->bar.name);
    if (scale->bar.motto[0] != '\0') {
        fputs(" <span class=\"motto\">", out);
        report_escape(out, scale->bar.motto);
        fputs("</span>", out);
    }
    fputs("</th>\n<td class=\"bars\">", out);
    if (scale->bar.known)
        report_svg_bar(&scale->bar, scale->sentence, out);
    html_element(out, "p class=\"change\"", scale->bar.known ? scale->change.text : scale->missing,
                 "p");
    fputs("</td>\n<td class=\"score\">", out);
    report_escape(out, scale->bar.known ? scale->shown : "–");
    if (scale->give_or_take[0] != '\0') {
        fputs("<small>", out);
        report_escape(out, scale->give_or_take);
        fputs("</small>", out);
    }
    fputs("</td><td class=\"gates\">", out);
    report_escape(out, scale->gates);
    fputs("</td></tr>\n", out);
}

void html_key(bool band, bool gate, FILE *out) {
    if (!band && !gate)
        return;
    fputs("<p class=\"key\">", out);
    if (band)
        html_element(out, "span", report_label(LABEL_GIVE_OR_TAKE), "span");
    if (gate)
        html_element(out, "span class=\"mark\"", report_label(LABEL_GATE), "span");
    fputs("</p>\n", out);
}

static void write_scales(const struct report *report, FILE *out) {
    fputs("<section>\n", out);
    html_element(out, "h2", report_label(LABEL_SCALES), "h2");
    fputs("<table class=\"scales\">\n", out);
    html_element(out, "caption class=\"hidden\"",
                 _("Scores from 0 to 100, with give or take and gates"), "caption");
    fputs("<thead><tr><th scope=\"col\">", out);
    report_escape(out, report_label(LABEL_SCALE));
    fputs("</th><th scope=\"col\"><span class=\"ends\"><span>0</span><span>50</span>"
          "<span>100</span></span></th>",
          out);
    html_element(out, "th scope=\"col\"", report_label(LABEL_SCORE), "th");
    html_element(out, "th scope=\"col\"", report_label(LABEL_GATE), "th");
    fputs("</tr></thead>\n<tbody>\n", out);
    for (int s = 0; s < report->scale_count; s++)
        write_scale(&report->scales[s], out);
    fputs("</tbody>\n</table>\n", out);
    bool band = false, gate = false;
    for (int s = 0; s < report->scale_count; s++) {
        const struct chart_bar *bar = &report->scales[s].bar;
        band |= bar->known && bar->high > bar->low;
        gate |= bar->known && bar->gate_count > 0;
    }
    html_key(band, gate, out);
    html_element(out, "p", report->gate, "p");
    fputs("</section>\n", out);
}

/* ---- words ---- */

static void write_words(const struct report *report, FILE *out) {
    bool draws = report->lean[0] != '\0' || report->counts[0] != '\0' || report->desire[0] != '\0';
    if (!draws && report->strength[0] == '\0')
        return;
    fputs("<div class=\"two\">\n", out);
    if (draws) {
        fputs("<section>\n", out);
        html_element(out, "h2", report_label(LABEL_ORIENTATION), "h2");
        html_element(out, "p", report->lean, "p");
        html_element(out, "p class=\"soft\"", report->counts, "p");
        html_element(out, "p", report->desire, "p");
        fputs("</section>\n", out);
    }
    if (report->strength[0] != '\0') {
        fputs("<section>\n", out);
        html_element(out, "h2", report_label(LABEL_STRENGTH), "h2");
        html_element(out, "p", report->strength, "p");
        fputs("</section>\n", out);
    }
    fputs("</div>\n", out);
}

static void write_chosen(const struct report *report, FILE *out) {
    fputs("<section class=\"card\">\n", out);
    html_element(out, "h2", report_label(LABEL_ACTIONS), "h2");
    fputs("<ul>\n", out);
    for (int i = 0; i < report->action_count; i++) {
        const struct report_action *action = &report->actions[i];
        fprintf(out, "<li class=\"%s\">", report_outcome_key(action->action->outcome));
        report_escape(out, action->action->text);
        fputs(" <span class=\"due\">", out);
        report_escape(out, report_label(LABEL_DUE));
        fprintf(out, " %s: ", action->due);
        report_escape(out, action->outcome);
        fputs("</span></li>\n", out);
    }
    fputs("</ul>\n</section>\n", out);
}

static void write_tips(const struct report *report, FILE *out) {
    fputs("<section class=\"card\">\n", out);
    html_element(out, "h2", report_label(LABEL_TIPS), "h2");
    fputs("<ul>\n", out);
    for (int i = 0; i < report->tip_count; i++) {
        const struct facet *facet = &report->instrument->facets[report->tips[i].facet];
        fputs("<li>", out);
        report_escape(out, facet->tips[report->tips[i].number]);
        fputs(" <span class=\"due\">", out);
        report_escape(out, facet->name);
        fputs("</span></li>\n", out);
    }
    fputs("</ul>\n</section>\n", out);
}

static void write_actions(const struct report *report, FILE *out) {
    if (report->action_count == 0 && report->tip_count == 0)
        return;
    fputs("<div class=\"cards\">\n", out);
    if (report->action_count > 0)
        write_chosen(report, out);
    if (report->tip_count > 0)
        write_tips(report, out);
    fputs("</div>\n", out);
}

static void write_foot(const struct report *report, FILE *out) {
    fputs("<footer>\n", out);
    html_element(out, "h2", report_label(LABEL_FOOT), "h2");
    html_element(out, "p class=\"careful\"", report->quality_note, "p");
    for (int i = 0; i < report->foot_count; i++)
        html_element(out, "p", report->foot[i], "p");
    fputs("</footer>\n", out);
}

/* ---- what may follow on a second page ---- */

static void write_facets(const struct report *report, FILE *out) {
    enum { REASON_COLUMNS = 40 };
    fputs("<section class=\"more\">\n", out);
    html_element(out, "h2", report_label(LABEL_FACETS), "h2");
    fputs("<div class=\"groups\">\n", out);
    for (int s = 0; s < report->scale_count; s++) {
        fputs("<table>\n", out);
        html_element(out, "caption", report->scales[s].bar.name, "caption");
        fputs("<tbody>\n", out);
        for (int f = 0; f < report->instrument->facet_count; f++) {
            const struct facet *facet = &report->instrument->facets[f];
            bool high;
            if (facet->scale != s)
                continue;
            fputs("<tr><th scope=\"row\">", out);
            report_escape(out, facet->name);
            fputs("</th><td>", out);
            report_escape(out,
                          say_facet(report->instrument, report->result, f, REASON_COLUMNS, &high));
            fputs("</td></tr>\n", out);
        }
        fputs("</tbody>\n</table>\n", out);
    }
    fputs("</div>\n</section>\n", out);
}

static void write_entry(const struct report *report, int index, FILE *out) {
    const struct history_entry *entry = &report->history->entries[index];
    char date[DATE_BYTES], verdict[64];
    report_entry_date(report, index, date);
    result_verdict(&entry->result, verdict, sizeof verdict);
    fputs("<tr><th scope=\"row\">", out);
    report_escape(out, date);
    fputs("</th><td>", out);
    report_escape(out, report_form_words(entry->result.form));
    fputs("</td><td>", out);
    report_escape(out, verdict);
    for (int s = 0; s < report->scale_count; s++) {
        int scale = instrument_scale(entry->instrument, report->instrument->scales[s].id);
        if (scale == NOWHERE || !entry->result.scales[scale].known)
            fputs("</td><td>–", out);
        else
            fprintf(out, "</td><td>%d", scoring_round(entry->result.scales[scale].value));
    }
    fputs("</td></tr>\n", out);
}

static void write_history(const struct report *report, FILE *out) {
    if (report->end - report->first < 2)
        return;
    fputs("<section class=\"more\">\n", out);
    html_element(out, "h2", report_label(LABEL_HISTORY), "h2");
    fputs("<div class=\"lines\">\n", out);
    for (int s = 0; s < report->scale_count; s++) {
        const struct report_scale *scale = &report->scales[s];
        if (scale->line.count == 0)
            continue;
        fputs("<figure>\n", out);
        html_element(out, "h3", scale->line.name, "h3");
        report_svg_line(&scale->line, scale->line_sentence, out);
        html_element(out, "figcaption class=\"change\"", scale->change.text, "figcaption");
        fputs("</figure>\n", out);
    }
    fputs("</div>\n<table>\n", out);
    html_element(out, "caption", _("Every sitting, oldest first"), "caption");
    fputs("<thead><tr>", out);
    html_element(out, "th scope=\"col\"", report_label(LABEL_DATE), "th");
    html_element(out, "th scope=\"col\"", report_label(LABEL_FORM), "th");
    html_element(out, "th scope=\"col\"", report_label(LABEL_LEVEL), "th");
    for (int s = 0; s < report->scale_count; s++)
        html_element(out, "th scope=\"col\"", report->scales[s].bar.name, "th");
    fputs("</tr></thead>\n<tbody>\n", out);
    for (int i = report->first; i < report->end; i++)
        write_entry(report, i, out);
    fputs("</tbody>\n</table>\n", out);
    html_element(out, "p", report->others, "p");
    fputs("</section>\n", out);
}

bool report_html(const struct report *report, FILE *out) {
    html_head(report->instrument, report->summary, out);
    write_level(report, out);
    write_scales(report, out);
    write_words(report, out);
    write_actions(report, out);
    write_foot(report, out);
    write_facets(report, out);
    write_history(report, out);
    fputs("</main>\n</body>\n</html>\n", out);
    return true;
}
