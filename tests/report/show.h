/* show.h - pages as text, and a questionnaire built by hand, so that these tests need no file. */
#ifndef LEADQUIZ_TESTS_SHOW_H
#define LEADQUIZ_TESTS_SHOW_H

#include "leadquiz/result_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SHOWN_MOST = 16384 };

/* The page's lines, each ended by a newline. */
static inline void page_show(const struct page *page, char out[SHOWN_MOST]) {
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < page->line_count; i++) {
        const struct page_line *line = &page->lines[i];
        for (int s = line->first; s < line->first + line->count; s++) {
            const struct span *span = &page->spans[s];
            used += (size_t)snprintf(out + used, SHOWN_MOST - used, "%.*s", (int)span->length,
                                     page->text + span->start);
        }
        used += (size_t)snprintf(out + used, SHOWN_MOST - used, "\n");
        assert_true(used < SHOWN_MOST - 1024);
    }
}

static inline void assert_page(const struct page *page, const char *expected) {
    static char shown[SHOWN_MOST];
    page_show(page, shown);
    assert_string_equal(shown, expected);
    for (int i = 0; i < page->line_count; i++)
        assert_true(page_line_width(page, i) <= page->width);
}

#endif
