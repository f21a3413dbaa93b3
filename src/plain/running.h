/* running.h - what the facilitator's side of a meeting knows, and what can be done next. */
#ifndef LEADQUIZ_PLAIN_RUNNING_H
#define LEADQUIZ_PLAIN_RUNNING_H

#include "meeting.h"

enum choice {
    CHOICE_NEXT,
    CHOICE_REVEAL,
    CHOICE_OPEN,
    CHOICE_CLOSE,
    CHOICE_AGAIN,
    CHOICE_PICK,
    CHOICE_WHOLE,
    CHOICE_CLOCK,
    CHOICE_STRETCH,
    CHOICE_CALL_OFF,
    CHOICE_SAVE,
    CHOICE_END,
    CHOICE_DELETE,
    CHOICE_COUNT
};

struct running {
    struct talk talk;
    struct following following;
    struct privacy_rules rules; /* of what a room may see */
    uint64_t token;
    int64_t held;          /* when the hold was renewed, by the steady clock */
    int64_t until, closes; /* the clock as it is known; closes: by the steady clock, 0: none */
    struct room_counts said;
    struct meeting at;       /* as it was said last */
    bool anew;               /* it is elsewhere now */
    bool gone;               /* it has been deleted here */
    int picks[PROMPTS_MOST]; /* questions to vote again on */
    int pick_count;
    enum choice choices[CHOICE_COUNT];
    int choice_count;
};

/* Whether the room sees a result now, which can be saved as a report. */
bool running_has_result(const struct running *running);
/* Ask for a form and a file, and save that report. */
enum step running_save(struct running *running);
/* Ask once more, and delete the meeting. */
enum step running_delete(struct running *running);
/* Number what can be done now, and say it. */
void running_say_choices(struct running *running);

#endif
