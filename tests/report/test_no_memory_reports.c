/* What a lead sees of a team, and every report in every format, with too little memory. */
#define NO_MEMORY_SQLITE
#define NO_MEMORY_JANSSON
#include "../no_memory.h"

#include "../review/team_store.h"
#include "leader_history.h"
#include "made_up_team.h"

#include "leadquiz/meeting_report.h"
#include "leadquiz/sheet_report.h"

enum { MONTHS = 3 };

/* ---- the review ---- */

static void look_again(void *context) {
    struct team *team = context;
    review_free(&team->review);
    memset(&team->review, 0, sizeof team->review);
}

static bool load(void *context, struct error *error) {
    struct team *team = context;
    return review_load(team->store, team->instrument, &(struct review_group){.team = "heron"},
                       team->now, 0, &team->review, error);
}

static bool load_more(void *context, struct error *error) {
    struct team *team = context;
    struct review_questions questions;
    struct history history;
    struct review_month months[MONTHS];
    if (!load(context, error))
        return false;
    if (!review_questions_load(&team->review, &questions, error))
        return false;
    review_questions_free(&questions);
    if (review_months(&team->review, months, MONTHS, error) < 0)
        return false;
    if (!review_history(&team->review, team->review.people[0].person, &history, error))
        return false;
    history_free(&history);
    return true;
}

/* Once there is memory again the figures are those that they were: none was published by half. */
static void check_figures(void *context, bool done) {
    struct team *team = context;
    (void)done;
    assert_means(team, look(team, "heron"), SHOWN, 12);
}

static void test_review(void **state) {
    struct team *team = *state;
    const struct needing needings[] = {
        {"the review of a team", look_again, load, check_figures, 20},
        {"its questions, months and a person", look_again, load_more, check_figures, 150},
    };
    take_part_all(team, 0, 12, "heron", AVERAGE | LEAD | RESEARCH);
    team->now += 40 * DAY;
    take_part_all(team, 0, 12, "heron", AVERAGE | LEAD | RESEARCH);
    for (size_t i = 0; i < sizeof needings / sizeof needings[0]; i++)
        no_memory_everywhere(&needings[i], team);
}

/* ---- reports ---- */

struct reporting {
    struct instrument *instrument;
    struct made_up made_up;
    struct made_up_team team;
    struct meeting meeting;
    struct room_counts counts;
    struct room_question question;
    struct room_result result;
    struct meeting_report meeting_report;
    struct sheet_form sheet;
    enum report_format format;
    FILE *out;
};

static bool write_person(void *context, struct error *error) {
    struct reporting *reporting = context;
    return report_write(&reporting->made_up.history, 2, true, reporting->format, MAY,
                        reporting->out, error);
}

static bool write_team(void *context, struct error *error) {
    struct reporting *reporting = context;
    return team_report_write(&reporting->team.report, reporting->format, reporting->out, error);
}

static bool write_meeting(void *context, struct error *error) {
    struct reporting *reporting = context;
    return meeting_report_write(&reporting->meeting_report, reporting->format, reporting->out,
                                error);
}

static bool write_sheet(void *context, struct error *error) {
    struct reporting *reporting = context;
    const struct sheet_report report = {&reporting->sheet, "KFTWP", "Monday round", true};
    return sheet_report_write(&report, reporting->format, reporting->out, error);
}

static void make_up_meeting(struct reporting *reporting) {
    reporting->question = (struct room_question){.prompt = reporting->team.asked[0].prompt,
                                                 .rounds = 1,
                                                 .split = 1,
                                                 .counts = {reporting->team.asked[0].counts}};
    reporting->meeting = (struct meeting){.code = "KFTWP",
                                          .title = "Monday round",
                                          .state = MEETING_REVEALED,
                                          .focus = NOWHERE,
                                          .round = 1};
    reporting->counts = (struct room_counts){.seats = 50, .done = 49};
    reporting->result = (struct room_result){.people = 48,
                                             .figures = reporting->team.review.figures,
                                             .questions = &reporting->question,
                                             .question_count = 1};
    reporting->meeting_report =
        (struct meeting_report){&reporting->meeting, &reporting->team.instrument,
                                &reporting->counts, &reporting->result, NOVEMBER_21};
}

static void test_reports(void **state) {
    static const char *const names[] = {"text", "md", "html", "json", "csv", "pdf", "ascii"};
    struct error error;
    struct reporting *reporting = calloc(1, sizeof *reporting);
    (void)state;
    assert_non_null(reporting);
    reporting->out = fopen("/dev/null", "w");
    reporting->instrument =
        instrument_parse("leadership", leadership, sizeof leadership - 1, NULL, &error);
    assert_true(reporting->out != NULL && reporting->instrument != NULL);
    make_up(&reporting->made_up, reporting->instrument, "calm-heron");
    make_up_team(&reporting->team, reporting->instrument, "heron");
    make_up_meeting(reporting);
    assert_true(sheet_make(reporting->instrument, FORM_FULL, &reporting->sheet, &error));
    for (int format = 0; format < REPORT_FORMAT_COUNT; format++) {
        bool sheets = format == REPORT_TEXT || format == REPORT_ASCII || format == REPORT_JSON;
        reporting->format = (enum report_format)format;
        if (format == REPORT_PDF) /* another program draws it, from the JSON */
            continue;
        no_memory_everywhere(&(struct needing){names[format], NULL, write_person, NULL, 4},
                             reporting);
        no_memory_everywhere(&(struct needing){names[format], NULL, write_team, NULL, 4},
                             reporting);
        no_memory_everywhere(&(struct needing){names[format], NULL, write_meeting, NULL, 4},
                             reporting);
        if (sheets)
            no_memory_everywhere(&(struct needing){names[format], NULL, write_sheet, NULL, 4},
                                 reporting);
    }
    assert_int_equal(fclose(reporting->out), 0);
    instrument_free(reporting->instrument);
    free(reporting);
    no_memory_print();
    assert_true(no_memory_counts.refused > 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_review, team_begin, team_end),
        cmocka_unit_test(test_reports),
    };
    no_memory_sqlite();
    no_memory_jansson();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
