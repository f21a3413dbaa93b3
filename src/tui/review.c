/* The review's first page: whom to talk to, how the team stands, and the doors to the rest. */
#include "paint.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/team_report.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { DOORS = 6, SPLIT_MOST = 3, REASON_BYTES = 200, TALL = 20, SPACIOUS = 30 };
enum {
    LEFT_COLUMNS = 74,
    BETWEEN_COLUMNS = 4,
    RIGHT_COLUMNS = 36,
    WIDE_COLUMNS = LEFT_COLUMNS + BETWEEN_COLUMNS + RIGHT_COLUMNS
};

/* What the arrows go through: the people named first, then the doors. */
struct review_view {
    struct scroll scroll;
    int focus;
    char team[NAME_BYTES];
    int turn; /* of the review that the rest is of */
    struct review_suggestion suggestions[SUGGESTED_COUNT];
    int suggestion_count;
    struct review_news news;
    int lines[SUGGESTED_COUNT]; /* of the page, where they stand */
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_LEFT, ACTION_RIGHT},
     MARK("open"),
     MARK("Move to a person or a door, and open it. Clicking on it does both.")},
    {ACTION_DIGIT, {0}, NULL, MARK("Open the line or door with this number at once.")},
    HINT_READ,
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("leave"), MARK("Leave the review. Nothing is lost.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "The team at a glance: whom to talk to first and why, how the levels are spread, and the mean of each scale. The doors below lead to the people, the map of who is who, the months, the questions, another team, and a report to save."),
    MARK(
        "Single people are shown when they let their team lead see their scores, their level and their wish to lead; answers are never shown. Means and counts are over everybody who lets their answers count in averages."),
    MARK(
        "A mean needs enough people behind it, and a count more; a figure that would tell about one or two people is withheld. The page says so in its place."),
    MARK(
        "The lighter part of a bar is the give-or-take of the mean. A change is called clear when it is larger than errors of measurement make in 95 of 100 cases."),
    NULL,
};

static const char *const door_labels[DOORS] = {
    MARK("People"),    MARK("Who is who"), MARK("Over time"),
    MARK("Questions"), MARK("Team"),       MARK("Report"),
};

static const struct screen *const door_screens[DOORS] = {
    &screen_people, &screen_map, &screen_months, &screen_items, &screen_teams, &screen_team_save,
};

/* ---- what is said ---- */

static void write_heading(struct page *page, const char *text) {
    page_line(page);
    page_text(page, ROLE_STRONG, text);
}

