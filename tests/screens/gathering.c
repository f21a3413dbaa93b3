#include "gathering.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { QUESTIONS_MOST = 1 << 20 };

static const int64_t now = INT64_C(1795219200000); /* 21 Nov 2026 */

static struct store *open_store(const struct seat *seat) {
    char path[512];
    struct error error;
    snprintf(path, sizeof path, "%s/data", seat->home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/data/leadquiz", seat->home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/data/leadquiz/leadquiz.db", seat->home);
    struct store *store = store_open(path, &error);
    assert_non_null(store);
    return store;
}

static void open_plan(struct gathering *gathering, struct seat *seat, const char *questions,
                      const struct room_plan *plan) {
    struct error error;
    *gathering = (struct gathering){.store = open_store(seat)};
    gathering->instrument = instrument_read(questions, NULL, &error);
    assert_non_null(gathering->instrument);
    assert_true(room_new(gathering->store, gathering->instrument, plan, 20261121, now,
                         &gathering->meeting, &error));
    for (int i = 0; i < GATHERING_TERMINALS; i++)
        gathering->terminals[i] = *seat;
}

void gathering_open(struct gathering *gathering, struct seat *seat, const char *asked, bool named) {
    open_plan(gathering, seat, QUESTIONS_FILE,
              &(struct room_plan){
                  .title = "A made-up evening", .form = FORM_FULL, .named = named, .asked = asked});
}

/* The number behind the key becomes 1. */
static void make_small(char *text, const char *key) {
    char *at = strstr(text, key);
    assert_non_null(at);
    at += strlen(key);
    size_t digits = strspn(at, "0123456789");
    memset(at, ' ', digits);
    at[0] = '1';
}

void gathering_open_short(struct gathering *gathering, struct seat *seat) {
    char path[512];
    size_t length = 0;
    struct error error;
    char *text = file_read(QUESTIONS_FILE, QUESTIONS_MOST, &length, &error);
    assert_non_null(text);
    make_small(text, "\nfast_ms = ");
    make_small(text, "\nvery_fast_ms = ");
    snprintf(path, sizeof path, "%s/quick.ini", seat->home);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    free(text);
    open_plan(gathering, seat, path,
              &(struct room_plan){.title = "A made-up evening", .form = FORM_SHORT});
}

void gathering_close(struct gathering *gathering) {
    for (int i = 0; i < GATHERING_TERMINALS; i++)
        terminal_free(gathering->terminals[i].terminal);
    store_close(gathering->store);
    instrument_free(gathering->instrument);
}

void gathering_step(struct gathering *gathering, enum meeting_step step, const char *prompt) {
    struct error error;
    int index = prompt != NULL ? instrument_prompt(gathering->instrument, prompt) : NOWHERE;
    if (!room_step(gathering->store, gathering->instrument, &gathering->meeting, step, index, now,
                   &error))
        fail_msg("%s", error.sentence);
}

static void look(struct gathering *gathering) {
    struct error error;
    assert_int_equal(store_meeting_get(gathering->store, &gathering->meeting, &error), FOUND);
}

void gathering_sit(struct gathering *gathering, int people) {
    struct error error;
    look(gathering);
    for (int i = 0; i < people; i++) {
        char name[NAME_BYTES];
        struct room_seat *seat = &gathering->seats[gathering->count++];
        snprintf(name, sizeof name, "made-up-%d", gathering->count);
        assert_true(room_join(gathering->store, &gathering->meeting, name,
                              (uint64_t)gathering->count, now, seat, &error));
        assert_int_equal(room_here(gathering->store, seat, (uint64_t)gathering->count, now, &error),
                         FOUND);
    }
}

/* One person differs from the next by a step in some of the items. */
static int answer_of(const struct prompt *prompt, int place, int person) {
    int value = program_answers[place] - '0';
    if (prompt->kind == PROMPT_ITEM && (place + person) % 3 == 0)
        value += value >= 4 ? -1 : value <= 2 ? 1 : (person % 2) * 2 - 1;
    return value;
}

static void answer(struct gathering *gathering, int person, int open) {
    struct take take;
    struct error error;
    take_init(&take, gathering->instrument, gathering->store);
    assert_true(room_seat_take(&gathering->meeting, &gathering->seats[person], &take, &error));
    for (int place = 0; place < PROGRAM_QUESTIONS - open; place++) {
        int prompt = quiz_prompt(&take.quiz);
        int value = answer_of(&gathering->instrument->prompts[prompt], place, person);
        assert_true(take_answer(&take, prompt, value, 3000, now, &error));
        take_forward(&take, now);
    }
    take_free(&take);
}

void gathering_answer(struct gathering *gathering, int first, int people, int open) {
    look(gathering);
    for (int i = first; i < first + people; i++)
        answer(gathering, i, open);
}

void gathering_vote(struct gathering *gathering, int first, const char *digits) {
    struct error error;
    look(gathering);
    for (int i = 0; digits[i]; i++) {
        const struct answer vote = {.value = (int8_t)(digits[i] - '0'), .time_ms = 3000};
        if (!room_vote(gathering->store, gathering->instrument, &gathering->meeting,
                       &gathering->seats[first + i], vote, now, &error))
            fail_msg("%s", error.sentence);
    }
}

struct room_counts gathering_counts(struct gathering *gathering) {
    struct room_counts counts;
    struct error error;
    look(gathering);
    assert_true(room_count(gathering->store, gathering->instrument, &gathering->meeting, now,
                           &counts, &error));
    return counts;
}

struct terminal *gathering_start(struct gathering *gathering, int terminal, const char *word,
                                 const char *second) {
    const char *const arguments[] = {word, second != NULL ? second : gathering->meeting.code,
                                     second != NULL ? gathering->meeting.code : NULL, NULL};
    return program_start(&gathering->terminals[terminal],
                         &(struct program_setup){.arguments = arguments});
}
