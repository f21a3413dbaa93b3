/* merge_shown.c - what was shown of groups in the other store counts as shown here, of the same
 * people under their numbers here. */
#include "members.h"
#include "merge.h"

#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* here: 0 where nobody can rest on it, because it was here before. */
struct pair {
    int64_t there, here;
};

struct showing {
    struct merging *merging;
    struct query find[3];          /* sitting, person, seat: what it is called here */
    struct query kept;             /* what came of a seat there that is not here */
    struct privacy_record *record; /* all members of each, of one series and form */
    struct pair *pairs;            /* their ids */
    size_t count, room;
    char salt[128]; /* of the other store: stays the same when it is merged again */
};

enum { SITTING, PERSON, SEAT };

struct row {
    int64_t id, series, form, base, time, digest, shown;
    char scope[SCOPE_BYTES];
};

/* ---- numbers ---- */

static int64_t lost_number(const struct showing *showing, char kind, int64_t number) {
    char text[160], hash[DIGEST_TEXT];
    int length = snprintf(text, sizeof text, "%s %c %" PRId64, showing->salt, kind, number);
    digest(text, (size_t)length, hash);
    hash[15] = '\0'; /* 60 bits */
    return LOST_FIRST + (int64_t)strtoull(hash, NULL, 16);
}

static bool number_here(struct showing *showing, int kind, int64_t there, int64_t *here,
                        struct error *error) {
    struct query *query = &showing->find[kind];
    int64_t seat = kind == SEAT ? SEAT_FIRST : 0;
    sqlite3_reset(query->statement);
    query->bound = 0;
    query->error = error;
    query_number(query, there - seat);
    enum found found = query_row(query);
    if (found == FOUND)
        *here = seat + query_get(query, 0, 1, INT64_MAX - SEAT_FIRST);
    else if (found == FOUND_NOTHING)
        *here =
            there >= LOST_FIRST && kind != SEAT ? there : lost_number(showing, "spt"[kind], there);
    return found != FOUND_FAILED && !query->failed;
}

/* A seat that does not come in, because its meeting was deleted, is what was kept of it. */
static bool unseat(struct showing *showing, struct privacy_member *member, struct error *error) {
    struct query *query = &showing->kept;
    if (member->sitting < SEAT_FIRST)
        return true;
    sqlite3_reset(query->statement);
    query->bound = 0;
    query->error = error;
    query_number(query, member->sitting - SEAT_FIRST);
    if (query_row(query) == FOUND) {
        member->sitting = query_get(query, 0, 1, INT64_MAX);
        member->person = query_get(query, 1, 1, INT64_MAX);
    }
    return !query->failed;
}

static bool member_here(struct showing *showing, struct privacy_member *member,
                        struct error *error) {
    if (!unseat(showing, member, error))
        return false;
    int sitting = member->sitting >= SEAT_FIRST ? SEAT : SITTING;
    int person = member->person >= SEAT_FIRST ? SEAT : PERSON;
    return number_here(showing, sitting, member->sitting, &member->sitting, error) &&
           number_here(showing, person, member->person, &member->person, error);
}

static int rising(const void *one, const void *other) {
    const struct privacy_member *a = one, *b = other;
    return (a->sitting > b->sitting) - (a->sitting < b->sitting);
}

static bool members_here(struct showing *showing, struct privacy_member *members, size_t count,
                         struct error *error) {
    for (size_t i = 0; i < count; i++) {
        if (!member_here(showing, &members[i], error))
            return false;
    }
    qsort(members, count, sizeof *members, rising);
    return true;
}

/* ---- one after the other ---- */

/* The number in the record of the one that this one rests on. */
static bool find_base(const struct showing *showing, int64_t id, ptrdiff_t *number,
                      struct error *error) {
    *number = PRIVACY_NO_BASE;
    for (size_t i = showing->count; i > 0 && id > 0; i--) {
        if (showing->pairs[i - 1].there == id)
            *number = (ptrdiff_t)i - 1;
    }
    return id == 0 || *number != PRIVACY_NO_BASE ||
           database_damaged(showing->merging->other,
                            _("the list behind figures in it is unreadable"), error);
}

static bool remember(struct showing *showing, int64_t id, struct error *error) {
    if (showing->count == showing->room) {
        size_t room = showing->room > 0 ? 2 * showing->room : 64;
        struct pair *pairs = realloc(showing->pairs, room * sizeof *pairs);
        if (pairs == NULL)
            return error_memory(error);
        showing->pairs = pairs;
        showing->room = room;
    }
    showing->pairs[showing->count++] = (struct pair){id, 0};
    return true;
}

