#include "meeting.h"

#include "leadquiz/arguments.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_BYTES = 200, SENTENCE_LETTERS = 180, SENTENCE_ROWS_LEAST = 4 };

/* In the order of the screen. */
enum door {
    DOOR_GO_ON,
    DOOR_FULL,
    DOOR_SHORT,
    DOOR_RESULTS,
    DOOR_REVIEW,
    DOOR_JOIN,
    DOOR_RUN,
    DOOR_ABOUT,
    DOOR_LEAVE,
    DOOR_COUNT
};

struct home {
    struct list list;
    enum door doors[DOOR_COUNT];
    bool known; /* the questions and the store are there; the first frame does not wait for them */
    bool unfinished;
    struct sitting sitting;
};

static const struct hint hints[] = {
    HINT_LIST,
    HINT_DIGIT,
    {ACTION_HELP, {0}, MARK("help"), MARK("This page. It explains each screen.")},
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave the program. Nothing is lost.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "This is where everything begins. Move with the arrow keys and press Enter, press the number in front of a line, or click on it with the mouse."),
    MARK(
        "The bottom line of every screen says which keys do what. No key can lose an answer: you may leave at any question and come back to it."),
    NULL,
};

static void look(struct app *app, struct home *home) {
    struct error error = {.kind = ERROR_NONE};
    /* Whoever sits down now is not shown who was here before. */
    take_free(&app->take);
    take_init(&app->take, app->instrument, app->store);
    app->name[0] = app->team[0] = '\0';
    home->unfinished =
        take_unfinished(&app->take, app->arguments->name, &home->sitting, &error) == FOUND;
    if (error.kind != ERROR_NONE)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

/* What most question files have is there in the first frame too. */
static bool has_door(const struct app *app, const struct home *home, enum door door) {
    switch (door) {
    case DOOR_GO_ON: return home->unfinished;
    case DOOR_SHORT:
        return !home->known || instrument_order(app->instrument, FORM_SHORT, true)->count > 0;
    default: return true;
    }
}

static void show(struct app *app, void *state) {
    struct home *home = state;
    home->known = app->store != NULL;
    if (home->known)
        look(app, home);
    home->list = (struct list){.selected = home->known ? 0 : NOWHERE};
    for (enum door door = DOOR_GO_ON; door < DOOR_COUNT; door++)
        if (has_door(app, home, door))
            home->doors[home->list.count++] = door;
}

static int minutes(const struct app *app, enum form form) {
    struct quiz quiz;
    quiz_begin(&quiz, app->instrument, form, 0);
    return (int)((quiz_time_left(&quiz) + 59999) / 60000);
}

static void label(const struct app *app, const struct home *home, enum door door, char *out,
                  char *detail) {
    int time = 0;
    detail[0] = out[0] = '\0';
    switch (door) {
    case DOOR_GO_ON:
        snprintf(out, LABEL_BYTES, _("Go on where %s stopped"), home->sitting.person_name);
        snprintf(detail, LABEL_BYTES,
                 N_("%d answer given", "%d answers given", home->sitting.answered),
                 home->sitting.answered);
        break;
    case DOOR_FULL:
        snprintf(out, LABEL_BYTES, "%s", _("Take the questionnaire"));
        time = home->known ? minutes(app, FORM_FULL) : 0;
        break;
    case DOOR_SHORT:
        snprintf(out, LABEL_BYTES, "%s", _("Take the short form"));
        time = home->known ? minutes(app, FORM_SHORT) : 0;
        break;
    case DOOR_RESULTS: snprintf(out, LABEL_BYTES, "%s", _("My results")); break;
    case DOOR_REVIEW:
        snprintf(out, LABEL_BYTES, "%s", _("Review the team"));
        snprintf(detail, LABEL_BYTES, "%s", _("for the team lead"));
        break;
    case DOOR_JOIN:
        snprintf(out, LABEL_BYTES, "%s", _("Join a meeting"));
        snprintf(detail, LABEL_BYTES, "%s", _("with its code"));
        break;
    case DOOR_RUN:
        snprintf(out, LABEL_BYTES, "%s", _("Run a meeting"));
        snprintf(detail, LABEL_BYTES, "%s", _("for the facilitator"));
        break;
    case DOOR_ABOUT: snprintf(out, LABEL_BYTES, "%s", _("What it is and who sees what")); break;
    case DOOR_LEAVE: snprintf(out, LABEL_BYTES, "%s", _("Leave")); break;
    case DOOR_COUNT: break;
    }
    if (time > 0)
        snprintf(detail, LABEL_BYTES, N_("about %d minute", "about %d minutes", time), time);
}

/* The title and the sentence of the questionnaire; returns the row that the doors begin in, which
 * a sentence of usual length does not move. */
static int draw_head(struct app *app, const struct home *home) {
    bool wide = app->columns >= 60;
    const char *title = home->known ? app->instrument->title : wide ? "" : "leadquiz";
    paint_header(app, title, wide ? "leadquiz " LEADQUIZ_VERSION : "", 0, 0);
    if (app->rows < 20)
        return app->top;
    int usual = (SENTENCE_LETTERS + app->width - 1) / app->width;
    int most = usual > SENTENCE_ROWS_LEAST ? usual : SENTENCE_ROWS_LEAST;
    int used = home->known ? paint_paragraph(app, app->top, app->left + 2, app->width - 2, most,
                                             ROLE_TEXT, app->instrument->wording.welcome.text[0])
                           : 0;
    used = used > most ? most : used < usual ? usual : used;
    return app->top + used + 2;
}

/* One's own, what others answered, a room, and the rest. */
static bool begins_group(enum door door) {
    return door == DOOR_RESULTS || door == DOOR_JOIN || door == DOOR_ABOUT;
}

static void draw(struct app *app, void *state) {
    struct home *home = state;
    char labels[DOOR_COUNT][LABEL_BYTES], details[DOOR_COUNT][LABEL_BYTES];
    struct row rows[DOOR_COUNT];
    for (int i = 0; i < home->list.count; i++) {
        label(app, home, home->doors[i], labels[i], details[i]);
        /* A number promises what its key does, and that is not known at once: a sitting to go on
         * with would be the first. */
        rows[i] = (struct row){.key = home->known ? list_key(i) : "",
                               .label = labels[i],
                               .detail = details[i],
                               .apart = begins_group(home->doors[i])};
    }
    app->digits = home->list.count;
    int row = draw_head(app, home);
    paint_list(app, &home->list, rows, row, app->bottom - row);
}

static struct next choose(struct app *app, struct home *home, int number) {
    if (number < 0 || number >= home->list.count)
        return stay;
    home->list.selected = number;
    struct error error;
    switch (home->doors[number]) {
    case DOOR_GO_ON:
        app_way_begins(app);
        if (take_resume(&app->take, &home->sitting, &error))
            return (struct next){TURN_PUSH, &screen_question};
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    case DOOR_FULL: app->form = FORM_FULL; return (struct next){TURN_PUSH, &screen_welcome};
    case DOOR_SHORT: app->form = FORM_SHORT; return (struct next){TURN_PUSH, &screen_welcome};
    case DOOR_RESULTS: return app_results(app);
    case DOOR_REVIEW: return (struct next){TURN_PUSH, app_review_first(app)};
    case DOOR_JOIN: return (struct next){TURN_PUSH, &screen_type_code};
    case DOOR_RUN: return (struct next){TURN_PUSH, app_meetings_first(app)};
    case DOOR_ABOUT: return (struct next){TURN_PUSH, &screen_about};
    case DOOR_LEAVE: return quit;
    case DOOR_COUNT: break;
    }
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct home *home = state;
    if (list_move(&home->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, home, event->number - 1);
    case ACTION_PICK: return choose(app, home, event->number);
    case ACTION_CHOOSE: return choose(app, home, home->list.selected);
    case ACTION_LEAVE: return quit;
    default: return stay;
    }
}

const struct screen screen_home = {
    .title = MARK("Home"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct home),
    .show = show,
    .draw = draw,
    .handle = handle,
};
