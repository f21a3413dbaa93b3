/* person.c - one made-up person: what is lasting about them. */
#include "internal.h"

#include <math.h>

/* The team size: option 1 means none, the others are bigger and bigger teams. */
static int team_option(const struct instrument *instrument, double general, double chance) {
    const double loading = 0.45;
    const double cut = 0.10; /* 46 % of standard normal values lie above */
    int prompt = instrument->role_question[ROLE_TEAM];
    if (prompt == NOWHERE)
        return 0;
    int options = instrument->prompts[prompt].option_count;
    double size = loading * general + sqrt(1 - loading * loading) * chance;
    int option = 1;
    for (double above = cut; option < options && size > above; above += 0.6)
        option++;
    return option;
}

static int desire_option(const struct instrument *instrument, double general, double chance) {
    const double loading = 0.40;
    int prompt = instrument->role_question[ROLE_DESIRE];
    if (prompt == NOWHERE)
        return 0;
    double wish = loading * general + sqrt(1 - loading * loading) * chance - 0.2;
    return believable_even(wish, instrument->prompts[prompt].option_count);
}

/* Most stay as they are. Those who rise begin lower, those who fall higher, so that there is
 * room. */
static void find_drift(struct chance *chance, struct demo_person *person) {
    double share = chance_share(chance), speed = chance_between(chance, 0.06, 0.16);
    person->drift = 0;
    if (share < 0.20) {
        person->drift = speed;
        person->general -= 0.7;
    } else if (share < 0.29) {
        person->drift = -speed;
        person->general += 0.5;
    }
}

void demo_person(const struct instrument *instrument, uint64_t seed, struct demo_person *person) {
    struct chance chance = chance_begin(seed);
    *person = (struct demo_person){.seed = seed, .care = 1};
    person->general = chance_normal(&chance);
    person->habit = 0.22 * chance_normal(&chance);
    person->team_option = team_option(instrument, person->general, chance_normal(&chance));
    person->desire_option = desire_option(instrument, person->general, chance_normal(&chance));
    find_drift(&chance, person);
    person->pace = exp(0.20 * chance_normal(&chance));
    if (chance_of(&chance, 0.04))
        person->care = 0.7;
    for (int i = 0; i < instrument->scale_count; i++)
        person->scales[i] = chance_normal(&chance);
    for (int i = 0; i < instrument->facet_count; i++)
        person->facets[i] = chance_normal(&chance);
}
