/* group.c - what a look at a group of people reads. */
#include "gathered.h"
#include "whose.h"

#include "leadquiz/translate.h"

static bool damaged_row(struct query *query) {
    return database_damaged(query->store, _("the last result of somebody in it is unreadable"),
                            query->error);
}

static bool read_kept(struct query *query, int column, struct series *series,
                      struct counted *counted) {
    struct counted_kept kept;
    const unsigned char *bytes = sqlite3_column_blob(query->statement, column);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, column);
    if (!counted_read(bytes, length, &kept))
        return damaged_row(query);
    return series_counted(series, &kept, counted, query->error);
}

static bool read_standing(struct query *query, struct series *series, char name[NAME_BYTES],
                          char team[NAME_BYTES], struct standing *standing) {
    enum { PERSON, NAME, TEAM, SEEN, LEAD_UNTIL, SITTINGS, LAST, BEFORE };
    int64_t seen = query_get(query, SEEN, 0, SEEN_ALL);
    standing->person = query_get(query, PERSON, 1, INT64_MAX);
    standing->sittings = (int)query_get(query, SITTINGS, 1, INT32_MAX);
    standing->average = (seen & SEEN_AVERAGE) != 0;
    standing->lead = (seen & SEEN_LEAD) != 0;
    standing->lead_until = query_get(query, LEAD_UNTIL, INT64_MIN, INT64_MAX);
    query_get_text(query, NAME, name, NAME_BYTES);
    query_get_text(query, TEAM, team, NAME_BYTES);
    standing->name = name;
    standing->team = team;
    standing->before.sitting = 0;
    return !query->failed && read_kept(query, LAST, series, &standing->last) &&
           (query_is_null(query, BEFORE) || read_kept(query, BEFORE, series, &standing->before));
}

static bool any(const char *team) {
    return team == NULL || team[0] == '\0';
}

