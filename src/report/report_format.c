/* report_format.c - the formats by name, and writing one of them. */
#include "report.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *extension;
} formats[REPORT_FORMAT_COUNT] = {
    [REPORT_TEXT] = {"text", "txt"},   [REPORT_MARKDOWN] = {"md", "md"},
    [REPORT_HTML] = {"html", "html"},  [REPORT_JSON] = {"json", "json"},
    [REPORT_CSV] = {"csv", "csv"},     [REPORT_PDF] = {"pdf", "pdf"},
    [REPORT_ASCII] = {"ascii", "txt"},
};

enum report_format report_format_named(const char *name) {
    int format = 0;
    while (format < REPORT_FORMAT_COUNT && strcmp(formats[format].name, name) != 0)
        format++;
    return format;
}

const char *report_extension(enum report_format format) {
    return formats[format].extension;
}

const struct glyphs *report_glyphs(enum report_format format) {
    bool utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    return utf8 && format == REPORT_TEXT ? &glyphs_unicode : &glyphs_ascii;
}

static bool write_format(const struct report *report, enum report_format format, FILE *out) {
    switch (format) {
    case REPORT_TEXT:
    case REPORT_ASCII: return report_text(report, report_glyphs(format), out);
    case REPORT_MARKDOWN: return report_markdown(report, out);
    case REPORT_HTML: return report_html(report, out);
    case REPORT_JSON: return report_json(report, out);
    case REPORT_CSV: return report_csv(report, out);
    case REPORT_PDF:
    case REPORT_FORMAT_COUNT: break;
    }
    return false;
}

bool report_write(const struct history *history, int entry, bool with_history,
                  enum report_format format, int64_t now, FILE *out, struct error *error) {
    if (format == REPORT_PDF)
        return error_set(error, ERROR_USAGE, _("a PDF needs a file to go to: -o FILE"));
    struct report *report = report_collect(history, entry, with_history, now);
    bool written = report != NULL && write_format(report, format, out);
    free(report);
    return report_written(written, out, error);
}

bool report_written(bool written, FILE *out, struct error *error) {
    if (!written)
        return error_memory(error);
    if (fflush(out) != 0 || ferror(out))
        return error_set(error, ERROR_STORAGE, _("the report cannot be written: %s"),
                         strerror(errno));
    return true;
}
