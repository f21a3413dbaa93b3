#include "figures.h"

#include "leb.h"

#include <math.h>
#include <string.h>

enum { UNKNOWN = 0, DIVISOR_MOST = 254, PLAIN = 255, DOUBLE_BYTES = 8 };

/* Zero and minus zero are not. */
static bool same(double one, double other) {
    uint64_t bits_of_one, bits_of_other;
    memcpy(&bits_of_one, &one, sizeof one);
    memcpy(&bits_of_other, &other, sizeof other);
    return bits_of_one == bits_of_other;
}

/* The least divisor that gives exactly this double, 0 when there is none. */
static int divisor_of(double score, uint32_t *whole) {
    for (int divisor = 1; divisor <= DIVISOR_MOST; divisor++) {
        double product = round(score * divisor);
        if (!(product >= 0 && product <= UINT16_MAX))
            return 0;
        *whole = (uint32_t)product;
        if (same((double)*whole / divisor, score))
            return divisor;
    }
    return 0;
}

static size_t write_plain(double score, unsigned char *out) {
    uint64_t bits;
    memcpy(&bits, &score, sizeof bits);
    out[0] = PLAIN;
    for (int i = 0; i < DOUBLE_BYTES; i++)
        out[1 + i] = (unsigned char)(bits >> 8 * i);
    return 1 + DOUBLE_BYTES;
}

size_t figures_write(const double *scores, int count, unsigned char *out) {
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        uint32_t whole = 0;
        int divisor = isnan(scores[i]) ? UNKNOWN : divisor_of(scores[i], &whole);
        if (divisor == 0 && !isnan(scores[i])) {
            length += write_plain(scores[i], out + length);
            continue;
        }
        out[length++] = (unsigned char)divisor;
        if (divisor != UNKNOWN)
            length += leb_write(whole, out + length);
    }
    return length;
}

static bool read_plain(const unsigned char *bytes, size_t length, size_t *at, double *score) {
    uint64_t bits = 0;
    if (length - *at < DOUBLE_BYTES)
        return false;
    for (int i = 0; i < DOUBLE_BYTES; i++)
        bits |= (uint64_t)bytes[(*at)++] << 8 * i;
    memcpy(score, &bits, sizeof *score);
    return isfinite(*score);
}

/* A whole number of one byte or two, as nearly all are, behind its divisor. */
static bool read_short(const unsigned char *bytes, size_t length, size_t *at, double *score) {
    if (length - *at < 3)
        return false;
    const unsigned char *from = bytes + *at;
    if (from[0] == UNKNOWN || from[0] == PLAIN)
        return false;
    unsigned whole = from[1], more = whole >> 7;
    if (more != 0 && from[2] >= 0x80)
        return false;
    whole = more != 0 ? (whole & 0x7f) | (unsigned)from[2] << 7 : whole;
    *score = (double)whole / from[0];
    *at += 2 + more;
    return true;
}

bool figures_read(const unsigned char *bytes, size_t length, int count, double *scores) {
    size_t at = 0;
    for (int i = 0; i < count; i++) {
        uint64_t whole;
        if (read_short(bytes, length, &at, &scores[i]))
            continue;
        if (at == length)
            return false;
        int divisor = bytes[at++];
        if (divisor == UNKNOWN) {
            scores[i] = (double)NAN;
        } else if (divisor == PLAIN) {
            if (!read_plain(bytes, length, &at, &scores[i]))
                return false;
        } else if (leb_read(bytes, length, &at, &whole)) {
            scores[i] = (double)whole / divisor;
        } else {
            return false;
        }
    }
    return at == length;
}
