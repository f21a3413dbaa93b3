/* Forms on paper: which places there are, and what becomes of a row of digits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "leadquiz/sheet.h"

/* Of the full form with a team: 1 team size, 40 items and the instructed one, 6 scenarios, desire,
 * reason, effort. */
#define FULL "3 44444 44444 44444 44444 24444 44444 44444 44444 4 123 123 4 - 1"

static int read_questions(void **state) {
    struct error error = {ERROR_NONE, ""};
    *state = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &error);
    if (*state == NULL)
        fail_msg("%s", error.sentence);
    return 0;
}

static int free_questions(void **state) {
    instrument_free(*state);
    return 0;
}

static struct sheet_form sheet_of(void **state, enum form form) {
    struct sheet_form sheet;
    struct error error = {ERROR_NONE, ""};
    if (!sheet_make(*state, form, &sheet, &error))
        fail_msg("%s", error.sentence);
    return sheet;
}

static void reads(const struct sheet_form *sheet, const char *line, struct sheet_row *row) {
    struct error error = {ERROR_NONE, ""};
    if (!sheet_read(sheet, line, strlen(line), row, &error))
        fail_msg("%s: %s", line, error.sentence);
}

static void refuses(const struct sheet_form *sheet, const char *line, const char *sentence) {
    struct error error = {ERROR_NONE, ""};
    struct sheet_row row;
    assert_false(sheet_read(sheet, line, strlen(line), &row, &error));
    assert_string_equal(error.sentence, sentence);
}

static int answer_of(const struct sheet_form *sheet, const struct sheet_row *row, const char *id) {
    return row->answers.list[instrument_prompt(sheet->instrument, id)].value;
}

static const char *id_at(const struct sheet_form *sheet, int place) {
    return sheet->instrument->prompts[sheet->places[place - 1].prompt].id;
}

static void the_full_form_has_a_place_for_each_question(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_FULL);
    assert_int_equal(sheet.count, 51);
    assert_string_equal(id_at(&sheet, 1), "team_size");
    assert_string_equal(id_at(&sheet, 2), "ts1");
    assert_int_equal(sheet.places[1].whom, SHEET_ALL);
    assert_string_equal(id_at(&sheet, 8), "mo1");
    assert_int_equal(sheet.places[7].whom, SHEET_TEAM);
    assert_string_equal(id_at(&sheet, 50), "desire_reason");
    assert_int_equal(sheet.places[49].whom, SHEET_CONTENT);
    assert_int_equal(sheet.places[49].if_place, 49);
    assert_int_equal(sheet.places[49].if_least, 1);
    assert_int_equal(sheet.places[49].if_most, 2);
    assert_string_equal(id_at(&sheet, 51), "effort");
}

static void the_short_form_has_the_places_of_both_kinds_of_people(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_SHORT);
    int team = 0, no_team = 0;
    assert_int_equal(sheet.count, 19);
    for (int i = 0; i < sheet.count; i++) {
        team += sheet.places[i].whom == SHEET_TEAM;
        no_team += sheet.places[i].whom == SHEET_NO_TEAM;
    }
    assert_int_equal(team, 5);
    assert_int_equal(no_team, 5);
    assert_string_equal(id_at(&sheet, 14), "ts1");
    assert_int_equal(sheet.places[13].whom, SHEET_NO_TEAM);
    assert_string_equal(id_at(&sheet, 19), "effort");
}

static void a_row_becomes_answers(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_FULL);
    struct sheet_row row;
    char words[400];
    reads(&sheet, FULL, &row);
    assert_int_equal(row.answered, 50);
    assert_int_equal(row.passed_over, 0);
    assert_false(row.throws_away);
    assert_false(row.checked);
    assert_int_equal(answer_of(&sheet, &row, "team_size"), 3);
    assert_int_equal(answer_of(&sheet, &row, "ts1"), 4);
    assert_int_equal(answer_of(&sheet, &row, "instructed"), 2);
    assert_int_equal(answer_of(&sheet, &row, "o2"), 2);
    assert_int_equal(answer_of(&sheet, &row, "desire"), 4);
    assert_int_equal(answer_of(&sheet, &row, "desire_reason"), ANSWER_OPEN);
    assert_int_equal(row.answers.list[instrument_prompt(*state, "ts1")].time_ms, TIME_UNKNOWN);
    sheet_say_place(&sheet, &row, 2, words, sizeof words);
    assert_string_equal(words, "2: Often – I show up for the team calls I agreed to join.");
    sheet_say_place(&sheet, &row, 50, words, sizeof words);
    assert_string_equal(words, "50: not asked – What speaks against it?");
}

