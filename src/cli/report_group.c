/* report_group.c - leadquiz report of a group: figures in which nobody is named. */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

enum { MONTHS_MOST = 24 };

/* Figures of now that may not be shown are not replaced silently by those of an earlier day. */
static bool refuse_older(const struct review *review, struct error *error) {
    char date[40];
    int least = review->instrument->privacy.difference;
    clock_date(review->figures.as_of, date, sizeof date);
    if (!review->figures.few_changed)
        return error_set(error, ERROR_INPUT,
                         _("new figures could tell about one or two people beside what was shown; "
                           "--last makes the report with those of %s"),
                         date);
    return error_set(error, ERROR_INPUT,
                     N_("fewer than %d person has changed since the figures of %s, so new ones "
                        "would tell about single people; --last makes the report with those of "
                        "that day",
                        "fewer than %d people have changed since the figures of %s, so new ones "
                        "would tell about single people; --last makes the report with those of "
                        "that day",
                        least),
                     least, date);
}

static bool write(const struct team_report *report, const struct arguments *arguments,
                  enum report_format format, bool replace, struct error *error) {
    if (arguments->output == NULL)
        return team_report_write(report, format, stdout, error);
    if (!team_report_save(report, format, arguments->output, replace, error))
        return false;
    report_say_saved(arguments);
    return true;
}

/* Months and questions are looked at last: what is looked at counts as shown. */
static bool fill(struct review *review, const struct arguments *arguments,
                 enum report_format format, bool replace, struct error *error) {
    struct review_questions questions = {.count = 0};
    struct team_report report = {.review = review, .questions = &questions};
    struct review_month *months = calloc(MONTHS_MOST, sizeof *months);
    bool done = months != NULL || error_memory(error);
    if (done && !arguments->no_history) {
        report.months = months;
        report.by_meeting = arguments->by_meeting;
        report.month_count = arguments->by_meeting
                                 ? review_by_meeting(review, months, TEAM_MEETINGS_MOST, error)
                                 : review_months(review, months, MONTHS_MOST, error);
        done = report.month_count >= 0;
    }
    done = done && review_questions_load(review, &questions, error) &&
           write(&report, arguments, format, replace, error);
    review_questions_free(&questions);
    free(months);
    return done;
}

static bool report_from(struct store *store, const struct instrument *instrument,
                        const struct arguments *arguments, enum report_format format,
                        struct error *error) {
    char team[NAME_BYTES] = "";
    bool replace = false;
    struct review review;
    if (arguments->team != NULL && !text_name(arguments->team, _("the team's name"), team, error))
        return false;
    if (arguments->output != NULL && !report_may_save(arguments, &replace, error))
        return false;
    const struct review_group group = {.team = team, .meeting = arguments->kept_at};
    if (!review_load(store, instrument, &group, clock_now(), 0, &review, error))
        return false;
    bool done = review.figures.as_of > 0 && !arguments->last
                    ? refuse_older(&review, error)
                    : fill(&review, arguments, format, replace, error);
    review_free(&review);
    return done;
}

bool report_of_group(const struct arguments *arguments, enum report_format format,
                     struct error *error) {
    struct instrument *instrument = command_questions(arguments, error);
    struct store *store = instrument != NULL ? report_open_store(arguments, error) : NULL;
    bool done = store != NULL && command_lead(arguments, store, error) &&
                report_from(store, instrument, arguments, format, error);
    store_close(store);
    instrument_free(instrument);
    return done;
}
