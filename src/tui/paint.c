#include "paint.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { PAINT_BYTES = 1024, LINES_MOST = 64 };

static void set_role(const struct app *app, enum role role) {
    attr_set(app->theme.attributes[role], app->theme.pairs[role], NULL);
}

static int put(const struct app *app, int row, int column, int columns, enum role role,
               const char *text, size_t length) {
    if (row < 0 || row >= app->rows || column < 0 || columns <= 0)
        return 0;
    if (columns > app->columns - column)
        columns = app->columns - column;
    char clean[PAINT_BYTES], shown[PAINT_BYTES];
    text_clean(text, length, clean, sizeof clean);
    if (app->utf8)
        paintable(clean, shown, sizeof shown);
    else
        text_to_ascii(clean, strlen(clean), shown, sizeof shown);
    shown[text_fit(shown, columns)] = '\0';
    set_role(app, role);
    mvaddstr(row, column, shown);
    return text_width(shown);
}

int paint_text(const struct app *app, int row, int column, int columns, enum role role,
               const char *text) {
    return put(app, row, column, columns, role, text, strlen(text));
}

int paint_paragraph(const struct app *app, int row, int column, int columns, int rows,
                    enum role role, const char *text) {
    struct text_line lines[LINES_MOST];
    int count = text_wrap(text, columns, lines, LINES_MOST);
    for (int i = 0; i < count && i < rows && i < LINES_MOST; i++)
        put(app, row + i, column, columns, role, lines[i].start, lines[i].length);
    return count;
}

int paint_height(int columns, const char *text) {
    struct text_line line;
    return text_wrap(text, columns, &line, 1);
}

void paint_shortened(const struct app *app, const char *text, int columns, char *out, size_t size) {
    size_t fits = text_fit(text, columns);
    bool whole = text[fits] == '\0';
    if (!whole)
        fits = text_fit(text, columns - text_width(app->glyphs->ellipsis));
    snprintf(out, size, "%.*s%s", (int)fits, text, whole ? "" : app->glyphs->ellipsis);
}

void paint_repeat(const struct app *app, int row, int column, int times, enum role role,
                  const char *mark) {
    if (row < 0 || row >= app->rows)
        return;
    set_role(app, role);
    for (int i = 0; i < times && column + i < app->columns; i++)
        mvaddstr(row, column + i, mark);
}

/* Of made-up data every screen says so, and where there is no room for both it says that alone. */
static const char *header_fact(const struct app *app, const char *title, const char *fact,
                               char *out, size_t size) {
    if (!app->made_up)
        return fact;
    if (fact[0] == '\0')
        return _("made-up data");
    snprintf(out, size, "%s %s %s", fact, app->glyphs->separator, _("made-up data"));
    bool both = text_width(title) + 2 + text_width(out) <= app->width;
    return both ? out : _("made-up data");
}

void paint_header(struct app *app, const char *title, const char *fact, int done, int of) {
    int row = app->rows >= 20 ? 1 : 0;
    char marked[PAINT_BYTES];
    fact = header_fact(app, title, fact, marked, sizeof marked);
    int right = text_width(fact);
    if (right > app->width)
        right = app->width;
    int room = app->width - right - (right > 0 ? 2 : 0);
    size_t fits = text_fit(title, room);
    if (title[fits] == '\0') {
        paint_text(app, row, app->left, room, ROLE_TITLE, title);
    } else {
        int mark = text_width(app->glyphs->ellipsis);
        char cut[PAINT_BYTES];
        snprintf(cut, sizeof cut, "%.*s%s", (int)text_fit(title, room - mark), title,
                 app->glyphs->ellipsis);
        paint_text(app, row, app->left, room, ROLE_TITLE, cut);
    }
    paint_text(app, row, app->left + app->width - right, right, ROLE_MUTED, fact);
    int filled = of > 0 ? app->width * done / of : 0;
    paint_repeat(app, row + 1, app->left, filled, ROLE_ACCENT, app->glyphs->heavy);
    paint_repeat(app, row + 1, app->left + filled, app->width - filled, ROLE_TRACK,
                 app->glyphs->line);
}

static void paint_page_line(const struct app *app, const struct page *page, int line, int row) {
    int column = app->left;
    for (int i = 0; i < page->lines[line].count; i++) {
        const struct span *span = &page->spans[page->lines[line].first + i];
        column += put(app, row, column, app->columns - column, span->role, page->text + span->start,
                      span->length);
    }
}

