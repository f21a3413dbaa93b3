/* bench_review_screens.c - how long a team lead waits at the screens over a million sittings: from
 * the key to the last byte of what it brings, in the real program on an 80x24 pty.
 *
 *   bench_review_screens BUILD_FOLDER [PEOPLE [ROUNDS]]
 *
 * First rounds are told apart, each over a store that nobody has looked at: what is shown then is
 * held against all before, and kept. */
#include "made_store.h"
#include "pty.h"

#include <errno.h>

enum { PEOPLE = 100000, FIRSTS = 5, ROUNDS = 7, ROUNDS_MOST = 100 };

/* What is pressed, and a text that its screen has and no notice before; NULL: anything. */
struct step {
    const char *name, *keys, *text;
    bool told;
};

/* Esc alone would wait for more; q leaves where nothing is typed. */
static const struct step steps[] = {
    {"start to the first page", "", "Who is who", true},
    {"open the people", "1", "Search:", true},
    {"a letter of the search", "e", NULL, true},
    {"another letter", "r", NULL, true},
    {"take a letter away", "\177", NULL, true},
    {"take the other away", "\177", NULL, true},
    {"to the end of the list", "\033OF", NULL, true},
    {"sort by team", "\033OC", NULL, true},
    {"sort by level", "\033OC", NULL, true},
    {"turn round", " ", NULL, true},
    {"open one person", "\r", NULL, true},
    {"back to the list", "q", "Search:", true},
    {"back to the first page", "\033", "Who is who", false},
    {"open who is who", "2", NULL, true},
    {"the next one on the map", "\033OC", NULL, true},
    {"back from the map", "q", "Over time", false},
    {"over time", "3", "who moved", true},
    {"back from the months", "q", "Who is who", false},
    {"questions", "4", "other order", true},
    {"back from the questions", "q", "Who is who", false},
};

enum { STEPS = sizeof steps / sizeof *steps };

struct measured {
    double first[STEPS][FIRSTS], again[STEPS][ROUNDS_MOST];
    int rounds;
    long first_kib, resident_kib;
};

static bool take_step(struct running *running, const struct step *step, double *ms) {
    double start = now_ms();
    if (step->keys[0] != '\0' && !pty_press(running, step->keys))
        return false;
    bool done = pty_frame(running, step->text) >= 0;
    *ms = running->last - start;
    return done;
}

static bool go_round(const char *const words[], double ms[STEPS], long *kib) {
    static struct running running;
    double start = now_ms();
    bool done = pty_begin(&running, words);
    for (int i = 0; done && i < STEPS; i++) {
        done = take_step(&running, &steps[i], &ms[i]);
        if (!done)
            fprintf(stderr, "bench_review_screens: \"%s\" brought nothing; the last output:\n%s\n",
                    steps[i].name, running.kept);
        if (i == 0)
            ms[i] = running.last - start;
    }
    *kib = pty_resident(running.process);
    pty_finish(&running);
    return done;
}

/* A store that nobody has looked at, on the disk and not on its way there. */
static bool made_anew(const char *made, const char *store) {
    made_remove(store);
    bool done = made_copy(made, store);
    sync();
    return done;
}

static bool measure(const char *made, const char *store, const char *const words[], int rounds,
                    struct measured *measured) {
    double ms[STEPS];
    for (int round = 0; round < FIRSTS; round++) {
        if (!made_anew(made, store) || !go_round(words, ms, &measured->resident_kib))
            return false;
        if (measured->first_kib < measured->resident_kib)
            measured->first_kib = measured->resident_kib;
        for (int i = 0; i < STEPS; i++)
            measured->first[i][round] = ms[i];
    }
    for (measured->rounds = 0; measured->rounds < rounds; measured->rounds++) {
        if (!go_round(words, ms, &measured->resident_kib))
            return false;
        for (int i = 0; i < STEPS; i++)
            measured->again[i][measured->rounds] = ms[i];
    }
    printf("peak of a first round: %.1f MiB, of the last one: %.1f MiB\n\n",
           (double)measured->first_kib / 1024, (double)measured->resident_kib / 1024);
    return true;
}

static void print(struct measured *measured) {
    printf(
        "| what | first, median ms | most | again, median ms | 90 %% |\n|---|---|---|---|---|\n");
    for (int i = 0; i < STEPS; i++)
        if (steps[i].told)
            printf("| %s | %.1f | %.1f | %.1f | %.1f |\n", steps[i].name,
                   run_part(measured->first[i], FIRSTS, 0.5),
                   run_part(measured->first[i], FIRSTS, 1),
                   run_part(measured->again[i], measured->rounds, 0.5),
                   run_part(measured->again[i], measured->rounds, 0.9));
}

static bool run_all(const char *build, const char *made, const char *store, int rounds) {
    static struct measured measured;
    char leadquiz[4096], now[32];
    snprintf(leadquiz, sizeof leadquiz, "%s/leadquiz", build);
    snprintf(now, sizeof now, "%lld", (long long)(MADE_NOW / 1000));
    setenv("LEADQUIZ_NOW", now, 1);
    setenv("ESCDELAY", "1", 1);
    const char *const words[] = {leadquiz, "--db", store, "review", NULL};
    if (!measure(made, store, words, rounds, &measured))
        return false;
    print(&measured);
    return true;
}

int main(int count, char **words) {
    static const char questions[] = SOURCE_DIR "/data/questions.ini";
    struct error error = {.kind = ERROR_NONE};
    char home[512], made[4096], path[4096 + 8];
    const char *folder = getenv("TMPDIR");
    int people = count > 2 ? atoi(words[2]) : PEOPLE; /* NOLINT(cert-err34-c) */
    int rounds = count > 3 ? atoi(words[3]) : ROUNDS; /* NOLINT(cert-err34-c) */
    if (count < 2 || people < 1 || rounds < 1 || rounds > ROUNDS_MOST) {
        fprintf(stderr, "usage: bench_review_screens BUILD_FOLDER [PEOPLE [ROUNDS]]\n");
        return 2;
    }
    snprintf(home, sizeof home, "%s/leadquiz-bench-XXXXXX", folder ? folder : "/tmp");
    if (!mkdtemp(home)) {
        fprintf(stderr, "bench_review_screens: %s cannot be made: %s\n", home, strerror(errno));
        return 1;
    }
    pty_environment(home, questions);
    struct instrument *instrument = instrument_read(questions, NULL, &error);
    bool done = instrument && made_store(words[1], instrument, people, made, &error);
    instrument_free(instrument);
    snprintf(path, sizeof path, "%s.seen", made);
    if (error.kind != ERROR_NONE)
        fprintf(stderr, "bench_review_screens: %s\n", error.sentence);
    done = done && run_all(words[1], made, path, rounds);
    made_remove(path);
    nftw(home, pty_remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    return done ? 0 : 1;
}
