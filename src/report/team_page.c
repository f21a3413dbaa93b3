/* team_page.c - the figures of a group as pages, for screens and text. */
#include "team.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- counts ---- */

static void say_cell(const struct review *review, const struct counted_what *what,
                     const struct group_cell *cell, char out[WORDS_BYTES]) {
    switch (what->things) {
    case COUNTED_LEVELS: group_level_words(review->instrument, cell, out, WORDS_BYTES); break;
    case COUNTED_DESIRE:
        group_answer_words(review->instrument, what->prompt, cell, out, WORDS_BYTES);
        break;
    case COUNTED_ANSWERS:
        group_vote_words(review->instrument, what->prompt, cell, out, WORDS_BYTES);
        break;
    case COUNTED_LEANS:
        group_lean_words(review->instrument, what->questions, cell, out, WORDS_BYTES);
        break;
    }
}

static void add_cell(const struct review *review, const struct counted_what *what,
                     const struct group_cell *cell, struct team_counts *counts) {
    struct team_cell *added = &counts->cells[counts->count++];
    int share = scoring_round(cell->share.estimate * 100);
    int low = scoring_round(cell->share.low * 100), high = scoring_round(cell->share.high * 100);
    added->cell = cell;
    say_cell(review, what, cell, added->words);
    snprintf(added->shown, sizeof added->shown, _("%d %%"), share);
    snprintf(added->range, sizeof added->range, _("%d to %d"), low, high);
    snprintf(added->sentence, sizeof added->sentence,
             N_("%s: %d person, %d of 100, between %d and %d.",
                "%s: %d people, %d of 100, between %d and %d.", cell->people),
             added->words, cell->people, share, low, high);
    added->bar = (struct chart_bar){.name = added->words,
                                    .motto = "",
                                    .known = true,
                                    .value = cell->share.estimate * 100,
                                    .low = cell->share.low * 100,
                                    .high = cell->share.high * 100};
}

void team_counts(const struct review *review, const struct group_counts *from,
                 const struct counted_what *what, struct team_counts *counts) {
    bool item = what->things == COUNTED_ANSWERS;
    *counts = (struct team_counts){.people = 0};
    if (from->withheld != SHOWN) {
        say_withheld(review, from->withheld, review->instrument->privacy.group_levels, counts->note,
                     sizeof counts->note);
        return;
    }
    counts->people = from->people;
    for (int i = 0; i < from->cell_count; i++) {
        const struct group_cell *cell = &from->cells[i];
        /* "No chance" where that is not offered. */
        if (item && cell->last == 0 && !review->instrument->prompts[what->prompt].no_chance)
            continue;
        add_cell(review, what, cell, counts);
    }
}

enum { PEOPLE_COLUMNS = 5, SHARE_COLUMNS = 6, RANGE_COLUMNS = 12, CELLS_LEAST = 8, WIDE = 60 };

/* Where words are long the bar stands on a line of its own below them. */
struct cell_layout {
    int words, column, cells; /* words 0: below each other */
};

static struct cell_layout lay_out_cells(const struct page *page, const struct team_counts *counts) {
    int numbers = PEOPLE_COLUMNS + SHARE_COLUMNS + (page->width >= WIDE ? RANGE_COLUMNS : 0);
    struct cell_layout layout = {.words = 0};
    for (int i = 0; i < counts->count; i++) {
        int width = text_width(counts->cells[i].words);
        layout.words = width > layout.words ? width : layout.words;
    }
    if (layout.words > page->width - numbers - GAP - CELLS_LEAST)
        layout.words = 0;
    layout.column = layout.words > 0 ? layout.words + GAP : GAP;
    layout.cells = page->width - numbers - layout.column;
    if (layout.cells > BAR_CELLS_MOST)
        layout.cells = BAR_CELLS_MOST;
    if (layout.cells < 1)
        layout.cells = 1;
    return layout;
}

static void write_cell(struct page *page, const struct team_cell *cell,
                       const struct cell_layout *layout) {
    int share = layout->column + layout->cells + PEOPLE_COLUMNS + SHARE_COLUMNS;
    if (layout->words == 0)
        page_paragraph(page, ROLE_TEXT, 0, GAP, cell->words);
    page_line(page);
    if (layout->words > 0)
        page_text(page, ROLE_TEXT, cell->words);
    page_pad(page, layout->column);
    bar_cells(page, &cell->bar, layout->cells);
    page_format(page, ROLE_STRONG, "%*d", PEOPLE_COLUMNS, cell->cell->people);
    page_pad(page, share - text_width(cell->shown));
    page_text(page, ROLE_TEXT, cell->shown);
    if (page->width >= WIDE)
        page_format(page, ROLE_MUTED, " (%s)", cell->range);
}

