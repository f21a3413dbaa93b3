/* interrupt.h - Ctrl-C, a closed terminal, a kill: the end of the conversation, but not in the
 * middle of a change. */
#ifndef LEADQUIZ_PLAIN_INTERRUPT_H
#define LEADQUIZ_PLAIN_INTERRUPT_H

#include "leadquiz/error.h"

#include <stdint.h>
#include <stdio.h>

/* From now on a signal that would end the program is noted instead; `in` is read without a buffer
 * of its own, so that waiting for it is waiting for the person. */
void interrupt_catch(FILE *in);

/* Wait until there is something to read, or its end. False when a signal has come, before or while
 * waiting. */
bool interrupt_wait(FILE *in);

/* The same for at most so many ms (0 or less: a look alone); `in` NULL: there is nothing to read.
 */
enum waited { WAITED_READY, WAITED_OUT, WAITED_END };
enum waited interrupt_wait_for(FILE *in, int64_t most_ms);

/* Whether one has come; then the error says so. */
bool interrupted(struct error *error);

#endif
