#include "leadquiz/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 16 };

/* Wrap and compare with the lines joined by "|". */
static void wraps(const char *text, int columns, const char *expected) {
    struct text_line lines[MOST];
    char joined[512] = "";
    int count = text_wrap(text, columns, lines, MOST);
    assert_in_range(count, 1, MOST);
    size_t used = 0;
    for (int i = 0; i < count; i++)
        used += (size_t)snprintf(joined + used, sizeof joined - used, "%s%.*s", i > 0 ? "|" : "",
                                 (int)lines[i].length, lines[i].start);
    assert_string_equal(joined, expected);
}

static void breaks_between_words(void **state) {
    (void)state;
    wraps("", 10, "");
    wraps("trust grows slowly", 18, "trust grows slowly");
    wraps("trust grows slowly", 17, "trust grows|slowly");
    wraps("trust grows slowly", 11, "trust grows|slowly");
    wraps("trust grows slowly", 6, "trust|grows|slowly");
    wraps("what-if plans", 6, "what-|if|plans");
}

static void spaces_hang_over_and_are_left_out(void **state) {
    (void)state;
    wraps("ab   cd", 2, "ab|cd");
    wraps("ab   ", 2, "ab");
    wraps("ab cd   ", 3, "ab|cd");
}

static void cuts_words_that_are_too_long(void **state) {
    (void)state;
    wraps("abcdefgh", 3, "abc|def|gh");
    wraps("a bcdefgh", 3, "a|bcd|efg|h");
    wraps("e\xCC\x81"
          "e\xCC\x81"
          "e\xCC\x81",
          2,
          "e\xCC\x81"
          "e\xCC\x81|e\xCC\x81");
    wraps("日本語", 1, "日|本|語");
    wraps("日本語", 5, "日本|語");
    wraps("ab", 0, "a|b");
    wraps("ab", -4, "a|b");
}

static void keeps_what_belongs_together(void **state) {
    (void)state;
    wraps("about 5\xC2\xA0minutes", 10, "about|5\xC2\xA0minutes");
    wraps("yes (no) yes", 5, "yes|(no)|yes");
    wraps("one\ntwo\n\nthree", 20, "one|two||three");
}

static void tells_how_many_lines_there_are(void **state) {
    (void)state;
    struct text_line lines[2];
    assert_int_equal(text_wrap("a b c d e", 1, lines, 2), 5);
    assert_int_equal(*lines[1].start, 'b');
    assert_int_equal(lines[1].length, 1);
    assert_int_equal(text_wrap("a b c d e", 1, NULL, 0), 5);
}

static void takes_the_first_of_a_huge_text(void **state) {
    (void)state;
    enum { LENGTH = 6001, LINES = 2100 };
    char *text = calloc(LENGTH + 2, 1);
    struct text_line *lines = calloc(LINES, sizeof *lines);
    assert_non_null(text);
    assert_non_null(lines);
    text[0] = 'x'; /* so that byte 4,096 is inside an é */
    for (size_t i = 1; i < LENGTH; i += 2)
        memcpy(text + i, "é", 3);
    assert_int_equal(text_wrap(text, 1, lines, LINES), 1 + 2047);
    assert_int_equal(lines[2047].length, 2);
    free(lines);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_between_words),
        cmocka_unit_test(spaces_hang_over_and_are_left_out),
        cmocka_unit_test(cuts_words_that_are_too_long),
        cmocka_unit_test(keeps_what_belongs_together),
        cmocka_unit_test(tells_how_many_lines_there_are),
        cmocka_unit_test(takes_the_first_of_a_huge_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