/* Over the numbers; at the left who is counted, where there is room. */
static void write_heads(struct page *page, const char *counted, int bars_end) {
    const char *people = _("people"), *share = _("share");
    int column = bars_end + PEOPLE_COLUMNS - text_width(people);
    page_line(page);
    if (text_width(counted) + GAP <= column)
        page_text(page, ROLE_MUTED, counted);
    page_pad(page, column);
    page_text(page, ROLE_MUTED, people);
    page_pad(page, bars_end + PEOPLE_COLUMNS + SHARE_COLUMNS - text_width(share));
    page_text(page, ROLE_MUTED, share);
}

void team_page_cells(struct page *page, const struct team_counts *counts) {
    prose(page, ROLE_MUTED, counts->note);
    if (counts->count == 0)
        return;
    struct cell_layout layout = lay_out_cells(page, counts);
    write_heads(page, counts->counted, layout.column + layout.cells);
    for (int i = 0; i < counts->count; i++)
        write_cell(page, &counts->cells[i], &layout);
}

static void page_counts(struct page *page, const struct review *review,
                        const struct group_counts *from, const struct counted_what *what) {
    struct team_counts *counts = malloc(sizeof *counts);
    if (counts == NULL) {
        page->failed = true;
        return;
    }
    team_counts(review, from, what, counts);
    if (what->things == COUNTED_LEVELS)
        say_counted(review, counts);
    team_page_cells(page, counts);
    free(counts);
}

void team_page_levels(struct page *page, const struct review *review) {
    struct counted_what what = {.things = COUNTED_LEVELS};
    page_counts(page, review, &review->figures.levels, &what);
}

void team_page_desire(struct page *page, const struct review *review) {
    struct counted_what what = {.things = COUNTED_DESIRE,
                                .prompt = review->instrument->role_question[ROLE_DESIRE]};
    page_counts(page, review, &review->figures.desire, &what);
}

void team_page_leans(struct page *page, const struct review *review,
                     const struct review_questions *questions) {
    struct counted_what what = {.things = COUNTED_LEANS, .questions = questions};
    page_counts(page, review, &questions->leans, &what);
}

void team_page_answers(struct page *page, const struct review *review, int prompt,
                       const struct group_counts *counts) {
    struct counted_what what = {.things = COUNTED_ANSWERS, .prompt = prompt};
    page_counts(page, review, counts, &what);
}

void team_page_question(struct page *page, const struct review *review,
                        const struct review_question *question) {
    char notes[QUESTION_NOTES_MOST][REASON_BYTES];
    int count = say_question_notes(review, question, notes);
    prose(page, ROLE_STRONG, review->instrument->prompts[question->prompt].text);
    for (int i = 0; i < count; i++)
        prose(page, ROLE_MUTED, notes[i]);
    team_page_answers(page, review, question->prompt, &question->counts);
}

/* ---- scales ---- */

enum { MEAN_COLUMNS = 9 }; /* " 61 +/-6" */

/* The movement stands beside the bars where they stay long enough, else below. */
static int movement_column(const struct page *page, const struct group_figures *figures, int count,
                           struct bar_layout *layout) {
    enum { BESIDE_LEAST = 16 };
    int widest = 0;
    for (int s = 0; s < count; s++) {
        char movement[96];
        say_movement(&figures->scales[s], movement, sizeof movement);
        int width = text_width(movement);
        widest = width > widest ? width : widest;
    }
    int cells = page->width - layout->name - GAP - MEAN_COLUMNS - GAP - widest;
    if (cells < BESIDE_LEAST || widest == 0)
        return 0;
    if (cells < layout->cells)
        layout->cells = cells;
    return layout->name + GAP + layout->cells + MEAN_COLUMNS + GAP;
}

static enum role movement_role(const struct group_mean *mean) {
    return mean->movement.low > 0 ? ROLE_GOOD : mean->movement.high < 0 ? ROLE_CAUTION : ROLE_TEXT;
}

