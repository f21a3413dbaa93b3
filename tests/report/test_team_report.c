/* The report of a group in each format, of a team with a name that means mischief. */
#include "made_up_team.h"
#include "schema.h"

#include "leadquiz/text.h"

#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#define MISCHIEF "=<b>&\"x\"|*_"
#define SCHEMA SOURCE_DIR "/tests/report/team-report.schema.json"

static char *write_report(const struct made_up_team *team, enum report_format format) {
    char *text = NULL;
    size_t size = 0;
    struct error error = {ERROR_NONE, ""};
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (!team_report_write(&team->report, format, out, &error))
        fail_msg("%s", error.sentence);
    fclose(out);
    return text;
}

static char *report_of(void **state, const char *name, enum report_format format) {
    struct made_up_team team;
    make_up_team(&team, *state, name);
    return write_report(&team, format);
}

static void has(const char *text, const char *part) {
    if (strstr(text, part) == NULL)
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static void has_not(const char *text, const char *part) {
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" should not be in:\n%s", part, text);
}

static void text_says_everything_in_72_columns(void **state) {
    char *text = report_of(state, "heron", REPORT_TEXT);
    has(text, "Leadership\nTeam heron · 21 Nov 2026\n━━━");
    has(text, "\n55 of 60 people have answered, 48 in the last 90 days.\n");
    has_not(text, "Figures come");
    has(text, "\nLevel 2 – Achiever   ■■■■■■■■■■□□□□●□□□··········   24  50 % (36 to 64)\n");
    has(text, "  61 ±6    +4 (+1 to +7), 18 people\n");
    has(text, "\nFair play: Left out for now: together with what was shown before, it\n");
    has(text, "\nMonth      Sittings  Achiever  Trust  Leader  Fair play  Follower\n"
              "Aug 2026   20        50        51     52      53         54\n"
              "Sep 2026   21        –         –      –       –          –\n"
              "Oct 2026*  22        56        57     58      59         60\n"
              "Nov 2026   23        59        60     61      62         63\n"
              "Where a month has no mean: Shown from 5 people on.\n"
              "* Some months show figures of an earlier day: fewer than 3 people have\n"
              "changed since.\n");
    has(text, "\n     Aug 2026                                                   Nov 2026\n");
    has(text, "\nWhere answers differ most\n─────────────────────────\nI do character 1.\n");
    has(text, "\nWhere there is most to gain\n───────────────────────────\nI do focus 1.\n");
    has(text, "Levels count 48 of the 55 who have answered. They leave out");
    has(text, "\nAverages of 48 people. Do not try to work out who answered what. Not for\n");
    has_not(text, " \n");
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_true(text_width(line) <= 72);
    free(text);
}

static void ascii_is_ascii(void **state) {
    char *text = report_of(state, "Réne", REPORT_ASCII);
    for (const char *at = text; *at != '\0'; at++)
        assert_true((unsigned char)*at < 0x80);
    has(text, "Team Rene . 21 Nov 2026\n====");
    free(text);
}

static void everybody_has_no_team(void **state) {
    char *text = report_of(state, "", REPORT_MARKDOWN);
    has(text, "# Leadership\n\nEverybody · 21 Nov 2026\n");
    free(text);
    text = report_of(state, "", REPORT_CSV);
    has(text, "\r\n,2026-11-21,2026-11-21,,leadership,draft-1,people,answered,,,,55,,,,\r\n");
    free(text);
}

static void figures_of_an_earlier_day_say_so(void **state) {
    struct made_up_team team;
    make_up_team(&team, *state, "heron");
    team.review.figures.as_of = NOVEMBER_12;
    team.review.figures.few_changed = true;
    char *text = write_report(&team, REPORT_MARKDOWN);
    has(text, "\nFigures of 12 Nov 2026. Fewer than 3 people have changed since; new figures come "
              "when 3 have.\n");
    free(text);
    team.review.figures.few_changed = false;
    text = write_report(&team, REPORT_MARKDOWN);
    has(text, "\nFigures of 12 Nov 2026. New figures could tell about one or two people beside "
              "what was shown.\n");
    free(text);
    text = write_report(&team, REPORT_CSV);
    has(text, "heron,2026-11-21,2026-11-12,,leadership,draft-1,scale,achiever,,,Achiever,48,61.2,");
    free(text);
    text = write_report(&team, REPORT_JSON);
    has(text, "\"as_of\": {\n    \"date\": \"2026-11-12\"");
    free(text);
}

