/* The questions and what was answered to them, most split or most to gain first; and one of them
 * whole.
 */
#include "paint.h"

#include "leadquiz/team_report.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    BAR_COLUMNS = 24,
    BAR_COLUMNS_SMALL = 12,
    WIDE = 60,
    WIDER = 100,
    WIDEST = 116,
    TALL = 20,
    PANEL_ROWS = 5, /* a line, the question, its answers in two, what the mark means */
    MARK_COLUMNS = 2,
    WORDS_BYTES = 300,
    BAR_BYTES = 200
};

struct items {
    struct list list;
    int *order; /* of the questions; owned */
    int count;  /* of them; the last row of the list is the leans */
    int turn;
    bool opened; /* a question is looked at */
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("open"),
     MARK("Move to a question, and see it whole with its answers.")},
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("other order|order"),
     MARK("Where answers differ most first, or where there is most to gain.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, NULL, MARK("Move by a page.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Each line is a question with its answers as a bar: a part for each answer, as wide as its share of the people, from the first answer at the left to the last at the right. Answers that few people gave are put together with their neighbours: such a part is shaded, and the words below the list say what it holds."),
    MARK(
        "Where answers differ most, people see things differently: a good subject for a meeting. Ask what is behind it; nobody has to say what they answered."),
    MARK(
        "Where there is most to gain, the answers score lowest. A question that is asked the other way round, such as one about pushing people, carries a mark: a lower answer is better there, and it scores low when the answer is Often or Always."),
    MARK("It is counted over everybody who lets their answers count in averages. Nobody is named."),
    NULL,
};

/* ---- order ---- */

static void read_anew(struct app *app, struct items *items) {
    struct error error;
    bool known = app_review_questions(app, &error);
    if (!known)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    if (known && items->order != NULL && items->turn == app->review_turn)
        return;
    free(items->order);
    items->turn = app->review_turn;
    items->count = known ? app->questions.count : 0;
    items->order = calloc((size_t)items->count + 1, sizeof *items->order);
    if (items->order == NULL)
        items->count = 0;
    else
        review_questions_order(&app->questions, app->questions_by, items->order);
    items->list.count = items->count + (items->count > 0 ? 1 : 0);
    if (items->list.selected >= items->list.count)
        items->list.selected = 0;
}

/* Back from a question, which may be another by now. */
static void show(struct app *app, void *state) {
    struct items *items = state;
    read_anew(app, items);
    if (!items->opened)
        return;
    items->opened = false;
    items->list.selected = items->count;
    for (int i = 0; i < items->count; i++) {
        if (items->order[i] == app->question)
            items->list.selected = i;
    }
    if (items->list.selected >= items->list.count)
        items->list.selected = 0;
}

/* ---- a question on one line ---- */

/* A low block for the first answer, a high one for the last; not a full one, which would run into
 * the row above. In ASCII the answer's number. */
static void answer_mark(const struct app *app, int answer, int answers, char *out, size_t size) {
    static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇"};
    enum { HEIGHTS = sizeof blocks / sizeof blocks[0] };
    bool plain = app->glyphs == &glyphs_ascii;
    if (answer == ANSWER_NO_CHANCE)
        snprintf(out, size, "%s", plain ? "0" : app->glyphs->separator);
    else if (plain)
        snprintf(out, size, "%c", "123456789ab"[answer - 1]);
    else
        snprintf(out, size, "%s",
                 blocks[(answer - 1) * (HEIGHTS - 1) / (answers > 1 ? answers - 1 : 1)]);
}

/* Answers that are put together are shaded, and neighbours of them differently. */
static void cell_mark(const struct app *app, const struct prompt *prompt,
                      const struct group_cell *cell, int number, char *out, size_t size) {
    static const char *const shades[] = {"▒", "░"}, *const plain[] = {"#", "%"};
    if (cell->first == cell->last)
        answer_mark(app, cell->first, prompt->option_count, out, size);
    else
        snprintf(out, size, "%s", (app->glyphs == &glyphs_ascii ? plain : shades)[number % 2]);
}

/* Where the cells up to one end, so that all together fill the columns. */
static int ends_at(const struct group_counts *counts, int cell, int columns) {
    int people = 0, all = 0;
    for (int i = 0; i < counts->cell_count; i++) {
        people += i <= cell ? counts->cells[i].people : 0;
        all += counts->cells[i].people;
    }
    return all > 0 ? (people * columns + all / 2) / all : 0;
}

