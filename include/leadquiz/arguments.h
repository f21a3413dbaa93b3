/* arguments.h - what the person asked for on the command line; the front ends and commands share
 * it. */
#ifndef LEADQUIZ_ARGUMENTS_H
#define LEADQUIZ_ARGUMENTS_H

#include <stdbool.h>

/* What the command line said; NULL and false where it said nothing. */
struct arguments {
    const char *db, *questions, *language;
    bool plain, ascii, no_color;
    bool short_form, fresh, resume;
    const char *name, *team, *answers, *format;
    const char *sitting, *output;
    const char *meeting; /* the code, of a report of the room */
    const char *kept_at; /* the code of a meeting: those who kept a result at it */
    bool by_meeting;     /* over time by meeting, not by month */
    bool force, no_history;
    bool matrix, everybody;
    bool everyone, last;      /* a report of all teams; with the figures shown before */
    const char *from, *until; /* days */
    bool dry_run;
    const char *ask;       /* a meeting's questions, comma between */
    bool named;            /* its seats have code names */
    const char *word;      /* the seat word, to come back to a seat */
    const char *wait;      /* seconds, for answers that wait for a meeting */
    bool restricted;       /* a seat where nothing can be done but join a meeting */
    const char *idle;      /* seconds, until one keyboard goes to the next person by itself */
    bool passphrase_stdin; /* the lead's passphrase is the first line of standard input */
    int operand_count;
    char **operands; /* what stands after the command and is no option */
};

#endif
