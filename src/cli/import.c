/* import.c - leadquiz import FILE|-: what export wrote, or answers from elsewhere. */
#include "command.h"

#include "watch.h"

#include "leadquiz/clock.h"
#include "leadquiz/paths.h"
#include "leadquiz/text.h"
#include "leadquiz/told.h"
#include "leadquiz/transfer.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROBLEMS_SHOWN = 100 };

struct importing {
    struct watch watch;
    char name[PATH_MAX]; /* as it may be shown */
    int64_t problems;
};

static bool on_step(void *context, int64_t done, int64_t of) {
    struct importing *importing = context;
    return watch_step(&importing->watch, done, of);
}

static void on_problem(void *context, long line, const char *sentence) {
    struct importing *importing = context;
    if (++importing->problems > PROBLEMS_SHOWN)
        return;
    watch_end(&importing->watch);
    fprintf(stderr, "%s:%ld: %s\n", importing->name, line, sentence);
}

/* ---- where to ---- */

struct place {
    struct store *store;
    char folder[PATH_MAX], path[PATH_MAX]; /* of a store for a dry run alone; else "" */
};

/* Where there is no store yet, a dry run must not leave one behind. */
static bool open_throw_away(struct place *place, struct error *error) {
    const char *temporary = getenv("TMPDIR");
    snprintf(place->folder, sizeof place->folder, "%s/leadquiz-XXXXXX",
             temporary != NULL && temporary[0] != '\0' ? temporary : "/tmp");
    if (mkdtemp(place->folder) == NULL) {
        place->folder[0] = '\0';
        return error_set(error, ERROR_STORAGE, _("a temporary folder cannot be made: %s"),
                         strerror(errno));
    }
    int length = snprintf(place->path, sizeof place->path, "%s/dry-run.db", place->folder);
    if (length < 0 || (size_t)length >= sizeof place->path)
        return error_set(error, ERROR_STORAGE, _("a temporary folder cannot be made: %s"),
                         strerror(ENAMETOOLONG));
    place->store = store_open(place->path, error);
    return place->store != NULL;
}

static bool open_place(struct place *place, const struct arguments *arguments,
                       struct error *error) {
    char path[PATH_MAX];
    bool missing = false;
    *place = (struct place){.store = NULL};
    if (!arguments->dry_run) {
        place->store = command_store(arguments, error);
        return place->store != NULL;
    }
    place->store = command_store_to_try(arguments, path, &missing, error);
    return place->store != NULL || (missing && open_throw_away(place, error));
}

static void close_place(struct place *place) {
    char beside[PATH_MAX + 8];
    store_close(place->store);
    if (place->folder[0] == '\0')
        return;
    static const char *const endings[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        snprintf(beside, sizeof beside, "%s%s", place->path, endings[i]);
        (void)unlink(beside);
    }
    (void)rmdir(place->folder);
}

/* ---- the import ---- */

static FILE *open_file(const char *path, struct error *error) {
    if (strcmp(path, "-") == 0)
        return stdin;
    FILE *in = fopen(path, "rbe");
    if (in == NULL)
        error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), path, strerror(errno));
    return in;
}

static void print_counts(const struct transfer_counts *counts, bool dry_run) {
    char one[WATCH_NUMBER_BYTES], two[WATCH_NUMBER_BYTES], three[WATCH_NUMBER_BYTES];
    char command[TOLD_BYTES];
    printf(_("sittings: %s new, %s known; people: %s new\n"), watch_number(counts->sittings, one),
           watch_number(counts->known, two), watch_number(counts->people, three));
    if (counts->known_people > 0)
        printf(_("people here already under the same code name: %s\n"),
               watch_number(counts->known_people, one));
    if (counts->discarded > 0)
        printf(_("left out, because the answers ask to be thrown away: %s\n"),
               watch_number(counts->discarded, one));
    if (counts->agreed_to_keeping > 0) {
        fprintf(stderr, "leadquiz: ");
        fprintf(stderr,
                _("people new from a table agreed to being kept and to nothing else: the review "
                  "shows them once they allow it (%s, My data)"),
                told_command(command, "results"));
        fputc('\n', stderr);
    }
    if (dry_run)
        printf("%s\n", _("this was a dry run: nothing was changed"));
}

static bool run(struct importing *importing, const struct arguments *arguments, FILE *in,
                struct transfer_counts *counts, struct error *error) {
    struct place place = {.store = NULL};
    bool done = false;
    struct instrument *instrument = command_questions(arguments, error);
    if (instrument == NULL || !open_place(&place, arguments, error) ||
        !command_lead(arguments, place.store, error))
        goto out;
    watch_begin(&importing->watch);
    const struct transfer_import_options options = {.name = importing->name,
                                                    .instrument = instrument,
                                                    .dry_run = arguments->dry_run,
                                                    .now = clock_now(),
                                                    .problem = on_problem,
                                                    .progress = on_step,
                                                    .context = importing};
    done = transfer_import(place.store, in, &options, counts, error);
    watch_end(&importing->watch);
out:
    close_place(&place);
    instrument_free(instrument);
    return done;
}

static bool import(const struct arguments *arguments, struct importing *importing,
                   struct transfer_counts *counts, struct error *error) {
    if (arguments->operand_count != 1)
        return error_set(error, ERROR_USAGE,
                         _("import takes one file: leadquiz import FILE, or - for standard input"));
    const char *path = arguments->operands[0];
    FILE *in = open_file(path, error);
    if (in == NULL)
        return false;
    const char *shown = in == stdin ? _("standard input") : path;
    text_clean(shown, strlen(shown), importing->name, sizeof importing->name);
    bool done = run(importing, arguments, in, counts, error);
    if (in != stdin)
        fclose(in);
    return done;
}

int command_import(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    struct importing importing = {.problems = 0};
    struct transfer_counts counts = {0};
    if (!import(arguments, &importing, &counts, &error)) {
        if (importing.problems > PROBLEMS_SHOWN)
            fprintf(stderr, _("... and %lld more like these\n"),
                    (long long)(importing.problems - PROBLEMS_SHOWN));
        return command_failed(&error);
    }
    print_counts(&counts, arguments->dry_run);
    return command_flush();
}
