/* The lives of a store with too little memory, ours and SQLite's: each step is told as it is, and
 * goes well when there is memory again. */
#define NO_MEMORY_SQLITE
#include "../no_memory.h"

#include "lives.h"

struct living {
    struct world *world;
    const struct life *life;
    enum told told[LIFE_STEPS_MOST];
    struct verdict verdict;
};

static void prepare(void *context) {
    struct living *living = context;
    memset(living->told, 0, sizeof living->told);
    living->verdict = (struct verdict){0};
    life_prepare(living->world, living->life);
}

/* True when every step went well at once; the first sentence of one that did not. */
static bool live(void *context, struct error *error) {
    struct living *living = context;
    const struct life *life = living->life;
    bool well = true;
    for (int i = 0; i < life->step_count; i++) {
        const struct step *step = &life->steps[i];
        living->world->fixture->error = (struct error){ERROR_NONE, ""};
        bool done = life_step(living->world, step);
        if (!done && !step->refused) {
            if (well)
                *error = living->world->fixture->error;
            well = false;
            done = life_step(living->world, step);
            if (!done && !memory.for_good)
                (void)snprintf(error->sentence, sizeof error->sentence, "%s twice: %.600s",
                               step->name, living->world->fixture->error.sentence);
        }
        living->told[i] = done && !step->refused ? TOLD_SAVED : TOLD_REFUSED;
    }
    life_close(living->world);
    return well;
}

static void check(void *context, bool done) {
    struct living *living = context;
    static const bool begun[LIFE_STEPS_MOST];
    (void)done;
    life_check(living->world, living->life, living->told, begun, false, &living->verdict);
    if (living->verdict.first[0] != '\0')
        fail_msg("%s, call %ld%s: %s", living->life->name, memory.at,
                 memory.for_good ? " for good" : "", living->verdict.first);
}

static void test_lives(void **state) {
    struct lives *lives = *state;
    for (int i = 0; i < LIFE_COUNT; i++) {
        struct living living = {.world = &lives->world, .life = &lives->list[i]};
        struct needing needing = {living.life->name, prepare, live, check, 300};
        no_memory_everywhere(&needing, &living);
    }
    no_memory_print();
    assert_true(no_memory_counts.refused > 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_lives)};
    no_memory_sqlite();
    return cmocka_run_group_tests(tests, lives_begin, lives_end);
}
