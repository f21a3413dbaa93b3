/* All questions on one page: jump to any, or see the result when all are answered. Also the second
 * look at the answers that the result hangs on. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_BYTES = 200 };

struct overview {
    struct list list; /* row 0 goes on; the others are the route */
};

static const struct hint overview_hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("go there"),
     MARK("Move to a question and go there, or on, with the first line.")},
    {ACTION_DIGIT, {0}, NULL, MARK("1 goes on.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, MARK("page"), MARK("Move by a page.")},
    {ACTION_OVERVIEW, {0}, NULL, MARK("Back to the question.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the question.")},
    HINTS_END,
};

static const char *const overview_help[] = {
    MARK(
        "Every question with the answer you gave. Go to any of them and change it; after the last open one you see your result."),
    NULL,
};

/* At the question one comes from; at the way on when there is nothing left to answer. */
static void overview_enter(struct app *app, void *state) {
    struct overview *overview = state;
    const struct quiz *quiz = &app->take.quiz;
    bool on = quiz_complete(quiz) || quiz_prompt(quiz) == NOWHERE;
    overview->list.selected = on ? 0 : quiz->position + 1;
}

static void overview_show(struct app *app, void *state) {
    struct overview *overview = state;
    overview->list.count = app->take.quiz.route_count + 1;
    if (overview->list.selected >= overview->list.count)
        overview->list.selected = 0;
}

static const char *given(const struct app *app, int prompt) {
    return answer_words(take_instrument(&app->take), prompt,
                        app->take.quiz.answers.list[prompt].value);
}

static void fill_row(const struct app *app, int place, struct row *row, char *label) {
    int prompt = app->take.quiz.route[place];
    const char *answer = given(app, prompt);
    char text[LABEL_BYTES];
    snprintf(text, sizeof text, "%2d  %s", place + 1,
             take_instrument(&app->take)->prompts[prompt].text);
    answer_line(app, text, answer, label, LABEL_BYTES);
    *row = (struct row){
        .key = answer[0] == '\0' ? "" : app->glyphs->here, .label = label, .detail = ""};
}

static const char *way_on(const struct app *app) {
    if (!quiz_complete(&app->take.quiz))
        return _("Go on with the first open question");
    if (take_throws_away(&app->take))
        return _("Throw these answers away");
    return app->meet != NULL ? _("Wait for the others") : _("See my result");
}

static const char *all_answered(const struct app *app) {
    if (take_throws_away(&app->take))
        return _("All is answered. You said that these answers should not be kept.");
    return app->meet != NULL ? _("All is answered. You may look again, or wait for the others.")
                             : _("All is answered. You may look again, or see your result.");
}

static void draw_rows(struct app *app, struct overview *overview, int row) {
    int count = overview->list.count;
    struct row *rows = calloc((size_t)count, sizeof *rows);
    char(*labels)[LABEL_BYTES] = calloc((size_t)count, sizeof *labels);
    if (rows != NULL && labels != NULL) {
        rows[0] = (struct row){.key = "1", .label = way_on(app), .detail = "", .role = ROLE_STRONG};
        for (int i = 1; i < count; i++)
            fill_row(app, i - 1, &rows[i], labels[i]);
        paint_list(app, &overview->list, rows, row, app->bottom - row);
    }
    free(rows);
    free(labels);
}

static void overview_draw(struct app *app, void *state) {
    struct overview *overview = state;
    const struct quiz *quiz = &app->take.quiz;
    char fact[80], text[200];
    int answered = quiz_answered(quiz);
    snprintf(fact, sizeof fact, _("%d of %d answered"), answered, quiz->route_count);
    paint_header(app, app->columns >= 60 ? app_title(app) : _("Overview"), fact, answered,
                 quiz->route_count);
    int open = quiz->route_count - answered;
    if (open == 0)
        snprintf(text, sizeof text, "%s", all_answered(app));
    else
        snprintf(text, sizeof text, N_("%d question is open.", "%d questions are open.", open),
                 open);
    app->digits = 1;
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_TEXT, text);
    draw_rows(app, overview, row + (app->rows >= 20 ? 1 : 0));
}

