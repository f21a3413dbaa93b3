/* transfer.h - a store's contents out as JSON lines or CSV, and back. */
#ifndef LEADQUIZ_TRANSFER_H
#define LEADQUIZ_TRANSFER_H

#include "leadquiz/store.h"

#include <stdio.h>

enum transfer_format { TRANSFER_JSON_LINES, TRANSFER_CSV };

/* Called now and then; returns false to stop, and nothing is kept of an import then. */
typedef bool (*transfer_progress)(void *context, int64_t done, int64_t of);

/* JSON lines hold everything: questionnaires, people with teams and the log of consents, sittings
 * with answers, times, results and actions; docs/export.md. CSV holds one row per finished sitting
 * with the answers wide, enough for statistics elsewhere. The order is fixed (by time, then seed),
 * so that equal stores give equal bytes. `filter` may be NULL. */
bool transfer_export(struct store *store, const struct store_filter *filter,
                     enum transfer_format format, FILE *out, transfer_progress progress,
                     void *context, struct error *error);

struct transfer_counts {
    int64_t people, sittings, known, rows; /* new, new, sittings already there, read */
    int64_t known_people; /* of the file who were in the store already under the same code name */
    int64_t agreed_to_keeping; /* of the new people, those of a table: to nothing else */
    int64_t discarded; /* rows made elsewhere whose effort question asks to throw them away */
    int64_t problems;
};

/* Called for each row that is wrong: the parts of "NAME:LINE: sentence". */
typedef void (*transfer_problem)(void *context, long line, const char *sentence);

struct transfer_import_options {
    const char *name;                    /* of the file, for sentences */
    const struct instrument *instrument; /* scores rows made elsewhere */
    bool dry_run;                        /* check all, change nothing */
    int64_t now;
    transfer_problem problem;   /* may be NULL */
    transfer_progress progress; /* may be NULL */
    void *context;              /* of both */
};

/* Import what transfer_export wrote, or an answers CSV made elsewhere (answer_table.h with a
 * column `name` and optionally `team`, `date` YYYY-MM-DD and `form`), told apart by the first byte
 * that is no blank. One transaction: everything or nothing. Of a person in the store the later
 * word on each consent counts; who had said No to saving before gets no new sitting
 * (take_may_keep). A sitting that is there already (same start and seed; for rows made elsewhere
 * the seed is taken from their content) is counted in `known` and left alone. Every wrong row is
 * told; any wrong row means that nothing is imported: false, with a sentence that says so. Rows
 * made elsewhere carry no consents: their people get CONSENT_SAVE alone. Results of exported
 * sittings are taken as they are from JSON lines. From CSV they are scored again, each after the
 * sittings finished before it, so that an empty store comes to the same results; tips may differ,
 * and without the column `finished` so may what depends on the time of the finish. */
bool transfer_import(struct store *store, FILE *in, const struct transfer_import_options *options,
                     struct transfer_counts *counts, struct error *error);

/* The first moment, in UTC, of a day "YYYY-MM-DD"; false when there is no such day. */
bool transfer_day(const char *text, int64_t *start);

#endif
