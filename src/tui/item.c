/* One question whole, with its answers; or what draws people. */
#include "paint.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

struct item_view {
    struct scroll scroll;
    int turn; /* of the review that app->question belongs to */
};

static const struct hint hints[] = {
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("next question|next"),
     MARK("The next question of the list, or the one before; after the last what draws people.")},
    HINT_READ,
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the questions. Enter does the same.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "How many people gave which answer. Answers that one or two people gave are put together with their neighbours, so that nobody can be found in them."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct item_view *view = state;
    view->turn = app->review_turn;
}

/* Questions that have been read anew may stand in another order. */
static struct next arrive(struct app *app, void *state) {
    const struct item_view *view = state;
    struct error error;
    return !app_review_questions(app, &error) || view->turn != app->review_turn ? pop : stay;
}

/* Round the end; after the last question comes what draws people. */
static void go_on(struct app *app, struct item_view *view, int by) {
    int order[PROMPTS_MOST], count = app->questions.count, at = count;
    review_questions_order(&app->questions, app->questions_by, order);
    for (int i = 0; i < count; i++)
        at = order[i] == app->question ? i : at;
    at = (at + by + count + 1) % (count + 1);
    app->question = at < count ? order[at] : NOWHERE;
    view->scroll.first = 0;
}

static void draw(struct app *app, void *state) {
    struct item_view *view = state;
    struct page page;
    paint_header(app, app->question == NOWHERE ? _("What draws people") : _("Question"),
                 app_review_who(app), 0, 0);
    if (!app->questions_known)
        return;
    page_init(&page, paint_room(app), app->glyphs);
    if (app->question == NOWHERE)
        team_page_leans(&page, &app->review, &app->questions);
    else
        team_page_question(&page, &app->review, &app->questions.list[app->question]);
    paint_scroll(app, &view->scroll, &page);
    page_free(&page);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct item_view *view = state;
    if (arrive(app, state).turn == TURN_POP)
        return pop;
    if (scroll_move(&view->scroll, event, app->bottom - app->top))
        return stay;
    switch (event->action) {
    case ACTION_LEFT: go_on(app, view, -1); return stay;
    case ACTION_RIGHT: go_on(app, view, 1); return stay;
    case ACTION_CHOOSE:
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_item = {
    .title = MARK("Question"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct item_view),
    .enter = enter,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
