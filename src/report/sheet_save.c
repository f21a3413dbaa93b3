/* sheet_save.c - a blank sheet in one of its formats, and as a file. */
#include "sheet.h"

#include "leadquiz/translate.h"

#include <stdlib.h>

/* The short form is small enough for two on a page. */
static int copies(const struct sheet_report *report) {
    return report->sheet->form == FORM_SHORT ? 2 : 1;
}

bool sheet_report_write(const struct sheet_report *report, enum report_format format, FILE *out,
                        struct error *error) {
    if (format == REPORT_PDF)
        return error_set(error, ERROR_USAGE, _("a PDF needs a file to go to: -o FILE"));
    if (format != REPORT_TEXT && format != REPORT_ASCII && format != REPORT_JSON)
        return error_set(error, ERROR_USAGE, _("a sheet is printed from text or pdf"));
    struct sheet_words *words = sheet_collect(report);
    bool written =
        words != NULL && (format == REPORT_JSON ? sheet_json(words, copies(report), out)
                                                : sheet_text(words, report_glyphs(format), out));
    free(words);
    return report_written(written, out, error);
}

static bool write_asked(const void *what, enum report_format format, FILE *out,
                        struct error *error) {
    return sheet_report_write(what, format, out, error);
}

bool sheet_report_save(const struct sheet_report *report, enum report_format format,
                       const char *path, bool replace, struct error *error) {
    return report_save_with(write_asked, report, format, path, replace, error);
}
