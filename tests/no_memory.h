/* no_memory.h - the n-th call for memory finds none: our own calls (linked with --wrap), and where
 * a test asks for it those of SQLite and jansson. What is done then fails with the one sentence, or
 * is done all the same; the sanitizers see crashes and leaks. Included once by a program. */
#ifndef LEADQUIZ_TESTS_NO_MEMORY_H
#define LEADQUIZ_TESTS_NO_MEMORY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/error.h"

#include "soak.h"

#include <string.h>

static struct {
    bool counting, for_good;
    long at, calls; /* from 1; at 0: none fails */
} memory;

static bool finds_none(void) {
    if (!memory.counting)
        return false;
    memory.calls++;
    return memory.at != 0 &&
           (memory.calls == memory.at || (memory.for_good && memory.calls > memory.at));
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
char *__wrap_strdup(const char *text);

void *__wrap_malloc(size_t size) {
    return finds_none() ? NULL : __real_malloc(size);
}
void *__wrap_calloc(size_t count, size_t size) {
    return finds_none() ? NULL : __real_calloc(count, size);
}
void *__wrap_realloc(void *old, size_t size) {
    return finds_none() ? NULL : __real_realloc(old, size);
}
char *__wrap_strdup(const char *text) {
    return finds_none() ? NULL : __real_strdup(text);
}

#ifdef NO_MEMORY_SQLITE
#include <sqlite3.h>

static sqlite3_mem_methods sqlite_memory;

static void *sqlite_take(int size) {
    return finds_none() ? NULL : sqlite_memory.xMalloc(size);
}
static void *sqlite_grow(void *old, int size) {
    return finds_none() ? NULL : sqlite_memory.xRealloc(old, size);
}

/* Before anything else of SQLite; without its lookaside every little piece is a call. */
static void no_memory_sqlite(void) {
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_memory), SQLITE_OK);
    sqlite3_mem_methods mine = sqlite_memory;
    mine.xMalloc = sqlite_take;
    mine.xRealloc = sqlite_grow;
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, &mine), SQLITE_OK);
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0), SQLITE_OK);
}
#endif

#ifdef NO_MEMORY_JANSSON
#include <jansson.h>

static void *jansson_take(size_t size) {
    return finds_none() ? NULL : __real_malloc(size);
}

static void no_memory_jansson(void) {
    json_set_alloc_funcs(jansson_take, free);
}
#endif

/* Something that needs memory. */
struct needing {
    const char *name;
    void (*prepare)(void *context); /* NULL: nothing to do */
    bool (*run)(void *context, struct error *error);
    /* Look at what came of it and give back what it took; NULL: nothing to do. */
    void (*check)(void *context, bool done);
    uint64_t stride; /* one in so many calls is taken in script/test; 0 and 1: each */
};

static struct { long allocations, refused; } no_memory_counts;

static bool run_without(const struct needing *needing, void *context, long at, bool for_good) {
    static const char sentence[] = "there is no memory left; close other programs and try again";
    struct error error = {ERROR_NONE, ""};
    if (needing->prepare != NULL)
        needing->prepare(context);
    memory.at = at;
    memory.for_good = for_good;
    memory.calls = 0;
    memory.counting = true;
    bool done = needing->run(context, &error);
    memory.counting = false;
    bool reached = at != 0 && memory.calls >= at;
    if (!done && (!reached || error.kind != ERROR_MEMORY || strcmp(error.sentence, sentence) != 0))
        fail_msg("%s, call %ld%s: \"%s\"", needing->name, at, for_good ? " for good" : "",
                 error.sentence);
    if (needing->check != NULL)
        needing->check(context, done);
    no_memory_counts.allocations += reached;
    no_memory_counts.refused += !done;
    return reached;
}

/* At each call, for this one and for good. */
static void no_memory_everywhere(const struct needing *needing, void *context) {
    uint64_t random = soak_seed();
    uint64_t stride = needing->stride > 1 && !soaking() ? 2 * needing->stride : 1;
    (void)run_without(needing, context, 0, false);
    for (int for_good = 0; for_good < 2; for_good++) {
        long at = 1;
        while (run_without(needing, context, at, for_good == 1))
            at += 1 + (long)soak_random(&random, 2 * stride - 1);
    }
}

static void no_memory_print(void) {
    print_message("allocations: %ld, refused: %ld, lost 0, corrupt 0\n",
                  no_memory_counts.allocations, no_memory_counts.refused);
}

#endif
