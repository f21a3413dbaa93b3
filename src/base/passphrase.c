#include "leadquiz/passphrase.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

_Static_assert(PASSPHRASE_HASH_BYTES == crypto_pwhash_STRBYTES, "as libsodium makes them");

enum { COMPOSED_BYTES = 4 * PASSPHRASE_BYTES }; /* NFC makes text at most three times as long */

/* Keyboards differ in how they send an accented letter: it is hashed composed (NFC). The length, 0
 * when it cannot be composed. */
static size_t compose(const char *text, char composed[COMPOSED_BYTES]) {
    size_t length = COMPOSED_BYTES, given = strlen(text);
    if (given == 0 || given >= PASSPHRASE_BYTES || u8_check((const uint8_t *)text, given) != NULL)
        return 0;
    const uint8_t *made =
        u8_normalize(UNINORM_NFC, (const uint8_t *)text, given, (uint8_t *)composed, &length);
    return (const char *)made == composed ? length : 0;
}

bool passphrase_fits(const char *text, struct error *error) {
    size_t length = strlen(text);
    enum text_fault fault = text_check(text, length, NULL);
    if (fault != TEXT_SOUND)
        return error_set(error, ERROR_INPUT, _("the passphrase holds %s; leave that out"),
                         text_fault_name(fault));
    if (length >= PASSPHRASE_BYTES)
        return error_set(error, ERROR_INPUT,
                         _("the passphrase is too long; use fewer than %d characters"),
                         PASSPHRASE_BYTES);
    if (u8_mbsnlen((const uint8_t *)text, length) < PASSPHRASE_LEAST)
        return error_set(
            error, ERROR_INPUT,
            _("the passphrase is short; use %d characters or more, four words are good"),
            PASSPHRASE_LEAST);
    return true;
}

bool passphrase_hash(const char *text, char hash[PASSPHRASE_HASH_BYTES], struct error *error) {
    char composed[COMPOSED_BYTES];
    size_t length = compose(text, composed);
    bool done = length > 0 && sodium_init() >= 0 &&
                crypto_pwhash_str(hash, composed, length, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                  crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
    sodium_memzero(composed, sizeof composed);
    return done || error_memory(error);
}

bool passphrase_matches(const char *hash, const char *text) {
    char composed[COMPOSED_BYTES];
    size_t length = compose(text, composed);
    bool right = length > 0 && strnlen(hash, PASSPHRASE_HASH_BYTES) < PASSPHRASE_HASH_BYTES &&
                 sodium_init() >= 0 && crypto_pwhash_str_verify(hash, composed, length) == 0;
    sodium_memzero(composed, sizeof composed);
    return right;
}

void passphrase_wipe(char *text, size_t size) {
    sodium_memzero(text, size);
}
