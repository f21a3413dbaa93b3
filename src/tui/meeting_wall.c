/* What the wall shows after a reveal: large bars and few words, a page for each subject. */
#include "meeting.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum {
    BARS_MOST = 32,
    WORDS_BYTES = 600,
    VALUE_BYTES = 16,
    SPLIT_SHOWN = 5,
    HEIGHT_LEAST = 2, /* of a bar with its label */
    HEIGHT_MOST = 7,
    HEIGHT_LETTERS = 6, /* from here on the value is written in large digits */
    VALUE_LETTERS = 4,
    WIDE = 60
};

struct wall_bar {
    char label[WORDS_BYTES];
    double share;  /* of the whole width */
    double before; /* that of the first vote, below 0: there is none */
    int value;     /* of 100 */
};

struct slide {
    char heading[WORDS_BYTES], note[WORDS_BYTES];
    struct wall_bar bars[BARS_MOST];
    int count;
    bool shares; /* the values are so many of 100 people */
};

/* ---- what the slides say ---- */

struct slides {
    struct app *app;
    struct review review;
    int wanted, at; /* the slide to fill, and how many have been gone through */
    struct slide *slide;
};

/* The slide to fill, if it is the next. */
static struct slide *next_slide(struct slides *slides, const char *heading) {
    if (slides->at++ != slides->wanted)
        return NULL;
    *slides->slide = (struct slide){.count = 0};
    snprintf(slides->slide->heading, WORDS_BYTES, "%s", heading);
    return slides->slide;
}

static struct wall_bar *add_bar(struct slide *slide, double share) {
    struct wall_bar *bar = &slide->bars[slide->count++];
    bar->share = share;
    bar->before = -1;
    bar->value = (int)(share * 100 + 0.5);
    return bar;
}

static void say_why(const struct slides *slides, enum withheld withheld, int least,
                    struct slide *slide) {
    review_withheld_words(&slides->review, withheld, least, slide->note, WORDS_BYTES);
}

static void add_scales(struct slides *slides) {
    const struct instrument *instrument = slides->review.instrument;
    const struct group_figures *figures = &slides->review.figures;
    struct slide *slide = next_slide(slides, _("Where this room stands, of 100"));
    enum withheld reason = SHOWN;
    for (int s = 0; slide != NULL && s < instrument->scale_count; s++) {
        const struct group_mean *mean = &figures->scales[s];
        if (mean->withheld == SHOWN)
            snprintf(add_bar(slide, mean->mean.estimate / 100)->label, WORDS_BYTES, "%s",
                     instrument->scales[s].name);
        else if (mean->withheld != WITHHELD_NONE)
            reason = mean->withheld;
    }
    if (slide != NULL && slide->count == 0 && reason != SHOWN)
        say_why(slides, reason, instrument->privacy.group_mean, slide);
}

static void add_cell(const struct slides *slides, int prompt, const struct group_cell *cell,
                     struct slide *slide) {
    struct wall_bar *bar = add_bar(slide, cell->share.estimate);
    slide->shares = true;
    if (prompt == NOWHERE)
        group_level_words(slides->review.instrument, cell, bar->label, WORDS_BYTES);
    else
        group_vote_words(slides->review.instrument, prompt, cell, bar->label, WORDS_BYTES);
}

/* A bar for each cell, but for "no chance" where nobody gave it. */
static void add_cells(const struct slides *slides, int prompt, const struct group_counts *counts,
                      struct slide *slide) {
    for (int i = 0; i < counts->cell_count; i++) {
        const struct group_cell *cell = &counts->cells[i];
        if (prompt == NOWHERE || cell->last != ANSWER_NO_CHANCE || cell->people > 0)
            add_cell(slides, prompt, cell, slide);
    }
}

static void add_counts(struct slides *slides, const char *heading, int prompt,
                       const struct group_counts *counts) {
    struct slide *slide = next_slide(slides, heading);
    if (slide == NULL)
        return;
    if (counts->withheld == SHOWN)
        add_cells(slides, prompt, counts, slide);
    else
        say_why(slides, counts->withheld, slides->review.instrument->privacy.group_levels, slide);
}

static bool same_cells(const struct group_counts *one, const struct group_counts *other) {
    bool same =
        one->withheld == SHOWN && other->withheld == SHOWN && one->cell_count == other->cell_count;
    for (int i = 0; same && i < one->cell_count; i++)
        same = one->cells[i].first == other->cells[i].first &&
               one->cells[i].last == other->cells[i].last &&
               (one->cells[i].last != ANSWER_NO_CHANCE ||
                (one->cells[i].people > 0) == (other->cells[i].people > 0));
    return same;
}

/* A page for one of several votes, which says so where there are bars. */
static void add_vote(struct slides *slides, const struct room_question *question, int round,
                     bool compared) {
    bool wanted = slides->at == slides->wanted;
    char text[WORDS_BYTES];
    group_question_words(slides->review.instrument, question->prompt, text, sizeof text);
    add_counts(slides, text, question->prompt, &question->counts[round]);
    if (wanted && compared && slides->slide->note[0] == '\0')
        snprintf(slides->slide->note, WORDS_BYTES, _("This is vote %d."), round + 1);
}

