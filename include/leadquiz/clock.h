/* clock.h - the time, for those who may ask. The pure core takes times as arguments instead. */
#ifndef LEADQUIZ_CLOCK_H
#define LEADQUIZ_CLOCK_H

#include <stddef.h>
#include <stdint.h>

/* Wall clock, milliseconds since 1970 UTC. LEADQUIZ_NOW (seconds since 1970) overrides it, so
 * that whole screens can be compared in tests; not in a release, which is built without them. */
int64_t clock_now(void);

/* The same whatever LEADQUIZ_NOW says, for what must not be steered by whoever starts the program:
 * the waits after wrong passphrases. */
int64_t clock_machine(void);

/* Milliseconds on a clock that never jumps; only differences mean anything. */
int64_t clock_steady(void);

/* "21 Nov 2026" in local time. */
void clock_date(int64_t milliseconds, char *out, size_t size);

/* The day of something before `now`: "21 Nov 2026", and with its time, "21 Nov 2026, 14:03", when
 * that was on the same day. */
void clock_date_before(int64_t milliseconds, int64_t now, char *out, size_t size);

/* "Nov 2026" in local time. */
void clock_month(int64_t milliseconds, char *out, size_t size);

/* "2026-11-21" in local time. */
void clock_iso_date(int64_t milliseconds, char *out, size_t size);

#endif
