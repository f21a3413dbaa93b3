/* Whom to talk to first, and why: a line a person, on the review's first page. */
#include "review_view.h"

#include "leadquiz/text.h"

#include <stdio.h>

enum { REASON_BYTES = 200 };

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
    page_text(page, role == ROLE_SELECTED ? role : ROLE_ACCENT, review_key(DOORS + number));
    page_format(page, role, "  %s", app->review.people[suggestion->person].name);
    if (column + text_width(reason) > page->width) {
        page_paragraph(page, ROLE_TEXT, 5, 0, reason);
    } else {
        page_pad(page, column);
        page_text(page, ROLE_TEXT, reason);
    }
    write_more(view, number, page);
}

void review_write_suggestions(struct app *app, struct review_view *view, struct page *page) {
    review_write_heading(page, _("Whom to talk to first"));
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

void review_click_suggestions(struct app *app, const struct review_view *view) {
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
