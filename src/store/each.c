/* each.c - the answers that count in figures about the questions. */
#include "sitting.h"

#include "leadquiz/translate.h"

bool store_each_answers(struct store *store, const struct instrument *instrument, enum form form,
                        store_answers_fn each, void *context, struct error *error) {
    struct query query;
    struct answers answers;
    enum found found = FOUND_FAILED;
    query_begin(&query, store, ANSWERS_THAT_COUNT, error);
    query_text(&query, _("the hash of the questionnaire"), instrument->hash, DIGEST_TEXT);
    query_number(&query, form);
    while ((found = query_row(&query)) == FOUND) {
        enum { SITTING, PERSON, ANSWERS };
        int64_t sitting = query_get(&query, SITTING, 1, INT64_MAX);
        int64_t person = query_get(&query, PERSON, 1, INT64_MAX);
        if (query.failed || !sitting_answers(&query, ANSWERS, instrument, &answers) ||
            !each(sitting, person, &answers, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}
