/* counts.c - linked into every program of the coverage build, and into no other.
 *
 * The counts of a process are written when it ends by exit. Here they are written, too, before it
 * is confined (then it may open no file), before _exit and a signal to itself, and when a test that
 * is over ends a program by COUNTS_SIGNAL where it would kill it otherwise. */
#include "counts.h"

#include <gcov.h>
#include <signal.h>
#include <stddef.h>

/* The linker's names for what stands behind --wrap. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming) */
void __real__exit(int status) __attribute__((noreturn));
void __wrap__exit(int status) __attribute__((noreturn));
int __real_raise(int number);
int __wrap_raise(int number);
int __real_seccomp_load(void *filter) __attribute__((weak)); /* few programs have it */
int __wrap_seccomp_load(void *filter);

void __wrap__exit(int status) {
    __gcov_dump();
    __real__exit(status);
}

int __wrap_raise(int number) {
    __gcov_dump();
    __gcov_reset();
    return __real_raise(number);
}

/* What it does from now on is not counted, nor complained of at the end. */
int __wrap_seccomp_load(void *filter) {
    __gcov_dump();
    return __real_seccomp_load(filter);
}
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */

static void end(int number) {
    (void)number;
    __wrap__exit(0);
}

__attribute__((constructor)) static void counts_begin(void) {
    (void)signal(COUNTS_SIGNAL, end);
}

const int counts_here = 1; /* asked for by the linker's --undefined */
