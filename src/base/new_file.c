#include "leadquiz/new_file.h"

#include "leadquiz/file.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool cannot_write(const struct new_file *file, int why, struct error *error) {
    return error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), file->path,
                     strerror(why));
}

static bool there_already(struct new_file *file, struct error *error) {
    file->there = true;
    return error_set(error, ERROR_STORAGE, _("%s is there already"), file->path);
}

static bool no_folder(const struct new_file *file, struct error *error) {
    char folder[sizeof file->target];
    memcpy(folder, file->target, strlen(file->target) + 1);
    return error_set(error, ERROR_STORAGE,
                     _("%s cannot be written: the folder %s is not there; make it first, or name "
                       "another file"),
                     file->path, dirname(folder));
}

/* Nothing can be read there: then a file may come, unless a link takes the place. */
static bool look_at_nothing(struct new_file *file, int why, struct error *error) {
    struct stat about;
    size_t length = strlen(file->path);
    if (why != ENOENT)
        return cannot_write(file, why, error);
    if (lstat(file->path, &about) == 0)
        return error_set(error, ERROR_STORAGE, _("%s is a link to nothing; name another file"),
                         file->path);
    if (length >= sizeof file->target)
        return cannot_write(file, ENAMETOOLONG, error);
    memcpy(file->target, file->path, length + 1);
    return true;
}

/* Whether a file may go there, and where that is when links are followed. */
static bool look(struct new_file *file, struct error *error) {
    struct stat about;
    if (file->path[0] == '\0')
        return error_set(error, ERROR_USAGE, _("the file's name is empty; name a file"));
    if (stat(file->path, &about) != 0)
        return look_at_nothing(file, errno, error);
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
        return errno == ENOENT ? no_folder(file, error) : cannot_write(file, errno, error);
    file->file = fdopen(descriptor, "wb");
    if (file->file != NULL)
        return true;
    cannot_write(file, errno, error);
    (void)close(descriptor);
    (void)unlink(file->beside);
    return false;
}

/* Where no links can be made: an empty file of ours holds the place, and is replaced. */
static bool put_over_own(struct new_file *file, struct error *error) {
    int descriptor = open(file->target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        return errno == EEXIST ? there_already(file, error) : cannot_write(file, errno, error);
    (void)close(descriptor);
    if (rename(file->beside, file->target) == 0)
        return true;
    cannot_write(file, errno, error);
    (void)unlink(file->target);
    return false;
}

/* Linking replaces nothing that has come there meanwhile; not every file system can. */
static bool put(struct new_file *file, struct error *error) {
    if (file->replace)
        return rename(file->beside, file->target) == 0 || cannot_write(file, errno, error);
    if (link(file->beside, file->target) == 0) {
        (void)unlink(file->beside);
        return true;
    }
    if (errno == EEXIST)
        return there_already(file, error);
    return put_over_own(file, error);
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
    if (done && !file_sync_folder(file->target))
        done = cannot_write(file, errno, error);
    return done;
}
