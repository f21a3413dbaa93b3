/* unattended.c - answers from lines of text: all of them are right, or none is given. */
#include "internal.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { FIELD_BYTES = 64, FIELDS_MOST = 3 };

struct answer_file {
    const struct instrument *instrument;
    const char *name, *text;
    size_t length, offset;
    int line;                /* number of the line read last */
    int lines[PROMPTS_MOST]; /* the line that answered a prompt, 0 = none */
    struct answers answers;
};

static bool wrong(const struct answer_file *file, int line, const char *sentence,
                  struct error *error) {
    return error_set(error, ERROR_INPUT, "%s:%d: %s", file->name, line, sentence);
}

static bool is_blank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\r';
}

/* The next line without its end and outer blanks; false at the end of the text. */
static bool next_line(struct answer_file *file, const char **start, size_t *length) {
    if (file->offset >= file->length)
        return false;
    const char *line = file->text + file->offset;
    size_t rest = file->length - file->offset;
    const char *end = memchr(line, '\n', rest);
    size_t size = end ? (size_t)(end - line) : rest;
    file->offset += size + 1;
    file->line++;
    while (size > 0 && is_blank(line[size - 1]))
        size--;
    while (size > 0 && is_blank(*line)) {
        line++;
        size--;
    }
    *start = line;
    *length = size;
    return true;
}

/* Cut the line at its commas into `fields`, made NUL-terminated. */
static int split(const char *line, size_t length, char fields[FIELDS_MOST][FIELD_BYTES]) {
    int count = 0;
    const char *end = line + length;
    for (const char *at = line; at <= end; count++) {
        const char *comma = memchr(at, ',', (size_t)(end - at));
        const char *stop = comma ? comma : end;
        const char *next = stop + 1;
        while (at < stop && is_blank(*at))
            at++;
        while (stop > at && is_blank(stop[-1]))
            stop--;
        size_t size = (size_t)(stop - at);
        if (count == FIELDS_MOST || size >= FIELD_BYTES || memchr(at, '\0', size))
            return 0;
        memcpy(fields[count], at, size);
        fields[count][size] = '\0';
        at = next;
    }
    return count;
}

static bool read_time(const char *text, int32_t *time_ms) {
    int value = TIME_UNKNOWN;
    if (*text != '\0' && (!text_to_int(text, strlen(text), &value) || value < 0))
        return false;
    *time_ms = value;
    return true;
}

static bool read_line(struct answer_file *file, const char *line, size_t length,
                      struct error *error) {
    char fields[FIELDS_MOST][FIELD_BYTES];
    char sentence[sizeof error->sentence / 2];
    int count = split(line, length, fields);
    if (count < 2)
        return wrong(file, file->line, _("a line is ID,ANSWER or ID,ANSWER,MILLISECONDS"), error);

    int prompt = instrument_prompt(file->instrument, fields[0]);
    if (prompt == NOWHERE) {
        snprintf(sentence, sizeof sentence, _("there is no question with the id %s"), fields[0]);
        return wrong(file, file->line, sentence, error);
    }
    if (file->lines[prompt] != 0) {
        snprintf(sentence, sizeof sentence, _("%s is answered in line %d already"), fields[0],
                 file->lines[prompt]);
        return wrong(file, file->line, sentence, error);
    }
    struct error reason;
    int value = ANSWER_OPEN;
    if (!answers_parse(file->instrument, prompt, fields[1], &value, &reason))
        return wrong(file, file->line, reason.sentence, error);
    struct answer *answer = &file->answers.list[prompt];
    if (!read_time(count > 2 ? fields[2] : "", &answer->time_ms)) {
        snprintf(sentence, sizeof sentence,
                 _("the time of %s is not a whole number of milliseconds"), fields[0]);
        return wrong(file, file->line, sentence, error);
    }
    answer->value = (int8_t)value;
    file->lines[prompt] = file->line;
    return true;
}

static bool read_lines(struct answer_file *file, struct error *error) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF";
    const char *line;
    size_t length;
    if (file->length >= 3 && memcmp(file->text, byte_order_mark, 3) == 0)
        file->offset = 3;
    while (next_line(file, &line, &length))
        if (length > 0 && *line != '#' && !read_line(file, line, length, error))
            return false;
    return true;
}

/* The answers themselves decide the route; they must be those of the route, all of them. */
static bool check_route(const struct answer_file *file, enum form form, struct error *error) {
    const struct instrument *instrument = file->instrument;
    char sentence[sizeof error->sentence / 2];
    struct quiz quiz;
    quiz_begin(&quiz, instrument, form, 0);
    quiz_resume(&quiz, &file->answers, NOWHERE);

    int stray = NOWHERE;
    for (int i = 0; i < instrument->prompt_count; i++)
        if (file->lines[i] != 0 && quiz_place(&quiz, i) == NOWHERE &&
            (stray == NOWHERE || file->lines[i] < file->lines[stray]))
            stray = i;
    if (stray != NOWHERE) {
        snprintf(sentence, sizeof sentence, _("with these answers %s is not asked; leave it out"),
                 instrument->prompts[stray].id);
        return wrong(file, file->lines[stray], sentence, error);
    }
    int open = quiz_first_open(&quiz);
    if (open < quiz.route_count) {
        snprintf(sentence, sizeof sentence, _("the answers end here, and %s has none"),
                 instrument->prompts[quiz.route[open]].id);
        return wrong(file, file->line > 0 ? file->line : 1, sentence, error);
    }
    return true;
}

bool take_answers_read(const struct instrument *instrument, enum form form, const char *name,
                       const char *text, size_t length, struct answers *answers,
                       struct error *error) {
    struct answer_file file = {
        .instrument = instrument, .name = name, .text = text, .length = length};
    answers_clear(&file.answers, instrument);
    if (!form_exists(instrument, form, error) || !read_lines(&file, error) ||
        !check_route(&file, form, error))
        return false;
    *answers = file.answers;
    return true;
}

bool take_answers_text(struct take *take, const char *name, const char *text, size_t length,
                       int64_t now, struct error *error) {
    struct answers answers;
    if (!take_answers_read(take_instrument(take), take->quiz.form, name, text, length, &answers,
                           error))
        return false;
    /* An answer can open new prompts, so the route is asked again after each. */
    for (int i = 0; i < take->quiz.route_count; i++) {
        int prompt = take->quiz.route[i];
        const struct answer *answer = &answers.list[prompt];
        if (!take_answer(take, prompt, answer->value, answer->time_ms, now, error))
            return false;
        take_forward(take, now);
    }
    return true;
}
