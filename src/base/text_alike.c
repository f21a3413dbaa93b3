/* text_alike.c - what names look like, so that one is not taken for another. */
#include "leadquiz/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { FORM_BYTES = 2048 };

/* Small letters and digits as they come out of folding, and those of ASCII that they are taken for:
 * Cyrillic, Greek, Armenian, and the ones with a stroke or without a dot, which nothing
 * decomposes. */
static const struct {
    ucs4_t letter;
    char like;
} likes[] = {
    {'1', 'l'},    {'i', 'l'},    {'|', 'l'},    {'!', 'l'},    {'0', 'o'},    {0x0131, 'l'},
    {0x0142, 'l'}, {0x00F8, 'o'}, {0x0111, 'd'}, {0x0127, 'h'}, {0x0251, 'a'}, {0x0261, 'g'},
    {0x03B1, 'a'}, {0x03B3, 'y'}, {0x03B5, 'e'}, {0x03B9, 'l'}, {0x03BA, 'k'}, {0x03BD, 'v'},
    {0x03BF, 'o'}, {0x03C1, 'p'}, {0x03C4, 't'}, {0x03C5, 'u'}, {0x03C7, 'x'}, {0x0430, 'a'},
    {0x0432, 'b'}, {0x0433, 'r'}, {0x0435, 'e'}, {0x043A, 'k'}, {0x043C, 'm'}, {0x043D, 'h'},
    {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0442, 't'}, {0x0443, 'y'}, {0x0445, 'x'},
    {0x0454, 'e'}, {0x0455, 's'}, {0x0456, 'l'}, {0x0458, 'j'}, {0x04BB, 'h'}, {0x0501, 'd'},
    {0x051B, 'q'}, {0x051D, 'w'}, {0x04CF, 'l'}, {0x0578, 'n'}, {0x057D, 'u'}, {0x0585, 'o'},
    {0x0570, 'h'}, {0x2044, '/'},
};

static ucs4_t like(ucs4_t letter) {
    for (size_t i = 0; i < sizeof likes / sizeof likes[0]; i++) {
        if (likes[i].letter == letter)
            return (ucs4_t)(unsigned char)likes[i].like;
    }
    return letter;
}

/* Spaces, dashes and points stand between the parts of a name; which of them is soon forgotten. */
static bool between(ucs4_t letter) {
    return uc_is_general_category(letter, UC_CATEGORY_Zs) ||
           uc_is_general_category(letter, UC_CATEGORY_Pd) ||
           uc_is_general_category(letter, UC_CATEGORY_Pc) || letter == '.' || letter == '\'' ||
           letter == 0x2019 || letter == 0x2212 || letter == 0x00B7;
}

/* The marks above and below letters of Europe. Elsewhere a mark makes another letter. */
static bool accent(ucs4_t letter) {
    return letter >= 0x0300 && letter <= 0x036F;
}

void text_look(const char *text, char out[LOOK_BYTES]) {
    uint8_t folded[FORM_BYTES], bytes[6];
    size_t length = sizeof folded, used = 0;
    uint8_t *form =
        u8_casefold((const uint8_t *)text, strlen(text), NULL, UNINORM_NFKD, folded, &length);
    const uint8_t *from = form != NULL ? form : (const uint8_t *)text;
    if (form == NULL)
        length = strlen(text);
    for (size_t i = 0; i < length;) {
        ucs4_t letter = 0;
        i += (size_t)u8_mbtouc(&letter, from + i, length - i);
        if (accent(letter) || between(letter))
            continue;
        int count = u8_uctomb(bytes, like(letter), sizeof bytes);
        if (count < 0 || used + (size_t)count >= LOOK_BYTES)
            break;
        memcpy(out + used, bytes, (size_t)count);
        used += (size_t)count;
    }
    out[used] = '\0';
    if (form != folded)
        free(form);
}
