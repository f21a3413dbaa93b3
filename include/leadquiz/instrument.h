/* instrument.h - the questionnaire: an immutable model read from a question file.
 *
 * The file's form is described in docs/question-file.md. Every sentence, cut, SEM and minimum is
 * in the file; the engine knows none. Indices point into the arrays of the same struct. All text
 * is checked (valid UTF-8, no control, bidi or invisible characters) and owned by the
 * instrument. */
#ifndef LEADQUIZ_INSTRUMENT_H
#define LEADQUIZ_INSTRUMENT_H

#include "leadquiz/digest.h"
#include "leadquiz/error.h"

#include <stdbool.h>
#include <stddef.h>

/* The reader refuses files that need more. */
enum {
    RESPONSES_MOST = 11, /* options of one prompt */
    PROMPTS_MOST = 400,  /* items, scenarios and questions together */
    SCALES_MOST = 16,
    FACETS_MOST = 64,
    LEVELS_MOST = 9,
    NEEDS_MOST = 12, /* of one level, its own */
    TIPS_MOST = 4,
    PARAGRAPHS_MOST = 9
};

enum { NOWHERE = -1 }; /* an index that points at nothing */

/* One thing a person can choose. */
struct option {
    const char *id; /* scenarios: the id of the scale it leans to; else its number as text */
    const char *label;
    const char *help; /* may be "" */
};

enum prompt_kind { PROMPT_ITEM, PROMPT_SCENARIO, PROMPT_QUESTION };

/* Anything that is asked. Items come first in instrument.prompts, in the order of the file, then
 * scenarios, then questions. Answers are kept by prompt index. Answer N (1..option_count) means
 * options[N - 1]. */
struct prompt {
    enum prompt_kind kind;
    int index; /* in items, scenarios or questions */
    const char *id;
    const char *text;
    const struct option *options;
    int option_count;
    bool no_chance; /* answer 0, "no chance / cannot say", is offered */
};

struct scale {
    const char *id;
    const char *name;
    const char *motto;
    const char *about;     /* one sentence: what a high score means */
    const char *talk;      /* a question that opens a talk with someone strong in it; may be "" */
    bool all_facets;       /* the scale is missing unless each of its facets is scored */
    double sem, sem_short; /* POMP points, full and short form; 0 = not known */
};

struct facet {
    const char *id;
    const char *name;
    const char *about;
    int scale;
    const char *tips[TIPS_MOST];
    int tip_count;
};

enum visibility { VISIBILITY_HIGH, VISIBILITY_MEDIUM, VISIBILITY_LOW };

struct item {
    int prompt;
    int facet;
    bool reversed;
    bool needs_team; /* asked only of people with a team */
    bool reserve;    /* in the file, asked by nobody */
    enum visibility visibility;
    const char *observer; /* the same act, told by somebody else */
    const char *source;
    int opposite; /* item index of its near-opposite, or NOWHERE; mutual */
};

struct scenario {
    int prompt;
    bool reserve;
    const char *source;
    int leans[RESPONSES_MOST]; /* scale index by option */
};

/* What the engine does with the answer to a question. */
enum question_role {
    ROLE_OTHER,
    ROLE_TEAM,       /* option 1 = no team: team items are skipped */
    ROLE_DESIRE,     /* value = option number - 1 */
    ROLE_REASON,     /* asked when desire <= advice.brake_desire; never scored */
    ROLE_INSTRUCTED, /* a wrong answer is a quality flag */
    ROLE_EFFORT      /* `expected` keeps the sitting, another answer throws it away */
};

struct question {
    int prompt;
    enum question_role role;
    int expected; /* option number, 0 = none */
    bool reserve;
    const char *source;
};

enum form { FORM_FULL, FORM_SHORT, FORM_COUNT };

/* Prompts in the order of asking; with_team[...] for people with a team, without for others. */
struct order {
    int prompts[PROMPTS_MOST];
    int count;
};

enum need_kind { NEED_SCALE, NEED_FACET, NEED_EACH };

/* "NAME >= cut" or "each(SCALE) >= cut", with or without veto. */
struct need {
    enum need_kind kind;
    int index;  /* scale (NEED_SCALE, NEED_EACH) or facet */
    double cut; /* POMP, 0-100 */
    bool veto;  /* treated as certain in the probabilities */
};

struct level {
    const char *name;
    const char *text;
    struct need needs[NEEDS_MOST];
    int need_count;
    bool team;    /* not assessed without a team */
    int includes; /* level number whose needs are needed too, or 0 */
};

