/* Whole pages at the widths of the smallest, the usual and the large screen. */
#include "leadership.h"

static const char between_36[] = "Between 2 and 3\n"
                                 "Achiever or Trusted Guide\n"
                                 "Your answers fit both; this is what\n"
                                 "Achiever stands for:\n"
                                 "You lead the one person you can\n"
                                 "always lead: yourself. Strongest\n"
                                 "card: Character. Whether you also\n"
                                 "want to lead others is your choice:\n"
                                 "you said “Yes, very much”.\n"
                                 "\n"
                                 "○ 4 Leader Builder\n"
                                 "● 3 Trusted Guide\n"
                                 "● 2 Achiever\n"
                                 "○ 1 Supporter\n"
                                 "\n"
                                 "Achiever   ■■■■■■■■■┃┃●□····  69 ±8\n"
                                 "Trust      ■■■■■■■■■■■□●····  72 ±7\n"
                                 "Leader     ■■■■■■■■┃□●□┃····  61 ±8\n"
                                 "Fair play  ■■■■■■■■■■┃●┃····  70 ±7\n"
                                 "Follower   ■■■■■■■■■■■■□□●□·  83 ±11\n"
                                 "● score  □ give or take  ┃ gate\n"
                                 "What decides about level 3: Trust\n"
                                 "72, gate 75, give or take 7.\n"
                                 "\n"
                                 "Your choices lean to the Leader\n"
                                 "side.\n"
                                 "Of 3 choices: Achiever 0 · Leader 2\n"
                                 "· Follower 1\n"
                                 "Asked whether you want to lead, you\n"
                                 "said “Yes, very much”.\n"
                                 "A strength to use: Character. You\n"
                                 "tell the truth and mean the other\n"
                                 "person well.\n"
                                 "\n"
                                 "Self-view: these are your own\n"
                                 "answers; others may see you\n"
                                 "differently.\n"
                                 "Provisional: cuts and errors come\n"
                                 "from a simulation, not from a real\n"
                                 "group.\n"
                                 "Self-view on 21 Nov 2026, version\n"
                                 "draft-1. For personal growth only.\n"
                                 "\n"
                                 "Achiever\n"
                                 "  Focus and plan  in between\n"
                                 "Trust\n"
                                 "  Character       a strength\n"
                                 "  Competency      in between\n"
                                 "Leader\n"
                                 "  Develop people  in between\n"
                                 "Fair play\n"
                                 "  Stock sense     in between\n"
                                 "  Open door       a strength\n"
                                 "Follower\n"
                                 "  Team support    a strength\n";

static const char between_76[] =
    "Between 2 and 3 – Achiever or Trusted Guide\n"
    "Your answers fit both; this is what Achiever stands for:\n"
    "You lead the one person you can always lead: yourself. Strongest card:\n"
    "Character. Whether you also want to lead others is your choice: you said\n"
    "“Yes, very much”.\n"
    "\n"
    "○ 1 Supporter ─── ● 2 Achiever ─── ● 3 Trusted Guide ─── ○ 4 Leader Builder\n"
    "\n"
    "Achiever   ■■■■■■■■■■■■■■■■■■■■■■■■■■■┃■■■┃□□●□□□············  69 ±8\n"
    "Trust      ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□●┃□···········  72 ±7\n"
    "Leader     ■■■■■■■■■■■■■■■■■■■■■■■■■┃■□□□●□□□···┃············  61 ±8\n"
    "Fair play  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■┃□□□●□┃□···········  70 ±7\n"
    "Follower   ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□●□□□□□···  83 ±11\n"
    "           ● score  □ give or take  ┃ gate\n"
    "What decides about level 3: Trust 72, gate 75, give or take 7.\n"
    "\n"
    "Your choices lean to the Leader side.\n"
    "Of 3 choices: Achiever 0 · Leader 2 · Follower 1\n"
    "Asked whether you want to lead, you said “Yes, very much”.\n"
    "A strength to use: Character. You tell the truth and mean the other person\n"
    "well.\n"
    "\n"
    "Self-view: these are your own answers; others may see you differently.\n"
    "Provisional: cuts and errors come from a simulation, not from a real group.\n"
    "Self-view on 21 Nov 2026, version draft-1. For personal growth only.\n"
    "\n"
    "Achiever\n"
    "  Focus and plan  in between\n"
    "Trust\n"
    "  Character       a strength\n"
    "  Competency      in between\n"
    "Leader\n"
    "  Develop people  in between\n"
    "Fair play\n"
    "  Stock sense     in between\n"
    "  Open door       a strength\n"
    "Follower\n"
    "  Team support    a strength\n";

