/* A table of answers (CSV) and the scores of it, as CSV and as JSON. The first byte says the form:
 * 's' short, 'f' full. */
#include "../quiz/small.h"
#include "fuzz.h"

#include "leadquiz/answer_table.h"
#include "leadquiz/score_table.h"

#include <jansson.h>

static struct instrument *instrument;

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count;
    (void)words;
    instrument = small_questionnaire(NULL, NULL);
    return 0;
}

struct seen {
    long rows, line;
};

static bool see_row(const struct answer_row *row, void *context, struct error *error) {
    struct seen *seen = context;
    (void)error;
    HOLDS(is_sound(row->id));
    HOLDS(row->line > seen->line);
    seen->line = row->line;
    seen->rows++;
    HOLDS(row->answers.count == instrument->prompt_count);
    for (int i = 0; i < row->answers.count; i++) {
        int value = row->answers.list[i].value;
        HOLDS(value == ANSWER_OPEN || answers_allowed(instrument, i, value) ||
              value == ANSWER_NO_CHANCE);
    }
    return true;
}

static FILE *open_input(const uint8_t *data, size_t size) {
    FILE *in = size > 0 ? fmemopen((void *)(uintptr_t)data, size, "rb") : fopen("/dev/null", "rb");
    HOLDS(in != NULL);
    return in;
}

/* The caller frees. */
static char *score(const uint8_t *data, size_t size, enum form form, enum score_format format,
                   bool *done) {
    char *text = NULL;
    size_t length = 0;
    struct error error = {.kind = ERROR_NONE};
    FILE *in = open_input(data, size), *out = open_memstream(&text, &length);
    HOLDS(out != NULL);
    *done = score_table(in, "table", instrument, form, format, out, &error);
    fclose(in);
    fclose(out);
    if (!*done)
        holds_refusal(&error);
    HOLDS(strlen(text) == length);
    return text;
}

/* Lines, of which no cell is a formula to a spreadsheet. */
static long count_rows(const char *csv) {
    long rows = 0;
    bool quoted = false, start = true;
    for (const char *at = csv; *at != '\0'; at++) {
        bool number = at[0] == '-' && at[1] >= '0' && at[1] <= '9';
        if (start && *at != '"')
            HOLDS(number || !text_is_formula(at));
        bool opening = start && !quoted && *at == '"'; /* a quotation mark in the cell is text */
        start = opening || (!quoted && (*at == ',' || *at == '\n'));
        quoted = quoted != (*at == '"');
        rows += !quoted && *at == '\n';
    }
    HOLDS(!quoted);
    return rows;
}

static void holds_json(const char *text, long rows) {
    json_error_t why;
    json_t *list = json_loads(text, JSON_REJECT_DUPLICATES, &why);
    HOLDS(list != NULL && json_is_array(list));
    HOLDS((long)json_array_size(list) == rows);
    json_decref(list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1)
        return 0;
    struct error error = {.kind = ERROR_NONE};
    struct seen seen = {0};
    enum form form = data[0] == 's' ? FORM_SHORT : FORM_FULL;
    FILE *in = open_input(data + 1, size - 1);
    bool read = answer_table_read(in, "table", instrument, see_row, &seen, &error);
    fclose(in);
    if (!read)
        holds_refusal(&error);

    bool as_csv = false, as_json = false;
    char *csv = score(data + 1, size - 1, form, SCORE_CSV, &as_csv);
    char *json = score(data + 1, size - 1, form, SCORE_JSON, &as_json);
    HOLDS(as_csv == read && as_json == read);
    long rows = count_rows(csv);
    HOLDS(rows == (rows == 0 ? 0 : seen.rows + 1));
    HOLDS(!read || rows > 0);
    if (read)
        holds_json(json, seen.rows);
    free(json);
    free(csv);
    return 0;
}
