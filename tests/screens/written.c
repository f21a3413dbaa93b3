#include "written.h"

#include "leadquiz/text.h"

#include <stdlib.h>
#include <string.h>

/* Past one control sequence that curses writes; NULL when it is none of those. */
static const char *past_sequence(const char *at, const char *end) {
    if (at + 1 < end && strchr("=>78M", at[1]))
        return at + 2;
    if (at + 2 < end && strchr("()", at[1]))
        return at + 3;
    if (at + 1 >= end || at[1] != '[' || strncmp(at, "\033[33;44;55m", 11) == 0)
        return NULL;
    for (at += 2; at < end; at++) {
        if (*at >= '@' && *at <= '~')
            return at + 1;
    }
    return NULL;
}

static bool harmless(const char *bytes, const char *end, const char *who) {
    for (const char *at = bytes; at < end;) {
        if (*at == '\033') {
            const char *next = past_sequence(at, end);
            if (next == NULL) {
                fprintf(stderr, "%s: a sequence of somebody else: %.20s\n", who, at + 1);
                return false;
            }
            at = next;
            continue;
        }
        size_t text = 0;
        while (at + text < end && at[text] != '\033' && !strchr("\r\n\b", at[text]))
            text++;
        size_t where = 0;
        enum text_fault fault = text_check(at, text, &where);
        if (fault != TEXT_SOUND) {
            fprintf(stderr, "%s: %s in: %.*s\n", who, text_fault_name(fault), (int)text, at);
            return false;
        }
        at += text + (text == 0);
    }
    return true;
}

/* The end of the last program's screens, several of which may stand in a record. */
static const char *given_back(const char *bytes, const char *end) {
    static const char last[] = "\033[?1049l", first[] = "\033[?1049h";
    const char *found = end;
    for (const char *at = bytes; at < end; at++) {
        if (strncmp(at, last, sizeof last - 1) == 0)
            found = at;
        else if (strncmp(at, first, sizeof first - 1) == 0)
            found = end;
    }
    return found;
}

bool written_harmless(FILE *record, const char *who) {
    long length = ftell(record);
    char *bytes = calloc(1, (size_t)length + 1);
    rewind(record);
    bool fine = bytes && fread(bytes, 1, (size_t)length, record) == (size_t)length &&
                harmless(bytes, given_back(bytes, bytes + length), who);
    free(bytes);
    return fine;
}
