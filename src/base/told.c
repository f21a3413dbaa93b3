#include "leadquiz/told.h"

#include "leadquiz/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NAME_MOST = 200 };

static const char *named;

void told_store(const char *db) {
    named = db;
}

static bool is_plain(const char *name) {
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_./-+:,@%=";
    return name[strspn(name, plain)] == '\0';
}

/* In single quotes; one in the name ends them, stands behind a backslash, and begins them anew. */
static void quote(const char *name, char out[4 * NAME_MOST + 3]) {
    char *end = out;
    *end++ = '\'';
    for (; *name != '\0'; name++) {
        if (*name == '\'') {
            memcpy(end, "'\\'", 3);
            end += 3;
        }
        *end++ = *name;
    }
    *end++ = '\'';
    *end = '\0';
}

const char *told_command(char out[TOLD_BYTES], const char *words, ...) {
    char quoted[4 * NAME_MOST + 3];
    va_list arguments;
    size_t used = (size_t)snprintf(out, TOLD_BYTES, "leadquiz ");
    va_start(arguments, words);
    int length = vsnprintf(out + used, TOLD_BYTES - used, words, arguments);
    va_end(arguments);
    if (named == NULL || length < 0 || (size_t)length >= TOLD_BYTES - used ||
        strlen(named) > NAME_MOST || text_check(named, strlen(named), NULL) != TEXT_SOUND)
        return out;
    used += (size_t)length;
    if (!is_plain(named))
        quote(named, quoted);
    else
        snprintf(quoted, sizeof quoted, "%s", named);
    int added = snprintf(out + used, TOLD_BYTES - used, " --db %s", quoted);
    if (added < 0 || (size_t)added >= TOLD_BYTES - used)
        out[used] = '\0';
    return out;
}
