/* Every screen there is, in a storm of resizes, with bytes that no keyboard sends, and when the
 * window is closed: what was shown comes back, nothing of the bytes comes out, the program ends,
 * and the store is sound. */
#include "internal.h"
#include "kills.h"
#include "ways.h"
#include "written.h"

#include "../soak.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CPU_MOST_MS = 5000 }; /* of a whole life, sanitizers included; a spin takes more at once */

/* ---- is every screen here? ---- */

static bool has_row(const char *screen) {
    for (int i = 0; i < way_count; i++) {
        if (strcmp(ways[i].screen, screen) == 0)
            return true;
    }
    return false;
}

/* How many screens the file defines; those without a row are told. */
static int look_into(const char *path, int *missing) {
    char line[512], screen[64];
    int count = 0;
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    while (fgets(line, sizeof line, file)) {
        if (sscanf(line, "const struct screen screen_%63[a-z_] = {", screen) != 1 ||
            !strchr(line, '='))
            continue;
        count++;
        if (!has_row(screen)) {
            print_message("screen_%s of %s has no row in ways.c\n", screen, path);
            ++*missing;
        }
    }
    fclose(file);
    return count;
}

static void test_every_screen_has_a_way(void **state) {
    DIR *folder = opendir(SOURCE_DIR "/src/tui");
    char path[1024];
    int count = 0, missing = 0;
    (void)state;
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        size_t length = strlen(entry->d_name);
        snprintf(path, sizeof path, "%s/src/tui/%s", SOURCE_DIR, entry->d_name);
        if (length > 2 && strcmp(entry->d_name + length - 2, ".c") == 0)
            count += look_into(path, &missing);
    }
    closedir(folder);
    assert_int_equal(missing, 0);
    assert_int_equal(count, way_count);
}

/* ---- a storm ---- */

static bool becomes(struct terminal *terminal, const char *before, char **now) {
    long long deadline = terminal_clock() + WAIT_MS;
    for (;;) {
        *now = terminal_picture(terminal);
        bool same = *now && strcmp(*now, before) == 0;
        if (same || !terminal_wait_output(terminal, deadline))
            return same;
        free(*now);
    }
}

/* A million cells take a while, so they come now and then. */
static bool storm(struct terminal *terminal, const char *screen, uint64_t *random) {
    static const int sizes[][2] = {{1000, 1000}, {1, 1}, {2, 500}, {500, 2}, {12, 40}};
    enum { SIZES = sizeof sizes / sizeof sizes[0] };
    int first = soak_takes(random, 8) ? 0 : 1;
    char *now = NULL;
    terminal_settle(terminal, 60);
    char *before = terminal_picture(terminal);
    for (int i = first; i < 12; i++) {
        if (i < SIZES)
            terminal_resize(terminal, sizes[i][0], sizes[i][1]);
        else
            terminal_resize(terminal, 1 + (int)soak_random(random, 60),
                            1 + (int)soak_random(random, 200));
        /* Sometimes the program gets to draw, sometimes not. */
        if (i < SIZES || soak_random(random, 3) == 0)
            terminal_wait_output(terminal, terminal_clock() + 20);
    }
    terminal_resize(terminal, 24, 80);
    bool same = becomes(terminal, before, &now);
    if (!same)
        print_message("%s: after the storm it is another screen\n--- before\n%s--- after\n%s",
                      screen, before, now);
    free(before);
    free(now);
    return same;
}

/* ---- bytes ---- */

static void send(struct terminal *terminal, const char *bytes, size_t length) {
    terminal_send(terminal, bytes, length);
    terminal_wait_output(terminal, terminal_clock() + 5);
}

static void many(struct terminal *terminal, char byte, size_t count) {
    char bytes[4096];
    memset(bytes, byte, sizeof bytes);
    send(terminal, bytes, count < sizeof bytes ? count : sizeof bytes);
}

