/* room_store.h - a meeting of made-up people in a store that is a file. */
#ifndef LEADQUIZ_TEST_ROOM_STORE_H
#define LEADQUIZ_TEST_ROOM_STORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../store/begins.h"

#include "leadquiz/room.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* 15 June 2025, 15:06 UTC. */
static const int64_t test_now = INT64_C(1750000000000);

enum { SEATS_MOST = 40 };

struct room {
    char path[64], database[96];
    struct instrument *instrument;
    struct store *store;
    struct error error;
    struct meeting meeting;
    struct room_seat seats[SEATS_MOST];
    int count;
    int published;
    struct room_result result; /* the last that was revealed */
};

static inline void must(const struct room *room, bool done) {
    if (!done)
        fail_msg("%s", room->error.sentence);
}

static inline void refused(const struct room *room, bool done, const char *sentence) {
    assert_false(done);
    assert_string_equal(room->error.sentence, sentence);
}

static inline int room_begin(void **state) {
    begins_watch();
    struct room *room = calloc(1, sizeof *room);
    assert_non_null(room);
    (void)snprintf(room->path, sizeof room->path, "/tmp/leadquiz-room-XXXXXX");
    assert_non_null(mkdtemp(room->path));
    (void)snprintf(room->database, sizeof room->database, "%s/test.db", room->path);
    room->instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &room->error);
    must(room, room->instrument != NULL);
    room->store = store_open(room->database, &room->error);
    must(room, room->store != NULL);
    *state = room;
    return 0;
}

static inline int room_end(void **state) {
    static const char *const ends[] = {"", "-wal", "-shm"};
    struct room *room = *state;
    char name[128];
    room_result_free(&room->result);
    store_close(room->store);
    instrument_free(room->instrument);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        (void)snprintf(name, sizeof name, "%s%s", room->database, ends[i]);
        (void)unlink(name);
    }
    (void)rmdir(room->path);
    free(room);
    return 0;
}

static inline void meet(struct room *room, const char *asked, bool named) {
    struct room_plan plan = {.title = "Made-up evening", .named = named, .asked = asked};
    must(room, room_new(room->store, room->instrument, &plan, 4711, test_now, &room->meeting,
                        &room->error));
    room->count = 0;
}

static inline void step_to(struct room *room, enum meeting_step step, int prompt) {
    must(room, room_step(room->store, room->instrument, &room->meeting, step, prompt, test_now,
                         &room->error));
}

static inline struct room_seat *join_as(struct room *room, const char *name) {
    struct room_seat *seat = &room->seats[room->count++];
    must(room, room_join(room->store, &room->meeting, name, (uint64_t)room->count * 99, test_now,
                         seat, &room->error));
    return seat;
}

static inline void join_many(struct room *room, int count) {
    char name[NAME_BYTES];
    while (room->count < count) {
        (void)snprintf(name, sizeof name, "made-up-%02d", room->count);
        (void)join_as(room, name);
    }
}

static inline struct room_counts counted(struct room *room) {
    struct room_counts counts;
    must(room, room_count(room->store, room->instrument, &room->meeting, test_now, &counts,
                          &room->error));
    return counts;
}

static inline int prompt_of(const struct room *room, const char *id) {
    int prompt = instrument_prompt(room->instrument, id);
    assert_int_not_equal(prompt, NOWHERE);
    return prompt;
}

/* What seat number `way` answers: believable, of different levels and wishes. */
static inline int answer_of(const struct room *room, int prompt, int way) {
    const struct item *item = instrument_item(room->instrument, prompt);
    const struct question *question = instrument_question(room->instrument, prompt);
    int options = room->instrument->response_count;
    if (item != NULL) {
        int keyed = 2 + way % 4 + (prompt * 5 + prompt / 3 + way) % 3 - 1;
        keyed = keyed < 1 ? 1 : keyed > options ? options : keyed;
        return item->reversed ? options + 1 - keyed : keyed;
    }
    if (question == NULL)
        return 1 + way % 3;
    if (question->role == ROLE_TEAM)
        return 2;
    if (question->role == ROLE_DESIRE)
        return 1 + way % 5;
    return question->expected > 0 ? question->expected : 1;
}

static inline void take_seat(struct room *room, const struct room_seat *seat, struct take *take) {
    take_init(take, room->instrument, room->store);
    must(room, room_seat_take(&room->meeting, seat, take, &room->error));
}

/* Answer up to `most` prompts from where the seat stands; returns how many. */
static inline int answer_some(struct room *room, const struct room_seat *seat, int way, int most) {
    struct take take;
    int given = 0;
    take_seat(room, seat, &take);
    for (int prompt; given < most && (prompt = quiz_prompt(&take.quiz)) != NOWHERE; given++) {
        must(room, take_answer(&take, prompt, answer_of(room, prompt, way), 4000 + 37 * given,
                               test_now, &room->error));
        (void)take_forward(&take, test_now);
    }
    take_free(&take);
    return given;
}

static inline void vote(struct room *room, const struct room_seat *seat, int value) {
    must(room, room_vote(room->store, room->instrument, &room->meeting, seat,
                         (struct answer){(int8_t)value, 2000}, test_now, &room->error));
}

static inline const struct room_result *reveal(struct room *room) {
    room_result_free(&room->result);
    must(room, room_reveal(room->store, room->instrument, &room->meeting, test_now, &room->result,
                           &room->error));
    return &room->result;
}

/* Nothing that the store or the room offers gives a value away. */
static inline void assert_hidden(struct room *room) {
    static const char hidden[] = "nobody sees a result before the facilitator reveals it";
    struct room_result result;
    refused(
        room,
        room_reveal(room->store, room->instrument, &room->meeting, test_now, &result, &room->error),
        hidden);
    assert_null(result.questions);
    assert_int_equal(result.people, 0);
}

#endif
