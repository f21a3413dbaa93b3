/* team.h - a team's report as numbers and finished sentences. Each format walks this struct and
 * computes nothing. */
#ifndef LEADQUIZ_REPORT_TEAM_H
#define LEADQUIZ_REPORT_TEAM_H

#include "format.h"
#include "internal.h"

#include "leadquiz/meeting_report.h"
#include "leadquiz/team_report.h"

enum {
    WORDS_BYTES = 384,
    REASON_BYTES = 512,
    QUESTIONS_SHOWN = 5, /* of each kind */
    HEAD_MOST = 4,
    NOTES_MOST = 4, /* reasons to withhold */
    TEAM_FOOT_MOST = 2
};

/* ---- words; "" where there is nothing to say ---- */

/* "Team heron", "Everybody", "Team heron (made-up data)". */
void say_group(const struct review *review, char *out, size_t size);
/* "+4 (+1 to +7), 18 people" */
void say_movement(const struct group_mean *mean, char *out, size_t size);
/* "The same 18 people have moved by +4, between +1 and +7." */
void say_movement_sentence(const struct group_mean *mean, char *out, size_t size);
/* Figures of an earlier day, and why. */
void say_as_of(const struct review *review, int64_t as_of, bool few_changed, char *out,
               size_t size);
/* What would bring figures that could tell about one or two people; the same whoever these are. */
void say_helps(bool at_meeting, char *out, size_t size);
/* The same of means by meeting, "" where none is left out for that reason, or they are months. */
void say_meetings_help(const struct review_month *months, int count, int scale, char *out,
                       size_t size);
/* How many people, what figures wait for, who is due, as of when; returns how many sentences. */
int say_activity(const struct review *review, char sentences[HEAD_MOST][REASON_BYTES]);
/* The foot for {n} people. */
void say_team_foot(const struct review *review, char *out, size_t size);
/* Why a figure is not shown. */
void say_withheld(const struct review *review, enum withheld withheld, int least, char *out,
                  size_t size);

/* ---- counts ---- */

/* What the cells of a count are. */
enum counted_things { COUNTED_LEVELS, COUNTED_DESIRE, COUNTED_ANSWERS, COUNTED_LEANS };

/* What is counted: `prompt` of answers and of the desire, `questions` of leans. */
struct counted_what {
    enum counted_things things;
    int prompt;
    const struct review_questions *questions;
};

struct team_cell {
    const struct group_cell *cell;
    char words[WORDS_BYTES], sentence[WORDS_BYTES + 128];
    char shown[16], range[32]; /* "20 %", "12 to 33" */
    struct chart_bar bar;      /* the share, of 100 */
};

/* Neither note nor cells: the questionnaire has no such thing. */
struct team_counts {
    char note[REASON_BYTES];                       /* why nothing is shown */
    char counted[WORDS_BYTES], foot[REASON_BYTES]; /* of levels, who is counted; "" */
    int people;
    struct team_cell cells[PRIVACY_CELLS_MOST];
    int count;
};

void team_counts(const struct review *review, const struct group_counts *from,
                 const struct counted_what *what, struct team_counts *counts);
/* Who is counted in the levels, and who is not. */
void say_counted(const struct review *review, struct team_counts *counts);
/* What there is to know about a question before its answers; returns how many sentences. */
enum { QUESTION_NOTES_MOST = 3 };
int say_question_notes(const struct review *review, const struct review_question *question,
                       char notes[QUESTION_NOTES_MOST][REASON_BYTES]);
/* A line a cell, or the note. */
void team_page_cells(struct page *page, const struct team_counts *counts);

/* ---- means ---- */

/* The bar of a mean with its interval and all gates. */
struct chart_bar team_bar(const struct instrument *instrument, const struct group_mean *mean,
                          int scale);
/* "61" and "±6" without the mark; both "" where the mean is withheld. */
void say_mean(const struct group_mean *mean, char shown[8], char give_or_take[8]);
/* One sentence a reason: why movements are not shown, and of which scales. */
int say_movements_withheld(const struct review *review, const struct group_figures *figures,
                           char notes[NOTES_MOST][REASON_BYTES]);
/* The reason why no mean at all is shown; SHOWN when one is, or they differ. */
enum withheld team_withheld_all(const struct instrument *instrument,
                                const struct group_figures *figures);

struct team_scale {
    const struct scale *scale;
    const struct group_mean *mean;
    struct chart_bar bar;
    char shown[8], give_or_take[8], gates[64];
    char note[REASON_BYTES]; /* why there is no mean */
    char movement[96];
    char sentence[SENTENCE_BYTES];
    struct chart_line line; /* of at least two months, or none */
    char line_sentence[SENTENCE_BYTES];
};

/* All of a scale but its line. */
void team_scale(const struct review *review, const struct group_figures *figures, int s,
                struct team_scale *scale);

/* ---- the whole ---- */

struct team_question {
    const struct review_question *question;
    const char *id, *text; /* text: the words, which say when it is asked the other way round */
    char words[SENTENCE_BYTES];
    struct team_counts counts;
};

