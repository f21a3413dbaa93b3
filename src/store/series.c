#include "series.h"

#include "leadquiz/translate.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void series_bind(struct query *query, const struct instrument *instrument) {
    enum { TEXT_BYTES = 1024 };
    query_text(query, _("the id of the questionnaire"), instrument->id, TEXT_BYTES);
    query_text(query, _("the version of the questionnaire"), instrument->version, TEXT_BYTES);
    query_number(query, instrument->scoring_version);
}

enum found series_begin(struct series *series, struct store *store,
                        const struct instrument *instrument, struct error *error) {
    struct query query;
    *series = (struct series){.store = store, .instrument = instrument};
    query_begin(&query, store, SERIES_NUMBER, error);
    series_bind(&query, instrument);
    enum found found = query_row(&query);
    if (found == FOUND && query_is_null(&query, 0))
        found = FOUND_NOTHING;
    if (found == FOUND)
        series->number = query_get(&query, 0, 1, INT64_MAX);
    query_end(&query);
    return query.failed ? FOUND_FAILED : found;
}

void series_end(struct series *series) {
    free(series->files);
    series->files = NULL;
}

static void map_scales(struct series_file *file, const struct instrument *from,
                       const struct instrument *to) {
    file->readable = true;
    file->scale_count = from->scale_count;
    file->level_count = from->level_count;
    for (int i = 0; i < from->scale_count; i++)
        file->scales[i] = instrument_scale(to, from->scales[i].id);
}

/* False when the store failed. */
static bool look_at(struct series *series, struct series_file *file, struct error *error) {
    char hash[DIGEST_TEXT] = "";
    struct query query;
    struct error reason = {.kind = ERROR_NONE};
    query_begin(&query, series->store, QUESTIONNAIRE_HASH, error);
    query_number(&query, file->number);
    enum found found = query_row(&query);
    if (found == FOUND)
        query_get_text(&query, 0, hash, sizeof hash);
    query_end(&query);
    if (query.failed)
        return false;
    if (found == FOUND_NOTHING)
        return database_damaged(series->store, _("a questionnaire of it is missing"), error);
    if (strcmp(hash, series->instrument->hash) == 0) {
        map_scales(file, series->instrument, series->instrument);
        file->same = true;
        return true;
    }
    struct instrument *other = store_questionnaire_load(series->store, hash, &reason);
    if (other != NULL)
        map_scales(file, other, series->instrument);
    instrument_free(other);
    return reason.kind != ERROR_MEMORY || error_memory(error);
}

static const struct series_file *file_of(struct series *series, int64_t number,
                                         struct error *error) {
    if (series->count > 0 && series->files[series->last].number == number)
        return &series->files[series->last];
    for (int i = 0; i < series->count; i++) {
        series->last = i;
        if (series->files[i].number == number)
            return &series->files[i];
    }
    struct series_file *files =
        realloc(series->files, ((size_t)series->count + 1) * sizeof *series->files);
    if (files == NULL) {
        error_memory(error);
        return NULL;
    }
    series->files = files;
    files[series->count] = (struct series_file){.number = number};
    if (!look_at(series, &files[series->count], error))
        return NULL;
    series->last = series->count++;
    return &files[series->last];
}

static bool sound(double score) {
    static const double rounding = 1e-9;
    return !(score < -rounding || score > 100 + rounding);
}

static bool not_of_it(const struct series *series, struct error *error) {
    return database_damaged(series->store, _("a result in it does not belong to its questionnaire"),
                            error);
}

static const double no_scores[SCALES_MOST] = {NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN,
                                              NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN};

/* Of the questionnaire itself, which nearly all are of. */
static bool take_same(const struct series *series, const struct series_file *file,
                      const struct counted_kept *kept, struct counted *counted,
                      struct error *error) {
    memcpy(counted->scales, no_scores, sizeof no_scores);
    bool fits = kept->level <= file->level_count && kept->neighbour <= file->level_count &&
                kept->assessed <= file->level_count && kept->desire <= RESPONSES_MOST &&
                figures_read(kept->scales, kept->scales_length, file->scale_count, counted->scales);
    for (int i = 0; i < file->scale_count; i++)
        fits = fits && sound(counted->scales[i]);
    counted->level = kept->level;
    counted->neighbour = kept->neighbour;
    counted->assessed = kept->assessed;
    return fits || not_of_it(series, error);
}

bool series_counted(struct series *series, const struct counted_kept *kept, struct counted *counted,
                    struct error *error) {
    const struct series_file *file = file_of(series, kept->questionnaire, error);
    double scores[SCALES_MOST];
    if (file == NULL)
        return false;
    counted->sitting = kept->sitting;
    counted->finished = kept->finished;
    counted->desire = kept->desire - 1;
    counted->level = counted->neighbour = counted->assessed = 0;
    if (file->same)
        return take_same(series, file, kept, counted, error);
    memcpy(counted->scales, no_scores, sizeof no_scores);
    if (!file->readable)
        return true;
    bool fits = kept->level <= file->level_count && kept->neighbour <= file->level_count &&
                kept->assessed <= file->level_count && kept->desire <= RESPONSES_MOST &&
                figures_read(kept->scales, kept->scales_length, file->scale_count, scores);
    for (int i = 0; fits && i < file->scale_count; i++) {
        fits = sound(scores[i]);
        if (file->scales[i] != NOWHERE)
            counted->scales[file->scales[i]] = scores[i];
    }
    /* Another file of the series may have had more levels. */
    if (kept->level <= series->instrument->level_count) {
        counted->level = kept->level;
        counted->neighbour =
            kept->neighbour <= series->instrument->level_count ? kept->neighbour : 0;
    }
    counted->assessed = kept->assessed <= series->instrument->level_count
                            ? kept->assessed
                            : series->instrument->level_count;
    return fits || not_of_it(series, error);
}
