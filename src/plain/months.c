/* months.c - the team over time: the mean of a scale by month. */
#include "reviewing.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static bool say_scale(struct reviewing *reviewing, int scale) {
    struct page page;
    char title[LINE_BYTES + 64];
    snprintf(title, sizeof title,
             reviewing->by_meeting ? _("By meeting: %s, newest first")
                                   : _("Over time: %s, newest month first"),
             reviewing->instrument->scales[scale].name);
    reviewing_head(reviewing, title);
    if (reviewing->month_count == 0)
        talk_say(
            &reviewing->talk,
            reviewing->by_meeting
                ? _("There is no meeting to show: at none did enough people keep a result, or somebody whom you may see.")
                : _("There is no month to show: in none did enough people answer, or somebody whom you may see."));
    page_init(&page, reviewing->talk.width, reviewing->talk.glyphs);
    team_aloud_months(&page, &reviewing->review, reviewing->months, reviewing->month_count, scale);
    return reviewing_say(reviewing, &page);
}

static void say_scales(struct reviewing *reviewing) {
    talk_blank(&reviewing->talk);
    for (int i = 0; i < reviewing->instrument->scale_count; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(&reviewing->talk, mark, reviewing->instrument->scales[i].name);
    }
}

static void say_help(struct reviewing *reviewing) {
    talk_say(&reviewing->talk,
             _("Each month tells the mean of everybody who answered in it, with their last sitting "
               "of that month. Other people may have answered from month to month, so a step need "
               "not be a change in anybody. A month with too few people has no mean and says "
               "why."));
    talk_say(&reviewing->talk,
             _("By meeting it is those who kept a result there, with the last that they kept. They "
               "may be fewer than sat in the room."));
}

/* In that scale, clearly. */
static enum step who_moved(struct reviewing *reviewing, int scale) {
    reviewing_everybody(reviewing);
    reviewing->choice.moved = MOVED_CLEARLY;
    reviewing->choice.moved_in = scale + 1;
    enum step step = reviewing_people(reviewing);
    reviewing_everybody(reviewing);
    return step == STEP_BACK ? STEP_ON : step;
}

enum step reviewing_months(struct reviewing *reviewing) {
    char reply[REPLY_BYTES];
    int number = 0, scale = 0, scales = reviewing->instrument->scale_count;
    if (!reviewing_load_months(reviewing) || !say_scale(reviewing, 0))
        return STEP_FAILED;
    say_scales(reviewing);
    for (;;) {
        enum step step = reviewing_ask(
            reviewing,
            _("Type the number of a scale, m for the people who moved clearly in the one "
              "said last, t to change between months and meetings, or ? (b back, q leave)."),
            reply, &number);
        if (step != STEP_ON)
            return step;
        if (number >= 1 && number <= scales) {
            scale = number - 1;
            if (!reviewing_load_months(reviewing) || !say_scale(reviewing, scale))
                return STEP_FAILED;
        } else if (talk_is(reply, 't')) {
            reviewing_turn_months(reviewing);
            if (!reviewing_load_months(reviewing) || !say_scale(reviewing, scale))
                return STEP_FAILED;
        } else if (talk_is(reply, 'm')) {
            step = who_moved(reviewing, scale);
        } else if (strcmp(reply, "?") == 0) {
            say_help(reviewing);
        } else {
            talk_say(&reviewing->talk, _("That is none of these."));
        }
        if (step != STEP_ON)
            return step;
    }
}