struct team_questions {
    struct team_question list[QUESTIONS_SHOWN];
    int count;
};

/* ---- what a meeting's report has beside ---- */

enum { NEXT_MOST = 3, NEXT_LINES = 3, NEXT_HEADS = 3, VOTE_BYTES = 64 };

struct team_vote {
    const char *id, *text; /* text: the words, as in struct team_question */
    char words[SENTENCE_BYTES];
    int rounds;
    char names[MEETING_ROUNDS_MOST][VOTE_BYTES]; /* "Vote 1" */
    struct group_counts from[MEETING_ROUNDS_MOST];
    struct team_counts counts[MEETING_ROUNDS_MOST];
};

struct team_meeting {
    const struct meeting_report *report;
    struct review review; /* as if the room were a team */
    struct review_questions questions;
    struct team_report as_team;
    struct team_vote *votes; /* owned: by question, all rounds */
    int vote_count;
    int counted;      /* whose answers count, of the whole form; -1: it is about questions */
    const char *next; /* the sentence of the question file, "" without one */
    const char *next_questions[NEXT_MOST], *next_heads[NEXT_HEADS];
    int next_count;
};

struct team {
    struct team_meeting *meeting; /* NULL: the report is that of a team */
    bool no_scales;               /* the meeting asked single questions */
    const struct team_report *report;
    const struct review *review;
    const struct instrument *instrument;
    const struct group_figures *figures;

    char generated[DATE_BYTES], name[WORDS_BYTES], summary[SENTENCE_BYTES];
    char head[HEAD_MOST][REASON_BYTES];
    int head_count;

    struct team_counts levels, desire, leans;
    char means_note[REASON_BYTES]; /* why no mean at all is shown */
    struct team_scale scales[SCALES_MOST];
    int scale_count, line_count;
    char movements[NOTES_MOST][REASON_BYTES];
    int movement_count;

    /* Which meetings they are, and why some are not shown. */
    char months[TEAM_MEETINGS_MOST + NOTES_MOST][REASON_BYTES];
    int month_note_count;
    char older[REASON_BYTES], older_marked[REASON_BYTES + 2]; /* "Some months ...", "* Some ..." */

    bool asked; /* questions were looked at */
    struct team_questions split, lowest;
    char questions_note[REASON_BYTES], questions_as_of[REASON_BYTES];

    char foot[TEAM_FOOT_MOST][SENTENCE_BYTES];
    int foot_count;
};

/* NULL without memory. The caller frees it with free(); it points into the report. */
struct team *team_collect(const struct team_report *report);
/* The same of a meeting. NULL without memory; the caller frees it with meeting_free. */
struct team *meeting_collect(const struct meeting_report *report);
void meeting_free(struct team *team);

/* "Nov 2026", or a meeting's code; with * when its figures are of an earlier day. */
void team_month(const struct review_month *month, char out[DATE_BYTES]);

/* Headings and words, translated. */
enum team_label {
    TEAM_LEVELS,
    TEAM_SCALES,
    TEAM_SCALE,
    TEAM_MEAN,
    TEAM_GIVE_OR_TAKE,
    TEAM_GATE,
    TEAM_MOVEMENT,
    TEAM_DESIRE,
    TEAM_LEANS,
    TEAM_PEOPLE,
    TEAM_SHARE,
    TEAM_MONTHS,
    TEAM_MONTH,
    TEAM_MEETING,
    TEAM_SITTINGS,
    TEAM_SPLIT,
    TEAM_LOWEST,
    TEAM_QUESTIONS,
    TEAM_VOTES,
    TEAM_NEXT,
    TEAM_FOOT,
    TEAM_LABEL_COUNT
};
const char *team_label(enum team_label label);
/* As a member of the JSON's labels: "levels". */
const char *team_label_key(enum team_label label);

/* ---- the formats: each writes to `out` and leaves failures to ferror; false: no memory ---- */

bool team_text(const struct team *team, const struct glyphs *glyphs, FILE *out);
bool team_markdown(const struct team *team, FILE *out);
bool team_html(const struct team *team, FILE *out);
bool team_json(const struct team *team, FILE *out);
bool team_csv(const struct team *team, FILE *out);
/* Any format but PDF. */
bool team_write(const struct team *team, enum report_format format, FILE *out);

/* The parts of a meeting, which write nothing for a team. */
void meeting_text_votes(struct page *page, const struct team *team);
void meeting_text_next(struct page *page, const struct team *team);
void meeting_markdown_votes(const struct team *team, FILE *out);
void meeting_markdown_next(const struct team *team, FILE *out);
void meeting_html_votes(const struct team *team, FILE *out);
void meeting_html_next(const struct team *team, FILE *out);
/* What these share with the parts of a team. */
void team_markdown_cells(const struct team_counts *counts, FILE *out);
void team_html_cells(const struct team_counts *counts, const char *caption, FILE *out);

#endif
