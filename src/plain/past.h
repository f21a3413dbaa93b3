/* past.h - what a person has taken so far, said line by line. */
#ifndef LEADQUIZ_PLAIN_PAST_H
#define LEADQUIZ_PLAIN_PAST_H

#include "leadquiz/history.h"
#include "talk.h"

struct take;

struct past {
    struct talk *talk;
    struct store *store;
    const struct instrument *instrument; /* the current one: it asks the consents */
    struct history history;              /* owned: history_free */
    bool no_files;                       /* no report is saved from here */
    struct error *error;
};

/* Read the person's history, anew where there is one. */
bool past_load(struct past *past, int64_t person);

/* The history when a result has just been reached; returns its entry. A result that is kept nowhere
 * is a history of one. NOWHERE when there is no memory for it. */
int past_taken(struct past *past, const struct take *take);

/* The result in words, what has changed, what was chosen to do. */
bool past_say_result(struct past *past, int entry);

/* What a letter stands for wherever a result has been said: f facets, a answers, s save a report.
 * *known is false, and nothing is done, for any other reply. */
enum step past_look(struct past *past, int entry, const char *reply, bool *known);

/* Each scale and the level: before, now, and the change in words. */
void past_add_changes(struct page *page, const struct history *history, int entry);

/* Each scale over time. */
void past_say_trend(struct past *past);

/* The answers of a sitting, with those of the comparable sitting before where they differ. */
void past_say_answers(struct past *past, int entry);

/* Save a report: which form, which file. */
enum step past_save(struct past *past, int entry);

/* What is kept of a person is theirs. Each says what it does and asks once; *gone says whether it
 * was done. */
enum step past_delete_sitting(struct past *past, int entry, bool *gone);
enum step past_delete_everything(struct past *past, bool *gone);
enum step past_change_consents(struct past *past);

#endif
