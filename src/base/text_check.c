#include "leadquiz/text.h"

#include "leadquiz/translate.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>
#include <unigbrk.h>
#include <unistr.h>

enum { MARKS_MOST = 4 };

static bool is_control(ucs4_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

static bool is_bidi(ucs4_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

static bool is_private_or_no_character(ucs4_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 || (c >= 0xFDD0 && c <= 0xFDEF) ||
           (c & 0xFFFE) == 0xFFFE;
}

static bool is_invisible(ucs4_t c) {
    enum { BRAILLE_BLANK = 0x2800, ANNOTATION_FIRST = 0xFFF9, ANNOTATION_LAST = 0xFFFB };
    return c == BRAILLE_BLANK || (c >= ANNOTATION_FIRST && c <= ANNOTATION_LAST) ||
           is_private_or_no_character(c) || uc_is_property_default_ignorable_code_point(c);
}

/* Decode the character at the start of `length` > 0 bytes; *bytes is how many it takes, 1 where
 * the bytes are no UTF-8. */
static enum text_fault decode(const char *text, size_t length, ucs4_t *character, size_t *bytes) {
    unsigned char first = (unsigned char)text[0];
    *bytes = 1;
    if (first < 0x80) {
        *character = first;
        return is_control(first) ? TEXT_CONTROL : TEXT_SOUND;
    }
    int taken = u8_mbtoucr(character, (const uint8_t *)text, length);
    if (taken < 1)
        return TEXT_BROKEN_UTF8;
    *bytes = (size_t)taken;
    if (is_control(*character))
        return TEXT_CONTROL;
    if (is_bidi(*character))
        return TEXT_BIDI;
    return is_invisible(*character) ? TEXT_INVISIBLE : TEXT_SOUND;
}

/* What stands before a character: marks of no width belong to a letter. */
struct letter {
    bool there;
    int marks;
};

static void begin_letter(struct letter *letter, bool there) {
    *letter = (struct letter){.there = there};
}

/* More marks than a cell of the screen holds run over the lines above and below. */
static enum text_fault decode_after(struct letter *letter, const char *text, size_t length,
                                    ucs4_t *character, size_t *bytes) {
    enum text_fault fault = decode(text, length, character, bytes);
    if (fault != TEXT_SOUND) {
        begin_letter(letter, true); /* a "?" takes its place */
        return fault;
    }
    if (*character < 0x80 || text_width_bytes(text, *bytes) > 0) {
        begin_letter(letter, !uc_is_general_category(*character, UC_CATEGORY_Zs));
        return TEXT_SOUND;
    }
    if (!letter->there) {
        begin_letter(letter, true);
        return TEXT_LONE_MARK;
    }
    if (letter->marks == MARKS_MOST)
        return TEXT_MARKS;
    letter->marks++;
    return TEXT_SOUND;
}

/* How many characters at the start are printable ASCII: most texts are, and there are many. */
static size_t plain_length(const char *text, size_t length) {
    size_t plain = 0;
    while (plain < length && text[plain] >= ' ' && text[plain] <= '~')
        plain++;
    return plain;
}

enum text_fault text_check(const char *text, size_t length, size_t *where) {
    size_t bytes = 0, plain = plain_length(text, length);
    struct letter letter;
    begin_letter(&letter, plain > 0 && text[plain - 1] != ' ');
    for (size_t i = plain; i < length; i += bytes) {
        ucs4_t character = 0;
        enum text_fault fault = decode_after(&letter, text + i, length - i, &character, &bytes);
        if (fault != TEXT_SOUND) {
            if (where != NULL)
                *where = i;
            return fault;
        }
    }
    return TEXT_SOUND;
}

const char *text_fault_name(enum text_fault fault) {
    switch (fault) {
    case TEXT_SOUND: return "";
    case TEXT_BROKEN_UTF8: return _("bytes that are not UTF-8");
    case TEXT_CONTROL: return _("a control character");
    case TEXT_BIDI: return _("a character that changes the direction of writing");
    case TEXT_INVISIBLE: return _("an invisible character");
    case TEXT_LONE_MARK: return _("a mark that belongs to no letter");
    case TEXT_MARKS: return _("too many marks on one letter");
    }
    return "";
}

void text_clean(const char *text, size_t length, char *out, size_t size) {
    if (size == 0)
        return;
    size_t used = 0, whole = 0, bytes = 0; /* whole: where the last grapheme begins */
    struct letter letter = {.there = false};
    ucs4_t before = 0;
    for (size_t i = 0; i < length; i += bytes) {
        ucs4_t character = 0;
        bool sound = decode_after(&letter, text + i, length - i, &character, &bytes) == TEXT_SOUND;
        if (!sound)
            character = '?';
        size_t needed = sound ? bytes : 1;
        if (used == 0 || uc_is_grapheme_break(before, character))
            whole = used;
        if (used + needed > size - 1) {
            used = whole;
            break;
        }
        /* Never ahead of what is read, so that `out` may be `text`. */
        if (sound)
            memmove(out + used, text + i, bytes);
        else
            out[used] = '?';
        used += needed;
        before = character;
    }
    out[used] = '\0';
}
