#include "output.h"

#include "leadquiz/new_file.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool write_all(FILE *file, const char *name, const unsigned char *bytes, size_t length,
                      struct error *error) {
    return (fwrite(bytes, 1, length, file) == length && fflush(file) == 0) ||
           error_set(error, ERROR_STORAGE, _("%s cannot be written: %s"), name, strerror(errno));
}

bool output_write(const char *path, const unsigned char *bytes, size_t length,
                  struct error *error) {
    struct new_file file;
    if (strcmp(path, "-") == 0)
        return write_all(stdout, _("standard output"), bytes, length, error);
    if (!new_file_begin(&file, path, true, error))
        return false;
    bool done = write_all(file.file, path, bytes, length, error);
    return new_file_end(&file, done, error);
}
