/* team_html.c - a team's report as one HTML file, in the dress of a person's report. */
#include "team.h"

#include "leadquiz/translate.h"

static void section(FILE *out, const char *shape, enum team_label label) {
    fprintf(out, "<section%s>\n", shape);
    html_element(out, "h2", team_label(label), "h2");
}

static void write_notes(FILE *out, const char *begin, const char (*notes)[REASON_BYTES],
                        int count) {
    for (int i = 0; i < count; i++)
        html_element(out, begin, notes[i], "p");
}

static void write_head(const struct team *team, FILE *out) {
    html_head(team->instrument, team->summary, out);
    fputs("<section class=\"level\">\n", out);
    html_element(out, "h2", team->name, "h2");
    write_notes(out, "p", team->head, team->head_count);
    fputs("</section>\n", out);
}

/* ---- counts: a bar for each cell ---- */

static void write_cell(const struct team_cell *cell, FILE *out) {
    fputs("<tr><th scope=\"row\">", out);
    report_escape(out, cell->words);
    fputs("</th>\n<td class=\"bars\">", out);
    report_svg_bar(&cell->bar, cell->sentence, out);
    fprintf(out, "</td>\n<td class=\"count\">%d</td><td class=\"score\">", cell->cell->people);
    report_escape(out, cell->shown);
    fputs("<small>", out);
    report_escape(out, cell->range);
    fputs("</small></td></tr>\n", out);
}

void team_html_cells(const struct team_counts *counts, const char *caption, FILE *out) {
    if (counts->count == 0)
        return;
    fputs("<table class=\"scales counts\">\n", out);
    html_element(out, "caption class=\"hidden\"", caption, "caption");
    fputs("<thead><tr><td></td><td></td>", out);
    html_element(out, "th scope=\"col\"", team_label(TEAM_PEOPLE), "th");
    html_element(out, "th scope=\"col\"", team_label(TEAM_SHARE), "th");
    fputs("</tr></thead>\n<tbody>\n", out);
    for (int i = 0; i < counts->count; i++)
        write_cell(&counts->cells[i], out);
    fputs("</tbody>\n</table>\n", out);
}

static void write_counts(FILE *out, enum team_label label, const struct team_counts *counts) {
    if (counts->count == 0 && counts->note[0] == '\0')
        return;
    section(out, "", label);
    html_element(out, "p class=\"soft\"", counts->note, "p");
    team_html_cells(counts, team_label(label), out);
    html_element(out, "p class=\"soft\"", counts->foot, "p");
    fputs("</section>\n", out);
}

/* ---- scales ---- */

static void write_scale(const struct team_scale *scale, FILE *out) {
    fputs("<tr><th scope=\"row\">", out);
    report_escape(out, scale->bar.name);
    fputs("</th>\n<td class=\"bars\">", out);
    if (scale->bar.known)
        report_svg_bar(&scale->bar, scale->sentence, out);
    html_element(out, "p class=\"change\"", scale->bar.known ? scale->movement : scale->note, "p");
    fputs("</td>\n<td class=\"score\">", out);
    report_escape(out, scale->bar.known ? scale->shown : "–");
    if (scale->bar.known)
        fprintf(out, "<small>±%s</small>", scale->give_or_take);
    fputs("</td><td class=\"count\">", out);
    if (scale->bar.known)
        fprintf(out, "%d", scale->mean->people);
    fputs("</td><td class=\"gates\">", out);
    report_escape(out, scale->gates);
    fputs("</td></tr>\n", out);
}

static void write_table(const struct team *team, FILE *out) {
    static const enum team_label heads[] = {TEAM_MEAN, TEAM_PEOPLE, TEAM_GATE};
    bool gate = false;
    fputs("<table class=\"scales\">\n", out);
    html_element(out, "caption class=\"hidden\"",
                 _("Means from 0 to 100, with give or take, gates and movement"), "caption");
    fputs("<thead><tr><th scope=\"col\">", out);
    report_escape(out, team_label(TEAM_SCALE));
    fputs("</th><th scope=\"col\"><span class=\"ends\"><span>0</span><span>50</span>"
          "<span>100</span></span></th>",
          out);
    for (int i = 0; i < 3; i++)
        html_element(out, "th scope=\"col\"", team_label(heads[i]), "th");
    fputs("</tr></thead>\n<tbody>\n", out);
    for (int s = 0; s < team->scale_count; s++) {
        write_scale(&team->scales[s], out);
        gate = gate || (team->scales[s].bar.known && team->scales[s].bar.gate_count > 0);
    }
    fputs("</tbody>\n</table>\n", out);
    html_key(true, gate, out);
}

