/* The power is cut at each moment of a store's life, in several manners: what was told to be saved
 * is there afterwards, what was refused is not, nothing is there by half, and what was forgotten
 * stays forgotten. */
#include "cut.h"
#include "cut_calls.h"
#include "disk.h"
#include "lives.h"

#include "../soak.h"

/* ---- cuts ---- */

struct counts {
    long cuts;
    struct verdict verdict;
};

/* When a step began and when it was told, by how much was on the tape. */
struct ledger {
    int begun[LIFE_STEPS_MOST], told[LIFE_STEPS_MOST];
};

static struct tape *live(struct world *world, const struct life *life, struct ledger *ledger) {
    life_prepare(world, life);
    struct tape *tape = tape_new(world->fixture->directory);
    disk_begin((struct disk_plan){0}, tape);
    for (int i = 0; i < life->step_count; i++) {
        ledger->begun[i] = tape_length(tape);
        if (life_step(world, &life->steps[i]) == life->steps[i].refused)
            fail_msg("%s: %s: %s", life->name, life->steps[i].name, world->fixture->error.sentence);
        ledger->told[i] = tape_length(tape);
    }
    disk_plain();
    return tape;
}

static void cut(struct world *world, const struct life *life, const struct ledger *ledger,
                const struct drive *drive, int at, enum cut_manner manner, uint64_t *random,
                struct counts *counts) {
    enum told told[LIFE_STEPS_MOST] = {TOLD_NOTHING};
    bool begun[LIFE_STEPS_MOST] = {false}, clean = counts->verdict.first[0] == '\0';
    for (int i = 0; i < life->step_count; i++) {
        begun[i] = ledger->begun[i] < at && at < ledger->told[i];
        if (ledger->told[i] <= at)
            told[i] = life->steps[i].refused ? TOLD_REFUSED : TOLD_SAVED;
    }
    fixture_clear(world->fixture);
    drive_cut(drive, manner, random, world->fixture->directory);
    if (manner == CUT_WRITTEN)
        life_check_forgotten(world, life, told, &counts->verdict);
    life_check(world, life, told, begun, false, &counts->verdict);
    counts->cuts++;
    if (clean && counts->verdict.first[0] != '\0')
        print_message("%s, cut %d in manner %d: %s\n", life->name, at, (int)manner,
                      counts->verdict.first);
}

static void cut_everywhere(struct world *world, const struct life *life, uint64_t *random,
                           struct counts *counts) {
    enum { STRIDE_AT_SYNC = 3, STRIDE_BETWEEN = 40 };
    struct ledger ledger;
    struct tape *tape = live(world, life, &ledger);
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
            bool always = told && (manner == CUT_LOST || manner == CUT_WRITTEN);
            if (always || soak_takes(random, sync ? STRIDE_AT_SYNC : STRIDE_BETWEEN))
                cut(world, life, &ledger, drive, at, (enum cut_manner)manner, random, counts);
        }
    }
    drive_free(drive);
    tape_free(tape);
}

static void test_cut_at_every_sync(void **state) {
    struct lives *lives = *state;
    struct counts counts = {0};
    uint64_t random = soak_seed();
    for (int i = 0; i < LIFE_COUNT; i++)
        cut_everywhere(&lives->world, &lives->list[i], &random, &counts);
    print_message("cuts: %ld, lost %ld, corrupt %ld\n", counts.cuts, counts.verdict.lost,
                  counts.verdict.corrupt);
    assert_int_equal(counts.verdict.lost + counts.verdict.corrupt, 0);
    assert_true(counts.cuts > 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cut_at_every_sync, lives_begin, lives_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
