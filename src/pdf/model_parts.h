/* model_parts.h - what reading a person's report and a team's share. */
#ifndef LEADQUIZ_PDF_MODEL_PARTS_H
#define LEADQUIZ_PDF_MODEL_PARTS_H

#include "read.h"

const char *model_read_date(struct reader *reader, const struct place *place, const char *key);
const char *model_read_generated(struct reader *reader, const struct place *report);
const char *model_read_language(struct reader *reader, const struct place *report);
int model_read_texts(struct reader *reader, const struct place *place, const char *key,
                     const char *texts[NOTES_MOST]);
/* low <= value <= high, or a drawing would point the wrong way. */
void model_read_band(struct reader *reader, const struct place *place, double *value, double *low,
                     double *high);
void model_read_scales(struct reader *reader, const struct place *report, struct model *model);
void model_read_lines(struct reader *reader, const struct place *report, struct model *model);

void model_read_team(struct reader *reader, const struct place *report, struct model *model);
void model_read_blank(struct reader *reader, const struct place *report, struct model *model);

#endif
