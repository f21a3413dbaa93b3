/* answers.c - one's own answers in words, and what they were the time before. */
#include "past.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>

static const char *words(const struct instrument *instrument, int prompt, int value) {
    if (value == ANSWER_NO_CHANCE)
        return instrument->no_chance;
    return instrument->prompts[prompt].options[value - 1].label;
}

/* The answer in the sitting before when it was another one, else ANSWER_OPEN. A questionnaire may
 * have moved its prompts without a new version, so they are found by id. */
static int value_before(const struct history_entry *old, const struct history_entry *now,
                        int prompt, int *place) {
    if (old == NULL)
        return ANSWER_OPEN;
    *place = instrument_prompt(old->instrument, now->instrument->prompts[prompt].id);
    if (*place == NOWHERE || old->answers.list[*place].value == now->answers.list[prompt].value)
        return ANSWER_OPEN;
    return old->answers.list[*place].value;
}

static void say_summary(struct past *past, const struct history_entry *old,
                        const struct history_entry *now, const char *date) {
    int answered = 0;
    int changed = 0;
    int place = NOWHERE;
    for (int i = 0; i < now->instrument->prompt_count; i++) {
        if (now->answers.list[i].value == ANSWER_OPEN)
            continue;
        answered++;
        changed += value_before(old, now, i, &place) != ANSWER_OPEN;
    }
    if (old != NULL)
        talk_format(past->talk,
                    N_("%d of %d answers differs from that of %s.",
                       "%d of %d answers differ from those of %s.", changed),
                    changed, answered, date);
}

void past_say_answers(struct past *past, int entry) {
    const struct history_entry *now = &past->history.entries[entry];
    const struct history_entry *old =
        now->before == NOWHERE ? NULL : &past->history.entries[now->before];
    char date[32] = "";
    int number = 0;
    int place = NOWHERE;
    if (old != NULL)
        clock_date(old->sitting.finished, date, sizeof date);
    talk_blank(past->talk);
    say_summary(past, old, now, date);
    for (int i = 0; i < now->instrument->prompt_count; i++) {
        int value = now->answers.list[i].value;
        char mark[16];
        char text[2 * REPLY_BYTES];
        if (value == ANSWER_OPEN)
            continue;
        int was = value_before(old, now, i, &place);
        snprintf(mark, sizeof mark, "%d", ++number);
        talk_entry(past->talk, mark, now->instrument->prompts[i].text);
        if (was == ANSWER_OPEN)
            snprintf(text, sizeof text, "%s", words(now->instrument, i, value));
        else
            snprintf(text, sizeof text, _("%s. On %s: %s"), words(now->instrument, i, value), date,
                     words(old->instrument, place, was));
        talk_entry(past->talk, "", text);
    }
    talk_blank(past->talk);
}
