/* One or two small things to do, with a day. Kept when the screen is left, by whichever key. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/result_page.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum { LABEL_BYTES = 500, ROWS_MOST = TIPS_SHOWN_MOST + 1 };
static const int64_t day_ms = 24 * 60 * 60 * 1000;

struct actions {
    struct list list;
    bool chosen[ROWS_MOST];
    int days[ROWS_MOST];
    int64_t now;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("choose"),
     MARK("Choose the line that is marked, or take it back. The last line ends.")},
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("day"),
     MARK("An earlier or a later day for the line that is marked.")},
    {ACTION_TOGGLE, {0}, NULL, MARK("Choose the line that is marked, or take it back.")},
    {ACTION_DIGIT,
     {0},
     NULL,
     MARK("Choose the line with this number, or take it back; the last number ends.")},
    {ACTION_BACK, {0}, NULL, MARK("Back to the result.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("leave"),
     MARK("Leave. What is chosen is kept when you chose to have your answers kept.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "A small act with a day beside it gets done far more often than a good intention. Choose one, or two at most."),
    NULL,
};

/* Rows: the tips, one in the person's own words, and the end. */
static int own_row(const struct app *app) {
    return app->take.result.tip_count;
}

static int end_row(const struct app *app) {
    return app->take.result.tip_count + 1;
}

static const char *row_text(const struct app *app, int number) {
    if (number == own_row(app))
        return app->own_action[0] != '\0' ? app->own_action : _("Something of my own");
    const struct tip *tip = &app->take.result.tips[number];
    return take_instrument(&app->take)->facets[tip->facet].tips[tip->number];
}

static int chosen_count(const struct app *app, const struct actions *actions) {
    int count = 0;
    for (int i = 0; i <= own_row(app); i++)
        count += actions->chosen[i];
    return count;
}

static void enter(struct app *app, void *state) {
    struct actions *actions = state;
    actions->now = clock_now();
    actions->list = (struct list){.count = end_row(app) + 1, .selected = 0};
    app->own_action[0] = '\0';
    for (int i = 0; i <= own_row(app); i++)
        actions->days[i] = ACTION_DAYS_FIRST;
}

/* Back from typing: what is typed is chosen, nothing typed is not. */
static void show(struct app *app, void *state) {
    struct actions *actions = state;
    actions->chosen[own_row(app)] = app->own_action[0] != '\0';
}

static void draw(struct app *app, void *state) {
    struct actions *actions = state;
    struct row rows[ROWS_MOST + 1];
    char labels[ROWS_MOST][LABEL_BYTES];
    for (int i = 0; i <= own_row(app); i++) {
        char day[40];
        clock_date(actions->now + actions->days[i] * day_ms, day, sizeof day);
        if (actions->chosen[i])
            snprintf(labels[i], sizeof labels[i], _("%s (by %s)"), row_text(app, i), day);
        else
            snprintf(labels[i], sizeof labels[i], "%s", row_text(app, i));
        rows[i] = (struct row){.key = list_key(i),
                               .box = actions->chosen[i] ? app->glyphs->yes : app->glyphs->no,
                               .label = labels[i],
                               .detail = "",
                               .apart = i > 0};
    }
    rows[end_row(app)] =
        (struct row){.key = list_key(end_row(app)),
                     .label = chosen_count(app, actions) > 0 ? _("Done") : _("Nothing this time"),
                     .detail = "",
                     .apart = true,
                     .role = ROLE_STRONG};
    app->digits = actions->list.count;
    paint_header(app, _("One thing to do"), app->take.sitting.id != 0 ? app->take.person.name : "",
                 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 3, ROLE_STRONG,
                           _("Choose one or two, each with a day.")) +
           (app->rows >= 20 ? 1 : 0);
    row += paint_list(app, &actions->list, rows, row, app->bottom - row);
    const char *moment = take_instrument(&app->take)->wording.opposite_moment;
    if (moment[0] != '\0' && row + 1 + paint_height(app->width, moment) < app->bottom)
        paint_paragraph(app, row + 1, app->left, app->width, 3, ROLE_MUTED, moment);
}

/* A seat goes on after it. */
static struct next out(const struct app *app) {
    return app->meet != NULL ? meet_back(app) : app_out(app);
}

