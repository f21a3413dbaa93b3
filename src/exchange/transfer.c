/* transfer.c - a store out and in: what both ways and both formats share. */
#include "transfer.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

const char *const transfer_consents[] = {"save", "average", "lead", "research", NULL};
const char *const transfer_forms[] = {"full", "short", NULL};
const char *const transfer_outcomes[] = {"open", "yes", "partly", "no", NULL};
const char *const transfer_qualities[] = {"good", "look", "poor", NULL};

int transfer_place(const char *const *names, const char *name) {
    for (int i = 0; names[i] != NULL; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return NOWHERE;
}

/* ---- questionnaires ---- */

static void kept_free(struct kept_questionnaires *kept) {
    for (int i = 0; i < kept->count; i++)
        instrument_free(kept->list[i]);
    free(kept->list);
    kept->list = NULL;
    kept->count = 0;
}

bool kept_add(struct kept_questionnaires *kept, struct instrument *instrument,
              struct error *error) {
    struct instrument **list =
        realloc(kept->list, ((size_t)kept->count + 1) * sizeof(struct instrument *));
    if (list == NULL) {
        instrument_free(instrument);
        return error_memory(error);
    }
    kept->list = list;
    kept->list[kept->count++] = instrument;
    return true;
}

const struct instrument *kept_find(struct kept_questionnaires *kept, const char *hash,
                                   struct error *error) {
    for (int i = 0; i < kept->count; i++)
        if (strcmp(kept->list[i]->hash, hash) == 0)
            return kept->list[i];
    struct instrument *read = store_questionnaire_load(kept->store, hash, error);
    return read != NULL && kept_add(kept, read, error) ? read : NULL;
}

/* ---- out ---- */

const struct instrument *outgoing_questionnaire(struct outgoing *outgoing, const char *hash,
                                                struct error *error) {
    struct error reason = {.kind = ERROR_NONE};
    const struct instrument *found = kept_find(&outgoing->kept, hash, &reason);
    if (found == NULL && reason.kind == ERROR_NONE)
        error_set(error, ERROR_STORAGE,
                  _("the questionnaire of a sitting is not in the store; put a backup of it in "
                    "its place"));
    else if (found == NULL)
        *error = reason;
    return found;
}

bool outgoing_result(struct outgoing *outgoing, int64_t sitting,
                     const struct instrument *instrument, struct result *result,
                     struct error *error) {
    enum found found = store_result_load(outgoing->store, sitting, instrument, result, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_STORAGE,
                  _("a finished sitting has no result; put a backup of the store in its place"));
    return found == FOUND;
}

bool outgoing_step(struct outgoing *outgoing, struct error *error) {
    if (++outgoing->done % PROGRESS_EVERY != 0 || outgoing->progress == NULL ||
        outgoing->progress(outgoing->context, outgoing->done, outgoing->counts.sittings))
        return true;
    return error_set(error, ERROR_INTERRUPTED, _("interrupted; the export is not complete"));
}

bool outgoing_failed(struct error *error) {
    return error_set(error, ERROR_STORAGE, _("the export cannot be written: %s"), strerror(errno));
}

bool transfer_export(struct store *store, const struct store_filter *filter,
                     enum transfer_format format, FILE *out, transfer_progress progress,
                     void *context, struct error *error) {
    static const struct store_filter all = {0};
    struct error unheard;
    struct outgoing outgoing = {.store = store,
                                .filter = filter != NULL ? filter : &all,
                                .out = out,
                                .progress = progress,
                                .context = context,
                                .kept = {.store = store}};
    error = error != NULL ? error : &unheard;
    if (!store_together_begin(store, false, error))
        return false;
    bool done = store_count(store, outgoing.filter, &outgoing.counts, error) &&
                (format == TRANSFER_CSV ? transfer_write_csv(&outgoing, error)
                                        : transfer_write_json(&outgoing, error));
    if (done && (fflush(out) != 0 || ferror(out)))
        done = outgoing_failed(error);
    kept_free(&outgoing.kept);
    return store_together_end(store, done, error);
}

/* ---- in ---- */

void incoming_wrong(struct incoming *incoming, long line, const char *sentence) {
    incoming->counts->problems++;
    if (incoming->options->problem != NULL)
        incoming->options->problem(incoming->options->context, line, sentence);
}

bool incoming_refused(struct incoming *incoming, long line, const struct error *error) {
    if (error->kind == ERROR_INPUT)
        incoming_wrong(incoming, line, error->sentence);
    return error->kind == ERROR_INPUT;
}

static bool stopped(struct incoming *incoming, struct error *error) {
    int64_t rows = incoming->counts->rows;
    int64_t of = rows <= incoming->expected ? incoming->expected : 0;
    if (incoming->options->progress == NULL ||
        incoming->options->progress(incoming->options->context, rows, of))
        return false;
    error_set(error, ERROR_INTERRUPTED, _("interrupted; nothing was imported"));
    return true;
}

bool incoming_goes_on(struct incoming *incoming, int64_t done, struct error *error) {
    return done % PROGRESS_EVERY != 0 || !stopped(incoming, error);
}

bool incoming_step(struct incoming *incoming, struct error *error) {
    return incoming_goes_on(incoming, ++incoming->counts->rows, error);
}

/* The first byte after a byte order mark and blanks. */
static int first_byte(struct incoming *incoming, FILE *in) {
    static const char mark[] = "\xEF\xBB\xBF";
    int first = getc(in);
    for (int i = 0; i < 3 && first == (unsigned char)mark[i]; i++)
        first = getc(in);
    while (first == ' ' || first == '\t' || first == '\r' || first == '\n') {
        incoming->blank_lines += first == '\n';
        first = getc(in);
    }
    return first;
}

/* Told apart by the first byte. */
static bool read_all(struct incoming *incoming, FILE *in, struct error *error) {
    int first = first_byte(incoming, in);
    if (first == EOF && ferror(in))
        return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), incoming->options->name,
                         strerror(errno));
    if (first == EOF)
        return error_set(error, ERROR_INPUT, _("%s is empty; export writes what can be read here"),
                         incoming->options->name);
    (void)ungetc(first, in);
    return first == '{' ? transfer_read_json(incoming, in, error)
                        : transfer_read_csv(incoming, in, error);
}

