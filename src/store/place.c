#include "place.h"

#include "leadquiz/paths.h"
#include "leadquiz/translate.h"

#include "schema.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* https://www.sqlite.org/fileformat2.html#the_database_header */
enum { HEADER_BYTES = 100, VERSION_AT = 60, APPLICATION_AT = 68 };
static const char magic[16] = "SQLite format 3";

static uint32_t big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
           (uint32_t)bytes[3];
}

static bool unreadable(struct error *error, const char *path, int why) {
    return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), path,
                     strerror(why != 0 ? why : EIO));
}

/* What is looked at, and how it was named. */
struct look {
    const char *path;
    int version;
    bool named; /* by the command itself, not by --db */
};

static bool judge_header(const struct look *look, const unsigned char *header, size_t length,
                         struct error *error) {
    const char *path = look->path;
    if (length < sizeof magic || memcmp(header, magic, sizeof magic) != 0)
        return error_set(error, ERROR_STORAGE,
                         look->named
                             ? _("%s is not a leadquiz database; name another file")
                             : _("%s is not a leadquiz database; name another file with --db"),
                         path);
    if (length < HEADER_BYTES)
        return error_set(error, ERROR_STORAGE,
                         look->named ? _("%s is damaged: it ends in the middle; name another file")
                                     : _("%s is damaged: it ends in the middle; put a backup in "
                                         "its place, or move it away to begin with an empty one"),
                         path);
    if (big_endian(header + APPLICATION_AT) != APPLICATION_ID)
        return error_set(
            error, ERROR_STORAGE,
            look->named ? _("%s is the database of another program; name another file")
                        : _("%s is the database of another program; name another file with --db"),
            path);
    if (big_endian(header + VERSION_AT) > (uint32_t)look->version)
        return error_set(
            error, ERROR_STORAGE,
            look->named
                ? _("%s was written by a newer leadquiz; use that one, or name another file")
                : _("%s was written by a newer leadquiz; use that one, or name another file "
                    "with --db"),
            path);
    return true;
}

static bool judge_kind(const struct look *look, mode_t mode, struct error *error) {
    const char *path = look->path;
    if (S_ISDIR(mode))
        return error_set(error, ERROR_STORAGE, _("%s is a directory; name a file in it"), path);
    if (S_ISLNK(mode))
        return error_set(error, ERROR_STORAGE,
                         _("%s is a link, and a store that is a link is not opened; name the file "
                           "itself"),
                         path);
    return S_ISREG(mode) || error_set(error, ERROR_STORAGE,
                                      look->named ? _("%s is not a file; name another")
                                                  : _("%s is not a file; name another with --db"),
                                      path);
}

/* Read the start of the file by way of SQLite's own file layer: closing a descriptor of one's own
 * would give up the POSIX locks of every store that this process has open on the file. */
static int read_kind(const char *path, int kind, unsigned char *bytes, int length) {
    sqlite3_vfs *files = sqlite3_vfs_find(NULL);
    const char *name = sqlite3_create_filename(path, "", "", 0, NULL);
    sqlite3_file *file = files != NULL ? calloc(1, (size_t)files->szOsFile) : NULL;
    int code = name == NULL || file == NULL ? SQLITE_NOMEM : SQLITE_OK;
    if (code == SQLITE_OK)
        code = files->xOpen(files, name, file, SQLITE_OPEN_READONLY | kind, NULL);
    if (code == SQLITE_OK)
        code = file->pMethods->xRead(file, bytes, length, 0);
    if (file != NULL && file->pMethods != NULL)
        (void)file->pMethods->xClose(file);
    free(file);
    sqlite3_free_filename(name);
    return code;
}

static int read_start(const char *path, unsigned char *bytes, int length) {
    return read_kind(path, SQLITE_OPEN_MAIN_DB, bytes, length);
}

/* Whether a creation was cut off in the middle: the journal beside the file says that the file was
 * empty before. Then its bytes mean nothing, and SQLite undoes them.
 * https://www.sqlite.org/fileformat2.html#the_rollback_journal */
static bool is_half_created(const char *path) {
    enum { JOURNAL_BYTES = 28, PAGES_BEFORE_AT = 16 };
    static const unsigned char journal[] = {0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};
    unsigned char start[JOURNAL_BYTES];
    char beside[PATH_MAX];
    int length = snprintf(beside, sizeof beside, "%s-journal", path);
    return length >= 0 && length < (int)sizeof beside && access(beside, F_OK) == 0 &&
           read_kind(beside, SQLITE_OPEN_MAIN_JOURNAL, start, JOURNAL_BYTES) == SQLITE_OK &&
           memcmp(start, journal, sizeof journal) == 0 && big_endian(start + PAGES_BEFORE_AT) == 0;
}