/* The vote now in large bars, the first in small ones under them; where neighbours were put
 * together otherwise, on a page of its own behind. */
static void add_question(struct slides *slides, const struct room_question *question) {
    char text[WORDS_BYTES];
    int last = room_last_shown(question);
    const struct group_counts *first = &question->counts[0], *now = &question->counts[last];
    bool compared = last > 0 && first->withheld == SHOWN;
    if (!compared || !same_cells(first, now)) {
        add_vote(slides, question, last, compared);
        if (compared)
            add_vote(slides, question, 0, compared);
        return;
    }
    group_question_words(slides->review.instrument, question->prompt, text, sizeof text);
    struct slide *slide = next_slide(slides, text), before = {.count = 0};
    if (slide == NULL)
        return;
    add_cells(slides, question->prompt, now, slide);
    add_cells(slides, question->prompt, first, &before);
    for (int i = 0; i < slide->count; i++)
        slide->bars[i].before = before.bars[i].share;
    snprintf(slide->note, WORDS_BYTES, _("Large: vote %d. Thin: the first vote."), last + 1);
}

/* Its values begin with 0, those of votes with 1. */
static void add_desire(struct slides *slides) {
    struct group_counts counts = slides->review.figures.desire;
    int prompt = slides->review.instrument->role_question[ROLE_DESIRE];
    if (counts.withheld == WITHHELD_NONE || prompt == NOWHERE)
        return;
    for (int i = 0; i < counts.cell_count; i++) {
        counts.cells[i].first++;
        counts.cells[i].last++;
    }
    add_counts(slides, _("The wish to lead in this room"), prompt, &counts);
}

/* Gone through to the one that is wanted; `at` is how many there are. */
static void go_through(struct slides *slides) {
    const struct meet *meet = slides->app->meet;
    const struct room_result *result = &meet->result;
    int question = meet_question(slides->app, meet->meeting.focus), shown = 0;
    if (meet->meeting.focus != NOWHERE || meet->meeting.one_by_one) {
        for (int i = 0; i < result->question_count; i++)
            if (question == NOWHERE || question == i)
                add_question(slides, &result->questions[i]);
        return;
    }
    add_scales(slides);
    if (meet->meeting.form == FORM_FULL && slides->review.instrument->level_count > 0)
        add_counts(slides, _("Levels in this room"), NOWHERE, &slides->review.figures.levels);
    add_desire(slides);
    for (int i = 0; i < result->question_count && shown < SPLIT_SHOWN; i++) {
        if (result->questions[i].counts[room_last_shown(&result->questions[i])].withheld != SHOWN)
            continue;
        add_question(slides, &result->questions[i]);
        shown++;
    }
}

/* ---- painting ---- */

struct place {
    int left, width, top, bottom;
};

static struct place place_of(const struct app *app) {
    return (struct place){app->left, app->width, app->top, app->bottom - 1};
}

static int cells_of(double share, int width) {
    int cells = (int)(share * width + 0.5);
    return cells < 0 ? 0 : cells > width ? width : cells;
}

/* The empty part is marked in the last row: a thick bar of dots would be restless. */
static void paint_thick(const struct app *app, int row, int rows, int left, int width,
                        double share) {
    int filled = cells_of(share, width);
    const char *mark = app->glyphs == &glyphs_ascii ? app->glyphs->bar : "█";
    for (int i = 0; i < rows; i++)
        paint_repeat(app, row + i, left, filled, ROLE_BAR, mark);
    paint_repeat(app, row + rows - 1, left + filled, width - filled, ROLE_TRACK,
                 app->glyphs->track);
}

/* The value in large digits at the right; returns the columns that it takes. */
static int paint_digits(const struct app *app, const struct place *place, int row, int height,
                        const char *value) {
    struct letters letters = {1, 1, 2};
    int most = letters_width(VALUE_LETTERS, &letters) + 3;
    int width = letters_width((int)strlen(value), &letters);
    if (height < HEIGHT_LETTERS || place->width < 3 * most)
        return 0;
    letters_paint(app, row, place->left + place->width - width, &letters, ROLE_STRONG, value);
    return most;
}

/* The value in the line of the label, with that of the first vote; returns the columns left. */
static int paint_value(const struct app *app, const struct place *place, int row,
                       const struct wall_bar *bar, const char *value) {
    char both[2 * VALUE_BYTES];
    if (bar->before >= 0)
        snprintf(both, sizeof both, "%d %s %s", (int)(bar->before * 100 + 0.5),
                 app->glyphs->right_small, value);
    else
        snprintf(both, sizeof both, "%s", value);
    int width = text_width(both);
    paint_text(app, row, place->left + place->width - width, width, ROLE_STRONG, both);
    return place->width - width - 2;
}

