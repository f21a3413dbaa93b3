#include "leadquiz/answers.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { SHOWN_TEXT = 48, CHOICES_TEXT = 420 };

void answers_clear(struct answers *answers, const struct instrument *instrument) {
    *answers = (struct answers){.count = instrument->prompt_count};
    for (int i = 0; i < answers->count; i++)
        answers->list[i] = (struct answer){ANSWER_OPEN, TIME_UNKNOWN};
}

bool answers_allowed(const struct instrument *instrument, int prompt, int value) {
    const struct prompt *asked = &instrument->prompts[prompt];
    return (value == ANSWER_NO_CHANCE && asked->no_chance) ||
           (value >= 1 && value <= asked->option_count);
}

static void option_ids(const struct prompt *prompt, char *out, size_t size) {
    out[0] = '\0';
    for (int i = 0; i < prompt->option_count; i++) {
        size_t used = strlen(out);
        snprintf(out + used, size - used, "%s%s", i > 0 ? ", " : "", prompt->options[i].id);
    }
}

static bool refuse(const struct prompt *prompt, const char *text, struct error *error) {
    char given[SHOWN_TEXT], choices[CHOICES_TEXT];
    text_clean(text, strlen(text), given, sizeof given);
    if (given[0] == '\0')
        snprintf(given, sizeof given, "%s", _("empty"));
    if (prompt->kind == PROMPT_SCENARIO) {
        option_ids(prompt, choices, sizeof choices);
        return error_set(error, ERROR_INPUT, _("%s cannot be %s: it takes 1 to %d, or one of %s"),
                         prompt->id, given, prompt->option_count, choices);
    }
    if (prompt->no_chance)
        return error_set(error, ERROR_INPUT,
                         _("%s cannot be %s: it takes 1 to %d, or 0 for no chance"), prompt->id,
                         given, prompt->option_count);
    return error_set(error, ERROR_INPUT, _("%s cannot be %s: it takes 1 to %d"), prompt->id, given,
                     prompt->option_count);
}

bool answers_parse(const struct instrument *instrument, int prompt, const char *text, int *value,
                   struct error *error) {
    if (prompt < 0 || prompt >= instrument->prompt_count)
        return error_set(error, ERROR_INPUT, _("there is no such item, scenario or question"));
    const struct prompt *asked = &instrument->prompts[prompt];
    int number = 0;
    if (text_to_int(text, strlen(text), &number)) {
        if (!answers_allowed(instrument, prompt, number))
            return refuse(asked, text, error);
        *value = number;
        return true;
    }
    for (int i = 0; i < asked->option_count && asked->kind == PROMPT_SCENARIO; i++)
        if (strcmp(asked->options[i].id, text) == 0) {
            *value = i + 1;
            return true;
        }
    return refuse(asked, text, error);
}

bool answers_team(const struct instrument *instrument, const struct answers *answers) {
    int prompt = instrument->role_question[ROLE_TEAM];
    return prompt == NOWHERE || answers->list[prompt].value != 1;
}

int answers_desire(const struct instrument *instrument, const struct answers *answers) {
    int prompt = instrument->role_question[ROLE_DESIRE];
    return prompt == NOWHERE || answers->list[prompt].value < 1 ? -1
                                                                : answers->list[prompt].value - 1;
}
