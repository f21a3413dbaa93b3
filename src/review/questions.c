/* questions.c - how a group answered each question, the most split first. */
#include "internal.h"
#include "tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- the people of now ---- */

struct reading {
    const struct review *review;
    struct group *group;
};

static bool keep_standing(const struct standing *standing, void *context, struct error *error) {
    const struct reading *reading = context;
    struct group_row row = row_of(standing);
    return !standing->average || !meetings_has(reading->review, standing->person) ||
           group_add(reading->group, &row, &standing->last, NULL, error);
}

static bool read_now(struct review *review, struct group *group, struct tally *tally,
                     struct error *error) {
    const char *team = review->team[0] != '\0' ? review->team : NULL;
    struct reading reading = {review, group};
    if (!store_together_begin(review->store, false, error))
        return false;
    bool done = store_standings_each(review->store, review->instrument, FORM_FULL, team,
                                     keep_standing, &reading, error) &&
                tally_make(review->store, group, tally, error);
    return store_together_end(review->store, done, error);
}

/* ---- which way people lean ---- */

/* Scales that a scenario can lean to; returns how many. */
static int list_leans(const struct instrument *instrument, int *scales) {
    bool leans[SCALES_MOST] = {false};
    int count = 0;
    for (int i = 0; i < instrument->scenario_count; i++) {
        const struct scenario *scenario = &instrument->scenarios[i];
        int options = instrument->prompts[scenario->prompt].option_count;
        for (int option = 0; option < options && !scenario->reserve; option++)
            leans[scenario->leans[option]] = true;
    }
    for (int s = 0; s < instrument->scale_count; s++) {
        if (leans[s])
            scales[count++] = s;
    }
    return count;
}

static void set_leans(const struct tally *tally, bool allowed, struct review_questions *questions) {
    const struct instrument *instrument = tally->instrument;
    int counts[SCALES_MOST + 1];
    int count = list_leans(instrument, questions->lean_scales);
    for (int i = 0; i < count; i++)
        counts[i] = tally->leans[questions->lean_scales[i]];
    counts[count] = tally->leans[instrument->scale_count];
    questions->lean_count = count;
    group_count_cells(&instrument->privacy, counts, NULL, count > 0 ? count + 1 : 0, 0, allowed,
                      &questions->leans);
}

/* ---- one question after the other ---- */

/* Items that the form asks somebody. */
static void list_items(const struct instrument *instrument, enum form form, bool *asked) {
    for (int team = 0; team < 2; team++) {
        const struct order *order = instrument_order(instrument, form, team);
        for (int i = 0; i < order->count; i++)
            asked[order->prompts[i]] = true;
    }
}

/* The middle of the keyed answers in a cell, 0-100; NAN where it is of no chance alone. */
static double middle_of(const struct instrument *instrument, const struct item *item,
                        const struct group_cell *cell) {
    int first = cell->first > 0 ? cell->first : 1;
    if (cell->last < first)
        return (double)NAN;
    return (scoring_item(instrument, item, first) + scoring_item(instrument, item, cell->last)) / 2;
}

/* From what is shown, so that the order tells no more. */
void question_order(const struct instrument *instrument, const struct item *item,
                    struct review_question *question) {
    const struct group_counts *counts = &question->counts;
    double sum = 0, squares = 0;
    int people = 0;
    for (int i = 0; i < counts->cell_count; i++) {
        double middle = middle_of(instrument, item, &counts->cells[i]);
        sum += isnan(middle) ? 0 : counts->cells[i].people * middle;
        people += isnan(middle) ? 0 : counts->cells[i].people;
    }
    question->mean = people > 0 ? sum / people : 0;
    for (int i = 0; i < counts->cell_count; i++) {
        double apart = middle_of(instrument, item, &counts->cells[i]) - question->mean;
        squares += isnan(apart) ? 0 : counts->cells[i].people * apart * apart;
    }
    question->split = people > 1 ? sqrt(squares / (people - 1)) : 0;
}

static void set_question(const struct tally *tally, const struct item *item, bool allowed,
                         struct review_question *question) {
    const struct instrument *instrument = tally->instrument;
    const struct prompt *prompt = &instrument->prompts[item->prompt];
    const int *counts = tally->counts[item->prompt];
    int first = prompt->no_chance ? 0 : 1;
    question->prompt = item->prompt;
    group_count_cells(&instrument->privacy, counts + first, NULL, prompt->option_count + 1 - first,
                      first, allowed, &question->counts);
    question_order(instrument, item, question);
}