static struct next finish(struct app *app) {
    if (!app->take.reviewed) /* it gives way when there is nothing to look at */
        return (struct next){TURN_REPLACE, &screen_second_look};
    struct error error;
    if (app->meet != NULL && !take_throws_away(&app->take)) /* its result comes after the reveal */
        return meet_back(app);
    if (take_finish(&app->take, clock_now(), &error)) {
        if (app->meet != NULL)
            return meet_back(app);
        if (app->take.result.discarded)
            return (struct next){TURN_REPLACE, &screen_discarded};
        app_history_taken(app);
        return (struct next){TURN_REPLACE, &screen_result};
    }
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next ask_to_throw_away(struct app *app) {
    app->confirm = (struct confirm){.no = _("Go back"), .yes = _("Throw them away"), .act = finish};
    snprintf(
        app->confirm.question, sizeof app->confirm.question, "%s",
        _("You said that these answers should not be kept. There will be no result, and they cannot be brought back."));
    return (struct next){TURN_PUSH, &screen_confirm};
}

static struct next go(struct app *app, int number) {
    const struct quiz *quiz = &app->take.quiz;
    if (number < 0 || number > quiz->route_count)
        return stay;
    if (number == 0 && quiz_complete(quiz))
        return take_throws_away(&app->take) ? ask_to_throw_away(app) : finish(app);
    int place = number == 0 ? quiz_first_open(quiz) : number - 1;
    take_go(&app->take, quiz->route[place], clock_now());
    return (struct next){TURN_REPLACE, &screen_question};
}

static struct next overview_handle(struct app *app, void *state, const struct event *event) {
    struct overview *overview = state;
    if (list_move(&overview->list, event))
        return stay;
    const struct quiz *quiz = &app->take.quiz;
    switch (event->action) {
    case ACTION_DIGIT: return event->number == 1 ? go(app, 0) : stay;
    case ACTION_PICK: return go(app, event->number);
    case ACTION_CHOOSE: return go(app, overview->list.selected);
    case ACTION_OVERVIEW:
    case ACTION_BACK:
    case ACTION_LEAVE:
        if (quiz_prompt(quiz) == NOWHERE)
            return go(app, quiz->route_count);
        return (struct next){TURN_REPLACE, &screen_question};
    default: return stay;
    }
}

const struct screen screen_overview = {
    .title = MARK("Overview"),
    .hints = overview_hints,
    .help = overview_help,
    .state_size = sizeof(struct overview),
    .enter = overview_enter,
    .show = overview_show,
    .draw = overview_draw,
    .handle = overview_handle,
};

/* ---- the second look ---- */

struct second_look {
    struct list list;
    int prompts[SECOND_LOOK_MOST];
    int count;
};

static const struct hint second_hints[] = {HINT_LIST, HINT_DIGIT, HINT_HELP, HINT_SAVE_AND_LEAVE,
                                           HINTS_END};
static const struct hint second_hints_lost[] = {HINT_LIST, HINT_DIGIT, HINT_HELP,
                                                HINT_LOSE_AND_LEAVE, HINTS_END};

static const char *const second_help[] = {
    MARK(
        "Much of the result hangs on these few answers, so it is worth seeing that they say what you meant. Leaving them as they are is fine."),
    NULL,
};

static void second_enter(struct app *app, void *state) {
    struct second_look *second = state;
    second->count = take_second_look(&app->take, second->prompts, SECOND_LOOK_MOST);
    if (second->count > SECOND_LOOK_MOST)
        second->count = SECOND_LOOK_MOST;
    app->take.reviewed = true;
    second->list = (struct list){.count = second->count + 1, .selected = 0};
}

static struct next second_arrive(struct app *app, void *state) {
    const struct second_look *second = state;
    return second->count == 0 ? finish(app) : stay;
}

static void second_draw(struct app *app, void *state) {
    struct second_look *second = state;
    const struct instrument *instrument = take_instrument(&app->take);
    struct row rows[SECOND_LOOK_MOST + 1];
    char labels[SECOND_LOOK_MOST][2 * LABEL_BYTES];
    for (int i = 0; i < second->count; i++) {
        snprintf(labels[i], sizeof labels[i], "%s %s %s",
                 instrument->prompts[second->prompts[i]].text, app->glyphs->dash,
                 given(app, second->prompts[i]));
        rows[i] =
            (struct row){.key = list_key(i), .label = labels[i], .detail = "", .apart = i > 0};
    }
    rows[second->count] =
        (struct row){.key = list_key(second->count),
                     .label = app->meet != NULL ? _("That is what I meant: wait for the others")
                                                : _("That is what I meant: see my result"),
                     .detail = "",
                     .apart = true,
                     .role = ROLE_STRONG};
    app->digits = second->count + 1;
    paint_header(app, app_title(app), "", 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 4, ROLE_TEXT,
                           instrument->wording.second_look) +
           1;
    paint_list(app, &second->list, rows, row, app->bottom - row);
}

static struct next second_choose(struct app *app, const struct second_look *second, int number) {
    if (number < 0 || number > second->count)
        return stay;
    if (number == second->count)
        return finish(app);
    take_go(&app->take, second->prompts[number], clock_now());
    return (struct next){TURN_REPLACE, &screen_question};
}

static struct next second_handle(struct app *app, void *state, const struct event *event) {
    struct second_look *second = state;
    if (list_move(&second->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return second_choose(app, second, event->number - 1);
    case ACTION_PICK: return second_choose(app, second, event->number);
    case ACTION_CHOOSE: return second_choose(app, second, second->list.selected);
    case ACTION_BACK:
    case ACTION_OVERVIEW: return (struct next){TURN_REPLACE, &screen_overview};
    case ACTION_LEAVE: return app_leave(app);
    default: return stay;
    }
}

const struct screen screen_second_look = {
    .title = MARK("A second look"),
    .hints = second_hints,
    .hints_lost = second_hints_lost,
    .help = second_help,
    .state_size = sizeof(struct second_look),
    .enter = second_enter,
    .arrive = second_arrive,
    .draw = second_draw,
    .handle = second_handle,
};
