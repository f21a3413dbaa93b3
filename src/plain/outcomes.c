/* outcomes.c - before a new sitting: did you do what you chose last time? */
#include "way.h"

#include "leadquiz/clock.h"
#include "leadquiz/history.h"
#include "leadquiz/translate.h"

#include <string.h>
#include <strings.h>

struct reply_word {
    char letter;
    const char *word; /* MARKed */
    enum outcome outcome;
};

static const struct reply_word words[] = {
    {'y', MARK("yes"), OUTCOME_YES},
    {'p', MARK("partly"), OUTCOME_PARTLY},
    {'n', MARK("no"), OUTCOME_NO},
    {'l', MARK("later"), OUTCOME_OPEN},
};

static const struct reply_word *read_outcome(const char *reply) {
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (talk_is(reply, words[i].letter) || strcasecmp(reply, _(words[i].word)) == 0)
            return &words[i];
    }
    return NULL;
}

static enum step ask_outcome(struct way *way, const struct action_chosen *action) {
    const struct reply_word *word = NULL;
    char reply[REPLY_BYTES];
    char date[32];
    clock_date(action->due, date, sizeof date);
    talk_blank(&way->talk);
    talk_format(&way->talk, _("You chose this to be done by %s:"), date);
    talk_say(&way->talk, action->text);
    for (;;) {
        enum step step =
            talk_ask_or_turn(&way->talk,
                             _("Did you do it? Type y for yes, p for partly, n for no, or l to "
                               "be asked next time (b back, q leave)."),
                             reply, way->error);
        if (step != STEP_ON)
            return step;
        word = read_outcome(reply);
        if (word != NULL)
            break;
        talk_say(&way->talk, _("Please type y, p, n or l."));
    }
    return word->outcome == OUTCOME_OPEN ||
                   take_action_outcome(&way->take, action->id, word->outcome, clock_now(),
                                       way->error)
               ? STEP_ON
               : STEP_FAILED;
}

enum step way_outcomes(struct way *way, bool *asked) {
    struct action_chosen actions[ACTIONS_MOST];
    int count = take_actions_open(&way->take, actions, ACTIONS_MOST, way->error);
    if (count < 0)
        return STEP_FAILED;
    *asked = count > 0;
    for (int i = 0; i < count && i < ACTIONS_MOST;) {
        enum step step = ask_outcome(way, &actions[i]);
        if (step == STEP_ON)
            i++;
        else if (step == STEP_BACK && i > 0)
            i--;
        else
            return step;
    }
    return STEP_ON;
}
