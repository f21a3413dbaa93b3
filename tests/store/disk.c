#include "disk.h"

#include "cut.h"

#include <errno.h>
#include <string.h>

struct disk disk;

static sqlite3_vfs *system_files;
static sqlite3_vfs gripped;

struct grip {
    sqlite3_file base;
    sqlite3_file *real;
    int noted;   /* the file's number on the tape, -1: none */
    bool folder; /* the first sync makes the names in the folder safe too */
};

bool disk_can(enum disk_fault fault, enum disk_call call) {
    switch (fault) {
    case FAULT_ERROR: return true;
    case FAULT_FULL: return call == DISK_WRITE;
    case FAULT_PART: return call == DISK_READ || call == DISK_WRITE;
    case FAULT_AFTER:
        return call == DISK_OPEN || call == DISK_WRITE || call == DISK_TRUNCATE ||
               call == DISK_SYNC || call == DISK_DELETE;
    case FAULT_BUSY: return call == DISK_LOCK || call == DISK_MAP_LOCK;
    case FAULT_COUNT: break;
    }
    return false;
}

/* How the call is to go wrong, FAULT_COUNT: it is not. */
static enum disk_fault fault_of(enum disk_call call) {
    const struct disk_plan *plan = &disk.plan;
    if (disk.calls < DISK_CALLS_MOST)
        disk.kinds[disk.calls] = (unsigned char)call;
    disk.calls++;
    if (plan->at == 0 || disk.calls < plan->at || (disk.calls > plan->at && !plan->for_good))
        return FAULT_COUNT;
    disk.reached = true;
    errno = 0;
    return disk_can(plan->fault, call) ? plan->fault : FAULT_COUNT;
}

static struct grip *grip_of(sqlite3_file *file) {
    return (struct grip *)file;
}

static sqlite3_file *real_of(sqlite3_file *file) {
    return grip_of(file)->real;
}

static int file_close(sqlite3_file *file) {
    return real_of(file)->pMethods->xClose(real_of(file));
}

static int file_read_at(sqlite3_file *file, void *out, int length, sqlite3_int64 at) {
    enum disk_fault fault = fault_of(DISK_READ);
    if (fault == FAULT_COUNT)
        return real_of(file)->pMethods->xRead(real_of(file), out, length, at);
    if (fault == FAULT_PART)
        (void)real_of(file)->pMethods->xRead(real_of(file), out, length / 2, at);
    return SQLITE_IOERR_READ;
}

static int write_and_note(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at) {
    int code = real_of(file)->pMethods->xWrite(real_of(file), bytes, length, at);
    if (code == SQLITE_OK && grip_of(file)->noted >= 0)
        tape_write(disk.tape, grip_of(file)->noted, bytes, length, at);
    return code;
}

static int file_write(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 at) {
    enum disk_fault fault = fault_of(DISK_WRITE);
    if (fault == FAULT_COUNT)
        return write_and_note(file, bytes, length, at);
    if (fault == FAULT_PART || fault == FAULT_AFTER)
        (void)write_and_note(file, bytes, fault == FAULT_PART ? length / 2 : length, at);
    disk.unsure = disk.unsure || fault == FAULT_AFTER;
    return fault == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size) {
    enum disk_fault fault = fault_of(DISK_TRUNCATE);
    int code = SQLITE_IOERR_TRUNCATE;
    if (fault == FAULT_COUNT || fault == FAULT_AFTER) {
        code = real_of(file)->pMethods->xTruncate(real_of(file), size);
        if (code == SQLITE_OK && grip_of(file)->noted >= 0)
            tape_truncate(disk.tape, grip_of(file)->noted, size);
    }
    return fault == FAULT_COUNT ? code : SQLITE_IOERR_TRUNCATE;
}

/* What a cut would leave is on the tape, so that the drive itself need not be waited for. */
static int file_sync(sqlite3_file *file, int flags) {
    struct grip *grip = grip_of(file);
    enum disk_fault fault = fault_of(DISK_SYNC);
    (void)flags;
    disk.unsure = disk.unsure || fault != FAULT_COUNT;
    if (fault == FAULT_ERROR)
        return SQLITE_IOERR_FSYNC;
    if (grip->noted >= 0)
        tape_sync(disk.tape, grip->noted, grip->folder);
    grip->folder = false;
    return fault == FAULT_COUNT ? SQLITE_OK : SQLITE_IOERR_FSYNC;
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return fault_of(DISK_SIZE) == FAULT_COUNT
               ? real_of(file)->pMethods->xFileSize(real_of(file), size)
               : SQLITE_IOERR_FSTAT;
}

static int file_lock(sqlite3_file *file, int lock) {
    enum disk_fault fault = fault_of(DISK_LOCK);
    if (fault == FAULT_COUNT)
        return real_of(file)->pMethods->xLock(real_of(file), lock);
    return fault == FAULT_BUSY ? SQLITE_BUSY : SQLITE_IOERR_LOCK;
}

static int file_unlock(sqlite3_file *file, int lock) {
    return real_of(file)->pMethods->xUnlock(real_of(file), lock);
}

