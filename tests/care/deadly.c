#include "deadly.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

static struct {
    sqlite3_vfs *real;
    int calls, kill_at;
} deadly;

/* SQLite has other methods for a database than for its journal. */
static const sqlite3_io_methods *real_methods[2];
static sqlite3_io_methods deadly_methods[2];

static const sqlite3_io_methods *real(const sqlite3_file *file) {
    return real_methods[file->pMethods == &deadly_methods[1]];
}

static void perhaps_die(void) {
    if (++deadly.calls == deadly.kill_at)
        (void)raise(SIGKILL);
}
static int die_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at) {
    perhaps_die();
    return real(file)->xWrite(file, bytes, length, at);
}
static int die_truncate(sqlite3_file *file, sqlite3_int64 size) {
    perhaps_die();
    return real(file)->xTruncate(file, size);
}
static int die_sync(sqlite3_file *file, int flags) {
    perhaps_die();
    return real(file)->xSync(file, flags);
}
static int die_lock(sqlite3_file *file, int lock) {
    perhaps_die();
    return real(file)->xLock(file, lock);
}
static int die_unlock(sqlite3_file *file, int lock) {
    perhaps_die();
    return real(file)->xUnlock(file, lock);
}
static int die_close(sqlite3_file *file) {
    perhaps_die();
    return real(file)->xClose(file);
}
static int die_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    (void)vfs;
    perhaps_die();
    int code = deadly.real->xOpen(deadly.real, name, file, flags, out);
    if (code != SQLITE_OK || file->pMethods == NULL)
        return code;
    int which = (flags & SQLITE_OPEN_MAIN_DB) == 0;
    real_methods[which] = file->pMethods;
    sqlite3_io_methods *methods = &deadly_methods[which];
    *methods = *file->pMethods;
    methods->xWrite = die_write;
    methods->xTruncate = die_truncate;
    methods->xSync = die_sync;
    methods->xLock = die_lock;
    methods->xUnlock = die_unlock;
    methods->xClose = die_close;
    file->pMethods = methods;
    return code;
}
static int die_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    (void)vfs;
    perhaps_die();
    return deadly.real->xDelete(deadly.real, name, sync);
}

void deadly_begin(void) {
    static sqlite3_vfs files;
    deadly.real = sqlite3_vfs_find(NULL);
    files = *deadly.real;
    files.zName = "deadly";
    files.xOpen = die_open;
    files.xDelete = die_delete;
    if (sqlite3_vfs_register(&files, 1) != SQLITE_OK)
        _exit(1);
}

bool deadly_kills(bool (*doing)(void *context), void *context, int at) {
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        deadly.kill_at = at;
        _exit(doing(context) ? 0 : 2);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    if (WIFEXITED(status))
        assert_int_equal(WEXITSTATUS(status), 0);
    return WIFSIGNALED(status);
}