static void without_a_team_some_places_are_passed_over(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_SHORT);
    struct sheet_row row;
    reads(&sheet, "1 4444- 4-4-- 4-444 441", &row);
    assert_int_equal(row.answered, 14);
    assert_int_equal(row.passed_over, 0);
    assert_int_equal(answer_of(&sheet, &row, "rp1"), ANSWER_OPEN);
    assert_int_equal(answer_of(&sheet, &row, "ts1"), 4);
    /* Somebody without a team has answered for a team all the same. */
    reads(&sheet, "1 44444 44444 44444 441", &row);
    assert_int_equal(row.answered, 14);
    assert_int_equal(row.passed_over, 5);
    assert_int_equal(answer_of(&sheet, &row, "rp1"), ANSWER_OPEN);
}

static void who_throws_away_is_heard(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_SHORT);
    struct sheet_row row;
    reads(&sheet, "2 44444 44444 44--- --2", &row);
    assert_true(row.throws_away);
}

static void wrong_lines_are_named(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_SHORT);
    const char *right = "2 44444 44444 44--- --1";
    struct sheet_row row;
    reads(&sheet, right, &row);
    refuses(&sheet, "2 44444 44444 44--- --", "there are 18 digits, and the sheet has 19 places");
    refuses(&sheet, "4", "there is 1 digit, and the sheet has 19 places");
    refuses(&sheet, "", "there are 0 digits, and the sheet has 19 places");
    refuses(&sheet, "2 44444 44444 44--- --11", "there are 20 digits, and the sheet has 19 places");
    refuses(&sheet, "2 4444 7 44444 44--- --1",
            "place 6 cannot be 7: it takes 1 to 5, or 0 for no chance");
    refuses(&sheet, "5 44444 44444 44--- --1", "place 1 cannot be 5: it takes 1 to 4");
    refuses(&sheet, "- 44444 44444 44--- --1", "place 1 has to be answered: it takes 1 to 4");
    refuses(&sheet, "2 44444 44444 44--- ---", "place 19 has to be answered: it takes 1 to 2");
    refuses(&sheet, "hallo", "this is no row: a row is the digits of a sheet, - for an empty box");
    refuses(&sheet, "2 444x4 44444 44--- --1",
            "after 4 digits there is something else: a row has digits, - and spaces alone, then "
            "perhaps / and the check digit");
    refuses(&sheet, "2 44444 44444 44--- --1 /", "after / the check digit is missing");
    refuses(&sheet, "2 44444 44444 44--- --1 /44",
            "after 19 digits there is something else: a row has digits, - and spaces alone, then "
            "perhaps / and the check digit");
}

/* The row with its check digit, with one of its digits changed by `digit` or two swapped. */
static void changed_row(const struct sheet_row *row, int place, int swap, char digit,
                        char out[SHEET_PLACES_MOST + 8]) {
    (void)snprintf(out, SHEET_PLACES_MOST + 8, "%s/%c", row->digits, row->check);
    if (swap != NOWHERE) {
        out[place] = row->digits[swap];
        out[swap] = row->digits[place];
    } else {
        out[place] = digit;
    }
}

static void the_check_digit_finds_each_wrong_digit_and_each_swap(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_FULL);
    struct sheet_row row, other;
    struct error error;
    char line[SHEET_PLACES_MOST + 8];
    int looked_at = 0;
    reads(&sheet, "3 14253 50412 34511 22334 42150 51423 41352 20415 3 123 321 4 - 1", &row);
    (void)snprintf(line, sizeof line, "%s / %c", row.digits, row.check);
    reads(&sheet, line, &other);
    assert_true(other.checked);
    for (int place = 0; place < sheet.count; place++) {
        for (char digit = '0'; digit <= '9'; digit++) {
            if (digit == row.digits[place])
                continue;
            changed_row(&row, place, NOWHERE, digit, line);
            assert_false(sheet_read(&sheet, line, strlen(line), &other, &error));
            looked_at++;
        }
        if (place + 1 == sheet.count || row.digits[place] == row.digits[place + 1])
            continue;
        changed_row(&row, place, place + 1, '0', line);
        assert_false(sheet_read(&sheet, line, strlen(line), &other, &error));
        looked_at++;
    }
    assert_true(looked_at > 9 * 51 + 30);
}

static void the_check_digit_is_damms(void **state) {
    (void)state;
    assert_int_equal(sheet_check("572"), '4'); /* the example of the field */
    assert_int_equal(sheet_check("5724"), '0');
    /* Any two neighbours after anything, and any digit for another: all of them. */
    for (int before = 0; before < 10; before++) {
        for (int first = 0; first < 10; first++) {
            for (int second = 0; second < 10; second++) {
                char row[] = {(char)('0' + before), (char)('0' + first), (char)('0' + second), 0};
                char swapped[] = {row[0], row[2], row[1], 0}, wrong[] = {row[0], row[1], 0, 0};
                if (first != second)
                    assert_int_not_equal(sheet_check(row), sheet_check(swapped));
                for (wrong[2] = '0'; wrong[2] <= '9'; wrong[2]++)
                    assert_true(wrong[2] == row[2] || sheet_check(wrong) != sheet_check(row));
            }
        }
    }
}

