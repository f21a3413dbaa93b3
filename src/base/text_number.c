#include "leadquiz/text.h"

#include <limits.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static size_t count_digits(const char *text, size_t length) {
    size_t count = 0;
    while (count < length && is_digit(text[count]))
        count++;
    return count;
}

bool text_to_int(const char *text, size_t length, int *value) {
    size_t sign = length > 0 && text[0] == '-';
    size_t digits = count_digits(text + sign, length - sign);
    if (digits == 0 || sign + digits != length)
        return false;
    long long sum = 0;
    for (size_t i = sign; i < length; i++) {
        sum = sum * 10 + (text[i] - '0');
        if (sum > (long long)INT_MAX + 1)
            return false;
    }
    sum = sign ? -sum : sum;
    if (sum > INT_MAX)
        return false;
    *value = (int)sum;
    return true;
}

bool text_to_double(const char *text, size_t length, double *value) {
    char number[128];
    const char *mark = localeconv()->decimal_point; /* what strtod expects */
    size_t mark_length = strlen(mark);
    size_t sign = length > 0 && text[0] == '-';
    size_t whole = count_digits(text + sign, length - sign);
    if (whole == 0 || length + mark_length >= sizeof number)
        return false;
    size_t point = sign + whole;
    memcpy(number, text, point);
    size_t used = point;
    if (point < length) {
        size_t fraction = count_digits(text + point + 1, length - point - 1);
        if (text[point] != '.' || fraction == 0 || point + 1 + fraction != length)
            return false;
        memcpy(number + used, mark, mark_length);
        used += mark_length;
        memcpy(number + used, text + point + 1, fraction);
        used += fraction;
    }
    number[used] = '\0';
    *value = strtod(number, NULL);
    return true;
}
