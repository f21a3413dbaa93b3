/* Everything a terminal can send, to the screens as they run in the program: keys, escape
 * sequences, clicks, pastes, windows of any size, time that passes, and at any moment the end.
 *
 * The first byte says where it begins (starts[]), the second how it is shown; then come keys. 0xFF
 * and a byte give the window another size, 0xFE and a byte let time pass. Neither can stand in
 * UTF-8. The screens read from a pipe, and ask here when there is nothing in it. */
#include "world.h"

#include "tui/tui.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/mman.h>

enum { RESIZED = 0xFF, TIME_PASSES = 0xFE, SHOWN_BYTES = 2, WAITS_MOST = 20000 };

static const struct start {
    char letter;
    enum tui_start start;
    bool people, restricted, short_form;
    int meeting; /* MEETING_KINDS: none */
} starts[] = {
    {'h', TUI_HOME, true, false, false, MEETING_KINDS},
    {'e', TUI_HOME, false, false, false, MEETING_KINDS},
    {'t', TUI_TAKE, false, false, false, MEETING_KINDS},
    {'T', TUI_TAKE, true, false, true, MEETING_KINDS},
    {'r', TUI_RESULTS, true, false, false, MEETING_KINDS},
    {'v', TUI_REVIEW, true, false, false, MEETING_KINDS},
    {'d', TUI_DEMO, true, false, false, MEETING_KINDS},
    {'j', TUI_JOIN, true, false, false, OPEN},
    {'J', TUI_JOIN, true, true, false, OPEN},
    {'c', TUI_JOIN, true, true, false, MEETING_KINDS},
    {'x', TUI_JOIN, true, false, false, OF_VOTES},
    {'l', TUI_MEETING_RUN, true, false, false, IN_LOBBY},
    {'o', TUI_MEETING_RUN, true, false, false, OPEN},
    {'q', TUI_MEETING_RUN, true, false, false, OF_VOTES},
    {'s', TUI_MEETING_SHOW, true, false, false, REVEALED},
    {'k', TUI_KIOSK, true, false, false, OPEN},
};

static struct world world;
static int screen_file = -1;
static int away = -1; /* a folder: nothing can be read of it */

/* What the screens are given, and where they stand in it. */
static struct {
    const uint8_t *at, *end;
    int keys;  /* the end of the pipe that is written to; -1: closed */
    int waits; /* how often they waited, and after the end */
    int waits_gone;
    int64_t steady;
    uint64_t chance;
} input;

/* ---- in the place of what the system does ---- */

/* The names are those of the linker. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming) */
int __wrap_ppoll(struct pollfd *files, nfds_t count, const struct timespec *wait,
                 const sigset_t *mask);
int __wrap_isatty(int file);
int __wrap_set_escdelay(int wait);
int64_t __wrap_clock_steady(void);
int64_t __wrap_clock_now(void);
int64_t __wrap_clock_machine(void);
uint64_t __wrap_digest_random(void);
int __real_set_escdelay(int wait);

/* What stands on the screen when the input ends, for whoever writes an input. */
static void show_screen(void) {
    char line[512];
    for (int row = 0; getenv("FUZZ_SCREEN") != NULL && row < getmaxy(stdscr); row++) {
        if (mvinnstr(row, 0, line, (int)sizeof line - 1) != ERR)
            fprintf(stderr, "|%s\n", line);
    }
}

/* Reading fails then, as it does of a terminal that has gone. */
static void hang_up(void) {
    if (input.keys < 0)
        return;
    close(input.keys);
    input.keys = -1;
    HOLDS(dup2(away, STDIN_FILENO) == STDIN_FILENO);
}

static void resize(uint8_t how) {
    static const int sizes[][2] = {{24, 80}, {12, 40}, {40, 120}, {1, 1},   {2, 300},
                                   {60, 20}, {11, 39}, {80, 250}, {24, 79}, {200, 3}};
    const int *size = sizes[how % (sizeof sizes / sizeof sizes[0])];
    resizeterm(size[0], size[1]);
}

/* Up to the next byte that is no key. */
static void type(void) {
    const uint8_t *stop = input.at;
    while (stop < input.end && *stop != RESIZED && *stop != TIME_PASSES)
        stop++;
    HOLDS(write(input.keys, input.at, (size_t)(stop - input.at)) == stop - input.at);
    input.at = stop;
}

int __wrap_ppoll(struct pollfd *files, nfds_t count, const struct timespec *wait,
                 const sigset_t *mask) {
    (void)mask;
    HOLDS(input.waits++ < WAITS_MOST);
    if (input.at >= input.end) {
        if (input.keys >= 0)
            show_screen();
        hang_up();
        HOLDS(input.waits_gone++ < 4);
        return poll(files, count, 0);
    }
    if (*input.at != RESIZED && *input.at != TIME_PASSES) {
        type();
        return 1;
    }
    uint8_t special = *input.at++, how = input.at < input.end ? *input.at++ : 0;
    if (special == RESIZED) {
        resize(how);
        return 1;
    }
    input.steady += INT64_C(1) << (how % 20);
    errno = EINTR;
    return wait != NULL ? 0 : -1;
}

int __wrap_isatty(int file) {
    return file == STDIN_FILENO || file == STDOUT_FILENO;
}

/* Nobody waits a tenth of a second for what comes after an escape. */
int __wrap_set_escdelay(int wait) {
    (void)wait;
    return __real_set_escdelay(0);
}

int64_t __wrap_clock_steady(void) {
    return input.steady;
}

int64_t __wrap_clock_now(void) {
    return world_now + input.steady;
}

