#include "decimal.h"

#include <stdio.h>
#include <string.h>

/* Significant digits kept: numbers are scaled into [LEAST, 10 LEAST). */
#define LEAST 1e8
/* From this many places on, zeros would fill the text: use an exponent. */
enum { PLACES_MOST = 14 };

static size_t write_digits(unsigned long digits, char *out) {
    char backwards[24];
    size_t count = 0;
    do {
        backwards[count++] = (char)('0' + digits % 10);
        digits /= 10;
    } while (digits > 0);
    for (size_t i = 0; i < count; i++)
        out[i] = backwards[count - 1 - i];
    return count;
}

size_t decimal_write_whole(long value, char *out) {
    size_t length = 0;
    unsigned long digits = (unsigned long)value;
    if (value < 0) {
        out[length++] = '-';
        digits = 0 - digits;
    }
    length += write_digits(digits, out + length);
    out[length] = '\0';
    return length;
}

/* digits / 10^places, places > 0. */
static size_t write_fixed(unsigned long digits, int places, char *out) {
    char plain[24];
    size_t count = write_digits(digits, plain), length = 0, wanted = (size_t)places;
    if (count > wanted) {
        memcpy(out, plain, count - wanted);
        length = count - wanted;
    } else {
        out[length++] = '0';
    }
    out[length++] = '.';
    for (size_t i = count; i < wanted; i++)
        out[length++] = '0';
    size_t rest = count < wanted ? count : wanted;
    memcpy(out + length, plain + count - rest, rest);
    return length + rest;
}

static size_t write_exponent(unsigned long digits, int places, char *out) {
    char plain[24];
    size_t count = write_digits(digits, plain), length = 0;
    out[length++] = plain[0];
    if (count > 1) {
        out[length++] = '.';
        memcpy(out + length, plain + 1, count - 1);
        length += count - 1;
    }
    out[length++] = 'e';
    return length + decimal_write_whole((long)count - 1 - places, out + length);
}

static size_t write_slowly(double value, char out[DECIMAL_BYTES]) {
    int length = snprintf(out, DECIMAL_BYTES, "%.9g", value);
    char *mark = strpbrk(out, ",");
    if (mark)
        *mark = '.';
    return length > 0 ? (size_t)length : 0;
}

size_t decimal_write(double value, char out[DECIMAL_BYTES]) {
    if (value == 0) {
        memcpy(out, "0", 2);
        return 1;
    }
    if (!(value >= 1e-20 && value < 10 * LEAST))
        return write_slowly(value, out);

    int places = 0;
    while (value < LEAST) {
        value *= 10;
        places++;
    }
    unsigned long digits = (unsigned long)(value + 0.5);
    while (places > 0 && digits % 10 == 0) {
        digits /= 10;
        places--;
    }
    size_t length;
    if (places == 0)
        length = write_digits(digits, out);
    else if (places < PLACES_MOST)
        length = write_fixed(digits, places, out);
    else
        length = write_exponent(digits, places, out);
    out[length] = '\0';
    return length;
}
