/* syncs.c - in which order a program syncs folders and gives up its rights, preloaded into it:
 * LEADQUIZ_TEST_SYNCS=FILE gets a line of each. The memory of cores is the first right it gives up.
 */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static FILE *told;

/* Opened before the program is confined, for then it may open no file. */
__attribute__((constructor)) static void open_told(void) {
    const char *path = getenv("LEADQUIZ_TEST_SYNCS");
    told = path ? fopen(path, "we") : NULL;
    if (told)
        setlinebuf(told);
}

int fsync(int file) {
    struct stat about;
    if (told && fstat(file, &about) == 0 && S_ISDIR(about.st_mode))
        fputs("folder\n", told);
    return fdatasync(file);
}

int setrlimit(__rlimit_resource_t resource, const struct rlimit *limits) {
    if (told && resource == RLIMIT_CORE)
        fputs("confined\n", told);
    return prlimit(0, resource, limits, NULL);
}
