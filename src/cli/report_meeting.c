/* report_meeting.c - leadquiz report of a meeting: what the room saw. */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/meeting_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>

static bool write(const struct meeting_report *report, const struct arguments *arguments,
                  enum report_format format, struct error *error) {
    bool replace = false;
    if (arguments->output == NULL)
        return meeting_report_write(report, format, stdout, error);
    if (!report_may_save(arguments, &replace, error) ||
        !meeting_report_save(report, format, arguments->output, replace, error))
        return false;
    report_say_saved(arguments);
    return true;
}

static bool report_from(struct store *store, struct instrument *current,
                        const struct arguments *arguments, enum report_format format,
                        struct error *error) {
    struct meeting meeting;
    struct instrument *own = NULL;
    struct room_counts counts;
    struct room_result result = {.questions = NULL};
    int64_t now = clock_now();
    if (!room_find(store, current, arguments->meeting, &meeting, &own, error))
        return false;
    struct instrument *instrument = own != NULL ? own : current;
    struct meeting_report report = {&meeting, instrument, &counts, &result, now};
    bool done = room_count(store, instrument, &meeting, now, &counts, error) &&
                room_reveal(store, instrument, &meeting, now, &result, error) &&
                write(&report, arguments, format, error);
    room_result_free(&result);
    instrument_free(own);
    return done;
}

bool report_of_meeting(const struct arguments *arguments, enum report_format format,
                       struct error *error) {
    struct instrument *instrument = command_questions(arguments, error);
    struct store *store = instrument != NULL ? report_open_store(arguments, error) : NULL;
    bool done = store != NULL && command_lead(arguments, store, error) &&
                report_from(store, instrument, arguments, format, error);
    store_close(store);
    instrument_free(instrument);
    return done;
}
