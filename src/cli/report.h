/* report.h - what the report of a person and that of a group share. */
#ifndef LEADQUIZ_CLI_REPORT_H
#define LEADQUIZ_CLI_REPORT_H

#include "command.h"

#include "leadquiz/report.h"

/* The format by --format, or by the ending of the file. */
bool report_find_format(const struct arguments *arguments, enum report_format *format,
                        struct error *error);
/* NULL with a sentence when there is no store. */
struct store *report_open_store(const struct arguments *arguments, struct error *error);
/* Whether the file may be written; *replace: in the place of another. */
bool report_may_save(const struct arguments *arguments, bool *replace, struct error *error);

/* "Saved as FILE", for after it is. */
void report_say_saved(const struct arguments *arguments);

/* leadquiz report --team TEAM, --everyone or --kept-at CODE. */
bool report_of_group(const struct arguments *arguments, enum report_format format,
                     struct error *error);
/* leadquiz report --meeting CODE. */
bool report_of_meeting(const struct arguments *arguments, enum report_format format,
                       struct error *error);

#endif
