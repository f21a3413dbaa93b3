/* test_merge.c - two stores into one: nothing lost, nothing twice, the same from both sides. */
#include "merge_store.h"

#include "../../src/store/open.h"

/* All that is worked out of sittings and consents, without numbers of rows. */
static const char derived[] =
    "SELECT 'person', p.name, t.name, p.seen, p.lead_until FROM person p "
    "LEFT JOIN team t ON t.id = p.team ORDER BY p.name;"
    "SELECT 'standing', n.name, p.name, n.team, n.form, n.seen, n.lead_until, n.sittings, "
    "n.finished, n.before IS NULL FROM standing n JOIN person p ON p.id = n.person "
    "ORDER BY n.name, n.form;"
    "SELECT 'answered', p.name, a.finished, a.seen FROM answered a "
    "JOIN person p ON p.id = a.person ORDER BY p.name;"
    "SELECT 'counted', p.name, c.form, c.finished FROM counted c "
    "JOIN person p ON p.id = c.person ORDER BY c.form, c.finished, p.name;"
    "SELECT name FROM team ORDER BY name;";

static void assert_same_text(char *one, char *other) {
    assert_true(strcmp(one, other) == 0);
    free(one);
    free(other);
}

static void assert_same_stores(struct world *world, int one, int other) {
    use_store(world, one);
    char *first = export_text(world, NULL, TRANSFER_JSON_LINES);
    use_store(world, other);
    char *second = export_text(world, NULL, TRANSFER_JSON_LINES);
    assert_same_text(first, second);
    assert_same_text(rows_of(world, one, derived), rows_of(world, other, derived));
}

/* People think again, go on, and begin. */
static void go_on(struct world *world, int from, int until) {
    char name[NAME_BYTES];
    must(world, store_together_begin(world->store, true, &world->error));
    for (int i = from; i < until; i++) {
        struct person person;
        (void)snprintf(name, sizeof name, "made-up \xC3\xA4, %d", i);
        assert_int_equal(store_person_find(world->store, name, &person, &world->error), FOUND);
        int64_t now = person.created + 200000 * minute + chance(world, 1000);
        person.consents[chance(world, 3)] = chance(world, 2) == 0;
        if (chance(world, 4) == 0)
            (void)snprintf(person.team, sizeof person.team, "TEAM %d", chance(world, 9));
        must(world, store_person_save(world->store, &person, "2", now, &world->error));
        struct sitting open;
        if (store_sitting_open_latest(world->store, person.id, NULL, &open, &world->error) ==
            FOUND) {
            struct answers answers;
            make_answers(world, open.form, &answers);
            open.started = now;
            make_open(world, &open, &answers, 5 + chance(world, 9));
        }
        make_sitting(world, person.id, FORM_FULL, now, chance(world, 3) == 0);
    }
    must(world, store_together_end(world->store, true, &world->error));
}

/* Store 1 and a copy that went another way, and both into each other. */
static void test_both_ways(void **state) {
    struct world *world = *state;
    struct told told, back;
    make_people(world, 60);
    int other = copy_store(world, 1);
    use_store(world, 1);
    go_on(world, 0, 40);
    use_store(world, other);
    go_on(world, 20, 60);
    int here = copy_store(world, 1), there = copy_store(world, other);
    use_store(world, here);
    gather(world);
    merge(world, other, &told);
    assert_agrees(world);
    use_store(world, there);
    merge(world, 1, &back);
    assert_agrees(world);
    assert_int_equal(told.counts.people, 0);
    assert_int_equal(told.counts.known_people, 60);
    assert_int_equal(told.counts.sittings, 40);
    assert_same_stores(world, here, there);
    /* What came of it is what an import works out of it. */
    use_store(world, here);
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    import_all(world, text);
    assert_agrees(world);
    free(text);
    assert_same_text(rows_of(world, here, derived), rows_of(world, world->stores, derived));
    /* Again there is nothing to do. */
    char *before = rows_of(world, here,
                           "SELECT * FROM sitting; SELECT * FROM consent; "
                           "SELECT * FROM person; SELECT * FROM standing; "
                           "SELECT * FROM action; SELECT * FROM answer");
    use_store(world, here);
    merge(world, other, &told);
    assert_int_equal(told.counts.people + told.counts.sittings + told.counts.went_on, 0);
    merge(world, there, &told);
    assert_int_equal(told.counts.people + told.counts.sittings + told.counts.went_on, 0);
    assert_same_text(before, rows_of(world, here,
                                     "SELECT * FROM sitting; SELECT * FROM consent; "
                                     "SELECT * FROM person; SELECT * FROM standing; "
                                     "SELECT * FROM action; SELECT * FROM answer"));
}

