/* fill.c - what the step to version 2 works out: the neighbour of each level, and the rows that
 * are kept up since then. */
#include "sitting.h"
#include "standing.h"

/* A questionnaire that cannot be read any more leaves its neighbours unknown, and so do answers
 * that do not belong to theirs: whoever looks at that sitting is told. */
static bool fill_neighbours(struct store *store, const struct instrument *instrument,
                            int64_t questionnaire, struct error *error) {
    enum { SITTING, FORM, ANSWERS, LEVEL = ANSWERS + 2, QUALITY };
    struct query query, change;
    enum found found = FOUND_FAILED;
    query_begin(&query, store, RESULT_OF_QUESTIONNAIRE, error);
    query_number(&query, questionnaire);
    while ((found = query_row(&query)) == FOUND) {
        struct answers answers;
        struct error ignored;
        int64_t sitting = query_get(&query, SITTING, 1, INT64_MAX);
        enum form form = (enum form)query_get(&query, FORM, 0, FORM_COUNT - 1);
        int level = (int)query_get(&query, LEVEL, 0, instrument->level_count);
        enum quality quality = (enum quality)query_get(&query, QUALITY, 0, QUALITY_POOR);
        if (query.failed)
            break;
        query.error = &ignored;
        bool sound = sitting_answers(&query, ANSWERS, instrument, &answers);
        query.error = error;
        if (!sound)
            continue;
        query_begin(&change, store, RESULT_SET_NEIGHBOUR, error);
        query_number(&change, sitting);
        query_number(&change, result_neighbour(instrument, form, &answers, quality, level));
        if (!query_run(&change))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

static bool fill_questionnaires(struct store *store, struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    query_begin(&query, store, QUESTIONNAIRE_NUMBERS, error);
    while ((found = query_row(&query)) == FOUND) {
        struct error reason = {.kind = ERROR_NONE};
        char hash[DIGEST_TEXT];
        int64_t number = query_get(&query, 0, 1, INT64_MAX);
        query_get_text(&query, 1, hash, sizeof hash);
        if (query.failed)
            break;
        struct instrument *instrument = store_questionnaire_load(store, hash, &reason);
        bool done = instrument != NULL ? fill_neighbours(store, instrument, number, error)
                                       : reason.kind != ERROR_MEMORY || error_memory(error);
        instrument_free(instrument);
        if (!done)
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool standing_fill(struct store *store, struct error *error) {
    return fill_questionnaires(store, error) && standing_add_all(store, error);
}
