/* The parts of a result, one case at a time. */
#include "leadership.h"

typedef void part_fn(struct page *page, const struct instrument *instrument,
                     const struct result *result);

static void says(const struct instrument *instrument, const struct result *result, part_fn *part,
                 const char *expected) {
    struct page page;
    page_init(&page, 76, &glyphs_unicode);
    part(&page, instrument, result);
    assert_page(&page, expected);
    page_free(&page);
}

static void verdict(int level, int neighbour, const char *expected) {
    struct result result = {.level = level, .neighbour = neighbour};
    char text[64] = "x";
    result_verdict(&result, text, sizeof text);
    assert_string_equal(text, expected);
    scoring_verdict(&result, text);
    assert_string_equal(text, expected);
}

static void the_verdict_names_the_lower_level_first(void **state) {
    (void)state;
    verdict(0, 0, "");
    verdict(3, 0, "Level 3");
    verdict(2, 3, "Between 2 and 3");
    verdict(3, 2, "Between 2 and 3");
}

static void filling_replaces_known_names_only(void **state) {
    (void)state;
    char out[64];
    result_fill(out, sizeof out, "{a}, {b}{a} {c} {", "a", "one", "b", "{a}", (char *)NULL);
    assert_string_equal(out, "one, {a}one {c} {");
    result_fill(out, sizeof out, "{ {a} {a", "a", "é", (char *)NULL);
    assert_string_equal(out, "{ é {a");
    result_fill(out, 6, "ab {a} and more", "a", "éé", (char *)NULL);
    assert_string_equal(out, "ab é");
    result_fill(out, 1, "{a}", "a", "one", (char *)NULL);
    assert_string_equal(out, "");
    result_fill(out, sizeof out, "", (char *)NULL);
    assert_string_equal(out, "");
}

static void a_firm_level(void **state) {
    struct result result;
    judge(*state, true, (double[]){83.3, 91.7, 91.7, 90.0, 83.3},
          (double[]){83.3, 91.7, 91.7, 91.7, 75.0, 75.0, 83.3}, &result);
    says(*state, &result, result_page_level,
         "Level 4 – Leader Builder\n"
         "You help others to stand on their own and you play fair while doing it.\n");
    says(*state, &result, result_page_ladder,
         "○ 1 Supporter ─── ○ 2 Achiever ─── ○ 3 Trusted Guide ─── ● 4 Leader Builder\n");
    says(*state, &result, result_page_gate, "");
}

static void a_sentence_that_cannot_be_filled_is_left_out(void **state) {
    struct result result;
    judge_alone(*state, &result);
    result.desire = -1;
    result.strength = NOWHERE;
    result.team = true; /* so that nothing else is said */
    result.p_known[3] = result.p_known[4] = true;
    says(*state, &result, result_page_level,
         "Level 2 – Achiever\n"
         "You lead the one person you can always lead: yourself.\n");
    result.strength = 4;
    says(*state, &result, result_page_level,
         "Level 2 – Achiever\n"
         "You lead the one person you can always lead: yourself. Strongest card: Stock\n"
         "sense.\n");
    result.desire = 1;
    result.strength = NOWHERE;
    says(*state, &result, result_page_level,
         "Level 2 – Achiever\n"
         "You lead the one person you can always lead: yourself. Whether you also want\n"
         "to lead others is your choice: you said “Not now”.\n");
    says(*state, &result, result_page_strength, "");
}

static void scores_that_are_missing_leave_levels_open(void **state) {
    struct result result;
    judge(*state, true, (double[]){80, 80, -1, 80, 80}, (double[]){80, 80, 80, -1, 80, 80, 80},
          &result);
    result.desire = 2;
    says(*state, &result, result_page_level,
         "Level 2 – Achiever\n"
         "You lead the one person you can always lead: yourself. Strongest card:\n"
         "Character. Whether you also want to lead others is your choice: you said\n"
         "“Yes, very much”.\n"
         "Some levels are not assessed: there are too few answers for them.\n");
    says(*state, &result, result_page_scales,
         "Achiever   ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■┃■■■■□□□□●□□□······  80 ±8\n"
         "Trust      ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□●□□·······  80 ±7\n"
         "Leader     too few answers\n"
         "Fair play  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□●□□□······  80 ±7\n"
         "Follower   ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□□●□□□□□····  80 ±11\n"
         "           ● score  □ give or take  ┃ gate\n");
}

