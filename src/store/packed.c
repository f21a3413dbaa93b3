#include "packed.h"

#include <string.h>

enum { HALF_OPEN = 0xF, HALF_LOOKED_AT = 0xE };
_Static_assert((int)RESPONSES_MOST < (int)HALF_LOOKED_AT, "half a byte holds every option");

static bool in_reserve(const struct instrument *instrument, int prompt) {
    const struct prompt *one = &instrument->prompts[prompt];
    switch (one->kind) {
    case PROMPT_ITEM: return instrument->items[one->index].reserve;
    case PROMPT_SCENARIO: return instrument->scenarios[one->index].reserve;
    default: return instrument->questions[one->index].reserve;
    }
}

/* The prompts in the order of packing: the many that nobody is asked cost nothing at the end. */
int packed_order(const struct instrument *instrument, int order[PROMPTS_MOST]) {
    int count = 0, late[PROMPTS_MOST], late_count = 0;
    for (int i = 0; i < instrument->prompt_count; i++) {
        if (in_reserve(instrument, i))
            late[late_count++] = i;
        else
            order[count++] = i;
    }
    memcpy(order + count, late, (size_t)late_count * sizeof late[0]);
    return count + late_count;
}

static unsigned half_of(struct answer answer) {
    if (answer.value != ANSWER_OPEN)
        return (unsigned)answer.value;
    return answer.time_ms == TIME_UNKNOWN ? HALF_OPEN : HALF_LOOKED_AT;
}

bool packed_write(const struct instrument *instrument, const struct answers *answers,
                  struct packed *packed) {
    int order[PROMPTS_MOST];
    int count = packed_order(instrument, order);
    size_t used = 0;
    if (answers->count != count)
        return false;
    packed->values_length = packed->times_length = 0;
    memset(packed->values, 0xFF, sizeof packed->values);
    for (int i = 0; i < count; i++) {
        struct answer answer = answers->list[order[i]];
        if ((answer.value != ANSWER_OPEN && !answers_allowed(instrument, order[i], answer.value)) ||
            answer.time_ms < TIME_UNKNOWN)
            return false;
        unsigned half = half_of(answer);
        if (half == HALF_OPEN)
            continue;
        unsigned char *byte = &packed->values[i / 2];
        *byte = (unsigned char)(i % 2 == 0 ? half << 4 | HALF_OPEN : (*byte & 0xF0) | half);
        packed->values_length = (size_t)i / 2 + 1;
        used += leb_write((uint32_t)answer.time_ms + 1, packed->times + used);
        if (answer.time_ms != TIME_UNKNOWN)
            packed->times_length = used;
    }
    return true;
}

/* The time at *at; those that were left out at the end are unknown. */
static bool read_time(const unsigned char *times, size_t length, size_t *at, int32_t *time) {
    uint64_t number = 0;
    if (*at == length)
        return true;
    if (!leb_read(times, length, at, &number) || number > (uint64_t)INT32_MAX + 1)
        return false;
    *time = number == 0 ? TIME_UNKNOWN : (int32_t)(number - 1);
    return true;
}

bool packed_read(const struct instrument *instrument, const unsigned char *values,
                 size_t values_length, const unsigned char *times, size_t times_length,
                 struct answers *answers) {
    int order[PROMPTS_MOST];
    int count = packed_order(instrument, order);
    size_t at = 0;
    answers_clear(answers, instrument);
    for (int i = 0; i < (int)values_length * 2; i++) {
        unsigned half = (i % 2 == 0 ? values[i / 2] >> 4 : values[i / 2]) & 0xF;
        if (half == HALF_OPEN)
            continue;
        if (i >= count)
            return false;
        struct answer *answer = &answers->list[order[i]];
        if (half != HALF_LOOKED_AT && !answers_allowed(instrument, order[i], (int)half))
            return false;
        if (half != HALF_LOOKED_AT)
            answer->value = (int8_t)half;
        if (!read_time(times, times_length, &at, &answer->time_ms))
            return false;
    }
    return at == times_length;
}

bool packed_read_values(const struct instrument *instrument, const int *order, int count,
                        const unsigned char *values, size_t length, struct answers *answers) {
    for (size_t i = 0; i < 2 * length; i++) {
        unsigned half = (i % 2 == 0 ? values[i / 2] >> 4 : values[i / 2]) & 0xF;
        if (half == HALF_OPEN)
            continue;
        if (i >= (size_t)count)
            return false;
        if (half == HALF_LOOKED_AT)
            continue;
        if (!answers_allowed(instrument, order[i], (int)half))
            return false;
        answers->list[order[i]].value = (int8_t)half;
    }
    return true;
}
