/* meetings.c - made-up evenings: those who come take a seat, the room sees its result, and most
 * keep their own. */
#include "internal.h"

#include "leadquiz/room.h"

#include <stdio.h>
#include <string.h>

enum {
    SEATS_MOST = 22,
    KEPT_MOST = 16,
    ASKED = 3,
    MINUTE_MS = 60 * 1000,
    HOUR_MS = 60 * MINUTE_MS
};
enum {
    BEGINS_AT = 19,
    WEEK = 7,
    THURSDAY = 4,
    WEDNESDAY = 3,
    BEFORE_DAYS = 29,
    AFTER_DAYS = 6,
    GONE_DAYS = 60
};

static const struct evening {
    const char *title;
    int days_ago;
    bool votes;
} evenings[] = {
    {"Demo Kick-off", 330, false},
    {"Demo Evening", 190, false},
    {"Demo Workshop", 70, false},
    {"Demo Votes", 20, true},
};

struct guest {
    struct demo_somebody who;
    char name[NAME_BYTES];
    struct room_seat seat;
    bool keeps;
};

struct gathering {
    struct store *store;
    const struct instrument *instrument;
    const struct demo_plan *plan;
    struct chance chance;
    struct meeting meeting;
    int64_t time; /* when it begins */
    struct guest guests[SEATS_MOST];
    int count;
};

/* ---- who comes ---- */

/* A Wednesday evening (UTC). */
static int64_t evening_of(int64_t now, int days_ago) {
    int64_t day = now / DAY_MS - days_ago;
    day -= (day + THURSDAY - WEDNESDAY) % WEEK;
    return day * DAY_MS + (int64_t)BEGINS_AT * HOUR_MS;
}

/* Somebody of the team at that time, who takes the full form. */
static bool is_there(const struct demo_somebody *who, int64_t time) {
    return who->form == FORM_FULL && who->times[0] < time &&
           who->times[who->count - 1] > time - GONE_DAYS * DAY_MS;
}

/* Nobody keeps one shortly after another, nor before: the level of the next was told without it. */
static bool would_keep(const struct demo_somebody *who, int64_t time) {
    bool keeps = true;
    for (int i = 0; i < who->count; i++)
        keeps = keeps && (who->times[i] > time ? who->times[i] - time > BEFORE_DAYS * DAY_MS
                                               : time - who->times[i] > AFTER_DAYS * DAY_MS);
    return keeps;
}

/* Those who would keep theirs first, so that there are enough of them. */
static void invite(struct gathering *gathering) {
    int kept = 0;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < gathering->plan->people && gathering->count < SEATS_MOST; i++) {
            struct guest *guest = &gathering->guests[gathering->count];
            demo_somebody(gathering->instrument, gathering->plan, i, &guest->who);
            bool keeps = would_keep(&guest->who, gathering->time);
            if (!is_there(&guest->who, gathering->time) || keeps != (round == 0) ||
                (keeps && kept == KEPT_MOST) || chance_of(&gathering->chance, 0.1))
                continue;
            guest->keeps = keeps;
            demo_name(i, guest->name);
            kept += keeps;
            gathering->count++;
        }
    }
}

/* ---- the meeting ---- */

/* Some questions that a room can vote on, far apart in the questionnaire. */
static void choose_asked(const struct instrument *instrument, char *ids, size_t size) {
    int able = 0, taken = 0, seen = 0;
    for (int i = 0; i < instrument->prompt_count; i++)
        able +=
            instrument->prompts[i].kind == PROMPT_ITEM && meeting_can_ask(instrument, FORM_FULL, i);
    ids[0] = '\0';
    for (int i = 0; i < instrument->prompt_count && taken < ASKED; i++) {
        if (instrument->prompts[i].kind != PROMPT_ITEM ||
            !meeting_can_ask(instrument, FORM_FULL, i))
            continue;
        if (seen++ * ASKED < able * taken)
            continue;
        size_t used = strlen(ids);
        (void)snprintf(ids + used, size - used, "%s%s", used > 0 ? "," : "",
                       instrument->prompts[i].id);
        taken++;
    }
}

static bool step(struct gathering *gathering, enum meeting_step step, int prompt, int minutes,
                 struct error *error) {
    return room_step(gathering->store, gathering->instrument, &gathering->meeting, step, prompt,
                     gathering->time + (int64_t)minutes * MINUTE_MS, error);
}

static bool begin(struct gathering *gathering, const struct evening *evening, struct error *error) {
    char ids[ASKED * 40];
    choose_asked(gathering->instrument, ids, sizeof ids);
    struct room_plan plan = {
        .title = evening->title, .form = FORM_FULL, .asked = evening->votes ? ids : NULL};
    bool done =
        room_new(gathering->store, gathering->instrument, &plan, chance_next(&gathering->chance),
                 gathering->time, &gathering->meeting, error);
    for (int i = 0; i < gathering->count && done; i++)
        done =
            room_join(gathering->store, &gathering->meeting, NULL, chance_next(&gathering->chance),
                      gathering->time, &gathering->guests[i].seat, error);
    return done;
}

/* ---- a form ---- */

