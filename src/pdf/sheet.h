/* sheet.h - sheets of paper filled from top to bottom: a narrow column of labels on the left, a
 * wide one for what they are about. What does not fit goes on the next sheet. */
#ifndef LEADQUIZ_PDF_SHEET_H
#define LEADQUIZ_PDF_SHEET_H

#include "ink.h"
#include "model.h"

struct paper {
    const char *name;
    double width, height;
};

/* How a report is set. */
struct setting {
    double air; /* between lines and parts: 1 is pleasant, 0 is none */
    int count;  /* of sheets, 0 while that is not known */
};

struct sheet {
    struct ink ink;
    const struct model *model;
    const struct paper *paper;
    double left, width;  /* both columns */
    double column, wide; /* the wide column */
    double top, bottom;  /* of what is written */
    double y;            /* where to write next */
    struct setting setting;
    int number; /* of this sheet */
};

/* The styles that more than one part uses. */
extern const struct style style_body, style_strong, style_label, style_muted, style_note;

/* False when there is no font. sheet_finish in either case. */
bool sheet_start(struct sheet *sheet, cairo_t *cairo, const struct paper *paper,
                 const struct model *model, const struct setting *setting);
void sheet_finish(struct sheet *sheet);

/* Leave room, but not at the top of a sheet. */
void sheet_gap(struct sheet *sheet, double height);
/* Begin a new sheet unless `height` fits on this one. */
void sheet_need(struct sheet *sheet, double height);
/* A paragraph, broken between lines where the sheet ends. Nothing for empty text. */
void sheet_text(struct sheet *sheet, const struct style *style, double x, double width,
                const char *text);
/* The height of such a paragraph. */
double sheet_height(const struct sheet *sheet, const struct style *style, double width,
                    const char *text);
/* A gap, then the label in the left column on the sheet where `height` fits. */
void sheet_section(struct sheet *sheet, const char *label, double height);

#endif
