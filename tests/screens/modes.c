/* modes.c - CSI ? A ; B h in one sequence, which curses writes to ask for the mouse. libvterm 0.1
 * reads the first mode only, so each list is handed over as single modes. */
#include "internal.h"

#include <string.h>

static bool is_list(const struct modes *modes, char last) {
    return (last == 'h' || last == 'l') && memchr(modes->held, ';', modes->length);
}

static void release(struct terminal *terminal, const char *bytes, size_t length) {
    vterm_input_write(terminal->emulator, bytes, length);
}

static void release_list(struct terminal *terminal, char last) {
    const struct modes *modes = &terminal->modes;
    static const char head[] = "\033[?";
    size_t start = strlen(head);
    for (size_t i = start; i <= modes->length; i++) {
        if (i < modes->length && modes->held[i] != ';')
            continue;
        release(terminal, head, strlen(head));
        release(terminal, modes->held + start, i - start);
        release(terminal, &last, 1);
        start = i + 1;
    }
}

/* Whether `byte` goes on with a sequence that may turn out to be a list of modes. */
static bool goes_on(const struct modes *modes, char byte) {
    static const char head[] = "\033[?";
    if (modes->length < strlen(head))
        return byte == head[modes->length];
    return (byte >= '0' && byte <= '9') || byte == ';';
}

void terminal_show(struct terminal *terminal, const char *bytes, size_t length) {
    struct modes *modes = &terminal->modes;
    size_t plain = 0; /* bytes before this one are handed over or held */
    for (size_t i = 0; i < length; i++) {
        if (goes_on(modes, bytes[i]) && modes->length < sizeof modes->held) {
            if (modes->length == 0)
                release(terminal, bytes + plain, i - plain);
            modes->held[modes->length++] = bytes[i];
            plain = i + 1;
            continue;
        }
        if (modes->length == 0)
            continue;
        bool list = is_list(modes, bytes[i]);
        if (list)
            release_list(terminal, bytes[i]);
        else
            release(terminal, modes->held, modes->length);
        modes->length = 0;
        plain = i + (list ? 1 : 0);
        /* What broke the sequence off may begin the next. */
        if (!list && bytes[i] == '\033')
            i--;
    }
    release(terminal, bytes + plain, length - plain);
}
