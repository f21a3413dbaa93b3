#include "paint.h"

#include "leadquiz/arguments.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { ROWS_MOST = 6, LABEL_BYTES = 200 };

enum door { DOOR_GO_ON, DOOR_FULL, DOOR_SHORT, DOOR_RESULTS, DOOR_ABOUT, DOOR_LEAVE };

struct home {
    struct list list;
    enum door doors[ROWS_MOST];
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

static void show(struct app *app, void *state) {
    struct home *home = state;
    struct error error = {.kind = ERROR_NONE};
    /* Whoever sits down now is not shown who was here before. */
    take_free(&app->take);
    take_init(&app->take, app->instrument, app->store);
    app->name[0] = app->team[0] = '\0';
    home->unfinished =
        app->store != NULL && /* the first frame does not wait for it */
        take_unfinished(&app->take, app->arguments->name, &home->sitting, &error) == FOUND;
    if (error.kind != ERROR_NONE)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    int count = 0;
    if (home->unfinished)
        home->doors[count++] = DOOR_GO_ON;
    home->doors[count++] = DOOR_FULL;
    if (instrument_order(app->instrument, FORM_SHORT, true)->count > 0)
        home->doors[count++] = DOOR_SHORT;
    home->doors[count++] = DOOR_RESULTS;
    home->doors[count++] = DOOR_ABOUT;
    home->doors[count++] = DOOR_LEAVE;
    home->list = (struct list){.count = count, .selected = 0};
}

static int minutes(const struct app *app, enum form form) {
    struct quiz quiz;
    quiz_begin(&quiz, app->instrument, form, 0);
    return (int)((quiz_time_left(&quiz) + 59999) / 60000);
}

static void label(const struct app *app, const struct home *home, enum door door, char *out,
                  char *detail) {
    int time = 0;
    detail[0] = '\0';
    switch (door) {
    case DOOR_GO_ON:
        snprintf(out, LABEL_BYTES, _("Go on where %s stopped"), home->sitting.person_name);
        snprintf(detail, LABEL_BYTES,
                 N_("%d answer given", "%d answers given", home->sitting.answered),
                 home->sitting.answered);
        break;
    case DOOR_FULL:
        snprintf(out, LABEL_BYTES, "%s", _("Take the questionnaire"));
        time = minutes(app, FORM_FULL);
        break;
    case DOOR_SHORT:
        snprintf(out, LABEL_BYTES, "%s", _("Take the short form"));
        time = minutes(app, FORM_SHORT);
        break;
    case DOOR_RESULTS: snprintf(out, LABEL_BYTES, "%s", _("My results")); break;
    case DOOR_ABOUT: snprintf(out, LABEL_BYTES, "%s", _("What it is and who sees what")); break;
    case DOOR_LEAVE: snprintf(out, LABEL_BYTES, "%s", _("Leave")); break;
    }
    if (time > 0)
        snprintf(detail, LABEL_BYTES, N_("about %d minute", "about %d minutes", time), time);
}

static void draw(struct app *app, void *state) {
    struct home *home = state;
    char labels[ROWS_MOST][LABEL_BYTES], details[ROWS_MOST][LABEL_BYTES];
    struct row rows[ROWS_MOST];
    for (int i = 0; i < home->list.count; i++) {
        label(app, home, home->doors[i], labels[i], details[i]);
        rows[i] = (struct row){.key = list_key(i),
                               .label = labels[i],
                               .detail = details[i],
                               .apart = home->doors[i] == DOOR_RESULTS};
    }
    app->digits = home->list.count;
    paint_header(app, app->instrument->title,
                 app->columns >= 60 ? "leadquiz " LEADQUIZ_VERSION : "", 0, 0);
    int row = app->top;
    if (app->rows >= 20) {
        row += paint_paragraph(app, row, app->left + 2, app->width - 2, 4, ROLE_TEXT,
                               app->instrument->wording.welcome.text[0]) +
               2;
    }
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
    case DOOR_ABOUT: return (struct next){TURN_PUSH, &screen_about};
    case DOOR_LEAVE: return quit;
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
