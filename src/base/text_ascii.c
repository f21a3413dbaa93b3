/* text_ascii.c - the nearest letters of a place that shows no others. */
#include "leadquiz/text.h"

#include <iconv.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { NEAREST_BYTES = 32 };

/* A letter without its marks: libc keeps those it knows by locale, and "C" knows none. */
static ucs4_t bare_letter(ucs4_t letter) {
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    while (uc_canonical_decomposition(letter, parts) > 0)
        letter = parts[0];
    return letter;
}

/* What libc holds to be nearest, "?" where it knows nothing; returns how many bytes. */
static size_t nearest(iconv_t converter, ucs4_t letter, char out[NEAREST_BYTES]) {
    uint8_t bytes[6];
    int count = u8_uctomb(bytes, letter, sizeof bytes);
    char *from = (char *)bytes;
    size_t left = count > 0 ? (size_t)count : 0;
    char *to = out;
    size_t room = NEAREST_BYTES;
    if (converter == (iconv_t)-1 || left == 0 ||
        iconv(converter, &from, &left, &to, &room) == (size_t)-1 || to == out) {
        *out = '?';
        return 1;
    }
    return (size_t)(to - out);
}

void text_to_ascii(const char *text, size_t length, char *out, size_t size) {
    const uint8_t *bytes = (const uint8_t *)text;
    iconv_t converter = iconv_open("ASCII//TRANSLIT", "UTF-8");
    size_t used = 0;
    for (size_t i = 0; i < length;) {
        char letters[NEAREST_BYTES];
        ucs4_t letter = 0;
        i += (size_t)u8_mbtouc(&letter, bytes + i, length - i);
        if (letter >= 0x80 && uc_combining_class(letter) != UC_CCC_NR)
            continue;
        letter = bare_letter(letter);
        size_t count = 1;
        if (letter < 0x80)
            letters[0] = (char)letter;
        else
            count = nearest(converter, letter, letters);
        if (used + count + 1 > size)
            break;
        memcpy(out + used, letters, count);
        used += count;
    }
    if (size > 0)
        out[used] = '\0';
    if (converter != (iconv_t)-1)
        iconv_close(converter);
}
