/* report.h - one person's report as numbers and finished sentences. Each format walks this struct
 * and computes nothing. */
#ifndef LEADQUIZ_REPORT_REPORT_H
#define LEADQUIZ_REPORT_REPORT_H

#include "format.h"
#include "internal.h"

#include "leadquiz/chart.h"
#include "leadquiz/report.h"

enum { FOOT_MOST = PARAGRAPHS_MOST + 3 };

/* What has changed since an earlier sitting; CHANGE_UNKNOWN without one. */
struct report_change {
    enum change kind;
    double difference;
    int64_t since;
    char text[SENTENCE_BYTES]; /* "clear rise since 3 Aug 2026 (+14)" */
};

struct report_scale {
    const struct scale *scale;
    struct chart_bar bar;
    const char *missing;             /* why there is no score, else "" */
    char shown[8], give_or_take[16]; /* "73", "±7" */
    char gates[64];                  /* "50, 75" */
    char sentence[SENTENCE_BYTES];   /* the bar in words */
    struct report_change change;
    struct chart_line line; /* of at least two points, or none */
    char line_sentence[SENTENCE_BYTES];
};

struct report_action {
    const struct action_chosen *action;
    char due[DATE_BYTES];
    const char *outcome;
};

struct report {
    const struct history *history;
    const struct history_entry *entry; /* the one the report is about */
    int first, end;                    /* the entries of the history part; equal: none */
    const struct instrument *instrument;
    const struct result *result;
    int64_t now;

    char generated[DATE_BYTES], date[DATE_BYTES];
    const char *form;
    char summary[SENTENCE_BYTES];

    char verdict[64], names[SENTENCE_BYTES], level_title[SENTENCE_BYTES + 128];
    char level_note[SENTENCE_BYTES], level_text[FILLED_MOST];
    const char *open[OPEN_MOST];
    int open_count;
    struct report_change level_change;
    struct chart_rung rungs[LEVELS_MOST];
    int rung_count; /* 0: there is no ladder to show */
    char ladder_sentence[SENTENCE_BYTES + 256];

    struct report_scale scales[SCALES_MOST];
    int scale_count, line_count;
    char gate[SENTENCE_BYTES];
    char lean[FILLED_MOST], counts[FILLED_MOST], desire[FILLED_MOST];
    char strength[FILLED_MOST];

    struct tip tips[TIPS_SHOWN_MOST]; /* but those that were chosen */
    int tip_count;
    struct report_action actions[ACTIONS_MOST];
    int action_count;

    const char *others; /* what the mark on some sittings of the history means, or "" */
    char quality_note[FILLED_MOST];
    char foot_line[FILLED_MOST];
    const char *foot[FOOT_MOST];
    int foot_count;
};

/* NULL without memory. The caller frees it with free(); it points into the history. */
struct report *report_collect(const struct history *history, int entry, bool with_history,
                              int64_t now);

/* The date of a sitting of the history, marked with * when it is of another form or version than
 * the one the report is about. */
void report_entry_date(const struct report *report, int entry, char out[DATE_BYTES]);

/* Headings and words, translated. */
enum label {
    LABEL_LADDER,
    LABEL_SCALES,
    LABEL_SCALE,
    LABEL_SCORE,
    LABEL_GIVE_OR_TAKE,
    LABEL_GATE,
    LABEL_CHANGE,
    LABEL_ORIENTATION,
    LABEL_STRENGTH,
    LABEL_FACETS,
    LABEL_FACET,
    LABEL_TIPS,
    LABEL_ACTIONS,
    LABEL_ACTION,
    LABEL_DUE,
    LABEL_OUTCOME,
    LABEL_HISTORY,
    LABEL_DATE,
    LABEL_FORM,
    LABEL_LEVEL,
    LABEL_FOOT,
    LABEL_COUNT
};
const char *report_label(enum label label);
/* As a member of the JSON's labels: "ladder". */
const char *report_label_key(enum label label);

/* "full form", "short form". */
const char *report_form_words(enum form form);
const char *report_form_key(enum form form);
const char *report_outcome_key(enum outcome outcome);
/* "not assessed" for a rung that is so, else "". */
const char *report_rung_note(const struct chart_rung *rung);

/* ---- the formats: each writes to `out` and leaves failures to ferror; false: no memory ---- */

bool report_text(const struct report *report, const struct glyphs *glyphs, FILE *out);
bool report_markdown(const struct report *report, FILE *out);
bool report_html(const struct report *report, FILE *out);
bool report_json(const struct report *report, FILE *out);
bool report_csv(const struct report *report, FILE *out);

/* A drawing for the HTML. */
void report_svg_ladder(const struct report *report, FILE *out);

#endif
