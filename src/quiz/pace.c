/* pace.c - how long the open prompts may take. */
#include "leadquiz/quiz.h"

#include <stdlib.h>

/* One slow answer (a telephone call) must not move the estimate, hence a median. */
enum { ENOUGH_ANSWERS = 5 };

static bool is_scenario(const struct quiz *quiz, int place) {
    return quiz->instrument->prompts[quiz->route[place]].kind == PROMPT_SCENARIO;
}

static int compare_times(const void *left, const void *right) {
    int32_t a = *(const int32_t *)left;
    int32_t b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

/* Milliseconds for one prompt. Scenarios are read longer than all else, so each kind has its own
 * pace. */
static int64_t pace(const struct quiz *quiz, bool scenario) {
    int32_t times[PROMPTS_MOST];
    int count = 0;
    for (int i = 0; i < quiz->route_count; i++) {
        const struct answer *answer = &quiz->answers.list[quiz->route[i]];
        if (is_scenario(quiz, i) == scenario && answer->value != ANSWER_OPEN &&
            answer->time_ms >= 0)
            times[count++] = answer->time_ms;
    }
    if (count < ENOUGH_ANSWERS) {
        const struct instrument *instrument = quiz->instrument;
        return 1000 * (int64_t)(scenario ? instrument->scenario_seconds : instrument->item_seconds);
    }
    qsort(times, (size_t)count, sizeof *times, compare_times);
    return count % 2 ? times[count / 2] : ((int64_t)times[count / 2 - 1] + times[count / 2]) / 2;
}

int64_t quiz_time_left(const struct quiz *quiz) {
    int open[2] = {0, 0};
    for (int i = 0; i < quiz->route_count; i++)
        if (quiz->answers.list[quiz->route[i]].value == ANSWER_OPEN)
            open[is_scenario(quiz, i)]++;
    return open[0] * pace(quiz, false) + open[1] * pace(quiz, true);
}
