/* team_report.h - the figures of a group as a file to take away. Group figures alone: nobody is
 * named in it, for a file goes further than a screen. */
#ifndef LEADQUIZ_TEAM_REPORT_H
#define LEADQUIZ_TEAM_REPORT_H

#include "leadquiz/chart.h"
#include "leadquiz/report.h"
#include "leadquiz/review.h"

/* What a team report shows; not owned. `months` may be NULL with 0; `by_meeting`: they are of
 * review_by_meeting, at most TEAM_MEETINGS_MOST of them. */
enum { TEAM_MEETINGS_MOST = 12 };

struct team_report {
    const struct review *review;
    const struct review_month *months;
    int month_count;
    bool by_meeting;
    const struct review_questions *questions; /* may be NULL */
};

/* As report_write and report_save: every format, PDF through leadquiz-pdf. */
bool team_report_write(const struct team_report *report, enum report_format format, FILE *out,
                       struct error *error);
bool team_report_save(const struct team_report *report, enum report_format format, const char *path,
                      bool replace, struct error *error);

/* FOLDER/leadquiz-team-NAME-2026-11-28.pdf, or -everybody-; leadquiz-made-up-team-... of made-up
 * people; with -2 and so on where it is there. */
bool team_report_file_name(const struct review *review, enum report_format format,
                           const char *folder, char path[PATH_MAX], struct error *error);

/* ---- the parts that screens and text reports share ---- */

/* "Level 3 – Trusted Guide", "Levels 1 to 2", by a cell. */
void group_level_words(const struct instrument *instrument, const struct group_cell *cell,
                       char *out, size_t size);
/* The labels of a cell of answers or of the desire: "Never or Rarely", "Never to Often", "Never,
 * with those who said: No chance". */
void group_answer_words(const struct instrument *instrument, int prompt,
                        const struct group_cell *cell, char *out, size_t size);
/* The same of a cell of a vote, whose values are numbers of options from 1 whatever is asked. */
void group_vote_words(const struct instrument *instrument, int prompt,
                      const struct group_cell *cell, char *out, size_t size);
/* The text of a question, which says when it is asked the other way round. */
void group_question_words(const struct instrument *instrument, int prompt, char *out, size_t size);
/* The scales that people lean to: "Leader", "Follower, Mixed". */
void group_lean_words(const struct instrument *instrument, const struct review_questions *questions,
                      const struct group_cell *cell, char *out, size_t size);

/* A line a cell: words, bar, people, share; or one sentence on why not. */
void team_page_levels(struct page *page, const struct review *review);
/* Who is counted in the levels, and who is not; one sentence or two. */
void team_page_counted(struct page *page, const struct review *review);
/* The same for the wish to lead, and for what draws people. */
void team_page_desire(struct page *page, const struct review *review);
void team_page_leans(struct page *page, const struct review *review,
                     const struct review_questions *questions);
/* A line a scale: name, bar with interval and gates, mean with give or take, movement; where
 * something moved, a line over them says since when. */
void team_page_scales(struct page *page, const struct review *review,
                      const struct group_figures *figures);
/* The answers to a prompt, a line a cell. */
void team_page_answers(struct page *page, const struct review *review, int prompt,
                       const struct group_counts *counts);
/* A question, whether it is asked the other way round, how many answered, and its answers. */
void team_page_question(struct page *page, const struct review *review,
                        const struct review_question *question);
/* "Nov 2026", or of a meeting "Made-up evening (KDGWP), 12 Nov 2026". */
void team_month_words(const struct review_month *month, char *out, size_t size);
/* A line a month, newest first: the scale's mean with give or take, people and sittings, or why
 * there is none. */
void team_page_months(struct page *page, const struct review *review,
                      const struct review_month *months, int count, int scale);
/* The same as a line to draw; a month without a mean has no point, and breaks the line. */
void team_month_line(const struct instrument *instrument, const struct review_month *months,
                     int count, int scale, struct chart_line *line);
/* How many people, who is due, as of when the figures are. */
void team_page_summary(struct page *page, const struct review *review);
/* The foot of the questionnaire for teams. */
void team_page_foot(struct page *page, const struct review *review);

/* ---- the same as sentences, one a line, without drawings and columns: for whoever listens ---- */

void team_aloud_levels(struct page *page, const struct review *review);
void team_aloud_desire(struct page *page, const struct review *review);
void team_aloud_leans(struct page *page, const struct review *review,
                      const struct review_questions *questions);
/* The mean of each scale, then how the same people have moved. */
void team_aloud_scales(struct page *page, const struct review *review,
                       const struct group_figures *figures);
/* The answers to a question, without its text. */
void team_aloud_question(struct page *page, const struct review *review,
                         const struct review_question *question);
/* A month a line, newest first. */
void team_aloud_months(struct page *page, const struct review *review,
                       const struct review_month *months, int count, int scale);

#endif