static void markdown_escapes_what_it_would_take_for_its_own(void **state) {
    char *text = report_of(state, MISCHIEF, REPORT_MARKDOWN);
    has(text, "\nTeam =&lt;b&gt;&amp;\"x\"\\|\\*\\_ · 21 Nov 2026\n");
    has(text, "\n| Levels 3 to 4 | 15 | 31 % (20 to 45) |\n");
    has(text, "\n| Achiever | 61 | ±6 | 48 | 55, 62.5 | \\+4 (+1 to +7), 18 people |\n");
    has(text,
        "\n| Fair play | Left out for now: together with what was shown before, it could tell "
        "about one or two people. |  |  | 62.5, 75 |  |\n");
    has(text, "\n| Sep 2026 | 21 | – | – | – | – | – |\n| Oct 2026\\* | 22 | 56 |");
    has(text, "\n**I do character 1.**\n\n|   | People | Share |\n");
    free(text);
}

static void html_is_escaped_and_stands_alone(void **state) {
    char *text = report_of(state, MISCHIEF, REPORT_HTML);
    has(text, "<!DOCTYPE html>\n<html lang=\"en\">");
    has(text, "<h2>Team =&lt;b&gt;&amp;&quot;x&quot;|*_</h2>");
    has(text, "<desc>Achiever: the mean of 48 people is 61 of 100, between 56 and 67; gates: 55, "
              "62.5.</desc>");
    has(text, "<desc>Level 2 – Achiever: 24 people, 50 of 100, between 36 and 64.</desc>");
    has(text, "<desc>Trust over time: 51 in Aug 2026, 60 in Nov 2026.</desc>");
    has(text, "<p class=\"change\">Left out for now: together with what was shown before");
    has(text, "<th scope=\"row\">Oct 2026*</th><td>22</td><td>56");
    has(text, "prefers-color-scheme:dark");
    has_not(text, "<b>");
    has_not(text, "<script");
    has_not(text, "src=");
    has_not(text, "href=");
    has_not(text, "url(");
    free(text);
}

static void a_table_row_a_figure(void **state) {
    char *text = report_of(state, MISCHIEF, REPORT_CSV);
    has(text, "team,date,as_of,month,questionnaire,version,kind,id,first,last,name,people,value,"
              "low,high,words\r\n");
    has(text,
        "\r\n\"'=<b>&\"\"x\"\"|*_\",2026-11-21,2026-11-21,,leadership,draft-1,level,level,3,4,"
        "Levels 3 to 4,15,0.3125,");
    has(text, ",movement,achiever,,,Achiever,18,4.1,0.9,7.3,\r\n");
    has(text, ",movement,leader,,,Leader,,,,,Shown from 5 people on.\r\n");
    has(text, ",2026-11-12,2026-10,leadership,draft-1,scale,trust,,,Trust,22,57,52,62,\r\n");
    has(text,
        ",lowest,focus_1,0,3,\"Never to Half the time, with those who said: Cannot say\",28,0.583333333,");
    free(text);
}

