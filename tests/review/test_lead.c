/* The passphrase before what is about other people: set, tried, slowed down, removed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/lead.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define DAY (INT64_C(24) * 3600 * 1000)

static const int64_t start = INT64_C(1750000000000);
static const char first[] = "blue heron, calm water", second[] = "grey otter, deep water";

static int begin(void **state) {
    struct error error;
    *state = store_open_memory(&error);
    return *state != NULL ? 0 : -1;
}

static int end(void **state) {
    store_close(*state);
    return 0;
}

static bool locked(struct store *store) {
    struct error error;
    bool locked = false;
    assert_true(lead_locked(store, &locked, &error));
    return locked;
}

static int64_t waits(struct store *store, int64_t now) {
    struct error error;
    int64_t wait = -1;
    assert_true(lead_wait(store, now, &wait, &error));
    return wait;
}

/* "right", or the sentence */
static const char *tried(struct store *store, const char *text, int64_t now) {
    static struct error error;
    error = (struct error){.kind = ERROR_NONE};
    return lead_try(store, text, now, &error) == FOUND ? "right" : error.sentence;
}

static const char *set(struct store *store, const char *old, const char *fresh, int64_t now) {
    static struct error error;
    error = (struct error){.kind = ERROR_NONE};
    return lead_set(store, old, fresh, now, &error) ? "set" : error.sentence;
}

static const char wrong[] = "that is not the passphrase of this store";

static void without(void **state) {
    assert_false(locked(*state));
    assert_int_equal(waits(*state, start), 0);
    assert_string_equal(tried(*state, "anything", start), "right");
    assert_string_equal(set(*state, NULL, "", start), "set");
    assert_false(locked(*state));
}

static void set_changed_removed(void **state) {
    assert_string_equal(set(*state, NULL, "short", start),
                        "the passphrase is short; use 8 characters or more, four words are good");
    assert_false(locked(*state));
    assert_string_equal(set(*state, NULL, first, start), "set");
    assert_true(locked(*state));
    assert_string_equal(tried(*state, first, start), "right");
    assert_string_equal(tried(*state, second, start), wrong);
    assert_string_equal(set(*state, NULL, second, start), wrong);
    assert_string_equal(tried(*state, first, start), "right"); /* it stayed */
    assert_string_equal(set(*state, first, second, start), "set");
    assert_string_equal(tried(*state, first, start), wrong);
    assert_string_equal(tried(*state, second, start), "right");
    assert_string_equal(set(*state, first, "", start), wrong);
    assert_true(locked(*state));
    assert_string_equal(set(*state, second, "", start), "set");
    assert_false(locked(*state));
}

static void wrong_ones_slow_down(void **state) {
    static const int64_t delays[] = {0,     0,     2000,   4000,   8000,   16000,
                                     32000, 64000, 128000, 256000, 300000, 300000};
    int64_t now = start;
    assert_string_equal(set(*state, NULL, first, now), "set");
    for (size_t i = 0; i < sizeof delays / sizeof delays[0]; i++) {
        assert_string_equal(tried(*state, second, now), wrong);
        assert_int_equal(waits(*state, now), delays[i]);
        if (delays[i] > 0)
            assert_int_equal(waits(*state, now + delays[i] - 1), 1);
        now += delays[i];
        assert_int_equal(waits(*state, now), 0);
    }
    assert_string_equal(tried(*state, first, now), "right");
    assert_string_equal(tried(*state, second, now), wrong);
    assert_int_equal(waits(*state, now), 0); /* the wrong ones are forgotten */
}

static void too_early_is_no_try(void **state) {
    assert_string_equal(set(*state, NULL, first, start), "set");
    for (int i = 0; i < 3; i++)
        assert_string_equal(tried(*state, second, start), wrong);
    assert_string_equal(tried(*state, first, start + 500),
                        "those were many wrong tries; wait 2 seconds, then try again");
    assert_string_equal(set(*state, first, "", start + 1500),
                        "those were many wrong tries; wait 1 second, then try again");
    assert_int_equal(waits(*state, start + 1999), 1);
    assert_string_equal(tried(*state, first, start + 2000), "right");
}

/* The last try counts as made just now, so that a clock set back neither ends the wait nor makes
 * it longer. */
static void a_clock_set_back(void **state) {
    assert_string_equal(set(*state, NULL, first, start), "set");
    for (int i = 0; i < 3; i++)
        assert_string_equal(tried(*state, second, start), wrong);
    assert_int_equal(waits(*state, start - DAY), 2000);
    assert_int_equal(waits(*state, start - DAY + 500), 1500);
    assert_int_equal(waits(*state, start - DAY + 2000), 0);
    assert_string_equal(tried(*state, first, start - 2 * DAY),
                        "those were many wrong tries; wait 2 seconds, then try again");
    assert_string_equal(tried(*state, first, start - 2 * DAY + 1500),
                        "those were many wrong tries; wait 1 second, then try again");
    assert_string_equal(tried(*state, first, start - 2 * DAY + 2000), "right");
    for (int i = 0; i < 3; i++)
        assert_string_equal(tried(*state, second, start), wrong);
    assert_int_equal(waits(*state, INT64_MAX), 0);
    assert_int_equal(waits(*state, INT64_MIN), 2000);
}

