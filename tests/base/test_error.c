#include "leadquiz/error.h"
#include "leadquiz/text.h"

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void formats_the_sentence(void **state) {
    (void)state;
    struct error error = {ERROR_NONE, ""};
    assert_false(error_set(&error, ERROR_INPUT, "%s has %d faults", "quiz.ini", 3));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.sentence, "quiz.ini has 3 faults");
}

static void cleans_what_comes_from_outside(void **state) {
    (void)state;
    struct error error;
    error_set(&error, ERROR_INPUT, "%s is not here", "a\033[2Jb\n\xE2\x80\xAE\xFF");
    assert_string_equal(error.sentence, "a?[2Jb??? is not here");
}

static void takes_its_own_old_sentence(void **state) {
    (void)state;
    struct error error;
    error_set(&error, ERROR_INPUT, "ch3 cannot be 7");
    error_set(&error, ERROR_INPUT, "%s:%d: %s", "answers", 4, error.sentence);
    assert_string_equal(error.sentence, "answers:4: ch3 cannot be 7");
}

static void cuts_a_long_sentence_between_characters(void **state) {
    (void)state;
    char text[4000] = "xx";
    for (size_t i = 2; i + 3 < sizeof text; i += 3)
        memcpy(text + i, "é ", 4);
    struct error error;
    error_set(&error, ERROR_STORAGE, "%s", text);
    assert_int_equal(strlen(error.sentence), sizeof error.sentence - 1);
    assert_memory_equal(error.sentence, text, sizeof error.sentence - 1);

    memmove(text, text + 1, sizeof text - 1); /* now an é would be cut in half */
    error_set(&error, ERROR_STORAGE, "%s", text);
    assert_int_equal(strlen(error.sentence), sizeof error.sentence - 2);
}

static void fills_the_sentence_whatever_is_cleaned(void **state) {
    (void)state;
    char text[4000];
    memset(text, 0, sizeof text);
    for (size_t i = 0; i + 6 < sizeof text; i += 5)
        memcpy(text + i, "\xF3\xA0\x80\x81 ", 6); /* a tag character */
    struct error error;
    error_set(&error, ERROR_STORAGE, "%s", text);
    assert_int_equal(strspn(error.sentence, "? "), sizeof error.sentence - 1);
}

/* `letter` so often that it takes `columns`. */
static void repeat(char *out, const char *letter, int columns) {
    out[0] = '\0';
    for (int i = 0; i < columns / text_width(letter); i++)
        out = stpcpy(out, letter);
}

static void check_word(const char *letter, int columns, const char *whole) {
    char path[PATH_MAX], begin[200], end[200], expected[800];
    struct error error;
    repeat(path, letter, columns);
    repeat(begin, letter, 60);
    repeat(end, letter, 60 - (int)strlen("/made-up.db"));
    (void)snprintf(expected, sizeof expected, "%s in %s...%s/made-up.db cannot be read: here",
                   whole, begin, end);
    error_set(&error, ERROR_STORAGE, "%s in %s/made-up.db cannot be read: %s", whole, path, "here");
    assert_string_equal(error.sentence, expected);
}

static void shortens_the_middle_of_a_long_word(void **state) {
    (void)state;
    char whole[500];
    repeat(whole, "é", 240);
    check_word("x", 4000, whole);
    check_word("é", 230, "");
    repeat(whole, "世", 120); /* two columns each, and one is left over at the end */
    check_word("世", 2000, whole);
}

static void nobody_has_to_listen(void **state) {
    (void)state;
    assert_false(error_set(NULL, ERROR_INPUT, "%s", "lost"));
    assert_false(error_memory(NULL));
}

static void says_that_memory_is_out(void **state) {
    (void)state;
    struct error error;
    assert_false(error_memory(&error));
    assert_int_equal(error.kind, ERROR_MEMORY);
    assert_string_equal(error.sentence,
                        "there is no memory left; close other programs and try again");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_the_sentence),
        cmocka_unit_test(cleans_what_comes_from_outside),
        cmocka_unit_test(takes_its_own_old_sentence),
        cmocka_unit_test(shortens_the_middle_of_a_long_word),
        cmocka_unit_test(cuts_a_long_sentence_between_characters),
        cmocka_unit_test(fills_the_sentence_whatever_is_cleaned),
        cmocka_unit_test(nobody_has_to_listen),
        cmocka_unit_test(says_that_memory_is_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