/* Figures of before the one store was copied to be the other are here as they are: their digest
 * and their moment say so. */
static bool is_here(struct showing *showing, const struct row *row, bool *here,
                    struct error *error) {
    struct query query;
    merge_begin(&query, showing->merging->store,
                "SELECT EXISTS (SELECT 1 FROM main.publication WHERE series = ? AND form = ? "
                "AND scope = ? AND digest = ? AND shown = ? AND time = ?)",
                error);
    query_number(&query, row->series);
    query_number(&query, row->form);
    query_text(&query, _("the name of the figures"), row->scope, SCOPE_BYTES);
    query_number(&query, row->digest);
    query_number(&query, row->shown);
    query_number(&query, row->time);
    if (query_row(&query) == FOUND)
        *here = query_get(&query, 0, 0, 1) == 1;
    merge_end(&query);
    return !query.failed;
}

/* What names figures, in the order of PUBLICATION_INSERT and PUBLICATION_ID. */
static void bind_key(struct query *query, const struct row *row, uint64_t of_all) {
    query_number(query, row->series);
    query_number(query, row->form);
    query_text(query, _("the name of the figures"), row->scope, SCOPE_BYTES);
    query_number(query, (int64_t)of_all);
    query_number(query, row->shown);
}

/* `kept` are all members, or what has changed since `base`. */
static bool insert(struct showing *showing, const struct row *row, const struct privacy_set *kept,
                   int64_t base, uint64_t of_all, struct error *error) {
    struct query query;
    struct pair *pair = &showing->pairs[showing->count - 1];
    size_t length = 0;
    unsigned char *bytes = members_write(kept, &length, error);
    if (bytes == NULL)
        return false;
    query_begin(&query, showing->merging->store, PUBLICATION_INSERT, error);
    bind_key(&query, row, of_all);
    query_number(&query, row->time);
    if (base > 0)
        query_number(&query, base);
    else
        query_null(&query);
    query_bytes(&query, bytes, length);
    free(bytes);
    if (!query_run(&query))
        return false;
    query_begin(&query, showing->merging->store, PUBLICATION_ID, error);
    bind_key(&query, row, of_all);
    if (query_row(&query) == FOUND)
        pair->here = query_get(&query, 0, 1, INT64_MAX);
    query_end(&query);
    return !query.failed;
}

/* It rests on the one before only where that has come in as well, with just the members that it
 * has there. */
static bool bring(struct showing *showing, const struct row *row, struct privacy_set *changes,
                  struct privacy_member *members, ptrdiff_t base, struct error *error) {
    struct privacy_member *all = NULL;
    struct privacy_set set = {.shown = changes->shown};
    int64_t base_here = base >= 0 ? showing->pairs[base].here : 0;
    bool done =
        privacy_record_members(showing->record, showing->count - 1, &all, &set.count, error) &&
        members_here(showing, all, set.count, error) &&
        members_here(showing, members, changes->count, error);
    set.members = all;
    done = done && insert(showing, row, base_here > 0 ? changes : &set, base_here,
                          privacy_digest(&set), error);
    free(all);
    return done;
}

static bool add(struct showing *showing, const struct row *row, struct error *error) {
    struct privacy_set set = {.shown = (uint64_t)row->shown};
    struct privacy_member *members = NULL;
    ptrdiff_t base = PRIVACY_NO_BASE;
    bool here = false;
    bool done =
        find_base(showing, row->base, &base, error) &&
        store_publication_members(showing->merging->other, row->id, &members, &set.count, error);
    set.members = members;
    done = done && privacy_record_add(showing->record, base, &set, error) &&
           remember(showing, row->id, error) && is_here(showing, row, &here, error) &&
           (here || bring(showing, row, &set, members, base, error));
    free(members);
    return done;
}

static bool read_row(struct query *query, struct row *row) {
    enum { ID, SERIES, FORM, BASE, TIME, DIGEST, FIGURES, SCOPE };
    *row = (struct row){.id = query_get(query, ID, 1, INT64_MAX),
                        .series = query_get(query, SERIES, 1, INT64_MAX),
                        .form = query_get(query, FORM, 0, FORM_COUNT - 1),
                        .base = query_get(query, BASE, 0, INT64_MAX),
                        .time = query_get(query, TIME, INT64_MIN, INT64_MAX),
                        .digest = query_get(query, DIGEST, INT64_MIN, INT64_MAX),
                        .shown = query_get(query, FIGURES, INT64_MIN, INT64_MAX)};
    query_get_text(query, SCOPE, row->scope, sizeof row->scope);
    return !query->failed;
}