static void paint_bar(const struct app *app, const struct place *place, int row, int height,
                      const struct wall_bar *bar, bool share) {
    char value[VALUE_BYTES];
    bool thin = bar->before >= 0 && height > HEIGHT_LEAST;
    bool gap = height > HEIGHT_LEAST + (thin ? 1 : 0);
    snprintf(value, sizeof value, share ? "%d%%" : "%d", bar->value);
    int digits = paint_digits(app, place, row, height, value), width = place->width - digits;
    int room = digits > 0 ? width : paint_value(app, place, row, bar, value);
    paint_text(app, row, place->left, room, ROLE_STRONG, bar->label);
    paint_thick(app, row + 1, height - 1 - gap - thin, place->left, width, bar->share);
    if (thin)
        paint_repeat(app, row + height - 1 - gap, place->left, cells_of(bar->before, width),
                     ROLE_MUTED, app->glyphs->heavy);
}

/* How many bars of a slide stand on one page of so many rows, and how high each is. */
static int bars_on_page(int count, int rows, int *height) {
    *height = count > 0 ? rows / count : rows;
    if (*height < HEIGHT_LEAST)
        *height = HEIGHT_LEAST;
    if (*height > HEIGHT_MOST)
        *height = HEIGHT_MOST;
    int fit = rows / *height;
    return fit < 1 ? 1 : fit < count ? fit : count;
}

/* A blank line below the heading, but where the bars are higher without. */
static int heading_rows(const struct app *app, const struct place *place,
                        const struct slide *slide) {
    int used = paint_height(place->width, slide->heading), with = 0, without = 0;
    int rows = place->bottom - place->top - used;
    int fewer = bars_on_page(slide->count, rows - 1, &with);
    bool same = fewer == bars_on_page(slide->count, rows, &without) && with == without;
    return used + (app->rows >= 20 && same);
}

static int pages_of(const struct app *app, const struct place *place, const struct slide *slide) {
    int height = 0, rows = place->bottom - place->top - heading_rows(app, place, slide);
    int on_page = bars_on_page(slide->count, rows, &height);
    return slide->count > 0 ? (slide->count + on_page - 1) / on_page : 1;
}

static void paint_slide(struct app *app, const struct place *place, const struct slide *slide,
                        int page) {
    int row = place->top + heading_rows(app, place, slide), height = 0;
    int on_page = bars_on_page(slide->count, place->bottom - row, &height);
    paint_paragraph(app, place->top, place->left, place->width, 4, ROLE_TITLE, slide->heading);
    for (int i = page * on_page; i < slide->count && i < (page + 1) * on_page; i++) {
        paint_bar(app, place, row, height, &slide->bars[i], slide->shares);
        row += height;
    }
    if (slide->count == 0)
        paint_paragraph(app, row, place->left, place->width, place->bottom - row, ROLE_STRONG,
                        slide->note);
}

static void paint_foot(struct app *app, const struct place *place, const struct slide *slide,
                       int page, int pages) {
    const struct room_result *result = &app->meet->result;
    char words[WORDS_BYTES], number[40] = "";
    bool wide = place->width >= WIDE;
    if (wide && slide->count > 0 && slide->note[0] != '\0')
        snprintf(words, sizeof words, "%s", slide->note);
    else if (!wide)
        snprintf(words, sizeof words, N_("%d person", "%d people", result->people), result->people);
    else
        snprintf(words, sizeof words,
                 N_("The answers of %d person count.", "The answers of %d people count.",
                    result->people),
                 result->people);
    if (pages > 1)
        snprintf(number, sizeof number, _("%d of %d"), page + 1, pages);
    int width = text_width(number);
    paint_text(app, place->bottom, place->left, place->width - width - 2, ROLE_MUTED, words);
    paint_text(app, place->bottom, place->left + place->width - width, width, ROLE_MUTED, number);
}

void wall_draw_result(struct app *app) {
    struct meet *meet = app->meet;
    struct place place = place_of(app);
    struct slide slide = {.count = 0}, found = {.count = 0};
    struct slides slides = {.app = app, .slide = &slide};
    slides.review = (struct review){
        .instrument = meet->instrument, .store = app->store, .figures = meet->result.figures};
    int pages = 0, count = 1, page = 0, all = 0;
    if (!meet->result_known) {
        paint_paragraph(app, app->top, place.left, place.width, 4, ROLE_STRONG, meet->no_result);
        return;
    }
    for (int turn = 0; turn < 2; turn++, all = pages) {
        int wanted = all > 0 ? (meet->turn % all + all) % all : NOWHERE;
        pages = 0;
        for (int i = 0; i < count; i++) {
            slides.wanted = i;
            slides.at = 0;
            go_through(&slides);
            count = slides.at;
            int of_slide = count > 0 ? pages_of(app, &place, &slide) : 0;
            if (wanted >= pages && wanted < pages + of_slide) {
                found = slide;
                page = wanted - pages;
                paint_slide(app, &place, &found, page);
                paint_foot(app, &place, &found, wanted, all);
            }
            pages += of_slide;
        }
    }
    meet->turns = pages;
}
