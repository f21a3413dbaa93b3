/* Each sign of careless answers on both sides of its threshold, and how they vote. */
#include "sample.h"

/* Answers that nobody would doubt: keyed 3 and 4 in turn, so that reversed items vary as well. */
static void answer_soundly(struct sample *sample) {
    const struct instrument *instrument = &sample->instrument;
    const struct order *order = instrument_order(instrument, FORM_FULL, true);
    int turn = 0;
    for (int i = 0; i < order->count; i++) {
        const struct item *item = instrument_item(instrument, order->prompts[i]);
        if (!item)
            continue;
        int points = turn++ % 2 == 0 ? 3 : 2;
        sample->answers.list[item->prompt].value =
            (int8_t)(item->reversed ? 5 - points : points + 1);
    }
}

/* Times for the first `timed` items asked: the first `fast` of them `quick`, the rest `slow`. */
static void time_items(struct sample *sample, int timed, int fast, int quick, int slow) {
    const struct order *order = instrument_order(&sample->instrument, FORM_FULL, true);
    int item = 0;
    for (int i = 0; i < order->count; i++) {
        if (!instrument_item(&sample->instrument, order->prompts[i]))
            continue;
        int time = item < fast ? quick : slow;
        sample->answers.list[order->prompts[i]].time_ms = item < timed ? time : TIME_UNKNOWN;
        item++;
    }
}

static void assert_quality(struct sample *sample, unsigned flags, enum quality quality) {
    sample_compute(sample);
    assert_int_equal(sample->result.flags, flags);
    assert_int_equal(sample->result.quality, quality);
}

static void test_sound_answers(void **state) {
    struct sample *sample = *state;
    assert_quality(sample, 0, QUALITY_GOOD); /* no answers at all */
    answer_soundly(sample);
    assert_quality(sample, 0, QUALITY_GOOD);
    assert_near(sample->result.median_ms, -1, 0);
}

static void test_speed(void **state) {
    struct sample *sample = *state;
    answer_soundly(sample);
    time_items(sample, 40, 19, 1999, 2000);
    assert_quality(sample, 0, QUALITY_GOOD);
    assert_near(sample->result.median_ms, 2000, 0);
    time_items(sample, 40, 20, 1999, 6000); /* half of them, although the median is 3999.5 */
    assert_quality(sample, FLAG_SPEED, QUALITY_LOOK);
    assert_near(sample->result.median_ms, 3999.5, 0);
    time_items(sample, 5, 2, 1500, 6000); /* the timed ones alone */
    assert_quality(sample, 0, QUALITY_GOOD);
    time_items(sample, 5, 3, 1500, 6000);
    assert_quality(sample, FLAG_SPEED, QUALITY_LOOK);
    assert_near(sample->result.median_ms, 1500, 0);
    /* The median on its own. */
    sample->instrument.quality.fast_share = 0.9;
    time_items(sample, 40, 21, 1999, 6000);
    assert_quality(sample, FLAG_SPEED, QUALITY_LOOK);
    time_items(sample, 40, 20, 1999, 6000);
    assert_quality(sample, 0, QUALITY_GOOD);
}

static void test_very_fast_is_poor_on_its_own(void **state) {
    struct sample *sample = *state;
    answer_soundly(sample);
    time_items(sample, 40, 40, 1000, 0);
    assert_quality(sample, FLAG_SPEED, QUALITY_LOOK);
    time_items(sample, 40, 40, 999, 0);
    assert_quality(sample, FLAG_SPEED, QUALITY_POOR);
}

static void test_longstring(void **state) {
    struct sample *sample = *state;
    static const char *const run[] = {"ts1", "fp1", "co1", "ow2", "ch1", "sc3", "mo1",
                                      "cg1", "nu1", "ow3", "de2", "ts3", "ch3", "st1"};
    answer_soundly(sample);
    sample_answer(sample, "fp2", 2);
    /* Two contradictions (ow2/ow3, ch1/ch3) would be a point apart only. */
    for (int i = 0; i < 14; i++)
        sample_answer(sample, run[i], 3);
    sample_answer(sample, "st1", 4);
    assert_quality(sample, 0, QUALITY_GOOD);
    sample_answer(sample, "st1", 3);
    assert_quality(sample, FLAG_LONGSTRING, QUALITY_LOOK);
    /* "No chance" and open answers are left out: the run goes on behind them. */
    sample_answer(sample, "mo1", ANSWER_NO_CHANCE);
    assert_quality(sample, 0, QUALITY_GOOD);
    sample_answer(sample, "fp2", 3);
    assert_quality(sample, FLAG_LONGSTRING, QUALITY_LOOK);
    sample_answer(sample, "co1", 2);
    assert_quality(sample, 0, QUALITY_GOOD);
}

