/* changes.c - what has changed between sittings, in words. */
#include "past.h"

#include "leadquiz/chart.h"
#include "leadquiz/clock.h"
#include "leadquiz/history_page.h"
#include "leadquiz/translate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SENTENCE_BYTES = 1600, TREND_POINTS = 20 };

static void append(char *text, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Add to a text of SENTENCE_BYTES as much as fits. */
static void append(char *text, const char *format, ...) {
    size_t used = strlen(text);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + used, SENTENCE_BYTES - used, format, arguments);
    va_end(arguments);
}

/* ---- since the sitting before ---- */

/* "Achiever: 58, now 70, within noise." A value below 0 is none. */
static void add_change(struct page *page, const char *name, int before, int now,
                       const struct reliable_change *change) {
    const char *words = history_change_words(change);
    char text[SENTENCE_BYTES];
    if (before < 0)
        snprintf(text, sizeof text, _("%s: not known then, now %d."), name, now);
    else if (now < 0)
        snprintf(text, sizeof text, _("%s: %d, now not known."), name, before);
    else if (words[0] == '\0')
        snprintf(text, sizeof text, _("%s: %d, now %d."), name, before, now);
    else
        snprintf(text, sizeof text, _("%s: %d, now %d, %s."), name, before, now, words);
    page_paragraph(page, ROLE_TEXT, 0, 2, text);
}

static int shown_level(const struct result *result) {
    return result->level > 0 ? result->level : -1;
}

void past_add_changes(struct page *page, const struct history *history, int entry) {
    const struct history_entry *now = &history->entries[entry];
    char date[32];
    char since[REPLY_BYTES];
    if (now->before == NOWHERE) {
        page_paragraph(page, ROLE_TEXT, 0, 0,
                       _("There is no earlier sitting of this kind to compare with."));
        return;
    }
    const struct history_entry *before = &history->entries[now->before];
    clock_date_before(before->sitting.finished, now->sitting.finished, date, sizeof date);
    snprintf(since, sizeof since, _("What has changed since %s:"), date);
    page_paragraph(page, ROLE_STRONG, 0, 0, since);
    if (before->result.level > 0 || now->result.level > 0) {
        struct reliable_change change = statistics_level_change(&before->result, &now->result);
        add_change(page, _("Level"), shown_level(&before->result), shown_level(&now->result),
                   &change);
    }
    for (int i = 0; i < now->instrument->scale_count; i++) {
        struct scale_change found = history_scale_change(before, now, i);
        if (found.before >= 0 || found.now >= 0)
            add_change(page, now->instrument->scales[i].name, found.before, found.now,
                       &found.change);
    }
}

/* ---- over time ---- */

static void add_since(const struct history *history, int scale, char *text) {
    char since[SINCE_MOST][SINCE_BYTES];
    int count = history_since(history, scale, since);
    for (int i = 0; i < count; i++)
        append(text, " %s", since[i]);
}

/* A point and those that can be compared with it, on the way to the newest. */
static void append_points(char *text, const struct chart_line *line, int point) {
    for (const char *before = ""; point != NOWHERE; point = chart_next(line, point)) {
        char date[32];
        clock_date(line->points[point].time, date, sizeof date);
        append(text, "%s", before);
        append(text, _("%d on %s"), scoring_round(line->points[point].value), date);
        before = ", ";
    }
}

static void say_line(struct past *past, const struct chart_line *line, int scale) {
    char text[SENTENCE_BYTES] = "";
    int first = line->count > TREND_POINTS ? line->count - TREND_POINTS : 0;
    if (line->count == 0) {
        talk_format(past->talk, _("%s: no score so far."), line->name);
        return;
    }
    append(text, first > 0 ? _("%s, the last %d: ") : "%s: ", line->name, TREND_POINTS);
    for (int i = first; i < line->count; i++) {
        if (line->points[i].from >= first)
            continue; /* it stands with those */
        append(text, "%s", i > first ? _("; not to be compared with these, ") : "");
        append_points(text, line, i);
    }
    append(text, ".");
    add_since(&past->history, scale, text);
    talk_say(past->talk, text);
}

void past_say_trend(struct past *past) {
    const struct history *history = &past->history;
    if (history->count == 0)
        return;
    const struct instrument *instrument = history->entries[history->count - 1].instrument;
    talk_blank(past->talk);
    for (int i = 0; i < instrument->scale_count; i++) {
        struct chart_line line;
        chart_line(history, instrument->scales[i].id, &line);
        line.name = instrument->scales[i].name;
        say_line(past, &line, i);
    }
    talk_blank(past->talk);
}
