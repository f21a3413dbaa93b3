/* A disk that refuses a call, or every call from one on, or does half of it, or all of it and then
 * refuses: at each place there is in several lives of a store. What was told to be saved is there
 * afterwards, what was told not to be is not; and where the fault is over, the same step works when
 * it is tried again. */
#include "disk.h"
#include "lives.h"

#include "../../src/store/open.h"
#include "../soak.h"

struct counts {
    long points;
    struct verdict verdict;
};

static void tell(const struct life *life, struct disk_plan plan, struct verdict *verdict,
                 const char *what, const char *detail) {
    if (verdict->first[0] == '\0')
        (void)snprintf(verdict->first, sizeof verdict->first, "%s: %s", what, detail);
    print_message("%s, call %ld, fault %d%s: %s\n", life->name, plan.at, (int)plan.fault,
                  plan.for_good ? " for good" : "", verdict->first);
}

/* The first failure is one of the disk and says where. */
static bool is_of_disk(const struct world *world) {
    const struct error *error = &world->fixture->error;
    return error->kind == ERROR_STORAGE && strstr(error->sentence, world->fixture->path) != NULL;
}

/* Take each step, once more where it is refused. */
static const char *live(struct world *world, const struct life *life, bool for_good,
                        enum told *told) {
    const char *wrong = NULL;
    bool failed = false;
    for (int i = 0; i < life->step_count; i++) {
        const struct step *step = &life->steps[i];
        bool done = life_step(world, step);
        if (!done && !step->refused) {
            if (!failed && disk.reached && !is_of_disk(world))
                wrong = world->fixture->error.sentence;
            failed = true;
            done = life_step(world, step);
            if (!done && !for_good)
                wrong = step->name;
        }
        told[i] = done && !step->refused ? TOLD_SAVED : TOLD_REFUSED;
    }
    life_close(world);
    return wrong;
}

static void fail_at(struct world *world, const struct life *life, struct disk_plan plan,
                    struct counts *counts) {
    enum told told[LIFE_STEPS_MOST];
    bool begun[LIFE_STEPS_MOST] = {false};
    bool clean = counts->verdict.first[0] == '\0';
    life_prepare(world, life);
    disk_begin(plan, NULL);
    const char *wrong = live(world, life, plan.for_good, told);
    bool unsure = disk.unsure;
    disk_plain();
    if (wrong != NULL) {
        counts->verdict.corrupt++;
        tell(life, plan, &counts->verdict, "it did not go on as it should", wrong);
    }
    life_check(world, life, told, begun, unsure, &counts->verdict);
    counts->points++;
    if (clean && counts->verdict.first[0] != '\0')
        tell(life, plan, &counts->verdict, "", "");
}

static void fail_everywhere(struct world *world, const struct life *life, uint64_t *random,
                            struct counts *counts) {
    enum { STRIDE = 48 };
    enum told told[LIFE_STEPS_MOST];
    static unsigned char kinds[DISK_CALLS_MOST];
    life_prepare(world, life);
    disk_begin((struct disk_plan){0}, NULL);
    assert_null(live(world, life, false, told));
    long calls = disk.calls;
    disk_plain();
    assert_true(calls > 50 && calls < DISK_CALLS_MOST);
    memcpy(kinds, disk.kinds, sizeof kinds);
    for (long at = 1; at <= calls; at++) {
        for (int fault = 0; fault < 2 * FAULT_COUNT; fault++) {
            struct disk_plan plan = {at, (enum disk_fault)(fault / 2), fault % 2 == 1};
            if (disk_can(plan.fault, (enum disk_call)kinds[at - 1]) && soak_takes(random, STRIDE))
                fail_at(world, life, plan, counts);
        }
    }
}

static void test_fails_everywhere(void **state) {
    struct lives *lives = *state;
    struct counts counts = {0};
    uint64_t random = soak_seed();
    for (int i = 0; i < LIFE_COUNT; i++)
        fail_everywhere(&lives->world, &lives->list[i], &random, &counts);
    print_message("fault points: %ld, lost %ld, corrupt %ld\n", counts.points, counts.verdict.lost,
                  counts.verdict.corrupt);
    assert_int_equal(counts.verdict.lost + counts.verdict.corrupt, 0);
    assert_true(counts.points > 200);
}

/* Whoever reads before it writes has its place as a writer from the start: another program waits,
 * and neither is told of a change that is not there. */
static void test_writers_take_turns(void **state) {
    struct lives *lives = *state;
    struct world *world = &lives->world;
    struct error *error = &world->fixture->error;
    struct person found, mine = {.name = "Made-Up Ann"}, theirs = {.name = "Made-Up Bob"};
    life_prepare(world, &lives->list[1]);
    struct store *one = store_open(world->fixture->path, error);
    struct store *other =
        store_open_with(world->fixture->path, schema_migrations(), 5, NULL, error);
    assert_true(one != NULL && other != NULL);
    assert_true(store_together_begin(one, true, error));
    assert_int_equal(store_person_find(one, mine.name, &found, error), FOUND_NOTHING);
    assert_false(store_person_save(other, &theirs, "1", NOW, error));
    assert_non_null(strstr(error->sentence, "is in use by another program"));
    assert_true(store_person_save(one, &mine, "1", NOW, error));
    assert_true(store_together_end(one, true, error));
    assert_true(store_person_save(other, &theirs, "1", NOW, error));
    store_close(one);
    assert_int_equal(store_person_find(other, mine.name, &found, error), FOUND);
    store_close(other);
}

/* SQLite undoes all of several changes where memory or the disk fails a read among them: what
 * follows is not kept by itself. */
static void test_undone_in_the_middle(void **state) {
    static const char spoiled[] = "one of the changes could not be made, so none was; try again";
    struct lives *lives = *state;
    struct world *world = &lives->world;
    struct error *error = &world->fixture->error;
    struct person first = {.name = "Made-Up Ann"}, second = {.name = "Made-Up Bob"}, found;
    life_prepare(world, &lives->list[1]);
    struct store *store = store_open(world->fixture->path, error);
    assert_non_null(store);
    assert_true(store_together_begin(store, true, error));
    assert_true(store_person_save(store, &first, "1", NOW, error));
    assert_int_equal(sqlite3_exec(store->database, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    assert_false(store_person_save(store, &second, "1", NOW, error));
    assert_string_equal(error->sentence, spoiled);
    assert_false(store_together_end(store, true, error));
    assert_string_equal(error->sentence, spoiled);
    assert_int_equal(store_person_find(store, first.name, &found, error), FOUND_NOTHING);
    assert_int_equal(store_person_find(store, second.name, &found, error), FOUND_NOTHING);
    store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fails_everywhere),
        cmocka_unit_test(test_writers_take_turns),
        cmocka_unit_test(test_undone_in_the_middle),
    };
    return cmocka_run_group_tests(tests, lives_begin, lives_end);
}
