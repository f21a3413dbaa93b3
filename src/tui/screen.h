/* screen.h - what a screen is, and what all screens share. */
#ifndef LEADQUIZ_TUI_SCREEN_H
#define LEADQUIZ_TUI_SCREEN_H

#include "keys.h"
#include "theme.h"

#include "leadquiz/history.h"
#include "leadquiz/lead.h"
#include "leadquiz/review.h"
#include "leadquiz/take.h"
#include "leadquiz/translate.h"

struct arguments;
struct app;
struct meet;

enum { REGIONS_MOST = 96, ROWS_LEAST = 12, COLUMNS_LEAST = 40, NOTICE_BYTES = 768 };

/* A part of the screen that does something when clicked. */
struct region {
    int row, column, rows, columns;
    struct event event;
};

enum turn { TURN_STAY, TURN_PUSH, TURN_REPLACE, TURN_POP, TURN_BACK, TURN_HOME, TURN_QUIT };

struct screen;

/* What comes next. BACK: drop all screens above this one. HOME: drop all but the first. */
struct next {
    enum turn turn;
    const struct screen *screen; /* PUSH, REPLACE and BACK */
};

/* What goes on whichever screen is shown. */
struct beat {
    /* How many milliseconds until the next tick. */
    int (*wait)(const struct app *app);
    /* Time has passed. *changed when there is something new to draw; what comes next, for it may
     * take the person elsewhere. */
    struct next (*tick)(struct app *app, bool *changed);
};

/* A question asked once before something that cannot be taken back. */
struct confirm {
    char question[NOTICE_BYTES];
    const char *yes, *no; /* the two lines; no comes first and is marked */
    struct next (*act)(struct app *app);
};

struct app {
    const struct instrument *instrument;
    struct store *store;
    const struct arguments *arguments;
    struct take take;                        /* the way through in hand */
    enum form form;                          /* of the next sitting */
    char name[NAME_BYTES], team[NAME_BYTES]; /* as far as they have been given */
    int64_t declined; /* the sitting that the person chose not to go on with */
    bool from_home;   /* leaving the way through leads home, not out of the program */
    /* In a small window, what belongs above or below a question comes on a page before it, once: */
    bool framed;                 /* the time that the questions are about */
    bool noticed;                /* who sees the answers */
    bool acted;                  /* the things to do have been chosen for this result */
    char own_action[LINE_BYTES]; /* a thing to do in the person's own words */
    struct confirm confirm;

    struct history history;  /* of the person whose results are looked at */
    int64_t shown;           /* the sitting that a result, its facets or its answers are shown of */
    bool ended;              /* the terminal has gone: no more drawing */
    const struct beat *beat; /* NULL: nothing happens until a key is pressed */

    /* Where people sit who may do nothing but join a meeting: only screens of restricted.c, and no
     * key stops the program. */
    bool restricted;
    const struct beat *guard; /* of one keyboard passed round (kiosk.c); NULL: there is none */
    bool released;            /* the guard lets the program end */
    struct lead_door door;    /* the way past the guard */
    int64_t touched;          /* when a key was pressed, by the steady clock; 0: nobody sits here */
    int64_t warned;           /* said that it was long ago: the same time */

    struct review review; /* what a team lead looks at; its store is NULL before it is loaded */
    char review_team[NAME_BYTES];     /* "": everybody */
    char kept_at[MEETING_CODE_BYTES]; /* those alone who kept a result at this meeting; "": all */
    char review_who[NAME_BYTES + MEETING_TITLE_BYTES + 8]; /* both in words */
    bool by_meeting;                                       /* app->months are meetings */
    struct review_choice choice;       /* who stands in the list of people, and in which order */
    char choice_team[NAME_BYTES];      /* what choice.team points to, unless it is NULL */
    int64_t reviewed;                  /* the person, by id, whose page is open */
    struct review_questions questions; /* of the review, once they have been asked for */
    bool questions_known;
    struct review_month *months; /* the same; NULL before */
    int month_count;
    int question; /* in questions.list: the one that is shown whole, NOWHERE: what draws people */
    enum questions_by questions_by; /* the order that they are looked through in */
    int review_turn;                /* another number whenever the review has been loaded anew */
    bool made_up;                   /* the store is the demo's: every header says so */

