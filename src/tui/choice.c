/* choice.c - who stands in the list of people, and in which order, in words and by steps. */
#include "people.h"

#include <stdio.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000, PART_BYTES = 200 };

void choose_everybody(struct app *app) {
    struct review_choice *choice = &app->choice;
    choice->search[0] = '\0';
    choice->team = NULL;
    choice->meeting = 0;
    choice->level = 0;
    choice->from = choice->until = 0;
    choice->moved = MOVED_ANYHOW;
    choice->moved_in = 0;
    choice->due = false;
    choice->corner = NOWHERE;
}

bool choice_filters(const struct app *app) {
    const struct review_choice *choice = &app->choice;
    return choice->team != NULL || choice->meeting != 0 || choice->level > 0 || choice->until > 0 ||
           choice->moved != MOVED_ANYHOW || choice->due || choice->corner != NOWHERE;
}

const char *choice_order_words(const struct app *app) {
    switch (app->choice.sort) {
    case SORT_NAME: return _("name");
    case SORT_TEAM: return _("team");
    case SORT_LEVEL: return _("level");
    case SORT_DESIRE: return _("wish to lead");
    case SORT_LAST: return _("last sitting");
    case SORT_MOVED: return _("change");
    case SORT_SCALE: break;
    }
    return app->instrument->scales[app->choice.scale].name;
}

const char *choice_corner_name(const struct app *app, int corner) {
    const struct review_rules *rules = &app->instrument->review;
    return corner == CORNER_COUNT ? rules->unsure.name : rules->corners[corner].name;
}

int choice_days(const struct app *app) {
    const struct review_choice *choice = &app->choice;
    return choice->until == 0 ? 0 : (int)((choice->until - choice->from) / DAY_MS) - 1;
}

const char *choice_meeting_name(const struct app *app) {
    for (int i = 0; i < app->review.meeting_count; i++) {
        if (app->review.meetings[i].id == app->choice.meeting)
            return app->review.meetings[i].name;
    }
    return _("a meeting that is gone");
}

static void join(const struct app *app, char *out, size_t size, const char *more) {
    size_t length = strlen(out);
    if (length > 0)
        snprintf(out + length, size - length, " %s %s", app->glyphs->separator, more);
    else
        snprintf(out, size, "%s", more);
}

static const char *moved_words(enum choose_moved moved) {
    switch (moved) {
    case MOVED_UP: return _("clear rise");
    case MOVED_DOWN: return _("clear fall");
    case MOVED_CLEARLY: return _("clear change");
    default: return _("any");
    }
}

void choice_moved_words(const struct app *app, char *out, size_t size) {
    const struct review_choice *choice = &app->choice;
    const char *words = moved_words(choice->moved);
    if (choice->moved != MOVED_ANYHOW && choice->moved_in > 0)
        snprintf(out, size, _("%s in %s"), words,
                 app->instrument->scales[choice->moved_in - 1].name);
    else
        snprintf(out, size, "%s", words);
}

void choice_filter_words(const struct app *app, char *out, size_t size) {
    const struct review_choice *choice = &app->choice;
    char part[PART_BYTES], all[2 * PART_BYTES] = "";
    if (choice->team != NULL)
        join(app, all, sizeof all, choice->team);
    if (choice->meeting != 0)
        join(app, all, sizeof all, choice_meeting_name(app));
    if (choice->level > 0) {
        snprintf(part, sizeof part, _("level %d"), choice->level);
        join(app, all, sizeof all, part);
    }
    if (choice->until > 0) {
        snprintf(part, sizeof part, _("last %d days"), choice_days(app));
        join(app, all, sizeof all, part);
    }
    if (choice->moved != MOVED_ANYHOW) {
        choice_moved_words(app, part, sizeof part);
        join(app, all, sizeof all, part);
    }
    if (choice->due)
        join(app, all, sizeof all, _("due again"));
    if (choice->corner != NOWHERE)
        join(app, all, sizeof all, choice_corner_name(app, choice->corner));
    snprintf(out, size, _("Filtered: %s"), all);
}

/* ---- the order ---- */

static const enum review_sort before[] = {SORT_NAME, SORT_TEAM, SORT_LEVEL};
static const enum review_sort after[] = {SORT_DESIRE, SORT_LAST, SORT_MOVED};
enum { BEFORE = sizeof before / sizeof before[0], AFTER = sizeof after / sizeof after[0] };

bool choice_sorts_by(const struct app *app, enum review_sort sort, int scale) {
    return app->choice.sort == sort && (sort != SORT_SCALE || app->choice.scale == scale);
}

/* Names begin with the first, numbers with the highest. */
void choice_sort(struct app *app, enum review_sort sort, int scale) {
    app->choice.sort = sort;
    app->choice.scale = sort == SORT_SCALE ? scale : 0;
    app->choice.falling = sort != SORT_NAME && sort != SORT_TEAM;
}

void choice_sort_step(struct app *app, int step) {
    int scales = app->instrument->scale_count, count = BEFORE + scales + AFTER, at = 0;
    for (int i = 0; i < BEFORE; i++)
        at = app->choice.sort == before[i] ? i : at;
    for (int i = 0; i < AFTER; i++)
        at = app->choice.sort == after[i] ? BEFORE + scales + i : at;
    if (app->choice.sort == SORT_SCALE)
        at = BEFORE + app->choice.scale;
    at = (at + step + count) % count;
    if (at < BEFORE)
        choice_sort(app, before[at], 0);
    else if (at < BEFORE + scales)
        choice_sort(app, SORT_SCALE, at - BEFORE);
    else
        choice_sort(app, after[at - BEFORE - scales], 0);
}
