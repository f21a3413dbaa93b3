/* digest.h - names for contents. */
#ifndef LEADQUIZ_DIGEST_H
#define LEADQUIZ_DIGEST_H

#include <stddef.h>
#include <stdint.h>

enum { DIGEST_TEXT = 65 }; /* 64 hexadecimal digits and the NUL */

/* BLAKE2b-256 of the bytes as lower-case hexadecimal. */
void digest(const void *bytes, size_t length, char out[DIGEST_TEXT]);

/* A number nobody can guess, from the operating system. */
uint64_t digest_random(void);

#endif
