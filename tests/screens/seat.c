#include "seat.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int seat_open(void **state) {
    const char *folder = getenv("TMPDIR");
    struct seat *seat = calloc(1, sizeof *seat);
    if (!seat)
        return -1;
    snprintf(seat->home, sizeof seat->home, "%s/leadquiz-screens-XXXXXX", folder ? folder : "/tmp");
    if (!mkdtemp(seat->home)) {
        free(seat);
        return -1;
    }
    *state = seat;
    return 0;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

/* Print the sanitizers' reports; how many there are. */
static int sanitizer_reports(const char *home) {
    int count = 0;
    DIR *folder = opendir(home);
    if (!folder)
        return 0;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        char path[1024], line[1024];
        if (strncmp(entry->d_name, "sanitizer.", strlen("sanitizer.")) != 0)
            continue;
        count++;
        snprintf(path, sizeof path, "%s/%s", home, entry->d_name);
        FILE *file = fopen(path, "re");
        while (file && fgets(line, sizeof line, file))
            fputs(line, stderr);
        if (file)
            fclose(file);
    }
    closedir(folder);
    return count;
}

int seat_close(void **state) {
    struct seat *seat = *state;
    terminal_free(seat->terminal);
    int reports = sanitizer_reports(seat->home);
    nftw(seat->home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
    free(seat);
    return reports == 0 ? 0 : -1;
}

struct terminal *seat_start(struct seat *seat, const struct terminal_setup *setup,
                            const char *const argv[]) {
    struct terminal_setup own = *setup;
    own.home = seat->home;
    if (!own.rows)
        own.rows = 24;
    if (!own.columns)
        own.columns = 80;
    terminal_free(seat->terminal);
    seat->terminal = terminal_start(&own, argv);
    assert_non_null(seat->terminal);
    return seat->terminal;
}
