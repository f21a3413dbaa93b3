#include "fixture.h"

#include "../../src/store/figures.h"
#include "../../src/store/packed.h"

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

/* What is kept; the rest is computed again and compared with what was computed then. */
static void assert_kept(const struct instrument *instrument, const struct result *read,
                        const struct result *kept) {
    assert_int_equal(read->form, kept->form);
    assert_int_equal(read->level, kept->level);
    assert_int_equal(read->rule_level, kept->rule_level);
    assert_int_equal(read->assessed, kept->assessed);
    assert_int_equal(read->quality, kept->quality);
    assert_int_equal(read->desire, kept->desire);
    assert_int_equal(read->tip_count, kept->tip_count);
    for (int i = 0; i < kept->tip_count; i++) {
        assert_int_equal(read->tips[i].facet, kept->tips[i].facet);
        assert_int_equal(read->tips[i].number, kept->tips[i].number);
    }
    for (int i = 0; i < instrument->scale_count; i++) {
        assert_int_equal(read->scales[i].known, kept->scales[i].known);
        assert_memory_equal(&read->scales[i].value, &kept->scales[i].value, sizeof(double));
    }
}

static void assert_computed(const struct instrument *instrument, const struct result *read,
                            const struct result *then) {
    assert_int_equal(read->team, then->team);
    assert_int_equal(read->neighbour, then->neighbour);
    assert_int_equal(read->gate.level, then->gate.level);
    assert_int_equal(read->gate.facet, then->gate.facet);
    assert_true(read->gate.value == then->gate.value);
    assert_int_equal(read->flags, then->flags);
    assert_int_equal(read->lean, then->lean);
    assert_int_equal(read->lean_scale, then->lean_scale);
    assert_int_equal(read->scenarios_answered, then->scenarios_answered);
    assert_memory_equal(read->leans, then->leans, sizeof then->leans);
    assert_int_equal(read->strength, then->strength);
    assert_true(read->median_ms == then->median_ms);
    assert_scores(read->scales, then->scales, instrument->scale_count);
    assert_scores(read->facets, then->facets, instrument->facet_count);
    for (int k = 1; k <= instrument->level_count; k++) {
        assert_int_equal(read->p_known[k], then->p_known[k]);
        assert_true(read->p[k] == then->p[k]);
    }
}

/* A result with values that a careless format would bend, and that no answers give. */
static struct result odd_result(const struct instrument *instrument) {
    static const double odd[] = {1.0 / 3, 0x1.8ffffffffffffp+6, 4.9406564584124654e-324, 0.1, 100};
    struct result result = {.form = FORM_FULL, .level = 2, .desire = -1, .lean_scale = NOWHERE};
    for (int i = 0; i < instrument->scale_count; i++)
        result.scales[i] = (struct score){i != 3, i != 3 ? odd[i % 5] : 0, i, i + 1};
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
    assert_kept(instrument, &read, &kept);
    assert_computed(instrument, &read, &kept);
    fixture_answers(instrument, &answers);
    kept = odd_result(instrument);
    assert_int_equal(store_result_load(store, odd.id, instrument, &read, &fixture->error),
                     FOUND_NOTHING);
    assert_true(
        store_sitting_finish(store, odd.id, instrument, &answers, &kept, START, &fixture->error));
    store_close(store);
    store = fixture_open(fixture);
    assert_int_equal(store_result_load(store, odd.id, instrument, &read, &fixture->error), FOUND);
    assert_kept(instrument, &read, &kept);
    assert_int_equal(store_result_load(store, 99, instrument, &read, &fixture->error),
                     FOUND_NOTHING);
    store_close(store);
}

/* Answers of chance, a level before: hysteresis, gate and neighbour come back as they were. */
static void test_computed_again(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct store *store = fixture_open(fixture);
    unsigned chance = 1;
    int held = 0;
    for (int round = 0; round < 300; round++) {
        struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
        struct answers answers;
        struct result read, then;
        struct previous previous;
        previous_none(&previous);
        previous.level = 1 + round % 4;
        previous.days = round % 2 == 0 ? 100 : 3;
        fixture_answers(instrument, &answers);
        for (int i = 0; i < instrument->item_count; i++) {
            chance = chance * 1103515245U + 12345U;
            int value = 3 + (int)((chance >> 16) % 3);
            if (answers.list[i].value != ANSWER_OPEN)
                answers.list[i].value = (int8_t)(instrument->items[i].reversed ? 6 - value : value);
        }
        scoring_compute(instrument, FORM_FULL, &answers, &previous, &then);
        assert_true(store_sitting_finish(store, sitting.id, instrument, &answers, &then, START,
                                         &fixture->error));
        assert_int_equal(store_result_load(store, sitting.id, instrument, &read, &fixture->error),
                         FOUND);
        assert_kept(instrument, &read, &then);
        assert_computed(instrument, &read, &then);
        held += then.level != then.rule_level;
    }
    assert_true(held > 5);
    store_close(store);
}