static void the_wrong_check_digit_is_said(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_SHORT);
    struct sheet_row row;
    char line[SHEET_PLACES_MOST + 8], sentence[200];
    reads(&sheet, "2 44444 44444 44--- --1", &row);
    char wrong = row.check == '9' ? '0' : (char)(row.check + 1);
    (void)snprintf(line, sizeof line, "%s/%c", row.digits, wrong);
    (void)snprintf(sentence, sizeof sentence,
                   "these digits have the check digit %c, not %c: one of them is wrong, or two "
                   "have changed places",
                   row.check, wrong);
    refuses(&sheet, line, sentence);
}

static void other_forms_are_refused(void **state) {
    struct sheet_form sheet;
    struct error error = {ERROR_NONE, ""};
    struct instrument *other = instrument_read(SOURCE_DIR "/data/evening.ini", NULL, &error);
    (void)state;
    assert_non_null(other);
    assert_false(sheet_make(other, FORM_SHORT, &sheet, &error));
    assert_string_equal(error.sentence, "this questionnaire has no short form");
    instrument_free(other);
}

static void the_example_would_be_read(void **state) {
    for (int form = FORM_FULL; form <= FORM_SHORT; form++) {
        struct sheet_form sheet = sheet_of(state, form);
        struct sheet_row example, row;
        char line[SHEET_ROW_BYTES];
        sheet_example(&sheet, &example);
        sheet_write_row(&sheet, &example, line);
        reads(&sheet, line, &row);
        assert_string_equal(row.digits, example.digits);
        assert_int_equal(row.answered, example.answered);
        assert_int_equal(row.passed_over, 0);
        assert_false(row.throws_away);
    }
}

static void a_row_is_written_in_the_groups_of_the_boxes(void **state) {
    struct sheet_form sheet = sheet_of(state, FORM_SHORT);
    struct sheet_row row;
    char line[SHEET_ROW_BYTES];
    reads(&sheet, "144523304--5-543141", &row); /* a 3 where this person is not asked */
    sheet_write_row(&sheet, &row, line);
    assert_string_equal(line, "14452 -3-4- -5-54 3141");
}

/* What no sheet has room for is refused before one is printed. */
static void a_form_must_fit_on_paper(void **state) {
    struct instrument *other = malloc(sizeof *other);
    struct sheet_form sheet;
    struct error error = {ERROR_NONE, ""};
    assert_non_null(other);
    memcpy(other, *state, sizeof *other);
    struct order *order = &other->with_team[FORM_FULL];
    while (order->count <= SHEET_PLACES_MOST)
        order->prompts[order->count++] = order->prompts[1];
    assert_false(sheet_make(other, FORM_FULL, &sheet, &error));
    assert_string_equal(error.sentence,
                        "this form has more than 99 questions, too many for a sheet of paper");
    struct prompt *prompts = malloc((size_t)other->prompt_count * sizeof *prompts);
    assert_non_null(prompts);
    memcpy(prompts, other->prompts, (size_t)other->prompt_count * sizeof *prompts);
    prompts[instrument_prompt(other, "ts1")].option_count = 10;
    memcpy(other, *state, sizeof *other);
    other->prompts = prompts;
    assert_false(sheet_make(other, FORM_FULL, &sheet, &error));
    assert_string_equal(error.sentence,
                        "ts1 has 10 answers, and on paper each answer is one digit, 1 to 9");
    assert_false(sheet_make(other, FORM_SHORT, &sheet, &error));
    memcpy(other, *state, sizeof *other);
    other->with_team[FORM_FULL].count = 0;
    assert_false(sheet_make(other, FORM_FULL, &sheet, &error));
    assert_string_equal(error.sentence, "this questionnaire has no full form");
    free(prompts);
    free(other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_full_form_has_a_place_for_each_question),
        cmocka_unit_test(the_short_form_has_the_places_of_both_kinds_of_people),
        cmocka_unit_test(a_row_becomes_answers),
        cmocka_unit_test(without_a_team_some_places_are_passed_over),
        cmocka_unit_test(the_example_would_be_read),
        cmocka_unit_test(a_row_is_written_in_the_groups_of_the_boxes),
        cmocka_unit_test(who_throws_away_is_heard),
        cmocka_unit_test(wrong_lines_are_named),
        cmocka_unit_test(the_check_digit_finds_each_wrong_digit_and_each_swap),
        cmocka_unit_test(the_check_digit_is_damms),
        cmocka_unit_test(the_wrong_check_digit_is_said),
        cmocka_unit_test(other_forms_are_refused),
        cmocka_unit_test(a_form_must_fit_on_paper),
    };
    return cmocka_run_group_tests(tests, read_questions, free_questions);
}
