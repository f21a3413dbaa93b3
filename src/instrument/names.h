/* names.h - from a name written in the file to what it points at, with a sentence when it points
 * at nothing. */
#ifndef LEADQUIZ_INSTRUMENT_NAMES_H
#define LEADQUIZ_INSTRUMENT_NAMES_H

#include "reading.h"

enum { NAME_TEXT = 128 };

/* Copy one word of a list; a word too long for any name is cut. */
void name_copy(char out[NAME_TEXT], const char *word, size_t length);

/* The next word of the entry's comma list, *rest as for list_next; where two commas meet it says so
 * and goes on. False at the end of the list. */
bool list_name(struct reading *reading, const struct entry *entry, const char **rest,
               char name[NAME_TEXT]);

/* A copy of the id in the name of a section of this kind, "ts1" in [item.ts1]; NULL when it is of
 * another kind, has no sound id (said elsewhere) or there is no memory left. */
const char *kept_id(struct reading *reading, int section, const char *kind);

/* Scale, facet or prompt index, or NOWHERE after reporting "there is no scale ...". */
int name_scale(struct reading *reading, int line, const char *name);
int name_facet(struct reading *reading, int line, const char *name);
int name_prompt(struct reading *reading, int line, const char *name);

/* The item index of a prompt index, or NOWHERE. */
int item_of(const struct instrument *instrument, int prompt);

/* Parse "each(SCALE)": the scale's index in *scale (NOWHERE after reporting). False when `name` has
 * another form. */
bool name_each(struct reading *reading, int line, const char *name, int *scale);

/* The line of a key of a prompt, or of its section where the key is missing. */
int prompt_line(const struct reading *reading, int prompt, const char *key);

#endif
