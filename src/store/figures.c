#include "figures.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers have a decimal point whatever the person's language is. Returns what to give back to
 * leave_plain. */
static locale_t enter_plain(void) {
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return plain != (locale_t)0 ? uselocale(plain) : (locale_t)0;
}

static void leave_plain(locale_t before) {
    locale_t plain = uselocale((locale_t)0);
    (void)uselocale(before);
    freelocale(plain);
}

/* The shortest decimal that reads back as the same double. */
static void shortest(double number, char *out, size_t size) {
    enum { DIGITS_LEAST = 15, DIGITS_EXACT = 17 };
    for (int digits = DIGITS_LEAST; digits <= DIGITS_EXACT; digits++) {
        (void)snprintf(out, size, "%.*g", digits, number);
        if (strtod(out, NULL) == number)
            return;
    }
}

static bool append(char *out, size_t size, size_t *used, const char *text) {
    size_t length = strlen(text);
    if (length >= size - *used)
        return false;
    memcpy(out + *used, text, length + 1);
    *used += length;
    return true;
}

static const char *opening(int width, int column, int row) {
    if (width > 1 && column == 0)
        return row > 0 ? ",[" : "[";
    return row > 0 || column > 0 ? "," : "";
}

static bool write_all(const double *numbers, int rows, int width, char *out, size_t size) {
    char number[32] = "";
    size_t used = 0;
    bool done = append(out, size, &used, "[");
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < width; column++, numbers++) {
            (void)snprintf(number, sizeof number, "null");
            if (!isnan(*numbers))
                shortest(*numbers, number, sizeof number);
            done = done && append(out, size, &used, opening(width, column, row)) &&
                   append(out, size, &used, number);
        }
        done = done && (width == 1 || append(out, size, &used, "]"));
    }
    return done && append(out, size, &used, "]");
}

bool figures_write(const double *numbers, int rows, int width, char *out, size_t size) {
    if (size == 0)
        return false;
    locale_t before = enter_plain();
    if (before == (locale_t)0)
        return false;
    bool done = write_all(numbers, rows, width, out, size);
    leave_plain(before);
    return done;
}

static bool skip(const char **text, const char *expected) {
    size_t length = strlen(expected);
    if (strncmp(*text, expected, length) != 0)
        return false;
    *text += length;
    return true;
}

static bool read_number(const char **text, double *number) {
    char *end = NULL;
    if (skip(text, "null")) {
        *number = (double)NAN;
        return true;
    }
    /* strtod takes more than JSON has: spaces, signs, names and hexadecimal digits. */
    size_t length = strspn(*text, "0123456789+-.e");
    if (length == 0 || (**text != '-' && (**text < '0' || **text > '9')))
        return false;
    *number = strtod(*text, &end);
    bool whole = end == *text + length && isfinite(*number);
    *text = end;
    return whole;
}

static bool read_all(const char *text, int rows, int width, double *numbers) {
    bool done = skip(&text, "[");
    for (int row = 0; row < rows && done; row++) {
        for (int column = 0; column < width && done; column++, numbers++)
            done = skip(&text, opening(width, column, row)) && read_number(&text, numbers);
        done = done && (width == 1 || skip(&text, "]"));
    }
    return done && skip(&text, "]") && *text == '\0';
}

bool figures_read(const char *text, int rows, int width, double *numbers) {
    locale_t before = enter_plain();
    if (before == (locale_t)0)
        return false;
    bool done = read_all(text, rows, width, numbers);
    leave_plain(before);
    return done;
}
