/* Passed text: whatever comes in, what comes out is sound, as wide as it says and stays as it is.
 * The first byte is a number of columns and bytes, the rest is the text. */
#include "fuzz.h"

enum { LINES_MOST = 400 };

static void clean(const char *text, size_t length, size_t size) {
    char *out = malloc(size), *again = malloc(size);
    HOLDS(out != NULL && again != NULL);
    text_clean(text, length, out, size);
    size_t used = strlen(out);
    HOLDS(used < size);
    HOLDS(is_sound(out));
    text_clean(out, used, again, size);
    HOLDS(strcmp(out, again) == 0);
    if (length < size && text_check(text, length, NULL) == TEXT_SOUND)
        HOLDS(used == length && memcmp(out, text, length) == 0);
    free(again);
    free(out);
}

static void clean_in_place(const char *text, size_t length) {
    char *out = malloc(length + 1), *own = malloc(length + 1);
    HOLDS(out != NULL && own != NULL);
    memcpy(own, text, length + 1);
    text_clean(text, length, out, length + 1);
    text_clean(own, length, own, length + 1);
    HOLDS(strcmp(out, own) == 0);
    free(own);
    free(out);
}

static void check(const char *text, size_t length) {
    size_t where = SIZE_MAX;
    enum text_fault fault = text_check(text, length, &where);
    HOLDS((fault == TEXT_SOUND) == (where == SIZE_MAX));
    HOLDS((fault == TEXT_SOUND) == (text_fault_name(fault)[0] == '\0'));
    if (fault != TEXT_SOUND)
        HOLDS(where < length && text_check(text, where, NULL) == TEXT_SOUND);
}

/* Graphemes taken from the end come to the start, and their widths to the whole. */
static void measure(const char *text, int columns) {
    size_t length = strlen(text), fit = text_fit(text, columns);
    HOLDS(fit <= length && text_width_bytes(text, fit) <= (columns > 0 ? columns : 0));
    HOLDS(text_fit(text, text_width(text)) == length);
    int width = 0;
    for (size_t end = length; end > 0;) {
        size_t bytes = text_last_grapheme(text, end);
        HOLDS(bytes > 0 && bytes <= end);
        end -= bytes;
        width += text_width_bytes(text + end, bytes);
    }
    HOLDS(width == text_width(text));
    HOLDS(text_last_grapheme(text, 0) == 0);
}

/* Lines come one after the other, lose nothing but blanks, and are no wider than they may be unless
 * one grapheme is. */
static void wrap(const char *text, int columns, bool sound) {
    struct text_line lines[LINES_MOST];
    int count = text_wrap(text, columns, lines, LINES_MOST);
    const char *at = text;
    HOLDS(count >= 1);
    HOLDS(text_wrap(text, columns, NULL, 0) == count);
    for (int i = 0; i < count && i < LINES_MOST; i++) {
        HOLDS(lines[i].start >= at);
        for (; at < lines[i].start; at++)
            HOLDS(strchr(" \t\r\n", *at) != NULL);
        at += lines[i].length;
        if (!sound || text_width_bytes(lines[i].start, lines[i].length) <= columns)
            continue;
        /* Cut at one column less than it has, there is nothing: it is one grapheme. */
        char *line = text_of((const uint8_t *)lines[i].start, lines[i].length);
        HOLDS(lines[i].length == text_last_grapheme(line, lines[i].length));
        free(line);
    }
    if (count <= LINES_MOST && strlen(text) <= 4096)
        HOLDS(strspn(at, " \t\r\n") == strlen(at));
}

static void ascii(const char *text, size_t length, size_t size) {
    char *out = malloc(size);
    HOLDS(out != NULL);
    text_to_ascii(text, length, out, size);
    HOLDS(strlen(out) < size);
    for (const char *letter = out; *letter != '\0'; letter++)
        HOLDS((unsigned char)*letter < 0x80);
    free(out);
}

/* A name that was taken is taken again as it is. */
static void name(const char *text, int columns) {
    char out[NAME_BYTES] = "untouched", again[NAME_BYTES];
    char line[LINE_BYTES], same[LINE_BYTES];
    struct error error = {.kind = ERROR_NONE};
    if (text_name(text, "The name", out, &error)) {
        HOLDS(out[0] != '\0' && is_sound(out) && !text_is_formula(out));
        HOLDS(text_width(out) <= NAME_COLUMNS_MOST);
        WORKS(text_name(out, "The name", again, &error), &error);
        HOLDS(strcmp(out, again) == 0);
    } else {
        HOLDS(strcmp(out, "untouched") == 0);
        holds_refusal(&error);
    }
    error = (struct error){.kind = ERROR_NONE};
    if (text_typed(text, "The line", columns, line, sizeof line, &error)) {
        HOLDS(line[0] != '\0' && is_sound(line) && text_width(line) <= columns);
        WORKS(text_typed(line, "The line", columns, same, sizeof same, &error), &error);
        HOLDS(strcmp(line, same) == 0);
    } else {
        holds_refusal(&error);
    }
}

static void number(const char *text, size_t length) {
    int whole = 0;
    double decimal = 0;
    char back[32];
    bool is_decimal = text_to_double(text, length, &decimal);
    if (text_to_int(text, length, &whole)) {
        snprintf(back, sizeof back, "%d", whole);
        HOLDS(strtol(text, NULL, 10) == whole);
        HOLDS(length >= strlen(back) || text[0] == '-');
        HOLDS(!is_decimal || decimal == whole);
    }
    if (is_decimal)
        HOLDS(decimal == strtod(text, NULL));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1)
        return 0;
    int columns = data[0];
    char *text = text_of(data + 1, size - 1);
    size_t length = size - 1;
    check(text, length);
    clean(text, length, length + 1);
    clean(text, length, (size_t)columns + 1);
    clean_in_place(text, length);
    ascii(text, length, (size_t)columns + 1);
    name(text, columns);
    number(text, length);
    wrap(text, columns, false);
    text_clean(text, length, text, length + 1);
    measure(text, columns);
    wrap(text, columns > 0 ? columns : 1, true);
    free(text);
    return 0;
}
