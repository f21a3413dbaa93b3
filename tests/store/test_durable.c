#include "fixture.h"

#include <sched.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* What a person was told is saved stays saved: killed programs, two programs, a full disk. */

enum { START = 1000 };

static unsigned next_random(unsigned *state) {
    *state = *state * 1103515245U + 12345U;
    return *state >> 16;
}

static void assert_sound(const char *path) {
    assert_outside(path, "PRAGMA integrity_check", "ok");
    assert_outside(path, "PRAGMA foreign_key_check", "(nothing)");
}

/* Answer on and on; answer `number` goes to prompt number % count and carries the number as its
 * time. Each that is saved is told through the pipe. */
static void answer_until_killed(struct fixture *fixture, int64_t sitting, int number, int pipe) {
    const struct instrument *instrument = fixture->instrument;
    struct store *store = store_open(fixture->path, &fixture->error);
    if (store == NULL)
        _exit(3);
    for (;; number++) {
        struct answer answer = {1, number};
        const char *prompt = instrument->prompts[number % instrument->item_count].id;
        if (!store_answer_save(store, sitting, prompt, answer, prompt, START + number,
                               &fixture->error))
            _exit(4);
        if (write(pipe, &number, sizeof number) != sizeof number)
            _exit(0);
    }
}

/* Kill the child some moments after it told of `wanted` answers; returns the last it told of. */
static int run_and_kill(struct fixture *fixture, int64_t sitting, int number, int wanted,
                        int moments) {
    int ends[2], last = number - 1, told = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)close(ends[0]);
        answer_until_killed(fixture, sitting, number, ends[1]);
    }
    (void)close(ends[1]);
    for (int i = 0; i < wanted && read(ends[0], &told, sizeof told) == sizeof told; i++)
        last = told;
    for (int i = 0; i < moments; i++)
        (void)sched_yield();
    assert_int_equal(kill(child, SIGKILL), 0);
    while (read(ends[0], &told, sizeof told) == sizeof told)
        last = told;
    (void)close(ends[0]);
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    return last;
}

static void test_killed_while_answering(void **state) {
    struct fixture *fixture = *state;
    enum { KILLS = 40, WANTED_MOST = 20, MOMENTS_MOST = 60 };
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    struct answers answers;
    unsigned random = 20261121;
    int number = 0, items = fixture->instrument->item_count;
    store_close(store);
    for (int i = 0; i < KILLS; i++) {
        int wanted = (int)(next_random(&random) % WANTED_MOST);
        int moments = (int)(next_random(&random) % MOMENTS_MOST);
        int last = run_and_kill(fixture, sitting.id, number, wanted, moments);
        store = fixture_open(fixture);
        assert_true(
            store_answers_load(store, sitting.id, fixture->instrument, &answers, &fixture->error));
        store_close(store);
        assert_sound(fixture->path);
        /* The one after the last may or may not have made it. */
        for (int told = last; told >= 0 && told > last - items; told--) {
            int32_t kept = answers.list[told % items].time_ms;
            assert_true(kept == told || kept == last + 1);
        }
        number = last + 2;
        if (last < 0)
            number = 0;
        /* Answers that were passed over would look lost. */
        store = fixture_open(fixture);
        for (int gap = last + 1; gap < number; gap++)
            assert_true(store_answer_save(store, sitting.id,
                                          fixture->instrument->prompts[gap % items].id,
                                          (struct answer){1, gap}, "", START, &fixture->error));
        store_close(store);
    }
    assert_true(number > KILLS);
}

static void test_killed_while_creating(void **state) {
    struct fixture *fixture = *state;
    enum { KILLS = 30, MOMENTS = 25 };
    for (int i = 0; i < KILLS; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0) {
            (void)store_open(fixture->path, &fixture->error);
            _exit(0);
        }
        for (int j = 0; j < i * MOMENTS; j++)
            (void)sched_yield();
        (void)kill(child, SIGKILL);
        assert_int_equal(waitpid(child, NULL, 0), child);
        store_close(fixture_open(fixture));
        assert_sound(fixture->path);
        assert_outside(fixture->path, "SELECT count(*) FROM person", "0");
        fixture_clear(fixture);
    }
}

