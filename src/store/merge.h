/* merge.h - what the files about merging share.
 *
 * The other store is attached under the name `other`; what stands for what is kept in tables there:
 * same_questionnaire, same_person, same_meeting, same_seat and same_sitting have what it is called
 * `there` and `here`, and whether it was in both (`met`). `touched` has the people here whose
 * derived rows are to be made anew. */
#ifndef LEADQUIZ_STORE_MERGE_ROWS_H
#define LEADQUIZ_STORE_MERGE_ROWS_H

#include "database.h"

#include "leadquiz/store_merge.h"

struct merging {
    struct store *store, *other;
    const struct merge_options *options;
    struct merge_counts *counts;
};

/* In this order, after the questionnaires. */
bool merge_people(struct merging *merging, struct error *error);
bool merge_consents_look(struct merging *merging, struct error *error); /* from merge_people */
bool merge_consents(struct merging *merging, struct error *error);      /* from merge_people */
bool merge_meetings(struct merging *merging, struct error *error);
bool merge_sittings(struct merging *merging, struct error *error);
bool merge_shown(struct merging *merging, struct error *error);

/* Whether the texts of `other` are such as this program lets in, else a sentence. */
bool merge_text_sound(struct store *other, struct error *error);

/* A statement of one's own, ended by merge_end. */
void merge_begin(struct query *query, struct store *store, const char *sql, struct error *error);
void merge_end(struct query *query);

/* Tell a conflict for each row of name, here, there, taken, number. */
bool merge_tell(struct merging *merging, enum merge_conflict conflict, const char *sql,
                struct error *error);

#endif
