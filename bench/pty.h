/* pty.h - a program on an 80x24 terminal of its own: what it shows, and how long that took. */
#ifndef LEADQUIZ_BENCH_PTY_H
#define LEADQUIZ_BENCH_PTY_H

#include "run.h"

#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>

enum { QUIET_MS = 25, PATIENCE_MS = 60000, KEPT = 65536 };

struct running {
    pid_t process;
    int master;
    char kept[KEPT + 1]; /* the last bytes it wrote */
    size_t length;
    double last; /* when the last byte came */
};

static inline double now_ms(void) {
    return run_now() * 1e3;
}

static inline bool pty_begin(struct running *running, const char *const words[]) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    union {
        const char *const *given;
        char *const *wanted;
    } arguments = {.given = words};
    running->length = 0;
    running->process = forkpty(&running->master, NULL, NULL, &size);
    if (running->process == 0) {
        execvp(words[0], arguments.wanted);
        _exit(127);
    }
    return running->process > 0;
}

static inline void pty_finish(struct running *running) {
    kill(running->process, SIGKILL);
    waitpid(running->process, NULL, 0);
    close(running->master);
}

static inline void pty_keep(struct running *running, const char *bytes, size_t length) {
    if (running->length + length > KEPT)
        running->length = 0;
    memcpy(running->kept + running->length, bytes, length);
    running->length += length;
    running->kept[running->length] = '\0';
}

/* Take in one piece of output; its length, 0 when none came in time, -1 at the end. */
static inline ssize_t pty_take_in(struct running *running, int timeout_ms) {
    char bytes[KEPT / 4];
    struct pollfd wait = {.fd = running->master, .events = POLLIN};
    if (poll(&wait, 1, timeout_ms) <= 0)
        return 0;
    ssize_t count = read(running->master, bytes, sizeof bytes);
    running->last = now_ms();
    if (count > 0)
        pty_keep(running, bytes, (size_t)count);
    return count > 0 ? count : -1;
}

static inline bool pty_shows(const struct running *running, const char *text) {
    return memmem(running->kept, running->length, text, strlen(text)) != NULL;
}

/* Until `text` (NULL: anything) has come and then nothing for QUIET_MS; bytes that came, -1 when
 * it does not. */
static inline long pty_frame(struct running *running, const char *text) {
    double deadline = now_ms() + PATIENCE_MS;
    bool there = text != NULL && pty_shows(running, text);
    long bytes = 0;
    for (;;) {
        ssize_t count = pty_take_in(running, there ? QUIET_MS : PATIENCE_MS);
        if (count < 0 || now_ms() > deadline)
            return -1;
        if (count == 0)
            return there ? bytes : -1;
        bytes += count;
        there = text == NULL || pty_shows(running, text);
    }
}

static inline bool pty_press(struct running *running, const char *keys) {
    running->length = 0;
    return write(running->master, keys, strlen(keys)) == (ssize_t)strlen(keys);
}

static inline long pty_resident(pid_t process) {
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/status", (int)process);
    FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file))
        if (strncmp(line, "VmHWM:", 6) == 0)
            kib = strtol(line + 6, NULL, 10);
    if (file)
        fclose(file);
    return kib;
}

/* ---- a folder and an environment of its own ---- */

static inline int pty_remove_entry(const char *path, const struct stat *status, int type,
                                   struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

static inline void pty_environment(const char *home, const char *questions) {
    setenv("HOME", home, 1);
    setenv("XDG_DATA_HOME", home, 1);
    setenv("XDG_CONFIG_HOME", home, 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("LEADQUIZ_QUESTIONS", questions, 1);
    unsetenv("LEADQUIZ_DB");
    unsetenv("NO_COLOR");
}

#endif
