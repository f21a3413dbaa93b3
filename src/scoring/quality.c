/* quality.c - signs of careless answering. Each alone says little, so they vote. */
#include "internal.h"

#include <math.h>
#include <stdlib.h>

static int compare_times(const void *left, const void *right) {
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    return (a > b) - (a < b);
}

static double median(int32_t *times, int count) {
    qsort(times, (size_t)count, sizeof *times, compare_times);
    int middle = count / 2;
    if (count % 2 == 1)
        return times[middle];
    return ((double)times[middle - 1] + times[middle]) / 2;
}

static bool flag_speed(const struct instrument *instrument, const struct answers *answers,
                       const struct item *const asked[], int asked_count, struct result *result) {
    int32_t times[PROMPTS_MOST];
    int timed = 0, fast = 0;
    for (int i = 0; i < asked_count; i++) {
        int32_t time = answers->list[asked[i]->prompt].time_ms;
        if (time < 0)
            continue;
        times[timed++] = time;
        if (time < instrument->quality.fast_ms)
            fast++;
    }
    result->median_ms = -1;
    if (timed == 0)
        return false;
    result->median_ms = median(times, timed);
    return result->median_ms < instrument->quality.fast_ms ||
           fast >= instrument->quality.fast_share * timed - CUT_TOLERANCE;
}

/* The raw answers in the order shown, "no chance" left out; returns how many. */
static int raw_answers(const struct answers *answers, const struct item *const asked[],
                       int asked_count, int8_t raw[PROMPTS_MOST]) {
    int count = 0;
    for (int i = 0; i < asked_count; i++) {
        int8_t value = answers->list[asked[i]->prompt].value;
        if (value >= 1)
            raw[count++] = value;
    }
    return count;
}

static bool flag_longstring(const struct instrument *instrument, const int8_t *raw, int count) {
    int run = 0, longest = 0;
    for (int i = 0; i < count; i++) {
        run = i > 0 && raw[i] == raw[i - 1] ? run + 1 : 1;
        if (run > longest)
            longest = run;
    }
    return count > 0 && longest >= instrument->quality.same_run;
}

static bool flag_irv(const struct instrument *instrument, const int8_t *raw, int count) {
    if (count < 2)
        return false;
    /* Whole numbers keep the sum of squares exact: n * sum(x^2) - sum(x)^2 = n * (n - 1) * sd^2. */
    long sum = 0, squares = 0;
    for (int i = 0; i < count; i++) {
        sum += raw[i];
        squares += (long)raw[i] * raw[i];
    }
    long spread = count * squares - sum * sum;
    return sqrt((double)spread / ((double)count * (count - 1))) <
           instrument->quality.spread - CUT_TOLERANCE;
}

static bool flag_reversed(const struct instrument *instrument, const struct answers *answers,
                          const struct item *const asked[], int asked_count, bool team) {
    const struct quality_rules *rules = &instrument->quality;
    int points[PROMPTS_MOST]; /* by item; -1 = not asked or not answered */
    for (int i = 0; i < instrument->item_count; i++)
        points[i] = -1;

    int contradictions = 0;
    for (int i = 0; i < asked_count; i++) {
        const struct item *item = asked[i];
        int8_t value = answers->list[item->prompt].value;
        if (value < 1)
            continue;
        int own = keyed_points(instrument, item, value);
        points[item - instrument->items] = own;
        /* The pair is complete when its second item comes up. */
        int other = item->opposite == NOWHERE ? -1 : points[item->opposite];
        if (other >= 0 && abs(own - other) >= rules->contradiction - CUT_TOLERANCE)
            contradictions++;
    }
    return contradictions > 0 &&
           contradictions >= (team ? rules->contradictions_team : rules->contradictions);
}

/* Whether a checking question of the role was answered, and not as it expects. */
static bool answered_wrong(const struct instrument *instrument, const struct answers *answers,
                           enum question_role role) {
    int prompt = instrument->role_question[role];
    if (prompt == NOWHERE)
        return false;
    const struct question *question = &instrument->questions[instrument->prompts[prompt].index];
    int8_t value = answers->list[prompt].value;
    return value >= 1 && value != question->expected;
}

void scoring_quality(const struct instrument *instrument, const struct answers *answers,
                     struct result *result) {
    const struct item *asked[PROMPTS_MOST];
    int asked_count = asked_items(instrument, result, asked);
    int8_t raw[PROMPTS_MOST];
    int count = raw_answers(answers, asked, asked_count, raw);

    const bool flags[FLAG_COUNT] = {
        flag_speed(instrument, answers, asked, asked_count, result),
        flag_longstring(instrument, raw, count),
        flag_irv(instrument, raw, count),
        flag_reversed(instrument, answers, asked, asked_count, result->team),
        answered_wrong(instrument, answers, ROLE_INSTRUCTED),
    };
    int raised = 0;
    result->flags = 0;
    for (int bit = 0; bit < FLAG_COUNT; bit++) {
        if (flags[bit]) {
            result->flags |= 1U << bit;
            raised++;
        }
    }
    bool very_fast =
        (result->flags & FLAG_SPEED) && result->median_ms < instrument->quality.very_fast_ms;
    if (raised > 0 && (very_fast || raised >= instrument->quality.poor_flags))
        result->quality = QUALITY_POOR;
    else
        result->quality = raised > 0 ? QUALITY_LOOK : QUALITY_GOOD;
    result->discarded = answered_wrong(instrument, answers, ROLE_EFFORT);
}

const char *scoring_flag_name(int bit) {
    static const char *const names[FLAG_COUNT] = {"speed", "longstring", "irv", "reversed",
                                                  "instructed"};
    return bit >= 0 && bit < FLAG_COUNT ? names[bit] : "";
}

const char *scoring_quality_name(enum quality quality) {
    switch (quality) {
    case QUALITY_LOOK: return "look";
    case QUALITY_POOR: return "poor";
    default: return "good";
    }
}
