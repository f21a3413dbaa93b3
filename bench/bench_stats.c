/* bench_stats.c - how long reliability and item analysis of a million people take.
 *
 *     bench_stats BUILD_FOLDER [ROWS] [RUNS]
 *
 * The pure pass over rows in memory (40 items as one scale: sums, alpha, omega, every item), then
 * whole processes on a table of ROWS x 40 (1,000,000): `leadquiz stats FILE` and
 * `leadquiz stats --matrix FILE`. psych::alpha of R takes 62.6 s and 3.9 GB for the pure pass. */
#include "run.h"

#include "leadquiz/statistics.h"

#include <limits.h>
#include <stdint.h>
#include <stdlib.h>

enum { ITEMS_MOST = 400, PERIOD = 256 };

/* Answers of PERIOD people, over and over. */
struct people {
    const char *ids[ITEMS_MOST];
    int items;
    int answers[PERIOD][ITEMS_MOST];
};

static uint32_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

/* Answers that go together: each person has a level of their own. */
static void make_people(const struct instrument *instrument, struct people *people) {
    const struct order *order = instrument_order(instrument, FORM_FULL, true);
    bool reversed[ITEMS_MOST];
    uint64_t seed = 20261121;
    for (int i = 0; i < order->count && people->items < ITEMS_MOST; i++) {
        const struct item *item = instrument_item(instrument, order->prompts[i]);
        if (item == NULL)
            continue;
        reversed[people->items] = item->reversed;
        people->ids[people->items++] = instrument->prompts[order->prompts[i]].id;
    }
    for (int person = 0; person < PERIOD; person++) {
        uint32_t level = next_random(&seed) % 3;
        for (int i = 0; i < people->items; i++) {
            int value = 1 + (int)(level + next_random(&seed) % 3);
            people->answers[person][i] = reversed[i] ? 6 - value : value;
        }
    }
}

static int pure_pass(const struct people *people, int rows) {
    struct error error;
    struct item_matrix matrix;
    struct reliability reliability;
    struct item_statistics item;
    double row[ITEMS_MOST], start = run_now();
    if (!item_matrix_start(&matrix, people->items, &error))
        return -1;
    for (int i = 0; i < rows; i++) {
        for (int k = 0; k < people->items; k++)
            row[k] = people->answers[i % PERIOD][k];
        item_matrix_add(&matrix, row);
    }
    bool done = statistics_reliability(&matrix, &reliability, &error);
    for (int k = 0; k < people->items; k++)
        statistics_item(&matrix, k, &item);
    printf("pure pass      %8d x %d: %7.3f s\n", rows, people->items, run_now() - start);
    item_matrix_free(&matrix);
    return done ? 0 : -1;
}

static int write_table(const char *path, const struct people *people, int rows) {
    FILE *out = fopen(path, "w");
    if (!out)
        return -1;
    for (int k = 0; k < people->items; k++)
        fprintf(out, "%s%s", k > 0 ? "," : "", people->ids[k]);
    for (int i = 0; i < rows; i++)
        for (int k = 0; k < people->items; k++) {
            fputc(k > 0 ? ',' : '\n', out);
            fputc('0' + people->answers[i % PERIOD][k], out);
        }
    fputc('\n', out);
    int broken = ferror(out);
    return fclose(out) == 0 && !broken ? 0 : -1;
}

static int whole_runs(const char *program, const struct people *people, int rows, int runs) {
    char path[] = "/tmp/bench-stats-XXXXXX";
    const char *questions = SOURCE_DIR "/data/questions.ini";
    const char *const answers[] = {program, "--questions", questions, "stats", path, NULL};
    const char *const numbers[] = {program, "stats", "--matrix", path, NULL};
    struct run first = {0, 0}, second = {0, 0};
    int file = mkstemp(path);
    int failed = file < 0 || close(file) != 0 || write_table(path, people, rows) != 0 ||
                 run_best(answers, runs, &first) != 0 || run_best(numbers, runs, &second) != 0;
    if (failed)
        fprintf(stderr, "bench_stats: a table of %d rows could not be analysed\n", rows);
    else
        printf("stats FILE     %8d x %d: %7.3f s  %6.1f MiB\n"
               "stats --matrix %8d x %d: %7.3f s  %6.1f MiB\n",
               rows, people->items, first.seconds, (double)first.kibibytes / 1024, rows,
               people->items, second.seconds, (double)second.kibibytes / 1024);
    unlink(path);
    return failed;
}

int main(int argument_count, char **arguments) {
    char program[PATH_MAX];
    struct error error;
    if (argument_count < 2) {
        fputs("usage: bench_stats BUILD_FOLDER [ROWS] [RUNS]\n", stderr);
        return 2;
    }
    int rows = argument_count > 2 ? (int)strtol(arguments[2], NULL, 10) : 1000000;
    int runs = argument_count > 3 ? (int)strtol(arguments[3], NULL, 10) : 3;
    snprintf(program, sizeof program, "%s/leadquiz", arguments[1]);
    struct people *people = calloc(1, sizeof *people);
    struct instrument *instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &error);
    int failed = people == NULL || instrument == NULL;
    if (instrument == NULL)
        fprintf(stderr, "bench_stats: %s\n", error.sentence);
    if (!failed) {
        make_people(instrument, people);
        failed = pure_pass(people, rows) != 0 || whole_runs(program, people, rows, runs) != 0;
    }
    instrument_free(instrument);
    free(people);
    return failed;
}
