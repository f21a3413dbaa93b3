/* read.c - the way from bytes to an instrument. */
#include "names.h"
#include "schema.h"

#include "leadquiz/file.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MOST = 1024 * 1024 };

void instrument_free(struct instrument *instrument) {
    if (instrument == NULL)
        return;
    memory_free(instrument->memory);
    free(instrument);
}

static void reading_end(struct reading *reading) {
    instrument_free(reading->instrument);
    memory_free(reading->scratch);
    problems_free(&reading->problems);
}

static bool reading_begin(struct reading *reading, const char *bytes, size_t length) {
    *reading = (struct reading){0};
    reading->instrument = calloc(1, sizeof *reading->instrument);
    if (reading->instrument == NULL)
        return false;
    struct instrument *instrument = reading->instrument;
    instrument->memory = memory_new();
    reading->scratch = memory_new();
    if (instrument->memory == NULL || reading->scratch == NULL)
        return false;
    instrument->bytes = memory_copy(instrument->memory, bytes, length);
    instrument->length = length;
    digest(bytes, length, instrument->hash);
    return instrument->bytes != NULL;
}

/* Every step leaves what the next one can work with, so that all problems are found at once. */
static bool read_steps(struct reading *reading, struct error *error) {
    static void (*const steps[])(struct reading *) = {
        recognise,    read_basics, read_prompts, read_order,    read_levels,
        read_rules,   read_review, check_basics, check_prompts, check_order,
        check_levels, check_rules, check_review,
    };
    scan(reading, reading->instrument->bytes, reading->instrument->length);
    if (reading->no_memory)
        return error_memory(error);
    if (!load(reading, error))
        return false;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !reading->no_memory; i++)
        steps[i](reading);
    return !reading->no_memory || error_memory(error);
}

static bool first_problem(const char *name, const struct problems *problems, struct error *error) {
    int more = problems->count - 1;
    /* What stands in a line tells more than what is missing as a whole, and is often its cause. */
    const struct problem *first = problems->list;
    for (const struct problem *at = first; at < problems->list + problems->count; at++) {
        bool better = first->severity != SEVERITY_ERROR || (first->line == 0 && at->line > 0);
        if (at->severity == SEVERITY_ERROR && better)
            first = at;
    }
    char place[16] = "";
    if (first->line > 0)
        snprintf(place, sizeof place, ":%d", first->line);
    if (more == 0)
        return error_set(error, ERROR_INPUT, "%s%s: %s", name, place, first->sentence);
    return error_set(error, ERROR_INPUT,
                     N_("%s%s: %s (and %d more problem; leadquiz check %s shows all)",
                        "%s%s: %s (and %d more problems; leadquiz check %s shows all)", more),
                     name, place, first->sentence, more, name);
}

static struct instrument *parse(const char *name, const char *bytes, size_t length, bool kept,
                                struct problems *problems, struct error *error) {
    struct instrument *instrument = NULL;
    struct reading reading = {0};
    if (problems != NULL)
        *problems = (struct problems){0};
    if (length > FILE_BYTES_MOST) {
        error_set(error, ERROR_INPUT, _("%s is larger than %d bytes"), name, FILE_BYTES_MOST);
        goto out;
    }
    if (!reading_begin(&reading, bytes, length)) {
        error_memory(error);
        goto out;
    }
    reading.kept = kept;
    if (!read_steps(&reading, error))
        goto out;
    if (reading.problems.errors > 0) {
        first_problem(name, &reading.problems, error);
    } else {
        instrument = reading.instrument;
        reading.instrument = NULL;
    }
    if (problems != NULL) {
        *problems = reading.problems;
        reading.problems = (struct problems){0};
    }
out:
    reading_end(&reading);
    return instrument;
}

struct instrument *instrument_parse(const char *name, const char *bytes, size_t length,
                                    struct problems *problems, struct error *error) {
    return parse(name, bytes, length, false, problems, error);
}

struct instrument *instrument_parse_kept(const char *name, const char *bytes, size_t length,
                                         struct error *error) {
    return parse(name, bytes, length, true, NULL, error);
}

struct instrument *instrument_read(const char *path, struct problems *problems,
                                   struct error *error) {
    size_t length = 0;
    if (problems != NULL)
        *problems = (struct problems){0};
    char *bytes = file_read(path, FILE_BYTES_MOST, &length, error);
    if (bytes == NULL)
        return NULL;
    const char *name = strcmp(path, "-") == 0 ? _("standard input") : path;
    struct instrument *instrument = instrument_parse(name, bytes, length, problems, error);
    free(bytes);
    return instrument;
}
