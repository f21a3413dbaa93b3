/* confined.c - what a confined process can do and what not: built without sanitizers, which ask the
 * kernel for more than a seat does. */
#include "../../src/cli/confine.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int open_before; /* a file that was opened before */

/* Confine a child and let it do something; its exit status, or minus the signal that ended it. */
static int confined(int (*deed)(void)) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        if (!confine())
            _exit(99);
        _exit(deed());
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static int run_program(void) {
    char name[] = "true";
    char *words[] = {name, NULL};
    execv("/bin/true", words);
    return errno;
}

static int start_process(void) {
    return fork() == 0 ? 0 : errno;
}

static int run_shell(void) {
    return system("true");
}

static int connect_out(void) {
    return socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : errno;
}

static int connect_here(void) {
    return socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? 0 : errno;
}

static int open_file(void) {
    return open("/etc/passwd", O_RDONLY) >= 0 ? 0 : errno;
}

static int make_file(void) {
    return open("confined-was-here", O_CREAT | O_WRONLY, 0600) >= 0 ? 0 : errno;
}

static int remove_file(void) {
    return unlink("confined-was-here") == 0 ? 0 : errno;
}

static int rename_file(void) {
    return rename("confined-was-here", "confined-was-there") == 0 ? 0 : errno;
}

static int change_mode(void) {
    return chmod("confined-was-here", 0644) == 0 ? 0 : errno;
}

static int make_directory(void) {
    return mkdir("confined-was-here", 0700) == 0 ? 0 : errno;
}

static int type_into_terminal(void) {
    return ioctl(STDIN_FILENO, TIOCSTI, "x") == 0 ? 0 : errno;
}

static int map_code(void) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return page != MAP_FAILED ? 0 : errno;
}

static int make_code(void) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED)
        return 98;
    return mprotect(page, 4096, PROT_READ | PROT_EXEC) == 0 ? 0 : errno;
}

static int signal_others(void) {
    return kill(getppid(), 0) == 0 ? 0 : errno;
}

/* What a seat lives by. */
static int live(void) {
    struct timespec now;
    struct stat about;
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_len = 1};
    time_t second = 1795219200;
    struct tm parts;
    char *memory = malloc(1 << 22);
    bool done = memory != NULL && clock_gettime(CLOCK_REALTIME, &now) == 0 &&
                localtime_r(&second, &parts) != NULL && stat("/", &about) == 0 &&
                pwrite(open_before, "kept", 4, 0) == 4 && fdatasync(open_before) == 0 &&
                fcntl(open_before, F_SETLK, &lock) == 0 && ftruncate(open_before, 4) == 0 &&
                mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, open_before, 0) != MAP_FAILED;
    free(memory);
    return done ? 0 : 1;
}

static int tell_limits(void) {
    struct rlimit core;
    bool none = getrlimit(RLIMIT_CORE, &core) == 0 ? core.rlim_max == 0 : errno == ENOSYS;
    return none ? 0 : 1;
}

static void lives_on(void **state) {
    (void)state;
    FILE *file = tmpfile();
    assert_non_null(file);
    open_before = fileno(file);
    assert_int_equal(confined(live), 0);
    assert_int_equal(confined(tell_limits), 0);
    fclose(file);
}

/* Without libseccomp: what every Linux has. */
static void gives_up_rights(void **state) {
    (void)state;
    int ends[2], told = 0, status = 0;
    char line[256];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        char byte = 0;
        close(ends[1]);
        if (!confine())
            _exit(99);
        _exit(read(ends[0], &byte, 1) == 0 ? 0 : 1);
    }
    close(ends[0]);
    snprintf(line, sizeof line, "/proc/%d/status", (int)child);
    for (int tries = 0; tries < 2000 && told == 0; tries++) {
        FILE *file = fopen(line, "re");
        char row[256];
        assert_non_null(file);
        while (fgets(row, sizeof row, file))
            told += strcmp(row, "NoNewPrivs:\t1\n") == 0;
        fclose(file);
        struct timespec moment = {.tv_nsec = 1000000};
        if (told == 0)
            nanosleep(&moment, NULL);
    }
    assert_int_equal(told, 1);
    close(ends[1]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
}

#ifdef LEADQUIZ_SECCOMP
static void dies_of_what_nobody_asks_for(void **state) {
    (void)state;
    assert_int_equal(confined(run_program), -SIGSYS);
    assert_int_equal(confined(start_process), -SIGSYS);
    assert_int_equal(confined(run_shell), -SIGSYS);
    assert_int_equal(confined(connect_out), -SIGSYS);
    assert_int_equal(confined(connect_here), -SIGSYS);
}

static void cannot_do_more(void **state) {
    (void)state;
    assert_int_equal(confined(open_file), EACCES);
    assert_int_equal(confined(make_file), EACCES);
    assert_int_equal(confined(remove_file), EACCES);
    assert_int_equal(confined(rename_file), EACCES);
    assert_int_equal(confined(change_mode), ENOSYS);
    assert_int_equal(confined(make_directory), ENOSYS);
    assert_int_equal(confined(type_into_terminal), ENOSYS);
    assert_int_equal(confined(map_code), ENOSYS);
    assert_int_equal(confined(make_code), ENOSYS);
    assert_int_equal(confined(signal_others), ENOSYS);
}
#endif

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lives_on),
        cmocka_unit_test(gives_up_rights),
#ifdef LEADQUIZ_SECCOMP
        cmocka_unit_test(dies_of_what_nobody_asks_for),
        cmocka_unit_test(cannot_do_more),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
