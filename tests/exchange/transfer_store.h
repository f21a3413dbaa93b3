/* transfer_store.h - stores full of made-up people, and what goes out of them and comes in. */
#ifndef LEADQUIZ_TEST_TRANSFER_STORE_H
#define LEADQUIZ_TEST_TRANSFER_STORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/store/gathered.h"
#include "../store/begins.h"

#include "leadquiz/store_care.h"
#include "leadquiz/transfer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PROBLEMS_MOST = 40 };

static const int64_t minute = 60000, test_now = INT64_C(1750000000000);

struct world {
    char folder[64];
    struct instrument *instrument;
    struct store *store;
    int stores;
    uint64_t chance;
    struct error error;
    struct transfer_counts counts;
    char problems[PROBLEMS_MOST][600]; /* "LINE: sentence" */
    int problem_count;
    long stop_at; /* progress calls until it says stop, 0 = never */
};

static inline void world_path(const struct world *world, int number, char out[96]) {
    (void)snprintf(out, 96, "%s/%d.db", world->folder, number);
}

/* Another empty store. */
static inline void world_store(struct world *world) {
    char path[96];
    store_close(world->store);
    world_path(world, ++world->stores, path);
    world->store = store_open(path, &world->error);
    if (world->store == NULL)
        fail_msg("%s", world->error.sentence);
}

static inline int world_begin(void **state) {
    begins_watch();
    struct world *world = calloc(1, sizeof *world);
    assert_non_null(world);
    (void)snprintf(world->folder, sizeof world->folder, "/tmp/leadquiz-transfer-XXXXXX");
    assert_non_null(mkdtemp(world->folder));
    world->chance = 20261121;
    world->instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &world->error);
    if (world->instrument == NULL)
        fail_msg("%s", world->error.sentence);
    world_store(world);
    *state = world;
    return 0;
}

static inline int world_end(void **state) {
    struct world *world = *state;
    char path[96], beside[104];
    store_close(world->store);
    instrument_free(world->instrument);
    for (; world->stores > 0; world->stores--) {
        world_path(world, world->stores, path);
        (void)unlink(path);
        (void)snprintf(beside, sizeof beside, "%s-wal", path);
        (void)unlink(beside);
        (void)snprintf(beside, sizeof beside, "%s-shm", path);
        (void)unlink(beside);
    }
    assert_int_equal(rmdir(world->folder), 0);
    free(world);
    return 0;
}

static inline void must(const struct world *world, bool done) {
    if (!done)
        fail_msg("%s", world->error.sentence);
}

/* 0 .. below - 1. Knuth's MMIX generator. */
static inline int chance(struct world *world, int below) {
    world->chance = world->chance * 6364136223846793005u + 1442695040888963407u;
    return (int)((world->chance >> 33) % (uint64_t)below);
}

/* ---- filling ---- */

static inline void make_answers(struct world *world, enum form form, struct answers *answers) {
    const struct instrument *instrument = world->instrument;
    const struct order *order = instrument_order(instrument, form, chance(world, 4) > 0);
    answers_clear(answers, instrument);
    for (int i = 0; i < order->count; i++) {
        int prompt = order->prompts[i];
        const struct prompt *asked = &instrument->prompts[prompt];
        int value = 1 + chance(world, asked->option_count);
        if (asked->no_chance && chance(world, 30) == 0)
            value = ANSWER_NO_CHANCE;
        answers->list[prompt].value = (int8_t)value;
        answers->list[prompt].time_ms =
            chance(world, 20) == 0 ? TIME_UNKNOWN : 500 + chance(world, 40000);
    }
    int effort = instrument->role_question[ROLE_EFFORT];
    if (effort != NOWHERE && answers->list[effort].value != ANSWER_OPEN)
        answers->list[effort].value =
            (int8_t)instrument->questions[instrument->prompts[effort].index].expected;
}

static inline struct person make_person(struct world *world, const char *name, const char *team,
                                        int64_t created) {
    struct person person = {.consents = {true, chance(world, 2) == 0, chance(world, 2) == 0}};
    (void)snprintf(person.name, sizeof person.name, "%s", name);
    (void)snprintf(person.team, sizeof person.team, "%s", team);
    must(world, store_person_save(world->store, &person, "1.0", created, &world->error));
    if (chance(world, 5) == 0) { /* thinks again, and again */
        person.consents[CONSENT_LEAD] = !person.consents[CONSENT_LEAD];
        must(world, store_person_save(world->store, &person, "1.1", created + 5, &world->error));
        person.consents[CONSENT_LEAD] = !person.consents[CONSENT_LEAD];
        must(world, store_person_save(world->store, &person, "1.1", created + 4, &world->error));
    }
    return person;
}

