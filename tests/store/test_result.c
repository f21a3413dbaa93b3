#include "fixture.h"

#include "../../src/store/figures.h"
#include "../../src/store/packed.h"

#include <locale.h>
#include <math.h>

enum { START = 1000 };
static const int64_t day = INT64_C(24) * 60 * 60 * 1000;

static void assert_scores(const struct score *read, const struct score *kept, int count) {
    for (int i = 0; i < count; i++) {
        assert_int_equal(read[i].known, kept[i].known);
        assert_true(read[i].value == kept[i].value);
        assert_int_equal(read[i].answered, kept[i].answered);
        assert_int_equal(read[i].items, kept[i].items);
    }
}

static void assert_result(const struct instrument *instrument, const struct result *read,
                          const struct result *kept) {
    assert_int_equal(read->form, kept->form);
    assert_int_equal(read->team, kept->team);
    assert_int_equal(read->level, kept->level);
    assert_int_equal(read->rule_level, kept->rule_level);
    assert_int_equal(read->assessed, kept->assessed);
    assert_int_equal(read->quality, kept->quality);
    assert_int_equal(read->flags, kept->flags);
    assert_int_equal(read->desire, kept->desire);
    assert_int_equal(read->lean, kept->lean);
    assert_int_equal(read->lean_scale, kept->lean_scale);
    assert_int_equal(read->scenarios_answered, kept->scenarios_answered);
    assert_scores(read->scales, kept->scales, instrument->scale_count);
    assert_scores(read->facets, kept->facets, instrument->facet_count);
    for (int k = 1; k <= instrument->level_count; k++) {
        assert_int_equal(read->p_known[k], kept->p_known[k]);
        assert_true(!kept->p_known[k] || read->p[k] == kept->p[k]);
    }
    assert_memory_equal(read->leans, kept->leans, sizeof kept->leans);
    assert_int_equal(read->tip_count, kept->tip_count);
    for (int i = 0; i < kept->tip_count; i++) {
        assert_int_equal(read->tips[i].facet, kept->tips[i].facet);
        assert_int_equal(read->tips[i].number, kept->tips[i].number);
    }
}

/* A result with values that a careless format would bend. */
static struct result odd_result(const struct instrument *instrument) {
    struct result result = {.form = FORM_FULL, .desire = -1, .lean_scale = NOWHERE};
    double value = 1.0 / 3;
    for (int i = 0; i < instrument->scale_count; i++) {
        value = value * 97 - floor(value * 97 / 100) * 100;
        result.scales[i] = (struct score){i % 2 == 0, i % 2 == 0 ? value : 0, i, i + 1};
        result.leans[i] = i;
    }
    for (int i = 0; i < instrument->facet_count; i++)
        result.facets[i] = (struct score){true, 100.0 / 3 * (i % 4), 2, 2};
    result.facets[0].value = nextafter(100, 0);
    result.p[1] = 1;
    result.p_known[1] = true;
    result.p[2] = 4.9406564584124654e-324;
    result.p_known[2] = true;
    result.flags = FLAG_SPEED | FLAG_INSTRUCTED;
    result.quality = QUALITY_POOR;
    return result;
}

static void test_result_comes_back_exactly(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct store *store = fixture_open(fixture);
    struct sitting real = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct sitting odd = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct result read, kept = fixture_finish(fixture, store, &real, START);
    struct answers answers;
    assert_true(kept.tip_count > 0 && kept.level > 0);
    assert_int_equal(store_result_load(store, real.id, instrument, &read, &fixture->error), FOUND);
    assert_result(instrument, &read, &kept);
    fixture_answers(instrument, &answers);
    kept = odd_result(instrument);
    assert_int_equal(store_result_load(store, odd.id, instrument, &read, &fixture->error),
                     FOUND_NOTHING);
    assert_true(
        store_sitting_finish(store, odd.id, instrument, &answers, &kept, START, &fixture->error));
    store_close(store);
    store = fixture_open(fixture);
    assert_int_equal(store_result_load(store, odd.id, instrument, &read, &fixture->error), FOUND);
    assert_result(instrument, &read, &kept);
    assert_int_equal(store_result_load(store, 99, instrument, &read, &fixture->error),
                     FOUND_NOTHING);
    assert_outside(fixture->path,
                   "SELECT count(*) FROM result WHERE json_valid(scales) AND json_valid(facets) "
                   "AND json_valid(chances) AND json_valid(leans)",
                   "2");
    store_close(store);
}

