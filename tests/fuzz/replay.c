/* replay.c - a fuzz target without a fuzzer: each file of the folders and files that are named is
 * given to it once. What does not hold ends the program, as it does there. */
#include "fuzz.h"

#include "leadquiz/file.h"

#include <dirent.h>
#include <sys/stat.h>

enum { FILE_BYTES_MOST = 1 << 20 };

static int files;

static void replay_file(const char *path) {
    struct error error;
    size_t length = 0;
    char *bytes = file_read(path, FILE_BYTES_MOST, &length, &error);
    if (bytes == NULL) {
        fprintf(stderr, "%s\n", error.sentence);
        exit(EXIT_FAILURE);
    }
    fprintf(stderr, "%s\n", path); /* the last one is the one that fell */
    /* Of its own size: the sanitizer sees each byte too far. */
    uint8_t *exact = malloc(length > 0 ? length : 1);
    HOLDS(exact != NULL);
    memcpy(exact, bytes, length);
    free(bytes);
    LLVMFuzzerTestOneInput(exact, length);
    free(exact);
    files++;
}

static int is_shown(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static void replay(const char *path) {
    struct stat about;
    struct dirent **entries = NULL;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) {
        replay_file(path);
        return;
    }
    int count = scandir(path, &entries, is_shown, alphasort);
    for (int i = 0; i < count; i++) {
        char inner[4096];
        snprintf(inner, sizeof inner, "%s/%s", path, entries[i]->d_name);
        replay_file(inner);
        free(entries[i]);
    }
    free(entries);
}

int main(int count, char **words) {
    if (LLVMFuzzerInitialize != NULL)
        LLVMFuzzerInitialize(&count, &words);
    for (int i = 1; i < count; i++)
        replay(words[i]);
    if (files == 0)
        fprintf(stderr, "no files to replay\n");
    fprintf(stderr, "inputs: %d\n", files);
    return files > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
