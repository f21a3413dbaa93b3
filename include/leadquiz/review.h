/* review.h - what a team lead may see of a group, and nothing else.
 *
 * Two kinds of things stand here. Single people: those who let their lead see scales, level and
 * wish to lead, never facets, answers or quality. Figures of the group: over everybody who lets
 * their answers count in averages, where there are enough of them and nothing follows about one or
 * two (privacy.h). A figure that is shown counts as published from then on. What is not shown has
 * a reason, and the reason says nothing about anybody. Consents are read anew with each load.
 *
 * Only the full form, only sittings with the questionnaire's id, version and scoring version, only
 * those that are not of poor quality. Everything shown comes from here: no screen and no format
 * reads the store. */
#ifndef LEADQUIZ_REVIEW_H
#define LEADQUIZ_REVIEW_H

#include "leadquiz/history.h"
#include "leadquiz/meeting.h"
#include "leadquiz/privacy.h"
#include "leadquiz/statistics.h"
#include "leadquiz/store.h"

/* ---- single people ---- */

/* A change between somebody's last two sittings that count: its sign is rise or fall. */
enum moved {
    MOVED_FALL = -2, /* clear */
    MOVED_LIKELY_FALL = -1,
    MOVED_NOT = 0, /* within noise */
    MOVED_LIKELY_RISE = 1,
    MOVED_RISE = 2,
    MOVED_UNKNOWN = 3 /* nothing to compare with */
};

struct review_person {
    int64_t person, sitting, finished;
    const char *name, *team;        /* owned by the review; team may be "" */
    signed char level;              /* 0: none */
    signed char low, high;          /* as it is said: the level and 0, or the two it lies between */
    signed char assessed;           /* levels above were not looked at */
    signed char desire;             /* -1: not answered */
    signed char corner;             /* enum corner_place; NOWHERE without level, desire or map, and
                                       CORNER_COUNT for a desire between */
    signed char strength;           /* the scale to coach to, or NOWHERE (review_strength) */
    signed char moved[SCALES_MOST]; /* enum moved */
    signed char level_moved;
    /* The sitting that changes are counted from: when it was finished (0: there is none), and what
     * it said, as it is shown; -1: not known, level 0: none. */
    int64_t before;
    signed char was[SCALES_MOST], level_was;
    bool due;
    int sittings;
    float scales[SCALES_MOST]; /* 0-100, for showing; NAN: not known */
};

/* ---- figures of the group ---- */

/* Why a figure is not shown. The words are those of review_withheld_words. Nothing but consents and
 * numbers of people tells the reasons apart, never anybody's answers. */
enum withheld {
    SHOWN,
    WITHHELD_FEW,   /* fewer people than the least number */
    WITHHELD_CLOSE, /* it could tell about one or two people, whatever the reason */
    WITHHELD_NONE   /* the questionnaire has no such thing */
};

struct group_mean {
    enum withheld withheld;
    int people;           /* behind it; 0 where it is withheld */
    struct interval mean; /* t interval, 95 % */
    /* Of those who have a sitting before too: the mean of the differences, with its interval. */
    enum withheld movement_withheld;
    int movement_people;
    struct interval movement;
};

struct group_cell {
    int first, last; /* values: levels from 1, desire from 0, answers 0 (no chance) to n */
    int people;
    struct interval share; /* Wilson, 95 %; 0-1 */
};

struct group_counts {
    enum withheld withheld;
    int people;
    struct group_cell cells[PRIVACY_CELLS_MOST];
    int cell_count;
};

/* The figures of a group as of one moment. */
struct group_figures {
    int64_t as_of;    /* 0: of now; else when these figures were first shown */
    bool few_changed; /* since then fewer people have changed than may be told apart; else it is for
                         all that was shown together that none are of now */
    struct group_mean scales[SCALES_MOST];
    struct group_counts levels, desire;
};

/* ---- results that were kept at a meeting ---- */

/* A meeting at which somebody whom the lead may see, or enough people for a mean, kept a result. */
struct review_meeting {
    int64_t id, created;
    char code[MEETING_CODE_BYTES], title[MEETING_TITLE_BYTES];
    char name[MEETING_TITLE_BYTES + MEETING_CODE_BYTES + 4]; /* both: two may have one title */
};

struct review_kept {
    struct kept_at at;
    bool here; /* of somebody of the group */
    bool average, lead;
};

/* ---- the whole ---- */

/* Whom to look at: everybody, those of a team, those who kept a result at a meeting, or who are
 * both. What is shown of them is the same as everywhere: their last sittings, wherever these were.
 */
struct review_group {
    const char *team;    /* NULL or "": any */
    const char *meeting; /* its code; NULL or "": any */
};

