/* bench_room.c - a meeting of 200 seats at human pace: bench_room BUILD_FOLDER [SEATS [SECONDS]]
 *
 * Everybody answers about every two seconds: most seats are processes that call room.h as the
 * program does, some are the program itself on a terminal, with its facilitator and its wall. */
#include "made_room.h"

#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    REAL_SEATS = 20,
    ANSWERS_MOST = 128,
    LOOKS_MOST = 4096,
    LOOK_S = 1,
    HERE_EVERY_S = 7 /* as the seats of the program */
};

struct seat_record {
    int count;
    bool failed;
    struct error error;
    struct {
        double begun, done;
        int prompt, value;
    } answers[ANSWERS_MOST];
    int64_t seat;       /* 0: the program's own */
    double sat_down_ms; /* from the start to having a seat, all at once */
};

/* What the processes know of one another. */
struct shared {
    atomic_int ready;
    atomic_bool open;
    double ends;
    struct seat_record seats[SEATS_MOST];
};

struct bench {
    struct made_room room;
    int seconds;
    struct shared *shared;
    pid_t children[SEATS_MOST];
    struct {
        double time;
        int64_t answers;
    } looks[LOOKS_MOST];
    int look_count;
    double count_ms[LOOKS_MOST];
};

static double chance(void) {
    return (double)(digest_random() >> 11) / (double)(UINT64_C(1) << 53);
}

/* ---- a seat ---- */

struct sitting_down {
    struct store *store;
    struct meeting meeting;
    struct room_seat seat;
    uint64_t token;
    int64_t version;
    double heard;
};

/* What the program does once a second. */
static bool look(struct sitting_down *here, struct error *error) {
    int64_t version = here->version;
    if (run_now() - here->heard >= HERE_EVERY_S) {
        here->heard = run_now();
        if (room_here(here->store, &here->seat, here->token, clock_now(), error) != FOUND)
            return false;
    }
    if (!store_version(here->store, &version, error))
        return false;
    if (version == here->version)
        return true;
    here->version = version;
    return store_meeting_get(here->store, &here->meeting, error) == FOUND;
}

static bool look_until(struct sitting_down *here, double until, struct error *error) {
    for (double left; (left = until - run_now()) > 0;) {
        made_nap(left < LOOK_S ? left : LOOK_S);
        if (!look(here, error))
            return false;
    }
    return true;
}

static bool answer_on(struct sitting_down *here, struct take *take, const struct shared *shared,
                      struct seat_record *record, struct error *error) {
    double next = run_now() + 2 * chance();
    while (next < shared->ends && record->count < ANSWERS_MOST) {
        int prompt = quiz_prompt(&take->quiz);
        if (prompt == NOWHERE)
            return true;
        int value = 1 + (int)(chance() * take->instrument->prompts[prompt].option_count);
        if (!look_until(here, next, error))
            return false;
        double begun = run_now();
        if (!take_answer(take, prompt, value, 2000, clock_now(), error))
            return false;
        record->answers[record->count].begun = begun;
        record->answers[record->count].done = run_now();
        record->answers[record->count].prompt = prompt;
        record->answers[record->count++].value = value;
        take_forward(take, clock_now());
        next = begun + 1 + 2 * chance();
    }
    return true;
}

static bool sit(const struct bench *bench, struct seat_record *record, struct error *error) {
    struct sitting_down here = {.meeting = bench->room.meeting, .token = digest_random()};
    struct take take;
    double begun = run_now();
    here.store = store_open(bench->room.path, error);
    if (here.store == NULL)
        return false;
    take_init(&take, bench->room.instrument, here.store);
    bool done =
        room_join(here.store, &here.meeting, "", digest_random(), clock_now(), &here.seat, error);
    record->seat = done ? here.seat.id : 0;
    record->sat_down_ms = (run_now() - begun) * 1e3;
    atomic_fetch_add(&bench->shared->ready, 1);
    while (done && !atomic_load(&bench->shared->open))
        done = look_until(&here, run_now() + ROOM_LOOK_MS / 1e3, error);
    done = done && room_seat_take(&here.meeting, &here.seat, &take, error) &&
           answer_on(&here, &take, bench->shared, record, error);
    take_free(&take);
    store_close(here.store);
    return done;
}

