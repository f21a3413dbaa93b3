/* One made-up person: what they answer is whole, reproducible and believable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/demo/internal.h"

#include <math.h>
#include <string.h>

enum { PEOPLE = 3000 };

static int read_questions(void **state) {
    *state = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, NULL);
    return *state == NULL;
}

static int free_questions(void **state) {
    instrument_free(*state);
    return 0;
}

static void answer(const struct instrument *instrument, uint64_t seed, uint64_t occasion,
                   double month, struct quiz *quiz) {
    struct demo_person person;
    demo_person(instrument, seed, &person);
    quiz_begin(quiz, instrument, FORM_FULL, occasion);
    demo_answer(&person, month, quiz);
}

static void the_same_seed_gives_the_same(void **state) {
    struct quiz first, again, other, later;
    answer(*state, 7, 1, 0, &first);
    answer(*state, 7, 1, 0, &again);
    answer(*state, 8, 1, 0, &other);
    answer(*state, 7, 2, 0, &later);
    assert_memory_equal(&first.answers, &again.answers, sizeof first.answers);
    assert_memory_not_equal(&first.answers, &other.answers, sizeof first.answers);
    assert_memory_not_equal(&first.answers, &later.answers, sizeof first.answers);
}

/* SplitMix64's own first numbers, so that another machine gives the same people. */
static void chance_is_the_same_everywhere(void **state) {
    (void)state;
    struct chance chance = chance_begin(0);
    assert_true(chance_next(&chance) == UINT64_C(0xe220a8397b1dcdaf));
    assert_true(chance_next(&chance) == UINT64_C(0x6e789e6aa1b965f4));
    assert_true(chance_word("a") == UINT64_C(0xaf63dc4c8601ec8c));
}

static void normal_numbers_are_normal(void **state) {
    (void)state;
    struct chance chance = chance_begin(1);
    double sum = 0, squares = 0;
    int beyond = 0;
    enum { NUMBERS = 20000 };
    for (int i = 0; i < NUMBERS; i++) {
        double number = chance_normal(&chance);
        sum += number;
        squares += number * number;
        beyond += number > 1.96;
    }
    assert_true(fabs(sum / NUMBERS) < 0.03);
    assert_true(fabs(squares / NUMBERS - 1) < 0.04);
    assert_in_range(beyond, 400, 600); /* 2.5 % are 500 */
}

static void values_fall_between_the_cuts(void **state) {
    (void)state;
    static const double cuts[] = {-1.55, -0.65, 0.30, 1.25};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(believable_option(cuts[i] - 0.001, 5), i + 1);
        assert_int_equal(believable_option(cuts[i] + 0.001, 5), i + 2);
    }
    for (int count = 2; count <= RESPONSES_MOST; count++) {
        assert_int_equal(believable_option(-9, count), 1);
        assert_int_equal(believable_option(9, count), count);
        int before = 1;
        for (double value = -3; value < 3; value += 0.01) {
            int option = believable_option(value, count);
            assert_in_range(option, before, before + 1); /* none is left out */
            before = option;
        }
    }
    assert_int_equal(believable_even(-0.01, 2), 1);
    assert_int_equal(believable_even(0.01, 2), 2);
}

static void every_question_is_answered(void **state) {
    struct instrument *evening = instrument_read(SOURCE_DIR "/data/evening.ini", NULL, NULL);
    assert_non_null(evening);
    const struct instrument *both[] = {*state, evening};
    for (int i = 0; i < 2; i++) {
        for (uint64_t seed = 0; seed < 300; seed++) {
            struct quiz quiz;
            struct result result;
            answer(both[i], seed, seed, 0, &quiz);
            assert_true(quiz_complete(&quiz));
            for (int k = 0; k < quiz.route_count; k++)
                assert_in_range(quiz.answers.list[quiz.route[k]].time_ms, 100, 200000);
            scoring_compute(both[i], FORM_FULL, &quiz.answers, NULL, &result);
            assert_false(result.discarded);
        }
    }
    instrument_free(evening);
}

/* Percent of `all`. */
static double share(int part, int all) {
    return 100.0 * part / all;
}

