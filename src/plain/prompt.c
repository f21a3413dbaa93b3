/* prompt.c - one question in words, and the reply to it. */
#include "way.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static void show_option(struct talk *talk, int number, const struct option *option) {
    char mark[16];
    char text[REPLY_BYTES];
    snprintf(mark, sizeof mark, "%d", number);
    snprintf(text, sizeof text, option->help[0] != '\0' ? "%s (%s)" : "%s%s", option->label,
             option->help);
    talk_entry(talk, mark, text);
}

/* The number to type for an answer; 0 is "no chance" in every order. */
static int shown_number(const struct quiz *quiz, int prompt, int value) {
    int order[RESPONSES_MOST];
    int count = quiz_option_order(quiz, prompt, order);
    for (int i = 0; i < count; i++)
        if (order[i] == value)
            return i + 1;
    return 0;
}

void way_show(struct way *way, int prompt) {
    const struct quiz *quiz = &way->take.quiz;
    const struct prompt *asked = &quiz->instrument->prompts[prompt];
    int order[RESPONSES_MOST];
    int count = quiz_option_order(quiz, prompt, order);
    talk_say(&way->talk, asked->text);
    for (int i = 0; i < count; i++)
        show_option(&way->talk, i + 1, &asked->options[order[i] - 1]);
    if (asked->no_chance)
        talk_entry(&way->talk, "0", quiz->instrument->no_chance);
    const struct answer *answer = &quiz->answers.list[prompt];
    if (answer->value != ANSWER_OPEN)
        talk_format(&way->talk, _("Your answer so far: %d."),
                    shown_number(quiz, prompt, answer->value));
}

int way_answer(struct way *way, int prompt, const char *reply) {
    const struct quiz *quiz = &way->take.quiz;
    const struct prompt *asked = &quiz->instrument->prompts[prompt];
    int order[RESPONSES_MOST];
    int count = quiz_option_order(quiz, prompt, order);
    int number = 0;
    if (text_to_int(reply, strlen(reply), &number)) {
        if (number >= 1 && number <= count)
            return order[number - 1];
        if (number == 0 && asked->no_chance)
            return ANSWER_NO_CHANCE;
    }
    talk_format(&way->talk,
                asked->no_chance ? _("That is none of the answers. Please type 1 to %d, or 0.")
                                 : _("That is none of the answers. Please type 1 to %d."),
                count);
    return ANSWER_OPEN;
}
