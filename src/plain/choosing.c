/* choosing.c - how the list of people is sorted, and who stands in it. */
#include "reviewing.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000, VALUE_BYTES = 200, OPTIONS_MOST = SCALES_MOST + 8 };

enum setting {
    SETTING_SORT,
    SETTING_ORDER,
    SETTING_TEAM,
    SETTING_LEVEL,
    SETTING_LAST,
    SETTING_MOVED,
    SETTING_DUE,
    SETTING_CORNER,
    SETTING_ALL,
    SETTING_MEETING, /* the last: there is none where nobody kept anything at a meeting */
    SETTING_COUNT
};

static const int days[] = {0, 30, 90, 180};
enum { DAYS = sizeof days / sizeof days[0] };

/* ---- in words ---- */

const char *reviewing_sort_words(const struct instrument *instrument, enum review_sort sort,
                                 int scale) {
    switch (sort) {
    case SORT_NAME: return _("name");
    case SORT_TEAM: return _("team");
    case SORT_LEVEL: return _("level");
    case SORT_DESIRE: return _("wish to lead");
    case SORT_LAST: return _("last sitting");
    case SORT_MOVED: return _("change");
    case SORT_SCALE: break;
    }
    return instrument->scales[scale].name;
}

static int chosen_days(const struct review_choice *choice) {
    return choice->until == 0 ? 0 : (int)((choice->until - choice->from) / DAY_MS) - 1;
}

static const char *moved_words(enum choose_moved moved) {
    switch (moved) {
    case MOVED_UP: return _("clear rise");
    case MOVED_DOWN: return _("clear fall");
    case MOVED_CLEARLY: return _("clear change");
    default: return _("any");
    }
}

static void value_of(const struct reviewing *reviewing, enum setting setting, char *out,
                     size_t size) {
    const struct review_choice *choice = &reviewing->choice;
    const struct instrument *instrument = reviewing->instrument;
    const char *value = _("all");
    switch (setting) {
    case SETTING_SORT: value = reviewing_sort_words(instrument, choice->sort, choice->scale); break;
    case SETTING_ORDER: value = choice->falling ? _("falling") : _("rising"); break;
    case SETTING_TEAM: value = choice->team != NULL ? choice->team : value; break;
    case SETTING_LEVEL:
        value = choice->level > 0 ? instrument->levels[choice->level].name : value;
        break;
    case SETTING_MOVED:
        if (choice->moved_in > 0) {
            snprintf(out, size, _("%s in %s"), moved_words(choice->moved),
                     instrument->scales[choice->moved_in - 1].name);
            return;
        }
        value = moved_words(choice->moved);
        break;
    case SETTING_DUE: value = choice->due ? _("yes") : value; break;
    case SETTING_CORNER:
        value =
            choice->corner != NOWHERE ? reviewing_corner(instrument, choice->corner)->name : value;
        break;
    case SETTING_LAST:
        if (choice->until > 0) {
            snprintf(out, size, _("in the last %d days"), chosen_days(choice));
            return;
        }
        value = _("at any time");
        break;
    case SETTING_MEETING:
        value = choice->meeting != 0 ? _("a meeting that is gone") : value;
        for (int i = 0; i < reviewing->review.meeting_count; i++)
            value = reviewing->review.meetings[i].id == choice->meeting
                        ? reviewing->review.meetings[i].name
                        : value;
        break;
    case SETTING_ALL:
    case SETTING_COUNT: break;
    }
    snprintf(out, size, "%s", value);
}

static const char *label_of(enum setting setting) {
    switch (setting) {
    case SETTING_SORT: return _("Sort by");
    case SETTING_ORDER: return _("Order");
    case SETTING_TEAM: return _("Team");
    case SETTING_LEVEL: return _("Level");
    case SETTING_LAST: return _("Answered");
    case SETTING_MOVED: return _("Changes");
    case SETTING_DUE: return _("Due again");
    case SETTING_CORNER: return _("Who is who");
    case SETTING_MEETING: return _("At a meeting");
    default: return _("Show everybody");
    }
}

static bool is_filter(const struct review_choice *choice, enum setting setting) {
    switch (setting) {
    case SETTING_TEAM: return choice->team != NULL;
    case SETTING_LEVEL: return choice->level > 0;
    case SETTING_LAST: return choice->until > 0;
    case SETTING_MOVED: return choice->moved != MOVED_ANYHOW;
    case SETTING_DUE: return choice->due;
    case SETTING_CORNER: return choice->corner != NOWHERE;
    case SETTING_MEETING: return choice->meeting != 0;
    default: return false;
    }
}

