/* memory.h - lists of many. */
#ifndef LEADQUIZ_MEMORY_H
#define LEADQUIZ_MEMORY_H

#include <stddef.h>

/* Memory that was just asked for, as malloc and realloc give it, and is about to be filled: where
 * it is many pages the system may bring them in together. Nothing else changes. */
void memory_filled_soon(void *list, size_t bytes);

#endif
