/* score.c - `leadquiz score [FILE|-]`: answer rows in, score rows out. */
#include "command.h"

#include "leadquiz/score_table.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static bool find_format(const char *name, enum score_format *format, struct error *error) {
    *format = SCORE_CSV;
    if (!name || strcmp(name, "csv") == 0)
        return true;
    *format = SCORE_JSON;
    if (strcmp(name, "json") == 0)
        return true;
    return error_set(error, ERROR_USAGE, _("--format takes csv or json, not %s"), name);
}

static FILE *open_table(const char *path, struct error *error) {
    if (strcmp(path, "-") == 0)
        return stdin;
    FILE *in = fopen(path, "rbe");
    if (!in)
        error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), path, strerror(errno));
    return in;
}

static bool score(const struct arguments *arguments, struct error *error) {
    const char *path = arguments->operand_count > 0 ? arguments->operands[0] : "-";
    enum form form = arguments->short_form ? FORM_SHORT : FORM_FULL;
    enum score_format format;
    struct instrument *instrument = NULL;
    FILE *in = NULL;
    bool done = false;

    if (arguments->operand_count > 1) {
        error_set(error, ERROR_USAGE, _("score takes one table, not %d"), arguments->operand_count);
        goto out;
    }
    if (!find_format(arguments->format, &format, error))
        goto out;
    instrument = command_questions(arguments, error);
    if (!instrument)
        goto out;
    if (instrument_order(instrument, form, true)->count == 0) {
        error_set(error, ERROR_INPUT, _("%s has no short form; leave out --short"), instrument->id);
        goto out;
    }
    in = open_table(path, error);
    if (!in)
        goto out;
    const char *name = in == stdin ? _("standard input") : path;
    done = score_table(in, name, instrument, form, format, stdout, error);
out:
    if (in && in != stdin)
        fclose(in);
    instrument_free(instrument);
    return done;
}

int command_score(const struct arguments *arguments) {
    struct error error = {.kind = ERROR_NONE};
    /* A reader that goes away is a failed write with its sentence, not a silent death. */
    signal(SIGPIPE, SIG_IGN);
    if (!score(arguments, &error))
        return command_failed(&error);
    return command_flush();
}
