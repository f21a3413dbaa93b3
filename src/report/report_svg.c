/* report_svg.c - the drawings of the HTML report. Shapes have classes; the style sheet colours
 * them, for light, dark and paper. */
#include "report.h"

#include "leadquiz/text.h"

#include <string.h>

void report_escape(FILE *out, const char *text) {
    for (const char *at = text; *at != '\0'; at++) {
        switch (*at) {
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        case '\'': fputs("&#39;", out); break;
        default: fputc(*at, out);
        }
    }
}

/* What a drawing is and says, for those who do not see it. */
static void begin(FILE *out, const char *shape, int width, int height, const char *title,
                  const char *description) {
    fprintf(out,
            "<svg class=\"%s\" role=\"img\" viewBox=\"0 0 %d %d\" "
            "xmlns=\"http://www.w3.org/2000/svg\"><title>",
            shape, width, height);
    report_escape(out, title);
    fputs("</title><desc>", out);
    report_escape(out, description);
    fputs("</desc>\n", out);
}

/* Text that is squeezed where it would be wider than `room`. */
static void write_text(FILE *out, const char *shape, const char *anchor, double x, double y,
                       double room, const char *text) {
    enum { WIDE = 8 }; /* a wide character at the usual size */
    fprintf(out, "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\"", shape, anchor, x,
            y);
    if (text_width(text) * WIDE > room)
        fprintf(out, " textLength=\"%.0f\" lengthAdjust=\"spacingAndGlyphs\"", room);
    fputc('>', out);
    report_escape(out, text);
    fputs("</text>\n", out);
}

/* ---- the ladder: steps that rise to the right ---- */

enum { LADDER_WIDTH = 520, RISE = 9, LADDER_TOP = 16, LADDER_NAMES = 52 };

void report_svg_ladder(const struct report *report, FILE *out) {
    int count = report->rung_count;
    double slot = (double)LADDER_WIDTH / count;
    begin(out, "ladder", LADDER_WIDTH, LADDER_TOP + RISE * (count - 1) + LADDER_NAMES,
          report_label(LABEL_LADDER), report->ladder_sentence);
    fputs("<polyline class=\"rail\" points=\"", out);
    for (int i = 0; i < count; i++)
        fprintf(out, "%.1f,%d ", slot * (i + 0.5), LADDER_TOP + RISE * (count - 1 - i));
    fputs("\"/>\n", out);
    for (int i = 0; i < count; i++) {
        const struct chart_rung *rung = &report->rungs[i];
        double x = slot * (i + 0.5);
        int y = LADDER_TOP + RISE * (count - 1 - i);
        bool lit = rung->here || rung->maybe;
        fprintf(out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"%d\"/>\n",
                rung->here       ? "here"
                : rung->maybe    ? "maybe"
                : rung->assessed ? "rung"
                                 : "rung open",
                x, y, lit ? 9 : 6);
        fprintf(out, "<text class=\"%s\" text-anchor=\"middle\" x=\"%.1f\" y=\"%d\">%d</text>\n",
                lit ? "number lit" : "number", x, y + 4, i + 1);
        write_text(out,
                   lit              ? "name lit"
                   : rung->assessed ? "name"
                                    : "name muted",
                   "middle", x, y + 27, slot - 8, rung->name);
        if (!rung->assessed)
            write_text(out, "note", "middle", x, y + 42, slot - 8, report_rung_note(rung));
    }
    fputs("</svg>\n", out);
}

/* ---- a bar ---- */

enum { BAR_WIDTH = 320, BAR_HEIGHT = 24, BAR_TOP = 8, BAR_THICK = 8, EDGE = 6 };

static double bar_x(double value) {
    return EDGE + value * (BAR_WIDTH - 2 * EDGE) / 100;
}

static void bar_part(FILE *out, const char *shape, double from, double to) {
    fprintf(out, "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"4\"/>\n",
            shape, bar_x(from), BAR_TOP, bar_x(to) - bar_x(from), BAR_THICK);
}

void report_svg_bar(const struct chart_bar *bar, const char *sentence, FILE *out) {
    begin(out, "bar", BAR_WIDTH, BAR_HEIGHT, bar->name, sentence);
    bar_part(out, "track", 0, 100);
    if (bar->known) {
        bar_part(out, "fill", 0, bar->value);
        if (bar->high > bar->low)
            bar_part(out, "band", bar->low, bar->high);
    }
    for (int i = 0; i < bar->gate_count; i++)
        fprintf(out, "<line class=\"gate\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>\n",
                bar_x(bar->gates[i]), bar_x(bar->gates[i]), BAR_TOP - 5, BAR_TOP + BAR_THICK + 5);
    if (bar->known)
        fprintf(out, "<circle class=\"value\" cx=\"%.1f\" cy=\"%d\" r=\"5\"/>\n", bar_x(bar->value),
                BAR_TOP + BAR_THICK / 2);
    fputs("</svg>", out);
}

