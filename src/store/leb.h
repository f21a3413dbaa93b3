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

/* The next eight bytes as one number, the first of them lowest. */
static inline uint64_t leb_eight(const unsigned char *from) {
    return (uint64_t)from[0] | (uint64_t)from[1] << 8 | (uint64_t)from[2] << 16 |
           (uint64_t)from[3] << 24 | (uint64_t)from[4] << 32 | (uint64_t)from[5] << 40 |
           (uint64_t)from[6] << 48 | (uint64_t)from[7] << 56;
}

/* The bit that the last byte of a number has not. */
#define LEB_ENDS UINT64_C(0x8080808080808080)

/* Seven bits of each byte, put together by twos, fours and eights. */
static inline uint64_t leb_sevens(uint64_t eight) {
    eight = (eight & UINT64_C(0x007F007F007F007F)) | (eight & UINT64_C(0x7F007F007F007F00)) >> 1;
    eight = (eight & UINT64_C(0x00003FFF00003FFF)) | (eight & UINT64_C(0x3FFF00003FFF0000)) >> 2;
    return (eight & UINT64_C(0x000000000FFFFFFF)) | (eight & UINT64_C(0x0FFFFFFF00000000)) >> 4;
}

/* Nearly always others stand behind it. */
static inline bool leb_read_more(const unsigned char *from, size_t left, size_t *at, unsigned most,
                                 uint64_t *number) {
    size_t count = left < most ? left : most, own = 0;
    uint64_t sum = 0;
    if (left >= sizeof(uint64_t) && (leb_eight(from) & LEB_ENDS) != LEB_ENDS) {
        uint64_t eight = leb_eight(from), ends = ~eight & LEB_ENDS;
        own = (size_t)__builtin_ctzll(ends) / 8 + 1;
        sum = leb_sevens(eight & (ends ^ (ends - 1)));
    }
    for (size_t i = 0; i < count && own == 0; i++) {
        sum |= (uint64_t)(from[i] & 0x7f) << 7 * i;
        own = from[i] < 0x80 ? i + 1 : 0;
    }
    bool read = own > 0 && own <= most;
    *at += read ? own : 0;
    *number = read ? sum : 0;
    return read;
}

/* Most are one byte. */
static inline bool leb_read_most(const unsigned char *bytes, size_t length, size_t *at,
                                 unsigned most, uint64_t *number) {
    *number = 0;
    if (*at == length)
        return false;
    if (bytes[*at] >= 0x80)
        return leb_read_more(bytes + *at, length - *at, at, most, number);
    *number = bytes[(*at)++];
    return true;
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