static void json_holds_to_its_schema(void **state) {
    struct made_up_team team;
    make_up_team(&team, *state, MISCHIEF);
    char *text = write_report(&team, REPORT_JSON);
    assert_int_equal(schema_faults(SCHEMA, text), 0);
    /* The check can fail. */
    char *member = strstr(text, "\"means_note\"");
    assert_non_null(member);
    member[1] = 'M';
    print_message("two faults are to be found now:\n");
    assert_int_equal(schema_faults(SCHEMA, text), 2);
    free(text);
    /* As little as there can be. */
    memset(&team.review.figures, 0, sizeof team.review.figures);
    for (int s = 0; s < 5; s++)
        team.review.figures.scales[s].withheld = WITHHELD_FEW;
    team.review.figures.levels.withheld = WITHHELD_CLOSE;
    team.review.figures.desire.withheld = WITHHELD_NONE;
    team.report.month_count = 0;
    team.report.questions = NULL;
    text = write_report(&team, REPORT_JSON);
    assert_int_equal(schema_faults(SCHEMA, text), 0);
    has(text, "\"means_note\": \"Shown from 5 people on.\"");
    has(text, "\"Figures come with enough people who let their answers count (means: 5, levels: "
              "10). Each can allow it under My results, My data.\"");
    has(text, "\"desire\": null");
    has(text, "\"questions\": null");
    free(text);
    /* Too few to be counted. */
    team.review.activity = (struct store_activity){-1, -1, -1, -1, true};
    team.report.month_count = 1;
    team.months[0].sittings = -1;
    text = write_report(&team, REPORT_JSON);
    assert_int_equal(schema_faults(SCHEMA, text), 0);
    has(text,
        "\"people\": {\n    \"people\": null,\n    \"answered\": null,\n    \"since\": null\n");
    has(text, "\"How many have answered is told from 5 people on.\"");
    has(text, "\"sittings\": null,");
    free(text);
    text = write_report(&team, REPORT_CSV);
    has_not(text, ",-1,");
    free(text);
}

/* What is taken away of the demo must not be taken for a real team. */
static void made_up_people_are_called_so(void **state) {
    static const char *const marked[REPORT_FORMAT_COUNT] = {
        [REPORT_TEXT] = "\nTeam heron (made-up data) · 21 Nov 2026\n",
        [REPORT_ASCII] = "\nTeam heron (made-up data) . 21 Nov 2026\n",
        [REPORT_MARKDOWN] = "\nTeam heron (made-up data) · 21 Nov 2026\n",
        [REPORT_HTML] = "<h2>Team heron (made-up data)</h2>",
        [REPORT_JSON] = "\"name\": \"Team heron (made-up data)\",\n    \"team\": \"heron\",\n"
                        "    \"everybody\": false,\n",
        [REPORT_CSV] = "\r\nheron,2026-11-21,2026-11-21,,leadership,draft-1,made_up,,,,"
                       "Team heron (made-up data),,,,,made-up data\r\n",
    };
    struct made_up_team team;
    for (int format = 0; format < REPORT_FORMAT_COUNT; format++) {
        if (format == REPORT_PDF)
            continue;
        make_up_team(&team, *state, "heron");
        char *text = write_report(&team, (enum report_format)format);
        has_not(text, "made-up data");
        free(text);
        team.review.made_up = true;
        text = write_report(&team, (enum report_format)format);
        has(text, marked[format]);
        free(text);
    }
    make_up_team(&team, *state, "");
    team.review.made_up = true;
    char *text = write_report(&team, REPORT_JSON);
    has(text, "\n  \"made_up\": true\n");
    assert_int_equal(schema_faults(SCHEMA, text), 0);
    free(text);
    text = write_report(&team, REPORT_TEXT);
    has(text, "\nEverybody (made-up data) · 21 Nov 2026\n");
    free(text);
}

static void hold_meetings(struct made_up_team *team) {
    static const struct review_meeting evening = {
        .id = 4, .created = NOVEMBER_12, .code = "BDGHM", .title = "Made-up evening"};
    team->review.meeting = evening;
    team->report.by_meeting = true;
    for (int i = 0; i < MADE_UP_MONTHS; i++) {
        team->months[i].meeting = evening;
        team->months[i].meeting.id = i + 1;
        team->months[i].meeting.code[4] = "JKLM"[i];
    }
}

