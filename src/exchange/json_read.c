#include "json_read.h"

#include <setjmp.h>
#include <stddef.h>
#include <stdlib.h>

struct link {
    struct link *before, *after;
};

struct block {
    struct link link; /* first, so that a link is its block */
    _Alignas(max_align_t) char bytes[];
};

static struct {
    struct link all; /* a ring of what is taken */
    bool reading;
    jmp_buf end;
    json_malloc_t take_before;
    json_free_t give_before;
} memory;

static void *take(size_t size) {
    struct block *block = malloc(sizeof *block + size);
    if (block == NULL && memory.reading)
        longjmp(memory.end, 1);
    if (block == NULL)
        return NULL;
    block->link = (struct link){&memory.all, memory.all.after};
    memory.all.after->before = &block->link;
    memory.all.after = &block->link;
    return block->bytes;
}

static void give(void *bytes) {
    if (bytes == NULL)
        return;
    struct link *link = (struct link *)(void *)((char *)bytes - offsetof(struct block, bytes));
    link->before->after = link->after;
    link->after->before = link->before;
    free(link);
}

json_t *json_read(const char *text, size_t length, size_t flags, json_error_t *why,
                  bool *no_memory) {
    json_get_alloc_funcs(&memory.take_before, &memory.give_before);
    json_set_alloc_funcs(take, give);
    memory.all.before = memory.all.after = &memory.all;
    memory.reading = true;
    *no_memory = setjmp(memory.end) != 0;
    json_t *value = *no_memory ? NULL : json_loadb(text, length, flags, why);
    memory.reading = false;
    for (struct link *link = memory.all.after, *next; *no_memory && link != &memory.all;
         link = next) {
        next = link->after;
        free(link);
    }
    return value;
}

void json_let_go(json_t *value) {
    json_decref(value);
    json_set_alloc_funcs(memory.take_before, memory.give_before);
}
