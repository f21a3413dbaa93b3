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
        if (!sitting_answers(&query, 0, instrument, &answers) || !each(&answers, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}
