/* folder.h - a temporary folder with a store, and a person who takes the small questionnaire. */
#ifndef LEADQUIZ_TEST_FOLDER_H
#define LEADQUIZ_TEST_FOLDER_H

#include "../quiz/small.h"
#include "leadquiz/take.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static const int64_t test_now = INT64_C(1750000000000);

struct folder {
    char path[64], database[96];
    struct instrument *small;
    struct store *store;
    struct take take;
    struct error error;
};

static inline void folder_open(struct folder *folder) {
    folder->store = store_open(folder->database, &folder->error);
    if (!folder->store)
        fail_msg("%s", folder->error.sentence);
    take_init(&folder->take, folder->small, folder->store);
}

static inline void folder_close(struct folder *folder) {
    take_free(&folder->take);
    store_close(folder->store);
    folder->store = NULL;
}

static inline int folder_set_up(void **state) {
    struct folder *folder = calloc(1, sizeof *folder);
    assert_non_null(folder);
    snprintf(folder->path, sizeof folder->path, "/tmp/leadquiz-test-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    snprintf(folder->database, sizeof folder->database, "%s/test.db", folder->path);
    folder->small = small_questionnaire(NULL, NULL);
    folder_open(folder);
    *state = folder;
    return 0;
}

static inline int folder_tear_down(void **state) {
    struct folder *folder = *state;
    char beside[128];
    folder_close(folder);
    instrument_free(folder->small);
    unlink(folder->database);
    snprintf(beside, sizeof beside, "%s-wal", folder->database);
    unlink(beside);
    snprintf(beside, sizeof beside, "%s-shm", folder->database);
    unlink(beside);
    rmdir(folder->path);
    free(folder);
    return 0;
}

/* Like a program that was killed and started again. */
static inline void folder_reopen(struct folder *folder) {
    folder_close(folder);
    folder_open(folder);
}

static inline void assert_done(const struct folder *folder, bool done) {
    if (!done)
        fail_msg("%s", folder->error.sentence);
}

static inline int prompt_of(const struct folder *folder, const char *id) {
    int prompt = instrument_prompt(take_instrument(&folder->take), id);
    assert_int_not_equal(prompt, NOWHERE);
    return prompt;
}

static inline void begin(struct folder *folder, const char *name, bool save, enum form form) {
    assert_done(folder, take_identify(&folder->take, name, NULL, &folder->error));
    folder->take.person.consents[CONSENT_SAVE] = save;
    assert_done(folder, take_begin(&folder->take, form, 99, test_now, &folder->error));
}

static inline void give(struct folder *folder, const char *id, int value) {
    assert_done(folder, take_answer(&folder->take, prompt_of(folder, id), value, 1500, test_now + 1,
                                    &folder->error));
}

/* Answer what is open with `value` where it is allowed, else with 1. */
static inline void give_rest(struct folder *folder, int value) {
    const struct quiz *quiz = &folder->take.quiz;
    for (int i = 0; i < quiz->route_count; i++) {
        int prompt = quiz->route[i];
        if (quiz->answers.list[prompt].value != ANSWER_OPEN)
            continue;
        bool item = quiz->instrument->prompts[prompt].kind == PROMPT_ITEM;
        give(folder, quiz->instrument->prompts[prompt].id, item ? value : 1);
    }
}

static inline enum found unfinished(struct folder *folder, const char *name,
                                    struct sitting *sitting) {
    return take_unfinished(&folder->take, name, sitting, &folder->error);
}

#endif
