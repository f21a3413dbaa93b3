/* A group by the meeting that its results were kept at: the filter, the scope, and over time. */
#include "team_store.h"

#include "leadquiz/store_meeting.h"

static int64_t meet(struct team *team, const char *code, const char *title) {
    struct meeting meeting = {
        .form = FORM_FULL, .created = team->now, .focus = NOWHERE, .round = 1, .prompts = 40};
    (void)snprintf(meeting.code, sizeof meeting.code, "%s", code);
    (void)snprintf(meeting.title, sizeof meeting.title, "%s", title);
    memcpy(meeting.questionnaire, team->instrument->hash, DIGEST_TEXT);
    assert_int_equal(store_meeting_add(team->store, &meeting, &team->error), FOUND);
    return meeting.id;
}

/* People from..until of a team keep a result at the meeting. */
static void keep_all(struct team *team, int from, int until, const char *of, int consents,
                     int64_t meeting) {
    team->meeting = meeting;
    take_part_all(team, from, until, of, consents);
    team->meeting = 0;
}

static const struct group_figures *look_at(struct team *team, const char *of, const char *code) {
    const struct review_group group = {of, code};
    review_free(&team->review);
    must(team, review_load(team->store, team->instrument, &group, team->now, REVIEW_FRESH,
                           &team->review, &team->error));
    return &team->review.figures;
}

static struct review_month by_meeting(struct team *team, int number, int expected) {
    struct review_month months[8];
    int count = review_by_meeting(&team->review, months, 8, &team->error);
    if (count < 0)
        fail_msg("%s", team->error.sentence);
    assert_int_equal(count, expected);
    return months[number];
}

/* ---- the minimums ---- */

static void test_least_numbers(void **state) {
    struct team *team = *state;
    int64_t meeting = meet(team, "BDGHJ", "Made-up evening");
    take_part_all(team, 0, 20, "sunrise", AVERAGE);
    keep_all(team, 20, 24, "sunrise", AVERAGE, meeting);
    assert_means(team, look_at(team, NULL, "BDGHJ"), WITHHELD_FEW, 0);
    assert_int_equal(team->review.activity.people, -1);
    assert_int_equal(team->review.meeting_count, 0);
    keep_all(team, 24, 25, "sunrise", AVERAGE, meeting);
    assert_means(team, look_at(team, NULL, "BDGHJ"), SHOWN, 5);
    assert_int_equal(team->review.activity.people, 5);
    assert_int_equal(team->review.figures.levels.withheld, WITHHELD_FEW);
    assert_int_equal(team->review.meeting_count, 1);
    assert_string_equal(team->review.meetings[0].title, "Made-up evening");
    struct review_month evening = by_meeting(team, 0, 1);
    assert_means(team, &evening.figures, SHOWN, 5);
    assert_int_equal(evening.sittings, 5);
    assert_int_equal(evening.year, 2025);
    assert_int_equal(evening.month, 6);
    keep_all(team, 25, 32, "sunrise", AVERAGE, meeting);
    look_at(team, NULL, "BDGHJ");
    assert_int_equal(team->review.figures.levels.withheld, SHOWN);
    assert_int_equal(team->review.figures.levels.people, 12);
}

/* Before five have kept one nobody is told that somebody did. */
static void test_few_are_not_told(void **state) {
    struct team *team = *state;
    int64_t meeting = meet(team, "BDGHJ", "Made-up evening");
    keep_all(team, 0, 4, "sunrise", AVERAGE, meeting);
    look_at(team, NULL, NULL);
    assert_int_equal(team->review.meeting_count, 0);
    (void)by_meeting(team, 0, 0);
    keep_all(team, 4, 5, "sunrise", LEAD, meeting);
    look_at(team, NULL, NULL);
    assert_int_equal(team->review.meeting_count, 1);
    assert_int_equal(by_meeting(team, 0, 1).sittings, -1);
    struct review_month evening = by_meeting(team, 0, 1);
    assert_means(team, &evening.figures, WITHHELD_FEW, 0);
}

static void test_unknown_meeting(void **state) {
    struct team *team = *state;
    const struct review_group group = {NULL, "bdghj"};
    assert_false(review_load(team->store, team->instrument, &group, team->now, 0, &team->review,
                             &team->error));
    assert_string_equal(team->error.sentence,
                        "no meeting with the code BDGHJ is in this store; leadquiz meeting list "
                        "names those that are");
}

