/* A seat in a meeting: what to do now, or what it waits for. It comes back to itself whenever the
 * meeting has moved on. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { ROWS_MOST = 4, LABEL_BYTES = 200, WORDS_BYTES = 500 };

enum seat_row { SEAT_GO, SEAT_RESULT, SEAT_KEEP, SEAT_TIPS, SEAT_LOOK, SEAT_LEAVE };

struct seat_view {
    struct list list;
    enum seat_row rows[ROWS_MOST];
    bool ready; /* the way through has its result */
    struct seat_answers answers;
};

static const struct hint hints[] = {
    HINT_LIST, HINT_DIGIT,
    HINT_HELP, {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave. Your seat is kept; it asks first.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "This is your seat. You need not do anything here: when the facilitator opens the meeting, asks a question or reveals a result, this screen follows by itself."),
    MARK(
        "The seat word brings you back to this seat, at the same question, from any terminal. Whoever knows it can sit here, so keep it to yourself."),
    MARK(
        "What you answer is kept in your seat and shown to nobody. After the reveal your own result is yours alone; it stays nowhere unless you keep it under a code name."),
    NULL,
};

/* ---- how it stands ---- */

static bool answering(const struct meet *meet) {
    return meet->meeting.state == MEETING_OPEN && meet->meeting.focus == NOWHERE;
}

/* Take the seat's way through, once. */
static bool take_way(struct app *app) {
    struct meet *meet = app->meet;
    struct error error;
    if (meet->taken)
        return true;
    take_free(&app->take);
    take_init(&app->take, meet->instrument, app->store);
    app_way_begins(app);
    app->acted = false;
    meet->taken = room_seat_take(&meet->meeting, &meet->seat, &app->take, &error);
    if (!meet->taken)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return meet->taken;
}

/* Thrown away once the person has said so, or when the answers can no longer be changed. */
static bool thrown_away(const struct app *app) {
    return app->meet->taken && app->take.finished && app->take.result.discarded;
}

