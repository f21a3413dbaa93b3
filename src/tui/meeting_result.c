/* What the room sees after a reveal, as a page. */
#include "meeting.h"

#include "leadquiz/meeting_report.h"
#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { SPLIT_SHOWN = 5, WORDS_BYTES = 200, TEXT_BYTES = 600 };

int meet_question(const struct app *app, int prompt) {
    const struct room_result *result = &app->meet->result;
    for (int i = 0; app->meet->result_known && i < result->question_count; i++) {
        if (result->questions[i].prompt == prompt)
            return i;
    }
    return NOWHERE;
}

/* The figures as those who write a group's pages know them. */
static void as_review(const struct app *app, struct review *review) {
    *review = (struct review){.instrument = app->meet->instrument,
                              .store = app->store,
                              .figures = app->meet->result.figures};
}

static void heading(struct page *page, const char *text) {
    if (page->line_count > 0)
        page_line(page);
    page_paragraph(page, ROLE_STRONG, 0, 0, text);
}

static void vote_words(const struct room_question *question, int round, char *out, size_t size) {
    if (round == 0)
        snprintf(out, size, "%s", _("First vote"));
    else if (question->rounds == 2)
        snprintf(out, size, "%s", _("Second vote"));
    else
        snprintf(out, size, _("Vote %d"), round + 1);
}

/* Where nobody gave it the long words of "no chance" take room from the others. */
static void without_no_chance(struct group_counts *counts) {
    const struct group_cell *first = &counts->cells[0];
    if (counts->cell_count == 0 || first->last != ANSWER_NO_CHANCE || first->people > 0)
        return;
    counts->cell_count--;
    memmove(counts->cells, first + 1, (size_t)counts->cell_count * sizeof *first);
}

static void write_vote(struct page *page, const struct review *review,
                       const struct room_question *question, int round) {
    char words[WORDS_BYTES];
    vote_words(question, round, words, sizeof words);
    struct group_counts counts = question->counts[round];
    if (question->rounds > 1)
        page_paragraph(page, ROLE_ACCENT, 0, 0, words);
    without_no_chance(&counts);
    team_page_answers(page, review, question->prompt, &counts);
}

/* Each vote by itself, below one another. */
static void write_votes(struct page *page, const struct review *review,
                        const struct room_question *question, int last) {
    write_vote(page, review, question, 0);
    if (last == 0)
        return;
    page_line(page);
    write_vote(page, review, question, last);
}

static void write_compared(struct page *page, const struct review *review,
                           const struct room_question *question, int last,
                           const struct vote_comparison *votes) {
    char names[2][WORDS_BYTES];
    vote_words(question, 0, names[0], sizeof names[0]);
    vote_words(question, last, names[1], sizeof names[1]);
    votes_page(page, review->instrument, question->prompt, votes, names[0], names[1]);
    if (!votes->coarser)
        return;
    page_line(page);
    page_paragraph(page, ROLE_MUTED, 0, 0,
                   _("Small numbers stand together with their neighbours, and not with the same "
                     "ones in both votes. Each vote by itself:"));
    page_line(page);
    write_votes(page, review, question, last);
}

static void write_question(struct page *page, const struct review *review,
                           const struct room_question *question) {
    struct vote_comparison votes;
    char text[TEXT_BYTES];
    int last = room_last_shown(question), newest = question->rounds - 1;
    if (last == 0 && newest > 0 && question->counts[0].withheld != SHOWN)
        last = newest;
    group_question_words(review->instrument, question->prompt, text, sizeof text);
    heading(page, text);
    if (question->rounds > 1)
        page_line(page);
    if (last > 0 && meeting_compare_votes(question, 0, last, &votes))
        write_compared(page, review, question, last, &votes);
    else
        write_votes(page, review, question, last);
    if (newest > last) { /* it can be told why it is left out, and hides nothing */
        page_line(page);
        write_vote(page, review, question, newest);
    }
}

void meet_write_question(const struct app *app, struct page *page, int question) {
    struct review review;
    as_review(app, &review);
    write_question(page, &review, &app->meet->result.questions[question]);
}

/* Scales that the short form looks at with some people alone. */
static void write_other_scales(struct page *page, const struct review *review, enum form form) {
    char words[WORDS_BYTES], line[2 * WORDS_BYTES];
    for (int s = 0; s < review->instrument->scale_count; s++) {
        if (review->figures.scales[s].withheld != WITHHELD_NONE)
            continue;
        room_scale_words(review->instrument, form, s, words, sizeof words);
        snprintf(line, sizeof line, _("%s: %s"), review->instrument->scales[s].name, words);
        page_paragraph(page, ROLE_MUTED, 0, 2, line);
    }
}

static void write_form(const struct app *app, struct page *page, const struct review *review) {
    const struct room_result *result = &app->meet->result;
    char words[WORDS_BYTES];
    snprintf(
        words, sizeof words,
        N_("The answers of %d person count.", "The answers of %d people count.", result->people),
        result->people);
    page_paragraph(page, ROLE_MUTED, 0, 0, words);
    heading(page, _("Scales"));
    team_page_scales(page, review, &review->figures);
    write_other_scales(page, review, app->meet->meeting.form);
    if (app->meet->meeting.form == FORM_FULL && review->instrument->level_count > 0) {
        heading(page, _("Levels"));
        team_page_levels(page, review);
    }
    if (review->figures.desire.withheld != WITHHELD_NONE) {
        heading(page, _("The wish to lead"));
        team_page_desire(page, review);
    }
    int shown = 0;
    for (int i = 0; i < result->question_count && shown < SPLIT_SHOWN; i++) {
        if (result->questions[i].counts[0].withheld != SHOWN)
            continue;
        if (shown++ == 0)
            heading(page, _("Where answers differ most"));
        write_question(page, review, &result->questions[i]);
    }
}

void meet_write_result(const struct app *app, struct page *page) {
    const struct meet *meet = app->meet;
    struct review review;
    if (!meet->result_known) {
        page_paragraph(page, ROLE_TEXT, 0, 0, meet->no_result);
        return;
    }
    as_review(app, &review);
    int question = meet_question(app, meet->meeting.focus);
    if (meet->meeting.focus == NOWHERE && !meet->meeting.one_by_one)
        write_form(app, page, &review);
    else if (question != NOWHERE)
        write_question(page, &review, &meet->result.questions[question]);
    else /* after the end: all that were shown */
        for (int i = 0; i < meet->result.question_count; i++)
            write_question(page, &review, &meet->result.questions[i]);
}
