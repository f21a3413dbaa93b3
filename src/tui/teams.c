/* Which team is looked at: everybody, one team, or those who kept a result at a meeting. Typing
 * searches. */
#include "line.h"
#include "paint.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 9, LABEL_BYTES = 200 };

struct teams {
    char (*names)[NAME_BYTES]; /* owned */
    int count;
    struct review_meeting *meetings; /* owned */
    int meeting_count;
    int *found; /* indices of those that match, meetings behind the teams, NOWHERE for everybody;
                   owned */
    int found_count;
    char search[NAME_BYTES];
    bool begun; /* a search, though nothing of it is typed */
    int selected, top;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("choose"),
     MARK("Move to a line, and take it. Clicking on it does both.")},
    {ACTION_BACK, {0}, NULL, MARK("Take the last letter of the search away.")},
    {ACTION_CLEAR, {0}, NULL, MARK("Take all of the search away.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review, to the team it was on.")},
    HINTS_END,
};

static const struct hint hints_searching[] = {
    HINT_LIST,
    {ACTION_BACK,
     {0},
     MARK("shorten the search|shorten"),
     MARK("Take the last letter of the search away.")},
    {ACTION_CLEAR, {0}, NULL, MARK("Take all of the search away.")},
    HINT_HELP,
    {ACTION_LEAVE,
     {0},
     MARK("end the search|end"),
     MARK("End the search: all teams again. Then q or Esc leads back.")},
    HINTS_END,
};

static const struct hint *hints_now(const struct app *app) {
    return app->searching ? hints_searching : hints;
}

static const char *const help[] = {
    MARK(
        "Look at everybody together, at one team, or at those who kept a result at a meeting, as they stand now. Type letters to find a team by its name; where there are few, the number before the line takes it."),
    NULL,
};

static const struct review_meeting *meeting_of(const struct teams *teams, int number) {
    return number >= teams->count ? &teams->meetings[number - teams->count] : NULL;
}

/* What stands for a team, a meeting, or everybody. */
static void say_label(const struct teams *teams, int number, char out[LABEL_BYTES]) {
    const struct review_meeting *meeting = meeting_of(teams, number);
    if (number == NOWHERE)
        snprintf(out, LABEL_BYTES, "%s", _("Everybody"));
    else if (meeting != NULL)
        snprintf(out, LABEL_BYTES, _("Meeting %s: %s"), meeting->code, meeting->title);
    else
        snprintf(out, LABEL_BYTES, "%s", teams->names[number]);
}

static void search(struct teams *teams) {
    teams->found_count = teams->selected = teams->top = 0;
    if (teams->found == NULL)
        return;
    if (teams->search[0] == '\0')
        teams->found[teams->found_count++] = NOWHERE;
    for (int i = 0; i < teams->count + teams->meeting_count; i++) {
        char label[LABEL_BYTES];
        say_label(teams, i, label);
        if (text_holds(label, teams->search))
            teams->found[teams->found_count++] = i;
    }
}

static bool is_shown(const struct app *app, const struct teams *teams, int number) {
    if (number == NOWHERE)
        return false;
    const struct review_meeting *meeting = meeting_of(teams, number);
    return meeting != NULL ? app->review_team[0] == '\0' && strcmp(meeting->code, app->kept_at) == 0
                           : app->kept_at[0] == '\0' && teams->names != NULL &&
                                 strcmp(teams->names[number], app->review_team) == 0;
}

static void enter(struct app *app, void *state) {
    struct teams *teams = state;
    struct error error = {.kind = ERROR_NONE};
    int most = review_teams(app->store, app->instrument, NULL, 0, &error);
    if (most > 0)
        teams->names = calloc((size_t)most, sizeof *teams->names);
    if (teams->names != NULL)
        teams->count = review_teams(app->store, app->instrument, teams->names, most, &error);
    if (teams->count > most) /* others have come meanwhile */
        teams->count = most;
    if (teams->count < 0)
        teams->count = 0;
    if (error.kind == ERROR_NONE)
        review_meetings(app->store, app->instrument, &teams->meetings, &teams->meeting_count,
                        &error);
    teams->found =
        calloc((size_t)teams->count + (size_t)teams->meeting_count + 1, sizeof *teams->found);
    if (error.kind != ERROR_NONE)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    search(teams);
    for (int i = 0; i < teams->found_count; i++) {
        if (is_shown(app, teams, teams->found[i]))
            teams->selected = i;
    }
}

static bool by_digits(const struct teams *teams) {
    return teams->count + teams->meeting_count < DIGITS;
}