static inline void make_actions(struct world *world, const struct sitting *sitting,
                                const struct result *result, int64_t now) {
    static const char *const own = "If I am \"late\", then I call; \xE2\x9C\x93 done, \\ or not";
    for (int i = 0; i < chance(world, 3); i++) {
        struct action_chosen action = {.sitting = sitting->id,
                                       .tip = -1,
                                       .chosen = now,
                                       .due = now + minute,
                                       .outcome = (enum outcome)chance(world, OUTCOME_NO + 1)};
        (void)snprintf(action.text, sizeof action.text, "%s", own);
        if (action.outcome != OUTCOME_OPEN)
            action.told = now + 2 * minute;
        if (i == 0 && result->tip_count > 0) {
            const char *facet = world->instrument->facets[result->tips[0].facet].id;
            (void)snprintf(action.facet, sizeof action.facet, "%s", facet);
            action.tip = result->tips[0].number;
        }
        must(world, store_action_add(world->store, &action, &world->error));
    }
}

static inline void make_open(struct world *world, const struct sitting *sitting,
                             const struct answers *answers, int most) {
    const struct prompt *prompts = world->instrument->prompts;
    for (int i = 0; i < answers->count && most > 0; i++) {
        if (answers->list[i].value == ANSWER_OPEN)
            continue;
        must(world, store_answer_save(world->store, sitting->id, prompts[i].id, answers->list[i],
                                      prompts[i].id, sitting->started + most, &world->error));
        most--;
    }
}

/* One sitting; finished unless `open`. */
static inline struct sitting make_sitting(struct world *world, int64_t person, enum form form,
                                          int64_t started, bool open) {
    struct sitting sitting = {.person = person, .form = form, .started = started};
    struct answers answers;
    struct previous previous;
    struct result result;
    (void)chance(world, 1);
    sitting.seed = world->chance;
    memcpy(sitting.questionnaire, world->instrument->hash, DIGEST_TEXT);
    must(world, store_sitting_begin(world->store, &sitting, &world->error));
    make_answers(world, form, &answers);
    if (open) {
        make_open(world, &sitting, &answers, chance(world, 9));
        return sitting;
    }
    int64_t now = started + 7 * minute + chance(world, 1000);
    must(world,
         store_previous(world->store, person, world->instrument, now, &previous, &world->error));
    scoring_compute(world->instrument, form, &answers, &previous, &result);
    must(world, store_sitting_finish(world->store, sitting.id, world->instrument, &answers, &result,
                                     now, &world->error));
    make_actions(world, &sitting, &result, now);
    sitting.finished = now;
    return sitting;
}

/* `people` people with two or three sittings each, some of them open, some short. */
static inline void make_people(struct world *world, int people) {
    char name[NAME_BYTES], team[NAME_BYTES];
    must(world, store_together_begin(world->store, true, &world->error));
    must(world,
         store_questionnaire_keep(world->store, world->instrument, test_now - 1, &world->error));
    for (int i = 0; i < people; i++) {
        (void)snprintf(name, sizeof name, "made-up \xC3\xA4, %d", i);
        (void)snprintf(team, sizeof team, "team %d", i % 7);
        int64_t created = test_now + (int64_t)chance(world, 1000000) * minute;
        struct person person = make_person(world, name, i % 7 == 0 ? "" : team, created);
        int sittings = 2 + chance(world, 2);
        for (int j = 0; j < sittings; j++)
            make_sitting(world, person.id, chance(world, 5) == 0 ? FORM_SHORT : FORM_FULL,
                         created + j * 50000 * minute, j == 2 && chance(world, 2) == 0);
    }
    must(world, store_together_end(world->store, true, &world->error));
}

/* ---- out and in ---- */

/* The export as text; the caller frees. */
static inline char *export_text(struct world *world, const struct store_filter *filter,
                                enum transfer_format format) {
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    assert_non_null(out);
    must(world, transfer_export(world->store, filter, format, out, NULL, NULL, &world->error));
    assert_int_equal(fclose(out), 0);
    return text;
}