struct paragraphs {
    const char *text[PARAGRAPHS_MOST];
    int count;
};

/* The consents, in the order of the file's sections. */
enum consent { CONSENT_SAVE, CONSENT_AVERAGE, CONSENT_LEAD, CONSENT_RESEARCH, CONSENT_COUNT };

struct quality_rules {
    int fast_ms;          /* median, or half of the items, below: flag speed */
    double fast_share;    /* share of items below fast_ms that counts as speed */
    int very_fast_ms;     /* median below: poor on its own */
    int same_run;         /* this many same raw answers in a row: flag longstring */
    double spread;        /* standard deviation (n - 1) of raw answers below: flag irv */
    double contradiction; /* keyed difference, in points, of near-opposites that counts */
    int contradictions;   /* this many: flag, for people without a team */
    int contradictions_team;
    int poor_flags; /* this many flags: poor */
};

struct orientation_rules {
    int minimum; /* scenarios answered, below which nothing is said */
    int leans;   /* top count for "leans" */
    int strong;  /* top count for "strongly leans" */
};

struct advice_rules {
    double first_below; /* the facets of first[] below this come first */
    bool first[FACETS_MOST];
    double below;      /* one point of priority below this */
    double gate_bonus; /* points for a facet whose scale blocks the next gate */
    int brake_desire;  /* desire at or below: no gate bonus, brake_scales only; -1 = never */
    bool brake_scales[SCALES_MOST];
    int least, most; /* tips */
};

struct report_rules {
    double firm; /* probability from which a level is said without a neighbour */
    double hysteresis_sem;
    int hysteresis_days;
    int confirm_raters;
    double facet_low, facet_high; /* words: low < facet_low <= middle < facet_high <= high */
    double minimum_share;         /* of a scale's or facet's items that must be answered */
};

struct privacy_rules {
    int raters_scale, raters_item, group_mean, group_levels, cell, difference, keep_months;
};

/* How many people there must be before a figure about the questions themselves is shown. */
struct statistics_rules {
    int reliability, items, omega;
};

/* The four corners of who is who: readiness (the level) by the wish to lead (desire). */
enum corner_place {
    CORNER_READY_WANTS,
    CORNER_READY_CONTENT,
    CORNER_GROWING_WANTS,
    CORNER_GROWING_CONTENT,
    CORNER_COUNT
};

enum { TALKS_MOST = 2 };

struct corner {
    const char *name;
    const char *asks;              /* what it asks of the team lead */
    const char *talks[TALKS_MOST]; /* questions to open a talk with; "" = none */
};

/* What a team lead sees beyond scores; `known` false, and all text "", without a [review] section:
 * there is no map then, and of the numbers due_days alone means something. */
struct review_rules {
    bool known;
    int due_days;          /* after these many days somebody is due to answer again */
    int ready_level;       /* ready from this level on */
    int wants, content;    /* desire from, and up to; what lies between belongs to no corner */
    double strength_least; /* a score from which a scale is named as a strength; 0-100 */
    struct corner corners[CORNER_COUNT];
    struct corner unsure;     /* for a desire between */
    const char *not_assessed; /* of people without a team: their readiness is not fully known */
    /* Questions that open a talk with somebody in whom something fell clearly, and with somebody
     * who is due to answer again. */
    const char *talk_fall, *talk_due;
};

/* Sentences of the questionnaire that are not prompts. "" when the file has none. */
struct wording {
    const char *window;                /* header above items, full form */
    const char *window_short;          /* short form */
    struct paragraphs welcome, limits; /* what it is; what it is not and who sees what */
    const char *foot;                  /* {date} {version} */
    const char *team_foot;             /* {n} */
    const char *provisional;           /* why the numbers are provisional */
    const char *self_view;
    const char *no_team;        /* why team levels were not looked at */
    const char *not_enough;     /* too few answers for a level */
    const char *short_form;     /* what the short form does not tell */
    const char *poor;           /* friendly wording for poor quality */
    const char *second_look;    /* before answers that trigger a veto are kept */
    const char *private_notice; /* shown with the first item of notice_scale */
    const char *change_mind;    /* under the consents */
    /* The consent to save as it is asked at a meeting: with the meeting. "": a meeting is not
     * remembered. */
    const char *save_at_meeting;
    const char *facet_low, *facet_middle, *facet_high;
    const char *leans, *leans_strongly, *mixed; /* {name} */
    const char *room_next;       /* what a room does with what it saw; in a meeting's report */
    const char *opposite_moment; /* the free line after the tips; never stored for others */
};

