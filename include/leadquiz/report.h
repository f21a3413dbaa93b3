/* report.h - one person's result, or history, as a file to take away. */
#ifndef LEADQUIZ_REPORT_H
#define LEADQUIZ_REPORT_H

#include "leadquiz/history.h"

#include <limits.h>
#include <stdio.h>

enum report_format {
    REPORT_TEXT, /* 72 columns, ASCII where the locale has no UTF-8 */
    REPORT_MARKDOWN,
    REPORT_HTML,  /* one file, inline SVG, light and dark, prints on one page, no script */
    REPORT_JSON,  /* docs/report-json.md */
    REPORT_CSV,   /* one row a score; RFC 4180, formulas defused */
    REPORT_PDF,   /* written by the program leadquiz-pdf from the JSON */
    REPORT_ASCII, /* REPORT_TEXT in ASCII alone */
    REPORT_FORMAT_COUNT
};

/* "text", "md", "html", "json", "csv", "pdf", "ascii"; REPORT_FORMAT_COUNT when there is no such
 * format. */
enum report_format report_format_named(const char *name);
/* "txt", "md", ... */
const char *report_extension(enum report_format format);

/* Write the report of history->entries[entry] (with what was before it, as far as `with_history`)
 * to `out` in any format but REPORT_PDF. `now` dates the report. Every number comes from struct
 * result; text is clean and escaped for its format. False when writing fails. */
bool report_write(const struct history *history, int entry, bool with_history,
                  enum report_format format, int64_t now, FILE *out, struct error *error);

/* Write a whole report file, as new_file.h does: it is there wholly or not at all. PDF goes through
 * leadquiz-pdf, found beside this program or on PATH; when it is not there the sentence says so. */
bool report_save(const struct history *history, int entry, bool with_history,
                 enum report_format format, int64_t now, const char *path, bool replace,
                 struct error *error);

/* ---- what is offered to whoever saves one ---- */

enum { REPORT_OFFERED = 6 };
extern const enum report_format report_offered[REPORT_OFFERED];
/* "HTML, for a web browser" */
const char *report_format_words(enum report_format format);

/* Where one stands when files may be written there, else one's home. */
void report_folder(char folder[PATH_MAX]);

/* FOLDER/leadquiz-calm-heron-2026-11-28.pdf by code name and date, with -2 and so on where that is
 * there already. */
bool report_file_name(const struct history *history, int entry, enum report_format format,
                      const char *folder, char path[PATH_MAX], struct error *error);

#endif
