/* Texts that would do harm where they were believed, against what lets text in and out. */
#include "leadquiz/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../fixtures/hostile.h"

static const struct {
    const char *why, *sentence;
} sentences[] = {
    {"control", "The code name holds a control character; leave that out"},
    {"bidi", "The code name holds a character that changes the direction of writing; leave that "
             "out"},
    {"invisible", "The code name holds an invisible character; leave that out"},
    {"lone", "The code name holds a mark that belongs to no letter; leave that out"},
    {"marks", "The code name holds too many marks on one letter; leave that out"},
    {"broken", "The code name holds bytes that are not UTF-8; leave that out"},
    {"long", "The code name is too long; use at most 24 characters"},
    {"formula =", "The code name begins with =, as a formula does; begin it with a letter or a "
                  "digit"},
    {"formula @", "The code name begins with @, as a formula does; begin it with a letter or a "
                  "digit"},
    {"formula -", "The code name begins with -, as a formula does; begin it with a letter or a "
                  "digit"},
    {"formula +", "The code name begins with +, as a formula does; begin it with a letter or a "
                  "digit"},
    {"formula ＝", "The code name begins with ＝, as a formula does; begin it with a letter or a "
                   "digit"},
};

static const char *sentence_of(const struct hostile *row) {
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        if (strcmp(row->why, sentences[i].why) == 0)
            return sentences[i].sentence;
    }
    return NULL;
}

static void names_refuse_them(void **state) {
    (void)state;
    for (int i = 0; i < hostile_count; i++) {
        const char *sentence = sentence_of(&hostile[i]);
        char name[NAME_BYTES] = "";
        struct error error = {ERROR_NONE, ""};
        print_message("%s\n", hostile[i].what);
        assert_int_equal(text_name(hostile[i].bytes, "The code name", name, &error),
                         sentence == NULL);
        if (sentence == NULL)
            assert_string_equal(name, hostile[i].bytes);
        else
            assert_string_equal(error.sentence, sentence);
        assert_true(sentence != NULL || strcmp(hostile[i].why, "-") == 0);
    }
}

static void cleaning_takes_them_away(void **state) {
    (void)state;
    for (int i = 0; i < hostile_count; i++) {
        const struct hostile *row = &hostile[i];
        char clean[HOSTILE_BYTES], again[HOSTILE_BYTES];
        text_clean(row->bytes, strlen(row->bytes), clean, sizeof clean);
        assert_string_equal(clean, row->cleaned);
        assert_int_equal(text_check(clean, strlen(clean), NULL), TEXT_SOUND);
        bool sound = text_check(row->bytes, strlen(row->bytes), NULL) == TEXT_SOUND;
        assert_int_equal(sound, strcmp(clean, row->bytes) == 0);
        text_clean(clean, strlen(clean), again, sizeof again);
        assert_string_equal(again, clean);
    }
}

static void sentences_are_clean(void **state) {
    (void)state;
    for (int i = 0; i < hostile_count; i++) {
        struct error error;
        error_set(&error, ERROR_INPUT, "%s is there already", hostile[i].bytes);
        char expected[sizeof error.sentence];
        snprintf(expected, sizeof expected, "%s is there already", hostile[i].cleaned);
        assert_string_equal(error.sentence, expected);
    }
}

/* However it is cut, what is left is sound. */
static void cutting_keeps_them_clean(void **state) {
    (void)state;
    for (int i = 0; i < hostile_count; i++) {
        for (size_t size = 1; size < strlen(hostile[i].bytes) + 2; size++) {
            char clean[HOSTILE_BYTES];
            text_clean(hostile[i].bytes, strlen(hostile[i].bytes), clean, size);
            assert_int_equal(text_check(clean, strlen(clean), NULL), TEXT_SOUND);
        }
    }
}

static void formulas_are_known(void **state) {
    (void)state;
    static const char *const formulas[] = {"=1",  "+1",  "-1",  "@a", "  =1",
                                           "＝1", "＋1", "－1", "＠a"};
    static const char *const others[] = {"", " ", "a=1", "'=1", "1+1", "＃1"};
    for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++)
        assert_true(text_is_formula(formulas[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(text_is_formula(others[i]));
}

static int read_rows(void **state) {
    (void)state;
    return hostile_read() >= 50 ? 0 : -1;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_refuse_them),   cmocka_unit_test(cleaning_takes_them_away),
        cmocka_unit_test(sentences_are_clean), cmocka_unit_test(cutting_keeps_them_clean),
        cmocka_unit_test(formulas_are_known),
    };
    return cmocka_run_group_tests(tests, read_rows, NULL);
}
