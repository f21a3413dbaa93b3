/* answer.c - how a made-up person answers. */
#include "internal.h"

#include <math.h>

/* Loadings of an answer; the squares add up to 1 with that of its own error. */
static const double general_loading = 0.52, scale_loading = 0.34, facet_loading = 0.32,
                    occasion_loading = 0.20, own_loading = 0.687;

/* One occasion of answering. */
struct occasion {
    const struct demo_person *person;
    const struct instrument *instrument;
    struct chance chance;
    double general;             /* by now */
    double scales[SCALES_MOST]; /* how one happens to see oneself today */
    int desire_option;
    bool careless;
    int straight; /* careless: the option that one keeps pressing */
};

static struct occasion occasion_begin(const struct demo_person *person, double month,
                                      const struct quiz *quiz) {
    struct occasion occasion = {.person = person,
                                .instrument = quiz->instrument,
                                .chance = chance_begin(chance_mix(person->seed, quiz->seed)),
                                .desire_option = person->desire_option};
    double gone = person->drift * month;
    /* Nobody rises or falls for ever. */
    double change = 1.6 * tanh(gone / 1.6);
    occasion.general = person->general + change;
    for (int i = 0; i < quiz->instrument->scale_count; i++)
        occasion.scales[i] = chance_normal(&occasion.chance);
    int prompt = quiz->instrument->role_question[ROLE_DESIRE];
    if (prompt != NOWHERE) {
        int options = quiz->instrument->prompts[prompt].option_count;
        if (change > 0.6 && occasion.desire_option < options)
            occasion.desire_option++;
        else if (change < -0.6 && occasion.desire_option > 1)
            occasion.desire_option--;
    }
    occasion.careless = !chance_of(&occasion.chance, person->care);
    occasion.straight =
        1 + (int)(chance_share(&occasion.chance) * quiz->instrument->response_count);
    return occasion;
}

static int any_option(struct occasion *occasion, const struct prompt *prompt) {
    return 1 + (int)(chance_share(&occasion->chance) * prompt->option_count);
}

static int answer_item(struct occasion *occasion, const struct item *item) {
    const struct demo_person *person = occasion->person;
    const struct prompt *prompt = &occasion->instrument->prompts[item->prompt];
    int scale = occasion->instrument->facets[item->facet].scale;
    double own = chance_normal(&occasion->chance);
    if (prompt->no_chance && chance_of(&occasion->chance, 0.025))
        return ANSWER_NO_CHANCE;
    if (occasion->careless)
        return chance_of(&occasion->chance, 0.8) ? occasion->straight
                                                 : any_option(occasion, prompt);
    double value = general_loading * occasion->general + scale_loading * person->scales[scale] +
                   facet_loading * person->facets[item->facet] +
                   occasion_loading * occasion->scales[scale] + own_loading * own +
                   believable_shift(occasion->instrument->scales[scale].id) +
                   believable_item(prompt->id);
    value += item->reversed ? -person->habit : person->habit;
    int option = believable_option(value, prompt->option_count);
    return item->reversed ? prompt->option_count + 1 - option : option;
}

/* A lasting taste for each side, drawn by the wish to lead, and today's whim: the greatest wins. */
static int answer_scenario(struct occasion *occasion, const struct scenario *scenario) {
    const struct demo_person *person = occasion->person;
    const struct instrument *instrument = occasion->instrument;
    int desire = instrument->role_question[ROLE_DESIRE], best = 1;
    double wish = 0, most = -HUGE_VAL;
    if (desire != NOWHERE && occasion->desire_option > 0)
        wish =
            4.0 * (occasion->desire_option - 1) / (instrument->prompts[desire].option_count - 1) -
            2;
    for (int i = 0; i < instrument->prompts[scenario->prompt].option_count; i++) {
        int scale = scenario->leans[i];
        struct chance lasting = chance_begin(chance_mix(person->seed, (uint64_t)scale));
        double value = believable_pull(instrument->scales[scale].id) * wish +
                       1.2 * chance_normal(&lasting) + chance_normal(&occasion->chance);
        if (value > most) {
            most = value;
            best = i + 1;
        }
    }
    return best;
}

static int answer_question(struct occasion *occasion, const struct question *question) {
    const struct prompt *prompt = &occasion->instrument->prompts[question->prompt];
    int any = any_option(occasion, prompt);
    switch (question->role) {
    case ROLE_TEAM: return occasion->person->team_option;
    case ROLE_DESIRE: return occasion->desire_option;
    case ROLE_INSTRUCTED:
        return occasion->careless || chance_of(&occasion->chance, 0.02) ? any : question->expected;
    case ROLE_EFFORT: return question->expected;
    case ROLE_REASON:
    case ROLE_OTHER: break;
    }
    return any;
}

static int answer_prompt(struct occasion *occasion, int prompt) {
    const struct instrument *instrument = occasion->instrument;
    int index = instrument->prompts[prompt].index;
    switch (instrument->prompts[prompt].kind) {
    case PROMPT_ITEM: return answer_item(occasion, &instrument->items[index]);
    case PROMPT_SCENARIO: return answer_scenario(occasion, &instrument->scenarios[index]);
    case PROMPT_QUESTION: break;
    }
    return answer_question(occasion, &instrument->questions[index]);
}

/* Log-normal around what the questionnaire says a prompt takes. */
static int32_t time_for(struct occasion *occasion, int prompt) {
    const struct instrument *instrument = occasion->instrument;
    bool long_one = instrument->prompts[prompt].kind == PROMPT_SCENARIO;
    double seconds = long_one ? instrument->scenario_seconds : instrument->item_seconds;
    double typical = occasion->careless ? 0.8 : seconds * occasion->person->pace;
    return (int32_t)(1000 * typical * exp(0.40 * chance_normal(&occasion->chance)));
}

void demo_answer(const struct demo_person *person, double month, struct quiz *quiz) {
    struct occasion occasion = occasion_begin(person, month, quiz);
    for (int prompt = quiz_prompt(quiz); prompt != NOWHERE; prompt = quiz_prompt(quiz)) {
        int value = answer_prompt(&occasion, prompt);
        if (!quiz_answer(quiz, prompt, value, time_for(&occasion, prompt)) || !quiz_forward(quiz))
            return;
    }
}
