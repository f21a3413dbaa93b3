#include "leadquiz/paths.h"

#include "leadquiz/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static const char installed[] = LEADQUIZ_DATA_DIR "/questions.ini";

/* Each test starts in an empty directory that is HOME, with nothing else set. */
static int enter(void **state) {
    static char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "/tmp/leadquiz-paths-XXXXXX");
    *state = folder;
    static const char *const variables[] = {"LEADQUIZ_DB", "LEADQUIZ_QUESTIONS", "XDG_DATA_HOME",
                                            "XDG_CONFIG_HOME"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        unsetenv(variables[i]);
    return mkdtemp(folder) == NULL || chdir(folder) != 0 || setenv("HOME", folder, 1) != 0;
}

static int leave(void **state) {
    static const char *const made[] = {"config/leadquiz/questions.ini",
                                       ".config/leadquiz/questions.ini",
                                       "tree/data/questions.ini",
                                       "tree/data",
                                       "tree",
                                       "build/CMakeCache.txt",
                                       "build/program",
                                       "build",
                                       "config/leadquiz",
                                       "config",
                                       ".config/leadquiz",
                                       ".config",
                                       "a/b/c",
                                       "a/b",
                                       "a",
                                       "plain"};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        remove(made[i]);
    return chdir("/") != 0 || rmdir(*state) != 0;
}

