#include "backup.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool cannot_copy(const struct store *store, const char *why, struct error *error) {
    return error_set(error, ERROR_STORAGE,
                     _("%s has to be brought to a newer form, but no copy could be made beside it "
                       "first: %s; nothing was changed"),
                     store->path, why);
}

/* An empty file of our own, under the first free name. */
static bool free_name(const struct store *store, int version, char out[PATH_MAX],
                      struct error *error) {
    enum { NAMES_MOST = 99 };
    const char *path = sqlite3_db_filename(store->database, "main");
    for (int i = 1; i <= NAMES_MOST; i++) {
        char ending[32] = "";
        if (i > 1)
            (void)snprintf(ending, sizeof ending, "-%d", i);
        int length = snprintf(out, PATH_MAX, "%s.before-v%d%s", path, version, ending);
        if (length < 0 || length >= PATH_MAX)
            return cannot_copy(store, strerror(ENAMETOOLONG), error);
        int file = open(out, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (file >= 0) {
            (void)fchmod(file, 0600);
            (void)close(file);
            return true;
        }
        if (errno != EEXIST)
            break;
    }
    return cannot_copy(store, strerror(errno), error);
}

static int copy(sqlite3 *from, sqlite3 *to) {
    sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
    if (backup == NULL)
        return sqlite3_errcode(to);
    (void)sqlite3_backup_step(backup, -1);
    return sqlite3_backup_finish(backup);
}

/* A connection of its own reads what is committed: SQLite does not copy by way of one that is in
 * a write transaction. */
static int copy_file(const char *from, const char *to) {
    sqlite3 *source = NULL, *target = NULL;
    int code = sqlite3_open_v2(from, &source, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code == SQLITE_OK)
        code = sqlite3_open_v2(to, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL);
    if (code == SQLITE_OK)
        code = copy(source, target);
    int closed = sqlite3_close(target);
    (void)sqlite3_close(source);
    return code != SQLITE_OK ? code : closed;
}

bool backup_beside(struct store *store, int version, struct error *error) {
    char path[PATH_MAX];
    if (!free_name(store, version, path, error))
        return false;
    int code = copy_file(sqlite3_db_filename(store->database, "main"), path);
    if (code == SQLITE_OK)
        return true;
    (void)unlink(path);
    return cannot_copy(store, sqlite3_errstr(code), error);
}
