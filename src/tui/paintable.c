/* paintable.c - text as curses paints it as wide as the layout reckons with. */
#include "paint.h"

#include "leadquiz/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

static bool is_plain(const char *text) {
    while (*text >= ' ' && *text <= '~')
        text++;
    return *text == '\0';
}

/* Curses paints a blank where the C library does not know a character, and counts columns as the
 * library does. */
void paintable(const char *text, char *out, size_t size) {
    size_t used = 0, length = strlen(text);
    if (is_plain(text)) {
        snprintf(out, size, "%s", text);
        return;
    }
    for (size_t at = 0, bytes = 1; at < length; at += bytes) {
        wchar_t wide = 0;
        int taken = mbtowc(&wide, text + at, length - at);
        bytes = taken > 0 ? (size_t)taken : 1;
        int columns = text_width_bytes(text + at, bytes);
        bool known = taken > 0 && wcwidth(wide) == columns;
        size_t needed = known ? bytes : (size_t)columns;
        if (used + needed >= size)
            break;
        if (known)
            memcpy(out + used, text + at, bytes);
        else
            memset(out + used, '?', needed);
        used += needed;
    }
    out[used] = '\0';
}
