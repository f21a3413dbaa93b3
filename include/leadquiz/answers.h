/* answers.h - what one person answered, by prompt index. */
#ifndef LEADQUIZ_ANSWERS_H
#define LEADQUIZ_ANSWERS_H

#include "leadquiz/instrument.h"

#include <stdint.h>

enum {
    ANSWER_OPEN = -1,     /* not answered yet */
    ANSWER_NO_CHANCE = 0, /* "no chance to do this / cannot say" */
    TIME_UNKNOWN = -1
};

struct answer {
    int8_t value;    /* ANSWER_OPEN, ANSWER_NO_CHANCE or an option number from 1 */
    int32_t time_ms; /* how long the prompt was looked at in all, or TIME_UNKNOWN */
};

struct answers {
    int count; /* = instrument->prompt_count */
    struct answer list[PROMPTS_MOST];
};

/* All open. */
void answers_clear(struct answers *answers, const struct instrument *instrument);

/* Whether `value` may be given to the prompt. */
bool answers_allowed(const struct instrument *instrument, int prompt, int value);

/* Parse what a file or a person gives for a prompt: an option number, 0 where "no chance" is
 * offered, and for scenarios an option id. `prompt` is checked. On failure returns false with a
 * sentence that names the id, what was given and what may be given, for example
 * "ch3 cannot be 7: it takes 1 to 5, or 0 for no chance". */
bool answers_parse(const struct instrument *instrument, int prompt, const char *text, int *value,
                   struct error *error);

/* Whether the person has a team, by the answer to the team question; true when it is open or the
 * instrument has no such question. */
bool answers_team(const struct instrument *instrument, const struct answers *answers);

/* Desire to lead as stored (option number - 1), or -1 when open. */
int answers_desire(const struct instrument *instrument, const struct answers *answers);

#endif