/* ---- no combination gets round a minimum ---- */

/* The whole, then all but one, two or three of it by way of a meeting. */
static void test_meeting_against_everybody(void **state) {
    struct team *team = *state;
    for (int apart = 1; apart <= 3; apart++) {
        char code[MEETING_CODE_BYTES], of[16];
        (void)snprintf(code, sizeof code, "BDGH%c", "JKL"[apart - 1]);
        (void)snprintf(of, sizeof of, "team-%d", apart);
        int64_t meeting = meet(team, code, "Made-up evening");
        keep_all(team, 0, 12, of, AVERAGE, meeting);
        take_part_all(team, 12, 12 + apart, of, AVERAGE);
        assert_means(team, look_at(team, of, NULL), SHOWN, 12 + apart);
        bool told = apart == 3;
        assert_means(team, look_at(team, NULL, code), told ? SHOWN : WITHHELD_CLOSE, told ? 12 : 0);
        assert_int_equal(team->review.figures.desire.withheld == SHOWN, told);
    }
}

/* The same people as a scope and over time, as a month and as a meeting. */
static void test_meeting_against_month(void **state) {
    struct team *team = *state;
    struct review_month months[2];
    int64_t meeting = meet(team, "BDGHJ", "Made-up evening");
    keep_all(team, 0, 8, "sunrise", AVERAGE, meeting);
    take_part(team, 8, "sunrise", AVERAGE, NULL);
    look_at(team, NULL, NULL);
    assert_int_equal(review_months(&team->review, months, 2, &team->error), 1);
    assert_means(team, &months[0].figures, SHOWN, 9);
    struct review_month evening = by_meeting(team, 0, 1);
    assert_means(team, &evening.figures, WITHHELD_CLOSE, 0);
    assert_int_equal(evening.sittings, 8);
    assert_means(team, look_at(team, NULL, "BDGHJ"), WITHHELD_CLOSE, 0);
    assert_means(team, look_at(team, "sunrise", "BDGHJ"), WITHHELD_CLOSE, 0);
}

/* A team less those of it at the meeting is one person; so is the meeting less two teams of it. */
static void test_meeting_and_team(void **state) {
    struct team *team = *state;
    int64_t meeting = meet(team, "BDGHJ", "Made-up evening");
    keep_all(team, 0, 6, "sunrise", AVERAGE, meeting);
    take_part(team, 6, "sunrise", AVERAGE, NULL);
    keep_all(team, 10, 16, "harbour", AVERAGE, meeting);
    keep_all(team, 20, 22, "", AVERAGE, meeting);
    assert_means(team, look_at(team, "sunrise", NULL), SHOWN, 7);
    assert_means(team, look_at(team, "sunrise", "BDGHJ"), WITHHELD_CLOSE, 0);
    assert_means(team, look_at(team, NULL, "BDGHJ"), SHOWN, 14);
    assert_means(team, look_at(team, "harbour", "BDGHJ"), SHOWN, 6);
    struct review_questions questions;
    look_at(team, NULL, "BDGHJ");
    must(team, review_questions_load(&team->review, &questions, &team->error));
    assert_int_equal(questions.list[0].counts.withheld, SHOWN);
    assert_int_equal(questions.list[0].counts.people, 14);
    review_questions_free(&questions);
    /* 14 less 6 less these 6 would be the two without a team. */
    assert_int_equal(look_at(team, "sunrise", "BDGHJ")->scales[0].withheld, WITHHELD_CLOSE);
}

/* Two meetings with nearly the same people. */
static void test_two_meetings(void **state) {
    struct team *team = *state;
    int64_t first = meet(team, "BDGHJ", "First"), second = meet(team, "BDGHK", "Second");
    keep_all(team, 0, 8, "sunrise", AVERAGE, first);
    assert_means(team, look_at(team, NULL, "BDGHJ"), SHOWN, 8);
    keep_all(team, 0, 7, "sunrise", AVERAGE, second);
    look_at(team, NULL, NULL); /* seven sittings of the second, and one of the first */
    struct review_month evening = by_meeting(team, 0, 2);
    assert_string_equal(evening.meeting.title, "First");
    assert_means(team, &evening.figures, SHOWN, 8);
    evening = by_meeting(team, 1, 2);
    assert_string_equal(evening.meeting.title, "Second");
    assert_means(team, &evening.figures, WITHHELD_CLOSE, 0);
    assert_means(team, look_at(team, NULL, "BDGHK"), WITHHELD_CLOSE, 0);
    assert_means(team, look_at(team, NULL, "BDGHJ"), SHOWN, 8);
}

