/* passphrase.h - a passphrase as a hash that is slow to guess at (argon2id, libsodium). */
#ifndef LEADQUIZ_PASSPHRASE_H
#define LEADQUIZ_PASSPHRASE_H

#include "leadquiz/error.h"

#include <stddef.h>

enum {
    PASSPHRASE_HASH_BYTES = 128, /* text, NUL included */
    PASSPHRASE_BYTES = 512,      /* a passphrase is shorter */
    PASSPHRASE_LEAST = 8         /* characters */
};

/* Whether it may become a passphrase: valid UTF-8 without control characters, PASSPHRASE_LEAST
 * characters or more. One sentence when not. */
bool passphrase_fits(const char *text, struct error *error);

/* Hash with a fresh salt; about 64 MiB and a tenth of a second. False when memory is out. */
bool passphrase_hash(const char *text, char hash[PASSPHRASE_HASH_BYTES], struct error *error);

/* Whether `text` made `hash`; false too for what is no hash. */
bool passphrase_matches(const char *hash, const char *text);

/* Overwrite what was typed. */
void passphrase_wipe(char *text, size_t size);

#endif
