/* way.h - the parts of one way through, in the order a person meets them. */
#ifndef LEADQUIZ_PLAIN_WAY_H
#define LEADQUIZ_PLAIN_WAY_H

#include "leadquiz/take.h"
#include "talk.h"

struct arguments;

struct way {
    struct talk talk;
    struct take take;
    const struct arguments *arguments;
    bool in_room; /* a seat of a meeting: the result comes when the facilitator shows it */
    struct error *error;
};

/* An unfinished sitting, welcome, name, team, consents; a sitting is begun or gone on with when it
 * returns STEP_ON. */
enum step way_enter(struct way *way);

/* Under which name a result is to be kept, which team, which consents: into the take's person.
 * STEP_BACK: the person went back before the name. */
enum step way_keep_as(struct way *way);

/* What the questionnaire is, what it is not, and who sees what. */
void way_say_about(struct talk *talk, const struct instrument *instrument);

/* Whether the person did what they chose last time; *asked says whether there was anything. */
enum step way_outcomes(struct way *way, bool *asked);

/* Every question and the second look; all is answered when it returns STEP_ON. */
enum step way_questions(struct way *way);

/* Show the prompt's text and options, numbered as they are to be typed. */
void way_show(struct way *way, int prompt);
/* The answer that `reply` stands for, or ANSWER_OPEN after saying what may be typed. */
int way_answer(struct way *way, int prompt, const char *reply);

/* The list of open and answered questions, until the person goes to one or back. */
enum step way_overview(struct way *way);

/* Before leaving, ask once more when nothing is kept. STEP_ON: stay. */
enum step way_leave(struct way *way);

/* The result, its facets, what to do about it. */
enum step way_outcome(struct way *way);
/* The two parts of that, after take_finish. */
enum step way_result(struct way *way);
enum step way_actions(struct way *way);

#endif
