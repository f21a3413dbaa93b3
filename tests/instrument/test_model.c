/* What a sound file becomes. */
#include "sample.h"

static int load_sample(void **state) {
    struct error error = {0};
    struct problems problems;
    struct instrument *instrument =
        instrument_parse("garden.ini", SAMPLE, sizeof SAMPLE - 1, &problems, &error);
    if (instrument == NULL || problems.count != 0)
        print_message("%s\n", problems.count > 0 ? problems.list[0].sentence : error.sentence);
    int failed = instrument == NULL || problems.count != 0;
    problems_free(&problems);
    *state = instrument;
    return failed;
}

static int free_sample(void **state) {
    instrument_free(*state);
    return 0;
}

static void the_basics_are_read(void **state) {
    const struct instrument *garden = *state;
    assert_string_equal(garden->id, "garden");
    assert_string_equal(garden->version, "1");
    assert_string_equal(garden->title, "Garden check");
    assert_string_equal(garden->language, "en");
    assert_string_equal(garden->wording.window, "In the last month, how often?");
    assert_string_equal(garden->wording.window_short, "In the last week, how often?");
    assert_int_equal(garden->wording.welcome.count, 1);
    assert_string_equal(garden->wording.welcome.text[0], "Welcome; take # a seat.");
    assert_int_equal(garden->wording.limits.count, 0);
    assert_int_equal(garden->response_count, 3);
    assert_string_equal(garden->responses[2].label, "Often");
    assert_string_equal(garden->responses[2].id, "3");
    assert_string_equal(garden->responses[2].help, "");
    assert_string_equal(garden->no_chance, "Cannot say");
    assert_int_equal(garden->scale_count, 2);
    assert_string_equal(garden->scales[1].name, "Share");
    assert_string_equal(garden->scales[1].motto, "");
    assert_false(garden->scales[0].all_facets);
    assert_int_equal(garden->facet_count, 3);
    assert_int_equal(garden->facets[2].scale, 1);
    assert_int_equal(garden->facets[2].tip_count, 2);
    assert_string_equal(garden->facets[2].tips[1], "Give two.");
}

static void prompts_come_items_first(void **state) {
    const struct instrument *garden = *state;
    static const char *const ids[] = {"wa1", "we1", "wa2",  "gi1",  "we2", "gi2",
                                      "gi3", "day", "team", "wish", "why", "awake"};
    assert_int_equal(garden->prompt_count, 12);
    for (int i = 0; i < 12; i++) {
        assert_string_equal(garden->prompts[i].id, ids[i]);
        assert_int_equal(instrument_prompt(garden, ids[i]), i);
    }
    assert_int_equal(garden->item_count, 7);
    const struct item *item = instrument_item(garden, 2);
    assert_non_null(item);
    assert_true(item->reversed);
    assert_false(item->needs_team);
    assert_false(item->reserve);
    assert_int_equal(item->visibility, VISIBILITY_LOW);
    assert_int_equal(item->facet, 0);
    assert_int_equal(item->opposite, 0);
    assert_int_equal(garden->items[0].opposite, 2);
    assert_int_equal(garden->items[1].opposite, NOWHERE);
    assert_string_equal(item->observer, "This person lets the beds dry out.");
    assert_string_equal(item->source, "made up");
    assert_true(garden->items[3].needs_team);
    assert_true(garden->items[6].reserve);
    assert_true(garden->prompts[0].no_chance);
    assert_ptr_equal(garden->prompts[0].options, garden->responses);
    assert_null(instrument_item(garden, 7));
    assert_int_equal(instrument_prompt(garden, "nobody"), NOWHERE);
    assert_int_equal(instrument_scale(garden, "share"), 1);
    assert_int_equal(instrument_scale(garden, "water"), NOWHERE);
    assert_int_equal(instrument_facet(garden, "weed"), 1);
}

