/* One person who lets their team lead see them: what to talk about, and what has changed. */
#include "people.h"

#include "leadquiz/clock.h"
#include "leadquiz/history_page.h"
#include "leadquiz/result_page.h"

#include <stdio.h>

enum {
    WIDE_COLUMNS = 112,
    WIDEST_COLUMNS = 130,
    RIGHT_COLUMNS = 52,
    BETWEEN_COLUMNS = 5,
    TALL = 20
};

struct member {
    struct chosen chosen; /* the list that left and right walk through */
    struct history history;
    bool known; /* the history is loaded */
    struct scroll scroll;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE, {0}, MARK("over time"), MARK("Each scale as a line over time.")},
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("next person|next"),
     MARK("The next person of the list, or the one before.")},
    HINT_READ,
    {ACTION_TREND, {0}, NULL, MARK("Each scale as a line over time, too.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to where you came from.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "What this person lets their team lead see: scales, level and wish to lead. Their answers, and what stands behind each scale, are theirs alone."),
    MARK(
        "A bar is the share of chances used, 0 to 100. The lighter part around its end is the give-or-take: the true value is likely within it. A mark on a bar is a gate, the value that a level asks for."),
    MARK(
        "A change is called clear when it is larger than errors of measurement make in 95 of 100 cases, likely in 90 of 100; anything smaller is within noise, and means nothing by itself."),
    MARK(
        "The questions are for opening a conversation. Ask one, and listen: what the person says counts more than any number here."),
    NULL,
};

/* ---- what is shown ---- */

static void say_partial(struct page *page, const struct app *app,
                        const struct review_person *person) {
    if (person_open_above(app, person) && app->instrument->review.not_assessed[0] != '\0')
        page_paragraph(page, ROLE_MUTED, 0, 0, app->instrument->review.not_assessed);
}

static void write_level(struct page *page, const struct app *app,
                        const struct review_person *person, const struct result *result) {
    const struct level *levels = app->instrument->levels;
    char verdict[64], names[2 * NAME_BYTES + 64], title[3 * NAME_BYTES + 128];
    if (app->instrument->level_count == 0)
        return;
    person_verdict(person, verdict, sizeof verdict);
    names[0] = '\0';
    if (person->high > 0)
        snprintf(names, sizeof names, _("%s or %s"), levels[person->low].name,
                 levels[person->high].name);
    else if (person->low > 0)
        snprintf(names, sizeof names, "%s", levels[person->low].name);
    snprintf(title, sizeof title, names[0] != '\0' ? "%s %s %s" : "%s", verdict, page->glyphs->dash,
             names);
    page_paragraph(page, ROLE_TITLE, 0, 0, title);
    if (person->low == 0)
        page_paragraph(page, ROLE_MUTED, 0, 0, _("There are too few answers for a level."));
    else if (person->high > 0 && app->rows >= TALL)
        page_paragraph(page, ROLE_MUTED, 0, 0, _("The answers fit both levels."));
    if (app->rows >= TALL)
        result_page_ladder(page, app->instrument, result);
    say_partial(page, app, person);
    page_line(page);
}

static void write_wish(struct page *page, const struct app *app,
                       const struct review_person *person) {
    const char *words = person_wish_label(app, person);
    const struct corner *corner = person_in_corner(app, person);
    char line[LINE_BYTES * 2];
    if (words != NULL)
        snprintf(line, sizeof line, _("Wish to lead: “%s”"), words);
    else
        snprintf(line, sizeof line, "%s", _("Wish to lead: no answer"));
    if (corner != NULL)
        page_paragraph(page, ROLE_TITLE, 0, 0, corner->name);
    page_paragraph(page, ROLE_TEXT, 0, 0, line);
    if (corner != NULL)
        page_paragraph(page, ROLE_STRONG, 0, 0, corner->asks);
    page_line(page);
}

static void write_talks(struct page *page, const struct app *app,
                        const struct review_person *person) {
    const char *talks[REVIEW_TALKS_MOST];
    int count = review_talks(&app->review, person, talks);
    if (count == 0)
        return;
    page_line(page);
    page_text(page, ROLE_STRONG, _("To open a conversation"));
    for (int i = 0; i < count; i++) {
        char line[LINE_BYTES * 2];
        snprintf(line, sizeof line, "%s %s", page->glyphs->separator, talks[i]);
        page_paragraph(page, ROLE_TEXT, 0, 2, line);
    }
    page_line(page);
}

static void write_strength(struct page *page, const struct app *app,
                           const struct review_person *person) {
    if (person->strength == NOWHERE)
        return;
    const struct scale *scale = &app->instrument->scales[person->strength];
    char line[LINE_BYTES * 2];
    snprintf(line, sizeof line, _("Strength to coach to: %s"), scale->name);
    page_paragraph(page, ROLE_STRONG, 0, 0, line);
    if (scale->about[0] != '\0') {
        snprintf(line, sizeof line, _("It says to them: “%s”"), scale->about);
        page_paragraph(page, ROLE_TEXT, 0, 0, line);
    }
    page_line(page);
}

/* Since the sitting before, and since the first where that is another. */
static void write_changes(struct page *page, const struct history *history) {
    int last = history->count - 1;
    history_page_changes(page, history, last);
    page_line(page);
    if (history_first(history, last) == NOWHERE)
        return;
    history_page_first(page, history, last);
    history_page_between(page, history, last);
    page_line(page);
}

static void write_sittings(struct page *page, const struct review_person *person) {
    char date[40], line[300];
    clock_date(person->finished, date, sizeof date);
    snprintf(line, sizeof line,
             N_("%d sitting, on %s.", "%d sittings, the last on %s.", person->sittings),
             person->sittings, date);
    page_paragraph(page, ROLE_MUTED, 0, 0, line);
}

/* Why one would talk to this person: it stands before everything else. */
static void write_reasons(struct page *page, const struct app *app,
                          const struct review_person *person) {
    char reasons[REASONS_MOST][REASON_WORDS];
    int count = review_reasons(&app->review, person, reasons);
    for (int i = 0; i < count; i++)
        page_paragraph(page, ROLE_STRONG, 0, 2, reasons[i]);
    if (count > 0)
        page_line(page);
}

/* In a small window the wish comes before the scales: it says what there is to do. So it does where
 * it is why one would talk to them. */
static bool wish_first(const struct app *app, const struct review_person *person) {
    return app->rows < TALL || person->corner == CORNER_READY_WANTS;
}

static void write_picture(struct page *page, const struct app *app,
                          const struct review_person *person, bool with_wish) {
    struct result result;
    person_result(app, person, &result);
    write_reasons(page, app, person);
    write_level(page, app, person, &result);
    if (with_wish)
        write_wish(page, app, person);
    result_page_scales(page, app->instrument, &result);
    page_line(page);
}

static void write_past(struct page *page, struct member *member,
                       const struct review_person *person) {
    if (member->known && member->history.count > 0)
        write_changes(page, &member->history);
    write_sittings(page, person);
}

/* ---- drawing ---- */

static bool widen(struct app *app) {
    if (app->columns < WIDE_COLUMNS + 2 || app->rows < 24)
        return false;
    int room = app->columns - 4;
    app->width = room > WIDEST_COLUMNS ? WIDEST_COLUMNS : room;
    app->left = (app->columns - app->width) / 2;
    return true;
}

static void draw_wide(struct app *app, struct member *member, const struct review_person *person) {
    struct page picture, words;
    int left = app->left, column = app->width - RIGHT_COLUMNS - BETWEEN_COLUMNS;
    page_init(&picture, column, app->glyphs);
    page_init(&words, RIGHT_COLUMNS, app->glyphs);
    write_picture(&picture, app, person, false);
    write_past(&picture, member, person);
    write_wish(&words, app, person);
    write_talks(&words, app, person);
    write_strength(&words, app, person);
    member->scroll = (struct scroll){0};
    paint_page(app, &picture, 0, app->top, app->bottom - app->top);
    app->left += column + BETWEEN_COLUMNS;
    paint_page(app, &words, 0, app->top, app->bottom - app->top);
    app->left = left;
    page_free(&picture);
    page_free(&words);
}

static void draw(struct app *app, void *state) {
    struct member *member = state;
    const struct review_person *person = app_reviewed(app);
    if (person == NULL)
        return; /* it gives way before it is seen */
    bool wide = widen(app);
    paint_header(app, person->name, person->team, 0, 0);
    if (wide) {
        draw_wide(app, member, person);
        return;
    }
    struct page page;
    page_init(&page, paint_room(app), app->glyphs);
    bool first = wish_first(app, person);
    write_picture(&page, app, person, first);
    if (!first)
        write_wish(&page, app, person);
    write_talks(&page, app, person);
    write_strength(&page, app, person);
    write_past(&page, member, person);
    paint_scroll(app, &member->scroll, &page);
    page_free(&page);
}

/* ---- coming, going and keys ---- */

static void forget(struct member *member) {
    if (member->known)
        history_free(&member->history);
    member->known = false;
}

static void load(struct app *app, struct member *member) {
    struct error error;
    forget(member);
    if (app_reviewed(app) == NULL)
        return;
    member->known = review_history(&app->review, app->reviewed, &member->history, &error);
    if (!member->known)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
}

static void show(struct app *app, void *state) {
    struct member *member = state;
    if (app_review(app) && chosen_fill(app, &member->chosen))
        load(app, member);
    else
        chosen_free(&member->chosen);
}

struct next member_gives_way(struct app *app) {
    if (app_reviewed(app) != NULL)
        return stay;
    app_notice(app, ROLE_MUTED, "%s", _("This person's page is not open any more."));
    return pop;
}

static struct next arrive(struct app *app, void *state) {
    (void)state;
    return member_gives_way(app);
}

static void leave(struct app *app, void *state) {
    struct member *member = state;
    (void)app;
    forget(member);
    chosen_free(&member->chosen);
}

/* Round the end: whoever goes on comes by everybody. */
static void go_on(struct app *app, struct member *member, int by) {
    int count = member->chosen.count, row = chosen_row(app, &member->chosen, app->reviewed);
    if (count == 0)
        return;
    row = row == NOWHERE ? 0 : (row + by + count) % count;
    app->reviewed = chosen_person(app, &member->chosen, row)->person;
    member->scroll.first = 0;
    load(app, member);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct member *member = state;
    bool changed;
    chosen_follow(app, &member->chosen, &changed);
    if (changed)
        load(app, member);
    struct next next = member_gives_way(app);
    if (next.turn != TURN_STAY || scroll_move(&member->scroll, event, app->bottom - app->top))
        return next;
    switch (event->action) {
    case ACTION_RIGHT:
    case ACTION_AGAIN: go_on(app, member, 1); return stay;
    case ACTION_LEFT: go_on(app, member, -1); return stay;
    case ACTION_CHOOSE:
    case ACTION_HISTORY:
    case ACTION_TREND: return (struct next){TURN_PUSH, &screen_member_trend};
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_member = {
    .title = MARK("One person"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct member),
    .show = show,
    .arrive = arrive,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
