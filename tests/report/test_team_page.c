/* The figures of a group as pages, and in words. */
#include "made_up_team.h"

static void shows(struct page *page, const char *expected) {
    assert_page(page, expected);
    page_free(page);
}

static void begin(struct page *page, struct made_up_team *team, void **state, int width) {
    make_up_team(team, *state, "heron");
    page_init(page, width, width < 60 ? &glyphs_ascii : &glyphs_unicode);
}

static void levels_are_bars_of_shares(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    team_page_levels(&page, &team.review);
    shows(&page, "48 of the 55 who have answered      people share\n"
                 "Level 1 – Supporter  ■■□●□···········    9  19 % (10 to 32)\n"
                 "Level 2 – Achiever   ■■■■■■□□●□······   24  50 % (36 to 64)\n"
                 "Levels 3 to 4        ■■■□□●□·········   15  31 % (20 to 45)\n");
}

static void long_words_stand_above_their_bar(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 40);
    team_page_desire(&page, &team.review);
    shows(&page, "                            people share\n"
                 "No, I like it as it is or Not now\n"
                 "  ##==*===...................    8  17 %\n"
                 "Yes, very much\n"
                 "  ###################===*==..   40  83 %\n");
}

static void counts_that_are_withheld_are_a_sentence(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    team.review.figures.levels = (struct group_counts){.withheld = WITHHELD_FEW};
    team.review.figures.desire = (struct group_counts){.withheld = WITHHELD_NONE};
    team_page_levels(&page, &team.review);
    team_page_desire(&page, &team.review);
    team_page_question(&page, &team.review, &team.asked[2]);
    shows(&page, "Shown from 10 people on.\n"
                 "I do support 1.\n"
                 "Left out for now: together with what was shown before, it\n"
                 "could tell about one or two people.\n");
}

static void a_scale_says_its_movement_beside_it(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 76);
    team_page_scales(&page, &team.review, &team.review.figures);
    shows(&page, "                                                   since the sitting before\n"
                 "Achiever   ■■■■■■■■■■■■■■■┃□●┃··········  61 ±6    +4 (+1 to +7), 18 people\n"
                 "Trust      ■■■■■■■■■■■■■■■■■■■■●┃·······  72 ±4    0 (-2 to +2), 18 people\n"
                 "Leader     ■■■■■■■■■■■■■■┃□□●□□·┃·······  59 ±9\n"
                 "Fair play: Left out for now: together with what was shown before, it could\n"
                 "  tell about one or two people.\n"
                 "Follower   ■■■■■■■■■■■■■■■■■■■■■■■■■■□□●  97 ±7    -6 (-10 to -2), 18 people\n"
                 "           ● mean  □ give or take  ┃ gate\n"
                 "Movement of Leader: Shown from 5 people on.\n");
}

static void or_below_it(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 40);
    team.instrument.scale_count = 2;
    team_page_scales(&page, &team.review, &team.review.figures);
    shows(&page, "Below a mean: since the sitting before\n"
                 "Achiever  ###########|*.......  61 +/-6\n"
                 "          +4 (+1 to +7), 18 people\n"
                 "Trust     ##############*|....  72 +/-4\n"
                 "          0 (-2 to +2), 18 people\n"
                 "          * mean  = give or take  | gate\n");
}

static void means_that_are_all_withheld_are_one_sentence(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    for (int s = 0; s < 5; s++)
        team.review.figures.scales[s] = (struct group_mean){.withheld = WITHHELD_FEW};
    team_page_scales(&page, &team.review, &team.review.figures);
    team_page_foot(&page, &team.review);
    shows(&page, "Shown from 5 people on.\n"
                 "Provisional: cuts and errors come from a simulation, not\n"
                 "from a real group.\n"
                 "Do not try to work out who answered what. Not for decisions\n"
                 "about single people.\n");
}

static void means_left_out_for_one_reason_stand_together(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    for (int s = 0; s < 5; s++)
        team.review.figures.scales[s].withheld = s % 2 == 0 ? WITHHELD_FEW : WITHHELD_CLOSE;
    team.review.figures.scales[1].withheld = SHOWN;
    team_page_scales(&page, &team.review, &team.review.figures);
    shows(&page, "Below a mean: since the sitting before\n"
                 "Achiever, Leader, Follower: Shown from 5 people on.\n"
                 "Trust      ■■■■■■■■■■■■■■■■■■■■■■■■■■■■□●┃··········  72 ±4\n"
                 "           0 (-2 to +2), 18 people\n"
                 "Fair play: Left out for now: together with what was shown\n"
                 "  before, it could tell about one or two people.\n"
                 "           ● mean  □ give or take  ┃ gate\n");
}

static void movements_of_nobody_are_one_sentence(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    team.instrument.scale_count = 2;
    for (int s = 0; s < 2; s++)
        team.review.figures.scales[s].movement_withheld = WITHHELD_FEW;
    team_page_scales(&page, &team.review, &team.review.figures);
    shows(&page, "Achiever  ■■■■■■■■■■■■■■■■■■■■■■■┃□●┃□··············  61 ±6\n"
                 "Trust     ■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□●┃··········  72 ±4\n"
                 "          ● mean  □ give or take  ┃ gate\n"
                 "Movement: Shown from 5 people on.\n");
}

