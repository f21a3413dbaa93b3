/* ways.h - every screen of the program, and the keys that lead there. A screen of src/tui without a
 * row here fails test_faults_screens. */
#ifndef LEADQUIZ_TEST_WAYS_H
#define LEADQUIZ_TEST_WAYS_H

#include "program.h"

/* What is in the store when the program starts. */
enum way_world {
    WORLD_EMPTY,
    WORLD_LOCKED,   /* nothing but a passphrase */
    WORLD_SITTINGS, /* three of test-heron */
    WORLD_LAST,     /* a sitting of test-heron at its last question; two answers contradict */
    WORLD_ACTED,    /* test-heron has chosen something to do */
    WORLD_TEAM,     /* sixty people */
    WORLD_LOBBY,    /* a meeting that people join */
    WORLD_NAMED,    /* one with code names */
    WORLD_OPEN,     /* one that answers the form */
    WORLD_REVEALED, /* one that sees its result */
    WORLD_VOTE,     /* one that votes */
    WORLDS,
};

enum { WAY_STEPS = 9 };

struct way {
    const char *screen; /* screen_NAME of src/tui */
    enum way_world world;
    const char *words; /* after the program's name; CODE and WORD stand for the meeting's code and
                          a seat word */
    /* Once the text is on the screen, the keys are pressed. The last step has no keys: it is the
     * screen itself. */
    struct way_step {
        const char *see, *keys;
    } steps[WAY_STEPS];
    const char *now; /* NULL: as always */
};

extern const struct way ways[];
extern const int way_count;

/* Put the world of the way into the seat, start the program and go there. */
struct terminal *way_go(struct seat *seat, const struct way *way, FILE *record);

/* What was made for the worlds. */
void ways_free(void);

#endif
