#include "internal.h"

#include "../counts.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

long long terminal_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000LL + now.tv_nsec / 1000000;
}

/* ---- start and end ---- */

static void to_program(const char *bytes, size_t length, void *user) {
    struct terminal *terminal = user;
    if (terminal->master < 0 || length == 0)
        return;
    if (terminal->pending_length + length > terminal->pending_room) {
        size_t room = (terminal->pending_length + length) * 2;
        char *larger = realloc(terminal->pending, room);
        if (!larger)
            return;
        terminal->pending = larger;
        terminal->pending_room = room;
    }
    memcpy(terminal->pending + terminal->pending_length, bytes, length);
    terminal->pending_length += length;
}

static int on_property(VTermProp property, VTermValue *value, void *user) {
    struct terminal *terminal = user;
    if (property == VTERM_PROP_CURSORVISIBLE)
        terminal->cursor_visible = value->boolean;
    else if (property == VTERM_PROP_ALTSCREEN)
        terminal->alternate = value->boolean;
    else if (property == VTERM_PROP_MOUSE)
        terminal->mouse = value->number;
    return 1;
}

static bool open_emulator(struct terminal *terminal) {
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    terminal->emulator = vterm_new(terminal->rows, terminal->columns);
    if (!terminal->emulator)
        return false;
    vterm_set_utf8(terminal->emulator, 1);
    vterm_output_set_callback(terminal->emulator, to_program, terminal);
    terminal->screen = vterm_obtain_screen(terminal->emulator);
    vterm_screen_set_callbacks(terminal->screen, &callbacks, terminal);
    vterm_screen_enable_altscreen(terminal->screen, 1);
    vterm_screen_reset(terminal->screen, 1);
    return true;
}

static void set_environment(const struct terminal_setup *setup) {
    const char *path = getenv("PATH");
    char *kept = strdup(path ? path : "/usr/bin:/bin");
    char text[4096];
    clearenv();
    setenv("PATH", kept ? kept : "/usr/bin:/bin", 1);
    free(kept);
    setenv("HOME", setup->home, 1);
    static const char *const folders[][2] = {{"XDG_DATA_HOME", "data"},
                                             {"XDG_CONFIG_HOME", "config"},
                                             {"XDG_STATE_HOME", "state"},
                                             {"XDG_CACHE_HOME", "cache"}};
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        snprintf(text, sizeof text, "%s/%s", setup->home, folders[i][1]);
        setenv(folders[i][0], text, 1);
    }
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1);
    setenv("LEADQUIZ_NOW", "1795219200", 1); /* 21 Nov 2026 */
    snprintf(text, sizeof text, "log_path=%s/sanitizer:exitcode=99:verify_asan_link_order=0",
             setup->home);
    setenv("ASAN_OPTIONS", text, 1);
    snprintf(text, sizeof text, "log_path=%s/sanitizer:print_stacktrace=1", setup->home);
    setenv("UBSAN_OPTIONS", text, 1);
    for (const char *const *entry = setup->environment; entry && *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        snprintf(text, sizeof text, "%.*s", equals ? (int)(equals - *entry) : 4095, *entry);
        if (equals)
            setenv(text, equals + 1, 1);
        else
            unsetenv(text);
    }
}

static void become_program(const struct terminal_setup *setup, const char *const argv[]) {
    set_environment(setup);
    if (setup->ignore_hangup)
        signal(SIGHUP, SIG_IGN);
    /* execvp promises to leave the arguments alone; its type only predates const. */
    union {
        const char *const *given;
        char *const *wanted;
    } arguments = {.given = argv};
    bool there = chdir(setup->home) == 0;
    if (setup->nowhere)
        there = mkdir("gone", 0700) == 0 && chdir("gone") == 0 && rmdir("../gone") == 0;
    if (there)
        execvp(argv[0], arguments.wanted);
    fprintf(stderr, "cannot start %s: %s\n", argv[0], strerror(errno));
    _exit(127);
}