static void test_figures(void **state) {
    (void)state;
    const double scores[] = {62.5,  (double)NAN, 0,    425.0 / 6, 1150.0 / 13, 100,
                             0.1,   1.0 / 3,     -0.0, -1e-10,    1e22,        0x1.8ffffffffffffp+6,
                             5e-324};
    enum { COUNT = sizeof scores / sizeof scores[0] };
    double read[COUNT];
    unsigned char bytes[COUNT * FIGURE_BYTES_MOST];
    size_t length = figures_write(scores, 6, bytes);
    /* 125/2, unknown, 0/1, 425/6, 1150/13, 100/1 */
    static const unsigned char expected[] = {2, 125, 0, 1, 0, 6, 0xa9, 3, 13, 0xfe, 8, 1, 100};
    assert_int_equal(length, sizeof expected);
    assert_memory_equal(bytes, expected, sizeof expected);
    length = figures_write(scores, COUNT, bytes);
    assert_true(figures_read(bytes, length, COUNT, read));
    for (int i = 0; i < COUNT; i++)
        assert_true(isnan(scores[i]) ? isnan(read[i])
                                     : memcmp(&read[i], &scores[i], sizeof(double)) == 0);
    for (size_t cut = 0; cut < length; cut++)
        assert_false(figures_read(bytes, cut, COUNT, read));
    assert_false(figures_read(bytes, length, COUNT - 1, read));
    /* Infinite; more bytes than a number needs. */
    assert_false(figures_read((const unsigned char *)"\xff\0\0\0\0\0\0\xf0\x7f", 9, 1, read));
    assert_false(figures_read((const unsigned char *)"\1\x80\x80\x80\x80\x80\1", 7, 1, read));
}

/* Every mean that a scale of up to twelve items with up to eleven options can have. */
static void test_figures_are_exact(void **state) {
    (void)state;
    unsigned char bytes[FIGURE_BYTES_MOST];
    for (int steps = 1; steps <= 10; steps++) {
        for (int items = 1; items <= 12; items++) {
            for (int sum = 0; sum <= steps * items; sum++) {
                double read, total = 0;
                for (int i = 0, left = sum; i < items; i++) {
                    int points = left < steps ? left : steps;
                    total += 100.0 * points / steps;
                    left -= points;
                }
                double score = total / items;
                size_t length = figures_write(&score, 1, bytes);
                assert_true(figures_read(bytes, length, 1, &read));
                assert_memory_equal(&read, &score, sizeof score);
            }
        }
    }
}

static bool reads(const struct instrument *instrument, const struct packed *packed,
                  struct answers *answers) {
    return packed_read(instrument, packed->values, packed->values_length, packed->times,
                       packed->times_length, answers);
}

static bool reads_times(const struct instrument *instrument, const struct packed *packed,
                        const char *times, size_t length, struct answers *answers) {
    return packed_read(instrument, packed->values, packed->values_length,
                       (const unsigned char *)times, length, answers);
}