void reviewing_filter_words(const struct reviewing *reviewing, char *out, size_t size) {
    char all[3 * VALUE_BYTES] = "";
    size_t used = 0;
    out[0] = '\0';
    for (enum setting setting = SETTING_TEAM; setting < SETTING_COUNT; setting++) {
        char value[VALUE_BYTES], part[VALUE_BYTES + 80];
        if (!is_filter(&reviewing->choice, setting) || used >= sizeof all)
            continue;
        value_of(reviewing, setting, value, sizeof value);
        snprintf(part, sizeof part, _("%s: %s"), label_of(setting), value);
        used += (size_t)snprintf(all + used, sizeof all - used, "%s%s", used > 0 ? "; " : "", part);
    }
    if (used > 0)
        snprintf(out, size, _("Filtered. %s."), all);
}

/* ---- one setting ---- */

static enum step ask_option(struct reviewing *reviewing, const char *const *options, int count,
                            int *chosen) {
    char reply[REPLY_BYTES];
    int number = 0;
    for (int i = 0; i < count; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        talk_entry(&reviewing->talk, mark, options[i]);
    }
    for (;;) {
        enum step step =
            reviewing_ask(reviewing, _("Type a number (b back, q leave)."), reply, &number);
        if (step != STEP_ON)
            return step;
        if (number >= 1 && number <= count) {
            *chosen = number - 1;
            return STEP_ON;
        }
        talk_format(&reviewing->talk, _("Please type 1 to %d."), count);
    }
}

static enum step ask_sort(struct reviewing *reviewing) {
    static const enum review_sort sorts[] = {SORT_NAME,   SORT_TEAM, SORT_LEVEL,
                                             SORT_DESIRE, SORT_LAST, SORT_MOVED};
    enum { SORTS = sizeof sorts / sizeof sorts[0] };
    const char *options[OPTIONS_MOST];
    int count = SORTS, chosen = 0;
    for (int i = 0; i < SORTS; i++)
        options[i] = reviewing_sort_words(reviewing->instrument, sorts[i], 0);
    for (int i = 0; i < reviewing->instrument->scale_count; i++)
        options[count++] = reviewing->instrument->scales[i].name;
    enum step step = ask_option(reviewing, options, count, &chosen);
    if (step != STEP_ON)
        return step;
    struct review_choice *choice = &reviewing->choice;
    choice->sort = chosen < SORTS ? sorts[chosen] : SORT_SCALE;
    choice->scale = chosen < SORTS ? 0 : chosen - SORTS;
    choice->falling = choice->sort != SORT_NAME && choice->sort != SORT_TEAM;
    return STEP_ON;
}

static enum step ask_level(struct reviewing *reviewing) {
    const char *options[LEVELS_MOST + 1] = {_("all")};
    int count = 1;
    for (int i = 1; i <= reviewing->instrument->level_count; i++)
        options[count++] = reviewing->instrument->levels[i].name;
    return ask_option(reviewing, options, count, &reviewing->choice.level);
}

/* A day more, for somebody may answer while one looks. */
static enum step ask_days(struct reviewing *reviewing) {
    static char words[DAYS][VALUE_BYTES];
    const char *options[DAYS];
    int chosen = 0;
    for (int i = 0; i < DAYS; i++) {
        snprintf(words[i], VALUE_BYTES, i > 0 ? _("in the last %d days") : _("at any time"),
                 days[i]);
        options[i] = words[i];
    }
    enum step step = ask_option(reviewing, options, DAYS, &chosen);
    if (step != STEP_ON)
        return step;
    int64_t now = reviewing->review.now;
    reviewing->choice.until = chosen > 0 ? now + DAY_MS : 0;
    reviewing->choice.from = chosen > 0 ? now - (int64_t)days[chosen] * DAY_MS : 0;
    return STEP_ON;
}

static enum step ask_moved(struct reviewing *reviewing) {
    const char *options[CHOOSE_MOVED_COUNT];
    int chosen = 0;
    for (int i = 0; i < CHOOSE_MOVED_COUNT; i++)
        options[i] = moved_words((enum choose_moved)i);
    enum step step = ask_option(reviewing, options, CHOOSE_MOVED_COUNT, &chosen);
    if (step != STEP_ON)
        return step;
    reviewing->choice.moved = (enum choose_moved)chosen;
    reviewing->choice.moved_in = 0;
    return step;
}

static enum step ask_corner(struct reviewing *reviewing) {
    const char *options[CORNER_COUNT + 2] = {_("all")};
    int chosen = 0;
    for (int i = 0; i <= CORNER_COUNT; i++)
        options[i + 1] = reviewing_corner(reviewing->instrument, i)->name;
    enum step step = ask_option(reviewing, options, CORNER_COUNT + 2, &chosen);
    if (step == STEP_ON)
        reviewing->choice.corner = chosen > 0 ? chosen - 1 : NOWHERE;
    return step;
}

