/* internal.h - a group as columns, and the audit that every figure of it passes. */
#ifndef LEADQUIZ_REVIEW_INTERNAL_H
#define LEADQUIZ_REVIEW_INTERNAL_H

#include "leadquiz/review.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)

/* ---- a group ---- */

/* Somebody who lets a sitting count in averages. */
struct group_row {
    int64_t person, sitting;
    int64_t before; /* the sitting that movement is counted from; 0: none */
    uint64_t bits;  /* what its scores, level and desire count in; group_add says */
    uint64_t extra; /* figures about questions that the sitting counts in */
    signed char level, desire;
    bool known, known_before; /* the lead may see the sitting, or the one before, or once could */
};

struct group {
    const struct instrument *instrument; /* not owned */
    struct group_row *rows;
    double *scores, *before; /* a row's scales, one row after the other; NAN: not known. `before` is
                                NULL where nobody has a sitting before */
    size_t count, room;
    size_t expected; /* how many there may be */
};

/* What is said of somebody before group_add. */
struct group_row row_of(const struct standing *standing);
bool group_add(struct group *group, const struct group_row *row, const struct counted *last,
               const struct counted *before, struct error *error);
void group_free(struct group *group);

/* What each row counts in: the means and movements of its scales, levels and desire of those in
 * `kinds`, and its extra. */
#define GROUP_FIGURES (~(uint64_t)0)
#define GROUP_MEANS (((uint64_t)1 << SCALES_MOST) - 1)
#define GROUP_MOVEMENTS (GROUP_MEANS << SCALES_MOST)
static inline uint64_t group_row_bits(const struct group *group, size_t row, uint64_t kinds) {
    return (group->rows[row].bits & kinds) | group->rows[row].extra;
}

/* privacy_digest of the group's members, how many these are, and privacy_hides of `shown`. */
uint64_t group_digest(const struct group *group, uint64_t kinds, size_t *members);
bool group_hides(const struct group *group, uint64_t kinds, uint64_t shown, uint64_t *hidden,
                 struct error *error);

/* The group as members, in no order; the caller frees. Room for one when there are none. */
bool group_members(const struct group *group, uint64_t kinds, struct privacy_member **members,
                   size_t *count, struct error *error);

/* By sitting, rising; none is negative. */
bool sort_members(struct privacy_member *members, size_t count, struct error *error);

/* Which of the figures in `kinds` have enough people. */
uint64_t group_enough(const struct group *group, uint64_t kinds);

/* The figures, of which those in `shown` are shown; of those in `kinds` alone. */
bool group_compute(const struct group *group, uint64_t kinds, uint64_t shown,
                   struct group_figures *figures, struct error *error);

/* Counts of values 0..values - 1 as cells that begin with value `first`, SHOWN or withheld;
 * `unknown` as in privacy_cells. */
void group_count_cells(const struct privacy_rules *rules, const int *counts, const int *unknown,
                       int values, int first, bool allowed, struct group_counts *out);

/* ---- the audit ---- */

/* Whom the lead may see, or once could: what was finished before `until`. */
struct knows {
    int64_t person, until;
};
struct known {
    struct knows *list; /* by a hash of the person; person 0: nobody */
    size_t count, room;
};
bool known_add(struct known *known, int64_t person, int64_t until, struct error *error);
bool known_find(const struct known *known, int64_t person, int64_t *until);
void known_free(struct known *known);

/* What was shown so far, read when it is needed. The store is locked against others who would show
 * something at the same moment when something is about to be kept: nobody has to wait for what is
 * read and worked out before. */
struct audit {
    struct store *store;
    const struct instrument *instrument;
    enum form form;
    int64_t now;
    bool fresh_only;
    bool open, locked;
    int64_t version;                  /* of the store when it was opened, or locked */
    struct publication *publications; /* oldest first, without members: these are in the record */
    size_t count, room;
    struct privacy_record *record; /* with the same numbers */
    struct known known;
    bool knows;   /* what is known has been read */
    bool of_room; /* seats of a room stand for themselves: it is asked before any of them is kept */
};

