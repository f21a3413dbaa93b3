#include "leadquiz/meeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t chance_of(int i) {
    return (uint64_t)i * UINT64_C(0x9E3779B97F4A7C15) + 12345;
}

static void test_codes(void **state) {
    (void)state;
    char code[MEETING_CODE_BYTES], read[MEETING_CODE_BYTES];
    struct error error;
    for (int i = 0; i < 10000; i++) {
        meeting_code(chance_of(i), code);
        assert_int_equal(strlen(code), MEETING_CODE_LETTERS);
        assert_int_equal(strspn(code, "BDGHJKLMPRSWXZ"), MEETING_CODE_LETTERS);
        for (int one = 0; one < MEETING_CODE_LETTERS; one++)
            assert_null(strchr(&code[one + 1], code[one]));
        assert_true(meeting_code_read(code, read, &error));
        assert_string_equal(read, code);
    }
}

static void test_codes_as_typed(void **state) {
    static const char *const wrong[] = {"", "BDGH", "BDGHJK", "BDGHA", "BDGH5", "BDGH\xC3\x9F"};
    (void)state;
    char code[MEETING_CODE_BYTES] = "same", sentence[200];
    struct error error;
    assert_true(meeting_code_read(" bd-g Hj ", code, &error));
    assert_string_equal(code, "BDGHJ");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_false(meeting_code_read(wrong[i], code, &error));
        (void)snprintf(sentence, sizeof sentence,
                       "\"%s\" is no code of a meeting: a code has 5 of the letters BDGHJKLMPRSWXZ",
                       wrong[i]);
        assert_string_equal(error.sentence, sentence);
        assert_string_equal(code, "BDGHJ");
    }
}

static int compare(const void *one, const void *other) {
    return strcmp(one, other);
}

/* All of them are different, and each is read back as it is. */
static void test_seat_words(void **state) {
    (void)state;
    char(*words)[NAME_BYTES] = calloc(MEETING_WORDS, NAME_BYTES);
    char read[NAME_BYTES];
    assert_non_null(words);
    for (int i = 0; i < MEETING_WORDS; i++) {
        meeting_seat_word(77, i, words[i]);
        assert_true(strlen(words[i]) <= 17);
        meeting_seat_word_read(words[i], read);
        assert_string_equal(read, words[i]);
        assert_true(meeting_is_seat_word(read));
    }
    qsort(words, MEETING_WORDS, NAME_BYTES, compare);
    for (int i = 1; i < MEETING_WORDS; i++)
        assert_string_not_equal(words[i - 1], words[i]);
    free(words);
}

/* Neighbours do not tell one another, and meetings have words of their own. */
static void test_seat_words_are_mixed(void **state) {
    (void)state;
    int alike = 0, same_half = 0;
    for (int i = 0; i < 200; i++) {
        char one[NAME_BYTES], next[NAME_BYTES], other[NAME_BYTES];
        meeting_seat_word(1, i, one);
        meeting_seat_word(1, i + 1, next);
        meeting_seat_word(2, i, other);
        alike += strcmp(one, other) == 0;
        same_half += strncmp(one, next, strcspn(one, "-") + 1) == 0;
    }
    assert_true(alike <= 1);
    assert_true(same_half <= 10);
}

static void test_seat_words_as_typed(void **state) {
    static const char *const typed[][2] = {
        {"Amber Fox", "amber-fox"}, {"  AMBER -  fox-", "amber-fox"}, {"", ""}, {" - ", ""}};
    (void)state;
    char word[NAME_BYTES], longest[300];
    for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
        meeting_seat_word_read(typed[i][0], word);
        assert_string_equal(word, typed[i][1]);
    }
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = '\0';
    meeting_seat_word_read(longest, word);
    assert_true(strlen(word) < NAME_BYTES);
}

static void test_no_seat_words(void **state) {
    static const char *const none[] = {"",          "-",          "amber",      "amber-",
                                       "-fox",      "amber-fix",  "ambr-fox",   "fox-amber",
                                       "amber fox", "amber-foxx", "amber-fox-", "amber-fo"};
    (void)state;
    assert_true(meeting_is_seat_word("amber-fox"));
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        assert_false(meeting_is_seat_word(none[i]));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_codes_as_typed),
        cmocka_unit_test(test_seat_words),
        cmocka_unit_test(test_seat_words_are_mixed),
        cmocka_unit_test(test_seat_words_as_typed),
        cmocka_unit_test(test_no_seat_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
