/* report_collect.c - gather all that a report says. */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/history_page.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void report_append(char *out, size_t size, const char *separator, const char *piece) {
    size_t used = strlen(out);
    if (used + strlen(separator) + strlen(piece) < size)
        snprintf(out + used, size - used, "%s%s", used > 0 ? separator : "", piece);
}

void report_gates(const struct chart_bar *bar, char *out, size_t size) {
    char gate[16];
    for (int i = 0; i < bar->gate_count; i++) {
        snprintf(gate, sizeof gate, "%g", bar->gates[i]);
        report_append(out, size, ", ", gate);
    }
}

/* ---- change ---- */

/* `points`: between the scores as they are shown. */
static void tell_change(struct report_change *change, const struct reliable_change *found,
                        int points, const struct report *report) {
    int64_t since = report->history->entries[report->entry->before].sitting.finished;
    char date[DATE_BYTES];
    if (found->change == CHANGE_UNKNOWN)
        return;
    *change = (struct report_change){
        .kind = found->change, .difference = found->difference, .since = since};
    clock_date_before(since, report->entry->sitting.finished, date, sizeof date);
    /* Translators: "clear rise since 3 Aug 2026 (+14)". */
    if (points != 0)
        snprintf(change->text, sizeof change->text, _("%s since %s (%+d)"),
                 history_change_words(found), date, points);
    else
        snprintf(change->text, sizeof change->text, _("%s since %s"), history_change_words(found),
                 date);
}

/* "Level: likely rise since 3 Aug 2026": by how much stands in the levels. */
static void say_level_change(struct report_change *change, int64_t now) {
    struct reliable_change found = {.change = change->kind, .difference = change->difference};
    char date[DATE_BYTES];
    clock_date_before(change->since, now, date, sizeof date);
    if (change->kind != CHANGE_UNKNOWN)
        snprintf(change->text, sizeof change->text, _("Level: %s since %s."),
                 history_change_words(&found), date);
}

static void find_changes(struct report *report) {
    if (report->first == report->end || report->entry->before == NOWHERE)
        return;
    const struct history_entry *before = &report->history->entries[report->entry->before];
    if (report->result->level > 0 && before->result.level > 0) {
        struct reliable_change change = statistics_level_change(&before->result, report->result);
        tell_change(&report->level_change, &change, 0, report);
        say_level_change(&report->level_change, report->entry->sitting.finished);
    }
    for (int s = 0; s < report->scale_count; s++) {
        struct scale_change found = history_scale_change(before, report->entry, s);
        tell_change(&report->scales[s].change, &found.change, found.now - found.before, report);
    }
}

/* ---- level ---- */

static void say_level(struct report *report) {
    const struct instrument *instrument = report->instrument;
    const struct result *result = report->result;
    if (instrument->level_count == 0)
        return;
    if (result->level == 0) {
        snprintf(report->level_title, sizeof report->level_title, "%s", say_no_level_title(result));
        snprintf(report->level_text, sizeof report->level_text, "%s",
                 say_no_level_text(instrument, result));
        return;
    }
    result_verdict(result, report->verdict, sizeof report->verdict);
    say_level_names(instrument, result, report->names, sizeof report->names);
    snprintf(report->level_title, sizeof report->level_title, "%s – %s", report->verdict,
             report->names);
    say_level_note(instrument, result, report->level_note, sizeof report->level_note);
    say_level_text(instrument, result, report->level_text, sizeof report->level_text);
    report->open_count = say_open(instrument, result, report->open);
    report->rung_count = chart_ladder(instrument, result, report->rungs);
    snprintf(report->ladder_sentence, sizeof report->ladder_sentence, _("%s, of %d levels."),
             report->level_title, report->rung_count);
}

/* ---- scales ---- */

static void say_bar(struct report_scale *scale) {
    const struct chart_bar *bar = &scale->bar;
    report_gates(bar, scale->gates, sizeof scale->gates);
    if (!bar->known)
        snprintf(scale->sentence, sizeof scale->sentence, _("%s: %s."), bar->name, scale->missing);
    else if (scale->give_or_take[0] != '\0' && bar->gate_count > 0)
        snprintf(scale->sentence, sizeof scale->sentence,
                 N_("%s: %s of 100, give or take %s; gate at %s.",
                    "%s: %s of 100, give or take %s; gates at %s.", bar->gate_count),
                 bar->name, scale->shown, scale->give_or_take + strlen("±"), scale->gates);
    else if (scale->give_or_take[0] != '\0')
        snprintf(scale->sentence, sizeof scale->sentence, _("%s: %s of 100, give or take %s."),
                 bar->name, scale->shown, scale->give_or_take + strlen("±"));
    else
        snprintf(scale->sentence, sizeof scale->sentence, _("%s: %s of 100."), bar->name,
                 scale->shown);
}

/* From the first to the last of what can be compared with the last. */
static void say_line(struct report_scale *scale) {
    const struct chart_line *line = &scale->line;
    const struct chart_point *last = &line->points[line->count - 1], *first = last;
    char from[DATE_BYTES], to[DATE_BYTES];
    while (first->from != NOWHERE)
        first = &line->points[first->from];
    clock_date(first->time, from, sizeof from);
    clock_date(last->time, to, sizeof to);
    if (first == last) {
        snprintf(scale->line_sentence, sizeof scale->line_sentence,
                 _("%s over time: %d on %s, and nothing before that can be compared with it."),
                 line->name, scoring_round(last->value), to);
        return;
    }
    snprintf(scale->line_sentence, sizeof scale->line_sentence,
             _("%s over time: %d on %s, %d on %s."), line->name, scoring_round(first->value), from,
             scoring_round(last->value), to);
}