static void write_scale(struct page *page, const struct chart_bar *bar,
                        const struct group_mean *mean, const struct bar_layout *layout,
                        int column) {
    char shown[8], give_or_take[8], movement[96];
    say_mean(mean, shown, give_or_take);
    say_movement(mean, movement, sizeof movement);
    page_line(page);
    page_cut(page, ROLE_TEXT, bar->name, layout->name);
    page_pad(page, layout->name + GAP);
    bar_cells(page, bar, layout->cells);
    page_format(page, ROLE_STRONG, " %3s", shown);
    page_format(page, ROLE_MUTED, " %s%s", page->glyphs->give_or_take, give_or_take);
    if (movement[0] == '\0')
        return;
    if (column == 0)
        page_line(page);
    page_pad(page, column > 0 ? column : layout->name + GAP);
    page_text(page, movement_role(mean), movement);
}

/* Over the movements, wherever they stand. */
static void write_movement_head(struct page *page, const struct group_figures *figures, int count,
                                int column) {
    bool moved = false;
    for (int s = 0; s < count; s++) {
        const struct group_mean *mean = &figures->scales[s];
        moved = moved || (mean->withheld == SHOWN && mean->movement_withheld == SHOWN);
    }
    if (!moved)
        return;
    page_line(page);
    page_pad(page, column);
    page_cut(page, ROLE_MUTED,
             column > 0 ? _("since the sitting before")
                        : _("Below a mean: since the sitting before"),
             page->width - column);
}

/* All that are left out for the reason of this one in a sentence, where the first of them stands.
 */
static void write_missing(struct page *page, const struct review *review,
                          const struct group_figures *figures, int scale) {
    char reason[REASON_BYTES], names[REASON_BYTES] = "", sentence[2 * REASON_BYTES];
    enum withheld withheld = figures->scales[scale].withheld;
    for (int s = 0; s < review->instrument->scale_count; s++) {
        if (figures->scales[s].withheld != withheld)
            continue;
        if (s < scale)
            return;
        report_append(names, sizeof names, ", ", review->instrument->scales[s].name);
    }
    say_withheld(review, withheld, review->instrument->privacy.group_mean, reason, sizeof reason);
    if (reason[0] == '\0')
        return;
    snprintf(sentence, sizeof sentence, _("%s: %s"), names, reason);
    page_paragraph(page, ROLE_MUTED, 0, GAP, sentence);
}

void team_page_scales(struct page *page, const struct review *review,
                      const struct group_figures *figures) {
    const struct instrument *instrument = review->instrument;
    struct chart_bar bars[SCALES_MOST];
    char notes[NOTES_MOST][REASON_BYTES];
    enum withheld all = team_withheld_all(instrument, figures);
    if (all != SHOWN) {
        say_withheld(review, all, instrument->privacy.group_mean, notes[0], REASON_BYTES);
        prose(page, ROLE_MUTED, notes[0]);
        return;
    }
    struct bar_layout layout = bar_lay_out(page, instrument);
    layout.motto = 0;
    int column = movement_column(page, figures, instrument->scale_count, &layout);
    write_movement_head(page, figures, instrument->scale_count, column);
    for (int s = 0; s < instrument->scale_count; s++) {
        const struct group_mean *mean = &figures->scales[s];
        bars[s] = team_bar(instrument, mean, s);
        if (bars[s].known)
            write_scale(page, &bars[s], mean, &layout, column);
        else
            write_missing(page, review, figures, s);
    }
    bar_legend(page, bars, instrument->scale_count, &layout, _("mean"));
    int count = say_movements_withheld(review, figures, notes);
    for (int i = 0; i < count; i++)
        prose(page, ROLE_MUTED, notes[i]);
}

/* ---- around ---- */

void team_page_summary(struct page *page, const struct review *review) {
    char sentences[HEAD_MOST][REASON_BYTES];
    int count = say_activity(review, sentences);
    for (int i = 0; i < count; i++)
        prose(page, ROLE_TEXT, sentences[i]);
}

void team_page_counted(struct page *page, const struct review *review) {
    struct team_counts *counts = calloc(1, sizeof *counts);
    if (counts == NULL) {
        page->failed = true;
        return;
    }
    say_counted(review, counts);
    prose(page, ROLE_MUTED, counts->foot);
    free(counts);
}

void team_page_foot(struct page *page, const struct review *review) {
    char foot[FILLED_MOST];
    prose(page, ROLE_MUTED, review->instrument->wording.provisional);
    say_team_foot(review, foot, sizeof foot);
    prose(page, ROLE_MUTED, foot);
}
