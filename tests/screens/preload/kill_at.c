/* kill_at.c - a program that is killed at an exact moment, preloaded into it: before or after the
 * n-th call that changes a file or writes to the terminal. LEADQUIZ_TEST_KILL_AT=N: at the N-th
 * such moment, two of each call. LEADQUIZ_TEST_MOMENTS=FILE: how many there were, told at the end.
 * Thus a seed leads to the same kill again. */
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static long moments;

static void moment(void) {
    static long last = -1;
    if (last < 0) {
        const char *number = getenv("LEADQUIZ_TEST_KILL_AT");
        last = number ? strtol(number, NULL, 10) : 0;
    }
    if (++moments == last)
        kill(getpid(), SIGKILL);
}

static FILE *told;

/* Opened before the program is confined, for then it may open no file. */
__attribute__((constructor)) static void open_told(void) {
    const char *path = getenv("LEADQUIZ_TEST_MOMENTS");
    told = path ? fopen(path, "we") : NULL;
}

__attribute__((destructor)) static void tell(void) {
    long count = moments;
    if (told) {
        fprintf(told, "%ld\n", count);
        fclose(told);
    }
}

#define STAND_IN(type, name, parameters, arguments)                                                \
    type name parameters {                                                                         \
        static type(*real) parameters;                                                             \
        if (!real) {                                                                               \
            union {                                                                                \
                void *object;                                                                      \
                type(*function) parameters;                                                        \
            } found = {.object = dlsym(RTLD_NEXT, #name)};                                         \
            real = found.function;                                                                 \
        }                                                                                          \
        moment();                                                                                  \
        type result = real arguments;                                                              \
        moment();                                                                                  \
        return result;                                                                             \
    }

STAND_IN(ssize_t, write, (int file, const void *bytes, size_t length), (file, bytes, length))
STAND_IN(ssize_t, pwrite, (int file, const void *bytes, size_t length, off_t at),
         (file, bytes, length, at))
STAND_IN(ssize_t, pwrite64, (int file, const void *bytes, size_t length, off64_t at),
         (file, bytes, length, at))
STAND_IN(int, ftruncate, (int file, off_t length), (file, length))
STAND_IN(int, ftruncate64, (int file, off64_t length), (file, length))
STAND_IN(int, fsync, (int file), (file))
STAND_IN(int, fdatasync, (int file), (file))
STAND_IN(int, rename, (const char *from, const char *to), (from, to))
STAND_IN(int, link, (const char *from, const char *to), (from, to))
STAND_IN(int, unlink, (const char *path), (path))