struct terminal *terminal_start(const struct terminal_setup *setup, const char *const argv[]) {
    int ends[2] = {-1, -1};
    struct terminal *terminal = calloc(1, sizeof *terminal);
    if (!terminal)
        return NULL;
    *terminal = (struct terminal){.rows = setup->rows,
                                  .columns = setup->columns,
                                  .master = -1,
                                  .alive = -1,
                                  .cursor_visible = true,
                                  .reaped = true};
    if (!open_emulator(terminal) || pipe(ends) != 0)
        goto out;
    terminal->alive = ends[0];
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    struct winsize size = {.ws_row = (unsigned short)setup->rows,
                           .ws_col = (unsigned short)setup->columns};
    terminal->process = forkpty(&terminal->master, NULL, NULL, &size);
    if (terminal->process == 0)
        become_program(setup, argv);
    close(ends[1]);
    if (terminal->process < 0)
        goto out;
    terminal->reaped = false;
    /* A second program started by the same test must not hold this one's terminal open. */
    fcntl(terminal->master, F_SETFD, FD_CLOEXEC);
    fcntl(terminal->master, F_SETFL, O_NONBLOCK);
    return terminal;
out:
    terminal_free(terminal);
    return NULL;
}

static void reap(struct terminal *terminal) {
    int status = 0;
    struct rusage usage;
    if (terminal->reaped || wait4(terminal->process, &status, 0, &usage) != terminal->process)
        return;
    terminal->reaped = true;
    terminal->ending.exited = WIFEXITED(status);
    terminal->ending.status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    terminal->ending.cpu_ms = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000L +
                              (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

void terminal_free(struct terminal *terminal) {
    if (!terminal)
        return;
    if (!terminal->reaped) {
        kill(terminal->process, COUNTS_SIGNAL);
        kill(terminal->process, SIGCONT); /* stopped programs hear nothing but SIGKILL */
        reap(terminal);
    }
    if (terminal->master >= 0)
        close(terminal->master);
    if (terminal->alive >= 0)
        close(terminal->alive);
    if (terminal->emulator)
        vterm_free(terminal->emulator);
    free(terminal->pending);
    free(terminal);
}

/* ---- bytes both ways ---- */

static void write_pending(struct terminal *terminal) {
    ssize_t written = write(terminal->master, terminal->pending, terminal->pending_length);
    if (written <= 0)
        return;
    terminal->pending_length -= (size_t)written;
    memmove(terminal->pending, terminal->pending + written, terminal->pending_length);
}

static bool read_output(struct terminal *terminal) {
    char bytes[16384];
    ssize_t count = read(terminal->master, bytes, sizeof bytes);
    if (count > 0) {
        terminal->bytes += (size_t)count;
        if (terminal->record)
            fwrite(bytes, 1, (size_t)count, terminal->record);
        terminal_show(terminal, bytes, (size_t)count);
        return true;
    }
    /* Linux says EIO when the last holder of the other side has closed it. */
    if (count == 0 || (errno != EAGAIN && errno != EINTR))
        terminal->closed = true;
    return false;
}

bool terminal_pump(struct terminal *terminal, int timeout_ms) {
    if (terminal->master < 0 || terminal->closed)
        return false;
    struct pollfd wait = {.fd = terminal->master, .events = POLLIN};
    if (terminal->pending_length > 0)
        wait.events |= POLLOUT;
    if (poll(&wait, 1, timeout_ms) <= 0)
        return false;
    if (wait.revents & POLLOUT)
        write_pending(terminal);
    if (wait.revents & (POLLIN | POLLHUP | POLLERR))
        return read_output(terminal);
    return false;
}

void terminal_drain(struct terminal *terminal) {
    /* A program that never stops writing must not stop the test. */
    long long deadline = terminal_clock() + 1000;
    while (terminal_pump(terminal, 0) && terminal_clock() < deadline)
        continue;
}

bool terminal_wait_output(struct terminal *terminal, long long deadline) {
    bool some = false;
    while (!some && !terminal->closed && terminal->master >= 0) {
        long long left = deadline - terminal_clock();
        if (left <= 0)
            return false;
        some = terminal_pump(terminal, (int)left);
    }
    terminal_drain(terminal);
    return some;
}

void terminal_settle(struct terminal *terminal, int quiet_ms) {
    long long deadline = terminal_clock() + WAIT_MS;
    while (terminal_clock() < deadline &&
           terminal_wait_output(terminal, terminal_clock() + quiet_ms))
        continue;
}

/* ---- hands ---- */

void terminal_key(struct terminal *terminal, VTermKey key) {
    terminal_modified_key(terminal, key, VTERM_MOD_NONE);
}

void terminal_modified_key(struct terminal *terminal, VTermKey key, VTermModifier modifier) {
    vterm_keyboard_key(terminal->emulator, key, modifier);
    terminal_pump(terminal, 0);
}

void terminal_send(struct terminal *terminal, const char *bytes, size_t length) {
    to_program(bytes, length, terminal);
    terminal_pump(terminal, 0);
}

void terminal_type(struct terminal *terminal, const char *text) {
    terminal_send(terminal, text, strlen(text));
}

void terminal_paste(struct terminal *terminal, const char *bytes, size_t length) {
    vterm_keyboard_start_paste(terminal->emulator);
    to_program(bytes, length, terminal);
    vterm_keyboard_end_paste(terminal->emulator);
    terminal_pump(terminal, 0);
}

static void press(struct terminal *terminal, int row, int column, int button) {
    /* libvterm reports clicks to everyone. */
    if (!terminal_mouse_wanted(terminal))
        return;
    vterm_mouse_move(terminal->emulator, row, column, VTERM_MOD_NONE);
    vterm_mouse_button(terminal->emulator, button, true, VTERM_MOD_NONE);
    vterm_mouse_button(terminal->emulator, button, false, VTERM_MOD_NONE);
    terminal_pump(terminal, 0);
}

void terminal_click(struct terminal *terminal, int row, int column) {
    press(terminal, row, column, 1);
}

void terminal_wheel(struct terminal *terminal, int row, int column, bool down) {
    press(terminal, row, column, down ? 5 : 4);
}

void terminal_resize(struct terminal *terminal, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    /* What the program drew for the old size belongs to the old size. */
    terminal_drain(terminal);
    terminal->rows = rows;
    terminal->columns = columns;
    vterm_set_size(terminal->emulator, rows, columns);
    ioctl(terminal->master, TIOCSWINSZ, &size);
}

void terminal_hang_up(struct terminal *terminal) {
    if (terminal->master >= 0)
        close(terminal->master);
    terminal->master = -1;
}

void terminal_kill(struct terminal *terminal, int signal_number) {
    if (!terminal->reaped)
        kill(terminal->process, signal_number);
}

/* ---- the end ---- */

bool terminal_running(struct terminal *terminal) {
    struct pollfd wait = {.fd = terminal->alive, .events = POLLIN};
    return !terminal->reaped && poll(&wait, 1, 0) == 0;
}

bool terminal_wait_end(struct terminal *terminal, struct ending *ending) {
    long long start = terminal_clock();
    while (!terminal->reaped) {
        long long left = start + WAIT_MS - terminal_clock();
        struct pollfd waits[2] = {
            {.fd = terminal->alive, .events = POLLIN},
            {.fd = terminal->closed ? -1 : terminal->master, .events = POLLIN}};
        if (left <= 0 || poll(waits, 2, (int)left) == 0) {
            char *text = terminal_text(terminal);
            fprintf(stderr, "the program goes on after %d ms; its screen:\n%s", WAIT_MS,
                    text ? text : "");
            free(text);
            return false;
        }
        if (waits[1].revents)
            terminal_pump(terminal, 0);
        if (waits[0].revents)
            reap(terminal);
    }
    terminal_drain(terminal);
    terminal->ending.steps_ms = (long)(terminal_clock() - start);
    if (ending)
        *ending = terminal->ending;
    return true;
}

bool terminal_mouse_wanted(const struct terminal *terminal) {
    return terminal->mouse != VTERM_PROP_MOUSE_NONE;
}

bool terminal_alternate(const struct terminal *terminal) {
    return terminal->alternate;
}

void terminal_record(struct terminal *terminal, FILE *file) {
    terminal->record = file;
}

size_t terminal_bytes(const struct terminal *terminal) {
    return terminal->bytes;
}

int terminal_rows(const struct terminal *terminal) {
    return terminal->rows;
}

int terminal_columns(const struct terminal *terminal) {
    return terminal->columns;
}