void paint_page(const struct app *app, const struct page *page, int first, int row, int rows) {
    for (int i = 0; i < rows && first + i < page->line_count; i++)
        paint_page_line(app, page, first + i, row + i);
}

void app_region(struct app *app, int row, int column, int rows, int columns, struct event event) {
    if (app->region_count < REGIONS_MOST) {
        app->regions[app->region_count++] = (struct region){row, column, rows, columns, event};
    }
}

/* ---- the footer ---- */

enum { HINTS_MOST = 16, GAP = 3, GAP_NARROW = 2, LABEL_BYTES = 80 };

/* How much of a label is said. */
enum brevity { WHOLE, BRIEF, KEY_ALONE };

struct footer {
    const struct hint *hints[HINTS_MOST];
    enum brevity brevity[HINTS_MOST];
    int count, gap;
};

static void hint_text(const struct app *app, const struct screen *screen, const struct hint *hint,
                      char *keys, size_t size) {
    keys[0] = '\0';
    keys_names(hint, app->glyphs, app->digits, app->zero, app_letters(app, screen), keys, size);
}

/* The label with a space before it, as much as is said. */
static void label_text(const struct hint *hint, enum brevity brevity, char out[LABEL_BYTES]) {
    const char *label = _(hint->label), *brief = strchr(label, '|');
    size_t whole = brief != NULL ? (size_t)(brief - label) : strlen(label);
    out[0] = '\0';
    if (brevity == BRIEF && brief != NULL)
        snprintf(out, LABEL_BYTES, " %s", brief + 1);
    else if (brevity != KEY_ALONE)
        snprintf(out, LABEL_BYTES, " %.*s", (int)whole, label);
}

static int hint_width(const struct app *app, const struct screen *screen, const struct hint *hint,
                      enum brevity brevity) {
    char keys[32], label[LABEL_BYTES];
    hint_text(app, screen, hint, keys, sizeof keys);
    label_text(hint, brevity, label);
    return text_width(keys) + text_width(label);
}

static int footer_width(const struct app *app, const struct screen *screen,
                        const struct footer *footer) {
    int width = -footer->gap;
    for (int i = 0; i < footer->count; i++)
        width += hint_width(app, screen, footer->hints[i], footer->brevity[i]) + footer->gap;
    return width;
}

static bool try_brevity(const struct app *app, const struct screen *screen, struct footer *footer,
                        enum brevity brevity, int gap, int room) {
    footer->gap = gap;
    for (int i = 0; i < footer->count; i++)
        footer->brevity[i] = brevity;
    return footer_width(app, screen, footer) <= room;
}

/* A key without a word says nothing to somebody new, so what there is no room for is left out, the
 * most important staying first; but never the last two, help and the way out. */
static void shorten(const struct app *app, const struct screen *screen, struct footer *footer,
                    int room) {
    const struct footer all = *footer;
    int ends = all.count < 2 ? all.count : 2, rest = all.count - ends;
    footer->count = 0;
    for (int i = rest; i < all.count; i++)
        footer->hints[footer->count++] = all.hints[i];
    for (int i = 0; i < rest; i++) {
        const struct footer before = *footer;
        int at = footer->count++ - ends;
        for (int j = footer->count - 1; j > at; j--)
            footer->hints[j] = footer->hints[j - 1];
        footer->hints[at] = all.hints[i];
        if (!try_brevity(app, screen, footer, BRIEF, GAP_NARROW, room))
            *footer = before;
    }
    if (!try_brevity(app, screen, footer, WHOLE, GAP_NARROW, room) &&
        !try_brevity(app, screen, footer, BRIEF, GAP_NARROW, room))
        try_brevity(app, screen, footer, KEY_ALONE, GAP_NARROW, room);
}

static void lay_out_footer(const struct app *app, const struct screen *screen, int room,
                           struct footer *footer) {
    footer->count = 0;
    for (const struct hint *hint = app_hints(app, screen);
         hint->action != ACTION_NONE && footer->count < HINTS_MOST; hint++) {
        bool idle = (hint->action == ACTION_DIGIT && app->digits == 0) ||
                    (hint->action == ACTION_CHOOSE && app->idle) || hint->action == app->absent;
        bool taken = !app->restricted || restricted_takes(hint->action);
        if (hint->label != NULL && !idle && taken)
            footer->hints[footer->count++] = hint;
    }
    if (!try_brevity(app, screen, footer, WHOLE, GAP, room) &&
        !try_brevity(app, screen, footer, WHOLE, GAP_NARROW, room) &&
        !try_brevity(app, screen, footer, BRIEF, GAP_NARROW, room))
        shorten(app, screen, footer, room);
}

