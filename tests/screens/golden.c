#include "golden.h"

#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { SETTLE_MS = 250 };

static char *read_file(const char *path) {
    struct growing growing = {0};
    char bytes[4096];
    size_t count;
    FILE *file = fopen(path, "re");
    if (!file)
        return NULL;
    growing_add(&growing, "", 0);
    while ((count = fread(bytes, 1, sizeof bytes, file)) > 0)
        growing_add(&growing, bytes, count);
    fclose(file);
    return growing.text;
}

static bool update(struct terminal *terminal, char *path) {
    terminal_settle(terminal, SETTLE_MS);
    char *picture = terminal_picture(terminal);
    char *end = strrchr(path, '/');
    *end = '\0';
    mkdir(path, 0777);
    *end = '/';
    FILE *file = picture ? fopen(path, "we") : NULL;
    bool written = file && fputs(picture, file) >= 0;
    if (file && fclose(file) != 0)
        written = false;
    if (!written)
        fprintf(stderr, "%s cannot be written\n", path);
    free(picture);
    return written;
}

/* The next line of *text, moved past it; NULL at the end. */
static const char *next_line(const char **text, int *length) {
    const char *line = *text;
    if (!line || !*line)
        return NULL;
    const char *end = strchr(line, '\n');
    *length = (int)(end ? end - line : (long)strlen(line));
    *text = end ? end + 1 : line + *length;
    return line;
}

static void print_difference(const char *golden, const char *seen) {
    for (;;) {
        int golden_length = 0, seen_length = 0;
        const char *golden_line = next_line(&golden, &golden_length);
        const char *seen_line = next_line(&seen, &seen_length);
        if (!golden_line && !seen_line)
            return;
        if (golden_line && seen_line && golden_length == seen_length &&
            memcmp(golden_line, seen_line, (size_t)seen_length) == 0) {
            fprintf(stderr, "  %.*s\n", seen_length, seen_line);
            continue;
        }
        if (golden_line)
            fprintf(stderr, "- %.*s\n", golden_length, golden_line);
        if (seen_line)
            fprintf(stderr, "+ %.*s\n", seen_length, seen_line);
    }
}

static bool compare(struct terminal *terminal, const char *golden) {
    /* After the first screen that stays wrong, the next ones need not wait as long. */
    long long deadline = terminal_clock() + (terminal->failed ? WAIT_MS / 10 : WAIT_MS);
    for (;;) {
        char *picture = terminal_picture(terminal);
        bool same = picture && strcmp(picture, golden) == 0;
        bool more = !same && terminal_wait_output(terminal, deadline);
        if (!same && !more) {
            fprintf(stderr, "lines with - are the golden's, with + the screen's:\n");
            print_difference(golden, picture);
            terminal->failed = true;
        }
        free(picture);
        if (same || !more)
            return same;
    }
}

bool golden_matches(struct terminal *terminal, const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.txt", folder, name);
    if (getenv("LEADQUIZ_UPDATE_GOLDENS"))
        return update(terminal, path);
    char *golden = read_file(path);
    if (!golden) {
        fprintf(stderr, "%s cannot be read; script/update-goldens writes it\n", path);
        return false;
    }
    bool same = compare(terminal, golden);
    if (!same)
        fprintf(stderr, "%s differs; if the new screen is right: script/update-goldens\n", path);
    free(golden);
    return same;
}
