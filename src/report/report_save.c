/* report_save.c - a report file that is there wholly or not at all. */
#include "report.h"

#include "leadquiz/new_file.h"

bool report_save_with(report_write_fn write, const void *what, enum report_format format,
                      const char *path, bool replace, struct error *error) {
    struct new_file file;
    if (!new_file_begin(&file, path, replace, error))
        return false;
    bool done = format == REPORT_PDF ? report_pdf(write, what, fileno(file.file), error)
                                     : write(what, format, file.file, error);
    return new_file_end(&file, done, error);
}

struct asked {
    const struct history *history;
    int entry;
    bool with_history;
    int64_t now;
};

static bool write_asked(const void *what, enum report_format format, FILE *out,
                        struct error *error) {
    const struct asked *asked = what;
    return report_write(asked->history, asked->entry, asked->with_history, format, asked->now, out,
                        error);
}

/* One parameter more than is usual: what, how, when and where. */
bool report_save(/* NOLINT(readability-function-size) */
                 const struct history *history, int entry, bool with_history,
                 enum report_format format, int64_t now, const char *path, bool replace,
                 struct error *error) {
    struct asked asked = {history, entry, with_history, now};
    return report_save_with(write_asked, &asked, format, path, replace, error);
}
