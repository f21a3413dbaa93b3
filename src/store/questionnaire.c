#include "series.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static enum found is_kept(struct store *store, const char *hash, struct error *error) {
    struct query query;
    query_begin(&query, store, QUESTIONNAIRE_NUMBER, error);
    query_text(&query, _("the hash of the questionnaire"), hash, DIGEST_TEXT);
    enum found found = query_row(&query);
    query_end(&query);
    return found;
}

bool store_questionnaire_keep(struct store *store, const struct instrument *instrument, int64_t now,
                              struct error *error) {
    enum { TEXT_BYTES = 1024 };
    char hash[DIGEST_TEXT];
    struct query query;
    enum found found = is_kept(store, instrument->hash, error);
    if (found != FOUND_NOTHING)
        return found == FOUND;
    /* What is kept under a false name could never be read again. */
    digest(instrument->bytes, instrument->length, hash);
    if (strcmp(hash, instrument->hash) != 0)
        return error_set(error, ERROR_INPUT,
                         _("the questionnaire %s does not have the content it is named by; start "
                           "leadquiz again"),
                         instrument->id);
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, QUESTIONNAIRE_INSERT, error);
    query_text(&query, "", hash, DIGEST_TEXT);
    query_text(&query, _("the id of the questionnaire"), instrument->id, TEXT_BYTES);
    query_text(&query, _("the version of the questionnaire"), instrument->version, TEXT_BYTES);
    query_number(&query, instrument->scoring_version);
    query_text(&query, _("the title of the questionnaire"), instrument->title, TEXT_BYTES);
    query_bytes(&query, instrument->bytes, instrument->length);
    query_number(&query, now);
    return database_end(store, query_run(&query), error);
}

struct instrument *store_questionnaire_load(struct store *store, const char *hash,
                                            struct error *error) {
    char found_hash[DIGEST_TEXT];
    struct instrument *instrument = NULL;
    struct query query;
    if (error != NULL)
        *error = (struct error){ERROR_NONE, ""};
    query_begin(&query, store, QUESTIONNAIRE_BYTES, error);
    query_text(&query, _("the hash of the questionnaire"), hash, DIGEST_TEXT);
    if (query_row(&query) == FOUND) {
        const char *bytes = sqlite3_column_blob(query.statement, 0);
        size_t length = (size_t)sqlite3_column_bytes(query.statement, 0);
        digest(bytes != NULL ? bytes : "", length, found_hash);
        if (strcmp(found_hash, hash) != 0)
            database_damaged(store, _("a questionnaire it keeps has been altered"), error);
        else
            instrument = instrument_parse_kept(_("the questionnaire of an earlier sitting"), bytes,
                                               length, error);
    }
    query_end(&query);
    return instrument;
}

/* ---- the strictest minimums ---- */

static int larger(int one, int other) {
    return one > other ? one : other;
}

static void make_stricter(struct privacy_rules *rules, const struct privacy_rules *other) {
    rules->raters_scale = larger(rules->raters_scale, other->raters_scale);
    rules->raters_item = larger(rules->raters_item, other->raters_item);
    rules->group_mean = larger(rules->group_mean, other->group_mean);
    rules->group_levels = larger(rules->group_levels, other->group_levels);
    rules->cell = larger(rules->cell, other->cell);
    rules->difference = larger(rules->difference, other->difference);
}

/* One that cannot be read any more says nothing. */
static bool add_rules(struct query *query, struct privacy_rules *rules) {
    char hash[DIGEST_TEXT];
    struct error reason = {.kind = ERROR_NONE};
    query_get_text(query, 0, hash, sizeof hash);
    if (query->failed)
        return false;
    struct instrument *other = store_questionnaire_load(query->store, hash, &reason);
    if (other != NULL)
        make_stricter(rules, &other->privacy);
    instrument_free(other);
    return reason.kind != ERROR_MEMORY || error_memory(query->error);
}

bool store_privacy(struct store *store, const struct instrument *instrument,
                   struct privacy_rules *rules, struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    *rules = instrument->privacy;
    query_begin(&query, store, SERIES_OTHERS, error);
    series_bind(&query, instrument);
    query_text(&query, _("the id of the questionnaire"), instrument->hash, DIGEST_TEXT);
    while ((found = query_row(&query)) == FOUND) {
        if (!add_rules(&query, rules))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}
