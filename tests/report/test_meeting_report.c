/* The report of a meeting in each format, from figures made up by hand. */
#include "made_up_team.h"
#include "schema.h"

#include "leadquiz/meeting_report.h"
#include "leadquiz/text.h"

#include <locale.h>

#define SCHEMA SOURCE_DIR "/tests/report/meeting-report.schema.json"

enum { ROOM_QUESTIONS = 3 };

struct made_up_room {
    struct made_up_team team; /* for its questionnaire and figures */
    struct meeting meeting;
    struct room_counts counts;
    struct room_question questions[ROOM_QUESTIONS];
    struct room_result result;
    struct meeting_report report;
};

/* The first question was voted on twice, the third may not be shown. */
static void make_up_room(struct made_up_room *room, const struct instrument *instrument) {
    memset(room, 0, sizeof *room);
    make_up_team(&room->team, instrument, "");
    room->team.instrument.wording.room_next = "Choose one of these together.";
    for (int i = 0; i < ROOM_QUESTIONS; i++) {
        room->questions[i] = (struct room_question){
            .prompt = room->team.asked[i].prompt, .rounds = 1, .split = 1.4 - 0.3 * i};
        room->questions[i].counts[0] = room->team.asked[i].counts;
    }
    room->questions[0].rounds = 2;
    add_cell(&room->questions[0].counts[1], 0, 2, 8);
    add_cell(&room->questions[0].counts[1], 3, 3, 10);
    add_cell(&room->questions[0].counts[1], 4, 5, 30);
    room->meeting = (struct meeting){.code = "KHRWP",
                                     .title = "Monday <round>",
                                     .form = FORM_FULL,
                                     .state = MEETING_REVEALED,
                                     .focus = NOWHERE,
                                     .round = 1};
    room->counts = (struct room_counts){.seats = 50, .done = 49};
    room->result = (struct room_result){.people = 48,
                                        .figures = room->team.review.figures,
                                        .questions = room->questions,
                                        .question_count = ROOM_QUESTIONS};
    for (int s = 0; s < room->team.instrument.scale_count; s++)
        room->result.figures.scales[s].movement_withheld = WITHHELD_NONE;
    room->report = (struct meeting_report){&room->meeting, &room->team.instrument, &room->counts,
                                           &room->result, NOVEMBER_21};
}

/* One question at a time: no form, so no scales, levels or wish to lead. */
static void ask_one_by_one(struct made_up_room *room) {
    struct group_figures *figures = &room->result.figures;
    room->meeting.one_by_one = true;
    room->meeting.asked_count = 2;
    room->meeting.asked[0] = room->questions[1].prompt;
    room->meeting.asked[1] = room->questions[0].prompt;
    figures->levels = figures->desire = (struct group_counts){.withheld = WITHHELD_NONE};
    for (int s = 0; s < SCALES_MOST; s++)
        figures->scales[s] = (struct group_mean){.withheld = WITHHELD_NONE};
}

static char *write_report(const struct made_up_room *room, enum report_format format) {
    char *text = NULL;
    size_t size = 0;
    struct error error = {ERROR_NONE, ""};
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (!meeting_report_write(&room->report, format, out, &error))
        fail_msg("%s", error.sentence);
    fclose(out);
    return text;
}

static void has(const char *text, const char *part) {
    if (strstr(text, part) == NULL)
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static void has_not(const char *text, const char *part) {
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" should not be in:\n%s", part, text);
}

static void text_says_what_the_room_saw(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    char *text = write_report(&room, REPORT_TEXT);
    has(text, "Leadership\nMeeting Monday <round> · 21 Nov 2026 · full form\n━━━");
    has(text, "\nSeats: 50. With all answers: 49.\nThe answers of 48 people count.\n");
    has(text, "\nLevel 2 – Achiever   ■■■■■■■■■■□□□□●□□□··········   24  50 % (36 to 64)\n");
    has(text, "\nFair play: Left out: it could tell about one or two people.\n");
    has(text, "\nVotes\n─────\nI do character 1.\nVote 1\n");
    has(text, "\nVote 2\n");
    has(text, "\nWhat to do next\n───────────────\n- I do focus 1.\n- I do character 1.\n"
              "Choose one of these together.\n\n________________  ____________");
    has(text, "\nWho               What                                  By when\n");
    has(text, "\nAverages of 48 people. Do not try to work out who answered what. Not for\n");
    has_not(text, "days");
    has_not(text, "Movement");
    has_not(text, " \n");
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_true(text_width(line) <= 72);
    free(text);
}

static void single_questions_have_no_scales(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    ask_one_by_one(&room);
    char *text = write_report(&room, REPORT_TEXT);
    has(text, " · one question at a time\n");
    has(text, "\nSeats: 50. Questions that were voted on: 2.\n");
    has_not(text, "This report covers");
    has_not(text, "people count");
    has(text, "\nVotes\n─────\nI do focus 1.\n"); /* in the order of asking */
    has_not(text, "Scales");
    has_not(text, "Levels");
    has_not(text, "Where answers");
    has(text, "- I do focus 1.\n- I do character 1.\n");
    free(text);
    room.questions[1].counts[0].withheld = WITHHELD_FEW;
    text = write_report(&room, REPORT_TEXT);
    has(text, "\nI do focus 1.\nShown from 10 people on.\n");
    free(text);
}

