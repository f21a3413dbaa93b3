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
    size_t left = length - *at, count = left < most ? left : most;
    uint64_t sum = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned char byte = bytes[*at + i];
        sum |= (uint64_t)(byte & 0x7f) << 7 * i;
        if (byte < 0x80) {
            *at += i + 1;
            *number = sum;
            return true;
        }
    }
    *number = 0;
    return false;
}

/* The number at *at, which moves on; false at the end of the bytes or when it needs more than
 * LEB_BYTES_MOST. *at is no more than the length. */
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