static void scenarios_and_questions_have_their_options(void **state) {
    const struct instrument *garden = *state;
    const struct scenario *scenario = instrument_scenario(garden, 7);
    assert_non_null(scenario);
    /* The order of the file, not of the scales. */
    assert_int_equal(garden->prompts[7].option_count, 2);
    assert_string_equal(garden->prompts[7].options[0].id, "share");
    assert_string_equal(garden->prompts[7].options[0].label, "help next door");
    assert_int_equal(scenario->leans[0], 1);
    assert_int_equal(scenario->leans[1], 0);
    assert_false(garden->prompts[7].no_chance);
    assert_int_equal(garden->role_question[ROLE_TEAM], 8);
    assert_int_equal(garden->role_question[ROLE_DESIRE], 9);
    assert_int_equal(garden->role_question[ROLE_REASON], 10);
    assert_int_equal(garden->role_question[ROLE_INSTRUCTED], 11);
    assert_int_equal(garden->role_question[ROLE_EFFORT], NOWHERE);
    const struct question *awake = instrument_question(garden, 11);
    assert_non_null(awake);
    assert_int_equal(awake->expected, 3);
    assert_int_equal(garden->prompts[11].option_count, 3);
    assert_string_equal(garden->prompts[9].options[1].label, "Perhaps");
    assert_string_equal(garden->prompts[9].options[1].id, "2");
    assert_null(instrument_question(garden, 0));
    assert_null(instrument_scenario(garden, 0));
}

static void expect_order(const struct instrument *instrument, enum form form, bool team,
                         const char *expected) {
    char ids[200] = "";
    const struct order *order = instrument_order(instrument, form, team);
    for (int i = 0; i < order->count; i++) {
        size_t used = strlen(ids);
        snprintf(ids + used, sizeof ids - used, "%s%s", i > 0 ? " " : "",
                 instrument->prompts[order->prompts[i]].id);
    }
    assert_string_equal(ids, expected);
}

static void orders_are_read_or_derived(void **state) {
    const struct instrument *garden = *state;
    expect_order(garden, FORM_FULL, true, "team wa1 we1 wa2 gi1 we2 awake gi2 day wish why");
    expect_order(garden, FORM_FULL, false, "team wa1 we1 wa2 awake we2 day wish why");
    expect_order(garden, FORM_SHORT, true, "team wa1 we1");
    expect_order(garden, FORM_SHORT, false, "team wa1 we1");

    /* Without a list of its own the team items are left out of the other. */
    char *text =
        sample_with("gi1, we2, awake, gi2, day, wish, why\nfull_no_team = team, wa1, we1, wa2, "
                    "awake, we2, day, wish, why",
                    "awake, gi1, we2, gi2, day, wish, why");
    struct instrument *derived = instrument_parse("garden.ini", text, strlen(text), NULL, NULL);
    assert_non_null(derived);
    expect_order(derived, FORM_FULL, false, "team wa1 we1 wa2 awake we2 day wish why");
    instrument_free(derived);
    free(text);
}

static void levels_have_needs(void **state) {
    const struct instrument *garden = *state;
    assert_int_equal(garden->level_count, 3);
    assert_int_equal(garden->levels[1].need_count, 0);
    const struct level *tree = &garden->levels[3];
    assert_string_equal(tree->name, "Tree");
    assert_true(tree->team);
    assert_int_equal(tree->includes, 2);
    assert_int_equal(tree->need_count, 3);
    assert_int_equal(tree->needs[0].kind, NEED_SCALE);
    assert_int_equal(tree->needs[0].index, 0);
    assert_true(tree->needs[0].cut == 75);
    assert_int_equal(tree->needs[1].kind, NEED_FACET);
    assert_true(tree->needs[1].cut == 62.5);
    assert_false(tree->needs[1].veto);
    assert_int_equal(tree->needs[2].kind, NEED_EACH);
    assert_int_equal(tree->needs[2].index, 1);
    assert_true(tree->needs[2].cut == 25);
    assert_true(tree->needs[2].veto);
    assert_true(instrument_sem(garden, 0, FORM_FULL) == 7.5);
    assert_true(instrument_sem(garden, 0, FORM_SHORT) == 10);
    assert_true(instrument_sem(garden, 1, FORM_FULL) == 0);
    assert_true(garden->facet_sem == 11);
}

