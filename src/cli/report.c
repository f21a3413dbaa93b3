/* report.c - leadquiz report: one person's result as a file to take away. */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/paths.h"
#include "leadquiz/report.h"
#include "leadquiz/text.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- which format ---- */

static bool format_of_file(const char *path, enum report_format *format, struct error *error) {
    struct stat about;
    if (stat(path, &about) == 0 && S_ISDIR(about.st_mode))
        return error_set(error, ERROR_STORAGE, _("%s is a directory; name a file in it"), path);
    const char *base = strrchr(path, '/') != NULL ? strrchr(path, '/') + 1 : path;
    const char *dot = strrchr(base, '.');
    for (int i = 0; dot != NULL && i < REPORT_FORMAT_COUNT; i++) {
        if (strcasecmp(dot + 1, report_extension(i)) == 0) {
            *format = i;
            return true;
        }
    }
    return error_set(error, ERROR_USAGE,
                     _("the ending of %s names no format; end it in .txt, .md, .html, .json, .csv "
                       "or .pdf, or say --format"),
                     path);
}

bool report_find_format(const struct arguments *arguments, enum report_format *format,
                        struct error *error) {
    *format = REPORT_TEXT;
    if (arguments->format != NULL) {
        *format = report_format_named(arguments->format);
        if (*format == REPORT_FORMAT_COUNT)
            return error_set(error, ERROR_USAGE,
                             _("--format takes text, md, html, json, csv or pdf, not %s"),
                             arguments->format);
    } else if (arguments->output != NULL && !format_of_file(arguments->output, format, error)) {
        return false;
    }
    if (*format == REPORT_TEXT && arguments->ascii)
        *format = REPORT_ASCII;
    if (*format == REPORT_PDF && arguments->output == NULL)
        return error_set(error, ERROR_USAGE, _("a PDF needs a file to go to: -o FILE"));
    return true;
}

/* ---- whose, and which sitting ---- */

struct store *report_open_store(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    bool missing = false;
    struct store *store = command_store_there(arguments, path, &missing, error);
    if (missing && arguments->db != NULL)
        command_no_store(path, error);
    else if (missing)
        error_set(error, ERROR_INPUT,
                  _("there is nothing to report yet; begin with: leadquiz take"));
    return store;
}

/* One's own report, where nobody else is in the store, is open to everybody at the keyboard. */
static bool may_see(struct store *store, const struct arguments *arguments, struct error *error) {
    struct person person;
    enum found found = store_person_only(store, &person, error);
    return found == FOUND || (found == FOUND_NOTHING && command_lead(arguments, store, error));
}

static bool find_person(struct store *store, const struct arguments *arguments,
                        struct person *person, struct error *error) {
    char name[NAME_BYTES];
    if (arguments->name == NULL) {
        enum found found = store_person_only(store, person, error);
        if (found == FOUND_NOTHING)
            error_set(error, ERROR_USAGE, _("whose report? Say --name NAME"));
        return found == FOUND;
    }
    if (!text_name(arguments->name, _("the code name"), name, error))
        return false;
    enum found found = store_person_find(store, name, person, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT, _("there is nobody called %s in the store"), name);
    return found == FOUND;
}

/* The person of the sitting that the command line names. */
static bool find_sitting(struct store *store, const struct arguments *arguments,
                         struct sitting *sitting, struct error *error) {
    int number = 0;
    char command[TOLD_BYTES];
    if (!text_to_int(arguments->sitting, strlen(arguments->sitting), &number) || number < 1)
        return error_set(error, ERROR_USAGE, _("--sitting takes the number of a sitting, not %s"),
                         arguments->sitting);
    enum found found = store_sitting_get(store, number, sitting, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT, _("there is no sitting %d in the store"), number);
    if (found != FOUND)
        return false;
    if (arguments->name != NULL && strcasecmp(arguments->name, sitting->person_name) != 0)
        return error_set(error, ERROR_INPUT, _("sitting %d is not one of %s"), number,
                         arguments->name);
    return sitting->finished > 0 ||
           error_set(error, ERROR_INPUT, _("sitting %d is not finished; go on with: %s"), number,
                     told_command(command, "take --resume"));
}

/* The full form tells more than the short one. */
static int last_entry(const struct history *history) {
    int last = history_last(history, FORM_FULL);
    return last != NOWHERE ? last : history_last(history, FORM_SHORT);
}

/* Once it is written: what it is of, for whoever named no sitting, and where it is. */
static void say_done(const struct history *history, int entry, const struct arguments *arguments) {
    const struct sitting *sitting = &history->entries[entry].sitting;
    char date[40], which[NAME_BYTES + 200];
    struct error said; /* cleaned */
    clock_date(sitting->finished, date, sizeof date);
    snprintf(which, sizeof which,
             sitting->form == FORM_SHORT ? _("the short form that %s took on %s (sitting %lld)")
                                         : _("the full form that %s took on %s (sitting %lld)"),
             history->person.name, date, (long long)sitting->id);
    if (arguments->output != NULL)
        error_set(&said, ERROR_NONE, _("Saved as %s: %s"), arguments->output, which);
    else
        error_set(&said, ERROR_NONE, _("This is %s"), which);
    if (arguments->output != NULL || arguments->sitting == NULL)
        fprintf(stderr, "%s\n", said.sentence);
}

