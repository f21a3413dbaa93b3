/* meeting_collect.c - gather all that a meeting's report says: the room is set out as a team, with
 * its votes and what to do next beside. */
#include "team.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- votes ---- */

/* Answers of a question that is no item count from 1, as words they count from 0. */
static void from_zero(const struct group_counts *counts, struct group_counts *out) {
    *out = *counts;
    out->cell_count = 0;
    for (int i = 0; i < counts->cell_count; i++) {
        struct group_cell cell = counts->cells[i];
        if (cell.last == 0)
            continue;
        cell.first = cell.first > 0 ? cell.first - 1 : 0;
        cell.last--;
        out->cells[out->cell_count++] = cell;
    }
}

static void add_vote(struct team_meeting *meeting, const struct room_question *question) {
    const struct instrument *instrument = meeting->report->instrument;
    const struct prompt *asked = &instrument->prompts[question->prompt];
    struct counted_what what = {.prompt = question->prompt};
    struct team_vote *vote = &meeting->votes[meeting->vote_count++];
    what.things = asked->kind == PROMPT_ITEM ? COUNTED_ANSWERS : COUNTED_DESIRE;
    vote->id = asked->id;
    vote->text = vote->words;
    group_question_words(instrument, question->prompt, vote->words, sizeof vote->words);
    vote->rounds = question->rounds < MEETING_ROUNDS_MOST ? question->rounds : MEETING_ROUNDS_MOST;
    for (int r = 0; r < vote->rounds; r++) {
        snprintf(vote->names[r], VOTE_BYTES, _("Vote %d"), r + 1);
        if (asked->kind == PROMPT_ITEM)
            vote->from[r] = question->counts[r];
        else
            from_zero(&question->counts[r], &vote->from[r]);
        team_counts(&meeting->review, &vote->from[r], &what, &vote->counts[r]);
    }
}

static const struct room_question *question_of(const struct room_result *result, int prompt) {
    for (int i = 0; i < result->question_count; i++) {
        if (result->questions[i].prompt == prompt)
            return &result->questions[i];
    }
    return NULL;
}

/* The chosen questions in their order; of a form, those that were voted on again, or the one that
 * the room is at. */
static bool find_votes(struct team_meeting *meeting) {
    const struct room_result *result = meeting->report->result;
    const struct meeting *about = meeting->report->meeting;
    meeting->votes = calloc((size_t)result->question_count + 1, sizeof *meeting->votes);
    if (meeting->votes == NULL)
        return false;
    if (about->one_by_one) {
        for (int i = 0; i < about->asked_count; i++) {
            const struct room_question *question = question_of(result, about->asked[i]);
            if (question != NULL && question->rounds > 0)
                add_vote(meeting, question);
        }
        return true;
    }
    for (int i = 0; i < result->question_count; i++) {
        if (result->questions[i].rounds > 1 || about->focus != NOWHERE)
            add_vote(meeting, &result->questions[i]);
    }
    return true;
}

/* ---- as a team ---- */

/* Where the answers lie that are shown, 0-100, reversed turned; for the order alone. */
static double mean_of(const struct instrument *instrument, const struct group_counts *counts,
                      int prompt) {
    double sum = 0;
    int people = 0;
    for (int i = 0; i < counts->cell_count; i++) {
        const struct group_cell *cell = &counts->cells[i];
        if (cell->last == ANSWER_NO_CHANCE)
            continue;
        sum += cell->people * (((cell->first > 0 ? cell->first : 1) + cell->last) / 2.0);
        people += cell->people;
    }
    if (people == 0)
        return 100;
    double mean = (sum / people - 1) / (instrument->prompts[prompt].option_count - 1) * 100;
    return instrument_item(instrument, prompt)->reversed ? 100 - mean : mean;
}

/* The items as they were answered last. */
static bool find_items(struct team_meeting *meeting) {
    const struct room_result *result = meeting->report->result;
    const struct instrument *instrument = meeting->report->instrument;
    struct review_questions *questions = &meeting->questions;
    questions->leans.withheld = WITHHELD_NONE;
    questions->list = calloc((size_t)result->question_count + 1, sizeof *questions->list);
    if (questions->list == NULL)
        return false;
    for (int i = 0; i < result->question_count; i++) {
        const struct room_question *question = &result->questions[i];
        if (question->rounds < 1 || instrument_item(instrument, question->prompt) == NULL)
            continue;
        const struct group_counts *last = &question->counts[room_last_shown(question)];
        questions->list[questions->count++] =
            (struct review_question){.prompt = question->prompt,
                                     .counts = *last,
                                     .split = question->split,
                                     .mean = mean_of(instrument, last, question->prompt)};
    }
    return true;
}

static void set_out(struct team_meeting *meeting) {
    const struct meeting_report *report = meeting->report;
    meeting->review = (struct review){
        .instrument = report->instrument,
        .now = report->now,
        .figures = report->result->figures,
        .activity = {.people = report->counts->seats,
                     .answered = report->counts->done,
                     .since = report->counts->done},
    };
    meeting->as_team = (struct team_report){
        .review = &meeting->review,
        .questions = meeting->questions.count > 0 ? &meeting->questions : NULL};
}

/* ---- the whole ---- */

static const char *form_words(const struct meeting *meeting) {
    return meeting->one_by_one           ? _("one question at a time")
           : meeting->form == FORM_SHORT ? _("short form")
                                         : _("full form");
}