static void those_of_a_meeting_are_called_so(void **state) {
    static const char *const whose[] = {
        "\nTeam heron, those who kept a result at Made-up evening (BDGHM) · 21 Nov 2026\n",
        "\nTeam heron, those who kept a result at Made-up evening (BDGHM; made-up data) · ",
        "\nEverybody who kept a result at Made-up evening (BDGHM) · 21 Nov 2026\n",
        "\nEverybody who kept a result at Made-up evening (BDGHM; made-up data) · ",
    };
    struct made_up_team team;
    for (size_t i = 0; i < sizeof whose / sizeof *whose; i++) {
        make_up_team(&team, *state, i < 2 ? "heron" : "");
        hold_meetings(&team);
        team.review.made_up = i % 2 != 0;
        char *text = write_report(&team, REPORT_MARKDOWN);
        has(text, whose[i]);
        free(text);
    }
}

static void a_report_over_time_may_go_by_meeting(void **state) {
    struct made_up_team team;
    make_up_team(&team, *state, "heron");
    hold_meetings(&team);
    char *text = write_report(&team, REPORT_TEXT);
    has(text, "\nMeeting    Sittings  Achiever  Trust  Leader  Fair play  Follower\n"
              "BDGHJ      20        50        51     52      53         54\n"
              "BDGHK      21        –         –      –       –          –\n"
              "BDGHL*     22        56        57     58      59         60\n");
    has(text, "\nMade-up evening (BDGHM), 12 Nov 2026\n"
              "Where a meeting has no mean: Shown from 5 people on.\n"
              "* Some meetings show figures of an earlier day: fewer than 3 people have\n"
              "changed since.\n");
    free(text);
    text = write_report(&team, REPORT_HTML);
    has(text, "<caption>Means by meeting, everybody with the last result that they kept at it"
              "</caption>");
    free(text);
    text = write_report(&team, REPORT_CSV);
    has(text, ",kept_at,BDGHM,,,Made-up evening,,,,,\r\n");
    has(text,
        "\r\nheron,2026-11-21,2026-11-12,BDGHL,leadership,draft-1,scale,trust,,,Trust,22,57,");
    free(text);
    for (int i = 0; i < MADE_UP_MONTHS; i++)
        team.months[i].figures.few_changed = false;
    text = write_report(&team, REPORT_MARKDOWN);
    has(text, "Some meetings show figures of an earlier day: new ones could tell about one or two "
              "people beside what was shown.");
    team.report.by_meeting = false;
    free(text);
    text = write_report(&team, REPORT_MARKDOWN);
    has(text, "Some months show figures of an earlier day: new ones could tell about one or two "
              "people beside what was shown.");
    free(text);
}

/* At most five of each, the most split in the order they come, and none that is withheld. */
static void questions_are_chosen(void **state) {
    enum { ASKED = 7 };
    struct made_up_team team;
    struct review_question asked[ASKED];
    json_error_t where;
    make_up_team(&team, *state, "heron");
    for (int i = 0; i < ASKED; i++) {
        asked[i] = team.asked[0];
        asked[i].prompt = i;
        asked[i].mean = 50 + (i * 3) % ASKED; /* 50 53 56 52 55 51 54 */
    }
    asked[5].counts.withheld = WITHHELD_CLOSE;
    team.questions.list = asked;
    team.questions.count = ASKED;
    char *text = write_report(&team, REPORT_JSON);
    json_t *report = json_loads(text, 0, &where);
    static const int split[] = {0, 1, 2, 3, 4}, lowest[] = {0, 3, 1, 6, 4};
    for (int i = 0; i < 5; i++) {
        const char *first, *second;
        json_t *questions = json_object_get(report, "questions");
        json_t *one = json_array_get(json_object_get(questions, "split"), (size_t)i);
        json_t *other = json_array_get(json_object_get(questions, "lowest"), (size_t)i);
        first = json_string_value(json_object_get(one, "id"));
        second = json_string_value(json_object_get(other, "id"));
        assert_string_equal(first, team.instrument.prompts[split[i]].id);
        assert_string_equal(second, team.instrument.prompts[lowest[i]].id);
    }
    json_decref(report);
    free(text);
    for (int i = 0; i < ASKED; i++)
        asked[i].counts = (struct group_counts){.withheld = WITHHELD_FEW};
    text = write_report(&team, REPORT_TEXT);
    has(text, "\nQuestions\n─────────\nShown from 10 people on.\n");
    has_not(text, "Where answers");
    free(text);
}

