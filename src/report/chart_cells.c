/* chart_cells.c - a scale over time in terminal cells. A cell holds two by four dots, the grid of
 * the braille block; without that block the dots of a cell become one ASCII mark. */
#include "leadquiz/chart.h"

#include "leadquiz/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ACROSS = 2, DOWN = 4, AXIS_WIDTH = 5 }; /* dots in a cell; "62.5" and the axis */

/* What is drawn, least important first: a cell has the role of its most important layer. */
enum layer { LAYER_BAND, LAYER_GATE, LAYER_LINE, LAYER_POINT, LAYER_COUNT };

static const enum role layer_roles[LAYER_COUNT] = {ROLE_BAND, ROLE_GATE, ROLE_BAR, ROLE_STRONG};
static const char *const layer_marks[LAYER_COUNT] = {".", "-", "*", "o"};

struct canvas {
    int columns, rows;   /* cells */
    unsigned char *dots; /* a byte of dots for each cell and layer */
};

static unsigned char *cell_of(const struct canvas *canvas, int column, int row) {
    return canvas->dots + (size_t)(row * canvas->columns + column) * LAYER_COUNT;
}

static void dot(const struct canvas *canvas, enum layer layer, int x, int y) {
    /* Unicode numbers the dots of a cell down the left column, then the right, the last row later.
     */
    static const unsigned char bits[DOWN][ACROSS] = {{1, 8}, {2, 16}, {4, 32}, {64, 128}};
    if (x < 0 || y < 0 || x >= canvas->columns * ACROSS || y >= canvas->rows * DOWN)
        return;
    cell_of(canvas, x / ACROSS, y / DOWN)[layer] |= bits[y % DOWN][x % ACROSS];
}

/* ---- where things are ---- */

static int height_of(const struct canvas *canvas, double value) {
    return (int)lround((100 - value) / 100 * (canvas->rows * DOWN - 1));
}

/* The dot column of a point: time runs evenly from the first to the last. */
static int place_of(const struct canvas *canvas, const struct chart_line *line, int point) {
    double first = (double)line->points[0].time, last = (double)line->points[line->count - 1].time;
    int most = canvas->columns * ACROSS - 1;
    if (last <= first)
        return most / 2;
    /* Half a cell stays free at each end, so that a point there is whole. */
    return 1 +
           (int)lround(((double)line->points[point].time - first) / (last - first) * (most - 2));
}

/* ---- the layers ---- */

/* One dot of four, so that the band is lighter than the line without colour too, and none beside
 * the line at row `clear`, which keeps its shape. */
static void draw_band(const struct canvas *canvas, int x, double low, double high, int clear) {
    if (high <= low || x % 2 == 0)
        return;
    for (int y = height_of(canvas, high); y <= height_of(canvas, low); y++) {
        if (y % 2 == 0 && abs(y - clear) > 1)
            dot(canvas, LAYER_BAND, x, y);
    }
}

/* The error of a point that no band runs through: an upright. */
static void draw_upright(const struct canvas *canvas, int x, double low, double high) {
    for (int y = height_of(canvas, high); y <= height_of(canvas, low); y++)
        dot(canvas, LAYER_BAND, x, y);
}

static double between(double from, double to, double share) {
    return from + (to - from) * share;
}

/* The way from the point that it is compared with: the band, and a line without gaps where it is
 * steep. */
static void draw_way(const struct canvas *canvas, const struct chart_line *line, int point) {
    const struct chart_point *to = &line->points[point], *from = &line->points[to->from];
    int start = place_of(canvas, line, to->from), end = place_of(canvas, line, point);
    int last = height_of(canvas, from->value);
    for (int x = start; x <= end; x++) {
        double share = end > start ? (double)(x - start) / (end - start) : 1;
        int y = height_of(canvas, between(from->value, to->value, share));
        draw_band(canvas, x, between(from->low, to->low, share),
                  between(from->high, to->high, share), y);
        dot(canvas, LAYER_LINE, x, y);
        for (int step = last < y ? 1 : -1; last != y; last += step)
            dot(canvas, LAYER_LINE, x, last);
    }
}

/* A point is a block of dots, to be seen on its line and alone. */
static void draw_point(const struct canvas *canvas, const struct chart_line *line, int point) {
    const struct chart_point *here = &line->points[point];
    int x = place_of(canvas, line, point), y = height_of(canvas, here->value);
    bool joined = here->from != NOWHERE || chart_next(line, point) != NOWHERE;
    if (!joined)
        draw_upright(canvas, x, here->low, here->high);
    int left = x - x % ACROSS, top = y < canvas->rows * DOWN - 1 ? y : y - 1;
    if (top % DOWN == DOWN - 1)
        top--; /* all of it in one cell */
    for (int i = 0; i < ACROSS * 2; i++)
        dot(canvas, LAYER_POINT, left + i % ACROSS, top + i / ACROSS);
}

