/* Four consents, each No until the person says Yes. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdio.h>

struct consents {
    struct list list;
    enum consent shown[CONSENT_COUNT]; /* those the question file asks */
    int count;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("change, go on"),
     MARK("Change Yes and No, or take the last line to go on. Space does the same.")},
    {ACTION_TOGGLE, {0}, NULL, MARK("Change Yes and No.")},
    {ACTION_DIGIT, {0}, NULL, MARK("Change the line with this number; the last number goes on.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the code name. Nothing has been kept.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Each line is a separate choice, and each is No until you say Yes. You may change your mind at any time."),
    MARK(
        "Without the first Yes nothing is written down: you can take the questionnaire and see your result, but leaving loses it. The others need the first."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct consents *consents = state;
    for (int i = 0; i < CONSENT_COUNT; i++) {
        if (app->instrument->consents[i] != NULL)
            consents->shown[consents->count++] = (enum consent)i;
    }
    consents->list = (struct list){.count = consents->count + 1, .selected = 0};
    if (consents->count == 0) /* a questionnaire that asks none keeps what has a name */
        app->take.person.consents[CONSENT_SAVE] = true;
}

static struct next begin(struct app *app) {
    struct error error;
    if (take_begin(&app->take, app->form, digest_random(), clock_now(), &error))
        return (struct next){TURN_REPLACE, &screen_question};
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next arrive(struct app *app, void *state) {
    const struct consents *consents = state;
    return consents->count == 0 ? begin(app) : stay;
}

static void draw(struct app *app, void *state) {
    struct consents *consents = state;
    const bool *given = app->take.person.consents;
    struct row rows[CONSENT_COUNT + 1];
    char boxes[CONSENT_COUNT][40];
    for (int i = 0; i < consents->count; i++) {
        enum consent consent = consents->shown[i];
        bool yes = given[consent];
        bool idle = consent != CONSENT_SAVE && !given[CONSENT_SAVE];
        snprintf(boxes[i], sizeof boxes[i], "%s %s", yes ? app->glyphs->yes : app->glyphs->no,
                 yes ? _("Yes") : _("No "));
        rows[i] = (struct row){.key = list_key(i),
                               .box = boxes[i],
                               .label = app->instrument->consents[consent],
                               .detail = "",
                               .apart = i > 0,
                               .role = yes    ? ROLE_TEXT
                                       : idle ? ROLE_MUTED
                                              : ROLE_TEXT};
    }
    rows[consents->count] = (struct row){
        .key = list_key(consents->count),
        .label = given[CONSENT_SAVE] ? _("Go on") : _("Go on without keeping anything"),
        .detail = "",
        .apart = true,
        .role = ROLE_STRONG};
    app->digits = consents->list.count;
    paint_header(app, app->instrument->title, app->take.person.name, 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_STRONG,
                           _("Your answers, your choice")) +
           (app->rows >= 20 ? 1 : 0);
    row += paint_list(app, &consents->list, rows, row, app->bottom - row);
    const char *under = app->instrument->wording.change_mind;
    if (row + 1 + paint_height(app->width, under) < app->bottom)
        paint_paragraph(app, row + 1, app->left, app->width, 3, ROLE_MUTED, under);
}

static struct next choose(struct app *app, struct consents *consents, int number) {
    if (number < 0 || number > consents->count)
        return stay;
    consents->list.selected = number;
    if (number == consents->count)
        return begin(app);
    bool *given = app->take.person.consents;
    enum consent consent = consents->shown[number];
    if (consent != CONSENT_SAVE && !given[CONSENT_SAVE]) {
        app_notice(app, ROLE_CAUTION, "%s",
                   _("This needs the first line: what is not kept cannot be counted or shown."));
        return stay;
    }
    given[consent] = !given[consent];
    if (!given[CONSENT_SAVE]) {
        for (int i = 0; i < CONSENT_COUNT; i++)
            given[i] = false;
    }
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct consents *consents = state;
    if (list_move(&consents->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, consents, event->number - 1);
    case ACTION_PICK: return choose(app, consents, event->number);
    case ACTION_CHOOSE:
    case ACTION_TOGGLE: return choose(app, consents, consents->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_consents = {
    .title = MARK("Your answers, your choice"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct consents),
    .enter = enter,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
};
