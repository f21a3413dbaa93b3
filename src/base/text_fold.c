/* text_fold.c - text without its case and accents, so that it is found and put in order by its
 * letters. */
#include "leadquiz/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>

/* Small letters that nothing decomposes, and what they are looked for as. */
static const struct {
    ucs4_t letter;
    const char *as;
} strokes[] = {
    {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"}, {0x0111, "d"},
    {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"}, {0x0167, "t"},
};

static const char *of_stroke(ucs4_t letter) {
    for (size_t i = 0; i < sizeof strokes / sizeof strokes[0]; i++) {
        if (strokes[i].letter == letter)
            return strokes[i].as;
    }
    return NULL;
}

static bool accent(ucs4_t letter) {
    return letter >= 0x0300 && letter <= 0x036F;
}

bool text_is_ascii(const char *text) {
    while (*text != '\0' && (*text & 0x80) == 0)
        text++;
    return *text == '\0';
}

static const char *fold(const char *text, char out[FOLDED_BYTES]) {
    uint8_t folded[FOLDED_BYTES];
    size_t length = sizeof folded, used = 0;
    uint8_t *form =
        u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFKD, folded, &length);
    if (form == NULL)
        return text;
    for (size_t i = 0; i < length;) {
        ucs4_t letter = 0;
        size_t bytes = (size_t)u8_mbtouc(&letter, form + i, length - i);
        const char *as = of_stroke(letter);
        const void *from = as != NULL ? (const void *)as : form + i;
        size_t added = as != NULL ? strlen(as) : bytes;
        i += bytes;
        if (accent(letter))
            continue;
        if (used + added >= FOLDED_BYTES)
            break;
        memcpy(out + used, from, added);
        used += added;
    }
    out[used] = '\0';
    if (form != folded)
        free(form);
    return out;
}

const char *text_folded(const char *text, char out[FOLDED_BYTES]) {
    return text_is_ascii(text) ? text : fold(text, out);
}

bool text_holds(const char *text, const char *part) {
    char folded[FOLDED_BYTES], wanted[FOLDED_BYTES];
    return strcasestr(text_folded(text, folded), text_folded(part, wanted)) != NULL;
}
