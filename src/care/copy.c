#include "copy.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool copy_make(const char *path, char out[PATH_MAX], struct error *error) {
    int length = snprintf(out, PATH_MAX, "%s.copy-XXXXXX", path);
    int file = length >= 0 && length < PATH_MAX ? mkstemp(out) : -1;
    if (file >= 0) {
        (void)close(file);
        return true;
    }
    int why = length >= 0 && length < PATH_MAX ? errno : ENAMETOOLONG;
    out[0] = '\0';
    return error_set(error, ERROR_STORAGE, _("a copy beside %s cannot be made: %s"), path,
                     strerror(why));
}

void copy_remove(char copy[PATH_MAX]) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    char beside[PATH_MAX + 16];
    for (int i = 0; i < 4 && copy[0] != '\0'; i++) {
        (void)snprintf(beside, sizeof beside, "%s%s", copy, endings[i]);
        (void)unlink(beside);
    }
    copy[0] = '\0';
}