static bool sit_at_program(const struct bench *bench, struct seat_record *record,
                           struct error *error) {
    struct running running;
    bool done = made_seat(&running, &bench->room) && made_sit_down(&running);
    atomic_fetch_add(&bench->shared->ready, 1);
    done = done && pty_frame(&running, "of") >= 0;
    double next = run_now() + 2 * chance();
    while (done && next < bench->shared->ends && record->count < ANSWERS_MOST) {
        made_nap(next - run_now());
        double begun = run_now();
        done = pty_press(&running, "2") && pty_frame(&running, NULL) >= 0;
        record->answers[record->count].begun = begun;
        record->answers[record->count++].done = running.last / 1e3;
        next = begun + 1 + 2 * chance();
    }
    pty_finish(&running);
    return done || error_set(error, ERROR_STORAGE, "the program at a terminal went astray");
}

static bool begin_seat(struct bench *bench, int number) {
    struct seat_record *record = &bench->shared->seats[number];
    bool real = number < REAL_SEATS && number < bench->room.seats / 2;
    bench->children[number] = fork();
    if (bench->children[number] != 0)
        return bench->children[number] > 0;
    record->failed = !(real ? sit_at_program(bench, record, &record->error)
                            : sit(bench, record, &record->error));
    _exit(0);
}

/* ---- the room ---- */

/* Both write while they follow. */
static void drain(struct running *running) {
    while (pty_take_in(running, 0) > 0)
        continue;
}

static bool count(struct bench *bench) {
    struct room_counts counts;
    double begun = run_now();
    if (!room_count(bench->room.store, bench->room.instrument, &bench->room.meeting, clock_now(),
                    &counts, &bench->room.error))
        return false;
    bench->count_ms[bench->look_count] = (run_now() - begun) * 1e3;
    bench->looks[bench->look_count].time = run_now();
    bench->looks[bench->look_count++].answers = counts.answers;
    return true;
}

/* As the facilitator's program does, but for the hold, which that has. */
static bool follow(struct bench *bench) {
    int64_t version = 0, seen = 0;
    while (run_now() < bench->shared->ends + 2 && bench->look_count < LOOKS_MOST) {
        made_nap(ROOM_LOOK_MS / 1e3);
        drain(&bench->room.run);
        drain(&bench->room.show);
        if (!store_version(bench->room.store, &version, &bench->room.error) ||
            (version != seen && !count(bench)))
            return false;
        seen = version;
    }
    return true;
}

static bool run_room(struct bench *bench) {
    struct shared *shared = bench->shared;
    made_close(&bench->room); /* SQLite must not be carried into another process */
    if (!made_front(&bench->room))
        return false;
    for (int i = 0; i < bench->room.seats; i++)
        if (!begin_seat(bench, i))
            return error_set(&bench->room.error, ERROR_STORAGE, "no more processes are to be had");
    if (!made_open(&bench->room))
        return false;
    while (atomic_load(&shared->ready) < bench->room.seats)
        made_nap(0.05);
    shared->ends = run_now() + bench->seconds;
    if (!room_step(bench->room.store, bench->room.instrument, &bench->room.meeting, STEP_OPEN,
                   NOWHERE, clock_now(), &bench->room.error))
        return false;
    atomic_store(&shared->open, true);
    bool done = follow(bench);
    for (int i = 0; i < bench->room.seats; i++)
        waitpid(bench->children[i], NULL, 0);
    for (int i = 0; i < bench->room.seats; i++)
        if (shared->seats[i].failed)
            return error_set(&bench->room.error, ERROR_STORAGE, "a seat, after %d answers: %s",
                             shared->seats[i].count, shared->seats[i].error.sentence);
    return done && count(bench);
}

/* ---- what came of it ---- */

