/* Two who look at one store at the same moment. */
#include "team_store.h"

#include "../../src/review/internal.h"

#include <sys/stat.h>
#include <unistd.h>

enum { PEOPLE = 12 };

struct two {
    struct team *team; /* the store of the first one */
    struct store *other;
    char folder[64], path[96];
};

static void begin(struct two *two, void **state) {
    *two = (struct two){.team = *state, .folder = "/tmp/two-leads-XXXXXX"};
    assert_non_null(mkdtemp(two->folder));
    (void)snprintf(two->path, sizeof two->path, "%s/store.db", two->folder);
    store_close(two->team->store);
    two->team->store = store_open(two->path, &two->team->error);
    assert_non_null(two->team->store);
    must(two->team, store_questionnaire_keep(two->team->store, two->team->instrument,
                                             two->team->now, &two->team->error));
    take_part_all(two->team, 0, PEOPLE, "north", AVERAGE);
    two->other = store_open(two->path, &two->team->error);
    assert_non_null(two->other);
}

static void end(struct two *two) {
    review_free(&two->team->review);
    store_close(two->other);
    store_close(two->team->store);
    two->team->store = store_open_memory(&two->team->error);
    (void)unlink(two->path);
    (void)rmdir(two->folder);
}

static void look_at(struct two *two, struct store *store, const char *of, struct review *review) {
    const struct review_group group = {.team = of};
    must(two->team, review_load(store, two->team->instrument, &group, two->team->now, 0, review,
                                &two->team->error));
}

/* While one reads, the other shows something: the first one is told to ask again, knows what it
 * was, and then nobody else can show anything. */
static void what_is_shown_meanwhile_counts(void **state) {
    struct two two;
    struct review review;
    bool again;
    begin(&two, state);
    struct audit audit = {.store = two.team->store, .instrument = two.team->instrument};
    must(two.team, audit_open(&audit, &two.team->error));
    assert_int_equal(audit.count, 0);
    look_at(&two, two.other, NULL, &review);
    review_free(&review);
    must(two.team, audit_lock(&audit, &again, &two.team->error));
    assert_true(again);
    assert_int_equal(audit.count, 1);
    assert_string_equal(audit.publications[0].scope, "everybody");
    must(two.team, audit_lock(&audit, &again, &two.team->error));
    assert_false(again);
    must(two.team, audit_close(&audit, true, &two.team->error));
    end(&two);
}

static void nothing_is_asked_twice_otherwise(void **state) {
    struct two two;
    bool again;
    begin(&two, state);
    struct audit audit = {.store = two.team->store, .instrument = two.team->instrument};
    must(two.team, audit_open(&audit, &two.team->error));
    two.team->store = two.other; /* somebody answers meanwhile */
    take_part(two.team, PEOPLE, "north", AVERAGE, NULL);
    two.team->store = audit.store;
    must(two.team, audit_lock(&audit, &again, &two.team->error));
    assert_false(again);
    must(two.team, audit_close(&audit, true, &two.team->error));
    end(&two);
}

/* What the other one has changed before is left to show as a change. */
static void a_change_of_the_other_is_seen(void **state) {
    struct two two;
    struct review review;
    begin(&two, state);
    look_at(&two, two.team->store, NULL, &review);
    assert_false(review_stale(&review));
    struct store *own = two.team->store;
    two.team->store = two.other;
    take_part(two.team, PEOPLE, "north", AVERAGE, NULL);
    two.team->store = own;
    assert_true(review_stale(&review));
    review_free(&review);
    end(&two);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, team_begin, team_end)
    const struct CMUnitTest tests[] = {
        TEST(what_is_shown_meanwhile_counts),
        TEST(nothing_is_asked_twice_otherwise),
        TEST(a_change_of_the_other_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
