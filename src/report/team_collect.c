/* team_collect.c - gather all that a team's report says. */
#include "team.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- scales ---- */

static void say_scale(struct team_scale *scale) {
    const struct group_mean *mean = scale->mean;
    const struct chart_bar *bar = &scale->bar;
    int low = scoring_round(bar->low), high = scoring_round(bar->high);
    report_gates(bar, scale->gates, sizeof scale->gates);
    if (!bar->known)
        snprintf(scale->sentence, sizeof scale->sentence, _("%s: %s"), bar->name, scale->note);
    else if (bar->gate_count > 0)
        snprintf(scale->sentence, sizeof scale->sentence,
                 _("%s: the mean of %d people is %s of 100, between %d and %d; gates: %s."),
                 bar->name, mean->people, scale->shown, low, high, scale->gates);
    else
        snprintf(scale->sentence, sizeof scale->sentence,
                 _("%s: the mean of %d people is %s of 100, between %d and %d."), bar->name,
                 mean->people, scale->shown, low, high);
}

void team_scale(const struct review *review, const struct group_figures *figures, int s,
                struct team_scale *scale) {
    const struct instrument *instrument = review->instrument;
    scale->scale = &instrument->scales[s];
    scale->mean = &figures->scales[s];
    scale->bar = team_bar(instrument, scale->mean, s);
    say_mean(scale->mean, scale->shown, scale->give_or_take);
    say_withheld(review, scale->mean->withheld, instrument->privacy.group_mean, scale->note,
                 sizeof scale->note);
    say_movement(scale->mean, scale->movement, sizeof scale->movement);
    say_scale(scale);
}

static void find_scales(struct team *team) {
    const struct instrument *instrument = team->instrument;
    int least = instrument->privacy.group_mean;
    enum withheld all = team_withheld_all(instrument, team->figures);
    say_withheld(team->review, all, least, team->means_note, sizeof team->means_note);
    team->scale_count = instrument->scale_count;
    for (int s = 0; s < team->scale_count; s++)
        team_scale(team->review, team->figures, s, &team->scales[s]);
    team->movement_count = say_movements_withheld(team->review, team->figures, team->movements);
}

/* ---- over time ---- */

static void find_line(struct team *team, int s) {
    struct team_scale *scale = &team->scales[s];
    struct chart_line *line = &scale->line;
    char from[DATE_BYTES], to[DATE_BYTES];
    team_month_line(team->instrument, team->report->months, team->report->month_count, s, line);
    if (line->count < 2) {
        line->count = 0;
        return;
    }
    chart_date(line, 0, from, sizeof from);
    chart_date(line, line->count - 1, to, sizeof to);
    snprintf(scale->line_sentence, sizeof scale->line_sentence,
             _("%s over time: %d in %s, %d in %s."), line->name,
             scoring_round(line->points[0].value), from,
             scoring_round(line->points[line->count - 1].value), to);
    team->line_count++;
}

static bool month_has(const struct team *team, const struct review_month *month,
                      enum withheld withheld) {
    for (int s = 0; s < team->scale_count; s++) {
        if (month->figures.scales[s].withheld == withheld)
            return true;
    }
    return false;
}

/* Tables have room for a code alone. */
static void name_meetings(struct team *team) {
    const struct team_report *report = team->report;
    for (int i = 0; i < report->month_count && i < TEAM_MEETINGS_MOST && report->by_meeting; i++)
        team_month_words(&report->months[i], team->months[team->month_note_count++], REASON_BYTES);
}

static void find_months(struct team *team) {
    static const enum withheld reasons[] = {WITHHELD_FEW, WITHHELD_CLOSE};
    const struct team_report *report = team->report;
    const struct privacy_rules *rules = &team->instrument->privacy;
    enum { COUNT = sizeof reasons / sizeof reasons[0] };
    bool held[COUNT] = {false}, older = false, few = true;
    for (int s = 0; s < team->scale_count; s++)
        find_line(team, s);
    for (int i = 0; i < report->month_count; i++) {
        older = older || report->months[i].figures.as_of > 0;
        few =
            few && (report->months[i].figures.as_of == 0 || report->months[i].figures.few_changed);
        for (int r = 0; r < COUNT; r++)
            held[r] = held[r] || month_has(team, &report->months[i], reasons[r]);
    }
    name_meetings(team);
    for (int r = 0; r < COUNT; r++) {
        char *note = team->months[team->month_note_count];
        char reason[REASON_BYTES / 2];
        if (!held[r])
            continue;
        say_withheld(team->review, reasons[r], rules->group_mean, reason, sizeof reason);
        /* Translators: the sentence says why, as in "Shown from 5 people on." */
        snprintf(note, REASON_BYTES,
                 report->by_meeting ? _("Where a meeting has no mean: %s")
                                    : _("Where a month has no mean: %s"),
                 reason);
        team->month_note_count++;
    }
    if (older && !few)
        snprintf(team->older, REASON_BYTES, "%s",
                 report->by_meeting
                     ? _("Some meetings show figures of an earlier day: new ones could tell about "
                         "one or two people beside what was shown.")
                     : _("Some months show figures of an earlier day: new ones could tell about "
                         "one or two people beside what was shown."));
    else if (older)
        snprintf(team->older, REASON_BYTES,
                 report->by_meeting
                     ? _("Some meetings show figures of an earlier day: fewer than %d people have "
                         "changed since.")
                     : _("Some months show figures of an earlier day: fewer than %d people have "
                         "changed since."),
                 rules->difference);
    if (older)
        snprintf(team->older_marked, sizeof team->older_marked, "* %s", team->older);
}

