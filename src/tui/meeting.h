/* meeting.h - what the screens of a meeting share: the meeting as it was last read, and the beat
 * that reads it anew, keeps a hold or a seat, and closes when the clock runs out. */
#ifndef LEADQUIZ_TUI_MEETING_H
#define LEADQUIZ_TUI_MEETING_H

#include "paint.h"

#include "leadquiz/meeting_report.h"
#include "leadquiz/room.h"
#include "leadquiz/store_meeting.h"

enum meet_part { MEET_RUN, MEET_SHOW, MEET_SEAT };

struct meet {
    enum meet_part part;
    struct meeting meeting;
    const struct instrument *instrument; /* the meeting's */
    struct instrument *own;              /* owned: the same, when it is not the current one */
    const struct instrument *before;     /* the current one, given back at the end */
    uint64_t token;                      /* of the hold, or of the seat */
    struct privacy_rules rules;          /* of what a room may see; not for seats */
    struct room_counts counts;           /* not for seats */
    int64_t version;                     /* store_version when it was read */
    int64_t said, counted;               /* clock_steady: when the hold was renewed, and so on */

    int64_t until, ends; /* meeting.until, and where that is on the clock that does not jump */
    int64_t seconds;     /* left of it as they are shown, -1: no clock */

    struct room_result result; /* after a reveal, as long as it stands */
    bool result_known;
    char no_result[NOTICE_BYTES]; /* why there is none */

    int turn, turns; /* the page that the wall shows of the result, and of how many */
    int waited;      /* ticks since it was turned */

    struct room_seat seat; /* id 0: not sitting yet */
    char word[NAME_BYTES]; /* typed to come back; "": sits down anew */
    bool claiming;         /* the seat is somebody else's by now; asked for again with each tick */
    bool held;             /* the seat is this program's */
    bool taken;            /* app->take is the seat's way through */
    bool welcomed;         /* there was time to write the seat word down */
    bool keeping;          /* on the way to keeping the result under a code name */
    bool gone;             /* the meeting has been deleted here, or somebody else runs it */
};

/* Begin to attend the meeting with the code, as typed; app->meet and app->beat are set, and
 * app->instrument is the meeting's. False with a sentence when it cannot be. */
bool meet_begin(struct app *app, enum meet_part part, const char *code, struct error *error);
/* Give back the hold and all else; NULL in app->meet is fine. */
void meet_end(struct app *app);

/* Read the meeting, and what may be known of the room, anew. */
bool meet_read(struct app *app, struct error *error);
/* Take the step and read anew; a notice when it cannot be. */
bool meet_step(struct app *app, enum meeting_step step, int prompt);
/* Set the clock to so many milliseconds from now, 0: none. */
void meet_clock(struct app *app, int64_t left);
/* Milliseconds that are left, -1: no clock. */
int64_t meet_left(const struct app *app);

/* To the screen that a part of the meeting comes back to whenever the meeting has moved on. */
struct next meet_back(const struct app *app);

/* Come back to the seat of meet->word, or sit down anew; in a named meeting under the name. A
 * notice when that cannot be. */
bool meet_sit(struct app *app, const char *name);
/* Hold the seat that app->meet->seat names; FOUND_NOTHING with a sentence: somebody else does. */
enum found meet_hold_seat(struct app *app, struct error *error);

/* ---- painting (meeting_paint.c) ---- */

/* "12:05" in the header's fact, beside what else stands there. */
void meet_header(struct app *app, const char *fact);
/* What to type: "leadquiz join KHSWP", with the --db of the command line where the width has room.
 */
void meet_join_words(const struct app *app, char *out, size_t size);
/* Who is in, how far the room is, as lines and a bar, as far as there is room; returns the rows
 * used, at most 3. */
int meet_paint_progress(struct app *app, int row, int rows);
/* "12 people are in"; and of the question or form that is open: "7 of 12 are done". */
void meet_seats_words(const struct app *app, char *out, size_t size);
void meet_done_words(const struct app *app, char *out, size_t size);
/* Columns of a bar that says how far the room is: half a seat for whoever has begun, a whole one
 * for whoever is done. Not by answers: how many are asked of somebody tells what they answered. */
int meet_filled(const struct room_counts *counts, int width);

/* ---- large letters (meeting_letters.c) ---- */

enum { LETTER_ROWS = 5, LETTER_COLUMNS = 5 };

struct letters {
    int across, down; /* columns and rows of one dot */
    int gap;          /* columns between letters */
};

/* The largest letters for a text of so many in this room; false: not even the smallest fit. */
bool letters_fit(int count, int columns, int rows, struct letters *letters);
int letters_width(int count, const struct letters *letters);
/* The letters of codes, digits, a slash and a percent sign; others leave a gap. */
void letters_paint(const struct app *app, int row, int column, const struct letters *letters,
                   enum role role, const char *text);

/* ---- the result (meeting_result.c) ---- */

/* What the room sees, as far as it is revealed: one question with all its votes, or the form. */
void meet_write_result(const struct app *app, struct page *page);
/* Two votes answer by answer, a bar for each, under their names (meeting_votes.c). */
void votes_page(struct page *page, const struct instrument *instrument, int prompt,
                const struct vote_comparison *votes, const char *before, const char *after);
/* One question with all its votes. */
void meet_write_question(const struct app *app, struct page *page, int question);

/* ---- after the end (meeting_ended.c) ---- */

/* "Ended on 21 Nov 2026" */
void meet_ended_words(const struct app *app, char *out, size_t size);
/* To saving the report of what the room has seen by now, or a notice that it has seen nothing. */
struct next meet_save(struct app *app);
struct next meet_ask_to_delete(struct app *app);

/* The page of the result that the wall has turned to (meeting_wall.c); sets meet->turns. */
void wall_draw_result(struct app *app);

/* The question of the result with this prompt, NOWHERE without. */
int meet_question(const struct app *app, int prompt);

extern const struct screen screen_meeting_run, screen_meeting_show, screen_meeting_clock,
    screen_meeting_questions, screen_seat, screen_seat_door, screen_seat_name, screen_seat_word,
    screen_seat_vote, screen_seat_leave, screen_seat_result, screen_type_code, screen_meetings,
    screen_meeting_new, screen_meetings_past, screen_meeting_read, screen_meeting_save,
    screen_type_title;

/* Whether the command line says which meeting to run: where it fails there is nothing else. */
bool app_meeting_named(const struct app *app);
/* The meetings to run, or the passphrase that stands before them. */
const struct screen *app_meetings_first(struct app *app);

#endif
