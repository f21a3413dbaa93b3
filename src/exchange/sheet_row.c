/* sheet_row.c - a row of digits from a sheet of paper. */
#include "leadquiz/sheet.h"

#include "leadquiz/quiz.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

char sheet_check(const char *digits) {
    static const char quasigroup[10][11] = {"0317598642", "7092154863", "4206871359", "1750983426",
                                            "6123045978", "3674209581", "5869720134", "8945362017",
                                            "9438617205", "2581436790"};
    int interim = 0;
    for (const char *digit = digits; *digit != '\0'; digit++)
        interim = quasigroup[interim][*digit - '0'] - '0';
    return (char)('0' + interim);
}

/* ---- the line ---- */

static bool other_sign(int count, struct error *error) {
    if (count == 0)
        return error_set(error, ERROR_INPUT,
                         _("this is no row: a row is the digits of a sheet, - for an empty box"));
    return error_set(error, ERROR_INPUT,
                     N_("after %d digit there is something else: a row has digits, - and spaces "
                        "alone, then perhaps / and the check digit",
                        "after %d digits there is something else: a row has digits, - and spaces "
                        "alone, then perhaps / and the check digit",
                        count),
                     count);
}

/* The digits of the line, as many as there are places; *check becomes what stands after the stroke.
 */
static bool find_digits(const struct sheet_form *sheet, const char *line, size_t length,
                        char *digits, char *check, struct error *error) {
    int count = 0;
    bool stroke = false;
    for (size_t i = 0; i < length; i++) {
        char digit = line[i] == '-' && !stroke ? '0' : line[i];
        if (digit == ' ' || digit == '\t')
            continue;
        bool is_digit = digit >= '0' && digit <= '9';
        if (*check != '\0' || (!is_digit && (stroke || digit != '/')))
            return other_sign(count, error);
        if (digit == '/')
            stroke = true;
        else if (stroke)
            *check = digit;
        else if (count++ < sheet->count)
            digits[count - 1] = digit;
    }
    if (count != sheet->count)
        return error_set(error, ERROR_INPUT,
                         N_("there is %d digit, and the sheet has %d places",
                            "there are %d digits, and the sheet has %d places", count),
                         count, sheet->count);
    if (stroke && *check == '\0')
        return error_set(error, ERROR_INPUT, _("after / the check digit is missing"));
    return true;
}

static bool wrong_digit(const struct sheet_form *sheet, int place, char digit,
                        struct error *error) {
    const struct prompt *asked = &sheet->instrument->prompts[sheet->places[place].prompt];
    if (digit == '0')
        return error_set(error, ERROR_INPUT, _("place %d has to be answered: it takes 1 to %d"),
                         place + 1, asked->option_count);
    if (asked->no_chance)
        return error_set(error, ERROR_INPUT,
                         _("place %d cannot be %c: it takes 1 to %d, or 0 for no chance"),
                         place + 1, digit, asked->option_count);
    return error_set(error, ERROR_INPUT, _("place %d cannot be %c: it takes 1 to %d"), place + 1,
                     digit, asked->option_count);
}

/* 0 is for whoever is not asked, too, so that it is looked at later. */
static bool in_range(const struct sheet_form *sheet, const char *digits, struct error *error) {
    for (int i = 0; i < sheet->count; i++) {
        const struct prompt *asked = &sheet->instrument->prompts[sheet->places[i].prompt];
        if (digits[i] - '0' > asked->option_count)
            return wrong_digit(sheet, i, digits[i], error);
    }
    return true;
}

static int place_of(const struct sheet_form *sheet, int prompt) {
    for (int i = 0; i < sheet->count; i++) {
        if (sheet->places[i].prompt == prompt)
            return i;
    }
    return NOWHERE;
}

/* ---- the answers ---- */

/* Give the answers as the person would have: what is asked depends on what was answered. */
static bool give(const struct sheet_form *sheet, const char *digits, struct quiz *quiz,
                 struct error *error) {
    quiz_begin(quiz, sheet->instrument, sheet->form, 0);
    while (!quiz_complete(quiz)) {
        int prompt = quiz->route[quiz_first_open(quiz)], place = place_of(sheet, prompt);
        int value = digits[place] - '0';
        if (!answers_allowed(sheet->instrument, prompt, value))
            return wrong_digit(sheet, place, digits[place], error);
        quiz_answer(quiz, prompt, value, 0);
    }
    return true;
}