static bool all_right(const struct incoming *incoming, struct error *error) {
    int64_t problems = incoming->counts->problems;
    return problems == 0 ||
           error_set(error, ERROR_INPUT,
                     N_("%lld row of %s is wrong, so nothing was imported; put it right and "
                        "import again",
                        "%lld rows of %s are wrong, so nothing was imported; put them right and "
                        "import again",
                        problems),
                     (long long)problems, incoming->options->name);
}

bool transfer_import(struct store *store, FILE *in, const struct transfer_import_options *options,
                     struct transfer_counts *counts, struct error *error) {
    struct error unheard;
    struct incoming incoming = {
        .store = store, .options = options, .counts = counts, .kept = {.store = store}};
    error = error != NULL ? error : &unheard;
    *counts = (struct transfer_counts){0};
    if (!store_together_begin(store, true, error))
        return false;
    bool done = read_all(&incoming, in, error);
    /* A read that a signal cut short is no failure of the file. */
    if ((done || error->kind == ERROR_STORAGE) && stopped(&incoming, error))
        done = false;
    done = done && all_right(&incoming, error) &&
           (options->dry_run || store_gather(store, options->instrument, FORM_FULL, error));
    kept_free(&incoming.kept);
    number_set_free(&incoming.met);
    number_set_free(&incoming.allowed);
    if (options->dry_run) {
        (void)store_together_end(store, false, NULL);
        return done;
    }
    return store_together_end(store, done, error);
}
