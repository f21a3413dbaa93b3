/* The level, its probabilities, neighbour, gate and hysteresis: the vectors of the rule's
 * description, and every border. */
#include "sample.h"

struct vector {
    const char *name;
    int team, level, neighbour;
    double achiever, trust, leader, fairness, character, competency, fair;
    double p[4];
};

static const struct vector vectors[] = {
    {"steady supporter", 1, 1, 0, 47.2, 72.2, 50, 65, 66.7, 75, 50, {.9793, .0048, .0158, 0}},
    {"no team", 0, 2, 0, 80.6, 83.3, 0, 0, 83.3, 83.3, 0, {.0079, .9921, 0, 0}},
    {"2 or 3", 1, 2, 3, 69.4, 72.2, 61.1, 70, 75, 66.7, 50, {.1788, .5649, .2536, .0028}},
    {"trusted guide", 1, 3, 0, 75, 88.9, 58.3, 72.5, 91.7, 83.3, 62.5, {.0478, .1769, .77, .0053}},
    {"builder", 1, 4, 0, 83.3, 91.7, 91.7, 90, 91.7, 91.7, 75, {.0028, .0025, .0319, .9629}},
    {"stock problem", 1, 2, 0, 86.1, 83.3, 88.9, 72.5, 83.3, 83.3, 0, {.0008, .9992, 0, 0}},
    {"weak character",
     1,
     2,
     0,
     83.3,
     75,
     77.8,
     77.5,
     41.7,
     91.7,
     62.5,
     {.0028, .7642, .1359, .0971}},
    {"exact cuts", 1, 4, 3, 62.5, 75, 75, 75, 50, 50, 50, {.5, .096, .2988, .1052}},
};
enum { VECTOR_COUNT = sizeof vectors / sizeof vectors[0] };

static void load(struct sample *sample, const struct vector *vector) {
    static const char *const fair[] = {"choosing", "stock", "training", "openness", "level_ground"};
    memset(&sample->result, 0, sizeof sample->result);
    sample->result.team = vector->team != 0;
    sample_set(sample, "achiever", vector->achiever);
    sample_set(sample, "trust", vector->trust);
    sample_set(sample, "character", vector->character);
    sample_set(sample, "competency", vector->competency);
    if (!vector->team)
        return;
    sample_set(sample, "leader", vector->leader);
    sample_set(sample, "fairness", vector->fairness);
    for (int i = 0; i < 5; i++)
        sample_set(sample, fair[i], i == 1 ? vector->fair : 100);
}

static double z(double score, double cut, double sem) {
    return erfc(-(score - cut) / sem / sqrt(2)) / 2;
}

static double least(double a, double b) {
    return a < b ? a : b;
}

/* The formulas as they stand in the description, for this questionnaire alone. */
static void by_hand(const struct vector *v, double p[4]) {
    double trust = least(z(v->trust, 75, 6.5), z(least(v->character, v->competency), 50, 11.6));
    double p3 = v->team && v->fair >= 25 ? z(v->achiever, 55, 7.5) * trust *
                                               z(v->fairness, 62.5, 7.1) * z(v->leader, 50, 7.7)
                                         : 0;
    double p4 = v->team && v->fair >= 25
                    ? z(v->achiever, 55, 7.5) * trust *
                          least(z(v->fairness, 75, 7.1), z(v->fair, 50, 11.6)) *
                          z(v->leader, 75, 7.7)
                    : 0;
    double p2 = fmax(z(v->achiever, 62.5, 7.5), p3);
    p[0] = 1 - p2;
    p[1] = p2 - p3;
    p[2] = p3 - p4;
    p[3] = p4;
}

static void test_vectors(void **state) {
    struct sample *sample = *state;
    for (int i = 0; i < VECTOR_COUNT; i++) {
        const struct vector *vector = &vectors[i];
        double exact[4];
        load(sample, vector);
        scoring_levels(&sample->instrument, &sample->result);
        by_hand(vector, exact);
        if (sample->result.level != vector->level)
            fail_msg("%s: level %d", vector->name, sample->result.level);
        assert_int_equal(sample->result.rule_level, vector->level);
        assert_int_equal(sample->result.neighbour, vector->neighbour);
        assert_int_equal(sample->result.assessed, vector->team ? 4 : 2);
        for (int level = 1; level <= 4; level++) {
            assert_true(sample->result.p_known[level]);
            assert_near(sample->result.p[level], exact[level - 1], 1e-12);
            assert_near(sample->result.p[level], vector->p[level - 1], 6e-5);
        }
    }
}

