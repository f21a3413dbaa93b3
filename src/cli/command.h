/* command.h - the command line as data: one table of commands, one parser, one file per command. */
#ifndef LEADQUIZ_CLI_COMMAND_H
#define LEADQUIZ_CLI_COMMAND_H

#include "leadquiz/arguments.h"
#include "leadquiz/error.h"
#include "leadquiz/text.h"

#include <limits.h>

/* Only named here: <getopt.h> has a struct option of its own. */
struct instrument;
struct store;

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_INTERRUPTED = 130 };

/* Each returns an exit status. Data to stdout, everything else to stderr. */
int command_home(const struct arguments *arguments);
int command_take(const struct arguments *arguments);
int command_take_attended(const struct arguments *arguments); /* take without --answers */
int command_results(const struct arguments *arguments);
int command_review(const struct arguments *arguments);
int command_report(const struct arguments *arguments);
int command_demo(const struct arguments *arguments);
int command_demo_attended(const struct arguments *arguments); /* demo without checking */
int command_score(const struct arguments *arguments);
int command_stats(const struct arguments *arguments);
int command_export(const struct arguments *arguments);
int command_import(const struct arguments *arguments);
int command_check(const struct arguments *arguments);
int command_meeting(const struct arguments *arguments);
/* The code is the last operand; to run one it may be left out. */
int command_meeting_run_attended(const struct arguments *arguments);
int command_meeting_show_attended(const struct arguments *arguments);
int command_meeting_kiosk_attended(const struct arguments *arguments);
int command_join(const struct arguments *arguments);
int command_join_attended(const struct arguments *arguments); /* join without --answers */
int command_db(const struct arguments *arguments);

/* Print "leadquiz: SENTENCE" to stderr and return the exit status for the error's kind. */
int command_failed(const struct error *error);

/* Flush stdout and say so when it cannot be written (a full disk, a closed pipe); returns
 * EXIT_DONE or EXIT_FAILED. Every command that writes data ends with it. */
int command_flush(void);

/* How to talk to the person: on screens, or line by line (--plain, TERM=dumb, no terminal at both
 * ends). Whether the terminal can show screens is found out by beginning. */
enum front { FRONT_SCREENS, FRONT_PLAIN };
enum front command_front(const struct arguments *arguments);

/* Open the store that the arguments or the environment name, making its directory. */
struct store *command_store(const struct arguments *arguments, struct error *error);

/* Ask on the terminal; false for anything but yes, and where there is no terminal. */
bool command_yes(const char *question);

/* The same store, but only when it is there: else *missing is set and NULL returned without an
 * error. `path` is where it was looked for. */
struct store *command_store_there(const struct arguments *arguments, char path[PATH_MAX],
                                  bool *missing, struct error *error);

/* For what looks at what is there: nothing is made. One that --db names has to be there; where the
 * usual one is not there yet it is as if it were empty. */
struct store *command_store_of_before(const struct arguments *arguments, struct error *error);

/* The sentence for one that --db names and that is not there; false. */
bool command_no_store(const char *path, struct error *error);

/* The same for a dry run, after which every byte is as it was: of a store of an older form it is a
 * copy that is made newer, and gone at the end. */
struct store *command_store_to_try(const struct arguments *arguments, char path[PATH_MAX],
                                   bool *missing, struct error *error);

/* Go on to what is about other people: where the store has a passphrase it is asked for, on the
 * terminal or by --passphrase-stdin, never taken from the command line or the environment. False,
 * with the error set, when it was not given. Whoever takes this takes the option 'P' too. */
bool command_lead(const struct arguments *arguments, struct store *store, struct error *error);

/* A store in memory with made-up people. */
struct store *command_demo_store(const struct instrument *instrument, struct error *error);

/* Replace the names by what text_name makes of them, in the buffers given; false with a sentence
 * when one cannot be a name. */
bool command_names(struct arguments *arguments, char name[NAME_BYTES], char team[NAME_BYTES],
                   struct error *error);

/* Read the question file that the arguments, the environment or the installation name. */
struct instrument *command_questions(const struct arguments *arguments, struct error *error);

#endif
