/* ink.h - text and shapes on one cairo context, in points from the upper left corner. */
#ifndef LEADQUIZ_PDF_INK_H
#define LEADQUIZ_PDF_INK_H

#include <cairo.h>
#include <pango/pangocairo.h>
#include <stdbool.h>

enum tone {
    TONE_TEXT,
    TONE_MUTED,  /* notes and units */
    TONE_ACCENT, /* teal, darkened for paper */
    TONE_BAND,   /* give or take */
    TONE_TRACK,  /* the empty part of a bar, rules */
    TONE_PAPER,
    TONE_COUNT
};

struct style {
    double size;
    bool bold;
    enum tone tone;
    double tracking; /* between letters */
};

enum align { ALIGN_START, ALIGN_CENTRE, ALIGN_END };

struct ink {
    cairo_t *cairo;
    PangoContext *context;
    PangoFontDescription *font;
};

/* False when there is no font to write with. ink_stop in either case. */
bool ink_start(struct ink *ink, cairo_t *cairo, const char *language);
void ink_stop(struct ink *ink);

/* The text wrapped to `width` on at most `lines` lines (0: as many as it takes), with an ellipsis
 * where it is cut. The caller unrefs it. */
PangoLayout *ink_layout(const struct ink *ink, const struct style *style, enum align align,
                        double width, int lines, const char *text);

/* Write such a text with its upper left corner at x, y; the height it took. */
double ink_text(const struct ink *ink, const struct style *style, double x, double y, double width,
                int lines, const char *text);
/* The same, with each line in the middle, or at the end, of the width. */
double ink_centred(const struct ink *ink, const struct style *style, double x, double y,
                   double width, int lines, const char *text);
double ink_ending(const struct ink *ink, const struct style *style, double x, double y,
                  double width, int lines, const char *text);
/* The height it would take. */
double ink_height(const struct ink *ink, const struct style *style, double width, int lines,
                  const char *text);
/* How wide the text is on one line. */
double ink_width(const struct ink *ink, const struct style *style, const char *text);

void ink_tone(const struct ink *ink, enum tone tone);
void ink_rule(const struct ink *ink, enum tone tone, double x, double y, double width);
void ink_upright(const struct ink *ink, enum tone tone, double x, double y, double height);
/* A filled box with corners rounded by `radius`. */
void ink_box(const struct ink *ink, enum tone tone, double x, double y, double width, double height,
             double radius);
/* A disc, or a ring with a line of `line` points when that is not 0. */
void ink_disc(const struct ink *ink, enum tone tone, double x, double y, double radius,
              double line);

#endif
