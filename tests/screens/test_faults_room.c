/* No room for another byte: a file system that is full, a limit on the size of files, a folder that
 * cannot be written to. A sentence on the screen, nothing that was given is lost, and where there
 * is room again it goes on. */
#include "gathering.h"
#include "internal.h"
#include "kills.h"
#include "team.h"

#include "leadquiz/transfer.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PEOPLE = 12, TEAMS = 2 };

/* ---- taking the room away, and giving it back ---- */

/* A small file system in the place of the seat's folder, in a world of mounts of our own; skips the
 * test where that is not allowed. */
static void mount_small(const struct seat *seat) {
    bool apart = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
    if (!apart || mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("none", seat->home, "tmpfs", 0, "size=3m,mode=700") != 0) {
        print_message("no file system of our own can be mounted here: %s\n", strerror(errno));
        skip();
    }
}

static void ballast_path(const struct seat *seat, char *path, size_t size) {
    snprintf(path, size, "%s/ballast", seat->home);
}

/* Until not a byte fits. */
static void fill(struct seat *seat) {
    static const char bytes[4096];
    char path[512];
    ballast_path(seat, path, sizeof path);
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_true(file >= 0);
    while (write(file, bytes, sizeof bytes) > 0)
        continue;
    assert_int_equal(errno, ENOSPC);
    close(file);
}

static void empty(struct seat *seat) {
    char path[512];
    ballast_path(seat, path, sizeof path);
    assert_int_equal(unlink(path), 0);
}

/* No file of the running program grows. */
static void limit(struct seat *seat) {
    const struct rlimit most = {.rlim_cur = 1, .rlim_max = RLIM_INFINITY};
    assert_int_equal(prlimit(seat->terminal->process, RLIMIT_FSIZE, &most, NULL), 0);
}

static void unlimit(struct seat *seat) {
    const struct rlimit most = {.rlim_cur = RLIM_INFINITY, .rlim_max = RLIM_INFINITY};
    assert_int_equal(prlimit(seat->terminal->process, RLIMIT_FSIZE, &most, NULL), 0);
}

static const struct squeeze {
    void (*take)(struct seat *seat);
    void (*give)(struct seat *seat);
} full = {fill, empty}, limited = {limit, unlimit};

/* ---- answering ---- */

static void tell(long refused, long there, long given) {
    print_message("refused: %ld, lost %ld, corrupt %ld\n", refused,
                  there < given ? given - there : 0, there > given ? there - given : 0);
    assert_int_equal(there, given);
}

/* At question 4 there is no room, and then there is again; 5 answers are given in the end. */
static void answer(struct seat *seat, const struct squeeze *squeeze, const char *sql) {
    struct terminal *terminal = seat->terminal;
    assert_true(program_answer(terminal, 1, "354"));
    assert_true(program_see_place(terminal, 4));
    squeeze->take(seat);
    terminal_type(terminal, "4");
    assert_true(terminal_see(terminal, "There is no room left on the disk"));
    program_see_whole(terminal);
    assert_int_equal(program_place(terminal), 4);
    squeeze->give(seat);
    terminal_type(terminal, "4");
    assert_true(program_see_place(terminal, 5));
    terminal_type(terminal, "4");
    assert_true(program_see_place(terminal, 6));
    terminal_kill(terminal, 9);
    assert_true(terminal_wait_end(terminal, NULL));
    assert_true(kills_sound(seat));
    struct sqlite3 *store = kills_store(seat);
    long there = kills_ask(store, sql);
    kills_close(store);
    tell(1, there, 5);
}

static void sit(struct seat *seat, const struct squeeze *squeeze) {
    static const char *const words[] = {"take", "--name", "test-heron", NULL};
    struct terminal *terminal = program_start(seat, &(struct program_setup){.arguments = words});
    assert_true(program_begin(terminal));
    answer(seat, squeeze, "SELECT count(*) FROM answer");
}

/* Start `leadquiz FIRST SECOND CODE`, of a meeting that is open. */
static struct terminal *meet(struct seat *seat, const char *first, const char *second) {
    struct gathering gathering;
    gathering_open(&gathering, seat, NULL, false);
    gathering_step(&gathering, STEP_OPEN, NULL);
    gathering_close(&gathering);
    const char *const words[] = {first, second ? second : gathering.meeting.code,
                                 second ? gathering.meeting.code : NULL, NULL};
    return program_start(seat, &(struct program_setup){.arguments = words});
}

static void sit_down(struct terminal *terminal) {
    assert_true(terminal_see(terminal, "I was here before"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "Write it down:"));
    terminal_key(terminal, VTERM_KEY_ENTER);
}