    const struct screen *locked;    /* what the passphrase opens */
    struct meet *meet;              /* the meeting that is attended, NULL: none (meeting.h) */
    char code[LINE_BYTES];          /* of it, as typed */
    char meeting_title[LINE_BYTES]; /* of one that is being made */

    const struct glyphs *glyphs;
    struct theme theme;
    bool utf8;

    /* Laid out anew before each drawing. */
    int rows, columns;
    int left, width; /* the column of text: at most 76 wide, in the middle */
    int top, bottom; /* first row of the body, first row after it */
    struct region regions[REGIONS_MOST];
    int region_count;
    int digits;         /* how many options the digit keys choose from */
    bool zero;          /* 0 is a choice too */
    bool idle;          /* nothing can be chosen now */
    enum action absent; /* a key of the screen that does nothing now, NONE: all do something */
    bool searching; /* where letters search: a search has begun; its screen says so when drawn */
    bool cursor;    /* show the cursor at cursor_row, cursor_column */
    int cursor_row, cursor_column;

    char notice[NOTICE_BYTES]; /* one sentence above the footer until the next key */
    enum role notice_role;
    const struct screen *helped; /* the screen that the help is about */
    struct error failure;        /* what the program ends with, kind ERROR_NONE: nothing */
    char farewell[NOTICE_BYTES]; /* printed after the terminal is given back */
};

struct screen {
    const char *title;             /* in the help, MARKed */
    const struct hint *hints;      /* keys of the screen */
    const struct hint *hints_lost; /* instead, in a way through that is kept nowhere; may be NULL */
    /* Which of several tables are the keys now; NULL: always `hints`. */
    const struct hint *(*hints_now)(const struct app *app);
    const char *const *help; /* paragraphs, MARKed, ended by NULL */
    /* Add to the help what depends on where the person stands; NULL: nothing to add. */
    void (*explain)(const struct app *app, struct page *page);
    size_t state_size; /* private state, zeroed before enter */
    enum letters_are typing;

    /* Called when the screen comes on the stack; NULL: nothing to do. */
    void (*enter)(struct app *app, void *state);
    /* Called each time it becomes the top one: after enter, and when one above it has gone. */
    void (*show)(struct app *app, void *state);
    /* Asked after show: a screen with nothing to say may give way at once; NULL: it never does. */
    struct next (*arrive)(struct app *app, void *state);
    /* Paint header and body; the loop paints notice and footer. */
    void (*draw)(struct app *app, void *state);
    struct next (*handle)(struct app *app, void *state, const struct event *event);
    /* Called when it goes, also when the terminal has gone. */
    void (*leave)(struct app *app, void *state);
};

static const struct next stay = {TURN_STAY, NULL};
static const struct next pop = {TURN_POP, NULL};
static const struct next quit = {TURN_QUIT, NULL};

/* The keys that many screens share. */
#define HINT_LIST                                                                                  \
    {                                                                                              \
        ACTION_CHOOSE, {ACTION_UP, ACTION_DOWN}, MARK("choose"),                                   \
            MARK("Move to a line, and take it. Clicking on it does both.")                         \
    }
#define HINT_DIGIT                                                                                 \
    { ACTION_DIGIT, {0}, NULL, MARK("Take the line with this number at once.") }
#define HINT_READ                                                                                  \
    {                                                                                              \
        ACTION_DOWN, {ACTION_UP}, MARK("read"),                                                    \
            MARK("Read on where the page is longer than the screen.")                              \
    }
#define HINT_HELP                                                                                  \
    { ACTION_HELP, {0}, MARK("help"), MARK("This page.") }
/* Leaving a way through: what is kept, or not. */
#define HINT_SAVE_AND_LEAVE                                                                        \
    {                                                                                              \
        ACTION_LEAVE, {0}, MARK("save and leave|leave"),                                           \
            MARK("Leave. Each answer was kept the moment it was given; next time you go on here.") \
    }
#define HINT_LOSE_AND_LEAVE                                                                        \
    {                                                                                              \
        ACTION_LEAVE, {0}, MARK("leave"),                                                          \
            MARK("Leave. You chose to keep nothing, so it asks first.")                            \
    }
