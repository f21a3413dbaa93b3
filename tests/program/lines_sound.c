/* lines_sound.c - whether what a program wrote is text that does no harm: lines_sound [--width N]
 * FILE... names each line with a control, reordering or invisible character, with bytes that are no
 * UTF-8, or wider than N columns; exit 1 when there is one. A form feed ends a page of a PDF's
 * text, and CR before a line's end is CSV's. */
#include "leadquiz/file.h"
#include "leadquiz/text.h"

#include <jansson.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MOST = 1 << 26 };

static int look_at_line(const char *name, int number, const char *line, size_t length, int width) {
    size_t where = 0;
    if (length > 0 && line[length - 1] == '\r')
        length--;
    while (length > 0 && line[0] == '\f') {
        line++;
        length--;
    }
    enum text_fault fault = text_check(line, length, &where);
    if (fault != TEXT_SOUND)
        printf("%s:%d:%zu: %s\n", name, number, where + 1, text_fault_name(fault));
    if (width > 0 && text_width_bytes(line, length) > width) {
        printf("%s:%d: wider than %d: %.*s\n", name, number, width, (int)length, line);
        return 1;
    }
    return fault != TEXT_SOUND;
}

static int look_at_json(const char *name, const char *bytes, size_t length) {
    json_error_t error;
    json_t *read = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
    if (read == NULL)
        printf("%s: no JSON: %s\n", name, error.text);
    json_decref(read);
    return read == NULL;
}

static int look_at_file(const char *name, int width, bool json) {
    struct error error;
    size_t length = 0;
    int wrong = 0, number = 1;
    const char *ending = strrchr(name, '.');
    bool lines = ending != NULL && strcmp(ending, ".jsonl") == 0;
    char *bytes = file_read(name, FILE_MOST, &length, &error);
    if (bytes == NULL) {
        puts(error.sentence);
        return 1;
    }
    for (size_t at = 0; at < length; number++) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t line = (end != NULL ? (size_t)(end - bytes) : length) - at;
        wrong += look_at_line(name, number, bytes + at, line, width);
        if (json && lines)
            wrong += look_at_json(name, bytes + at, line);
        at += line + 1;
    }
    if (json && !lines)
        wrong += look_at_json(name, bytes, length);
    free(bytes);
    return wrong;
}

int main(int count, char **words) {
    int wrong = 0, width = 0, first = 1;
    if (count > 2 && strcmp(words[1], "--width") == 0) {
        width = atoi(words[2]);
        first = 3;
    }
    bool json = count > 1 && strcmp(words[1], "--json") == 0;
    for (int i = json ? 2 : first; i < count; i++)
        wrong += look_at_file(words[i], width, json);
    return wrong > 0;
}
