/* bench_start.c - how long a person waits: start to the first frame and to the one that is ready,
 * key to the last byte of the redraw, bytes sent for it, memory. leadquiz, whiptail and a bare
 * curses program take turns in one run, so that a busy machine is as unfair to each.
 *
 *   bench_start BUILD_FOLDER [ROUNDS]
 *
 * A frame is ready when the expected text has come and then nothing for QUIET_MS; its time is that
 * of its last byte. Most programs show nothing before. leadquiz's home does: its first frame is
 * there when every text of it has come, the last words of the screen among them. */
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    QUIET_MS = 25,
    PATIENCE_MS = 5000,
    ROUNDS = 60,
    ROUNDS_MOST = 1000,
    KEYS_PER_ROUND = 8,
    KEPT = 65536,
    PROGRAMS = 5,
    KEYS = 2,
    FIRST_MOST = 8,
    ARGUMENTS_MOST = 16
};

/* A key whose redraw is measured, and the one that takes it back. */
struct key {
    const char *name, *before, *there, *back; /* before: pressed once, NULL: nothing */
    bool back_counts;                         /* the way back is as good a sample */
};

static const struct key move_selection = {"move the selection", "\033OB", "\033OB", "\033OA", true};
static const struct key give_answer = {"answer, kept on disk, next question", NULL, "3", "\177",
                                       false};

struct program {
    const char *name;
    const char *arguments[ARGUMENTS_MOST];
    const char *first[FIRST_MOST]; /* all in the first frame; none: it is ready at once */
    const char *text;              /* in the frame that is ready, and in none before */
    const struct key *keys[KEYS];  /* measured then; NULL: none */
};

struct measured {
    double first_ms[ROUNDS_MOST], ready_ms[ROUNDS_MOST];
    double key_ms[KEYS][ROUNDS_MOST * KEYS_PER_ROUND];
    double key_bytes[KEYS][ROUNDS_MOST * KEYS_PER_ROUND];
    int starts, pressed[KEYS];
    long resident_kib;
};

struct running {
    pid_t process;
    int master;
    char kept[KEPT + 1]; /* the last bytes it wrote */
    size_t length;
    double last; /* when the last byte came */
};

static double now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* ---- one program on one pty ---- */

static bool begin(struct running *running, const struct program *program) {
    struct winsize size = {.ws_row = 24, .ws_col = 80};
    union {
        const char *const *given;
        char *const *wanted;
    } arguments = {.given = program->arguments};
    running->length = 0;
    running->process = forkpty(&running->master, NULL, NULL, &size);
    if (running->process == 0) {
        execvp(program->arguments[0], arguments.wanted);
        _exit(127);
    }
    return running->process > 0;
}

static void finish(struct running *running) {
    kill(running->process, SIGKILL);
    waitpid(running->process, NULL, 0);
    close(running->master);
}

static void keep(struct running *running, const char *bytes, size_t length) {
    if (running->length + length > KEPT)
        running->length = 0;
    memcpy(running->kept + running->length, bytes, length);
    running->length += length;
    running->kept[running->length] = '\0';
}

/* Take in one piece of output; its length, 0 when none came in time, -1 at the end. */
static ssize_t take_in(struct running *running, int timeout_ms) {
    char bytes[KEPT / 4];
    struct pollfd wait = {.fd = running->master, .events = POLLIN};
    if (poll(&wait, 1, timeout_ms) <= 0)
        return 0;
    ssize_t count = read(running->master, bytes, sizeof bytes);
    running->last = now_ms();
    if (count > 0)
        keep(running, bytes, (size_t)count);
    return count > 0 ? count : -1;
}

static bool shows(const struct running *running, const char *text) {
    return memmem(running->kept, running->length, text, strlen(text)) != NULL;
}

/* Until `text` (NULL: anything) has come and then nothing for QUIET_MS; bytes that came, -1 when
 * it does not. */
static long whole_frame(struct running *running, const char *text) {
    double deadline = now_ms() + PATIENCE_MS;
    bool there = text != NULL && shows(running, text);
    long bytes = 0;
    for (;;) {
        ssize_t count = take_in(running, there ? QUIET_MS : PATIENCE_MS);
        if (count < 0 || now_ms() > deadline)
            return -1;
        if (count == 0)
            return there ? bytes : -1;
        bytes += count;
        there = text == NULL || shows(running, text);
    }
}

