/* wall.c - a meeting for those who look at the wall, or listen to it: no controls. */
#include "interrupt.h"
#include "meeting.h"
#include "plain.h"

#include "leadquiz/arguments.h"
#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

enum { SPLIT_SAID = 5 };

struct wall {
    struct talk talk;
    struct following following;
    struct meeting at; /* as it was said last */
    struct room_counts said;
    bool begun;
    int64_t timed; /* the clock that has been said to be out */
};

static bool say_result(struct wall *wall) {
    const struct meeting *meeting = &wall->following.meeting;
    bool any = meeting->focus != NOWHERE || !meeting->one_by_one;
    return meeting->state != MEETING_REVEALED || !any ||
           following_reveal(&wall->following, SPLIT_SAID);
}

static bool say_news(struct wall *wall) {
    struct following *following = &wall->following;
    const struct meeting *meeting = &following->meeting;
    bool moved = !wall->begun || following_moved(&wall->at, meeting);
    bool counted = moved || following_counted(&wall->said, &following->counts);
    if (moved)
        following_say_state(following);
    if (counted && meeting->state != MEETING_ENDED)
        following_say_counts(following);
    wall->begun = true;
    wall->at = *meeting;
    wall->said = following->counts;
    return !moved || say_result(wall);
}

/* Nobody but a facilitator's program closes, and there may be none just now. */
static void say_time_is_up(struct wall *wall) {
    const struct meeting *meeting = &wall->following.meeting;
    if (meeting->state != MEETING_OPEN || meeting->until == 0 || meeting->until == wall->timed ||
        clock_now() < meeting->until)
        return;
    wall->timed = meeting->until;
    talk_say(&wall->talk, _("Time is up. Answers count until the facilitator closes."));
}

/* Until it is time to look again, or the input ends: nothing that is typed does anything. */
static bool rest(struct wall *wall, bool *over) {
    int64_t due = clock_steady() + ROOM_LOOK_MS, left = ROOM_LOOK_MS;
    for (; left > 0 && !*over; left = due - clock_steady()) {
        enum waited waited = interrupt_wait_for(wall->talk.in, left);
        if (waited == WAITED_END)
            return !interrupted(wall->following.error);
        if (waited == WAITED_READY)
            *over = getc(wall->talk.in) == EOF;
    }
    return true;
}

/* Who is here changes by time, too. */
static bool watch(struct wall *wall) {
    struct following *following = &wall->following;
    bool over = false;
    while (following->meeting.state != MEETING_ENDED) {
        int64_t waited = 0;
        bool changed = false;
        while (!changed && waited < ROOM_GONE_MS) {
            if (!rest(wall, &over))
                return false;
            if (over)
                return true;
            waited += ROOM_LOOK_MS;
            if (!following_look(following, &changed))
                return false;
            say_time_is_up(wall);
        }
        if (!following_count(following) || !say_news(wall) ||
            !talk_written(following->talk, following->error))
            return false;
    }
    return true;
}

bool plain_meeting_show(const struct instrument *instrument, struct store *store,
                        const struct arguments *arguments, FILE *in, FILE *out,
                        struct error *error) {
    struct wall wall = {.following = {.store = store, .current = instrument, .error = error}};
    struct following *following = &wall.following;
    following->talk = &wall.talk;
    talk_init(&wall.talk, in, out, arguments->ascii);
    if (!following_begin(following, arguments->operands[arguments->operand_count - 1]))
        return false;
    following_say_head(following);
    bool done = following_count(following) && say_news(&wall) &&
                talk_written(following->talk, error) && watch(&wall);
    following_free(following);
    return done;
}