int64_t __wrap_clock_machine(void) {
    return world_now + input.steady;
}

uint64_t __wrap_digest_random(void) {
    return input.chance = input.chance * 6364136223846793005u + 1442695040888963407u;
}

/* Curses keeps what it knew of a terminal that it gives up. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libncursesw\nleak:libtinfo\n";
}
const char *__lsan_default_options(void) {
    return "print_suppressions=0";
}
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */

/* ---- what must be so afterwards ---- */

/* Whatever was typed and shown, nothing that is no character of a screen has come out. */
static void holds_output(int screen) {
    off_t length = lseek(screen, 0, SEEK_END);
    if (length <= 0)
        return;
    const char *shown = mmap(NULL, (size_t)length, PROT_READ, MAP_SHARED, screen, 0);
    HOLDS(shown != MAP_FAILED);
    for (off_t i = 0; i < length;) {
        off_t stop = i + 1;
        while (stop < length && ((unsigned char)shown[stop] & 0xC0) == 0x80)
            stop++;
        enum text_fault fault = (unsigned char)shown[i] < 0x80
                                    ? TEXT_SOUND
                                    : text_check(shown + i, (size_t)(stop - i), NULL);
        HOLDS(fault != TEXT_BROKEN_UTF8 && fault != TEXT_BIDI && fault != TEXT_INVISIBLE);
        HOLDS(fault != TEXT_CONTROL);
        i = stop;
    }
    munmap((void *)(uintptr_t)shown, (size_t)length);
    HOLDS(ftruncate(screen, 0) == 0 && lseek(screen, 0, SEEK_SET) == 0);
}

static int found_row(void *context, int count, char **values, char **names) {
    (void)context;
    (void)names;
    fprintf(stderr, "the store: %s\n", count > 0 && values[0] != NULL ? values[0] : "?");
    return 1;
}

static void holds_store(void) {
    struct error error;
    sqlite3 *database = NULL;
    struct store *store = store_open(world.path, &error);
    WORKS(store != NULL, &error);
    store_close(store);
    HOLDS(sqlite3_open(world.path, &database) == SQLITE_OK);
    const char *check = "SELECT 'broken' FROM pragma_integrity_check WHERE integrity_check <> 'ok' "
                        "UNION ALL SELECT 'reference' FROM pragma_foreign_key_check "
                        "UNION ALL SELECT 'no result' FROM sitting WHERE finished IS NOT NULL "
                        "AND id NOT IN (SELECT sitting FROM result)";
    HOLDS(sqlite3_exec(database, check, found_row, NULL, NULL) == SQLITE_OK);
    sqlite3_close(database);
}

/* ---- the run ---- */

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count;
    (void)words;
    HOLDS(setlocale(LC_CTYPE, "C.UTF-8") != NULL);
    setenv("LEADQUIZ_NOW", "1795219200", 1);
    setenv("TZ", "UTC", 1);
    setenv("LINES", "24", 1);
    setenv("COLUMNS", "80", 1);
    world_make(&world);
    setenv("HOME", folder, 1);
    away = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    screen_file = memfd_create("screen", MFD_CLOEXEC);
    HOLDS(screen_file >= 0 && dup2(screen_file, STDOUT_FILENO) == STDOUT_FILENO);
    return 0;
}

static const struct start *start_of(uint8_t letter) {
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        if (starts[i].letter == letter)
            return &starts[i];
    }
    return &starts[letter % (sizeof starts / sizeof starts[0])];
}

static void open_input(const uint8_t *data, size_t size) {
    int ends[2];
    /* Whoever reads what is not there waits for ever, and is found out. */
    HOLDS(pipe(ends) == 0);
    HOLDS(dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    close(ends[0]);
    (void)fcntl(ends[1], F_SETPIPE_SZ, 1 << 16);
    input.at = data;
    input.end = data + size;
    input.keys = ends[1];
    input.waits = input.waits_gone = 0;
    input.steady = 1000;
    input.chance = 1;
}

static void run(const struct start *start, uint8_t how) {
    static const char *const terminals[] = {"xterm-256color", "linux", "vt220", "xterm"};
    struct error error = {.kind = ERROR_NONE};
    char *code = start->meeting < MEETING_KINDS ? world.codes[start->meeting] : NULL;
    const struct arguments arguments = {.db = world.path,
                                        .ascii = (how & 1) != 0,
                                        .no_color = (how & 2) != 0,
                                        .short_form = start->short_form,
                                        .restricted = start->restricted,
                                        .name = start->start == TUI_RESULTS ? "Tin Heron" : NULL,
                                        .operand_count = code != NULL ? 1 : 0,
                                        .operands = &code};
    setenv("TERM", terminals[how >> 2 & 3], 1);
    struct store *store = store_open(world.path, &error);
    WORKS(store != NULL, &error);
    struct app *app = tui_begin(&arguments, &error);
    WORKS(app != NULL, &error);
    if (start->start == TUI_HOME)
        tui_show_home(app);
    if (!tui_run(app, start->start, world.instrument, store, &error))
        holds_refusal(&error);
    fflush(stdout);
    hang_up();
    store_close(store);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < SHOWN_BYTES)
        return 0;
    const struct start *start = start_of(data[0]);
    folder_write(world.path, world.bytes[start->people], world.lengths[start->people]);
    /* Reports go to where the program is, so it is there meanwhile. */
    HOLDS(chdir(folder) == 0);
    open_input(data + SHOWN_BYTES, size - SHOWN_BYTES);
    run(start, data[1]);
    HOLDS(fchdir(away) == 0);
    holds_output(screen_file);
    holds_store();
    folder_clear();
    return 0;
}
