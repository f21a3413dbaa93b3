#include "lines.h"

#include <stdlib.h>
#include <string.h>

void lines_free(struct lines *lines) {
    free(lines->text);
    lines->text = NULL;
}

static bool make_room(struct lines *lines, size_t wanted) {
    size_t room = lines->room > 0 ? lines->room : LINES_CHUNK;
    while (room < wanted)
        room *= 2;
    if (room == lines->room)
        return true;
    char *text = realloc(lines->text, room);
    if (text == NULL)
        return false;
    lines->text = text;
    lines->room = room;
    return true;
}

enum line lines_next(struct lines *lines) {
    bool begun = false, too_long = false;
    lines->length = 0;
    for (;;) {
        if (lines->at == lines->filled) {
            lines->at = 0;
            lines->filled = fread(lines->chunk, 1, sizeof lines->chunk, lines->in);
        }
        if (lines->filled == 0)
            break;
        const char *start = lines->chunk + lines->at;
        size_t rest = lines->filled - lines->at;
        const char *end = memchr(start, '\n', rest);
        size_t length = end != NULL ? (size_t)(end - start) : rest;
        lines->at += length + (end != NULL);
        begun = true;
        too_long = too_long || lines->length + length > LINE_BYTES_MOST;
        if (!too_long) {
            if (!make_room(lines, lines->length + length + 1))
                return LINE_NO_MEMORY;
            memcpy(lines->text + lines->length, start, length);
            lines->length += length;
        }
        if (end != NULL)
            break;
    }
    if (ferror(lines->in))
        return LINE_FAILED;
    if (!begun)
        return LINE_END;
    lines->number++;
    if (!too_long && lines->length > 0 && lines->text[lines->length - 1] == '\r')
        lines->length--;
    return too_long ? LINE_TOO_LONG : LINE_READ;
}
