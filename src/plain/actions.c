/* actions.c - one or two things to do, each with a date. */
#include "way.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

/* The local noon of "2026-11-28", so that no change of the clock moves the day; -1 for other
 * text and days that do not exist. */
static int64_t read_date(const char *text) {
    struct tm day = {.tm_hour = 12, .tm_isdst = -1};
    int year = 0;
    int month = 0;
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-' || !text_to_int(text, 4, &year) ||
        !text_to_int(text + 5, 2, &month) || !text_to_int(text + 8, 2, &day.tm_mday) || year < 1970)
        return -1;
    struct tm asked = day;
    asked.tm_year = year - 1900;
    asked.tm_mon = month - 1;
    struct tm real = asked;
    time_t seconds = mktime(&real);
    if (seconds == (time_t)-1 || real.tm_mday != asked.tm_mday || real.tm_mon != asked.tm_mon)
        return -1;
    return (int64_t)seconds * 1000;
}

/* The day that comes so many days from now, as it is to be typed. */
static void day_from(int64_t now, int days, char out[16]) {
    clock_iso_date(now + days * day_ms, out, 16);
}

static enum step ask_date(struct way *way, int64_t now, int64_t *due) {
    char reply[REPLY_BYTES];
    char prompt[REPLY_BYTES];
    char usual[16], first[16], last[16];
    day_from(now, ACTION_DAYS_FIRST, usual);
    day_from(now, ACTION_DAYS_LEAST, first);
    day_from(now, ACTION_DAYS_MOST, last);
    snprintf(prompt, sizeof prompt,
             _("By which day? Type a date like %s, or press Enter for that day (b back, q leave)."),
             usual);
    for (;;) {
        enum step step = talk_ask_or_turn(&way->talk, prompt, reply, way->error);
        if (step != STEP_ON)
            return step;
        const char *day = reply[0] != '\0' ? reply : usual;
        *due = read_date(day);
        if (*due < 0)
            talk_format(&way->talk, _("That is no date. Please type it like %s."), usual);
        else if (strcmp(day, first) < 0 || strcmp(day, last) > 0)
            talk_format(&way->talk, _("Please take a day from %s to %s."), first, last);
        else
            return STEP_ON;
    }
}

struct choice {
    int facet, tip; /* NOWHERE and -1 for one's own words */
    const char *text;
};

static enum step choose(struct way *way, const struct choice *choice, bool *chosen) {
    int64_t now = clock_now();
    int64_t due = 0;
    char date[32];
    enum step step = ask_date(way, now, &due);
    if (step != STEP_ON)
        return step == STEP_BACK ? STEP_ON : step;
    if (!take_choose_action(&way->take, choice->facet, choice->tip, choice->text, due, now,
                            way->error))
        return STEP_FAILED;
    clock_date(due, date, sizeof date);
    talk_format(&way->talk, _("Until %s: %s"), date, choice->text);
    *chosen = true;
    return STEP_ON;
}

static enum step choose_own(struct way *way, bool *chosen) {
    char reply[REPLY_BYTES];
    char text[LINE_BYTES];
    struct error wrong;
    for (;;) {
        enum step step = talk_ask(
            &way->talk,
            _("What will you do? Type it in your own words, small and with an occasion: \"If ... "
              "happens, then I ...\" or \"On Monday I ...\". Press Enter for nothing."),
            reply, way->error);
        if (step != STEP_ON || reply[0] == '\0')
            return step;
        if (text_typed(reply, _("What you typed"), LINE_COLUMNS_MOST, text, sizeof text, &wrong))
            break;
        talk_say(&way->talk, wrong.sentence);
    }
    struct choice choice = {.facet = NOWHERE, .tip = -1, .text = text};
    return choose(way, &choice, chosen);
}

static void say_tips(struct way *way) {
    const struct instrument *instrument = take_instrument(&way->take);
    const struct result *result = &way->take.result;
    talk_blank(&way->talk);
    talk_say(&way->talk, _("What you can do next:"));
    for (int i = 0; i < result->tip_count; i++) {
        const struct facet *facet = &instrument->facets[result->tips[i].facet];
        char mark[16];
        char text[2 * REPLY_BYTES];
        snprintf(mark, sizeof mark, "%d", i + 1);
        snprintf(text, sizeof text, "%s: %s", facet->name, facet->tips[result->tips[i].number]);
        talk_entry(&way->talk, mark, text);
    }
    talk_entry(&way->talk, "w", _("Something of my own"));
}

/* The tip that the reply names, NOWHERE after saying what may be typed. */
static int read_tip(struct way *way, const char *reply, const bool *taken) {
    int number = 0;
    int count = way->take.result.tip_count;
    if (!text_to_int(reply, strlen(reply), &number) || number < 1 || number > count) {
        talk_say(&way->talk, _("Please type the number of one of these, w, or press Enter."));
        return NOWHERE;
    }
    if (taken[number - 1]) {
        talk_say(&way->talk, _("You have chosen that one already."));
        return NOWHERE;
    }
    return number - 1;
}

static enum step choose_tip(struct way *way, const char *reply, bool *taken, bool *chosen) {
    const struct result *result = &way->take.result;
    int which = read_tip(way, reply, taken);
    if (which == NOWHERE)
        return STEP_ON;
    const struct tip *tip = &result->tips[which];
    struct choice choice = {.facet = tip->facet, .tip = tip->number};
    choice.text = take_instrument(&way->take)->facets[tip->facet].tips[tip->number];
    enum step step = choose(way, &choice, chosen);
    taken[which] = *chosen;
    return step;
}

enum step way_actions(struct way *way) {
    bool taken[TIPS_SHOWN_MOST] = {false};
    char reply[REPLY_BYTES];
    say_tips(way);
    for (int count = 0; count < ACTIONS_CHOSEN_MOST;) {
        bool chosen = false;
        enum step step = talk_ask(
            &way->talk,
            count == 0 ? _("Choose one or two. Type a number or w, or press Enter for none (q "
                           "leave).")
                       : _("Choose one more in the same way, or press Enter to end (q leave)."),
            reply, way->error);
        if (step != STEP_ON)
            return step;
        if (reply[0] == '\0')
            break;
        if (talk_is(reply, 'q'))
            return STEP_LEAVE;
        step =
            talk_is(reply, 'w') ? choose_own(way, &chosen) : choose_tip(way, reply, taken, &chosen);
        if (step != STEP_ON)
            return step;
        count += chosen;
    }
    const char *opposite = take_instrument(&way->take)->wording.opposite_moment;
    if (opposite[0] != '\0')
        talk_say(&way->talk, opposite);
    return STEP_ON;
}