static inline void keep_problem(void *context, long line, const char *sentence) {
    struct world *world = context;
    if (world->problem_count < PROBLEMS_MOST)
        (void)snprintf(world->problems[world->problem_count], sizeof world->problems[0], "%ld: %s",
                       line, sentence);
    world->problem_count++;
}

static inline bool keep_going(void *context, int64_t done, int64_t of) {
    struct world *world = context;
    assert_true(of == 0 || done <= of);
    return world->stop_at == 0 || --world->stop_at > 0;
}

static inline bool import_bytes(struct world *world, const char *bytes, size_t length,
                                bool dry_run) {
    FILE *in = fmemopen((void *)(uintptr_t)bytes, length, "rb");
    assert_non_null(in);
    world->problem_count = 0;
    world->error = (struct error){.kind = ERROR_NONE};
    const struct transfer_import_options options = {.name = "in",
                                                    .instrument = world->instrument,
                                                    .dry_run = dry_run,
                                                    .now = test_now,
                                                    .problem = keep_problem,
                                                    .progress = keep_going,
                                                    .context = world};
    bool done = transfer_import(world->store, in, &options, &world->counts, &world->error);
    assert_int_equal(fclose(in), 0);
    assert_int_equal(world->counts.problems, world->problem_count);
    return done;
}

static inline bool import_text(struct world *world, const char *text) {
    return import_bytes(world, text, strlen(text), false);
}

static inline void import_all(struct world *world, const char *text) {
    if (!import_text(world, text))
        fail_msg("%s %s", world->error.sentence, world->problems[0]);
}

static inline void assert_counts(const struct world *world, int64_t people, int64_t sittings,
                                 int64_t known) {
    assert_int_equal(world->counts.people, people);
    assert_int_equal(world->counts.sittings, sittings);
    assert_int_equal(world->counts.known, known);
}

/* What is in the store. */
static inline struct store_counts counts_of(struct world *world) {
    static const struct store_filter all = {0};
    struct store_counts counts;
    must(world, store_count(world->store, &all, &counts, &world->error));
    return counts;
}

/* What a look at everybody reads, made for few people too. */
static inline void gather(struct world *world) {
    struct series series;
    must(world, store_together_begin(world->store, true, &world->error));
    assert_int_equal(series_begin(&series, world->store, world->instrument, &world->error), FOUND);
    for (int form = 0; form < FORM_COUNT; form++)
        must(world, gathered_fill(&series, (enum form)form, &world->error));
    assert_int_equal(gathered_whole(&series, FORM_FULL, &world->error), FOUND);
    series_end(&series);
    must(world, store_together_end(world->store, true, &world->error));
}

static inline void fail_problem(void *context, int kind, const char *sentence) {
    (void)context;
    (void)kind;
    fail_msg("%s", sentence);
}

/* All that follows from sittings and consents is what follows from them, as `db check` sees it. */
static inline void assert_agrees(struct world *world) {
    const struct store_check check = {.problem = fail_problem};
    struct store_checked checked = {.results = 0};
    must(world, store_check(world->store, &check, &checked, &world->error));
    assert_int_equal(checked.sittings, counts_of(world).sittings);
}

/* The import fails with just this problem, and the store stays as it was. */
static inline void assert_problem(struct world *world, const char *text, const char *problem) {
    struct store_counts before = counts_of(world);
    if (import_text(world, text))
        fail_msg("no problem, but expected: %s", problem);
    if (world->problem_count == 0)
        fail_msg("%s", world->error.sentence);
    assert_string_equal(world->problems[0], problem);
    assert_int_equal(world->problem_count, 1);
    assert_int_equal(world->error.kind, ERROR_INPUT);
    assert_string_equal(world->error.sentence,
                        "1 row of in is wrong, so nothing was imported; put it right and import "
                        "again");
    struct store_counts after = counts_of(world);
    assert_memory_equal(&after, &before, sizeof after);
}

/* `text` with the first `from` replaced; the caller frees. */
static inline char *replaced(const char *text, const char *from, const char *to) {
    const char *at = strstr(text, from);
    if (at == NULL)
        fail_msg("\"%s\" is not there", from);
    size_t length = strlen(text) + strlen(to) + 1;
    char *out = malloc(length);
    assert_non_null(out);
    (void)snprintf(out, length, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return out;
}

#endif
