/* How the team stands, on the review's first page: figures, and the questions in short. */
#include "review_view.h"

#include "leadquiz/clock.h"
#include "leadquiz/team_report.h"

#include <stdio.h>

enum { SHORT_LIST = 3 };

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

static bool knows_a_mean(const struct app *app, bool moved) {
    for (int i = 0; i < app->instrument->scale_count; i++) {
        const struct group_mean *mean = &app->review.figures.scales[i];
        if (mean->withheld == SHOWN && (!moved || mean->movement_withheld == SHOWN))
            return true;
    }
    return false;
}

/* Whether a blank line before the levels, which are left out, leaves the scales on the first page.
 */
static bool has_room(const struct app *app, const struct page *page) {
    enum { AROUND = 5 }; /* the blank line, a heading, a reason, a head of columns */
    return page->line_count + AROUND + app->instrument->scale_count <= app->bottom - app->top;
}

/* Heads of columns are blank enough where rows are few. */
static void write_figures(const struct app *app, struct page *page) {
    bool levels = app->review.figures.levels.withheld == SHOWN;
    bool means = knows_a_mean(app, false), moved = knows_a_mean(app, true);
    if (app->rows >= SPACIOUS || (app->rows >= TALL && !levels && has_room(app, page)))
        page_line(page);
    if (!levels) /* a reason needs to say of what */
        review_write_heading(page, _("Levels"));
    team_page_levels(page, &app->review);
    if (app->rows >= SPACIOUS)
        team_page_counted(page, &app->review);
    if (app->rows >= SPACIOUS || (app->rows >= TALL && !moved))
        page_line(page);
    if (!means)
        review_write_heading(page, _("Scales"));
    team_page_scales(page, &app->review, &app->review.figures);
    if (app->rows < SPACIOUS)
        team_page_counted(page, &app->review);
    if (levels || means || app->review.count == 0)
        return;
    page_line(page);
    page_paragraph(page, ROLE_TEXT, 0, 0,
                   _("Single people who let you see them stand behind 1 People and 2 Who is who."));
}

void review_write_team(const struct app *app, const struct review_view *view, struct page *page) {
    team_page_summary(page, &app->review);
    write_news(app, view, page);
    write_figures(app, page);
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
    review_write_heading(page, heading);
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
        review_write_heading(page, _("Questions"));
        page_paragraph(page, ROLE_MUTED, 0, 0, text);
        return;
    }
    write_first(app, QUESTIONS_BY_SPLIT, _("Where answers differ most"), page);
    page_line(page);
    write_first(app, QUESTIONS_BY_GAIN, _("Where there is most to gain"), page);
}

void review_write_questions(const struct app *app, struct page *page) {
    write_questions(app, page);
    page_line(page);
    team_page_foot(page, &app->review);
}
