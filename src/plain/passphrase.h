/* passphrase.h - a passphrase, typed unseen, and the one that stands before what is about others.
 */
#ifndef LEADQUIZ_PLAIN_PASSPHRASE_H
#define LEADQUIZ_PLAIN_PASSPHRASE_H

#include "leadquiz/lead.h"
#include "leadquiz/passphrase.h"

#include <stdio.h>

/* Read one line. Where `in` is a terminal `prompt` is said on standard error and nothing of what is
 * typed is shown; the terminal is as it was afterwards, whatever ends the line. False, with a
 * sentence, at the end of `in`, when the line is too long, and when a signal has come. Whoever asks
 * wipes `text`. */
bool plain_passphrase(FILE *in, const char *prompt, char text[PASSPHRASE_BYTES],
                      struct error *error);

/* Ask for the lead's passphrase until `text` is right: three times at a terminal, else once. True
 * as well where none is set; then nothing is asked. Whoever asks wipes `text`. */
bool plain_lead(struct store *store, FILE *in, const char *prompt, char text[PASSPHRASE_BYTES],
                struct error *error);

#endif