static struct previous after(int level, int days) {
    struct previous previous;
    previous_none(&previous);
    previous.level = level;
    previous.days = days;
    return previous;
}

static int hysteresis(struct sample *sample, const struct vector *vector, int level, int days) {
    struct previous previous = after(level, days);
    load(sample, vector);
    scoring_levels(&sample->instrument, &sample->result);
    scoring_hysteresis(&sample->instrument, &previous, &sample->result);
    return sample->result.level;
}

static void test_hysteresis(void **state) {
    struct sample *sample = *state;
    static const int between[] = {2, 2, 3, 3}, exact[] = {1, 2, 3, 4};
    for (int previous = 1; previous <= 4; previous++) {
        assert_int_equal(hysteresis(sample, &vectors[2], previous, 28), between[previous - 1]);
        assert_int_equal(sample->result.rule_level, 2);
        assert_int_equal(hysteresis(sample, &vectors[7], previous, 28), exact[previous - 1]);
        /* Sooner than 28 days later the plain rule holds. */
        assert_int_equal(hysteresis(sample, &vectors[7], previous, 27), 4);
    }
    assert_int_equal(hysteresis(sample, &vectors[7], 0, 28), 4);
    scoring_hysteresis(&sample->instrument, NULL, &sample->result);
    assert_int_equal(sample->result.level, 4);
}

static void test_hysteresis_chooses_anew(void **state) {
    struct sample *sample = *state;
    hysteresis(sample, &vectors[2], 3, 28);
    assert_int_equal(sample->result.level, 3);
    assert_int_equal(sample->result.neighbour, 2);
    /* Keeping level 3 is in doubt, so its own need decides: trust 72.2 against 75. */
    assert_int_equal(sample->result.gate.level, 3);
    assert_near(sample->result.gate.need.cut, 75, 0);
    assert_false(sample->result.gate.met);
}

static void test_gate(void **state) {
    struct sample *sample = *state;
    load(sample, &vectors[2]);
    scoring_levels(&sample->instrument, &sample->result);
    const struct gate *gate = &sample->result.gate;
    assert_true(gate->known);
    assert_int_equal(gate->level, 3);
    assert_int_equal(gate->need.kind, NEED_SCALE);
    assert_int_equal(gate->need.index, instrument_scale(&sample->instrument, "trust"));
    assert_near(gate->value, 72.2, 0);
    assert_near(gate->sem, 6.5, 0);
    assert_int_equal(gate->facet, NOWHERE);
}

static void test_gate_when_firm(void **state) {
    struct sample *sample = *state;
    const struct gate *gate = &sample->result.gate;
    /* The need that is furthest below on the next level, here the veto. */
    load(sample, &vectors[5]);
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(gate->need.kind, NEED_EACH);
    assert_true(gate->need.veto);
    assert_int_equal(gate->facet, sample_facet(sample, "stock"));
    assert_near(gate->value, 0, 0);
    assert_near(gate->sem, 11.6, 0);
    /* Nothing assessed above. */
    load(sample, &vectors[1]);
    scoring_levels(&sample->instrument, &sample->result);
    assert_false(gate->known);
    load(sample, &vectors[4]);
    scoring_levels(&sample->instrument, &sample->result);
    assert_false(gate->known);
}

static void test_gate_in_doubt_downwards(void **state) {
    struct sample *sample = *state;
    const struct gate *gate = &sample->result.gate;
    load(sample, &vectors[7]);
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.neighbour, 3);
    assert_true(gate->met);
    assert_int_equal(gate->level, 4);
}

/* A hair below a cut is below it; rounding of the cut itself is not. */
static void test_cut_borders(void **state) {
    struct sample *sample = *state;
    static const struct {
        const char *id;
        double cut;
        int below;
    } borders[] = {{"leader", 75, 3},  {"fairness", 75, 3},  {"stock", 50, 3},
                   {"trust", 75, 2},   {"character", 50, 2}, {"competency", 50, 2},
                   {"achiever", 55, 2}};
    for (size_t i = 0; i < sizeof borders / sizeof borders[0]; i++) {
        load(sample, &vectors[7]);
        sample_set(sample, borders[i].id, borders[i].cut - 1e-10);
        scoring_levels(&sample->instrument, &sample->result);
        assert_int_equal(sample->result.level, 4);
        sample_set(sample, borders[i].id, borders[i].cut - 1e-6);
        scoring_levels(&sample->instrument, &sample->result);
        assert_true(sample->result.level == borders[i].below ||
                    (strcmp(borders[i].id, "achiever") == 0 && sample->result.level == 1));
    }
}

