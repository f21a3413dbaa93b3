/* meeting_report.h - what a room saw, as a file to take away: figures by the rules for groups, the
 * votes of each round, what is withheld and why, and what to do next. Nobody is named in it. */
#ifndef LEADQUIZ_MEETING_REPORT_H
#define LEADQUIZ_MEETING_REPORT_H

#include "leadquiz/report.h"
#include "leadquiz/room.h"

/* What a meeting's report shows; not owned. */
struct meeting_report {
    const struct meeting *meeting;
    const struct instrument *instrument;
    const struct room_counts *counts;
    const struct room_result *result;
    int64_t now;
};

/* As report_write and report_save: every format, PDF through leadquiz-pdf. */
bool meeting_report_write(const struct meeting_report *report, enum report_format format, FILE *out,
                          struct error *error);
bool meeting_report_save(const struct meeting_report *report, enum report_format format,
                         const char *path, bool replace, struct error *error);

/* FOLDER/leadquiz-meeting-CODE-2026-11-21.pdf, by the day it was made; with -2 and so on where it
 * is there. */
bool meeting_report_file_name(const struct meeting *meeting, enum report_format format,
                              const char *folder, char path[PATH_MAX], struct error *error);

#endif
