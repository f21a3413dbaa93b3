/* Whoever sits where others than the owner sit is confined, and can open no folder from then on:
 * that of the store has been synced by then, or a power cut could take the log with its answers. */
#include "gathering.h"
#include "kills.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

static struct gathering gathering;

static void synced(struct seat *seat, const char *const *words, const char *see) {
    char path[512], syncs[600], told[256];
    snprintf(path, sizeof path, "%s/syncs", seat->home);
    snprintf(syncs, sizeof syncs, "LEADQUIZ_TEST_SYNCS=%s", path);
    const char *const environment[] = {"LD_PRELOAD=" SYNCS, syncs, NULL};
    struct terminal *terminal = program_start(
        seat, &(struct program_setup){.arguments = words, .environment = environment});
    assert_true(terminal_see(terminal, see));
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    told[fread(told, 1, sizeof told - 1, file)] = '\0';
    fclose(file);
    const char *end = strstr(told, "folder\n");
    assert_non_null(end);
    assert_string_equal(end, "folder\nconfined\n");
}

static const char *meet(struct seat *seat) {
    gathering_open(&gathering, seat, NULL, false);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_close(&gathering);
    return gathering.meeting.code;
}

static void test_a_seat(void **state) {
    char path[512];
    kills_store_path(*state, path, sizeof path);
    const char *const words[] = {"--db", path, "join", meet(*state), "--restricted", NULL};
    synced(*state, words, "I was here before");
}

static void test_the_kiosk(void **state) {
    const char *const words[] = {"meeting", "kiosk", meet(*state), NULL};
    synced(*state, words, "With this word you end it.");
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_a_seat),
        SEAT_TEST(test_the_kiosk),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