static void test_packed(void **state) {
    struct fixture *fixture = *state;
    const struct instrument *instrument = fixture->instrument;
    struct answers answers, read;
    struct packed packed;
    answers_clear(&answers, instrument);
    assert_true(packed_write(instrument, &answers, &packed));
    assert_int_equal(packed.values_length, 0);
    assert_int_equal(packed.times_length, 0);
    assert_true(reads(instrument, &packed, &read));
    static const int32_t times[] = {0, 126, 127, 128, 16382, 16383, INT32_MAX - 1, INT32_MAX};
    int asked[8], reserve = NOWHERE;
    for (int i = 0, count = 0; count < 8; i++) {
        if (instrument->items[i].reserve)
            reserve = i;
        else
            asked[count++] = i;
    }
    assert_int_not_equal(reserve, NOWHERE);
    for (int i = 0; i < 8; i++)
        answers.list[asked[i]] = (struct answer){(int8_t)(i % 6), times[i]};
    answers.list[asked[3]].time_ms = TIME_UNKNOWN;
    answers.list[asked[6]].value = ANSWER_OPEN; /* looked at, not answered */
    answers.list[answers.count - 1] = (struct answer){1, TIME_UNKNOWN};
    answers.list[reserve] = (struct answer){2, 777};
    assert_true(packed_write(instrument, &answers, &packed));
    assert_memory_equal(packed.values, "\x01\x23\x45\xE1\xFF", 5);
    assert_true(reads(instrument, &packed, &read));
    for (int i = 0; i < answers.count; i++) {
        assert_int_equal(read.list[i].value, answers.list[i].value);
        assert_int_equal(read.list[i].time_ms, answers.list[i].time_ms);
    }
    /* Too many values, times cut, beyond the largest time, too many times, no such option. */
    struct packed wrong = packed;
    wrong.values_length = (size_t)answers.count / 2 + 1;
    wrong.values[wrong.values_length - 1] = 0x11;
    assert_false(reads(instrument, &wrong, &read));
    wrong = packed;
    wrong.times_length--;
    assert_false(reads(instrument, &wrong, &read));
    assert_false(reads_times(instrument, &packed, "\x81\x80\x80\x80\x08", 5, &read));
    assert_true(reads_times(instrument, &packed, "\x80\x80\x80\x80\x08", 5, &read));
    assert_int_equal(read.list[0].time_ms, INT32_MAX);
    assert_false(reads_times(instrument, &packed, "\x81\x80\x80\x80\x80\x80", 6, &read));
    assert_false(reads_times(instrument, &packed, "\1\1\1\1\1\1\1\1\1\1\1", 11, &read));
    for (int half = 6; half < 0xE; half++) {
        packed.values[0] = (unsigned char)(half << 4 | 1);
        assert_false(reads(instrument, &packed, &read));
    }
    answers.list[0].time_ms = -2;
    assert_false(packed_write(instrument, &answers, &packed));
    answers.list[0] = (struct answer){6, 1};
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

static void test_outcomes(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct action_chosen read[2];
    struct sitting first = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct sitting second = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START + 1);
    struct sitting third = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START + 2);
    fixture_finish(fixture, store, &first, START + 1);
    assert_int_equal(store_actions_open(store, first.person, read, 2, &fixture->error), 0);
    add_action(fixture, store, first.id, "ch", OUTCOME_OPEN);
    fixture_finish(fixture, store, &second, START + 2);
    assert_int_equal(store_actions_open(store, first.person, read, 2, &fixture->error), 1);
    add_action(fixture, store, second.id, "co", OUTCOME_YES);
    add_action(fixture, store, second.id, "sc", OUTCOME_OPEN);
    add_action(fixture, store, second.id, "", OUTCOME_OPEN);
    fixture_finish(fixture, store, &third, START + 3);
    assert_int_equal(store_actions_open(store, first.person, read, 2, &fixture->error), 2);
    assert_string_equal(read[0].facet, "sc");
    assert_string_equal(read[1].facet, "");
    assert_int_equal(store_actions_open(store, 99, read, 2, &fixture->error), 0);
    int64_t id = read[0].id;
    assert_true(store_action_outcome(store, id, OUTCOME_PARTLY, START + 9, &fixture->error));
    /* What was put off in an earlier sitting is asked again. */
    assert_int_equal(store_actions_open(store, first.person, read, 2, &fixture->error), 2);
    assert_string_equal(read[0].facet, "ch");
    assert_string_equal(read[1].facet, "");
    assert_int_equal(store_actions_open(store, first.person, read, 1, &fixture->error), 1);
    assert_string_equal(read[0].facet, "");
    struct action_chosen all[3];
    assert_int_equal(store_actions(store, second.id, all, 3, &fixture->error), 3);
    assert_int_equal(all[1].outcome, OUTCOME_PARTLY);
    assert_int_equal(all[1].told, START + 9);
    assert_int_equal(all[2].told, 0);
    assert_true(store_action_outcome(store, id, OUTCOME_OPEN, START + 10, &fixture->error));
    assert_int_equal(store_actions_open(store, first.person, read, 2, &fixture->error), 2);
    assert_int_equal(read[0].told, 0);
    assert_false(store_action_outcome(store, 99, OUTCOME_YES, START, &fixture->error));
    assert_sentence(fixture, "this action is no longer in the store; nothing was changed");
    assert_false(
        store_action_outcome(store, id, (enum outcome)(OUTCOME_NO + 1), START, &fixture->error));
    assert_sentence(fixture, "there is no such outcome; say yes, partly or no");
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

