/* check_shown.c - who was in figures that were shown: readable, and the ones that they say. */
#include "check.h"
#include "members.h"

#include "leadquiz/translate.h"

#include <stdlib.h>

/* The highest number that was given of each. */
struct given {
    int64_t sitting, person, seat;
};

static bool was_given(int64_t number, int64_t last, int64_t last_seat) {
    if (number > SEAT_FIRST)
        return number - SEAT_FIRST <= last_seat;
    return number >= LOST_FIRST || (number >= 1 && number <= last);
}

/* Numbers that were given, to sittings, people and seats that may be gone; members rise. Those of a
 * change to earlier figures are not all, so that they have no digest of their own. */
static bool sound(const struct privacy_set *set, bool is_change, uint64_t digest,
                  const struct given *given) {
    for (size_t i = 0; i < set->count; i++) {
        const struct privacy_member *member = &set->members[i];
        if (!was_given(member->sitting, given->sitting, given->seat) ||
            !was_given(member->person, given->person, given->seat))
            return false;
    }
    return is_change || privacy_digest(set) == digest;
}

static bool check_publication(const struct checking *checking, sqlite3_stmt *row,
                              const struct given *given) {
    enum { ID, IS_CHANGE, DIGEST, MEMBERS };
    struct error why = {.kind = ERROR_NONE};
    struct privacy_set set = {.count = 0};
    struct privacy_member *members =
        members_read(sqlite3_column_blob(row, MEMBERS), (size_t)sqlite3_column_bytes(row, MEMBERS),
                     &set.count, &why);
    if (members == NULL && why.kind == ERROR_MEMORY)
        return error_memory(checking->error);
    set.members = members;
    if (members == NULL || !sound(&set, sqlite3_column_int(row, IS_CHANGE) == 1,
                                  (uint64_t)sqlite3_column_int64(row, DIGEST), given))
        check_say(checking, CHECK_MEMBERS, _("figures shown %lld: %s"),
                  (long long)sqlite3_column_int64(row, ID),
                  _("who was in them is not what it was when they were kept"));
    free(members);
    return true;
}

bool check_shown(const struct checking *checking) {
    struct given given = {0};
    int64_t *const numbers[] = {&given.sitting, &given.person, &given.seat};
    static const char *const given_sql[] = {
        "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'sitting'), 0)",
        "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'person'), 0)",
        "SELECT ifnull((SELECT seq FROM sqlite_sequence WHERE name = 'seat'), 0)"};
    bool failed = false, done = true;
    for (int i = 0; i < 3 && done; i++)
        done = database_number(checking->store, given_sql[i], numbers[i], checking->error);
    if (!done)
        return false;
    sqlite3_stmt *row = check_begin(
        checking, "SELECT id, base IS NOT NULL, digest, members FROM publication ORDER BY id");
    while (done && check_row(checking, row, &failed))
        done = check_publication(checking, row, &given);
    sqlite3_finalize(row);
    return done && !failed;
}
