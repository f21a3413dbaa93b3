/* sample.h - the shipped questionnaire, and answers to it by id. */
#ifndef LEADQUIZ_TESTS_SCORING_SAMPLE_H
#define LEADQUIZ_TESTS_SCORING_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/scoring.h"

#include <math.h>
#include <string.h>

struct sample {
    struct instrument *shipped;   /* owns everything */
    struct instrument instrument; /* a copy whose rules a test may change */
    struct answers answers;
    struct result result;
};

static inline int sample_setup(void **state) {
    static struct sample sample;
    struct error error;
    memset(&sample, 0, sizeof sample);
    sample.shipped = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &error);
    if (!sample.shipped) {
        print_error("%s\n", error.sentence);
        return -1;
    }
    sample.instrument = *sample.shipped;
    answers_clear(&sample.answers, &sample.instrument);
    *state = &sample;
    return 0;
}

static inline int sample_teardown(void **state) {
    struct sample *sample = *state;
    instrument_free(sample->shipped);
    return 0;
}

static inline int sample_prompt(const struct sample *sample, const char *id) {
    int prompt = instrument_prompt(&sample->instrument, id);
    if (prompt == NOWHERE)
        fail_msg("no prompt %s", id);
    return prompt;
}

static inline void sample_answer(struct sample *sample, const char *id, int value) {
    sample->answers.list[sample_prompt(sample, id)].value = (int8_t)value;
}

static inline void sample_time(struct sample *sample, const char *id, int time_ms) {
    sample->answers.list[sample_prompt(sample, id)].time_ms = time_ms;
}

/* The same answer to all items of the full form. */
static inline void sample_answer_all(struct sample *sample, int value) {
    for (int i = 0; i < sample->instrument.item_count; i++)
        if (!sample->instrument.items[i].reserve)
            sample->answers.list[sample->instrument.items[i].prompt].value = (int8_t)value;
}

/* The keyed answer to all items: `points` above the least, whatever the direction. */
static inline void sample_answer_keyed(struct sample *sample, int points) {
    const struct instrument *instrument = &sample->instrument;
    for (int i = 0; i < instrument->item_count; i++) {
        const struct item *item = &instrument->items[i];
        int value = item->reversed ? instrument->response_count - points : points + 1;
        sample->answers.list[item->prompt].value = (int8_t)value;
    }
}

static inline int sample_facet(const struct sample *sample, const char *id) {
    int facet = instrument_facet(&sample->instrument, id);
    if (facet == NOWHERE)
        fail_msg("no facet %s", id);
    return facet;
}

static inline struct score *sample_score(struct sample *sample, const char *id) {
    int scale = instrument_scale(&sample->instrument, id);
    return scale != NOWHERE ? &sample->result.scales[scale]
                            : &sample->result.facets[sample_facet(sample, id)];
}

static inline void sample_set(struct sample *sample, const char *id, double value) {
    *sample_score(sample, id) = (struct score){.known = true, .value = value};
}

static inline void sample_compute(struct sample *sample) {
    scoring_compute(&sample->instrument, FORM_FULL, &sample->answers, NULL, &sample->result);
}

#define assert_near(actual, expected, tolerance)                                                   \
    do {                                                                                           \
        double got = (actual), wanted = (expected);                                                \
        if (!(fabs(got - wanted) <= (tolerance)))                                                  \
            fail_msg("%s is %.12g, not %.12g", #actual, got, wanted);                              \
    } while (0)

#endif
