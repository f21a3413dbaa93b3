/* gathering.h - a meeting in the store of a seat, with made-up people who sit and answer at once,
 * and terminals beside the first. */
#ifndef LEADQUIZ_TEST_GATHERING_H
#define LEADQUIZ_TEST_GATHERING_H

#include "program.h"

#include "leadquiz/room.h"

enum { GATHERING_MOST = 40, GATHERING_TERMINALS = 44 };

struct gathering {
    struct store *store;
    struct instrument *instrument;
    struct meeting meeting;
    struct room_seat seats[GATHERING_MOST];
    int count;
    struct seat terminals[GATHERING_TERMINALS]; /* share the folder of the test's seat */
};

/* A new meeting with the title "A made-up evening". `asked` as in struct room_plan. */
void gathering_open(struct gathering *gathering, struct seat *seat, const char *asked, bool named);
/* The same with the short form of a questionnaire that takes quick answers for careful ones: hands
 * of a test are quick. It goes with the meeting. */
void gathering_open_short(struct gathering *gathering, struct seat *seat);
void gathering_close(struct gathering *gathering);

/* As a facilitator elsewhere would; `prompt` is an id or NULL. */
void gathering_step(struct gathering *gathering, enum meeting_step step, const char *prompt);
/* So many more people sit down. */
void gathering_sit(struct gathering *gathering, int people);
/* People first.. answer the form; the last `open` questions are left. */
void gathering_answer(struct gathering *gathering, int first, int people, int open);
/* People first.. vote on what is asked. */
void gathering_vote(struct gathering *gathering, int first, const char *digits);

/* How many seats there are, and how many have done all: of the store. */
struct room_counts gathering_counts(struct gathering *gathering);

/* Start `leadquiz WORDS CODE` at a terminal. */
struct terminal *gathering_start(struct gathering *gathering, int terminal, const char *word,
                                 const char *second);

#endif
