/* A row of digits from paper. The first byte says the form: 's' short, 'f' full. */
#include "../quiz/small.h"
#include "fuzz.h"

#include "leadquiz/sheet.h"

static struct instrument *instrument;

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count;
    (void)words;
    instrument = small_questionnaire(NULL, NULL);
    return 0;
}

/* The digits with their check digit are a row that says the same. */
static void write_back(const struct sheet_form *sheet, const struct sheet_row *row) {
    struct sheet_row again;
    struct error error;
    char line[SHEET_PLACES_MOST + 3];
    int length = snprintf(line, sizeof line, "%s/%c", row->digits, row->check);
    WORKS(sheet_read(sheet, line, (size_t)length, &again, &error), &error);
    HOLDS(again.checked && strcmp(again.digits, row->digits) == 0);
    HOLDS(again.answered == row->answered && again.passed_over == row->passed_over);
    HOLDS(again.throws_away == row->throws_away);
    for (int i = 0; i < row->answers.count; i++)
        HOLDS(again.answers.list[i].value == row->answers.list[i].value);
}

/* One wrong digit is found out. */
static void misread(const struct sheet_form *sheet, const struct sheet_row *row) {
    struct sheet_row again;
    char line[SHEET_PLACES_MOST + 3];
    int length = snprintf(line, sizeof line, "%s/%c", row->digits, row->check);
    for (int i = 0; i < sheet->count; i++) {
        char digit = line[i];
        for (line[i] = '0'; line[i] <= '9'; line[i]++)
            HOLDS(line[i] == digit || !sheet_read(sheet, line, (size_t)length, &again, NULL));
        line[i] = digit;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1)
        return 0;
    struct sheet_form sheet;
    struct sheet_row row;
    struct result result;
    struct error error = {.kind = ERROR_NONE};
    enum form form = data[0] == 's' ? FORM_SHORT : FORM_FULL;
    char *line = text_of(data + 1, size - 1), said[200];
    WORKS(sheet_make(instrument, form, &sheet, &error), &error);
    if (sheet_read(&sheet, line, size - 1, &row, &error)) {
        HOLDS((int)strlen(row.digits) == sheet.count);
        HOLDS(row.check == sheet_check(row.digits));
        for (int i = 0; i < row.answers.count; i++) {
            int value = row.answers.list[i].value;
            HOLDS(value == ANSWER_OPEN || answers_allowed(instrument, i, value));
        }
        for (int i = 1; i <= sheet.count; i++) {
            sheet_say_place(&sheet, &row, i, said, sizeof said);
            HOLDS(is_sound(said));
        }
        scoring_compute(instrument, form, &row.answers, NULL, &result);
        holds_result(instrument, &result);
        write_back(&sheet, &row);
        misread(&sheet, &row);
    } else {
        holds_refusal(&error);
    }
    free(line);
    return 0;
}
