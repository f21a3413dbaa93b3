#include "show.h"

#include "leadquiz/text.h"

static void lines_hold_spans_by_role(void **state) {
    (void)state;
    struct page page;
    page_init(&page, 40, &glyphs_unicode);
    page_text(&page, ROLE_STRONG, "Trust"); /* begins a line by itself */
    page_text(&page, ROLE_STRONG, " and");
    page_text(&page, ROLE_MUTED, "");
    page_format(&page, ROLE_MUTED, " %d%s", 73, "é");
    page_line(&page);
    page_line(&page);
    page_repeat(&page, ROLE_BAR, page.glyphs->bar, 3);
    page_pad(&page, 6);
    page_text(&page, ROLE_TEXT, "x");
    assert_page(&page, "Trust and 73é\n\n■■■   x\n");

    assert_int_equal(page.lines[0].count, 2);
    assert_int_equal(page.spans[0].role, ROLE_STRONG);
    assert_int_equal(page.spans[0].length, 9);
    assert_int_equal(page.spans[1].role, ROLE_MUTED);
    assert_int_equal(page.lines[1].count, 0);
    assert_int_equal(page.lines[2].first, 2);
    assert_int_equal(page.lines[2].count, 2); /* padding joins the text of its role */
    assert_int_equal(page_line_width(&page, 0), 13);
    assert_int_equal(page_line_width(&page, 1), 0);
    assert_int_equal(page_line_width(&page, 2), 7);
    assert_int_equal(page_line_width(&page, 3), 0);
    assert_false(page.failed);
    page_free(&page);
    assert_int_equal(page.line_count, 0);
    assert_int_equal(page.width, 40);
}

static void padding_never_takes_away(void **state) {
    (void)state;
    struct page page;
    page_init(&page, 40, &glyphs_ascii);
    page_text(&page, ROLE_TEXT, "Trust");
    page_pad(&page, 3);
    page_pad(&page, 5);
    page_repeat(&page, ROLE_TEXT, "-", -2);
    assert_page(&page, "Trust\n");
    page_free(&page);
}

static void whatever_comes_in_is_cleaned(void **state) {
    (void)state;
    struct page page;
    page_init(&page, 40, &glyphs_unicode);
    page_text(&page, ROLE_TEXT, "a\033[2J\n");
    page_format(&page, ROLE_TEXT, "%s",
                "\xE2\x80\xAE"
                "b\xFF");
    assert_page(&page, "a?[2J??b?\n");
    page_free(&page);
}

static void paragraphs_wrap_and_hang(void **state) {
    (void)state;
    struct page page;
    page_init(&page, 16, &glyphs_unicode);
    page_paragraph(&page, ROLE_TEXT, 0, 0, "Guard it: trust grows slowly.");
    page_paragraph(&page, ROLE_MUTED, 2, 3, "1   If a call goes wrong, then I stand up.");
    page_paragraph(&page, ROLE_TEXT, 0, 0, "");
    page_text(&page, ROLE_TEXT, "x");
    assert_page(&page, "Guard it: trust\n"
                       "grows slowly.\n"
                       "  1   If a call\n"
                       "     goes wrong,\n"
                       "     then I\n"
                       "     stand up.\n"
                       "x\n");
    page_free(&page);
}

static void long_paragraphs_are_whole(void **state) {
    (void)state;
    enum { WORDS = 200 };
    char text[WORDS * 4 + 1], expected[WORDS * 6 + 1];
    for (int i = 0; i < WORDS; i++) {
        snprintf(text + (size_t)i * 4, 5, "%03d ", i);
        snprintf(expected + (size_t)i * 5 - (i > 0), 7, i == 0 ? "%03d\n" : " %03d\n", i);
    }
    struct page page;
    page_init(&page, 4, &glyphs_unicode);
    page_paragraph(&page, ROLE_TEXT, 0, 1, text);
    assert_page(&page, expected);
    page_free(&page);
}

static void many_lines_and_spans_are_kept(void **state) {
    (void)state;
    enum { LINES = 1000 };
    struct page page;
    page_init(&page, 80, &glyphs_unicode);
    for (int i = 0; i < LINES; i++) {
        page_line(&page);
        page_format(&page, i % 2 ? ROLE_TEXT : ROLE_BAR, "%d", i);
        page_text(&page, ROLE_MUTED, "%");
    }
    assert_int_equal(page.line_count, LINES);
    assert_int_equal(page.span_count, 2 * LINES);
    assert_memory_equal(page.text + page.spans[1998].start, "999%", 4);
    page_free(&page);
}

static void glyphs_are_one_column(void **state) {
    (void)state;
    static const struct glyphs *const sets[] = {&glyphs_unicode, &glyphs_ascii};
    for (size_t i = 0; i < 2; i++) {
        const struct glyphs *set = sets[i];
        const char *const marks[] = {set->line,  set->heavy, set->bar,         set->band,
                                     set->track, set->gate,  set->gate_on_bar, set->pointer,
                                     set->dot,   set->here,  set->step,        set->separator,
                                     set->dash};
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            assert_int_equal(text_width(marks[m]), 1);
    }
    /* Every string of the ASCII set, words included. */
    const char *const *strings = (const char *const *)&glyphs_ascii;
    for (size_t i = 0; i < sizeof glyphs_ascii / sizeof *strings; i++) {
        assert_non_null(strings[i]);
        for (const char *c = strings[i]; *c != '\0'; c++)
            assert_in_range(*c, ' ', '~');
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_hold_spans_by_role),
        cmocka_unit_test(padding_never_takes_away),
        cmocka_unit_test(whatever_comes_in_is_cleaned),
        cmocka_unit_test(paragraphs_wrap_and_hang),
        cmocka_unit_test(long_paragraphs_are_whole),
        cmocka_unit_test(many_lines_and_spans_are_kept),
        cmocka_unit_test(glyphs_are_one_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