static const char between_100[] =
    "Between 2 and 3 – Achiever or Trusted Guide\n"
    "Your answers fit both; this is what Achiever stands for:\n"
    "You lead the one person you can always lead: yourself. Strongest card:\n"
    "Character. Whether you also want to lead others is your choice: you said\n"
    "“Yes, very much”.\n"
    "\n"
    "○ 1 Supporter ───── ● 2 Achiever ───── ● 3 Trusted Guide ───── ○ 4 Leader Builder\n"
    "\n"
    "Achiever   Lead yourself     ■■■■■■■■■■■■■■■■■■■■■■■■■■■┃■■■┃□□●□□□············  69 ±8\n"
    "Trust      Earn trust        ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□●┃□···········  72 ±7\n"
    "Leader     Grow others       ■■■■■■■■■■■■■■■■■■■■■■■■■┃■□□□●□□□···┃············  61 ±8\n"
    "Fair play  Play fair         ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■┃□□□●□┃□···········  70 ±7\n"
    "Follower   Support the team  ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□●□□□□□···  83 ±11\n"
    "                             ● score  □ give or take  ┃ gate\n"
    "What decides about level 3: Trust 72, gate 75, give or take 7.\n"
    "\n"
    "Your choices lean to the Leader side.  Of 3 choices: Achiever 0 · Leader 2 · Follower 1\n"
    "Asked whether you want to lead, you said “Yes, very much”.\n"
    "A strength to use: Character. You tell the truth and mean the other person\n"
    "well.\n"
    "\n"
    "Self-view: these are your own answers; others may see you differently.\n"
    "Provisional: cuts and errors come from a simulation, not from a real group.\n"
    "Self-view on 21 Nov 2026, version draft-1. For personal growth only.\n"
    "\n"
    "Achiever\n"
    "  Focus and plan  in between  You know your next step and stay with it.\n"
    "Trust\n"
    "  Character       a strength  You tell the truth and mean the other person well.\n"
    "  Competency      in between  You know your trade and practise it.\n"
    "Leader\n"
    "  Develop people  in between  You help people until they can do it without you.\n"
    "Fair play\n"
    "  Stock sense     in between  You help people buy what they can use.\n"
    "  Open door       a strength  Doubt and new ideas are welcome with you.\n"
    "Follower\n"
    "  Team support    a strength  You show up and lend a hand.\n";

static const char between_ascii[] =
    "Between 2 and 3 - Achiever or Trusted Guide\n"
    "Your answers fit both; this is what Achiever stands for:\n"
    "You lead the one person you can always lead: yourself. Strongest card:\n"
    "Character. Whether you also want to lead others is your choice: you said\n"
    "“Yes, very much”.\n"
    "\n"
    "o 1 Supporter --- * 2 Achiever --- * 3 Trusted Guide --- o 4 Leader Builder\n"
    "\n"
    "Achiever   ###########################|###|==*===............  69 +/-8\n"
    "Trust      #################################===*|=...........  72 +/-7\n"
    "Leader     #########################|#===*===...|............  61 +/-8\n"
    "Fair play  ###############################|===*=|=...........  70 +/-7\n"
    "Follower   ####################################=====*=====...  83 +/-11\n"
    "           * score  = give or take  | gate\n"
    "What decides about level 3: Trust 72, gate 75, give or take 7.\n"
    "\n"
    "Your choices lean to the Leader side.\n"
    "Of 3 choices: Achiever 0 - Leader 2 - Follower 1\n"
    "Asked whether you want to lead, you said “Yes, very much”.\n"
    "A strength to use: Character. You tell the truth and mean the other person\n"
    "well.\n"
    "\n"
    "Self-view: these are your own answers; others may see you differently.\n"
    "Provisional: cuts and errors come from a simulation, not from a real group.\n"
    "Self-view on 21 Nov 2026, version draft-1. For personal growth only.\n"
    "\n"
    "Achiever\n"
    "  Focus and plan  in between\n"
    "Trust\n"
    "  Character       a strength\n"
    "  Competency      in between\n"
    "Leader\n"
    "  Develop people  in between\n"
    "Fair play\n"
    "  Stock sense     in between\n"
    "  Open door       a strength\n"
    "Follower\n"
    "  Team support    a strength\n";

