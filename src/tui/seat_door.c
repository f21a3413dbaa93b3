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
    bool asked; /* the word or the name of the command line has been tried */
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

/* To the seat of the word on the command line; the names are gone when the meeting has ended. */
static struct next sit_by_word(struct app *app) {
    const struct arguments *arguments = app->arguments;
    struct meet *meet = app->meet;
    struct error error;
    if (!text_name(arguments->word, _("The seat word"), meet->word, &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    }
    if (meet->meeting.named && meet->meeting.state != MEETING_ENDED && arguments->name == NULL)
        return (struct next){TURN_PUSH, &screen_seat_name};
    meet_sit(app, arguments->name != NULL ? arguments->name : "");
    return stay;
}

/* ---- the screen ---- */

/* After the end nobody sits down anew. */
static int first_row(const struct app *app) {
    return app->meet->meeting.state == MEETING_ENDED ? ROW_BACK : ROW_SIT;
}

/* Whoever was here comes back to their own result after the end. */
static bool may_enter(const struct app *app, struct error *error) {
    const struct meeting *meeting = &app->meet->meeting;
    struct error why;
    return app->arguments->word != NULL || meeting_may_see_own(meeting, &why) ||
           meeting_may_join(meeting, error);
}

static void enter(struct app *app, void *state) {
    struct error error;
    (void)state;
    bool fine = app->meet != NULL || meet_begin(app, MEET_SEAT, app->code, &error);
    if (fine && may_enter(app, &error))
        return;
    meet_end(app);
    if (!app->from_home)
        app->failure = error;
    else
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static void show(struct app *app, void *state) {
    struct door *door = state;
    if (app->meet == NULL)
        return;
    door->list.count = ROW_COUNT - first_row(app);
    if (door->list.selected >= door->list.count)
        door->list.selected = 0;
}

static struct next arrive(struct app *app, void *state) {
    struct door *door = state;
    const char *name = app->arguments->name;
    if (app->meet == NULL)
        return app->from_home ? pop : quit;
    bool first = !door->asked && !app->meet->held;
    struct next next = stay;
    door->asked = true;
    if (first && app->arguments->word != NULL)
        next = sit_by_word(app);
    else if (first && app->meet->meeting.named && name != NULL)
        meet_sit(app, name);
    if (next.turn != TURN_STAY)
        return next;
    return app->meet->held ? (struct next){TURN_PUSH, &screen_seat} : stay;
}

static void draw(struct app *app, void *state) {
    struct door *door = state;
    const struct meet *meet = app->meet;
    char text[NOTICE_BYTES];
    struct row rows[ROW_COUNT] = {
        [ROW_SIT] = {.label = _("Sit down"), .detail = "", .role = ROLE_STRONG},
        [ROW_BACK] = {.label = _("I was here before"), .detail = _("with your seat word")},
        [ROW_LEAVE] = {.label = _("Leave"), .detail = "", .apart = true},
    };
    int first = first_row(app);
    for (int i = first; i < ROW_COUNT; i++)
        rows[i].key = list_key(i - first);
    app->digits = ROW_COUNT - first;
    paint_header(app, meet->meeting.title, meet->meeting.code, 0, 0);
    int row = app->top;
    if (meet->claiming)
        snprintf(
            text, sizeof text,
            _("Another terminal sits at %s. As soon as it has gone, you are there by yourself; that takes some seconds."),
            meet->seat.word);
    else if (meet->meeting.state == MEETING_ENDED)
        snprintf(text, sizeof text, "%s",
                 _("This meeting has ended. If you had a seat, its seat word leads to your own "
                   "result."));
    else if (meet->meeting.named)
        snprintf(
            text, sizeof text, "%s",
            _("You join with a code name. The facilitator sees how many people are in; nobody sees who answered what."));
    else
        snprintf(
            text, sizeof text, "%s",
            _("You join without a name. The facilitator sees how many people are in; nobody sees who answered what."));
    row += paint_paragraph(app, row, app->left, app->width, 5, ROLE_TEXT, text) + 1;
    paint_list(app, &door->list, rows + first, row, app->bottom - row);
}

static struct next choose(struct app *app, struct door *door, int number) {
    struct meet *meet = app->meet;
    if (number < 0 || number >= door->list.count)
        return stay;
    door->list.selected = number;
    number += first_row(app);
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

/* What was said to whoever sat is not for the next one to read. */
static void leave(struct app *app, void *state) {
    (void)state;
    if (app->meet != NULL && app->meet->seat.id != 0)
        app->notice[0] = '\0';
    meet_end(app);
}

const struct screen screen_seat_door = {
    .title = MARK("Join a meeting"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct door),
    .enter = enter,
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
