/* leb.h - whole numbers in as few bytes as they need (LEB128: seven bits a byte, low ones first).
 */
#ifndef LEADQUIZ_STORE_LEB_H
#define LEADQUIZ_STORE_LEB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a number of 32 bits, and of one of 64. */
enum { LEB_BYTES_MOST = 5, LEB_LONG_BYTES_MOST = 10 };

/* Returns how many bytes were written. */
static inline size_t leb_write(uint64_t number, unsigned char *out) {
    size_t length = 0;
    for (; number >= 0x80; number >>= 7)
        out[length++] = (unsigned char)(number | 0x80);
    out[length++] = (unsigned char)number;
    return length;
}

static inline bool leb_read_most(const unsigned char *bytes, size_t length, size_t *at,
                                 unsigned most, uint64_t *number) {
    if (*at < length && bytes[*at] < 0x80) { /* most are small */
        *number = bytes[(*at)++];
        return true;
    }
    *number = 0;
    for (unsigned shift = 0; *at < length && shift < 7 * most; shift += 7) {
        unsigned char byte = bytes[(*at)++];
        *number |= (uint64_t)(byte & 0x7f) << shift;
        if ((byte & 0x80) == 0)
            return true;
    }
    return false;
}

/* The number at *at, which moves on; false at the end of the bytes or when it needs more than
 * LEB_BYTES_MOST. */
static inline bool leb_read(const unsigned char *bytes, size_t length, size_t *at,
                            uint64_t *number) {
    return leb_read_most(bytes, length, at, LEB_BYTES_MOST, number);
}

/* The same of 64 bits. */
static inline bool leb_read_long(const unsigned char *bytes, size_t length, size_t *at,
                                 uint64_t *number) {
    return leb_read_most(bytes, length, at, LEB_LONG_BYTES_MOST, number);
}

#endif