static void test_veto_border(void **state) {
    struct sample *sample = *state;
    load(sample, &vectors[3]);
    sample_set(sample, "stock", 25);
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 3);
    assert_true(sample->result.p[3] > .7);
    sample_set(sample, "stock", 25 - 1e-6);
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 2);
    assert_near(sample->result.p[3], 0, 0);
    assert_near(sample->result.p[4], 0, 0);
}

static void test_missing_scores(void **state) {
    struct sample *sample = *state;
    load(sample, &vectors[2]);
    sample_score(sample, "leader")->known = false;
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 2);
    assert_int_equal(sample->result.assessed, 2);
    assert_true(sample->result.p_known[1] && sample->result.p_known[2]);
    assert_false(sample->result.p_known[3] || sample->result.p_known[4]);
    assert_near(sample->result.p[2], z(69.4, 62.5, 7.5), 1e-12);
    assert_near(sample->result.p[1] + sample->result.p[2], 1, 1e-12);

    sample_score(sample, "achiever")->known = false;
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 0);
    assert_int_equal(sample->result.assessed, 0);
    for (int level = 1; level <= 4; level++)
        assert_false(sample->result.p_known[level]);
    assert_false(sample->result.gate.known);
}

/* A level above an unknown second one can be reached; level 1 cannot be told from level 2. */
static void test_unknown_level_below_a_known_one(void **state) {
    struct sample *sample = *state;
    struct level *third = &sample->instrument.levels[3];
    third->need_count = 1; /* trust >= 75 */
    sample->instrument.level_count = 3;
    load(sample, &vectors[4]);
    sample_score(sample, "achiever")->known = false;
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 3);
    assert_int_equal(sample->result.assessed, 3);
    assert_true(sample->result.p_known[1] && sample->result.p_known[3]);
    assert_false(sample->result.p_known[2]);
    assert_near(sample->result.p[3], z(91.7, 75, 6.5), 1e-12);
    assert_near(sample->result.p[1], 1 - z(91.7, 75, 6.5), 1e-12);
    sample_set(sample, "trust", 70);
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 0);
    assert_int_equal(sample->result.assessed, 0);
    assert_false(sample->result.p_known[1] || sample->result.p_known[3]);
}

static void test_one_missing_fair_facet_is_not_needed(void **state) {
    struct sample *sample = *state;
    load(sample, &vectors[4]);
    sample_score(sample, "stock")->known = false;
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 4);
    sample_score(sample, "character")->known = false;
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 2);
}

/* Level 2 is met by whoever meets level 3. */
static void test_higher_level_implies_lower(void **state) {
    struct sample *sample = *state;
    load(sample, &vectors[4]);
    sample_set(sample, "achiever", 56);
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 4);
    for (int level = 1; level <= 4; level++)
        assert_true(sample->result.p[level] >= 0);
    assert_near(sample->result.p[2], 0, 0);
}

static void test_firm_border(void **state) {
    struct sample *sample = *state;
    load(sample, &vectors[3]);
    scoring_levels(&sample->instrument, &sample->result);
    double p = sample->result.p[3];
    sample->instrument.report.firm = p;
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.neighbour, 0);
    sample->instrument.report.firm = p + 1e-9;
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.neighbour, 2);
}

static void test_no_levels(void **state) {
    struct sample *sample = *state;
    sample->instrument.level_count = 0;
    load(sample, &vectors[3]);
    scoring_levels(&sample->instrument, &sample->result);
    assert_int_equal(sample->result.level, 0);
    assert_int_equal(sample->result.assessed, 0);
}

#define WITH_SAMPLE(test) cmocka_unit_test_setup_teardown(test, sample_setup, sample_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_SAMPLE(test_vectors),
        WITH_SAMPLE(test_hysteresis),
        WITH_SAMPLE(test_hysteresis_chooses_anew),
        WITH_SAMPLE(test_gate),
        WITH_SAMPLE(test_gate_when_firm),
        WITH_SAMPLE(test_gate_in_doubt_downwards),
        WITH_SAMPLE(test_cut_borders),
        WITH_SAMPLE(test_veto_border),
        WITH_SAMPLE(test_missing_scores),
        WITH_SAMPLE(test_unknown_level_below_a_known_one),
        WITH_SAMPLE(test_one_missing_fair_facet_is_not_needed),
        WITH_SAMPLE(test_higher_level_implies_lower),
        WITH_SAMPLE(test_firm_border),
        WITH_SAMPLE(test_no_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
