#include "leadquiz/new_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include <errno.h>
#include <limits.h>

/* Calls that the system refuses: 0 lets them through. */
static struct refusals {
    int fsync, link, rename;
    bool meanwhile; /* as a link is refused, somebody makes the file */
} refusals;

/* The linker's names for what stands behind --wrap. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming) */
int __real_fsync(int file);
int __real_link(const char *from, const char *to);
int __real_rename(const char *from, const char *to);
int __wrap_fsync(int file);
int __wrap_link(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);

static int refused(int why) {
    errno = why;
    return -1;
}

int __wrap_fsync(int file) {
    return refusals.fsync != 0 ? refused(refusals.fsync) : __real_fsync(file);
}

int __wrap_link(const char *from, const char *to) {
    if (refusals.meanwhile) {
        FILE *theirs = fopen(to, "w");
        assert_non_null(theirs);
        fputs("old", theirs);
        fclose(theirs);
    }
    return refusals.link != 0 ? refused(refusals.link) : __real_link(from, to);
}

int __wrap_rename(const char *from, const char *to) {
    return refusals.rename != 0 ? refused(refusals.rename) : __real_rename(from, to);
}
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */

/* Each test works in a directory of its own, where nothing may be left but what it removes. */
static int enter(void **state) {
    static char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "/tmp/leadquiz-new-file-XXXXXX");
    *state = folder;
    memset(&refusals, 0, sizeof refusals);
    return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int leave(void **state) {
    unlink("file");
    unlink("link");
    return chdir("/") != 0 || rmdir(*state) != 0;
}

static void put(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void holds(const char *path, const char *text) {
    char found[64] = "";
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    found[fread(found, 1, sizeof found - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(found, text);
}

static void begins(struct new_file *file, const char *path, bool replace) {
    struct error error = {ERROR_NONE, ""};
    if (!new_file_begin(file, path, replace, &error))
        fail_msg("%s", error.sentence);
    fputs("new", file->file);
}

static void refuses(const char *path, bool replace, bool there, const char *sentence) {
    struct new_file file;
    struct error error = {ERROR_NONE, ""};
    assert_false(new_file_begin(&file, path, replace, &error));
    assert_string_equal(error.sentence, sentence);
    assert_int_equal(file.there, there);
}

static void it_is_there_when_it_is_whole(void **state) {
    (void)state;
    struct new_file file;
    struct stat about;
    begins(&file, "file", false);
    assert_int_equal(access("file", F_OK), -1);
    assert_true(new_file_end(&file, true, NULL));
    holds("file", "new");
    assert_int_equal(stat("file", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_int_equal(about.st_nlink, 1);
    begins(&file, "file", true);
    fputs("er", file.file);
    assert_false(new_file_end(&file, false, NULL));
    holds("file", "new");
}

static void what_comes_meanwhile_stays(void **state) {
    (void)state;
    struct new_file file;
    struct error error = {ERROR_NONE, ""};
    begins(&file, "file", false);
    put("file", "somebody's");
    assert_false(new_file_end(&file, true, &error));
    assert_string_equal(error.sentence, "file is there already");
    assert_true(file.there);
    holds("file", "somebody's");
    /* A link that has come is not followed either. */
    unlink("file");
    begins(&file, "file", false);
    assert_int_equal(symlink("elsewhere", "file"), 0);
    assert_false(new_file_end(&file, true, &error));
    assert_int_equal(access("elsewhere", F_OK), -1);
    unlink("file");
    /* With leave to replace, it goes. */
    begins(&file, "file", true);
    put("file", "somebody's");
    assert_true(new_file_end(&file, true, NULL));
    holds("file", "new");
}

static void a_link_stays_one(void **state) {
    (void)state;
    struct new_file file;
    assert_int_equal(symlink("file", "link"), 0);
    refuses("link", false, false, "link is a link to nothing; name another file");
    refuses("link", true, false, "link is a link to nothing; name another file");
    put("file", "old");
    refuses("link", false, true, "link is there already");
    begins(&file, "link", true);
    assert_true(new_file_end(&file, true, NULL));
    struct stat about;
    assert_int_equal(lstat("link", &about), 0);
    assert_true(S_ISLNK(about.st_mode));
    holds("file", "new");
}

static void what_is_no_file_is_refused(void **state) {
    static char most[PATH_MAX + 10];
    (void)state;
    put("file", "old");
    refuses("file", false, true, "file is there already");
    refuses("", true, false, "the file's name is empty; name a file");
    refuses("/tmp", true, false, "/tmp is a directory; name a file in it");
    refuses("/dev/null", true, false, "/dev/null is not a plain file; name another");
    refuses(
        "none/file", true, false,
        "none/file cannot be written: the folder none is not there; make it first, or name another file");
    refuses("file/file", true, false, "file/file cannot be written: Not a directory");
    memset(most, 'x', sizeof most - 1);
    struct new_file file;
    assert_false(new_file_begin(&file, most, false, NULL));
    holds("file", "old");
}

static void ends_not(struct new_file *file, const char *sentence) {
    struct error error = {ERROR_NONE, ""};
    assert_false(new_file_end(file, true, &error));
    assert_string_equal(error.sentence, sentence);
}

/* A stick with the file system of another world: the file comes all the same, whole, and nothing
 * that came there meanwhile is lost. */
static void where_no_links_can_be_made(void **state) {
    struct new_file file;
    (void)state;
    refusals.link = EPERM;
    begins(&file, "file", false);
    assert_true(new_file_end(&file, true, NULL));
    holds("file", "new");
    unlink("file");

    refusals.meanwhile = true;
    begins(&file, "file", false);
    ends_not(&file, "file is there already");
    assert_true(file.there);
    holds("file", "old");
    unlink("file");

    refusals.meanwhile = false;
    refusals.rename = EIO;
    begins(&file, "file", false);
    ends_not(&file, "file cannot be written: Input/output error");
    assert_int_equal(access("file", F_OK), -1); /* not even an empty one */
}

/* What is not sure to be on the disk is not called done, and leaves what was there. */
static void a_disk_that_fails_at_the_end(void **state) {
    struct new_file file;
    (void)state;
    put("file", "old");
    refusals.fsync = EIO;
    begins(&file, "file", true);
    ends_not(&file, "file cannot be written: Input/output error");
    holds("file", "old");
    refusals = (struct refusals){.rename = ENOSPC};
    begins(&file, "file", true);
    ends_not(&file, "file cannot be written: No space left on device");
    holds("file", "old");
}

/* The path alone is short enough, the one beside it, with more letters, is not. */
static void a_path_as_long_as_the_system_takes(void **state) {
    char path[PATH_MAX];
    struct new_file file;
    struct error error = {ERROR_NONE, ""};
    (void)state;
    memset(path, '/', sizeof path);
    memcpy(path + PATH_MAX - 5, "file", 5);
    assert_false(new_file_begin(&file, path, false, &error));
    assert_int_equal(error.kind, ERROR_STORAGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(it_is_there_when_it_is_whole, enter, leave),
        cmocka_unit_test_setup_teardown(what_comes_meanwhile_stays, enter, leave),
        cmocka_unit_test_setup_teardown(a_link_stays_one, enter, leave),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_refused, enter, leave),
        cmocka_unit_test_setup_teardown(where_no_links_can_be_made, enter, leave),
        cmocka_unit_test_setup_teardown(a_disk_that_fails_at_the_end, enter, leave),
        cmocka_unit_test_setup_teardown(a_path_as_long_as_the_system_takes, enter, leave),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
