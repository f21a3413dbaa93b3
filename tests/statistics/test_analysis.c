/* Many people's answers, item by item: who counts, what is turned, what is complete. */
#include "near.h"

#include "leadquiz/statistics.h"

#include <string.h>

struct fixture {
    struct instrument *instrument;
    struct item_analysis analysis;
    struct answers answers;
    struct error error;
};

static int begin(void **state) {
    static struct fixture fixture;
    memset(&fixture, 0, sizeof fixture);
    fixture.instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &fixture.error);
    *state = &fixture;
    return fixture.instrument ? 0 : -1;
}

static int end(void **state) {
    struct fixture *fixture = *state;
    item_analysis_free(&fixture->analysis);
    instrument_free(fixture->instrument);
    return 0;
}

static void start(struct fixture *fixture, enum form form, bool everybody) {
    assert_true(item_analysis_start(&fixture->analysis, fixture->instrument, form, everybody,
                                    &fixture->error));
}

static int item(const struct fixture *fixture, const char *id) {
    int prompt = instrument_prompt(fixture->instrument, id);
    assert_int_not_equal(prompt, NOWHERE);
    return fixture->instrument->prompts[prompt].index;
}

static void give(struct fixture *fixture, const char *id, int value) {
    int prompt = instrument_prompt(fixture->instrument, id);
    assert_int_not_equal(prompt, NOWHERE);
    fixture->answers.list[prompt].value = (int8_t)value;
}

/* Keyed points that differ from item to item, so that nobody looks careless. */
static void person(struct fixture *fixture, int level) {
    const struct instrument *instrument = fixture->instrument;
    answers_clear(&fixture->answers, instrument);
    for (int i = 0; i < instrument->item_count; i++) {
        int points = (level + i * 2 + i / 5) % instrument->response_count;
        const struct item *about = &instrument->items[i];
        fixture->answers.list[about->prompt].value =
            (int8_t)(about->reversed ? instrument->response_count - points : points + 1);
    }
    for (int i = 0; i < instrument->item_count; i++)
        if (instrument->items[i].opposite > i) {
            const struct item *one = &instrument->items[i];
            const struct item *other = &instrument->items[one->opposite];
            fixture->answers.list[other->prompt].value =
                (int8_t)(instrument->response_count + 1 - fixture->answers.list[one->prompt].value);
        }
    give(fixture, "team_size", 2);
}

static void add(struct fixture *fixture) {
    item_analysis_add(&fixture->analysis, &fixture->answers);
}

static size_t rows(const struct fixture *fixture, const char *scale) {
    return fixture->analysis.scales[instrument_scale(fixture->instrument, scale)].matrix.rows;
}

static void item_by_item(void **state) {
    struct fixture *fixture = *state;
    struct item_answers answers;
    start(fixture, FORM_FULL, true);
    const int values[] = {1, 2, 2, 5, 0};
    for (int i = 0; i < 5; i++) {
        person(fixture, i);
        give(fixture, "sc1", values[i]);
        give(fixture, "sc3", values[i]); /* reversed */
        add(fixture);
    }
    person(fixture, 0);
    give(fixture, "sc1", ANSWER_OPEN);
    add(fixture);

    item_analysis_answers(&fixture->analysis, item(fixture, "sc1"), &answers);
    assert_int_equal(answers.n, 4);
    assert_int_equal(answers.no_chance, 1);
    assert_near(answers.mean, (0 + 25 + 25 + 100) / 4.0, 1e-12);
    assert_near(answers.sd, 43.301270, 5e-7);
    assert_int_equal(fixture->analysis.chosen[item(fixture, "sc1")][2], 2);
    item_analysis_answers(&fixture->analysis, item(fixture, "sc3"), &answers);
    assert_int_equal(answers.n, 5);
    assert_int_equal(fixture->analysis.chosen[item(fixture, "sc3")][5], 1); /* as given */
    double last = fixture->answers.list[instrument_prompt(fixture->instrument, "sc3")].value;
    assert_near(answers.mean, (100 + 75 + 75 + 0 + 25 * (5 - last)) / 5, 1e-12);
    item_analysis_answers(&fixture->analysis, item(fixture, "sc4"), &answers); /* in reserve */
    assert_int_equal(answers.n, 0);
    assert_near(answers.mean, 0, 0);
    assert_near(answers.sd, 0, 0);
}

