#include "leadquiz/text.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void expect(const char *text, const char *ascii) {
    char out[200];
    text_to_ascii(text, strlen(text), out, sizeof out);
    assert_string_equal(out, ascii);
}

static void test_ascii_stays(void **state) {
    (void)state;
    expect("", "");
    expect("I say what I know, 7 of 10 times.", "I say what I know, 7 of 10 times.");
}

static void test_quotes_and_dashes(void **state) {
    (void)state;
    expect("“You beat your target”, it’s said – again …",
           "\"You beat your target\", it's said - again ...");
}

static void test_marks_are_dropped(void **state) {
    (void)state;
    expect("Zoë, Żaneta, André, ǖ", "Zoe, Zaneta, Andre, u");
    expect("Zoe\xcc\x88", "Zoe"); /* the same letter in two characters */
    expect("Straße", "Strasse");
}

static void test_nothing_near(void **state) {
    (void)state;
    expect("中x▸", "?x?");
    expect("a\xff\xfe"
           "b",
           "a??b");
}

static void test_room(void **state) {
    (void)state;
    char out[4];
    text_to_ascii("ab…", strlen("ab…"), out, sizeof out);
    assert_string_equal(out, "ab"); /* never half of "..." */
    text_to_ascii("abcdef", 6, out, sizeof out);
    assert_string_equal(out, "abc");
    text_to_ascii("abcdef", 2, out, sizeof out);
    assert_string_equal(out, "ab");
    text_to_ascii("a", 1, out, 1);
    assert_string_equal(out, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ascii_stays),
        cmocka_unit_test(test_quotes_and_dashes),
        cmocka_unit_test(test_marks_are_dropped),
        cmocka_unit_test(test_nothing_near),
        cmocka_unit_test(test_room),
    };
    setlocale(LC_ALL, "C");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
