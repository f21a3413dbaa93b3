/* packed.h - the answers of a finished sitting as one text and one blob.
 *
 * Text: a character per prompt in the questionnaire's order: '.' open, '0' no chance, '1'-'9',
 * 'a', 'b' the options 1-11. Times: per prompt milliseconds + 1 (0 = unknown) as LEB128, without
 * the unknown ones at the end. */
#ifndef LEADQUIZ_STORE_PACKED_H
#define LEADQUIZ_STORE_PACKED_H

#include "leadquiz/answers.h"

enum { TIME_BYTES_MOST = 5, PACKED_TIMES_MOST = PROMPTS_MOST * TIME_BYTES_MOST };

struct packed {
    char text[PROMPTS_MOST + 1];
    unsigned char times[PACKED_TIMES_MOST];
    size_t times_length;
};

/* False when a value is one its prompt cannot have, or a time is negative. */
bool packed_write(const struct instrument *instrument, const struct answers *answers,
                  struct packed *packed);

/* False when text and times are not those of a sitting with this questionnaire. */
bool packed_read(const struct instrument *instrument, const char *text, size_t text_length,
                 const unsigned char *times, size_t times_length, struct answers *answers);

#endif
