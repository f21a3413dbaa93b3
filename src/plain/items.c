/* items.c - the questions, and what was answered to them. */
#include "reviewing.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { QUESTIONS_PAGE = 5 };

struct items {
    int *order; /* of the questions; owned */
    enum questions_by by;
    int from, turn;
};

/* ---- order ---- */

static bool put_in_order(struct reviewing *reviewing, struct items *items) {
    int count = reviewing->questions.count;
    free(items->order);
    items->from = 0;
    items->turn = reviewing->turn;
    items->order = calloc((size_t)count + 1, sizeof *items->order);
    if (items->order == NULL)
        return error_memory(reviewing->error);
    review_questions_order(&reviewing->questions, items->by, items->order);
    return true;
}

/* ---- what is said ---- */

/* The reason why no question at all is shown; SHOWN when one is. */
static enum withheld all_withheld(const struct review_questions *questions) {
    for (int i = 0; i < questions->count; i++) {
        if (questions->list[i].counts.withheld == SHOWN)
            return SHOWN;
    }
    return questions->count > 0 ? questions->list[0].counts.withheld : WITHHELD_NONE;
}

static void add_question(struct page *page, const struct reviewing *reviewing,
                         const struct items *items, int place) {
    const struct review_question *question = &reviewing->questions.list[items->order[place]];
    char line[2 * LINE_BYTES];
    snprintf(line, sizeof line, _("%d. %s"), place + 1,
             reviewing->instrument->prompts[question->prompt].text);
    page_line(page);
    page_paragraph(page, ROLE_STRONG, 0, 0, line);
    team_aloud_question(page, &reviewing->review, question);
}

static void say_head(struct reviewing *reviewing, const struct items *items) {
    reviewing_head(reviewing, items->by == QUESTIONS_BY_GAIN ? _("Questions, most to gain first")
                                                             : _("Questions, most split first"));
}

static bool say_page(struct reviewing *reviewing, const struct items *items) {
    const struct review_questions *questions = &reviewing->questions;
    enum withheld why = all_withheld(questions);
    char reason[600];
    struct page page;
    if (items->from == 0)
        say_head(reviewing, items);
    if (why != SHOWN) {
        review_withheld_words(&reviewing->review, why, reviewing->instrument->privacy.group_levels,
                              reason, sizeof reason);
        talk_say(&reviewing->talk, reason);
        return true;
    }
    page_init(&page, reviewing->talk.width, reviewing->talk.glyphs);
    for (int i = items->from; i < questions->count && i < items->from + QUESTIONS_PAGE; i++)
        add_question(&page, reviewing, items, i);
    return reviewing_say(reviewing, &page);
}

static bool say_leans(struct reviewing *reviewing) {
    struct page page;
    reviewing_head(reviewing, _("What draws people"));
    page_init(&page, reviewing->talk.width, reviewing->talk.glyphs);
    team_aloud_leans(&page, &reviewing->review, &reviewing->questions);
    return reviewing_say(reviewing, &page);
}

static void say_help(struct reviewing *reviewing) {
    talk_say(&reviewing->talk,
             _("Where answers differ most, people see things differently: a good subject for a "
               "meeting. Ask what is behind it; nobody has to say what they answered."));
    talk_say(&reviewing->talk,
             _("A question that is asked the other way round, such as one about pushing people, "
               "scores low when the answer is Often or Always. Answers that few people gave are "
               "put together with their neighbours."));
    talk_say(&reviewing->talk, _("It is counted over everybody who lets their answers count in "
                                 "averages. Nobody is named."));
}

/* ---- the conversation ---- */

static bool say_more(struct reviewing *reviewing, struct items *items) {
    if (items->from + QUESTIONS_PAGE >= reviewing->questions.count ||
        all_withheld(&reviewing->questions) != SHOWN) {
        talk_say(&reviewing->talk, _("That is the end of the list."));
        return true;
    }
    items->from += QUESTIONS_PAGE;
    return say_page(reviewing, items);
}

static bool follow(struct reviewing *reviewing, struct items *items, const char *reply) {
    if (reply[0] == '\0' || talk_is(reply, 'm'))
        return say_more(reviewing, items);
    if (talk_is(reply, 'w'))
        return say_leans(reviewing);
    if (talk_is(reply, 'o')) {
        items->by = items->by == QUESTIONS_BY_GAIN ? QUESTIONS_BY_SPLIT : QUESTIONS_BY_GAIN;
        return put_in_order(reviewing, items) && say_page(reviewing, items);
    }
    if (strcmp(reply, "?") == 0)
        say_help(reviewing);
    else
        talk_say(&reviewing->talk, _("That is none of these."));
    return true;
}

enum step reviewing_questions(struct reviewing *reviewing) {
    struct items items = {.turn = NOWHERE};
    char reply[REPLY_BYTES];
    int number = 0;
    enum step step = STEP_ON;
    while (step == STEP_ON) {
        if (!reviewing_load_questions(reviewing) ||
            ((items.order == NULL || items.turn != reviewing->turn) &&
             (!put_in_order(reviewing, &items) || !say_page(reviewing, &items))))
            step = STEP_FAILED;
        if (step == STEP_ON)
            step = reviewing_ask(reviewing,
                                 _("Press Enter for more, or type o for the other order, w for "
                                   "what draws people, or ? (b back, q leave)."),
                                 reply, &number);
        if (step == STEP_ON && reviewing_load_questions(reviewing) &&
            items.turn == reviewing->turn && !follow(reviewing, &items, reply))
            step = STEP_FAILED;
    }
    free(items.order);
    return step;
}