static void levels_and_wishes_are_spread_as_in_the_simulation(void **state) {
    const struct instrument *instrument = *state;
    int levels[LEVELS_MOST + 1] = {0}, desires[RESPONSES_MOST] = {0}, team = 0, poor = 0;
    for (uint64_t seed = 0; seed < PEOPLE; seed++) {
        struct quiz quiz;
        struct result result;
        answer(instrument, seed, seed, 0, &quiz);
        scoring_compute(instrument, FORM_FULL, &quiz.answers, NULL, &result);
        levels[result.level]++;
        assert_in_range(result.desire, 0, 4);
        desires[result.desire]++;
        team += result.team;
        poor += result.quality == QUALITY_POOR;
    }
    /* docs/scoring.md: 32, 40, 14 and 14 %, 46 % with a team. */
    static const double expected[] = {0, 32, 40, 14, 14};
    for (int level = 1; level <= 4; level++)
        assert_true(fabs(share(levels[level], PEOPLE) - expected[level]) < 6);
    assert_true(fabs(share(team, PEOPLE) - 46) < 4);
    for (int i = 0; i < 5; i++)
        assert_true(share(desires[i], PEOPLE) > 10 && share(desires[i], PEOPLE) < 32);
    assert_true(poor > 0 && share(poor, PEOPLE) < 3);
}

static double mean_of_scales(const struct instrument *instrument, uint64_t seed, double month) {
    struct quiz quiz;
    struct result result;
    double sum = 0;
    int known = 0;
    answer(instrument, seed, seed + 1, month, &quiz);
    scoring_compute(instrument, FORM_FULL, &quiz.answers, NULL, &result);
    for (int i = 0; i < instrument->scale_count; i++)
        if (result.scales[i].known)
            sum += result.scales[i].value, known++;
    return sum / known;
}

static void some_rise_some_fall_and_most_stay(void **state) {
    const struct instrument *instrument = *state;
    double risen = 0, fallen = 0, stayed = 0;
    int rise = 0, fall = 0, stay = 0;
    for (uint64_t seed = 0; seed < PEOPLE; seed++) {
        struct demo_person person;
        demo_person(instrument, seed, &person);
        if (person.care < 1)
            continue;
        double change = mean_of_scales(instrument, seed, 18) - mean_of_scales(instrument, seed, 0);
        if (person.drift > 0)
            risen += change, rise++;
        else if (person.drift < 0)
            fallen += change, fall++;
        else
            stayed += change, stay++;
    }
    assert_true(rise > fall && fall > 0 && stay > rise + fall);
    assert_true(risen / rise > 8);
    assert_true(fallen / fall < -8);
    assert_true(fabs(stayed / stay) < 1);
}

static void those_who_want_to_lead_choose_like_it(void **state) {
    const struct instrument *instrument = *state;
    int leader = instrument_scale(instrument, "leader");
    double chosen[5] = {0};
    int people[5] = {0};
    for (uint64_t seed = 0; seed < PEOPLE; seed++) {
        struct quiz quiz;
        struct result result;
        answer(instrument, seed, seed, 0, &quiz);
        scoring_compute(instrument, FORM_FULL, &quiz.answers, NULL, &result);
        chosen[result.desire] += result.leans[leader];
        people[result.desire]++;
    }
    for (int i = 1; i < 5; i++)
        assert_true(chosen[i] / people[i] > chosen[i - 1] / people[i - 1]);
}

static void names_are_made_up_and_differ(void **state) {
    (void)state;
    char name[NAME_BYTES], cleaned[NAME_BYTES];
    static char names[2500][NAME_BYTES];
    for (int i = 0; i < 2500; i++) {
        demo_name(i, names[i]);
        assert_true(text_name(names[i], "The code name", cleaned, NULL));
        for (int k = 0; k < i; k++)
            assert_string_not_equal(names[i], names[k]);
    }
    assert_string_equal(names[0], "Tin Heron");
    assert_string_equal(names[1], "Paper Wren");
    assert_string_equal(names[1152], "Tin Heron 2");
    demo_name(999999, name);
    assert_string_equal(name, "Rubber Crane 869");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_gives_the_same),
        cmocka_unit_test(chance_is_the_same_everywhere),
        cmocka_unit_test(normal_numbers_are_normal),
        cmocka_unit_test(values_fall_between_the_cuts),
        cmocka_unit_test(every_question_is_answered),
        cmocka_unit_test(levels_and_wishes_are_spread_as_in_the_simulation),
        cmocka_unit_test(some_rise_some_fall_and_most_stay),
        cmocka_unit_test(those_who_want_to_lead_choose_like_it),
        cmocka_unit_test(names_are_made_up_and_differ),
    };
    return cmocka_run_group_tests(tests, read_questions, free_questions);
}
