/* Text that is searched and put in order without regard to case and accents. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/text.h"

#include <string.h>

static void letters_lose_their_marks(void **state) {
    static const char *const pairs[][2] = {
        {"Ångström", "angstrom"}, {"ŁÓDŹ", "lodz"},
        {"Ørn", "orn"},           {"Đạt", "dat"},
        {"Straße", "strasse"},    {"Æsop", "aesop"},
        {"Ωμέγα", "ωμεγα"},       {"Zoe\u0308", "zoe"},
        {"Ｍａｘ", "max"},        {"Müller \u0141", "muller l"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        char out[FOLDED_BYTES];
        assert_string_equal(text_folded(pairs[i][0], out), pairs[i][1]);
    }
}

static void ascii_is_as_it_is(void **state) {
    static const char name[] = "Made-Up Max 1";
    char out[FOLDED_BYTES];
    (void)state;
    assert_ptr_equal(text_folded(name, out), name);
    assert_true(text_is_ascii(name));
    assert_true(text_is_ascii(""));
    assert_false(text_is_ascii("Zoë"));
}

static void parts_are_found(void **state) {
    (void)state;
    assert_true(text_holds("Made-Up Müller", "MULLER"));
    assert_true(text_holds("Made-Up Muller", "mü"));
    assert_true(text_holds("anything", ""));
    assert_false(text_holds("Made-Up Muller", "mülle-"));
    assert_false(text_holds("Zoe", "ζ"));
}

/* Letters that come apart into many; what there is no room for is left out whole. */
static void long_text_is_cut(void **state) {
    char text[1024] = "", out[FOLDED_BYTES];
    (void)state;
    for (int i = 0; i < 300; i++)
        strcat(text, "\uFDFA");
    assert_in_range(strlen(text_folded(text, out)), FOLDED_BYTES - 4, FOLDED_BYTES - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_lose_their_marks),
        cmocka_unit_test(ascii_is_as_it_is),
        cmocka_unit_test(parts_are_found),
        cmocka_unit_test(long_text_is_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
