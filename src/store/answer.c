#include "sitting.h"

#include "packed.h"

#include "leadquiz/translate.h"

/* Part of a write transaction. Fails when the sitting is not open. */
static bool move(struct store *store, int64_t sitting, const char *position, int64_t now,
                 struct error *error) {
    struct sitting now_there;
    struct query query;
    query_begin(&query, store, SITTING_MOVE, error);
    query_text(&query, _("the place in the questionnaire"), position, ID_BYTES);
    query_number(&query, now);
    query_number(&query, sitting);
    if (!query_run(&query))
        return false;
    if (sqlite3_changes64(store->database) == 1)
        return true;
    enum found found = store_sitting_get(store, sitting, &now_there, error);
    if (found == FOUND)
        return error_set(error, ERROR_INPUT,
                         _("this sitting is finished and takes no more answers; begin a new one"));
    return found == FOUND_NOTHING && sitting_gone(error);
}

static bool replace(struct store *store, int64_t sitting, const char *prompt, struct answer answer,
                    struct error *error) {
    struct query query;
    if (prompt[0] == '\0' || answer.value < ANSWER_NO_CHANCE || answer.value > RESPONSES_MOST)
        return error_set(error, ERROR_INPUT,
                         _("%s cannot be answered with %d; give another answer"), prompt,
                         answer.value);
    query_begin(&query, store, ANSWER_REPLACE, error);
    query_number(&query, sitting);
    query_text(&query, _("the id of the question"), prompt, ID_BYTES);
    query_number(&query, answer.value);
    if (answer.time_ms >= 0)
        query_number(&query, answer.time_ms);
    else
        query_null(&query);
    return query_run(&query);
}

bool store_answer_save(struct store *store, int64_t sitting, const char *prompt,
                       struct answer answer, const char *position, int64_t now,
                       struct error *error) {
    if (!database_begin_write(store, error))
        return false;
    bool done = move(store, sitting, position, now, error) &&
                replace(store, sitting, prompt, answer, error);
    return database_end(store, done, error);
}

bool store_position_save(struct store *store, int64_t sitting, const char *position, int64_t now,
                         struct error *error) {
    if (!database_begin_write(store, error))
        return false;
    return database_end(store, move(store, sitting, position, now, error), error);
}

/* One row per answer while the sitting is open. */
static bool load_rows(struct store *store, int64_t sitting, const struct instrument *instrument,
                      struct answers *answers, struct error *error) {
    enum { PROMPT, VALUE, TIME };
    struct query query;
    enum found found = FOUND_FAILED;
    char id[ID_BYTES];
    answers_clear(answers, instrument);
    query_begin(&query, store, ANSWER_LIST, error);
    query_number(&query, sitting);
    while ((found = query_row(&query)) == FOUND) {
        query_get_text(&query, PROMPT, id, sizeof id);
        int value = (int)query_get(&query, VALUE, 0, RESPONSES_MOST);
        int32_t time = TIME_UNKNOWN;
        if (!query_is_null(&query, TIME))
            time = (int32_t)query_get(&query, TIME, 0, INT32_MAX);
        int prompt = instrument_prompt(instrument, id);
        if (query.failed)
            break;
        if (prompt == NOWHERE || !answers_allowed(instrument, prompt, value)) {
            database_damaged(store, _("an answer in it does not belong to its questionnaire"),
                             error);
            break;
        }
        answers->list[prompt] = (struct answer){(int8_t)value, time};
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool sitting_answers(struct query *query, int column, const struct instrument *instrument,
                     struct answers *answers) {
    const unsigned char *values = sqlite3_column_blob(query->statement, column);
    size_t values_length = (size_t)sqlite3_column_bytes(query->statement, column);
    const unsigned char *times = sqlite3_column_blob(query->statement, column + 1);
    size_t times_length = (size_t)sqlite3_column_bytes(query->statement, column + 1);
    return packed_read(instrument, values, values_length, times, times_length, answers) ||
           database_damaged(query->store,
                            _("the answers of a sitting in it do not belong to its questionnaire"),
                            query->error);
}

static bool load(struct store *store, int64_t sitting, const struct instrument *instrument,
                 struct answers *answers, struct error *error) {
    enum { HASH, FINISHED, ANSWERS };
    struct query query;
    char hash[DIGEST_TEXT];
    bool finished = false, done = false;
    query_begin(&query, store, SITTING_STATE, error);
    query_number(&query, sitting);
    enum found found = query_row(&query);
    if (found == FOUND) {
        query_get_text(&query, HASH, hash, sizeof hash);
        finished = query_get(&query, FINISHED, 0, 1) == 1;
        done = !query.failed && sitting_fits(hash, instrument, error) &&
               (!finished || sitting_answers(&query, ANSWERS, instrument, answers));
    } else if (found == FOUND_NOTHING)
        sitting_gone(error);
    query_end(&query);
    return done && (finished || load_rows(store, sitting, instrument, answers, error));
}

bool store_answers_load(struct store *store, int64_t sitting, const struct instrument *instrument,
                        struct answers *answers, struct error *error) {
    struct answers read;
    /* One view of the file: another process may finish the sitting between two statements. */
    if (!database_begin_read(store, error))
        return false;
    if (!database_end(store, load(store, sitting, instrument, &read, error), error))
        return false;
    *answers = read;
    return true;
}
