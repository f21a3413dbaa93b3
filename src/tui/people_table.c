/* people_table.c - people as rows: name, level, scales, wish and last sitting, as far as there is
 * room. */
#include "people.h"

#include "leadquiz/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    POINTER = 2,
    GAP = 2,
    SCORE_GAP = 1,     /* after a score, which is most often narrower than its column */
    LEVEL_COLUMNS = 6, /* "2-3*" and the mark of a change */
    SCORE_COLUMNS = 6, /* bar, number, mark */
    SCORE_WIDEST = 10,
    CHANGES_WIDEST = 12,
    LAST_COLUMNS = 8,
    NAME_LEAST = 12,
    TEAM_LEAST = 10
};

static int wish_columns(const struct app *app) {
    struct review_person most = {.desire = 0};
    char wish[64];
    person_wish(app, &most, wish, sizeof wish);
    int width = text_width(wish), head = text_width(_("Wish"));
    return width > head ? width : head;
}

/* The widest name of a scale, and the mark of a change before it. */
static int changes_columns(const struct app *app) {
    int widest = text_width(_("Change"));
    for (int i = 0; i < app->instrument->scale_count; i++) {
        int width = text_width(app->instrument->scales[i].name) + 1;
        widest = width > widest ? width : widest;
    }
    return widest < CHANGES_WIDEST ? widest : CHANGES_WIDEST;
}

static void add(struct table *table, enum review_sort sort, int scale, int width,
                const char *head) {
    if (table->count < TABLE_COLUMNS_MOST)
        table->columns[table->count++] =
            (struct table_column){.sort = sort, .scale = scale, .width = width, .head = head};
}

static void place(struct table *table) {
    int at = POINTER;
    for (int i = 0; i < table->count; i++) {
        table->columns[i].at = at;
        at += table->columns[i].width + (table->columns[i].sort == SORT_SCALE ? SCORE_GAP : GAP);
    }
}

static bool has_teams(const struct app *app) {
    return app->review_team[0] == '\0' && app->choice.team == NULL;
}

/* How wide each score is where there are columns for all of them beside a name, else 0. */
static int score_columns(const struct app *app, int rest) {
    int scales = app->instrument->scale_count, score = SCORE_COLUMNS;
    rest -= GAP + LAST_COLUMNS;
    if (scales == 0 || rest - scales * (score + SCORE_GAP) < NAME_LEAST)
        return 0;
    while (score < SCORE_WIDEST && rest - scales * (score + 1 + SCORE_GAP) >=
                                       NAME_COLUMNS_MOST + (has_teams(app) ? TEAM_LEAST + GAP : 0))
        score++;
    return score;
}

void table_lay_out(const struct app *app, struct table *table) {
    const struct instrument *instrument = app->instrument;
    int wish = wish_columns(app), level = instrument->level_count > 0 ? LEVEL_COLUMNS + GAP : 0;
    int rest = app->width - POINTER - level - GAP - wish, changes = changes_columns(app);
    int score = score_columns(app, rest), scales = score > 0 ? instrument->scale_count : 0;
    rest -= scales > 0 ? scales * (score + SCORE_GAP) + GAP + LAST_COLUMNS : GAP + changes;
    int name = rest < NAME_COLUMNS_MOST ? rest : NAME_COLUMNS_MOST;
    rest -= name + GAP;
    *table = (struct table){.count = 0};
    add(table, SORT_NAME, 0, name, _("Name"));
    if (rest >= TEAM_LEAST && has_teams(app))
        add(table, SORT_TEAM, 0, rest < NAME_COLUMNS_MOST ? rest : NAME_COLUMNS_MOST, _("Team"));
    if (level > 0)
        add(table, SORT_LEVEL, 0, LEVEL_COLUMNS, _("Level"));
    for (int i = 0; i < scales; i++)
        add(table, SORT_SCALE, i, score, instrument->scales[i].name);
    add(table, SORT_DESIRE, 0, wish, _("Wish"));
    if (scales > 0)
        add(table, SORT_LAST, 0, LAST_COLUMNS, _("Last"));
    else
        add(table, SORT_MOVED, 0, changes, _("Change"));
    place(table);
}

/* A head in so many columns: whole, else its first word, else that cut with a dot. */
static void shorten(const char *head, int columns, char *out, size_t size) {
    const char *end = strchr(head, ' ');
    char word[NAME_BYTES];
    snprintf(word, sizeof word, "%.*s", end != NULL ? (int)(end - head) : (int)strlen(head), head);
    if (text_width(head) <= columns)
        snprintf(out, size, "%s", head);
    else if (text_width(word) <= columns)
        snprintf(out, size, "%s", word);
    else
        snprintf(out, size, "%.*s.", (int)text_fit(word, columns - 1), word);
}

