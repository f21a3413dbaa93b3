/* each.c - many sittings' answers, for figures about the questions. */
#include "packed.h"
#include "sitting.h"

#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

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

/* ---- of sittings that somebody names ---- */

/* A questionnaire that some of them were taken with. */
struct asked {
    int64_t number;
    const struct instrument *instrument;
    struct instrument *owned;       /* NULL: it is the one asked for */
    int order[PROMPTS_MOST], count; /* of packing */
    int ours[PROMPTS_MOST];         /* where its prompts are in the one asked for */
    struct answers empty, read;
    struct asked *next;
};

static void free_asked(struct asked *asked) {
    while (asked != NULL) {
        struct asked *next = asked->next;
        instrument_free(asked->owned);
        free(asked);
        asked = next;
    }
}

static bool read_hash(struct store *store, int64_t number, char hash[DIGEST_TEXT],
                      struct error *error) {
    struct query query;
    hash[0] = '\0';
    query_begin(&query, store, QUESTIONNAIRE_HASH, error);
    query_number(&query, number);
    if (query_row(&query) == FOUND)
        query_get_text(&query, 0, hash, DIGEST_TEXT);
    query_end(&query);
    return !query.failed;
}

static bool load_asked(struct store *store, const struct instrument *ours, struct asked *asked,
                       struct error *error) {
    char hash[DIGEST_TEXT];
    struct error reason = {.kind = ERROR_NONE};
    if (!read_hash(store, asked->number, hash, error))
        return false;
    asked->instrument = ours;
    if (strcmp(hash, ours->hash) != 0)
        asked->instrument = asked->owned = store_questionnaire_load(store, hash, &reason);
    if (asked->instrument == NULL)
        return error_set(error, ERROR_STORAGE, "%s",
                         reason.kind != ERROR_NONE
                             ? reason.sentence
                             : _("a questionnaire that answers belong to is gone from the store; "
                                 "put a backup of the store in its place"));
    asked->count = packed_order(asked->instrument, asked->order);
    answers_clear(&asked->empty, asked->instrument);
    for (int i = 0; i < asked->instrument->prompt_count; i++)
        asked->ours[i] = instrument_prompt(ours, asked->instrument->prompts[i].id);
    return true;
}

static struct asked *find_asked(struct store *store, const struct instrument *ours,
                                struct asked **list, int64_t number, struct error *error) {
    struct asked *asked = *list;
    while (asked != NULL && asked->number != number)
        asked = asked->next;
    if (asked != NULL)
        return asked;
    asked = calloc(1, sizeof *asked);
    if (asked == NULL) {
        error_memory(error);
        return NULL;
    }
    asked->number = number;
    asked->next = *list;
    *list = asked;
    return load_asked(store, ours, asked, error) ? asked : NULL;
}

/* The answers by our prompts. */
static const struct answers *as_ours(struct asked *asked, const struct instrument *ours,
                                     struct answers *answers) {
    if (asked->owned == NULL)
        return &asked->read;
    answers_clear(answers, ours);
    for (int i = 0; i < asked->instrument->prompt_count; i++) {
        int prompt = asked->ours[i];
        if (prompt != NOWHERE && answers_allowed(ours, prompt, asked->read.list[i].value))
            answers->list[prompt] = asked->read.list[i];
    }
    return answers;
}

struct values {
    struct store *store;
    const struct instrument *instrument;
    struct asked *all;
    struct answers answers;
};

/* The row of SITTING_VALUES; NULL when the query has failed. */
static const struct answers *take_values(struct values *values, struct query *query) {
    enum { QUESTIONNAIRE, ANSWERS };
    int64_t number = query_get(query, QUESTIONNAIRE, 1, INT64_MAX);
    struct asked *asked =
        find_asked(values->store, values->instrument, &values->all, number, query->error);
    if (query->failed || asked == NULL)
        return NULL;
    asked->read = asked->empty;
    const unsigned char *bytes = sqlite3_column_blob(query->statement, ANSWERS);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, ANSWERS);
    if (packed_read_values(asked->instrument, asked->order, asked->count, bytes, length,
                           &asked->read))
        return as_ours(asked, values->instrument, &values->answers);
    database_damaged(values->store,
                     _("the answers of a sitting in it do not belong to its questionnaire"),
                     query->error);
    return NULL;
}

bool store_values_each(struct store *store, const struct instrument *instrument,
                       const int64_t *sittings, size_t count, store_values_fn each, void *context,
                       struct error *error) {
    struct values *values = calloc(1, sizeof *values);
    bool done = true;
    if (values == NULL)
        return error_memory(error);
    *values = (struct values){.store = store, .instrument = instrument};
    for (size_t i = 0; done && i < count; i++) {
        struct query query;
        query_begin(&query, store, SITTING_VALUES, error);
        query_number(&query, sittings[i]);
        enum found found = query_row(&query);
        const struct answers *answers = found == FOUND ? take_values(values, &query) : NULL;
        done = answers != NULL && each(i, answers, context, error);
        query_end(&query);
        if (found == FOUND_NOTHING)
            error_set(error, ERROR_STORAGE, _("a sitting is gone from the store; try again"));
    }
    free_asked(values->all);
    free(values);
    return done;
}
