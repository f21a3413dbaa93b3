#include "answer_columns.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <string.h>

/* As much of a wrong cell as a sentence quotes. */
enum { QUOTED_BYTES = 61 };

/* ---- the first line ---- */

static struct column answer_column(const struct instrument *instrument, int prompt) {
    if (prompt == instrument->role_question[ROLE_TEAM])
        return (struct column){.kind = COLUMN_TEAM, .prompt = prompt};
    if (prompt == instrument->role_question[ROLE_DESIRE])
        return (struct column){.kind = COLUMN_DESIRE, .prompt = prompt};
    int options = instrument->prompts[prompt].option_count;
    return (struct column){COLUMN_ANSWER, prompt, (char)('0' + (options < 9 ? options : 9))};
}

/* "sc1_ms": the time of sc1. */
static int timed_prompt(const struct instrument *instrument, const char *name) {
    char id[64];
    size_t length = strlen(name);
    if (length < 4 || length - 3 >= sizeof id || strcmp(name + length - 3, "_ms") != 0)
        return NOWHERE;
    memcpy(id, name, length - 3);
    id[length - 3] = '\0';
    return instrument_prompt(instrument, id);
}

const char *columns_passed_name(enum passed passed) {
    static const char *const names[PASSED_COUNT] = {
        "name",          "team",  "date",       "finished", "form",
        "questionnaire", "level", "rule_level", "assessed", "quality"};
    return names[passed];
}

/* The number of a column that is passed over, NOWHERE when it is none. */
static int passed_column(const struct instrument *instrument, const char *name) {
    for (int i = 0; i < PASSED_COUNT; i++)
        if (strcmp(name, columns_passed_name((enum passed)i)) == 0)
            return i;
    int scale = instrument_scale(instrument, name);
    return scale == NOWHERE ? NOWHERE : PASSED_COUNT + scale;
}

/* As ids are written: in lower case, without blanks around. Longer than any: "". */
static void plain_name(const char *name, char *out, size_t size) {
    size_t length = 0;
    name += strspn(name, " \t");
    for (; name[length] != '\0' && length + 1 < size; length++)
        out[length] = (char)(name[length] >= 'A' && name[length] <= 'Z' ? name[length] - 'A' + 'a'
                                                                        : name[length]);
    if (name[length] != '\0')
        length = 0;
    while (length > 0 && (out[length - 1] == ' ' || out[length - 1] == '\t'))
        length--;
    out[length] = '\0';
}

static bool column_named(const struct instrument *instrument, const char *given,
                         struct column *column) {
    char name[QUOTED_BYTES];
    plain_name(given, name, sizeof name);
    *column = (struct column){.kind = COLUMN_ID, .prompt = NOWHERE};
    if (strcmp(name, "id") == 0)
        return true;
    int prompt = instrument_prompt(instrument, name);
    if (prompt != NOWHERE) {
        *column = answer_column(instrument, prompt);
        return true;
    }
    *column = (struct column){.kind = COLUMN_TIME, .prompt = timed_prompt(instrument, name)};
    if (column->prompt == NOWHERE)
        *column = (struct column){.kind = COLUMN_PASSED, .prompt = passed_column(instrument, name)};
    return column->prompt != NOWHERE;
}

bool columns_add(struct columns *columns, const struct instrument *instrument, const char *name,
                 struct error *error) {
    char shown[QUOTED_BYTES];
    text_clean(name, strlen(name), shown, sizeof shown);
    struct column column;
    if (!column_named(instrument, name, &column))
        return error_set(
            error, ERROR_INPUT,
            columns->of_people
                ? _("there is no column \"%s\"; columns are name, id, team, date, form, the ids of the "
                    "questions, and those with _ms for the times")
                : _("there is no column \"%s\"; columns are id, the ids of the questions, "
                    "and those with _ms for the times"),
            shown);
    for (int i = 0; i < columns->count; i++)
        if (columns->list[i].kind == column.kind && columns->list[i].prompt == column.prompt)
            return error_set(error, ERROR_INPUT,
                             _("the column \"%s\" is there twice (see column %d); keep one"), shown,
                             i + 1);
    columns->list[columns->count++] = column;
    return true;
}

/* ---- cells ---- */

static bool read_answer(const struct instrument *instrument, int prompt, const char *text,
                        size_t length, struct answer *answer, struct error *error) {
    const struct prompt *asked = &instrument->prompts[prompt];
    int value = ANSWER_OPEN;
    if (length == 1 && text[0] == '0' && asked->kind == PROMPT_ITEM) {
        value = asked->no_chance ? ANSWER_NO_CHANCE : ANSWER_OPEN;
    } else if (length > 0 && !answers_parse(instrument, prompt, text, &value, error)) {
        return false;
    }
    answer->value = (int8_t)value;
    return true;
}

static bool read_team(const char *id, const char *text, size_t length, struct answer *answer,
                      struct error *error) {
    int people = 1;
    if (length > 0 && (!text_to_int(text, length, &people) || people < 0)) {
        char shown[QUOTED_BYTES];
        text_clean(text, length, shown, sizeof shown);
        return error_set(error, ERROR_INPUT,
                         _("%s cannot be %s: it takes the number of people, 0 for no team"), id,
                         shown);
    }
    answer->value = people > 0 ? 2 : 1;
    return true;
}

static bool read_desire(const struct prompt *prompt, const char *text, size_t length,
                        struct answer *answer, struct error *error) {
    int desire = 0;
    if (length > 0 &&
        (!text_to_int(text, length, &desire) || desire < 0 || desire >= prompt->option_count)) {
        char shown[QUOTED_BYTES];
        text_clean(text, length, shown, sizeof shown);
        return error_set(error, ERROR_INPUT, _("%s cannot be %s: it takes 0 to %d"), prompt->id,
                         shown, prompt->option_count - 1);
    }
    answer->value = (int8_t)(length > 0 ? desire + 1 : ANSWER_OPEN);
    return true;
}

static bool read_time(const char *id, const char *text, size_t length, struct answer *answer,
                      struct error *error) {
    int time = TIME_UNKNOWN;
    if (length > 0 && (!text_to_int(text, length, &time) || time < 0)) {
        char shown[QUOTED_BYTES];
        text_clean(text, length, shown, sizeof shown);
        return error_set(error, ERROR_INPUT,
                         _("%s_ms cannot be %s: it takes a whole number of milliseconds"), id,
                         shown);
    }
    answer->time_ms = time;
    return true;
}

bool columns_read(const struct column *column, const struct instrument *instrument,
                  const char *text, size_t length, struct answers *answers, struct error *error) {
    if (column->kind == COLUMN_ID || column->kind == COLUMN_PASSED)
        return true;
    const struct prompt *prompt = &instrument->prompts[column->prompt];
    struct answer *answer = &answers->list[column->prompt];
    if (length > 1 && memchr(text, '\0', length))
        return error_set(error, ERROR_INPUT, _("the cell holds a NUL byte"));
    switch (column->kind) {
    case COLUMN_ANSWER: return read_answer(instrument, column->prompt, text, length, answer, error);
    case COLUMN_TEAM: return read_team(prompt->id, text, length, answer, error);
    case COLUMN_DESIRE: return read_desire(prompt, text, length, answer, error);
    case COLUMN_TIME: return read_time(prompt->id, text, length, answer, error);
    default: return true;
    }
}
