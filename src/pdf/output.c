#include "output.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, const unsigned char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return true;
}

static bool cannot_write(const char *name, struct error *error) {
    return error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), name, strerror(errno));
}

/* A new file in the folder of `path`, renamed over it when it is whole; `name` is for sentences. */
static bool write_beside(const char *path, const char *name, const unsigned char *bytes,
                         size_t length, struct error *error) {
    static const char ending[] = ".XXXXXX";
    char *beside = malloc(strlen(path) + sizeof ending);
    if (beside == NULL)
        return error_memory(error);
    memcpy(beside, path, strlen(path));
    memcpy(beside + strlen(path), ending, sizeof ending);
    int fd = mkstemp(beside);
    bool done = fd >= 0 && write_all(fd, bytes, length) && fsync(fd) == 0;
    int kept = errno;
    if (fd >= 0 && close(fd) < 0 && done) {
        done = false;
        kept = errno;
    }
    if (done && rename(beside, path) < 0) {
        done = false;
        kept = errno;
    }
    if (!done) {
        if (fd >= 0)
            unlink(beside);
        errno = kept;
        cannot_write(name, error);
    }
    free(beside);
    return done;
}

bool output_write(const char *path, const unsigned char *bytes, size_t length,
                  struct error *error) {
    struct stat about;
    if (strcmp(path, "-") == 0)
        return write_all(STDOUT_FILENO, bytes, length) || cannot_write(_("standard output"), error);
    if (stat(path, &about) < 0)
        return write_beside(path, path, bytes, length, error);
    if (S_ISDIR(about.st_mode))
        return error_set(error, ERROR_INPUT, _("%s is a directory, not a file"), path);
    if (!S_ISREG(about.st_mode))
        return error_set(error, ERROR_INPUT, _("%s is a device or socket, not a file"), path);
    /* Through a link, so that the link stays one. */
    char *real = realpath(path, NULL);
    bool done =
        real != NULL ? write_beside(real, path, bytes, length, error) : cannot_write(path, error);
    free(real);
    return done;
}
