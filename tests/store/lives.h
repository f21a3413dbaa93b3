/* lives.h - short lives of a store, step by step: what is done, how it is told, and whether it is
 * there. The tests of faults live them again and again. */
#ifndef LEADQUIZ_TESTS_STORE_LIVES_H
#define LEADQUIZ_TESTS_STORE_LIVES_H

#include "fixture.h"

#include "leadquiz/store_meeting.h"

enum { LIFE_STEPS_MOST = 24 };

struct world {
    struct fixture *fixture;
    struct instrument *garden; /* a questionnaire that is small, so that a life is short */
    struct store *store;       /* NULL: not open */
    struct person person;
    struct sitting sitting;
    struct meeting meeting;
    struct room_seat seats[2];
};

/* What the person was told of a step. */
enum told { TOLD_NOTHING, TOLD_SAVED, TOLD_REFUSED };

struct step {
    const char *name;
    bool (*take)(struct world *world);
    const char *there; /* SQL: a number above 0 once it is done, the same until the end; 0 before.
                          Anything else is half a step. NULL: it changes nothing */
    bool refused;      /* it is told that nothing is kept, and nothing ever is */
};

struct life {
    const char *name;
    int version; /* of the store it begins with, 0: none is there */
    const struct step *steps;
    const char *forgets; /* once the last step is told, these bytes are nowhere */
    /* Found out by living it once: */
    struct bytes image; /* the store it begins with */
    int step_count;
    int64_t whole[LIFE_STEPS_MOST]; /* what `there` says once a step is done */
};

enum { LIFE_COUNT = 8 };

/* The world and its lives; fails where a sound life is not as it should be. */
struct lives {
    struct world world;
    struct life list[LIFE_COUNT];
};
int lives_begin(void **state);
int lives_end(void **state);

/* Put the files at the beginning of the life, and nothing else. */
void life_prepare(struct world *world, const struct life *life);
/* Take the step; false when the store is not open. */
bool life_step(struct world *world, const struct step *step);
void life_close(struct world *world);
/* The number that SQL says of the open store, -1 when it cannot be had. */
int64_t life_ask(struct world *world, const char *sql);

/* What was found in the store after all. */
struct verdict {
    long lost, corrupt;
    char first[512]; /* the first thing that was found wrong, "" */
};

/* Open what is there by the plain way and look. `told` of each step; a step that has `begun`
 * without being told, and every one when `unsure`, may be there or not, but not half. */
void life_check(struct world *world, const struct life *life, const enum told *told,
                const bool *begun, bool unsure, struct verdict *verdict);

/* Once the last step before the end was told, what it forgets is in no file, before anybody opens
 * the store again. */
void life_check_forgotten(const struct world *world, const struct life *life, const enum told *told,
                          struct verdict *verdict);

#endif