#define HINTS_END                                                                                  \
    { ACTION_NONE, {0}, NULL, NULL }

extern const struct screen screen_home, screen_welcome, screen_about, screen_unfinished,
    screen_identity, screen_type_name, screen_type_team, screen_consents, screen_outcomes,
    screen_question, screen_overview, screen_second_look, screen_result, screen_discarded,
    screen_facets, screen_actions, screen_type_action, screen_results, screen_type_person,
    screen_past, screen_answers, screen_trend, screen_data, screen_withdraw, screen_save,
    screen_confirm, screen_help;

/* One keyboard passed round. */
extern const struct screen screen_kiosk_word, screen_kiosk, screen_kiosk_leave;

/* What a team lead looks at. */
extern const struct screen screen_lock, screen_review, screen_people, screen_choosing,
    screen_member, screen_map, screen_months, screen_items, screen_item, screen_teams,
    screen_team_save;

/* Whether the screen may be shown in a restricted place, and the key do there what it does. */
bool restricted_shows(const struct screen *screen);
bool restricted_takes(enum action action);

/* Where one keyboard is passed round: lock the keyboard and have every way out lead to
 * screen_kiosk, which screen_kiosk_word gives way to. */
void kiosk_begin(struct app *app);

/* Paint a screen once, with what is there so far; nothing is remembered. */
void loop_paint(struct app *app, const struct screen *screen);

/* Run screens from `first` until one quits. False only for want of memory. */
bool loop_run(struct app *app, const struct screen *first, struct error *error);

/* The keys of a screen as things stand. */
const struct hint *app_hints(const struct app *app, const struct screen *screen);
/* What letters are on it as things stand. */
enum letters_are app_letters(const struct app *app, const struct screen *screen);

/* Say one sentence above the footer until the next key. */
void app_notice(struct app *app, enum role role, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Read the history of the person anew; false with a notice when it cannot be. */
bool app_history(struct app *app, const char *name);
/* To the results of the person who is known here, or to asking for the code name. */
struct next app_results(struct app *app);
/* The history when a result has just been reached, with that result as the last entry, and
 * app->shown set to it. */
void app_history_taken(struct app *app);
/* The entry that is shown, NULL when it has been removed. */
const struct history_entry *app_shown(const struct app *app);

/* Load what the team lead sees of app->review_team, or load it anew when the store has changed
 * since; false with a notice when it cannot be. */
bool app_review(struct app *app);
/* The person with that id among those who may be seen, NULL when there is none (any more). */
const struct review_person *app_reviewed(const struct app *app);
/* The screen, or the passphrase that stands before it where one is set. */
const struct screen *app_behind_lock(struct app *app, const struct screen *screen);
/* The review, or the passphrase that stands before it. */
const struct screen *app_review_first(struct app *app);
/* Look at a team (NULL: everybody), and at those of it who kept a result at the meeting with this
 * code (NULL: all), anew, with everybody in the list of people. */
void app_review_begins(struct app *app, const char *team, const char *kept_at);
/* The name of the team and of the meeting, or "everybody". */
const char *app_review_who(const struct app *app);
/* The questions and the months of what is looked at, as app_review, read when they are first asked
 * for, into app->questions and app->months. */
bool app_review_questions(struct app *app, struct error *error);
bool app_review_months(struct app *app, struct error *error);
/* From months to meetings, and back. */
void app_review_turn_months(struct app *app);
/* Whether the questions are there, or can be before somebody notices. */
bool app_review_quick(const struct app *app);

/* A way through begins or goes on: forget what was said about the one before. */
void app_way_begins(struct app *app);
/* Leave a way through before its end: at once when its answers are kept, else after asking. */
struct next app_leave(struct app *app);

/* Whether nothing of the way through is kept: neither as a sitting nor in a seat. */
bool app_unkept(const struct app *app);
/* Who is on the way: the code name, or the word of the seat. */
const char *app_who(const struct app *app);
/* The title of the meeting, or of the questionnaire. */
const char *app_title(const struct app *app);

/* Where leaving the way through leads. */
struct next app_out(const struct app *app);

#endif
