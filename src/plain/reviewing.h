/* reviewing.h - what a team lead may see of a group, said line by line. */
#ifndef LEADQUIZ_PLAIN_REVIEWING_H
#define LEADQUIZ_PLAIN_REVIEWING_H

#include "leadquiz/review.h"
#include "talk.h"

enum { LIST_PAGE = 20, FACTS_BYTES = 1200 };

struct reviewing {
    struct talk talk;
    struct store *store;
    const struct instrument *instrument;
    bool made_up; /* every part says so */
    char team[NAME_BYTES];
    char kept_at[MEETING_CODE_BYTES]; /* those alone who kept a result at this meeting; "": all */
    struct review review;             /* its store is NULL before it is loaded */
    int turn;                         /* another number whenever it has been loaded anew */

    struct review_choice choice;  /* who stands in the list of people */
    char choice_team[NAME_BYTES]; /* what choice.team points to, unless it is NULL */
    int *rows;                    /* of review.people, as chosen; owned */
    int row_count;

    struct review_questions questions;
    bool questions_known;
    bool by_meeting;             /* the months are meetings */
    struct review_month *months; /* owned; NULL: not looked at */
    int month_count;
    struct error *error;
};

/* Load the review, anew when the store has changed since; with it the list as it is chosen. */
bool reviewing_load(struct reviewing *reviewing);
/* Make the list of people anew, by another choice. */
bool reviewing_choose(struct reviewing *reviewing);
/* Read what is asked for seldom; nothing when it is there. */
bool reviewing_load_questions(struct reviewing *reviewing);
bool reviewing_load_months(struct reviewing *reviewing);
/* From months to meetings, and back. */
void reviewing_turn_months(struct reviewing *reviewing);
/* Whether the questions are there, or can be before somebody notices. */
bool reviewing_quick(const struct reviewing *reviewing);
void reviewing_free(struct reviewing *reviewing);

/* Everybody by name. */
void reviewing_everybody(struct reviewing *reviewing);
/* The person with that id among those who may be seen, NULL when there is none (any more). */
const struct review_person *reviewing_person(const struct reviewing *reviewing, int64_t person);

/* The first line of a part. */
void reviewing_head(struct reviewing *reviewing, const char *title);
/* Say a page that begins in the next line, and free it. */
bool reviewing_say(struct reviewing *reviewing, struct page *page);
/* Ask; *number is the number that was typed, 0 for anything else. q leaves, b goes back. */
enum step reviewing_ask(struct reviewing *reviewing, const char *prompt, char reply[REPLY_BYTES],
                        int *number);
/* Ask which of the names; *chosen is its place, or NOWHERE for none of them. Where there are many
 * they come in pages, and a part of a name narrows them. */
enum step reviewing_pick(struct reviewing *reviewing, const char (*names)[NAME_BYTES], int count,
                         int *chosen);

/* Levels, scales, the wish to lead and the questions in short, as far as they may be shown. */
bool reviewing_standing(struct reviewing *reviewing);

/* ---- the parts; each returns STEP_ON or STEP_BACK for the one before ---- */

enum step reviewing_people(struct reviewing *reviewing);
enum step reviewing_choosing(struct reviewing *reviewing);
enum step reviewing_member(struct reviewing *reviewing, int64_t person);
enum step reviewing_map(struct reviewing *reviewing);
enum step reviewing_months(struct reviewing *reviewing);
enum step reviewing_questions(struct reviewing *reviewing);
enum step reviewing_teams(struct reviewing *reviewing);
enum step reviewing_report(struct reviewing *reviewing);
enum step reviewing_meetings(struct reviewing *reviewing);

/* ---- people in words ---- */

/* "Level 3", "Between 2 and 3", "No level"; and that the levels above were not looked at. */
void reviewing_level_words(const struct reviewing *reviewing, const struct review_person *person,
                           char *out, size_t size);
/* The wish in the words of the questionnaire; NULL without an answer. */
const char *reviewing_wish_words(const struct reviewing *reviewing,
                                 const struct review_person *person);
/* NULL without one. */
const struct corner *reviewing_corner_of(const struct reviewing *reviewing,
                                         const struct review_person *person);
/* Whether levels above the person's were not looked at. */
bool reviewing_partial(const struct reviewing *reviewing, const struct review_person *person);
/* One line of a list: name, team, level, wish, last sitting, what has clearly changed. */
void reviewing_line(const struct reviewing *reviewing, const struct review_person *person,
                    char out[FACTS_BYTES]);

/* What the list is sorted by: "level", "last sitting". */
const char *reviewing_sort_words(const struct instrument *instrument, enum review_sort sort,
                                 int scale);
/* What is filtered by; "" where nothing is. */
void reviewing_filter_words(const struct reviewing *reviewing, char *out, size_t size);
/* CORNER_COUNT for those between. */
const struct corner *reviewing_corner(const struct instrument *instrument, int corner);

#endif
