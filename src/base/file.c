#include "leadquiz/file.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct source {
    int fd;
    const char *name; /* for sentences */
    struct stat about;
};

static bool cannot_read(const struct source *source, struct error *error) {
    if (errno == EINTR)
        return error_set(error, ERROR_INTERRUPTED, _("reading %s was interrupted"), source->name);
    return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), source->name,
                     strerror(errno));
}

/* A pipe opened without waiting looks empty before its writer is there: wait for the first bytes,
 * and read on in the ordinary way. */
static bool wait_for_writer(const struct source *source, struct error *error) {
    struct pollfd first = {.fd = source->fd, .events = POLLIN};
    int flags = fcntl(source->fd, F_GETFL);
    if (flags < 0 || fcntl(source->fd, F_SETFL, flags & ~O_NONBLOCK) < 0 || poll(&first, 1, -1) < 0)
        return cannot_read(source, error);
    return true;
}

static bool open_source(const char *path, struct source *source, struct error *error) {
    bool standard = strcmp(path, "-") == 0;
    source->name = standard ? _("standard input") : path;
    /* Not waiting keeps a device or an abandoned pipe from holding the program up in open. */
    source->fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (source->fd < 0 || fstat(source->fd, &source->about) < 0)
        return cannot_read(source, error);
    mode_t mode = source->about.st_mode;
    if (S_ISDIR(mode))
        return error_set(error, ERROR_INPUT, _("%s is a directory, not a file"), source->name);
    if (standard || S_ISREG(mode))
        return true;
    if (S_ISFIFO(mode))
        return wait_for_writer(source, error);
    return error_set(error, ERROR_INPUT, _("%s is a device or socket, not a file"), source->name);
}

/* Make room for one byte more than *capacity has, and for the NUL; at most most + 2 bytes. */
static bool grow(char **bytes, size_t *capacity, size_t most, struct error *error) {
    size_t wanted = *capacity < SIZE_MAX / 2 ? *capacity * 2 : SIZE_MAX;
    if (most < SIZE_MAX - 2 && wanted > most + 2)
        wanted = most + 2;
    char *grown = realloc(*bytes, wanted);
    if (grown == NULL)
        return error_memory(error);
    *bytes = grown;
    *capacity = wanted;
    return true;
}

static bool read_all(const struct source *source, size_t most, char **bytes, size_t *length,
                     struct error *error) {
    enum { FIRST = 4096 };
    /* A file's size is a good guess of the room and no promise: it may grow while it is read. */
    size_t capacity = FIRST, used = 0;
    if (S_ISREG(source->about.st_mode) && source->about.st_size > FIRST &&
        (uintmax_t)source->about.st_size < most)
        capacity = (size_t)source->about.st_size + 2;
    *bytes = malloc(capacity);
    if (*bytes == NULL)
        return error_memory(error);
    for (;;) {
        ssize_t got = read(source->fd, *bytes + used, capacity - used - 1);
        if (got < 0)
            return cannot_read(source, error);
        if (got == 0)
            break;
        used += (size_t)got;
        if (used > most)
            return error_set(error, ERROR_INPUT, _("%s is larger than %zu bytes"), source->name,
                             most);
        if (used == capacity - 1 && !grow(bytes, &capacity, most, error))
            return false;
    }
    (*bytes)[used] = '\0';
    *length = used;
    return true;
}

char *file_read(const char *path, size_t most, size_t *length, struct error *error) {
    struct source source = {.fd = -1};
    char *bytes = NULL;
    bool done = open_source(path, &source, error) && read_all(&source, most, &bytes, length, error);
    if (source.fd > STDIN_FILENO)
        close(source.fd);
    if (!done) {
        free(bytes);
        bytes = NULL;
    }
    return bytes;
}

bool file_sync_folder(const char *path) {
    char copy[PATH_MAX];
    if (strlen(path) >= sizeof copy) {
        errno = ENAMETOOLONG;
        return false;
    }
    memcpy(copy, path, strlen(path) + 1);
    int folder = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return errno == EACCES; /* names can be made in it, but not read */
    bool done = fsync(folder) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
    int why = errno;
    (void)close(folder);
    errno = why;
    return done;
}