static void the_ladder_stands_where_notes_have_no_room(void **state) {
    struct result result;
    judge_between(*state, &result);
    result.level = 1;
    result.neighbour = 0;
    result.p_known[2] = false;
    says(*state, &result, result_page_ladder,
         "● 1 Supporter ─── ○ 2 Achiever ─── ○ 3 Trusted Guide ─── ○ 4 Leader Builder\n"
         "                      not assessed\n");
    struct page page;
    page_init(&page, 70, &glyphs_unicode);
    result_page_ladder(&page, *state, &result);
    assert_page(&page, "○ 4 Leader Builder\n"
                       "○ 3 Trusted Guide\n"
                       "○ 2 Achiever        not assessed\n"
                       "● 1 Supporter\n");
    page_free(&page);
}

static void no_level_at_all(void **state) {
    struct result result;
    judge(*state, true, (double[]){-1, -1, -1, -1, 60}, (double[]){-1, -1, -1, -1, -1, -1, 60},
          &result);
    says(*state, &result, result_page_level,
         "Your scales\n"
         "Many questions had no chance to come up, so there is too little here for a\n"
         "level.\n");
    says(*state, &result, result_page_ladder, "");
    says(*state, &result, result_page_gate, "");
}

static void the_short_form_tells_no_level(void **state) {
    struct answers answers;
    struct result result;
    const struct instrument *instrument = *state;
    answers_clear(&answers, instrument);
    const struct order *order = instrument_order(instrument, FORM_SHORT, true);
    for (int i = 0; i < order->count; i++)
        answers.list[order->prompts[i]].value = 2;
    for (int i = 0; i < instrument->item_count; i++)
        answers.list[instrument->items[i].prompt].value = 4;
    scoring_compute(instrument, FORM_SHORT, &answers, NULL, &result);
    says(instrument, &result, result_page_level,
         "Short form\n"
         "The short form has too few items to tell a level. The full form can.\n");
    says(instrument, &result, result_page_ladder, "");
    says(instrument, &result, result_page_scales,
         "Achiever   ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□●□□□□□·······  75 ±10\n"
         "Trust      ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□●□□□□□·······  75 ±10\n"
         "Leader     ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□●□□□□□·······  75 ±10\n"
         "Fair play  not in this form\n"
         "Follower   not in this form\n"
         "           ● score  □ give or take\n");
}

static void the_gate_never_contradicts_itself(void **state) {
    struct result result;
    judge_between(*state, &result);
    struct gate *gate = &result.gate;
    gate->value = 74.6; /* would round to the gate */
    says(*state, &result, result_page_gate,
         "What decides about level 3: Trust just under 75, gate 75, give or take 7.\n");
    gate->need.cut = 62.5;
    gate->value = 62.5;
    gate->met = true;
    gate->sem = 0;
    says(*state, &result, result_page_gate, "What decides about level 3: Trust 63, gate 62.5.\n");
    gate->need.cut = 62.3;
    gate->value = 62.4;
    says(*state, &result, result_page_gate,
         "What decides about level 3: Trust just over 62.3, gate 62.3.\n");
}

static void the_gate_names_its_facet(void **state) {
    struct result result;
    judge_between(*state, &result);
    result.gate = (struct gate){.known = true,
                                .level = 4,
                                .need = {.kind = NEED_EACH, .index = 3, .cut = 50},
                                .facet = 5,
                                .value = 37.5,
                                .sem = 11.6};
    says(*state, &result, result_page_gate,
         "What decides about level 4: Open door 38, gate 50, give or take 12.\n");
    result.gate.need = (struct need){.kind = NEED_FACET, .index = 1, .cut = 50};
    result.gate.facet = NOWHERE;
    says(*state, &result, result_page_gate,
         "What decides about level 4: Character 38, gate 50, give or take 12.\n");
}

static void the_lean_and_the_desire_stand_together(void **state) {
    struct result result;
    judge_between(*state, &result);
    result.lean = LEAN_STRONGLY;
    result.desire = -1;
    says(*state, &result, result_page_orientation,
         "Your choices lean strongly to the Leader side.\n"
         "Of 3 choices: Achiever 0 · Leader 2 · Follower 1\n"
         "Whether you want to lead, you left open.\n");
    result.lean = LEAN_MIXED;
    result.lean_scale = NOWHERE;
    result.desire = 1;
    says(*state, &result, result_page_orientation,
         "Your choices are mixed: more than one side draws you.\n"
         "Of 3 choices: Achiever 0 · Leader 2 · Follower 1\n"
         "Asked whether you want to lead, you said “Not now”.\n");
    result.lean = LEAN_UNKNOWN;
    says(*state, &result, result_page_orientation,
         "Asked whether you want to lead, you said “Not now”.\n");
    result.desire = -1;
    says(*state, &result, result_page_orientation, "");
}

