/* Passphrases: what fits, and that the right one alone matches. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/passphrase.h"

#include <string.h>

static const char right[] = "blue heron, calm water";

static const char *refused(const char *text) {
    static struct error error;
    error = (struct error){.kind = ERROR_NONE};
    return passphrase_fits(text, &error) ? "" : error.sentence;
}

static void what_fits(void **state) {
    (void)state;
    static const char little[] =
        "the passphrase is short; use 8 characters or more, four words are good";
    char longest[PASSPHRASE_BYTES + 1];
    assert_string_equal(refused(right), "");
    assert_string_equal(refused("12345678"), "");
    assert_string_equal(refused(" 345678 "), "");
    assert_string_equal(refused("\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC"),
                        "");
    assert_string_equal(refused("1234567"), little);
    assert_string_equal(refused("\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC"), little); /* 4 of 8 bytes */
    assert_string_equal(refused(""), little);
    assert_string_equal(refused("12345678\x07"),
                        "the passphrase holds a control character; leave that out");
    assert_string_equal(refused("12345678\xFF"),
                        "the passphrase holds bytes that are not UTF-8; leave that out");
    memset(longest, 'x', sizeof longest);
    longest[PASSPHRASE_BYTES] = '\0';
    assert_string_equal(refused(longest),
                        "the passphrase is too long; use fewer than 512 characters");
    longest[PASSPHRASE_BYTES - 1] = '\0';
    assert_string_equal(refused(longest), "");
}

static void the_right_one_matches(void **state) {
    (void)state;
    char hash[PASSPHRASE_HASH_BYTES], other[PASSPHRASE_HASH_BYTES];
    struct error error;
    assert_true(passphrase_hash(right, hash, &error));
    assert_memory_equal(hash, "$argon2id$", 10);
    assert_true(strlen(hash) < PASSPHRASE_HASH_BYTES);
    assert_true(passphrase_matches(hash, right));
    assert_false(passphrase_matches(hash, "blue heron, calm wateR"));
    assert_false(passphrase_matches(hash, "blue heron, calm water "));
    assert_false(passphrase_matches(hash, ""));
    assert_true(passphrase_hash(right, other, &error));
    assert_string_not_equal(hash, other); /* a fresh salt */
}

static void accents_match_however_they_are_typed(void **state) {
    (void)state;
    char hash[PASSPHRASE_HASH_BYTES];
    struct error error;
    assert_true(passphrase_hash("caf\xC3\xA9 au lait", hash, &error));
    assert_true(passphrase_matches(hash, "cafe\xCC\x81 au lait"));
    assert_false(passphrase_matches(hash, "cafe au lait"));
}

static void what_is_no_hash_matches_nothing(void **state) {
    (void)state;
    char endless[PASSPHRASE_HASH_BYTES];
    memset(endless, '$', sizeof endless);
    assert_false(passphrase_matches("", ""));
    assert_false(passphrase_matches("", right));
    assert_false(passphrase_matches(right, right));
    assert_false(passphrase_matches("$argon2id$v=19$m=65536,t=2,p=1$", right));
    assert_false(passphrase_matches(endless, right));
}

static void wiped(void **state) {
    (void)state;
    char text[] = "blue heron";
    passphrase_wipe(text, sizeof text);
    for (size_t i = 0; i < sizeof text; i++)
        assert_int_equal(text[i], 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits),
        cmocka_unit_test(the_right_one_matches),
        cmocka_unit_test(accents_match_however_they_are_typed),
        cmocka_unit_test(what_is_no_hash_matches_nothing),
        cmocka_unit_test(wiped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
