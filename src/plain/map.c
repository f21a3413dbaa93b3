/* map.c - who is who: each corner, what it asks of the team lead, and who stands in it. */
#include "reviewing.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int in_corner(const struct reviewing *reviewing, int corner) {
    int count = 0;
    for (int i = 0; i < reviewing->review.count; i++)
        count += reviewing->review.people[i].corner == corner;
    return count;
}

static void say_corner_head(struct reviewing *reviewing, int corner) {
    const struct corner *words = reviewing_corner(reviewing->instrument, corner);
    int count = in_corner(reviewing, corner);
    char mark[16], line[2 * LINE_BYTES + 128];
    snprintf(mark, sizeof mark, "%d", corner + 1);
    snprintf(line, sizeof line, N_("%s, %d person. %s", "%s, %d people. %s", count), words->name,
             count, words->asks);
    talk_blank(&reviewing->talk);
    talk_entry(&reviewing->talk, mark, line);
}

static void say_person(struct reviewing *reviewing, const struct review_person *person) {
    const char *wish = reviewing_wish_words(reviewing, person);
    char level[128], line[2 * NAME_BYTES + LINE_BYTES + 160];
    reviewing_level_words(reviewing, person, level, sizeof level);
    snprintf(line, sizeof line, _("%s: %s; “%s”"), person->name, level, wish != NULL ? wish : "");
    talk_entry(&reviewing->talk, "", line);
}

/* The firm and high levels first. */
static bool say_corner(struct reviewing *reviewing, int corner) {
    const struct review *review = &reviewing->review;
    const struct review_choice here = {.corner = corner, .sort = SORT_LEVEL, .falling = true};
    int *rows = calloc((size_t)review->count + 1, sizeof *rows);
    if (rows == NULL)
        return error_memory(reviewing->error);
    say_corner_head(reviewing, corner);
    int count = review_choose(review, &here, rows);
    for (int i = 0; i < count && i < LIST_PAGE; i++)
        say_person(reviewing, &review->people[rows[i]]);
    if (count > LIST_PAGE)
        talk_format(&reviewing->talk,
                    N_("and %d more: its number lists them all.",
                       "and %d more: its number lists them all.", count - LIST_PAGE),
                    count - LIST_PAGE);
    free(rows);
    return true;
}

static void say_missing(struct reviewing *reviewing) {
    int missing = in_corner(reviewing, NOWHERE);
    talk_blank(&reviewing->talk);
    if (missing > 0)
        talk_format(&reviewing->talk,
                    N_("%d person is not here: without a level, or without an answer about the "
                       "wish to lead.",
                       "%d people are not here: without a level, or without an answer about the "
                       "wish to lead.",
                       missing),
                    missing);
}

static bool say_map(struct reviewing *reviewing) {
    char title[160];
    int count = reviewing->review.count - in_corner(reviewing, NOWHERE);
    snprintf(title, sizeof title, N_("Who is who: %d person", "Who is who: %d people", count),
             count);
    reviewing_head(reviewing, title);
    if (!reviewing->instrument->review.known) {
        talk_say(&reviewing->talk,
                 _("This questionnaire has no map: its file has no section [review], no levels or "
                   "no question about the wish to lead."));
        return true;
    }
    if (count == 0) {
        talk_say(&reviewing->talk,
                 _("Nobody is on the map. Here stand those who let their team lead see them, have "
                   "a level and have said how much they want to lead."));
        return true;
    }
    for (int corner = 0; corner <= CORNER_COUNT; corner++) {
        if (!say_corner(reviewing, corner))
            return false;
    }
    say_missing(reviewing);
    return true;
}

static void say_help(struct reviewing *reviewing) {
    talk_say(&reviewing->talk,
             _("Ready is a matter of the level, the wish to lead of what people say. Both come "
               "from their own answers, so the talk comes first: the corner says what it asks of "
               "you."));
    talk_say(&reviewing->talk,
             _("Between 2 and 3 says that the answers fit both levels: look at the corner beside "
               "it, too. Where levels above were not looked at, how ready somebody is is not fully "
               "known."));
}

static enum step list_corner(struct reviewing *reviewing, int corner) {
    reviewing_everybody(reviewing);
    reviewing->choice.corner = corner;
    enum step step = reviewing_people(reviewing);
    reviewing_everybody(reviewing);
    return step == STEP_BACK ? STEP_ON : step;
}

enum step reviewing_map(struct reviewing *reviewing) {
    char reply[REPLY_BYTES];
    int number = 0, said = NOWHERE;
    bool corners = reviewing->instrument->review.known;
    enum step step = STEP_ON;
    while (step == STEP_ON) {
        if (!reviewing_load(reviewing) || (said != reviewing->turn && !say_map(reviewing)))
            return STEP_FAILED;
        said = reviewing->turn;
        step = reviewing_ask(reviewing,
                             corners ? _("Type the number of a corner to list its people, or ? (b "
                                         "back, q leave).")
                                     : _("Type b to go back, or q to leave."),
                             reply, &number);
        if (step != STEP_ON)
            break;
        if (corners && number >= 1 && number <= CORNER_COUNT + 1)
            step = list_corner(reviewing, number - 1);
        else if (strcmp(reply, "?") == 0)
            say_help(reviewing);
        else
            talk_say(&reviewing->talk, _("That is none of these."));
    }
    return step;
}
