#include "fixture.h"

#include "../../src/store/members.h"

enum { START = 1000, SEEN_MOST = 8, MEMBERS_MOST = 8 };

static const uint64_t high = UINT64_C(1) << 63;

struct seen {
    struct publication list[SEEN_MOST];
    struct privacy_member members[SEEN_MOST][MEMBERS_MOST];
    int count;
};

static bool remember(const struct publication *publication, void *context, struct error *error) {
    struct seen *seen = context;
    (void)error;
    assert_true(seen->count < SEEN_MOST);
    assert_null(publication->set.members);
    assert_int_equal(publication->set.count, 0);
    seen->list[seen->count++] = *publication;
    return true;
}

static void read_members(struct fixture *fixture, struct store *store, struct seen *seen, int at) {
    struct privacy_member *members;
    struct privacy_set *set = &seen->list[at].set;
    if (!store_publication_members(store, seen->list[at].id, &members, &set->count,
                                   &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    assert_true(set->count <= MEMBERS_MOST);
    for (size_t i = 0; i < set->count; i++)
        seen->members[at][i] = members[i];
    free(members);
}

static struct seen all(struct fixture *fixture, struct store *store, enum form form,
                       const char *scope, bool members) {
    struct seen seen = {.count = 0};
    if (!store_publications_each(store, fixture->instrument, form, scope, remember, &seen,
                                 &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    for (int i = 0; i < seen.count && members; i++)
        read_members(fixture, store, &seen, i);
    return seen;
}

static const struct privacy_member some[] = {
    {.sitting = 3, .person = 9, .counts = 7, .minus = 0},
    {.sitting = 4, .person = 2, .counts = 7, .minus = UINT64_C(1) << 63},
    {.sitting = 400, .person = INT64_MAX, .counts = 5, .known = true},
    {.sitting = INT64_MAX, .person = 1, .counts = 7},
};

static struct publication one(const char *scope, int64_t time) {
    struct publication publication = {
        .time = time, .digest = high + 5, .set = {.members = some, .count = 4, .shown = high | 1}};
    (void)snprintf(publication.scope, sizeof publication.scope, "%s", scope);
    return publication;
}

static void add(struct fixture *fixture, struct store *store, struct publication *one) {
    if (!store_publication_add(store, fixture->instrument, FORM_FULL, one, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
}

static void assert_members(const struct privacy_member *read) {
    for (int i = 0; i < 4; i++) {
        assert_int_equal(read[i].sitting, some[i].sitting);
        assert_int_equal(read[i].person, some[i].person);
        assert_true(read[i].counts == some[i].counts);
        assert_true(read[i].minus == some[i].minus);
        assert_false(read[i].known);
    }
}

static void test_round_trip(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct publication here = one("everybody", START), team = one("a team", START + 1);
    (void)fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    add(fixture, store, &here);
    team.set.count = 0;
    add(fixture, store, &team);
    store_close(store);
    store = fixture_open(fixture);
    struct seen seen = all(fixture, store, FORM_FULL, NULL, true);
    assert_int_equal(seen.count, 2);
    assert_string_equal(seen.list[0].scope, "a team");
    assert_int_equal(seen.list[0].set.count, 0);
    assert_string_equal(seen.list[1].scope, "everybody");
    assert_int_equal(seen.list[1].time, START);
    assert_true(seen.list[1].digest == high + 5);
    assert_true(seen.list[1].set.shown == (high | 1));
    assert_int_equal(seen.list[1].set.count, 4);
    assert_members(seen.members[1]);
    seen = all(fixture, store, FORM_FULL, "everybody", false);
    assert_int_equal(seen.count, 1);
    assert_int_equal(all(fixture, store, FORM_SHORT, NULL, true).count, 0);
    assert_int_equal(all(fixture, store, FORM_FULL, "nobody", true).count, 0);
    store_close(store);
}

static void test_not_twice(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct publication here = one("everybody", START);
    (void)fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    add(fixture, store, &here);
    here.time++;
    add(fixture, store, &here);
    assert_int_equal(all(fixture, store, FORM_FULL, NULL, true).count, 1);
    here.set.shown = 2;
    add(fixture, store, &here);
    here.digest++;
    add(fixture, store, &here);
    assert_int_equal(all(fixture, store, FORM_FULL, NULL, true).count, 3);
    store_close(store);
}

static void test_refused(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct publication here = one("everybody", START);
    struct privacy_member twice[] = {{.sitting = 3, .person = 1}, {.sitting = 3, .person = 1}};
    assert_false(
        store_publication_add(store, fixture->instrument, FORM_FULL, &here, &fixture->error));
    assert_sentence(fixture, "nobody in the store has taken the questionnaire leadership draft-1; "
                             "name another");
    assert_int_equal(all(fixture, store, FORM_FULL, NULL, true).count, 0);
    (void)fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    here.set = (struct privacy_set){.members = twice, .count = 2};
    assert_false(
        store_publication_add(store, fixture->instrument, FORM_FULL, &here, &fixture->error));
    assert_sentence(fixture, "the sittings behind these figures are not in order, so the figures "
                             "are not shown; start leadquiz again");
    store_close(store);
}

static void test_damaged_members(void **state) {
    struct fixture *fixture = *state;
    struct privacy_set set = {.members = some, .count = 4};
    size_t length = 0, count = 0;
    struct error error = {.kind = ERROR_NONE};
    unsigned char *bytes = members_write(&set, &length, &fixture->error);
    assert_non_null(bytes);
    for (size_t cut = 0; cut < length; cut++) {
        struct privacy_member *read = members_read(bytes, cut, &count, &error);
        /* Between two members it may end. */
        assert_true(read == NULL || count < 4);
        free(read);
    }
    for (size_t at = 0; at < length; at++) {
        for (int bit = 0; bit < 8; bit++) {
            bytes[at] ^= (unsigned char)(1 << bit);
            free(members_read(bytes, length, &count, &error));
            bytes[at] ^= (unsigned char)(1 << bit);
        }
    }
    assert_int_equal(error.kind, ERROR_NONE);
    free(bytes);
    struct store *store = fixture_open(fixture);
    struct publication here = one("everybody", START);
    struct privacy_member *read = NULL;
    (void)fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    add(fixture, store, &here);
    store_close(store);
    outside(fixture->path, "UPDATE publication SET members = x'FF'");
    store = fixture_open(fixture);
    assert_int_equal(all(fixture, store, FORM_FULL, NULL, false).count, 1);
    assert_false(store_publication_members(store, here.id, &read, &count, &fixture->error));
    assert_sentence(fixture, "PATH is damaged: the list behind figures in it is unreadable; put a "
                             "backup in its place, or move it away to begin with an empty one");
    store_close(store);
}

static void test_changes(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct publication here = one("everybody", START), later = one("everybody", START + 1);
    (void)fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    add(fixture, store, &here);
    later.base = here.id;
    later.digest++;
    later.set.count = 1;
    add(fixture, store, &later);
    assert_true(later.id > here.id);
    struct seen seen = all(fixture, store, FORM_FULL, "everybody", true);
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.list[0].id, later.id);
    assert_int_equal(seen.list[0].base, here.id);
    assert_int_equal(seen.list[0].set.count, 1);
    assert_int_equal(seen.list[1].id, here.id);
    assert_int_equal(seen.list[1].base, 0);
    later.digest++;
    later.base = later.id + 7; /* there is none */
    assert_false(
        store_publication_add(store, fixture->instrument, FORM_FULL, &later, &fixture->error));
    store_close(store);
}

/* Numbers of sittings and people alone stay of somebody who is forgotten. */
static void test_stays_after_forgetting(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct publication here = one("everybody", START);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    add(fixture, store, &here);
    assert_true(store_person_forget(store, sitting.person, &fixture->error));
    struct seen seen = all(fixture, store, FORM_FULL, NULL, true);
    assert_int_equal(seen.count, 1);
    assert_members(seen.members[0]);
    store_close(store);
}

/* ---- looks ---- */

static int64_t looked(struct fixture *fixture, struct store *store, const char *scope,
                      int64_t now) {
    int64_t before = -1;
    enum { APART = 100 };
    if (!store_looked(store, scope, now, APART, &before, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return before;
}

static void test_looked(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    assert_int_equal(looked(fixture, store, "everybody", 1000), 0);
    assert_int_equal(looked(fixture, store, "everybody", 1100), 0);
    assert_int_equal(looked(fixture, store, "a team", 1100), 0);
    assert_int_equal(looked(fixture, store, "everybody", 1200), 0);
    assert_int_equal(looked(fixture, store, "everybody", 1301), 1200);
    store_close(store);
    store = fixture_open(fixture);
    assert_int_equal(looked(fixture, store, "everybody", 1302), 1200);
    assert_int_equal(looked(fixture, store, "a team", 2000), 1100);
    /* A clock that was set back. */
    assert_int_equal(looked(fixture, store, "everybody", 1290), 1200);
    assert_int_equal(looked(fixture, store, "everybody", INT64_MIN), 1290);
    assert_int_equal(looked(fixture, store, "everybody", INT64_MAX), INT64_MIN);
    store_close(store);
}

/* ---- the lead's passphrase ---- */

static struct lead_lock lock_of(struct fixture *fixture, struct store *store) {
    struct lead_lock lock;
    if (!store_lock_get(store, &lock, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return lock;
}

static void assert_lock(struct fixture *fixture, struct store *store, const char *hash, int wrong,
                        int64_t tried) {
    struct lead_lock lock = lock_of(fixture, store);
    assert_string_equal(lock.hash, hash);
    assert_int_equal(lock.wrong, wrong);
    assert_int_equal(lock.tried, tried);
}

static void test_lock(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct error *error = &fixture->error;
    assert_lock(fixture, store, "", 0, 0);
    assert_true(store_lock_tried(store, false, START, error));
    assert_lock(fixture, store, "", 0, 0);
    assert_true(store_lock_set(store, "$argon2id$first", error));
    assert_true(store_lock_tried(store, false, START, error));
    assert_true(store_lock_tried(store, false, START + 1, error));
    store_close(store);
    store = fixture_open(fixture);
    assert_lock(fixture, store, "$argon2id$first", 2, START + 1);
    assert_true(store_lock_tried(store, true, START + 2, error));
    assert_lock(fixture, store, "$argon2id$first", 0, 0);
    assert_true(store_lock_tried(store, false, START + 3, error));
    assert_true(store_lock_set(store, "$argon2id$second", error));
    assert_lock(fixture, store, "$argon2id$second", 0, 0);
    assert_true(store_lock_set(store, "", error));
    assert_lock(fixture, store, "", 0, 0);
    assert_true(store_lock_set(store, "", error));
    store_close(store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_round_trip),      TEST(test_not_twice), TEST(test_refused),
        TEST(test_damaged_members), TEST(test_changes),   TEST(test_stays_after_forgetting),
        TEST(test_looked),          TEST(test_lock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
