/* transfer_csv.c - finished sittings as a table, a row each, the answers wide. */
#include "transfer.h"

#include "answer_columns.h"
#include "day.h"
#include "decimal.h"
#include "table.h"

#include "leadquiz/translate.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* The columns of all questionnaires in the table, each name once. */
struct sheet {
    struct outgoing *outgoing;
    char (*prompts)[64]; /* ids */
    int prompt_count, prompt_room;
    char (*scales)[64];
    int scale_count, scale_room;
    bool named[PASSED_COUNT]; /* no prompt has the name */
    bool first;               /* of the row */
};

/* ---- cells ---- */

static void separate(struct sheet *sheet) {
    if (!sheet->first)
        putc(',', sheet->outgoing->out);
    sheet->first = false;
}

static void cell_word(struct sheet *sheet, const char *word) {
    separate(sheet);
    fputs(word, sheet->outgoing->out);
}

static void cell_number(struct sheet *sheet, bool known, long number) {
    char text[DECIMAL_BYTES] = "";
    if (known)
        decimal_write_whole(number, text);
    cell_word(sheet, text);
}

static void cell_text(struct sheet *sheet, const char *text) {
    FILE *out = sheet->outgoing->out;
    bool guarded = table_needs_guard(text);
    separate(sheet);
    if (strpbrk(text, ",\"") == NULL) {
        fprintf(out, "%s%s", guarded ? "'" : "", text);
        return;
    }
    fputs(guarded ? "\"'" : "\"", out);
    for (; *text != '\0'; text++) {
        if (*text == '"')
            putc('"', out);
        putc(*text, out);
    }
    putc('"', out);
}

/* ---- columns ---- */

/* False when there is no memory. */
static bool add_name(char (**names)[64], int *count, int *room, const char *name) {
    for (int i = 0; i < *count; i++)
        if (strcmp((*names)[i], name) == 0)
            return true;
    if (*count == *room) {
        int wanted = *room > 0 ? 2 * *room : 128;
        char(*more)[64] = realloc(*names, (size_t)wanted * sizeof **names);
        if (more == NULL)
            return false;
        *names = more;
        *room = wanted;
    }
    snprintf((*names)[(*count)++], sizeof **names, "%s", name);
    return true;
}

static bool in_reserve(const struct instrument *instrument, int prompt) {
    const struct item *item = instrument_item(instrument, prompt);
    const struct scenario *scenario = instrument_scenario(instrument, prompt);
    const struct question *question = instrument_question(instrument, prompt);
    return item != NULL ? item->reserve : scenario != NULL ? scenario->reserve : question->reserve;
}

static bool add_columns(const struct questionnaire_kept *kept, void *context, struct error *error) {
    struct sheet *sheet = context;
    const struct instrument *instrument =
        outgoing_questionnaire(sheet->outgoing, kept->hash, error);
    if (instrument == NULL)
        return false;
    for (int i = 0; i < instrument->prompt_count; i++)
        if (!in_reserve(instrument, i) && !add_name(&sheet->prompts, &sheet->prompt_count,
                                                    &sheet->prompt_room, instrument->prompts[i].id))
            return error_memory(error);
    for (int i = 0; i < instrument->scale_count; i++)
        if (!add_name(&sheet->scales, &sheet->scale_count, &sheet->scale_room,
                      instrument->scales[i].id))
            return error_memory(error);
    return true;
}

static bool is_prompt(const struct sheet *sheet, const char *name) {
    for (int i = 0; i < sheet->prompt_count; i++)
        if (strcmp(sheet->prompts[i], name) == 0)
            return true;
    return false;
}

/* Where a question has the name of another column the question keeps it. */
static void settle_names(struct sheet *sheet) {
    int kept = 0;
    for (int i = 0; i < PASSED_COUNT; i++)
        sheet->named[i] = !is_prompt(sheet, columns_passed_name((enum passed)i));
    for (int i = 0; i < sheet->scale_count; i++) {
        if (is_prompt(sheet, sheet->scales[i]))
            continue;
        if (kept != i)
            memcpy(sheet->scales[kept], sheet->scales[i], sizeof sheet->scales[0]);
        kept++;
    }
    sheet->scale_count = kept;
}

static void write_header(struct sheet *sheet) {
    char time[80];
    sheet->first = true;
    cell_word(sheet, "id");
    for (int i = PASSED_NAME; i <= PASSED_QUESTIONNAIRE; i++)
        if (sheet->named[i])
            cell_word(sheet, columns_passed_name((enum passed)i));
    for (int i = 0; i < sheet->prompt_count; i++)
        cell_word(sheet, sheet->prompts[i]);
    for (int i = 0; i < sheet->prompt_count; i++) {
        snprintf(time, sizeof time, "%s_ms", sheet->prompts[i]);
        cell_word(sheet, time);
    }
    for (int i = PASSED_LEVEL; i < PASSED_COUNT; i++)
        if (sheet->named[i])
            cell_word(sheet, columns_passed_name((enum passed)i));
    for (int i = 0; i < sheet->scale_count; i++)
        cell_word(sheet, sheet->scales[i]);
    putc('\n', sheet->outgoing->out);
}

