/* leadership.h - a small questionnaire and some results for the tests of the result's pages. */
#ifndef LEADQUIZ_TESTS_LEADERSHIP_H
#define LEADQUIZ_TESTS_LEADERSHIP_H

#include "show.h"

static const char leadership[] =
    "[instrument]\n"
    "id = leadership\n"
    "version = draft-1\n"
    "title = Leadership\n"
    "language = en\n"
    "window = How often was this true?\n"
    "welcome.1 = Welcome.\n"
    "[responses]\n"
    "option.1 = Never\n"
    "option.2 = Rarely\n"
    "option.3 = Half the time\n"
    "option.4 = Often\n"
    "option.5 = Always\n"
    "none = Cannot say\n"
    "[consent]\n"
    "version = 1\n"
    "save = Save my answers.\n"
    "[wording]\n"
    "foot = \"Self-view on {date}, version {version}. For personal growth only.\"\n"
    "provisional = \"Provisional: cuts and errors come from a simulation, not from a real group.\"\n"
    "self_view = \"Self-view: these are your own answers; others may see you differently.\"\n"
    "no_team = \"Levels 3 and 4 look at what you do with a team. You have none at the moment, so we did not look; that says nothing about you.\"\n"
    "not_enough = \"Many questions had no chance to come up, so there is too little here for a level.\"\n"
    "short_form = \"The short form has too few items to tell a level. The full form can.\"\n"
    "poor = \"Some of these answers went very fast; the picture may be off.\"\n"
    "facet_low = room to grow\n"
    "facet_middle = in between\n"
    "facet_high = a strength\n"
    "leans = \"Your choices lean to the {name} side.\"\n"
    "leans_strongly = \"Your choices lean strongly to the {name} side.\"\n"
    "mixed = \"Your choices are mixed: more than one side draws you.\"\n"
    "[scale.achiever]\n"
    "name = Achiever\n"
    "motto = Lead yourself\n"
    "[facet.focus]\n"
    "scale = achiever\n"
    "name = Focus and plan\n"
    "about = \"You know your next step and stay with it.\"\n"
    "tip.1 = One.\n"
    "tip.2 = Two.\n"
    "[scale.trust]\n"
    "name = Trust\n"
    "motto = Earn trust\n"
    "[facet.character]\n"
    "scale = trust\n"
    "name = Character\n"
    "about = \"You tell the truth and mean the other person well.\"\n"
    "tip.1 = One.\n"
    "tip.2 = Two.\n"
    "[facet.competency]\n"
    "scale = trust\n"
    "name = Competency\n"
    "about = \"You know your trade and practise it.\"\n"
    "tip.1 = One.\n"
    "tip.2 = Two.\n"
    "[scale.leader]\n"
    "name = Leader\n"
    "motto = Grow others\n"
    "[facet.developing]\n"
    "scale = leader\n"
    "name = Develop people\n"
    "about = \"You help people until they can do it without you.\"\n"
    "tip.1 = One.\n"
    "tip.2 = Two.\n"
    "[scale.fairness]\n"
    "name = Fair play\n"
    "motto = Play fair\n"
    "[facet.stock]\n"
    "scale = fairness\n"
    "name = Stock sense\n"
    "about = \"You help people buy what they can use.\"\n"
    "tip.1 = One.\n"
    "tip.2 = Two.\n"
    "[facet.openness]\n"
    "scale = fairness\n"
    "name = Open door\n"
    "about = \"Doubt and new ideas are welcome with you.\"\n"
    "tip.1 = One.\n"
    "tip.2 = Two.\n"
    "[scale.follower]\n"
    "name = Follower\n"
    "motto = Support the team\n"
    "[facet.support]\n"
    "scale = follower\n"
    "name = Team support\n"
    "about = \"You show up and lend a hand.\"\n"
    "tip.1 = One.\n"
    "tip.2 = Two.\n"
    "[item.focus_1]\n"
    "facet = focus\n"
    "text = I do focus 1.\n"
    "observer = They do focus 1.\n"
    "form = full+short\n"
    "source = made up\n"
    "[item.character_1]\n"
    "facet = character\n"
    "text = I do character 1.\n"
    "observer = They do character 1.\n"
    "form = full+short\n"
    "source = made up\n"
    "[item.competency_1]\n"
    "facet = competency\n"
    "text = I do competency 1.\n"
    "observer = They do competency 1.\n"
    "form = full+short\n"
    "source = made up\n"
    "[item.developing_1]\n"
    "facet = developing\n"
    "text = I do developing 1.\n"
    "observer = They do developing 1.\n"
    "form = full+short\n"
    "source = made up\n"
    "team = yes\n"
    "[item.stock_1]\n"
    "facet = stock\n"
    "text = I do stock 1.\n"
    "observer = They do stock 1.\n"
    "form = full\n"
    "source = made up\n"
    "[item.openness_1]\n"
    "facet = openness\n"
    "text = I do openness 1.\n"
    "observer = They do openness 1.\n"
    "form = full\n"
    "source = made up\n"
    "team = yes\n"
    "[item.support_1]\n"
    "facet = support\n"
    "text = I do support 1.\n"
    "observer = They do support 1.\n"
    "form = full\n"
    "source = made up\n"
    "[item.focus_2]\n"
    "facet = focus\n"
    "text = I do focus 2.\n"
    "observer = They do focus 2.\n"
    "form = full+short\n"
    "source = made up\n"
    "[item.character_2]\n"
    "facet = character\n"
    "text = I do character 2.\n"
    "observer = They do character 2.\n"
    "form = full+short\n"
    "source = made up\n"
    "[item.competency_2]\n"
    "facet = competency\n"
    "text = I do competency 2.\n"
    "observer = They do competency 2.\n"
    "form = full+short\n"
    "source = made up\n"
    "[item.developing_2]\n"
    "facet = developing\n"
    "text = I do developing 2.\n"
    "observer = They do developing 2.\n"
    "form = full+short\n"
    "source = made up\n"
    "team = yes\n"
    "[item.stock_2]\n"
    "facet = stock\n"
    "text = I do stock 2.\n"
    "observer = They do stock 2.\n"
    "form = full\n"
    "source = made up\n"
    "[item.openness_2]\n"
    "facet = openness\n"
    "text = I do openness 2.\n"
    "observer = They do openness 2.\n"
    "form = full\n"
    "source = made up\n"
    "team = yes\n"
    "[item.support_2]\n"
    "facet = support\n"
    "text = I do support 2.\n"
    "observer = They do support 2.\n"
    "form = full\n"
    "source = made up\n"
    "[scenario.choice_1]\n"
    "text = What draws you 1?\n"
    "option.achiever = The goal\n"
    "option.leader = The people\n"
    "option.follower = The team\n"
    "source = made up\n"
    "[scenario.choice_2]\n"
    "text = What draws you 2?\n"
    "option.achiever = The goal\n"
    "option.leader = The people\n"
    "option.follower = The team\n"
    "source = made up\n"
    "[scenario.choice_3]\n"
    "text = What draws you 3?\n"
    "option.achiever = The goal\n"
    "option.leader = The people\n"
    "option.follower = The team\n"
    "source = made up\n"
    "[question.team_size]\n"
    "text = How many people are in your team?\n"
    "role = team\n"
    "option.1 = None\n"
    "option.2 = Some\n"
    "[question.desire]\n"
    "text = Do you want to lead?\n"
    "role = desire\n"
    "option.1 = \"No, I like it as it is\"\n"
    "option.2 = Not now\n"
    "option.3 = \"Yes, very much\"\n"
    "[order]\n"
    "full = team_size, focus_1, character_1, competency_1, developing_1, stock_1, openness_1, support_1, focus_2, character_2, competency_2, developing_2, stock_2, openness_2, support_2, choice_1, choice_2, choice_3, desire\n"
    "short = team_size, focus_1, character_1, competency_1, developing_1, focus_2, character_2, competency_2, developing_2\n"
    "[level.1]\n"
    "name = Supporter\n"
    "text = \"You make a team worth being in. Your strongest card: {facet}. If you like goals, your tips show one small thing to try.\"\n"
    "[level.2]\n"
    "name = Achiever\n"
    "text = \"You lead the one person you can always lead: yourself. Strongest card: {facet}. Whether you also want to lead others is your choice: you said “{desire}”.\"\n"
    "needs = achiever >= 62.5\n"
    "[level.3]\n"
    "name = Trusted Guide\n"
    "text = \"You do what you say, and people may follow because they want to. Guard it: trust grows slowly.\"\n"
    "needs = trust >= 75, character >= 50, achiever >= 55, fairness >= 62.5, leader >= 50, each(fairness) >= 25 veto\n"
    "team = yes\n"
    "[level.4]\n"
    "name = Leader Builder\n"
    "text = \"You help others to stand on their own and you play fair while doing it.\"\n"
    "needs = leader >= 75, fairness >= 75, each(fairness) >= 50\n"
    "team = yes\n"
    "includes = 3\n"
    "[sem]\n"
    "achiever = 7.5\n"
    "trust = 6.5\n"
    "leader = 7.7\n"
    "fairness = 7.1\n"
    "follower = 11.3\n"
    "facet = 11.6\n"
    "short.achiever = 10\n"
    "short.trust = 10\n"
    "short.leader = 10\n"
    "short.fairness = 11\n"
    "[orientation]\n"
    "minimum = 2\n"
    "leans = 2\n"
    "strong = 3\n";

