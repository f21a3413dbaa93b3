/* meeting.c - leadquiz meeting: the facilitator's side, a word for each step. */
#include "meeting.h"
#include "meeting_paper.h"

#include "leadquiz/clock.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { IDLE_SECONDS_MOST = 60 * 60 };

struct task {
    const char *name;
    int operands; /* after the name, at least */
    int most;     /* and at most */
    const char *options;
    bool lead; /* the lead's passphrase is asked for, where one is set */
    bool (*run)(struct meeting_job *job);
    int (*attended)(const struct arguments *arguments); /* takes over afterwards; NULL: nobody */
};

static const char *operand(const struct meeting_job *job, int number) {
    return number < job->arguments->operand_count ? job->arguments->operands[number] : NULL;
}

/* ---- a new one ---- */

static void say_from_how_many(const struct privacy_rules *rules) {
    fprintf(stderr, "leadquiz: ");
    fprintf(stderr,
            N_("a vote is shown from %d person on; for a smaller room make a form, whose means are "
               "shown from %d",
               "a vote is shown from %d people on; for a smaller room make a form, whose means are "
               "shown from %d",
               rules->group_levels),
            rules->group_levels, rules->group_mean);
    fputc('\n', stderr);
}

static bool make(struct meeting_job *job) {
    const struct arguments *arguments = job->arguments;
    struct room_plan plan = {.title = operand(job, 1),
                             .form = arguments->short_form ? FORM_SHORT : FORM_FULL,
                             .named = arguments->named,
                             .asked = arguments->ask};
    struct meeting meeting;
    struct privacy_rules rules;
    char command[TOLD_BYTES];
    if (!store_privacy(job->store, job->instrument, &rules, job->error) ||
        !room_new(job->store, job->instrument, &plan, digest_random(), clock_now(), &meeting,
                  job->error))
        return false;
    puts(meeting.code);
    fprintf(stderr, "leadquiz: ");
    fprintf(stderr, _("people join with: %s"), told_command(command, "join %s", meeting.code));
    fprintf(stderr, "\nleadquiz: ");
    fprintf(stderr, _("you run it with: %s"),
            told_command(command, "meeting run %s", meeting.code));
    fputc('\n', stderr);
    if (meeting.one_by_one)
        say_from_how_many(&rules);
    return true;
}

/* ---- all of them ---- */

static bool print_meeting(const struct meeting *meeting, void *context, struct error *error) {
    int *count = context;
    char date[32];
    (void)error;
    ++*count;
    clock_iso_date(meeting->created, date, sizeof date);
    printf("%s  %s  %-8s  %s\n", meeting->code, date, meeting_state_name(meeting->state),
           meeting->title);
    return true;
}

static bool list(struct meeting_job *job) {
    int count = 0;
    char command[TOLD_BYTES];
    if (!store_meetings_each(job->store, print_meeting, &count, job->error))
        return false;
    if (count == 0) {
        fprintf(stderr, "leadquiz: ");
        fprintf(stderr, _("there is no meeting; make one with: %s"),
                told_command(command, "meeting new TITLE"));
        fputc('\n', stderr);
    }
    return true;
}

/* ---- how one stands ---- */

static bool status(struct meeting_job *job) {
    const char *format = job->arguments->format;
    if (format != NULL && strcmp(format, "text") != 0 && strcmp(format, "json") != 0)
        return error_set(job->error, ERROR_USAGE,
                         _("there is no format \"%s\" here; it can be text or json"), format);
    if (!meeting_job_find(job, operand(job, 1)))
        return false;
    return format != NULL && strcmp(format, "json") == 0 ? meeting_status_json(job)
                                                         : meeting_status(job);
}

/* ---- steps ---- */

static void say_state(const struct meeting *meeting) {
    const char *code = meeting->code;
    char command[TOLD_BYTES];
    fprintf(stderr, "leadquiz: ");
    switch (meeting->state) {
    case MEETING_LOBBY:
        fprintf(stderr, _("%s waits in the lobby; open it with: %s"), code,
                told_command(command, "meeting open %s", code));
        break;
    case MEETING_OPEN:
        fprintf(stderr, _("%s is open; close it with: %s"), code,
                told_command(command, "meeting close %s", code));
        break;
    case MEETING_CLOSED:
        fprintf(stderr, _("%s is closed; show the result with: %s"), code,
                told_command(command, "meeting reveal %s", code));
        break;
    case MEETING_REVEALED:
        fprintf(stderr, _("the result of %s is shown; see it with: %s"), code,
                told_command(command, "meeting status %s", code));
        break;
    case MEETING_ENDED: fprintf(stderr, _("%s has ended"), code); break;
    }
    fputc('\n', stderr);
}

