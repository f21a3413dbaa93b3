/* results.c - all finished sittings of one person, newest first, and what has changed. */
#include "past.h"
#include "plain.h"

#include "leadquiz/arguments.h"

#include "leadquiz/history_page.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

/* ---- whose ---- */

/* Read the history of `name`; *found is false when nobody has it. */
static bool load_named(struct past *past, const char *name, bool *found) {
    struct person person;
    enum found answer = store_person_find(past->store, name, &person, past->error);
    *found = answer == FOUND;
    return answer == FOUND ? past_load(past, person.id) : answer != FOUND_FAILED;
}

static enum step load_given(struct past *past, const char *name) {
    bool found = false;
    if (!load_named(past, name, &found))
        return STEP_FAILED;
    if (found)
        return STEP_ON;
    error_set(past->error, ERROR_INPUT,
              _("there is nobody with the code name %s here; leave --name out to be asked"), name);
    return STEP_FAILED;
}

static enum step ask_whose(struct past *past) {
    char reply[REPLY_BYTES];
    char name[NAME_BYTES];
    for (;;) {
        struct error wrong;
        bool found = false;
        enum step step =
            talk_ask(past->talk,
                     _("Whose results? Type your code name, the one your answers were kept under "
                       "(q leave)."),
                     reply, past->error);
        if (step != STEP_ON)
            return step;
        if (talk_is(reply, 'q') || talk_is(reply, 'b'))
            return STEP_LEAVE;
        if (!text_name(reply, _("The code name"), name, &wrong)) {
            talk_say(past->talk, wrong.sentence);
            continue;
        }
        if (!load_named(past, name, &found))
            return STEP_FAILED;
        if (found)
            return STEP_ON;
        talk_format(past->talk, _("There is nobody with the code name %s here."), name);
    }
}

static enum step find_whose(struct past *past, const struct arguments *arguments) {
    struct store_filter everybody = {.name = NULL};
    struct store_counts counts;
    struct person person;
    char command[TOLD_BYTES];
    if (arguments->name != NULL)
        return load_given(past, arguments->name);
    if (!store_count(past->store, &everybody, &counts, past->error))
        return STEP_FAILED;
    if (counts.people == 0) {
        talk_format(past->talk,
                    _("There are no results here yet. Take the questionnaire first, with: %s"),
                    told_command(command, "take"));
        return STEP_LEAVE;
    }
    switch (store_person_only(past->store, &person, past->error)) {
    case FOUND_FAILED: return STEP_FAILED;
    case FOUND_NOTHING: return ask_whose(past);
    case FOUND: break;
    }
    return past_load(past, person.id) ? STEP_ON : STEP_FAILED;
}

/* ---- one sitting ---- */

static enum step open_sitting(struct past *past, int entry) {
    char reply[REPLY_BYTES];
    if (!past_say_result(past, entry))
        return STEP_FAILED;
    for (;;) {
        bool known = false;
        bool gone = false;
        enum step step = talk_ask(past->talk,
                                  _("Type f for the facets, a for your answers, s to save a "
                                    "report, d to delete this sitting, or press Enter to go back "
                                    "to the list (q leave)."),
                                  reply, past->error);
        if (step != STEP_ON)
            return step;
        if (reply[0] == '\0' || talk_is(reply, 'b'))
            return STEP_ON;
        if (talk_is(reply, 'q'))
            return STEP_LEAVE;
        if (talk_is(reply, 'd')) {
            known = true;
            step = past_delete_sitting(past, entry, &gone);
        } else {
            step = past_look(past, entry, reply, &known);
        }
        if (step == STEP_LEAVE || step == STEP_FAILED || gone)
            return step;
        if (!known)
            talk_say(past->talk, _("Please type f, a, s, d, q, or press Enter."));
    }
}

/* ---- the list ---- */

static bool say_list(struct past *past) {
    const struct history *history = &past->history;
    int count = history->count;
    struct page page;
    talk_blank(past->talk);
    if (count == 0) {
        talk_format(past->talk, _("There is no finished sitting under the code name %s."),
                    history->person.name);
        return true;
    }
    talk_format(past->talk, N_("%s has %d sitting.", "%s has %d sittings, newest first.", count),
                history->person.name, count);
    for (int i = 0; i < count; i++) {
        char mark[16];
        char text[REPLY_BYTES];
        snprintf(mark, sizeof mark, "%d", i + 1);
        history_line(history, count - 1 - i, text, sizeof text);
        talk_entry(past->talk, mark, text);
    }
    page_init(&page, past->talk->width, past->talk->glyphs);
    past_add_changes(&page, history, count - 1);
    return talk_whole(past->talk, &page, past->error);
}

static void say_help(struct past *past) {
    talk_say(
        past->talk,
        _("A change is called clear when it is larger than errors of measurement make in 95 of "
          "100 cases, likely in 90 of 100; anything smaller is within noise, and means nothing "
          "by itself. Only sittings with the same version of the questionnaire and the same "
          "form are compared."));
}

/* *anew: the list is to be said again. */
static enum step follow(struct past *past, const char *reply, bool *anew) {
    int count = past->history.count;
    int number = 0;
    bool gone = false;
    *anew = false;
    if (talk_is(reply, 'q') || talk_is(reply, 'b'))
        return STEP_LEAVE;
    if (talk_is(reply, 'c'))
        return past_change_consents(past);
    if (talk_is(reply, 'e')) {
        enum step step = past_delete_everything(past, &gone);
        return gone && step == STEP_ON ? STEP_LEAVE : step;
    }
    if (strcmp(reply, "?") == 0) {
        say_help(past);
    } else if (talk_is(reply, 't') && count > 0) {
        past_say_trend(past);
    } else if (text_to_int(reply, strlen(reply), &number) && number >= 1 && number <= count) {
        *anew = true;
        return open_sitting(past, count - number);
    } else {
        talk_say(past->talk, _("That is none of these."));
    }
    return STEP_ON;
}

static enum step go_through(struct past *past) {
    char reply[REPLY_BYTES];
    bool anew = true;
    enum step step = STEP_ON;
    while (step == STEP_ON || step == STEP_BACK) {
        if (anew && !say_list(past))
            return STEP_FAILED;
        anew = false;
        step = talk_ask(past->talk,
                        past->history.count > 0
                            ? _("Type the number of a sitting to open it, t for each scale over "
                                "time, c to change what you agreed to, e to delete everything "
                                "about you, ? for what the words mean, or q to leave.")
                            : _("Type c to change what you agreed to, e to delete everything about "
                                "you, or q to leave."),
                        reply, past->error);
        if (step == STEP_ON)
            step = follow(past, reply, &anew);
    }
    return step;
}

bool plain_results(const struct instrument *instrument, struct store *store,
                   const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    struct talk talk;
    struct past past = {.talk = &talk, .store = store, .instrument = instrument, .error = error};
    talk_init(&talk, in, out, arguments->ascii);
    enum step step = find_whose(&past, arguments);
    if (step == STEP_ON)
        step = go_through(&past);
    history_free(&past.history);
    return step != STEP_FAILED && talk_written(&talk, error);
}