static void say_scales(struct report *report) {
    enum { REASON_COLUMNS = 40 };
    struct chart_bar bars[SCALES_MOST];
    struct history shown = *report->history; /* nothing that came later */
    shown.count = report->end;
    report->scale_count = chart_bars(report->instrument, report->result, bars);
    for (int s = 0; s < report->scale_count; s++) {
        struct report_scale *scale = &report->scales[s];
        double sem = instrument_sem(report->instrument, s, report->result->form);
        scale->scale = &report->instrument->scales[s];
        scale->bar = bars[s];
        scale->missing = "";
        if (!bars[s].known)
            scale->missing =
                missing_reason(report->instrument, report->result, s, NOWHERE, REASON_COLUMNS);
        else
            snprintf(scale->shown, sizeof scale->shown, "%d", scoring_round(bars[s].value));
        if (bars[s].known && sem > 0)
            snprintf(scale->give_or_take, sizeof scale->give_or_take, "±%d", scoring_round(sem));
        say_bar(scale);
        if (report->first < report->end)
            chart_line(&shown, scale->scale->id, &scale->line);
        if (scale->line.count < 2)
            scale->line.count = 0;
        if (scale->line.count == 0)
            continue;
        say_line(scale);
        report->line_count++;
    }
}

/* ---- the rest ---- */

static void say_counts(struct report *report) {
    for (int s = 0; s < report->scale_count && report->result->lean != LEAN_UNKNOWN; s++) {
        char count[SENTENCE_BYTES];
        if (!lean_offered(report->instrument, s))
            continue;
        snprintf(count, sizeof count, "%s %d", report->instrument->scales[s].name,
                 report->result->leans[s]);
        report_append(report->counts, sizeof report->counts, " · ", count);
    }
}

static bool chosen(const struct history_entry *entry, const char *facet, int tip) {
    for (int i = 0; i < entry->action_count; i++) {
        if (entry->actions[i].tip == tip && strcmp(entry->actions[i].facet, facet) == 0)
            return true;
    }
    return false;
}

/* Whether it may be compared with the sitting that the report is about. */
static bool comparable(const struct report *report, int entry) {
    int at = (int)(report->entry - report->history->entries);
    while (at > entry)
        at = report->history->entries[at].before;
    return at == entry;
}

void report_entry_date(const struct report *report, int entry, char out[DATE_BYTES]) {
    clock_date(report->history->entries[entry].sitting.finished, out, DATE_BYTES);
    size_t length = strlen(out);
    if (!comparable(report, entry) && length + 1 < DATE_BYTES)
        memcpy(out + length, "*", 2);
}

static void find_others(struct report *report) {
    report->others = "";
    for (int i = report->first; i < report->end; i++) {
        if (!comparable(report, i))
            report->others = _("* Another form or version of the questionnaire: its numbers cannot "
                               "be compared with those of the newest sitting.");
    }
}

static void find_actions(struct report *report) {
    for (int i = 0; i < report->entry->action_count; i++) {
        struct report_action *action = &report->actions[report->action_count++];
        action->action = &report->entry->actions[i];
        action->outcome = history_outcome_words(action->action->outcome);
        clock_date(action->action->due, action->due, sizeof action->due);
    }
    for (int i = 0; i < report->result->tip_count; i++) {
        const struct tip *tip = &report->result->tips[i];
        if (!chosen(report->entry, report->instrument->facets[tip->facet].id, tip->number))
            report->tips[report->tip_count++] = *tip;
    }
}

static void add_foot(struct report *report, const char *sentence) {
    if (sentence[0] != '\0' && report->foot_count < FOOT_MOST)
        report->foot[report->foot_count++] = sentence;
}

static void say_foots(struct report *report) {
    const struct wording *wording = &report->instrument->wording;
    say_foot(report->instrument, report->date, report->foot_line, sizeof report->foot_line);
    add_foot(report, report->foot_line);
    add_foot(report, wording->self_view);
    add_foot(report, wording->provisional);
    for (int i = 0; i < wording->limits.count; i++)
        add_foot(report, wording->limits.text[i]);
    if (report->result->quality == QUALITY_POOR)
        say_poor(report->instrument, false, report->quality_note, sizeof report->quality_note);
}

struct report *report_collect(const struct history *history, int entry, bool with_history,
                              int64_t now) {
    struct report *report = calloc(1, sizeof *report);
    if (report == NULL)
        return NULL;
    report->history = history;
    report->entry = &history->entries[entry];
    report->end = with_history ? entry + 1 : 0;
    report->instrument = report->entry->instrument;
    report->result = &report->entry->result;
    report->now = now;
    clock_date(now, report->generated, sizeof report->generated);
    clock_date(report->entry->sitting.finished, report->date, sizeof report->date);
    report->form = report_form_words(report->result->form);
    snprintf(report->summary, sizeof report->summary, "%s · %s · %s", history->person.name,
             report->date, report->form);
    say_level(report);
    say_scales(report);
    find_changes(report);
    say_gate(report->instrument, report->result, report->gate, sizeof report->gate);
    if (report->result->lean != LEAN_UNKNOWN)
        say_lean(report->instrument, report->result, report->lean, sizeof report->lean);
    say_counts(report);
    say_desire(report->instrument, report->result, report->desire, sizeof report->desire);
    say_strength(report->instrument, report->result, report->strength, sizeof report->strength);
    find_actions(report);
    find_others(report);
    say_foots(report);
    /* Where a buffer was too small its last character may be cut. */
    text_clean(report->strength, strlen(report->strength), report->strength,
               sizeof report->strength);
    text_clean(report->level_text, strlen(report->level_text), report->level_text,
               sizeof report->level_text);
    return report;
}