static int file_reserved(sqlite3_file *file, int *out) {
    return fault_of(DISK_LOCK) == FAULT_COUNT
               ? real_of(file)->pMethods->xCheckReservedLock(real_of(file), out)
               : SQLITE_IOERR_CHECKRESERVEDLOCK;
}

static int file_control(sqlite3_file *file, int operation, void *argument) {
    return real_of(file)->pMethods->xFileControl(real_of(file), operation, argument);
}

static int file_sector(sqlite3_file *file) {
    return real_of(file)->pMethods->xSectorSize(real_of(file));
}

static int file_traits(sqlite3_file *file) {
    return real_of(file)->pMethods->xDeviceCharacteristics(real_of(file));
}

static int file_map(sqlite3_file *file, int page, int size, int extend, void volatile **out) {
    if (fault_of(DISK_MAP) == FAULT_COUNT)
        return real_of(file)->pMethods->xShmMap(real_of(file), page, size, extend, out);
    *out = NULL;
    return SQLITE_IOERR_SHMMAP;
}

/* Letting go of a lock cannot go wrong. */
static int file_map_lock(sqlite3_file *file, int offset, int count, int flags) {
    enum disk_fault fault =
        (flags & SQLITE_SHM_UNLOCK) != 0 ? FAULT_COUNT : fault_of(DISK_MAP_LOCK);
    if (fault == FAULT_COUNT)
        return real_of(file)->pMethods->xShmLock(real_of(file), offset, count, flags);
    return fault == FAULT_BUSY ? SQLITE_BUSY : SQLITE_IOERR_SHMLOCK;
}

static void file_barrier(sqlite3_file *file) {
    real_of(file)->pMethods->xShmBarrier(real_of(file));
}

static int file_unmap(sqlite3_file *file, int remove) {
    return real_of(file)->pMethods->xShmUnmap(real_of(file), remove);
}

static const sqlite3_io_methods methods = {
    2,           file_close, file_read_at,  file_write,    file_truncate, file_sync,
    file_size,   file_lock,  file_unlock,   file_reserved, file_control,  file_sector,
    file_traits, file_map,   file_map_lock, file_barrier,  file_unmap,    NULL,
    NULL};

static int disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) {
    enum { SYNCS_FOLDER = SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL };
    struct grip *grip = grip_of(file);
    enum disk_fault fault = fault_of(DISK_OPEN);
    (void)vfs;
    grip->real = (sqlite3_file *)(void *)(grip + 1);
    file->pMethods = NULL;
    grip->noted = -1;
    if (fault == FAULT_ERROR)
        return SQLITE_CANTOPEN;
    int code = system_files->xOpen(system_files, name, grip->real, flags, out);
    if (fault == FAULT_AFTER && grip->real->pMethods != NULL) {
        (void)grip->real->pMethods->xClose(grip->real);
        return SQLITE_CANTOPEN;
    }
    if (grip->real->pMethods == NULL)
        return code;
    file->pMethods = &methods;
    grip->folder = (flags & SYNCS_FOLDER) != 0 && (flags & SQLITE_OPEN_CREATE) != 0;
    if (code == SQLITE_OK && disk.tape != NULL && name != NULL &&
        (flags & SQLITE_OPEN_DELETEONCLOSE) == 0)
        grip->noted = tape_open(disk.tape, name);
    return code;
}

static int disk_delete(sqlite3_vfs *vfs, const char *name, int sync) {
    enum disk_fault fault = fault_of(DISK_DELETE);
    (void)vfs;
    disk.unsure = disk.unsure || fault != FAULT_COUNT; /* without its journal a change stands */
    if (fault == FAULT_ERROR)
        return SQLITE_IOERR_DELETE;
    int code = system_files->xDelete(system_files, name, 0);
    if (code == SQLITE_OK && disk.tape != NULL)
        tape_delete(disk.tape, name, sync != 0);
    return fault == FAULT_COUNT ? code : SQLITE_IOERR_DELETE;
}

static int disk_access(sqlite3_vfs *vfs, const char *name, int flags, int *out) {
    (void)vfs;
    return fault_of(DISK_ACCESS) == FAULT_COUNT
               ? system_files->xAccess(system_files, name, flags, out)
               : SQLITE_IOERR_ACCESS;
}

/* Nobody else is there to be waited for. */
static int disk_sleep(sqlite3_vfs *vfs, int microseconds) {
    (void)vfs;
    return microseconds;
}

void disk_begin(struct disk_plan plan, struct tape *tape) {
    if (system_files == NULL) {
        system_files = sqlite3_vfs_find("unix");
        gripped = *system_files;
        gripped.zName = "gripped";
        gripped.szOsFile = (int)sizeof(struct grip) + system_files->szOsFile;
        gripped.xOpen = disk_open;
        gripped.xDelete = disk_delete;
        gripped.xAccess = disk_access;
        gripped.xSleep = disk_sleep;
    }
    disk.plan = plan;
    disk.tape = tape;
    disk.calls = 0;
    disk.reached = disk.unsure = false;
    (void)sqlite3_vfs_register(&gripped, 1);
}

void disk_plain(void) {
    disk.plan = (struct disk_plan){0};
    disk.tape = NULL;
    (void)sqlite3_vfs_unregister(&gripped);
    (void)sqlite3_vfs_register(sqlite3_vfs_find("unix"), 1);
}
