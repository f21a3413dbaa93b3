#include "sitting.h"

#include "leadquiz/translate.h"

static bool insert(struct store *store, const struct action_chosen *action, struct error *error) {
    struct query query;
    struct sitting sitting;
    if (action->tip < -1 || action->tip >= TIPS_MOST || action->outcome > OUTCOME_NO)
        return error_set(error, ERROR_INPUT, _("there is no such tip; choose another"));
    query_begin(&query, store, ACTION_INSERT, error);
    query_number(&query, action->sitting);
    query_text(&query, _("the id of the facet"), action->facet, sizeof action->facet);
    query_number(&query, action->tip);
    query_text(&query, _("the action"), action->text, sizeof action->text);
    query_number(&query, action->chosen);
    query_number(&query, action->due);
    query_number(&query, action->outcome);
    if (action->outcome == OUTCOME_OPEN)
        query_null(&query);
    else
        query_number(&query, action->told);
    if (!query_run(&query))
        return false;
    if (sqlite3_changes64(store->database) == 1)
        return true;
    enum found found = store_sitting_get(store, action->sitting, &sitting, error);
    if (found == FOUND)
        return error_set(error, ERROR_INPUT,
                         _("an action belongs to a finished sitting; finish this one first"));
    return found == FOUND_NOTHING && sitting_gone(error);
}

bool store_action_add(struct store *store, struct action_chosen *action, struct error *error) {
    if (!database_begin_write(store, error))
        return false;
    bool done = insert(store, action, error);
    int64_t id = sqlite3_last_insert_rowid(store->database);
    if (!database_end(store, done, error))
        return false;
    action->id = id;
    return true;
}

static void read_action(struct query *query, struct action_chosen *action) {
    enum { ID, SITTING, FACET, TIP, TEXT, CHOSEN, DUE, OUTCOME, TOLD };
    action->id = query_get(query, ID, INT64_MIN, INT64_MAX);
    action->sitting = query_get(query, SITTING, 1, INT64_MAX);
    query_get_text(query, FACET, action->facet, sizeof action->facet);
    action->tip = (int)query_get(query, TIP, -1, TIPS_MOST - 1);
    query_get_text(query, TEXT, action->text, sizeof action->text);
    action->chosen = query_get(query, CHOSEN, INT64_MIN, INT64_MAX);
    action->due = query_get(query, DUE, INT64_MIN, INT64_MAX);
    action->outcome = (enum outcome)query_get(query, OUTCOME, OUTCOME_OPEN, OUTCOME_NO);
    action->told = query_is_null(query, TOLD) ? 0 : query_get(query, TOLD, INT64_MIN, INT64_MAX);
}

/* The rows of a query that has begun. */
static int list_actions(struct query *query, struct action_chosen *actions, int most) {
    int count = 0;
    for (; query_row(query) == FOUND; count++) {
        struct action_chosen action = {0};
        read_action(query, &action);
        if (query->failed)
            break;
        if (count < most)
            actions[count] = action;
    }
    query_end(query);
    return query->failed ? -1 : count;
}

int store_actions(struct store *store, int64_t sitting, struct action_chosen *actions, int most,
                  struct error *error) {
    struct query query;
    query_begin(&query, store, ACTION_LIST, error);
    query_number(&query, sitting);
    return list_actions(&query, actions, most);
}

int store_actions_open(struct store *store, int64_t person, struct action_chosen *actions, int most,
                       struct error *error) {
    struct query query;
    query_begin(&query, store, ACTION_OPEN, error);
    query_number(&query, person);
    query_number(&query, most);
    return list_actions(&query, actions, most);
}

static bool tell(struct store *store, int64_t action, enum outcome outcome, int64_t now,
                 struct error *error) {
    struct query query;
    query_begin(&query, store, ACTION_TELL, error);
    query_number(&query, action);
    query_number(&query, outcome);
    if (outcome == OUTCOME_OPEN)
        query_null(&query);
    else
        query_number(&query, now);
    if (!query_run(&query))
        return false;
    return sqlite3_changes64(store->database) == 1 ||
           error_set(error, ERROR_INPUT,
                     _("this action is no longer in the store; nothing was changed"));
}

bool store_action_outcome(struct store *store, int64_t action, enum outcome outcome, int64_t now,
                          struct error *error) {
    if (outcome > OUTCOME_NO)
        return error_set(error, ERROR_INPUT, _("there is no such outcome; say yes, partly or no"));
    if (!database_begin_write(store, error))
        return false;
    return database_end(store, tell(store, action, outcome, now, error), error);
}
