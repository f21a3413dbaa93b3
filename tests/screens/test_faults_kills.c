/* kill -9 at exact moments of a sitting and of a meeting: what was shown as given is there, the
 * store is sound, and nothing is half-done. */
#include "gathering.h"
#include "internal.h"
#include "kills.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum { BEFORE_THE_LAST = 48, SEATS = 6 };

/* ---- a sitting ---- */

/* Type the answers from question `place` on as fast as they are read; a question that is shown
 * says that those before it are kept. Of half a frame the number is half of another: 59 of 50. */
static void answer(struct scene *scene, struct terminal *terminal, int place, int last) {
    int typed = place - 1, seen;
    long long deadline = terminal_clock() + WAIT_MS;
    do {
        seen = program_see_whole(terminal) ? program_place(terminal) : 0;
        if (seen > 0 && seen - 1 > scene->shown)
            scene->shown = seen - 1;
        if (seen == typed + 1 && typed < last) {
            const char key[2] = {program_answers[typed++], '\0'};
            terminal_type(terminal, key);
        }
    } while (seen <= last && !terminal_find(terminal, "50 of 50 answered", NULL, NULL) &&
             terminal_wait_output(terminal, deadline));
    terminal_drain(terminal);
}

static void leave(struct terminal *terminal) {
    struct ending ending;
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, &ending));
}

static void act_beginning(struct scene *scene, struct terminal *terminal) {
    if (!kills_await(terminal, "begin"))
        return;
    terminal_type(terminal, "1");
    if (!kills_await(terminal, "Your answers, your choice"))
        return;
    terminal_type(terminal, "1");
    if (!kills_await(terminal, "Yes"))
        return;
    terminal_type(terminal, "5");
    if (!kills_await(terminal, "1 of 50"))
        return;
    answer(scene, terminal, 1, 10);
    if (program_place(terminal) == 11)
        leave(terminal);
}

static long answers_there(struct scene *scene, struct sqlite3 *store) {
    (void)scene;
    return kills_ask(store, "SELECT count(*) FROM answer");
}

static void test_sitting(void **state) {
    static const char *const arguments[] = {"take", "--name", "test-heron", NULL};
    struct kill_counts counts = {0};
    struct scene scene = {.seat = *state,
                          .name = "a sitting",
                          .arguments = arguments,
                          .act = act_beginning,
                          .there = answers_there};
    kills_play(&scene, 8, 200, &counts);
    kills_tell(&counts);
}

/* From the last questions on to the result and what to do: 50 answers are shown as given, then a
 * result, then an action. */
static void act_end(struct scene *scene, struct terminal *terminal) {
    if (!kills_await(terminal, "of 50"))
        return;
    answer(scene, terminal, BEFORE_THE_LAST + 1, PROGRAM_QUESTIONS);
    if (!kills_await(terminal, "See my result"))
        return;
    scene->shown = PROGRAM_QUESTIONS;
    terminal_type(terminal, "1");
    if (!kills_await(terminal, "what to do"))
        return;
    scene->shown = PROGRAM_QUESTIONS + 1;
    terminal_key(terminal, VTERM_KEY_ENTER);
    if (!kills_await(terminal, "Choose one or two"))
        return;
    terminal_type(terminal, "1");
    if (!kills_await(terminal, "(by"))
        return;
    leave(terminal);
    if (terminal_find(terminal, "and so is the thing to do", NULL, NULL))
        scene->shown = PROGRAM_QUESTIONS + 2;
}

static long end_there(struct scene *scene, struct sqlite3 *store) {
    long finished = kills_ask(store, "SELECT count(*) FROM sitting WHERE finished IS NOT NULL");
    long results = kills_ask(store, "SELECT count(*) FROM result");
    if (finished != results)
        return -1;
    return finished == 0 ? answers_there(scene, store)
                         : PROGRAM_QUESTIONS + 1 + kills_ask(store, "SELECT count(*) FROM action");
}

static void test_end_of_a_sitting(void **state) {
    static const char *const begin[] = {"take", "--name", "test-heron", NULL};
    static const char *const arguments[] = {"take", "--name", "test-heron", "--resume", NULL};
    struct kill_counts counts = {0};
    struct kept_files files;
    struct terminal *terminal = program_start(*state, &(struct program_setup){.arguments = begin});
    char digits[BEFORE_THE_LAST + 1] = "";
    memcpy(digits, program_answers, BEFORE_THE_LAST);
    assert_true(program_begin(terminal));
    assert_true(program_answer(terminal, 1, digits));
    assert_true(program_see_place(terminal, BEFORE_THE_LAST + 1));
    leave(terminal);
    kept_files_take(&files, *state);
    struct scene scene = {.seat = *state,
                          .name = "the end of a sitting",
                          .arguments = arguments,
                          .files = &files,
                          .act = act_end,
                          .there = end_there};
    kills_play(&scene, 8, 200, &counts);
    kept_files_free(&files);
    kills_tell(&counts);
}

/* ---- a meeting ---- */

static struct gathering gathering;

/* A meeting that is open, with people who have answered. */
static void meet(struct seat *seat, struct kept_files *files, bool answered) {
    gathering_open(&gathering, seat, NULL, false);
    gathering_sit(&gathering, SEATS);
    gathering_step(&gathering, STEP_OPEN, NULL);
    if (answered)
        gathering_answer(&gathering, 0, SEATS, 0);
    gathering_close(&gathering);
    kept_files_take(files, seat);
}

