/* The figures of a group as sentences for whoever listens. */
#include "made_up_team.h"

static void shows(struct page *page, const char *expected) {
    assert_page(page, expected);
    page_free(page);
}

static void begin(struct page *page, struct made_up_team *team, void **state) {
    make_up_team(team, *state, "heron");
    page_init(page, 76, &glyphs_ascii);
}

static void counts_are_a_sentence_a_cell(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state);
    team_aloud_levels(&page, &team.review);
    team_aloud_desire(&page, &team.review);
    team_aloud_leans(&page, &team.review, &team.questions);
    team_aloud_question(&page, &team.review, &team.asked[1]);
    shows(&page, "Level 1 – Supporter: 9 people, 19 of 100, between 10 and 32.\n"
                 "Level 2 – Achiever: 24 people, 50 of 100, between 36 and 64.\n"
                 "Levels 3 to 4: 15 people, 31 of 100, between 20 and 45.\n"
                 "Levels count 48 of the 55 who have answered. They leave out whoever is in no\n"
                 "averages, the short form, and answers that are too few or too hasty for a\n"
                 "level. Who is between two levels counts with the one that the rules give.\n"
                 "No, I like it as it is or Not now: 8 people, 17 of 100, between 9 and 30.\n"
                 "Yes, very much: 40 people, 83 of 100, between 70 and 91.\n"
                 "Achiever: 12 people, 25 of 100, between 15 and 39.\n"
                 "Leader: 20 people, 42 of 100, between 29 and 56.\n"
                 "Follower, Mixed: 16 people, 33 of 100, between 22 and 47.\n"
                 "48 people answered.\n"
                 "Never to Half the time, with those who said: Cannot say: 28 people, 58 of\n"
                 "  100, between 44 and 71.\n"
                 "Often: 10 people, 21 of 100, between 12 and 34.\n"
                 "Always: 10 people, 21 of 100, between 12 and 34.\n");
}

static void a_scale_and_how_the_same_people_moved(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state);
    team_aloud_scales(&page, &team.review, &team.review.figures);
    shows(&page, "Achiever: the mean of 48 people is 61 of 100, between 56 and 67; gates: 55,\n"
                 "  62.5.\n"
                 "  The same 18 people have moved by +4, between +1 and +7.\n"
                 "Trust: the mean of 48 people is 72 of 100, between 68 and 76; gates: 75.\n"
                 "  The same 18 people have moved by 0, between -2 and +2.\n"
                 "Leader: the mean of 22 people is 59 of 100, between 50 and 68; gates: 50,\n"
                 "  75.\n"
                 "Fair play: Left out for now: together with what was shown before, it could\n"
                 "  tell about one or two people.\n"
                 "Follower: the mean of 48 people is 97 of 100, between 90 and 100.\n"
                 "  The same 18 people have moved by -6, between -10 and -2.\n"
                 "Movement of Leader: Shown from 5 people on.\n");
}

static void what_is_withheld_says_why(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state);
    team.review.figures.levels = (struct group_counts){.withheld = WITHHELD_FEW};
    for (int s = 0; s < team.instrument.scale_count; s++)
        team.review.figures.scales[s] = (struct group_mean){.withheld = WITHHELD_FEW};
    team_aloud_levels(&page, &team.review);
    team_aloud_scales(&page, &team.review, &team.review.figures);
    team_aloud_question(&page, &team.review, &team.asked[2]);
    shows(&page, "Shown from 10 people on.\n"
                 "Shown from 5 people on.\n"
                 "Left out for now: together with what was shown before, it could tell about\n"
                 "  one or two people.\n");
}

static void a_month_a_line(void **state) {
    struct made_up_team team;
    struct page page;
    begin(&page, &team, state);
    team_aloud_months(&page, &team.review, team.months, MADE_UP_MONTHS, 1);
    shows(&page, "Nov 2026, 23 people: the mean is 60, give or take 5.\n"
                 "Oct 2026, 22 people: the mean is 57, give or take 5, as of 12 Nov 2026.\n"
                 "Sep 2026: Shown from 5 people on.\n"
                 "Aug 2026, 20 people: the mean is 51, give or take 5.\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_are_a_sentence_a_cell),
        cmocka_unit_test(a_scale_and_how_the_same_people_moved),
        cmocka_unit_test(what_is_withheld_says_why),
        cmocka_unit_test(a_month_a_line),
    };
    setenv("TZ", "UTC", 1);
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
