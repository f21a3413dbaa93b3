/* transfer.h - what the files about export and import share. The form is in docs/export.md. */
#ifndef LEADQUIZ_EXCHANGE_TRANSFER_H
#define LEADQUIZ_EXCHANGE_TRANSFER_H

#include "leadquiz/transfer.h"

#include "number_set.h"

#include <jansson.h>

enum {
    TRANSFER_VERSION = 1,
    KEY_BYTES = 40,       /* of a sitting, as text */
    PROGRESS_EVERY = 256, /* rows */
    ACTIONS_SHOWN_MOST = 64
};

/* Times are from the year 1 to 9999. */
#define TIME_LEAST INT64_C(-62135596800000)
#define TIME_MOST INT64_C(253402300799999)

/* Enumerations as they are written: NULL-terminated, in the order of the enum. */
extern const char *const transfer_consents[];
extern const char *const transfer_forms[];
extern const char *const transfer_outcomes[];
extern const char *const transfer_qualities[];

/* The place of `name` in such a list, NOWHERE when it is not there. */
int transfer_place(const char *const *names, const char *name);

/* ---- questionnaires, each read once ---- */

struct kept_questionnaires {
    struct store *store;
    struct instrument **list;
    int count;
};

/* The questionnaire of the hash: the one seen before, or from the store. NULL without a sentence
 * (ERROR_NONE) when there is none. */
const struct instrument *kept_find(struct kept_questionnaires *kept, const char *hash,
                                   struct error *error);
/* Takes ownership, also when it fails. */
bool kept_add(struct kept_questionnaires *kept, struct instrument *instrument, struct error *error);

/* ---- out ---- */

struct outgoing {
    struct store *store;
    const struct store_filter *filter;
    FILE *out;
    transfer_progress progress;
    void *context;
    struct store_counts counts;
    int64_t done; /* sittings */
    struct kept_questionnaires kept;
};

/* The questionnaire of a sitting; one that cannot be read is an error. */
const struct instrument *outgoing_questionnaire(struct outgoing *outgoing, const char *hash,
                                                struct error *error);
bool outgoing_result(struct outgoing *outgoing, int64_t sitting,
                     const struct instrument *instrument, struct result *result,
                     struct error *error);
/* After each sitting: false with the sentence when the one who watches says stop. */
bool outgoing_step(struct outgoing *outgoing, struct error *error);
bool outgoing_failed(struct error *error);

bool transfer_write_json(struct outgoing *outgoing, struct error *error);
bool transfer_write_csv(struct outgoing *outgoing, struct error *error);

/* ---- in ---- */

struct incoming {
    struct store *store;
    const struct transfer_import_options *options;
    struct transfer_counts *counts;
    struct kept_questionnaires kept;
    int64_t expected;                    /* rows in all, 0 = not known */
    int64_t first_person, first_sitting; /* ids of the first that came in, 0 = none yet */
    struct number_set met;               /* people who were in the store before */
    struct number_set allowed;           /* those whose sittings come in, whatever they allow now */
    long blank_lines;                    /* before what `in` gives */
};

/* A wrong row: it is counted and told. */
void incoming_wrong(struct incoming *incoming, long line, const char *sentence);
/* The store's refusal of a row: true when it was told as a problem of the row, false when nothing
 * can go on (no disk, no memory). */
bool incoming_refused(struct incoming *incoming, long line, const struct error *error);
/* False with the sentence when the one who watches, asked now and then, says stop. */
bool incoming_goes_on(struct incoming *incoming, int64_t done, struct error *error);
/* After each row: false with the sentence when the one who watches says stop. */
bool incoming_step(struct incoming *incoming, struct error *error);

/* Each reads `in` to its end. False when nothing can go on; wrong rows are counted. */
bool transfer_read_json(struct incoming *incoming, FILE *in, struct error *error);
bool transfer_read_csv(struct incoming *incoming, FILE *in, struct error *error);

#endif
