/* Answers in words, one question a line; and the screen that shows those of a finished sitting. */
#include "paint.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LABEL_BYTES = 200, ANSWER_COLUMNS = 22, PANEL_ROWS = 4 };

const char *answer_words(const struct instrument *instrument, int prompt, int value) {
    if (value == ANSWER_OPEN)
        return "";
    if (value == ANSWER_NO_CHANCE)
        return instrument->no_chance;
    return instrument->prompts[prompt].options[value - 1].label;
}

void answer_line(const struct app *app, const char *text, const char *answer, char *out,
                 size_t size) {
    int room = app->width - 5 - 2;
    int answer_room = app->columns >= 60 ? ANSWER_COLUMNS : 0;
    int text_room = room - answer_room;
    int dots = text_width(app->glyphs->ellipsis);
    size_t fits = text_fit(text, text_room - 1 - dots);
    bool cut = text[fits] != '\0';
    snprintf(out, size, "%.*s%s", (int)fits, text, cut ? app->glyphs->ellipsis : "");
    if (answer_room == 0)
        return;
    int pad = text_room - text_width(out);
    size_t length = strlen(out);
    bool answer_cut = answer[text_fit(answer, answer_room)] != '\0';
    size_t answer_fits = text_fit(answer, answer_room - (answer_cut ? dots : 0));
    if (pad > 0 && length + (size_t)pad + answer_fits < size)
        snprintf(out + length, size - length, "%*s%.*s%s", pad, "", (int)answer_fits, answer,
                 answer_cut ? app->glyphs->ellipsis : "");
}

/* ---- the answers of a finished sitting ---- */

struct answers_view {
    struct list list;
    int prompts[PROMPTS_MOST];
};

static const struct hint hints[] = {
    {ACTION_DOWN,
     {ACTION_UP},
     MARK("move"),
     MARK("Move to another question, to read it in full below.")},
    {ACTION_PAGE_DOWN, {ACTION_PAGE_UP}, MARK("page"), MARK("Move by a page.")},
    HINT_HELP,
    {ACTION_LEAVE, {0}, MARK("back"), MARK("Back to the result. Enter does the same.")},
    HINTS_END,
};

static const char *const help[] = {
    MARK(
        "Your own answers in that sitting; nobody else is shown them. A dot marks those that differ from the sitting before."),
    NULL,
};

static void enter(struct app *app, void *state) {
    struct answers_view *view = state;
    const struct history_entry *entry = app_shown(app);
    view->list = (struct list){.selected = 0};
    for (int i = 0; entry != NULL && i < entry->instrument->prompt_count; i++) {
        if (entry->answers.list[i].value != ANSWER_OPEN)
            view->prompts[view->list.count++] = i;
    }
}

/* The entry before with the same questionnaire, whose prompts have the same places. */
static const struct history_entry *before(const struct app *app,
                                          const struct history_entry *entry) {
    if (entry->before == NOWHERE)
        return NULL;
    const struct history_entry *before = &app->history.entries[entry->before];
    return before->instrument == entry->instrument ? before : NULL;
}

static int value_before(const struct history_entry *old, int prompt) {
    return old != NULL ? old->answers.list[prompt].value : ANSWER_OPEN;
}

static void draw_panel(struct app *app, const struct history_entry *entry, int prompt) {
    const struct instrument *instrument = entry->instrument;
    const struct history_entry *old = before(app, entry);
    int value = entry->answers.list[prompt].value, was = value_before(old, prompt);
    char text[400], date[40];
    int row = app->bottom - PANEL_ROWS;
    paint_repeat(app, row, app->left, app->width, ROLE_TRACK, app->glyphs->line);
    row++;
    row += paint_paragraph(app, row, app->left, app->width, 2, ROLE_TEXT,
                           instrument->prompts[prompt].text);
    if (was == ANSWER_OPEN || was == value) {
        snprintf(text, sizeof text, "%s", answer_words(instrument, prompt, value));
    } else {
        clock_date(old->sitting.finished, date, sizeof date);
        snprintf(text, sizeof text, _("%s. On %s: %s"), answer_words(instrument, prompt, value),
                 date, answer_words(instrument, prompt, was));
    }
    paint_paragraph(app, row, app->left, app->width, 1, ROLE_STRONG, text);
}

static void draw(struct app *app, void *state) {
    struct answers_view *view = state;
    const struct history_entry *entry = app_shown(app);
    paint_header(app, _("Answers"), "", 0, 0);
    if (entry == NULL || view->list.count == 0)
        return;
    const struct instrument *instrument = entry->instrument;
    const struct history_entry *old = before(app, entry);
    size_t count = (size_t)view->list.count;
    struct row *rows = calloc(count, sizeof *rows);
    char(*labels)[LABEL_BYTES] = calloc(count, sizeof *labels);
    if (rows != NULL && labels != NULL) {
        for (int i = 0; i < view->list.count; i++) {
            int prompt = view->prompts[i];
            int value = entry->answers.list[prompt].value, was = value_before(old, prompt);
            answer_line(app, instrument->prompts[prompt].text,
                        answer_words(instrument, prompt, value), labels[i], LABEL_BYTES);
            bool changed = was != ANSWER_OPEN && was != value;
            rows[i] = (struct row){
                .key = changed ? app->glyphs->here : "", .label = labels[i], .detail = ""};
        }
        paint_list(app, &view->list, rows, app->top, app->bottom - PANEL_ROWS - app->top);
        draw_panel(app, entry, view->prompts[view->list.selected]);
    }
    free(rows);
    free(labels);
}

static struct next handle(struct app *app, void *state, const struct event *event) {
    struct answers_view *view = state;
    (void)app;
    if (view->list.count > 0 && list_move(&view->list, event))
        return stay;
    switch (event->action) {
    case ACTION_PICK: view->list.selected = event->number; return stay;
    case ACTION_CHOOSE:
    case ACTION_BACK:
    case ACTION_ANSWERS:
    case ACTION_LEAVE: return pop;
    default: return stay;
    }
}

const struct screen screen_answers = {
    .title = MARK("Answers"),
    .hints = hints,
    .help = help,
    .state_size = sizeof(struct answers_view),
    .enter = enter,
    .draw = draw,
    .handle = handle,
};