/* ---- a line ---- */

enum {
    LINE_WIDTH = 340,
    LINE_HEIGHT = 150,
    LEFT = 26,
    RIGHT = 24,
    TOP = 10,
    BOTTOM = 24,
    LABEL = 10
};

static double line_x(const struct chart_line *line, int point) {
    double first = (double)line->points[0].time, last = (double)line->points[line->count - 1].time;
    double width = LINE_WIDTH - LEFT - RIGHT - 12;
    if (last <= first)
        return LEFT + 6 + width / 2;
    return LEFT + 6 + width * ((double)line->points[point].time - first) / (last - first);
}

static double line_y(double value) {
    return TOP + (100 - value) / 100 * (LINE_HEIGHT - TOP - BOTTOM);
}

static void level_line(FILE *out, const char *shape, double value) {
    fprintf(out, "<line class=\"%s\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>\n", shape, LEFT,
            LINE_WIDTH - RIGHT, line_y(value), line_y(value));
}

static void write_axes(const struct chart_line *line, FILE *out) {
    static const int marks[] = {0, 50, 100};
    for (int i = 0; i < 3; i++) {
        level_line(out, "grid", marks[i]);
        fprintf(out, "<text class=\"mark\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">%d</text>\n",
                LEFT - 5, line_y(marks[i]) + 3.5, marks[i]);
    }
    double below = 0; /* the label above: two must not lie on each other */
    for (int i = line->gate_count - 1; i >= 0; i--) {
        double y = line_y(line->gates[i]) > below + LABEL ? line_y(line->gates[i]) : below + LABEL;
        below = y;
        level_line(out, "gate dashed", line->gates[i]);
        fprintf(out, "<text class=\"mark gated\" x=\"%d\" y=\"%.1f\">%g</text>\n",
                LINE_WIDTH - RIGHT + 4, y + 3.5, line->gates[i]);
    }
    char first[DATE_BYTES], last[DATE_BYTES];
    chart_date(line, 0, first, sizeof first);
    chart_date(line, line->count - 1, last, sizeof last);
    write_text(out, "mark", "start", LEFT, LINE_HEIGHT - 6, LINE_WIDTH / 2.0 - LEFT, first);
    if (strcmp(first, last) != 0)
        write_text(out, "mark", "end", LINE_WIDTH - RIGHT, LINE_HEIGHT - 6,
                   LINE_WIDTH / 2.0 - RIGHT, last);
}

/* The points that are joined, from the first of them on. */
static void write_run(const struct chart_line *line, int first, FILE *out) {
    int last = first;
    fputs("<polygon class=\"band\" points=\"", out);
    for (int i = first; i != NOWHERE; i = chart_next(line, i)) {
        fprintf(out, "%.1f,%.1f ", line_x(line, i), line_y(line->points[i].high));
        last = i;
    }
    for (int i = last; i != NOWHERE; i = line->points[i].from)
        fprintf(out, "%.1f,%.1f ", line_x(line, i), line_y(line->points[i].low));
    fputs("\"/>\n<polyline class=\"way\" points=\"", out);
    for (int i = first; i != NOWHERE; i = chart_next(line, i))
        fprintf(out, "%.1f,%.1f ", line_x(line, i), line_y(line->points[i].value));
    fputs("\"/>\n", out);
}

static void write_alone(const struct chart_line *line, int point, FILE *out) {
    double x = line_x(line, point);
    fprintf(out, "<line class=\"alone\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>\n", x, x,
            line_y(line->points[point].low), line_y(line->points[point].high));
}

void report_svg_line(const struct chart_line *line, const char *sentence, FILE *out) {
    begin(out, "line", LINE_WIDTH, LINE_HEIGHT, line->name, sentence);
    write_axes(line, out);
    for (int i = 0; i < line->count; i++) {
        if (line->points[i].from != NOWHERE)
            continue;
        if (chart_next(line, i) != NOWHERE)
            write_run(line, i, out);
        else
            write_alone(line, i, out);
    }
    for (int i = 0; i < line->count; i++)
        fprintf(out, "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"/>\n",
                line_x(line, i), line_y(line->points[i].value), i + 1 == line->count ? "4.5" : "3");
    fputs("</svg>", out);
}
