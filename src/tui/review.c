/* The review's first page: whom to talk to, how the team stands, and the doors to the rest. */
#include "people.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/team_report.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { DOORS = 6, SHORT_LIST = 3, REASON_BYTES = 200, TALL = 20, SPACIOUS = 30 };
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
    struct {
        int line, column, columns; /* of the page, where it says how many more there are */
    } more[SUGGESTED_COUNT];
    bool listed; /* the people are shown as a suggestion chose them */
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_LEFT, ACTION_RIGHT},
     MARK("open"),
     MARK("Move to a person or a door, and open it. Clicking on it does both.")},
    {ACTION_OVERVIEW,
     {0},
     MARK("all like this|all"),
     MARK(
         "Everybody of whom the same can be said, as a list. Clicking on how many more there are does it too.")},
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
        "Beside a person stands how many more there are of whom the same can be said: those who are ready and want to lead, those in whom something fell clearly, those who are due to answer again. Tab lists them all."),
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

static int name_columns(const struct app *app, const struct review_view *view) {
    int widest = 0;
    for (int i = 0; i < view->suggestion_count; i++) {
        int width = text_width(app->review.people[view->suggestions[i].person].name);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void write_more(struct review_view *view, int number, struct page *page) {
    int others = view->suggestions[number].alike - 1, last = page->line_count - 1;
    char more[60];
    view->more[number].columns = 0;
    snprintf(more, sizeof more, N_("and %d more", "and %d more", others), others);
    int width = text_width(more), from = page_line_width(page, last) + 2;
    if (others < 1 || from + width > page->width)
        return;
    view->more[number].line = last;
    view->more[number].column = page->width - width;
    view->more[number].columns = width;
    page_pad(page, page->width - width);
    page_text(page, ROLE_MUTED, more);
}

/* Beside the name where there is room, else below it. */
static void write_suggestion(struct app *app, struct review_view *view, int number,
                             struct page *page) {
    const struct review_suggestion *suggestion = &view->suggestions[number];
    enum role role = view->focus == number ? ROLE_SELECTED : ROLE_TEXT;
    int column = 5 + name_columns(app, view) + 3;
    char reason[REASON_BYTES];
    review_suggestion_words(&app->review, suggestion, reason, sizeof reason);
    view->lines[number] = page->line_count;
    page_line(page);
    page_format(page, role, "%s ", role == ROLE_SELECTED ? app->glyphs->pointer : " ");
    page_text(page, role == ROLE_SELECTED ? role : ROLE_ACCENT, list_key(DOORS + number));
    page_format(page, role, "  %s", app->review.people[suggestion->person].name);
    if (column + text_width(reason) > page->width) {
        page_paragraph(page, ROLE_TEXT, 5, 0, reason);
    } else {
        page_pad(page, column);
        page_text(page, ROLE_TEXT, reason);
    }
    write_more(view, number, page);
}

static void write_suggestions(struct app *app, struct review_view *view, struct page *page) {
    write_heading(page, _("Whom to talk to first"));
    for (int i = 0; i < view->suggestion_count; i++)
        write_suggestion(app, view, i, page);
    if (view->suggestion_count > 0)
        return;
    if (app->review.activity.people == 0) {
        page_paragraph(
            page, ROLE_TEXT, 2, 0,
            _("Nobody has answered here. People come in when they take the questionnaire, each under a code name and with the name of their team."));
        page_line(page);
        page_paragraph(
            page, ROLE_TEXT, 2, 0,
            _("To see all of this with made-up people first, leave the program and start it as: leadquiz demo"));
    } else if (app->review.count == 0)
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
    const struct item *item = instrument_item(app->instrument, question->prompt);
    char text[2 * LINE_BYTES];
    snprintf(text, sizeof text,
             item != NULL && item->reversed ? _("%s (asked the other way round)") : "%s",
             app->instrument->prompts[question->prompt].text);
    page_paragraph(page, ROLE_TEXT, 2, 0, text);
}

static void write_first(const struct app *app, enum questions_by by, const char *heading,
                        struct page *page) {
    int order[PROMPTS_MOST];
    int shown = review_questions_order(&app->questions, by, order);
    write_heading(page, heading);
    for (int i = 0; i < shown && i < SHORT_LIST; i++)
        write_question(app, &app->questions.list[order[i]], page);
}

static bool shows_a_question(const struct review_questions *questions) {
    int order[PROMPTS_MOST];
    return review_questions_order(questions, QUESTIONS_BY_SPLIT, order) > 0;
}

static void write_questions(const struct app *app, struct page *page) {
    char text[300];
    if (!app->questions_known) {
        page_paragraph(
            page, ROLE_MUTED, 0, 0,
            _("The questions are behind door 4; with so many people, reading them takes a moment."));
        return;
    }
    if (!shows_a_question(&app->questions)) {
        enum withheld why =
            app->questions.count > 0 ? app->questions.list[0].counts.withheld : WITHHELD_NONE;
        review_withheld_words(&app->review, why, app->instrument->privacy.group_levels, text,
                              sizeof text);
        write_heading(page, _("Questions"));
        page_paragraph(page, ROLE_MUTED, 0, 0, text);
        return;
    }
    write_first(app, QUESTIONS_BY_SPLIT, _("Where answers differ most"), page);
    page_line(page);
    write_first(app, QUESTIONS_BY_GAIN, _("Where there is most to gain"), page);
}

static bool knows_a_mean(const struct app *app, bool moved) {
    for (int i = 0; i < app->instrument->scale_count; i++) {
        const struct group_mean *mean = &app->review.figures.scales[i];
        if (mean->withheld == SHOWN && (!moved || mean->movement_withheld == SHOWN))
            return true;
    }
    return false;
}

/* Heads of columns are blank enough where rows are few. */
static void write_figures(const struct app *app, struct page *page) {
    bool levels = app->review.figures.levels.withheld == SHOWN;
    bool means = knows_a_mean(app, false), moved = knows_a_mean(app, true);
    if (app->rows >= SPACIOUS || (app->rows >= TALL && !levels))
        page_line(page);
    if (!levels) /* a reason needs to say of what */
        write_heading(page, _("Levels"));
    team_page_levels(page, &app->review);
    if (app->rows >= SPACIOUS)
        team_page_counted(page, &app->review);
    if (app->rows >= SPACIOUS || (app->rows >= TALL && !moved))
        page_line(page);
    if (!means)
        write_heading(page, _("Scales"));
    team_page_scales(page, &app->review, &app->review.figures);
    if (app->rows < SPACIOUS)
        team_page_counted(page, &app->review);
    if (levels || means || app->review.count == 0)
        return;
    page_line(page);
    page_paragraph(page, ROLE_TEXT, 0, 0,
                   _("Single people who let you see them stand behind 1 People and 2 Who is who."));
}

static void write_main(struct app *app, struct review_view *view, struct page *page) {
    write_suggestions(app, view, page);
    page_line(page);
    team_page_summary(page, &app->review);
    write_news(app, view, page);
    write_figures(app, page);
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
        row = app->top + view->more[i].line - view->scroll.first;
        if (view->more[i].columns > 0 && row >= app->top && row < app->bottom)
            app_region(app, row, app->left + view->more[i].column, 1, view->more[i].columns,
                       (struct event){.action = ACTION_PICK, .number = i});
    }
}

/* The strip stands above the footer, at usual heights in the row that is kept for notices, unless
 * there is one: the doors stay where they can be seen. */
static void draw_strip(struct app *app, const struct review_view *view) {
    int notice = app->notice[0] != '\0' ? paint_height(app->width, app->notice) : 0;
    int kept = app->rows - app->bottom - 1; /* for a notice, above the footer */
    if (app->rows < SPACIOUS || notice > kept)
        kept = notice;
    app->bottom = app->rows - 1 - kept - doors(app, view, NOWHERE);
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
    struct review_view *view = state;
    if (view->listed)
        choose_everybody(app);
    view->listed = false;
    read_anew(app, view);
}

/* Everybody of whom the same can be said. */
static struct next list_alike(struct app *app, struct review_view *view, int number) {
    if (number < 0 || number >= view->suggestion_count)
        return (struct next){TURN_PUSH, &screen_people};
    view->focus = number;
    view->listed = true;
    review_suggested(view->suggestions[number].why, &app->choice);
    return (struct next){TURN_PUSH, &screen_people};
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
    case ACTION_PICK: return list_alike(app, view, event->number);
    case ACTION_OVERVIEW: /* from a door: of whoever stands last */
        return list_alike(app, view,
                          view->focus < view->suggestion_count ? view->focus
                                                               : view->suggestion_count - 1);
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
