/* One question a screen: a digit answers and moves on. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_BYTES = 240 };

struct question_view {
    struct list list;
    int prompt;
    int order[RESPONSES_MOST]; /* option numbers as shown; then 0 where "no chance" is offered */
    int count;
    int64_t since;          /* clock_steady when the prompt came on the screen */
    char last[LABEL_BYTES]; /* the answer before, as it was kept */
};

/* The keys, with the way out that fits. */
#define QUESTION_HINTS(way_out)                                                                       \
    {                                                                                                 \
        {ACTION_DIGIT,                                                                                \
         {0},                                                                                         \
         MARK("answer"),                                                                              \
         MARK(                                                                                        \
             "Answer with this number and move on. 0 is for: no chance to do this, or cannot say.")}, \
            {ACTION_CHOOSE,                                                                           \
             {ACTION_UP, ACTION_DOWN},                                                                \
             MARK("choose"),                                                                          \
             MARK("Move to an answer, and give it.")},                                                \
            {ACTION_LEFT,                                                                             \
             {0},                                                                                     \
             MARK("back"),                                                                            \
             MARK("Back to the question before, to look or to change. Backspace does the same.")},    \
            {ACTION_OVERVIEW,                                                                         \
             {0},                                                                                     \
             MARK("overview"),                                                                        \
             MARK("All questions on one page, to jump to any of them.")},                             \
            {ACTION_RIGHT, {0}, NULL, MARK("Forward again, up to the first open question.")},         \
            HINT_HELP, way_out, HINTS_END,                                                            \
    }

static const struct hint hints[] = QUESTION_HINTS(HINT_SAVE_AND_LEAVE);
static const struct hint hints_lost[] = QUESTION_HINTS(HINT_LOSE_AND_LEAVE);

static const char *const help[] = {
    MARK(
        "Answer for what you did, not for what you meant to do. There are no right answers, and a first thought is a good one."),
    NULL,
};

static void show(struct app *app, void *state) {
    struct question_view *view = state;
    const struct quiz *quiz = &app->take.quiz;
    int prompt = quiz_prompt(quiz);
    if (prompt != view->prompt || view->since == 0) /* not when coming back from the help */
        view->since = clock_steady();
    view->prompt = prompt;
    view->list = (struct list){.selected = NOWHERE};
    view->count = 0;
    if (view->prompt == NOWHERE)
        return;
    view->count = quiz_option_order(quiz, view->prompt, view->order);
    if (take_instrument(&app->take)->prompts[view->prompt].no_chance)
        view->order[view->count++] = ANSWER_NO_CHANCE;
    view->list.count = view->count;
    int value = quiz->answers.list[view->prompt].value;
    for (int i = 0; i < view->count; i++) {
        if (view->order[i] == value)
            view->list.selected = i;
    }
}

static struct next arrive(struct app *app, void *state) {
    (void)app;
    const struct question_view *view = state;
    return view->prompt == NOWHERE ? (struct next){TURN_REPLACE, &screen_overview} : stay;
}

static void fact(const struct app *app, char *out, size_t size) {
    const struct quiz *quiz = &app->take.quiz;
    int minutes = (int)((quiz_time_left(quiz) + 59999) / 60000);
    if (minutes < 1)
        minutes = 1;
    int at = quiz->position + 1;
    const char *dot = app->glyphs->separator;
    char place[80], time[80];
    snprintf(place, sizeof place, _("%d of %d"), at, quiz->route_count);
    snprintf(time, sizeof time, N_("about %d min left", "about %d min left", minutes), minutes);
    if (app->columns < 60)
        snprintf(out, size, "%s%s", place, app_unkept(app) ? _(", not kept") : "");
    else if (app_unkept(app))
        snprintf(out, size, "%s %s %s %s %s", _("not kept"), dot, place, dot, time);
    else
        snprintf(out, size, "%s %s %s %s %s", app_who(app), dot, place, dot, time);
}

static void fill_rows(const struct app *app, const struct question_view *view, struct row *rows) {
    const struct instrument *instrument = take_instrument(&app->take);
    const struct prompt *prompt = &instrument->prompts[view->prompt];
    int given = app->take.quiz.answers.list[view->prompt].value;
    for (int i = 0; i < view->count; i++) {
        int value = view->order[i];
        bool no_chance = value == ANSWER_NO_CHANCE;
        rows[i] = (struct row){.key = no_chance ? "0" : list_key(i),
                               .label = no_chance ? instrument->no_chance
                                                  : prompt->options[value - 1].label,
                               .detail = no_chance ? "" : prompt->options[value - 1].help,
                               .marked = value == given,
                               .apart = no_chance || prompt->kind != PROMPT_ITEM};
    }
}

