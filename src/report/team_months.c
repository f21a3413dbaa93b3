/* team_months.c - a group's means by month. */
#include "team.h"

#include "leadquiz/clock.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <time.h>

enum { SITTINGS_COLUMN = 9, MEAN_COLUMN = 25, REASONS = WITHHELD_NONE + 1 };

int64_t team_month_time(const struct review_month *month) {
    enum { MIDDLE = 15, NOON = 12, YEARS_FROM = 1900 };
    struct tm parts = {.tm_year = month->year - YEARS_FROM,
                       .tm_mon = month->month - 1,
                       .tm_mday = MIDDLE,
                       .tm_hour = NOON};
    return (int64_t)timegm(&parts) * 1000;
}

void team_month(const struct review_month *month, char out[DATE_BYTES]) {
    char text[DATE_BYTES - 1];
    clock_month(team_month_time(month), text, sizeof text);
    snprintf(out, DATE_BYTES, "%s%s", text, month->figures.as_of > 0 ? "*" : "");
}

/* ---- as a line ---- */

void team_month_line(const struct instrument *instrument, const struct review_month *months,
                     int count, int scale, struct chart_line *line) {
    line->name = instrument->scales[scale].name;
    line->months = true;
    line->count = 0;
    line->gate_count = chart_gates(instrument, scale, line->gates, line->gate_levels);
    for (int i = count > POINTS_MOST ? count - POINTS_MOST : 0; i < count; i++) {
        const struct group_mean *mean = &months[i].figures.scales[scale];
        if (mean->withheld != SHOWN)
            continue;
        line->points[line->count] = (struct chart_point){
            .time = team_month_time(&months[i]),
            .value = mean->mean.estimate,
            .low = mean->mean.low,
            .high = mean->mean.high,
            .from = line->count > 0 ? line->count - 1 : NOWHERE,
            .entry = i,
        };
        line->count++;
    }
}

/* ---- as a table ---- */

static int room(const struct page *page) {
    return page->width - page_line_width(page, page->line_count - 1);
}

/* The whole reason where there is room, else that there is one below; returns whether it is whole.
 */
static bool write_reason(struct page *page, const char *reason) {
    bool whole = text_width(reason) <= room(page);
    page_cut(page, ROLE_MUTED, whole ? reason : _("not shown"), room(page));
    return whole;
}

static void write_mean(struct page *page, const struct review_month *month, int scale) {
    char shown[8], give_or_take[8], date[DATE_BYTES], text[REASON_BYTES];
    say_mean(&month->figures.scales[scale], shown, give_or_take);
    page_format(page, ROLE_STRONG, "%3s", shown);
    page_format(page, ROLE_MUTED, " %s%s", page->glyphs->give_or_take, give_or_take);
    if (month->figures.as_of == 0)
        return;
    clock_date(month->figures.as_of, date, sizeof date);
    snprintf(text, sizeof text, _("as of %s"), date);
    page_pad(page, MEAN_COLUMN + 10);
    page_cut(page, ROLE_MUTED, text, room(page));
}

void team_page_months(struct page *page, const struct review *review,
                      const struct review_month *months, int count, int scale) {
    bool below[REASONS] = {false};
    int least = review->instrument->privacy.group_mean;
    char text[REASON_BYTES];
    for (int i = count - 1; i >= 0; i--) {
        enum withheld why = months[i].figures.scales[scale].withheld;
        clock_month(team_month_time(&months[i]), text, sizeof text);
        page_line(page);
        page_text(page, ROLE_TEXT, text);
        page_pad(page, SITTINGS_COLUMN);
        page_format(page, ROLE_MUTED, N_("%5d sitting", "%5d sittings", months[i].sittings),
                    months[i].sittings);
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
}
