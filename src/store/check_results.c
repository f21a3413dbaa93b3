/* check_results.c - each questionnaire under its hash, and each sitting against it: the answers of
 * open ones, and the results of finished ones worked out anew. */
#include "check.h"
#include "figures.h"
#include "packed.h"
#include "sitting.h"
#include "tips.h"

#include "leadquiz/translate.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum { PROGRESS_EVERY = 64 };

struct results {
    const struct checking *checking;
    const struct instrument *instrument;
    sqlite3_stmt *row;
    int64_t sitting;
    enum form form;
    struct answers answers;
};

static bool holds(sqlite3_stmt *row, int column, const unsigned char *bytes, size_t length) {
    return sqlite3_column_type(row, column) == SQLITE_BLOB &&
           (size_t)sqlite3_column_bytes(row, column) == length &&
           (length == 0 || memcmp(sqlite3_column_blob(row, column), bytes, length) == 0);
}

static void say(const struct results *results, enum check_kind kind, const char *sentence) {
    check_say(results->checking, (int)kind, _("sitting %lld: %s"), (long long)results->sitting,
              sentence);
}

/* ---- one that is finished ---- */

enum {
    ID,
    PERSON,
    FORM,
    FINISHED,
    VALUES,
    TIMES,
    LEVEL,
    RULE,
    ASSESSED,
    QUALITY,
    DESIRE,
    SCALES,
    TIPS,
    NEIGHBOUR
};

static bool same_scales(const struct results *results, const struct result *result) {
    const struct instrument *instrument = results->instrument;
    double scores[SCALES_MOST];
    unsigned char bytes[SCALES_MOST * FIGURE_BYTES_MOST];
    for (int i = 0; i < instrument->scale_count; i++)
        scores[i] = result->scales[i].known ? result->scales[i].value : (double)NAN;
    return holds(results->row, SCALES, bytes,
                 figures_write(scores, instrument->scale_count, bytes));
}

/* Which of a facet's tips was shown depends on those shown before; which facets does not. */
static bool same_tips(const struct results *results, const struct result *result) {
    const unsigned char *bytes = sqlite3_column_blob(results->row, TIPS);
    int length = sqlite3_column_bytes(results->row, TIPS);
    if (length != result->tip_count * TIP_BYTES)
        return false;
    for (int i = 0; i < result->tip_count; i++) {
        int facet = bytes[i * TIP_BYTES], number = bytes[i * TIP_BYTES + 1];
        if (facet != result->tips[i].facet ||
            number >= results->instrument->facets[facet].tip_count)
            return false;
    }
    return true;
}

/* The level by the sitting before, as it would come out now. */
static bool level_by_before(const struct results *results, sqlite3_stmt *before, int *level,
                            bool *failed) {
    struct previous previous;
    struct result result;
    previous_none(&previous);
    sqlite3_reset(before);
    sqlite3_bind_int64(before, 1, results->sitting);
    if (check_row(results->checking, before, failed)) {
        previous.level = sqlite3_column_int(before, 0);
        previous.days = sqlite3_column_int(before, 1);
    }
    if (*failed)
        return false;
    scoring_compute(results->instrument, results->form, &results->answers, &previous, &result);
    *level = result.level;
    return true;
}

static bool check_level(const struct results *results, sqlite3_stmt *before,
                        const struct result *result, bool *failed) {
    int level = sqlite3_column_int(results->row, LEVEL), now = level;
    if (result->level != level || result->rule_level != sqlite3_column_int(results->row, RULE) ||
        result->assessed != sqlite3_column_int(results->row, ASSESSED))
        say(results, CHECK_LEVEL, _("the level is not what the answers give"));
    else if (level != result->rule_level && !level_by_before(results, before, &now, failed))
        return false;
    results->checking->checked->other_before += now != level;
    return true;
}

