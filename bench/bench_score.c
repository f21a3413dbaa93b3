/* bench_score.c - how long the built program takes to score a large table.
 *
 *     bench_score BUILD_FOLDER [ROWS] [RUNS] [QUESTIONS]
 *
 * Writes a seeded table of answers (1,000,000 rows of all items, scenarios and questions unless
 * told otherwise) to a temporary file, runs `leadquiz score FILE` on it and prints the whole
 * process's time and peak memory, for an empty table as well. */
#include "run.h"

#include "leadquiz/instrument.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint32_t next_random(uint64_t *seed) {
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33);
}

static const struct order *asked(const struct instrument *instrument) {
    return instrument_order(instrument, FORM_FULL, true);
}

static void write_header(FILE *out, const struct instrument *instrument) {
    fputs("id", out);
    for (int i = 0; i < asked(instrument)->count; i++)
        fprintf(out, ",%s", instrument->prompts[asked(instrument)->prompts[i]].id);
    fputc('\n', out);
}

/* Answers lean to the person's own level, so that all levels come up; one in thirty is missing. */
static int choose(const struct prompt *prompt, int lift, uint64_t *seed) {
    uint32_t draw = next_random(seed);
    if (prompt->no_chance && draw % 30 == 0)
        return 0;
    int value = 1 + (int)(draw % (uint32_t)prompt->option_count);
    int other = 1 + (int)(next_random(seed) % (uint32_t)prompt->option_count);
    return lift % 2 == 0 && other > value ? other : value;
}

static void write_row(FILE *out, const struct instrument *instrument, int row, uint64_t *seed) {
    int lift = (int)(next_random(seed) % 2);
    fprintf(out, "p%d", row);
    for (int i = 0; i < asked(instrument)->count; i++) {
        int index = asked(instrument)->prompts[i];
        const struct prompt *prompt = &instrument->prompts[index];
        const struct item *item = instrument_item(instrument, index);
        int value = choose(prompt, lift, seed);
        if (item && item->reversed && value > 0)
            value = prompt->option_count + 1 - value;
        if (prompt->kind == PROMPT_SCENARIO)
            fprintf(out, ",%s", prompt->options[value - 1].id);
        else if (index == instrument->role_question[ROLE_DESIRE] ||
                 index == instrument->role_question[ROLE_TEAM])
            fprintf(out, ",%d", value - 1);
        else
            fprintf(out, ",%d", value);
    }
    fputc('\n', out);
}

static int write_table(const char *path, const struct instrument *instrument, int rows) {
    FILE *out = fopen(path, "w");
    if (!out)
        return -1;
    uint64_t seed = 20261121;
    write_header(out, instrument);
    for (int row = 0; row < rows; row++)
        write_row(out, instrument, row, &seed);
    int broken = ferror(out);
    return fclose(out) == 0 && !broken ? 0 : -1;
}

static int measure(const char *program, const struct instrument *instrument, const char *questions,
                   int rows, int runs) {
    char path[] = "/tmp/bench-score-XXXXXX";
    const char *const words[] = {program, "--questions", questions, "score", path, NULL};
    struct run best = {0, 0};
    int file = mkstemp(path);
    int failed = file < 0 || close(file) != 0 || write_table(path, instrument, rows) != 0 ||
                 run_best(words, runs, &best) != 0;
    if (failed)
        fprintf(stderr, "bench_score: a table of %d rows could not be scored\n", rows);
    else
        printf("score %8d rows: %7.3f s  %6.1f MiB\n", rows, best.seconds,
               (double)best.kibibytes / 1024);
    unlink(path);
    return failed;
}

int main(int argument_count, char **arguments) {
    if (argument_count < 2) {
        fputs("usage: bench_score BUILD_FOLDER [ROWS] [RUNS] [QUESTIONS]\n", stderr);
        return 2;
    }
    int rows = argument_count > 2 ? (int)strtol(arguments[2], NULL, 10) : 1000000;
    int runs = argument_count > 3 ? (int)strtol(arguments[3], NULL, 10) : 3;
    const char *questions = argument_count > 4 ? arguments[4] : SOURCE_DIR "/data/questions.ini";
    char program[PATH_MAX];
    snprintf(program, sizeof program, "%s/leadquiz", arguments[1]);
    struct error error;
    struct instrument *instrument = instrument_read(questions, NULL, &error);
    if (!instrument) {
        fprintf(stderr, "bench_score: %s\n", error.sentence);
        return 1;
    }
    int failed = measure(program, instrument, questions, 0, runs) ||
                 measure(program, instrument, questions, rows, runs);
    instrument_free(instrument);
    return failed;
}