void paint_footer(struct app *app, const struct screen *screen) {
    int room = app->columns - (app->left > 1 ? 2 : 1) - app->left, column = app->left;
    struct footer footer;
    lay_out_footer(app, screen, room, &footer);
    for (int i = 0; i < footer.count; i++) {
        const struct hint *hint = footer.hints[i];
        int width = hint_width(app, screen, hint, footer.brevity[i]);
        char keys[32], label[LABEL_BYTES];
        hint_text(app, screen, hint, keys, sizeof keys);
        label_text(hint, footer.brevity[i], label);
        room = app->columns - column;
        int used = paint_text(app, app->rows - 1, column, room, ROLE_ACCENT, keys);
        paint_text(app, app->rows - 1, column + used, room - used, ROLE_MUTED, label);
        if (hint->action != ACTION_DIGIT) /* which digit? */
            app_region(app, app->rows - 1, column, 1, width,
                       (struct event){.action = hint->action});
        column += width + footer.gap;
    }
}

void paint_notice(const struct app *app) {
    if (app->notice[0] == '\0')
        return;
    int lines = paint_height(app->width, app->notice);
    if (lines > app->rows / 2)
        lines = app->rows / 2;
    int row = app->rows - 1 - lines;
    for (int i = 0; i < lines; i++)
        paint_repeat(app, row + i, 0, app->columns, ROLE_TEXT, " ");
    paint_paragraph(app, row, app->left, app->width, lines, app->notice_role, app->notice);
}

/* ---- lists ---- */

enum { KEY_COLUMNS = 3, MARGIN = 2 }; /* pointer, key */