static const char *window(const struct app *app, const struct question_view *view) {
    const struct instrument *instrument = take_instrument(&app->take);
    const struct prompt *prompt = &instrument->prompts[view->prompt];
    if (prompt->kind == PROMPT_SCENARIO)
        return _("Each of these is fine. Which is most like you?");
    if (prompt->kind == PROMPT_QUESTION && prompt->options != instrument->responses)
        return "";
    return app->take.quiz.form == FORM_SHORT && instrument->wording.window_short[0] != '\0'
               ? instrument->wording.window_short
               : instrument->wording.window;
}

/* What stands under the options when there is room: the notice that belongs here, or the last
 * answer, so that it is seen to be kept. */
static void draw_below(struct app *app, const struct question_view *view, int row) {
    const struct instrument *instrument = take_instrument(&app->take);
    const char *text = view->last;
    enum role role = ROLE_MUTED;
    if (quiz_notice(&app->take.quiz, view->prompt)) {
        text = instrument->wording.private_notice;
        role = ROLE_TEXT;
    }
    int height = paint_height(app->width, text);
    if (text[0] != '\0' && row + 1 + height <= app->bottom)
        paint_paragraph(app, app->bottom - height, app->left, app->width, height, role, text);
}

/* The page that comes before this question in a small window, NULL when none does. */
static const char *preface(const struct app *app, const struct question_view *view) {
    const struct instrument *instrument = take_instrument(&app->take);
    if (app->rows >= 20)
        return NULL;
    if (!app->framed && instrument->prompts[view->prompt].kind == PROMPT_ITEM)
        return window(app, view);
    if (!app->noticed && quiz_notice(&app->take.quiz, view->prompt))
        return instrument->wording.private_notice;
    return NULL;
}

static void draw_preface(struct app *app, const char *text) {
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, app->bottom - row, ROLE_TEXT, text) + 1;
    paint_text(app, row, app->left, app->width, ROLE_SELECTED, _("Enter: to the question"));
    app->idle = true; /* there is nothing to choose */
    app_region(app, app->top, 0, app->bottom - app->top, app->columns,
               (struct event){.action = ACTION_CHOOSE});
}

/* False when there is none, and the event is for the question. */
static bool handle_preface(struct app *app, struct question_view *view, const struct event *event) {
    bool digit = event->action == ACTION_DIGIT; /* it answers nothing that has not been read */
    const char *text = preface(app, view);
    if (text == NULL || event->action == ACTION_LEAVE || event->action == ACTION_LEFT ||
        event->action == ACTION_BACK || event->action == ACTION_OVERVIEW)
        return false;
    if (event->action == ACTION_CHOOSE || event->action == ACTION_TOGGLE || digit) {
        app->noticed = app->noticed || app->framed;
        app->framed = true;
        view->since = clock_steady();
    }
    return true;
}

static void draw(struct app *app, void *state) {
    struct question_view *view = state;
    const struct prompt *prompt = &take_instrument(&app->take)->prompts[view->prompt];
    struct row rows[RESPONSES_MOST + 1];
    char facts[400];
    fill_rows(app, view, rows);
    fact(app, facts, sizeof facts);
    paint_header(app, app_title(app), facts, app->take.quiz.position + 1,
                 app->take.quiz.route_count);
    const char *first = preface(app, view);
    if (first != NULL) {
        draw_preface(app, first);
        return;
    }
    app->digits = prompt->option_count;
    app->zero = prompt->no_chance;
    const char *above = window(app, view);
    int room = app->bottom - app->top;
    int options = paint_list_height(app, rows, view->count);
    int text = paint_height(app->width, prompt->text);
    int before = above[0] != '\0' ? paint_height(app->width, above) : 0;
    if (before + text + options > room)
        before = 0; /* a small window: it was on a page before, and help repeats it */
    int spare = room - before - text - options;
    int row = app->top;
    if (before > 0)
        row += paint_paragraph(app, row, app->left, app->width, before, ROLE_MUTED, above);
    if (before > 0 && spare > 1) {
        row++;
        spare--;
    }
    row += paint_paragraph(app, row, app->left, app->width, text, ROLE_STRONG, prompt->text);
    row += spare > 0 ? 1 : 0;
    row += paint_list(app, &view->list, rows, row, app->bottom - row);
    draw_below(app, view, row);
}

