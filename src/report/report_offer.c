/* report_offer.c - what is offered to whoever saves a report: the formats, a folder, a name. */
#include "report.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TRIES = 100, STEM_BYTES = 160 };

const enum report_format report_offered[REPORT_OFFERED] = {
    REPORT_PDF, REPORT_HTML, REPORT_TEXT, REPORT_MARKDOWN, REPORT_JSON, REPORT_CSV};

const char *report_format_words(enum report_format format) {
    switch (format) {
    case REPORT_PDF: return _("PDF, to print");
    case REPORT_HTML: return _("HTML, for a web browser");
    case REPORT_TEXT: return _("Plain text");
    case REPORT_MARKDOWN: return _("Markdown");
    case REPORT_JSON: return _("JSON, for programs");
    case REPORT_CSV: return _("CSV, for spreadsheets");
    case REPORT_ASCII:
    case REPORT_FORMAT_COUNT: break;
    }
    return "";
}

void report_folder(char folder[PATH_MAX]) {
    const char *home = getenv("HOME");
    if (getcwd(folder, PATH_MAX) == NULL || access(folder, W_OK) != 0)
        snprintf(folder, PATH_MAX, "%s", home != NULL && home[0] != '\0' ? home : "/tmp");
}

/* A name as part of a file's name: letters and digits, the rest as hyphens. */
static void make_stem(const char *name, int64_t time, char out[STEM_BYTES]) {
    char date[DATE_BYTES];
    clock_iso_date(time, date, sizeof date);
    snprintf(out, STEM_BYTES, "leadquiz%s%s-%s", name[0] != '\0' ? "-" : "", name, date);
    for (char *at = out; *at != '\0'; at++) {
        unsigned char letter = (unsigned char)*at;
        bool plain = letter >= 0x80 || (letter >= '0' && letter <= '9') ||
                     (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                     letter == '_';
        if (!plain)
            *at = '-';
    }
}

bool report_free_name(const char *name, int64_t time, enum report_format format, const char *folder,
                      char path[PATH_MAX], struct error *error) {
    char stem[STEM_BYTES];
    make_stem(name, time, stem);
    for (int attempt = 1; attempt <= TRIES; attempt++) {
        char number[16] = "";
        if (attempt > 1)
            snprintf(number, sizeof number, "-%d", attempt);
        int length =
            snprintf(path, PATH_MAX, "%s/%s%s.%s", folder, stem, number, report_extension(format));
        if (length >= PATH_MAX)
            return error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), folder,
                             strerror(ENAMETOOLONG));
        if (access(path, F_OK) != 0)
            return true;
    }
    return error_set(error, ERROR_STORAGE, _("there are too many files named %s in %s already"),
                     stem, folder);
}

bool report_file_name(const struct history *history, int entry, enum report_format format,
                      const char *folder, char path[PATH_MAX], struct error *error) {
    return report_free_name(history->person.name, history->entries[entry].sitting.finished, format,
                            folder, path, error);
}
