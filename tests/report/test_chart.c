/* The numbers behind the drawings. */
#include "leader_history.h"

#include "leadquiz/chart.h"

static void bars_hold_scores_errors_and_gates(void **state) {
    struct result result;
    struct chart_bar bars[SCALES_MOST];
    judge_between(*state, &result);
    assert_int_equal(chart_bars(*state, &result, bars), 5);
    assert_string_equal(bars[0].name, "Achiever");
    assert_string_equal(bars[1].motto, "Earn trust");
    assert_true(bars[0].known);
    assert_float_equal(bars[0].value, 69.4, 1e-9);
    assert_float_equal(bars[0].low, 61.9, 1e-9);
    assert_float_equal(bars[0].high, 76.9, 1e-9);
    assert_int_equal(bars[0].gate_count, 2);
    assert_float_equal(bars[0].gates[0], 55, 0);
    assert_int_equal(bars[0].gate_levels[0], 3);
    assert_float_equal(bars[0].gates[1], 62.5, 0);
    assert_int_equal(bars[0].gate_levels[1], 2);
    assert_int_equal(bars[4].gate_count, 0);
    assert_float_equal(bars[4].high, 94.6, 1e-9);
}

static void the_band_ends_where_scores_end(void **state) {
    struct result result;
    struct chart_bar bars[SCALES_MOST];
    judge(*state, true, (double[]){100, 3, 50, 50, 50}, (double[]){50, 50, 50, 50, 50, 50, 50},
          &result);
    chart_bars(*state, &result, bars);
    assert_float_equal(bars[0].high, 100, 0);
    assert_float_equal(bars[1].low, 0, 0);
    result.form = FORM_SHORT; /* no error of Follower is known there */
    chart_bars(*state, &result, bars);
    assert_float_equal(bars[0].low, 90, 1e-9);
    assert_float_equal(bars[4].low, 50, 0);
    assert_float_equal(bars[4].high, 50, 0);
}

static void levels_not_looked_at_set_no_gates(void **state) {
    struct result result;
    struct chart_bar bars[SCALES_MOST];
    judge_alone(*state, &result);
    chart_bars(*state, &result, bars);
    assert_false(bars[2].known);
    assert_float_equal(bars[2].high, 0, 0);
    assert_int_equal(bars[0].gate_count, 1);
    assert_float_equal(bars[0].gates[0], 62.5, 0);
    assert_int_equal(bars[1].gate_count, 0);
}

static void rungs_tell_the_level_its_neighbour_and_what_is_open(void **state) {
    struct result result;
    struct chart_rung rungs[LEVELS_MOST];
    judge_between(*state, &result);
    assert_int_equal(chart_ladder(*state, &result, rungs), 4);
    assert_string_equal(rungs[3].name, "Leader Builder");
    assert_true(!rungs[0].here && rungs[1].here && !rungs[1].maybe && rungs[2].maybe);
    assert_true(rungs[3].assessed);
    judge_alone(*state, &result);
    chart_ladder(*state, &result, rungs);
    assert_true(rungs[1].assessed && !rungs[2].assessed && !rungs[3].assessed);
}

static void a_line_joins_what_may_be_compared(void **state) {
    struct made_up made_up;
    struct chart_line line;
    make_up(&made_up, *state, "made-up owl");
    chart_line(&made_up.history, "achiever", &line);
    assert_string_equal(line.name, "Achiever");
    assert_int_equal(line.count, 3);
    assert_true(line.points[0].from == NOWHERE && line.points[1].from == NOWHERE);
    assert_int_equal(line.points[2].from, 1);
    assert_int_equal(chart_next(&line, 0), NOWHERE);
    assert_int_equal(chart_next(&line, 1), 2);
    assert_int_equal(line.points[2].time, MAY);
    assert_float_equal(line.points[2].low, 61.9, 1e-9);
    assert_int_equal(line.gate_count, 2);
    assert_float_equal(line.gates[1], 62.5, 0);
    assert_int_equal(line.gate_levels[1], 2);
}

