/* day.h - days as text. */
#ifndef LEADQUIZ_EXCHANGE_DAY_H
#define LEADQUIZ_EXCHANGE_DAY_H

#include <stdint.h>

enum { DAY_BYTES = sizeof "2026-11-21" };

/* "2026-11-21" in UTC. */
void day_write(int64_t milliseconds, char out[DAY_BYTES]);

#endif