/* From any of them on: after some of them another screen is shown, or none. */
static void pasted(struct terminal *terminal, uint64_t *random) {
    static const char *const texts[] = {
        "\033[<0;10;5M\033[<0;10;5m\033[<64;3;3M\033[<999999999;-1;;;M\033[<0;0;0M\033[<",
        "\033[M !!\033[M\xff\xff\xff\033[M",
        "\033]0;owned\007\033]52;c;b3duZWQ=\033\\\033]0;without an end",
        "\033P$q\"p\033\\\033Pwithout an end\033_x\033\\\033^y\033\\",
        "\033[200~3\r\033[33;44;55mq\003\t\033[A\033]0;owned\007\033[201~",
        "\xE2\x82\xF0\x9F\xC0\xAF\xED\xA0\x80\xFF\xFE\xF4\x90\x80\x80",
        "\033[99999999999999999999;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1R",
        "\302\23333;44;55m\302\2350;owned\302\234\342\200\256",
        "\033[201~\033[201~\033[200~without an end 3\r\033[33;44;55m",
    };
    enum { TEXTS = sizeof texts / sizeof texts[0] };
    /* Leaves no screen: whoever types sees it as text. */
    static const char harm[] = "\033[200~\302\23333;44;55m\342\200\256x\342\200\213\033[201~";
    size_t first = (size_t)soak_random(random, TEXTS);
    send(terminal, harm, sizeof harm - 1);
    for (size_t i = 0; i < TEXTS && terminal_alternate(terminal); i++) {
        const char *text = texts[(first + i) % TEXTS];
        send(terminal, text, strlen(text));
    }
    send(terminal, "\033[201~", 6);
}

/* Whatever comes; Ctrl-Z and Ctrl-\ are what a person asks the terminal for. */
static void anything(struct terminal *terminal, uint64_t *random) {
    char bytes[1500];
    for (size_t i = 0; i < sizeof bytes; i++) {
        do
            bytes[i] = (char)soak_random(random, 256);
        while (bytes[i] == '\x1a' || bytes[i] == '\x1c');
    }
    for (size_t at = 0; at < sizeof bytes && terminal_running(terminal); at += 100)
        send(terminal, bytes + at, 100);
    many(terminal, '\033', 4096);
}

/* ---- lives ---- */

struct counts {
    long storms, bytes, hung_up;
    long other; /* screens that did not come back as they were */
    long wrong;
};

/* By itself, or because it was asked to; never by a signal, and not after long. */
static bool ends(struct terminal *terminal, const char *screen) {
    struct ending ending = {.exited = false};
    bool ended = terminal_wait_end(terminal, &ending);
    bool fine = ended && ending.exited && ending.cpu_ms <= CPU_MOST_MS && ending.status != 99;
    if (!fine)
        print_message("%s: ended %d, of itself %d, status %d, %ld ms\n", screen, ended,
                      ending.exited, ending.status, ending.cpu_ms);
    return fine;
}

static FILE *record;

/* Its window is closed while it shows the screen, or after bytes that led it anywhere. */
static void live(struct seat *seat, const struct way *way, bool with_bytes, uint64_t *random,
                 struct counts *counts) {
    bool fine = true;
    rewind(record);
    struct terminal *terminal = way_go(seat, way, with_bytes ? record : NULL);
    if (!with_bytes) {
        counts->other += !storm(terminal, way->screen, random);
        counts->storms++;
    }
    if (with_bytes) {
        pasted(terminal, random);
        anything(terminal, random);
        terminal_settle(terminal, 30);
        terminal_record(terminal, NULL);
        fine = written_harmless(record, way->screen) && fine;
        counts->bytes++;
    }
    terminal_hang_up(terminal);
    counts->hung_up++;
    fine = ends(terminal, way->screen) && fine;
    fine = kills_sound(seat) && fine;
    if (!fine)
        print_message("%s: wrong\n", way->screen);
    counts->wrong += !fine;
}

static void test_storms_bytes_and_closed_windows(void **state) {
    struct counts counts = {0};
    uint64_t random = soak_seed();
    record = tmpfile();
    assert_non_null(record);
    for (int i = 0; i < way_count; i++) {
        if (soak_takes(&random, 2))
            live(*state, &ways[i], false, &random, &counts);
        if (soak_takes(&random, 5))
            live(*state, &ways[i], true, &random, &counts);
    }
    fclose(record);
    ways_free();
    print_message("seed %llu\n", (unsigned long long)soak_seed());
    print_message("storms: %ld, bytes %ld, windows closed %ld, lost %ld, corrupt %ld\n",
                  counts.storms, counts.bytes, counts.hung_up, counts.other, counts.wrong);
    assert_int_equal(counts.other + counts.wrong, 0);
}

#define SEAT_TEST(function) cmocka_unit_test_setup_teardown(function, seat_open, seat_close)

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        SEAT_TEST(test_every_screen_has_a_way),
        SEAT_TEST(test_storms_bytes_and_closed_windows),
    };
    if (argc > 1) /* one test alone, by its name */
        cmocka_set_test_filter(argv[1]);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
