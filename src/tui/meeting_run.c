/* The facilitator: how far the room is, and the next step as the first line. */
#include "meeting.h"

#include "leadquiz/arguments.h"

#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { DOORS_MOST = 8, LABEL_BYTES = 200, WORDS_BYTES = 400 };

enum door {
    DOOR_OPEN,
    DOOR_CLOSE,
    DOOR_REVEAL,
    DOOR_NEXT,
    DOOR_AGAIN,
    DOOR_QUESTIONS,
    DOOR_WHOLE,
    DOOR_MINUTE,
    DOOR_CLOCK,
    DOOR_REOPEN,
    DOOR_CALL_OFF,
    DOOR_END,
    DOOR_SAVE,
    DOOR_LEAVE,
    DOOR_DELETE
};

struct run {
    struct list list;
    enum door doors[DOORS_MOST];
    struct scroll scroll;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("choose|do"),
     MARK("Move to a line, and take it. Clicking on it does both.")},
    HINT_DIGIT,
    {ACTION_SAVE,
     {0},
     MARK("save"),
     MARK("Save the report of what the room sees, once it is revealed.")},
    {ACTION_PAGE_DOWN,
     {ACTION_PAGE_UP},
     NULL,
     MARK("Read on where the result is longer than the screen. Left and right do the same.")},
    {ACTION_RIGHT, {ACTION_LEFT}, NULL, MARK("Read on in the result.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("leave"),
     MARK("Leave. The meeting stays as it is, and \"leadquiz meeting run\" goes on with it; one "
          "that has ended can be looked at again there.")},
    HINTS_END,
};

static const struct hint hints_read[] = {
    HINT_READ,
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the meetings that have ended.")},
    HINTS_END,
};

static const char *const help_read[] = {
    MARK(
        "What the room saw at this meeting, as it stood on the wall: figures of those who were there, nobody alone."),
    MARK(
        "A mean needs enough people behind it, and a count more; a figure that would tell about one or two people is withheld. The page says so in its place."),
    NULL,
};

static const char *const help[] = {
    MARK(
        "You lead the meeting from here. The first line is the step that comes next; press Enter for it when the room is ready."),
    MARK(
        "People type the words with the code at their own terminals. While they answer you see how many are done, and nobody sees an answer, you included. Closing ends the answering, revealing shows the result on the wall."),
    MARK(
        "For the wall, start on another terminal: leadquiz meeting show, with the code. It follows by itself."),
    MARK(
        "After the reveal, s saves a report of what the room sees. A meeting that has ended shows what was revealed; its report can be saved, and it can be deleted."),
    MARK(
        "Leaving this screen stops nothing but the clock. One person at a time leads a meeting; when this terminal dies, another can take over a few seconds later."),
    NULL,
};

/* ---- the steps that can be taken now, the sensible one first ---- */

static bool may(const struct app *app, enum meeting_step step, int prompt) {
    struct error error;
    return meeting_may(&app->meet->meeting, app->meet->instrument, step, prompt, &error);
}

static void add(struct run *run, enum door door) {
    if (run->list.count < DOORS_MOST)
        run->doors[run->list.count++] = door;
}

static void add_revealed(const struct app *app, struct run *run) {
    const struct meet *meet = app->meet;
    int next = meeting_next(&meet->meeting);
    bool questions =
        meet->result_known && meet->meeting.focus == NOWHERE && meet->result.question_count > 0;
    bool again = meet->meeting.focus != NOWHERE && may(app, STEP_AGAIN, NOWHERE);
    bool first = meet->meeting.round == 1;
    if (again)
        add(run, DOOR_AGAIN);
    if (next != NOWHERE && may(app, STEP_ASK, next)) {
        /* After a first vote comes the talk and then the second; after that the next question. */
        run->list.selected = again && !first ? run->list.count : 0;
        add(run, DOOR_NEXT);
    }
    if (questions)
        add(run, DOOR_QUESTIONS);
    if (may(app, STEP_WHOLE, NOWHERE))
        add(run, DOOR_WHOLE);
}

static void add_call_off(const struct app *app, struct run *run) {
    if (may(app, STEP_CALL_OFF, NOWHERE))
        add(run, DOOR_CALL_OFF);
}

static bool can_save(const struct app *app) {
    return app->meet->result_known && !app->made_up;
}

