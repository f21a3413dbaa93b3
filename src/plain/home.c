/* home.c - what can be done, as a short list. */
#include "plain.h"
#include "way.h"

#include "leadquiz/arguments.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum door {
    DOOR_FULL,
    DOOR_SHORT,
    DOOR_RESULTS,
    DOOR_REVIEW,
    DOOR_JOIN,
    DOOR_RUN,
    DOOR_ABOUT,
    DOOR_COUNT
};

struct home {
    struct talk talk;
    const struct instrument *instrument;
    struct store *store;
    const struct arguments *arguments;
    enum door doors[DOOR_COUNT];
    int count;
};

static int minutes(const struct instrument *instrument, enum form form) {
    struct quiz quiz;
    quiz_begin(&quiz, instrument, form, 0);
    return (int)((quiz_time_left(&quiz) + 59999) / 60000);
}

static void say_form(struct home *home, const char *mark, const char *what, enum form form) {
    char text[REPLY_BYTES];
    int time = minutes(home->instrument, form);
    snprintf(text, sizeof text,
             N_("%s (about %d minute), or go on with it", "%s (about %d minutes), or go on with it",
                time),
             what, time);
    talk_entry(&home->talk, mark, text);
}

static void say_doors(struct home *home) {
    talk_say(&home->talk, home->instrument->title);
    for (int i = 0; i < home->count; i++) {
        char mark[16];
        snprintf(mark, sizeof mark, "%d", i + 1);
        switch (home->doors[i]) {
        case DOOR_FULL: say_form(home, mark, _("Take the questionnaire"), FORM_FULL); break;
        case DOOR_SHORT: say_form(home, mark, _("Take the short form"), FORM_SHORT); break;
        case DOOR_RESULTS: talk_entry(&home->talk, mark, _("My results")); break;
        case DOOR_REVIEW:
            talk_entry(&home->talk, mark, _("Review the team, for the team lead"));
            break;
        case DOOR_JOIN: talk_entry(&home->talk, mark, _("Join a meeting, with its code")); break;
        case DOOR_RUN:
            talk_entry(&home->talk, mark, _("Run a meeting, for the facilitator"));
            break;
        case DOOR_ABOUT: talk_entry(&home->talk, mark, _("What it is and who sees what")); break;
        case DOOR_COUNT: break;
        }
    }
    talk_entry(&home->talk, "q", _("Leave"));
}

static void say_about(struct home *home) {
    const char *provisional = home->instrument->wording.provisional;
    way_say_about(&home->talk, home->instrument);
    if (provisional[0] != '\0')
        talk_say(&home->talk, provisional);
}

static bool open_door(struct home *home, enum door door, struct error *error) {
    struct talk *talk = &home->talk;
    struct arguments arguments = *home->arguments;
    bool done = true;
    switch (door) {
    case DOOR_FULL:
    case DOOR_SHORT:
        arguments.short_form = door == DOOR_SHORT;
        done = plain_take(home->instrument, home->store, &arguments, talk->in, talk->out, error);
        break;
    case DOOR_RESULTS:
        done = plain_results(home->instrument, home->store, &arguments, talk->in, talk->out, error);
        break;
    case DOOR_REVIEW:
        done = plain_review(home->instrument, home->store, &arguments, talk->in, talk->out, error);
        break;
    case DOOR_JOIN:
        done = plain_join(home->instrument, home->store, &arguments, talk->in, talk->out, error);
        break;
    case DOOR_RUN:
        done = plain_meetings(home->instrument, home->store, &arguments, false, talk->in, talk->out,
                              error);
        break;
    case DOOR_ABOUT: say_about(home); break;
    case DOOR_COUNT: break;
    }
    bool beyond = door == DOOR_REVIEW || door == DOOR_JOIN || door == DOOR_RUN;
    if (!done && beyond &&
        error->kind == ERROR_INPUT) { /* a passphrase, a code: all else goes on */
        talk_format(talk, _("That did not work: %s."), error->sentence);
        *error = (struct error){.kind = ERROR_NONE};
        done = true;
    }
    talk_blank(talk);
    return done;
}

bool plain_home(const struct instrument *instrument, struct store *store,
                const struct arguments *arguments, FILE *in, FILE *out, struct error *error) {
    struct home home = {.instrument = instrument, .store = store, .arguments = arguments};
    char reply[REPLY_BYTES];
    char prompt[REPLY_BYTES];
    talk_init(&home.talk, in, out, arguments->ascii);
    for (int door = DOOR_FULL; door < DOOR_COUNT; door++) {
        if (door != DOOR_SHORT || instrument_order(instrument, FORM_SHORT, true)->count > 0)
            home.doors[home.count++] = (enum door)door;
    }
    snprintf(prompt, sizeof prompt, _("Type 1 to %d, or q."), home.count);
    for (;;) {
        int number = 0;
        say_doors(&home);
        enum step step = talk_ask(&home.talk, prompt, reply, error);
        if (step != STEP_ON)
            return step == STEP_LEAVE && talk_anybody(&home.talk, TALK_OF_ANSWERS, error);
        if (talk_is(reply, 'q'))
            return true;
        if (!text_to_int(reply, strlen(reply), &number) || number < 1 || number > home.count)
            talk_say(&home.talk, _("That is none of these."));
        else if (!open_door(&home, home.doors[number - 1], error))
            return false;
    }
}