static void paint_bar(const struct app *app, const struct review_question *question, int row,
                      int column, int columns) {
    const struct prompt *prompt = &app->instrument->prompts[question->prompt];
    const struct group_counts *counts = &question->counts;
    int from = 0;
    for (int i = 0; i < counts->cell_count; i++) {
        const struct group_cell *cell = &counts->cells[i];
        int to = ends_at(counts, i, columns);
        char mark[8];
        cell_mark(app, prompt, cell, i, mark, sizeof mark);
        paint_repeat(app, row, column + from, to - from,
                     cell->last == ANSWER_NO_CHANCE ? ROLE_TRACK : ROLE_BAR, mark);
        from = to;
    }
}

static void paint_cut(const struct app *app, int row, int column, int columns, enum role role,
                      const char *text) {
    size_t fits = text_fit(text, columns);
    char cut[WORDS_BYTES * 2];
    if (text[fits] != '\0')
        fits = text_fit(text, columns - text_width(app->glyphs->ellipsis));
    snprintf(cut, sizeof cut, "%.*s%s", (int)fits, text,
             text[fits] != '\0' ? app->glyphs->ellipsis : "");
    paint_text(app, row, column, columns, role, cut);
}

static bool is_reversed(const struct app *app, const struct review_question *question) {
    const struct item *item = instrument_item(app->instrument, question->prompt);
    return item != NULL && item->reversed;
}

static const char *reversed_mark(const struct app *app) {
    return app->glyphs == &glyphs_ascii ? "~" : "↔";
}

static void paint_row(struct app *app, const struct items *items, int number, int row) {
    int bar = app->width >= WIDE ? BAR_COLUMNS : BAR_COLUMNS_SMALL;
    bool selected = number == items->list.selected, leans = number == items->count;
    const struct review_question *question =
        leans ? NULL : &app->questions.list[items->order[number]];
    const char *text =
        leans ? _("What draws people") : app->instrument->prompts[question->prompt].text;
    int at = app->left + 2 + MARK_COLUMNS, room = app->width - 2 - MARK_COLUMNS;
    if (selected) {
        paint_text(app, row, app->left, 2, ROLE_SELECTED, "  ");
        paint_text(app, row, app->left, 1, ROLE_SELECTED, app->glyphs->pointer);
    }
    if (question != NULL && is_reversed(app, question))
        paint_text(app, row, app->left + 2, 1, ROLE_ACCENT, reversed_mark(app));
    paint_cut(app, row, at, leans ? room : room - bar - 2, selected ? ROLE_SELECTED : ROLE_TEXT,
              text);
    if (question != NULL && question->counts.withheld == SHOWN)
        paint_bar(app, question, row, app->left + app->width - bar, bar);
    else if (question != NULL)
        paint_text(app, row, app->left + app->width - bar, bar, ROLE_MUTED, _("not shown"));
    app_region(app, row, app->left, 1, app->width,
               (struct event){.action = ACTION_PICK, .number = number});
}

static void paint_rows(struct app *app, struct items *items, int row, int rows) {
    struct list *list = &items->list;
    if (list->top > list->selected)
        list->top = list->selected;
    if (list->top < list->selected - rows + 1)
        list->top = list->selected - rows + 1;
    int width = app->width;
    app->width = paint_room(app);
    for (int i = 0; i < rows && list->top + i < list->count; i++)
        paint_row(app, items, list->top + i, row + i);
    app->width = width;
    paint_more(app, row, rows, list->top > 0, list->top + rows < list->count);
}

/* What the bar of the question that is marked holds, from left to right. */
static void say_bar(const struct app *app, const struct review_question *question, char *out,
                    size_t size) {
    const struct prompt *prompt = &app->instrument->prompts[question->prompt];
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < question->counts.cell_count && used < size; i++) {
        const struct group_cell *cell = &question->counts.cells[i];
        char mark[8], words[WORDS_BYTES];
        cell_mark(app, prompt, cell, i, mark, sizeof mark);
        group_answer_words(app->instrument, question->prompt, cell, words, sizeof words);
        used += (size_t)snprintf(out + used, size - used, "%s%s %s", used > 0 ? "   " : "", mark,
                                 words);
    }
}

