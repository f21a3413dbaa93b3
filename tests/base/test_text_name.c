#include "leadquiz/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void accepts(const char *typed, const char *expected) {
    char name[NAME_BYTES] = "";
    struct error error = {ERROR_NONE, ""};
    assert_true(text_name(typed, "The code name", name, &error));
    assert_string_equal(name, expected);
}

static void refuses(const char *typed, const char *sentence) {
    char name[NAME_BYTES] = "untouched";
    struct error error = {ERROR_NONE, ""};
    assert_false(text_name(typed, "The code name", name, &error));
    assert_int_equal(error.kind, ERROR_INPUT);
    assert_string_equal(error.sentence, sentence);
    assert_string_equal(name, "untouched");
}

static void takes_names(void **state) {
    (void)state;
    accepts("bluebird", "bluebird");
    accepts("  blue   bird ", "blue bird");
    accepts("blue\xC2\xA0\xE3\x80\x80"
            "bird\xE2\x80\x83",
            "blue bird");
    accepts("Zoe\xCC\x88", "Zo\xC3\xAB");
    accepts("日本語日本語日本語日本語", "日本語日本語日本語日本語"); /* 24 columns */
    accepts("👍🏽 team", "👍🏽 team");
}

static void says_why_it_refuses(void **state) {
    (void)state;
    refuses("", "The code name is empty; type at least one letter");
    refuses("   \xE2\x80\x83 ", "The code name is empty; type at least one letter");
    refuses("blue\tbird", "The code name holds a control character; leave that out");
    refuses("blue\xE2\x80\x8Bird", "The code name holds an invisible character; leave that out");
    refuses("\xE2\x80\xAE"
            "bird",
            "The code name holds a character that changes the direction of writing; leave that "
            "out");
    refuses("@bird", "The code name begins with @, as a formula does; begin it with a letter or a "
                     "digit");
    accepts("blue=bird", "blue=bird");
    refuses("bird\xFF", "The code name holds bytes that are not UTF-8; leave that out");
    refuses("\xCC\x81"
            "bird",
            "The code name holds a mark that belongs to no letter; leave that out");
}

static void refuses_what_is_too_long(void **state) {
    (void)state;
    static const char sentence[] = "The code name is too long; use at most 24 characters";
    accepts("abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx");
    refuses("abcdefghijklmnopqrstuvwxy", sentence);
    refuses("日本語日本語日本語日本語a", sentence);

    /* Few columns and many bytes. */
    char marks[2000] = "";
    for (size_t i = 0; i < 13 * 9; i += 9)
        memcpy(marks + i, "a\xCC\xA3\xCC\xA4\xCC\xA3\xCC\xA4", 10);
    refuses(marks, sentence);
    for (size_t i = 0; i + 10 < sizeof marks; i += 9)
        memcpy(marks + i, "a\xCC\xA3\xCC\xA4\xCC\xA3\xCC\xA4", 10);
    refuses(marks, sentence);

    char spaces[2000] = "a";
    memset(spaces + 1, ' ', sizeof spaces - 3);
    spaces[sizeof spaces - 2] = 'b';
    accepts(spaces, "a b");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_names),
        cmocka_unit_test(says_why_it_refuses),
        cmocka_unit_test(refuses_what_is_too_long),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