static void list_doors(const struct app *app, struct run *run) {
    const struct meeting *meeting = &app->meet->meeting;
    run->list = (struct list){.selected = 0};
    switch (meeting->state) {
    case MEETING_LOBBY: add(run, DOOR_OPEN); break;
    case MEETING_OPEN:
        add(run, DOOR_CLOSE);
        if (meeting->until != 0)
            add(run, DOOR_MINUTE);
        add(run, DOOR_CLOCK);
        add_call_off(app, run);
        break;
    case MEETING_CLOSED:
        add(run, DOOR_REVEAL);
        add(run, DOOR_REOPEN);
        add_call_off(app, run);
        break;
    case MEETING_REVEALED: add_revealed(app, run); break;
    case MEETING_ENDED:
        if (can_save(app))
            add(run, DOOR_SAVE);
        if (app->made_up) /* there is nothing to keep or to remove: it is read */
            return;
        add(run, DOOR_LEAVE);
        add(run, DOOR_DELETE);
        return;
    }
    add(run, DOOR_END);
}

static const char *door_label(const struct app *app, enum door door) {
    bool question = app->meet->meeting.focus != NOWHERE;
    switch (door) {
    case DOOR_OPEN: return app->meet->meeting.one_by_one ? _("Ask the first question") : _("Begin");
    case DOOR_CLOSE: return question ? _("Close the vote") : _("Close the answering");
    case DOOR_REVEAL: return _("Reveal the result");
    case DOOR_NEXT: return _("Ask the next question");
    case DOOR_AGAIN: return _("Vote once more on this question");
    case DOOR_QUESTIONS: return _("Choose a question to talk about");
    case DOOR_WHOLE: return _("Back to the whole form");
    case DOOR_MINUTE: return _("One minute more");
    case DOOR_CLOCK:
        return app->meet->meeting.until != 0 ? _("Change the clock") : _("Set a clock");
    case DOOR_REOPEN: return _("Open it again");
    case DOOR_CALL_OFF: return _("Call this vote off");
    case DOOR_END: return _("End the meeting");
    case DOOR_SAVE: return _("Save the report");
    case DOOR_LEAVE: return _("Leave");
    case DOOR_DELETE: return _("Delete this meeting");
    }
    return "";
}

/* ---- drawing ---- */

/* The code in large letters and what to type; returns the rows used. */
static int draw_code(struct app *app, int row, int rows) {
    const char *code = app->meet->meeting.code;
    char words[WORDS_BYTES];
    struct letters letters;
    meet_join_words(app, words, sizeof words);
    int used = 0;
    if (letters_fit((int)strlen(code), app->width, rows - 3, &letters)) {
        letters_paint(app, row, app->left, &letters, ROLE_TITLE, code);
        used = LETTER_ROWS * letters.down + 1;
    }
    paint_text(app, row + used, app->left, app->width, ROLE_TEXT, _("To join, type:"));
    paint_text(app, row + used + 1, app->left + 2, app->width - 2, ROLE_STRONG, words);
    return used + 3;
}

static const char *stage_words(const struct meeting *meeting) {
    switch (meeting->state) {
    case MEETING_LOBBY: return _("When all are in, begin.");
    case MEETING_OPEN: return _("Everybody answers for themselves; nobody sees an answer.");
    case MEETING_CLOSED: return _("The answering is closed. Is the room ready for the result?");
    case MEETING_REVEALED: return "";
    case MEETING_ENDED: return _("This meeting ended before a result was shown.");
    }
    return "";
}

/* The question that is asked, above all else. */
static int draw_focus(struct app *app, int row) {
    const struct meet *meet = app->meet;
    if (meet->meeting.focus == NOWHERE || meet->meeting.state == MEETING_LOBBY)
        return 0;
    const char *text = meet->instrument->prompts[meet->meeting.focus].text;
    int used = paint_paragraph(app, row, app->left, app->width, 4, ROLE_STRONG, text);
    return used + (app->rows >= 20 ? 1 : 0);
}

/* What stands below: where there is no room for both, what the room will not see goes first. */
static void draw_words(struct app *app, int row, int end) {
    const struct meet *meet = app->meet;
    const char *words = stage_words(&meet->meeting);
    char sight[WORDS_BYTES] = "";
    bool closed = meet->meeting.state == MEETING_CLOSED;
    if (meet->meeting.state != MEETING_ENDED)
        room_sight_words(&meet->rules, &meet->meeting,
                         closed ? meet->counts.done : meet->counts.seats, sight, sizeof sight);
    int height = paint_height(app->width, words);
    int needed = sight[0] != '\0' ? paint_height(app->width, sight) : 0;
    int gap = app->rows >= 20;
    if (row + height + (needed > 0 ? gap : 0) + needed <= end)
        row += paint_paragraph(app, row, app->left, app->width, height, ROLE_MUTED, words) + gap;
    if (needed > 0 && row + needed <= end)
        paint_paragraph(app, row, app->left, app->width, needed, closed ? ROLE_CAUTION : ROLE_MUTED,
                        sight);
}