static enum place judge_inside(const struct look *look, int64_t size, struct error *error) {
    const char *path = look->path;
    unsigned char header[HEADER_BYTES] = {0};
    int length = size < HEADER_BYTES ? (int)size : HEADER_BYTES;
    errno = 0;
    int code = read_start(path, header, length);
    if (code == SQLITE_OK && is_half_created(path))
        return PLACE_EMPTY;
    if (code == SQLITE_NOMEM)
        error_memory(error);
    else if (code != SQLITE_OK)
        unreadable(error, path, errno);
    else if (judge_header(look, header, (size_t)length, error))
        return PLACE_STORE;
    return PLACE_WRONG;
}

static enum place look_at(const struct look *look, int64_t *size, struct error *error) {
    const char *path = look->path;
    struct stat about;
    if (lstat(path, &about) != 0) {
        if (errno == ENOENT)
            return PLACE_MISSING;
        unreadable(error, path, errno);
        return PLACE_WRONG;
    }
    *size = about.st_size;
    if (!judge_kind(look, about.st_mode, error))
        return PLACE_WRONG;
    if (about.st_size == 0)
        return PLACE_EMPTY;
    return judge_inside(look, *size, error);
}

enum place place_look(const char *path, int version, int64_t *size, struct error *error) {
    const struct look look = {path, version, false};
    return look_at(&look, size, error);
}

enum place place_look_named(const char *path, int version, int64_t *size, struct error *error) {
    const struct look look = {path, version, true};
    return look_at(&look, size, error);
}

bool place_create(const char *path, struct error *error) {
    if (!paths_make_parent(path, error))
        return false;
    int file = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return errno == EEXIST || error_set(error, ERROR_STORAGE,
                                            _("%s cannot be created: %s; name another file with "
                                              "--db"),
                                            path, strerror(errno));
    (void)fchmod(file, 0600); /* whatever the umask says */
    (void)close(file);
    return true;
}

bool place_resolve(const char *path, char out[PATH_MAX], struct error *error) {
    char of_directory[PATH_MAX], of_file[PATH_MAX], directory[PATH_MAX];
    bool fits = strlen(path) < PATH_MAX;
    if (fits) {
        memcpy(of_directory, path, strlen(path) + 1);
        memcpy(of_file, path, strlen(path) + 1);
        if (realpath(dirname(of_directory), directory) == NULL)
            return unreadable(error, path, errno);
        const char *slash = strcmp(directory, "/") == 0 ? "" : "/";
        int length = snprintf(out, PATH_MAX, "%s%s%s", directory, slash, basename(of_file));
        fits = length >= 0 && length < PATH_MAX;
    }
    if (!fits)
        return unreadable(error, path, ENAMETOOLONG);
    if (access(directory, W_OK | X_OK) != 0)
        return error_set(error, ERROR_STORAGE,
                         _("%s cannot be opened because its directory cannot be written, where the "
                           "store needs to keep two more files; allow writing there, or name "
                           "another file with --db"),
                         path);
    if (access(out, R_OK | W_OK) != 0)
        return error_set(error, ERROR_STORAGE,
                         _("%s cannot be written; allow writing to it, or name another file with "
                           "--db"),
                         path);
    return true;
}

int place_version(const char *resolved) {
    unsigned char header[HEADER_BYTES] = {0};
    if (read_start(resolved, header, HEADER_BYTES) != SQLITE_OK)
        return 0;
    uint32_t version = big_endian(header + VERSION_AT);
    return version <= INT32_MAX ? (int)version : 0;
}

void place_close_to_others(const char *resolved) {
    struct stat about;
    if (lstat(resolved, &about) == 0 && S_ISREG(about.st_mode) && (about.st_mode & 077) != 0)
        (void)chmod(resolved, 0600); /* no matter of failing: it may be somebody else's */
}

bool place_has_log(const char *resolved) {
    char log[PATH_MAX + 8];
    struct stat about;
    (void)snprintf(log, sizeof log, "%s-wal", resolved);
    return lstat(log, &about) == 0 && about.st_size > 0;
}