/* Both create the store, then save `count` answers each, taking turns as the system likes. */
static void test_two_processes(void **state) {
    struct fixture *fixture = *state;
    enum { PROCESSES = 2, COUNT = 150 };
    static const char *const names[PROCESSES] = {"bluebird", "otter"};
    pid_t children[PROCESSES];
    for (int i = 0; i < PROCESSES; i++) {
        children[i] = fork();
        assert_true(children[i] >= 0);
        if (children[i] != 0)
            continue;
        struct store *store = store_open(fixture->path, &fixture->error);
        if (store == NULL)
            _exit(1);
        struct sitting sitting = fixture_sitting(fixture, store, names[i], FORM_FULL, START + i);
        for (int j = 0; j < COUNT; j++) {
            const char *prompt = fixture->instrument->prompts[j % 20].id;
            if (!store_answer_save(store, sitting.id, prompt, (struct answer){1, j}, "", START,
                                   &fixture->error))
                _exit(2);
        }
        store_close(store);
        _exit(0);
    }
    for (int i = 0; i < PROCESSES; i++) {
        int status = -1;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_sound(fixture->path);
    assert_outside(fixture->path,
                   "SELECT min(answers) || ' ' || min(last) || ' ' || max(last) FROM (SELECT "
                   "count(*) AS answers, max(time_ms) AS last FROM answer GROUP BY sitting)",
                   "20 149 149");
    assert_outside(fixture->path, "SELECT count(*) FROM sitting", "2");
}

/* In a child, because the limit is for the whole process. */
static int save_until_full(struct fixture *fixture, int64_t sitting) {
    struct answers answers;
    char expected[256];
    struct store *store = store_open(fixture->path, &fixture->error);
    struct rlimit limit = {40000, 40000};
    if (store == NULL || signal(SIGXFSZ, SIG_IGN) == SIG_ERR ||
        setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 1;
    int saved = 0;
    const struct instrument *instrument = fixture->instrument;
    while (saved < 1000 && store_answer_save(store, sitting, instrument->prompts[saved % 20].id,
                                             (struct answer){1, saved}, "", START, &fixture->error))
        saved++;
    (void)snprintf(expected, sizeof expected,
                   "there is no room left on the disk for %s, so nothing was saved; make room and "
                   "try again",
                   fixture->path);
    if (saved < 2 || saved == 1000 || strcmp(fixture->error.sentence, expected) != 0)
        return 2;
    if (!store_answers_load(store, sitting, instrument, &answers, &fixture->error))
        return 3;
    for (int i = saved - 1; i >= 0 && i >= saved - 20; i--) {
        if (answers.list[i % 20].time_ms != i)
            return 4;
    }
    store_close(store);
    return 0;
}

static void test_full_disk(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting sitting = fixture_sitting(fixture, store, "bluebird", FORM_FULL, START);
    int status = -1;
    store_close(store);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0)
        _exit(save_until_full(fixture, sitting.id));
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_sound(fixture->path);
}

static void test_full_disk_while_creating(void **state) {
    struct fixture *fixture = *state;
    char expected[256];
    int status = -1;
    (void)snprintf(expected, sizeof expected,
                   "there is no room left on the disk for %s, so nothing was saved; make room and "
                   "try again",
                   fixture->path);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit limit = {20000, 20000};
        if (signal(SIGXFSZ, SIG_IGN) == SIG_ERR || setrlimit(RLIMIT_FSIZE, &limit) != 0 ||
            store_open(fixture->path, &fixture->error) != NULL)
            _exit(1);
        _exit(strcmp(fixture->error.sentence, expected) != 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    struct stat about;
    assert_int_equal(stat(fixture->path, &about), 0);
    assert_int_equal(about.st_size, 0);
    store_close(fixture_open(fixture));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_killed_while_answering),
        TEST(test_killed_while_creating),
        TEST(test_two_processes),
        TEST(test_full_disk),
        TEST(test_full_disk_while_creating),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
