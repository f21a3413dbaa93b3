/* packed.h - the answers of a finished sitting as two short blobs.
 *
 * Values: half a byte per prompt, the upper half first, so that hex() shows a digit per prompt: 0
 * no chance, 1-9, A, B the options 1-11, F open, E open but looked at. Prompts stand in the
 * questionnaire's order, those in reserve after all others; bytes FF at the end are left out.
 * Times: in the same order, for each prompt that is not F, milliseconds + 1 (0 = unknown) as
 * LEB128, without the unknown ones at the end. */
#ifndef LEADQUIZ_STORE_PACKED_H
#define LEADQUIZ_STORE_PACKED_H

#include "leb.h"

#include "leadquiz/answers.h"

enum {
    PACKED_VALUES_MOST = (PROMPTS_MOST + 1) / 2,
    PACKED_TIMES_MOST = PROMPTS_MOST * LEB_BYTES_MOST
};

struct packed {
    unsigned char values[PACKED_VALUES_MOST];
    unsigned char times[PACKED_TIMES_MOST];
    size_t values_length, times_length;
};

/* False when a value is one its prompt cannot have, or a time is negative. */
bool packed_write(const struct instrument *instrument, const struct answers *answers,
                  struct packed *packed);

/* False when values and times are not those of a sitting with this questionnaire. */
bool packed_read(const struct instrument *instrument, const unsigned char *values,
                 size_t values_length, const unsigned char *times, size_t times_length,
                 struct answers *answers);

/* The prompts in the order of packing; returns how many there are. */
int packed_order(const struct instrument *instrument, int order[PROMPTS_MOST]);

/* The values alone, in this order: cleared answers get those that are there. */
bool packed_read_values(const struct instrument *instrument, const int *order, int count,
                        const unsigned char *values, size_t length, struct answers *answers);

#endif
