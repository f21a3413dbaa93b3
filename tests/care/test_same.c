/* test_same.c - whether a copy holds just what the store holds, and how far the look is. */
#include "merge_store.h"

static bool is_same(struct world *world, int number, const struct store_watch *watch) {
    char path[96];
    bool same = false;
    world_path(world, number, path);
    must(world, store_same(world->store, path, watch, &same, &world->error));
    return same;
}

static const struct store_watch nobody_watches = {NULL, NULL};

/* Each is one byte, one row or one kind of value; names differ in the size of letters alone. */
static void test_what_differs(void **state) {
    static const char *const changes[] = {
        "UPDATE person SET name = upper(name) WHERE id = 2",
        "UPDATE team SET name = upper(name)",
        "UPDATE person SET created = created + 1 WHERE id = (SELECT max(id) FROM person)",
        "UPDATE person SET team = 1 WHERE team IS NULL",
        "UPDATE result SET tips = CAST(substr(tips, 2) || x'77' AS BLOB) WHERE sitting = 1",
        "UPDATE result SET tips = CAST(tips || x'00' AS BLOB) WHERE sitting = 1",
        "DELETE FROM standing WHERE name = (SELECT max(name) FROM standing)",
        "DELETE FROM standing WHERE name = (SELECT min(name) FROM standing)",
        "INSERT INTO looked VALUES ('', 0, 0)",
        "INSERT INTO consent SELECT person, consent, 99, granted, version, time FROM consent LIMIT 1",
    };
    struct world *world = *state;
    char sql[300];
    make_people(world, 4);
    int copy = copy_store(world, 1);
    use_store(world, 1);
    assert_true(is_same(world, copy, &nobody_watches));
    free(rows_of(world, copy, "DELETE FROM gathered"));
    assert_true(is_same(world, copy, &nobody_watches));
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        int other = copy_store(world, 1);
        (void)snprintf(sql, sizeof sql, "%s; SELECT changes() > 0", changes[i]);
        char *changed = rows_of(world, other, sql);
        assert_string_equal(changed, "1|\n");
        free(changed);
        use_store(world, 1);
        if (is_same(world, other, &nobody_watches))
            fail_msg("the same after %s", changes[i]);
    }
}

struct steps {
    int count, most;
    int64_t last;
};

static bool on_step(void *context, int64_t done, int64_t of) {
    struct steps *steps = context;
    assert_int_equal(of, 0);
    assert_true(done > steps->last);
    steps->last = done;
    return ++steps->count < steps->most;
}

/* One that was ended knows nothing, and says so. */
static void test_watched(void **state) {
    static const char many[] = "INSERT INTO looked WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
                               "SELECT i + 1 FROM n WHERE i < 9000) SELECT 'made-up ' || i, 0, 0 "
                               "FROM n";
    struct world *world = *state;
    make_people(world, 1);
    free(rows_of(world, 1, many));
    int copy = copy_store(world, 1);
    use_store(world, 1);
    struct steps all = {.most = 100}, stopped = {.most = 2};
    assert_true(is_same(world, copy, &(struct store_watch){on_step, &all}));
    assert_int_equal(all.count, 2);
    assert_false(is_same(world, copy, &(struct store_watch){on_step, &stopped}));
    assert_int_equal(stopped.count, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_differs, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_watched, world_begin, world_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