static bool fill_in(struct gathering *gathering, struct guest *guest, struct error *error) {
    struct take take;
    struct quiz quiz;
    int64_t now = gathering->time;
    take_init(&take, gathering->instrument, gathering->store);
    bool done = room_seat_take(&gathering->meeting, &guest->seat, &take, error);
    if (done) {
        quiz = take.quiz;
        demo_answer(&guest->who.character, demo_months(guest->who.times[0], now), &quiz);
    }
    for (int i = 0; done && i < quiz.route_count; i++) {
        const struct answer *answer = &quiz.answers.list[quiz.route[i]];
        now += answer->time_ms;
        done = take_answer(&take, quiz.route[i], answer->value, answer->time_ms, now, error);
    }
    take_free(&take);
    return done;
}

static bool keep(struct gathering *gathering, struct guest *guest, struct error *error) {
    enum { AFTER_MINUTES = 30 };
    struct take take;
    take_init(&take, gathering->instrument, gathering->store);
    bool done = room_seat_take(&gathering->meeting, &guest->seat, &take, error) &&
                store_person_find(gathering->store, guest->name, &take.person, error) == FOUND &&
                room_keep(gathering->store, &gathering->meeting, &guest->seat, &take,
                          gathering->time + AFTER_MINUTES * MINUTE_MS, error);
    take_free(&take);
    return done;
}

static bool answer_form(struct gathering *gathering, struct error *error) {
    bool done = step(gathering, STEP_OPEN, NOWHERE, 0, error) &&
                store_together_begin(gathering->store, true, error);
    if (!done)
        return false;
    for (int i = 0; i < gathering->count && done; i++)
        done = fill_in(gathering, &gathering->guests[i], error);
    done = store_together_end(gathering->store, done, error) &&
           step(gathering, STEP_CLOSE, NOWHERE, 20, error) &&
           step(gathering, STEP_REVEAL, NOWHERE, 21, error);
    for (int i = 0; i < gathering->count && done; i++)
        done = !gathering->guests[i].keeps || keep(gathering, &gathering->guests[i], error);
    return done;
}

/* ---- votes ---- */

/* The answers of a form decide the first vote; after a talk some come nearer to the middle. */
static bool vote(struct gathering *gathering, int minutes, bool again, struct error *error) {
    const struct prompt *prompt = &gathering->instrument->prompts[gathering->meeting.focus];
    bool done = store_together_begin(gathering->store, true, error);
    if (!done)
        return false;
    for (int i = 0; i < gathering->count && done; i++) {
        struct guest *guest = &gathering->guests[i];
        int middle = (prompt->option_count + 1) / 2;
        struct quiz quiz;
        quiz_begin(&quiz, gathering->instrument, FORM_FULL, guest->seat.seed);
        demo_answer(&guest->who.character, demo_months(guest->who.times[0], gathering->time),
                    &quiz);
        struct answer answer = quiz.answers.list[gathering->meeting.focus];
        if (answer.value < 1) /* not asked of them, or no chance */
            answer = (struct answer){.value = middle, .time_ms = answer.time_ms};
        if (again && answer.value != middle && chance_of(&gathering->chance, 0.6))
            answer.value += answer.value < middle ? 1 : -1;
        done = room_vote(gathering->store, gathering->instrument, &gathering->meeting, &guest->seat,
                         answer, gathering->time + (int64_t)minutes * MINUTE_MS, error);
    }
    return store_together_end(gathering->store, done, error) &&
           step(gathering, STEP_CLOSE, NOWHERE, minutes + 1, error) &&
           step(gathering, STEP_REVEAL, NOWHERE, minutes + 2, error);
}

static bool answer_votes(struct gathering *gathering, struct error *error) {
    enum { EACH_MINUTES = 5 };
    bool done = true;
    for (int i = 0; i < gathering->meeting.asked_count && done; i++) {
        int minutes = 2 * i * EACH_MINUTES, prompt = gathering->meeting.asked[i];
        done = step(gathering, i == 0 ? STEP_OPEN : STEP_ASK, prompt, minutes, error) &&
               vote(gathering, minutes + 1, false, error);
        if (done && i == 0)
            done = step(gathering, STEP_AGAIN, NOWHERE, minutes + EACH_MINUTES, error) &&
                   vote(gathering, minutes + EACH_MINUTES + 1, true, error);
    }
    return done;
}

/* ---- all of them ---- */

bool demo_meet(struct store *store, const struct instrument *instrument,
               const struct demo_plan *plan, struct error *error) {
    enum { EVENINGS = sizeof evenings / sizeof *evenings, ENDS_AFTER = 90 };
    bool done = true;
    for (int i = 0; i < EVENINGS && done; i++) {
        struct gathering gathering = {.store = store, .instrument = instrument, .plan = plan};
        gathering.chance = chance_begin(chance_mix(plan->seed, UINT64_MAX - (uint64_t)i));
        gathering.time = evening_of(plan->now, evenings[i].days_ago);
        invite(&gathering);
        done = begin(&gathering, &evenings[i], error) &&
               (evenings[i].votes ? answer_votes(&gathering, error)
                                  : answer_form(&gathering, error)) &&
               step(&gathering, STEP_END, NOWHERE, ENDS_AFTER, error);
    }
    return done;
}
