/* people.c - everybody who lets their team lead see them, a line each. */
#include "reviewing.h"

#include "leadquiz/text.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

struct list {
    int from;
    int turn;
};

static int page_end(const struct reviewing *reviewing, const struct list *list) {
    int rest = reviewing->row_count - list->from;
    return list->from + (rest < LIST_PAGE ? rest : LIST_PAGE);
}

static void say_nobody(struct reviewing *reviewing) {
    char command[TOLD_BYTES];
    if (reviewing->review.count > 0)
        talk_say(&reviewing->talk, _("Nobody matches. Type a to hear everybody."));
    else
        talk_format(
            &reviewing->talk,
            _("There is nobody in this list. Everybody decides alone whether their team lead "
              "may see their scales, level and wish to lead: when they answer, or later with: "
              "%s. Who allows it stands here from then on."),
            told_command(command, "results"));
}

static void say_head(struct reviewing *reviewing) {
    const struct review_choice *choice = &reviewing->choice;
    char title[300], words[600];
    int count = reviewing->row_count, all = reviewing->review.count;
    const char *by = reviewing_sort_words(reviewing->instrument, choice->sort, choice->scale);
    if (count < all)
        snprintf(title, sizeof title, _("People: %d of %d, by %s"), count, all, by);
    else
        snprintf(title, sizeof title,
                 N_("People: %d person, by %s", "People: %d people, by %s", all), all, by);
    reviewing_head(reviewing, title);
    reviewing_filter_words(reviewing, words, sizeof words);
    if (words[0] != '\0')
        talk_say(&reviewing->talk, words);
    if (choice->search[0] != '\0')
        talk_format(&reviewing->talk, _("With \"%s\" in the name or the team."), choice->search);
}

static void say_page(struct reviewing *reviewing, const struct list *list) {
    if (list->from == 0)
        say_head(reviewing);
    if (reviewing->row_count == 0)
        say_nobody(reviewing);
    for (int i = list->from; i < page_end(reviewing, list); i++) {
        char mark[16], line[FACTS_BYTES];
        snprintf(mark, sizeof mark, "%d", i + 1);
        reviewing_line(reviewing, &reviewing->review.people[reviewing->rows[i]], line);
        talk_entry(&reviewing->talk, mark, line);
    }
    if (reviewing->row_count > LIST_PAGE)
        talk_format(&reviewing->talk, _("%d to %d of %d."), list->from + 1,
                    page_end(reviewing, list), reviewing->row_count);
}

static void say_help(struct reviewing *reviewing) {
    talk_say(&reviewing->talk,
             _("Here are those who let their team lead see their scales, their level and their "
               "wish to lead. Nobody is ranked by one number: look for whom to talk to, and about "
               "what."));
    talk_say(&reviewing->talk,
             _("Between 2 and 3 says that the answers fit both levels. Levels above are not looked "
               "at where a person has no team of their own or gave too few answers."));
    talk_say(&reviewing->talk,
             _("A change is told here when it is clear: larger than errors of measurement make in "
               "95 of 100 cases. The person's page has the others."));
    talk_say(&reviewing->talk,
             _("Two letters or more are searched for in names and teams; with / before it a single "
               "letter or a number is, too. Sorted by a scale, each line tells that scale."));
}

static bool show_anew(struct reviewing *reviewing, struct list *list) {
    list->from = 0;
    list->turn = reviewing->turn;
    if (!reviewing_choose(reviewing))
        return false;
    say_page(reviewing, list);
    return true;
}

static bool search(struct reviewing *reviewing, struct list *list, const char *part) {
    if (strlen(part) >= sizeof reviewing->choice.search) {
        talk_say(&reviewing->talk, _("Nobody has so long a name."));
        return true;
    }
    snprintf(reviewing->choice.search, sizeof reviewing->choice.search, "%s", part);
    return show_anew(reviewing, list);
}

static enum step turn_page(struct reviewing *reviewing, struct list *list) {
    if (page_end(reviewing, list) == reviewing->row_count) {
        talk_say(&reviewing->talk, _("That is the end of the list."));
        return STEP_ON;
    }
    list->from += LIST_PAGE;
    say_page(reviewing, list);
    return STEP_ON;
}

static enum step open_person(struct reviewing *reviewing, struct list *list, int number) {
    if (number > reviewing->row_count) {
        talk_say(&reviewing->talk, _("There is no person with that number here."));
        return STEP_ON;
    }
    int row = reviewing->rows[number - 1];
    enum step step = reviewing_member(reviewing, reviewing->review.people[row].person);
    if (step == STEP_BACK && list->turn != reviewing->turn)
        return show_anew(reviewing, list) ? STEP_ON : STEP_FAILED;
    return step == STEP_BACK ? STEP_ON : step;
}

static enum step choose(struct reviewing *reviewing, struct list *list) {
    enum step step = reviewing_choosing(reviewing);
    if (step == STEP_LEAVE || step == STEP_FAILED)
        return step;
    return show_anew(reviewing, list) ? STEP_ON : STEP_FAILED;
}

static enum step follow(struct reviewing *reviewing, struct list *list, const char *reply,
                        int number) {
    if (number > 0)
        return open_person(reviewing, list, number);
    if (reply[0] == '\0' || talk_is(reply, 'm') || strcmp(reply, _("more")) == 0)
        return turn_page(reviewing, list);
    if (talk_is(reply, 'f'))
        return choose(reviewing, list);
    if (strcmp(reply, "?") == 0) {
        say_help(reviewing);
        return STEP_ON;
    }
    bool done = true;
    if (talk_is(reply, 'a')) {
        reviewing_everybody(reviewing);
        done = show_anew(reviewing, list);
    } else if (reply[0] == '/' || reply[1] != '\0') {
        done = search(reviewing, list, reply[0] == '/' ? reply + 1 : reply);
    } else {
        talk_say(&reviewing->talk, _("That is none of these."));
    }
    return done ? STEP_ON : STEP_FAILED;
}

enum step reviewing_people(struct reviewing *reviewing) {
    struct list list = {.turn = 0};
    char reply[REPLY_BYTES];
    int number = 0;
    enum step step = STEP_ON;
    if (!reviewing_load(reviewing) || !show_anew(reviewing, &list))
        return STEP_FAILED;
    while (step == STEP_ON) {
        step = reviewing_ask(
            reviewing,
            _("Type a number to open a person, a part of a name or team to search, Enter for more, "
              "f to sort and filter, a for all, or ? (b back, q leave)."),
            reply, &number);
        if (step != STEP_ON)
            break;
        if (!reviewing_load(reviewing))
            return STEP_FAILED;
        if (list.turn != reviewing->turn)
            talk_say(&reviewing->talk, _("The list has changed meanwhile."));
        if (list.turn != reviewing->turn && (number > 0 || reply[0] == '\0'))
            step = show_anew(reviewing, &list) ? STEP_ON : STEP_FAILED; /* another's by now */
        else
            step = follow(reviewing, &list, reply, number);
    }
    return step;
}