static void a_line_skips_unknown_scores_and_scales(void **state) {
    struct made_up made_up;
    struct chart_line line;
    make_up(&made_up, *state, "made-up owl");
    chart_line(&made_up.history, "leader", &line); /* no team in January */
    assert_int_equal(line.count, 2);
    assert_int_equal(line.points[0].time, MARCH);
    assert_int_equal(line.points[1].from, 0);
    /* March has no score, and what is left may not be compared. */
    chart_line(&made_up.history, "follower", &line);
    assert_int_equal(line.count, 2);
    assert_int_equal(line.points[1].from, NOWHERE);
    /* Through March it may. */
    made_up.entries[1].before = 0;
    chart_line(&made_up.history, "follower", &line);
    assert_int_equal(line.points[1].from, 0);
    chart_line(&made_up.history, "nobody", &line);
    assert_int_equal(line.count, 0);
    made_up.history.count = 0;
    chart_line(&made_up.history, "leader", &line);
    assert_int_equal(line.count, 0);
}

static void a_short_form_between_breaks_no_line(void **state) {
    struct made_up made_up;
    struct chart_line line;
    make_up(&made_up, *state, "made-up owl");
    make_short_between(&made_up);
    chart_line(&made_up.history, "achiever", &line);
    assert_int_equal(line.count, 3);
    assert_int_equal(line.points[1].from, NOWHERE);
    assert_int_equal(line.points[2].from, 0);
    assert_int_equal(chart_next(&line, 0), 2);
    assert_int_equal(chart_next(&line, 1), NOWHERE);
}

static void a_long_line_keeps_its_newest_points(void **state) {
    enum { MANY = POINTS_MOST + 3 };
    struct history_entry *entries = calloc(MANY, sizeof *entries);
    struct chart_line line;
    assert_non_null(entries);
    struct history history = {.entries = entries, .count = MANY};
    for (int i = 0; i < MANY; i++) {
        entries[i].instrument = *state;
        entries[i].before = i - 1;
        entries[i].sitting.finished = i;
        entries[i].result.scales[0] = (struct score){.known = true, .value = 50};
    }
    chart_line(&history, "achiever", &line);
    assert_int_equal(line.count, POINTS_MOST);
    assert_int_equal(line.points[0].time, 3);
    assert_int_equal(line.points[0].from, NOWHERE); /* what it was joined to is gone */
    assert_int_equal(line.points[POINTS_MOST - 1].from, POINTS_MOST - 2);
    free(entries);
}

/* ---- in terminal cells ---- */

static void draws(const struct chart_line *line, const struct glyphs *glyphs, int width, int rows,
                  const char *expected) {
    struct page page;
    page_init(&page, width, glyphs);
    chart_line_cells(&page, line, rows);
    assert_page(&page, expected);
    page_free(&page);
}

static const struct chart_line rising = {.name = "Trust",
                                         .count = 3,
                                         .gate_count = 1,
                                         .gates = {75},
                                         .points = {{JANUARY, 20, 10, 30, NOWHERE, 0},
                                                    {MARCH, 50, 40, 60, 0, 1},
                                                    {MAY, 100, 90, 100, 1, 2}}};

static void a_line_with_its_band_and_gate(void **state) {
    (void)state;
    draws(&rising, &glyphs_unicode, 30, 7,
          " 100┤                    ⢀⣠⠴⠺⠛\n"
          "  75┤⠤ ⠤ ⠤ ⠤ ⠤ ⠤ ⠤ ⠤⠠⣀⡤⠴⠺⠩⠈⠬ ⠤\n"
          "    │         ⠠⠠⠠⣈⡬⠖⠫⠁⠈       \n"
          "  50┤   ⠠⠠⢀⣈⡬⠴⠒⠫⠛⠁⠈           \n"
          "    │⣤⠬⠖⠒⠫⠩ ⠈⠈                \n"
          "   0┤⠈⠈                       \n"
          "     5 Jan 2026     4 May 2026\n");
    draws(&rising, &glyphs_ascii, 30, 7,
          " 100+                    ****o\n"
          "  75+- - - - - - - -.*****.- -\n"
          "    |         ...*****.       \n"
          "  50+   ..******o*.           \n"
          "    |o***** ..                \n"
          "   0+..                       \n"
          "     5 Jan 2026     4 May 2026\n");
}

static void the_band_leaves_the_line_free(void **state) {
    (void)state;
    struct chart_line flat = {
        .name = "Trust",
        .count = 2,
        .points = {{JANUARY, 52, 40, 64, NOWHERE, 0}, {MAY, 52, 40, 64, 0, 1}}};
    draws(&flat, &glyphs_unicode, 16, 7,
          " 100┤           \n"
          "    │           \n"
          "    │⣤⣈⣈⣈⣈⣈⣈⣈⣈⣈⣤\n"
          "  50┤⠠⠠⠠⠠⠠⠠⠠⠠⠠⠠ \n"
          "    │           \n"
          "   0┤           \n"
          "      4 May 2026\n");
}

