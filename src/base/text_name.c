#include "leadquiz/text.h"

#include "grapheme.h"
#include "leadquiz/translate.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

enum { FOLDED_MOST = 4 * LINE_BYTES }; /* composing makes text shorter, rarely more than by half */

/* Copy `text` without outer spaces and with one ASCII space for every inner run of spaces of any
 * kind. Returns the bytes, or `size` when they are too many. */
static size_t fold_spaces(const char *text, char *out, size_t size) {
    size_t used = 0, length = strlen(text);
    int bytes = 1;
    bool space = false;
    for (size_t i = 0; i < length; i += (size_t)bytes) {
        ucs4_t character = 0;
        bytes = u8_mbtouc(&character, (const uint8_t *)text + i, length - i);
        if (uc_is_general_category(character, UC_CATEGORY_Zs)) {
            space = used > 0;
            continue;
        }
        if (used + (size_t)space + (size_t)bytes > size)
            return size;
        if (space)
            out[used++] = ' ';
        space = false;
        memcpy(out + used, text + i, (size_t)bytes);
        used += (size_t)bytes;
    }
    return used;
}

static bool too_long(const char *what, int columns, struct error *error) {
    return error_set(error, ERROR_INPUT, _("%s is too long; use at most %d characters"), what,
                     columns);
}

bool text_is_formula(const char *text) {
    static const char *const starts[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
    const char *start = text + strspn(text, " ");
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (strncmp(start, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return false;
}

bool text_name(const char *typed, const char *what, char out[NAME_BYTES], struct error *error) {
    char name[NAME_BYTES] = "";
    if (!text_typed(typed, what, NAME_COLUMNS_MOST, name, sizeof name, error))
        return false;
    /* Names go into tables. */
    if (text_is_formula(name))
        return error_set(
            error, ERROR_INPUT,
            _("%s begins with %.*s, as a formula does; begin it with a letter or a digit"), what,
            (int)grapheme_length(name, strlen(name)), name);
    memcpy(out, name, sizeof name);
    return true;
}

bool text_typed(const char *typed, const char *what, int columns, char *out, size_t size,
                struct error *error) {
    enum text_fault fault = text_check(typed, strlen(typed), NULL);
    if (fault != TEXT_SOUND)
        return error_set(error, ERROR_INPUT, _("%s holds %s; leave that out"), what,
                         text_fault_name(fault));

    char folded[FOLDED_MOST];
    size_t folded_length = fold_spaces(typed, folded, sizeof folded);
    if (folded_length == 0)
        return error_set(error, ERROR_INPUT, _("%s is empty; type at least one letter"), what);
    if (folded_length == sizeof folded)
        return too_long(what, columns, error);

    uint8_t composed[3 * FOLDED_MOST]; /* the most that NFC can make of it: nothing is allocated */
    size_t length = sizeof composed;
    const uint8_t *result =
        u8_normalize(UNINORM_NFC, (const uint8_t *)folded, folded_length, composed, &length);
    if (result != composed)
        return error_memory(error);

    const char *name = (const char *)composed;
    if (length > size - 1 || text_width_bytes(name, length) > columns)
        return too_long(what, columns, error);
    memcpy(out, name, length);
    out[length] = '\0';
    return true;
}