static void read_anew(struct app *app, struct review_view *view) {
    struct error error;
    bool known = app_review(app);
    if (known && view->turn == app->review_turn)
        return;
    bool first = view->turn == 0 || strcmp(view->team, app->review_team) != 0;
    int before = view->suggestion_count;
    view->turn = app->review_turn;
    memcpy(view->team, app->review_team, sizeof view->team);
    view->suggestion_count = known ? review_suggest(&app->review, view->suggestions) : 0;
    view->news = review_news(&app->review);
    if (first)
        view->focus = view->scroll.first = 0;
    else if (view->focus >= before) /* a door stays the door that it is */
        view->focus += view->suggestion_count - before;
    else if (view->focus >= view->suggestion_count)
        view->focus = 0;
    if (known && app_review_quick(app) && !app_review_questions(app, &error))
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static void say_reason(const struct app *app, const struct review_suggestion *suggestion, char *out,
                       size_t size) {
    const struct instrument *instrument = app->instrument;
    const struct review_person *person = &app->review.people[suggestion->person];
    char date[40];
    switch (suggestion->why) {
    case SUGGESTED_READY:
        snprintf(out, size, "%s", instrument->review.corners[CORNER_READY_WANTS].name);
        break;
    case SUGGESTED_FALL:
        if (suggestion->scale == NOWHERE)
            snprintf(out, size, "%s", _("The level fell clearly"));
        else
            snprintf(out, size, _("%s fell clearly"), instrument->scales[suggestion->scale].name);
        break;
    default:
        clock_date(person->finished, date, sizeof date);
        snprintf(out, size, _("Last answered on %s"), date);
        break;
    }
}

static int name_columns(const struct app *app, const struct review_view *view) {
    int widest = 0;
    for (int i = 0; i < view->suggestion_count; i++) {
        int width = text_width(app->review.people[view->suggestions[i].person].name);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Beside the name where there is room, else below it. */
static void write_suggestion(struct app *app, struct review_view *view, int number,
                             struct page *page) {
    const struct review_suggestion *suggestion = &view->suggestions[number];
    enum role role = view->focus == number ? ROLE_SELECTED : ROLE_TEXT;
    int column = 5 + name_columns(app, view) + 3;
    char reason[REASON_BYTES], alike[60];
    say_reason(app, suggestion, reason, sizeof reason);
    snprintf(alike, sizeof alike, _("  (one of %d)"), suggestion->alike);
    view->lines[number] = page->line_count;
    page_line(page);
    page_format(page, role, "%s ", role == ROLE_SELECTED ? app->glyphs->pointer : " ");
    page_text(page, role == ROLE_SELECTED ? role : ROLE_ACCENT, list_key(DOORS + number));
    page_format(page, role, "  %s", app->review.people[suggestion->person].name);
    if (column + text_width(reason) > page->width) {
        page_line(page);
        column = 5;
    }
    page_pad(page, column);
    page_text(page, ROLE_TEXT, reason);
    if (suggestion->alike > 1 &&
        page_line_width(page, page->line_count - 1) + text_width(alike) <= page->width)
        page_text(page, ROLE_MUTED, alike);
}

static void write_suggestions(struct app *app, struct review_view *view, struct page *page) {
    write_heading(page, _("Whom to talk to first"));
    for (int i = 0; i < view->suggestion_count; i++)
        write_suggestion(app, view, i, page);
    if (view->suggestion_count > 0)
        return;
    if (app->review.activity.people == 0)
        page_paragraph(
            page, ROLE_TEXT, 2, 0,
            _("Nobody has answered here. People come in when they take the questionnaire, each under a code name and with the name of their team."));
    else if (app->review.count == 0)
        page_paragraph(
            page, ROLE_TEXT, 2, 0,
            _("Nobody can be named here: people are, when they let their team lead see their scores."));
    else
        page_paragraph(page, ROLE_TEXT, 2, 0,
                       _("Nothing stands out just now. Go through the people, one by one."));
}

static void write_news(const struct app *app, const struct review_view *view, struct page *page) {
    char text[300], moved[160] = "", date[40];
    if (app->review.looked == 0 || view->news.answered == 0)
        return;
    clock_date(app->review.looked, date, sizeof date);
    if (view->news.moved > 0)
        snprintf(moved, sizeof moved,
                 N_(" %d of them moved clearly.", " %d of them moved clearly.", view->news.moved),
                 view->news.moved);
    snprintf(text, sizeof text,
             N_("Since you looked on %s: %d person answered.%s",
                "Since you looked on %s: %d people answered.%s", view->news.answered),
             date, view->news.answered, moved);
    page_paragraph(page, ROLE_TEXT, 0, 0, text);
}

/* ---- the questions in short ---- */

static void write_question(const struct app *app, const struct review_question *question,
                           struct page *page) {
    const char *text = app->instrument->prompts[question->prompt].text;
    page_paragraph(page, ROLE_TEXT, 2, 0, text);
}

static const struct review_question *lowest(const struct review_questions *questions, double above,
                                            int after) {
    const struct review_question *found = NULL;
    for (int i = 0; i < questions->count; i++) {
        const struct review_question *question = &questions->list[i];
        bool later =
            question->mean > above || (question->mean >= above && question->prompt > after);
        if (question->counts.withheld == SHOWN && later &&
            (found == NULL || question->mean < found->mean ||
             (question->mean <= found->mean && question->prompt < found->prompt)))
            found = question;
    }
    return found;
}

static int write_most_split(const struct app *app, struct page *page) {
    const struct review_questions *questions = &app->questions;
    int count = 0;
    for (int i = 0; i < questions->count && count < SPLIT_MOST; i++) {
        if (questions->list[i].counts.withheld != SHOWN)
            continue;
        if (count++ == 0) {
            write_heading(page, _("Where answers differ most"));
        }
        write_question(app, &questions->list[i], page);
    }
    return count;
}

static void write_questions(const struct app *app, struct page *page) {
    char text[300];
    if (!app->questions_known) {
        page_paragraph(
            page, ROLE_MUTED, 0, 0,
            _("The questions are behind door 4; with so many people, reading them takes a moment."));
        return;
    }
    if (write_most_split(app, page) == 0) {
        enum withheld why =
            app->questions.count > 0 ? app->questions.list[0].counts.withheld : WITHHELD_NONE;
        review_withheld_words(&app->review, why, app->instrument->privacy.group_levels, text,
                              sizeof text);
        write_heading(page, _("Questions"));
        page_paragraph(page, ROLE_MUTED, 0, 0, text);
        return;
    }
    page_line(page);
    write_heading(page, _("Lowest scores"));
    const struct review_question *question = lowest(&app->questions, -1, NOWHERE);
    for (int i = 0; i < SPLIT_MOST && question != NULL; i++) {
        write_question(app, question, page);
        question = lowest(&app->questions, question->mean, question->prompt);
    }
}

static bool knows_a_mean(const struct app *app) {
    for (int i = 0; i < app->instrument->scale_count; i++) {
        if (app->review.figures.scales[i].withheld == SHOWN)
            return true;
    }
    return false;
}

static void write_main(struct app *app, struct review_view *view, struct page *page) {
    write_suggestions(app, view, page);
    page_line(page);
    team_page_summary(page, &app->review);
    write_news(app, view, page);
    bool levels = app->review.figures.levels.withheld == SHOWN;
    /* The head of their columns is blank enough where rows are few. */
    if (app->rows >= SPACIOUS || (app->rows >= TALL && !levels))
        page_line(page);
    if (!levels) /* a reason needs to say of what */
        write_heading(page, _("Levels"));
    team_page_levels(page, &app->review);
    if (app->rows >= TALL)
        page_line(page);
    if (!knows_a_mean(app))
        write_heading(page, _("Scales"));
    team_page_scales(page, &app->review, &app->review.figures);
}

static void write_rest(const struct app *app, struct page *page) {
    write_questions(app, page);
    page_line(page);
    team_page_foot(page, &app->review);
}

/* ---- the strip of doors ---- */

static void paint_door(struct app *app, int door, bool selected, int row, int column, int margin,
                       const char *label) {
    int width = margin + text_width(label);
    enum role role = selected ? ROLE_SELECTED : ROLE_TEXT;
    paint_repeat(app, row, column, margin, role, " ");
    if (selected)
        paint_text(app, row, column, 1, role, app->glyphs->pointer);
    paint_text(app, row, column + margin, width - margin, role, label);
    if (!selected)
        paint_text(app, row, column + margin, 1, ROLE_ACCENT, list_key(door));
    app_region(app, row, column, 1, width,
               (struct event){.action = ACTION_DIGIT, .number = door + 1});
}

/* Lay the doors out from `row` on, or count the rows alone when `row` is NOWHERE. */
static int doors(struct app *app, const struct review_view *view, int row) {
    int column = 0, rows = 1, margin = app->width >= 60 ? 2 : 1;
    for (int i = 0; i < DOORS; i++) {
        char label[80];
        snprintf(label, sizeof label, "%d %s", i + 1, _(door_labels[i]));
        int width = margin + text_width(label);
        if (column > 0 && column + width > app->width) {
            column = 0;
            rows++;
        }
        if (row != NOWHERE)
            paint_door(app, i, view->focus == view->suggestion_count + i, row + rows - 1,
                       app->left + column, margin, label);
        column += width + 1;
    }
    return rows;
}

/* The people that stand on the page can be clicked on where they are seen. */
static void click_suggestions(struct app *app, const struct review_view *view) {
    for (int i = 0; i < view->suggestion_count; i++) {
        int row = app->top + view->lines[i] - view->scroll.first;
        if (row >= app->top && row < app->bottom)
            app_region(app, row, app->left, 1, app->width,
                       (struct event){.action = ACTION_DIGIT, .number = DOORS + 1 + i});
    }
}

/* The strip stands above the footer, at usual heights in the row that is kept for notices. */
static void draw_strip(struct app *app, const struct review_view *view) {
    if (app->rows >= SPACIOUS)
        app->bottom -= doors(app, view, NOWHERE);
    else
        app->bottom = app->rows - 1 - doors(app, view, NOWHERE);
    doors(app, view, app->bottom);
    app->digits = DOORS + view->suggestion_count;
    if (app->rows >= TALL)
        paint_repeat(app, --app->bottom, app->left, app->width, ROLE_TRACK, app->glyphs->line);
}

/* Two columns where there is room: how the team stands left, the questions right. They scroll
 * together. */
static void draw_wide(struct app *app, struct review_view *view, struct page *main,
                      const struct page *rest) {
    int left = app->left;
    while (main->line_count < rest->line_count && !main->failed)
        page_line(main);
    paint_scroll(app, &view->scroll, main);
    app->left += LEFT_COLUMNS + BETWEEN_COLUMNS;
    paint_page(app, rest, view->scroll.first, app->top, app->bottom - app->top);
    app->left = left;
}

static void draw_pages(struct app *app, struct review_view *view, bool wide) {
    struct page main, rest;
    page_init(&main, wide ? LEFT_COLUMNS : app->width, app->glyphs);
    page_init(&rest, RIGHT_COLUMNS, app->glyphs);
    write_main(app, view, &main);
    if (wide) {
        write_rest(app, &rest);
        draw_wide(app, view, &main, &rest);
    } else {
        page_line(&main);
        write_rest(app, &main);
        paint_scroll(app, &view->scroll, &main);
    }
    click_suggestions(app, view);
    page_free(&main);
    page_free(&rest);
}

static void draw(struct app *app, void *state) {
    struct review_view *view = state;
    bool wide = app->columns >= WIDE_COLUMNS + 4 && app->rows >= TALL;
    if (wide) {
        app->width = WIDE_COLUMNS;
        app->left = (app->columns - app->width) / 2;
    }
    paint_header(app, _("Review"), app_review_who(app), 0, 0);
    draw_strip(app, view);
    if (app->rows >= TALL && app->rows < SPACIOUS)
        app->top--;
    if (app->review.store != NULL)
        draw_pages(app, view, wide);
}

/* ---- keys ---- */

static void show(struct app *app, void *state) {
    read_anew(app, state);
}

static struct next open_number(struct app *app, struct review_view *view, int number) {
    if (number < 0 || number >= DOORS + view->suggestion_count)
        return stay;
    if (number < DOORS) {
        view->focus = view->suggestion_count + number;
        return (struct next){TURN_PUSH, door_screens[number]};
    }
    view->focus = number - DOORS;
    app->reviewed = app->review.people[view->suggestions[view->focus].person].person;
    return (struct next){TURN_PUSH, &screen_member};
}

/* Down through the people, to the doors, and then down the page; up the same way back. */
static void walk(struct review_view *view, const struct event *event) {
    int people = view->suggestion_count, all = people + DOORS;
    switch (event->action) {
    case ACTION_LEFT: view->focus = (view->focus + all - 1) % all; break;
    case ACTION_RIGHT: view->focus = (view->focus + 1) % all; break;
    case ACTION_DOWN:
        if (view->focus < people)
            view->focus++;
        else
            scroll_move(&view->scroll, event, 0);
        break;
    default:
        if (view->focus >= people && view->scroll.first > 0)
            scroll_move(&view->scroll, event, 0);
        else if (view->focus > 0 && people > 0)
            view->focus = view->focus >= people ? people - 1 : view->focus - 1;
        break;
    }
    if (view->focus < people)
        view->scroll.first = 0;
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct review_view *view = state;
    read_anew(app, view);
    switch (event->action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
    case ACTION_UP:
    case ACTION_DOWN: walk(view, event); return stay;
    case ACTION_DIGIT: return open_number(app, view, event->number - 1);
    case ACTION_CHOOSE:
        return open_number(app, view,
                           view->focus < view->suggestion_count
                               ? DOORS + view->focus
                               : view->focus - view->suggestion_count);
    case ACTION_BACK:
    case ACTION_LEAVE: return app->made_up ? quit : pop;
    default: scroll_move(&view->scroll, event, app->bottom - app->top); return stay;
    }
}

static void enter(struct app *app, void *state) {
    (void)state;
    app_review_begins(app, app->arguments->team);
}

static void leave(struct app *app, void *state) {
    (void)state;
    app_review_begins(app, NULL);
}

const struct screen screen_review = {
    .title = MARK("Review"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct review_view),
    .enter = enter,
    .show = show,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