/* Two stores that know nothing of each other, with the same code names in them. */
static void test_strangers(void **state) {
    struct world *world = *state;
    struct told told;
    make_people(world, 30);
    world_store(world);
    make_people(world, 50);
    int here = copy_store(world, 1), there = copy_store(world, 2);
    use_store(world, here);
    struct store_counts before = counts_of(world);
    merge(world, 2, &told);
    assert_int_equal(told.counts.people, 20);
    assert_int_equal(told.counts.known_people, 30);
    assert_int_equal(told.counts.conflicts[MERGE_TWO_PEOPLE], 30);
    assert_int_equal(counts_of(world).sittings, before.sittings + told.counts.sittings);
    use_store(world, there);
    merge(world, 1, &told);
    assert_same_stores(world, here, there);
}

/* What version 1 had of a store, in the form of `version`, as a file; returns its number. */
static int make_old(struct world *world, int from, int version) {
    char path[96], old[96], sql[1200];
    struct migrations steps[] = {{schema_migrations()->list, 1},
                                 {schema_migrations()->list, version}};
    store_close(world->store);
    world->store = NULL;
    world_path(world, from, path);
    world_path(world, ++world->stores, old);
    store_close(store_open_with(old, &steps[0], WAIT_MS, NULL, &world->error));
    (void)snprintf(sql, sizeof sql,
                   "ATTACH '%s' AS now; INSERT INTO team SELECT * FROM now.team;"
                   "INSERT INTO person SELECT id, name, team, created FROM now.person;"
                   "INSERT INTO consent SELECT * FROM now.consent;"
                   "INSERT INTO questionnaire SELECT * FROM now.questionnaire;"
                   "INSERT INTO sitting SELECT id, person, subject, role, questionnaire, form, "
                   "seed, started, updated, finished, position, answers, times FROM now.sitting;"
                   "INSERT INTO answer SELECT * FROM now.answer;"
                   "INSERT INTO result SELECT sitting, level, rule_level, assessed, quality, "
                   "desire, scales, tips FROM now.result;"
                   "INSERT INTO action SELECT * FROM now.action",
                   path);
    free(rows_of(world, world->stores, sql));
    if (version > 1) {
        store_close(store_open_with(old, &steps[1], WAIT_MS, NULL, &world->error));
        (void)snprintf(sql, sizeof sql, "%s.before-v%d", old, version);
        assert_int_equal(unlink(sql), 0);
    }
    return world->stores;
}

/* A file of every older form comes in as it would be of the newest, and stays of its form. */
static void test_older_forms(void **state) {
    struct world *world = *state;
    struct told told;
    make_people(world, 8);
    char *expected = export_text(world, NULL, TRANSFER_JSON_LINES);
    for (int version = 1; version < schema_migrations()->count; version++) {
        char number[16];
        int old = make_old(world, 1, version);
        (void)snprintf(number, sizeof number, "%d|\n", version);
        world_store(world);
        merge(world, old, &told);
        assert_int_equal(told.counts.people, 8);
        assert_agrees(world);
        assert_same_text(export_text(world, NULL, TRANSFER_JSON_LINES), strdup(expected));
        assert_same_text(rows_of(world, world->stores, derived), rows_of(world, 1, derived));
        assert_same_text(rows_of(world, old, "PRAGMA user_version"), strdup(number));
    }
    free(expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_both_ways, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_strangers, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_older_forms, world_begin, world_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
