#include "ink.h"

static const struct {
    double red, green, blue;
} tones[TONE_COUNT] = {
    [TONE_TEXT] = {0.16, 0.19, 0.21},   [TONE_MUTED] = {0.40, 0.44, 0.47},
    [TONE_ACCENT] = {0.00, 0.47, 0.48}, [TONE_BAND] = {0.56, 0.78, 0.78},
    [TONE_TRACK] = {0.89, 0.91, 0.91},  [TONE_PAPER] = {1.00, 1.00, 1.00},
};

bool ink_start(struct ink *ink, cairo_t *cairo, const char *language) {
    *ink = (struct ink){.cairo = cairo};
    /* Paper has no pixels: letters stand where the font says, not on a grid. */
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    ink->context = pango_cairo_create_context(cairo);
    pango_cairo_context_set_font_options(ink->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(ink->context, FALSE);
    pango_context_set_language(ink->context, pango_language_from_string(language));
    ink->font = pango_font_description_from_string("DejaVu Sans, sans-serif");
    pango_font_description_set_absolute_size(ink->font, 10 * PANGO_SCALE);
    PangoFont *found = pango_context_load_font(ink->context, ink->font);
    if (found == NULL)
        return false;
    g_object_unref(found);
    return true;
}

void ink_stop(struct ink *ink) {
    if (ink->font != NULL)
        pango_font_description_free(ink->font);
    if (ink->context != NULL)
        g_object_unref(ink->context);
    *ink = (struct ink){.cairo = NULL};
}

PangoLayout *ink_layout(const struct ink *ink, const struct style *style, enum align align,
                        double width, int lines, const char *text) {
    static const PangoAlignment alignments[] = {PANGO_ALIGN_LEFT, PANGO_ALIGN_CENTER,
                                                PANGO_ALIGN_RIGHT};
    PangoLayout *layout = pango_layout_new(ink->context);
    pango_font_description_set_absolute_size(ink->font, style->size * PANGO_SCALE);
    pango_font_description_set_weight(ink->font,
                                      style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout, ink->font);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_insert_hyphens_new(FALSE));
    pango_attr_list_insert(attributes,
                           pango_attr_letter_spacing_new((int)(style->tracking * PANGO_SCALE)));
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_alignment(layout, alignments[align]);
    if (width >= 0) {
        pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    }
    if (lines > 0) {
        pango_layout_set_height(layout, -lines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static double height_of(PangoLayout *layout) {
    int height = 0;
    pango_layout_get_size(layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

/* Draws and lets go of the layout; the height it took. */
static double show(const struct ink *ink, enum tone tone, double x, double y, PangoLayout *layout) {
    ink_tone(ink, tone);
    cairo_move_to(ink->cairo, x, y);
    pango_cairo_show_layout(ink->cairo, layout);
    double height = height_of(layout);
    g_object_unref(layout);
    return height;
}

double ink_text(const struct ink *ink, const struct style *style, double x, double y, double width,
                int lines, const char *text) {
    return show(ink, style->tone, x, y, ink_layout(ink, style, ALIGN_START, width, lines, text));
}

double ink_centred(const struct ink *ink, const struct style *style, double x, double y,
                   double width, int lines, const char *text) {
    return show(ink, style->tone, x, y, ink_layout(ink, style, ALIGN_CENTRE, width, lines, text));
}

double ink_ending(const struct ink *ink, const struct style *style, double x, double y,
                  double width, int lines, const char *text) {
    return show(ink, style->tone, x, y, ink_layout(ink, style, ALIGN_END, width, lines, text));
}

double ink_height(const struct ink *ink, const struct style *style, double width, int lines,
                  const char *text) {
    PangoLayout *layout = ink_layout(ink, style, ALIGN_START, width, lines, text);
    double height = height_of(layout);
    g_object_unref(layout);
    return height;
}

double ink_width(const struct ink *ink, const struct style *style, const char *text) {
    PangoLayout *layout = ink_layout(ink, style, ALIGN_START, -1, 0, text);
    int width = 0;
    pango_layout_get_size(layout, &width, NULL);
    g_object_unref(layout);
    return (double)width / PANGO_SCALE;
}

void ink_tone(const struct ink *ink, enum tone tone) {
    cairo_set_source_rgb(ink->cairo, tones[tone].red, tones[tone].green, tones[tone].blue);
}

static void stroke(const struct ink *ink, enum tone tone, double x, double y, double to_x,
                   double to_y, double width) {
    ink_tone(ink, tone);
    cairo_set_line_width(ink->cairo, width);
    cairo_move_to(ink->cairo, x, y);
    cairo_line_to(ink->cairo, to_x, to_y);
    cairo_stroke(ink->cairo);
}

void ink_rule(const struct ink *ink, enum tone tone, double x, double y, double width) {
    stroke(ink, tone, x, y, x + width, y, 0.8);
}

void ink_upright(const struct ink *ink, enum tone tone, double x, double y, double height) {
    stroke(ink, tone, x, y, x, y + height, 1.2);
}

void ink_box(const struct ink *ink, enum tone tone, double x, double y, double width, double height,
             double radius) {
    const double quarter = G_PI / 2;
    double r = MIN(radius, MIN(width, height) / 2);
    ink_tone(ink, tone);
    cairo_new_path(ink->cairo);
    cairo_arc(ink->cairo, x + width - r, y + r, r, -quarter, 0);
    cairo_arc(ink->cairo, x + width - r, y + height - r, r, 0, quarter);
    cairo_arc(ink->cairo, x + r, y + height - r, r, quarter, 2 * quarter);
    cairo_arc(ink->cairo, x + r, y + r, r, 2 * quarter, 3 * quarter);
    cairo_close_path(ink->cairo);
    cairo_fill(ink->cairo);
}

void ink_disc(const struct ink *ink, enum tone tone, double x, double y, double radius,
              double line) {
    ink_tone(ink, tone);
    cairo_new_path(ink->cairo);
    cairo_arc(ink->cairo, x, y, radius, 0, 2 * G_PI);
    if (line > 0) {
        cairo_set_line_width(ink->cairo, line);
        cairo_stroke(ink->cairo);
    } else {
        cairo_fill(ink->cairo);
    }
}
