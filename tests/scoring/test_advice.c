/* The rules of advice one by one, and the answers that deserve a second look. */
#include "sample.h"

static const char *const facets[] = {"self_control", "focus",        "ownership", "character",
                                     "competency",   "congruence",   "modelling", "developing",
                                     "reading",      "choosing",     "stock",     "training",
                                     "openness",     "level_ground", "support"};
enum { FACET_COUNT = sizeof facets / sizeof facets[0] };

/* All facets and scales at `value`, at a level where no gate is left. */
static void level_field(struct sample *sample, double value) {
    memset(&sample->result, 0, sizeof sample->result);
    sample->result.team = true;
    sample->result.desire = -1;
    sample->result.level = 4;
    for (int i = 0; i < FACET_COUNT; i++)
        sample_set(sample, facets[i], value);
    for (int s = 0; s < sample->instrument.scale_count; s++)
        sample->result.scales[s] = (struct score){.known = true, .value = value};
}

static void assert_tips(struct sample *sample, const char *one, const char *two,
                        const char *three) {
    const char *const wanted[] = {one, two, three};
    scoring_advice(&sample->instrument, NULL, &sample->result);
    int count = 0;
    for (int i = 0; i < 3 && wanted[i]; i++) {
        assert_true(i < sample->result.tip_count);
        assert_string_equal(sample->instrument.facets[sample->result.tips[i].facet].id, wanted[i]);
        count++;
    }
    assert_int_equal(sample->result.tip_count, count);
}

static void test_unfair_acts_come_first(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample_set(sample, "focus", 0);
    sample_set(sample, "stock", 49.9);
    assert_tips(sample, "stock", "focus", NULL);
    sample_set(sample, "openness", 40); /* the lowest leads; one of a scale */
    assert_tips(sample, "openness", "focus", NULL);
    sample_set(sample, "character", 45);
    assert_tips(sample, "openness", "character", "focus");
    sample_set(sample, "character", 50); /* at the border it waits its turn */
    assert_tips(sample, "openness", "focus", "character");
}

static void test_low_and_below_own_mean(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample_set(sample, "support", 60);
    sample_set(sample, "focus", 70);
    assert_tips(sample, "support", "focus", NULL);
    /* Below 50 is one point more than the distance alone: 1 + 30 against 40 points below. */
    sample_set(sample, "support", 49);
    sample_set(sample, "reading", 50);
    assert_tips(sample, "support", "reading", "focus");
}

static void test_another_scale_next(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample_set(sample, "focus", 52);
    sample_set(sample, "ownership", 53);
    sample_set(sample, "reading", 70);
    assert_tips(sample, "focus", "reading", NULL);
}

static void test_at_least_two(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    /* All the same: two tips although nothing is below the mean, none on the strength. */
    assert_tips(sample, "focus", "character", NULL);
    assert_int_equal(sample->result.strength, sample_facet(sample, "self_control"));
    /* A single facet with a score gets the one tip there is. */
    for (int i = 1; i < FACET_COUNT; i++)
        sample_score(sample, facets[i])->known = false;
    assert_tips(sample, NULL, NULL, NULL);
    assert_int_equal(sample->result.strength, sample_facet(sample, "self_control"));
    sample_set(sample, "self_control", 60); /* in between: no strength to name */
    assert_tips(sample, "self_control", NULL, NULL);
    assert_int_equal(sample->result.strength, NOWHERE);
    sample_score(sample, facets[0])->known = false;
    assert_tips(sample, NULL, NULL, NULL);
    assert_int_equal(sample->result.strength, NOWHERE);
}

static void test_gate_bonus(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample_set(sample, "focus", 60);
    sample_set(sample, "modelling", 75);
    sample_set(sample, "leader", 70);
    assert_tips(sample, "focus", "modelling", NULL); /* no level above the fourth */
    sample->result.level = 3;
    assert_tips(sample, "modelling", "focus", NULL);
    sample_set(sample, "leader", 75); /* the gate is reached */
    assert_tips(sample, "focus", "modelling", NULL);
    sample_set(sample, "leader", 70);
    sample->result.level = 0; /* no level, no next gate */
    assert_tips(sample, "focus", "modelling", NULL);
    sample->result.level = 3;
    sample->result.team = false; /* the next level is not assessed */
    assert_tips(sample, "focus", "modelling", NULL);
}

/* One point for a facet below 50 makes up for half of the two points of a gate. */
static void test_low_facet_against_gate(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample->result.level = 3;
    sample_set(sample, "leader", 70);
    sample_set(sample, "modelling", 75);
    sample_set(sample, "focus", 49.9); /* 1 + 25.1 / 16.4 against 2 */
    assert_tips(sample, "focus", "modelling", NULL);
    sample_set(sample, "focus", 50);
    assert_tips(sample, "modelling", "focus", NULL);
}

static void test_brake_takes_the_gate_away(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample->result.level = 2;
    sample_set(sample, "trust", 70);
    sample_set(sample, "character", 75);
    sample_set(sample, "focus", 70);
    assert_tips(sample, "character", "focus", NULL);
    sample->result.desire = 1;
    assert_tips(sample, "focus", "character", NULL);
}

static void test_brake(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample->result.level = 3;
    sample_set(sample, "focus", 70);
    sample_set(sample, "modelling", 60);
    sample_set(sample, "leader", 70);
    sample->result.desire = 2;
    assert_tips(sample, "modelling", "focus", NULL);
    sample->result.desire = 1;
    assert_tips(sample, "focus", "character", NULL);
    sample->result.desire = 0;
    assert_tips(sample, "focus", "character", NULL);
    sample->instrument.advice.brake_desire = -1;
    assert_tips(sample, "modelling", "focus", NULL);
}

