/* json_memory.h - whether jansson found no memory.
 *
 * Its reader drops a character where there is no memory for it, and may then read another number,
 * or tell of a fault in the text. So every call of it for memory is looked at. */
#ifndef LEADQUIZ_EXCHANGE_JSON_MEMORY_H
#define LEADQUIZ_EXCHANGE_JSON_MEMORY_H

#include <stdbool.h>

/* From now on its calls are looked at, for the whole program. */
void json_memory_watch(void);

/* Whether one of them has failed since the last watch. */
bool json_memory_failed(void);

#endif
