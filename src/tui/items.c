/* The questions and what was answered to them, most split or lowest first; and one of them whole.
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
    PANEL_ROWS = 4,
    WORDS_BYTES = 300,
    BAR_BYTES = 200
};

struct items {
    struct list list;
    bool lowest; /* the order */
    int *order;  /* of the questions; owned */
    int count;   /* of them; the last row of the list is the leans */
    int turn;
};

static const struct hint hints[] = {
    {ACTION_CHOOSE,
     {ACTION_UP, ACTION_DOWN},
     MARK("open"),
     MARK("Move to a question, and see it whole with its answers.")},
    {ACTION_RIGHT,
     {ACTION_LEFT},
     MARK("other order"),
     MARK("Where answers differ most first, or the lowest scores.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, NULL, MARK("Move by a page.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the review.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Each line is a question with its answers as a bar: a part for each answer, as wide as its share of the people, from the first answer at the left to the last at the right. Answers that few people gave are put together with their neighbours."),
    MARK(
        "Where answers differ most, people see things differently: a good subject for a meeting. Ask what is behind it; nobody has to say what they answered."),
    MARK(
        "A question that is asked the other way round, such as one about pushing people, scores low when the answer is Often or Always."),
    MARK("It is counted over everybody who lets their answers count in averages. Nobody is named."),
    NULL,
};

/* ---- order ---- */

/* Those that are shown come first; the list of questions has the most split first already. */
static bool goes_before(const struct items *items, const struct review_question *a,
                        const struct review_question *b) {
    bool a_shown = a->counts.withheld == SHOWN, b_shown = b->counts.withheld == SHOWN;
    if (a_shown != b_shown)
        return a_shown;
    return items->lowest && a_shown && a->mean < b->mean;
}

static void put_in_order(const struct app *app, struct items *items) {
    const struct review_question *list = app->questions.list;
    for (int i = 0; i < items->count; i++) {
        int place = i;
        for (; place > 0 && goes_before(items, &list[i], &list[items->order[place - 1]]); place--)
            items->order[place] = items->order[place - 1];
        items->order[place] = i;
    }
}

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
    put_in_order(app, items);
    items->list.count = items->count + (items->count > 0 ? 1 : 0);
    if (items->list.selected >= items->list.count)
        items->list.selected = 0;
}

static void show(struct app *app, void *state) {
    read_anew(app, state);
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
        int to = ends_at(counts, i, columns), answer = (cell->first + cell->last + 1) / 2;
        char mark[8];
        answer_mark(app, answer, prompt->option_count, mark, sizeof mark);
        paint_repeat(app, row, column + from, to - from,
                     answer == ANSWER_NO_CHANCE ? ROLE_TRACK : ROLE_BAR, mark);
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

static void paint_row(struct app *app, const struct items *items, int number, int row) {
    int bar = app->width >= WIDE ? BAR_COLUMNS : BAR_COLUMNS_SMALL;
    bool selected = number == items->list.selected, leans = number == items->count;
    const struct review_question *question =
        leans ? NULL : &app->questions.list[items->order[number]];
    const char *text =
        leans ? _("What draws people") : app->instrument->prompts[question->prompt].text;
    int room = app->width - 2 - (leans ? 0 : bar + 2);
    if (selected) {
        paint_text(app, row, app->left, 2, ROLE_SELECTED, "  ");
        paint_text(app, row, app->left, 1, ROLE_SELECTED, app->glyphs->pointer);
    }
    paint_cut(app, row, app->left + 2, room, selected ? ROLE_SELECTED : ROLE_TEXT, text);
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
    for (int i = 0; i < rows && list->top + i < list->count; i++)
        paint_row(app, items, list->top + i, row + i);
    int edge = app->left + app->width < app->columns ? app->left + app->width : app->columns - 1;
    if (list->top > 0)
        paint_text(app, row, edge, 1, ROLE_ACCENT, app->glyphs->more_above);
    if (list->top + rows < list->count)
        paint_text(app, row + rows - 1, edge, 1, ROLE_ACCENT, app->glyphs->more_below);
}

/* What the ends of the bars mean. */
static void paint_legend(const struct app *app, int row) {
    const struct instrument *instrument = app->instrument;
    char text[WORDS_BYTES], first[8], last[8], none[8];
    int answers = instrument->response_count;
    answer_mark(app, 1, answers, first, sizeof first);
    answer_mark(app, answers, answers, last, sizeof last);
    answer_mark(app, ANSWER_NO_CHANCE, answers, none, sizeof none);
    snprintf(text, sizeof text, "%s %s   %s %s   %s %s", first, instrument->responses[0].label,
             last, instrument->responses[answers - 1].label, none, instrument->no_chance);
    if (instrument->no_chance[0] == '\0')
        snprintf(text, sizeof text, "%s %s   %s %s", first, instrument->responses[0].label, last,
                 instrument->responses[answers - 1].label);
    paint_cut(app, row, app->left, app->width, ROLE_MUTED, text);
}

/* The question that is marked, in full: its row may have cut it. */
static void paint_selected(const struct app *app, const struct items *items, int row) {
    int number = items->list.selected;
    paint_repeat(app, row, app->left, app->width, ROLE_TRACK, app->glyphs->line);
    if (number < items->count)
        paint_paragraph(
            app, row + 1, app->left, app->width, 2, ROLE_TEXT,
            app->instrument->prompts[app->questions.list[items->order[number]].prompt].text);
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
    paint_header(app, _("Questions"),
                 items->lowest ? _("lowest scores first") : _("most split first"), 0, 0);
    if (!app->questions_known || items->order == NULL)
        return;
    enum withheld why = all_withheld(&app->questions);
    if (why != SHOWN) {
        review_withheld_words(&app->review, why, app->instrument->privacy.group_levels, text,
                              sizeof text);
        paint_paragraph(app, app->top, app->left, app->width, 4, ROLE_TEXT, text);
        return;
    }
    int panel = app->rows >= 20 ? PANEL_ROWS : 1;
    paint_rows(app, items, app->top, app->bottom - app->top - panel);
    paint_legend(app, app->bottom - 1);
    if (panel == PANEL_ROWS)
        paint_selected(app, items, app->bottom - panel);
}

static struct next open_row(struct app *app, struct items *items, int row) {
    if (row < 0 || row >= items->list.count)
        return stay;
    items->list.selected = row;
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
        items->lowest = !items->lowest;
        items->list.selected = items->list.top = 0;
        put_in_order(app, items);
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