static void join(struct seat *seat, const struct squeeze *squeeze) {
    sit_down(meet(seat, "join", NULL));
    answer(seat, squeeze, "SELECT count(*) FROM seat_answer");
}

/* The first has no room even to sit down, and leaves it to the next one, who has. */
static void pass_round(struct seat *seat, const struct squeeze *squeeze) {
    struct terminal *terminal = meet(seat, "meeting", "kiosk");
    assert_true(terminal_see(terminal, "With this word you end it."));
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "The next person, please."));
    squeeze->take(seat);
    terminal_key(terminal, VTERM_KEY_ENTER);
    assert_true(terminal_see(terminal, "I was here before"));
    terminal_type(terminal, "1");
    assert_true(terminal_see(terminal, "There is no room left on the disk"));
    program_see_whole(terminal);
    assert_true(terminal_find(terminal, "I was here before", NULL, NULL));
    terminal_type(terminal, "q");
    assert_true(terminal_see(terminal, "The next person, please."));
    squeeze->give(seat);
    terminal_key(terminal, VTERM_KEY_ENTER);
    sit_down(terminal);
    answer(seat, squeeze, "SELECT count(*) FROM seat_answer");
}

static void test_sitting_on_a_full_disk(void **state) {
    mount_small(*state);
    sit(*state, &full);
}

static void test_sitting_with_a_limit(void **state) {
    sit(*state, &limited);
}

static void test_meeting_on_a_full_disk(void **state) {
    mount_small(*state);
    join(*state, &full);
}

static void test_meeting_with_a_limit(void **state) {
    join(*state, &limited);
}

static void test_kiosk_on_a_full_disk(void **state) {
    mount_small(*state);
    pass_round(*state, &full);
}

static void test_kiosk_with_a_limit(void **state) {
    pass_round(*state, &limited);
}

/* ---- an import ---- */

static long people(const struct seat *seat) {
    struct sqlite3 *store = kills_store(seat);
    long count = kills_ask(store, "SELECT count(*) FROM person");
    kills_close(store);
    return count;
}

static void import(struct seat *seat, bool done, const char *seen) {
    static const char *const words[] = {"import", "all.jsonl", NULL};
    struct ending ending;
    struct terminal *terminal = program_start(seat, &(struct program_setup){.arguments = words});
    assert_true(terminal_wait_end(terminal, &ending));
    assert_true(ending.exited);
    assert_int_equal(ending.status, done ? 0 : 1);
    assert_true(terminal_see(terminal, seen));
    if (done)
        assert_true(kills_sound(seat));
}

static void test_import(void **state) {
    struct seat *seat = *state;
    char path[512];
    struct error error;
    mount_small(seat);
    team_fill_with(seat, PEOPLE, TEAMS);
    kills_store_path(seat, path, sizeof path);
    struct store *all = store_open(path, &error);
    snprintf(path, sizeof path, "%s/all.jsonl", seat->home);
    FILE *file = fopen(path, "we");
    assert_true(all && file &&
                transfer_export(all, NULL, TRANSFER_JSON_LINES, file, NULL, NULL, &error));
    assert_int_equal(fclose(file), 0);
    store_close(all);
    kept_files_put(NULL, seat);

    fill(seat);
    import(seat, false, "there is no room left on the disk");
    empty(seat);
    kept_files_put(NULL, seat);
    snprintf(path, sizeof path, "%s/data", seat->home);
    assert_int_equal(mount(path, path, NULL, MS_BIND, NULL), 0);
    assert_int_equal(mount(path, path, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL), 0);
    import(seat, false, "Read-only file system");
    assert_int_equal(umount2(path, MNT_DETACH), 0);
    import(seat, true, "12 new");
    tell(2, people(seat), PEOPLE);
}

static void unmount(const struct seat *seat) {
    (void)umount2(seat->home, MNT_DETACH);
}

static int tear_down(void **state) {
    struct seat *seat = *state;
    terminal_free(seat->terminal);
    seat->terminal = NULL;
    struct seat copy = *seat;
    int closed = seat_close(state);
    unmount(&copy);
    (void)rmdir(copy.home);
    return closed;
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, tear_down)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_sitting_on_a_full_disk),
        SEAT_TEST(test_sitting_with_a_limit),
        SEAT_TEST(test_meeting_on_a_full_disk),
        SEAT_TEST(test_meeting_with_a_limit),
        SEAT_TEST(test_kiosk_on_a_full_disk),
        SEAT_TEST(test_kiosk_with_a_limit),
        SEAT_TEST(test_import),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