static bool find_prompt(struct meeting_job *job, const char *id, int *prompt) {
    *prompt = id != NULL ? instrument_prompt(job->following.instrument, id) : NOWHERE;
    return id == NULL || *prompt != NOWHERE ||
           error_set(job->error, ERROR_INPUT, _("there is no question with the id %s"), id);
}

static bool take_step(struct meeting_job *job, enum meeting_step step) {
    struct following *following = &job->following;
    int prompt = NOWHERE;
    if (!meeting_job_find(job, operand(job, 1)) || !find_prompt(job, operand(job, 2), &prompt) ||
        !room_step(job->store, following->instrument, &following->meeting, step, prompt,
                   clock_now(), job->error))
        return false;
    say_state(&following->meeting);
    return true;
}

static bool step_open(struct meeting_job *job) {
    return take_step(job, STEP_OPEN);
}

static bool step_close(struct meeting_job *job) {
    return take_step(job, STEP_CLOSE);
}

static bool step_reveal(struct meeting_job *job) {
    return take_step(job, STEP_REVEAL);
}

static bool step_ask(struct meeting_job *job) {
    return take_step(job, STEP_ASK);
}

static bool step_again(struct meeting_job *job) {
    return take_step(job, STEP_AGAIN);
}

static bool step_whole(struct meeting_job *job) {
    return take_step(job, STEP_WHOLE);
}

static bool step_call_off(struct meeting_job *job) {
    return take_step(job, STEP_CALL_OFF);
}

static bool step_end(struct meeting_job *job) {
    return take_step(job, STEP_END);
}

/* Scripts have said what they want. */
static bool sure_to_delete(const struct meeting *meeting, struct error *error) {
    struct error question; /* cleaned */
    if (isatty(STDIN_FILENO) != 1)
        return true;
    error_set(&question, ERROR_NONE,
              _("This removes %s (%s) with its seats and all that they answered; it cannot be "
                "brought back."),
              meeting->code, meeting->title);
    return command_yes(question.sentence) ||
           error_set(error, ERROR_INPUT, _("nothing was changed"));
}

static bool delete_meeting(struct meeting_job *job) {
    const struct meeting *meeting = &job->following.meeting;
    char command[TOLD_BYTES];
    if (!meeting_job_find(job, operand(job, 1)))
        return false;
    if (meeting->state != MEETING_ENDED)
        return error_set(job->error, ERROR_INPUT, _("%s goes on; end it first with: %s"),
                         meeting->code, told_command(command, "meeting end %s", meeting->code));
    if (!sure_to_delete(meeting, job->error) || !room_delete(job->store, meeting, job->error))
        return false;
    fprintf(stderr, "leadquiz: ");
    fprintf(stderr, _("%s is gone, with its seats and all that they answered"), meeting->code);
    fputc('\n', stderr);
    return true;
}

/* ---- on paper ---- */

static int command_meeting_sheet(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    return meeting_sheet(arguments, &error) ? command_flush() : command_failed(&error);
}

static int command_meeting_enter(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    int status = EXIT_FAILED;
    if (!meeting_enter(arguments, &status, &error))
        return command_failed(&error);
    int flushed = command_flush();
    return flushed == EXIT_DONE ? status : flushed;
}

/* ---- in front of people ---- */

/* A wrong code is said before the terminal is taken over. */
static bool look_for(struct meeting_job *job) {
    return meeting_job_find(job, operand(job, 1));
}

/* Without a code they are chosen from. */
static bool look_for_run(struct meeting_job *job) {
    return operand(job, 1) == NULL || look_for(job);
}

/* ---- the command ---- */

static bool look_for_kiosk(struct meeting_job *job) {
    return look_for(job) && meeting_may_join(&job->following.meeting, job->error);
}

static const struct task tasks[] = {
    {"new", 1, 1, "sDk", true, make, NULL},
    {"list", 0, 0, "", true, list, NULL},
    {"status", 1, 1, "f", false, status, NULL},
    {"open", 1, 1, "", true, step_open, NULL},
    {"close", 1, 1, "", true, step_close, NULL},
    {"reveal", 1, 1, "", true, step_reveal, NULL},
    {"ask", 2, 2, "", true, step_ask, NULL},
    {"again", 1, 2, "", true, step_again, NULL},
    {"whole", 1, 1, "", true, step_whole, NULL},
    {"call-off", 1, 1, "", true, step_call_off, NULL},
    {"end", 1, 1, "", true, step_end, NULL},
    {"delete", 1, 1, "", true, delete_meeting, NULL},
    {"run", 0, 1, "", true, look_for_run, command_meeting_run_attended},
    {"show", 1, 1, "", false, look_for, command_meeting_show_attended},
    {"kiosk", 1, 1, "I", true, look_for_kiosk, command_meeting_kiosk_attended},
    {"sheet", 1, 1, "foF", false, NULL, command_meeting_sheet},
    {"enter", 1, 2, "y", true, look_for, command_meeting_enter},
};