static void test_irv(void **state) {
    struct sample *sample = *state;
    sample->instrument.quality.same_run = 100;
    sample_answer(sample, "ts1", 3);
    assert_quality(sample, 0, QUALITY_GOOD); /* one answer has no spread */
    sample_answer(sample, "fp1", 3);
    assert_quality(sample, FLAG_IRV, QUALITY_LOOK);
    /* 4 answers, one a point off: sd = 0.5 exactly. */
    sample_answer(sample, "co1", 4);
    sample_answer(sample, "ow2", 3);
    assert_quality(sample, 0, QUALITY_GOOD);
    sample_answer(sample, "ch1", 3); /* 5 answers: sd = 0.447 */
    assert_quality(sample, FLAG_IRV, QUALITY_LOOK);
    sample_answer(sample, "cg1", ANSWER_NO_CHANCE);
    assert_quality(sample, FLAG_IRV, QUALITY_LOOK);
}

static void test_reversed(void **state) {
    struct sample *sample = *state;
    answer_soundly(sample);
    /* The same raw 5 on both sides of a pair: keyed 4 and 0. */
    sample_answer(sample, "ow2", 5);
    sample_answer(sample, "ow3", 5);
    sample_answer(sample, "ch1", 4);
    sample_answer(sample, "ch3", 5); /* keyed 3 and 0: three points count */
    assert_quality(sample, 0, QUALITY_GOOD);
    sample_answer(sample, "tr1", 5);
    sample_answer(sample, "tr2", 4); /* keyed 4 and 1 */
    assert_quality(sample, FLAG_REVERSED, QUALITY_LOOK);
    sample_answer(sample, "tr2", 3); /* keyed 4 and 2 */
    assert_quality(sample, 0, QUALITY_GOOD);
    sample_answer(sample, "tr2", 4);
    sample_answer(sample, "ow3", ANSWER_NO_CHANCE); /* only pairs with both answered */
    assert_quality(sample, 0, QUALITY_GOOD);
}

static void test_reversed_without_a_team(void **state) {
    struct sample *sample = *state;
    answer_soundly(sample);
    sample_answer(sample, "team_size", 1);
    sample_answer(sample, "ow2", 5);
    sample_answer(sample, "ow3", 5);
    sample_answer(sample, "tr1", 5); /* not asked without a team */
    sample_answer(sample, "tr2", 5);
    assert_quality(sample, 0, QUALITY_GOOD);
    sample_answer(sample, "nu1", 5);
    sample_answer(sample, "nu2", 5);
    assert_quality(sample, FLAG_REVERSED, QUALITY_LOOK);
}

static void test_instructed(void **state) {
    struct sample *sample = *state;
    answer_soundly(sample);
    sample_answer(sample, "instructed", 2);
    assert_quality(sample, 0, QUALITY_GOOD);
    sample_answer(sample, "instructed", 3);
    assert_quality(sample, FLAG_INSTRUCTED, QUALITY_LOOK);
    sample_answer(sample, "instructed", ANSWER_OPEN);
    assert_quality(sample, 0, QUALITY_GOOD);
}

static void test_two_flags_are_poor(void **state) {
    struct sample *sample = *state;
    sample_answer_all(sample, 3);
    assert_quality(sample, FLAG_LONGSTRING | FLAG_IRV, QUALITY_POOR);
    sample->instrument.quality.poor_flags = 3;
    assert_quality(sample, FLAG_LONGSTRING | FLAG_IRV, QUALITY_LOOK);
    sample_answer(sample, "instructed", 5);
    assert_quality(sample, FLAG_LONGSTRING | FLAG_IRV | FLAG_INSTRUCTED, QUALITY_POOR);
}

static void test_effort(void **state) {
    struct sample *sample = *state;
    sample_compute(sample);
    assert_false(sample->result.discarded);
    sample_answer(sample, "effort", 1);
    sample_compute(sample);
    assert_false(sample->result.discarded);
    sample_answer(sample, "effort", 2);
    sample_compute(sample);
    assert_true(sample->result.discarded);
}

static void test_names(void **state) {
    (void)state;
    static const char *const flags[] = {"speed", "longstring", "irv", "reversed", "instructed", ""};
    for (int bit = 0; bit <= FLAG_COUNT; bit++)
        assert_string_equal(scoring_flag_name(bit), flags[bit]);
    assert_string_equal(scoring_flag_name(-1), "");
    assert_string_equal(scoring_quality_name(QUALITY_GOOD), "good");
    assert_string_equal(scoring_quality_name(QUALITY_LOOK), "look");
    assert_string_equal(scoring_quality_name(QUALITY_POOR), "poor");
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_SAMPLE(test_sound_answers),
        WITH_SAMPLE(test_speed),
        WITH_SAMPLE(test_very_fast_is_poor_on_its_own),
        WITH_SAMPLE(test_longstring),
        WITH_SAMPLE(test_irv),
        WITH_SAMPLE(test_reversed),
        WITH_SAMPLE(test_reversed_without_a_team),
        WITH_SAMPLE(test_instructed),
        WITH_SAMPLE(test_two_flags_are_poor),
        WITH_SAMPLE(test_effort),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