/* Of six whom the lead may see five, the mean would tell the sixth. */
static void test_known_people(void **state) {
    struct team *team = *state;
    int64_t meeting = meet(team, "BDGHJ", "Made-up evening");
    keep_all(team, 0, 5, "sunrise", AVERAGE | LEAD, meeting);
    keep_all(team, 5, 6, "sunrise", AVERAGE, meeting);
    assert_means(team, look_at(team, NULL, "BDGHJ"), WITHHELD_CLOSE, 0);
    struct review_month evening = by_meeting(team, 0, 1);
    assert_means(team, &evening.figures, WITHHELD_CLOSE, 0);
}

/* ---- who and when ---- */

static void test_filter(void **state) {
    struct team *team = *state;
    int rows[16];
    int64_t first = meet(team, "BDGHJ", "First"), second = meet(team, "BDGHK", "Second");
    keep_all(team, 0, 3, "sunrise", LEAD, first);
    keep_all(team, 2, 5, "harbour", LEAD, second);
    take_part(team, 2, "sunrise", LEAD, NULL); /* later, at no meeting */
    look_at(team, NULL, NULL);
    struct review_choice choice = {.corner = NOWHERE, .meeting = first};
    assert_int_equal(review_choose(&team->review, &choice, rows), 3);
    assert_string_equal(team->review.people[rows[2]].name, "made-up-sunrise-02");
    choice.team = "harbour";
    assert_int_equal(review_choose(&team->review, &choice, rows), 0);
    choice.meeting = second;
    assert_int_equal(review_choose(&team->review, &choice, rows), 3);
    assert_int_equal(team->review.meeting_count, 2);
    assert_string_equal(team->review.meetings[0].code, "BDGHK");
    assert_string_equal(team->review.meetings[0].name, "Second (BDGHK)");
    must(team, store_meeting_delete(team->store, second, &team->error));
    assert_true(review_stale(&team->review));
    look_at(team, NULL, NULL);
    assert_int_equal(team->review.meeting_count, 1);
    assert_int_equal(review_choose(&team->review, &choice, rows), 0);
    look_at(team, "harbour", "BDGHJ");
    assert_int_equal(team->review.count, 0);
    look_at(team, "sunrise", "BDGHJ");
    assert_int_equal(team->review.count, 3);
}

/* Whoever sat twice at one meeting counts once, with the later one; poor sittings do not. */
static void test_last_of_a_meeting(void **state) {
    struct team *team = *state;
    struct result last;
    int64_t meeting = meet(team, "BDGHJ", "Made-up evening"), people[6];
    double sum = 0;
    team->meeting = meeting;
    for (int i = 0; i < 6; i++) {
        people[i] = take_part(team, i, "sunrise", AVERAGE, &last);
        sum += i < 3 ? last.scales[0].value : 0;
    }
    for (int i = 3; i < 6; i++) {
        team->meeting = meeting;
        team->now += HOUR;
        sit(team, people[i], (struct way){.points = 5, .variation = i, .desire = 2}, &last);
        sum += last.scales[0].value;
        sit(team, people[i], (struct way){.points = 3, .desire = 2, .careless = true}, NULL);
        team->meeting = 0;
        team->now += HOUR;
        sit(team, people[i], (struct way){.points = 1, .desire = 2}, NULL);
    }
    look_at(team, NULL, NULL);
    struct review_month evening = by_meeting(team, 0, 1);
    assert_means(team, &evening.figures, SHOWN, 6);
    assert_int_equal(evening.sittings, 9);
    assert_true(fabs(evening.figures.scales[0].mean.estimate - sum / 6) < 1e-9);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, team_begin, team_end)
    const struct CMUnitTest tests[] = {
        TEST(test_least_numbers),
        TEST(test_few_are_not_told),
        TEST(test_unknown_meeting),
        TEST(test_meeting_against_everybody),
        TEST(test_meeting_against_month),
        TEST(test_meeting_and_team),
        TEST(test_two_meetings),
        TEST(test_known_people),
        TEST(test_filter),
        TEST(test_last_of_a_meeting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
