/* Counts of scenario choices, the lean on both sides of its borders, desire. */
#include "sample.h"

/* The first `counts[s]` open scenarios go to follower, then achiever, then leader. */
static void choose(struct sample *sample, int follower, int achiever, int leader) {
    static const char *const ids[] = {"o1", "o2", "o3", "o4", "o5", "o6"};
    int next = 0;
    for (int i = 0; i < 6; i++)
        sample_answer(sample, ids[i], ANSWER_OPEN);
    for (int i = 0; i < follower; i++)
        sample_answer(sample, ids[next++], 1);
    for (int i = 0; i < achiever; i++)
        sample_answer(sample, ids[next++], 2);
    for (int i = 0; i < leader; i++)
        sample_answer(sample, ids[next++], 3);
    sample_compute(sample);
}

static void test_leans(void **state) {
    struct sample *sample = *state;
    static const struct {
        int choices[3];
        enum lean lean;
        const char *scale;
    } cases[] = {
        {{0, 0, 0}, LEAN_UNKNOWN, NULL},      {{4, 0, 0}, LEAN_UNKNOWN, NULL},
        {{3, 1, 1}, LEAN_MIXED, NULL},        {{1, 4, 0}, LEAN_LEANS, "achiever"},
        {{1, 1, 4}, LEAN_LEANS, "leader"},    {{5, 0, 0}, LEAN_STRONGLY, "follower"},
        {{1, 0, 5}, LEAN_STRONGLY, "leader"}, {{0, 6, 0}, LEAN_STRONGLY, "achiever"},
        {{2, 2, 2}, LEAN_MIXED, NULL},        {{3, 3, 0}, LEAN_MIXED, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const int *choices = cases[i].choices;
        choose(sample, choices[0], choices[1], choices[2]);
        assert_int_equal(sample->result.lean, cases[i].lean);
        int scale =
            cases[i].scale ? instrument_scale(&sample->instrument, cases[i].scale) : NOWHERE;
        assert_int_equal(sample->result.lean_scale, scale);
        assert_int_equal(sample->result.scenarios_answered, choices[0] + choices[1] + choices[2]);
        assert_int_equal(sample->result.leans[instrument_scale(&sample->instrument, "leader")],
                         choices[2]);
    }
}

static void test_shared_top_is_mixed(void **state) {
    struct sample *sample = *state;
    sample->instrument.orientation.leans = 3;
    sample->instrument.orientation.strong = 3;
    choose(sample, 3, 3, 0);
    assert_int_equal(sample->result.lean, LEAN_MIXED);
    choose(sample, 3, 2, 1);
    assert_int_equal(sample->result.lean, LEAN_STRONGLY);
}

static void test_reserve_scenarios_do_not_count(void **state) {
    struct sample *sample = *state;
    choose(sample, 4, 0, 0);
    sample_answer(sample, "o7", 1);
    sample_answer(sample, "o8", 1);
    sample_compute(sample);
    assert_int_equal(sample->result.scenarios_answered, 4);
    assert_int_equal(sample->result.lean, LEAN_UNKNOWN);
}

static void test_desire(void **state) {
    struct sample *sample = *state;
    sample_compute(sample);
    assert_int_equal(sample->result.desire, -1);
    for (int option = 1; option <= 5; option++) {
        sample_answer(sample, "desire", option);
        sample_compute(sample);
        assert_int_equal(sample->result.desire, option - 1);
    }
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_SAMPLE(test_leans),
        WITH_SAMPLE(test_shared_top_is_mixed),
        WITH_SAMPLE(test_reserve_scenarios_do_not_count),
        WITH_SAMPLE(test_desire),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
