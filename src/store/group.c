/* group.c - what a look at a group of people reads. */
#include "series.h"

#include "leadquiz/translate.h"

enum { SEEN_AVERAGE = 1, SEEN_LEAD = 2, SEEN_ALL = 3 };

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

bool store_standings_each(struct store *store, const struct instrument *instrument, enum form form,
                          const char *team, store_standing_fn each, void *context,
                          struct error *error) {
    struct series series;
    enum found found = series_begin(&series, store, instrument, error);
    bool done = found == FOUND_NOTHING ||
                (found == FOUND && each_standing(&series, form, team, each, context, error));
    series_end(&series);
    return done;
}

/* ---- whom the lead knows ---- */

static bool each_known(const struct series *series, enum form form, store_known_fn each,
                       void *context, struct error *error) {
    enum { PERSON, UNTIL };
    struct query query;
    enum found found = FOUND_FAILED;
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

static bool read_counted(struct query *query, struct series *series, struct counted_row *row) {
    enum { PERSON, SEEN, LEAD_UNTIL, COUNTED };
    struct counted_kept kept;
    int64_t seen = query_get(query, SEEN, 0, SEEN_ALL);
    row->person = query_get(query, PERSON, 1, INT64_MAX);
    row->average = (seen & SEEN_AVERAGE) != 0;
    row->lead = (seen & SEEN_LEAD) != 0;
    row->lead_until = query_get(query, LEAD_UNTIL, INT64_MIN, INT64_MAX);
    return counted_of_row(query, COUNTED, &kept) &&
           series_counted(series, &kept, &row->counted, query->error);
}

struct span {
    enum form form;
    const char *team;
    int64_t from, until;
};

static bool each_counted(struct series *series, const struct span *span, store_counted_fn each,
                         void *context, struct error *error) {
    struct query query;
    enum found found = FOUND_FAILED;
    query_begin(&query, series->store, any(span->team) ? COUNTED_EACH : COUNTED_EACH_OF_TEAM,
                error);
    query_number(&query, series->number);
    query_number(&query, span->form);
    query_number(&query, span->from);
    query_number(&query, span->until);
    if (!any(span->team))
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
    bool done = found == FOUND_NOTHING ||
                (found == FOUND && each_counted(&series, &span, each, context, error));
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

bool store_activity(struct store *store, const struct instrument *instrument, const char *team,
                    int64_t since, struct store_activity *activity, struct error *error) {
    struct series series;
    *activity = (struct store_activity){0};
    enum found found = series_begin(&series, store, instrument, error);
    bool done = found != FOUND_FAILED && count_people(store, team, activity, error) &&
                (found == FOUND_NOTHING || count_answered(&series, team, since, activity, error));
    series_end(&series);
    return done;
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
