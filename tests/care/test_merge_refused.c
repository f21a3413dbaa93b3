/* test_merge_refused.c - files that are not put into a store: the sentence names the file. */
#include "merge_store.h"

/* PATH in the expected sentence stands for the file's path. */
static void assert_refused(struct world *world, int from, const char *sentence) {
    struct told told;
    char path[96], expected[500];
    size_t used = 0;
    world_path(world, from, path);
    for (const char *next; (next = strstr(sentence, "PATH")) != NULL; sentence = next + 4)
        used += (size_t)snprintf(expected + used, sizeof expected - used, "%.*s%s",
                                 (int)(next - sentence), sentence, path);
    (void)snprintf(expected + used, sizeof expected - used, "%s", sentence);
    world->error.sentence[0] = '\0';
    assert_false(merge_options(world, from, false, &told));
    assert_string_equal(world->error.sentence, expected);
}

/* A change that was cut off there: what stands in the file is what would be undone. */
static void test_journal(void **state) {
    struct world *world = *state;
    char path[96], journal[112];
    int other = copy_store(world, 1);
    world_store(world);
    world_path(world, other, path);
    (void)snprintf(journal, sizeof journal, "%s-journal", path);
    FILE *file = fopen(journal, "we");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    assert_refused(
        world, other,
        "PATH-journal stands there: PATH is in use, or was left in the middle of a change; "
        "open it with leadquiz once and try again, or name another file");
    assert_int_equal(unlink(journal), 0);
    struct told told;
    merge(world, other, &told);
}

/* Tables that are not ours, and ours without their rules, are a matter of the file. */
static void test_other_tables(void **state) {
    static const struct {
        const char *sql, *name;
    } changes[] = {
        {"CREATE TABLE same_person (there INTEGER)", "same_person"},
        {"DROP INDEX sitting_key", "sitting_key"},
    };
    struct world *world = *state;
    world_store(world);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        char expected[200];
        int other = copy_store(world, 1);
        world_store(world);
        free(rows_of(world, other, changes[i].sql));
        (void)snprintf(expected, sizeof expected,
                       "PATH is damaged: the table or index %s is not that of a store",
                       changes[i].name);
        assert_refused(world, other, expected);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_journal, world_begin, world_end),
        cmocka_unit_test_setup_teardown(test_other_tables, world_begin, world_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
