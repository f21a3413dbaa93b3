/* memory.h - lists of many. */
#ifndef LEADQUIZ_MEMORY_H
#define LEADQUIZ_MEMORY_H

#include <stddef.h>

/* As realloc(list, bytes), for a list that is about to be filled: where it is many pages the system
 * may bring them in together, which is several times as quick. bytes > 0. NULL without memory; the
 * list is then as it was. */
void *memory_grow(void *list, size_t bytes);

#endif
