/* test_team_questions.c - how a group answered each question. */
#include "team_store.h"

static struct review_questions questions;

static void load(struct team *team, const char *of) {
    look(team, of);
    review_questions_free(&questions);
    must(team, review_questions_load(&team->review, &questions, &team->error));
}

static int end(void **state) {
    review_questions_free(&questions);
    return team_end(state);
}

static const struct review_question *find(const struct team *team, const char *id) {
    int prompt = instrument_prompt(team->instrument, id);
    for (int i = 0; i < questions.count; i++) {
        if (questions.list[i].prompt == prompt)
            return &questions.list[i];
    }
    fail_msg("%s is not among them", id);
    return NULL;
}

/* Somebody who answers one question so, and the rest as take_part. */
static void answer(struct team *team, int number, const char *id, int value, bool no_team) {
    char name[NAME_BYTES];
    struct answers answers;
    struct way way = {.points = 2 + number % 4,
                      .variation = number,
                      .desire = 1 + number % 5,
                      .no_team = no_team};
    (void)snprintf(name, sizeof name, "made-up-%d", number);
    make_answers(team, &way, &answers);
    answers.list[instrument_prompt(team->instrument, id)].value = (int8_t)value;
    sit_answers(team, join(team, name, "north", AVERAGE), &answers, NULL);
}

static void test_ten_people(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 9, "north", AVERAGE);
    load(team, "north");
    assert_int_equal(questions.count, 40);
    for (int i = 0; i < questions.count; i++) {
        assert_int_equal(questions.list[i].counts.withheld, WITHHELD_FEW);
        assert_int_equal(questions.list[i].counts.people, 0);
        assert_true(questions.list[i].split == 0 && questions.list[i].mean == 0);
    }
    assert_int_equal(questions.leans.withheld, WITHHELD_FEW);
    take_part_all(team, 9, 12, "north", AVERAGE);
    load(team, "north");
    const struct review_question *first = &questions.list[0];
    assert_int_equal(first->counts.withheld, SHOWN);
    assert_int_equal(first->counts.people, 12);
    assert_int_equal(questions.as_of, 0);
    for (int i = 1; i < questions.count && questions.list[i].counts.withheld == SHOWN; i++)
        assert_true(questions.list[i - 1].split >= questions.list[i].split);
}

static void test_cells(void **state) {
    struct team *team = *state;
    static const int given[12] = {1, 1, 1, 0, 0, 0, 4, 4, 5, 5, 5, 5};
    for (int i = 0; i < 12; i++)
        answer(team, i, "fp3", given[i], false); /* reversed */
    load(team, NULL);
    const struct review_question *question = find(team, "fp3");
    assert_int_equal(question->counts.withheld, SHOWN);
    const struct group_cell *cells = question->counts.cells;
    int last = question->counts.cell_count - 1;
    assert_int_equal(question->counts.people, 12);
    assert_int_equal(cells[0].first, 0); /* no chance */
    assert_int_equal(cells[0].last, 0);
    assert_int_equal(cells[0].people, 3);
    assert_int_equal(cells[1].first, 1);
    /* The two of 4 went to the smaller neighbour. */
    assert_int_equal(last, 2);
    assert_int_equal(cells[last].first, 5);
    assert_int_equal(cells[last].people, 4);
    assert_int_equal(cells[1].last, 4);
    assert_int_equal(cells[1].people, 5);
    /* By what is shown: five people from 100 to 25, keyed, and four of 0. */
    double mean = 5 * 62.5 / 9;
    assert_true(fabs(question->mean - mean) < 1e-9);
    double squares = 5 * (62.5 - mean) * (62.5 - mean) + 4 * mean * mean;
    assert_true(fabs(question->split - sqrt(squares / 8)) < 1e-9);
}

static void test_questions_for_people_with_a_team(void **state) {
    struct team *team = *state;
    for (int i = 0; i < 14; i++)
        answer(team, i, "fp3", 1 + i % 5, i < 6);
    load(team, NULL); /* eight of fourteen have one */
    assert_int_equal(find(team, "fp1")->counts.withheld, SHOWN);
    assert_int_equal(find(team, "fp1")->counts.people, 14);
    assert_int_equal(find(team, "de1")->counts.withheld, WITHHELD_FEW);
}

static void test_leans(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 18, "north", AVERAGE);
    load(team, NULL);
    assert_int_equal(questions.leans.withheld, SHOWN);
    assert_int_equal(questions.leans.people, 18);
    assert_int_equal(questions.lean_count, 3);
    int people = 0;
    for (int i = 0; i < questions.leans.cell_count; i++)
        people += questions.leans.cells[i].people;
    assert_int_equal(people, 18);
}