static bool begin_record(struct showing *showing, struct error *error) {
    static const struct privacy_rules rules = {.difference = 1};
    privacy_record_free(showing->record);
    showing->record = privacy_record_make(&rules, error);
    showing->count = 0;
    return showing->record != NULL;
}

/* The series is that of the same questionnaire here; the code of a meeting in a scope is the one
 * that it has here. */
static const char list[] =
    "SELECT p.id, (SELECT min(n.number) FROM main.questionnaire n WHERE n.id = h.id "
    "AND n.version = h.version AND n.scoring_version = h.scoring_version), p.form, "
    "ifnull(p.base, 0), p.time, p.digest, p.shown, ifnull((SELECT replace(p.scope, "
    "'meeting:' || o.code, 'meeting:' || m.code) FROM other.same_meeting m "
    "JOIN other.meeting o ON o.id = m.there WHERE o.code <> m.code "
    "AND instr(p.scope, 'meeting:' || o.code) > 0), p.scope) FROM other.publication p "
    "JOIN other.same_questionnaire q ON q.there = p.series "
    "JOIN main.questionnaire h ON h.number = q.here ORDER BY p.series, p.form, p.id";

static bool add_all(struct showing *showing, struct error *error) {
    struct query query;
    struct row row, before = {.series = 0};
    enum found found;
    merge_begin(&query, showing->merging->store, list, error);
    while ((found = query_row(&query)) == FOUND) {
        if (!read_row(&query, &row) ||
            ((row.series != before.series || row.form != before.form) &&
             !begin_record(showing, error)) ||
            !add(showing, &row, error))
            break;
        before = row;
    }
    merge_end(&query);
    return found == FOUND_NOTHING;
}

static bool read_salt(struct showing *showing, struct error *error) {
    struct query query;
    merge_begin(&query, showing->merging->store,
                "SELECT printf('%d %d %d', time, digest, shown) FROM other.publication "
                "ORDER BY id LIMIT 1",
                error);
    if (query_row(&query) == FOUND)
        query_get_text(&query, 0, showing->salt, sizeof showing->salt);
    merge_end(&query);
    return !query.failed;
}

/* Seats that come in, as the sittings that came of them, whether these come in or not. */
static bool seats_here(struct showing *showing, struct error *error) {
    enum { SEAT_HERE, KEPT_SITTING, KEPT_PERSON };
    struct query query, change;
    enum found found;
    merge_begin(&query, showing->merging->store,
                "SELECT s.here, k.sitting, k.person FROM other.seat_kept k "
                "JOIN other.same_seat s ON s.there = k.seat ORDER BY s.here",
                error);
    merge_begin(&change, showing->merging->store,
                "INSERT INTO main.seat_kept (seat, sitting, person) VALUES (?, ?, ?) "
                "ON CONFLICT (seat) DO NOTHING",
                error);
    while ((found = query_row(&query)) == FOUND) {
        int64_t sitting = 0, person = 0;
        if (!number_here(showing, SITTING, query_get(&query, KEPT_SITTING, 1, INT64_MAX), &sitting,
                         error) ||
            !number_here(showing, PERSON, query_get(&query, KEPT_PERSON, 1, INT64_MAX), &person,
                         error))
            break;
        sqlite3_reset(change.statement);
        change.bound = 0;
        query_number(&change, query_get(&query, SEAT_HERE, 1, INT64_MAX));
        query_number(&change, sitting);
        query_number(&change, person);
        if (query_row(&change) != FOUND_NOTHING)
            break;
    }
    merge_end(&change);
    merge_end(&query);
    return found == FOUND_NOTHING;
}

bool merge_shown(struct merging *merging, struct error *error) {
    static const char *const finds[] = {"SELECT here FROM other.same_sitting WHERE there = ?",
                                        "SELECT here FROM other.same_person WHERE there = ?",
                                        "SELECT here FROM other.same_seat WHERE there = ?"};
    struct showing showing = {.merging = merging};
    bool done = read_salt(&showing, error);
    for (int i = 0; i < 3; i++) {
        merge_begin(&showing.find[i], merging->store, finds[i], error);
        done = done && !showing.find[i].failed;
    }
    merge_begin(&showing.kept, merging->store,
                "SELECT sitting, person FROM other.seat_kept WHERE seat = ?1 "
                "AND NOT EXISTS (SELECT 1 FROM other.same_seat WHERE there = ?1)",
                error);
    done = done && !showing.kept.failed && seats_here(&showing, error) && add_all(&showing, error);
    merge_end(&showing.kept);
    for (int i = 0; i < 3; i++)
        merge_end(&showing.find[i]);
    privacy_record_free(showing.record);
    free(showing.pairs);
    return done;
}
