/* merge_store.h - stores of made-up people that are copied, go their own ways and are merged. */
#ifndef LEADQUIZ_TEST_MERGE_STORE_H
#define LEADQUIZ_TEST_MERGE_STORE_H

#include "../exchange/transfer_store.h"

#include "leadquiz/care.h"

#include <sqlite3.h>

enum { TOLD_MOST = 64 };

struct told {
    struct merge_counts counts;
    struct merge_told list[TOLD_MOST];
    int count;
};

static inline void keep_told(void *context, const struct merge_told *told) {
    struct told *all = context;
    if (all->count < TOLD_MOST)
        all->list[all->count] = *told;
    all->count++;
}

/* The store number `from` as a file of its own; returns its number. The world's store is another
 * one afterwards. */
static inline int copy_store(struct world *world, int from) {
    char path[96], copy[96];
    world_store(world);
    world_path(world, world->stores, copy);
    store_close(world->store);
    world->store = NULL;
    assert_int_equal(unlink(copy), 0);
    world_path(world, from, path);
    struct store *store = store_open(path, &world->error);
    assert_non_null(store);
    FILE *file = fopen(copy, "we");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    must(world, store_copy(store, copy, copy, true, NULL, &world->error));
    store_close(store);
    return world->stores;
}

static inline void use_store(struct world *world, int number) {
    char path[96];
    store_close(world->store);
    world_path(world, number, path);
    world->store = store_open(path, &world->error);
    if (world->store == NULL)
        fail_msg("%s", world->error.sentence);
}

/* Put store number `from` into the world's. */
static inline bool merge_options(struct world *world, int from, bool dry_run, struct told *told) {
    char path[96], own[96];
    world_path(world, from, path);
    (void)snprintf(own, sizeof own, "%s/none", world->folder);
    memset(told, 0, sizeof *told);
    world->error = (struct error){.kind = ERROR_NONE};
    const struct merge_options options = {
        .dry_run = dry_run, .may_join = INT64_MAX, .tell = keep_told, .context = told};
    struct store *other = care_merge_open(own, path, &options.watch, &world->error);
    bool done =
        other != NULL && store_merge(world->store, other, &options, &told->counts, &world->error);
    store_close(other);
    return done;
}

static inline void merge(struct world *world, int from, struct told *told) {
    must(world, merge_options(world, from, false, told));
}

/* Rows of a statement run on the file itself, as text; the caller frees. */
static inline int keep_row(void *out, int count, char **values, char **names) {
    (void)names;
    for (int i = 0; i < count; i++)
        fprintf(out, "%s|", values[i] != NULL ? values[i] : "NULL");
    putc('\n', out);
    return 0;
}

static inline char *rows_of(struct world *world, int number, const char *sql) {
    char path[96], *text = NULL, *why = NULL;
    size_t length = 0;
    sqlite3 *database = NULL;
    world_path(world, number, path);
    FILE *out = open_memstream(&text, &length);
    assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
    if (sqlite3_exec(database, sql, keep_row, out, &why) != SQLITE_OK)
        fail_msg("%s", why);
    sqlite3_close(database);
    assert_int_equal(fclose(out), 0);
    return text;
}

#endif