/* Before the reveal: who is in, and how far they are. */
static void draw_waiting(struct app *app, int rows) {
    const struct meeting *meeting = &app->meet->meeting;
    int row = app->top, end = app->top + rows;
    bool roomy = app->rows >= 20;
    row += draw_focus(app, row);
    if (meeting->state == MEETING_LOBBY)
        row += draw_code(app, row, end - row - 5);
    if (end > row && meeting->state != MEETING_ENDED)
        row += meet_paint_progress(app, row, end - row) + (roomy ? 1 : 0);
    draw_words(app, row, end);
}

static void draw_result(struct app *app, struct run *run, int rows) {
    struct page page;
    int bottom = app->bottom;
    page_init(&page, paint_room(app), app->glyphs);
    meet_write_result(app, &page);
    app->bottom = app->top + rows;
    paint_scroll(app, &run->scroll, &page);
    app->bottom = bottom;
    page_free(&page);
}

static void draw(struct app *app, void *state) {
    struct run *run = state;
    const struct meeting *meeting = &app->meet->meeting;
    struct error error;
    char words[WORDS_BYTES];
    struct row rows[DOORS_MOST];
    for (int i = 0; i < run->list.count; i++)
        rows[i] = (struct row){
            .key = list_key(i),
            .label = door_label(app, run->doors[i]),
            .detail = "",
            .apart = i > 0 && (run->doors[i] == DOOR_END || run->doors[i] == DOOR_DELETE)};
    app->digits = run->list.count;
    meet_join_words(app, words, sizeof words);
    if (meeting->state == MEETING_ENDED)
        meet_ended_words(app, words, sizeof words);
    meet_header(app, meeting->state == MEETING_LOBBY ? "" : words);
    app->absent = can_save(app) ? ACTION_NONE : ACTION_SAVE;
    int list = paint_list_height(app, rows, run->list.count);
    int room = app->bottom - app->top - list - (list > 0 ? 1 : 0);
    if (meeting_may_see(meeting, &error))
        draw_result(app, run, room);
    else
        draw_waiting(app, room);
    paint_list(app, &run->list, rows, app->bottom - list, list);
}

/* ---- doing ---- */

/* The step that a door takes. */
static struct next take(struct app *app, enum meeting_step step, int prompt) {
    meet_step(app, step, prompt);
    return meet_back(app);
}

static struct next end(struct app *app) {
    return take(app, STEP_END, NOWHERE);
}

static struct next ask_to_end(struct app *app) {
    app->confirm = (struct confirm){
        .no = _("Go on with the meeting"), .yes = _("End the meeting for everybody"), .act = end};
    snprintf(app->confirm.question, sizeof app->confirm.question, "%s",
             _("A meeting that has ended cannot be opened again. What was revealed stays."));
    return (struct next){TURN_PUSH, &screen_confirm};
}

/* A step that is taken at once where there is no reason to wait. */
static struct next ask_first(struct app *app, const char *reason, const char *no, const char *yes,
                             struct next (*act)(struct app *app)) {
    if (reason[0] == '\0')
        return act(app);
    app->confirm = (struct confirm){.no = no, .yes = yes, .act = act};
    snprintf(app->confirm.question, sizeof app->confirm.question, "%s", reason);
    return (struct next){TURN_PUSH, &screen_confirm};
}

static struct next open_it(struct app *app) {
    return take(app, STEP_OPEN, NOWHERE);
}

static struct next ask_to_open(struct app *app) {
    char words[WORDS_BYTES];
    room_open_words(&app->meet->meeting, &app->meet->counts, words, sizeof words);
    return ask_first(app, words, _("Wait for people"), _("Begin now"), open_it);
}

static struct next close_it(struct app *app) {
    return take(app, STEP_CLOSE, NOWHERE);
}

static struct next ask_to_close(struct app *app) {
    char words[WORDS_BYTES];
    room_close_words(&app->meet->meeting, &app->meet->counts, words, sizeof words);
    return ask_first(app, words, _("Leave it open"), _("Close it now"), close_it);
}

static struct next reveal(struct app *app) {
    return take(app, STEP_REVEAL, NOWHERE);
}

static struct next ask_to_reveal(struct app *app) {
    const struct meet *meet = app->meet;
    char words[sizeof app->confirm.question];
    room_reveal_words(&meet->rules, &meet->meeting, &meet->counts, words, sizeof words);
    return ask_first(app, words, _("Wait with the result"), _("Reveal the result now"), reveal);
}