static void answers_and_leans_in_words(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    team_page_question(&page, &team.review, &team.asked[0]);
    team_page_leans(&page, &team.review, &team.questions);
    shows(&page, "I do character 1.\n"
                 "48 people answered.\n"
                 "                                    people share\n"
                 "Cannot say               ●□··········    4   8 % (3 to 20)\n"
                 "Never or Rarely          ■■■□□●□·····   20  42 % (29 to 56)\n"
                 "Half the time to Always  ■■■■□□●□····   24  50 % (36 to 64)\n"
                 "                                    people share\n"
                 "Achiever         ■■■□□●□□············   12  25 % (15 to 39)\n"
                 "Leader           ■■■■■■□□●□□·········   20  42 % (29 to 56)\n"
                 "Follower, Mixed  ■■■■□□●□□···········   16  33 % (22 to 47)\n");
}

static void cells_in_words(void **state) {
    static const struct {
        int first, last;
        const char *words;
    } cells[] = {
        {0, 0, "Cannot say"},
        {0, 1, "Never, with those who said: Cannot say"},
        {0, 3, "Never to Half the time, with those who said: Cannot say"},
        {1, 1, "Never"},
        {1, 2, "Never or Rarely"},
        {1, 5, "Never to Always"},
    };
    struct made_up_team team;
    char words[128];
    make_up_team(&team, *state, "");
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        struct group_cell cell = {.first = cells[i].first, .last = cells[i].last};
        group_answer_words(&team.instrument, team.asked[0].prompt, &cell, words, sizeof words);
        assert_string_equal(words, cells[i].words);
    }
    team.instrument.prompts[team.asked[0].prompt].no_chance = false;
    struct group_cell cell = {.first = 0, .last = 2};
    group_answer_words(&team.instrument, team.asked[0].prompt, &cell, words, sizeof words);
    team.instrument.prompts[team.asked[0].prompt].no_chance = true;
    assert_string_equal(words, "Never or Rarely");
    group_answer_words(&team.instrument, team.instrument.role_question[ROLE_DESIRE], &cell, words,
                       sizeof words);
    assert_string_equal(words, "No, I like it as it is to Yes, very much");
}

/* What one has to know to read the answers. */
static void a_question_says_who_was_asked_and_which_way_round(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    struct item *item = team.instrument.items;
    while (item->prompt != team.asked[0].prompt)
        item++;
    item->reversed = item->needs_team = true;
    team.asked[0].counts.cell_count = 0;
    team_page_question(&page, &team.review, &team.asked[0]);
    item->reversed = item->needs_team = false;
    shows(&page, "I do character 1.\n"
                 "Asked the other way round: a lower answer is better.\n"
                 "48 people answered.\n"
                 "People with a team of their own are asked, nobody else.\n");
}

/* The reasons are the same whoever is missing. */
static void levels_say_who_is_counted(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 60);
    team_page_counted(&page, &team.review);
    shows(&page, "Levels count 48 of the 55 who have answered. They leave out\n"
                 "whoever is in no averages, the short form, and answers that\n"
                 "are too few or too hasty for a level. Who is between two\n"
                 "levels counts with the one that the rules give.\n");
    begin(&page, &team, state, 60);
    team.review.figures.as_of = NOVEMBER_12;
    team.review.figures.few_changed = true;
    team_page_counted(&page, &team.review);
    shows(&page, "Who is between two levels counts with the one that the rules\n"
                 "give.\n");
    begin(&page, &team, state, 60);
    team.review.figures.levels.withheld = WITHHELD_FEW;
    team_page_counted(&page, &team.review);
    shows(&page, "");
}

/* A line is broken where a month between has no mean. */
static void months_break_the_line(void **state) {
    struct made_up_team team;
    struct page page;
    struct chart_line line;
    begin(&page, &team, state, 60);
    team_month_line(&team.instrument, team.months, MADE_UP_MONTHS, 1, &line);
    assert_int_equal(line.count, 3);
    assert_int_equal(line.points[0].from, NOWHERE);
    assert_int_equal(line.points[1].from, NOWHERE);
    assert_int_equal(line.points[2].from, 1);
    team_page_months(&page, &team.review, team.months, MADE_UP_MONTHS, 1);
    shows(&page, "Nov 2026   60 ±5    23 people, 23 sittings\n"
                 "Oct 2026   57 ±5    22 people, as of 12 Nov 2026\n"
                 "Sep 2026   Shown from 5 people on.\n"
                 "Aug 2026   51 ±5    20 people, 20 sittings\n");
}

static void months_where_it_is_narrow(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 38);
    team_page_months(&page, &team.review, team.months, MADE_UP_MONTHS, 1);
    shows(&page, "Nov 2026   60 +/-5  23 people\n"
                 "Oct 2026   57 +/-5  as of 12 Nov 2026\n"
                 "Sep 2026   Shown from 5 people on.\n"
                 "Aug 2026   51 +/-5  20 people\n");
}

