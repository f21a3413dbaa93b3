#include "leadquiz/error.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A word, which nobody reads to its end where it is this long: paths above all. */
static size_t copy_word(char *out, const char *word, size_t length) {
    enum { COLUMNS_MOST = 240, COLUMNS_LEFT = 60 };
    static const char between[] = "...";
    if (text_width_bytes(word, length) <= COLUMNS_MOST) {
        memmove(out, word, length);
        return length;
    }
    size_t head = text_fit(word, COLUMNS_LEFT), tail = length;
    for (int columns = 0; columns < COLUMNS_LEFT;) {
        size_t bytes = text_last_grapheme(word, tail);
        columns += text_width_bytes(word + tail - bytes, bytes);
        tail -= columns <= COLUMNS_LEFT ? bytes : 0;
    }
    memmove(out, word, head);
    memcpy(out + head, between, sizeof between - 1);
    memmove(out + head + sizeof between - 1, word + tail, length - tail);
    return head + sizeof between - 1 + length - tail;
}

static void shorten_words(char *text) {
    const char *word = text;
    char *out = text;
    while (*word != '\0') {
        size_t length = strcspn(word, " "), spaces = strspn(word + length, " ");
        out += copy_word(out, word, length);
        memmove(out, word + length, spaces);
        out += spaces;
        word += length + spaces;
    }
    *out = '\0';
}

bool error_set(struct error *error, enum error_kind kind, const char *format, ...) {
    if (error == NULL)
        return false;
    /* Cleaning makes text shorter, by at most three bytes in four, and so does shortening: this
     * buffer fills the sentence whatever is cleaned, holds what comes after two paths, and keeps
     * the old sentence safe when that is among the arguments. */
    char raw[4 * sizeof error->sentence + 2 * PATH_MAX];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(raw, sizeof raw, format, arguments) < 0)
        raw[0] = '\0';
    va_end(arguments);
    text_clean(raw, strlen(raw), raw, sizeof raw);
    shorten_words(raw);
    text_clean(raw, strlen(raw), error->sentence, sizeof error->sentence);
    error->kind = kind;
    return false;
}

bool error_memory(struct error *error) {
    return error_set(error, ERROR_MEMORY,
                     _("there is no memory left; close other programs and try again"));
}
