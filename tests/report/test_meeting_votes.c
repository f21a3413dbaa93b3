/* Two votes side by side, and the words of their cells. */
#include "leadquiz/meeting_report.h"
#include "leadquiz/team_report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Cells of the given last values with so many people each; they begin with `first`. */
static struct group_counts cells(int first, int count, const int *last, const int *people) {
    struct group_counts counts = {.withheld = SHOWN, .cell_count = count};
    for (int i = 0; i < count; i++) {
        counts.cells[i] = (struct group_cell){.first = first, .last = last[i], .people = people[i]};
        counts.people += people[i];
        first = last[i] + 1;
    }
    return counts;
}

static void assert_pair(const struct vote_comparison *votes, int pair, int first, int last,
                        int before, int after, const char *words) {
    char change[60];
    assert_int_equal(votes->pairs[pair].cell.first, first);
    assert_int_equal(votes->pairs[pair].cell.last, last);
    assert_int_equal(votes->pairs[pair].people[0], before);
    assert_int_equal(votes->pairs[pair].people[1], after);
    vote_change_words(votes, pair, change, sizeof change);
    assert_string_equal(change, words);
}

/* Neighbours that stand together in one of them do in both; no chance that nobody gave is out. */
static void test_common_cells(void **state) {
    struct room_question question = {.rounds = 2};
    struct vote_comparison votes;
    (void)state;
    question.counts[0] =
        cells(0, 6, (const int[]){0, 1, 2, 3, 4, 5}, (const int[]){0, 4, 3, 3, 4, 0});
    question.counts[1] = cells(0, 4, (const int[]){0, 1, 3, 5}, (const int[]){0, 3, 3, 8});
    assert_true(meeting_compare_votes(&question, 0, 1, &votes));
    assert_int_equal(votes.count, 3);
    assert_true(votes.coarser);
    assert_pair(&votes, 0, 1, 1, 4, 3, "1 fewer");
    assert_pair(&votes, 1, 2, 3, 6, 3, "3 fewer");
    assert_pair(&votes, 2, 4, 5, 4, 8, "4 more");
    assert_int_equal(vote_share(&votes, 2, 0), 29);
    question.counts[1] = question.counts[0];
    assert_true(meeting_compare_votes(&question, 0, 1, &votes));
    assert_false(votes.coarser);
    assert_int_equal(votes.count, 5);
    assert_pair(&votes, 4, 5, 5, 0, 0, "as many");
}

/* Where others voted, it is shares that can be compared. */
static void test_other_people(void **state) {
    struct room_question question = {.rounds = 2};
    struct vote_comparison votes;
    (void)state;
    question.counts[0] = cells(1, 3, (const int[]){1, 2, 3}, (const int[]){5, 5, 10});
    question.counts[1] = cells(1, 3, (const int[]){1, 2, 3}, (const int[]){5, 0, 5});
    assert_true(meeting_compare_votes(&question, 0, 1, &votes));
    assert_pair(&votes, 0, 1, 1, 5, 5, "25 points more");
    assert_pair(&votes, 1, 2, 2, 5, 0, "25 points fewer");
    assert_pair(&votes, 2, 3, 3, 10, 5, "the same share");
}

static void test_nothing_to_compare(void **state) {
    struct room_question question = {.rounds = 2};
    struct vote_comparison votes;
    (void)state;
    question.counts[0] = cells(1, 2, (const int[]){1, 3}, (const int[]){5, 5});
    question.counts[1] = cells(1, 2, (const int[]){2, 3}, (const int[]){6, 4});
    assert_false(meeting_compare_votes(&question, 0, 1, &votes)); /* one cell in common: all */
    question.counts[1] = (struct group_counts){.withheld = WITHHELD_FEW};
    assert_false(meeting_compare_votes(&question, 0, 1, &votes));
}

/* Values of votes are numbers of options, of items and of all else. */
static void test_words(void **state) {
    struct error error;
    char words[400];
    struct instrument *instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &error);
    (void)state;
    assert_non_null(instrument);
    int desire = instrument_prompt(instrument, "desire"),
        item = instrument_prompt(instrument, "sc3");
    struct group_cell first = {.first = 1, .last = 1}, two = {.first = 4, .last = 5};
    group_vote_words(instrument, desire, &first, words, sizeof words);
    assert_string_equal(words, instrument->prompts[desire].options[0].label);
    group_vote_words(instrument, desire, &two, words, sizeof words);
    assert_string_equal(words, "Yes, some or Yes, very much");
    group_vote_words(instrument, item, &first, words, sizeof words);
    assert_string_equal(words, "Never");
    group_question_words(instrument, item, words, sizeof words);
    assert_string_equal(words, "I put off my own work until the last day. (asked the other way "
                               "round: a lower answer is better)");
    group_question_words(instrument, desire, words, sizeof words);
    assert_string_equal(words, instrument->prompts[desire].text);
    instrument_free(instrument);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_common_cells),
        cmocka_unit_test(test_other_people),
        cmocka_unit_test(test_nothing_to_compare),
        cmocka_unit_test(test_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