struct instrument {
    const char *id, *version, *title, *language;
    int scoring_version;
    int item_seconds, scenario_seconds; /* for "about N minutes left" before the pace is known */
    char hash[DIGEST_TEXT];             /* of the file's bytes */

    const struct option *responses;
    int response_count;
    const char *no_chance; /* label of answer 0, "" when not offered */

    struct prompt *prompts;
    struct item *items;
    int prompt_count, item_count;
    struct scenario *scenarios;
    struct question *questions;
    int scenario_count, question_count;
    struct scale scales[SCALES_MOST];
    int scale_count;
    struct facet facets[FACETS_MOST];
    int facet_count;
    struct level levels[LEVELS_MOST + 1]; /* 1-based */
    int level_count;

    struct order with_team[FORM_COUNT], without_team[FORM_COUNT]; /* count 0: no such form */
    int role_question[ROLE_EFFORT + 1]; /* prompt index by role (the last asked), or NOWHERE */
    int notice_scale;                   /* scale index or NOWHERE */
    double facet_sem;

    const char *consents[CONSENT_COUNT]; /* NULL where the file has none */
    const char *consent_version;
    struct wording wording;
    struct quality_rules quality;
    struct orientation_rules orientation;
    struct advice_rules advice;
    struct report_rules report;
    struct privacy_rules privacy;
    struct statistics_rules statistics;
    struct review_rules review;

    const char *bytes; /* the file as it was read, for keeping with the results */
    size_t length;
    struct instrument_memory *memory; /* owns everything above */
};

/* ---- reading ---- */

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct problem {
    enum severity severity;
    int line;           /* 0: the file as a whole */
    char sentence[400]; /* what is wrong and what to do; no file name, no line */
};

/* All problems of one file, in the order of its lines. */
struct problems {
    struct problem *list;
    int count, errors;
    int capacity;
};

void problems_free(struct problems *problems);

/* Read and check the question file at `path`. Every problem lands in `problems` (may be NULL).
 * Returns the instrument when there is no error among them (warnings are fine), else NULL with the
 * first problem as "FILE:LINE: sentence" in `error` and how many more there are. The caller frees
 * with instrument_free. */
struct instrument *instrument_read(const char *path, struct problems *problems,
                                   struct error *error);

/* The same from bytes in memory; `name` stands for the file in sentences. */
struct instrument *instrument_parse(const char *name, const char *bytes, size_t length,
                                    struct problems *problems, struct error *error);
/* The same from bytes that were taken before (kept in a store, or in an export of one). Minimums of
 * [privacy] below the least that a new file may give count as the least. */
struct instrument *instrument_parse_kept(const char *name, const char *bytes, size_t length,
                                         struct error *error);

void instrument_free(struct instrument *instrument);

/* ---- looking things up ---- */

/* Prompt, scale or facet index by id, NOWHERE when there is none. */
int instrument_prompt(const struct instrument *instrument, const char *id);
int instrument_scale(const struct instrument *instrument, const char *id);
int instrument_facet(const struct instrument *instrument, const char *id);

/* The item, scenario or question of a prompt, NULL when the prompt is of another kind. */
const struct item *instrument_item(const struct instrument *instrument, int prompt);
const struct scenario *instrument_scenario(const struct instrument *instrument, int prompt);
const struct question *instrument_question(const struct instrument *instrument, int prompt);

/* The sentence of the consent to save, as it is asked at a meeting or elsewhere; NULL where none
 * is.
 */
const char *instrument_save_words(const struct instrument *instrument, bool at_meeting);

/* The version of the words that a consent is asked in: that of the file, with "-meeting" behind it
 * for the wider sentence. Whoever said Yes to the wider one has said it to the other. */
enum { CONSENT_VERSION_BYTES = 64 };
void instrument_consent_version(const struct instrument *instrument, enum consent consent,
                                bool at_meeting, char out[CONSENT_VERSION_BYTES]);
bool instrument_consent_covers(const char *given, const char *asked);

/* The order of asking for a form. */
const struct order *instrument_order(const struct instrument *instrument, enum form form,
                                     bool team);

/* SEM of a scale in a form, POMP points; 0 = not known. */
double instrument_sem(const struct instrument *instrument, int scale, enum form form);

#endif