/* Who has given all is known of the form, and of the question that the room is at. */
static void say_seats(const struct team *team, char out[REASON_BYTES]) {
    const struct meeting_report *report = team->meeting->report;
    const struct meeting *meeting = report->meeting;
    int votes = team->meeting->vote_count, seats = report->counts->seats;
    if (meeting->focus != NOWHERE)
        snprintf(out, REASON_BYTES, _("Seats: %d. Have voted: %d."), seats, report->counts->done);
    else if (meeting->one_by_one)
        snprintf(out, REASON_BYTES, _("Seats: %d. Questions that were voted on: %d."), seats,
                 votes);
    else
        snprintf(out, REASON_BYTES, _("Seats: %d. With all answers: %d."), seats,
                 report->counts->done);
}

/* Of the whole form some may have given all answers and not count: those thrown away, poor ones. */
static void say_counting(const struct team_meeting *meeting, char out[REASON_BYTES]) {
    int people = meeting->counted;
    out[0] = '\0';
    if (people >= 0 && meeting->report->counts->done > 0)
        snprintf(out, REASON_BYTES,
                 N_("The answers of %d person count.", "The answers of %d people count.", people),
                 people);
}

/* A report made while the room is at a question is about that question alone. */
static void say_covered(const struct meeting *meeting, char out[REASON_BYTES]) {
    out[0] = '\0';
    if (meeting->focus != NOWHERE)
        snprintf(
            out, REASON_BYTES, "%s",
            meeting->one_by_one
                ? _("This report covers the question that the room is at. After the end of the "
                    "meeting it covers all that was shown.")
                : _("This report covers the question that the room is at. Back at the whole "
                    "form, or after the end of the meeting, it covers all that was shown."));
}

static void say_head(struct team *team) {
    const struct meeting_report *report = team->meeting->report;
    const struct group_figures *figures = team->figures;
    snprintf(team->name, sizeof team->name, "%s", report->meeting->title);
    snprintf(team->summary, sizeof team->summary, _("Meeting %s · %s · %s"), team->name,
             team->generated, form_words(report->meeting));
    say_seats(team, team->head[0]);
    team->head_count = 1;
    say_counting(team->meeting, team->head[team->head_count]);
    team->head_count += team->head[team->head_count][0] != '\0';
    say_covered(report->meeting, team->head[team->head_count]);
    team->head_count += team->head[team->head_count][0] != '\0';
    char *as_of = team->head[team->head_count];
    say_as_of(team->review, figures->as_of, figures->few_changed, as_of, REASON_BYTES);
    team->head_count += as_of[0] != '\0';
}

static void say_next(struct team *team) {
    struct team_meeting *meeting = team->meeting;
    meeting->next = team->instrument->wording.room_next;
    for (int i = 0; i < team->lowest.count && i < NEXT_MOST; i++)
        meeting->next_questions[meeting->next_count++] = team->lowest.list[i].text;
    meeting->next_heads[0] = _("Who");
    meeting->next_heads[1] = _("What");
    meeting->next_heads[2] = _("By when");
}

/* The short form has a sentence on what it does not tell. */
static void say_short_form(struct team *team) {
    const struct meeting *about = team->meeting->report->meeting;
    if (about->form != FORM_SHORT || team->no_scales)
        return;
    snprintf(team->levels.note, sizeof team->levels.note, "%s",
             team->instrument->wording.short_form);
    for (int s = 0; s < team->scale_count; s++) {
        struct team_scale *scale = &team->scales[s];
        if (scale->mean->withheld != WITHHELD_NONE)
            continue;
        room_scale_words(team->instrument, about->form, s, scale->note, sizeof scale->note);
        snprintf(scale->sentence, sizeof scale->sentence, _("%s: %s"), scale->bar.name,
                 scale->note);
    }
}

/* Each of the chosen questions stands among the votes. */
static void leave_out(struct team *team) {
    const struct meeting *about = team->meeting->report->meeting;
    team->no_scales = team_withheld_all(team->instrument, team->figures) == WITHHELD_NONE;
    if (!about->one_by_one && about->focus == NOWHERE)
        return;
    team->split.count = team->lowest.count = 0;
    team->questions_note[0] = '\0';
}

void meeting_free(struct team *team) {
    if (team == NULL)
        return;
    review_questions_free(&team->meeting->questions);
    free(team->meeting->votes);
    free(team->meeting);
    free(team);
}

struct team *meeting_collect(const struct meeting_report *report) {
    struct team_meeting *meeting = calloc(1, sizeof *meeting);
    struct team *team = NULL;
    if (meeting == NULL)
        return NULL;
    meeting->report = report;
    meeting->counted = report->meeting->one_by_one || report->meeting->focus != NOWHERE
                           ? -1
                           : report->result->people;
    if (find_items(meeting)) {
        set_out(meeting);
        room_leave_out(report->instrument, report->meeting->form, report->result->people,
                       &meeting->review.figures);
        team = find_votes(meeting) ? team_collect(&meeting->as_team) : NULL;
    }
    if (team == NULL) {
        review_questions_free(&meeting->questions);
        free(meeting->votes);
        free(meeting);
        return NULL;
    }
    team->meeting = meeting;
    say_head(team);
    say_next(team);
    leave_out(team);
    say_short_form(team);
    return team;
}
