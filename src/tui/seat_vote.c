/* One question that the whole room votes on: give a vote, change it while it is open, wait. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

struct vote {
    struct list list;
    int order[RESPONSES_MOST + 1]; /* option numbers as shown; then 0 where that is offered */
    int count;
    int value; /* the vote that is in; ANSWER_OPEN: none */
    int64_t since;
};

static const struct hint hints[] = {
    {ACTION_DIGIT, {0}, MARK("vote"), MARK("Vote with this number.")},
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("choose"),
     MARK("Move to an answer, and vote for it.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave. Your seat is kept; it asks first.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Everybody votes for themselves. The room sees how many have voted, and after the reveal how often each answer was given; nobody sees who gave which."),
    MARK("As long as the vote is open you may change yours: choose another answer."),
    NULL,
};

static const struct prompt *prompt_of(const struct app *app) {
    return &app->meet->instrument->prompts[app->meet->meeting.focus];
}

static void list_options(const struct app *app, struct vote *vote) {
    const struct meet *meet = app->meet;
    struct quiz *quiz = malloc(sizeof *quiz); /* it knows the order of the options */
    vote->count = 0;
    if (quiz == NULL)
        return;
    quiz_begin(quiz, meet->instrument, meet->meeting.form, meet->seat.seed);
    vote->count = quiz_option_order(quiz, meet->meeting.focus, vote->order);
    free(quiz);
    if (prompt_of(app)->no_chance)
        vote->order[vote->count++] = ANSWER_NO_CHANCE;
    vote->list = (struct list){.count = vote->count, .selected = NOWHERE};
}

static void show(struct app *app, void *state) {
    struct vote *vote = state;
    struct error error;
    if (app->meet->meeting.focus == NOWHERE)
        return;
    list_options(app, vote);
    int value = ANSWER_OPEN;
    enum found found = room_voted(app->store, app->meet->instrument, &app->meet->meeting,
                                  &app->meet->seat, &value, &error);
    vote->value = found == FOUND ? value : ANSWER_OPEN;
    if (found == FOUND_FAILED)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    for (int i = 0; i < vote->count; i++) {
        if (vote->value != ANSWER_OPEN && vote->order[i] == vote->value)
            vote->list.selected = i;
    }
    vote->since = clock_steady();
}

static struct next arrive(struct app *app, void *state) {
    const struct meeting *meeting = &app->meet->meeting;
    (void)state;
    return meeting->state == MEETING_OPEN && meeting->focus != NOWHERE ? stay : pop;
}

static void fill_rows(const struct app *app, const struct vote *vote, struct row *rows) {
    const struct prompt *prompt = prompt_of(app);
    for (int i = 0; i < vote->count; i++) {
        int value = vote->order[i];
        bool no_chance = value == ANSWER_NO_CHANCE;
        rows[i] = (struct row){.key = no_chance ? "0" : list_key(i),
                               .label = no_chance ? app->meet->instrument->no_chance
                                                  : prompt->options[value - 1].label,
                               .detail = no_chance ? "" : prompt->options[value - 1].help,
                               .marked = vote->value != ANSWER_OPEN && value == vote->value,
                               .apart = no_chance || prompt->kind != PROMPT_ITEM};
    }
}

static void draw(struct app *app, void *state) {
    struct vote *vote = state;
    const struct prompt *prompt = prompt_of(app);
    struct row rows[RESPONSES_MOST + 1];
    char seat[NAME_BYTES + 40];
    fill_rows(app, vote, rows);
    snprintf(seat, sizeof seat, _("seat %s"), app->meet->seat.word);
    meet_header(app, seat);
    app->digits = prompt->option_count;
    app->zero = prompt->no_chance;
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 4, ROLE_STRONG, prompt->text);
    int options = paint_list_height(app, rows, vote->count);
    row += row + 1 + options <= app->bottom ? 1 : 0;
    row += paint_list(app, &vote->list, rows, row, app->bottom - row);
    const char *under = vote->value == ANSWER_OPEN
                            ? _("Nobody sees your vote; the room sees how many have voted.")
                            : _("Your vote is in. You may change it until the vote is closed.");
    int height = paint_height(app->width, under);
    if (row + 1 + height <= app->bottom)
        paint_paragraph(app, app->bottom - height, app->left, app->width, height,
                        vote->value == ANSWER_OPEN ? ROLE_MUTED : ROLE_GOOD, under);
    else if (vote->value != ANSWER_OPEN && app->notice[0] == '\0')
        app_notice(app, ROLE_GOOD, "%s", _("Your vote is in."));
}

static struct next give(struct app *app, struct vote *vote, int row) {
    struct meet *meet = app->meet;
    struct error error, other;
    if (row < 0 || row >= vote->count)
        return stay;
    int64_t spent = clock_steady() - vote->since;
    struct answer given = {.value = (int8_t)vote->order[row],
                           .time_ms = (int32_t)(spent < INT32_MAX ? spent : INT32_MAX)};
    if (room_vote(app->store, meet->instrument, &meet->meeting, &meet->seat, given, clock_now(),
                  &error)) {
        vote->value = vote->order[row];
        vote->list.selected = row;
        return stay;
    }
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return meet_read(app, &other) ? meet_back(app) : stay; /* it may have been closed meanwhile */
}

/* The row of a digit; NOWHERE, with a hint, when it is none of the answers. */
static int row_of_digit(struct app *app, const struct vote *vote, int digit) {
    bool zero = prompt_of(app)->no_chance;
    int options = vote->count - (zero ? 1 : 0);
    if (digit == 0 && zero)
        return vote->count - 1;
    if (digit >= 1 && digit <= options)
        return digit - 1;
    app_notice(app, ROLE_MUTED,
               zero ? _("Press a number from 1 to %d, or 0.") : _("Press a number from 1 to %d."),
               options);
    return NOWHERE;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct vote *vote = state;
    if (list_move(&vote->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return give(app, vote, row_of_digit(app, vote, event->number));
    case ACTION_PICK: return give(app, vote, event->number);
    case ACTION_CHOOSE:
    case ACTION_TOGGLE:
        if (vote->list.selected == NOWHERE)
            app_notice(
                app, ROLE_MUTED, "%s",
                _("First choose an answer: press its number, or move to it with the arrows."));
        return give(app, vote, vote->list.selected);
    case ACTION_LEAVE: return (struct next){TURN_PUSH, &screen_seat_leave};
    default: return stay;
    }
}

const struct screen screen_seat_vote = {
    .title = MARK("A vote"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct vote),
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
