/* Joining a meeting: sit down, or come back by the seat word. The seat stands above it. */
#include "meeting.h"

#include "leadquiz/arguments.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { ROW_SIT, ROW_BACK, ROW_LEAVE, ROW_COUNT };

struct door {
    struct list list;
    bool asked; /* the name of the command line has been tried */
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave without sitting down.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "A meeting has a seat for everybody who joins. Each seat has a word of its own: with it you come back to your seat when the line drops or the window is closed."),
    MARK(
        "Nobody sees what you answer, neither the facilitator nor the screen at the wall. What is shown when the facilitator reveals it is about the room as a whole."),
    NULL,
};

/* ---- sitting down ---- */

bool meet_sit(struct app *app, const char *name) {
    struct meet *meet = app->meet;
    struct error error;
    bool back = meet->word[0] != '\0';
    enum found found = FOUND;
    if (back)
        found = room_return(app->store, &meet->meeting, meet->word, name, clock_now(), &meet->seat,
                            &error);
    else if (!room_join(app->store, &meet->meeting, name, digest_random(), clock_now(), &meet->seat,
                        &error))
        found = FOUND_FAILED;
    if (found == FOUND)
        found = meet_hold_seat(app, &error) == FOUND_FAILED ? FOUND_FAILED : FOUND;
    if (found == FOUND) {
        meet->welcomed = back || meet->meeting.state == MEETING_LOBBY;
        return true;
    }
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return false;
}

/* ---- the screen ---- */

static void enter(struct app *app, void *state) {
    struct door *door = state;
    struct error error;
    door->list = (struct list){.count = ROW_COUNT, .selected = ROW_SIT};
    bool fine = app->meet != NULL || meet_begin(app, MEET_SEAT, app->code, &error);
    if (fine && meeting_may_join(&app->meet->meeting, &error))
        return;
    meet_end(app);
    if (!app->from_home)
        app->failure = error;
    else
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static struct next arrive(struct app *app, void *state) {
    struct door *door = state;
    const char *name = app->arguments->name;
    if (app->meet == NULL)
        return app->from_home ? pop : quit;
    if (app->meet->meeting.named && name != NULL && !door->asked && !app->meet->held) {
        door->asked = true;
        meet_sit(app, name);
    }
    return app->meet->held ? (struct next){TURN_PUSH, &screen_seat} : stay;
}

static void draw(struct app *app, void *state) {
    struct door *door = state;
    const struct meet *meet = app->meet;
    char text[NOTICE_BYTES];
    const struct row rows[ROW_COUNT] = {
        [ROW_SIT] = {.key = "1", .label = _("Sit down"), .detail = "", .role = ROLE_STRONG},
        [ROW_BACK] = {.key = "2",
                      .label = _("I was here before"),
                      .detail = _("with your seat word")},
        [ROW_LEAVE] = {.key = "3", .label = _("Leave"), .detail = "", .apart = true},
    };
    app->digits = ROW_COUNT;
    paint_header(app, meet->meeting.title, meet->meeting.code, 0, 0);
    int row = app->top;
    if (meet->claiming)
        snprintf(
            text, sizeof text,
            _("Another terminal sits at %s. As soon as it has gone, you are there by yourself; that takes some seconds."),
            meet->seat.word);
    else if (meet->meeting.named)
        snprintf(
            text, sizeof text, "%s",
            _("You join with a code name. The facilitator sees how many people are in; nobody sees who answered what."));
    else
        snprintf(
            text, sizeof text, "%s",
            _("You join without a name. The facilitator sees how many people are in; nobody sees who answered what."));
    row += paint_paragraph(app, row, app->left, app->width, 5, ROLE_TEXT, text) + 1;
    paint_list(app, &door->list, rows, row, app->bottom - row);
}

static struct next choose(struct app *app, struct door *door, int number) {
    struct meet *meet = app->meet;
    if (number < 0 || number >= ROW_COUNT)
        return stay;
    door->list.selected = number;
    meet->claiming = false;
    meet->word[0] = '\0';
    if (number == ROW_LEAVE)
        return app_out(app);
    if (number == ROW_BACK)
        return (struct next){TURN_PUSH, &screen_seat_word};
    if (meet->meeting.named)
        return (struct next){TURN_PUSH, &screen_seat_name};
    meet_sit(app, "");
    return arrive(app, door);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct door *door = state;
    if (list_move(&door->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, door, event->number - 1);
    case ACTION_PICK: return choose(app, door, event->number);
    case ACTION_CHOOSE: return choose(app, door, door->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return app_out(app);
    default: return stay;
    }
}

static void leave(struct app *app, void *state) {
    (void)state;
    meet_end(app);
}

const struct screen screen_seat_door = {
    .title = MARK("Join a meeting"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct door),
    .enter = enter,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
