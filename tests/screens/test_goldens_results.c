/* Every screen of results over time, whole, in the sizes and kinds of terminal that people have;
 * and results of other kinds than the usual. */
#include "people.h"
#include "program.h"
#include "variants.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char *const results[] = {"results", NULL};

static void sittings(struct terminal *terminal, const struct variant *variant) {
    assert_true(terminal_see(terminal, "3 sittings"));
    variant_look(terminal, variant, "results");
    variant_look_at_help(terminal, variant, "results-help");
    terminal_type(terminal, "t");
    assert_true(terminal_see(terminal, "scale 1 of 5"));
    variant_look(terminal, variant, "trend");
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "scale 2 of 5"));
    variant_look(terminal, variant, "trend-second");
    variant_look_at_help(terminal, variant, "trend-help");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "3 sittings"));
}

static void one_result(struct terminal *terminal, const struct variant *variant) {
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "a answers"));
    variant_look(terminal, variant, "past");
    terminal_key(terminal, VTERM_KEY_PAGEDOWN);
    variant_look(terminal, variant, "past-second-page");
    terminal_key(terminal, VTERM_KEY_END);
    variant_look(terminal, variant, "past-end");
    variant_look_at_help(terminal, variant, "past-help");
    terminal_type(terminal, "a");
    assert_true(terminal_see(terminal, "Answers"));
    variant_look(terminal, variant, "answers");
    terminal_key(terminal, VTERM_KEY_END);
    for (int i = 0; i < 8; i++)
        terminal_key(terminal, VTERM_KEY_UP);
    variant_look(terminal, variant, "answers-near-the-end");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "a answers"));
    terminal_type(terminal, "s");
    assert_true(terminal_see(terminal, "In which form?"));
    variant_look(terminal, variant, "save");
    terminal_type(terminal, "3"); /* neither its folder nor that home is there */
    assert_true(terminal_see(terminal, "cannot be"));
    variant_look(terminal, variant, "save-failed");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "a answers"));
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "3 sittings"));
}