static void test_one_who_joins(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 12, "north", AVERAGE);
    load(team, "north");
    int people = find(team, "fp1")->counts.people;
    struct group_counts before = find(team, "fp1")->counts;
    team->now += DAY;
    take_part(team, 12, "north", AVERAGE, NULL);
    load(team, "north");
    assert_int_equal(questions.as_of, test_now);
    assert_int_equal(find(team, "fp1")->counts.people, people);
    assert_int_equal(find(team, "fp1")->counts.cell_count, before.cell_count);
    team->fresh_only = true;
    load(team, "north");
    assert_int_equal(questions.as_of, 0);
    assert_int_equal(find(team, "fp1")->counts.withheld, WITHHELD_CLOSE);
    assert_int_equal(questions.leans.withheld, WITHHELD_CLOSE);
}

/* Somebody who had no chance to do anything: without a score, with answers. */
static void no_chance(struct team *team, const char *name, bool no_team) {
    struct answers answers;
    struct result result;
    struct way way = {.points = 3, .desire = 2, .no_team = no_team};
    make_answers(team, &way, &answers);
    for (int i = 0; i < team->instrument->item_count; i++) {
        struct answer *answer = &answers.list[team->instrument->items[i].prompt];
        if (answer->value != ANSWER_OPEN)
            answer->value = ANSWER_NO_CHANCE;
    }
    sit_answers(team, join(team, name, "north", AVERAGE), &answers, &result);
    assert_int_not_equal(result.quality, QUALITY_POOR);
    assert_false(result.scales[0].known);
}

/* Questions of people with a team and those of all are looked at each for itself. */
static void test_one_who_joins_without_a_score(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 12, "north", AVERAGE);
    load(team, "north");
    team->fresh_only = true;
    no_chance(team, "made-up-ann", false);
    load(team, "north");
    assert_int_equal(find(team, "fp1")->counts.withheld, WITHHELD_CLOSE);
    no_chance(team, "made-up-bob", true);
    no_chance(team, "made-up-cid", true);
    load(team, "north");
    assert_int_equal(find(team, "fp1")->counts.withheld, SHOWN);
    assert_int_equal(find(team, "de1")->counts.withheld, WITHHELD_CLOSE);
}

/* Nobody's answers are known to the lead, but the scores of two follow from the questions. */
static void test_no_questions_where_there_are_no_means(void **state) {
    struct team *team = *state;
    take_part_all(team, 0, 10, "north", AVERAGE | LEAD);
    take_part_all(team, 10, 12, "north", AVERAGE);
    load(team, "north");
    assert_means(team, &team->review.figures, WITHHELD_CLOSE, 0);
    for (int i = 0; i < questions.count; i++)
        assert_int_not_equal(questions.list[i].counts.withheld, SHOWN);
}

/* The questionnaire with another hash, the same id, version and scoring. */
static void test_answers_to_another_file(void **state) {
    struct team *team = *state;
    struct instrument *first = team->instrument;
    size_t length = first->length;
    char *bytes = malloc(length + 16);
    assert_non_null(bytes);
    memcpy(bytes, first->bytes, length);
    memcpy(bytes + length, "\n; another\n", 11);
    struct instrument *other =
        instrument_parse("other.ini", bytes, length + 11, NULL, &team->error);
    must(team, other != NULL);
    take_part_all(team, 0, 6, "north", AVERAGE);
    must(team, store_questionnaire_keep(team->store, other, test_now, &team->error));
    team->instrument = other;
    take_part_all(team, 6, 12, "north", AVERAGE);
    team->instrument = first;
    load(team, NULL);
    assert_int_equal(find(team, "fp1")->counts.people, 12);
    instrument_free(other);
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_ten_people, team_begin, end),
        cmocka_unit_test_setup_teardown(test_cells, team_begin, end),
        cmocka_unit_test_setup_teardown(test_questions_for_people_with_a_team, team_begin, end),
        cmocka_unit_test_setup_teardown(test_leans, team_begin, end),
        cmocka_unit_test_setup_teardown(test_one_who_joins, team_begin, end),
        cmocka_unit_test_setup_teardown(test_one_who_joins_without_a_score, team_begin, end),
        cmocka_unit_test_setup_teardown(test_no_questions_where_there_are_no_means, team_begin,
                                        end),
        cmocka_unit_test_setup_teardown(test_answers_to_another_file, team_begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