static void paint_rows(struct app *app, struct teams *teams, int row, int rows) {
    if (teams->top > teams->selected)
        teams->top = teams->selected;
    if (teams->top < teams->selected - rows + 1)
        teams->top = teams->selected - rows + 1;
    int width = app->width;
    app->width = paint_room(app);
    for (int i = 0; i < rows && teams->top + i < teams->found_count; i++) {
        int number = teams->top + i;
        bool selected = number == teams->selected;
        char label[LABEL_BYTES];
        say_label(teams, teams->found[number], label);
        enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
        if (selected)
            paint_text(app, row + i, app->left, 2, role, app->glyphs->pointer);
        if (by_digits(teams) && teams->search[0] == '\0')
            paint_text(app, row + i, app->left + 2, 2, selected ? role : ROLE_ACCENT,
                       list_key(number));
        paint_text(app, row + i, app->left + 5, app->width - 5, role, label);
        app_region(app, row + i, app->left, 1, app->width,
                   (struct event){.action = ACTION_PICK, .number = number});
    }
    app->width = width;
    paint_more(app, row, rows, teams->top > 0, teams->top + rows < teams->found_count);
}

static void draw(struct app *app, void *state) {
    struct teams *teams = state;
    char fact[80];
    int row = app->top;
    app->searching = teams->begun || teams->search[0] != '\0';
    app->idle = teams->found_count == 0;
    if (teams->search[0] == '\0')
        app->absent = ACTION_BACK;
    snprintf(fact, sizeof fact, N_("%d team", "%d teams", teams->count), teams->count);
    paint_header(app, _("Which team?"), fact, 0, 0);
    if (!by_digits(teams) || app->searching) {
        paint_text(app, row, app->left, app->width, ROLE_MUTED, _("Search:"));
        int column = app->left + text_width(_("Search:")) + 1;
        column += paint_text(app, row, column, app->width, ROLE_STRONG, teams->search);
        app->cursor = true;
        app->cursor_row = row;
        app->cursor_column = column < app->columns ? column : app->columns - 1;
        row += app->rows >= 20 ? 2 : 1;
    }
    if (teams->found_count > 0)
        paint_rows(app, teams, row, app->bottom - row);
    else
        paint_paragraph(
            app, row, app->left, app->width, 2, ROLE_TEXT,
            teams->meeting_count > 0
                ? _("No team and no meeting has that in its name; Backspace widens the search.")
                : _("No team has that in its name; Backspace widens the search."));
}

static struct next choose(struct app *app, struct teams *teams, int row) {
    if (row < 0 || row >= teams->found_count)
        return stay;
    int number = teams->found[row];
    const struct review_meeting *meeting = number == NOWHERE ? NULL : meeting_of(teams, number);
    bool everybody = number == NOWHERE || meeting != NULL;
    app_review_begins(app, everybody ? NULL : teams->names[number],
                      meeting != NULL ? meeting->code : NULL);
    return pop;
}

static struct next typed(struct app *app, struct teams *teams, const struct event *event) {
    size_t length = strlen(teams->search);
    if (length == 0 && !teams->begun && strcmp(event->text, "/") == 0) {
        teams->begun = true;
        return stay;
    }
    if (by_digits(teams) && length == 0 && event->text[0] >= '1' && event->text[0] <= '9')
        return choose(app, teams, event->text[0] - '1');
    if (length + strlen(event->text) < sizeof teams->search)
        memcpy(teams->search + length, event->text, strlen(event->text) + 1);
    search(teams);
    return stay;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct teams *teams = state;
    struct list list = {teams->found_count, teams->selected, teams->top};
    size_t length = strlen(teams->search);
    if (list.count > 0 && list_move(&list, event)) {
        teams->selected = list.selected;
        return stay;
    }
    switch (event->action) {
    case ACTION_TEXT: return typed(app, teams, event);
    case ACTION_PICK: return choose(app, teams, event->number);
    case ACTION_CHOOSE: return choose(app, teams, teams->selected);
    case ACTION_BACK:
    case ACTION_BACK_WORD:
    case ACTION_CLEAR:
        if (length == 0 && teams->begun) {
            teams->begun = false;
            return stay;
        }
        if (length == 0)
            return event->action == ACTION_BACK ? pop : stay;
        line_type(teams->search, sizeof teams->search, event);
        search(teams);
        return stay;
    case ACTION_LEAVE:
        if (length == 0 && !teams->begun)
            return pop;
        teams->begun = false;
        teams->search[0] = '\0';
        search(teams);
        return stay;
    default: return stay;
    }
}

static void leave(struct app *app, void *state) {
    struct teams *teams = state;
    (void)app;
    free(teams->names);
    free(teams->meetings);
    free(teams->found);
}

const struct screen screen_teams = {
    .title = MARK("Which team?"),
    .hints = hints,
    .hints_now = hints_now,
    .help = help,
    .state_size = sizeof(struct teams),
    .typing = LETTERS_SEARCH,
    .enter = enter,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
