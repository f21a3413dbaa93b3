/* Four consents, each No until the person says Yes: before a sitting begins (screen_consents), and
 * to change them at any time (screen_withdraw). */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

struct consents {
    struct list list;
    enum consent shown[CONSENT_COUNT]; /* those the question file asks */
    int count;
    bool given[CONSENT_COUNT];  /* as chosen so far */
    bool before[CONSENT_COUNT]; /* as they were when the first was taken back */
    bool changing;              /* at any time, not before a sitting */
};

static const struct hint hints[] = {
    {ACTION_TOGGLE,
     {0},
     MARK("Yes or No|tick"),
     MARK("Change Yes and No on the line that is marked.")},
    {ACTION_CHOOSE,
     {0},
     MARK("go on|next"),
     MARK("Leave the line as it stands and move to the next; on the last line, go on.")},
    {ACTION_DIGIT, {0}, NULL, MARK("Change the line with this number; the last number goes on.")},
    {ACTION_DOWN, {ACTION_UP}, NULL, MARK("Move to another line.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the code name. Nothing has been kept.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Each line is a separate choice, and each is No until you say Yes, with Space, its number or a click. Enter alone changes nothing. You may change your mind at any time."),
    MARK(
        "Without the first Yes nothing is written down: you can take the questionnaire and see your result, but leaving loses it. The others need the first."),
    NULL,
};

static void list_consents(const struct app *app, struct consents *consents) {
    for (int i = 0; i < CONSENT_COUNT; i++) {
        if (app->instrument->consents[i] != NULL)
            consents->shown[consents->count++] = (enum consent)i;
    }
    consents->list = (struct list){.count = consents->count + 1, .selected = 0};
}

static void enter(struct app *app, void *state) {
    struct consents *consents = state;
    list_consents(app, consents);
    struct error error;
    if (!take_offered(&app->take, app->meet != NULL, consents->given, &error)) {
        memset(consents->given, 0, sizeof consents->given);
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    }
    char anew[NOTICE_BYTES];
    take_offered_words(&app->take, consents->given, anew, sizeof anew);
    if (anew[0] != '\0' && app->notice[0] == '\0')
        app_notice(app, ROLE_TEXT, "%s", anew);
    /* What was agreed to in the same words stands: Enter goes on with it. */
    if (app->take.person.id != 0 && consents->given[CONSENT_SAVE])
        consents->list.selected = consents->count;
}

static void enter_changing(struct app *app, void *state) {
    struct consents *consents = state;
    list_consents(app, consents);
    memcpy(consents->given, app->history.person.consents, sizeof consents->given);
    consents->changing = true;
}

static struct next keep(struct app *app, const struct consents *consents) {
    struct error error;
    struct person person = app->history.person;
    memcpy(person.consents, consents->given, sizeof person.consents);
    if (!take_keep_consents(app->store, app->instrument, &person, clock_now(), &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    else if (person.consents[CONSENT_SAVE])
        app_notice(app, ROLE_GOOD, "%s", _("Your choices are kept."));
    else
        app_notice(
            app, ROLE_GOOD, "%s",
            _("Your choices are kept. Nothing new will be saved; what was saved before stays until you delete it."));
    return pop;
}

/* What was answered in a seat goes under the code name. */
static struct next keep_seat(struct app *app) {
    struct meet *meet = app->meet;
    struct error error;
    if (!app->take.person.consents[CONSENT_SAVE] && app->instrument->consents[CONSENT_SAVE] != NULL)
        app_notice(app, ROLE_TEXT, "%s", _("Nothing was kept."));
    else if (room_keep(app->store, &meet->meeting, &meet->seat, &app->take, clock_now(), &error))
        app_notice(app, ROLE_GOOD, _("Kept for %s."), app->take.person.name);
    else
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return meet_back(app);
}

static struct next begin(struct app *app, const struct consents *consents) {
    struct error error;
    memcpy(app->take.person.consents, consents->given, sizeof consents->given);
    app->take.asked = true;
    if (app->meet != NULL)
        return keep_seat(app);
    app_way_begins(app);
    if (take_begin(&app->take, app->form, digest_random(), clock_now(), &error))
        return (struct next){TURN_REPLACE, &screen_question};
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return stay;
}

static struct next arrive(struct app *app, void *state) {
    const struct consents *consents = state;
    return consents->count == 0 ? begin(app, consents) : stay;
}

static const char *last_label(const struct app *app, const struct consents *consents) {
    if (consents->changing)
        return _("Keep these choices");
    if (app->meet != NULL)
        return consents->given[CONSENT_SAVE] ? _("Keep my result") : _("Keep nothing");
    return consents->given[CONSENT_SAVE] ? _("Go on") : _("Go on without keeping anything");
}

static void draw(struct app *app, void *state) {
    struct consents *consents = state;
    const bool *given = consents->given;
    struct row rows[CONSENT_COUNT + 1];
    char boxes[CONSENT_COUNT][40];
    bool at_meeting = app->meet != NULL && !consents->changing;
    for (int i = 0; i < consents->count; i++) {
        enum consent consent = consents->shown[i];
        bool yes = given[consent];
        bool idle = consent != CONSENT_SAVE && !given[CONSENT_SAVE];
        snprintf(boxes[i], sizeof boxes[i], "%s %s", yes ? app->glyphs->yes : app->glyphs->no,
                 yes ? _("Yes") : _("No "));
        rows[i] = (struct row){.key = list_key(i),
                               .box = boxes[i],
                               .label = consent == CONSENT_SAVE
                                            ? instrument_save_words(app->instrument, at_meeting)
                                            : app->instrument->consents[consent],
                               .detail = "",
                               .apart = i > 0,
                               .role = yes    ? ROLE_TEXT
                                       : idle ? ROLE_MUTED
                                              : ROLE_TEXT};
    }
    rows[consents->count] = (struct row){.key = list_key(consents->count),
                                         .label = last_label(app, consents),
                                         .detail = "",
                                         .apart = true,
                                         .role = ROLE_STRONG};
    app->digits = consents->list.count;
    paint_header(app, app_title(app),
                 consents->changing ? app->history.person.name : app->take.person.name, 0, 0);
    int row = app->top;
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_STRONG,
                           _("Your answers, your choice")) +
           (app->rows >= 20 ? 1 : 0);
    row += paint_list(app, &consents->list, rows, row, app->bottom - row);
    const char *under = app->instrument->wording.change_mind;
    if (row + 1 + paint_height(app->width, under) < app->bottom)
        paint_paragraph(app, row + 1, app->left, app->width, 3, ROLE_MUTED, under);
}

/* The others hang on the first: they go with it, and come back with it as they were. */
static void turn(struct consents *consents, enum consent consent) {
    bool *given = consents->given;
    if (consent != CONSENT_SAVE) {
        given[consent] = !given[consent];
    } else if (given[CONSENT_SAVE]) {
        memcpy(consents->before, given, sizeof consents->before);
        memset(given, 0, sizeof consents->given);
    } else {
        memcpy(given, consents->before, sizeof consents->given);
        given[CONSENT_SAVE] = true;
    }
}

static struct next choose(struct app *app, struct consents *consents, int number) {
    if (number < 0 || number > consents->count)
        return stay;
    consents->list.selected = number;
    if (number == consents->count)
        return consents->changing ? keep(app, consents) : begin(app, consents);
    const bool *given = consents->given;
    enum consent consent = consents->shown[number];
    if (consent != CONSENT_SAVE && !given[CONSENT_SAVE]) {
        app_notice(app, ROLE_CAUTION, "%s",
                   _("This needs the first line: what is not kept cannot be counted or shown."));
        return stay;
    }
    turn(consents, consent);
    return stay;
}

/* Enter leaves a line as it stands: whoever presses nothing else has agreed to nothing. */
static struct next go_down(struct app *app, struct consents *consents) {
    struct list *list = &consents->list;
    if (list->selected == consents->count)
        return choose(app, consents, consents->count);
    list->selected++;
    if (list->selected == consents->count && !consents->changing &&
        app->instrument->consents[CONSENT_SAVE] != NULL && !consents->given[CONSENT_SAVE])
        app_notice(app, ROLE_TEXT, "%s",
                   _("As it stands nothing is kept. To keep your answers, press 1."));
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct consents *consents = state;
    if (list_move(&consents->list, event))
        return stay;
    switch (event->action) {
    case ACTION_DIGIT: return choose(app, consents, event->number - 1);
    case ACTION_PICK: return choose(app, consents, event->number);
    case ACTION_CHOOSE: return go_down(app, consents);
    case ACTION_TOGGLE: /* the last line is no choice between Yes and No */
        return consents->list.selected == consents->count
                   ? stay
                   : choose(app, consents, consents->list.selected);
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

const struct screen screen_withdraw = {
    .title = MARK("Your answers, your choice"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct consents),
    .enter = enter_changing,
    .draw = draw,
    .handle = handle,
};
