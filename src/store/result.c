#include "sitting.h"

#include "figures.h"
#include "packed.h"
#include "sound.h"

#include "leadquiz/translate.h"

#include <math.h>
#include <string.h>

enum { SCORE_WIDTH = 3 }; /* value (null: not known), answered, items */

static void bind_figures(struct query *query, const double *numbers, int rows, int width) {
    char text[FIGURES_BYTES];
    if (query->failed)
        return;
    if (figures_write(numbers, rows, width, text, sizeof text))
        query_text(query, "", text, sizeof text);
    else
        query->failed = !error_memory(query->error);
}

static void bind_scores(struct query *query, const struct score *scores, int count) {
    double numbers[FACETS_MOST * SCORE_WIDTH];
    double *next = numbers;
    for (int i = 0; i < count; i++) {
        *next++ = scores[i].known ? scores[i].value : (double)NAN;
        *next++ = scores[i].answered;
        *next++ = scores[i].items;
    }
    bind_figures(query, numbers, count, SCORE_WIDTH);
}

static void bind_lists(struct query *query, const struct instrument *instrument,
                       const struct result *result) {
    double chances[LEVELS_MOST], leans[SCALES_MOST];
    for (int k = 0; k < instrument->level_count; k++)
        chances[k] = result->p_known[k + 1] ? result->p[k + 1] : (double)NAN;
    for (int i = 0; i < instrument->scale_count; i++)
        leans[i] = result->leans[i];
    bind_scores(query, result->scales, instrument->scale_count);
    bind_scores(query, result->facets, instrument->facet_count);
    bind_figures(query, chances, instrument->level_count, 1);
    bind_figures(query, leans, instrument->scale_count, 1);
}

static void number_or_null(struct query *query, int number) {
    if (number < 0)
        query_null(query);
    else
        query_number(query, number);
}

static bool insert_result(struct store *store, int64_t sitting, const struct instrument *instrument,
                          const struct result *result, struct error *error) {
    struct query query;
    query_begin(&query, store, RESULT_INSERT, error);
    query_number(&query, sitting);
    query_number(&query, result->team);
    query_number(&query, result->level);
    query_number(&query, result->rule_level);
    query_number(&query, result->assessed);
    query_number(&query, result->quality);
    query_number(&query, result->flags);
    number_or_null(&query, result->desire);
    query_number(&query, result->lean);
    number_or_null(&query, result->lean_scale);
    query_number(&query, result->scenarios_answered);
    bind_lists(&query, instrument, result);
    return query_run(&query);
}

static bool insert_tips(struct store *store, int64_t sitting, const struct instrument *instrument,
                        const struct result *result, struct error *error) {
    struct query query;
    for (int i = 0; i < result->tip_count; i++) {
        query_begin(&query, store, TIP_INSERT, error);
        query_number(&query, sitting);
        query_number(&query, i);
        query_text(&query, _("the id of the facet"), instrument->facets[result->tips[i].facet].id,
                   ID_BYTES);
        query_number(&query, result->tips[i].number);
        if (!query_run(&query))
            return false;
    }
    return true;
}

/* Whether the sitting can be closed. *finished is set when it was closed already, with the same
 * answers; with others the second of two processes must not believe that its own are kept. */
static bool may_close(struct store *store, int64_t sitting, const struct instrument *instrument,
                      const struct packed *packed, bool *finished, struct error *error) {
    enum { HASH, FINISHED, TEXT };
    struct query query;
    char hash[DIGEST_TEXT], text[PROMPTS_MOST + 1];
    bool fits = false;
    query_begin(&query, store, SITTING_STATE, error);
    query_number(&query, sitting);
    enum found found = query_row(&query);
    if (found == FOUND) {
        query_get_text(&query, HASH, hash, sizeof hash);
        query_get_text(&query, TEXT, text, sizeof text);
        *finished = query_get(&query, FINISHED, 0, 1) == 1;
        fits = !query.failed && sitting_fits(hash, instrument, error);
    } else if (found == FOUND_NOTHING)
        sitting_gone(error);
    query_end(&query);
    if (!fits || !*finished || strcmp(text, packed->text) == 0)
        return fits;
    return error_set(
        error, ERROR_INPUT,
        _("this sitting was finished elsewhere with other answers; look at its result, "
          "or begin a new one"));
}

static bool close_sitting(struct store *store, int64_t sitting, const struct packed *packed,
                          int64_t now, struct error *error) {
    struct query query;
    query_begin(&query, store, ANSWER_DELETE, error);
    query_number(&query, sitting);
    if (!query_run(&query))
        return false;
    query_begin(&query, store, SITTING_CLOSE, error);
    query_number(&query, sitting);
    query_number(&query, now);
    query_text(&query, "", packed->text, sizeof packed->text);
    query_bytes(&query, packed->times, packed->times_length);
    return query_run(&query);
}

bool store_sitting_finish(struct store *store, int64_t sitting, const struct instrument *instrument,
                          const struct answers *answers, const struct result *result, int64_t now,
                          struct error *error) {
    struct packed packed;
    bool finished = false;
    if (!packed_write(instrument, answers, &packed) || !sound_result(instrument, result))
        return error_set(error, ERROR_INPUT,
                         _("answers and result do not belong to the questionnaire %s %s, so they "
                           "were not kept; take it again"),
                         instrument->id, instrument->version);
    if (!database_begin_write(store, error))
        return false;
    bool done = may_close(store, sitting, instrument, &packed, &finished, error) &&
                (finished || (close_sitting(store, sitting, &packed, now, error) &&
                              insert_result(store, sitting, instrument, result, error) &&
                              insert_tips(store, sitting, instrument, result, error)));
    return database_end(store, done, error);
}