static enum step ask_meeting(struct reviewing *reviewing) {
    const struct review *review = &reviewing->review;
    const char **options = calloc((size_t)review->meeting_count + 1, sizeof *options);
    int chosen = 0;
    if (options == NULL) {
        error_memory(reviewing->error);
        return STEP_FAILED;
    }
    options[0] = _("all");
    for (int i = 0; i < review->meeting_count; i++)
        options[i + 1] = review->meetings[i].name;
    enum step step = ask_option(reviewing, options, review->meeting_count + 1, &chosen);
    if (step == STEP_ON)
        reviewing->choice.meeting = chosen > 0 ? review->meetings[chosen - 1].id : 0;
    free(options);
    return step;
}

/* ---- the teams of those who may be seen ---- */

/* Everybody by team: those of one team stand together. Returns how many there are, "all" with
 * them; -1 without memory. */
static int find_teams(const struct reviewing *reviewing, char (*teams)[NAME_BYTES]) {
    const struct review *review = &reviewing->review;
    const struct review_choice by_team = {.corner = NOWHERE, .sort = SORT_TEAM};
    int *rows = calloc((size_t)review->count + 1, sizeof *rows);
    int count = 1;
    if (rows == NULL)
        return -1;
    snprintf(teams[0], NAME_BYTES, "%s", _("all"));
    int people = review_choose(review, &by_team, rows);
    for (int i = 0; i < people; i++) {
        const char *team = review->people[rows[i]].team;
        bool known = count > 1 && strcmp(teams[count - 1], team) == 0;
        if (team[0] != '\0' && !known)
            snprintf(teams[count++], NAME_BYTES, "%s", team);
    }
    free(rows);
    return count;
}

static enum step ask_team(struct reviewing *reviewing) {
    char(*teams)[NAME_BYTES] = calloc((size_t)reviewing->review.count + 1, sizeof *teams);
    int count = teams != NULL ? find_teams(reviewing, teams) : -1;
    int chosen = 0;
    enum step step = STEP_FAILED;
    if (count < 0)
        error_memory(reviewing->error);
    else
        step = reviewing_pick(reviewing, (const char(*)[NAME_BYTES])teams, count, &chosen);
    if (step == STEP_ON) {
        snprintf(reviewing->choice_team, sizeof reviewing->choice_team, "%s", teams[chosen]);
        reviewing->choice.team = chosen > 0 ? reviewing->choice_team : NULL;
    }
    free(teams);
    return step;
}

/* ---- the settings ---- */

static enum step set(struct reviewing *reviewing, enum setting setting) {
    struct review_choice *choice = &reviewing->choice;
    switch (setting) {
    case SETTING_SORT: return ask_sort(reviewing);
    case SETTING_ORDER: choice->falling = !choice->falling; break;
    case SETTING_TEAM: return ask_team(reviewing);
    case SETTING_LEVEL: return ask_level(reviewing);
    case SETTING_LAST: return ask_days(reviewing);
    case SETTING_MOVED: return ask_moved(reviewing);
    case SETTING_DUE: choice->due = !choice->due; break;
    case SETTING_CORNER:
        if (reviewing->instrument->review.known)
            return ask_corner(reviewing);
        talk_say(&reviewing->talk, _("This questionnaire does not look at it."));
        break;
    case SETTING_ALL: reviewing_everybody(reviewing); break;
    case SETTING_MEETING: return ask_meeting(reviewing);
    case SETTING_COUNT: break;
    }
    return STEP_ON;
}

static int settings(const struct reviewing *reviewing) {
    bool meetings = reviewing->review.meeting_count > 0 || reviewing->choice.meeting != 0;
    return meetings ? SETTING_COUNT : SETTING_MEETING;
}

static void say_settings(struct reviewing *reviewing) {
    reviewing_head(reviewing, _("Sort and filter"));
    for (enum setting setting = SETTING_SORT; (int)setting < settings(reviewing); setting++) {
        char mark[16], value[VALUE_BYTES], line[VALUE_BYTES + 80];
        snprintf(mark, sizeof mark, "%d", (int)setting + 1);
        value_of(reviewing, setting, value, sizeof value);
        snprintf(line, sizeof line, _("%s: %s"), label_of(setting), value);
        talk_entry(&reviewing->talk, mark, setting != SETTING_ALL ? line : label_of(setting));
    }
}

enum step reviewing_choosing(struct reviewing *reviewing) {
    char reply[REPLY_BYTES];
    int number = 0;
    for (;;) {
        say_settings(reviewing);
        enum step step = reviewing_ask(
            reviewing,
            _("Type a number to change that line, or press Enter for the list (b back, q leave)."),
            reply, &number);
        if (step != STEP_ON || reply[0] == '\0')
            return step;
        if (number >= 1 && number <= settings(reviewing))
            step = set(reviewing, (enum setting)(number - 1));
        else
            talk_say(&reviewing->talk, _("That is none of these."));
        if (step == STEP_LEAVE || step == STEP_FAILED)
            return step;
    }
}
