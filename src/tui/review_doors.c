/* The doors of the review's first page: a strip above the footer. */
#include "meeting.h"
#include "review_view.h"

#include "leadquiz/text.h"

#include <stdio.h>

static const char *const door_labels[DOORS] = {
    MARK("People"), MARK("Who is who"), MARK("Over time"), MARK("Questions"),
    MARK("Team"),   MARK("Save"),       MARK("Meetings"),
};

static const struct screen *const door_screens[DOORS] = {
    &screen_people, &screen_map,       &screen_months,        &screen_items,
    &screen_teams,  &screen_team_save, &screen_meetings_past,
};

const struct screen *review_door(int number) {
    return door_screens[number];
}

const char *review_key(int number) {
    return number == 9 ? "0" : list_key(number);
}

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

/* Columns before a label: a pointer and, where all doors stand side by side with it, a space. */
static int margin_of(const struct app *app) {
    int width = -1;
    for (int i = 0; i < DOORS; i++)
        width += 5 + text_width(_(door_labels[i])); /* margin, number, space; one between */
    return width <= app->width ? 2 : 1;
}

/* Lay the doors out from `row` on, or count the rows alone when `row` is NOWHERE. Where there is
 * little room the pointer stands left of the text. */
static int doors(struct app *app, const struct review_view *view, int row) {
    int margin = margin_of(app), from = margin == 1 && app->left > 0 ? -1 : 0;
    int column = from, rows = 1;
    for (int i = 0; i < DOORS; i++) {
        char label[80];
        snprintf(label, sizeof label, "%d %s", i + 1, _(door_labels[i]));
        int width = margin + text_width(label);
        if (column > from && column + width > app->width) {
            column = from;
            rows++;
        }
        if (row != NOWHERE)
            paint_door(app, i, view->focus == view->suggestion_count + i, row + rows - 1,
                       app->left + column, margin, label);
        column += width + 1;
    }
    return rows;
}

/* The strip stands above the footer, at usual heights in the row that is kept for notices, unless
 * there is one: the doors stay where they can be seen. */
void review_draw_doors(struct app *app, const struct review_view *view) {
    int notice = app->notice[0] != '\0' ? paint_height(app->width, app->notice) : 0;
    int kept = app->rows - app->bottom - 1; /* for a notice, above the footer */
    if (app->rows < SPACIOUS || notice > kept)
        kept = notice;
    app->bottom = app->rows - 1 - kept - doors(app, view, NOWHERE);
    doors(app, view, app->bottom);
    app->digits = DOORS + view->suggestion_count;
    app->zero = app->digits > 9;
    if (app->rows >= TALL)
        paint_repeat(app, --app->bottom, app->left, app->width, ROLE_TRACK, app->glyphs->line);
}