/* Answers that are not in the store, or are others there. */
static int lost(struct bench *bench) {
    int missing = 0;
    int64_t given = 0;
    for (int i = 0; i < bench->room.seats; i++) {
        const struct seat_record *record = &bench->shared->seats[i];
        struct answers answers;
        char position[64];
        given += record->count;
        if (record->seat == 0)
            continue;
        if (!store_seat_answers_load(bench->room.store, record->seat, bench->room.instrument,
                                     &answers, position, &bench->room.error))
            return -1;
        for (int j = 0; j < record->count; j++)
            missing += answers.list[record->answers[j].prompt].value != record->answers[j].value;
    }
    int64_t apart = given - bench->looks[bench->look_count - 1].answers;
    return missing + (int)(apart < 0 ? -apart : apart);
}

static void print_times(const char *what, double *values, int number) {
    if (number > 0)
        printf("| %s | %d | %.2f | %.2f | %.2f |\n", what, number, run_part(values, number, 0.5),
               run_part(values, number, 0.99), run_part(values, number, 1));
}

/* How long after it was kept an answer was in the facilitator's count. */
static int behind(const struct bench *bench, double *kept, int number, double *out) {
    int at = 0;
    qsort(kept, (size_t)number, sizeof *kept, run_by_size);
    for (int i = 0; i < number; i++) {
        while (at < bench->look_count - 1 && bench->looks[at].answers < i + 1)
            at++;
        out[i] = (bench->looks[at].time - kept[i]) * 1e3;
    }
    return number;
}

static bool print_room(struct bench *bench) {
    enum { ALL_MOST = SEATS_MOST * ANSWERS_MOST };
    double *own = calloc(ALL_MOST, sizeof *own), *real = calloc(ALL_MOST, sizeof *real);
    double *kept = calloc(ALL_MOST, sizeof *kept), *late = calloc(ALL_MOST, sizeof *late);
    double sat_down[SEATS_MOST];
    int own_count = 0, real_count = 0, kept_count = 0, sat_count = 0;
    for (int i = 0; own && real && kept && late && i < bench->room.seats; i++) {
        const struct seat_record *record = &bench->shared->seats[i];
        if (record->seat != 0)
            sat_down[sat_count++] = record->sat_down_ms;
        for (int j = 0; j < record->count; j++) {
            double ms = (record->answers[j].done - record->answers[j].begun) * 1e3;
            if (record->seat != 0)
                own[own_count++] = ms;
            else
                real[real_count++] = ms;
            kept[kept_count++] = record->answers[j].done;
        }
    }
    int missing = lost(bench);
    printf("| ms | times | median | 99 %% | most |\n|---|---|---|---|---|\n");
    print_times("store opened and seat taken, all at once", sat_down, sat_count);
    print_times("an answer kept", own, own_count);
    print_times("the program: key, answer kept, next question drawn", real, real_count);
    if (late != NULL)
        print_times("from kept to in the facilitator's count", late,
                    behind(bench, kept, kept_count, late));
    print_times("counting the room", bench->count_ms, bench->look_count);
    printf("\n%d answers of %d seats in %d s, %.0f a second; lost: %d\n", kept_count,
           bench->room.seats, bench->seconds, (double)kept_count / bench->seconds, missing);
    free(own);
    free(real);
    free(kept);
    free(late);
    return missing == 0 ||
           error_set(&bench->room.error, ERROR_STORAGE, "%d answers are lost", missing);
}

/* ---- all of it ---- */

int main(int count, char **words) {
    static struct bench bench;
    if (count < 2) {
        fprintf(stderr, "bench_room: bench_room BUILD_FOLDER [SEATS [SECONDS]]\n");
        return 2;
    }
    int seats = count > 2 ? made_number(words[2], SEATS_MOST) : SEATS_MOST;
    bench.seconds = count > 3 ? made_number(words[3], 90) : 60;
    bench.shared =
        mmap(NULL, sizeof *bench.shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    bool done = bench.shared != MAP_FAILED && made_begin(&bench.room, words[1], seats) &&
                made_meeting(&bench.room) && run_room(&bench) && print_room(&bench);
    return made_finish(&bench.room, "bench_room", done);
}
