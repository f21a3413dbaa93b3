/* check.c - leadquiz check [FILE]: everything that is wrong with a question file. */
#include "command.h"

#include "leadquiz/instrument.h"
#include "leadquiz/paths.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { COUNT_TEXT = 64 };

/* A file's name as it may be shown. */
struct shown_name {
    char text[PATH_MAX];
};

static void print_problem(const char *name, const struct problem *problem) {
    const char *severity = problem->severity == SEVERITY_ERROR ? _("error") : _("warning");
    if (problem->line > 0)
        printf("%s:%d: %s: %s\n", name, problem->line, severity, problem->sentence);
    else
        printf("%s: %s: %s\n", name, severity, problem->sentence);
}

static int items_asked(const struct instrument *instrument, bool team) {
    const struct order *order = instrument_order(instrument, FORM_FULL, team);
    int count = 0;
    for (int i = 0; i < order->count; i++)
        count += instrument->prompts[order->prompts[i]].kind == PROMPT_ITEM;
    return count;
}

static void print_items(const struct instrument *instrument, char *out, size_t size) {
    int items = instrument->item_count;
    int with = items_asked(instrument, true), without = items_asked(instrument, false);
    if (with == without)
        snprintf(out, size, N_("%d item (%d asked)", "%d items (%d asked)", items), items, with);
    else
        snprintf(out, size,
                 N_("%d item (%d asked with a team, %d without)",
                    "%d items (%d asked with a team, %d without)", items),
                 items, with, without);
}

/* "5 scales, 15 facets, ..." */
static void print_contents(const struct instrument *instrument) {
    char items[2 * COUNT_TEXT];
    print_items(instrument, items, sizeof items);
    int scales = instrument->scale_count, facets = instrument->facet_count;
    int scenarios = instrument->scenario_count, questions = instrument->question_count;
    int levels = instrument->level_count;
    printf(N_("%d scale, ", "%d scales, ", scales), scales);
    printf(N_("%d facet, ", "%d facets, ", facets), facets);
    printf("%s, ", items);
    printf(N_("%d scenario, ", "%d scenarios, ", scenarios), scenarios);
    printf(N_("%d question, ", "%d questions, ", questions), questions);
    printf(N_("%d level\n", "%d levels\n", levels), levels);
}

static void print_summary(const char *name, const struct instrument *instrument,
                          const struct problems *problems) {
    char errors[COUNT_TEXT], warnings[COUNT_TEXT];
    int warning_count = 0;
    for (int i = 0; i < problems->count; i++)
        warning_count += problems->list[i].severity == SEVERITY_WARNING;
    snprintf(errors, sizeof errors, N_("%d error", "%d errors", problems->errors),
             problems->errors);
    snprintf(warnings, sizeof warnings, N_("%d warning", "%d warnings", warning_count),
             warning_count);
    if (instrument == NULL) {
        printf(_("%s cannot be used: %s, %s\n"), name, errors, warnings);
        return;
    }
    if (warning_count == 0)
        printf(_("%s is clean: "), name);
    else
        printf(_("%s can be used, %s: "), name, warnings);
    print_contents(instrument);
}

int command_check(const struct arguments *arguments) {
    struct error error = {0};
    char path[PATH_MAX];
    if (arguments->operand_count > 1) {
        error_set(&error, ERROR_USAGE, _("check takes one file: leadquiz check FILE"));
        return command_failed(&error);
    }
    bool named = arguments->operand_count == 1;
    if (!named && !paths_questions(arguments->questions, path, &error))
        return command_failed(&error);
    const char *file = named ? arguments->operands[0] : path;

    struct problems problems = {0};
    struct instrument *instrument = instrument_read(file, &problems, &error);
    int status = instrument != NULL ? EXIT_DONE : EXIT_FAILED;
    if (instrument == NULL && problems.count == 0) {
        status = command_failed(&error);
    } else {
        const char *source = strcmp(file, "-") == 0 ? _("standard input") : file;
        struct shown_name name;
        text_clean(source, strlen(source), name.text, sizeof name.text);
        for (int i = 0; i < problems.count; i++)
            print_problem(name.text, &problems.list[i]);
        print_summary(name.text, instrument, &problems);
    }
    instrument_free(instrument);
    problems_free(&problems);
    int flushed = command_flush();
    return status != EXIT_DONE ? status : flushed;
}