static void check_rest(const struct results *results, const struct result *result) {
    sqlite3_stmt *row = results->row;
    int level = sqlite3_column_int(row, LEVEL);
    int neighbour = result_neighbour(results->instrument, results->form, &results->answers,
                                     result->quality, level);
    bool no_desire = sqlite3_column_type(row, DESIRE) == SQLITE_NULL;
    if ((int)result->quality != sqlite3_column_int(row, QUALITY))
        say(results, CHECK_QUALITY, _("the quality is not what the answers give"));
    if (no_desire != (result->desire < 0) ||
        (!no_desire && result->desire != sqlite3_column_int(row, DESIRE)))
        say(results, CHECK_DESIRE, _("the wish to lead is not what was answered"));
    if (!same_scales(results, result))
        say(results, CHECK_SCORES, _("the scores are not what the answers give"));
    if (!same_tips(results, result))
        say(results, CHECK_TIPS, _("the tips are not what the answers give"));
    if (sqlite3_column_type(row, NEIGHBOUR) != SQLITE_NULL &&
        neighbour != sqlite3_column_int(row, NEIGHBOUR))
        say(results, CHECK_NEIGHBOUR, _("how sure the level is, is not what the answers give"));
}

/* Whether they can be read, and are kept as they would be now. */
static bool read_answers(struct results *results) {
    struct packed packed;
    sqlite3_stmt *row = results->row;
    return packed_read(results->instrument, sqlite3_column_blob(row, VALUES),
                       (size_t)sqlite3_column_bytes(row, VALUES), sqlite3_column_blob(row, TIMES),
                       (size_t)sqlite3_column_bytes(row, TIMES), &results->answers) &&
           packed_write(results->instrument, &results->answers, &packed) &&
           holds(row, VALUES, packed.values, packed.values_length) &&
           holds(row, TIMES, packed.times, packed.times_length);
}

static bool check_finished(struct results *results, sqlite3_stmt *before) {
    struct previous previous;
    struct result result;
    bool failed = false;
    int64_t form = sqlite3_column_int64(results->row, FORM);
    int64_t level = sqlite3_column_int64(results->row, LEVEL);
    results->sitting = sqlite3_column_int64(results->row, ID);
    if (form < 0 || form >= FORM_COUNT)
        return true; /* a statement says so */
    results->form = (enum form)form;
    results->checking->checked->results++;
    if (!read_answers(results)) {
        say(results, CHECK_ANSWERS, _("the answers do not belong to their questionnaire"));
        return true;
    }
    /* The level that is kept settles hysteresis as it was settled, if anything can. */
    previous_none(&previous);
    previous.level = level >= 0 && level <= results->instrument->level_count ? (int)level : 0;
    previous.days = INT_MAX;
    scoring_compute(results->instrument, results->form, &results->answers, &previous, &result);
    if (!check_level(results, before, &result, &failed))
        return false;
    check_rest(results, &result);
    return true;
}

static bool goes_on(const struct checking *checking) {
    const struct store_watch *watch = &checking->check->watch;
    const struct store_checked *checked = checking->checked;
    if (checked->results % PROGRESS_EVERY != 0 || watch->progress == NULL ||
        watch->progress(watch->context, checked->results, checked->sittings))
        return true;
    return error_set(checking->error, ERROR_INTERRUPTED,
                     _("interrupted; what was looked at so far is said"));
}

/* The last full sitting before this one that is not poor, with the same id, version and scoring
 * version of the questionnaire: its level, and the days since then. */
static const char before_sql[] =
    "SELECT r.level, max(0, min((s.finished - b.finished) / 86400000, 2147483647)) FROM sitting s "
    "JOIN questionnaire q ON q.number = s.questionnaire "
    "JOIN sitting b ON b.person = s.person AND b.role = 0 AND b.finished IS NOT NULL "
    "AND (b.finished, b.id) < (s.finished, s.id) "
    "JOIN questionnaire o ON o.number = b.questionnaire AND o.id = q.id AND o.version = q.version "
    "AND o.scoring_version = q.scoring_version "
    "JOIN result r ON r.sitting = b.id AND r.quality < 2 WHERE s.id = ?1 AND b.form = 0 "
    "ORDER BY b.finished DESC, b.id DESC LIMIT 1";

