/* take.c - leadquiz take: on screens, line by line, or unattended from a file of answers. */
#include "command.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/file.h"
#include "leadquiz/take.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

enum { ANSWER_FILE_MOST = 1 << 20 };

/* One level or two, by name: "Level 3 - Trusted Guide", "Between 2 and 3 - Achiever or Trusted
 * Guide". */
static void print_level(const struct instrument *instrument, const struct result *result) {
    char verdict[VERDICT_BYTES];
    int low, high;
    scoring_verdict(result, verdict);
    scoring_said_levels(result, &low, &high);
    printf("%s - %s", verdict, instrument->levels[low].name);
    if (high > 0)
        printf(" or %s", instrument->levels[high].name);
    putchar('\n');
}

static void print_scales(const struct instrument *instrument, const struct result *result) {
    const char *separator = "";
    for (int i = 0; i < instrument->scale_count; i++) {
        if (!result->scales[i].known)
            continue;
        printf("%s%s %d", separator, instrument->scales[i].name,
               scoring_round(result->scales[i].value));
        separator = ", ";
    }
    puts(*separator ? "" : "no scale has enough answers");
}

/* Whether it asks for more than saving, and the person agreed to none of that. */
static bool saves_alone(const struct instrument *instrument, const struct person *person) {
    bool asked = false;
    for (int i = 0; i < CONSENT_COUNT; i++) {
        if (i == CONSENT_SAVE || instrument->consents[i] == NULL)
            continue;
        if (person->consents[i])
            return false;
        asked = true;
    }
    return asked;
}

/* What became of the answers, in one line. */
static void say_kept(const struct take *take, bool again) {
    struct error said; /* cleaned */
    char command[TOLD_BYTES];
    if (again)
        error_set(&said, ERROR_NONE,
                  _("these are the answers that %s gave within the last hour, so nothing new was "
                    "kept; --new keeps them once more"),
                  take->person.name);
    else if (take->sitting.id == 0)
        error_set(&said, ERROR_NONE,
                  _("nothing was kept, because this person has not agreed to saving"));
    else if (saves_alone(take->instrument, &take->person))
        error_set(&said, ERROR_NONE,
                  _("kept for %s alone; averages and the team lead's view can be allowed with: "
                    "%s, My data"),
                  take->person.name, told_command(command, "results"));
    else
        return;
    fprintf(stderr, "leadquiz: %s\n", said.sentence);
}

static void report(const struct take *take, bool again) {
    const struct instrument *instrument = take_instrument(take);
    if (take->result.level > 0)
        print_level(instrument, &take->result);
    else
        print_scales(instrument, &take->result);
    say_kept(take, again);
}

/* A new person agrees to saving by being named here, and to nothing else; a known person's
 * consents stand. */
static bool agree(struct take *take, const struct arguments *arguments, struct error *error) {
    if (!take_identify(take, arguments->name, arguments->team, error))
        return false;
    if (take->person.id == 0 && take->instrument->consents[CONSENT_SAVE])
        take->person.consents[CONSENT_SAVE] = true;
    return true;
}

/* One change: half a file of answers is nobody's sitting, however the program ends. */
static bool give_together(struct take *take, const struct arguments *arguments, const char *text,
                          size_t length, struct error *error) {
    enum form form = arguments->short_form ? FORM_SHORT : FORM_FULL;
    if (!store_together_begin(take->store, true, error))
        return false;
    bool done = agree(take, arguments, error) &&
                take_begin(take, form, digest_random(), clock_now(), error) &&
                take_answers_text(take, arguments->answers, text, length, clock_now(), error) &&
                take_finish(take, clock_now(), error);
    return store_together_end(take->store, done, error);
}

static bool take_unattended(const struct instrument *instrument, struct store *store,
                            const struct arguments *arguments, const char *text, size_t length,
                            const struct answers *answers, struct error *error) {
    enum form form = arguments->short_form ? FORM_SHORT : FORM_FULL;
    enum found before = FOUND_NOTHING;
    struct take take;
    take_init(&take, instrument, store);
    if (!arguments->fresh)
        before = take_identify(&take, arguments->name, arguments->team, error)
                     ? take_given_before(&take, form, answers, clock_now(), error)
                     : FOUND_FAILED;
    bool done = before == FOUND ||
                (before == FOUND_NOTHING && give_together(&take, arguments, text, length, error));
    if (done)
        report(&take, before == FOUND);
    take_free(&take);
    return done;
}

/* Whether the answers ask not to be used: then nobody needs to know whose they were. */
static bool thrown_away(const struct instrument *instrument, enum form form,
                        const struct answers *answers) {
    struct result result;
    scoring_compute(instrument, form, answers, NULL, &result);
    if (result.discarded)
        fprintf(stderr, "leadquiz: %s\n", _("the answers ask to be thrown away; nothing was kept"));
    return result.discarded;
}

/* The answers are read and checked before the store is touched. */
static bool run_unattended(const struct instrument *instrument, const struct arguments *arguments,
                           struct error *error) {
    struct answers answers;
    struct store *store = NULL;
    size_t length = 0;
    bool done = false;
    enum form form = arguments->short_form ? FORM_SHORT : FORM_FULL;
    if (!arguments->name)
        return error_set(error, ERROR_USAGE,
                         _("take --answers needs --name: whose answers are they?"));
    if (arguments->resume)
        return error_set(error, ERROR_USAGE,
                         _("take --answers begins a new sitting and cannot go with --resume"));
    char *text = file_read(arguments->answers, ANSWER_FILE_MOST, &length, error);
    if (!text)
        return false;
    if (!take_answers_read(instrument, form, arguments->answers, text, length, &answers, error))
        goto out;
    done = thrown_away(instrument, form, &answers);
    if (done)
        goto out;
    store = command_store(arguments, error);
    if (store)
        done = take_unattended(instrument, store, arguments, text, length, &answers, error);
out:
    store_close(store);
    free(text);
    return done;
}

int command_take(const struct arguments *arguments) {
    struct arguments checked = *arguments;
    struct error error = {.kind = ERROR_NONE};
    char name[NAME_BYTES];
    char team[NAME_BYTES];
    if (!arguments->answers)
        return command_take_attended(arguments);
    if (!command_names(&checked, name, team, &error))
        return command_failed(&error);
    struct instrument *instrument = command_questions(&checked, &error);
    if (!instrument)
        return command_failed(&error);
    bool done = run_unattended(instrument, &checked, &error);
    instrument_free(instrument);
    return done ? command_flush() : command_failed(&error);
}