static const char between_ascii_36[] = "Between 2 and 3\n"
                                       "Achiever or Trusted Guide\n"
                                       "Your answers fit both; this is what\n"
                                       "Achiever stands for:\n"
                                       "You lead the one person you can\n"
                                       "always lead: yourself. Strongest\n"
                                       "card: Character. Whether you also\n"
                                       "want to lead others is your choice:\n"
                                       "you said “Yes, very much”.\n"
                                       "\n"
                                       "o 4 Leader Builder\n"
                                       "* 3 Trusted Guide\n"
                                       "* 2 Achiever\n"
                                       "o 1 Supporter\n"
                                       "\n"
                                       "Achiever   ########||*=...  69 +/-8\n"
                                       "Trust      ##########*|...  72 +/-7\n"
                                       "Leader     #######|=*.|...  61 +/-8\n"
                                       "Fair play  #########|*|...  70 +/-7\n"
                                       "Follower   ###########=*=.  83 +/-11\n"
                                       "* score  = give or take  | gate\n"
                                       "What decides about level 3: Trust\n"
                                       "72, gate 75, give or take 7.\n"
                                       "\n"
                                       "Your choices lean to the Leader\n"
                                       "side.\n"
                                       "Of 3 choices: Achiever 0 - Leader 2\n"
                                       "- Follower 1\n"
                                       "Asked whether you want to lead, you\n"
                                       "said “Yes, very much”.\n"
                                       "A strength to use: Character. You\n"
                                       "tell the truth and mean the other\n"
                                       "person well.\n"
                                       "\n"
                                       "Self-view: these are your own\n"
                                       "answers; others may see you\n"
                                       "differently.\n"
                                       "Provisional: cuts and errors come\n"
                                       "from a simulation, not from a real\n"
                                       "group.\n"
                                       "Self-view on 21 Nov 2026, version\n"
                                       "draft-1. For personal growth only.\n"
                                       "\n"
                                       "Achiever\n"
                                       "  Focus and plan  in between\n"
                                       "Trust\n"
                                       "  Character       a strength\n"
                                       "  Competency      in between\n"
                                       "Leader\n"
                                       "  Develop people  in between\n"
                                       "Fair play\n"
                                       "  Stock sense     in between\n"
                                       "  Open door       a strength\n"
                                       "Follower\n"
                                       "  Team support    a strength\n";

static const char alone_36[] = "Level 2 – Achiever\n"
                               "You lead the one person you can\n"
                               "always lead: yourself. Strongest\n"
                               "card: Character. Whether you also\n"
                               "want to lead others is your choice:\n"
                               "you said “No, I like it as it is”.\n"
                               "Levels 3 and 4 look at what you do\n"
                               "with a team. You have none at the\n"
                               "moment, so we did not look; that\n"
                               "says nothing about you.\n"
                               "\n"
                               "○ 4 Leader Builder  not assessed\n"
                               "○ 3 Trusted Guide   not assessed\n"
                               "● 2 Achiever\n"
                               "○ 1 Supporter\n"
                               "\n"
                               "Achiever   ■■■■■■■■■■┃■□●□··  81 ±8\n"
                               "Trust      ■■■■■■■■■■■■■□●··  83 ±7\n"
                               "Leader     no team at the moment\n"
                               "Fair play  no team at the moment\n"
                               "Follower   ■■■■■■■■■■■■■■□●□  92 ±11\n"
                               "● score  □ give or take  ┃ gate\n"
                               "\n"
                               "Asked whether you want to lead, you\n"
                               "said “No, I like it as it is”.\n"
                               "A strength to use: Character. You\n"
                               "tell the truth and mean the other\n"
                               "person well.\n"
                               "\n"
                               "Self-view: these are your own\n"
                               "answers; others may see you\n"
                               "differently.\n"
                               "Provisional: cuts and errors come\n"
                               "from a simulation, not from a real\n"
                               "group.\n"
                               "Self-view on 21 Nov 2026, version\n"
                               "draft-1. For personal growth only.\n"
                               "\n"
                               "Achiever\n"
                               "  Focus and plan  a strength\n"
                               "Trust\n"
                               "  Character       a strength\n"
                               "  Competency      a strength\n"
                               "Leader\n"
                               "  Develop people  no team\n"
                               "Fair play\n"
                               "  Stock sense     in between\n"
                               "  Open door       no team\n"
                               "Follower\n"
                               "  Team support    a strength\n";

