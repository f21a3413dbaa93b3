/* run.h - running the built program and telling its time and memory. */
#ifndef LEADQUIZ_BENCH_RUN_H
#define LEADQUIZ_BENCH_RUN_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { WORDS_MOST = 16 };

struct run {
    double seconds;
    long kibibytes; /* at its most */
};

static inline double run_now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Run `words` (the program first, NULL last) with its output thrown away; -1 when it fails. */
static inline int run_once(const char *const words[], struct run *run) {
    char *copies[WORDS_MOST] = {NULL}; /* execv promises to leave them as they are */
    for (int i = 0; words[i] != NULL && i + 1 < WORDS_MOST; i++)
        memcpy(&copies[i], &words[i], sizeof words[i]);
    double start = run_now();
    fflush(stdout); /* or the child would print it again */
    pid_t child = fork();
    if (child < 0)
        return -1;
    if (child == 0) {
        if (!freopen("/dev/null", "w", stdout))
            _exit(126);
        execv(copies[0], copies);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return -1;
    *run = (struct run){run_now() - start, usage.ru_maxrss};
    return 0;
}

/* The fastest of some runs: the one least disturbed by others on the machine. */
static inline int run_best(const char *const words[], int runs, struct run *best) {
    for (int i = 0; i < runs; i++) {
        struct run one;
        if (run_once(words, &one) != 0)
            return -1;
        if (i == 0 || one.seconds < best->seconds)
            *best = one;
    }
    return runs > 0 ? 0 : -1;
}

static inline int run_by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* The value that this share of them is not above: 0.5 is the median. Sorts them. */
static inline double run_part(double *values, int count, double share) {
    qsort(values, (size_t)count, sizeof *values, run_by_size);
    return values[(int)((count - 1) * share)];
}

#endif