/* ---- questions ---- */

static void add_question(struct team *team, struct team_questions *questions, int index) {
    const struct review_question *question = &team->report->questions->list[index];
    const struct prompt *prompt = &team->instrument->prompts[question->prompt];
    struct counted_what what = {.things = COUNTED_ANSWERS, .prompt = question->prompt};
    struct team_question *added = &questions->list[questions->count++];
    *added = (struct team_question){.question = question, .id = prompt->id, .text = added->words};
    group_question_words(team->instrument, question->prompt, added->words, sizeof added->words);
    team_counts(team->review, &question->counts, &what, &added->counts);
}

/* The first ones of an order. */
static void add_first(struct team *team, enum questions_by by, struct team_questions *questions) {
    const struct review_questions *from = team->report->questions;
    int order[PROMPTS_MOST];
    int shown = review_questions_order(from, by, order);
    for (int i = 0; i < shown && i < QUESTIONS_SHOWN; i++)
        add_question(team, questions, order[i]);
}

static void find_questions(struct team *team) {
    const struct review_questions *from = team->report->questions;
    struct counted_what leans = {.things = COUNTED_LEANS, .questions = from};
    enum withheld reason = WITHHELD_FEW;
    if (from == NULL)
        return;
    team->asked = true;
    team_counts(team->review, &from->leans, &leans, &team->leans);
    if (from->as_of != team->figures->as_of)
        say_as_of(team->review, from->as_of, from->few_changed, team->questions_as_of,
                  REASON_BYTES);
    add_first(team, QUESTIONS_BY_SPLIT, &team->split);
    add_first(team, QUESTIONS_BY_GAIN, &team->lowest);
    if (from->count > 0)
        reason = from->list[0].counts.withheld;
    if (team->split.count == 0)
        say_withheld(team->review, reason, team->instrument->privacy.group_levels,
                     team->questions_note, REASON_BYTES);
}

/* ---- the whole ---- */

static void find_counts(struct team *team) {
    int desire = team->instrument->role_question[ROLE_DESIRE];
    struct counted_what levels = {.things = COUNTED_LEVELS};
    struct counted_what wish = {.things = COUNTED_DESIRE, .prompt = desire};
    if (team->instrument->level_count > 0)
        team_counts(team->review, &team->figures->levels, &levels, &team->levels);
    if (desire != NOWHERE)
        team_counts(team->review, &team->figures->desire, &wish, &team->desire);
}

static void say_foots(struct team *team) {
    const char *provisional = team->instrument->wording.provisional;
    if (provisional[0] != '\0')
        snprintf(team->foot[team->foot_count++], SENTENCE_BYTES, "%s", provisional);
    say_team_foot(team->review, team->foot[team->foot_count], SENTENCE_BYTES);
    team->foot_count += team->foot[team->foot_count][0] != '\0';
}

struct team *team_collect(const struct team_report *report) {
    struct team *team = calloc(1, sizeof *team);
    if (team == NULL)
        return NULL;
    team->report = report;
    team->review = report->review;
    team->instrument = report->review->instrument;
    team->figures = &report->review->figures;
    clock_date(team->review->now, team->generated, sizeof team->generated);
    say_group(team->review, team->name, sizeof team->name);
    snprintf(team->summary, sizeof team->summary, "%s · %s", team->name, team->generated);
    team->head_count = say_activity(team->review, team->head);
    find_counts(team);
    say_counted(team->review, &team->levels);
    find_scales(team);
    find_months(team);
    find_questions(team);
    say_foots(team);
    return team;
}
