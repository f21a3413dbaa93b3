/* The lines ID,ANSWER of an unattended taking. The first byte says the form: 's' short, 'f' full.
 */
#include "../quiz/small.h"
#include "fuzz.h"

#include "leadquiz/take.h"

static struct instrument *instrument;
static struct store *store;

int LLVMFuzzerInitialize(int *count, char ***words) {
    struct error error;
    (void)count;
    (void)words;
    instrument = small_questionnaire(NULL, NULL);
    store = store_open_memory(&error);
    WORKS(store != NULL, &error);
    return 0;
}

/* The answers as lines again say the same. */
static void write_back(enum form form, const struct answers *answers) {
    char *text = NULL;
    size_t length = 0;
    struct answers again;
    struct error error;
    FILE *out = open_memstream(&text, &length);
    HOLDS(out != NULL);
    for (int i = 0; i < answers->count; i++) {
        const struct answer *answer = &answers->list[i];
        if (answer->value == ANSWER_OPEN)
            continue;
        fprintf(out, "%s,%d", instrument->prompts[i].id, answer->value);
        if (answer->time_ms != TIME_UNKNOWN)
            fprintf(out, ",%d", answer->time_ms);
        fputc('\n', out);
    }
    fclose(out);
    WORKS(take_answers_read(instrument, form, "again", text, length, &again, &error), &error);
    for (int i = 0; i < answers->count; i++) {
        HOLDS(again.list[i].value == answers->list[i].value);
        HOLDS(again.list[i].time_ms == answers->list[i].time_ms);
    }
    free(text);
}

/* Lines that are good can be given, and come to a result. */
static void give(enum form form, const char *text, size_t length) {
    static uint64_t seed;
    struct take take;
    struct error error;
    take_init(&take, instrument, store);
    WORKS(take_identify(&take, "Made-Up Max", NULL, &error), &error);
    take.person.consents[CONSENT_SAVE] = true;
    WORKS(take_begin(&take, form, ++seed, 1000, &error), &error);
    WORKS(take_answers_text(&take, "lines", text, length, 2000, &error), &error);
    WORKS(take_finish(&take, 3000, &error), &error);
    if (!take.result.discarded) {
        holds_result(instrument, &take.result);
        WORKS(store_sitting_discard(store, take.sitting.id, &error), &error);
    }
    take_free(&take);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size < 1)
        return 0;
    enum form form = data[0] == 's' ? FORM_SHORT : FORM_FULL;
    struct error error = {.kind = ERROR_NONE};
    struct answers answers;
    char *text = text_of(data + 1, size - 1);
    if (take_answers_read(instrument, form, "lines", text, size - 1, &answers, &error)) {
        struct result result;
        HOLDS(answers.count == instrument->prompt_count);
        for (int i = 0; i < answers.count; i++) {
            int value = answers.list[i].value;
            HOLDS(value == ANSWER_OPEN || answers_allowed(instrument, i, value));
            HOLDS(answers.list[i].time_ms >= TIME_UNKNOWN);
        }
        scoring_compute(instrument, form, &answers, NULL, &result);
        holds_result(instrument, &result);
        write_back(form, &answers);
        give(form, text, size - 1);
    } else {
        holds_refusal(&error);
        HOLDS(strncmp(error.sentence, "lines", 5) == 0);
    }
    free(text);
    return 0;
}
