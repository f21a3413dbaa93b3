/* quiz.h - one sitting in progress: what to ask next, back, skip. Pure.
 *
 * The route is the order of the form with what does not apply left out: team items without a team,
 * the reason question unless desire is low. It is rebuilt whenever an answer changes it, and the
 * position stays on the same prompt. */
#ifndef LEADQUIZ_QUIZ_H
#define LEADQUIZ_QUIZ_H

#include "leadquiz/answers.h"

struct quiz {
    const struct instrument *instrument; /* not owned */
    enum form form;
    uint64_t seed; /* decides the order of scenario options */
    struct answers answers;
    int route[PROMPTS_MOST]; /* prompt indices in the order of asking */
    int route_count;
    int position; /* 0..route_count; route_count = past the last prompt */
};

void quiz_begin(struct quiz *quiz, const struct instrument *instrument, enum form form,
                uint64_t seed);

/* Put back answers from the store and stand at `prompt` (NOWHERE: the first open one). */
void quiz_resume(struct quiz *quiz, const struct answers *answers, int prompt);

/* The prompt at the position, NOWHERE past the end. */
int quiz_prompt(const struct quiz *quiz);

/* Give an answer (it must be allowed; false otherwise and nothing changes) and add time_ms to the
 * prompt's time. The position does not move, but stays on the same prompt if the route changes. */
bool quiz_answer(struct quiz *quiz, int prompt, int value, int32_t time_ms);

/* Forward: to the next prompt, never past the first open one. True when the position moved. */
bool quiz_forward(struct quiz *quiz);
bool quiz_back(struct quiz *quiz);
/* Stand at a prompt of the route, open prompts beyond the first open one included; false when it
 * is not on the route. */
bool quiz_go(struct quiz *quiz, int prompt);

int quiz_answered(const struct quiz *quiz);   /* of the route */
int quiz_first_open(const struct quiz *quiz); /* route position, or route_count when complete */
bool quiz_complete(const struct quiz *quiz);

/* Place of a prompt on the route, NOWHERE when it is not on it. */
int quiz_place(const struct quiz *quiz, int prompt);

/* Milliseconds that the open prompts may take: the person's own median so far (from five answers
 * on), else the file's estimate. */
int64_t quiz_time_left(const struct quiz *quiz);

/* The options of a prompt in the order to show: order[i] = option number (1-based). Shuffled by
 * the seed for scenarios, as in the file for all else. Returns the count. */
int quiz_option_order(const struct quiz *quiz, int prompt, int order[RESPONSES_MOST]);

/* Whether the private-results notice belongs on this prompt (the first item of notice_scale). */
bool quiz_notice(const struct quiz *quiz, int prompt);

#endif