static bool each_standing(struct series *series, enum form form, const char *team,
                          store_standing_fn each, void *context, struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    char name[NAME_BYTES], team_name[NAME_BYTES];
    query_begin(&query, series->store, any(team) ? STANDING_EACH : STANDING_EACH_OF_TEAM, error);
    query_number(&query, series->number);
    query_number(&query, form);
    if (!any(team))
        query_text(&query, _("the team name"), team, NAME_BYTES);
    while ((found = query_row(&query)) == FOUND) {
        struct standing standing;
        if (!read_standing(&query, series, name, team_name, &standing) ||
            !each(&standing, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

/* Everybody is read from the blocks in a transaction alone, so that what is whole stays so. */
static bool each_of_series(struct series *series, enum form form, const char *team,
                           store_standing_fn each, void *context, struct error *error) {
    unsigned char *people = NULL;
    size_t length = 0;
    enum found whole = any(team) && series->store->together
                           ? gathered_people(series, form, &people, &length, error)
                           : FOUND_NOTHING;
    if (whole == FOUND)
        return gathered_standings_each(series, people, length, each, context, error);
    return whole == FOUND_NOTHING && each_standing(series, form, team, each, context, error);
}

bool store_standings_each(struct store *store, const struct instrument *instrument, enum form form,
                          const char *team, store_standing_fn each, void *context,
                          struct error *error) {
    struct series series;
    enum found found = series_begin(&series, store, instrument, error);
    bool done = found == FOUND_NOTHING ||
                (found == FOUND && each_of_series(&series, form, team, each, context, error));
    series_end(&series);
    return done;
}

/* ---- whom the lead knows ---- */

static bool tell_known(const struct gathered_head *heads, size_t count, store_known_fn each,
                       void *context, struct error *error) {
    for (size_t i = 0; i < count; i++) {
        if (heads[i].standing && heads[i].lead_until != 0 &&
            !each(heads[i].person, heads[i].lead_until, context, error))
            return false;
    }
    return true;
}

static bool each_known(const struct series *series, enum form form, store_known_fn each,
                       void *context, struct error *error) {
    enum { PERSON, UNTIL };
    const struct gathered_head *heads;
    size_t count;
    struct query query;
    enum found found = series->store->together ? gathered_heads(series, form, &heads, &count, error)
                                               : FOUND_NOTHING;
    if (found != FOUND_NOTHING)
        return found == FOUND && tell_known(heads, count, each, context, error);
    query_begin(&query, series->store, KNOWN_EACH, error);
    query_number(&query, series->number);
    query_number(&query, form);
    while ((found = query_row(&query)) == FOUND) {
        int64_t person = query_get(&query, PERSON, 1, INT64_MAX);
        int64_t until = query_get(&query, UNTIL, INT64_MIN, INT64_MAX);
        if (query.failed || !each(person, until, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool store_known_each(struct store *store, const struct instrument *instrument, enum form form,
                      store_known_fn each, void *context, struct error *error) {
    struct series series;
    enum found found = series_begin(&series, store, instrument, error);
    bool done = found == FOUND_NOTHING ||
                (found == FOUND && each_known(&series, form, each, context, error));
    series_end(&series);
    return done;
}

enum found store_finished(struct store *store, int64_t sitting, int64_t *finished,
                          struct error *error) {
    struct query query;
    query_begin(&query, store, SITTING_FINISHED_AT, error);
    query_number(&query, sitting);
    enum found found = query_row(&query);
    if (found == FOUND)
        *finished = query_get(&query, 0, INT64_MIN, INT64_MAX);
    query_end(&query);
    return query.failed ? FOUND_FAILED : found;
}

/* ---- sittings one by one ---- */

static void set_seen(struct counted_row *row, int64_t seen, int64_t lead_until) {
    row->average = (seen & SEEN_AVERAGE) != 0;
    row->lead = (seen & SEEN_LEAD) != 0;
    row->lead_until = lead_until;
}

static bool read_counted(struct query *query, struct series *series, struct counted_row *row) {
    enum { PERSON, SEEN, LEAD_UNTIL, COUNTED };
    struct counted_kept kept;
    row->person = query_get(query, PERSON, 1, INT64_MAX);
    set_seen(row, query_get(query, SEEN, 0, SEEN_ALL),
             query_get(query, LEAD_UNTIL, INT64_MIN, INT64_MAX));
    return counted_of_row(query, COUNTED, &kept) &&
           series_counted(series, &kept, &row->counted, query->error);
}

/* Of the order of time; *seen is false where the person lets nothing be seen. */
static bool read_in_time(struct query *query, struct series *series, struct counted_row *row,
                         bool *seen) {
    enum { PERSON, SITTING, FINISHED, KEPT };
    struct counted_kept kept;
    row->person = query_get(query, PERSON, 1, INT64_MAX);
    const struct whose *whose = whose_find(series->store, row->person);
    *seen = !query->failed && whose != NULL && whose->seen > 0;
    if (!*seen)
        return !query->failed;
    set_seen(row, whose->seen, whose->lead_until);
    const unsigned char *bytes = sqlite3_column_blob(query->statement, KEPT);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, KEPT);
    if (!counted_read_short(bytes, length, &kept))
        return damaged_row(query);
    kept.sitting = query_get(query, SITTING, 1, INT64_MAX);
    kept.finished = query_get(query, FINISHED, INT64_MIN, INT64_MAX);
    return !query->failed && series_counted(series, &kept, &row->counted, query->error);
}

struct span {
    enum form form;
    const char *team;
    int64_t from, until;
};

static void begin_span(struct query *query, const struct series *series, enum statement statement,
                       const struct span *span, struct error *error) {
    query_begin(query, series->store, statement, error);
    query_number(query, series->number);
    query_number(query, span->form);
    query_number(query, span->from);
    query_number(query, span->until);
}

static bool each_in_time(struct series *series, const struct span *span, store_counted_fn each,
                         void *context, struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    bool read = false;
    begin_span(&query, series, COUNTED_EACH, span, error);
    while ((found = query_row(&query)) == FOUND) {
        struct counted_row row;
        bool seen = false;
        read = read || whose_read(series->store, error);
        if (!read || !read_in_time(&query, series, &row, &seen) ||
            (seen && !each(&row, context, error)))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

static bool each_of_team(struct series *series, const struct span *span, store_counted_fn each,
                         void *context, struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    begin_span(&query, series, COUNTED_EACH_OF_TEAM, span, error);
    query_text(&query, _("the team name"), span->team, NAME_BYTES);
    while ((found = query_row(&query)) == FOUND) {
        struct counted_row row;
        if (!read_counted(&query, series, &row) || !each(&row, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

bool store_counted_each(/* NOLINT(readability-function-size) */
                        struct store *store, const struct instrument *instrument, enum form form,
                        const char *team, int64_t from, int64_t until, store_counted_fn each,
                        void *context, struct error *error) {
    struct series series;
    struct span span = {form, team, from, until};
    enum found found = series_begin(&series, store, instrument, error);
    bool done =
        found == FOUND_NOTHING ||
        (found == FOUND && (any(team) ? each_in_time(&series, &span, each, context, error)
                                      : each_of_team(&series, &span, each, context, error)));
    series_end(&series);
    return done;
}

enum found store_counted_get(struct store *store, const struct instrument *instrument,
                             enum form form, int64_t sitting, struct counted_row *row,
                             struct error *error) {
    struct series series;
    struct query query;
    enum found found = series_begin(&series, store, instrument, error);
    if (found == FOUND) {
        query_begin(&query, store, COUNTED_BY_SITTING, error);
        query_number(&query, series.number);
        query_number(&query, form);
        query_number(&query, sitting);
        found = query_row(&query);
        if (found == FOUND && !read_counted(&query, &series, row))
            found = FOUND_FAILED;
        query_end(&query);
    }
    series_end(&series);
    return found;
}

/* ---- how many ---- */

static bool count_people(struct store *store, const char *team, struct store_activity *activity,
                         struct error *error) {
    struct query query;
    query_begin(&query, store, any(team) ? PEOPLE_COUNT : PEOPLE_COUNT_OF_TEAM, error);
    if (!any(team))
        query_text(&query, _("the team name"), team, NAME_BYTES);
    if (query_row(&query) == FOUND) {
        activity->there = query_get(&query, 0, 0, INT64_MAX) > 0;
        activity->people = query_get(&query, 1, 0, INT64_MAX);
        activity->open = query_get(&query, 2, 0, INT64_MAX);
    }
    query_end(&query);
    return !query.failed;
}

static bool count_answered(const struct series *series, const char *team, int64_t since,
                           struct store_activity *activity, struct error *error) {
    struct query query;
    query_begin(&query, series->store, any(team) ? ANSWERED_COUNT : ANSWERED_COUNT_OF_TEAM, error);
    query_number(&query, series->number);
    query_number(&query, since);
    if (!any(team))
        query_text(&query, _("the team name"), team, NAME_BYTES);
    if (query_row(&query) == FOUND) {
        activity->answered = query_get(&query, 0, 0, INT64_MAX);
        activity->since = query_get(&query, 1, 0, INT64_MAX);
    }
    query_end(&query);
    return !query.failed;
}

static void count_head(const struct gathered_head *head, int64_t since,
                       struct store_activity *activity) {
    activity->there = true;
    if (head->seen == 0)
        return;
    activity->people++;
    activity->open += (head->seen & SEEN_LEAD) != 0;
    activity->answered += head->answered;
    activity->since += head->answered && head->finished >= since;
}

/* Blocks of the full form, as whoever looks at a group looks at. */
static bool count_rows(const struct series *series, enum found there, const char *team,
                       int64_t since, struct store_activity *activity, struct error *error) {
    const struct gathered_head *heads = NULL;
    size_t count = 0;
    enum found whole = there == FOUND && any(team)
                           ? gathered_heads(series, FORM_FULL, &heads, &count, error)
                           : FOUND_NOTHING;
    for (size_t i = 0; i < count; i++)
        count_head(&heads[i], since, activity);
    if (whole != FOUND_NOTHING)
        return whole == FOUND;
    return count_people(series->store, team, activity, error) &&
           (there == FOUND_NOTHING || count_answered(series, team, since, activity, error));
}

bool store_activity(struct store *store, const struct instrument *instrument, const char *team,
                    int64_t since, struct store_activity *activity, struct error *error) {
    struct series series;
    *activity = (struct store_activity){0};
    if (!database_begin_read(store, error))
        return false;
    enum found found = series_begin(&series, store, instrument, error);
    bool done = found != FOUND_FAILED && count_rows(&series, found, team, since, activity, error);
    series_end(&series);
    return database_end(store, done, error);
}

int store_teams(struct store *store, int least, char (*names)[NAME_BYTES], int most,
                struct error *error) {
    struct query query;
    int count = 0;
    query_begin(&query, store, TEAM_LIST, error);
    query_number(&query, least);
    for (; query_row(&query) == FOUND; count++) {
        char name[NAME_BYTES];
        query_get_text(&query, 0, count < most ? names[count] : name, NAME_BYTES);
    }
    query_end(&query);
    return query.failed ? -1 : count;
}

/* The data version tells of other connections alone, the count of changes of this one alone; both
 * together step a number of our own. */
bool store_version(struct store *store, int64_t *version, struct error *error) {
    int64_t others = 0, own = sqlite3_total_changes64(store->database);
    if (!database_number(store, "PRAGMA data_version", &others, error))
        return false;
    if (others != store->changes_of_others || own != store->changes)
        store->version++;
    store->changes_of_others = others;
    store->changes = own;
    *version = store->version;
    return true;
}
