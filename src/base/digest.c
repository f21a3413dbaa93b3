#include "leadquiz/digest.h"

#include <sodium.h>

void digest(const void *bytes, size_t length, char out[DIGEST_TEXT]) {
    unsigned char hash[crypto_generichash_BYTES];
    crypto_generichash(hash, sizeof hash, bytes, length, NULL, 0);
    sodium_bin2hex(out, DIGEST_TEXT, hash, sizeof hash);
}

uint64_t digest_random(void) {
    uint64_t number = 0;
    randombytes_buf(&number, sizeof number);
    return number;
}
