#include "new_file.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool cannot_write(const struct new_file *file, int why, struct error *error) {
    return error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), file->path,
                     strerror(why));
}

static bool there_already(const struct new_file *file, struct error *error) {
    return error_set(error, ERROR_STORAGE,
                     _("%s is there already; say --force to replace it, or name another file"),
                     file->path);
}

/* What stands there now: a link is followed, so that it is the file it names that is replaced. */
static bool look(struct new_file *file, struct error *error) {
    struct stat about;
    size_t length = strlen(file->path);
    if (length == 0)
        return error_set(error, ERROR_USAGE, _("the file's name is empty; name a file"));
    if (stat(file->path, &about) != 0) {
        if (errno != ENOENT)
            return cannot_write(file, errno, error);
        if (length >= sizeof file->target)
            return cannot_write(file, ENAMETOOLONG, error);
        memcpy(file->target, file->path, length + 1);
        return true;
    }
    if (S_ISDIR(about.st_mode))
        return error_set(error, ERROR_STORAGE, _("%s is a directory; name a file in it"),
                         file->path);
    if (!S_ISREG(about.st_mode))
        return error_set(error, ERROR_STORAGE, _("%s is not a plain file; name another"),
                         file->path);
    if (!file->replace)
        return there_already(file, error);
    return realpath(file->path, file->target) != NULL || cannot_write(file, errno, error);
}

bool new_file_begin(struct new_file *file, const char *path, bool replace, struct error *error) {
    *file = (struct new_file){.path = path, .replace = replace};
    if (!look(file, error))
        return false;
    int length = snprintf(file->beside, sizeof file->beside, "%s.XXXXXX", file->target);
    if (length < 0 || (size_t)length >= sizeof file->beside)
        return cannot_write(file, ENAMETOOLONG, error);
    int descriptor = mkstemp(file->beside);
    if (descriptor < 0)
        return cannot_write(file, errno, error);
    file->file = fdopen(descriptor, "wb");
    if (file->file != NULL)
        return true;
    cannot_write(file, errno, error);
    (void)close(descriptor);
    (void)unlink(file->beside);
    return false;
}

/* Linking replaces nothing that has come there meanwhile; not every file system can. */
static bool put(struct new_file *file, struct error *error) {
    if (!file->replace && link(file->beside, file->target) == 0) {
        (void)unlink(file->beside);
        return true;
    }
    if (!file->replace && errno == EEXIST)
        return there_already(file, error);
    return rename(file->beside, file->target) == 0 || cannot_write(file, errno, error);
}

bool new_file_end(struct new_file *file, bool keep, struct error *error) {
    bool done = keep;
    if (done && (fflush(file->file) != 0 || fsync(fileno(file->file)) != 0))
        done = cannot_write(file, errno, error);
    if (fclose(file->file) != 0 && done)
        done = cannot_write(file, errno, error);
    done = done && put(file, error);
    if (!done)
        (void)unlink(file->beside);
    return done;
}
