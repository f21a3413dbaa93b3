/* reviewing.c - what the parts of the review share. */
#include "reviewing.h"

#include "leadquiz/clock.h"
#include "leadquiz/team_report.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* From so many people on, reading what they answered takes a moment. */
enum { SLOW_PEOPLE = 3000, MONTHS_KEPT = 24 };

/* ---- what is known ---- */

static void forget_months(struct reviewing *reviewing) {
    free(reviewing->months);
    reviewing->months = NULL;
    reviewing->month_count = 0;
}

void reviewing_turn_months(struct reviewing *reviewing) {
    forget_months(reviewing);
    reviewing->by_meeting = !reviewing->by_meeting;
}

static void forget(struct reviewing *reviewing) {
    review_questions_free(&reviewing->questions);
    reviewing->questions_known = false;
    forget_months(reviewing);
    free(reviewing->rows);
    reviewing->rows = NULL;
    reviewing->row_count = 0;
    review_free(&reviewing->review);
    reviewing->review = (struct review){0};
}

void reviewing_free(struct reviewing *reviewing) {
    forget(reviewing);
}

bool reviewing_choose(struct reviewing *reviewing) {
    const struct review *review = &reviewing->review;
    int *rows = malloc(((size_t)review->count + 1) * sizeof *rows);
    if (rows == NULL)
        return error_memory(reviewing->error);
    free(reviewing->rows);
    reviewing->rows = rows;
    reviewing->row_count = review_choose(review, &reviewing->choice, rows);
    return true;
}

bool reviewing_load(struct reviewing *reviewing) {
    struct review *review = &reviewing->review;
    const struct review_group group = {reviewing->team, reviewing->kept_at};
    if (review->store != NULL && !review_stale(review))
        return true;
    forget(reviewing);
    if (!review_load(reviewing->store, reviewing->instrument, &group, clock_now(), REVIEW_LOOK,
                     review, reviewing->error)) {
        *review = (struct review){0};
        return false;
    }
    reviewing->turn++;
    return reviewing_choose(reviewing);
}

bool reviewing_load_questions(struct reviewing *reviewing) {
    if (!reviewing_load(reviewing))
        return false;
    if (!reviewing->questions_known)
        reviewing->questions_known =
            review_questions_load(&reviewing->review, &reviewing->questions, reviewing->error);
    return reviewing->questions_known;
}

bool reviewing_quick(const struct reviewing *reviewing) {
    return reviewing->questions_known || reviewing->review.activity.answered < SLOW_PEOPLE;
}

bool reviewing_load_months(struct reviewing *reviewing) {
    if (!reviewing_load(reviewing))
        return false;
    if (reviewing->months != NULL)
        return true;
    struct review_month *months = calloc(MONTHS_KEPT, sizeof *months);
    if (months == NULL)
        return error_memory(reviewing->error);
    reviewing->month_count =
        reviewing->by_meeting
            ? review_by_meeting(&reviewing->review, months, TEAM_MEETINGS_MOST, reviewing->error)
            : review_months(&reviewing->review, months, MONTHS_KEPT, reviewing->error);
    if (reviewing->month_count < 0) {
        free(months);
        return false;
    }
    reviewing->months = months;
    return true;
}

void reviewing_everybody(struct reviewing *reviewing) {
    reviewing->choice = (struct review_choice){.corner = NOWHERE, .sort = SORT_NAME};
}

const struct review_person *reviewing_person(const struct reviewing *reviewing, int64_t person) {
    for (int i = 0; i < reviewing->review.count; i++) {
        if (reviewing->review.people[i].person == person)
            return &reviewing->review.people[i];
    }
    return NULL;
}

/* ---- saying and asking ---- */

void reviewing_head(struct reviewing *reviewing, const char *title) {
    talk_blank(&reviewing->talk);
    if (reviewing->made_up)
        talk_format(&reviewing->talk, _("%s (made-up data)"), title);
    else
        talk_say(&reviewing->talk, title);
}

bool reviewing_say(struct reviewing *reviewing, struct page *page) {
    bool whole = !page->failed || error_memory(reviewing->error);
    if (whole)
        talk_page(&reviewing->talk, page);
    page_free(page);
    return whole;
}

enum step reviewing_ask(struct reviewing *reviewing, const char *prompt, char reply[REPLY_BYTES],
                        int *number) {
    *number = 0;
    talk_blank(&reviewing->talk);
    enum step step = talk_ask_or_turn(&reviewing->talk, prompt, reply, reviewing->error);
    if (step == STEP_ON && (!text_to_int(reply, strlen(reply), number) || *number < 0))
        *number = 0;
    return step;
}

/* ---- one of many names ---- */

struct picking {
    const char (*names)[NAME_BYTES];
    int *found; /* places of those that match */
    int count, from;
};

static void search(struct picking *picking, int all, const char *part) {
    picking->count = picking->from = 0;
    for (int i = 0; i < all; i++) {
        if (part[0] == '\0' || text_holds(picking->names[i], part))
            picking->found[picking->count++] = i;
    }
}

static int page_end(const struct picking *picking) {
    int rest = picking->count - picking->from;
    return picking->from + (rest < LIST_PAGE ? rest : LIST_PAGE);
}

static void say_names(struct reviewing *reviewing, const struct picking *picking) {
    for (int i = picking->from; i < page_end(picking); i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(&reviewing->talk, mark, picking->names[picking->found[i]]);
    }
    if (page_end(picking) < picking->count)
        talk_format(&reviewing->talk, _("%d to %d of %d."), picking->from + 1, page_end(picking),
                    picking->count);
}

/* True when one was chosen. */
static bool follow(struct reviewing *reviewing, struct picking *picking, int all, const char *reply,
                   int number) {
    bool more = page_end(picking) < picking->count;
    if (number >= 1 && number <= picking->count)
        return true;
    if (number > 0) {
        talk_say(&reviewing->talk, _("That is none of these."));
        return false;
    }
    if (reply[0] == '\0' && more) {
        picking->from += LIST_PAGE;
    } else {
        search(picking, all, reply);
        if (picking->count == 0) {
            talk_say(&reviewing->talk, _("No name has that in it."));
            search(picking, all, "");
        }
    }
    say_names(reviewing, picking);
    return false;
}

enum step reviewing_pick(struct reviewing *reviewing, const char (*names)[NAME_BYTES], int count,
                         int *chosen) {
    char reply[REPLY_BYTES];
    int number = 0;
    enum step step = STEP_ON;
    struct picking picking = {.names = names,
                              .found = malloc(((size_t)count + 1) * sizeof *picking.found)};
    *chosen = NOWHERE;
    if (picking.found == NULL) {
        error_memory(reviewing->error);
        return STEP_FAILED;
    }
    search(&picking, count, "");
    say_names(reviewing, &picking);
    while (step == STEP_ON) {
        step = reviewing_ask(
            reviewing,
            page_end(&picking) < picking.count
                ? _("Type a number, a part of a name to narrow the list, or press Enter for more "
                    "(b back, q leave).")
                : _("Type a number, or a part of a name to narrow the list (b back, q leave)."),
            reply, &number);
        if (step == STEP_ON && follow(reviewing, &picking, count, reply, number)) {
            *chosen = picking.found[number - 1];
            break;
        }
    }
    free(picking.found);
    return step;
}
