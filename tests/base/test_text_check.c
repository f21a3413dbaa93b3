#include "leadquiz/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static enum text_fault check(const char *text) {
    return text_check(text, strlen(text), NULL);
}

static void sound_text_passes(void **state) {
    (void)state;
    static const char *const sound[] = {
        "",         "bluebird",  "Zoë Ångström",     "e\xCC\x81",     "日本語",
        "👍🏽", "א ב (rtl)", "“quoted” – dash…", "\xC2\xA0 nbsp", "𝔣𝔞𝔫𝔠𝔶"};
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
        assert_int_equal(check(sound[i]), TEXT_SOUND);
}

static void names_the_fault_and_its_place(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        enum text_fault fault;
    } faulty[] = {
        {"\n", TEXT_CONTROL},
        {"\t", TEXT_CONTROL},
        {"\033", TEXT_CONTROL},
        {"\x7F", TEXT_CONTROL},
        {"\xC2\x9B", TEXT_CONTROL},           /* C1 CSI */
        {"\xE2\x80\xA8", TEXT_CONTROL},       /* line separator */
        {"\xE2\x80\xAE", TEXT_BIDI},          /* right-to-left override */
        {"\xE2\x81\xA6", TEXT_BIDI},          /* isolate */
        {"\xD8\x9C", TEXT_BIDI},              /* Arabic letter mark */
        {"\xE2\x80\x8B", TEXT_INVISIBLE},     /* zero-width space */
        {"\xE2\x80\x8D", TEXT_INVISIBLE},     /* zero-width joiner */
        {"\xC2\xAD", TEXT_INVISIBLE},         /* soft hyphen */
        {"\xEF\xBB\xBF", TEXT_INVISIBLE},     /* byte order mark */
        {"\xEF\xB8\x8F", TEXT_INVISIBLE},     /* variation selector */
        {"\xE3\x85\xA4", TEXT_INVISIBLE},     /* Hangul filler */
        {"\xE2\xA0\x80", TEXT_INVISIBLE},     /* blank Braille pattern */
        {"\xF3\xA0\x81\x81", TEXT_INVISIBLE}, /* tag */
        {"\xEE\x80\x80", TEXT_INVISIBLE},     /* private use */
        {"\xEF\xBF\xBF", TEXT_INVISIBLE},     /* no character */
        {"\xC0\xAF", TEXT_BROKEN_UTF8},       /* overlong */
        {"\xED\xA0\x80", TEXT_BROKEN_UTF8},   /* surrogate */
        {"\xF4\x90\x80\x80", TEXT_BROKEN_UTF8},
        {"\x80", TEXT_BROKEN_UTF8},
        {"\xE2\x82", TEXT_BROKEN_UTF8}, /* cut */
    };
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        char text[32];
        snprintf(text, sizeof text, "aé%s", faulty[i].bytes);
        size_t where = 99;
        assert_int_equal(text_check(text, strlen(text), &where), faulty[i].fault);
        assert_int_equal(where, 3);
    }
    size_t where = 0;
    assert_int_equal(text_check("ab\0c", 4, &where), TEXT_CONTROL);
    assert_int_equal(where, 2);
}

static void faults_have_names(void **state) {
    (void)state;
    assert_string_equal(text_fault_name(TEXT_BROKEN_UTF8), "bytes that are not UTF-8");
    assert_string_equal(text_fault_name(TEXT_CONTROL), "a control character");
    assert_string_equal(text_fault_name(TEXT_BIDI),
                        "a character that changes the direction of writing");
    assert_string_equal(text_fault_name(TEXT_INVISIBLE), "an invisible character");
    assert_string_equal(text_fault_name(TEXT_LONE_MARK), "a mark that belongs to no letter");
    assert_string_equal(text_fault_name(TEXT_MARKS), "too many marks on one letter");
}

static void cleaning_replaces_each_fault(void **state) {
    (void)state;
    char out[64];
    text_clean("Zoë\tsays \xFF\xE2\x80\xAE.", 15, out, sizeof out);
    assert_string_equal(out, "Zoë?says ??.");
    text_clean("a\0b", 3, out, sizeof out);
    assert_string_equal(out, "a?b");
    text_clean("cut \xE2\x82", 6, out, sizeof out);
    assert_string_equal(out, "cut ??");
}

static void cleaning_works_in_place(void **state) {
    (void)state;
    char text[] = "\xE2\x80\x8Bname\xC2\x9B with \xF0\x9F\x91\x8D";
    text_clean(text, strlen(text), text, sizeof text);
    assert_string_equal(text, "?name? with 👍");
}

static void cleaning_never_cuts_a_grapheme(void **state) {
    (void)state;
    static const char text[] = "abe\xCC\x81\xCC\xA3"; /* e with two marks */
    char out[8];
    text_clean(text, strlen(text), out, 8);
    assert_string_equal(out, text);
    for (size_t size = 3; size <= 7; size++) {
        memset(out, 'x', sizeof out);
        text_clean(text, strlen(text), out, size);
        assert_string_equal(out, "ab");
    }
    text_clean(text, strlen(text), out, 1);
    assert_string_equal(out, "");
    out[0] = 'x';
    text_clean(text, strlen(text), out, 0);
    assert_int_equal(out[0], 'x');
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_text_passes),       cmocka_unit_test(names_the_fault_and_its_place),
        cmocka_unit_test(faults_have_names),       cmocka_unit_test(cleaning_replaces_each_fault),
        cmocka_unit_test(cleaning_works_in_place), cmocka_unit_test(cleaning_never_cuts_a_grapheme),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
