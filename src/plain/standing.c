/* standing.c - how the team stands: levels, scales, the wish to lead, and the questions in short.
 */
#include "reviewing.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { SHORT_LIST = 3, REASON_BYTES = 600 };

static void add_heading(struct page *page, const char *text) {
    page_line(page);
    page_paragraph(page, ROLE_STRONG, 0, 0, text);
}

static void add_question(struct page *page, const struct reviewing *reviewing,
                         const struct review_question *question) {
    const struct item *item = instrument_item(reviewing->instrument, question->prompt);
    char text[2 * LINE_BYTES];
    snprintf(text, sizeof text,
             item != NULL && item->reversed ? _("%s (asked the other way round)") : "%s",
             reviewing->instrument->prompts[question->prompt].text);
    page_paragraph(page, ROLE_TEXT, 2, 2, text);
}

/* Those that come first in an order; returns how many questions are shown at all. */
static int add_first(struct page *page, const struct reviewing *reviewing, enum questions_by by,
                     const char *heading) {
    int order[PROMPTS_MOST];
    int shown = review_questions_order(&reviewing->questions, by, order);
    if (shown > 0)
        add_heading(page, heading);
    for (int i = 0; i < shown && i < SHORT_LIST; i++)
        add_question(page, reviewing, &reviewing->questions.list[order[i]]);
    return shown;
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
    if (add_first(page, reviewing, QUESTIONS_BY_SPLIT, _("Where answers differ most:")) > 0) {
        add_first(page, reviewing, QUESTIONS_BY_GAIN, _("Where there is most to gain:"));
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