/* The name of a meeting has a line of its own; a point stands where it was. */
static void meetings_in_the_place_of_months(void **state) {
    struct made_up_team team;
    struct page page;
    struct chart_line line;
    char date[40];
    begin(&page, &team, state, 60);
    for (int i = 0; i < MADE_UP_MONTHS; i++) {
        struct review_meeting *meeting = &team.months[i].meeting;
        *meeting = (struct review_meeting){.id = i + 1, .created = NOVEMBER_12 + i};
        snprintf(meeting->code, sizeof meeting->code, "BDGH%c", "JKLM"[i]);
        snprintf(meeting->title, sizeof meeting->title, "Made-up evening %d", i + 1);
    }
    team_page_months(&page, &team.review, team.months, MADE_UP_MONTHS, 1);
    shows(&page, "Made-up evening 4 (BDGHM), 12 Nov 2026\n"
                 "           60 ±5    23 people, 23 sittings\n"
                 "Made-up evening 3 (BDGHL), 12 Nov 2026\n"
                 "           57 ±5    22 people, as of 12 Nov 2026\n"
                 "Made-up evening 2 (BDGHK), 12 Nov 2026\n"
                 "           Shown from 5 people on.\n"
                 "Made-up evening 1 (BDGHJ), 12 Nov 2026\n"
                 "           51 ±5    20 people, 20 sittings\n");
    team_month_line(&team.instrument, team.months, MADE_UP_MONTHS, 1, &line);
    chart_date(&line, 0, date, sizeof date);
    assert_string_equal(date, "12 Nov 2026");
}

/* Answers that are put together have long words: all of them are shown. */
static void long_answers_go_on_in_the_next_line(void **state) {
    struct made_up_team team;
    struct page page;
    struct group_counts counts = {.withheld = SHOWN};
    add_cell(&counts, 0, 3, 12);
    add_cell(&counts, 4, 5, 12);
    begin(&page, &team, state, 38);
    team_page_answers(&page, &team.review, team.asked[0].prompt, &counts);
    shows(&page, "                          people share\n"
                 "Never to Half the time, with those who\n"
                 "  said: Cannot say\n"
                 "  ########====*====........   12  50 %\n"
                 "Often or Always\n"
                 "  ########====*====........   12  50 %\n");
}

static void a_summary_says_how_many_and_as_of_when(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 76);
    team.review.figures.as_of = NOVEMBER_12;
    team.review.figures.few_changed = true;
    team_page_summary(&page, &team.review);
    shows(&page, "55 of 60 people have answered, 48 in the last 90 days.\n"
                 "Of 40 people who let you see their result, 7 are due to answer again.\n"
                 "Figures of 12 Nov 2026. Fewer than 3 people have changed since; new figures\n"
                 "come when 3 have.\n");
    begin(&page, &team, state, 76);
    team.instrument.review.due_days = 0;
    team.review.due = 0;
    team_page_summary(&page, &team.review);
    shows(&page, "55 of 60 people have answered.\n"
                 "What is left out can come when more people have answered and let their\n"
                 "answers count. Nobody has to.\n");
}

/* The same sentence whoever did not keep theirs, and however many; none where nothing is left out
 * for that reason. */
static void a_meeting_says_what_would_help(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state, 76);
    team.instrument.review.due_days = 0;
    team.review.due = 0;
    team.review.meeting.id = 7;
    team_page_summary(&page, &team.review);
    shows(&page, "55 of 60 people have answered.\n"
                 "What is left out can come when more of those who were at the meeting keep\n"
                 "their result: their seat word leads back to it. Nobody has to.\n");
    begin(&page, &team, state, 76);
    team.instrument.review.due_days = 0;
    team.review.due = 0;
    team.review.figures.levels.withheld = SHOWN;
    for (int s = 0; s < team.instrument.scale_count; s++)
        team.review.figures.scales[s].withheld = SHOWN;
    team_page_summary(&page, &team.review);
    shows(&page, "55 of 60 people have answered.\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_bars_of_shares),
        cmocka_unit_test(long_words_stand_above_their_bar),
        cmocka_unit_test(counts_that_are_withheld_are_a_sentence),
        cmocka_unit_test(a_scale_says_its_movement_beside_it),
        cmocka_unit_test(or_below_it),
        cmocka_unit_test(means_that_are_all_withheld_are_one_sentence),
        cmocka_unit_test(means_left_out_for_one_reason_stand_together),
        cmocka_unit_test(movements_of_nobody_are_one_sentence),
        cmocka_unit_test(answers_and_leans_in_words),
        cmocka_unit_test(cells_in_words),
        cmocka_unit_test(a_question_says_who_was_asked_and_which_way_round),
        cmocka_unit_test(levels_say_who_is_counted),
        cmocka_unit_test(months_break_the_line),
        cmocka_unit_test(months_where_it_is_narrow),
        cmocka_unit_test(meetings_in_the_place_of_months),
        cmocka_unit_test(long_answers_go_on_in_the_next_line),
        cmocka_unit_test(a_summary_says_how_many_and_as_of_when),
        cmocka_unit_test(a_meeting_says_what_would_help),
    };
    setenv("TZ", "UTC", 1);
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
