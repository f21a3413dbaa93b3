#include "leadquiz/text.h"

#include "grapheme.h"

#include <stdint.h>
#include <string.h>
#include <unilbrk.h>

enum { WRAPPED_MOST = 4096 };

struct wrapping {
    const char *text;
    size_t length;
    char breaks[WRAPPED_MOST]; /* what may happen at each byte */
};

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Where the line that begins at `start` ends and the next begins. */
static size_t line_end(const struct wrapping *wrapping, size_t start, int columns) {
    size_t chance = start; /* the last place where the line may end */
    int width = 0;
    size_t bytes = 0;
    for (size_t i = start; i < wrapping->length; i += bytes) {
        bytes = grapheme_length(wrapping->text + i, wrapping->length - i);
        if (wrapping->breaks[i] == UC_BREAK_MANDATORY) /* said of the newline itself */
            return i + bytes;
        if (i > start && wrapping->breaks[i] == UC_BREAK_POSSIBLE)
            chance = i;
        width += text_width_bytes(wrapping->text + i, bytes);
        /* Spaces may hang over, but not with what is joined to them: the colour of an emoji. */
        if (width <= columns || (bytes == 1 && is_blank(wrapping->text[i])))
            continue;
        if (chance > start)
            return chance;
        return i > start ? i : i + bytes;
    }
    return wrapping->length;
}

int text_wrap(const char *text, int columns, struct text_line *lines, int most) {
    struct wrapping wrapping = {.text = text, .length = strlen(text)};
    if (wrapping.length > WRAPPED_MOST) {
        wrapping.length = WRAPPED_MOST;
        /* The last character may be cut: leave it out whole. */
        while (wrapping.length > 0 && ((unsigned char)text[wrapping.length] & 0xC0) == 0x80)
            wrapping.length--;
    }
    if (columns < 1)
        columns = 1;
    u8_possible_linebreaks((const uint8_t *)text, wrapping.length, "UTF-8", wrapping.breaks);

    int count = 0;
    size_t start = 0;
    do {
        size_t next = line_end(&wrapping, start, columns), end = next;
        while (end > start && is_blank(text[end - 1]))
            end--;
        if (count < most)
            lines[count] = (struct text_line){.start = text + start, .length = end - start};
        count++;
        start = next;
    } while (start < wrapping.length);
    return count;
}
