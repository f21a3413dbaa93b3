#include "kills.h"

#include "internal.h"

#include "leadquiz/care.h"

#include "../soak.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <dirent.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void kills_store_path(const struct seat *seat, char *path, size_t size) {
    snprintf(path, size, "%s/data/leadquiz/leadquiz.db", seat->home);
}

struct sqlite3 *kills_store(const struct seat *seat) {
    char path[512];
    sqlite3 *store = NULL;
    kills_store_path(seat, path, sizeof path);
    assert_int_equal(sqlite3_open(path, &store), SQLITE_OK);
    sqlite3_busy_timeout(store, WAIT_MS);
    return store;
}

void kills_close(sqlite3 *store) {
    sqlite3_close(store);
}

long kills_ask(sqlite3 *store, const char *sql) {
    sqlite3_stmt *statement = NULL;
    long number = -1;
    if (sqlite3_prepare_v2(store, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        number = (long)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return number;
}

/* ---- files ---- */

/* The store's folder, made if it is not there. */
static void store_folder(const struct seat *seat, char *path, size_t size) {
    snprintf(path, size, "%s/data", seat->home);
    mkdir(path, 0700);
    snprintf(path, size, "%s/data/leadquiz", seat->home);
    mkdir(path, 0700);
}

/* Call `each` with each file of the store's folder. */
static void each_file(const struct seat *seat,
                      void (*each)(const char *path, const char *name, void *), void *context) {
    char folder[512], path[1024];
    store_folder(seat, folder, sizeof folder);
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (struct dirent *entry = readdir(entries); entry; entry = readdir(entries)) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            each(path, entry->d_name, context);
    }
    closedir(entries);
}

static void take_file(const char *path, const char *name, void *context) {
    struct kept_files *files = context;
    struct kept_file *kept = &files->list[files->count++];
    assert_true((size_t)files->count <= sizeof files->list / sizeof files->list[0]);
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    kept->length = (size_t)ftell(file);
    kept->bytes = malloc(kept->length + 1);
    assert_non_null(kept->bytes);
    rewind(file);
    assert_int_equal(fread(kept->bytes, 1, kept->length, file), kept->length);
    fclose(file);
    snprintf(kept->name, sizeof kept->name, "%s", name);
}

void kept_files_take(struct kept_files *files, const struct seat *seat) {
    *files = (struct kept_files){.count = 0};
    each_file(seat, take_file, files);
}

static void drop_file(const char *path, const char *name, void *context) {
    (void)name;
    (void)context;
    assert_int_equal(remove(path), 0);
}

void kept_files_put(const struct kept_files *files, const struct seat *seat) {
    char folder[512], path[1024];
    each_file(seat, drop_file, NULL);
    store_folder(seat, folder, sizeof folder);
    for (int i = 0; files && i < files->count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files->list[i].name);
        FILE *file = fopen(path, "we");
        assert_non_null(file);
        assert_int_equal(fwrite(files->list[i].bytes, 1, files->list[i].length, file),
                         files->list[i].length);
        assert_int_equal(fclose(file), 0);
        assert_int_equal(chmod(path, 0600), 0);
    }
}

void kept_files_free(struct kept_files *files) {
    for (int i = 0; i < files->count; i++)
        free(files->list[i].bytes);
    files->count = 0;
}

/* ---- the program ---- */

bool kills_await(struct terminal *terminal, const char *text) {
    long long deadline = terminal_clock() + WAIT_MS;
    terminal_drain(terminal);
    while (!terminal_find(terminal, text, NULL, NULL)) {
        bool more = terminal_wait_output(terminal, deadline);
        if (!more && terminal_find(terminal, text, NULL, NULL))
            return true;
        if (!more && terminal_running(terminal)) {
            char *seen = terminal_text(terminal);
            fail_msg("waited in vain for \"%s\"; the screen:\n%s", text, seen);
        }
        if (!more)
            return false;
    }
    return true;
}

/* Played from the beginning to the moment, 0: to its end. */
static void play(struct scene *scene, long at) {
    char kill_at[64], moments[512];
    struct ending ending;
    kept_files_put(scene->files, scene->seat);
    if (scene->prepare)
        scene->prepare(scene);
    snprintf(kill_at, sizeof kill_at, "LEADQUIZ_TEST_KILL_AT=%ld", at);
    snprintf(moments, sizeof moments, "LEADQUIZ_TEST_MOMENTS=%s/moments", scene->seat->home);
    const char *const environment[] = {"LD_PRELOAD=" KILL_AT, kill_at, moments, NULL};
    const struct program_setup setup = {.arguments = scene->arguments, .environment = environment};
    scene->shown = 0;
    struct terminal *terminal = program_start(scene->seat, &setup);
    scene->act(scene, terminal);
    if (at > 0)
        terminal_kill(terminal, SIGKILL); /* there were fewer moments this time */
    assert_true(terminal_wait_end(terminal, &ending));
    if (at == 0 && (!ending.exited || (ending.status != 0 && !scene->endless))) {
        char *seen = terminal_text(terminal);
        fail_msg("%s: it does not come to its end:\n%s", scene->name, seen);
    }
}

static long read_moments(const struct seat *seat) {
    char path[512], line[32] = "";
    snprintf(path, sizeof path, "%s/moments", seat->home);
    FILE *file = fopen(path, "re");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    fclose(file);
    return strtol(line, NULL, 10);
}

/* ---- what is left ---- */

static void say(void *context, const char *sentence) {
    (void)context;
    print_message("    %s\n", sentence);
}

bool kills_sound(const struct seat *seat) {
    char path[512];
    struct error error = {0};
    struct care_checked checked = {.problems = 0};
    const struct care_check check = {.line = say};
    kills_store_path(seat, path, sizeof path);
    struct store *store = store_open(path, &error);
    bool fine = store && care_check(store, &check, &checked, &error);
    if (!fine)
        print_message("    %s\n", error.sentence);
    store_close(store);
    return fine && checked.problems == 0;
}

static void look(struct scene *scene, long at, struct kill_counts *counts) {
    bool fine = kills_sound(scene->seat);
    sqlite3 *store = kills_store(scene->seat);
    long there = fine ? scene->there(scene, store) : 0;
    sqlite3_close(store);
    counts->corrupt += !fine || there < 0;
    counts->lost += fine && there >= 0 && there < scene->shown;
    if (!fine || there < scene->shown)
        print_message("%s, killed at moment %ld: shown %ld, there %ld%s\n", scene->name, at,
                      scene->shown, there, fine ? "" : ", not sound");
}

void kills_play(struct scene *scene, int times, int times_soaking, struct kill_counts *counts) {
    uint64_t random = soak_seed();
    play(scene, 0);
    look(scene, 0, counts);
    long moments = read_moments(scene->seat);
    assert_true(moments > 0);
    for (int i = 0; i < (soaking() ? times_soaking : times); i++) {
        long at = 1 + (long)soak_random(&random, (uint64_t)moments);
        play(scene, at);
        look(scene, at, counts);
        counts->kills++;
    }
    terminal_free(scene->seat->terminal);
    scene->seat->terminal = NULL;
}

void kills_tell(const struct kill_counts *counts) {
    print_message("seed %llu\n", (unsigned long long)soak_seed());
    print_message("kills: %ld, lost %ld, corrupt %ld\n", counts->kills, counts->lost,
                  counts->corrupt);
    assert_int_equal(counts->lost + counts->corrupt, 0);
}