/* ---- reading ---- */

static bool figures_of(struct query *query, int column, int rows, int width, double *numbers) {
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    return text != NULL && figures_read(text, rows, width, numbers);
}

/* A small whole number, -1 for anything else: sound_result refuses that. */
static int whole(double number) {
    return number >= 0 && number <= INT16_MAX && floor(number) == number ? (int)number : -1;
}

static bool read_scores(struct query *query, int column, int count, struct score *scores) {
    double numbers[FACETS_MOST * SCORE_WIDTH];
    if (!figures_of(query, column, count, SCORE_WIDTH, numbers))
        return false;
    for (int i = 0; i < count; i++) {
        const double *next = numbers + (ptrdiff_t)i * SCORE_WIDTH;
        bool known = !isnan(next[0]);
        scores[i] = (struct score){known, known ? next[0] : 0, whole(next[1]), whole(next[2])};
    }
    return true;
}

static bool read_lists(struct query *query, int column, const struct instrument *instrument,
                       struct result *result) {
    double chances[LEVELS_MOST], leans[SCALES_MOST];
    if (!read_scores(query, column, instrument->scale_count, result->scales) ||
        !read_scores(query, column + 1, instrument->facet_count, result->facets) ||
        !figures_of(query, column + 2, instrument->level_count, 1, chances) ||
        !figures_of(query, column + 3, instrument->scale_count, 1, leans))
        return false;
    for (int k = 0; k < instrument->level_count; k++) {
        result->p_known[k + 1] = !isnan(chances[k]);
        result->p[k + 1] = isnan(chances[k]) ? 0 : chances[k];
    }
    for (int i = 0; i < instrument->scale_count; i++)
        result->leans[i] = whole(leans[i]);
    return true;
}

static int get_int(struct query *query, int column) {
    return (int)query_get(query, column, INT16_MIN, INT16_MAX);
}

static int get_int_or(struct query *query, int column, int otherwise) {
    return query_is_null(query, column) ? otherwise : get_int(query, column);
}

/* All columns but the hash, which fits. */
static bool read_result(struct query *query, const struct instrument *instrument,
                        struct result *result) {
    enum { FORM = 1, TEAM, LEVEL, RULE, ASSESSED, QUALITY, FLAGS, DESIRE, LEAN, LEAN_SCALE };
    enum { SCENARIOS = LEAN_SCALE + 1, LISTS };
    *result = (struct result){.form = (enum form)query_get(query, FORM, 0, FORM_COUNT - 1),
                              .team = query_get(query, TEAM, 0, 1) == 1,
                              .level = get_int(query, LEVEL),
                              .rule_level = get_int(query, RULE),
                              .assessed = get_int(query, ASSESSED),
                              .quality = (enum quality)query_get(query, QUALITY, 0, QUALITY_POOR),
                              .flags = (unsigned)query_get(query, FLAGS, 0, INT16_MAX),
                              .desire = get_int_or(query, DESIRE, -1),
                              .lean = (enum lean)query_get(query, LEAN, 0, LEAN_STRONGLY),
                              .lean_scale = get_int_or(query, LEAN_SCALE, NOWHERE),
                              .scenarios_answered = get_int(query, SCENARIOS),
                              .gate = {.facet = NOWHERE},
                              .median_ms = -1,
                              .strength = NOWHERE};
    if (query->failed)
        return false;
    return (read_lists(query, LISTS, instrument, result) && sound_result(instrument, result)) ||
           database_damaged(query->store, _("a result in it does not belong to its questionnaire"),
                            query->error);
}

static bool read_tips(struct store *store, int64_t sitting, const struct instrument *instrument,
                      struct result *result, struct error *error) {
    struct query query;
    char facet[ID_BYTES];
    query_begin(&query, store, TIP_LIST, error);
    query_number(&query, sitting);
    while (query_row(&query) == FOUND) {
        query_get_text(&query, 0, facet, sizeof facet);
        struct tip tip = {instrument_facet(instrument, facet), get_int(&query, 1)};
        if (!query.failed && (result->tip_count == TIPS_SHOWN_MOST || !sound_tip(instrument, tip)))
            query.failed = !database_damaged(
                store, _("a tip in it does not belong to its questionnaire"), error);
        if (query.failed)
            break;
        result->tips[result->tip_count++] = tip;
    }
    query_end(&query);
    return !query.failed;
}

static enum found load_result(struct store *store, int64_t sitting,
                              const struct instrument *instrument, struct result *result,
                              struct error *error) {
    struct query query;
    char hash[DIGEST_TEXT];
    query_begin(&query, store, RESULT_BY_SITTING, error);
    query_number(&query, sitting);
    enum found found = query_row(&query);
    if (found == FOUND) {
        query_get_text(&query, 0, hash, sizeof hash);
        if (!sitting_fits(hash, instrument, error) || !read_result(&query, instrument, result))
            found = FOUND_FAILED;
    }
    query_end(&query);
    if (found == FOUND && !read_tips(store, sitting, instrument, result, error))
        found = FOUND_FAILED;
    return found;
}

enum found store_result_load(struct store *store, int64_t sitting,
                             const struct instrument *instrument, struct result *result,
                             struct error *error) {
    struct result read = {.form = FORM_FULL};
    if (!database_begin_read(store, error))
        return FOUND_FAILED;
    enum found found = load_result(store, sitting, instrument, &read, error);
    if (!database_end(store, found != FOUND_FAILED, error))
        return FOUND_FAILED;
    if (found == FOUND)
        *result = read;
    return found;
}
