/* memory.h - many small allocations that are freed together. */
#ifndef LEADQUIZ_INSTRUMENT_MEMORY_H
#define LEADQUIZ_INSTRUMENT_MEMORY_H

#include <stddef.h>

struct instrument_memory;

/* NULL when there is no memory left. */
struct instrument_memory *memory_new(void);
/* NULL is allowed. */
void memory_free(struct instrument_memory *memory);

/* `size` zeroed bytes, aligned for anything, or NULL. They live as long as `memory`. */
void *memory_take(struct instrument_memory *memory, size_t size);
/* A copy of `length` bytes with a NUL behind them, or NULL. */
char *memory_copy(struct instrument_memory *memory, const char *text, size_t length);

#endif
