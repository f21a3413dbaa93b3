/* store_merge.h - what another store holds, put into this one.
 *
 * docs/store.md tells what counts as the same in both, and what is decided where they contradict
 * each other. It does not matter which of two stores is put into which. */
#ifndef LEADQUIZ_STORE_MERGE_H
#define LEADQUIZ_STORE_MERGE_H

#include "leadquiz/meeting.h"
#include "leadquiz/store.h"
#include "leadquiz/store_care.h"

/* A copy of the store at `path`, of the newest form, in a file without a name that is gone when it
 * is closed, or the program ends. `path` itself is read and nothing else. NULL with a sentence. */
struct store *store_open_apart(const char *path, const struct store_watch *watch,
                               struct error *error);

enum merge_conflict {
    MERGE_TWO_PEOPLE,    /* nothing says that it is the same person in both */
    MERGE_TEAM,          /* here and there; `taken` is the one that counts */
    MERGE_CONSENT,       /* Yes in one, No in the other; number is the consent */
    MERGE_TWO_OPEN,      /* an open sitting in each; both stay */
    MERGE_OPEN_SITTING,  /* one open sitting went on in both; number is its start */
    MERGE_OTHER_SITTING, /* the same start and seed, and something else in it; number is its start
                          */
    MERGE_CODE,          /* another meeting has its code here; name is its title */
    MERGE_OTHER_MEETING, /* one meeting went on in both; name is its title */
    MERGE_CONFLICT_COUNT
};

struct merge_told {
    enum merge_conflict conflict;
    char name[MEETING_TITLE_BYTES]; /* whose; clean, as all text here */
    char here[NAME_BYTES], there[NAME_BYTES], taken[NAME_BYTES];
    int64_t number;
};
typedef void (*store_merge_fn)(void *context, const struct merge_told *told);

struct merge_counts {
    int64_t people, known_people;     /* came in; were in both */
    int64_t sittings, known_sittings; /* the same */
    int64_t went_on;                  /* open sittings here that go on with what the other holds */
    int64_t meetings, known_meetings;
    int64_t conflicts[MERGE_CONFLICT_COUNT];
    int64_t
        two_people; /* it stopped because of so many MERGE_TWO_PEOPLE, and nothing was changed */
};

struct merge_options {
    bool dry_run;     /* find out, and change nothing */
    int64_t may_join; /* so many names of MERGE_TWO_PEOPLE may become one person; more stop it */
    store_merge_fn tell;
    void *context;
    struct store_watch watch;
};

/* Put what `other` (store_open_apart, held to be sound by the caller) holds into the store: all of
 * it or nothing. Memory does not depend on how much that is, but for what was shown of groups. */
bool store_merge(struct store *store, struct store *other, const struct merge_options *options,
                 struct merge_counts *counts, struct error *error);

/* Whether `copy`, made by store_copy, holds just what the store holds, row by row and byte by byte;
 * not known to, where the watch ends it. */
bool store_same(struct store *store, const char *copy, const struct store_watch *watch, bool *same,
                struct error *error);

#endif