/* Many at once are one after the other: what one has counted holds for the next. */
static void tries_at_once(void **state) {
    enum { AT_ONCE = 8 };
    char path[] = "/tmp/leadquiz-lead-XXXXXX";
    int pipes[2], taken = 0;
    char found;
    (void)state;
    struct error error;
    assert_int_equal(close(mkstemp(path)), 0);
    struct store *store = store_open(path, &error);
    assert_non_null(store);
    assert_string_equal(set(store, NULL, first, start), "set");
    store_close(store);
    assert_int_equal(pipe(pipes), 0);
    for (int i = 0; i < AT_ONCE; i++) {
        if (fork() == 0) {
            struct error said;
            struct store *own = store_open(path, &said);
            enum found tried_now = own != NULL ? lead_try(own, second, start, &said) : FOUND_FAILED;
            found = tried_now == FOUND_NOTHING ? 'w' : 'e';
            _exit(write(pipes[1], &found, 1) == 1 ? 0 : 1);
        }
    }
    for (int i = 0; i < AT_ONCE; i++) {
        assert_int_equal(read(pipes[0], &found, 1), 1);
        taken += found == 'w';
    }
    while (wait(NULL) > 0) {
    }
    assert_int_equal(taken, 3);
    static const char *const endings[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        char name[64];
        (void)snprintf(name, sizeof name, "%s%s", path, endings[i]);
        (void)unlink(name);
    }
}

/* It counts before it is looked at, and what is right takes it back. */
static void other_things_are_no_tries(void **state) {
    struct error error;
    struct lead_lock lock;
    assert_string_equal(set(*state, NULL, first, start), "set");
    assert_string_equal(set(*state, second, "short", start),
                        "the passphrase is short; use 8 characters or more, four words are good");
    assert_true(store_lock_get(*state, &lock, &error));
    assert_int_equal(lock.wrong, 0);
    assert_string_equal(tried(*state, first, start), "right");
    assert_true(store_lock_get(*state, &lock, &error));
    assert_int_equal(lock.wrong, 0);
}

/* ---- a way out of its own ---- */

static const char *door(struct lead_door *door, const char *text, int64_t now) {
    static struct error error;
    return lead_door_try(door, text, now, &error) == FOUND ? "right" : error.sentence;
}

static void a_door_counts_for_itself(void **state) {
    struct error error;
    struct lead_door kiosk, other;
    assert_string_equal(set(*state, NULL, first, start), "set");
    assert_true(lead_door_make(*state, 1, &kiosk, &error));
    assert_true(lead_door_make(*state, 1, &other, &error));
    assert_string_equal(kiosk.word, "");
    for (int i = 0; i < 3; i++)
        assert_string_equal(door(&kiosk, second, 5), wrong);
    assert_string_equal(door(&kiosk, first, 5),
                        "those were many wrong tries; wait 2 seconds, then try again");
    /* Nobody waits elsewhere, nor does this one for what was tried elsewhere. */
    assert_int_equal(waits(*state, start), 0);
    assert_string_equal(door(&other, first, 5), "right");
    for (int i = 0; i < 3; i++)
        assert_true(store_lock_tried(*state, false, start, &error));
    assert_string_equal(door(&kiosk, second, 5 + 2000), wrong);
    assert_string_equal(door(&kiosk, first, 5 + 2000 + 3999),
                        "those were many wrong tries; wait 1 second, then try again");
    assert_string_equal(door(&kiosk, first, 5 + 2000 + 4000), "right");
    assert_int_equal(waits(*state, start), 2000);
}

static void a_door_without_a_passphrase_has_a_word(void **state) {
    static const char sentence[] = "that is not the word that was shown at the start";
    struct error error;
    struct lead_door kiosk, other;
    char spaced[NAME_BYTES + 1];
    assert_true(lead_door_make(*state, 1, &kiosk, &error));
    assert_true(lead_door_make(*state, 2, &other, &error));
    assert_string_not_equal(kiosk.word, other.word);
    (void)snprintf(spaced, sizeof spaced, " %s", kiosk.word);
    *strchr(spaced, '-') = ' ';
    assert_string_equal(door(&kiosk, other.word, 5), sentence);
    assert_string_equal(door(&kiosk, "", 5), sentence);
    assert_string_equal(door(&kiosk, spaced, 5), "right");
    /* A passphrase that is set meanwhile is not asked for: nobody here may know it. */
    assert_string_equal(set(*state, NULL, first, start), "set");
    assert_string_equal(door(&kiosk, kiosk.word, 5), "right");
    struct lead_door none = {.wrong = 0};
    assert_string_equal(door(&none, "", 5), sentence);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without, begin, end),
        cmocka_unit_test_setup_teardown(set_changed_removed, begin, end),
        cmocka_unit_test_setup_teardown(wrong_ones_slow_down, begin, end),
        cmocka_unit_test_setup_teardown(too_early_is_no_try, begin, end),
        cmocka_unit_test_setup_teardown(a_clock_set_back, begin, end),
        cmocka_unit_test(tries_at_once),
        cmocka_unit_test_setup_teardown(other_things_are_no_tries, begin, end),
        cmocka_unit_test_setup_teardown(a_door_counts_for_itself, begin, end),
        cmocka_unit_test_setup_teardown(a_door_without_a_passphrase_has_a_word, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