static void complete_rows(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    start(fixture, FORM_FULL, true);
    person(fixture, 1);
    add(fixture);
    give(fixture, "sc1", ANSWER_NO_CHANCE);
    add(fixture);
    person(fixture, 2);
    give(fixture, "team_size", 1);
    add(fixture);
    assert_int_equal(rows(fixture, "achiever"), 2);
    assert_int_equal(rows(fixture, "trust"), 3);
    assert_int_equal(rows(fixture, "leader"), 2); /* not asked of people without a team */
    assert_int_equal(rows(fixture, "fairness"), 2);
    assert_int_equal(
        fixture->analysis.facets[instrument_facet(instrument, "self_control")].matrix.rows, 2);
    assert_int_equal(fixture->analysis.facets[instrument_facet(instrument, "focus")].matrix.rows,
                     3);
    assert_int_equal(
        fixture->analysis.scales[instrument_scale(instrument, "achiever")].matrix.items, 9);
    assert_int_equal(
        fixture->analysis.scales[instrument_scale(instrument, "fairness")].matrix.items, 10);
    struct item_answers answers;
    item_analysis_answers(&fixture->analysis, item(fixture, "mo1"), &answers);
    assert_int_equal(answers.n, 2);
}

static void short_form(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    start(fixture, FORM_SHORT, true);
    person(fixture, 1);
    add(fixture);
    assert_int_equal(
        fixture->analysis.scales[instrument_scale(instrument, "achiever")].matrix.items, 3);
    assert_int_equal(
        fixture->analysis.scales[instrument_scale(instrument, "follower")].matrix.items, 1);
    assert_int_equal(rows(fixture, "follower"), 1);
}

/* Careless and thrown away answers are counted as such and left out. */
static void who_counts(void **state) {
    struct fixture *fixture = *state;
    for (int everybody = 0; everybody < 2; everybody++) {
        item_analysis_free(&fixture->analysis);
        start(fixture, FORM_FULL, everybody);
        for (int i = 0; i < 3; i++) {
            person(fixture, i);
            add(fixture);
        }
        for (int i = 0; i < fixture->instrument->item_count; i++) /* the same all along */
            fixture->answers.list[fixture->instrument->items[i].prompt].value = 4;
        add(fixture);
        person(fixture, 1);
        give(fixture, "effort", 2);
        add(fixture);
        person(fixture, 1);
        give(fixture, "instructed", 5);
        add(fixture);
        assert_int_equal(fixture->analysis.people, 6);
        assert_int_equal(fixture->analysis.discarded, 1);
        assert_int_equal(fixture->analysis.quality[QUALITY_GOOD], 3);
        assert_int_equal(fixture->analysis.quality[QUALITY_LOOK], 1);
        assert_int_equal(fixture->analysis.quality[QUALITY_POOR], 1);
        assert_int_equal(fixture->analysis.flags[1], 1); /* longstring */
        assert_int_equal(fixture->analysis.flags[2], 1); /* irv */
        assert_int_equal(fixture->analysis.flags[4], 1); /* instructed */
        assert_int_equal(fixture->analysis.counted, everybody ? 6 : 4);
        assert_int_equal(rows(fixture, "achiever"), everybody ? 6 : 4);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(item_by_item, begin, end),
        cmocka_unit_test_setup_teardown(complete_rows, begin, end),
        cmocka_unit_test_setup_teardown(short_form, begin, end),
        cmocka_unit_test_setup_teardown(who_counts, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
