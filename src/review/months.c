/* months.c - a group month by month. */
#include "internal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* ---- the calendar; UTC ---- */

static int64_t month_start(int year, int month) {
    struct tm first = {.tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = 1};
    return (int64_t)timegm(&first) * 1000;
}

/* The month that many months before the one of `now`. */
static void month_back(int64_t now, int back, int *year, int *month) {
    time_t seconds = (time_t)(now / 1000);
    struct tm parts;
    gmtime_r(&seconds, &parts);
    int months = (parts.tm_year + 1900) * 12 + parts.tm_mon - back;
    *year = months / 12;
    *month = months % 12 + 1;
}

void month_of(int64_t time, int *year, int *month) {
    month_back(time, 0, year, month);
}

/* ---- the people of a month ---- */

struct month_rows {
    const struct review *review;
    struct group group;
    int sittings; /* that count in averages */
    bool open;    /* the lead may see one of them */
};

static bool keep_row(const struct counted_row *row, void *context, struct error *error) {
    struct month_rows *rows = context;
    struct group_row kept = {.person = row->person,
                             .known = row->counted.finished < row->lead_until};
    if (!meetings_has(rows->review, row->person))
        return true;
    rows->sittings += row->average;
    rows->open = rows->open || row->lead;
    return !row->average || group_add(&rows->group, &kept, &row->counted, NULL, error);
}

/* The rows are in the order of time: of each person the last one stays. */
static bool keep_last(struct group *group, struct error *error) {
    size_t scales = (size_t)group->instrument->scale_count, kept = 0;
    struct known later = {.list = NULL};
    bool done = true;
    for (size_t i = group->count; i > 0 && done; i--) {
        size_t people = later.count;
        done = known_add(&later, group->rows[i - 1].person, 0, error);
        if (later.count == people)
            group->rows[i - 1].sitting = 0;
    }
    known_free(&later);
    if (!done)
        return false;
    for (size_t i = 0; i < group->count; i++) {
        if (group->rows[i].sitting == 0)
            continue;
        group->rows[kept] = group->rows[i];
        memmove(&group->scores[kept * scales], &group->scores[i * scales],
                scales * sizeof *group->scores);
        kept++;
    }
    group->count = kept;
    return true;
}

/* ---- a month ---- */

bool month_show(struct audit *audit, const struct review *review, const char *prefix,
                const struct group *group, struct review_month *month, struct error *error) {
    struct decision decision;
    char scope[SCOPE_BYTES];
    review_scope_of(review, prefix, scope);
    uint64_t enough = group_enough(group, MONTH_KINDS);
    bool done = audit_decide(audit, scope, group, MONTH_KINDS, enough, &decision, error);
    if (done) {
        const struct group *shown = decision.as_of > 0 ? &decision.then : group;
        done = group_compute(shown, MONTH_KINDS, decision.shown, &month->figures, error);
        month->figures.as_of = decision.as_of;
        month->figures.few_changed = decision.few_changed;
    }
    group_free(&decision.then);
    return done;
}

/* *expected: how many sittings the month before had. */
static bool load_month(struct audit *audit, const struct review *review, struct review_month *month,
                       size_t *expected, bool *listed, struct error *error) {
    char prefix[32];
    struct month_rows rows = {
        .review = review,
        .group = {.instrument = review->instrument, .expected = *expected + *expected / 8}};
    int64_t from = month_start(month->year, month->month);
    int64_t until = month_start(month->year + month->month / 12, month->month % 12 + 1);
    const char *team = review->team[0] != '\0' ? review->team : NULL;
    bool done = store_counted_each(review->store, review->instrument, FORM_FULL, team, from, until,
                                   keep_row, &rows, error);
    *expected = rows.group.count;
    done = done && keep_last(&rows.group, error);
    bool enough =
        rows.group.count > 0 && rows.group.count >= (size_t)review->instrument->privacy.group_mean;
    *listed = done && (enough || rows.open);
    month->sittings = enough ? rows.sittings : -1;
    (void)snprintf(prefix, sizeof prefix, "month:%04d-%02d:", month->year, month->month);
    if (*listed)
        done = month_show(audit, review, prefix, &rows.group, month, error);
    group_free(&rows.group);
    return done;
}

int review_months(struct review *review, struct review_month *months, int most,
                  struct error *error) {
    struct audit audit = audit_of(review);
    size_t expected = 0;
    int count = 0;
    bool done = true;
    for (int back = most - 1; back >= 0 && done; back--) {
        struct review_month *month = &months[count];
        bool listed = false;
        memset(month, 0, sizeof *month);
        month_back(review->now, back, &month->year, &month->month);
        done = load_month(&audit, review, month, &expected, &listed, error);
        count += done && listed;
    }
    done = done && audit_version(&audit, review, error);
    return audit_close(&audit, done, error) ? count : -1;
}