static const struct review_question *marked(const struct app *app, const struct items *items) {
    int number = items->list.selected;
    return number < items->count ? &app->questions.list[items->order[number]] : NULL;
}

/* Where there is one line for it. */
static void paint_legend(const struct app *app, const struct items *items, int row) {
    const struct review_question *question = marked(app, items);
    char text[WORDS_BYTES * 4];
    if (question == NULL)
        return;
    say_bar(app, question, text, sizeof text);
    paint_cut(app, row, app->left, app->width, ROLE_MUTED, text);
}

/* The question that is marked in full, for its row may have cut it, and what its bar holds. */
static void paint_panel(const struct app *app, const struct items *items, int row) {
    const struct review_question *question = marked(app, items);
    char text[WORDS_BYTES * 4];
    paint_repeat(app, row++, app->left, app->width, ROLE_TRACK, app->glyphs->line);
    snprintf(text, sizeof text, _("%s asked the other way round: a lower answer is better"),
             reversed_mark(app));
    paint_text(app, app->bottom - 1, app->left, app->width, ROLE_MUTED, text);
    if (question == NULL)
        return;
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_TEXT,
                           app->instrument->prompts[question->prompt].text);
    say_bar(app, question, text, sizeof text);
    paint_paragraph(app, row, app->left, app->width, app->bottom - 1 - row, ROLE_MUTED, text);
}

/* The reason why no question at all is shown; SHOWN when one is. */
static enum withheld all_withheld(const struct review_questions *questions) {
    for (int i = 0; i < questions->count; i++) {
        if (questions->list[i].counts.withheld == SHOWN)
            return SHOWN;
    }
    return questions->count > 0 ? questions->list[0].counts.withheld : WITHHELD_NONE;
}

static void draw(struct app *app, void *state) {
    struct items *items = state;
    char text[WORDS_BYTES];
    if (app->columns >= WIDER) {
        app->width = app->columns - 4 < WIDEST ? app->columns - 4 : WIDEST;
        app->left = (app->columns - app->width) / 2;
    }
    paint_header(app, _("Questions"),
                 app->questions_by == QUESTIONS_BY_GAIN ? _("most to gain first")
                                                        : _("most split first"),
                 0, 0);
    if (!app->questions_known || items->order == NULL)
        return;
    enum withheld why = all_withheld(&app->questions);
    if (why != SHOWN) {
        review_withheld_words(&app->review, why, app->instrument->privacy.group_levels, text,
                              sizeof text);
        paint_paragraph(app, app->top, app->left, app->width, 4, ROLE_TEXT, text);
        return;
    }
    int panel = app->rows >= TALL ? PANEL_ROWS : 1;
    paint_rows(app, items, app->top, app->bottom - app->top - panel);
    if (panel == PANEL_ROWS)
        paint_panel(app, items, app->bottom - panel);
    else
        paint_legend(app, items, app->bottom - 1);
}

static struct next open_row(struct app *app, struct items *items, int row) {
    if (row < 0 || row >= items->list.count)
        return stay;
    items->list.selected = row;
    items->opened = true;
    app->question = row < items->count ? items->order[row] : NOWHERE;
    return (struct next){TURN_PUSH, &screen_item};
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct items *items = state;
    read_anew(app, items);
    if (items->list.count > 0 && list_move(&items->list, event))
        return stay;
    switch (event->action) {
    case ACTION_LEFT:
    case ACTION_RIGHT:
        app->questions_by =
            app->questions_by == QUESTIONS_BY_GAIN ? QUESTIONS_BY_SPLIT : QUESTIONS_BY_GAIN;
        items->list.selected = items->list.top = 0;
        if (app->questions_known && items->order != NULL)
            review_questions_order(&app->questions, app->questions_by, items->order);
        return stay;
    case ACTION_PICK: return open_row(app, items, event->number);
    case ACTION_CHOOSE: return open_row(app, items, items->list.selected);
    case ACTION_BACK:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

static void leave(struct app *app, void *state) {
    struct items *items = state;
    (void)app;
    free(items->order);
}

const struct screen screen_items = {
    .title = MARK("Questions"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct items),
    .show = show,
    .draw = draw,
    .handle = handle,
    .leave = leave,
};