static void write_file(const char *path, const char *text) {
    struct error error;
    assert_true(paths_make_parent(path, &error));
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void database(const char *given, const char *expected) {
    char path[PATH_MAX];
    struct error error;
    assert_true(paths_database(given, path, &error));
    assert_string_equal(path, expected);
}

static void questions(const char *given, const char *expected) {
    char path[PATH_MAX];
    struct error error;
    assert_true(paths_questions(given, path, &error));
    assert_string_equal(path, expected);
}

static void the_nearest_word_names_the_database(void **state) {
    (void)state;
    setenv("HOME", "/home/bluebird", 1);
    database(NULL, "/home/bluebird/.local/share/leadquiz/leadquiz.db");
    setenv("XDG_DATA_HOME", "relative", 1);
    database(NULL, "/home/bluebird/.local/share/leadquiz/leadquiz.db");
    setenv("XDG_DATA_HOME", "", 1);
    database(NULL, "/home/bluebird/.local/share/leadquiz/leadquiz.db");
    setenv("XDG_DATA_HOME", "/data", 1);
    database(NULL, "/data/leadquiz/leadquiz.db");
    setenv("LEADQUIZ_DB", "", 1);
    database(NULL, "/data/leadquiz/leadquiz.db");
    setenv("LEADQUIZ_DB", "mine.db", 1);
    database(NULL, "mine.db");
    database("other.db", "other.db");
}

static void says_when_nothing_names_a_database(void **state) {
    (void)state;
    char path[PATH_MAX];
    struct error error = {ERROR_NONE, ""};
    unsetenv("HOME");
    assert_false(paths_database(NULL, path, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.sentence, "there is no place for the data: HOME is not set; set it, "
                                        "or name a file with --db");
    assert_false(paths_database("", path, &error));
    assert_int_equal(error.kind, ERROR_USAGE);
    assert_string_equal(error.sentence, "--db is empty; name a file");
}

static void says_when_a_path_is_too_long(void **state) {
    (void)state;
    char path[PATH_MAX], home[PATH_MAX + 10];
    memset(home, 'x', sizeof home - 1);
    home[0] = '/';
    home[sizeof home - 1] = '\0';
    struct error error = {ERROR_NONE, ""};
    assert_false(paths_database(home, path, &error));
    assert_string_equal(error.sentence, "a path is too long; at most 4095 bytes are possible");
    setenv("HOME", home, 1);
    assert_false(paths_database(NULL, path, &error));
    assert_false(paths_questions(NULL, path, &error));
    assert_false(paths_make_parent(home, &error));
}

static void makes_private_parents(void **state) {
    (void)state;
    struct error error = {ERROR_NONE, ""};
    struct stat about;
    mkdir("a", 0755);
    assert_true(paths_make_parent("a/b/c/leadquiz.db", &error));
    assert_int_equal(stat("a/b/c", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(stat("a/b", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    assert_int_equal(stat("a", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0755); /* left as it was */
    assert_true(paths_make_parent("a/b/c/leadquiz.db", &error));
    assert_true(paths_make_parent("leadquiz.db", &error));
    assert_true(paths_make_parent("/leadquiz.db", &error));
    assert_true(paths_make_parent("a//b/leadquiz.db", &error));
}

static void says_why_a_parent_cannot_be(void **state) {
    (void)state;
    struct error error = {ERROR_NONE, ""};
    write_file("plain", "");
    assert_false(paths_make_parent("plain/leadquiz.db", &error));
    assert_int_equal(error.kind, ERROR_STORAGE);
    assert_string_equal(error.sentence, "plain is a file, not a directory");
    assert_false(paths_make_parent("/proc/nowhere/leadquiz.db", &error));
    assert_string_equal(error.sentence,
                        "the directory /proc/nowhere cannot be created: No such file or directory");
}

static void the_nearest_word_names_the_questions(void **state) {
    char expected[PATH_MAX + 64];
    questions(NULL, installed);
    write_file(".config/leadquiz/questions.ini", "");
    snprintf(expected, sizeof expected, "%s/.config/leadquiz/questions.ini", (char *)*state);
    questions(NULL, expected);
    char config[PATH_MAX];
    snprintf(config, sizeof config, "%s/config", (char *)*state);
    setenv("XDG_CONFIG_HOME", config, 1);
    questions(NULL, installed);
    write_file("config/leadquiz/questions.ini", "");
    snprintf(expected, sizeof expected, "%s/leadquiz/questions.ini", config);
    questions(NULL, expected);
    setenv("LEADQUIZ_QUESTIONS", "mine.ini", 1);
    questions(NULL, "mine.ini");
    questions("other.ini", "other.ini");

    char path[PATH_MAX];
    struct error error;
    assert_false(paths_questions("", path, &error));
    assert_string_equal(error.sentence, "--questions is empty; name a file");
    unsetenv("LEADQUIZ_QUESTIONS");
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("HOME");
    questions(NULL, installed);
}

/* This program, copied to a build folder, asks where the questions are (see main). */
static void a_built_program_finds_its_source_tree(void **state) {
    if (access(installed, F_OK) == 0)
        skip(); /* an installed file comes first */
    char line[2 * PATH_MAX];
    snprintf(line, sizeof line, "A:STRING=b\nCMAKE_HOME_DIRECTORY:INTERNAL=%s/tree\nC:BOOL=ON\n",
             (char *)*state);
    write_file("build/CMakeCache.txt", line);
    snprintf(line, sizeof line, "cp /proc/%ld/exe build/program && build/program --questions",
             (long)getpid());

    for (int there = 0; there < 2; there++) {
        char expected[PATH_MAX + 64], answer[PATH_MAX] = "";
        snprintf(expected, sizeof expected, "%s", installed);
        if (there) {
            write_file("tree/data/questions.ini", "");
            snprintf(expected, sizeof expected, "%s/tree/data/questions.ini", (char *)*state);
        }
        FILE *output = popen(line, "r"); /* NOLINT(cert-env33-c): a fixed command */
        assert_non_null(output);
        assert_non_null(fgets(answer, sizeof answer, output));
        assert_int_equal(pclose(output), 0);
        assert_string_equal(answer, expected);
    }
}

int main(int argument_count, char **arguments) {
    if (argument_count == 2 && strcmp(arguments[1], "--questions") == 0) {
        char path[PATH_MAX];
        return !paths_questions(NULL, path, NULL) || fputs(path, stdout) < 0;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_nearest_word_names_the_database, enter, leave),
        cmocka_unit_test_setup_teardown(says_when_nothing_names_a_database, enter, leave),
        cmocka_unit_test_setup_teardown(says_when_a_path_is_too_long, enter, leave),
        cmocka_unit_test_setup_teardown(makes_private_parents, enter, leave),
        cmocka_unit_test_setup_teardown(says_why_a_parent_cannot_be, enter, leave),
        cmocka_unit_test_setup_teardown(the_nearest_word_names_the_questions, enter, leave),
        cmocka_unit_test_setup_teardown(a_built_program_finds_its_source_tree, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
