/* bench_start.c - how long a person waits: start to the first frame and to the one that is ready,
 * key to the last byte of the redraw, bytes sent for it, memory. leadquiz, whiptail and a bare
 * curses program take turns in one run, so that a busy machine is as unfair to each.
 *
 *   bench_start BUILD_FOLDER [ROUNDS]
 *
 * A frame is ready when the expected text has come and then nothing for QUIET_MS; its time is that
 * of its last byte. Most programs show nothing before. leadquiz's home does: its first frame is
 * there when every text of it has come, the last words of the screen among them. */
#include "pty.h"

#include <errno.h>

enum {
    ROUNDS = 60,
    ROUNDS_MOST = 1000,
    KEYS_PER_ROUND = 8,
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

/* Until all of `texts` have come. */
static bool first_frame(struct running *running, const char *const texts[FIRST_MOST]) {
    double deadline = now_ms() + PATIENCE_MS;
    int seen = 0;
    while (seen < FIRST_MOST && texts[seen] != NULL) {
        if (pty_shows(running, texts[seen]))
            seen++;
        else if (now_ms() > deadline || pty_take_in(running, PATIENCE_MS) <= 0)
            return false;
    }
    return true;
}

/* ---- measuring ---- */

static bool measure_key(struct running *running, const struct key *key, int which,
                        struct measured *measured) {
    if (key->before && (!pty_press(running, key->before) || pty_frame(running, NULL) < 0))
        return false;
    for (int i = -2; i < KEYS_PER_ROUND; i++) {
        bool back = i & 1;
        double start = now_ms();
        if (!pty_press(running, back ? key->back : key->there))
            return false;
        long bytes = pty_frame(running, NULL);
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
    if (!pty_begin(&running, program->arguments))
        return false;
    bool fine = first_frame(&running, program->first);
    bool early = program->first[0] != NULL;
    measured->first_ms[measured->starts] = running.last - start;
    fine = fine && pty_frame(&running, program->text) >= 0;
    measured->ready_ms[measured->starts] = running.last - start;
    if (!early)
        measured->first_ms[measured->starts] = measured->ready_ms[measured->starts];
    measured->starts++;
    for (int i = 0; fine && i < KEYS && program->keys[i]; i++)
        fine = measure_key(&running, program->keys[i], i, measured);
    measured->resident_kib = pty_resident(running.process);
    if (!fine)
        fprintf(stderr,
                "bench_start: %s did not show \"%s\" or did not answer; its last output:\n%s\n",
                program->name, program->text, running.kept);
    pty_finish(&running);
    return fine;
}

/* ---- the table ---- */

static void print_starts(const struct program *programs, struct measured *measured) {
    int count = measured[0].starts;
    double first = run_part(measured[0].first_ms, count, 0.5);
    double ready = run_part(measured[0].ready_ms, count, 0.5);
    printf("Start, 80x24, %d of each, by turns\n\n", count);
    printf("| program | first frame: median ms | 10 %% | 90 %% | ready: median ms | 10 %% | 90 %% "
           "| home's first / its first | home's ready / its first | peak MiB |\n");
    printf("|---|---|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < PROGRAMS; i++) {
        struct measured *own = &measured[i];
        double its = run_part(own->first_ms, count, 0.5);
        printf("| %s | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f | %.1f |\n",
               programs[i].name, its, run_part(own->first_ms, count, 0.1),
               run_part(own->first_ms, count, 0.9), run_part(own->ready_ms, count, 0.5),
               run_part(own->ready_ms, count, 0.1), run_part(own->ready_ms, count, 0.9),
               first / its, ready / its, (double)own->resident_kib / 1024);
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
                   programs[i].keys[key]->name, count, run_part(times, count, 0.5),
                   run_part(times, count, 0.9), run_part(bytes, count, 0.5),
                   run_part(bytes, count, 1));
        }
    }
}

/* ---- the run ---- */

/* Begin a sitting that is kept, so that --resume leads straight to a question. */
static bool begin_sitting(const char *leadquiz) {
    static struct running running;
    /* begin; keep my answers; go on; I have a team; one answer */
    static const char *const keys[] = {"1", "1", "5", "2", "3"};
    const struct program program = {.name = "leadquiz",
                                    .arguments = {leadquiz, "take", "--name", "bench-heron"}};
    bool fine = pty_begin(&running, program.arguments) && pty_frame(&running, NULL) >= 0;
    for (size_t i = 0; fine && i < sizeof keys / sizeof keys[0]; i++)
        fine = pty_press(&running, keys[i]) && pty_frame(&running, NULL) >= 0;
    if (!fine)
        fprintf(stderr, "bench_start: leadquiz did not begin a sitting; its last output:\n%s\n",
                running.kept);
    pty_finish(&running);
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
    pty_environment(home, SOURCE_DIR "/data/questions.ini");
    bool fine = run_all(argv[1], rounds);
    nftw(home, pty_remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    return fine ? 0 : 1;
}