struct review {
    struct store *store;                 /* not owned */
    const struct instrument *instrument; /* with the minimums of store_privacy; not owned */
    struct instrument *strict;           /* owned; NULL where these are its own */
    char team[NAME_BYTES];               /* "": everybody */
    struct review_meeting meeting;       /* id 0: of no meeting alone */
    bool after_others;                   /* other figures were shown before */
    bool fresh_only;                     /* as review_load was asked */
    int64_t now, looked;                 /* looked: when somebody looked before, 0: never */
    int64_t version;                     /* store_version when it was loaded */
    struct store_activity activity;      /* answered since now - due_days; -1: not told, for there
                                            are too few, and not all may be seen */
    int due;                             /* people->due, counted */

    struct review_person *people; /* those who let their lead see them; review_by_name has the
                                     order of their names */
    int count;
    struct name_order *order; /* owned; NULL: they stand in that order */
    struct group_figures figures;

    struct review_meeting *meetings; /* of the group, the newest first; owned */
    int meeting_count;
    struct review_kept *kept; /* by person, then meeting; owned */
    size_t kept_count;

    bool made_up; /* store_is_made_up: reports say so */
    char *names;  /* owns the names */
};

enum review_how {
    REVIEW_LOOK = 1, /* somebody looks now: it is remembered for "since you last looked" */
    REVIEW_FRESH = 2 /* figures that may not be shown as of now are withheld, none of an earlier
                        moment are shown in their place */
};

/* Load everything about the group; `how` are bits of enum review_how. `review` need not be
 * initialised; on failure it is empty. A team that nobody is in is a sentence, so is a meeting that
 * is not in the store; whether anybody kept something at it is told by what is shown alone. */
bool review_load(struct store *store, const struct instrument *instrument,
                 const struct review_group *group, int64_t now, unsigned how, struct review *review,
                 struct error *error);
void review_free(struct review *review);

/* Whether the store has changed since, so that it should be loaded again. */
bool review_stale(struct review *review);

/* Indices into review->people by name, put in order at the first call; NULL where people stand in
 * that order themselves. Owned by the review. */
const int *review_by_name(const struct review *review);

/* The names of the teams that something may be seen of, by name; at most `most`, returns how many
 * there are, -1 on failure. */
int review_teams(struct store *store, const struct instrument *instrument,
                 char (*names)[NAME_BYTES], int most, struct error *error);

/* The meeting with the code, as somebody typed it; a sentence where the store has none. */
bool review_meeting_find(struct store *store, const char *code, struct review_meeting *found_at,
                         struct error *error);

/* Whether somebody kept a result that counts at the meeting; pure. */
bool review_kept_at(const struct review *review, int64_t person, int64_t meeting);

/* The meetings of everybody, as review->meetings; nothing counts as shown. The caller frees. */
bool review_meetings(struct store *store, const struct instrument *instrument,
                     struct review_meeting **list, int *count, struct error *error);

/* One sentence on why a figure is withheld, with the questionnaire's number in it; `least` is the
 * one that applies (group_mean or group_levels). */
void review_withheld_words(const struct review *review, enum withheld withheld, int least,
                           char *out, size_t size);

/* The scale with the highest score, the first of several alike; NOWHERE without scores, or when
 * none reaches the questionnaire's strength_least. */
int review_strength(const struct instrument *instrument, const float *scales);

/* ---- choosing among people; pure ---- */

enum review_sort {
    SORT_NAME,
    SORT_TEAM,
    SORT_LEVEL,
    SORT_DESIRE,
    SORT_LAST,
    SORT_MOVED,
    SORT_SCALE
};

/* A clear change, by its direction. */
enum choose_moved { MOVED_ANYHOW, MOVED_CLEARLY, MOVED_UP, MOVED_DOWN, CHOOSE_MOVED_COUNT };

struct review_choice {
    char search[NAME_BYTES]; /* part of a name or team, without regard to case and
                                accents; "": all */
    const char *team;        /* NULL: all */
    int64_t meeting;         /* only those who kept a result at it; 0: all */
    int level;               /* 0: all; else those whose level is, or may as well be, this */
    int64_t from, until;     /* last sitting in from..until (exclusive); until 0: all */
    enum choose_moved moved; /* only those with such a change */
    int moved_in;            /* 0: in anything; else in the scale of this number, from 1 */
    bool due;                /* only those who are due */
    int corner;              /* NOWHERE: all; else enum corner_place, CORNER_COUNT: between */
    enum review_sort sort;
    int scale; /* for SORT_SCALE */
    bool falling;
};

/* Indices into review->people, in order; people alike are in the order of their names. `rows` has
 * room for review->count. Returns how many there are. */
int review_choose(const struct review *review, const struct review_choice *choice, int *rows);

/* ---- whom to talk to first; pure ---- */

enum suggested {
    SUGGESTED_READY, /* in the corner of those who are ready and want to lead */
    SUGGESTED_FALL,  /* something fell clearly */
    SUGGESTED_DUE,   /* due to answer again */
    SUGGESTED_COUNT
};

