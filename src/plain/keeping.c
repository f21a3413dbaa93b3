/* keeping.c - what a facilitator does with what a meeting showed: save its report, delete it. */
#include "running.h"
#include "saving.h"

#include "leadquiz/clock.h"
#include "leadquiz/meeting_report.h"
#include "leadquiz/translate.h"

static bool name(void *context, enum report_format format, const char *folder, char path[PATH_MAX],
                 struct error *error) {
    const struct meeting_report *report = context;
    return meeting_report_file_name(report->meeting, format, folder, path, error);
}

static bool write(void *context, enum report_format format, const char *path, struct error *error) {
    return meeting_report_save(context, format, path, false, error);
}

enum step running_save(struct running *running) {
    struct following *following = &running->following;
    struct room_result result = {.questions = NULL};
    struct meeting meeting = following->meeting; /* as it is now, whatever comes meanwhile */
    struct room_counts counts = following->counts;
    int64_t now = clock_now();
    struct meeting_report report = {&meeting, following->instrument, &counts, &result, now};
    struct saving saving = {
        .holds = _("It holds what the room saw, what is left out and why, and what to do next; "
                   "nobody is named in it."),
        .name = name,
        .write = write,
        .context = &report,
    };
    if (!room_reveal(following->store, following->instrument, &meeting, now, &result,
                     following->error))
        return STEP_FAILED;
    enum step step = saving_ask(following->talk, &saving, following->error);
    room_result_free(&result);
    return step == STEP_BACK ? STEP_ON : step;
}

enum step running_delete(struct running *running) {
    struct following *following = &running->following;
    struct meeting *meeting = &following->meeting;
    bool sure = false;
    talk_format(following->talk,
                _("This removes %s (%s) with its seats and all that they answered; it cannot be "
                  "brought back."),
                meeting->code, meeting->title);
    enum step step = talk_ask_sure(following->talk, &sure, following->error);
    if (step != STEP_ON || !sure)
        return step;
    if (!room_delete(following->store, meeting, following->error))
        return STEP_FAILED;
    running->gone = true;
    talk_format(following->talk, _("%s is gone, with its seats and all that they answered."),
                meeting->code);
    return STEP_ON;
}
