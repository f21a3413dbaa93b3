/* gathered.h - what a look at everybody reads of each person, put together of eight people at a
 * time: a row of its own for each of a hundred thousand takes several times as long to read.
 *
 * It says nothing that person, answered and standing do not say. Whoever changes one of these takes
 * the block of that person away in the same transaction (gathered_drop); it is made again before
 * the next look (store_gather). A look at everybody that finds a block missing reads the rows.
 *
 * heads: of each person by id, as LEB128: how much the id is above the first of the block; bits;
 * where they say so lead_until, and the time of the last finish.
 * people: of each who has a row in standing and lets something be seen: how many bytes follow; name
 * and team, each with its length before it; the person; bits; where they say so lead_until;
 * sittings; last and before, each with its length before it (0: there is none), as in standing. */
#ifndef LEADQUIZ_STORE_GATHERED_H
#define LEADQUIZ_STORE_GATHERED_H

#include "series.h"

/* What a person lets be seen, as a sum. */
enum { SEEN_AVERAGE = 1, SEEN_LEAD = 2, SEEN_ALL = 3 };

/* More bits of a block. */
enum { ANSWERED = 4, STANDING = 8, ONCE_SEEN = 16, FOREVER = 32 };

/* Part of a write transaction, as is every change of a person. */
bool gathered_drop(struct store *store, int64_t person, struct error *error);

/* Whether nothing is missing; FOUND_NOTHING also where there are too few people for it. Part of the
 * transaction that reads what is there. */
enum found gathered_whole(const struct series *series, enum form form, struct error *error);
/* The same, where somebody has counted the blocks up to the last one that somebody is in (-1:
 * nobody is there). */
bool gathered_last(struct store *store, int64_t *last, struct error *error);
enum found gathered_are_whole(const struct series *series, enum form form, int64_t last,
                              int64_t blocks, struct error *error);

/* One person; the times hold where the bool before them does. */
struct gathered_head {
    int64_t person;
    int64_t finished, lead_until;
    unsigned char seen;
    bool answered, standing; /* with this questionnaire in any form; with a row in standing */
};

/* Everybody, where gathered_whole says FOUND, and what it says; part of a transaction. What was
 * read stays in memory, and holds until something changes. */
enum found gathered_read(const struct series *series, enum form form, struct error *error);
enum found gathered_heads(const struct series *series, enum form form,
                          const struct gathered_head **heads, size_t *count, struct error *error);
/* The bytes of all blocks, with room for GATHERED_SPARE more; the caller frees. NULL where there
 * are none. */
enum { GATHERED_SPARE = 128 };
enum found gathered_people(const struct series *series, enum form form, unsigned char **people,
                           size_t *length, struct error *error);
void gathered_free(struct store *store);

void gathered_begin(struct query *query, const struct series *series, enum form form,
                    enum statement statement, struct error *error);

/* What store_standings_each tells of everybody; the bytes are freed. */
bool gathered_standings_each(struct series *series, unsigned char *people, size_t length,
                             store_standing_fn each, void *context, struct error *error);

/* Whether the block is the one that would be made now. */
bool gathered_same(const struct series *series, enum form form, sqlite3_stmt *row, bool *same,
                   struct error *error);
/* The columns of that row. */
enum { GATHERED_BLOCK, GATHERED_SERIES, GATHERED_FORM, GATHERED_OF_HEADS, GATHERED_OF_PEOPLE };
enum { GATHERED_TOGETHER = 8 }; /* people in a block */

/* For tests: the blocks of this series and form that are missing, however few people there are;
 * part of a write transaction. */
bool gathered_fill(const struct series *series, enum form form, struct error *error);

#endif
