/* The questions of the form that was revealed, the most split first: one of them to talk about and
 * to vote on once more. */
#include "meeting.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

enum { LABEL_BYTES = 400, PANEL_ROWS = 10 };

struct questions {
    struct list list;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("vote on it"),
     MARK("Move to a question to see its answers; Enter lets everybody vote on it once more.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, NULL, MARK("Move by a page.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the result.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Where answers differ most, people see things differently: a good subject to talk about. Ask what is behind it; nobody has to say what they answered."),
    MARK(
        "Enter opens the question for a new vote at all seats. After it you see both votes side by side."),
    NULL,
};

static void show(struct app *app, void *state) {
    struct questions *questions = state;
    questions->list.count = app->meet->result_known ? app->meet->result.question_count : 0;
    if (questions->list.selected >= questions->list.count)
        questions->list.selected = 0;
}

static struct next arrive(struct app *app, void *state) {
    const struct questions *questions = state;
    (void)app;
    return questions->list.count == 0 ? pop : stay;
}

static void draw_list(struct app *app, struct questions *questions, int rows) {
    int count = questions->list.count;
    struct row *list = calloc((size_t)count, sizeof *list);
    char(*labels)[LABEL_BYTES] = calloc((size_t)count, sizeof *labels);
    for (int i = 0; list != NULL && labels != NULL && i < count; i++) {
        const struct room_question *question = &app->meet->result.questions[i];
        paint_shortened(app, app->meet->instrument->prompts[question->prompt].text, app->width - 6,
                        labels[i], LABEL_BYTES);
        list[i] = (struct row){.key = "", .label = labels[i], .detail = ""};
    }
    if (list != NULL && labels != NULL)
        paint_list(app, &questions->list, list, app->top, rows);
    free(list);
    free(labels);
}

static void draw(struct app *app, void *state) {
    struct questions *questions = state;
    if (questions->list.count == 0)
        return;
    bool panel = app->rows >= 20;
    int rows = app->bottom - app->top - (panel ? PANEL_ROWS + 1 : 0);
    meet_header(app, _("most split first"));
    draw_list(app, questions, rows);
    if (!panel)
        return;
    struct page page;
    page_init(&page, app->width, app->glyphs);
    meet_write_question(app, &page, questions->list.selected);
    paint_repeat(app, app->top + rows, app->left, app->width, ROLE_TRACK, app->glyphs->line);
    paint_page(app, &page, 0, app->top + rows + 1, PANEL_ROWS);
    page_free(&page);
}

static struct next ask(struct app *app, struct questions *questions, int number) {
    if (number < 0 || number >= questions->list.count)
        return stay;
    questions->list.selected = number;
    return meet_step(app, STEP_ASK, app->meet->result.questions[number].prompt) ? meet_back(app)
                                                                                : stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct questions *questions = state;
    if (list_move(&questions->list, event))
        return stay;
    switch (event->action) {
    case ACTION_PICK:
        if (event->number != questions->list.selected) { /* first look, then ask */
            questions->list.selected = event->number;
            return stay;
        }
        return ask(app, questions, event->number);
    case ACTION_CHOOSE: return ask(app, questions, questions->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_meeting_questions = {
    .title = MARK("Questions to talk about"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct questions),
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
