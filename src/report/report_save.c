/* report_save.c - a report file that is there wholly or not at all. */
#include "report.h"

#include "leadquiz/new_file.h"

/* Write the report to the open file beside its place. */
static bool fill(const struct history *history, int entry, bool with_history,
                 enum report_format format, int64_t now, FILE *file, struct error *error) {
    if (format == REPORT_PDF)
        return report_pdf(history, entry, with_history, now, fileno(file), error);
    return report_write(history, entry, with_history, format, now, file, error);
}

/* One parameter more than is usual: what, how, when and where. */
bool report_save(/* NOLINT(readability-function-size) */
                 const struct history *history, int entry, bool with_history,
                 enum report_format format, int64_t now, const char *path, bool replace,
                 struct error *error) {
    struct new_file file;
    if (!new_file_begin(&file, path, replace, error))
        return false;
    bool done = fill(history, entry, with_history, format, now, file.file, error);
    return new_file_end(&file, done, error);
}
