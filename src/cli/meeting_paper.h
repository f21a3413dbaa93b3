/* meeting_paper.h - a meeting on paper: blank sheets, and rows of digits typed in. */
#ifndef LEADQUIZ_CLI_MEETING_PAPER_H
#define LEADQUIZ_CLI_MEETING_PAPER_H

#include "command.h"

/* leadquiz meeting sheet CODE [-o FILE] [--format text|pdf] [--force] */
bool meeting_sheet(const struct arguments *arguments, struct error *error);

/* leadquiz meeting enter CODE [FILE|-] [--dry-run], after the passphrase has been asked for: the
 * rest is said line by line. EXIT_DONE when every line was right. False, with the sentence, when it
 * cannot begin or go on. */
bool meeting_enter(const struct arguments *arguments, int *status, struct error *error);

#endif
