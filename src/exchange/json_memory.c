#include "json_memory.h"

#include <jansson.h>
#include <stdlib.h>

static bool failed;

static void *take(size_t size) {
    void *taken = malloc(size);
    failed = failed || taken == NULL;
    return taken;
}

void json_memory_watch(void) {
    failed = false;
    json_set_alloc_funcs(take, free);
}

bool json_memory_failed(void) {
    return failed;
}
