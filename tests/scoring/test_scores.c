/* Facet and scale scores: keys, missing answers on both sides of each border, forms. */
#include "sample.h"

static void assert_unknown(struct sample *sample, const char *id) {
    assert_false(sample_score(sample, id)->known);
    assert_near(sample_score(sample, id)->value, 0, 0);
}

static void assert_score(struct sample *sample, const char *id, double value) {
    assert_true(sample_score(sample, id)->known);
    assert_near(sample_score(sample, id)->value, value, 1e-12);
}

static const struct item *item_named(struct sample *sample, const char *id) {
    return instrument_item(&sample->instrument, sample_prompt(sample, id));
}

static void test_item_points(void **state) {
    struct sample *sample = *state;
    const struct item *plain = item_named(sample, "sc1"), *reversed = item_named(sample, "sc3");
    for (int value = 1; value <= 5; value++) {
        assert_near(scoring_item(&sample->instrument, plain, value), 25.0 * (value - 1), 0);
        assert_near(scoring_item(&sample->instrument, reversed, value), 25.0 * (5 - value), 0);
    }
}

static void test_two_and_seven_options(void **state) {
    struct sample *sample = *state;
    const struct item *plain = item_named(sample, "sc1"), *reversed = item_named(sample, "sc3");
    sample->instrument.response_count = 2;
    assert_near(scoring_item(&sample->instrument, plain, 1), 0, 0);
    assert_near(scoring_item(&sample->instrument, plain, 2), 100, 0);
    assert_near(scoring_item(&sample->instrument, reversed, 2), 0, 0);
    sample->instrument.response_count = 7;
    assert_near(scoring_item(&sample->instrument, plain, 2), 100.0 / 6, 1e-12);
    assert_near(scoring_item(&sample->instrument, reversed, 1), 100, 0);
    sample_answer(sample, "ts1", 7);
    sample_answer(sample, "ts2", 2);
    sample_answer(sample, "ts3", 3);
    sample_compute(sample);
    assert_score(sample, "follower", 50);
}

static void test_means(void **state) {
    struct sample *sample = *state;
    sample_answer(sample, "sc1", 5);
    sample_answer(sample, "sc2", 4);
    sample_answer(sample, "sc3", 4); /* reversed: 25 */
    sample_compute(sample);
    assert_score(sample, "self_control", 200.0 / 3);
    assert_int_equal(sample_score(sample, "self_control")->answered, 3);
    assert_int_equal(sample_score(sample, "self_control")->items, 3);
    assert_int_equal(sample_score(sample, "achiever")->items, 9);
    assert_unknown(sample, "achiever");
}

static void test_facet_needs_two_thirds(void **state) {
    struct sample *sample = *state;
    sample_answer(sample, "sc1", 5);
    sample_compute(sample);
    assert_unknown(sample, "self_control");
    sample_answer(sample, "sc2", ANSWER_NO_CHANCE);
    sample_compute(sample);
    assert_unknown(sample, "self_control");
    sample_answer(sample, "sc2", 1);
    sample_compute(sample);
    assert_score(sample, "self_control", 50);
    /* Both of two. */
    sample_answer(sample, "st1", 5);
    sample_compute(sample);
    assert_unknown(sample, "stock");
    sample_answer(sample, "st2", 5); /* reversed */
    sample_compute(sample);
    assert_score(sample, "stock", 50);
}

static void test_scale_needs_two_thirds_and_each_facet(void **state) {
    struct sample *sample = *state;
    sample_answer_keyed(sample, 3);
    sample_answer(sample, "sc1", ANSWER_OPEN);
    sample_answer(sample, "fp1", ANSWER_OPEN);
    sample_answer(sample, "ow1", ANSWER_NO_CHANCE);
    sample_compute(sample);
    assert_int_equal(sample_score(sample, "achiever")->answered, 6);
    assert_score(sample, "achiever", 75);
    /* Six of nine, yet one facet is missing. */
    sample_answer(sample, "sc1", 4);
    sample_answer(sample, "ow2", ANSWER_OPEN);
    sample_compute(sample);
    assert_int_equal(sample_score(sample, "achiever")->answered, 6);
    assert_unknown(sample, "ownership");
    assert_unknown(sample, "achiever");
    /* Fair play asks for seven of ten, not for each facet. */
    sample_answer(sample, "st1", ANSWER_OPEN);
    sample_answer(sample, "st2", ANSWER_OPEN);
    sample_answer(sample, "tr1", ANSWER_OPEN);
    sample_compute(sample);
    assert_int_equal(sample_score(sample, "fairness")->answered, 7);
    assert_score(sample, "fairness", 75);
    sample_answer(sample, "nu1", ANSWER_OPEN);
    sample_compute(sample);
    assert_unknown(sample, "fairness");
}

static void test_reserve_items_do_not_count(void **state) {
    struct sample *sample = *state;
    sample_answer(sample, "sc4", 5);
    sample_answer(sample, "sc6", 5);
    sample_compute(sample);
    assert_unknown(sample, "self_control");
    assert_int_equal(sample_score(sample, "self_control")->answered, 0);
}

static void test_without_a_team(void **state) {
    struct sample *sample = *state;
    sample_answer_keyed(sample, 4);
    sample_answer(sample, "team_size", 1);
    sample_compute(sample);
    assert_false(sample->result.team);
    assert_score(sample, "achiever", 100);
    assert_score(sample, "trust", 100);
    assert_score(sample, "follower", 100);
    assert_score(sample, "choosing", 100);
    /* Answers to items that are not asked count for nothing. */
    assert_unknown(sample, "leader");
    assert_unknown(sample, "stock");
    assert_unknown(sample, "fairness");
    assert_int_equal(sample_score(sample, "fairness")->items, 10);
    assert_int_equal(sample_score(sample, "fairness")->answered, 2);
}

static void test_short_form(void **state) {
    struct sample *sample = *state;
    sample_answer_keyed(sample, 3);
    scoring_compute(&sample->instrument, FORM_SHORT, &sample->answers, NULL, &sample->result);
    assert_score(sample, "achiever", 75);
    assert_int_equal(sample_score(sample, "achiever")->items, 3);
    assert_unknown(sample, "self_control"); /* a single item */
    assert_unknown(sample, "follower");
    assert_int_equal(sample->result.level, 0);
    assert_int_equal(sample->result.assessed, 0);
    assert_false(sample->result.p_known[1]);
    sample_answer(sample, "team_size", 1);
    scoring_compute(&sample->instrument, FORM_SHORT, &sample->answers, NULL, &sample->result);
    assert_score(sample, "achiever", 75);
    assert_int_equal(sample_score(sample, "achiever")->items, 4);
    assert_score(sample, "follower", 75);
    assert_unknown(sample, "fairness"); /* one of the three that either variant asks */
}

static void test_round(void **state) {
    (void)state;
    assert_int_equal(scoring_round(62.5), 63);
    assert_int_equal(scoring_round(62.4999), 62);
    assert_int_equal(scoring_round(-0.5), -1);
    assert_int_equal(scoring_round(0), 0);
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_SAMPLE(test_item_points),
        WITH_SAMPLE(test_two_and_seven_options),
        WITH_SAMPLE(test_means),
        WITH_SAMPLE(test_facet_needs_two_thirds),
        WITH_SAMPLE(test_scale_needs_two_thirds_and_each_facet),
        WITH_SAMPLE(test_reserve_items_do_not_count),
        WITH_SAMPLE(test_without_a_team),
        WITH_SAMPLE(test_short_form),
        cmocka_unit_test(test_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