static inline int read_leadership(void **state) {
    struct error error = {ERROR_NONE, ""};
    struct instrument *instrument =
        instrument_parse("leadership.ini", leadership, sizeof leadership - 1, NULL, &error);
    if (instrument == NULL)
        print_error("%s\n", error.sentence);
    *state = instrument;
    return instrument == NULL;
}

static inline int free_leadership(void **state) {
    instrument_free(*state);
    return 0;
}

static inline void set_score(struct score *score, double value) {
    score->known = value >= 0;
    score->value = value >= 0 ? value : 0;
}

/* A full sitting with these scores (negative: not known) and levels by them. Facets: focus,
 * character, competency, developing, stock, openness, support. */
static inline void judge(const struct instrument *instrument, bool team, const double scales[5],
                         const double facets[7], struct result *result) {
    struct answers answers;
    answers_clear(&answers, instrument);
    answers.list[instrument->role_question[ROLE_TEAM]].value = team ? 2 : 1;
    scoring_compute(instrument, FORM_FULL, &answers, NULL, result);
    for (int s = 0; s < 5; s++)
        set_score(&result->scales[s], scales[s]);
    for (int f = 0; f < 7; f++)
        set_score(&result->facets[f], facets[f]);
    scoring_levels(instrument, result);
    result->quality = QUALITY_GOOD;
    result->strength = 1;
}

/* Between 2 and 3, as vector V3 of the measurement notes. */
static inline void judge_between(const struct instrument *instrument, struct result *result) {
    judge(instrument, true, (double[]){69.4, 72.2, 61.1, 70.0, 83.3},
          (double[]){69.4, 75.0, 66.7, 61.1, 50.0, 90.0, 83.3}, result);
    result->leans[instrument_scale(instrument, "leader")] = 2;
    result->leans[instrument_scale(instrument, "follower")] = 1;
    result->scenarios_answered = 3;
    result->lean = LEAN_LEANS;
    result->lean_scale = instrument_scale(instrument, "leader");
    result->desire = 2;
}

/* No team: levels 3 and 4 are not looked at. */
static inline void judge_alone(const struct instrument *instrument, struct result *result) {
    judge(instrument, false, (double[]){80.6, 83.3, -1, -1, 91.7},
          (double[]){80.6, 83.3, 83.3, -1, 62.5, -1, 91.7}, result);
    result->desire = 0;
}

#endif
