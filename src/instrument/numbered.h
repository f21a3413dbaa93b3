/* numbered.h - keys that are counted: option.1, option.2, ... */
#ifndef LEADQUIZ_INSTRUMENT_NUMBERED_H
#define LEADQUIZ_INSTRUMENT_NUMBERED_H

#include "reading.h"

/* Read STEM.1, STEM.2, ... into texts and return how many there are; a gap is reported, and with
 * columns > 0 a text that is wider. */
int numbered_texts(struct reading *reading, int section, const char *stem, int columns, int most,
                   const char **texts);

/* Read option.N and help.N: an array of 2 to RESPONSES_MOST, owned by the instrument; anything else
 * is reported. Labels and helps take at most `columns`. NULL with *count 0 when there are none. */
const struct option *numbered_options(struct reading *reading, int section, int columns,
                                      int *count);

#endif
