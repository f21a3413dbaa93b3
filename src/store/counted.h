/* counted.h - a sitting that counts, in a few bytes.
 *
 * Questionnaire, sitting and time of the finish as LEB128; level, neighbour, assessed and desire +
 * 1 as a byte each; then the scale scores as result.scales holds them. */
#ifndef LEADQUIZ_STORE_COUNTED_H
#define LEADQUIZ_STORE_COUNTED_H

#include "database.h"
#include "figures.h"
#include "leb.h"

enum {
    COUNTED_SCALES_MOST = SCALES_MOST * FIGURE_BYTES_MOST,
    COUNTED_BYTES_MOST = 3 * LEB_LONG_BYTES_MOST + 4 + COUNTED_SCALES_MOST
};

/* As it is kept: nothing is held against a questionnaire so far. */
struct counted_kept {
    int64_t questionnaire, sitting, finished;
    unsigned char level, neighbour, assessed, desire; /* desire: one more, 0 = not answered */
    const unsigned char *scales;                      /* not owned */
    size_t scales_length;
};

/* Of the columns from `column` on: questionnaire, sitting, finished, level, neighbour, assessed,
 * desire, scales. Points into the row. False when the query has failed. */
bool counted_of_row(struct query *query, int column, struct counted_kept *kept);

/* `out` has room for COUNTED_BYTES_MOST. Returns the bytes. */
size_t counted_write(const struct counted_kept *kept, unsigned char *out);

/* Points into `bytes`; false when they are too few. */
bool counted_read(const unsigned char *bytes, size_t length, struct counted_kept *kept);

/* The same without sitting and finished, which are not read. */
size_t counted_write_short(const struct counted_kept *kept, unsigned char *out);
bool counted_read_short(const unsigned char *bytes, size_t length, struct counted_kept *kept);

/* Keep and take away the sitting in the order of time. Parts of a write transaction. */
bool counted_add(struct store *store, int64_t series, enum form form, int64_t person,
                 const struct counted_kept *kept, struct error *error);
bool counted_remove(struct store *store, int64_t sitting, struct error *error);
bool counted_remove_person(struct store *store, int64_t person, struct error *error);

#endif
