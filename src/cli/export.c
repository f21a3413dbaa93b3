/* export.c - leadquiz export: what a store holds, as JSON lines or a table. */
#include "command.h"

#include "watch.h"

#include "leadquiz/new_file.h"
#include "leadquiz/paths.h"
#include "leadquiz/review.h"
#include "leadquiz/transfer.h"
#include "leadquiz/translate.h"

#include <string.h>
#include <strings.h>

static const int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

static bool find_format(const struct arguments *arguments, enum transfer_format *format,
                        struct error *error) {
    const char *name = arguments->format, *file = arguments->output;
    const char *ending = file != NULL ? strrchr(file, '.') : NULL;
    *format = TRANSFER_JSON_LINES;
    if (name == NULL) /* as the file is called */
        name = ending != NULL && strcasecmp(ending, ".csv") == 0 ? "csv" : "jsonl";
    if (strcmp(name, "jsonl") == 0)
        return true;
    *format = TRANSFER_CSV;
    return strcmp(name, "csv") == 0 ||
           error_set(error, ERROR_USAGE, _("--format takes jsonl or csv, not %s"), name);
}

static bool find_day(const char *option, const char *text, int64_t *start, struct error *error) {
    return transfer_day(text, start) ||
           error_set(error, ERROR_USAGE, _("%s takes a day like 2026-11-21, not %s"), option, text);
}

/* The names in the filter are those in `arguments`. */
static bool find_filter(const struct arguments *arguments, struct store_filter *filter,
                        struct error *error) {
    *filter = (struct store_filter){.name = arguments->name, .team = arguments->team};
    filter->has_from = arguments->from != NULL;
    filter->has_until = arguments->until != NULL;
    if (filter->has_from && !find_day("--from", arguments->from, &filter->from, error))
        return false;
    if (filter->has_until && !find_day("--until", arguments->until, &filter->until, error))
        return false;
    filter->until += day_ms; /* the day belongs to it */
    return true;
}

static struct store *open_store(const struct arguments *arguments, struct error *error) {
    char path[PATH_MAX];
    bool missing = false;
    struct store *store = command_store_there(arguments, path, &missing, error);
    if (missing)
        error_set(error, ERROR_INPUT, _("there is nothing to export yet: %s is not there"), path);
    return store;
}

static bool find_meeting(const struct arguments *arguments, struct store *store,
                         struct store_filter *filter, struct error *error) {
    struct review_meeting meeting = {.id = 0};
    bool found = arguments->kept_at == NULL ||
                 review_meeting_find(store, arguments->kept_at, &meeting, error);
    filter->meeting = meeting.id;
    return found;
}

/* A mistyped name must not look like a person who has taken nothing. */
static bool somebody(struct store *store, const struct store_filter *filter, struct error *error) {
    struct store_filter whole = {.name = filter->name};
    struct store_counts counts;
    if (filter->name != NULL &&
        (!store_count(store, &whole, &counts, error) ||
         (counts.people == 0 &&
          !error_set(error, ERROR_INPUT, _("nobody is called %s in the store"), filter->name))))
        return false;
    whole = (struct store_filter){.team = filter->team};
    return filter->team == NULL ||
           (store_count(store, &whole, &counts, error) &&
            (counts.people > 0 ||
             error_set(error, ERROR_INPUT, _("no team is called %s in the store"), filter->team)));
}

static bool write_out(struct store *store, const struct store_filter *filter,
                      enum transfer_format format, FILE *out, struct error *error) {
    struct watch watch;
    watch_begin(&watch);
    bool done = transfer_export(store, filter, format, out, watch_step, &watch, error);
    watch_end(&watch);
    return done;
}

static bool export(const struct arguments *arguments, struct error *error) {
    enum transfer_format format;
    struct store_filter filter;
    struct new_file file = {.there = false};
    bool done = false;
    if (!find_format(arguments, &format, error) || !find_filter(arguments, &filter, error))
        return false;
    if (arguments->force && arguments->output == NULL)
        return error_set(error, ERROR_USAGE, _("--force needs a file to replace: -o FILE"));
    struct store *store = open_store(arguments, error);
    if (store == NULL || !command_lead(arguments, store, error) ||
        !somebody(store, &filter, error) || !find_meeting(arguments, store, &filter, error))
        goto out;
    if (arguments->output == NULL)
        done = write_out(store, &filter, format, stdout, error);
    else if (new_file_begin(&file, arguments->output, arguments->force, error)) {
        done = write_out(store, &filter, format, file.file, error);
        done = new_file_end(&file, done, error);
    }
    if (!done && arguments->output != NULL && file.there)
        error_set(error, ERROR_STORAGE,
                  _("%s is there already; say --force to replace it, or name another file"),
                  arguments->output);
out:
    store_close(store);
    return done;
}

int command_export(const struct arguments *arguments) {
    struct arguments checked = *arguments;
    struct error error = {.kind = ERROR_NONE};
    char name[NAME_BYTES], team[NAME_BYTES];
    if (!command_names(&checked, name, team, &error) || !export(&checked, &error))
        return command_failed(&error);
    return command_flush();
}
