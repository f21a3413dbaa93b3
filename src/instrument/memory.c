#include "memory.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 16384, ALIGNMENT = 16 };

struct block {
    struct block *next;
    size_t used, size;
    _Alignas(ALIGNMENT) char bytes[];
};

struct instrument_memory {
    struct block *first;
};

struct instrument_memory *memory_new(void) {
    return calloc(1, sizeof(struct instrument_memory));
}

void memory_free(struct instrument_memory *memory) {
    if (memory == NULL)
        return;
    for (struct block *block = memory->first, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(memory);
}

void *memory_take(struct instrument_memory *memory, size_t size) {
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    struct block *block = memory->first;
    if (block == NULL || block->size - block->used < size) {
        size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
        block = calloc(1, sizeof *block + room);
        if (block == NULL)
            return NULL;
        block->size = room;
        block->next = memory->first;
        memory->first = block;
    }
    void *taken = block->bytes + block->used;
    block->used += size;
    return taken;
}

char *memory_copy(struct instrument_memory *memory, const char *text, size_t length) {
    char *copy = memory_take(memory, length + 1);
    if (copy != NULL && length > 0)
        memcpy(copy, text, length);
    return copy;
}
