/* revealed.c - what the room sees after the reveal, as sentences. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/meeting_report.h"
#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { REASON_BYTES = 600 };

static void add_heading(struct page *page, const char *text) {
    page_line(page);
    page_paragraph(page, ROLE_STRONG, 0, 0, text);
}

static void add_round(struct page *page, const struct review *seen,
                      const struct room_question *question, int round) {
    const struct review_question counted = {.prompt = question->prompt,
                                            .counts = question->counts[round]};
    team_aloud_question(page, seen, &counted);
}

/* From the first vote to the last that is shown. */
static void add_movement(struct page *page, const struct review *seen,
                         const struct room_question *question) {
    struct vote_comparison votes;
    int last = room_last_shown(question);
    char label[REASON_BYTES], change[REASON_BYTES], line[3 * REASON_BYTES];
    if (last == 0 || !meeting_compare_votes(question, 0, last, &votes))
        return;
    page_line(page);
    page_format(page, ROLE_TEXT, _("From vote 1 to vote %d:"), last + 1);
    for (int i = 0; i < votes.count; i++) {
        group_vote_words(seen->instrument, question->prompt, &votes.pairs[i].cell, label,
                         sizeof label);
        vote_change_words(&votes, i, change, sizeof change);
        bool alike = votes.people[0] == votes.people[1];
        const int *people = votes.pairs[i].people;
        (void)snprintf(line, sizeof line,
                       alike ? _("%s: %d, then %d, %s.") : _("%s: %d of 100, then %d of 100, %s."),
                       label, alike ? people[0] : vote_share(&votes, i, 0),
                       alike ? people[1] : vote_share(&votes, i, 1), change);
        page_paragraph(page, ROLE_TEXT, 0, 2, line);
    }
}

static void add_question(struct page *page, const struct review *seen,
                         const struct room_question *question) {
    add_heading(page, seen->instrument->prompts[question->prompt].text);
    for (int i = 0; i < question->rounds; i++) {
        if (question->counts[i].withheld == WITHHELD_NONE) /* it was never shown */
            continue;
        if (question->rounds > 1) {
            page_line(page);
            page_format(page, ROLE_TEXT, _("Vote %d:"), i + 1);
        }
        add_round(page, seen, question, i);
    }
    add_movement(page, seen, question);
}

/* Where all are withheld for one reason it is said once. */
static void add_questions(struct page *page, const struct review *seen,
                          const struct room_result *result, int most) {
    const struct room_question *questions = result->questions;
    char reason[REASON_BYTES];
    bool any = false;
    for (int i = 0; i < result->question_count; i++)
        any = any || questions[i].rounds > 1 || questions[i].counts[0].withheld == SHOWN;
    if (result->question_count == 0)
        return;
    add_heading(page, any ? _("Questions, most split first:") : _("Questions:"));
    for (int i = 0; any && i < result->question_count && i < most; i++)
        add_question(page, seen, &questions[i]);
    if (any)
        return;
    review_withheld_words(seen, questions[0].counts[0].withheld,
                          seen->instrument->privacy.group_levels, reason, sizeof reason);
    page_paragraph(page, ROLE_TEXT, 0, 2, reason);
}

/* Scales that the short form looks at with some people alone. */
static void add_other_scales(struct page *page, const struct review *seen, enum form form) {
    char reason[REASON_BYTES], line[2 * REASON_BYTES];
    for (int s = 0; s < seen->instrument->scale_count; s++) {
        if (seen->figures.scales[s].withheld != WITHHELD_NONE)
            continue;
        room_scale_words(seen->instrument, form, s, reason, sizeof reason);
        (void)snprintf(line, sizeof line, _("%s: %s"), seen->instrument->scales[s].name, reason);
        page_paragraph(page, ROLE_TEXT, 0, 2, line);
    }
}

/* What the short form does not ask is not spoken of. */
static void add_form(struct page *page, const struct review *seen, enum form form,
                     const struct room_result *result, int most) {
    int desire = seen->instrument->role_question[ROLE_DESIRE];
    if (form == FORM_FULL && seen->instrument->level_count > 0) {
        add_heading(page, _("Levels:"));
        team_aloud_levels(page, seen);
    }
    add_heading(page, _("Scales:"));
    team_aloud_scales(page, seen, &seen->figures);
    add_other_scales(page, seen, form);
    if (desire != NOWHERE && meeting_can_ask(seen->instrument, form, desire)) {
        add_heading(page, _("The wish to lead:"));
        team_aloud_desire(page, seen);
    }
    add_questions(page, seen, result, most);
}

bool following_say_result(struct following *following, const struct room_result *result, int most) {
    const struct review seen = {
        .instrument = following->instrument, .now = clock_now(), .figures = result->figures};
    struct page page;
    page_init(&page, following->talk->width, following->talk->glyphs);
    page_line(&page);
    page_format(&page, ROLE_STRONG,
                N_("What the room sees: %d person's answers count.",
                   "What the room sees: %d people's answers count.", result->people),
                result->people);
    bool whole = following->meeting.focus == NOWHERE && !following->meeting.one_by_one;
    if (whole)
        add_form(&page, &seen, following->meeting.form, result, most);
    for (int i = 0; !whole && i < result->question_count; i++)
        add_question(&page, &seen, &result->questions[i]);
    return talk_whole(following->talk, &page, following->error);
}

bool following_reveal(struct following *following, int most) {
    struct room_result result = {.questions = NULL};
    bool done = room_reveal(following->store, following->instrument, &following->meeting,
                            clock_now(), &result, following->error) &&
                following_say_result(following, &result, most);
    room_result_free(&result);
    return done;
}
