/* chart.h - the numbers behind every drawing, and drawing them as terminal cells.
 *
 * One model for the screens, the SVG of the HTML report and the PDF: each writer reads the same
 * struct and computes nothing. All values are 0-100. */
#ifndef LEADQUIZ_CHART_H
#define LEADQUIZ_CHART_H

#include "leadquiz/history.h"
#include "leadquiz/page.h"

enum { GATES_MOST = LEVELS_MOST, POINTS_MOST = 200 };

/* One scale: its score with give or take, and the cuts that levels set on it. */
struct chart_bar {
    const char *name, *motto;
    bool known;
    double value, low, high;  /* low..high: one SEM around, clipped; equal to value without SEM */
    double gates[GATES_MOST]; /* lowest first */
    int gate_levels[GATES_MOST];
    int gate_count;
};

/* Fill one bar per scale, in the order of the file; returns how many. */
int chart_bars(const struct instrument *instrument, const struct result *result,
               struct chart_bar bars[SCALES_MOST]);

/* The cuts that any level sets on the scale, lowest first; returns how many. */
int chart_gates(const struct instrument *instrument, int scale, double gates[GATES_MOST],
                int levels[GATES_MOST]);

struct chart_rung {
    const char *name;
    bool here;  /* the level */
    bool maybe; /* the neighbour that it may as well be */
    bool assessed;
};

/* Rungs from level 1 up; returns how many, 0 without levels. */
int chart_ladder(const struct instrument *instrument, const struct result *result,
                 struct chart_rung rungs[LEVELS_MOST]);

/* A scale over time. */
struct chart_point {
    int64_t time;
    double value, low, high;
    /* The point before that a line comes from, NOWHERE without one: the last with the same
     * questionnaire version and form. Other points may lie between them in time. */
    int from;
    int entry; /* in the history, or in the list of months */
};

struct chart_line {
    const char *name;
    struct chart_point points[POINTS_MOST]; /* oldest first; the last POINTS_MOST of them */
    int count;
    bool months;              /* a point stands for a month, and is dated so */
    double gates[GATES_MOST]; /* of the newest questionnaire */
    int gate_levels[GATES_MOST];
    int gate_count;
};

/* A scale, by id, over all entries that know it. */
void chart_line(const struct history *history, const char *scale_id, struct chart_line *line);

/* "21 Nov 2026", or "Nov 2026" in a line of months. */
void chart_date(const struct chart_line *line, int point, char *out, size_t size);

/* The point that a line leads to from this one, or NOWHERE. */
int chart_next(const struct chart_line *line, int point);

/* Draw the line with its band and gates into `rows` rows of the page's width: braille dots, or
 * ASCII marks when the page's glyphs are glyphs_ascii. The vertical axis is 0-100 with its marks,
 * the horizontal one time, with the first and last date in the last row. Nothing below 3 rows or
 * 7 columns. */
void chart_line_cells(struct page *page, const struct chart_line *line, int rows);

#endif