static void data(struct terminal *terminal, const struct variant *variant) {
    terminal_type(terminal, "d");
    assert_true(terminal_see(terminal, "My data"));
    variant_look(terminal, variant, "data");
    variant_look_at_help(terminal, variant, "data-help");
    terminal_type(terminal, "2");
    assert_true(terminal_see(terminal, "Keep it"));
    variant_look(terminal, variant, "delete-sitting");
    variant_look_at_help(terminal, variant, "delete-help");
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "3 sittings"));
    terminal_type(terminal, "d");
    assert_true(terminal_see(terminal, "My data"));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Keep it"));
    variant_look(terminal, variant, "delete-everything");
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "3 sittings"));
    terminal_type(terminal, "d");
    assert_true(terminal_see(terminal, "My data"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Your answers, your choice"));
    variant_look(terminal, variant, "consents-later");
    terminal_type(terminal, "1");
    variant_look(terminal, variant, "consents-withdrawn");
    terminal_type(terminal, "5");
    assert_true(terminal_see(terminal, "Your choices are kept"));
    variant_look(terminal, variant, "consents-kept");
}

static void whole_look(void **state, const struct variant *variant) {
    people_three_sittings(*state);
    struct terminal *terminal = variant_start(*state, variant, results, NULL);
    sittings(terminal, variant);
    one_result(terminal, variant);
    data(terminal, variant);
}

static void test_usual(void **state) {
    whole_look(state, &usual);
}

static void test_small(void **state) {
    whole_look(state, &small);
}

static void test_large(void **state) {
    whole_look(state, &large);
}

static void test_no_color(void **state) {
    whole_look(state, &no_color);
}

static void test_ascii(void **state) {
    whole_look(state, &ascii);
}

static void test_c_locale(void **state) {
    whole_look(state, &c_locale);
}

static const struct variant *const variants[] = {&usual,    &small, &large,
                                                 &no_color, &ascii, &c_locale};
enum { VARIANTS = sizeof variants / sizeof variants[0] };

/* The result of one made-up sitting in every kind of terminal, from its first line to its last. */
static void look_at_result(void **state, const struct made_up_sitting *sitting, const char *first,
                           const char *end) {
    static const char *const one[] = {"results", "--name", "test-heron", NULL};
    people_sit(*state, sitting);
    for (int i = 0; i < VARIANTS; i++) {
        struct terminal *terminal = variant_start(*state, variants[i], one, NULL);
        assert_true(terminal_see(terminal, "1 sitting"));
        terminal_type(terminal, "1");
        assert_true(terminal_see(terminal, "a answers"));
        variant_look(terminal, variants[i], first);
        terminal_key(terminal, VTERM_KEY_END);
        variant_look(terminal, variants[i], end);
        terminal_type(terminal, "f");
        static const char *const then[] = {"Facets", "too few questions", NULL};
        assert_in_range(terminal_see_one(terminal, then), 0, 1);
    }
}

/* Twelve items tell no level. */
static void test_short_form(void **state) {
    static const struct made_up_sitting sitting = {
        .name = "test-heron", .now = "1794657600", .item = 4, .reversed = 2, .short_form = true};
    look_at_result(state, &sitting, "result-short", "result-short-end");
}

/* Levels 3 and 4 are not assessed without a team. */
static void test_no_team(void **state) {
    static const struct made_up_sitting sitting = {.name = "test-heron",
                                                   .now = "1794657600",
                                                   .item = 4,
                                                   .reversed = 2,
                                                   .changes = "desire=1 desire_reason=3",
                                                   .alone = true};
    look_at_result(state, &sitting, "result-no-team", "result-no-team-end");
}

static void test_between(void **state) {
    static const struct made_up_sitting sitting = {.name = "test-heron",
                                                   .now = "1794657600",
                                                   .item = 4,
                                                   .reversed = 2,
                                                   .changes =
                                                       "ch1=3 st1=3 mo1=5 o1=achiever o2=follower"};
    look_at_result(state, &sitting, "result-between", "result-between-end");
}

/* Half a second for each answer, and not looking when asked to. */
static void test_poor(void **state) {
    static const struct made_up_sitting sitting = {.name = "test-heron",
                                                   .now = "1794657600",
                                                   .item = 4,
                                                   .reversed = 4,
                                                   .changes = "instructed=4",
                                                   .time_ms = 500};
    look_at_result(state, &sitting, "result-poor", "result-poor-end");
}

/* Nobody here, a name that nobody has, and a person without a finished sitting. */
static void nobody(void **state, const struct variant *variant) {
    struct terminal *terminal = variant_start(*state, variant, NULL, NULL);
    assert_true(terminal_see(terminal, "My results"));
    terminal_type(terminal, "3");
    assert_true(terminal_see(terminal, "Whose results?"));
    variant_look(terminal, variant, "typing-whose");
    terminal_type(terminal, "test-nobody");
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "There is nobody"));
    variant_look(terminal, variant, "typing-whose-nobody");

    static const char *const take[] = {"take", "--name", "test-heron", NULL};
    terminal = variant_start(*state, variant, take, NULL);
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, "3"));
    assert_true(program_see_place(terminal, 2));
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, NULL));
    terminal = variant_start(*state, variant, NULL, NULL);
    assert_true(terminal_see(terminal, "My results"));
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "no finished sitting"));
    variant_look(terminal, variant, "results-none");
}

static void test_nobody(void **state) {
    nobody(state, &usual);
}

static void test_nobody_small(void **state) {
    nobody(state, &small);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_usual),      SEAT_TEST(test_small),   SEAT_TEST(test_large),
        SEAT_TEST(test_no_color),   SEAT_TEST(test_ascii),   SEAT_TEST(test_c_locale),
        SEAT_TEST(test_short_form), SEAT_TEST(test_no_team), SEAT_TEST(test_between),
        SEAT_TEST(test_poor),       SEAT_TEST(test_nobody),  SEAT_TEST(test_nobody_small),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
