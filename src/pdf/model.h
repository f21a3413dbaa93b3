/* model.h - a report, or a blank sheet, as it is drawn: what docs/report-json.md says, checked and
 * cleaned.
 *
 * Texts are never NULL, hold no control characters and are owned by the report. Scores are 0-100.
 */
#ifndef LEADQUIZ_PDF_MODEL_H
#define LEADQUIZ_PDF_MODEL_H

#include "leadquiz/error.h"

#include <stddef.h>

/* What a sheet of paper takes; a report that holds more is refused. */
enum {
    RUNGS_MOST = 16,
    BARS_MOST = 32,
    CUTS_MOST = 16,
    DOTS_MOST = 500,
    NOTES_MOST = 16,
    CELLS_MOST = 16,
    ASKED_MOST = 10,
    VOTES_MOST = 64,
    ROUNDS_MOST = 9,
    PLACES_MOST = 99, /* of a blank sheet */
    TEXT_BYTES_MOST = 4000
};

struct model_rung {
    const char *name, *note;
    int number;
    bool here, maybe, assessed;
};

struct model_cut {
    int level;
    double cut;
    const char *shown;
};

struct model_scale {
    const char *id, *name, *motto, *missing, *shown, *give_or_take, *change;
    bool known;
    double value, low, high;
    struct model_cut cuts[CUTS_MOST];
    int cut_count;
};

struct model_action {
    const char *text, *due, *outcome, *outcome_text;
};

struct model_count {
    const char *name;
    int count;
};

struct model_point {
    const char *date, *shown;
    double time, value, low, high;
    int from; /* the point that a line comes from, or -1 */
};

struct model_line {
    const char *id, *name;
    struct model_cut cuts[CUTS_MOST];
    int cut_count;
    struct model_point points[DOTS_MOST];
    int count;
};

/* Of a team: how many people gave an answer, or are at a level. */
struct model_cell {
    const char *name, *shown;
    int people;
    double value, low, high;
};

struct model_counts {
    const char *text; /* the question; "" for other counts */
    const char *note; /* why nothing is shown */
    struct model_cell cells[CELLS_MOST];
    int count;
};

struct model_asked {
    struct model_counts list[ASKED_MOST];
    int count;
};

/* Of a meeting: a question and what was answered in each round. */
struct model_vote {
    const char *text;
    struct model_counts rounds[ROUNDS_MOST]; /* text: "Vote 1" */
    int count;
};

struct model_meeting {
    struct model_vote votes[VOTES_MOST];
    int vote_count;
    const char *next, *next_questions[NOTES_MOST], *heads[NOTES_MOST];
    int next_count, head_count, line_count;
};

/* A blank sheet of a meeting, to be filled in by hand. */
struct model_place {
    const char *text, *mark; /* whom it is for, "" = everybody */
    const char *options[NOTES_MOST];
    int number, option_count;
};

struct model_blank {
    const char *head, *window, *name, *seat, *check, *note;
    const char *responses[NOTES_MOST], *how[NOTES_MOST];
    int response_count, how_count;
    struct model_place places[PLACES_MOST];
    int count, copies, group; /* copies on a page, boxes in a group */
};

/* Those of the other kind of report are NULL. */
struct model_labels {
    const char *scales, *give_or_take, *gate, *orientation, *strength, *tips, *actions, *due,
        *history, *level;
    const char *levels, *desire, *leans, *people, *share, *questions, *split, *lowest;
    const char *votes, *next; /* of a meeting */
};

/* What only a team's report has. */
struct model_team {
    const char *head[NOTES_MOST], *means_note, *movements[NOTES_MOST], *months[NOTES_MOST];
    int head_count, movement_count, month_count;
    struct model_counts levels, desire, leans;
    struct model_asked split, lowest;
    const char *older, *questions_note, *questions_as_of;
};

struct model {
    char **texts; /* owned */
    size_t text_count, text_capacity;

    const char *language, *title, *summary, *generated, *provisional, *name, *date, *form;
    struct model_labels labels;

    bool has_level, has_level_number;
    struct {
        const char *verdict, *names, *title, *note, *text, *change;
        const char *open[NOTES_MOST];
        int open_count;
    } level;
    struct model_rung rungs[RUNGS_MOST];
    int rung_count;
    struct model_scale scales[BARS_MOST];
    int scale_count;
    const char *gate;
    bool has_orientation;
    const char *lean, *desire; /* sentences */
    struct model_count counts[BARS_MOST];
    int count_count;
    const char *strength; /* "" without one */
    const char *tips[NOTES_MOST];
    int tip_count;
    struct model_action actions[NOTES_MOST];
    int action_count;
    struct model_line lines[BARS_MOST];
    int line_count;
    const char *quality;
    const char *foot[NOTES_MOST];
    int foot_count;
    bool is_team, is_meeting, is_blank; /* a meeting is a team too */
    struct model_team team;
    struct model_meeting meeting;
    struct model_blank blank;
};

/* Read a report from JSON; NULL on failure. */
struct model *model_read(const char *bytes, size_t length, struct error *error);
void model_free(struct model *model);

#endif
