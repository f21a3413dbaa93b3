/* demo.h - made-up people with answers, for trying the program out and for measuring it. */
#ifndef LEADQUIZ_DEMO_H
#define LEADQUIZ_DEMO_H

#include "leadquiz/quiz.h"
#include "leadquiz/store.h"

/* ---- the model; pure ----
 *
 * Traits of one person: a general one, one per scale, one per facet, a habit of agreeing, and a
 * drift per month; answers come from them with an error for the occasion and one for each item
 * (docs/demo.md has the numbers and where they are from). The same seed gives the same. */
struct demo_person {
    uint64_t seed;
    double general, habit, drift; /* drift: change of the general trait in a month */
    double scales[SCALES_MOST], facets[FACETS_MOST];
    int team_option;   /* answer to the team size */
    int desire_option; /* at first; it may move by one with the drift */
    double pace;       /* how long a prompt takes, by that of the questionnaire */
    double care;       /* the share of sittings that are answered with care */
};

void demo_person(const struct instrument *instrument, uint64_t seed, struct demo_person *person);

/* Fill in the quiz (begun, open) as the person would answer it `month` months after the first
 * time: every prompt that is asked, with times. The seed of the quiz decides the errors. */
void demo_answer(const struct demo_person *person, double month, struct quiz *quiz);

/* ---- filling a store ---- */

struct demo_plan {
    int people, teams;
    int months;      /* the time the sittings are spread over, ending `now` */
    double sittings; /* finished ones a person, on average; at least 1 */
    uint64_t seed;
    int64_t now;
    bool all_consent; /* to all that is asked; else as people do, most but not all */
};

/* Sixty people in five teams over 18 months. */
struct demo_plan demo_team(int64_t now);

/* Fill a new store in one transaction. Names are obviously made up, such as "Tin Heron" in "Demo
 * North"; the teams are of different sizes. `told` (may be NULL) is called now and then with the
 * number of people done; false ends it, without a sentence and with nothing filled in. */
bool demo_fill(struct store *store, const struct instrument *instrument,
               const struct demo_plan *plan, bool (*told)(int people, void *context), void *context,
               struct error *error);

/* Meetings of the people that demo_fill has filled in, from the same seed, carried out through the
 * room as real ones are, and ended: three at which a form was answered, revealed, and kept by most,
 * and one of votes, one of them taken twice. For a team; a plan of thousands has them no better. */
bool demo_meet(struct store *store, const struct instrument *instrument,
               const struct demo_plan *plan, struct error *error);

#endif