struct review_suggestion {
    enum suggested why;
    int person; /* index in review->people */
    int alike;  /* how many people it could be said of */
    int scale;  /* FALL: the scale that fell most, NOWHERE: the level alone */
};

/* One person for each reason that there is, nobody twice: of the ready a firm and high level
 * first, of those with a fall the most scales, of those who are due whoever waits longest. Returns
 * how many they are. */
int review_suggest(const struct review *review,
                   struct review_suggestion suggestions[SUGGESTED_COUNT]);

/* Make the choice (its order stays) that of everybody of whom the same could be said. */
void review_suggested(enum suggested why, struct review_choice *choice);

/* Why a person is suggested, in a few words: "Their Trust score fell clearly, 88 to 61". */
void review_suggestion_words(const struct review *review,
                             const struct review_suggestion *suggestion, char *out, size_t size);

/* What stands out about somebody, a sentence each: "Their Trust score fell clearly: 88 to 61,
 * 3 Sep 2026 to 7 Nov 2026." Falls first; returns how many. */
enum { REASONS_MOST = SCALES_MOST + 3, REASON_WORDS = 400 };
int review_reasons(const struct review *review, const struct review_person *person,
                   char reasons[REASONS_MOST][REASON_WORDS]);

/* How many of the people answered since somebody looked before, and of how many of these something
 * moved clearly; 0 when nobody did. */
struct review_news {
    int answered, moved;
};
struct review_news review_news(const struct review *review);

/* ---- one person ---- */

/* The questions to open a talk with: of a clear fall, of being due, of the strength, then of the
 * corner; at most 3. */
enum { REVIEW_TALKS_MOST = 3 };
int review_talks(const struct review *review, const struct review_person *person,
                 const char *talks[REVIEW_TALKS_MOST]);

/* What the person lets the lead see of all sittings that count, oldest first: scales, level,
 * uncertainty and desire alone; facets, answers, actions and everything else are empty. Refused
 * when the consent is gone by now. Free with history_free. */
bool review_history(struct review *review, int64_t person, struct history *history,
                    struct error *error);

/* ---- over time ---- */

struct review_month {
    int year, month;               /* UTC; month 1-12 */
    struct review_meeting meeting; /* id above 0: not a month, but what was kept at this meeting */
    int sittings; /* that count in averages, all; -1: not told, for too few have them */
    struct group_figures figures;
};

/* Of the last `most` months, that of review->now among them, those in which somebody whom the lead
 * may see finished a sitting, or enough people for a mean did, oldest first; everybody with their
 * last sitting of the month. Movement is withheld as NONE. Returns how many, -1 on failure. */
int review_months(struct review *review, struct review_month *months, int most,
                  struct error *error);

/* The same of the last `most` of review->meetings, oldest first: everybody of the group who kept a
 * result there, with the last that they kept there. Year and month are those in which the meeting
 * was made. */
int review_by_meeting(struct review *review, struct review_month *meetings, int most,
                      struct error *error);

/* ---- questions ---- */

struct review_question {
    int prompt;                 /* of an item */
    struct group_counts counts; /* cells by answer: 0 no chance, 1.. options */
    double split;               /* for the order alone: standard deviation of the answers */
    double mean;                /* for the order alone: 0-100, reversed turned */
};

struct review_questions {
    int64_t as_of;                /* as in group_figures */
    bool few_changed;             /* as in group_figures */
    struct review_question *list; /* the most split first; owned */
    int count;
    /* Which way people lean: by scale, then mixed last. */
    struct group_counts leans;
    int lean_scales[SCALES_MOST];
    int lean_count; /* of scales; index lean_count is "mixed" */
};

bool review_questions_load(struct review *review, struct review_questions *questions,
                           struct error *error);
void review_questions_free(struct review_questions *questions);

/* The places in the list in an order: the most split first, or those with the most to gain (the
 * lowest mean) first. What is withheld stands behind, and those alike in the order of the file.
 * `order` has room for questions->count. Returns how many of them are shown; pure. */
enum questions_by { QUESTIONS_BY_SPLIT, QUESTIONS_BY_GAIN };
int review_questions_order(const struct review_questions *questions, enum questions_by by,
                           int *order);

/* ---- for statistics of a store ---- */

/* What one person's answers count in, where figures about the questions are shown (of the full form
 * or the short one): the questions and, because these make the scores, the means of its scales. */
struct privacy_member review_member(const struct instrument *instrument, enum form form,
                                    int64_t sitting, int64_t person, const struct answers *answers);

/* Whether figures over just these sittings, one a person in any order, may be shown under `scope`
 * (set->shown does not matter); if so, and there are group_levels people, they count as published.
 * Else the sentence names what they are too close to: figures by their day, or what the lead may
 * see of single people. */
bool review_publish(struct store *store, const struct instrument *instrument, enum form form,
                    const char *scope, const struct privacy_set *set, int64_t now,
                    struct error *error);

#endif
