/* meeting_report.h - what a room saw, as a file to take away: figures by the rules for groups, the
 * votes of each round, what is withheld and why, and what to do next. Nobody is named in it. */
#ifndef LEADQUIZ_MEETING_REPORT_H
#define LEADQUIZ_MEETING_REPORT_H

#include "leadquiz/report.h"
#include "leadquiz/room.h"

/* What a meeting's report shows; not owned. */
struct meeting_report {
    const struct meeting *meeting;
    const struct instrument *instrument;
    const struct room_counts *counts;
    const struct room_result *result;
    int64_t now;
};

/* As report_write and report_save: every format, PDF through leadquiz-pdf. */
bool meeting_report_write(const struct meeting_report *report, enum report_format format, FILE *out,
                          struct error *error);
bool meeting_report_save(const struct meeting_report *report, enum report_format format,
                         const char *path, bool replace, struct error *error);

/* Two votes on one question side by side, by answers: neighbours that are put together in either
 * are so in both, which tells no more than each vote by itself. Votes by number from 0. False where
 * one of them is not shown, or nothing is left to tell apart. */
struct vote_pair {
    struct group_cell cell; /* first and last alone; its words: group_vote_words */
    int people[2];
};
struct vote_comparison {
    int people[2];
    struct vote_pair pairs[PRIVACY_CELLS_MOST];
    int count;
    bool coarser; /* than one of them by itself */
};
bool meeting_compare_votes(const struct room_question *question, int before, int after,
                           struct vote_comparison *out);
/* So many of 100 in the first (0) or the second (1) of the two. */
int vote_share(const struct vote_comparison *votes, int pair, int vote);
/* "3 more", "2 fewer", "as many"; where not as many people voted, in points of the share. */
void vote_change_words(const struct vote_comparison *votes, int pair, char *out, size_t size);

/* FOLDER/leadquiz-meeting-CODE-2026-11-21.pdf, by the day it was made; with -2 and so on where it
 * is there. */
bool meeting_report_file_name(const struct meeting *meeting, enum report_format format,
                              const char *folder, char path[PATH_MAX], struct error *error);

#endif
