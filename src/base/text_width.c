#include "leadquiz/text.h"

#include "grapheme.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>
#include <uniwidth.h>

/* Emoji younger than the library's tables stand in these blocks and are wide. */
static bool is_young_emoji(ucs4_t c) {
    bool block = (c >= 0x1F6D0 && c <= 0x1F6FF) || (c >= 0x1F900 && c <= 0x1F9FF) ||
                 (c >= 0x1FA70 && c <= 0x1FAFF);
    return block && uc_is_general_category(c, UC_CATEGORY_Cn);
}

static int character_width(ucs4_t c) {
    if (is_young_emoji(c))
        return 2;
    int width = uc_width(c, "UTF-8");
    if (width < 1 && c >= 0x600 && uc_is_general_category(c, UC_CATEGORY_Cf) &&
        !uc_is_property_default_ignorable_code_point(c))
        return 1; /* the Arabic number sign and its like are seen */
    return width < 0 ? 0 : width;
}

size_t grapheme_length(const char *text, size_t length) {
    if (length < 2)
        return length;
    if (((unsigned char)text[0] | (unsigned char)text[1]) < 0x80)
        return 1; /* nothing in ASCII combines */
    const uint8_t *start = (const uint8_t *)text;
    return (size_t)(u8_grapheme_next(start, start + length) - start);
}

int text_width_bytes(const char *text, size_t length) {
    int width = 0;
    size_t bytes = 1;
    for (size_t i = 0; i < length; i += bytes) {
        unsigned char first = (unsigned char)text[i];
        bytes = 1;
        if (first < 0x80) {
            width += first >= 0x20 && first != 0x7F;
            continue;
        }
        ucs4_t character = 0;
        int taken = u8_mbtoucr(&character, (const uint8_t *)text + i, length - i);
        if (taken < 1) { /* shown as one mark */
            width++;
            continue;
        }
        width += character_width(character);
        bytes = (size_t)taken;
    }
    return width;
}

int text_width(const char *text) {
    return text_width_bytes(text, strlen(text));
}

size_t text_fit(const char *text, int columns) {
    size_t length = strlen(text), fit = 0;
    while (fit < length) {
        size_t bytes = grapheme_length(text + fit, length - fit);
        columns -= text_width_bytes(text + fit, bytes);
        if (columns < 0)
            break;
        fit += bytes;
    }
    return fit;
}

size_t text_last_grapheme(const char *text, size_t length) {
    if (length == 0)
        return 0;
    const uint8_t *start = (const uint8_t *)text;
    const uint8_t *last = u8_grapheme_prev(start + length, start);
    return last == NULL ? 1 : (size_t)(start + length - last);
}
