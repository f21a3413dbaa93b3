#include "paint.h"
#include "terminal.h"

#include "leadquiz/clock.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 12, TEXT_COLUMNS = 76 };

struct stack {
    const struct screen *screens[DEPTH_MOST];
    void *states[DEPTH_MOST];
    int depth;
};

void app_notice(struct app *app, enum role role, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(app->notice, sizeof app->notice, format, arguments);
    va_end(arguments);
    /* Sentences of errors begin small, for they follow "leadquiz: " on the command line. */
    if (app->notice[0] >= 'a' && app->notice[0] <= 'z')
        app->notice[0] = (char)(app->notice[0] - 'a' + 'A');
    app->notice_role = role;
}

const struct hint *app_hints(const struct app *app, const struct screen *screen) {
    if (screen->hints_now != NULL)
        return screen->hints_now(app);
    return app_unkept(app) && screen->hints_lost != NULL ? screen->hints_lost : screen->hints;
}

enum letters_are app_letters(const struct app *app, const struct screen *screen) {
    return screen->typing == LETTERS_SEARCH && !app->searching ? LETTERS_BEGIN_SEARCH
                                                               : screen->typing;
}

static bool stack_push(struct stack *stack, struct app *app, const struct screen *screen) {
    if (stack->depth == DEPTH_MOST)
        return true; /* screens do not nest that deep; staying is harmless */
    void *state = calloc(1, screen->state_size > 0 ? screen->state_size : 1);
    if (state == NULL)
        return false;
    stack->screens[stack->depth] = screen;
    stack->states[stack->depth] = state;
    stack->depth++;
    if (screen->enter != NULL)
        screen->enter(app, state);
    return true;
}

static void stack_pop(struct stack *stack, struct app *app) {
    stack->depth--;
    if (stack->screens[stack->depth]->leave != NULL)
        stack->screens[stack->depth]->leave(app, stack->states[stack->depth]);
    free(stack->states[stack->depth]);
}

/* Down to the screen; one that is not there leaves all as it is. */
static void stack_back(struct stack *stack, struct app *app, const struct screen *screen) {
    int at = stack->depth - 1;
    while (at >= 0 && stack->screens[at] != screen)
        at--;
    while (at >= 0 && stack->depth > at + 1)
        stack_pop(stack, app);
}

static void layout(struct app *app) {
    getmaxyx(stdscr, app->rows, app->columns);
    int width = app->columns - (app->columns >= 60 ? 4 : 2);
    app->width = width > TEXT_COLUMNS ? TEXT_COLUMNS : width;
    app->left = (app->columns - app->width) / 2;
    app->top = app->rows >= 32 ? 6 : app->rows >= 20 ? 4 : 2;
    app->bottom = app->rows - (app->rows >= 20 ? 2 : 1);
    app->region_count = 0;
    app->digits = 0;
    app->zero = false;
    app->idle = false;
    app->absent = ACTION_NONE;
    app->cursor = false;
}

static bool too_small(const struct app *app) {
    return app->rows < ROWS_LEAST || app->columns < COLUMNS_LEAST;
}

static void draw_too_small(struct app *app) {
    char text[160];
    snprintf(
        text, sizeof text,
        _("This needs a window of at least %d x %d; it is %d x %d now. Make it larger to go on; nothing is lost. Ctrl-C leaves."),
        COLUMNS_LEAST, ROWS_LEAST, app->columns, app->rows);
    paint_paragraph(app, 0, 0, app->columns > 0 ? app->columns : 1, app->rows, ROLE_TEXT, text);
}

static void draw(struct app *app, const struct screen *screen, void *state) {
    layout(app);
    erase();
    if (too_small(app)) {
        draw_too_small(app);
    } else {
        screen->draw(app, state);
        paint_notice(app);
        paint_footer(app, screen);
    }
    curs_set(app->cursor ? 1 : 0);
    if (app->cursor)
        move(app->cursor_row, app->cursor_column);
    else
        move(app->rows - 1, app->columns - 1);
    refresh();
}

void loop_paint(struct app *app, const struct screen *screen) {
    void *state = calloc(1, screen->state_size);
    if (state == NULL)
        return; /* the loop will say so */
    screen->show(app, state);
    draw(app, screen, state);
    free(state);
}

/* What the place that was clicked does. */
static struct event clicked(const struct app *app, const struct pointer *pointer) {
    for (int i = app->region_count - 1; i >= 0; i--) {
        const struct region *region = &app->regions[i];
        if (pointer->row >= region->row && pointer->row < region->row + region->rows &&
            pointer->column >= region->column && pointer->column < region->column + region->columns)
            return region->event;
    }
    return (struct event){.action = ACTION_NONE};
}

