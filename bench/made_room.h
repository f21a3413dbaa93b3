/* made_room.h - a meeting in a store of its own, its facilitator, wall and seats at terminals. */
#ifndef LEADQUIZ_BENCH_MADE_ROOM_H
#define LEADQUIZ_BENCH_MADE_ROOM_H

#include "pty.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/room.h"

#include <errno.h>

enum { SEATS_MOST = 200 };

struct made_room {
    char home[64], path[96], program[4096];
    int seats;
    struct instrument *instrument;
    struct store *store;
    struct meeting meeting;
    struct running run, show;
    struct error error;
};

static inline void made_nap(double seconds) {
    struct timespec time = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};
    if (seconds > 0)
        nanosleep(&time, NULL);
}

static inline bool made_open(struct made_room *room) {
    room->store = store_open(room->path, &room->error);
    return room->store != NULL;
}

static inline void made_close(struct made_room *room) {
    store_close(room->store);
    room->store = NULL;
}

static inline bool made_meeting(struct made_room *room) {
    struct room_plan plan = {.title = "Made-up evening", .form = FORM_FULL};
    return made_open(room) && room_new(room->store, room->instrument, &plan, digest_random(),
                                       clock_now(), &room->meeting, &room->error);
}

static inline bool made_start(struct running *running, const struct made_room *room,
                              const char *const words[]) {
    const char *all[8] = {room->program};
    for (int i = 0; words[i] != NULL && i < 6; i++)
        all[i + 1] = words[i];
    return pty_begin(running, all);
}

static inline bool made_seat(struct running *running, const struct made_room *room) {
    const char *const words[] = {"join", room->meeting.code, NULL};
    return made_start(running, room, words);
}

static inline bool made_sit_down(struct running *running) {
    return pty_frame(running, "Sit down") >= 0 && pty_press(running, "1") &&
           pty_frame(running, "seat word") >= 0;
}

static inline bool made_front(struct made_room *room) {
    const char *const run[] = {"meeting", "run", room->meeting.code, NULL};
    const char *const show[] = {"meeting", "show", room->meeting.code, NULL};
    return (made_start(&room->run, room, run) && pty_frame(&room->run, "Begin") >= 0 &&
            made_start(&room->show, room, show) && pty_frame(&room->show, "leadquiz join") >= 0) ||
           error_set(&room->error, ERROR_STORAGE, "the facilitator's screen went astray");
}

static inline void made_end(struct made_room *room) {
    if (room->show.process > 0)
        pty_finish(&room->show);
    if (room->run.process > 0)
        pty_finish(&room->run);
    made_close(room);
    room->show.process = room->run.process = 0;
}

static inline int made_number(const char *text, int most) {
    long number = strtol(text, NULL, 10);
    return number >= 1 && number <= most ? (int)number : most;
}

static inline bool made_begin(struct made_room *room, const char *build, int seats) {
    room->seats = seats;
    snprintf(room->program, sizeof room->program, "%s/leadquiz", build);
    const char *folder = getenv("TMPDIR");
    snprintf(room->home, sizeof room->home, "%s/leadquiz-bench-XXXXXX",
             folder != NULL && strlen(folder) < 30 ? folder : "/tmp");
    if (mkdtemp(room->home) == NULL)
        return error_set(&room->error, ERROR_STORAGE, "no room to begin: %s", strerror(errno));
    snprintf(room->path, sizeof room->path, "%s/room.db", room->home);
    pty_environment(room->home, SOURCE_DIR "/data/questions.ini");
    setenv("LEADQUIZ_DB", room->path, 1);
    room->instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &room->error);
    return room->instrument != NULL;
}

static inline int made_finish(struct made_room *room, const char *name, bool done) {
    made_end(room);
    if (!done)
        fprintf(stderr, "%s: %s\n", name, room->error.sentence);
    instrument_free(room->instrument);
    nftw(room->home, pty_remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    return done ? 0 : 1;
}

#endif
