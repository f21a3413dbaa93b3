/* The power is cut at each moment of a store's life, in several manners: what was told to be saved
 * is there afterwards, what was refused is not, nothing is there by half, and what was forgotten
 * stays forgotten. So it is where two programs had the store open and took turns, and where the
 * disk fails whoever opens it next. */
#include "cut.h"
#include "cut_calls.h"
#include "disk.h"
#include "lives.h"

#include "../soak.h"

/* ---- cuts ---- */

struct counts {
    long cuts, refused;
    struct verdict verdict;
};

struct trial {
    bool two;       /* programs have the store open, and take turns */
    bool failing;   /* is the disk when the store is opened for the first time after the cut */
    uint64_t fewer; /* times as few cuts as there are else */
    uint64_t random;
    struct counts counts;
};

/* When a step began and when it was told, by how much was on the tape. */
struct ledger {
    int begun[LIFE_STEPS_MOST], told[LIFE_STEPS_MOST];
};

/* The other one takes the next step. */
static void take_turns(struct world *world, struct store **other) {
    struct store *next = *other;
    if (next == NULL)
        next = store_open(world->fixture->path, &world->fixture->error);
    *other = world->store;
    world->store = next;
}

static struct tape *live(struct world *world, const struct life *life, bool two,
                         struct ledger *ledger) {
    struct store *other = NULL;
    life_prepare(world, life);
    struct tape *tape = tape_new(world->fixture->directory);
    disk_begin((struct disk_plan){0}, tape);
    for (int i = 0; i < life->step_count; i++) {
        if (two && i > 0)
            take_turns(world, &other);
        ledger->begun[i] = tape_length(tape);
        if (life_step(world, &life->steps[i]) == life->steps[i].refused)
            fail_msg("%s: %s: %s", life->name, life->steps[i].name, world->fixture->error.sentence);
        ledger->told[i] = tape_length(tape);
    }
    store_close(other);
    disk_plain();
    return tape;
}

/* One of the calls that opening what the cut left takes, and one of the ways in which it can go
 * wrong. */
static struct disk_plan draw_fault(struct world *world, const struct life *life, uint64_t *random) {
    struct disk_plan plan = {0};
    disk_begin(plan, NULL);
    (void)life_step(world, &life->steps[0]);
    long calls = disk.calls;
    life_close(world);
    disk_plain();
    assert_true(calls > 0 && calls < DISK_CALLS_MOST);
    plan.at = 1 + (long)soak_random(random, (uint64_t)calls);
    plan.for_good = soak_random(random, 2) == 0;
    do
        plan.fault = (enum disk_fault)soak_random(random, FAULT_COUNT);
    while (!disk_can(plan.fault, (enum disk_call)disk.kinds[plan.at - 1]));
    return plan;
}

/* Opened while the disk fails: refused because of the disk, or not. */
static void open_failing(struct world *world, const struct life *life, struct disk_plan plan,
                         struct counts *counts) {
    const struct error *error = &world->fixture->error;
    disk_begin(plan, NULL);
    bool opened = life_step(world, &life->steps[0]);
    life_close(world);
    disk_plain();
    counts->refused += !opened;
    if (!opened &&
        (error->kind != ERROR_STORAGE || strstr(error->sentence, world->fixture->path) == NULL))
        fail_msg("%s, call %ld, fault %d: %s", life->name, plan.at, (int)plan.fault,
                 error->sentence);
}

static void leave(struct world *world, const struct drive *drive, enum cut_manner manner,
                  uint64_t *random) {
    fixture_clear(world->fixture);
    drive_cut(drive, manner, random, world->fixture->directory);
}

static void cut(struct world *world, const struct life *life, const struct ledger *ledger,
                const struct drive *drive, int at, enum cut_manner manner, struct trial *trial) {
    struct counts *counts = &trial->counts;
    enum told told[LIFE_STEPS_MOST] = {TOLD_NOTHING};
    bool begun[LIFE_STEPS_MOST] = {false}, clean = counts->verdict.first[0] == '\0';
    uint64_t before = trial->random;
    for (int i = 0; i < life->step_count; i++) {
        begun[i] = ledger->begun[i] < at && at < ledger->told[i];
        if (ledger->told[i] <= at)
            told[i] = life->steps[i].refused ? TOLD_REFUSED : TOLD_SAVED;
    }
    leave(world, drive, manner, &trial->random);
    if (trial->failing) {
        struct disk_plan plan = draw_fault(world, life, &trial->random);
        leave(world, drive, manner, &before);
        open_failing(world, life, plan, counts);
    } else if (manner == CUT_WRITTEN) {
        life_check_forgotten(world, life, told, &counts->verdict);
    }
    life_check(world, life, told, begun, false, &counts->verdict);
    counts->cuts++;
    if (clean && counts->verdict.first[0] != '\0')
        print_message("%s, cut %d in manner %d: %s\n", life->name, at, (int)manner,
                      counts->verdict.first);
}

static void cut_everywhere(struct world *world, const struct life *life, struct trial *trial) {
    enum { STRIDE_AT_SYNC = 3, STRIDE_BETWEEN = 40 };
    struct ledger ledger;
    struct tape *tape = live(world, life, trial->two, &ledger);
    struct drive *drive = drive_new(tape);
    for (int at = 0; at <= tape_length(tape); at++) {
        bool sync = (at > 0 && tape_is_sync(tape, at - 1)) ||
                    (at < tape_length(tape) && tape_is_sync(tape, at));
        bool told = false;
        for (int i = 0; i < life->step_count; i++)
            told = told || ledger.told[i] == at;
        drive_go(drive, at);
        for (int manner = 0; manner < CUT_MANNERS; manner++) {
            /* Right after something was told: always. */
            bool always =
                trial->fewer == 1 && told && (manner == CUT_LOST || manner == CUT_WRITTEN);
            uint64_t stride = (sync ? STRIDE_AT_SYNC : STRIDE_BETWEEN) * trial->fewer;
            if (always || soak_takes(&trial->random, stride))
                cut(world, life, &ledger, drive, at, (enum cut_manner)manner, trial);
        }
    }
    drive_free(drive);
    tape_free(tape);
}

static struct counts cut_lives(struct lives *lives, struct trial trial) {
    trial.random = soak_seed();
    for (int i = 0; i < LIFE_COUNT; i++)
        cut_everywhere(&lives->world, &lives->list[i], &trial);
    print_message("cuts: %ld, refused %ld, lost %ld, corrupt %ld\n", trial.counts.cuts,
                  trial.counts.refused, trial.counts.verdict.lost, trial.counts.verdict.corrupt);
    assert_int_equal(trial.counts.verdict.lost + trial.counts.verdict.corrupt, 0);
    return trial.counts;
}

static void test_cut_at_every_sync(void **state) {
    assert_true(cut_lives(*state, (struct trial){.fewer = 1}).cuts > 200);
}

static void test_cut_with_two_writers(void **state) {
    assert_true(cut_lives(*state, (struct trial){.two = true, .fewer = 4}).cuts > 60);
}

static void test_recovery_on_a_failing_disk(void **state) {
    struct counts counts = cut_lives(*state, (struct trial){.failing = true, .fewer = 4});
    assert_true(counts.refused > 30);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cut_at_every_sync),
        cmocka_unit_test(test_cut_with_two_writers),
        cmocka_unit_test(test_recovery_on_a_failing_disk),
    };
    return cmocka_run_group_tests(tests, lives_begin, lives_end);
}