/* What comes next where not everything may. */
static struct next restricted(struct app *app, struct next next) {
    bool shows = (next.turn == TURN_PUSH || next.turn == TURN_REPLACE) && app->restricted;
    if (shows && !restricted_shows(next.screen)) {
        app_notice(app, ROLE_MUTED, "%s", _("That is not to be had at this seat."));
        return stay;
    }
    if (next.turn == TURN_QUIT && app->guard != NULL && !app->released && !app->ended)
        return (struct next){TURN_HOME, NULL};
    return next;
}

static bool turn_once(struct stack *stack, struct app *app, struct next next) {
    switch (next.turn) {
    case TURN_STAY: break;
    case TURN_PUSH: return stack_push(stack, app, next.screen);
    case TURN_REPLACE: stack_pop(stack, app); return stack_push(stack, app, next.screen);
    case TURN_POP: stack_pop(stack, app); break;
    case TURN_BACK: stack_back(stack, app, next.screen); break;
    case TURN_HOME:
        while (stack->depth > 1)
            stack_pop(stack, app);
        break;
    case TURN_QUIT:
        while (stack->depth > 0)
            stack_pop(stack, app);
        break;
    }
    return true;
}

static bool turn(struct stack *stack, struct app *app, struct next next) {
    while ((next = restricted(app, next)).turn != TURN_STAY) {
        if (!turn_once(stack, app, next))
            return false;
        if (stack->depth == 0)
            break;
        const struct screen *screen = stack->screens[stack->depth - 1];
        void *state = stack->states[stack->depth - 1];
        if (screen->show != NULL)
            screen->show(app, state);
        next = screen->arrive != NULL ? screen->arrive(app, state) : stay;
    }
    return true;
}

static struct next answer(struct app *app, const struct screen *screen, void *state,
                          const struct event *event) {
    if (event->action == ACTION_RESIZE) {
        clearok(stdscr, TRUE);
        return stay;
    }
    /* Keys pressed at a screen that cannot be seen do nothing, but for the one it names. */
    if (too_small(app))
        return app->restricted && event->action == ACTION_LEAVE ? app_out(app) : stay;
    app->notice[0] = '\0';
    if (event->action == ACTION_HELP && screen != &screen_help) {
        app->helped = screen;
        return (struct next){TURN_PUSH, &screen_help};
    }
    if (app->restricted && !restricted_takes(event->action))
        return stay;
    return screen->handle(app, state, event);
}

/* A tick, and the beat that is due although keys keep coming. */
static bool beat(struct stack *stack, struct app *app, const struct beat *beat, bool *changed) {
    if (beat == NULL || stack->depth == 0)
        return true;
    struct next next = beat->tick(app, changed);
    *changed = *changed || next.turn != TURN_STAY;
    return turn(stack, app, next);
}

/* How long to wait for a key: until the first of the beats, -1: however long it takes. */
static int patience_of(const struct app *app) {
    int beat = app->beat != NULL ? app->beat->wait(app) : -1;
    int guard = app->guard != NULL ? app->guard->wait(app) : -1;
    return beat < 0 || (guard >= 0 && guard < beat) ? guard : beat;
}

/* Wait for one event and do what it asks; *changed when there is something new to draw. */
static bool run_once(struct stack *stack, struct app *app, int64_t *beaten, bool *changed) {
    const struct screen *screen = stack->screens[stack->depth - 1];
    struct pointer pointer = {0, 0};
    int patience = patience_of(app);
    struct event event = terminal_event(app_letters(app, screen), patience, &pointer);
    if (event.action == ACTION_PICK)
        event = clicked(app, &pointer);
    *changed = event.action != ACTION_TICK;
    app->ended = event.action == ACTION_GONE;
    if (app->ended)
        return turn(stack, app, quit);
    if (*changed && app->touched != 0)
        app->touched = clock_steady();
    if (*changed && event.action != ACTION_NONE &&
        !turn(stack, app, answer(app, screen, stack->states[stack->depth - 1], &event)))
        return false;
    if (app->beat == NULL && app->guard == NULL)
        return true;
    int64_t now = clock_steady();
    if (event.action != ACTION_TICK && (patience < 0 || now - *beaten < patience))
        return true;
    *beaten = now;
    return beat(stack, app, app->guard, changed) && beat(stack, app, app->beat, changed);
}

bool loop_run(struct app *app, const struct screen *first, struct error *error) {
    struct stack stack = {.depth = 0};
    int64_t beaten = 0;
    bool changed = true;
    bool fine = turn(&stack, app, (struct next){TURN_PUSH, first});
    while (fine && stack.depth > 0) {
        if (changed)
            draw(app, stack.screens[stack.depth - 1], stack.states[stack.depth - 1]);
        fine = run_once(&stack, app, &beaten, &changed);
    }
    while (stack.depth > 0)
        stack_pop(&stack, app);
    return fine || error_memory(error);
}