static void draw_all(const struct canvas *canvas, const struct chart_line *line) {
    for (int gate = 0; gate < line->gate_count; gate++) {
        for (int x = 0; x < canvas->columns * ACROSS; x++) {
            if (x % (2 * ACROSS) < ACROSS) /* dashes of a cell each */
                dot(canvas, LAYER_GATE, x, height_of(canvas, line->gates[gate]));
        }
    }
    for (int point = 0; point < line->count; point++) {
        if (line->points[point].from != NOWHERE)
            draw_way(canvas, line, point);
        draw_point(canvas, line, point);
    }
}

/* ---- onto the page ---- */

static void write_cell(struct page *page, const unsigned char *cell) {
    int layer = LAYER_COUNT - 1;
    while (layer >= 0 && cell[layer] == 0)
        layer--;
    if (layer < 0) {
        page_text(page, ROLE_TEXT, " ");
        return;
    }
    if (page->glyphs == &glyphs_ascii) {
        page_text(page, layer_roles[layer], layer_marks[layer]);
        return;
    }
    unsigned dots = cell[layer];
    if (layer == LAYER_POINT)
        dots |= cell[LAYER_LINE]; /* the line runs into its point */
    else
        dots |= cell[LAYER_BAND];
    /* U+2800 and the dots, as UTF-8. */
    char glyph[4] = {(char)0xE2, (char)(0xA0 + (dots >> 6)), (char)(0x80 + (dots & 0x3F)), '\0'};
    page_text(page, layer_roles[layer], glyph);
}

/* The row that a gate is named in: its own, or the one above where the gate below it has that and
 * 100 does not stand there. */
static int gate_row(const struct canvas *canvas, const struct chart_line *line, int gate) {
    int row = height_of(canvas, line->gates[gate]) / DOWN;
    int below = gate > 0 ? gate_row(canvas, line, gate - 1) : canvas->rows;
    return below <= row && below > 1 ? below - 1 : row;
}

/* What stands at the axis in a row: a gate, which is not told elsewhere, before 100, 50 or 0.
 * Returns whether there is anything. */
static bool axis_mark(const struct canvas *canvas, const struct chart_line *line, int row,
                      double *value, enum role *role) {
    static const double marks[] = {100, 50, 0};
    *role = ROLE_GATE;
    for (int i = 0; i < line->gate_count; i++) {
        *value = line->gates[i];
        if (gate_row(canvas, line, i) == row)
            return true;
    }
    *role = ROLE_MUTED;
    for (int i = 0; i < 3; i++) {
        *value = marks[i];
        if (height_of(canvas, *value) / DOWN == row)
            return true;
    }
    return false;
}

static void write_row(struct page *page, const struct canvas *canvas, const struct chart_line *line,
                      int row) {
    bool ascii = page->glyphs == &glyphs_ascii;
    double value = 0;
    enum role role = ROLE_MUTED;
    page_line(page);
    if (axis_mark(canvas, line, row, &value, &role)) {
        page_format(page, role, "%*.4g", AXIS_WIDTH - 1, value);
        page_text(page, ROLE_MUTED, ascii ? "+" : "┤");
    } else {
        page_pad(page, AXIS_WIDTH - 1);
        page_text(page, ROLE_MUTED, ascii ? "|" : "│");
    }
    for (int column = 0; column < canvas->columns; column++)
        write_cell(page, cell_of(canvas, column, row));
}

/* The first date left, the last right; one alone where there is room for one. */
static void write_dates(struct page *page, const struct chart_line *line) {
    char first[40] = "", last[40] = "";
    page_line(page);
    if (line->count == 0)
        return;
    chart_date(line, 0, first, sizeof first);
    chart_date(line, line->count - 1, last, sizeof last);
    int room = page->width - AXIS_WIDTH;
    bool both = text_width(first) + 1 + text_width(last) <= room && strcmp(first, last) != 0;
    if (both) {
        page_pad(page, AXIS_WIDTH);
        page_text(page, ROLE_MUTED, first);
        page_pad(page, page->width - text_width(last));
        page_text(page, ROLE_MUTED, last);
    } else if (text_width(last) <= room) {
        bool middle = line->points[0].time >= line->points[line->count - 1].time;
        page_pad(page, middle ? AXIS_WIDTH + (room - text_width(last)) / 2
                              : page->width - text_width(last));
        page_text(page, ROLE_MUTED, last);
    }
}

void chart_line_cells(struct page *page, const struct chart_line *line, int rows) {
    struct canvas canvas = {.columns = page->width - AXIS_WIDTH, .rows = rows - 1};
    if (canvas.columns < 2 || canvas.rows < 2)
        return;
    canvas.dots = calloc((size_t)canvas.columns * (size_t)canvas.rows, LAYER_COUNT);
    if (canvas.dots == NULL) {
        page->failed = true;
        return;
    }
    draw_all(&canvas, line);
    for (int row = 0; row < canvas.rows; row++)
        write_row(page, &canvas, line, row);
    write_dates(page, line);
    free(canvas.dots);
}
