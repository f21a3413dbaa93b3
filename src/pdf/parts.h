/* parts.h - the parts of the report, each drawn at sheet->y; a part with nothing to say draws
 * nothing. */
#ifndef LEADQUIZ_PDF_PARTS_H
#define LEADQUIZ_PDF_PARTS_H

#include "sheet.h"

void part_head(struct sheet *sheet);
void part_level(struct sheet *sheet);
void part_ladder(struct sheet *sheet);
void part_scales(struct sheet *sheet);
void part_orientation(struct sheet *sheet);
void part_strength(struct sheet *sheet);
/* What the person chose to do, with boxes to tick; else the tips to choose from. */
void part_actions(struct sheet *sheet);
void part_lines(struct sheet *sheet);
/* Of a team: sentences under the head, counts, what is said on movement and months, questions. */
void part_team_head(struct sheet *sheet);
void part_team_levels(struct sheet *sheet);
void part_team_movement(struct sheet *sheet);
void part_team_wish(struct sheet *sheet);
void part_team_months(struct sheet *sheet);
void part_team_questions(struct sheet *sheet);
/* Of a meeting: the votes by round, and what is to be done next, with lines to write on. */
void part_meeting_votes(struct sheet *sheet);
void part_meeting_next(struct sheet *sheet);
/* A blank sheet of a meeting, as large as one page takes, as often as it is to stand there; false
 * when it does not fit. */
bool part_blank(struct sheet *sheet);
/* One or two counts beside each other, each with its text and note. */
void part_team_counts(struct sheet *sheet, const struct model_counts *const *counts, int count);
/* At the bottom of the last sheet. */
void part_foot(struct sheet *sheet);

#endif
