/* team_store.h - a store in memory with made-up people of a team. */
#ifndef LEADQUIZ_TEST_TEAM_STORE_H
#define LEADQUIZ_TEST_TEAM_STORE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../store/begins.h"

#include "leadquiz/review.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HOUR (INT64_C(3600) * 1000)
#define DAY (24 * HOUR)

/* 15 June 2025, 15:06 UTC. */
static const int64_t test_now = INT64_C(1750000000000);

enum { AVERAGE = 1, LEAD = 2, RESEARCH = 4 };

struct team {
    struct instrument *instrument;
    struct store *store;
    struct error error;
    uint64_t sittings;
    int64_t now;
    bool fresh_only;
    int64_t meeting;      /* at which sittings are kept, 0: none */
    struct review review; /* the last that was loaded */
};

static inline void must(const struct team *team, bool done) {
    if (!done)
        fail_msg("%s", team->error.sentence);
}

static inline int team_begin(void **state) {
    begins_watch();
    struct team *team = calloc(1, sizeof *team);
    assert_non_null(team);
    team->instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &team->error);
    must(team, team->instrument != NULL);
    team->store = store_open_memory(&team->error);
    must(team, team->store != NULL);
    team->now = test_now;
    must(team, store_questionnaire_keep(team->store, team->instrument, test_now, &team->error));
    *state = team;
    return 0;
}

static inline int team_end(void **state) {
    struct team *team = *state;
    review_free(&team->review);
    store_close(team->store);
    instrument_free(team->instrument);
    free(team);
    return 0;
}

/* The person, new or known, with just these consents from now on. */
static inline int64_t join(struct team *team, const char *name, const char *of, int consents) {
    struct person person = {.id = 0};
    must(team, store_person_find(team->store, name, &person, &team->error) != FOUND_FAILED);
    (void)snprintf(person.name, sizeof person.name, "%s", name);
    (void)snprintf(person.team, sizeof person.team, "%s", of);
    person.consents[CONSENT_SAVE] = true;
    person.consents[CONSENT_AVERAGE] = (consents & AVERAGE) != 0;
    person.consents[CONSENT_LEAD] = (consents & LEAD) != 0;
    person.consents[CONSENT_RESEARCH] = (consents & RESEARCH) != 0;
    must(team, store_person_save(team->store, &person, "2", team->now, &team->error));
    return person.id;
}

/* What somebody answers. */
struct way {
    int points;    /* keyed answers are about this */
    int variation; /* they differ by the prompt and by this */
    int desire;    /* option number */
    bool no_team, careless;
};

static inline int answer_item(const struct team *team, const struct item *item,
                              const struct way *way) {
    int options = team->instrument->response_count;
    int keyed = way->points + (item->prompt * 5 + item->prompt / 3 + way->variation) % 3 - 1;
    keyed = keyed < 1 ? 1 : keyed > options ? options : keyed;
    if (way->careless)
        return 3;
    return item->reversed ? options + 1 - keyed : keyed;
}

static inline int answer_question(const struct question *question, const struct way *way) {
    switch (question->role) {
    case ROLE_TEAM: return way->no_team ? 1 : 2;
    case ROLE_DESIRE: return way->desire;
    case ROLE_INSTRUCTED:
    case ROLE_EFFORT: return question->expected;
    default: return 1;
    }
}

static inline void make_answers(const struct team *team, const struct way *way,
                                struct answers *answers) {
    const struct instrument *instrument = team->instrument;
    const struct order *order = instrument_order(instrument, FORM_FULL, !way->no_team);
    answers_clear(answers, instrument);
    for (int i = 0; i < order->count; i++) {
        int prompt = order->prompts[i], value;
        const struct item *item = instrument_item(instrument, prompt);
        const struct question *question = instrument_question(instrument, prompt);
        if (item != NULL)
            value = answer_item(team, item, way);
        else if (question != NULL)
            value = answer_question(question, way);
        else
            value = 1 + (way->variation + (i % 6 == 0)) % 3;
        answers->list[prompt].value = (int8_t)value;
        answers->list[prompt].time_ms = way->careless ? 200 : 4000 + 37 * i;
    }
}

/* A finished sitting of now with these answers; its result in *result unless NULL. */
static inline int64_t sit_answers(struct team *team, int64_t person, const struct answers *answers,
                                  struct result *result) {
    struct sitting sitting = {.person = person,
                              .form = FORM_FULL,
                              .seed = ++team->sittings,
                              .started = team->now - HOUR,
                              .meeting = team->meeting};
    struct result computed;
    memcpy(sitting.questionnaire, team->instrument->hash, DIGEST_TEXT);
    must(team, store_sitting_begin(team->store, &sitting, &team->error));
    scoring_compute(team->instrument, FORM_FULL, answers, NULL, &computed);
    must(team, store_sitting_finish(team->store, sitting.id, team->instrument, answers, &computed,
                                    team->now, &team->error));
    if (result != NULL)
        *result = computed;
    return sitting.id;
}

static inline int64_t sit(struct team *team, int64_t person, struct way way,
                          struct result *result) {
    struct answers answers;
    make_answers(team, &way, &answers);
    return sit_answers(team, person, &answers, result);
}

/* Person number i of a team answers: of different levels and wishes. */
static inline int64_t take_part(struct team *team, int number, const char *of, int consents,
                                struct result *result) {
    char name[NAME_BYTES];
    (void)snprintf(name, sizeof name, "made-up-%s-%02d", of, number);
    struct way way = {.points = 2 + number % 4, .variation = number, .desire = 1 + number % 5};
    int64_t person = join(team, name, of, consents);
    sit(team, person, way, result);
    return person;
}

static inline void take_part_all(struct team *team, int from, int until, const char *of,
                                 int consents) {
    for (int i = from; i < until; i++)
        take_part(team, i, of, consents, NULL);
}

/* Load the review of the team (NULL: all), in the place of the one before. */
static inline const struct group_figures *look(struct team *team, const char *of) {
    review_free(&team->review);
    team->error = (struct error){.kind = ERROR_NONE};
    const struct review_group group = {.team = of};
    must(team, review_load(team->store, team->instrument, &group, team->now,
                           team->fresh_only ? REVIEW_FRESH : 0, &team->review, &team->error));
    return &team->review.figures;
}

/* All means of the figures alike. */
static inline void assert_means(const struct team *team, const struct group_figures *figures,
                                enum withheld withheld, int people) {
    for (int s = 0; s < team->instrument->scale_count; s++) {
        assert_int_equal(figures->scales[s].withheld, withheld);
        assert_int_equal(figures->scales[s].people, people);
        if (withheld != SHOWN)
            assert_true(figures->scales[s].mean.estimate == 0);
    }
}

#endif