static bool asks_to_throw_away(const struct instrument *instrument, const struct quiz *quiz) {
    int effort = instrument->role_question[ROLE_EFFORT];
    const struct question *question =
        effort != NOWHERE ? instrument_question(instrument, effort) : NULL;
    return question != NULL && question->expected > 0 && quiz_place(quiz, effort) != NOWHERE &&
           quiz->answers.list[effort].value != question->expected;
}

static void keep(const struct sheet_form *sheet, const struct quiz *quiz, struct sheet_row *row) {
    row->answers = quiz->answers;
    row->answered = quiz->route_count;
    row->throws_away = asks_to_throw_away(sheet->instrument, quiz);
    for (int i = 0; i < sheet->count; i++) {
        int prompt = sheet->places[i].prompt;
        bool asked = quiz_place(quiz, prompt) != NOWHERE;
        row->answers.list[prompt].time_ms = TIME_UNKNOWN; /* paper knows no times */
        row->passed_over += !asked && row->digits[i] != '0';
    }
}

bool sheet_read(const struct sheet_form *sheet, const char *line, size_t length,
                struct sheet_row *row, struct error *error) {
    struct quiz quiz;
    char check = '\0';
    *row = (struct sheet_row){.check = '\0'};
    if (!find_digits(sheet, line, length, row->digits, &check, error) ||
        !in_range(sheet, row->digits, error))
        return false;
    row->check = sheet_check(row->digits);
    row->checked = check != '\0';
    if (row->checked && check != row->check)
        return error_set(error, ERROR_INPUT,
                         _("these digits have the check digit %c, not %c: one of them is wrong, or "
                           "two have changed places"),
                         row->check, check);
    if (!give(sheet, row->digits, &quiz, error))
        return false;
    keep(sheet, &quiz, row);
    return true;
}

void sheet_example(const struct sheet_form *sheet, struct sheet_row *row) {
    const struct instrument *instrument = sheet->instrument;
    struct quiz quiz;
    quiz_begin(&quiz, instrument, sheet->form, 0);
    *row = (struct sheet_row){.check = '\0'};
    memset(row->digits, '0', (size_t)sheet->count);
    while (!quiz_complete(&quiz)) {
        int prompt = quiz.route[quiz_first_open(&quiz)], place = place_of(sheet, prompt);
        const struct question *question = instrument_question(instrument, prompt);
        int value = question != NULL && question->expected > 0
                        ? question->expected
                        : place % instrument->prompts[prompt].option_count + 1;
        row->digits[place] = (char)('0' + value);
        quiz_answer(&quiz, prompt, value, 0);
    }
    row->check = sheet_check(row->digits);
    keep(sheet, &quiz, row);
}

/* ---- in words ---- */

void sheet_write_row(const struct sheet_form *sheet, const struct sheet_row *row,
                     char out[SHEET_ROW_BYTES]) {
    char *at = out;
    for (int i = 0; i < sheet->count; i++) {
        bool asked = row->answers.list[sheet->places[i].prompt].value != ANSWER_OPEN;
        if (i > 0 && i % SHEET_GROUP == 0)
            *at++ = ' ';
        *at++ = asked ? row->digits[i] : '-';
    }
    *at = '\0';
}

void sheet_say_place(const struct sheet_form *sheet, const struct sheet_row *row, int place,
                     char *out, size_t size) {
    const struct instrument *instrument = sheet->instrument;
    int prompt = sheet->places[place - 1].prompt, value = row->answers.list[prompt].value;
    const struct prompt *asked = &instrument->prompts[prompt];
    const char *answer = value == ANSWER_OPEN        ? _("not asked")
                         : value == ANSWER_NO_CHANCE ? instrument->no_chance
                                                     : asked->options[value - 1].label;
    snprintf(out, size, _("%d: %s – %s"), place, answer, asked->text);
}
