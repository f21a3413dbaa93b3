/* options.h - the parser of the command line. */
#ifndef LEADQUIZ_CLI_OPTIONS_H
#define LEADQUIZ_CLI_OPTIONS_H

#include "command.h"

/* One command: what it is called, what it may be given, what runs it. */
struct command {
    const char *name;
    const char *operands; /* as shown in the help, "" = none */
    int operands_most;
    const char *options; /* the short letters of its own options (options.c) */
    const char *summary; /* MARKed */
    const char *details; /* paragraphs for --help, MARKed */
    const char *example;
    int (*run)(const struct arguments *arguments);
};

enum parsed { PARSED, PARSED_HELP, PARSED_VERSION, PARSED_WRONG };

/* Every command; the first, named "", is the home screen. */
extern const struct command commands[];
extern const int command_count;

/* Read the command line. Global options may stand before or after the command. On PARSED *command
 * and *arguments are filled; on PARSED_HELP *command may be NULL (help for all). On PARSED_WRONG
 * the error says what is wrong and how to see the help. */
enum parsed options_parse(int count, char **words, const struct command **command,
                          struct arguments *arguments, struct error *error);

/* Print the help for one command, or for all with NULL. */
void options_help(const struct command *command);

#endif
