/* For the wall: large, few words, no controls. It follows by itself. */
#include "meeting.h"

#include "leadquiz/arguments.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { WORDS_BYTES = 300, COUNT_BYTES = 40 };

static const struct hint hints[] = {
    {ACTION_RIGHT, {ACTION_LEFT}, MARK("turn"), MARK("Turn the page of a result before its time.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave. The meeting goes on.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "This is the screen for the wall. It follows the meeting by itself: the code to join with, how far the room is, the question that is asked, the result when it is revealed, whose pages turn by themselves. There is nothing to press."),
    MARK("Make the letters of the terminal as large as 80 columns and 24 lines allow."),
    NULL,
};

static void paint_centred(struct app *app, int row, enum role role, const char *text) {
    int width = paint_height(app->width, text) > 1 ? app->width : 0;
    if (width > 0) {
        paint_paragraph(app, row, app->left, app->width, 4, role, text);
        return;
    }
    char clean[WORDS_BYTES];
    snprintf(clean, sizeof clean, "%s", text);
    int column = app->left + (app->width - text_width(clean)) / 2;
    paint_text(app, row, column, app->width, role, clean);
}

/* Large letters in the middle; returns the rows used, 0 where they do not fit. */
static int paint_large(struct app *app, int row, int rows, enum role role, const char *text) {
    struct letters letters;
    int count = (int)strlen(text);
    if (!letters_fit(count, app->width, rows, &letters))
        return 0;
    int column = app->left + (app->width - letters_width(count, &letters)) / 2;
    letters_paint(app, row, column, &letters, role, text);
    return LETTER_ROWS * letters.down;
}

static void draw_lobby(struct app *app) {
    const struct meet *meet = app->meet;
    char words[WORDS_BYTES], count[COUNT_BYTES];
    int row = app->top, room = app->bottom - app->top;
    bool tall = room >= 17;
    int half = tall ? (room - 7) / 2 : room - 4;
    row += paint_large(app, row, half, ROLE_TITLE, meet->meeting.code) + 1;
    meet_join_words(app, words, sizeof words);
    paint_centred(app, row, ROLE_STRONG, words);
    row += 2;
    snprintf(count, sizeof count, "%d", meet->counts.seats);
    if (tall)
        row += paint_large(app, row, half, ROLE_BAR, count) + 1;
    meet_seats_words(app, words, sizeof words);
    paint_centred(app, row, ROLE_STRONG, words);
}

/* The question that is asked, or what to do, above the count. */
static int draw_task(struct app *app, int row) {
    const struct meet *meet = app->meet;
    const struct meeting *meeting = &meet->meeting;
    const char *text = meeting->focus != NOWHERE
                           ? meet->instrument->prompts[meeting->focus].text
                           : _("Everybody answers for themselves; nobody sees an answer.");
    return paint_paragraph(app, row, app->left, app->width, 4, ROLE_STRONG, text) + 1;
}

static void draw_open(struct app *app) {
    const struct meet *meet = app->meet;
    const struct room_counts *counts = &meet->counts;
    char words[WORDS_BYTES], count[COUNT_BYTES];
    int row = app->top + draw_task(app, app->top);
    int room = app->bottom - row - 4;
    snprintf(count, sizeof count, "%d/%d", counts->done, counts->seats);
    row += paint_large(app, row, room, ROLE_BAR, count) + 1;
    meet_done_words(app, words, sizeof words);
    paint_centred(app, row++, ROLE_STRONG, words);
    int filled = meet_filled(counts, app->width);
    paint_repeat(app, row, app->left, filled, ROLE_BAR, app->glyphs->bar);
    paint_repeat(app, row, app->left + filled, app->width - filled, ROLE_TRACK, app->glyphs->track);
    row++;
    /* Nobody but a facilitator's program closes, and there may be none just now. */
    if (meet->meeting.state == MEETING_OPEN && meet->seconds == 0 && row < app->bottom)
        paint_centred(app, row + (row + 1 < app->bottom ? 1 : 0), ROLE_CAUTION,
                      _("Time is up. Answers count until the facilitator closes."));
    if (meet->meeting.state == MEETING_CLOSED && row < app->bottom)
        paint_centred(app, row + (row + 1 < app->bottom ? 1 : 0), ROLE_TEXT,
                      _("Closed. The result comes in a moment."));
}

/* The whole width between one margin for all: a wall is no page to read. */
static void spread(struct app *app) {
    app->left = app->columns >= 60 ? 2 : 1;
    app->width = app->columns - 2 * app->left;
}

static void draw(struct app *app, void *state) {
    const struct meeting *meeting = &app->meet->meeting;
    char words[WORDS_BYTES];
    (void)state;
    spread(app);
    meet_join_words(app, words, sizeof words);
    bool over = meeting->state == MEETING_ENDED;
    app->meet->turns = 0;
    meet_header(app, over || meeting->state == MEETING_LOBBY ? "" : words);
    switch (meeting->state) {
    case MEETING_LOBBY: draw_lobby(app); break;
    case MEETING_OPEN:
    case MEETING_CLOSED: draw_open(app); break;
    case MEETING_REVEALED:
    case MEETING_ENDED:
        if (meeting->shown && !over)
            wall_draw_result(app);
        else
            paint_centred(app, app->top + 2, ROLE_STRONG, _("The meeting has ended. Thank you."));
        break;
    }
    app->absent = app->meet->turns > 1 ? ACTION_NONE : ACTION_RIGHT;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct meet *meet = app->meet;
    (void)state;
    switch (event->action) {
    case ACTION_UP:
    case ACTION_LEFT:
    case ACTION_PAGE_UP: meet->turn--; break;
    case ACTION_DOWN:
    case ACTION_RIGHT:
    case ACTION_TOGGLE:
    case ACTION_CHOOSE:
    case ACTION_PAGE_DOWN: meet->turn++; break;
    case ACTION_FIRST: meet->turn = 0; break;
    case ACTION_LEAVE: return app_out(app);
    default: return stay;
    }
    meet->waited = 0;
    return stay;
}

static void enter(struct app *app, void *state) {
    struct error error;
    (void)state;
    if (!meet_begin(app, MEET_SHOW, app->code, &error))
        app->failure = error;
}

static void show(struct app *app, void *state) {
    (void)state;
    if (app->meet != NULL)
        app->meet->turn = app->meet->waited = 0;
}

static struct next arrive(struct app *app, void *state) {
    (void)state;
    return app->meet == NULL ? quit : stay;
}

static void leave(struct app *app, void *state) {
    (void)state;
    meet_end(app);
}

const struct screen screen_meeting_show = {
    .title = MARK("The wall"),
    .hints = hints,
    .help = help,
    .enter = enter,
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
