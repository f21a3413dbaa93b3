#include "leadquiz/file.h"

#include <fcntl.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* Each test works in an empty directory of its own. */
static int enter(void **state) {
    static char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "/tmp/leadquiz-file-XXXXXX");
    *state = folder;
    return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int leave(void **state) {
    static const char *const made[] = {"file", "pipe"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        unlink(made[i]);
    rmdir("folder");
    return chdir("/") != 0 || rmdir(*state) != 0;
}

static void write_file(const char *path, const char *bytes, size_t length) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

static void fails(const char *path, size_t most, enum error_kind kind, const char *sentence) {
    size_t length = 0;
    struct error error = {ERROR_NONE, ""};
    assert_null(file_read(path, most, &length, &error));
    assert_int_equal(error.kind, kind);
    assert_string_equal(error.sentence, sentence);
}

static void reads_all_bytes(void **state) {
    (void)state;
    write_file("file", "a\0b\n", 4);
    size_t length = 0;
    struct error error;
    char *bytes = file_read("file", 4, &length, &error);
    assert_non_null(bytes);
    assert_int_equal(length, 4);
    assert_memory_equal(bytes, "a\0b\n", 5);
    free(bytes);

    write_file("file", "", 0);
    bytes = file_read("file", 0, &length, &error);
    assert_non_null(bytes);
    assert_int_equal(length, 0);
    assert_int_equal(bytes[0], '\0');
    free(bytes);
}

static void reads_sizes_around_its_steps(void **state) {
    (void)state;
    enum { LARGEST = 20000 };
    static const size_t sizes[] = {4094, 4095, 4096, 4097, 8191, 8192, 8193, LARGEST};
    char *content = malloc(LARGEST);
    assert_non_null(content);
    for (size_t i = 0; i < LARGEST; i++)
        content[i] = (char)('a' + i % 26);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        write_file("file", content, sizes[i]);
        for (size_t more = 0; more < 2; more++) {
            size_t length = 0;
            char *bytes = file_read("file", sizes[i] + more, &length, NULL);
            assert_non_null(bytes);
            assert_int_equal(length, sizes[i]);
            assert_memory_equal(bytes, content, length);
            assert_int_equal(bytes[length], '\0');
            free(bytes);
        }
        size_t length = 0;
        assert_null(file_read("file", sizes[i] - 1, &length, NULL));
    }
    free(content);
}

static void says_what_is_wrong(void **state) {
    (void)state;
    fails("file", 9, ERROR_STORAGE, "file cannot be read: No such file or directory");
    mkdir("folder", 0700);
    fails("folder", 9, ERROR_INPUT, "folder is a directory, not a file");
    fails("/dev/null", 9, ERROR_INPUT, "/dev/null is a device or socket, not a file");
    write_file("file", "0123456789", 10);
    fails("file", 9, ERROR_INPUT, "file is larger than 9 bytes");
}

static void waits_for_the_writer_of_a_pipe(void **state) {
    (void)state;
    assert_int_equal(mkfifo("pipe", 0600), 0);
    fflush(NULL);
    pid_t writer = fork();
    assert_true(writer >= 0);
    if (writer == 0) {
        int fd = open("pipe", O_WRONLY);
        _exit(fd < 0 || write(fd, "ch1,", 4) != 4 || write(fd, "5\n", 2) != 2);
    }
    size_t length = 0;
    struct error error;
    char *bytes = file_read("pipe", 100, &length, &error);
    int status = -1;
    assert_int_equal(waitpid(writer, &status, 0), writer);
    assert_int_equal(status, 0);
    assert_non_null(bytes);
    assert_string_equal(bytes, "ch1,5\n");
    assert_int_equal(length, 6);
    free(bytes);
}

static void a_dash_is_standard_input(void **state) {
    (void)state;
    int kept = dup(STDIN_FILENO), ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "ch1,5\n", 6), 6);
    close(ends[1]);
    assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
    close(ends[0]);
    size_t length = 0;
    char *bytes = file_read("-", 100, &length, NULL);
    assert_non_null(bytes);
    assert_string_equal(bytes, "ch1,5\n");
    free(bytes);
    assert_true(fcntl(STDIN_FILENO, F_GETFD) >= 0); /* not closed */

    mkdir("folder", 0700);
    int folder = open("folder", O_RDONLY);
    assert_int_equal(dup2(folder, STDIN_FILENO), STDIN_FILENO);
    close(folder);
    fails("-", 100, ERROR_INPUT, "standard input is a directory, not a file");
    dup2(kept, STDIN_FILENO);
    close(kept);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(reads_all_bytes, enter, leave),
        cmocka_unit_test_setup_teardown(reads_sizes_around_its_steps, enter, leave),
        cmocka_unit_test_setup_teardown(says_what_is_wrong, enter, leave),
        cmocka_unit_test_setup_teardown(waits_for_the_writer_of_a_pipe, enter, leave),
        cmocka_unit_test_setup_teardown(a_dash_is_standard_input, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