static struct next call_off(struct app *app) {
    return take(app, STEP_CALL_OFF, NOWHERE);
}

/* A vote that nobody has given yet is called off at once. */
static struct next ask_to_call_off(struct app *app) {
    int done = app->meet->counts.done;
    if (done == 0)
        return call_off(app);
    app->confirm =
        (struct confirm){.no = _("Go on with the vote"), .yes = _("Call it off"), .act = call_off};
    snprintf(app->confirm.question, sizeof app->confirm.question,
             N_("%d person has voted. A vote that is called off is removed, and nobody sees it.",
                "%d people have voted. A vote that is called off is removed, and nobody sees it.",
                done),
             done);
    return (struct next){TURN_PUSH, &screen_confirm};
}

enum { MINUTE_MS = 60 * 1000 };

static struct next choose(struct app *app, const struct run *run, int number) {
    if (number < 0 || number >= run->list.count)
        return stay;
    switch (run->doors[number]) {
    case DOOR_OPEN: return ask_to_open(app);
    case DOOR_REOPEN: return open_it(app);
    case DOOR_CLOSE: return ask_to_close(app);
    case DOOR_REVEAL: return ask_to_reveal(app);
    case DOOR_NEXT: return take(app, STEP_ASK, meeting_next(&app->meet->meeting));
    case DOOR_AGAIN: return take(app, STEP_AGAIN, NOWHERE);
    case DOOR_WHOLE: return take(app, STEP_WHOLE, NOWHERE);
    case DOOR_CALL_OFF: return ask_to_call_off(app);
    case DOOR_MINUTE: meet_clock(app, meet_left(app) + MINUTE_MS); return stay;
    case DOOR_CLOCK: return (struct next){TURN_PUSH, &screen_meeting_clock};
    case DOOR_QUESTIONS: return (struct next){TURN_PUSH, &screen_meeting_questions};
    case DOOR_END: return ask_to_end(app);
    case DOOR_SAVE: return meet_save(app);
    case DOOR_LEAVE: return pop;
    case DOOR_DELETE: return meet_ask_to_delete(app);
    }
    return stay;
}

static void say_farewell(struct app *app) {
    const char *code = app->meet->meeting.code;
    char command[TOLD_BYTES];
    if (app->meet->meeting.state == MEETING_ENDED)
        return;
    if (app->from_home)
        app_notice(app, ROLE_TEXT,
                   _("The meeting %s stays as it is. \"Run a meeting\" goes on with it."), code);
    else
        snprintf(app->farewell, sizeof app->farewell,
                 _("The meeting stays as it is. To go on with it: %s"),
                 told_command(command, "meeting run %s", code));
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct run *run = state;
    struct event page = *event;
    if (event->action == ACTION_RIGHT || event->action == ACTION_LEFT)
        page.action = event->action == ACTION_RIGHT ? ACTION_PAGE_DOWN : ACTION_PAGE_UP;
    bool read = run->list.count == 0 && event->action != ACTION_LEAVE;
    if (read || page.action == ACTION_PAGE_DOWN || page.action == ACTION_PAGE_UP) {
        scroll_move(&run->scroll, &page, app->bottom - app->top - run->list.count - 1);
        return stay;
    }
    if (list_move(&run->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, run, event->number - 1);
    case ACTION_PICK: return choose(app, run, event->number);
    case ACTION_CHOOSE: return choose(app, run, run->list.selected);
    case ACTION_SAVE: return meet_save(app);
    case ACTION_LEAVE:
        say_farewell(app);
        return app->meet->meeting.state == MEETING_ENDED ? pop : app_out(app);
    default: return stay;
    }
}

/* ---- coming and going ---- */

static void enter(struct app *app, void *state) {
    struct error error;
    (void)state;
    if (meet_begin(app, MEET_RUN, app->code, &error))
        return;
    if (!app_meeting_named(app))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    else
        app->failure = error;
}

static void show(struct app *app, void *state) {
    struct run *run = state;
    if (app->meet == NULL)
        return;
    run->scroll.first = 0;
    list_doors(app, run);
}

static struct next arrive(struct app *app, void *state) {
    (void)state;
    return app->meet != NULL && !app->meet->gone ? stay : pop;
}

static void leave(struct app *app, void *state) {
    (void)state;
    meet_end(app);
}

const struct screen screen_meeting_run = {
    .title = MARK("The meeting"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct run),
    .enter = enter,
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};

/* Of a made-up meeting there is nothing to do but to read. */
const struct screen screen_meeting_read = {
    .title = MARK("The meeting"),
    .hints = hints_read,
    .help = help_read,
    .state_size = sizeof(struct run),
    .enter = enter,
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
