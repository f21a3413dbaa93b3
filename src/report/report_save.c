/* report_save.c - a report file that is there wholly or not at all. */
#include "report.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool cannot_write(const char *path, int why, struct error *error) {
    return error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), path, strerror(why));
}

/* Whether a report may go to the path. */
static bool may_write(const char *path, bool replace, struct error *error) {
    struct stat about;
    if (path[0] == '\0')
        return error_set(error, ERROR_USAGE, _("the file's name is empty; name a file"));
    if (stat(path, &about) != 0)
        return errno == ENOENT || cannot_write(path, errno, error);
    if (S_ISDIR(about.st_mode))
        return error_set(error, ERROR_STORAGE, _("%s is a directory; name a file in it"), path);
    if (!S_ISREG(about.st_mode))
        return error_set(error, ERROR_STORAGE, _("%s is not a plain file; name another"), path);
    return replace || error_set(error, ERROR_STORAGE, _("%s is there already"), path);
}

/* Write the report to the open file beside its place. */
static bool fill(const struct history *history, int entry, bool with_history,
                 enum report_format format, int64_t now, FILE *file, struct error *error) {
    if (format == REPORT_PDF)
        return report_pdf(history, entry, with_history, now, fileno(file), error);
    return report_write(history, entry, with_history, format, now, file, error);
}

/* Close it, sure that it is on the disk. */
static bool close_surely(FILE *file, const char *path, struct error *error) {
    bool synced = fsync(fileno(file)) == 0;
    int why = errno;
    if (fclose(file) != 0 && synced) {
        synced = false;
        why = errno;
    }
    return synced || cannot_write(path, why, error);
}

/* A new file named like `path` with six letters more; its name in `beside`. */
static FILE *open_beside(const char *path, char beside[PATH_MAX], struct error *error) {
    int length = snprintf(beside, PATH_MAX, "%s.XXXXXX", path);
    if (length < 0 || length >= PATH_MAX) {
        cannot_write(path, ENAMETOOLONG, error);
        return NULL;
    }
    int descriptor = mkstemp(beside);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (file != NULL)
        return file;
    cannot_write(path, errno, error);
    if (descriptor >= 0) {
        close(descriptor);
        unlink(beside);
    }
    return NULL;
}

/* One parameter more than is usual: what, how, when and where. */
bool report_save(/* NOLINT(readability-function-size) */
                 const struct history *history, int entry, bool with_history,
                 enum report_format format, int64_t now, const char *path, bool replace,
                 struct error *error) {
    char beside[PATH_MAX];
    if (!may_write(path, replace, error))
        return false;
    FILE *file = open_beside(path, beside, error);
    if (file == NULL)
        return false;
    bool done = fill(history, entry, with_history, format, now, file, error);
    if (!close_surely(file, path, done ? error : NULL))
        done = false;
    if (done && rename(beside, path) != 0)
        done = cannot_write(path, errno, error);
    if (!done)
        unlink(beside);
    return done;
}
