/* sheet_report.h - blank sheets of a meeting, to be printed: as text, or as PDF on one page (the
 * short form two to a page). */
#ifndef LEADQUIZ_SHEET_REPORT_H
#define LEADQUIZ_SHEET_REPORT_H

#include "leadquiz/report.h"
#include "leadquiz/sheet.h"

/* What a blank sheet says; not owned. */
struct sheet_report {
    const struct sheet_form *sheet;
    const char *code, *title; /* of the meeting */
    bool named;               /* there is a line for the code name */
};

/* REPORT_TEXT, REPORT_ASCII, or REPORT_JSON: what leadquiz-pdf draws. Others are refused. */
bool sheet_report_write(const struct sheet_report *report, enum report_format format, FILE *out,
                        struct error *error);
/* The same as a file, and REPORT_PDF through leadquiz-pdf. */
bool sheet_report_save(const struct sheet_report *report, enum report_format format,
                       const char *path, bool replace, struct error *error);

#endif