static void poor_answers_get_a_friendly_note(void **state) {
    struct result result;
    struct page page;
    judge_between(*state, &result);
    result.quality = QUALITY_POOR;
    page_init(&page, 76, &glyphs_unicode);
    result_page_quality(&page, *state, &result, true);
    result_page_foot(&page, *state, "21 Nov 2026");
    assert_page(&page,
                "Some of these answers went very fast; the picture may be off.\n"
                "Self-view: these are your own answers; others may see you differently.\n"
                "Provisional: cuts and errors come from a simulation, not from a real group.\n"
                "Self-view on 21 Nov 2026, version draft-1. For personal growth only.\n");
    assert_int_equal(page.spans[0].role, ROLE_CAUTION);
    page_free(&page);
}

static void nothing_is_asked_where_no_key_answers(void **state) {
    struct instrument *instrument = *state;
    struct wording wording = instrument->wording;
    struct result result;
    struct page page;
    judge_between(instrument, &result);
    result.quality = QUALITY_POOR;
    instrument->wording.poor = "Some went very fast. Would you like to answer again?";
    page_init(&page, 76, &glyphs_unicode);
    result_page_quality(&page, instrument, &result, true);
    result_page_quality(&page, instrument, &result, false);
    assert_page(&page, "Some went very fast. Would you like to answer again?\n"
                       "Some went very fast.\n");
    page_free(&page);
    instrument->wording = wording;
}

static void facets_take_three_words_at_their_cuts(void **state) {
    struct result result;
    judge(*state, true, (double[]){75, 75, 75, 75, 75},
          (double[]){49.99, 50, 74.99, 75, 0, 100, 75 - 1e-12}, &result);
    says(*state, &result, result_page_facets,
         "Achiever\n"
         "  Focus and plan  room to grow\n"
         "Trust\n"
         "  Character       in between\n"
         "  Competency      in between\n"
         "Leader\n"
         "  Develop people  a strength\n"
         "Fair play\n"
         "  Stock sense     room to grow\n"
         "  Open door       a strength\n"
         "Follower\n"
         "  Team support    a strength\n");
}

static void bars_stay_inside_their_ends(void **state) {
    struct result result;
    judge(*state, true, (double[]){0, 100, 50, 3, 97}, (double[]){0, 100, 100, 50, 50, 50, 97},
          &result);
    says(*state, &result, result_page_scales,
         "Achiever   ●□□□·······················┃···┃··················   0 ±8\n"
         "Trust      ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■┃■■■■■■■■■□□● 100 ±7\n"
         "Leader     ■■■■■■■■■■■■■■■■■■■■■□□□□●□□□········┃············  50 ±8\n"
         "Fair play  □●□□□··························┃·····┃············   3 ±7\n"
         "Follower   ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□●□  97 ±11\n"
         "           ● score  □ give or take  ┃ gate\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_verdict_names_the_lower_level_first),
        cmocka_unit_test(filling_replaces_known_names_only),
        cmocka_unit_test(a_firm_level),
        cmocka_unit_test(a_sentence_that_cannot_be_filled_is_left_out),
        cmocka_unit_test(scores_that_are_missing_leave_levels_open),
        cmocka_unit_test(the_ladder_stands_where_notes_have_no_room),
        cmocka_unit_test(no_level_at_all),
        cmocka_unit_test(the_short_form_tells_no_level),
        cmocka_unit_test(the_gate_never_contradicts_itself),
        cmocka_unit_test(the_gate_names_its_facet),
        cmocka_unit_test(the_lean_and_the_desire_stand_together),
        cmocka_unit_test(poor_answers_get_a_friendly_note),
        cmocka_unit_test(nothing_is_asked_where_no_key_answers),
        cmocka_unit_test(facets_take_three_words_at_their_cuts),
        cmocka_unit_test(bars_stay_inside_their_ends),
    };
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
