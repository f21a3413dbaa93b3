/* sheet.h - a blank sheet as finished sentences; each format walks this struct. */
#ifndef LEADQUIZ_REPORT_SHEET_H
#define LEADQUIZ_REPORT_SHEET_H

#include "format.h"
#include "internal.h"

#include "leadquiz/sheet_report.h"

enum { SHEET_HOW_MOST = 3, SHEET_MARK_BYTES = 96 };

struct sheet_question {
    int number;
    const char *text;
    char mark[SHEET_MARK_BYTES];  /* whom it is for, "" = everybody */
    const struct option *options; /* NULL: the answers are the responses, told once */
    int option_count;
};

struct sheet_words {
    const char *title, *window;
    char head[SENTENCE_BYTES];
    const struct instrument *instrument;
    char how[SHEET_HOW_MOST][SENTENCE_BYTES];
    int how_count;
    struct sheet_question questions[SHEET_PLACES_MOST];
    int count;
    const char *name;                /* of the line for the code name, "" = none */
    const char *seat, *check, *note; /* filled in by whoever types the row in */
};

/* NULL without memory; the caller frees it with free(). */
struct sheet_words *sheet_collect(const struct sheet_report *report);

/* "1 = Never (0 of 10 times)" */
void sheet_say_option(int number, const struct option *option, char *out, size_t size);
/* "0 = No chance to do this / cannot say", "" where it is not offered. */
void sheet_say_no_chance(const struct instrument *instrument, char *out, size_t size);

bool sheet_text(const struct sheet_words *words, const struct glyphs *glyphs, FILE *out);
/* `copies` on a page. */
bool sheet_json(const struct sheet_words *words, int copies, FILE *out);

#endif
