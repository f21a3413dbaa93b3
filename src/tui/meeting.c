/* The meeting that is attended: read, moved on, kept in step with the store. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/digest.h"
#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

/* Often enough for what they say about who is there, rarely enough that a room of 200 costs next to
 * nothing. */
enum {
    HOLD_EVERY_MS = 2000,
    HERE_EVERY_MS = 10000,
    COUNT_EVERY_MS = 5000,
    SEAT_LOOK_MS = 2 * ROOM_LOOK_MS /* there are many of them */
};

static const struct screen *meet_hub(const struct app *app) {
    const struct meet *meet = app->meet;
    if (meet->part == MEET_RUN)
        return &screen_meeting_run;
    if (meet->part == MEET_SHOW)
        return &screen_meeting_show;
    return meet->held ? &screen_seat : &screen_seat_door;
}

struct next meet_back(const struct app *app) {
    return (struct next){TURN_BACK, meet_hub(app)};
}

/* ---- the clock ---- */

/* It is kept as a time of day; from when it is first seen on, a clock that does not jump goes. */
static void follow_clock(struct meet *meet) {
    if (meet->meeting.until == meet->until)
        return;
    meet->until = meet->meeting.until;
    meet->ends = clock_steady() + (meet->until - clock_now());
}

int64_t meet_left(const struct app *app) {
    const struct meet *meet = app->meet;
    if (meet->until == 0)
        return -1;
    int64_t left = meet->ends - clock_steady();
    return left > 0 ? left : 0;
}

static int64_t seconds_left(const struct app *app) {
    int64_t left = meet_left(app);
    return left < 0 ? -1 : (left + 999) / 1000;
}

void meet_clock(struct app *app, int64_t left) {
    struct meet *meet = app->meet;
    struct error error;
    int64_t until = left > 0 ? clock_now() + left : 0;
    if (!room_until(app->store, &meet->meeting, until, &error) || !meet_read(app, &error)) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        return;
    }
    meet->ends = clock_steady() + left;
    meet->seconds = seconds_left(app);
}

/* ---- reading ---- */

static void forget_result(struct meet *meet) {
    room_result_free(&meet->result);
    meet->result_known = false;
    meet->no_result[0] = '\0';
}

/* What is revealed stays as it is, so it is read once. */
static void read_result(struct app *app) {
    struct meet *meet = app->meet;
    struct error error;
    if (!meeting_may_see(&meet->meeting, &error)) {
        forget_result(meet);
        return;
    }
    if (meet->result_known || meet->no_result[0] != '\0')
        return;
    meet->result_known = room_reveal(app->store, meet->instrument, &meet->meeting, clock_now(),
                                     &meet->result, &error);
    if (!meet->result_known)
        memcpy(meet->no_result, error.sentence, sizeof error.sentence);
}

static bool same_place(const struct meeting *a, const struct meeting *b) {
    return a->state == b->state && a->focus == b->focus && a->round == b->round;
}

bool meet_read(struct app *app, struct error *error) {
    struct meet *meet = app->meet;
    struct meeting before = meet->meeting;
    enum found found = FOUND_FAILED;
    if (store_version(app->store, &meet->version, error))
        found = store_meeting_get(app->store, &meet->meeting, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT, "%s", _("this meeting has been deleted"));
    if (found != FOUND)
        return false;
    if (!same_place(&before, &meet->meeting))
        forget_result(meet);
    follow_clock(meet);
    if (meet->part == MEET_SEAT)
        return true;
    meet->counted = clock_steady();
    if (!room_count(app->store, meet->instrument, &meet->meeting, clock_now(), &meet->counts,
                    error))
        return false;
    read_result(app);
    return true;
}

bool meet_step(struct app *app, enum meeting_step step, int prompt) {
    struct meet *meet = app->meet;
    struct error error;
    bool fine =
        room_step(app->store, meet->instrument, &meet->meeting, step, prompt, clock_now(), &error);
    if (!fine)
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    forget_result(meet);
    struct error other;
    if (!meet_read(app, &other) && fine) {
        app_notice(app, ROLE_CAUTION, "%s", other.sentence);
        fine = false;
    }
    return fine;
}

/* ---- being there ---- */

enum found meet_hold_seat(struct app *app, struct error *error) {
    struct meet *meet = app->meet;
    enum found found = room_here(app->store, &meet->seat, meet->token, clock_now(), error);
    meet->held = found == FOUND;
    meet->claiming = found == FOUND_NOTHING;
    meet->said = clock_steady();
    return found;
}

/* False: the hold, or the seat, is somebody else's; the sentence says so. */
static bool say_here(struct app *app, bool *changed) {
    struct meet *meet = app->meet;
    struct error error;
    enum found found = FOUND;
    if (meet->part == MEET_RUN && meet->meeting.state != MEETING_ENDED &&
        clock_steady() - meet->said >= HOLD_EVERY_MS) {
        found = room_hold(app->store, meet->meeting.id, meet->token, clock_now(), &error);
        meet->said = clock_steady();
    } else if (meet->part == MEET_SEAT && meet->claiming) {
        *changed = meet_hold_seat(app, &error) == FOUND;
        return true; /* the door says what it waits for */
    } else if (meet->part == MEET_SEAT && meet->held &&
               clock_steady() - meet->said >= HERE_EVERY_MS) {
        found = meet_hold_seat(app, &error);
    }
    if (found == FOUND)
        return true;
    *changed = true;
    app_notice(app, ROLE_CAUTION, "%s", error.sentence);
    return found != FOUND_NOTHING;
}