static struct next choose(struct app *app, struct actions *actions, int number) {
    if (number < 0 || number > end_row(app))
        return stay;
    actions->list.selected = number;
    if (number == end_row(app))
        return out(app);
    if (!actions->chosen[number] && chosen_count(app, actions) == ACTIONS_CHOSEN_MOST) {
        app_notice(app, ROLE_MUTED, "%s", _("Two are enough. Take one back to choose this one."));
        return stay;
    }
    if (number == own_row(app) && !actions->chosen[number])
        return (struct next){TURN_PUSH, &screen_type_action};
    actions->chosen[number] = !actions->chosen[number];
    if (number == own_row(app))
        app->own_action[0] = '\0';
    return stay;
}

static void move_day(struct app *app, struct actions *actions, int step) {
    int number = actions->list.selected;
    if (number < 0 || number > own_row(app) || !actions->chosen[number]) {
        app_notice(app, ROLE_MUTED, "%s", _("Choose a line first; then its day can be moved."));
        return;
    }
    int days = actions->days[number] + step;
    if (days >= ACTION_DAYS_LEAST && days <= ACTION_DAYS_MOST)
        actions->days[number] = days;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct actions *actions = state;
    if (list_move(&actions->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, actions, event->number - 1);
    case ACTION_PICK: return choose(app, actions, event->number);
    case ACTION_CHOOSE:
    case ACTION_TOGGLE: return choose(app, actions, actions->list.selected);
    case ACTION_LEFT: move_day(app, actions, -1); return stay;
    case ACTION_RIGHT: move_day(app, actions, 1); return stay;
    case ACTION_BACK: return pop;
    case ACTION_LEAVE: return out(app);
    default: return stay;
    }
}

static bool keep(struct app *app, const struct actions *actions, int number, struct error *error) {
    bool own = number == own_row(app);
    const struct tip *tip = &app->take.result.tips[own ? 0 : number];
    return take_choose_action(&app->take, own ? NOWHERE : tip->facet, own ? -1 : tip->number,
                              row_text(app, number), actions->now + actions->days[number] * day_ms,
                              clock_now(), error);
}

/* Others may stand behind, or sit down next: no name. */
static void say_at_seat(struct app *app, int kept) {
    if (kept == 0)
        return;
    if (app->take.sitting.id != 0)
        app_notice(app, ROLE_GOOD, "%s",
                   N_("The thing to do is kept with your result.",
                      "The things to do are kept with your result.", kept));
    else if (app->meet->seat.kept)
        app_notice(app, ROLE_TEXT, "%s",
                   _("Write it down. Your result is kept already; what you choose now is not kept "
                     "with it."));
    else
        app_notice(app, ROLE_TEXT, "%s",
                   _("Write it down. To have it kept, keep your result first, then choose it "
                     "again."));
}

static void leave(struct app *app, void *state) {
    const struct actions *actions = state;
    int kept = 0;
    for (int i = 0; i <= own_row(app); i++) {
        struct error error;
        if (!actions->chosen[i])
            continue;
        if (keep(app, actions, i, &error)) {
            /* A seat whose result is not kept yet may choose once more when it is. */
            app->acted = app->meet == NULL || app->take.sitting.id != 0;
            kept++;
        } else {
            app_notice(app, ROLE_CAUTION, "%s", error.sentence);
            snprintf(app->farewell, sizeof app->farewell, "%s", error.sentence);
            return;
        }
    }
    if (app->meet != NULL)
        say_at_seat(app, kept);
    if (app->meet != NULL || app->take.sitting.id == 0)
        return;
    if (kept > 0) {
        snprintf(app->farewell, sizeof app->farewell,
                 N_("The result is kept for %s, and so is the thing to do.",
                    "The result is kept for %s, and so are the things to do.", kept),
                 app->take.person.name);
    } else {
        snprintf(app->farewell, sizeof app->farewell, _("The result is kept for %s."),
                 app->take.person.name);
    }
    app_notice(app, ROLE_GOOD, "%s", app->farewell);
}

const struct screen screen_actions = {
    .title = MARK("One thing to do"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct actions),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