/* Close, reveal, end: each is shown when the next thing to do is. */
static void act_facilitator(struct scene *scene, struct terminal *terminal) {
    static const struct {
        const char *see, *keys;
        long shown;
    } steps[] = {
        {"Close the answering", "1", MEETING_OPEN},
        {"Reveal the result", "1", MEETING_CLOSED},
        {"people count.", "2", MEETING_REVEALED},
        {"End the meeting for everybody", "2", MEETING_REVEALED},
        {"2  Leave", "q", MEETING_ENDED},
    };
    struct ending ending;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (!kills_await(terminal, steps[i].see))
            return;
        scene->shown = steps[i].shown;
        terminal_type(terminal, steps[i].keys);
    }
    assert_true(terminal_wait_end(terminal, &ending));
}

/* The state of the meeting, unless a seat or an answer of those who sat there is gone. */
static long meeting_there(struct scene *scene, struct sqlite3 *store) {
    const long *answers = scene->context;
    long state = kills_ask(store, "SELECT state FROM meeting");
    long there = kills_ask(store, "SELECT count(*) FROM seat_answer");
    return there == *answers && kills_ask(store, "SELECT count(*) FROM seat") == SEATS ? state : -1;
}

static void test_facilitator(void **state) {
    struct kill_counts counts = {0};
    struct kept_files files;
    long answers = (long)SEATS * PROGRAM_QUESTIONS;
    meet(*state, &files, true);
    const char *const arguments[] = {"meeting", "run", gathering.meeting.code, NULL};
    struct scene scene = {.seat = *state,
                          .name = "a facilitator",
                          .arguments = arguments,
                          .files = &files,
                          .act = act_facilitator,
                          .there = meeting_there,
                          .context = &answers};
    kills_play(&scene, 7, 200, &counts);
    kept_files_free(&files);
    kills_tell(&counts);
}

/* The wall changes nothing. */
static void act_wall(struct scene *scene, struct terminal *terminal) {
    struct ending ending;
    scene->shown = MEETING_OPEN;
    if (!kills_await(terminal, "are done"))
        return;
    terminal_type(terminal, "q");
    assert_true(terminal_wait_end(terminal, &ending));
}

static void test_wall(void **state) {
    struct kill_counts counts = {0};
    struct kept_files files;
    long answers = 0;
    meet(*state, &files, false);
    const char *const arguments[] = {"meeting", "show", gathering.meeting.code, NULL};
    struct scene scene = {.seat = *state,
                          .name = "a wall",
                          .arguments = arguments,
                          .files = &files,
                          .act = act_wall,
                          .there = meeting_there,
                          .context = &answers};
    kills_play(&scene, 3, 60, &counts);
    kept_files_free(&files);
    kills_tell(&counts);
}

/* Someone sits down, which is shown with the seat word, and answers. */
static void act_seat(struct scene *scene, struct terminal *terminal) {
    const char *const *kiosk = scene->context;
    struct ending ending;
    for (int i = 0; kiosk && i < 2; i++) {
        if (!kills_await(terminal, kiosk[i]))
            return;
        terminal_key(terminal, VTERM_KEY_ENTER);
    }
    if (!kills_await(terminal, "I was here before"))
        return;
    terminal_type(terminal, "1");
    if (!kills_await(terminal, "Write it down:"))
        return;
    scene->shown = 1;
    terminal_key(terminal, VTERM_KEY_ENTER);
    if (!kills_await(terminal, "1 of 50"))
        return;
    answer(scene, terminal, 1, 8);
    if (terminal_running(terminal)) {
        terminal_hang_up(terminal);
        assert_true(terminal_wait_end(terminal, &ending));
    }
}

/* Once an answer was shown as given it counts, and so does the seat. */
static long seat_there(struct scene *scene, struct sqlite3 *store) {
    (void)scene;
    long seats = kills_ask(store, "SELECT count(*) FROM seat") - SEATS;
    long answers = kills_ask(store, "SELECT count(*) FROM seat_answer");
    return seats < 0 || seats > 1 || (seats == 0 && answers > 0) ? -1
           : answers > 0                                         ? answers
                                                                 : seats;
}

static void sit_and_be_killed(struct seat *seat, const char *first, const char *second,
                              const char *const *kiosk, struct kill_counts *counts) {
    struct kept_files files;
    meet(seat, &files, false);
    const char *const arguments[] = {first, second ? second : gathering.meeting.code,
                                     second ? gathering.meeting.code : NULL, NULL};
    struct scene scene = {.seat = seat,
                          .name = second ? second : first,
                          .arguments = arguments,
                          .files = &files,
                          .act = act_seat,
                          .there = seat_there,
                          .endless = true};
    union {
        const char *const *given;
        void *kept;
    } context = {.given = kiosk};
    scene.context = context.kept;
    kills_play(&scene, 7, 200, counts);
    kept_files_free(&files);
}

static void test_seat(void **state) {
    struct kill_counts counts = {0};
    sit_and_be_killed(*state, "join", NULL, NULL, &counts);
    kills_tell(&counts);
}

static void test_kiosk(void **state) {
    static const char *const next[] = {"hand it over", "The next person, please."};
    struct kill_counts counts = {0};
    sit_and_be_killed(*state, "meeting", "kiosk", next, &counts);
    kills_tell(&counts);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_sitting),     SEAT_TEST(test_end_of_a_sitting),
        SEAT_TEST(test_facilitator), SEAT_TEST(test_wall),
        SEAT_TEST(test_seat),        SEAT_TEST(test_kiosk),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