static void one_question_of_the_form_stands_alone(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    ask_one_by_one(&room);
    room.meeting.one_by_one = false;
    room.meeting.focus = room.questions[1].prompt;
    room.result.questions = &room.questions[1];
    room.result.question_count = 1;
    char *text = write_report(&room, REPORT_TEXT);
    has(text, "\nVotes\n─────\nI do focus 1.");
    has(text, "\nSeats: 50. Have voted: 49.\nThis report covers the question that the room is at. "
              "Back at the whole\n");
    has_not(text, "Scales");
    has_not(text, "differ most");
    free(text);
}

static void the_short_form_says_what_it_does_not_tell(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    room.team.instrument.wording.short_form = "Twelve items tell no level.";
    room.meeting.form = FORM_SHORT;
    room.result.figures.levels = (struct group_counts){.withheld = WITHHELD_FEW};
    char *text = write_report(&room, REPORT_TEXT);
    has(text, " · short form\n");
    has(text, "\nLevels\n──────\nTwelve items tell no level.\n");
    has_not(text, "Shown from 10 people on.");
    free(text);
}

static void a_scale_that_the_short_form_leaves_out_is_named(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    room.meeting.form = FORM_SHORT;
    char *text = write_report(&room, REPORT_TEXT);
    has(text, "\nFollower: The short form does not look at it.\n");
    free(text);
    text = write_report(&room, REPORT_CSV);
    has(text, ",scale,follower,,,Follower,,,,,The short form does not look at it.\r\n");
    has(text, ",people,counted,,,,48,,,,\r\n");
    free(text);
}

/* The wish to lead counts from 1 as an answer and from 0 as a figure; nobody goes without. */
static void the_wish_to_lead_may_be_voted_on(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    struct room_question *wish = &room.questions[2];
    wish->prompt = room.team.instrument.role_question[ROLE_DESIRE];
    assert_true(wish->prompt >= 0);
    wish->counts[0] = (struct group_counts){.withheld = SHOWN};
    add_cell(&wish->counts[0], 0, 0, 0);
    add_cell(&wish->counts[0], 1, 2, 12);
    add_cell(&wish->counts[0], 3, 3, 36);
    wish->rounds = 2; /* a form names questions that were voted on again */
    wish->counts[1] = wish->counts[0];
    const struct prompt *asked = &room.team.instrument.prompts[wish->prompt];
    char row[400];
    char *text = write_report(&room, REPORT_CSV);
    snprintf(row, sizeof row, ",vote,%s/1,0,1,\"%s or %s\",12,", asked->id, asked->options[0].label,
             asked->options[1].label);
    has(text, row);
    snprintf(row, sizeof row, ",vote,%s/1,2,2,\"%s\",36,", asked->id, asked->options[2].label);
    has(text, row);
    free(text);
}

static void html_and_markdown_escape_the_title(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    char *text = write_report(&room, REPORT_HTML);
    has(text, "<h2>Monday &lt;round&gt;</h2>");
    has(text, "<h2>Votes</h2>");
    has(text, "<h4>Vote 2</h4>");
    has(text, "<li>I do focus 1.</li>");
    has(text, "<th scope=\"col\">By when</th>");
    free(text);
    text = write_report(&room, REPORT_MARKDOWN);
    has_not(text, "<round>");
    has(text, "\n## Votes\n\n**I do character 1.**\n\nVote 1\n");
    has(text, "\n## What to do next\n\n- I do focus 1.\n");
    has(text, "\n| Who | What | By when |\n");
    free(text);
}

static void csv_has_a_row_for_each_vote(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    char *text = write_report(&room, REPORT_CSV);
    has(text, ",vote,character_1/1,");
    has(text, ",vote,character_1/2,4,5,");
    has_not(text, ",since,");
    free(text);
}

static void json_is_as_the_schema_says(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    char *text = write_report(&room, REPORT_JSON);
    assert_int_equal(schema_faults(SCHEMA, text), 0);
    has(text, "\"schema\": \"leadquiz-meeting-report\"");
    has(text, "\"code\": \"KHRWP\"");
    free(text);
    ask_one_by_one(&room);
    text = write_report(&room, REPORT_JSON);
    assert_int_equal(schema_faults(SCHEMA, text), 0);
    free(text);
}

static void nobody_yet_is_a_report_too(void **state) {
    struct made_up_room room;
    make_up_room(&room, *state);
    room.result.question_count = 0;
    room.result.figures.levels = room.result.figures.desire =
        (struct group_counts){.withheld = WITHHELD_FEW};
    for (int s = 0; s < SCALES_MOST; s++)
        room.result.figures.scales[s] = (struct group_mean){.withheld = WITHHELD_FEW};
    for (enum report_format format = 0; format < REPORT_FORMAT_COUNT; format++) {
        if (format == REPORT_PDF)
            continue;
        char *text = write_report(&room, format);
        has(text, format == REPORT_CSV ? "Shown from 10 people on." : "Shown from 5 people on.");
        free(text);
    }
}

int main(void) {
    setlocale(LC_CTYPE, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_says_what_the_room_saw),
        cmocka_unit_test(single_questions_have_no_scales),
        cmocka_unit_test(one_question_of_the_form_stands_alone),
        cmocka_unit_test(the_short_form_says_what_it_does_not_tell),
        cmocka_unit_test(a_scale_that_the_short_form_leaves_out_is_named),
        cmocka_unit_test(the_wish_to_lead_may_be_voted_on),
        cmocka_unit_test(html_and_markdown_escape_the_title),
        cmocka_unit_test(csv_has_a_row_for_each_vote),
        cmocka_unit_test(json_is_as_the_schema_says),
        cmocka_unit_test(nobody_yet_is_a_report_too),
    };
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
