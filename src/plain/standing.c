/* standing.c - how the team stands: levels, scales, the wish to lead, and the questions in short.
 */
#include "reviewing.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

enum { SHORT_LIST = 3, REASON_BYTES = 600 };

static void add_heading(struct page *page, const char *text) {
    page_line(page);
    page_paragraph(page, ROLE_STRONG, 0, 0, text);
}

static void add_question(struct page *page, const struct reviewing *reviewing,
                         const struct review_question *question) {
    page_paragraph(page, ROLE_TEXT, 2, 2, reviewing->instrument->prompts[question->prompt].text);
}

/* The lowest after these, NOWHERE when there is none. */
static int next_lowest(const struct review_questions *questions, const int *taken, int count) {
    int found = NOWHERE;
    for (int i = 0; i < questions->count; i++) {
        bool again = questions->list[i].counts.withheld != SHOWN;
        for (int k = 0; k < count; k++)
            again = again || taken[k] == i;
        if (!again && (found == NOWHERE || questions->list[i].mean < questions->list[found].mean))
            found = i;
    }
    return found;
}

static void add_lowest(struct page *page, const struct reviewing *reviewing) {
    int taken[SHORT_LIST];
    for (int i = 0; i < SHORT_LIST; i++) {
        taken[i] = next_lowest(&reviewing->questions, taken, i);
        if (taken[i] == NOWHERE)
            return;
        if (i == 0)
            add_heading(page, _("Lowest scores:"));
        add_question(page, reviewing, &reviewing->questions.list[taken[i]]);
    }
}

static int add_most_split(struct page *page, const struct reviewing *reviewing) {
    const struct review_questions *questions = &reviewing->questions;
    int count = 0;
    for (int i = 0; i < questions->count && count < SHORT_LIST; i++) {
        if (questions->list[i].counts.withheld != SHOWN)
            continue;
        if (count++ == 0)
            add_heading(page, _("Where answers differ most:"));
        add_question(page, reviewing, &questions->list[i]);
    }
    return count;
}

static void add_questions(struct page *page, const struct reviewing *reviewing) {
    const struct review_questions *questions = &reviewing->questions;
    char reason[REASON_BYTES];
    if (!reviewing->questions_known) {
        page_line(page);
        page_paragraph(page, ROLE_TEXT, 0, 0,
                       _("The questions are behind number 4; with so many people, reading them "
                         "takes a moment."));
        return;
    }
    if (add_most_split(page, reviewing) > 0) {
        add_lowest(page, reviewing);
        return;
    }
    enum withheld why = questions->count > 0 ? questions->list[0].counts.withheld : WITHHELD_NONE;
    review_withheld_words(&reviewing->review, why, reviewing->instrument->privacy.group_levels,
                          reason, sizeof reason);
    add_heading(page, _("Questions:"));
    page_paragraph(page, ROLE_TEXT, 0, 0, reason);
}

bool reviewing_standing(struct reviewing *reviewing) {
    const struct review *review = &reviewing->review;
    struct page page;
    page_init(&page, reviewing->talk.width, reviewing->talk.glyphs);
    if (reviewing->instrument->level_count > 0) {
        add_heading(&page, _("Levels:"));
        team_aloud_levels(&page, review);
    }
    add_heading(&page, _("Scales:"));
    team_aloud_scales(&page, review, &review->figures);
    if (reviewing->instrument->role_question[ROLE_DESIRE] != NOWHERE) {
        add_heading(&page, _("The wish to lead:"));
        team_aloud_desire(&page, review);
    }
    add_questions(&page, reviewing);
    page_line(&page);
    team_page_foot(&page, review);
    return reviewing_say(reviewing, &page);
}