/* Until all of `texts` have come. */
static bool first_frame(struct running *running, const char *const texts[FIRST_MOST]) {
    double deadline = now_ms() + PATIENCE_MS;
    int seen = 0;
    while (seen < FIRST_MOST && texts[seen] != NULL) {
        if (shows(running, texts[seen]))
            seen++;
        else if (now_ms() > deadline || take_in(running, PATIENCE_MS) <= 0)
            return false;
    }
    return true;
}

static bool press(struct running *running, const char *keys) {
    running->length = 0;
    return write(running->master, keys, strlen(keys)) == (ssize_t)strlen(keys);
}

/* ---- measuring ---- */

static long resident(pid_t process) {
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

static bool measure_key(struct running *running, const struct key *key, int which,
                        struct measured *measured) {
    if (key->before && (!press(running, key->before) || whole_frame(running, NULL) < 0))
        return false;
    for (int i = -2; i < KEYS_PER_ROUND; i++) {
        bool back = i & 1;
        double start = now_ms();
        if (!press(running, back ? key->back : key->there))
            return false;
        long bytes = whole_frame(running, NULL);
        if (bytes < 0)
            return false;
        /* The first keys may draw a selection that was not there. */
        if (i < 0 || (back && !key->back_counts))
            continue;
        int sample = measured->pressed[which]++;
        measured->key_ms[which][sample] = running->last - start;
        measured->key_bytes[which][sample] = (double)bytes;
    }
    return true;
}

static bool measure(const struct program *program, struct measured *measured) {
    static struct running running;
    double start = now_ms();
    if (!begin(&running, program))
        return false;
    bool fine = first_frame(&running, program->first);
    bool early = program->first[0] != NULL;
    measured->first_ms[measured->starts] = running.last - start;
    fine = fine && whole_frame(&running, program->text) >= 0;
    measured->ready_ms[measured->starts] = running.last - start;
    if (!early)
        measured->first_ms[measured->starts] = measured->ready_ms[measured->starts];
    measured->starts++;
    for (int i = 0; fine && i < KEYS && program->keys[i]; i++)
        fine = measure_key(&running, program->keys[i], i, measured);
    measured->resident_kib = resident(running.process);
    if (!fine)
        fprintf(stderr,
                "bench_start: %s did not show \"%s\" or did not answer; its last output:\n%s\n",
                program->name, program->text, running.kept);
    finish(&running);
    return fine;
}

/* ---- the table ---- */

static int by_size(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static double part(double *values, int count, double share) {
    qsort(values, (size_t)count, sizeof *values, by_size);
    return values[(int)((count - 1) * share)];
}

static void print_starts(const struct program *programs, struct measured *measured) {
    int count = measured[0].starts;
    double first = part(measured[0].first_ms, count, 0.5);
    double ready = part(measured[0].ready_ms, count, 0.5);
    printf("Start, 80x24, %d of each, by turns\n\n", count);
    printf("| program | first frame: median ms | 10 %% | 90 %% | ready: median ms | 10 %% | 90 %% "
           "| home's first / its first | home's ready / its first | peak MiB |\n");
    printf("|---|---|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < PROGRAMS; i++) {
        struct measured *own = &measured[i];
        double its = part(own->first_ms, count, 0.5);
        printf("| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f |\n",
               programs[i].name, its, part(own->first_ms, count, 0.1),
               part(own->first_ms, count, 0.9), part(own->ready_ms, count, 0.5),
               part(own->ready_ms, count, 0.1), part(own->ready_ms, count, 0.9), first / its,
               ready / its, (double)own->resident_kib / 1024);
    }
}

static void print_keys(const struct program *programs, struct measured *measured) {
    printf("\nKey to the last byte of the redraw\n\n");
    printf("| program | key | keys | median ms | 90 %% | bytes, median | most |\n");
    printf("|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < PROGRAMS; i++) {
        for (int key = 0; key < KEYS && programs[i].keys[key]; key++) {
            int count = measured[i].pressed[key];
            double *times = measured[i].key_ms[key], *bytes = measured[i].key_bytes[key];
            printf("| %s | %s | %d | %.2f | %.2f | %.0f | %.0f |\n", programs[i].name,
                   programs[i].keys[key]->name, count, part(times, count, 0.5),
                   part(times, count, 0.9), part(bytes, count, 0.5), part(bytes, count, 1));
        }
    }
}

/* ---- the run ---- */

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

static void fixed_environment(const char *home, const char *questions) {
    setenv("HOME", home, 1);
    setenv("XDG_DATA_HOME", home, 1);
    setenv("XDG_CONFIG_HOME", home, 1);
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("LEADQUIZ_QUESTIONS", questions, 1);
    unsetenv("LEADQUIZ_DB");
    unsetenv("NO_COLOR");
}

/* Begin a sitting that is kept, so that --resume leads straight to a question. */
static bool begin_sitting(const char *leadquiz) {
    static struct running running;
    /* begin; keep my answers; go on; I have a team; one answer */
    static const char *const keys[] = {"1", "1", "5", "2", "3"};
    const struct program program = {.name = "leadquiz",
                                    .arguments = {leadquiz, "take", "--name", "bench-heron"}};
    bool fine = begin(&running, &program) && whole_frame(&running, NULL) >= 0;
    for (size_t i = 0; fine && i < sizeof keys / sizeof keys[0]; i++)
        fine = press(&running, keys[i]) && whole_frame(&running, NULL) >= 0;
    if (!fine)
        fprintf(stderr, "bench_start: leadquiz did not begin a sitting; its last output:\n%s\n",
                running.kept);
    finish(&running);
    return fine;
}

static bool run(const struct program *programs, struct measured *measured, int rounds) {
    for (int round = -1; round < rounds; round++) {
        for (int i = 0; i < PROGRAMS; i++)
            if (!measure(&programs[i], &measured[i]))
                return false;
        if (round < 0) /* the first one warmed the caches */
            memset(measured, 0, PROGRAMS * sizeof *measured);
    }
    return true;
}

/* The doors, and the last words of the last line. */
#define HOME_FIRST                                                                                 \
    { "Take the questionnaire", "Take the short form", "My results", "What it is", "leave" }

static bool run_all(const char *folder, int rounds) {
    static struct measured measured[PROGRAMS];
    char leadquiz[4096], bare[4096], calm[4096]; /* calm: a store with nothing to go on with */
    snprintf(leadquiz, sizeof leadquiz, "%s/leadquiz", folder);
    snprintf(calm, sizeof calm, "%s/calm.db", getenv("HOME"));
    snprintf(bare, sizeof bare, "%s/bench/bare_ncurses", folder);
    const struct program programs[PROGRAMS] = {
        {.name = "leadquiz, home",
         .arguments = {leadquiz, "--db", calm},
         .first = HOME_FIRST,
         .text = "about 7 minutes"},
        {.name = "leadquiz, home, a sitting is open",
         .arguments = {leadquiz},
         .first = HOME_FIRST,
         .text = "Go on where"},
        {.name = "leadquiz, question",
         .arguments = {leadquiz, "take", "--resume", "--name", "bench-heron"},
         .text = "In the last 3 months",
         .keys = {&move_selection, &give_answer}},
        {.name = "whiptail --menu",
         .arguments = {"whiptail", "--menu", "Choose one", "20", "70", "5", "1", "first", "2",
                       "second", "3", "third", "4", "fourth"},
         .text = "Cancel",
         .keys = {&move_selection}},
        {.name = "bare ncurses", .arguments = {bare}, .text = "any key ends it"},
    };
    if (!begin_sitting(leadquiz) || !run(programs, measured, rounds))
        return false;
    print_starts(programs, measured);
    print_keys(programs, measured);
    return true;
}

int main(int argc, char **argv) {
    char home[512];
    const char *folder = getenv("TMPDIR");
    int rounds = argc > 2 ? (int)strtol(argv[2], NULL, 10) : ROUNDS;
    if (argc < 2 || rounds < 1 || rounds >= ROUNDS_MOST) {
        fprintf(stderr, "usage: bench_start BUILD_FOLDER [ROUNDS, 1 to %d]\n", ROUNDS_MOST - 1);
        return 2;
    }
    snprintf(home, sizeof home, "%s/leadquiz-bench-XXXXXX", folder ? folder : "/tmp");
    if (!mkdtemp(home)) {
        fprintf(stderr, "bench_start: %s cannot be made: %s\n", home, strerror(errno));
        return 1;
    }
    fixed_environment(home, SOURCE_DIR "/data/questions.ini");
    bool fine = run_all(argv[1], rounds);
    nftw(home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    return fine ? 0 : 1;
}
