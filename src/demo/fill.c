/* fill.c - made-up people into a store, by the same calls as real ones. */
#include "internal.h"

#include <stdio.h>

enum { TELL_EVERY = 100 };

/* One person being filled in. */
struct filling {
    struct store *store;
    const struct instrument *instrument;
    const struct demo_plan *plan;
    struct demo_somebody who;
    struct person person;
    struct action_chosen action; /* what was chosen last; id 0: nothing */
};

/* ---- consents ---- */

/* To everything that is asked, or as people do. */
static void consent(struct filling *filling) {
    static const double usual[CONSENT_COUNT] = {[CONSENT_SAVE] = 1,
                                                [CONSENT_AVERAGE] = 0.95,
                                                [CONSENT_LEAD] = 0.65,
                                                [CONSENT_RESEARCH] = 0.4};
    bool reserved = chance_of(&filling->who.chance, 0.04);
    for (int i = 0; i < CONSENT_COUNT; i++) {
        bool agrees = chance_of(&filling->who.chance, reserved ? 0 : usual[i]) || i == CONSENT_SAVE;
        filling->person.consents[i] =
            filling->instrument->consents[i] != NULL && (agrees || filling->plan->all_consent);
    }
}

/* A few take back what their lead may see. */
static bool change_mind(struct filling *filling, int64_t now, struct error *error) {
    if (filling->plan->all_consent || !filling->person.consents[CONSENT_LEAD] ||
        !chance_of(&filling->who.chance, 0.004))
        return true;
    filling->person.consents[CONSENT_LEAD] = false;
    return store_person_save(filling->store, &filling->person, filling->instrument->consent_version,
                             now, error);
}

/* ---- sittings ---- */

double demo_months(int64_t from, int64_t until) {
    const double month_ms = 30.44 * (double)DAY_MS;
    return (double)(until - from) / month_ms;
}

static void answer(struct filling *filling, int64_t started, uint64_t seed, struct quiz *quiz) {
    quiz_begin(quiz, filling->instrument, filling->who.form, seed);
    demo_answer(&filling->who.character, demo_months(filling->who.times[0], started), quiz);
}

static int64_t time_taken(const struct quiz *quiz) {
    int64_t time = 0;
    for (int i = 0; i < quiz->route_count; i++)
        if (quiz->answers.list[quiz->route[i]].time_ms > 0)
            time += quiz->answers.list[quiz->route[i]].time_ms;
    return time;
}

static bool begin(struct filling *filling, int64_t started, struct sitting *sitting,
                  struct error *error) {
    *sitting = (struct sitting){.person = filling->person.id,
                                .form = filling->who.form,
                                .seed = chance_next(&filling->who.chance),
                                .started = started};
    snprintf(sitting->questionnaire, sizeof sitting->questionnaire, "%s",
             filling->instrument->hash);
    return store_sitting_begin(filling->store, sitting, error);
}

/* How it went with what was chosen the time before: asked when the next sitting begins. */
static bool tell_outcome(struct filling *filling, int64_t now, struct error *error) {
    static const enum outcome outcomes[] = {OUTCOME_YES, OUTCOME_YES, OUTCOME_PARTLY, OUTCOME_NO};
    int64_t action = filling->action.id;
    filling->action.id = 0;
    return action == 0 ||
           store_action_outcome(filling->store, action,
                                outcomes[chance_next(&filling->who.chance) % 4], now, error);
}

/* Some choose the first thing that is offered. */
static bool choose_action(struct filling *filling, int64_t sitting, const struct result *result,
                          int64_t now, struct error *error) {
    if (result->tip_count == 0 || !chance_of(&filling->who.chance, 0.4))
        return true;
    const struct tip *tip = &result->tips[0];
    const struct facet *facet = &filling->instrument->facets[tip->facet];
    struct action_chosen *action = &filling->action;
    *action = (struct action_chosen){
        .sitting = sitting, .tip = tip->number, .chosen = now, .due = now + 7 * DAY_MS};
    snprintf(action->facet, sizeof action->facet, "%s", facet->id);
    snprintf(action->text, sizeof action->text, "%s", facet->tips[tip->number]);
    return store_action_add(filling->store, action, error);
}

