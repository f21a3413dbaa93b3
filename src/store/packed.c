#include "packed.h"

#include <string.h>

static const char letters[] = "0123456789ab";
_Static_assert(sizeof letters - 2 == RESPONSES_MOST, "a letter for each option");

/* The longest prefix of `times` that ends in a known time. */
static int known_times(const struct answers *answers) {
    int count = answers->count;
    while (count > 0 && answers->list[count - 1].time_ms == TIME_UNKNOWN)
        count--;
    return count;
}

static size_t write_time(uint32_t number, unsigned char *out) {
    size_t length = 0;
    for (; number >= 0x80; number >>= 7)
        out[length++] = (unsigned char)(number | 0x80);
    out[length++] = (unsigned char)number;
    return length;
}

bool packed_write(const struct instrument *instrument, const struct answers *answers,
                  struct packed *packed) {
    if (answers->count != instrument->prompt_count)
        return false;
    packed->times_length = 0;
    int timed = known_times(answers);
    for (int i = 0; i < answers->count; i++) {
        struct answer answer = answers->list[i];
        bool open = answer.value == ANSWER_OPEN;
        if ((!open && !answers_allowed(instrument, i, answer.value)) ||
            answer.time_ms < TIME_UNKNOWN)
            return false;
        packed->text[i] = '.';
        if (!open)
            packed->text[i] = letters[answer.value];
        if (i < timed)
            packed->times_length +=
                write_time((uint32_t)answer.time_ms + 1, packed->times + packed->times_length);
    }
    packed->text[answers->count] = '\0';
    return true;
}

/* The number at *at, which moves on; false at the end of the bytes or beyond the largest time. */
static bool read_time(const unsigned char *bytes, size_t length, size_t *at, int32_t *time) {
    uint64_t number = 0;
    for (unsigned shift = 0; *at < length && shift < 7 * TIME_BYTES_MOST; shift += 7) {
        unsigned char byte = bytes[(*at)++];
        number |= (uint64_t)(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0) {
            *time = number == 0 ? TIME_UNKNOWN : (int32_t)((number - 1) & INT32_MAX);
            return number <= (uint64_t)INT32_MAX + 1;
        }
    }
    return false;
}

static bool read_value(const struct instrument *instrument, int prompt, char letter,
                       int8_t *value) {
    const char *place = letter != '\0' ? strchr(letters, letter) : NULL;
    *value = ANSWER_OPEN;
    if (place == NULL)
        return letter == '.';
    *value = (int8_t)(place - letters);
    return answers_allowed(instrument, prompt, *value);
}

bool packed_read(const struct instrument *instrument, const char *text, size_t text_length,
                 const unsigned char *times, size_t times_length, struct answers *answers) {
    size_t at = 0;
    if (text_length != (size_t)instrument->prompt_count)
        return false;
    answers_clear(answers, instrument);
    for (int i = 0; i < answers->count; i++) {
        struct answer *answer = &answers->list[i];
        if (!read_value(instrument, i, text[i], &answer->value))
            return false;
        if (at < times_length && !read_time(times, times_length, &at, &answer->time_ms))
            return false;
    }
    return at == times_length;
}
