/* passphrase.h - a passphrase, typed unseen. */
#ifndef LEADQUIZ_PLAIN_PASSPHRASE_H
#define LEADQUIZ_PLAIN_PASSPHRASE_H

#include "leadquiz/passphrase.h"

#include <stdio.h>

/* Read one line. Where `in` is a terminal `prompt` is said on standard error and nothing of what is
 * typed is shown; the terminal is as it was afterwards, whatever ends the line. False, with a
 * sentence, at the end of `in`, when the line is too long, and when a signal has come. Whoever asks
 * wipes `text`. */
bool plain_passphrase(FILE *in, const char *prompt, char text[PASSPHRASE_BYTES],
                      struct error *error);

#endif