/* The most split first; what is withheld stands behind, in the order of the file. */
static int compare_questions(const void *one, const void *other) {
    const struct review_question *a = one, *b = other;
    bool shown = a->counts.withheld == SHOWN;
    if (shown != (b->counts.withheld == SHOWN))
        return shown ? -1 : 1;
    if (shown && a->split != b->split)
        return a->split < b->split ? 1 : -1;
    return a->prompt - b->prompt;
}

/* The answers to a scale's items are its mean as well: where that may not be shown, they may not.
 */
static bool allowed(const struct instrument *instrument, const struct item *item, uint64_t refused,
                    uint64_t shown) {
    int scale = instrument->facets[item->facet].scale;
    uint64_t figure = item->needs_team ? PRIVACY_TEAM_ITEMS : PRIVACY_ITEMS;
    return (shown & figure) != 0 && (refused & PRIVACY_MEAN(scale)) == 0;
}

bool questions_fill(const struct group *group, const struct tally *tally, enum form form,
                    uint64_t shown, struct review_questions *questions, struct error *error) {
    const struct instrument *instrument = tally->instrument;
    uint64_t refused = group_enough(group, GROUP_MEANS) & ~shown;
    bool asked[PROMPTS_MOST] = {false};
    list_items(instrument, form, asked);
    questions->list = calloc((size_t)instrument->item_count + 1, sizeof *questions->list);
    if (questions->list == NULL)
        return error_memory(error);
    for (int i = 0; i < instrument->item_count; i++) {
        const struct item *item = &instrument->items[i];
        if (asked[item->prompt])
            set_question(tally, item, allowed(instrument, item, refused, shown),
                         &questions->list[questions->count++]);
    }
    qsort(questions->list, (size_t)questions->count, sizeof *questions->list, compare_questions);
    set_leans(tally, (shown & PRIVACY_LEANS) != 0, questions);
    return true;
}

/* ---- all of it ---- */

/* The figures that there are enough people for. */
uint64_t questions_enough(const struct group *group, const struct tally *tally) {
    const struct privacy_rules *rules = &tally->instrument->privacy;
    int leaning = 0;
    uint64_t figures = 0;
    for (int i = 0; i <= SCALES_MOST; i++)
        leaning += tally->leans[i];
    if (tally->people > 0 && tally->people >= rules->group_levels)
        figures |= PRIVACY_ITEMS;
    if (tally->team > 0 && tally->team >= rules->group_levels)
        figures |= PRIVACY_TEAM_ITEMS;
    if (leaning > 0 && leaning >= rules->group_levels)
        figures |= PRIVACY_LEANS;
    return figures != 0 ? figures | group_enough(group, GROUP_MEANS) : 0;
}

static bool show(struct audit *audit, const struct review *review, const struct group *group,
                 const struct tally *tally, struct review_questions *questions,
                 struct error *error) {
    struct decision decision;
    struct tally then = {.instrument = review->instrument};
    char scope[SCOPE_BYTES];
    review_scope_of(review, "questions:", scope);
    bool done = audit_decide(audit, scope, group, GROUP_MEANS, questions_enough(group, tally),
                             &decision, error);
    questions->as_of = decision.as_of;
    questions->few_changed = decision.few_changed;
    if (done && decision.as_of > 0)
        done = tally_make(review->store, &decision.then, &then, error) &&
               questions_fill(&decision.then, &then, FORM_FULL, decision.shown, questions, error);
    else if (done)
        done = questions_fill(group, tally, FORM_FULL, decision.shown, questions, error);
    group_free(&decision.then);
    return done;
}

void review_questions_free(struct review_questions *questions) {
    free(questions->list);
    memset(questions, 0, sizeof *questions);
}

bool review_questions_load(struct review *review, struct review_questions *questions,
                           struct error *error) {
    struct group group = {.instrument = review->instrument};
    struct tally tally = {.instrument = review->instrument};
    struct audit audit = audit_of(review);
    memset(questions, 0, sizeof *questions);
    bool done = read_now(review, &group, &tally, error) &&
                show(&audit, review, &group, &tally, questions, error) &&
                audit_version(&audit, review, error);
    done = audit_close(&audit, done, error);
    group_free(&group);
    if (!done)
        review_questions_free(questions);
    return done;
}