/* The mark of the order stands in the head's column, or in the blank one after it. */
static void paint_head(struct app *app, const struct table_column *column, int number, int row) {
    bool sorted = choice_sorts_by(app, column->sort, column->scale);
    const struct marks *marks = marks_of(app);
    int at = app->left + column->at;
    bool narrow = column->sort == SORT_SCALE && sorted; /* no blank column but one follows */
    char head[NAME_BYTES];
    shorten(column->head, column->width - narrow, head, sizeof head);
    int used = paint_text(app, row, at, column->width, sorted ? ROLE_STRONG : ROLE_MUTED, head);
    if (app->glyphs == &glyphs_ascii && used < column->width) /* the mark could be a letter */
        used++;
    if (sorted)
        paint_text(app, row, at + used, 1, ROLE_ACCENT,
                   app->choice.falling ? marks->most : marks->least);
    app_region(app, row, at, 1, column->width + 1,
               (struct event){.action = ACTION_PICK, .number = -1 - number});
}

void table_paint_heads(struct app *app, const struct table *table, int row) {
    for (int i = 0; i < table->count; i++)
        paint_head(app, &table->columns[i], i, row);
}

struct cell {
    const struct app *app;
    int row, at, width;
    bool selected;
};

static int write(struct cell *cell, enum role role, const char *text) {
    int used = paint_text(cell->app, cell->row, cell->at, cell->width,
                          cell->selected ? ROLE_SELECTED : role, text);
    cell->at += used;
    cell->width -= used;
    return used;
}

/* Cut with a mark that something is left out. */
static void write_name(struct cell *cell, enum role role, const char *name) {
    if (text_width(name) <= cell->width) {
        write(cell, role, name);
        return;
    }
    char cut[NAME_BYTES + 8];
    const char *mark = cell->app->glyphs->ellipsis;
    snprintf(cut, sizeof cut, "%.*s%s", (int)text_fit(name, cell->width - text_width(mark)), name,
             mark);
    write(cell, role, cut);
}

static void write_score(struct cell *cell, const struct review_person *person, int scale) {
    const struct marks *marks = marks_of(cell->app);
    if (isnan(person->scales[scale])) {
        write(cell, ROLE_MUTED, cell->app->glyphs->dash);
        return;
    }
    int score = scoring_round((double)person->scales[scale]);
    char number[16];
    snprintf(number, sizeof number, "%d", score);
    if (write(cell, ROLE_BAR, marks->heights[score > 99 ? 7 : score * 8 / 100]) > 0)
        write(cell, ROLE_TEXT, " ");
    write(cell, ROLE_TEXT, number);
    write(cell, moved_role(person->moved[scale]), person_moved(cell->app, person->moved[scale]));
}

static void write_changes(struct cell *cell, const struct review_person *person) {
    char changes[64];
    person_changes(cell->app, person, cell->width, changes, sizeof changes);
    write(cell, ROLE_TEXT, changes);
}

static void write_last(struct cell *cell, const struct review_person *person) {
    char last[40];
    person_last(cell->app, person, last, sizeof last);
    write(cell, ROLE_MUTED, last);
}

static void write_cell(struct cell *cell, const struct table_column *column,
                       const struct review_person *person) {
    char text[64];
    switch (column->sort) {
    case SORT_NAME: write_name(cell, ROLE_TEXT, person->name); break;
    case SORT_TEAM: write_name(cell, ROLE_MUTED, person->team); break;
    case SORT_LEVEL:
        person_level(cell->app, person, text, sizeof text);
        write(cell, ROLE_STRONG, text);
        write(cell, moved_role(person->level_moved), person_moved(cell->app, person->level_moved));
        break;
    case SORT_SCALE: write_score(cell, person, column->scale); break;
    case SORT_DESIRE:
        person_wish(cell->app, person, text, sizeof text);
        write(cell, ROLE_ACCENT, text);
        break;
    case SORT_LAST: write_last(cell, person); break;
    case SORT_MOVED: write_changes(cell, person); break;
    }
}

void table_paint_person(const struct app *app, const struct table *table,
                        const struct review_person *person, bool selected, int row) {
    if (selected) {
        paint_repeat(app, row, app->left, app->width, ROLE_SELECTED, " ");
        paint_text(app, row, app->left, 1, ROLE_SELECTED, app->glyphs->pointer);
    }
    for (int i = 0; i < table->count; i++) {
        const struct table_column *column = &table->columns[i];
        struct cell cell = {app, row, app->left + column->at, column->width, selected};
        write_cell(&cell, column, person);
    }
}

void table_paint_legend(const struct app *app, int row) {
    const struct marks *marks = marks_of(app);
    char legend[300];
    snprintf(legend, sizeof legend,
             _("%s%s clear change  %s%s likely  %s%s wish to lead  * levels above not looked at"),
             marks->rise, marks->fall, marks->likely_rise, marks->likely_fall, marks->wish,
             marks->no_wish);
    paint_text(app, row, app->left + POINTER, app->width - POINTER, ROLE_MUTED, legend);
}
