/* every.c - all that is kept, one after the other, as far as a filter lets it through. */
#include "person.h"
#include "sitting.h"

#include "leadquiz/translate.h"

static void begin_chosen(struct query *query, struct store *store, enum statement statement,
                         const struct store_filter *filter, struct error *error) {
    query_begin(query, store, statement, error);
    query_text(query, _("the code name"), filter->name != NULL ? filter->name : "", NAME_BYTES);
    query_text(query, _("the team name"), filter->team != NULL ? filter->team : "", NAME_BYTES);
    query_number(query, filter->has_from ? filter->from : INT64_MIN);
    query_number(query, filter->has_until ? filter->until : INT64_MAX);
    query_number(query, filter->meeting);
}

static bool any_time(const struct store_filter *filter) {
    return !filter->has_from && !filter->has_until && filter->meeting == 0;
}

static bool anything(const struct store_filter *filter) {
    return any_time(filter) && filter->name == NULL && filter->team == NULL;
}

static bool count_of(struct query *query, int64_t *count) {
    if (query_row(query) == FOUND)
        *count = query_get(query, 0, 0, INT64_MAX);
    query_end(query);
    return !query->failed;
}

bool store_count(struct store *store, const struct store_filter *filter,
                 struct store_counts *counts, struct error *error) {
    struct query query;
    *counts = (struct store_counts){0};
    begin_chosen(&query, store, QUESTIONNAIRE_COUNT, filter, error);
    query_number(&query, anything(filter));
    if (!count_of(&query, &counts->questionnaires))
        return false;
    begin_chosen(&query, store, PERSON_COUNT, filter, error);
    query_number(&query, any_time(filter));
    if (!count_of(&query, &counts->people))
        return false;
    begin_chosen(&query, store, SITTING_COUNT, filter, error);
    return count_of(&query, &counts->sittings);
}

bool store_questionnaires_each(struct store *store, const struct store_filter *filter,
                               store_questionnaire_fn each, void *context, struct error *error) {
    enum { HASH, BYTES, KEPT };
    struct query query;
    enum found found = FOUND_FAILED;
    begin_chosen(&query, store, QUESTIONNAIRE_CHOSEN, filter, error);
    query_number(&query, anything(filter));
    while ((found = query_row(&query)) == FOUND) {
        struct questionnaire_kept kept = {.kept = query_get(&query, KEPT, INT64_MIN, INT64_MAX)};
        query_get_text(&query, HASH, kept.hash, sizeof kept.hash);
        kept.bytes = sqlite3_column_blob(query.statement, BYTES);
        kept.length = (size_t)sqlite3_column_bytes(query.statement, BYTES);
        if (query.failed || !each(&kept, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool store_people_each(struct store *store, const struct store_filter *filter, store_person_fn each,
                       void *context, struct error *error) {
    struct query query;
    struct person person;
    enum found found = FOUND_FAILED;
    begin_chosen(&query, store, PERSON_CHOSEN, filter, error);
    query_number(&query, any_time(filter));
    while ((found = query_row(&query)) == FOUND) {
        if (!person_of_row(&query, &person) || !each(&person, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool store_sittings_each(struct store *store, const struct store_filter *filter,
                         store_sitting_fn each, void *context, struct error *error) {
    struct query query;
    struct sitting sitting;
    enum found found = FOUND_FAILED;
    begin_chosen(&query, store, SITTING_CHOSEN, filter, error);
    while ((found = query_row(&query)) == FOUND) {
        if (!sitting_of_row(&query, &sitting) || !each(&sitting, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}