static void test_figures(void **state) {
    (void)state;
    static const double numbers[] = {62.5, 8, 9, (double)NAN, 0, 2, 0.1, -1e-300, 1e22};
    double read[9];
    char text[200], small[10];
    (void)setlocale(LC_NUMERIC,
                    "de_DE.UTF-8"); /* where there is one, its decimal comma is no harm */
    assert_true(figures_write(numbers, 3, 3, text, sizeof text));
    assert_string_equal(text, "[[62.5,8,9],[null,0,2],[0.1,-1e-300,1e+22]]");
    assert_true(figures_read(text, 3, 3, read));
    for (int i = 0; i < 9; i++)
        assert_true(read[i] == numbers[i] || (isnan(read[i]) && isnan(numbers[i])));
    assert_true(figures_write(numbers, 2, 1, text, sizeof text));
    assert_string_equal(text, "[62.5,8]");
    assert_true(figures_write(numbers, 0, 1, text, sizeof text));
    assert_string_equal(text, "[]");
    assert_false(figures_write(numbers, 3, 1, small, sizeof "[62.5,8,9" - 1));
    static const char *const wrong[] = {"",          "[",      "[1,2",      "[1,2]x",    "[1,2,3]",
                                        "[1]",       "[ 1,2]", "[1,nan]",   "[1,inf]",   "[0x1,2]",
                                        "[1,1e999]", "[1,,2]", "[[1],[2]]", "[1,\"2\"]", "[1,2-3]",
                                        "[+1,2]",    "[1;2]",  "null",      "[1,.5]"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        if (figures_read(wrong[i], 2, 1, read))
            fail_msg("%s was read", wrong[i]);
    }
    (void)setlocale(LC_NUMERIC, "C");
}

static void test_packed(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct answers answers, read;
    struct packed packed;
    answers_clear(&answers, instrument);
    assert_true(packed_write(instrument, &answers, &packed));
    assert_int_equal(packed.times_length, 0);
    static const int32_t times[] = {0, 126, 127, 128, 16382, 16383, INT32_MAX - 1, INT32_MAX};
    for (int i = 0; i < 8; i++)
        answers.list[i] = (struct answer){(int8_t)(i % 6), times[i]};
    answers.list[3].time_ms = TIME_UNKNOWN;
    assert_true(packed_write(instrument, &answers, &packed));
    size_t length = strlen(packed.text);
    assert_true(strncmp(packed.text, "01234501..", 10) == 0);
    assert_true(
        packed_read(instrument, packed.text, length, packed.times, packed.times_length, &read));
    for (int i = 0; i < answers.count; i++) {
        assert_int_equal(read.list[i].value, answers.list[i].value);
        assert_int_equal(read.list[i].time_ms, answers.list[i].time_ms);
    }
    /* Too short, too long, cut, beyond the largest time, no letter, no such option. */
    assert_false(
        packed_read(instrument, packed.text, length - 1, packed.times, packed.times_length, &read));
    assert_false(
        packed_read(instrument, packed.text, length + 1, packed.times, packed.times_length, &read));
    assert_false(
        packed_read(instrument, packed.text, length, packed.times, packed.times_length - 1, &read));
    assert_false(packed_read(instrument, packed.text, length,
                             (const unsigned char *)"\x81\x80\x80\x80\x08", 5, &read));
    assert_true(packed_read(instrument, packed.text, length,
                            (const unsigned char *)"\x80\x80\x80\x80\x08", 5, &read));
    assert_int_equal(read.list[0].time_ms, INT32_MAX);
    assert_false(packed_read(instrument, packed.text, length,
                             (const unsigned char *)"\x81\x80\x80\x80\x80\x80", 6, &read));
    static const char letters[] = {'6', 'b', 'c', ' ', '\0', '-', (char)0xff};
    for (size_t i = 0; i < sizeof letters; i++) {
        packed.text[0] = letters[i];
        assert_false(
            packed_read(instrument, packed.text, length, packed.times, packed.times_length, &read));
    }
    answers.list[0].time_ms = -2;
    assert_false(packed_write(instrument, &answers, &packed));
}

/* ---- actions and what was before ---- */

