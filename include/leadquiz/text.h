/* text.h - UTF-8 text from people, files and the database: check it, clean it, measure it, wrap it.
 *
 * All text is NUL-terminated UTF-8 unless a length is given. Columns are terminal cells. A
 * "grapheme" is what a person sees as one character. Nothing here allocates. */
#ifndef LEADQUIZ_TEXT_H
#define LEADQUIZ_TEXT_H

#include "leadquiz/error.h"

#include <stdbool.h>
#include <stddef.h>

enum text_fault {
    TEXT_SOUND,
    TEXT_BROKEN_UTF8,
    TEXT_CONTROL,   /* C0, DEL, C1, line and paragraph separators */
    TEXT_BIDI,      /* characters that reorder what is shown */
    TEXT_INVISIBLE, /* zero-width, tag, soft hyphen, private use, no character at all */
    TEXT_LONE_MARK, /* of no width, at the start or after a space: it would stand on something else
                     */
    TEXT_MARKS      /* more than four of no width on one letter: they run over other lines */
};

/* The first fault in `length` bytes, and its byte offset in *where when where is not NULL. A tab
 * and a newline are control characters here too. Zero-width joiners inside an emoji sequence are
 * faults as well: names and questions do not need them. */
enum text_fault text_check(const char *text, size_t length, size_t *where);

/* "a control character" and so on, translated; for use in sentences. */
const char *text_fault_name(enum text_fault fault);

/* Copy at most size - 1 bytes of `text` to `out`, with every faulty character replaced by "?" and
 * never a cut grapheme or character at the end; always terminates. `out` may be `text`. */
void text_clean(const char *text, size_t length, char *out, size_t size);

/* Copy `text` in the nearest ASCII letters, for a locale that has no UTF-8: marks above letters are
 * dropped, quotes and dashes become plain ones, "?" stands for what has nothing near. Always
 * terminates; never half of a replacement at the end. */
void text_to_ascii(const char *text, size_t length, char *out, size_t size);

/* Columns that `text` takes on a terminal: 0 for combining, 2 for wide characters. */
int text_width(const char *text);
int text_width_bytes(const char *text, size_t length);

/* How many bytes of `text` fit in `columns`, in whole graphemes. */
size_t text_fit(const char *text, int columns);

/* How many bytes the grapheme ending at byte `length` takes (for Backspace); 0 at the start. */
size_t text_last_grapheme(const char *text, size_t length);

struct text_line {
    const char *start; /* points into the text given */
    size_t length;     /* bytes, without the trailing spaces */
};

/* Break `text` into lines of at most `columns` by the Unicode line breaking rules; words too long
 * for a line are cut between graphemes. Fills at most `most` lines and returns how many lines the
 * whole text has (which may be more). Empty text has one empty line. columns < 1 counts as 1.
 * Texts over 4,096 bytes are wrapped by their first 4,096. */
int text_wrap(const char *text, int columns, struct text_line *lines, int most);

enum { NAME_COLUMNS_MOST = 24, NAME_BYTES = 97 };

/* Whether a spreadsheet would take the text for a formula: it begins with = + - or @, of the wide
 * kind too, after spaces or none. */
bool text_is_formula(const char *text);

/* Check a code name or team name that a person typed: trims outer spaces, folds inner runs of
 * spaces, composes (NFC), refuses empty text, faulty characters, = + - @ at the start (tables take
 * them for formulas) and more than NAME_COLUMNS_MOST
 * columns or NAME_BYTES - 1 bytes. `what` is the translated subject of the sentence, for instance
 * "The code name". On success *out holds the name. On failure out is untouched. */
bool text_name(const char *typed, const char *what, char out[NAME_BYTES], struct error *error);

enum { LOOK_BYTES = 512 };

/* What a name looks like at a glance: two that are easily taken for each other come out the same.
 * Case, width, accents, spaces and dashes make no difference, nor do 1, l and i, 0 and o, and the
 * letters of other alphabets that look like ours. It is for comparing, not for showing. */
void text_look(const char *text, char out[LOOK_BYTES]);

bool text_is_ascii(const char *text);

enum { FOLDED_BYTES = 512 };

/* The text without accents, to search it and to put it in order; compare it without regard to ASCII
 * case. ASCII comes back as it is, all else in small letters in `out`. */
const char *text_folded(const char *text, char out[FOLDED_BYTES]);

/* Whether `part` is somewhere in the text, without regard to case and accents. */
bool text_holds(const char *text, const char *part);

enum { LINE_COLUMNS_MOST = 120, LINE_BYTES = 400 };

/* The same for any line that a person typed: at most `columns` columns and size - 1 bytes, size at
 * most LINE_BYTES. */
bool text_typed(const char *typed, const char *what, int columns, char *out, size_t size,
                struct error *error);

/* Parse a whole decimal number strictly (optional minus, digits, nothing else, no overflow). */
bool text_to_int(const char *text, size_t length, int *value);
/* Parse a decimal number strictly: digits, optional minus and fraction; no exponent, no nan; the
 * decimal mark is a point in every locale. */
bool text_to_double(const char *text, size_t length, double *value);

#endif