static void what_is_given_replaces_the_defaults(void **state) {
    const struct instrument *garden = *state;
    assert_int_equal(garden->scoring_version, 1);
    assert_int_equal(garden->item_seconds, 6);
    assert_int_equal(garden->scenario_seconds, 20);
    assert_int_equal(garden->quality.fast_ms, 1500);
    assert_int_equal(garden->quality.very_fast_ms, 1000);
    assert_int_equal(garden->quality.same_run, 14);
    assert_true(garden->quality.contradiction == 2);
    assert_int_equal(garden->orientation.minimum, 1);
    assert_true(garden->advice.first_below == 50);
    assert_true(garden->advice.first[0]);
    assert_false(garden->advice.first[1]);
    assert_true(garden->advice.first[2]);
    assert_true(garden->advice.brake_scales[0]);
    assert_false(garden->advice.brake_scales[1]);
    assert_int_equal(garden->advice.brake_desire, 0);
    assert_true(garden->advice.below == 50);
    assert_true(garden->advice.gate_bonus == 2);
    assert_int_equal(garden->advice.least, 2);
    assert_int_equal(garden->advice.most, 3);
    assert_true(garden->report.facet_low == 40);
    assert_true(garden->report.firm == 0.70);
    assert_int_equal(garden->privacy.keep_months, 12);
    assert_int_equal(garden->privacy.group_mean, 5);
    assert_int_equal(garden->statistics.items, 20);
    assert_int_equal(garden->statistics.omega, 100);
    assert_string_equal(garden->consents[CONSENT_SAVE], "Keep my answers.");
    assert_null(garden->consents[CONSENT_LEAD]);
    assert_string_equal(garden->consent_version, "1");
    assert_int_equal(garden->notice_scale, 1);
    assert_string_equal(garden->wording.foot, "Self-view on {date}.");
    assert_string_equal(garden->wording.mixed, "");
}

static void the_map_has_corners(void **state) {
    const struct instrument *garden = *state;
    const struct review_rules *review = &garden->review;
    assert_true(review->known);
    assert_int_equal(review->due_days, 90);
    assert_int_equal(review->ready_level, 3);
    assert_int_equal(review->wants, 2);
    assert_int_equal(review->content, 0);
    assert_true(review->strength_least == 40);
    assert_string_equal(review->not_assessed, "Has no gardeners.");
    assert_string_equal(review->talk_fall, "What grew less well?");
    assert_string_equal(review->talk_due, "");
    assert_string_equal(review->corners[CORNER_READY_WANTS].name, "Gate");
    assert_string_equal(review->corners[CORNER_READY_WANTS].asks, "Give a bed of their own.");
    assert_string_equal(review->corners[CORNER_READY_WANTS].talks[0], "Which bed would you like?");
    assert_string_equal(review->corners[CORNER_READY_WANTS].talks[1], "Who digs with you?");
    assert_string_equal(review->corners[CORNER_READY_CONTENT].name, "Bench");
    assert_string_equal(review->corners[CORNER_READY_CONTENT].talks[1], "");
    assert_string_equal(review->corners[CORNER_GROWING_WANTS].name, "Path");
    assert_string_equal(review->corners[CORNER_GROWING_CONTENT].name, "Lawn");
    assert_string_equal(review->unsure.name, "Fence");
    assert_string_equal(review->unsure.talks[0], "");
    assert_string_equal(garden->scales[0].talk, "What grew well with you?");
    assert_string_equal(garden->scales[1].talk, "");
}

static void the_bytes_are_kept_under_their_hash(void **state) {
    const struct instrument *garden = *state;
    char hash[DIGEST_TEXT];
    digest(SAMPLE, sizeof SAMPLE - 1, hash);
    assert_string_equal(garden->hash, hash);
    assert_int_equal(garden->length, sizeof SAMPLE - 1);
    assert_memory_equal(garden->bytes, SAMPLE, sizeof SAMPLE);
}

#define HEAD                                                                                       \
    "[instrument]\nid = tiny\nversion = 1\ntitle = Tiny\nlanguage = pt_BR\nwindow = So?\n"         \
    "welcome.1 = Hello.\n[scale.s]\nname = S\nall_facets = yes\n[facet.f]\nscale = s\nname = F\n"  \
    "[item.a]\nfacet = f\ntext = A\nobserver = A\nform = full\nsource = made up\n"                 \
    "[order]\nfull = a\n"

