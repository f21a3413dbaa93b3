/* series.h - questionnaires whose results may stand beside each other: the same id, version and
 * scoring version. A series is named by the smallest number of a questionnaire in it. Its files may
 * have their scales in another order. */
#ifndef LEADQUIZ_STORE_SERIES_H
#define LEADQUIZ_STORE_SERIES_H

#include "counted.h"

struct series_file {
    int64_t number;
    bool readable, same; /* same: it is the instrument itself */
    int scale_count, level_count;
    int scales[SCALES_MOST]; /* where each stands in the instrument, or NOWHERE */
};

struct series {
    struct store *store;
    const struct instrument *instrument;
    int64_t number;            /* of the series */
    struct series_file *files; /* owned; those met so far */
    int count, last;           /* last: the one asked for last */
};

/* The series of the instrument; FOUND_NOTHING when the store has none of it. End it in any case. */
enum found series_begin(struct series *series, struct store *store,
                        const struct instrument *instrument, struct error *error);
void series_end(struct series *series);

/* The scores in the order of the instrument's scales; false with a sentence when they are not
 * those of their questionnaire. A questionnaire that cannot be read any more leaves level 0 and no
 * scores. */
bool series_counted(struct series *series, const struct counted_kept *kept, struct counted *counted,
                    struct error *error);

/* Bind what names a series: id, version, scoring version. */
void series_bind(struct query *query, const struct instrument *instrument);

#endif