static bool add_sitting(struct filling *filling, int64_t started, struct error *error) {
    struct sitting sitting;
    struct quiz quiz;
    struct previous previous;
    struct result result;
    if (!tell_outcome(filling, started, error) || !begin(filling, started, &sitting, error))
        return false;
    answer(filling, started, sitting.seed, &quiz);
    int64_t finished = started + time_taken(&quiz);
    if (!store_previous(filling->store, filling->person.id, filling->instrument, finished,
                        &previous, error))
        return false;
    scoring_compute(filling->instrument, filling->who.form, &quiz.answers, &previous, &result);
    return store_sitting_finish(filling->store, sitting.id, filling->instrument, &quiz.answers,
                                &result, finished, error) &&
           choose_action(filling, sitting.id, &result, finished, error) &&
           change_mind(filling, finished, error);
}

/* A few have begun another one and are somewhere in the middle. */
static bool add_open(struct filling *filling, struct error *error) {
    struct sitting sitting;
    struct quiz quiz;
    int64_t last = filling->who.times[filling->who.count - 1];
    int64_t since = filling->plan->now - last;
    if (since < 20 * DAY_MS || !chance_of(&filling->who.chance, 0.15))
        return true;
    int64_t now = filling->plan->now - DAY_MS;
    if (!tell_outcome(filling, now, error) || !begin(filling, now, &sitting, error))
        return false;
    answer(filling, now, sitting.seed, &quiz);
    int answered = 1 + (int)(chance_next(&filling->who.chance) % 20);
    for (int i = 0; i < answered && i + 1 < quiz.route_count; i++) {
        const struct prompt *prompts = filling->instrument->prompts;
        int prompt = quiz.route[i];
        const char *next = prompts[quiz.route[i + 1]].id;
        now += quiz.answers.list[prompt].time_ms;
        if (!store_answer_save(filling->store, sitting.id, prompts[prompt].id,
                               quiz.answers.list[prompt], next, now, error))
            return false;
    }
    return true;
}

/* ---- people ---- */

void demo_somebody(const struct instrument *instrument, const struct demo_plan *plan, int number,
                   struct demo_somebody *who) {
    who->chance = chance_begin(chance_mix(plan->seed, (uint64_t)number));
    demo_person(instrument, chance_next(&who->chance), &who->character);
    bool hurried = chance_of(&who->chance, 0.05);
    bool short_form = instrument_order(instrument, FORM_SHORT, true)->count > 0;
    who->form = hurried && short_form ? FORM_SHORT : FORM_FULL;
    who->count = demo_times(&who->chance, plan, who->times);
}

static bool add_person(struct filling *filling, int number, struct error *error) {
    const struct demo_plan *plan = filling->plan;
    demo_somebody(filling->instrument, plan, number, &filling->who);
    filling->person = (struct person){0};
    demo_name(number, filling->person.name);
    demo_team_name(number, plan->teams, filling->person.team);
    filling->action.id = 0;
    consent(filling);
    if (!store_person_save(filling->store, &filling->person, filling->instrument->consent_version,
                           filling->who.times[0], error))
        return false;
    for (int i = 0; i < filling->who.count; i++)
        if (!add_sitting(filling, filling->who.times[i], error))
            return false;
    return add_open(filling, error);
}

static bool add_people(struct filling *filling, bool (*told)(int people, void *context),
                       void *context, struct error *error) {
    const struct demo_plan *plan = filling->plan;
    int64_t first = plan->now - plan->months * 31 * DAY_MS;
    if (!store_questionnaire_keep(filling->store, filling->instrument, first, error))
        return false;
    for (int i = 0; i < plan->people; i++) {
        if (!add_person(filling, i, error))
            return false;
        bool tell = told != NULL && ((i + 1) % TELL_EVERY == 0 || i + 1 == plan->people);
        if (tell && !told(i + 1, context))
            return false;
    }
    return true;
}

bool demo_fill(struct store *store, const struct instrument *instrument,
               const struct demo_plan *plan, bool (*told)(int people, void *context), void *context,
               struct error *error) {
    struct filling filling = {.store = store, .instrument = instrument, .plan = plan};
    store_set_made_up(store);
    return store_together_begin(store, true, error) &&
           store_together_end(store, add_people(&filling, told, context, error), error);
}