static const char alone_76[] =
    "Level 2 – Achiever\n"
    "You lead the one person you can always lead: yourself. Strongest card:\n"
    "Character. Whether you also want to lead others is your choice: you said\n"
    "“No, I like it as it is”.\n"
    "Levels 3 and 4 look at what you do with a team. You have none at the moment,\n"
    "so we did not look; that says nothing about you.\n"
    "\n"
    "○ 1 Supporter ─── ● 2 Achiever ─── ○ 3 Trusted Guide ─── ○ 4 Leader Builder\n"
    "                                       not assessed          not assessed\n"
    "\n"
    "Achiever   ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■┃■■■■■□□□●□□□······  81 ±8\n"
    "Trust      ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□●□□□·····  83 ±7\n"
    "Leader     no team at the moment\n"
    "Fair play  no team at the moment\n"
    "Follower   ■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■■□□□□□●□□□□  92 ±11\n"
    "           ● score  □ give or take  ┃ gate\n"
    "\n"
    "Asked whether you want to lead, you said “No, I like it as it is”.\n"
    "A strength to use: Character. You tell the truth and mean the other person\n"
    "well.\n"
    "\n"
    "Self-view: these are your own answers; others may see you differently.\n"
    "Provisional: cuts and errors come from a simulation, not from a real group.\n"
    "Self-view on 21 Nov 2026, version draft-1. For personal growth only.\n"
    "\n"
    "Achiever\n"
    "  Focus and plan  a strength\n"
    "Trust\n"
    "  Character       a strength\n"
    "  Competency      a strength\n"
    "Leader\n"
    "  Develop people  no team at the moment\n"
    "Fair play\n"
    "  Stock sense     in between\n"
    "  Open door       no team at the moment\n"
    "Follower\n"
    "  Team support    a strength\n";

static void write_all(struct page *page, const struct instrument *instrument,
                      const struct result *result) {
    result_page_level(page, instrument, result);
    page_line(page);
    result_page_ladder(page, instrument, result);
    page_line(page);
    result_page_scales(page, instrument, result);
    result_page_gate(page, instrument, result);
    page_line(page);
    result_page_orientation(page, instrument, result);
    result_page_strength(page, instrument, result);
    page_line(page);
    result_page_quality(page, instrument, result, true);
    result_page_foot(page, instrument, "21 Nov 2026");
    page_line(page);
    result_page_facets(page, instrument, result);
}

static void assert_whole(const struct instrument *instrument, const struct result *result,
                         int width, const struct glyphs *glyphs, const char *expected) {
    struct page page;
    page_init(&page, width, glyphs);
    write_all(&page, instrument, result);
    assert_page(&page, expected);
    assert_false(page.failed);
    page_free(&page);
}

static void between_two_levels(void **state) {
    struct result result;
    judge_between(*state, &result);
    assert_whole(*state, &result, 36, &glyphs_unicode, between_36);
    assert_whole(*state, &result, 76, &glyphs_unicode, between_76);
    assert_whole(*state, &result, 100, &glyphs_unicode, between_100);
}

static void in_ascii(void **state) {
    struct result result;
    judge_between(*state, &result);
    assert_whole(*state, &result, 76, &glyphs_ascii, between_ascii);
    assert_whole(*state, &result, 36, &glyphs_ascii, between_ascii_36);
}

static void without_a_team(void **state) {
    struct result result;
    judge_alone(*state, &result);
    assert_whole(*state, &result, 36, &glyphs_unicode, alone_36);
    assert_whole(*state, &result, 76, &glyphs_unicode, alone_76);
}

/* Too narrow to be nice, and nothing may break. */
static void at_any_width(void **state) {
    struct result result;
    judge_between(*state, &result);
    for (int width = 1; width < 130; width++) {
        struct page page;
        page_init(&page, width, &glyphs_unicode);
        write_all(&page, *state, &result);
        for (int i = 0; i < page.line_count && width >= 30; i++)
            assert_in_range(page_line_width(&page, i), 0, width);
        page_free(&page);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(between_two_levels),
        cmocka_unit_test(in_ascii),
        cmocka_unit_test(without_a_team),
        cmocka_unit_test(at_any_width),
    };
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
