#include "sitting.h"

#include "figures.h"
#include "packed.h"
#include "sound.h"
#include "standing.h"
#include "tips.h"

#include "leadquiz/translate.h"

#include <limits.h>
#include <math.h>
#include <string.h>

static void bind_scales(struct query *query, const struct instrument *instrument,
                        const struct result *result) {
    double scores[SCALES_MOST];
    unsigned char bytes[SCALES_MOST * FIGURE_BYTES_MOST];
    for (int i = 0; i < instrument->scale_count; i++)
        scores[i] = result->scales[i].known ? result->scales[i].value : (double)NAN;
    query_bytes(query, bytes, figures_write(scores, instrument->scale_count, bytes));
}

static void bind_tips(struct query *query, const struct result *result) {
    unsigned char bytes[TIPS_SHOWN_MOST * TIP_BYTES];
    for (int i = 0; i < result->tip_count; i++) {
        bytes[i * TIP_BYTES] = (unsigned char)result->tips[i].facet;
        bytes[i * TIP_BYTES + 1] = (unsigned char)result->tips[i].number;
    }
    query_bytes(query, bytes, (size_t)result->tip_count * TIP_BYTES);
}

/* The stored level as the one before settles hysteresis as it was settled then, with the neighbour
 * and the gate that belong to that level. */
static void settled_as(struct previous *previous, int level) {
    previous_none(previous);
    previous->level = level;
    previous->days = INT_MAX;
}

/* What the answers say once more. */
static void compute_again(const struct instrument *instrument, enum form form,
                          const struct answers *answers, int level, struct result *result) {
    struct previous previous;
    settled_as(&previous, level);
    scoring_compute(instrument, form, answers, &previous, result);
    if (result->level == level)
        return;
    result->neighbour = 0;
    result->gate = (struct gate){.facet = NOWHERE};
}

/* Without the steps that the neighbour does not rest on: this is done for each sitting that is
 * finished or comes in. */
int result_neighbour(const struct instrument *instrument, enum form form,
                     const struct answers *answers, enum quality quality, int level) {
    struct previous previous;
    struct result result = {.form = form, .quality = quality};
    settled_as(&previous, level);
    result.team = answers_team(instrument, answers);
    scoring_scores(instrument, answers, &result);
    scoring_levels(instrument, &result);
    scoring_hysteresis(instrument, &previous, &result);
    return result.level == level ? result.neighbour : 0;
}

static bool insert_result(struct store *store, int64_t sitting, const struct instrument *instrument,
                          const struct result *result, int neighbour, struct error *error) {
    struct query query;
    query_begin(&query, store, RESULT_INSERT, error);
    query_number(&query, sitting);
    query_number(&query, result->level);
    query_number(&query, result->rule_level);
    query_number(&query, result->assessed);
    query_number(&query, result->quality);
    if (result->desire < 0)
        query_null(&query);
    else
        query_number(&query, result->desire);
    bind_scales(&query, instrument, result);
    bind_tips(&query, result);
    query_number(&query, neighbour);
    return query_run(&query);
}

/* Whether the column holds just these bytes. */
static bool holds(struct query *query, int column, const unsigned char *bytes, size_t length) {
    return (size_t)sqlite3_column_bytes(query->statement, column) == length &&
           memcmp(sqlite3_column_blob(query->statement, column), bytes, length) == 0;
}

/* Whether the sitting can be closed. *finished is set when it was closed already, with the same
 * answers; with others the second of two processes must not believe that its own are kept. */
static bool may_close(struct store *store, int64_t sitting, const struct instrument *instrument,
                      const struct packed *packed, bool *finished, struct error *error) {
    enum { HASH, FINISHED, ANSWERS };
    struct query query;
    char hash[DIGEST_TEXT];
    bool fits = false, same = false;
    query_begin(&query, store, SITTING_STATE, error);
    query_number(&query, sitting);
    enum found found = query_row(&query);
    if (found == FOUND) {
        query_get_text(&query, HASH, hash, sizeof hash);
        *finished = query_get(&query, FINISHED, 0, 1) == 1;
        same = *finished && holds(&query, ANSWERS, packed->values, packed->values_length);
        fits = !query.failed && sitting_fits(hash, instrument, error);
    } else if (found == FOUND_NOTHING)
        sitting_gone(error);
    query_end(&query);
    if (!fits || !*finished || same)
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
    query_bytes(&query, packed->values, packed->values_length);
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
    int neighbour =
        result_neighbour(instrument, result->form, answers, result->quality, result->level);
    if (!database_begin_write(store, error))
        return false;
    bool done = may_close(store, sitting, instrument, &packed, &finished, error) &&
                (finished || (close_sitting(store, sitting, &packed, now, error) &&
                              insert_result(store, sitting, instrument, result, neighbour, error) &&
                              standing_add(store, sitting, error)));
    return database_end(store, done, error);
}

/* ---- reading ---- */

/* A level is an index before anything else is known of the result. */
static int get_level(struct query *query, int column, const struct instrument *instrument) {
    return (int)query_get(query, column, 0, instrument->level_count);
}

static bool read_scales(struct query *query, int column, const struct instrument *instrument,
                        struct result *result) {
    double scores[SCALES_MOST];
    const unsigned char *bytes = sqlite3_column_blob(query->statement, column);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, column);
    if (!figures_read(bytes, length, instrument->scale_count, scores))
        return false;
    for (int i = 0; i < instrument->scale_count; i++) {
        result->scales[i].known = !isnan(scores[i]);
        result->scales[i].value = isnan(scores[i]) ? 0 : scores[i];
    }
    return true;
}

bool tips_read(struct query *query, int column, const struct instrument *instrument,
               struct tip tips[TIPS_SHOWN_MOST], int *count) {
    const unsigned char *bytes = sqlite3_column_blob(query->statement, column);
    int length = sqlite3_column_bytes(query->statement, column);
    *count = length / TIP_BYTES;
    bool sound = length % TIP_BYTES == 0 && *count <= TIPS_SHOWN_MOST;
    for (int i = 0; sound && i < *count; i++) {
        tips[i] = (struct tip){bytes[i * TIP_BYTES], bytes[i * TIP_BYTES + 1]};
        sound = sound_tip(instrument, tips[i]);
    }
    return sound ||
           database_damaged(query->store, _("a tip in it does not belong to its questionnaire"),
                            query->error);
}

/* All columns but the hash, which fits. */
static bool read_result(struct query *query, const struct instrument *instrument,
                        struct result *result) {
    enum { FORM = 1, ANSWERS, LEVEL = ANSWERS + 2, RULE, ASSESSED, QUALITY, DESIRE, SCALES, TIPS };
    struct answers answers;
    enum form form = (enum form)query_get(query, FORM, 0, FORM_COUNT - 1);
    int level = get_level(query, LEVEL, instrument);
    if (query->failed || !sitting_answers(query, ANSWERS, instrument, &answers))
        return false;
    compute_again(instrument, form, &answers, level, result);
    result->level = level;
    result->rule_level = get_level(query, RULE, instrument);
    result->assessed = get_level(query, ASSESSED, instrument);
    result->quality = (enum quality)query_get(query, QUALITY, 0, QUALITY_POOR);
    result->desire =
        query_is_null(query, DESIRE) ? -1 : (int)query_get(query, DESIRE, 0, RESPONSES_MOST - 1);
    if (query->failed || !tips_read(query, TIPS, instrument, result->tips, &result->tip_count))
        return false;
    return (read_scales(query, SCALES, instrument, result) && sound_result(instrument, result)) ||
           database_damaged(query->store, _("a result in it does not belong to its questionnaire"),
                            query->error);
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