/* ---- rows ---- */

static void answer_cell(struct sheet *sheet, const struct instrument *instrument, int prompt,
                        int value) {
    bool known = value != ANSWER_OPEN;
    if (prompt == instrument->role_question[ROLE_TEAM] ||
        prompt == instrument->role_question[ROLE_DESIRE])
        cell_number(sheet, known, value - 1);
    else if (known && instrument->prompts[prompt].kind == PROMPT_SCENARIO)
        cell_word(sheet, instrument->prompts[prompt].options[value - 1].id);
    else
        cell_number(sheet, known, value);
}

static void answer_cells(struct sheet *sheet, const struct instrument *instrument,
                         const struct answers *answers) {
    static const struct answer none = {ANSWER_OPEN, TIME_UNKNOWN};
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < sheet->prompt_count; i++) {
            int prompt = instrument_prompt(instrument, sheet->prompts[i]);
            struct answer answer = prompt != NOWHERE ? answers->list[prompt] : none;
            if (pass == 1)
                cell_number(sheet, answer.time_ms != TIME_UNKNOWN, answer.time_ms);
            else if (prompt == NOWHERE)
                cell_word(sheet, "");
            else
                answer_cell(sheet, instrument, prompt, answer.value);
        }
    }
}

static void result_cells(struct sheet *sheet, const struct instrument *instrument,
                         const struct result *result) {
    char text[DECIMAL_BYTES];
    const struct {
        enum passed column;
        int number;
    } levels[] = {{PASSED_LEVEL, result->level},
                  {PASSED_RULE_LEVEL, result->rule_level},
                  {PASSED_ASSESSED, result->assessed}};
    for (int i = 0; i < 3; i++)
        if (sheet->named[levels[i].column])
            cell_number(sheet, levels[i].column == PASSED_ASSESSED || levels[i].number > 0,
                        levels[i].number);
    if (sheet->named[PASSED_QUALITY])
        cell_word(sheet, transfer_qualities[result->quality]);
    for (int i = 0; i < sheet->scale_count; i++) {
        int scale = instrument_scale(instrument, sheet->scales[i]);
        bool known = scale != NOWHERE && result->scales[scale].known;
        if (known)
            decimal_write(result->scales[scale].value, text);
        cell_word(sheet, known ? text : "");
    }
}

static bool write_row(struct sheet *sheet, const struct sitting *sitting,
                      const struct instrument *instrument, struct error *error) {
    struct outgoing *outgoing = sheet->outgoing;
    struct answers answers;
    struct result result;
    struct person person;
    char key[KEY_BYTES], day[DAY_BYTES], finished[KEY_BYTES], questionnaire[256];
    if (!store_answers_load(outgoing->store, sitting->id, instrument, &answers, error) ||
        !outgoing_result(outgoing, sitting->id, instrument, &result, error) ||
        store_person_get(outgoing->store, sitting->person, &person, error) != FOUND)
        return false;
    day_write(sitting->finished, day);
    snprintf(finished, sizeof finished, "%" PRId64, sitting->finished);
    snprintf(key, sizeof key, "%" PRId64 "-%016" PRIx64, sitting->started, sitting->seed);
    snprintf(questionnaire, sizeof questionnaire, "%s %s", instrument->id, instrument->version);
    const char *texts[] = {person.name,  person.team, day, finished, transfer_forms[sitting->form],
                           questionnaire};
    sheet->first = true;
    cell_word(sheet, key);
    for (int i = PASSED_NAME; i <= PASSED_QUESTIONNAIRE; i++)
        if (sheet->named[i])
            cell_text(sheet, texts[i]);
    answer_cells(sheet, instrument, &answers);
    result_cells(sheet, instrument, &result);
    return putc('\n', outgoing->out) != EOF || outgoing_failed(error);
}

static bool write_sitting(const struct sitting *sitting, void *context, struct error *error) {
    struct sheet *sheet = context;
    if (sitting->finished != 0) {
        const struct instrument *instrument =
            outgoing_questionnaire(sheet->outgoing, sitting->questionnaire, error);
        if (instrument == NULL || !write_row(sheet, sitting, instrument, error))
            return false;
    }
    return outgoing_step(sheet->outgoing, error);
}

bool transfer_write_csv(struct outgoing *outgoing, struct error *error) {
    struct sheet sheet = {.outgoing = outgoing};
    bool done =
        store_questionnaires_each(outgoing->store, outgoing->filter, add_columns, &sheet, error);
    if (done) {
        settle_names(&sheet);
        write_header(&sheet);
        done = store_sittings_each(outgoing->store, outgoing->filter, write_sitting, &sheet, error);
    }
    free(sheet.prompts);
    free(sheet.scales);
    return done;
}