static bool check_all_finished(const struct checking *checking, const struct instrument *instrument,
                               int64_t number) {
    struct results results = {.checking = checking, .instrument = instrument};
    bool failed = false;
    sqlite3_stmt *before = check_begin(checking, before_sql);
    results.row = check_begin(
        checking, "SELECT s.id, s.person, s.form, s.finished, s.answers, s.times, r.level, "
                  "r.rule_level, r.assessed, r.quality, r.desire, r.scales, r.tips, r.neighbour "
                  "FROM sitting s JOIN result r ON r.sitting = s.id "
                  "WHERE s.questionnaire = ?1 AND s.finished IS NOT NULL");
    bool done = before != NULL && results.row != NULL;
    if (done)
        sqlite3_bind_int64(results.row, 1, number);
    while (done && check_row(checking, results.row, &failed))
        done = goes_on(checking) && check_finished(&results, before);
    sqlite3_finalize(results.row);
    sqlite3_finalize(before);
    return done && !failed;
}

/* ---- those that are open ---- */

static bool check_all_open(const struct checking *checking, const struct instrument *instrument,
                           int64_t number) {
    bool failed = false;
    sqlite3_stmt *row = check_begin(
        checking, "SELECT id FROM sitting WHERE finished IS NULL AND questionnaire = ?1");
    if (row != NULL)
        sqlite3_bind_int64(row, 1, number);
    while (check_row(checking, row, &failed)) {
        struct answers answers;
        struct error why;
        int64_t sitting = sqlite3_column_int64(row, 0);
        if (!store_answers_load(checking->store, sitting, instrument, &answers, &why))
            check_say(checking, CHECK_OPEN_ANSWERS, _("sitting %lld: %s"), (long long)sitting,
                      _("the answers do not belong to their questionnaire"));
    }
    sqlite3_finalize(row);
    return !failed;
}

/* ---- questionnaires ---- */

static bool says(sqlite3_stmt *row, int column, const char *text) {
    const char *kept = (const char *)sqlite3_column_text(row, column);
    return kept != NULL && strcmp(kept, text) == 0;
}

static bool check_questionnaire(const struct checking *checking, sqlite3_stmt *row) {
    enum { NUMBER, HASH, NAME, VERSION, SCORING, TITLE };
    char hash[DIGEST_TEXT] = "";
    struct error why = {.kind = ERROR_NONE};
    int64_t number = sqlite3_column_int64(row, NUMBER);
    const char *kept = (const char *)sqlite3_column_text(row, HASH);
    if (kept != NULL && strlen(kept) < sizeof hash)
        memcpy(hash, kept, strlen(kept) + 1);
    struct instrument *instrument = store_questionnaire_load(checking->store, hash, &why);
    if (instrument == NULL && why.kind == ERROR_MEMORY)
        return error_memory(checking->error);
    bool sound = instrument != NULL && says(row, NAME, instrument->id) &&
                 says(row, VERSION, instrument->version) && says(row, TITLE, instrument->title) &&
                 sqlite3_column_int64(row, SCORING) == instrument->scoring_version;
    if (!sound)
        check_say(
            checking, CHECK_QUESTIONNAIRE,
            _("questionnaire %lld: it is not what it was when it was kept, so that its results "
              "cannot be worked out"),
            (long long)number);
    bool done = !sound || (check_all_finished(checking, instrument, number) &&
                           check_all_open(checking, instrument, number));
    instrument_free(instrument);
    return done;
}

bool check_results(const struct checking *checking) {
    bool failed = false, done = true;
    sqlite3_stmt *row = check_begin(checking, "SELECT number, hash, id, version, scoring_version, "
                                              "title FROM questionnaire ORDER BY number");
    while (done && check_row(checking, row, &failed))
        done = check_questionnaire(checking, row);
    sqlite3_finalize(row);
    return done && !failed;
}