static void a_file_has_the_name_of_the_group_and_the_day(void **state) {
    struct made_up_team team;
    struct error error = {ERROR_NONE, ""};
    struct stat about;
    char folder[] = "/tmp/leadquiz-test-XXXXXX", path[PATH_MAX], expected[128];
    assert_non_null(mkdtemp(folder));
    make_up_team(&team, *state, "he/ron");
    assert_true(team_report_file_name(&team.review, REPORT_HTML, folder, path, &error));
    snprintf(expected, sizeof expected, "%s/leadquiz-team-he-ron-2026-11-21.html", folder);
    assert_string_equal(path, expected);
    assert_true(team_report_save(&team.report, REPORT_HTML, path, false, &error));
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_false(team_report_save(&team.report, REPORT_HTML, path, false, &error));
    unlink(path);
    make_up_team(&team, *state, "");
    assert_true(team_report_file_name(&team.review, REPORT_PDF, folder, path, &error));
    snprintf(expected, sizeof expected, "%s/leadquiz-everybody-2026-11-21.pdf", folder);
    assert_string_equal(path, expected);
    team.review.made_up = true;
    assert_true(team_report_file_name(&team.review, REPORT_PDF, folder, path, &error));
    snprintf(expected, sizeof expected, "%s/leadquiz-made-up-everybody-2026-11-21.pdf", folder);
    assert_string_equal(path, expected);
    make_up_team(&team, *state, "heron");
    team.review.made_up = true;
    assert_true(team_report_file_name(&team.review, REPORT_PDF, folder, path, &error));
    snprintf(expected, sizeof expected, "%s/leadquiz-made-up-team-heron-2026-11-21.pdf", folder);
    assert_string_equal(path, expected);
    hold_meetings(&team);
    assert_true(team_report_file_name(&team.review, REPORT_PDF, folder, path, &error));
    snprintf(expected, sizeof expected, "%s/leadquiz-made-up-team-heron-BDGHM-2026-11-21.pdf",
             folder);
    assert_string_equal(path, expected);
    assert_int_equal(rmdir(folder), 0);
}

static void what_cannot_be_written_is_said(void **state) {
    struct made_up_team team;
    struct error error = {ERROR_NONE, ""};
    make_up_team(&team, *state, "heron");
    for (int format = 0; format < REPORT_FORMAT_COUNT; format++) {
        FILE *out = fopen("/dev/full", "w");
        if (out == NULL)
            skip();
        assert_false(team_report_write(&team.report, format, out, &error));
        assert_string_equal(error.sentence,
                            format == REPORT_PDF
                                ? "a PDF needs a file to go to: -o FILE"
                                : "the report cannot be written: No space left on device");
        fclose(out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_says_everything_in_72_columns),
        cmocka_unit_test(ascii_is_ascii),
        cmocka_unit_test(everybody_has_no_team),
        cmocka_unit_test(made_up_people_are_called_so),
        cmocka_unit_test(those_of_a_meeting_are_called_so),
        cmocka_unit_test(a_report_over_time_may_go_by_meeting),
        cmocka_unit_test(figures_of_an_earlier_day_say_so),
        cmocka_unit_test(markdown_escapes_what_it_would_take_for_its_own),
        cmocka_unit_test(html_is_escaped_and_stands_alone),
        cmocka_unit_test(a_table_row_a_figure),
        cmocka_unit_test(json_holds_to_its_schema),
        cmocka_unit_test(questions_are_chosen),
        cmocka_unit_test(a_file_has_the_name_of_the_group_and_the_day),
        cmocka_unit_test(what_cannot_be_written_is_said),
    };
    setenv("TZ", "UTC", 1);
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