static bool other_counts(const struct room_counts *a, const struct room_counts *b) {
    return a->seats != b->seats || a->here != b->here || a->begun != b->begun ||
           a->done != b->done || a->here_done != b->here_done;
}

static bool look(struct app *app, bool *changed) {
    struct meet *meet = app->meet;
    struct meeting before = meet->meeting;
    struct room_counts counts = meet->counts;
    struct error error;
    int64_t version = meet->version;
    bool fine = store_version(app->store, &version, &error);
    bool due = meet->part != MEET_SEAT && clock_steady() - meet->counted >= COUNT_EVERY_MS;
    if (fine && (version != meet->version || due))
        fine = meet_read(app, &error);
    if (!fine) {
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        *changed = true;
        return false;
    }
    *changed = *changed || other_counts(&counts, &meet->counts);
    return !same_place(&before, &meet->meeting);
}

static void run_clock(struct app *app, bool *changed, bool *moved) {
    struct meet *meet = app->meet;
    int64_t seconds = seconds_left(app);
    *changed = *changed || seconds != meet->seconds;
    meet->seconds = seconds;
    if (meet->part != MEET_RUN || seconds != 0 || meet->meeting.state != MEETING_OPEN)
        return;
    if (meet_step(app, STEP_CLOSE, NOWHERE))
        app_notice(app, ROLE_TEXT, "%s", _("Time is up: closed."));
    *moved = true;
}

/* By ticks, which come every half second: nobody at the wall has a keyboard. */
static void turn_wall(struct meet *meet, bool *changed) {
    enum { TURN_TICKS = 8000 / ROOM_LOOK_MS };
    if (meet->part != MEET_SHOW || !meet->result_known || meet->turns < 2 ||
        ++meet->waited < TURN_TICKS)
        return;
    meet->turn++;
    meet->waited = 0;
    *changed = true;
}

static struct next tick(struct app *app, bool *changed) {
    struct meet *meet = app->meet;
    bool held = meet->held;
    if (!say_here(app, changed) && meet->part == MEET_RUN) {
        /* another took over while this one was stopped or asleep */
        struct error error;
        if (room_hold(app->store, meet->meeting.id, meet->token, clock_now(), &error) == FOUND)
            return app_out(app);
        if (app->from_home) {
            app_notice(app, ROLE_CAUTION, "%s", error.sentence);
            return app_out(app);
        }
        app->failure = error;
        if (app_meeting_named(app))
            return app_out(app);
        app_notice(app, ROLE_CAUTION, "%s", error.sentence);
        meet->gone = true; /* to the list, where there is one behind */
        return meet_back(app);
    }
    bool moved = look(app, changed);
    if (moved) /* what was said there is about something else */
        app->notice[0] = '\0';
    run_clock(app, changed, &moved);
    turn_wall(meet, changed);
    if (held != meet->held)
        return (struct next){TURN_BACK, &screen_seat_door};
    return moved && !meet->keeping ? meet_back(app) : stay;
}

/* Until the store is looked at again, or the seconds on the screen change. */
static int wait(const struct app *app) {
    int64_t left = meet_left(app);
    int64_t next = left > 0 ? (left - 1) % 1000 + 1 : SEAT_LOOK_MS;
    int64_t look = app->meet->part == MEET_SEAT ? SEAT_LOOK_MS : ROOM_LOOK_MS;
    return (int)(next < look ? next : look);
}

static const struct beat meet_beat = {.wait = wait, .tick = tick};

/* ---- begin and end ---- */

bool meet_begin(struct app *app, enum meet_part part, const char *code, struct error *error) {
    struct meet *meet = calloc(1, sizeof *meet);
    if (meet == NULL)
        return error_memory(error);
    meet->part = part;
    meet->before = app->instrument;
    meet->token = digest_random();
    meet->seconds = -1;
    bool fine = room_find(app->store, app->instrument, code, &meet->meeting, &meet->own, error);
    if (fine && part == MEET_RUN && meet->meeting.state != MEETING_ENDED)
        fine = room_hold(app->store, meet->meeting.id, meet->token, clock_now(), error) == FOUND;
    if (!fine) {
        instrument_free(meet->own);
        free(meet);
        return false;
    }
    meet->said = clock_steady();
    meet->instrument = meet->own != NULL ? meet->own : app->instrument;
    meet->rules = meet->instrument->privacy;
    app->instrument = meet->instrument;
    app->meet = meet;
    app->beat = &meet_beat;
    if ((part == MEET_SEAT || store_privacy(app->store, meet->instrument, &meet->rules, error)) &&
        meet_read(app, error))
        return true;
    meet_end(app);
    return false;
}

void meet_end(struct app *app) {
    struct meet *meet = app->meet;
    struct error error;
    if (meet == NULL)
        return;
    if (meet->part == MEET_RUN)
        room_release(app->store, meet->meeting.id, meet->token, &error);
    if (meet->part == MEET_SEAT && meet->held)
        room_away(app->store, &meet->seat, meet->token, &error);
    if (meet->part == MEET_SEAT) {
        take_free(&app->take); /* it stands on the meeting's questionnaire */
        take_init(&app->take, meet->before, app->store);
        history_free(&app->history);
        app->history = (struct history){0};
    }
    app->instrument = meet->before;
    app->beat = NULL;
    app->meet = NULL;
    forget_result(meet);
    instrument_free(meet->own);
    free(meet);
}