static void test_most(void **state) {
    struct sample *sample = *state;
    level_field(sample, 80);
    sample_set(sample, "focus", 50);
    sample_set(sample, "congruence", 51);
    sample_set(sample, "reading", 52);
    sample_set(sample, "support", 53);
    assert_tips(sample, "focus", "congruence", "reading");
    sample->instrument.advice.most = 2;
    assert_tips(sample, "focus", "congruence", NULL);
}

static void test_strength(void **state) {
    struct sample *sample = *state;
    level_field(sample, 60);
    sample_set(sample, "openness", 90);
    sample_set(sample, "support", 90);
    scoring_advice(&sample->instrument, NULL, &sample->result);
    assert_int_equal(sample->result.strength, sample_facet(sample, "openness"));
}

/* However few they are, and however low. */
static void test_strength_is_no_tip(void **state) {
    struct sample *sample = *state;
    level_field(sample, 60);
    for (int i = 2; i < FACET_COUNT; i++)
        sample_score(sample, facets[i])->known = false;
    sample_set(sample, "focus", 55);
    assert_tips(sample, "focus", NULL, NULL);
    assert_int_equal(sample->result.strength, sample_facet(sample, "self_control"));
    level_field(sample, 40);
    sample_set(sample, "openness", 45); /* the highest, and the one that has to come first */
    for (int i = 0; i < FACET_COUNT; i++)
        sample_score(sample, facets[i])->known = i < 2 || strcmp(facets[i], "openness") == 0;
    assert_tips(sample, "openness", "self_control", NULL);
    assert_int_equal(sample->result.strength, NOWHERE);
}

static void test_tips_take_turns(void **state) {
    struct sample *sample = *state;
    struct previous previous;
    int focus = sample_facet(sample, "focus");
    level_field(sample, 80);
    sample_set(sample, "focus", 50);
    previous_none(&previous);
    scoring_advice(&sample->instrument, &previous, &sample->result);
    assert_int_equal(sample->result.tips[0].facet, focus);
    assert_int_equal(sample->result.tips[0].number, 0);
    previous.last_tip[focus] = 0;
    scoring_advice(&sample->instrument, &previous, &sample->result);
    assert_int_equal(sample->result.tips[0].number, 1);
    previous.keep[focus] = true;
    scoring_advice(&sample->instrument, &previous, &sample->result);
    assert_int_equal(sample->result.tips[0].number, 0);
    previous.keep[focus] = false;
    previous.last_tip[focus] = 1;
    scoring_advice(&sample->instrument, &previous, &sample->result);
    assert_int_equal(sample->result.tips[0].number, 0);
}

static void test_second_look(void **state) {
    struct sample *sample = *state;
    int prompts[SECOND_LOOK_MOST];
    sample_answer_keyed(sample, 3);
    sample_compute(sample);
    assert_int_equal(scoring_second_look(&sample->instrument, &sample->answers, &sample->result,
                                         prompts, SECOND_LOOK_MOST),
                     0);
    sample_answer(sample, "st1", 1);
    sample_answer(sample, "st2", 5);
    sample_compute(sample);
    assert_int_equal(scoring_second_look(&sample->instrument, &sample->answers, &sample->result,
                                         prompts, SECOND_LOOK_MOST),
                     2);
    assert_int_equal(prompts[0], sample_prompt(sample, "st1"));
    assert_int_equal(prompts[1], sample_prompt(sample, "st2"));
    assert_int_equal(
        scoring_second_look(&sample->instrument, &sample->answers, &sample->result, prompts, 1), 1);
    sample_answer(sample, "st1", 3); /* 25: no veto */
    sample_compute(sample);
    assert_int_equal(scoring_second_look(&sample->instrument, &sample->answers, &sample->result,
                                         prompts, SECOND_LOOK_MOST),
                     0);
    sample_answer(sample, "st1", 1);
    sample_answer(sample, "team_size", 1); /* what was not asked is not looked at again */
    sample_compute(sample);
    assert_int_equal(scoring_second_look(&sample->instrument, &sample->answers, &sample->result,
                                         prompts, SECOND_LOOK_MOST),
                     0);
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

/* Asked of everybody, yet a veto of a level that is not looked at without a team. */
static void test_second_look_without_a_team(void **state) {
    struct sample *sample = *state;
    int prompts[SECOND_LOOK_MOST];
    sample_answer_keyed(sample, 3);
    sample_answer(sample, "nu1", 1);
    sample_answer(sample, "nu2", 5);
    sample_compute(sample);
    assert_int_equal(scoring_second_look(&sample->instrument, &sample->answers, &sample->result,
                                         prompts, SECOND_LOOK_MOST),
                     2);
    sample_answer(sample, "team_size", 1);
    sample_compute(sample);
    assert_int_equal(scoring_second_look(&sample->instrument, &sample->answers, &sample->result,
                                         prompts, SECOND_LOOK_MOST),
                     0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_SAMPLE(test_unfair_acts_come_first),
        WITH_SAMPLE(test_low_and_below_own_mean),
        WITH_SAMPLE(test_another_scale_next),
        WITH_SAMPLE(test_at_least_two),
        WITH_SAMPLE(test_gate_bonus),
        WITH_SAMPLE(test_low_facet_against_gate),
        WITH_SAMPLE(test_brake_takes_the_gate_away),
        WITH_SAMPLE(test_brake),
        WITH_SAMPLE(test_most),
        WITH_SAMPLE(test_strength),
        WITH_SAMPLE(test_strength_is_no_tip),
        WITH_SAMPLE(test_tips_take_turns),
        WITH_SAMPLE(test_second_look),
        WITH_SAMPLE(test_second_look_without_a_team),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
