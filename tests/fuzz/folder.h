/* folder.h - a folder of the target's own, in memory where the system has such. */
#ifndef LEADQUIZ_TESTS_FUZZ_FOLDER_H
#define LEADQUIZ_TESTS_FUZZ_FOLDER_H

#include "fuzz.h"

#include <dirent.h>
#include <unistd.h>

static char folder[64];

/* Remove all files in it. */
static inline void folder_clear(void) {
    DIR *entries = opendir(folder);
    HOLDS(entries != NULL);
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;)
        (void)unlinkat(dirfd(entries), entry->d_name, 0);
    closedir(entries);
}

static inline void folder_remove(void) {
    folder_clear();
    (void)rmdir(folder);
}

static inline void folder_make(void) {
    const char *parent = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
    snprintf(folder, sizeof folder, "%s/leadquiz-fuzz-XXXXXX", parent);
    HOLDS(mkdtemp(folder) != NULL);
    atexit(folder_remove);
}

static inline void folder_write(const char *path, const void *bytes, size_t length) {
    FILE *file = fopen(path, "wb");
    HOLDS(file != NULL);
    HOLDS(fwrite(bytes, 1, length, file) == length);
    HOLDS(fclose(file) == 0);
}

/* The caller frees. */
static inline char *folder_read(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    HOLDS(file != NULL);
    HOLDS(fseek(file, 0, SEEK_END) == 0);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*length + 1);
    HOLDS(bytes != NULL && fread(bytes, 1, *length, file) == *length);
    bytes[*length] = '\0';
    fclose(file);
    return bytes;
}

#endif
