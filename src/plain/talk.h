/* talk.h - say a paragraph, ask for a line. */
#ifndef LEADQUIZ_PLAIN_TALK_H
#define LEADQUIZ_PLAIN_TALK_H

#include "leadquiz/page.h"

#include <stdint.h>
#include <stdio.h>

struct talk {
    FILE *in, *out;
    int width;
    const struct glyphs *glyphs;
    bool utf8;  /* else the nearest ASCII letters are written */
    bool timed; /* a person at a terminal: the time between question and answer means something */
    /* What goes on while somebody thinks: called every `often` ms; false ends the asking as the end
     * of the input does. NULL: nothing goes on. */
    bool (*meanwhile)(void *context);
    void *context;
    int64_t often, due; /* due: by the steady clock */
};

/* What a part of the conversation ended with. */
enum step {
    STEP_ON,   /* go on */
    STEP_BACK, /* one part back */
    STEP_LEAVE,
    STEP_FAILED /* the error says why */
};

enum { REPLY_BYTES = 400 };

void talk_init(struct talk *talk, FILE *in, FILE *out, bool ascii);

/* Say a paragraph of untrusted text, wrapped. */
void talk_say(struct talk *talk, const char *text);
void talk_format(struct talk *talk, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* One entry of a list: "  1  text", later lines under the text. */
void talk_entry(struct talk *talk, const char *mark, const char *text);
void talk_blank(struct talk *talk);
void talk_page(struct talk *talk, const struct page *page);
/* Say a page between blank lines and free it; false when it could not be made for want of memory.
 */
bool talk_whole(struct talk *talk, struct page *page, struct error *error);

/* Say `prompt` and read one line into `reply`, cleaned, without outer spaces. STEP_ON with a line,
 * STEP_LEAVE at the end of the input, STEP_FAILED when what was said cannot be written or a signal
 * has ended it all. A line too long for `reply`, or with a character that no answer has, is asked
 * for again. */
enum step talk_ask(struct talk *talk, const char *prompt, char reply[REPLY_BYTES],
                   struct error *error);

/* The same, but q alone is STEP_LEAVE and b alone STEP_BACK. */
enum step talk_ask_or_turn(struct talk *talk, const char *prompt, char reply[REPLY_BYTES],
                           struct error *error);

/* What is said while a line is asked for (talk.meanwhile) stands between these two. */
void talk_aside(struct talk *talk);
void talk_aside_over(struct talk *talk);

/* Ask until the answer is y or n; Enter alone means `usual` when that is 'y' or 'n'. q leaves, b
 * goes back. */
enum step talk_ask_yes(struct talk *talk, const char *prompt, char usual, bool *yes,
                       struct error *error);

/* Ask once before something that cannot be taken back, after saying what it does: only the whole
 * word yes is one. */
enum step talk_ask_sure(struct talk *talk, bool *sure, struct error *error);

/* Whether there was anybody to talk to: false with a sentence when the input is no terminal and
 * ended before its first letter. It says what does without a talk, by what the talk was of. */
enum talk_of { TALK_OF_ANSWERS, TALK_OF_SEAT, TALK_OF_MEETING };
bool talk_anybody(const struct talk *talk, enum talk_of of, struct error *error);

/* Whether the reply is this one letter, in either case. */
bool talk_is(const char *reply, char letter);

/* Whether all that was said has been written. */
bool talk_written(struct talk *talk, struct error *error);

#endif