void report_say_saved(const struct arguments *arguments) {
    struct error said; /* cleaned */
    error_set(&said, ERROR_NONE, _("Saved as %s"), arguments->output);
    fprintf(stderr, "%s\n", said.sentence);
}

static bool load(struct store *store, const struct arguments *arguments, struct history *history,
                 int *entry, struct error *error) {
    struct sitting sitting = {.id = 0};
    struct person person = {.id = 0};
    int unreadable = 0;
    if (arguments->sitting != NULL) {
        if (!find_sitting(store, arguments, &sitting, error))
            return false;
        person.id = sitting.person;
    } else if (!find_person(store, arguments, &person, error)) {
        return false;
    }
    if (!history_load(store, person.id, history, &unreadable, error))
        return false;
    if (unreadable > 0)
        fprintf(stderr,
                N_("leadquiz: %d sitting is left out: its questionnaire cannot be read\n",
                   "leadquiz: %d sittings are left out: their questionnaires cannot be read\n",
                   unreadable),
                unreadable);
    *entry = last_entry(history);
    for (int i = 0; sitting.id != 0 && i < history->count; i++) {
        if (history->entries[i].sitting.id == sitting.id)
            *entry = i;
    }
    if (*entry == NOWHERE)
        return error_set(error, ERROR_INPUT, _("%s has not finished a sitting yet"),
                         history->person.name);
    if (sitting.id != 0 && history->entries[*entry].sitting.id != sitting.id)
        return error_set(error, ERROR_INPUT, _("the questionnaire of sitting %s cannot be read"),
                         arguments->sitting);
    return true;
}

/* ---- where to ---- */

/* Ask, on a terminal, whether a file that is there may go. */
static bool may_replace(const char *path) {
    struct stat about;
    char answer[16] = "";
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode) || isatty(STDIN_FILENO) != 1 ||
        isatty(STDERR_FILENO) != 1)
        return false;
    struct error shown; /* cleaned */
    error_set(&shown, ERROR_NONE, _("%s is there already. Replace it? [y/N]"), path);
    fprintf(stderr, "%s ", shown.sentence);
    return fgets(answer, sizeof answer, stdin) != NULL && (answer[0] == 'y' || answer[0] == 'Y');
}

bool report_may_save(const struct arguments *arguments, bool *replace, struct error *error) {
    const char *path = arguments->output;
    struct stat about;
    *replace = arguments->force || may_replace(path);
    if (!*replace && stat(path, &about) == 0 && S_ISREG(about.st_mode))
        return error_set(error, ERROR_STORAGE,
                         _("%s is there already; name another file, or say --force"), path);
    return true;
}

static bool save(const struct history *history, int entry, const struct arguments *arguments,
                 enum report_format format, struct error *error) {
    bool replace = false;
    return report_may_save(arguments, &replace, error) &&
           report_save(history, entry, !arguments->no_history, format, clock_now(),
                       arguments->output, replace, error);
}

static bool is_of_group(const struct arguments *arguments) {
    return arguments->team != NULL || arguments->everyone || arguments->kept_at != NULL;
}

static bool sensible(const struct arguments *arguments, struct error *error) {
    bool group = is_of_group(arguments);
    bool person = arguments->name != NULL || arguments->sitting != NULL;
    if (arguments->team != NULL && arguments->everyone)
        return error_set(error, ERROR_USAGE, _("--team and --everyone cannot go together"));
    if (group && person)
        return error_set(error, ERROR_USAGE,
                         _("a report is of one person (--name, --sitting) or of a group (--team, "
                           "--everyone), not of both"));
    if (arguments->meeting != NULL && (group || person))
        return error_set(error, ERROR_USAGE,
                         _("--meeting CODE is a report of its own; leave out --name, --sitting, "
                           "--team, --everyone and --kept-at"));
    if (arguments->last && !group)
        return error_set(error, ERROR_USAGE, _("--last goes with --team or --everyone"));
    if (arguments->by_meeting && !group)
        return error_set(error, ERROR_USAGE,
                         _("--by-meeting goes with --team, --everyone or --kept-at"));
    return true;
}

static bool report(const struct arguments *arguments, struct error *error) {
    enum report_format format;
    struct history history = {.count = 0};
    int entry = NOWHERE;
    bool group = is_of_group(arguments);
    if (!sensible(arguments, error) || !report_find_format(arguments, &format, error))
        return false;
    if (arguments->meeting != NULL)
        return report_of_meeting(arguments, format, error);
    if (group)
        return report_of_group(arguments, format, error);
    struct store *store = report_open_store(arguments, error);
    if (store == NULL)
        return false;
    bool done = may_see(store, arguments, error) && load(store, arguments, &history, &entry, error);
    if (done && arguments->output != NULL)
        done = save(&history, entry, arguments, format, error);
    else if (done)
        done = report_write(&history, entry, !arguments->no_history, format, clock_now(), stdout,
                            error);
    if (done && (arguments->output != NULL || (fflush(stdout) == 0 && !ferror(stdout))))
        say_done(&history, entry, arguments);
    history_free(&history);
    store_close(store);
    return done;
}

int command_report(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    if (!report(arguments, &error))
        return command_failed(&error);
    return command_flush();
}