enum { TASK_COUNT = sizeof tasks / sizeof tasks[0] };

static bool wrong_task(const char *name, struct error *error) {
    char names[256] = "";
    for (int i = 0; i < TASK_COUNT; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "", tasks[i].name);
    }
    if (name == NULL)
        return error_set(error, ERROR_USAGE, _("meeting: say what to do; it knows: %s"), names);
    return error_set(error, ERROR_USAGE, _("meeting: there is no \"%s\"; it knows: %s"), name,
                     names);
}

static const struct task *find_task(const struct arguments *arguments, struct error *error) {
    const char *name = arguments->operand_count > 0 ? arguments->operands[0] : NULL;
    for (int i = 0; name != NULL && i < TASK_COUNT; i++) {
        if (strcmp(tasks[i].name, name) == 0)
            return &tasks[i];
    }
    wrong_task(name, error);
    return NULL;
}

/* Options of one task are not for the others. */
static bool takes(const struct task *task, const struct arguments *arguments, struct error *error) {
    const struct {
        char letter;
        bool given;
        const char *name;
    } options[] = {
        {'s', arguments->short_form, "short"},      {'D', arguments->named, "named"},
        {'k', arguments->ask != NULL, "ask"},       {'f', arguments->format != NULL, "format"},
        {'o', arguments->output != NULL, "output"}, {'F', arguments->force, "force"},
        {'y', arguments->dry_run, "dry-run"},       {'I', arguments->idle != NULL, "idle"},
    };
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        if (options[i].given && strchr(task->options, options[i].letter) == NULL)
            return error_set(error, ERROR_USAGE, _("leadquiz meeting %s does not take --%s"),
                             task->name, options[i].name);
    }
    return true;
}

static bool idle_fits(const struct arguments *arguments, struct error *error) {
    const char *idle = arguments->idle;
    int seconds = 0;
    if (idle == NULL ||
        (text_to_int(idle, strlen(idle), &seconds) && seconds >= 1 && seconds <= IDLE_SECONDS_MOST))
        return true;
    return error_set(error, ERROR_USAGE, _("--idle takes a number of seconds from 1 to %d"),
                     IDLE_SECONDS_MOST);
}

static bool fits(const struct task *task, const struct arguments *arguments, struct error *error) {
    int count = arguments->operand_count - 1;
    bool makes = task->run == make;
    if (makes && count == 0)
        return error_set(error, ERROR_USAGE, _("meeting new: say a title for it"));
    if (makes && count > 1)
        return error_set(error, ERROR_USAGE,
                         _("meeting new: put quotes around a title of several words"));
    if (count < 1 && task->operands > 0)
        return error_set(error, ERROR_USAGE, _("meeting %s: say the code of the meeting"),
                         task->name);
    if (count < task->operands)
        return error_set(error, ERROR_USAGE, _("meeting %s: say the id of the question"),
                         task->name);
    if (count > task->most)
        return error_set(error, ERROR_USAGE, _("meeting %s: \"%s\" is one word too many"),
                         task->name, arguments->operands[task->most + 1]);
    if (!takes(task, arguments, error) || !idle_fits(arguments, error))
        return false;
    return (!arguments->short_form || arguments->ask == NULL) ||
           error_set(error, ERROR_USAGE, _("--short and --ask cannot go together"));
}

static bool run(const struct task *task, const struct arguments *arguments, struct error *error) {
    if (task->run == NULL)
        return true;
    struct meeting_job job = {.arguments = arguments, .error = error, .begins = task->run == make};
    bool done = meeting_job_open(&job) &&
                (!task->lead || command_lead(arguments, job.store, error)) && task->run(&job);
    meeting_job_close(&job);
    return done;
}

int command_meeting(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    const struct task *task = find_task(arguments, &error);
    if (task == NULL || !fits(task, arguments, &error) || !run(task, arguments, &error))
        return command_failed(&error);
    if (task->attended == NULL)
        return command_flush();
    return task->attended(arguments);
}
