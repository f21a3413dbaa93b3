#include "leadquiz/page.h"

#include "leadquiz/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void page_init(struct page *page, int width, const struct glyphs *glyphs) {
    *page = (struct page){.width = width, .glyphs = glyphs};
}

void page_free(struct page *page) {
    free(page->text);
    free(page->spans);
    free(page->lines);
    page_init(page, page->width, page->glyphs);
}

/* Make room for `wanted` elements; returns the array, NULL (and page->failed) without memory. */
static void *room(struct page *page, void *array, size_t wanted, size_t *capacity, size_t size) {
    enum { FIRST = 64 };
    if (wanted <= *capacity)
        return array;
    size_t larger = *capacity == 0 ? FIRST : *capacity * 2;
    if (larger < wanted)
        larger = wanted;
    void *grown = realloc(array, larger * size);
    if (grown == NULL)
        page->failed = true;
    else
        *capacity = larger;
    return grown;
}

static bool room_for_text(struct page *page, size_t more) {
    char *text = room(page, page->text, page->length + more, &page->capacity, 1);
    if (text != NULL)
        page->text = text;
    return text != NULL;
}

static bool room_for_span(struct page *page) {
    size_t capacity = (size_t)page->span_capacity;
    struct span *spans =
        room(page, page->spans, (size_t)page->span_count + 1, &capacity, sizeof *spans);
    if (spans == NULL)
        return false;
    page->spans = spans;
    page->span_capacity = (int)capacity;
    return true;
}

void page_line(struct page *page) {
    if (page->failed)
        return;
    size_t capacity = (size_t)page->line_capacity;
    struct page_line *lines =
        room(page, page->lines, (size_t)page->line_count + 1, &capacity, sizeof *lines);
    if (lines == NULL)
        return;
    page->lines = lines;
    page->line_capacity = (int)capacity;
    lines[page->line_count++] = (struct page_line){.first = page->span_count};
}

/* Take the cleaned text that stands behind page->length into the last line. */
static void take_text(struct page *page, enum role role) {
    size_t length = strlen(page->text + page->length);
    if (length == 0)
        return;
    struct page_line *line = &page->lines[page->line_count - 1];
    if (line->count > 0 && page->spans[page->span_count - 1].role == role) {
        page->spans[page->span_count - 1].length += length;
    } else {
        page->spans[page->span_count++] =
            (struct span){.role = role, .start = page->length, .length = length};
        line->count++;
    }
    page->length += length;
}

/* A line to write to, a span, and room for `bytes` and a NUL. */
static bool prepare(struct page *page, size_t bytes) {
    if (page->line_count == 0)
        page_line(page);
    return !page->failed && room_for_text(page, bytes + 1) && room_for_span(page);
}

/* Pages are shown on terminals and written to files: whatever comes in is cleaned here. */
static void add(struct page *page, enum role role, const char *text, size_t length) {
    if (!prepare(page, length))
        return;
    text_clean(text, length, page->text + page->length, length + 1);
    take_text(page, role);
}

void page_text(struct page *page, enum role role, const char *text) {
    add(page, role, text, strlen(text));
}

void page_format(struct page *page, enum role role, const char *format, ...) {
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length > 0 && prepare(page, (size_t)length)) {
        char *end = page->text + page->length;
        vsnprintf(end, (size_t)length + 1, format, again);
        text_clean(end, (size_t)length, end, (size_t)length + 1);
        take_text(page, role);
    }
    va_end(again);
    va_end(arguments);
}

void page_repeat(struct page *page, enum role role, const char *mark, int times) {
    for (int i = 0; i < times; i++)
        page_text(page, role, mark);
}

int page_line_width(const struct page *page, int line) {
    if (line < 0 || line >= page->line_count || page->lines[line].count == 0)
        return 0;
    const struct span *first = &page->spans[page->lines[line].first];
    const struct span *last = first + page->lines[line].count - 1;
    return text_width_bytes(page->text + first->start, last->start + last->length - first->start);
}

void page_pad(struct page *page, int column) {
    page_repeat(page, ROLE_TEXT, " ", column - page_line_width(page, page->line_count - 1));
}

static void add_wrapped(struct page *page, enum role role, int indent,
                        const struct text_line *line) {
    page_line(page);
    if (line->length == 0)
        return;
    page_pad(page, indent);
    add(page, role, line->start, line->length);
}

void page_paragraph(struct page *page, enum role role, int indent, int hang, const char *text) {
    enum { AT_ONCE = 32 };
    struct text_line lines[AT_ONCE];
    int count = text_wrap(text, page->width - indent, lines, 2);
    add_wrapped(page, role, indent, &lines[0]);
    /* The rest is wrapped anew, as it may be narrower; the last of a full set begins the next. */
    const char *rest = count > 1 ? lines[1].start : NULL;
    while (rest != NULL && !page->failed) {
        count = text_wrap(rest, page->width - indent - hang, lines, AT_ONCE);
        bool more = count > AT_ONCE;
        int whole = more ? AT_ONCE - 1 : count;
        for (int i = 0; i < whole; i++)
            add_wrapped(page, role, indent + hang, &lines[i]);
        rest = more ? lines[AT_ONCE - 1].start : NULL;
    }
}