static void what_may_not_be_compared_is_not_joined(void **state) {
    (void)state;
    struct chart_line line = rising;
    line.points[1].from = NOWHERE;
    draws(&line, &glyphs_unicode, 30, 7,
          " 100┤                    ⢀⣠⠴⠺⠛\n"
          "  75┤⠤ ⠤ ⠤ ⠤ ⠤ ⠤ ⠤ ⠤⠠⣀⡤⠴⠺⠩⠈⠬ ⠤\n"
          "    │           ⠠⣈⡬⠖⠫⠁⠈       \n"
          "  50┤           ⠛⠁⠈           \n"
          "    │⣤                        \n"
          "   0┤⠘                        \n"
          "     5 Jan 2026     4 May 2026\n");
    draws(&line, &glyphs_ascii, 30, 7,
          " 100+                    ****o\n"
          "  75+- - - - - - - -.*****.- -\n"
          "    |           .*****.       \n"
          "  50+           o*.           \n"
          "    |o                        \n"
          "   0+.                        \n"
          "     5 Jan 2026     4 May 2026\n");
}

static void a_line_passes_over_other_points(void **state) {
    (void)state;
    struct chart_line line = rising;
    line.points[1].from = NOWHERE;
    line.points[1].value = line.points[1].low = line.points[1].high = 80;
    line.points[2] = (struct chart_point){MAY, 20, 20, 20, 0, 2};
    line.points[0].low = line.points[0].high = 20;
    line.gate_count = 0;
    draws(&line, &glyphs_ascii, 30, 7,
          " 100+                         \n"
          "    |           o             \n"
          "    |                         \n"
          "  50+                         \n"
          "    |o***********************o\n"
          "   0+                         \n"
          "     5 Jan 2026     4 May 2026\n");
}

static void a_gate_is_told_before_the_axis(void **state) {
    (void)state;
    struct chart_line line = rising;
    line.gate_count = 2;
    line.gates[0] = 48;
    line.gates[1] = 98;
    draws(&line, &glyphs_ascii, 30, 7,
          "  98+- - - - - - - - - - ****o\n"
          "    |               .*****..  \n"
          "    |         ...*****.       \n"
          "  48+- -.-******o*.- - - - - -\n"
          "    |o***** ..                \n"
          "   0+..                       \n"
          "     5 Jan 2026     4 May 2026\n");
}

static void one_point_none_and_little_room(void **state) {
    (void)state;
    struct chart_line line = rising;
    line.gate_count = 0;
    line.count = 1;
    draws(&line, &glyphs_unicode, 30, 5,
          " 100┤                         \n"
          "    │                         \n"
          "  50┤            ⡀            \n"
          "   0┤            ⠛            \n"
          "            5 Jan 2026\n");
    line.count = 3;
    draws(&line, &glyphs_unicode, 20, 4,
          " 100┤          ⣀⡤⠴⠚⠛\n"
          "  50┤   ⢀⣀⣠⠤⣴⠚⠉⠁    \n"
          "   0┤⠶⠚⠉⠉           \n"
          "          4 May 2026\n");
    line.count = 0;
    draws(&line, &glyphs_ascii, 20, 4,
          " 100+               \n"
          "  50+               \n"
          "   0+               \n"
          "\n");
    draws(&rising, &glyphs_unicode, 30, 2, "");
    draws(&rising, &glyphs_unicode, 6, 5, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_hold_scores_errors_and_gates),
        cmocka_unit_test(the_band_ends_where_scores_end),
        cmocka_unit_test(levels_not_looked_at_set_no_gates),
        cmocka_unit_test(rungs_tell_the_level_its_neighbour_and_what_is_open),
        cmocka_unit_test(a_line_joins_what_may_be_compared),
        cmocka_unit_test(a_line_skips_unknown_scores_and_scales),
        cmocka_unit_test(a_short_form_between_breaks_no_line),
        cmocka_unit_test(a_long_line_keeps_its_newest_points),
        cmocka_unit_test(a_line_with_its_band_and_gate),
        cmocka_unit_test(the_band_leaves_the_line_free),
        cmocka_unit_test(what_may_not_be_compared_is_not_joined),
        cmocka_unit_test(a_line_passes_over_other_points),
        cmocka_unit_test(a_gate_is_told_before_the_axis),
        cmocka_unit_test(one_point_none_and_little_room),
    };
    setenv("TZ", "UTC", 1);
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
