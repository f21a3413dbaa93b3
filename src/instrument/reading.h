/* reading.h - one run of the reader: what it has read so far and everything it found wrong. */
#ifndef LEADQUIZ_INSTRUMENT_READING_H
#define LEADQUIZ_INSTRUMENT_READING_H

#include "document.h"
#include "memory.h"

/* Where an item stands. */
enum { ITEM_FULL, ITEM_FULL_SHORT, ITEM_RESERVE };

struct reading {
    struct instrument *instrument; /* being filled; its memory owns what goes into it */
    struct document document;
    struct instrument_memory *scratch; /* owns the document */
    struct problems problems;
    bool kept;      /* the file was taken before: its minimums may be of earlier rules */
    bool no_memory; /* an allocation failed: nothing of this run is to be used */

    /* Where in the document things come from, for the lines in sentences. */
    int prompt_section[PROMPTS_MOST];
    int scale_section[SCALES_MOST];
    int facet_section[FACETS_MOST];
    int level_section[LEVELS_MOST + 1];
    /* By item: ITEM_FULL, ..., or NOWHERE when the file does not say so that it can be read. */
    int item_form[PROMPTS_MOST];
};

/* Note a problem. Text from the file may be among the arguments. */
void problem_error(struct reading *reading, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void problem_warning(struct reading *reading, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A value cut to what fits into a sentence. */
struct shown {
    char text[64];
};
struct shown shown(const char *value);

/* The next word of a comma list, without outer spaces: false at its end. *rest begins at the list
 * and moves on; *length may be 0 where two commas meet. */
bool list_next(const char **rest, const char **word, size_t *length);

/* ---- the steps, each in its own file ---- */

/* Our own pass over the raw bytes: fills reading->document. */
void scan(struct reading *reading, const char *bytes, size_t length);
/* iniparser on the checked lines: gives every entry its value. False with `error` on failure. */
bool load(struct reading *reading, struct error *error);
/* Name every section and key that the form does not know. */
void recognise(struct reading *reading);

void read_basics(struct reading *reading);  /* instrument, responses, scales, facets */
void read_prompts(struct reading *reading); /* items, scenarios, questions */
void read_order(struct reading *reading);
void read_levels(struct reading *reading); /* levels, sem */
void read_rules(struct reading *reading);  /* everything else, but: */
void read_review(struct reading *reading); /* review, corners */

void check_basics(struct reading *reading);
void check_prompts(struct reading *reading);
void check_order(struct reading *reading);
void check_levels(struct reading *reading);
void check_rules(struct reading *reading);
void check_review(struct reading *reading);

#endif