static void two_answers_and_nothing_else_will_do(void **state) {
    (void)state;
    static const char text[] = HEAD "[responses]\noption.1 = No\noption.2 = Yes\n";
    struct problems problems;
    struct instrument *tiny = instrument_parse("tiny.ini", text, sizeof text - 1, &problems, NULL);
    assert_non_null(tiny);
    assert_int_equal(problems.count, 0);
    assert_int_equal(tiny->response_count, 2);
    assert_string_equal(tiny->no_chance, "");
    assert_false(tiny->prompts[0].no_chance);
    assert_int_equal(tiny->level_count, 0);
    assert_int_equal(tiny->with_team[FORM_SHORT].count, 0);
    assert_int_equal(tiny->role_question[ROLE_TEAM], NOWHERE);
    assert_int_equal(tiny->notice_scale, NOWHERE);
    assert_null(tiny->consents[CONSENT_SAVE]);
    assert_string_equal(tiny->consent_version, "");
    assert_int_equal(tiny->advice.brake_desire, -1);
    assert_true(tiny->advice.brake_scales[0]);
    assert_true(tiny->scales[0].all_facets);
    assert_int_equal(tiny->quality.fast_ms, 2000);
    assert_true(tiny->quality.fast_share == 0.5);
    assert_int_equal(tiny->quality.very_fast_ms, 1000);
    assert_int_equal(tiny->quality.same_run, 14);
    assert_true(tiny->quality.spread == 0.5);
    assert_true(tiny->quality.contradiction == 3);
    assert_int_equal(tiny->quality.contradictions, 2);
    assert_int_equal(tiny->quality.contradictions_team, 3);
    assert_int_equal(tiny->quality.poor_flags, 2);
    assert_int_equal(tiny->orientation.minimum, 5);
    assert_int_equal(tiny->orientation.leans, 4);
    assert_int_equal(tiny->orientation.strong, 5);
    assert_true(tiny->report.hysteresis_sem == 0.5);
    assert_int_equal(tiny->report.hysteresis_days, 28);
    assert_int_equal(tiny->report.confirm_raters, 3);
    assert_true(tiny->report.facet_low == 50);
    assert_true(tiny->report.facet_high == 75);
    assert_int_equal(tiny->privacy.raters_scale, 3);
    assert_int_equal(tiny->privacy.raters_item, 4);
    assert_int_equal(tiny->privacy.group_levels, 10);
    assert_int_equal(tiny->privacy.difference, 3);
    assert_int_equal(tiny->privacy.cell, 3);
    assert_int_equal(tiny->privacy.keep_months, 24);
    assert_int_equal(tiny->statistics.reliability, 30);
    assert_int_equal(tiny->statistics.items, 50);
    assert_int_equal(tiny->statistics.omega, 100);
    assert_true(tiny->report.minimum_share == 0.6666);
    assert_false(tiny->review.known);
    assert_int_equal(tiny->review.due_days, 90);
    assert_true(tiny->review.strength_least == 0);
    assert_string_equal(tiny->review.not_assessed, "");
    assert_string_equal(tiny->review.talk_fall, "");
    assert_string_equal(tiny->review.talk_due, "");
    assert_string_equal(tiny->review.corners[CORNER_GROWING_CONTENT].asks, "");
    assert_string_equal(tiny->review.corners[CORNER_GROWING_CONTENT].talks[1], "");
    assert_string_equal(tiny->review.unsure.name, "");
    instrument_free(tiny);
}

static void seven_answers_with_help_will_do(void **state) {
    (void)state;
    static const char text[] =
        HEAD "[responses]\noption.1 = 1\noption.2 = 2\noption.3 = 3\noption.4 = 4\noption.5 = "
             "5\noption.6 = 6\noption.7 = 7\nhelp.1 = a\nhelp.2 = b\nhelp.3 = c\nhelp.4 = "
             "d\nhelp.5 = e\nhelp.6 = f\nhelp.7 = g\n";
    struct problems problems;
    struct instrument *seven = instrument_parse("7.ini", text, sizeof text - 1, &problems, NULL);
    assert_non_null(seven);
    assert_int_equal(problems.count, 0);
    assert_int_equal(seven->response_count, 7);
    assert_string_equal(seven->responses[6].label, "7");
    assert_string_equal(seven->responses[6].help, "g");
    instrument_free(seven);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_basics_are_read),
        cmocka_unit_test(prompts_come_items_first),
        cmocka_unit_test(scenarios_and_questions_have_their_options),
        cmocka_unit_test(orders_are_read_or_derived),
        cmocka_unit_test(levels_have_needs),
        cmocka_unit_test(what_is_given_replaces_the_defaults),
        cmocka_unit_test(the_map_has_corners),
        cmocka_unit_test(the_bytes_are_kept_under_their_hash),
        cmocka_unit_test(two_answers_and_nothing_else_will_do),
        cmocka_unit_test(seven_answers_with_help_will_do),
    };
    return cmocka_run_group_tests(tests, load_sample, free_sample);
}
