/* program.h - leadquiz itself in a terminal, and the steps that tests take again and again. */
#ifndef LEADQUIZ_TEST_PROGRAM_H
#define LEADQUIZ_TEST_PROGRAM_H

#include "seat.h"

struct program_setup {
    int rows, columns;              /* 0: 24 lines, 80 columns */
    const char *const *arguments;   /* after the program's name, ended by NULL; NULL: none */
    const char *const *environment; /* as in struct terminal_setup */
    bool fixed_world;               /* the same chance and pace in every run: for goldens */
    bool ignore_hangup;
    bool nowhere; /* standing in a folder that is gone */
};

struct terminal *program_start(struct seat *seat, const struct program_setup *setup);

/* Wait until the frame on the screen is whole: before something is said not to be there. */
bool program_see_whole(struct terminal *terminal);

/* The place in the header, "12 of 50": 12, or 0 when no question is on the screen. */
int program_place(struct terminal *terminal);
/* Wait until the question at `place` is on the screen; false, with the screen on stderr, if not. */
bool program_see_place(struct terminal *terminal, int place);
/* The same, past the pages that come before a question in a small window: what they say stands
 * above PROGRAM_PREFACE. */
#define PROGRAM_PREFACE "Enter: to the question"
bool program_see_question(struct terminal *terminal, int place);

/* Wait for a whole frame with `text`, and click its first character. Text that stood there before
 * says nothing: see first what is new. */
bool program_click_text(struct terminal *terminal, const char *text);

/* Wait for the line of a list that begins with this number, and click it. */
bool program_click_number(struct terminal *terminal, int number);

/* From the welcome to the first question, keeping the answers. */
bool program_begin(struct terminal *terminal);
/* Press the digits from the question at `place` on, each once its question is there. */
bool program_answer(struct terminal *terminal, int place, const char *digits);

/* Answers to every question of the full form by somebody with a team, in the order of asking: a
 * person whom people trust, without contradictions. */
extern const char program_answers[];
enum { PROGRAM_QUESTIONS = 50 };

#endif
