/* Names that are taken for each other, and names that are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/text.h"

#include <string.h>

static bool alike(const char *one, const char *other) {
    char first[LOOK_BYTES], second[LOOK_BYTES];
    text_look(one, first);
    text_look(other, second);
    return strcmp(first, second) == 0;
}

static void same_look(void **state) {
    static const char *const pairs[][2] = {
        {"Made-Up Max", "made-up max"},
        {"Made-Up Max", "ＭＡＤＥ－ＵＰ　ＭＡＸ"},
        {"Made-Up Max", "made\u2011up_max"},
        {"Made-Up Max", "madeup max"},
        {"Andr\u00e9", "andre"},
        {"Andr\u00e9", "Andre\u0301"},
        {"ÄRGER", "ärger"},
        {"Stra\u00dfe", "STRASSE"},
        {"calm-heron-1", "calm-heron-l"},
        {"calm-heron-1", "calm-heron-I"},
        {"Bill", "BiII"},
        {"fox 10", "fox lO"},
        {"max", "m\u0430\u0445"},
        {"COPE", "\u0421\u041e\u0420\u0415"},
        {"oak", "\u03bfak"},
        {"L\u0142ama", "Llama"},
        {"\ufb01sh", "fish"},
        {"max\u00b2", "max2"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_true(alike(pairs[i][0], pairs[i][1]));
}

static void another_look(void **state) {
    static const char *const pairs[][2] = {
        {"calm-heron-1", "calm-heron-2"},
        {"calm-heron-1", "calm-heron-11"},
        {"calm-heron", "calm-otter"},
        {"が", "か"}, /* another letter, not the same with an accent */
        {"क", "कि"},
        {"東京", "京都"},
        {"max", "maxx"},
        {"", "max"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        assert_false(alike(pairs[i][0], pairs[i][1]));
}

/* One letter of these becomes eighteen. */
static void too_much(void **state) {
    char name[LINE_BYTES] = "", look[LOOK_BYTES];
    (void)state;
    for (size_t i = 0; i + 3 < sizeof name; i += 3)
        memcpy(name + i, "\ufdfa", 4);
    text_look(name, look);
    assert_in_range(strlen(look), LOOK_BYTES - 4, LOOK_BYTES - 1);
    assert_int_equal(text_check(look, strlen(look), NULL), TEXT_SOUND);
    text_look("a\xff"
              "b",
              look); /* broken in a hostile store */
    text_look("", look);
    assert_string_equal(look, "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_look),
        cmocka_unit_test(another_look),
        cmocka_unit_test(too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
