/* lead.h - asking for the lead's passphrase. */
#ifndef LEADQUIZ_CLI_LEAD_H
#define LEADQUIZ_CLI_LEAD_H

#include "command.h"

#include "leadquiz/passphrase.h"

/* Ask until `text` is right, at most `tries` times; whoever asks wipes it. */
bool lead_ask(struct store *store, const char *prompt, int tries, char text[PASSPHRASE_BYTES],
              struct error *error);

/* How often it is asked for: a script has one try. */
int lead_tries(void);

#endif
