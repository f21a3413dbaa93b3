/* team_aloud.c - the figures of a group as sentences, for whoever listens to them. */
#include "team.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

static void say(struct page *page, const char *sentence) {
    if (sentence[0] != '\0')
        page_paragraph(page, ROLE_TEXT, 0, 2, sentence);
}

/* ---- counts ---- */

static void say_counts(struct page *page, const struct review *review,
                       const struct group_counts *from, const struct counted_what *what) {
    struct team_counts *counts = malloc(sizeof *counts);
    if (counts == NULL) {
        page->failed = true;
        return;
    }
    team_counts(review, from, what, counts);
    say(page, counts->note);
    for (int i = 0; i < counts->count; i++)
        say(page, counts->cells[i].sentence);
    free(counts);
}

void team_aloud_levels(struct page *page, const struct review *review) {
    struct counted_what what = {.things = COUNTED_LEVELS};
    say_counts(page, review, &review->figures.levels, &what);
    team_page_counted(page, review);
}

void team_aloud_desire(struct page *page, const struct review *review) {
    struct counted_what what = {.things = COUNTED_DESIRE,
                                .prompt = review->instrument->role_question[ROLE_DESIRE]};
    say_counts(page, review, &review->figures.desire, &what);
}

void team_aloud_leans(struct page *page, const struct review *review,
                      const struct review_questions *questions) {
    struct counted_what what = {.things = COUNTED_LEANS, .questions = questions};
    say_counts(page, review, &questions->leans, &what);
}

void team_aloud_question(struct page *page, const struct review *review,
                         const struct review_question *question) {
    struct counted_what what = {.things = COUNTED_ANSWERS, .prompt = question->prompt};
    char notes[QUESTION_NOTES_MOST][REASON_BYTES];
    int count = say_question_notes(review, question, notes);
    for (int i = 0; i < count; i++)
        say(page, notes[i]);
    say_counts(page, review, &question->counts, &what);
}

/* ---- scales ---- */

static void say_scale(struct page *page, const struct review *review,
                      const struct group_figures *figures, int s) {
    char movement[REASON_BYTES];
    struct team_scale *scale = calloc(1, sizeof *scale);
    if (scale == NULL) {
        page->failed = true;
        return;
    }
    team_scale(review, figures, s, scale);
    if (scale->bar.known || scale->note[0] != '\0')
        say(page, scale->sentence);
    say_movement_sentence(scale->mean, movement, sizeof movement);
    if (movement[0] != '\0')
        page_paragraph(page, ROLE_TEXT, 2, 2, movement);
    free(scale);
}

void team_aloud_scales(struct page *page, const struct review *review,
                       const struct group_figures *figures) {
    char notes[NOTES_MOST][REASON_BYTES];
    enum withheld all = team_withheld_all(review->instrument, figures);
    if (all != SHOWN) {
        say_withheld(review, all, review->instrument->privacy.group_mean, notes[0], REASON_BYTES);
        say(page, notes[0]);
        return;
    }
    for (int s = 0; s < review->instrument->scale_count; s++)
        say_scale(page, review, figures, s);
    int count = say_movements_withheld(review, figures, notes);
    for (int i = 0; i < count; i++)
        say(page, notes[i]);
}

/* ---- over time ---- */

static void say_month(const struct review *review, const struct review_month *month, int scale,
                      char out[REASON_BYTES]) {
    const struct group_mean *mean = &month->figures.scales[scale];
    char shown[8], give_or_take[8], name[WORDS_BYTES], date[DATE_BYTES], reason[REASON_BYTES / 2];
    team_month_words(month, name, sizeof name);
    clock_date(month->figures.as_of, date, sizeof date);
    review_withheld_words(review, mean->withheld, review->instrument->privacy.group_mean, reason,
                          sizeof reason);
    say_mean(mean, shown, give_or_take);
    if (mean->withheld != SHOWN)
        snprintf(out, REASON_BYTES, _("%s: %s"), name, reason);
    else if (month->figures.as_of > 0)
        snprintf(out, REASON_BYTES,
                 N_("%s, %d person: the mean is %s, give or take %s, as of %s.",
                    "%s, %d people: the mean is %s, give or take %s, as of %s.", mean->people),
                 name, mean->people, shown, give_or_take, date);
    else
        snprintf(out, REASON_BYTES,
                 N_("%s, %d person: the mean is %s, give or take %s.",
                    "%s, %d people: the mean is %s, give or take %s.", mean->people),
                 name, mean->people, shown, give_or_take);
}

void team_aloud_months(struct page *page, const struct review *review,
                       const struct review_month *months, int count, int scale) {
    char sentence[REASON_BYTES];
    for (int i = count - 1; i >= 0; i--) {
        say_month(review, &months[i], scale, sentence);
        say(page, sentence);
    }
    say_meetings_help(months, count, scale, sentence, sizeof sentence);
    if (sentence[0] != '\0')
        say(page, sentence);
}
