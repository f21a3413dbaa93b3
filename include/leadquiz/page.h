/* page.h - formatted text that knows no terminal: lines of spans with a role each.
 *
 * The report layer writes pages; the screens paint them, the plain front end prints them. */
#ifndef LEADQUIZ_PAGE_H
#define LEADQUIZ_PAGE_H

#include "leadquiz/error.h"

#include <stdbool.h>
#include <stddef.h>

/* What a piece of text is; tui/theme.c gives each role its look, in colour and without. */
enum role {
    ROLE_TEXT,
    ROLE_TITLE,    /* the name of the screen, of a level */
    ROLE_STRONG,   /* what the eye should find first */
    ROLE_MUTED,    /* help, units, what may be overlooked */
    ROLE_ACCENT,   /* a key, a mark, progress */
    ROLE_SELECTED, /* the line that Enter takes */
    ROLE_GOOD,
    ROLE_CAUTION,
    ROLE_BAR,
    ROLE_BAND,  /* give or take */
    ROLE_TRACK, /* the empty part of a bar */
    ROLE_GATE,
    ROLE_COUNT
};

/* The marks of a drawing, in box and block characters or in ASCII. */
struct glyphs {
    const char *line, *heavy;       /* rules */
    const char *bar, *band, *track; /* bars */
    const char *gate, *gate_on_bar; /* the mark of a cut, on the track and on the bar */
    const char *pointer;            /* the chosen line */
    const char *dot, *here;         /* rungs of the ladder: others, the person's */
    const char *step;               /* between rungs */
    const char *yes, *no;           /* boxes */
    const char *separator;          /* between facts */
    const char *up, *down, *left, *right, *enter, *backspace;
    const char *more_above, *more_below; /* there is more to scroll to; one column */
    const char *right_small;             /* from one value to the next */
    const char *give_or_take, *ellipsis, *dash;
};

extern const struct glyphs glyphs_unicode, glyphs_ascii;

struct span {
    enum role role;
    size_t start, length; /* in page.text */
};

struct page_line {
    int first, count; /* in page.spans */
};

/* Grows as it is written; a failed allocation is kept in `failed` and later writes do nothing. */
struct page {
    char *text;
    size_t length, capacity;
    struct span *spans;
    int span_count, span_capacity;
    struct page_line *lines;
    int line_count, line_capacity;
    int width; /* columns that paragraphs wrap to */
    const struct glyphs *glyphs;
    bool failed;
};

void page_init(struct page *page, int width, const struct glyphs *glyphs);
void page_free(struct page *page);

/* Begin a new line; page_text then adds to it. */
void page_line(struct page *page);
/* Add text to the last line, in a role. No wrapping, no newline. */
void page_text(struct page *page, enum role role, const char *text);
void page_format(struct page *page, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Repeat a mark. */
void page_repeat(struct page *page, enum role role, const char *mark, int times);
/* Pad the last line with spaces to `column`. */
void page_pad(struct page *page, int column);
/* Wrapped text on lines of its own, `indent` columns in; later lines hang `hang` more. */
void page_paragraph(struct page *page, enum role role, int indent, int hang, const char *text);

/* Columns the line takes. */
int page_line_width(const struct page *page, int line);

#endif
