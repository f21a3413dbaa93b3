/* scoring.h - from answers to a result. Pure: no clock, no randomness, no memory, no failure.
 *
 * Sources of the rules: the question file for every number; the formulas are those of classical
 * test theory. Scores are POMP (per cent of the maximum possible, 0-100). Full double precision is
 * kept; cuts are compared with cut - 1e-9; only display rounds (half away from zero). */
#ifndef LEADQUIZ_SCORING_H
#define LEADQUIZ_SCORING_H

#include "leadquiz/answers.h"

struct score {
    bool known;
    double value; /* POMP; 0 when not known */
    int answered; /* items with an answer other than "no chance" */
    int items;    /* items of the form, those for people with a team included */
};

enum quality { QUALITY_GOOD, QUALITY_LOOK, QUALITY_POOR };

/* Bits of result.flags, in the order they are named. */
enum flag {
    FLAG_SPEED = 1,       /* answered faster than one can read */
    FLAG_LONGSTRING = 2,  /* the same answer many times in a row */
    FLAG_IRV = 4,         /* hardly any variation (intra-individual response variability) */
    FLAG_REVERSED = 8,    /* near-opposite items contradict each other */
    FLAG_INSTRUCTED = 16, /* the instructed answer was not given */
    FLAG_COUNT = 5
};

enum lean { LEAN_UNKNOWN, LEAN_MIXED, LEAN_LEANS, LEAN_STRONGLY };

/* The need that decides between the level and the level above or below it. */
struct gate {
    bool known;
    int level; /* the level the need belongs to */
    struct need need;
    double value; /* the score; for NEED_EACH the lowest facet's */
    int facet;    /* NEED_EACH: the lowest facet; else NOWHERE */
    double sem;
    bool met;
};

struct tip {
    int facet;
    int number; /* in facet.tips */
};

enum { TIPS_SHOWN_MOST = 3, SECOND_LOOK_MOST = 8 };

struct result {
    enum form form;
    bool team;
    bool discarded; /* the effort question asked to throw it away */

    struct score scales[SCALES_MOST];
    struct score facets[FACETS_MOST];

    int level;      /* 1.., or 0 when not even level 1 can be judged; hysteresis applied */
    int rule_level; /* by the plain rule */
    int assessed;   /* highest level assessed, 0 = none */
    /* p[1..level_count]; 0 for levels a person without a team is not assessed on. p_known[k] is
     * false where missing scores leave level k unassessed. */
    double p[LEVELS_MOST + 1];
    bool p_known[LEVELS_MOST + 1];
    int neighbour; /* 0: the level is firm; else the level it may as well be */
    struct gate gate;

    int leans[SCALES_MOST]; /* scenario choices by scale */
    int scenarios_answered;
    enum lean lean;
    int lean_scale; /* NOWHERE unless LEAN_LEANS or LEAN_STRONGLY */
    int desire;     /* 0.., -1 = not answered */

    enum quality quality;
    unsigned flags;
    double median_ms; /* of the items' times, -1 = unknown */

    int strength; /* facet index of the highest facet, or NOWHERE */
    struct tip tips[TIPS_SHOWN_MOST];
    int tip_count;
};

/* What is known of the person's last finished sitting with the same questionnaire version. */
struct previous {
    int level; /* 0 = none */
    int days;  /* since then */
    /* Last tip number shown per facet, -1 = none; tips alternate. The same tip comes again only
     * where keep[facet] says the person is still on it. */
    signed char last_tip[FACETS_MOST];
    bool keep[FACETS_MOST];
};

/* No previous sitting. */
void previous_none(struct previous *previous);

/* Everything at once; `previous` may be NULL. */
void scoring_compute(const struct instrument *instrument, enum form form,
                     const struct answers *answers, const struct previous *previous,
                     struct result *result);

/* ---- the steps, each on what the ones before left in *result ---- */

/* Keyed points of an answer as POMP: 100 (a - 1) / (n - 1), reversed 100 (n - a) / (n - 1). */
double scoring_item(const struct instrument *instrument, const struct item *item, int value);

/* Facets and scales: the mean of the answered items; known when at least minimum_share of the
 * form's items are answered and, for all_facets scales of the full form, each facet is known.
 * In forms with fewer than two items of a facet the facet is not known and not asked for; a scale
 * with fewer than two items in the form is not known either. */
void scoring_scores(const struct instrument *instrument, const struct answers *answers,
                    struct result *result);

/* Levels from result->scales, facets, team, form: rule_level, level (= rule_level), assessed, p,
 * neighbour, gate. See MEASUREMENT in docs/scoring.md: probabilities multiply over scales and take
 * the least within a scale; a level is also met by whoever meets a higher one; normal error with
 * the file's SEMs (Rudner 2001). No levels from the short form. */
void scoring_levels(const struct instrument *instrument, struct result *result);

/* Hysteresis: level = min(max(previous, A), B), A and B the levels with every scale cut raised and
 * lowered by hysteresis_sem SEMs; only with a previous level at least hysteresis_days old. Answers
 * of poor quality move no level: it stays the previous one, however old (needs the quality). The
 * neighbour and gate are chosen anew for the level that results. */
void scoring_hysteresis(const struct instrument *instrument, const struct previous *previous,
                        struct result *result);

void scoring_orientation(const struct instrument *instrument, const struct answers *answers,
                         struct result *result);

void scoring_quality(const struct instrument *instrument, const struct answers *answers,
                     struct result *result);

/* Strength and tips; needs everything above. */
void scoring_advice(const struct instrument *instrument, const struct previous *previous,
                    struct result *result);

/* ---- asked by those who show a result ---- */

/* The level that is said, *high 0, or the two it lies between, the lower one first; both 0 without
 * a level. */
void scoring_said_levels(const struct result *result, int *low, int *high);

/* "Level 3", "Between 2 and 3", "" without a level; never translated, for tables and scripts. */
enum { VERDICT_BYTES = 16 };
void scoring_verdict(const struct result *result, char out[VERDICT_BYTES]);

/* The item prompts behind an unmet veto need of any level, at most `most`; returns how many.
 * These answers deserve a second look before the result is kept. */
int scoring_second_look(const struct instrument *instrument, const struct answers *answers,
                        const struct result *result, int *prompts, int most);

/* Half away from zero. */
int scoring_round(double value);

/* "speed", "longstring", "irv", "reversed", "instructed"; bit 0..FLAG_COUNT - 1. */
const char *scoring_flag_name(int bit);
/* "good", "look", "poor". */
const char *scoring_quality_name(enum quality quality);

#endif