static struct next moved(struct app *app, struct question_view *view, bool moved) {
    if (moved)
        show(app, view);
    return arrive(app, view);
}

/* The row of a digit; NOWHERE, with a hint, when it is none of the answers. */
static int row_of_digit(struct app *app, const struct question_view *view, int digit) {
    bool zero = view->order[view->count - 1] == ANSWER_NO_CHANCE;
    int options = view->count - (zero ? 1 : 0);
    if (digit == 0 && zero)
        return view->count - 1;
    if (digit >= 1 && digit <= options)
        return digit - 1;
    app_notice(app, ROLE_MUTED,
               zero ? _("Press a number from 1 to %d, or 0.") : _("Press a number from 1 to %d."),
               options);
    return NOWHERE;
}

static struct next give(struct app *app, struct question_view *view, int row) {
    if (row < 0 || row >= view->count)
        return stay;
    struct take *take = &app->take;
    const struct instrument *instrument = take_instrument(take);
    const struct prompt *prompt = &instrument->prompts[view->prompt];
    int value = view->order[row];
    struct error error;
    int64_t spent = clock_steady() - view->since;
    if (!take_answer(take, view->prompt, value, (int32_t)(spent < INT32_MAX ? spent : INT32_MAX),
                     clock_now(), &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return stay;
    }
    snprintf(view->last, sizeof view->last, _("The answer before: %s"),
             value == ANSWER_NO_CHANCE ? instrument->no_chance : prompt->options[value - 1].label);
    if (quiz_complete(&take->quiz))
        return (struct next){TURN_REPLACE, &screen_overview};
    return moved(app, view, take_forward(take, clock_now()));
}

static struct next back(struct app *app, struct question_view *view) {
    view->last[0] = '\0';
    if (take_back(&app->take, clock_now()))
        return moved(app, view, true);
    app_notice(app, ROLE_MUTED, "%s", _("This is the first question."));
    return stay;
}

static struct next forward(struct app *app, struct question_view *view) {
    view->last[0] = '\0';
    if (take_forward(&app->take, clock_now()))
        return moved(app, view, true);
    app_notice(app, ROLE_MUTED, "%s", _("Answer this one to go on. 0 is for: cannot say."));
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct question_view *view = state;
    if (handle_preface(app, view, event) || list_move(&view->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return give(app, view, row_of_digit(app, view, event->number));
    case ACTION_PICK: return give(app, view, event->number);
    case ACTION_CHOOSE:
    case ACTION_TOGGLE:
        if (view->list.selected == NOWHERE) {
            app_notice(
                app, ROLE_MUTED, "%s",
                _("First choose an answer: press its number, or move to it with the arrows."));
        }
        return give(app, view, view->list.selected);
    case ACTION_BACK:
    case ACTION_LEFT: return back(app, view);
    case ACTION_RIGHT: return forward(app, view);
    case ACTION_OVERVIEW: return (struct next){TURN_REPLACE, &screen_overview};
    case ACTION_LEAVE: return app_leave(app);
    default: return stay;
    }
}

static void explain(const struct app *app, struct page *page) {
    const struct instrument *instrument = take_instrument(&app->take);
    int at = quiz_prompt(&app->take.quiz);
    if (at == NOWHERE || instrument->prompts[at].options != instrument->responses)
        return;
    page_paragraph(page, ROLE_TEXT, 0, 0, instrument->wording.window);
    for (int i = 0; i < instrument->response_count; i++) {
        page_line(page);
        page_format(page, ROLE_ACCENT, "%d ", i + 1);
        page_text(page, ROLE_TEXT, instrument->responses[i].label);
        page_pad(page, 20);
        page_text(page, ROLE_MUTED, instrument->responses[i].help);
    }
    page_line(page);
}

const struct screen screen_question = {
    .title = MARK("A question"),
    .hints = hints,
    .hints_lost = hints_lost,
    .help = help,
    .explain = explain,
    .state_size = sizeof(struct question_view),
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
