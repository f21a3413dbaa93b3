/* team_months.c - a group's means by month. */
#include "team.h"

#include "leadquiz/clock.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <time.h>

enum { MEAN_COLUMN = 10, PEOPLE_COLUMN = 20, REASONS = WITHHELD_NONE + 1 };

/* The middle of the month, or when the meeting was made. */
static int64_t team_month_time(const struct review_month *month) {
    if (month->meeting.id != 0)
        return month->meeting.created;
    enum { MIDDLE = 15, NOON = 12, YEARS_FROM = 1900 };
    struct tm parts = {.tm_year = month->year - YEARS_FROM,
                       .tm_mon = month->month - 1,
                       .tm_mday = MIDDLE,
                       .tm_hour = NOON};
    return (int64_t)timegm(&parts) * 1000;
}

void team_month(const struct review_month *month, char out[DATE_BYTES]) {
    char text[DATE_BYTES - 1];
    if (month->meeting.id != 0)
        snprintf(text, sizeof text, "%s", month->meeting.code);
    else
        clock_month(team_month_time(month), text, sizeof text);
    snprintf(out, DATE_BYTES, "%s%s", text, month->figures.as_of > 0 ? "*" : "");
}

void team_month_words(const struct review_month *month, char *out, size_t size) {
    const struct review_meeting *meeting = &month->meeting;
    char date[DATE_BYTES];
    if (meeting->id == 0) {
        clock_month(team_month_time(month), out, size);
        return;
    }
    clock_date(meeting->created, date, sizeof date);
    snprintf(out, size, _("%s (%s), %s"), meeting->title, meeting->code, date);
}

void say_meetings_help(const struct review_month *months, int count, int scale, char *out,
                       size_t size) {
    bool close = false;
    for (int i = 0; i < count; i++)
        close = close || (months[i].meeting.id != 0 &&
                          months[i].figures.scales[scale].withheld == WITHHELD_CLOSE);
    out[0] = '\0';
    if (close)
        say_helps(true, out, size);
}

/* ---- as a line ---- */

void team_month_line(const struct instrument *instrument, const struct review_month *months,
                     int count, int scale, struct chart_line *line) {
    line->name = instrument->scales[scale].name;
    line->months = count == 0 || months[0].meeting.id == 0;
    line->count = 0;
    line->gate_count = chart_gates(instrument, scale, line->gates, line->gate_levels);
    bool broken = true;
    for (int i = count > POINTS_MOST ? count - POINTS_MOST : 0; i < count; i++) {
        const struct group_mean *mean = &months[i].figures.scales[scale];
        if (mean->withheld != SHOWN) {
            broken = true;
            continue;
        }
        line->points[line->count] = (struct chart_point){
            .time = team_month_time(&months[i]),
            .value = mean->mean.estimate,
            .low = mean->mean.low,
            .high = mean->mean.high,
            .from = broken ? NOWHERE : line->count - 1,
            .entry = i,
        };
        broken = false;
        line->count++;
    }
}

/* ---- as a table ---- */

static int room(const struct page *page) {
    return page->width - page_line_width(page, page->line_count - 1);
}

/* The whole reason where there is room, else in short, and whole below; returns whether it is
 * whole.
 */
static bool write_reason(struct page *page, const char *reason) {
    const char *brief = _("left out: it could tell about one or two people");
    if (text_width(reason) <= room(page)) {
        page_text(page, ROLE_MUTED, reason);
        return true;
    }
    page_cut(page, ROLE_MUTED, text_width(brief) <= room(page) ? brief : _("left out"), room(page));
    return false;
}

/* Who stands behind the mean is not who stands behind the sittings: others may not have answered
 * enough of the scale, or let their answers count. Where it is narrow the sittings are left
 * out, and of figures of an earlier day the people. */
static void say_behind(const struct review_month *month, int scale, int columns, char *out,
                       size_t size) {
    char people[64], sittings[64], date[DATE_BYTES];
    int behind = month->figures.scales[scale].people;
    snprintf(people, sizeof people, N_("%d person", "%d people", behind), behind);
    snprintf(sittings, sizeof sittings, N_("%d sitting", "%d sittings", month->sittings),
             month->sittings);
    if (month->figures.as_of == 0) {
        snprintf(out, size, _("%s, %s"), people, sittings);
        if (text_width(out) > columns)
            snprintf(out, size, "%s", people);
        return;
    }
    clock_date(month->figures.as_of, date, sizeof date);
    snprintf(out, size, _("%s, as of %s"), people, date);
    if (text_width(out) > columns)
        snprintf(out, size, _("as of %s"), date);
}

static void write_mean(struct page *page, const struct review_month *month, int scale) {
    char shown[8], give_or_take[8], text[REASON_BYTES];
    say_mean(&month->figures.scales[scale], shown, give_or_take);
    page_format(page, ROLE_STRONG, "%3s", shown);
    page_format(page, ROLE_MUTED, " %s%s", page->glyphs->give_or_take, give_or_take);
    page_pad(page, PEOPLE_COLUMN);
    say_behind(month, scale, room(page), text, sizeof text);
    page_cut(page, ROLE_MUTED, text, room(page));
}

void team_page_months(struct page *page, const struct review *review,
                      const struct review_month *months, int count, int scale) {
    bool below[REASONS] = {false};
    int least = review->instrument->privacy.group_mean;
    char text[REASON_BYTES];
    for (int i = count - 1; i >= 0; i--) {
        enum withheld why = months[i].figures.scales[scale].withheld;
        team_month_words(&months[i], text, sizeof text);
        page_line(page);
        page_cut(page, ROLE_TEXT, text, page->width);
        if (months[i].meeting.id != 0) /* its name fills a line */
            page_line(page);
        page_pad(page, MEAN_COLUMN + (why != SHOWN));
        review_withheld_words(review, why, least, text, sizeof text);
        if (why == SHOWN)
            write_mean(page, &months[i], scale);
        else if (!write_reason(page, text))
            below[why] = true;
    }
    for (int why = 0; why < REASONS; why++) {
        if (!below[why])
            continue;
        review_withheld_words(review, (enum withheld)why, least, text, sizeof text);
        page_line(page);
        page_paragraph(page, ROLE_MUTED, 0, 0, text);
    }
    say_meetings_help(months, count, scale, text, sizeof text);
    if (text[0] != '\0') {
        page_line(page);
        page_paragraph(page, ROLE_MUTED, 0, 0, text);
    }
}
