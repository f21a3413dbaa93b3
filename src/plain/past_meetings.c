/* past_meetings.c - what rooms saw at meetings that have ended. */
#include "reviewing.h"
#include "running.h"

#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

enum { SPLIT_SAID = 5, LABEL_BYTES = MEETING_TITLE_BYTES + 128 };

/* ---- one of them ---- */

static void say_choices(struct reviewing *reviewing) {
    if (reviewing->made_up) /* there is nothing to keep or to remove */
        return;
    talk_blank(&reviewing->talk);
    talk_entry(&reviewing->talk, "1", _("Save the report of what the room sees"));
    talk_entry(&reviewing->talk, "2", _("Delete this meeting"));
}

static enum step go_through(struct reviewing *reviewing, struct running *running) {
    enum step step = STEP_ON;
    while (step == STEP_ON && !running->gone) {
        char reply[REPLY_BYTES];
        int number = 0;
        say_choices(reviewing);
        step =
            reviewing_ask(reviewing,
                          reviewing->made_up ? _("Press Enter to hear it again (b back, q leave).")
                                             : _("Type 1 or 2, or press Enter to hear it again "
                                                 "(b back, q leave)."),
                          reply, &number);
        if (step != STEP_ON)
            break;
        if (reply[0] == '\0')
            step = following_reveal(&running->following, SPLIT_SAID) ? STEP_ON : STEP_FAILED;
        else if (!reviewing->made_up && number == 1)
            step = running_save(running);
        else if (!reviewing->made_up && number == 2)
            step = running_delete(running);
        else
            talk_say(&reviewing->talk, _("That is none of these."));
    }
    return step == STEP_BACK ? STEP_ON : step;
}

static enum step look_at(struct reviewing *reviewing, const struct room_listed *listed) {
    char title[LABEL_BYTES];
    struct running running = {.following = {.talk = &reviewing->talk,
                                            .store = reviewing->store,
                                            .current = reviewing->instrument,
                                            .error = reviewing->error}};
    struct following *following = &running.following;
    if (!following_begin(following, listed->code))
        return STEP_FAILED;
    snprintf(title, sizeof title, _("Meeting %s: %s"), listed->code, listed->title);
    reviewing_head(reviewing, title);
    following_say_ended(following);
    enum step step = following_count(following) && following_reveal(following, SPLIT_SAID)
                         ? go_through(reviewing, &running)
                         : STEP_FAILED;
    following_free(following);
    return step;
}

/* ---- the list ---- */

static void say_listed(struct reviewing *reviewing, const struct room_listed *list, int count,
                       int from) {
    for (int i = from; i < count && i < from + LIST_PAGE; i++) {
        char mark[16], date[40], line[LABEL_BYTES];
        clock_date(list[i].ended, date, sizeof date);
        snprintf(mark, sizeof mark, "%d", i + 1);
        snprintf(line, sizeof line, _("%s (%s), ended on %s"), list[i].title, list[i].code, date);
        talk_entry(&reviewing->talk, mark, line);
    }
}

/* A number, or Enter for those that come after; *chosen is NOWHERE until there is a number. */
static enum step ask_which(struct reviewing *reviewing, const struct room_listed *list, int count,
                           int *chosen) {
    enum step step = STEP_ON;
    *chosen = NOWHERE;
    for (int from = 0; step == STEP_ON && *chosen == NOWHERE;) {
        char reply[REPLY_BYTES];
        int number = 0;
        bool more = from + LIST_PAGE < count;
        say_listed(reviewing, list, count, from);
        step = reviewing_ask(reviewing,
                             more ? _("Type a number, or press Enter for more (b back, q leave).")
                                  : _("Type a number (b back, q leave)."),
                             reply, &number);
        if (step != STEP_ON)
            break;
        if (number >= 1 && number <= count)
            *chosen = number - 1;
        else if (reply[0] == '\0' && more)
            from += LIST_PAGE;
        else
            talk_say(&reviewing->talk, _("That is none of these."));
    }
    return step;
}

/* One of them, and what was asked of it; read anew each time, for one may have been deleted. */
static enum step choose(struct reviewing *reviewing) {
    struct room_listed *list = NULL;
    char command[TOLD_BYTES];
    int count = 0, chosen = NOWHERE;
    enum step step = STEP_BACK;
    if (!room_list_seen(reviewing->store, &list, &count, reviewing->error))
        return STEP_FAILED;
    reviewing_head(reviewing, _("Meetings that have ended, newest first"));
    if (count == 0)
        talk_format(&reviewing->talk,
                    _("No meeting has ended after a reveal. One is run from the home screen, or "
                      "with: %s"),
                    told_command(command, "meeting new"));
    else
        step = ask_which(reviewing, list, count, &chosen);
    if (step == STEP_ON)
        step = look_at(reviewing, &list[chosen]);
    free(list);
    return step;
}

enum step reviewing_meetings(struct reviewing *reviewing) {
    enum step step = STEP_ON;
    while (step == STEP_ON)
        step = choose(reviewing);
    return step;
}
