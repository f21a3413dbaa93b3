/* bench_room_idle.c - what a room of 200 costs in which nobody does anything:
 * bench_room_idle BUILD_FOLDER [SEATS]
 *
 * Facilitator, wall and every seat are the program on a terminal: in the lobby, and all at their
 * first question. */
#include "made_room.h"

enum { IDLE_S = 20, SETTLED_S = 2 };

/* Nanoseconds on a processor; user and system time have ticks of 10 ms, too coarse for a seat. */
static double worked_s(pid_t process) {
    char path[64];
    unsigned long long nanoseconds = 0;
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)process);
    FILE *file = fopen(path, "re");
    char line[128] = "";
    if (file != NULL && fgets(line, sizeof line, file) != NULL)
        nanoseconds = strtoull(line, NULL, 10);
    if (file != NULL)
        fclose(file);
    return (double)nanoseconds / 1e9;
}

/* Its share of memory, in KiB: what several processes have in common is divided among them. */
static long share_kib(pid_t process) {
    char path[64], line[256];
    long kib = 0;
    snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)process);
    FILE *file = fopen(path, "re");
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, "Pss:", 4) == 0)
            kib = strtol(line + 4, NULL, 10);
    if (file != NULL)
        fclose(file);
    return kib;
}

struct idle {
    double seats_s, run_s, show_s;
};

static struct idle worked(const struct made_room *room, const struct running *seats) {
    struct idle idle = {0, worked_s(room->run.process), worked_s(room->show.process)};
    for (int i = 0; i < room->seats; i++)
        idle.seats_s += worked_s(seats[i].process);
    return idle;
}

static void print_idle(const struct made_room *room, const struct running *seats,
                       const char *where) {
    struct idle before = worked(room, seats);
    double begun = run_now();
    made_nap(IDLE_S);
    struct idle after = worked(room, seats);
    double part = 100 / (run_now() - begun);
    long kib = 0, share = 0;
    for (int i = 0; i < room->seats; i++) {
        long own = pty_resident(seats[i].process);
        kib = own > kib ? own : kib;
        share += share_kib(seats[i].process);
    }
    printf("| %s | %.2f | %.2f | %.2f | %.1f | %.1f |\n", where,
           (after.seats_s - before.seats_s) * part, (after.run_s - before.run_s) * part,
           (after.show_s - before.show_s) * part, (double)kib / 1024,
           (double)share / 1024 / room->seats);
    fflush(stdout);
}

static bool idle_seats(struct made_room *room, struct running *seats) {
    for (int i = 0; i < room->seats; i++)
        if (!made_sit_down(&seats[i]))
            return error_set(&room->error, ERROR_STORAGE, "a seat went astray");
    printf(
        "| %% of a core | %d seats together | facilitator | wall | a seat's peak MiB | its share "
        "of memory, MiB |\n|---|---|---|---|---|---|\n",
        room->seats);
    made_nap(SETTLED_S);
    print_idle(room, seats, "in the lobby");
    if (!room_step(room->store, room->instrument, &room->meeting, STEP_OPEN, NOWHERE, clock_now(),
                   &room->error))
        return false;
    made_nap(SETTLED_S);
    print_idle(room, seats, "at the first question");
    return true;
}

static bool run_idle(struct made_room *room) {
    struct running *seats = calloc((size_t)room->seats, sizeof *seats);
    int begun = 0;
    bool done = seats != NULL && made_meeting(room) && made_front(room);
    while (done && begun < room->seats && made_seat(&seats[begun], room))
        begun++;
    done = done && begun == room->seats && idle_seats(room, seats);
    for (int i = 0; i < begun; i++)
        pty_finish(&seats[i]);
    free(seats);
    return done;
}

int main(int count, char **words) {
    static struct made_room room;
    if (count < 2) {
        fprintf(stderr, "bench_room_idle: bench_room_idle BUILD_FOLDER [SEATS]\n");
        return 2;
    }
    int seats = count > 2 ? made_number(words[2], SEATS_MOST) : SEATS_MOST;
    bool done = made_begin(&room, words[1], seats) && run_idle(&room);
    return made_finish(&room, "bench_room_idle", done);
}