/* What the audit says about some figures of a group. */
struct decision {
    uint64_t shown;
    int64_t as_of;     /* above 0: `then` is the group that the figures are of */
    bool few_changed;  /* since then, so few people that they could be told apart */
    bool after_others; /* other figures were shown before */
    struct group then; /* owned */
};

/* `scope` names the group and the kind of figures, `wanted` are those with enough people. What may
 * be shown is kept as published. */
bool audit_decide(struct audit *audit, const char *scope, const struct group *group, uint64_t kinds,
                  uint64_t wanted, struct decision *decision, struct error *error);
/* End what the audit has begun and free it; `keep` false gives up what it has published, and false
 * is returned. */
bool audit_close(struct audit *audit, bool keep, struct error *error);

/* For figures of a review, and its version after what the audit has written itself. Whatever
 * somebody else changed since the people were read is left to show as a change. */
struct audit audit_of(const struct review *review);
bool audit_version(const struct audit *audit, struct review *review, struct error *error);

/* What audit_decide does inside: see whether the same was shown already, and whether other figures
 * were; read all that was shown and what is known; and lock the store, `again` telling that
 * somebody has shown something meanwhile, so that the record must be asked again. */
bool audit_shown_already(struct audit *audit, const struct publication *now, bool *shown,
                         bool *after_others, struct error *error);
bool audit_open(struct audit *audit, struct error *error);
bool audit_lock(struct audit *audit, bool *again, struct error *error);
/* Seats of a room whose results were kept become these sittings (seats.c). */
bool audit_seats(struct audit *audit, struct privacy_member *members, size_t count,
                 struct error *error);
/* Read what is known, where it has not been read; set `known` of members. After audit_open. */
bool audit_read_known(struct audit *audit, struct error *error);
bool audit_mark_known(struct audit *audit, struct privacy_member *members, size_t count,
                      struct error *error);
/* The members of a publication, in `members` too, which the caller frees. */
bool audit_members(const struct audit *audit, size_t number, struct privacy_member **members,
                   struct privacy_set *set, struct error *error);
/* Keep what the record was asked about last as published; after audit_lock. */
bool audit_publish(struct audit *audit, const struct publication *publication, struct error *error);

/* The group of an earlier set, as it was; FOUND_NOTHING when a sitting of it is gone, or
 * somebody takes part no longer. Most of it can be found in the group of now. */
enum found group_of_then(struct audit *audit, const struct privacy_set *set,
                         const struct group *now, struct group *group, struct error *error);

/* A copy of the instrument with the minimums of store_privacy, which the caller frees; NULL where
 * its own are as strict. */
bool strict_instrument(struct store *store, const struct instrument *instrument,
                       struct instrument **strict, struct error *error);

/* "PREFIXteam:" and a digest of the name in lower case, so that it does not stay when the team is
 * gone, or "PREFIXeverybody"; a meeting is named by its number, which is never given again. */
void review_scope_of(const struct review *review, const char *prefix, char scope[SCOPE_BYTES]);

/* The month of a time, UTC. */
void month_of(int64_t time, int *year, int *month);
/* Decide on the figures of a month, or of a meeting, under `prefix` and compute them. */
#define MONTH_KINDS (GROUP_MEANS | PRIVACY_LEVELS | PRIVACY_DESIRE)
bool month_show(struct audit *audit, const struct review *review, const char *prefix,
                const struct group *group, struct review_month *month, struct error *error);

/* ---- meetings (meetings.c) ---- */

/* Read who kept what where; note of somebody of the group that they are; and, when all of them are,
 * list the meetings. */
bool meetings_read(struct review *review, struct error *error);
void meetings_note(struct review *review, const struct standing *standing);
bool meetings_list(struct review *review, struct error *error);
/* Whether somebody is of the meeting that the review is of, if it is of one. */
bool meetings_has(const struct review *review, int64_t person);

#endif
