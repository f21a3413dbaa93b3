/* person_words.c - one person in a few characters, for lists and the map. */
#include "people.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { DAY_MS = 24 * 60 * 60 * 1000, RECENT_DAYS = 330 };

static const struct marks drawn = {
    .heights = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"},
    .rise = "↑",
    .fall = "↓",
    .likely_rise = "↗",
    .likely_fall = "↘",
    .wish = "●",
    .no_wish = "○",
    .firm = "●",
    .between = "○",
    .partial = "□",
    .upright = "│",
    .most = "▼",
    .least = "▲",
};

static const struct marks plain = {
    .heights = {"", "", "", "", "", "", "", ""},
    .rise = "^",
    .fall = "v",
    .likely_rise = "/",
    .likely_fall = "\\",
    .wish = "#",
    .no_wish = ".",
    .firm = "#",
    .between = "o",
    .partial = "?",
    .upright = "|",
    .most = "v",
    .least = "^",
};

const struct marks *marks_of(const struct app *app) {
    return app->glyphs == &glyphs_unicode ? &drawn : &plain;
}

bool person_open_above(const struct app *app, const struct review_person *person) {
    return person->level > 0 && person->assessed < app->instrument->level_count;
}

void person_level(const struct app *app, const struct review_person *person, char *out,
                  size_t size) {
    const char *mark = person_open_above(app, person) ? "*" : "";
    if (person->low < 1)
        snprintf(out, size, "%s", app->glyphs->dash);
    else if (person->high < 1)
        snprintf(out, size, "%d%s", person->low, mark);
    else
        snprintf(out, size, "%d-%d%s", person->low, person->high, mark);
}

void person_verdict(const struct review_person *person, char *out, size_t size) {
    struct result result = {.level = person->low, .neighbour = person->high};
    result_verdict(&result, out, size);
    if (out[0] == '\0')
        snprintf(out, size, "%s", _("No level"));
}

static const struct prompt *desire_prompt(const struct app *app) {
    int prompt = app->instrument->role_question[ROLE_DESIRE];
    return prompt != NOWHERE ? &app->instrument->prompts[prompt] : NULL;
}

void person_wish(const struct app *app, const struct review_person *person, char *out,
                 size_t size) {
    enum { STEPS_MOST = 5 };
    const struct prompt *prompt = desire_prompt(app);
    const struct marks *marks = marks_of(app);
    int steps = prompt != NULL ? prompt->option_count - 1 : 0;
    if (person->desire < 0 || steps < 1) {
        snprintf(out, size, "%s", app->glyphs->dash);
        return;
    }
    if (steps > STEPS_MOST) {
        snprintf(out, size, "%d", person->desire);
        return;
    }
    size_t length = 0;
    out[0] = '\0';
    for (int i = 0; i < steps && length < size; i++)
        length += (size_t)snprintf(out + length, size - length, "%s",
                                   i < person->desire ? marks->wish : marks->no_wish);
}

const char *person_wish_label(const struct app *app, const struct review_person *person) {
    const struct prompt *prompt = desire_prompt(app);
    bool said = prompt != NULL && person->desire >= 0 && person->desire < prompt->option_count;
    return said ? prompt->options[person->desire].label : NULL;
}

/* clock_date writes "14 Nov 2026". */
void person_last(const struct app *app, const struct review_person *person, char *out,
                 size_t size) {
    char date[40];
    clock_date(person->finished, date, sizeof date);
    bool recent = app->review.now - person->finished < (int64_t)RECENT_DAYS * DAY_MS;
    char *year = strrchr(date, ' ');
    const char *month = strchr(date, ' ');
    if (recent && year != NULL)
        *year = '\0';
    snprintf(out, size, "%s", recent || month == NULL ? date : month + 1);
}

const char *person_moved(const struct app *app, int moved) {
    const struct marks *marks = marks_of(app);
    switch (moved) {
    case MOVED_RISE: return marks->rise;
    case MOVED_FALL: return marks->fall;
    case MOVED_LIKELY_RISE: return marks->likely_rise;
    case MOVED_LIKELY_FALL: return marks->likely_fall;
    default: return " ";
    }
}

enum role moved_role(int moved) {
    switch (moved) {
    case MOVED_RISE: return ROLE_GOOD;
    case MOVED_FALL: return ROLE_CAUTION;
    default: return ROLE_MUTED;
    }
}

void person_changes(const struct app *app, const struct review_person *person, int columns,
                    char *out, size_t size) {
    const struct marks *marks = marks_of(app);
    const char *name = _("Level");
    int rises = person->level_moved == MOVED_RISE, falls = person->level_moved == MOVED_FALL;
    for (int i = 0; i < app->instrument->scale_count; i++) {
        bool rise = person->moved[i] == MOVED_RISE, fall = person->moved[i] == MOVED_FALL;
        if ((rise || fall) && rises + falls == 0)
            name = app->instrument->scales[i].name;
        rises += rise;
        falls += fall;
    }
    if (rises + falls == 1) {
        const char *mark = rises > 0 ? marks->rise : marks->fall;
        snprintf(out, size, "%s%.*s", mark, (int)text_fit(name, columns - 1), name);
    } else if (rises > 0 && falls > 0) {
        snprintf(out, size, "%s%d %s%d", marks->rise, rises, marks->fall, falls);
    } else if (rises + falls > 0) {
        snprintf(out, size, "%s%d", rises > 0 ? marks->rise : marks->fall, rises + falls);
    } else {
        out[0] = '\0';
    }
}

const struct corner *person_in_corner(const struct app *app, const struct review_person *person) {
    const struct review_rules *rules = &app->instrument->review;
    if (!rules->known || person->corner == NOWHERE)
        return NULL;
    return person->corner == CORNER_COUNT ? &rules->unsure : &rules->corners[person->corner];
}

void person_result(const struct app *app, const struct review_person *person,
                   struct result *result) {
    enum { ITEMS = 2 };
    const struct instrument *instrument = app->instrument;
    *result = (struct result){.form = FORM_FULL,
                              .level = person->level,
                              .rule_level = person->level,
                              .assessed = person->assessed,
                              .desire = person->desire,
                              .lean_scale = NOWHERE,
                              .strength = NOWHERE};
    if (person->high > 0)
        result->neighbour = person->level == person->low ? person->high : person->low;
    for (int level = 1; level <= person->assessed; level++) {
        result->p_known[level] = true;
        result->team = result->team || instrument->levels[level].team;
    }
    for (int i = 0; i < instrument->scale_count; i++) {
        result->scales[i].items = ITEMS; /* more than one, so that it is a scale of the form */
        result->scales[i].known = !isnan(person->scales[i]);
        result->scales[i].value = result->scales[i].known ? (double)person->scales[i] : 0;
    }
}