static void add_action(struct fixture *fixture, struct store *store, int64_t sitting,
                       const char *facet, enum outcome outcome) {
    struct action_chosen action = {.sitting = sitting,
                                   .tip = facet[0] != '\0' ? 1 : -1,
                                   .text = "If a call ends, then I write one line.",
                                   .chosen = START,
                                   .due = START + 7,
                                   .outcome = outcome};
    (void)snprintf(action.facet, sizeof action.facet, "%s", facet);
    if (!store_action_add(store, &action, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    assert_true(action.id > 0);
}

static void test_actions(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct action_chosen read[2], wrong = {.sitting = sitting.id, .facet = "ch", .text = "x"};
    assert_false(store_action_add(store, &wrong, &fixture->error));
    assert_sentence(fixture, "an action belongs to a finished sitting; finish this one first");
    fixture_finish(fixture, store, &sitting, START);
    assert_int_equal(store_actions(store, sitting.id, read, 2, &fixture->error), 0);
    add_action(fixture, store, sitting.id, "ch", OUTCOME_OPEN);
    add_action(fixture, store, sitting.id, "", OUTCOME_YES);
    add_action(fixture, store, sitting.id, "sc", OUTCOME_NO);
    assert_int_equal(store_actions(store, sitting.id, read, 2, &fixture->error), 3);
    assert_string_equal(read[0].facet, "ch");
    assert_int_equal(read[0].tip, 1);
    assert_string_equal(read[0].text, "If a call ends, then I write one line.");
    assert_int_equal(read[0].chosen, START);
    assert_int_equal(read[0].due, START + 7);
    assert_int_equal(read[0].outcome, OUTCOME_OPEN);
    assert_int_equal(read[1].tip, -1);
    assert_int_equal(read[1].outcome, OUTCOME_YES);
    assert_int_equal(store_actions(store, sitting.id, NULL, 0, &fixture->error), 3);
    wrong.text[0] = '\033';
    assert_false(store_action_add(store, &wrong, &fixture->error));
    assert_sentence(fixture, "the action holds a control character; write it without");
    memset(wrong.text, 'a', sizeof wrong.text);
    assert_false(store_action_add(store, &wrong, &fixture->error));
    assert_sentence(fixture, "the action is too long; use at most 399 bytes");
    wrong = (struct action_chosen){.sitting = 99, .text = "x"};
    assert_false(store_action_add(store, &wrong, &fixture->error));
    assert_sentence(fixture, "this sitting is no longer in the store; begin a new one");
    wrong.tip = TIPS_MOST;
    assert_false(store_action_add(store, &wrong, &fixture->error));
    assert_sentence(fixture, "there is no such tip; choose another");
    store_close(store);
}

/* A finished sitting with one tip. */
struct before {
    const char *name;
    enum form form;
    int level;
    enum quality quality;
    struct tip tip;
    int64_t finished;
};

static int64_t add_before(struct fixture *fixture, struct store *store, struct before before) {
    struct sitting sitting = fixture_sitting(fixture, store, before.name, before.form, START);
    struct answers answers;
    struct result result = {.form = before.form,
                            .level = before.level,
                            .quality = before.quality,
                            .tips = {before.tip},
                            .tip_count = 1};
    fixture_answers(fixture->instrument, &answers);
    if (!store_sitting_finish(store, sitting.id, fixture->instrument, &answers, &result,
                              before.finished, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return sitting.id;
}

static void test_previous(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct store *store = fixture_open(fixture);
    struct previous previous;
    struct person person;
    const char *facet = instrument->facets[2].id;
    const struct before list[] = {
        {"bluebird", FORM_FULL, 2, QUALITY_LOOK, {2, 0}, day},
        {"bluebird", FORM_FULL, 3, QUALITY_POOR, {2, 1}, 2 * day},
        {"bluebird", FORM_SHORT, 0, QUALITY_GOOD, {1, 1}, 3 * day},
        {"otter", FORM_FULL, 4, QUALITY_GOOD, {0, 1}, 4 * day},
    };
    int64_t first = add_before(fixture, store, list[0]);
    for (int i = 1; i < 4; i++)
        add_before(fixture, store, list[i]);
    fixture_sitting(fixture, store, "bluebird", FORM_FULL, 5 * day);
    assert_int_equal(store_person_find(store, "bluebird", &person, &fixture->error), FOUND);
    assert_true(
        store_previous(store, person.id, instrument, 30 * day - 1, &previous, &fixture->error));
    assert_int_equal(previous.level, 2);
    assert_int_equal(previous.days, 28);
    assert_int_equal(previous.last_tip[0], -1);
    assert_int_equal(previous.last_tip[1], 1);
    assert_int_equal(previous.last_tip[2], 1);
    assert_false(previous.keep[2]);
    add_action(fixture, store, first, facet, OUTCOME_PARTLY);
    add_action(fixture, store, first, "no_such_facet", OUTCOME_PARTLY);
    assert_true(store_previous(store, person.id, instrument, 0, &previous, &fixture->error));
    assert_int_equal(previous.days, 0);
    assert_true(previous.keep[2]);
    assert_false(previous.keep[0]);
    add_action(fixture, store, first, facet, OUTCOME_YES);
    assert_true(
        store_previous(store, person.id, instrument, INT64_MAX, &previous, &fixture->error));
    assert_false(previous.keep[2]);
    /* Another version of the questionnaire starts afresh; so does a person not in the store. */
    struct instrument other = *instrument;
    other.version = "another";
    assert_true(store_previous(store, person.id, &other, 30 * day, &previous, &fixture->error));
    assert_int_equal(previous.level, 0);
    assert_int_equal(previous.last_tip[2], -1);
    assert_true(store_previous(store, 0, instrument, 30 * day, &previous, &fixture->error));
    assert_int_equal(previous.level, 0);
    store_close(store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_result_comes_back_exactly),
        cmocka_unit_test(test_figures),
        TEST(test_packed),
        TEST(test_actions),
        TEST(test_previous),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
