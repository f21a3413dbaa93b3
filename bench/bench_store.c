/* bench_store.c - how much room a finished sitting takes: bench_store [BUILD_FOLDER [SITTINGS]]
 *
 * Made-up people, three sittings each, every question of the full form answered at a human pace.
 * What an empty store with the questionnaire takes is not counted. */
#include "leadquiz/clock.h"
#include "leadquiz/store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EACH = 3, START_S = 1700000000 };

struct bench {
    char directory[64], path[96];
    struct instrument *instrument;
    struct store *store;
    uint64_t state;
    struct error error;
};

static int failed(const struct bench *bench) {
    fprintf(stderr, "bench_store: %s\n", bench->error.sentence);
    return 1;
}

/* Knuth's MMIX generator; the upper bits are the good ones. */
static double chance(struct bench *bench) {
    bench->state = bench->state * 6364136223846793005u + 1442695040888963407u;
    return (double)(bench->state >> 11) / (double)(UINT64_C(1) << 53);
}

/* About 5 seconds, log-normal: the sum of uniform numbers stands for the normal one. */
static int32_t pace(struct bench *bench) {
    double normal = -6;
    for (int i = 0; i < 12; i++)
        normal += chance(bench);
    return (int32_t)(5000 * exp(0.5 * normal));
}

static void answer_all(struct bench *bench, struct answers *answers) {
    const struct instrument *instrument = bench->instrument;
    const struct order *order = instrument_order(instrument, FORM_FULL, true);
    answers_clear(answers, instrument);
    for (int i = 0; i < order->count; i++) {
        int prompt = order->prompts[i];
        int options = instrument->prompts[prompt].option_count;
        answers->list[prompt] =
            (struct answer){(int8_t)(1 + (int)(chance(bench) * options)), pace(bench)};
    }
}

static bool add_person(struct bench *bench, int number, int64_t *id) {
    struct person person = {.consents = {true, number % 2 == 0, number % 3 == 0, false}};
    snprintf(person.name, sizeof person.name, "made-up-%d", number);
    snprintf(person.team, sizeof person.team, "team %d", number / 20);
    bool done =
        store_person_save(bench->store, &person, "1", (START_S + number) * 1000LL, &bench->error);
    *id = person.id;
    return done;
}

static bool add_sitting(struct bench *bench, int64_t person, int64_t started) {
    struct sitting sitting = {.person = person, .started = started};
    struct answers answers;
    struct result result;
    (void)chance(bench);
    sitting.seed = bench->state ^ bench->state >> 29;
    memcpy(sitting.questionnaire, bench->instrument->hash, DIGEST_TEXT);
    answer_all(bench, &answers);
    scoring_compute(bench->instrument, FORM_FULL, &answers, NULL, &result);
    return store_sitting_begin(bench->store, &sitting, &bench->error) &&
           store_sitting_finish(bench->store, sitting.id, bench->instrument, &answers, &result,
                                started + 420123, &bench->error);
}

static bool fill(struct bench *bench, int sittings) {
    int64_t person = 0;
    for (int i = 0; i < sittings; i++) {
        if (i % EACH == 0 && !add_person(bench, i / EACH, &person))
            return false;
        if (!add_sitting(bench, person, START_S * 1000LL + i * 61007LL))
            return false;
    }
    return true;
}

static bool reopen(struct bench *bench) {
    store_close(bench->store);
    bench->store = store_open(bench->path, &bench->error);
    return bench->store != NULL;
}

static long long file_size(const struct bench *bench) {
    struct stat about = {0};
    (void)stat(bench->path, &about);
    return (long long)about.st_size;
}

int main(int count, char **words) {
    struct bench bench = {.directory = "/tmp/leadquiz-bench-XXXXXX", .state = 1};
    int sittings = count > 2 ? atoi(words[2]) : 3000; /* NOLINT(cert-err34-c) */
    int status = 1;
    if (sittings < 1 || mkdtemp(bench.directory) == NULL)
        return 1;
    snprintf(bench.path, sizeof bench.path, "%s/store.db", bench.directory);
    bench.instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &bench.error);
    if (bench.instrument == NULL || !reopen(&bench) ||
        !store_questionnaire_keep(bench.store, bench.instrument, 0, &bench.error) ||
        !reopen(&bench))
        goto out;
    long long empty = file_size(&bench);
    int64_t began = clock_steady();
    if (!fill(&bench, sittings) || !reopen(&bench))
        goto out;
    printf("%d sittings: %.0f bytes each, people, teams and indexes included (%.1f s)\n", sittings,
           (double)(file_size(&bench) - empty) / sittings, (double)(clock_steady() - began) / 1000);
    status = 0;
out:
    if (status != 0)
        failed(&bench);
    store_close(bench.store);
    instrument_free(bench.instrument);
    (void)unlink(bench.path);
    (void)rmdir(bench.directory);
    return status;
}