static void write_scales(const struct team *team, FILE *out) {
    if (team->no_scales)
        return;
    section(out, "", TEAM_SCALES);
    html_element(out, "p class=\"soft\"", team->means_note, "p");
    if (team->means_note[0] == '\0')
        write_table(team, out);
    write_notes(out, "p class=\"soft\"", team->movements, team->movement_count);
    fputs("</section>\n", out);
}

/* ---- what may follow on a second page ---- */

static void write_month(const struct team *team, const struct review_month *month, FILE *out) {
    char text[DATE_BYTES];
    team_month(month, text);
    fputs("<tr><th scope=\"row\">", out);
    report_escape(out, text);
    fputs("</th><td>", out);
    if (month->sittings >= 0)
        fprintf(out, "%d", month->sittings);
    else
        fputs("–", out);
    for (int s = 0; s < team->scale_count; s++) {
        char shown[8], give_or_take[8];
        say_mean(&month->figures.scales[s], shown, give_or_take);
        fprintf(out, "</td><td>%s", shown[0] != '\0' ? shown : "–");
    }
    fputs("</td></tr>\n", out);
}

static void write_lines(const struct team *team, FILE *out) {
    if (team->line_count == 0)
        return;
    fputs("<div class=\"lines\">\n", out);
    for (int s = 0; s < team->scale_count; s++) {
        const struct team_scale *scale = &team->scales[s];
        if (scale->line.count == 0)
            continue;
        fputs("<figure>\n", out);
        html_element(out, "h3", scale->line.name, "h3");
        report_svg_line(&scale->line, scale->line_sentence, out);
        fputs("</figure>\n", out);
    }
    fputs("</div>\n", out);
}

static void write_months(const struct team *team, FILE *out) {
    if (team->report->month_count == 0)
        return;
    section(out, " class=\"more\"", TEAM_MONTHS);
    write_lines(team, out);
    fputs("<table>\n", out);
    html_element(out, "caption",
                 team->report->by_meeting
                     ? _("Means by meeting, everybody with the last result that they kept at it")
                     : _("Means by month, everybody with their last sitting of it"),
                 "caption");
    fputs("<thead><tr>", out);
    html_element(out, "th scope=\"col\"",
                 team_label(team->report->by_meeting ? TEAM_MEETING : TEAM_MONTH), "th");
    html_element(out, "th scope=\"col\"", team_label(TEAM_SITTINGS), "th");
    for (int s = 0; s < team->scale_count; s++)
        html_element(out, "th scope=\"col\"", team->scales[s].bar.name, "th");
    fputs("</tr></thead>\n<tbody>\n", out);
    for (int i = 0; i < team->report->month_count; i++)
        write_month(team, &team->report->months[i], out);
    fputs("</tbody>\n</table>\n", out);
    write_notes(out, "p class=\"soft\"", team->months, team->month_note_count);
    html_element(out, "p class=\"soft\"", team->older_marked, "p");
    fputs("</section>\n", out);
}

static void write_questions(FILE *out, enum team_label label,
                            const struct team_questions *questions) {
    if (questions->count == 0)
        return;
    section(out, " class=\"more\"", label);
    fputs("<div class=\"asked\">\n", out);
    for (int i = 0; i < questions->count; i++) {
        fputs("<div>\n", out);
        html_element(out, "h3", questions->list[i].text, "h3");
        team_html_cells(&questions->list[i].counts, questions->list[i].text, out);
        fputs("</div>\n", out);
    }
    fputs("</div>\n</section>\n", out);
}

static void write_foot(const struct team *team, FILE *out) {
    fputs("<footer>\n", out);
    html_element(out, "h2", team_label(TEAM_FOOT), "h2");
    for (int i = 0; i < team->foot_count; i++)
        html_element(out, "p", team->foot[i], "p");
    fputs("</footer>\n", out);
}

bool team_html(const struct team *team, FILE *out) {
    write_head(team, out);
    write_counts(out, TEAM_LEVELS, &team->levels);
    write_scales(team, out);
    write_counts(out, TEAM_DESIRE, &team->desire);
    write_counts(out, TEAM_LEANS, &team->leans);
    meeting_html_next(team, out);
    write_foot(team, out);
    write_months(team, out);
    if (team->questions_note[0] != '\0') {
        section(out, " class=\"more\"", TEAM_QUESTIONS);
        html_element(out, "p class=\"soft\"", team->questions_note, "p");
        fputs("</section>\n", out);
    }
    meeting_html_votes(team, out);
    write_questions(out, TEAM_SPLIT, &team->split);
    write_questions(out, TEAM_LOWEST, &team->lowest);
    html_element(out, "p class=\"soft\"", team->questions_as_of, "p");
    fputs("</main>\n</body>\n</html>\n", out);
    return true;
}