const char *list_key(int number) {
    static const char *const keys[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    return number >= 0 && number < 9 ? keys[number] : "";
}

int paint_label_column(const char *box) {
    return MARGIN + KEY_COLUMNS + (box != NULL ? text_width(box) + 2 : 0);
}

static int label_column(const struct row *row) {
    return paint_label_column(row->box);
}

static int detail_column(const struct app *app, const struct row *all, int count) {
    int widest = 0, detail = 0;
    for (int i = 0; i < count; i++) {
        int width = label_column(&all[i]) + text_width(all[i].label);
        if (all[i].detail[0] != '\0' && width > widest)
            widest = width;
        width = text_width(all[i].detail);
        if (width > detail)
            detail = width;
    }
    int column = widest + 3;
    return detail > 0 && column + detail <= app->width ? column : 0;
}

static int label_height(const struct app *app, const struct row *row) {
    return paint_height(app->width - label_column(row), row->label);
}

static int row_gap(const struct app *app, const struct row *row) {
    return row->apart && app->rows >= 20 ? 1 : 0;
}

int paint_list_height(const struct app *app, const struct row *all, int count) {
    int height = 0;
    for (int i = 0; i < count; i++)
        height += (i > 0 ? row_gap(app, &all[i]) : 0) + label_height(app, &all[i]);
    return height;
}

/* Scroll so that the selected row is wholly within `rows` lines. */
static void list_follow(const struct app *app, struct list *list, const struct row *all, int rows) {
    int selected = list->selected < 0 ? 0 : list->selected;
    if (list->top > selected)
        list->top = selected;
    while (list->top < selected &&
           paint_list_height(app, all + list->top, selected - list->top + 1) > rows)
        list->top++;
    /* Use the room when there is more of it than before. */
    while (list->top > 0 &&
           paint_list_height(app, all + list->top - 1, list->count - list->top + 1) <= rows)
        list->top--;
}

/* The row that is selected is one run of one role from its pointer to its label: fewer bytes to a
 * slow line, and one bar where there is no colour. */
static void paint_row(const struct app *app, const struct row *row, bool selected, int at,
                      int rows) {
    enum role role = selected ? ROLE_SELECTED : row->role;
    int column = app->left + MARGIN;
    if (selected) {
        paint_repeat(app, at, app->left, label_column(row), ROLE_SELECTED, " ");
        paint_text(app, at, app->left, 1, ROLE_SELECTED, app->glyphs->pointer);
    }
    int key = paint_text(app, at, column, KEY_COLUMNS, selected ? role : ROLE_ACCENT, row->key);
    if (row->marked)
        paint_text(app, at, column + key, 1, selected ? role : ROLE_GOOD, app->glyphs->here);
    if (row->box != NULL)
        paint_text(app, at, column + KEY_COLUMNS, app->width, role, row->box);
    column = app->left + label_column(row);
    paint_paragraph(app, at, column, app->width - label_column(row), rows, role, row->label);
}

static int more_column(const struct app *app) {
    int column = app->left + app->width + 1;
    return column < app->columns ? column : app->columns - 1;
}

int paint_room(const struct app *app) {
    int room = more_column(app) - 1 - app->left;
    return room < app->width ? room : app->width;
}

void paint_more(const struct app *app, int row, int rows, bool above, bool below) {
    if (above)
        paint_text(app, row, more_column(app), 1, ROLE_ACCENT, app->glyphs->more_above);
    if (below)
        paint_text(app, row + rows - 1, more_column(app), 1, ROLE_ACCENT, app->glyphs->more_below);
}

static int paint_rows(struct app *app, struct list *list, const struct row *all, int row,
                      int rows) {
    list_follow(app, list, all, rows);
    int details = detail_column(app, all, list->count);
    int used = 0;
    for (int i = list->top; i < list->count && used < rows; i++) {
        int height = label_height(app, &all[i]);
        used += i > list->top ? row_gap(app, &all[i]) : 0;
        paint_row(app, &all[i], i == list->selected, row + used, rows - used);
        if (details > 0) {
            paint_text(app, row + used, app->left + details, app->width - details, ROLE_MUTED,
                       all[i].detail);
        }
        app_region(app, row + used, app->left, height, app->width,
                   (struct event){.action = ACTION_PICK, .number = i});
        used += height;
    }
    return used < rows ? used : rows;
}

int paint_list(struct app *app, struct list *list, const struct row *all, int row, int rows) {
    int width = app->width;
    bool scrolls = paint_list_height(app, all, list->count) > rows;
    if (scrolls)
        app->width = paint_room(app);
    int used = paint_rows(app, list, all, row, rows);
    bool below = paint_list_height(app, all + list->top, list->count - list->top) > rows;
    app->width = width;
    paint_more(app, row, rows, list->top > 0, below);
    return used;
}

enum { PAGE = 8 };

bool list_move(struct list *list, const struct event *event) {
    int last = list->count - 1;
    bool none = list->selected == NOWHERE;
    int to = list->selected;
    switch (event->action) {
    case ACTION_UP: to = none ? last : to - 1; break;
    case ACTION_DOWN: to = none ? 0 : to + 1; break;
    case ACTION_PAGE_UP: to = none ? 0 : to - PAGE; break;
    case ACTION_PAGE_DOWN: to = none ? last : to + PAGE; break;
    case ACTION_FIRST: to = 0; break;
    case ACTION_LAST: to = last; break;
    default: return false;
    }
    list->selected = to < 0 ? 0 : to > last ? last : to;
    return true;
}

/* ---- pages that scroll ---- */

void paint_scroll(struct app *app, struct scroll *scroll, const struct page *page) {
    int rows = app->bottom - app->top;
    scroll->most = page->line_count > rows ? page->line_count - rows : 0;
    if (scroll->first > scroll->most)
        scroll->first = scroll->most;
    paint_page(app, page, scroll->first, app->top, rows);
    int column = more_column(app) - 1;
    bool above = scroll->first > 0, below = scroll->first < scroll->most;
    paint_more(app, app->top, rows, above, below);
    if (above)
        app_region(app, app->top, column, 1, 2, (struct event){.action = ACTION_PAGE_UP});
    if (below)
        app_region(app, app->bottom - 1, column, 1, 2, (struct event){.action = ACTION_PAGE_DOWN});
}

bool scroll_move(struct scroll *scroll, const struct event *event, int page_rows) {
    int to = scroll->first;
    switch (event->action) {
    case ACTION_UP: to--; break;
    case ACTION_DOWN: to++; break;
    case ACTION_PAGE_UP: to -= page_rows - 1; break;
    case ACTION_PAGE_DOWN: to += page_rows - 1; break;
    case ACTION_FIRST: to = 0; break;
    case ACTION_LAST: to = scroll->most; break;
    default: return false;
    }
    scroll->first = to < 0 ? 0 : to > scroll->most ? scroll->most : to;
    return true;
}
