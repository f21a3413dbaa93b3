#include "leadquiz/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void counts_columns(void **state) {
    (void)state;
    assert_int_equal(text_width(""), 0);
    assert_int_equal(text_width("Trust 73"), 8);
    assert_int_equal(text_width("é"), 1);
    assert_int_equal(text_width("e\xCC\x81"), 1);
    assert_int_equal(text_width("日本"), 4);
    assert_int_equal(text_width("━│█▒·▸○●–…"), 10);
    assert_int_equal(text_width("👍"), 2);
    assert_int_equal(text_width_bytes("日本", 3), 2);
}

static void knows_emoji_that_are_younger_than_its_tables(void **state) {
    (void)state;
    assert_int_equal(text_width("\xF0\x9F\xAB\xA8"), 2); /* U+1FAE8, Unicode 15 */
    assert_int_equal(text_width("\xF0\x9F\xAB\xA9"), 2); /* U+1FAE9, Unicode 16 */
    assert_int_equal(text_width("\xF0\x9F\x9B\x9C"), 2); /* U+1F6DC, Unicode 15 */
    assert_int_equal(text_width("\xF0\x9F\xA8\x80"), 1); /* U+1FA00, a chess piece */
    assert_int_equal(text_width("\xF0\x9F\x9B\xA0"), 1); /* U+1F6E0, known and narrow */
}

static void broken_bytes_take_a_column_each(void **state) {
    (void)state;
    assert_int_equal(text_width("a\xFF\xFE"
                                "b"),
                     4);
    assert_int_equal(text_width("\xE2\x82"), 2);
}

static void fits_whole_graphemes(void **state) {
    (void)state;
    assert_int_equal(text_fit("leadquiz", 4), 4);
    assert_int_equal(text_fit("leadquiz", 40), 8);
    assert_int_equal(text_fit("leadquiz", 0), 0);
    assert_int_equal(text_fit("leadquiz", -3), 0);
    assert_int_equal(text_fit("日本語", 3), 3);
    assert_int_equal(text_fit("ae\xCC\x81z", 2), 4);
    assert_int_equal(text_fit("👍🏽!", 1), 0);
}

static void finds_the_last_grapheme(void **state) {
    (void)state;
    assert_int_equal(text_last_grapheme("", 0), 0);
    assert_int_equal(text_last_grapheme("ab", 2), 1);
    assert_int_equal(text_last_grapheme("ab日", 5), 3);
    assert_int_equal(text_last_grapheme("ae\xCC\x81\xCC\xA3", 6), 5);
    assert_int_equal(text_last_grapheme("a👍🏽", 9), 8);
    assert_int_equal(text_last_grapheme("a👍🏽", 1), 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_columns),
        cmocka_unit_test(knows_emoji_that_are_younger_than_its_tables),
        cmocka_unit_test(broken_bytes_take_a_column_each),
        cmocka_unit_test(fits_whole_graphemes),
        cmocka_unit_test(finds_the_last_grapheme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
