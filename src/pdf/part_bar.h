/* part_bar.h - a bar of a share or score with its give or take, and its value over what stands on
 * it; 7 points high. */
#ifndef LEADQUIZ_PDF_PART_BAR_H
#define LEADQUIZ_PDF_PART_BAR_H

#include "ink.h"

struct bar {
    double width;
    double value, low, high; /* 0-100 */
};

void part_bar(const struct ink *ink, const struct bar *drawn, double x, double y);
void part_bar_value(const struct ink *ink, const struct bar *drawn, double x, double y);

#endif