/* The same id and version with another order of the facets. */
static struct instrument *reworded_questionnaire(const struct instrument *instrument) {
    struct error error;
    char *bytes = malloc(instrument->length + 1);
    assert_non_null(bytes);
    memcpy(bytes, instrument->bytes, instrument->length);
    bytes[instrument->length] = '\0';
    char *start = strstr(bytes, "[facet."), *end = strstr(start, "\n\n");
    char *last = NULL;
    for (char *at = start; (at = strstr(at + 1, "\n[facet.")) != NULL;)
        last = at + 1;
    size_t moved = (size_t)(end + 2 - start);
    char *first = strndup(start, moved);
    memmove(start, start + moved, (size_t)(last - start) - moved);
    memcpy(last - moved, first, moved);
    free(first);
    struct instrument *reworded =
        instrument_parse("reworded", bytes, instrument->length, NULL, &error);
    if (reworded == NULL)
        fail_msg("%s", error.sentence);
    free(bytes);
    return reworded;
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
    int64_t first = 0, last = 0;
    for (int i = 0; i < 4; i++) {
        int64_t id = add_before(fixture, store, list[i]);
        first = i == 0 ? id : first;
        last = i == 2 ? id : last;
    }
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
    /* Only what was chosen the last time keeps its tip. */
    add_action(fixture, store, first, facet, OUTCOME_OPEN);
    assert_true(store_previous(store, person.id, instrument, 0, &previous, &fixture->error));
    assert_false(previous.keep[2]);
    add_action(fixture, store, last, facet, OUTCOME_PARTLY);
    add_action(fixture, store, last, "no_such_facet", OUTCOME_PARTLY);
    assert_true(store_previous(store, person.id, instrument, 0, &previous, &fixture->error));
    assert_int_equal(previous.days, 0);
    assert_true(previous.keep[2]);
    assert_false(previous.keep[0]);
    add_action(fixture, store, last, facet, OUTCOME_OPEN);
    assert_true(store_previous(store, person.id, instrument, 0, &previous, &fixture->error));
    assert_true(previous.keep[2]);
    add_action(fixture, store, last, facet, OUTCOME_NO);
    assert_true(store_previous(store, person.id, instrument, 0, &previous, &fixture->error));
    assert_false(previous.keep[2]);
    add_action(fixture, store, last, facet, OUTCOME_YES);
    assert_true(
        store_previous(store, person.id, instrument, INT64_MAX, &previous, &fixture->error));
    assert_false(previous.keep[2]);
    /* Tips of an earlier wording of the version go by the ids of the facets. */
    struct instrument *reworded = reworded_questionnaire(instrument);
    assert_true(store_previous(store, person.id, reworded, 0, &previous, &fixture->error));
    int same = instrument_facet(reworded, facet);
    assert_int_not_equal(same, 2);
    assert_int_equal(previous.last_tip[same], 1);
    assert_true(previous.level == 2 && !previous.keep[same]);
    instrument_free(reworded);
    /* Another way of scoring starts afresh. */
    struct instrument rescored = *instrument;
    rescored.scoring_version++;
    assert_true(store_previous(store, person.id, &rescored, 30 * day, &previous, &fixture->error));
    assert_int_equal(previous.level, 0);
    assert_int_equal(previous.last_tip[2], -1);
    /* So does another version of the questionnaire, and a person not in the store. */
    struct instrument other = *instrument;
    other.version = "another";
    assert_true(store_previous(store, person.id, &other, 30 * day, &previous, &fixture->error));
    assert_int_equal(previous.level, 0);
    assert_int_equal(previous.last_tip[2], -1);
    assert_true(store_previous(store, 0, instrument, 30 * day, &previous, &fixture->error));
    assert_int_equal(previous.level, 0);
    store_close(store);
}

/* A level is checked before anything is computed with it. */
static void test_impossible_levels(void **state) {
    struct fixture *fixture = *state;
    struct result read;
    static const char *const columns[] = {"level", "rule_level", "assessed"};
    static const int levels[] = {-1, 5, 300, -32768};
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    fixture_finish(fixture, store, &sitting, START);
    store_close(store);
    for (int i = 0; i < 12; i++) {
        char sql[120];
        (void)snprintf(sql, sizeof sql,
                       "UPDATE result SET level = 1, rule_level = 1, assessed = 4");
        outside(fixture->path, sql);
        (void)snprintf(sql, sizeof sql, "UPDATE result SET %s = %d", columns[i % 3], levels[i / 3]);
        outside(fixture->path, sql);
        store = fixture_open(fixture);
        assert_int_equal(
            store_result_load(store, sitting.id, fixture->instrument, &read, &fixture->error),
            FOUND_FAILED);
        assert_sentence(fixture, "PATH is damaged: it holds a number that cannot be; put a backup "
                                 "in its place, or move it away to begin with an empty one");
        store_close(store);
    }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_result_comes_back_exactly),
        TEST(test_computed_again),
        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_figures_are_exact),
        TEST(test_packed),
        TEST(test_actions),
        TEST(test_outcomes),
        TEST(test_previous),
        TEST(test_impossible_levels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
