/* cut_calls.h - what is asked of the system without SQLite, noted on the tape of the disk (disk.h).
 * Included once by a program that is linked with --wrap for the four calls. */
#ifndef LEADQUIZ_TESTS_STORE_CUT_CALLS_H
#define LEADQUIZ_TESTS_STORE_CUT_CALLS_H

#include "cut.h"
#include "disk.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

int __real_fsync(int file);
int __real_link(const char *from, const char *to);
int __real_rename(const char *from, const char *to);
int __real_unlink(const char *path);
int __wrap_fsync(int file);
int __wrap_link(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __wrap_unlink(const char *path);

int __wrap_fsync(int file) {
    char number[64], path[PATH_MAX];
    if (disk.tape == NULL)
        return __real_fsync(file);
    (void)snprintf(number, sizeof number, "/proc/self/fd/%d", file);
    ssize_t length = readlink(number, path, sizeof path - 1);
    if (length > 0) {
        path[length] = '\0';
        tape_sync_path(disk.tape, path);
    }
    return 0;
}

int __wrap_link(const char *from, const char *to) {
    int code = __real_link(from, to);
    if (code == 0 && disk.tape != NULL)
        tape_link(disk.tape, from, to);
    return code;
}

int __wrap_rename(const char *from, const char *to) {
    int code = __real_rename(from, to);
    if (code == 0 && disk.tape != NULL)
        tape_rename(disk.tape, from, to);
    return code;
}

int __wrap_unlink(const char *path) {
    int code = __real_unlink(path);
    if (code == 0 && disk.tape != NULL)
        tape_delete(disk.tape, path, false);
    return code;
}

#endif
