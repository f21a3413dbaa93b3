/* Two votes answer by answer, so that the eye sees what has moved. */
#include "meeting.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>

enum {
    WORDS_BYTES = 400,
    CHANGE_BYTES = 60,
    GAP = 2,
    PEOPLE_COLUMNS = 4,
    SHARE_COLUMNS = 6,
    BAR_LEAST = 6,
    BAR_MOST = 24
};

struct votes_layout {
    int label;  /* columns before the first bar; 0: the label stands above */
    int bar;    /* of each */
    int second; /* column of the second vote */
    bool numbers_beside;
};

static void label_of(const struct instrument *instrument, int prompt,
                     const struct vote_comparison *votes, int pair, char out[WORDS_BYTES]) {
    group_vote_words(instrument, prompt, &votes->pairs[pair].cell, out, WORDS_BYTES);
}

/* Numbers beside the bars, and the label too, as far as there is room. */
static struct votes_layout lay_out(const struct page *page, const struct instrument *instrument,
                                   int prompt, const struct vote_comparison *votes) {
    int label = 0, change = 0, numbers = PEOPLE_COLUMNS + SHARE_COLUMNS;
    for (int i = 0; i < votes->count; i++) {
        char words[WORDS_BYTES];
        label_of(instrument, prompt, votes, i, words);
        label = text_width(words) > label ? text_width(words) : label;
        vote_change_words(votes, i, words, sizeof words);
        change = text_width(words) > change ? text_width(words) : change;
    }
    struct votes_layout layout = {.label = label + GAP, .numbers_beside = true};
    int room = page->width - 2 * numbers - 2 * GAP - change;
    if (room - layout.label < 2 * BAR_LEAST)
        layout.label = 0;
    if (room < 2 * BAR_LEAST) {
        layout.numbers_beside = false;
        room = page->width - GAP;
        numbers = 0;
    }
    layout.bar = (room - layout.label) / 2;
    if (layout.numbers_beside && layout.bar > BAR_MOST)
        layout.bar = BAR_MOST;
    layout.second = layout.label + layout.bar + numbers + GAP;
    return layout;
}

static void write_bar(struct page *page, const struct vote_comparison *votes, int pair, int vote,
                      int cells) {
    int people = votes->pairs[pair].people[vote], all = votes->people[vote];
    int filled = all > 0 ? (2 * cells * people + all) / (2 * all) : 0;
    if (people > 0 && filled == 0)
        filled = 1;
    page_repeat(page, ROLE_BAR, page->glyphs->bar, filled);
    page_repeat(page, ROLE_TRACK, page->glyphs->track, cells - filled);
}

static void write_beside(struct page *page, const struct vote_comparison *votes, int pair,
                         const struct votes_layout *layout) {
    char change[CHANGE_BYTES];
    for (int vote = 0; vote < 2; vote++) {
        page_pad(page, vote == 0 ? layout->label : layout->second);
        write_bar(page, votes, pair, vote, layout->bar);
        page_format(page, ROLE_STRONG, "%*d", PEOPLE_COLUMNS, votes->pairs[pair].people[vote]);
        page_format(page, ROLE_MUTED, _("%4d %%"), vote_share(votes, pair, vote));
    }
    vote_change_words(votes, pair, change, sizeof change);
    page_pad(page, 2 * layout->second - layout->label);
    page_text(page, ROLE_TEXT, change);
}

/* In a narrow window: "Never        4 -> 0, 4 fewer", and the two bars below. */
static void write_below(struct page *page, const struct vote_comparison *votes, int pair,
                        const char *label, const struct votes_layout *layout) {
    char change[CHANGE_BYTES], numbers[2 * CHANGE_BYTES];
    const int *people = votes->pairs[pair].people;
    vote_change_words(votes, pair, change, sizeof change);
    if (votes->people[0] == votes->people[1])
        snprintf(numbers, sizeof numbers, "%d %s %d, %s", people[0], page->glyphs->right_small,
                 people[1], change);
    else /* shares alone can be compared */
        snprintf(numbers, sizeof numbers, _("%d %s %d %%, %s"), vote_share(votes, pair, 0),
                 page->glyphs->right_small, vote_share(votes, pair, 1), change);
    int column = page->width - text_width(numbers);
    if (text_width(label) + GAP > column) {
        page_paragraph(page, ROLE_TEXT, 0, 0, label);
        label = "";
    }
    page_line(page);
    page_text(page, ROLE_TEXT, label);
    page_pad(page, column);
    page_text(page, ROLE_STRONG, numbers);
    page_line(page);
    write_bar(page, votes, pair, 0, layout->bar);
    page_pad(page, layout->second);
    write_bar(page, votes, pair, 1, layout->bar);
}

static void write_heads(struct page *page, const struct votes_layout *layout, const char *before,
                        const char *after) {
    page_line(page);
    page_pad(page, layout->label);
    page_text(page, ROLE_ACCENT, before);
    page_pad(page, layout->second);
    page_text(page, ROLE_ACCENT, after);
}

static void write_people(struct page *page, const struct vote_comparison *votes) {
    char words[WORDS_BYTES];
    int one = votes->people[0], other = votes->people[1];
    if (one == other)
        snprintf(words, sizeof words,
                 N_("%d person voted each time.", "%d people voted each time.", one), one);
    else
        snprintf(words, sizeof words,
                 N_("%d person voted first, %d then.", "%d people voted first, %d then.", one), one,
                 other);
    page_paragraph(page, ROLE_MUTED, 0, 0, words);
}

void votes_page(struct page *page, const struct instrument *instrument, int prompt,
                const struct vote_comparison *votes, const char *before, const char *after) {
    struct votes_layout layout = lay_out(page, instrument, prompt, votes);
    write_heads(page, &layout, before, after);
    for (int i = 0; i < votes->count; i++) {
        char label[WORDS_BYTES];
        label_of(instrument, prompt, votes, i, label);
        if (!layout.numbers_beside) {
            write_below(page, votes, i, label, &layout);
            continue;
        }
        if (layout.label == 0)
            page_paragraph(page, ROLE_TEXT, 0, 0, label);
        page_line(page);
        page_text(page, ROLE_TEXT, layout.label > 0 ? label : "");
        write_beside(page, votes, i, &layout);
    }
    write_people(page, votes);
}