/* Whether the person's own result can be looked at. */
static bool own_result(struct app *app, struct seat_view *view) {
    const struct meeting *meeting = &app->meet->meeting;
    struct error error;
    bool begun = !meeting->one_by_one && meeting->state != MEETING_LOBBY;
    if (!begun || !take_way(app) || !quiz_complete(&app->take.quiz))
        return false;
    if (!meeting_may_see_own(meeting, &error))
        return false;
    if (!view->ready && !app->take.finished && !take_finish(&app->take, clock_now(), &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return false;
    }
    view->ready = true;
    return !app->take.result.discarded;
}

/* What has become of the answers. */
static void read_answers(struct app *app, struct seat_view *view) {
    struct meet *meet = app->meet;
    struct error error;
    view->answers =
        (struct seat_answers){.answered = meet->taken ? quiz_answered(&app->take.quiz) : 0,
                              .discarded = thrown_away(app)};
    if (meet->meeting.state == MEETING_ENDED &&
        !store_seat_voted(app->store, meet->seat.id, &view->answers.votes, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static void add(struct seat_view *view, enum seat_row row) {
    if (view->list.count < ROWS_MOST)
        view->rows[view->list.count++] = row;
}

static void show(struct app *app, void *state) {
    struct seat_view *view = state;
    struct meet *meet = app->meet;
    meet->keeping = false;
    view->list = (struct list){.selected = 0};
    if (!meet->welcomed) {
        add(view, SEAT_GO);
        return;
    }
    if (own_result(app, view)) {
        add(view, SEAT_RESULT);
        if (!meet->seat.kept)
            add(view, SEAT_KEEP);
        if (!app->acted)
            add(view, SEAT_TIPS);
    } else if (answering(meet) && !thrown_away(app)) {
        add(view, SEAT_LOOK);
    }
    read_answers(app, view);
    if (view->list.count > 0 || meet->meeting.state == MEETING_ENDED)
        add(view, SEAT_LEAVE);
}

/* On to what is to be answered. */
static struct next arrive(struct app *app, void *state) {
    struct meet *meet = app->meet;
    (void)state;
    if (!meet->welcomed || meet->meeting.state != MEETING_OPEN)
        return stay;
    if (meet->meeting.focus != NOWHERE)
        return (struct next){TURN_PUSH, &screen_seat_vote};
    if (!take_way(app) || app->take.finished)
        return stay;
    if (!quiz_complete(&app->take.quiz))
        return (struct next){TURN_PUSH, &screen_question};
    return take_throws_away(&app->take) ? (struct next){TURN_PUSH, &screen_overview} : stay;
}

/* ---- drawing ---- */

static const char *words(const struct app *app, const struct seat_view *view) {
    const struct meet *meet = app->meet;
    switch (meet->meeting.state) {
    case MEETING_LOBBY: return _("The meeting begins in a moment. This screen goes on by itself.");
    case MEETING_OPEN:
        if (thrown_away(app))
            return _("When everybody is ready, the room's result comes on the wall.");
        return meet->welcomed
                   ? _("Thank you, all your answers are in. When everybody is ready, the result comes on the wall.")
                   : _("The meeting is open. Write the seat word down, then go on.");
    case MEETING_CLOSED:
        if (thrown_away(app))
            return _("The answering is closed; look at the wall.");
        return _("Thank you. The answering is closed; look at the wall.");
    case MEETING_REVEALED:
        if (meet->meeting.focus != NOWHERE)
            return _("Look at the wall: this is how the room voted.");
        if (thrown_away(app))
            return _("The result of the room is on the wall.");
        return view->ready
                   ? _("The result of the room is on the wall. Your own is here, for you alone.")
                   : _("The result of the room is on the wall. Your own needs all questions answered.");
    case MEETING_ENDED: return _("This meeting has ended. Thank you for being here.");
    }
    return "";
}

/* The seat word, until the person is asked something. */
static int draw_word(struct app *app, int row) {
    const struct meet *meet = app->meet;
    if (meet->welcomed && meet->meeting.state != MEETING_LOBBY)
        return 0;
    int used = paint_paragraph(app, row, app->left, app->width, 2, ROLE_TEXT,
                               _("Your seat word. Write it down:"));
    bool roomy = app->rows >= 20;
    used += roomy ? 1 : 0;
    used +=
        paint_text(app, row + used, app->left + 4, app->width - 4, ROLE_TITLE, meet->seat.word) > 0;
    used += roomy ? 1 : 0;
    used += paint_paragraph(app, row + used, app->left, app->width, 3, ROLE_MUTED,
                            _("With it you come back to this seat when the line drops."));
    return used + 1;
}

static const char *row_label(enum seat_row row) {
    switch (row) {
    case SEAT_GO: return _("Go on");
    case SEAT_RESULT: return _("See my own result");
    case SEAT_KEEP: return _("Keep it under a code name");
    case SEAT_TIPS: return _("Small things to do next");
    case SEAT_LOOK: return _("Look at my answers again");
    case SEAT_LEAVE: return _("Leave");
    }
    return "";
}

static void draw(struct app *app, void *state) {
    struct seat_view *view = state;
    struct row rows[ROWS_MOST];
    char seat[LABEL_BYTES];
    for (int i = 0; i < view->list.count; i++)
        rows[i] = (struct row){.key = list_key(i),
                               .label = row_label(view->rows[i]),
                               .detail = "",
                               .apart = i > 0 && view->rows[i] == SEAT_LEAVE};
    app->digits = view->list.count;
    app->idle = view->list.count == 0;
    snprintf(seat, sizeof seat, _("seat %s"), app->meet->seat.word);
    bool above = app->meet->welcomed && app->meet->meeting.state != MEETING_LOBBY;
    meet_header(app, above ? seat : "");
    int row = app->top;
    row += draw_word(app, row);
    row += paint_paragraph(app, row, app->left, app->width, 4, ROLE_STRONG, words(app, view));
    if (app->meet->meeting.state == MEETING_ENDED || thrown_away(app)) {
        char parting[WORDS_BYTES];
        room_seat_words(&app->meet->meeting, &app->meet->seat, &view->answers, parting,
                        sizeof parting);
        row += paint_paragraph(app, row, app->left, app->width, app->bottom - row - 1, ROLE_TEXT,
                               parting);
    }
    row++;
    paint_list(app, &view->list, rows, row, app->bottom - row);
}

/* ---- doing ---- */

/* The name is proposed as it stands in the store: a slip in it may have been put right. */
static struct next keep(struct app *app) {
    struct meet *meet = app->meet;
    struct room_seat seat;
    struct error error;
    enum found found = store_seat_get(app->store, meet->seat.id, &seat, &error);
    if (found == FOUND_FAILED) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    }
    meet->keeping = true;
    app->team[0] = '\0';
    snprintf(app->name, sizeof app->name, "%s", found == FOUND ? seat.name : "");
    return (struct next){TURN_PUSH, &screen_identity};
}

/* This sitting alone: whoever keeps it under a code name that is known sees nothing of before. */
static struct next look(struct app *app) {
    struct error error;
    history_free(&app->history);
    app->history = (struct history){0};
    app->shown = app->take.sitting.id;
    if (history_of_one(&app->take, &app->history, &error))
        return (struct next){TURN_PUSH, &screen_seat_result};
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next choose(struct app *app, struct seat_view *view, int number) {
    if (number < 0 || number >= view->list.count)
        return stay;
    view->list.selected = number;
    switch (view->rows[number]) {
    case SEAT_GO:
        app->meet->welcomed = true;
        show(app, view);
        return arrive(app, view);
    case SEAT_RESULT: return look(app);
    case SEAT_KEEP: return keep(app);
    case SEAT_TIPS: return (struct next){TURN_PUSH, &screen_actions};
    case SEAT_LOOK: return (struct next){TURN_PUSH, &screen_overview};
    case SEAT_LEAVE: return (struct next){TURN_PUSH, &screen_seat_leave};
    }
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct seat_view *view = state;
    if (view->list.count > 0 && list_move(&view->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, view, event->number - 1);
    case ACTION_PICK: return choose(app, view, event->number);
    case ACTION_CHOOSE: return choose(app, view, view->list.selected);
    case ACTION_LEAVE: return (struct next){TURN_PUSH, &screen_seat_leave};
    default: return stay;
    }
}

const struct screen screen_seat = {
    .title = MARK("Your seat"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct seat_view),
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
