/* small.h - a small made-up questionnaire that has a bit of everything a route depends on. */
#ifndef LEADQUIZ_TEST_SMALL_H
#define LEADQUIZ_TEST_SMALL_H

#include "leadquiz/instrument.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char small_text[] =
    "[instrument]\nid = small\nversion = 1\ntitle = Small questionnaire\nlanguage = en\n"
    "window = \"In the last week\"\nwindow_short = \"Today\"\n"
    "item_seconds = 6\nscenario_seconds = 20\nwelcome.1 = \"Welcome.\"\n"
    "[responses]\noption.1 = Never\noption.2 = Rarely\noption.3 = Half\noption.4 = Often\n"
    "option.5 = Always\nnone = No chance\n"
    "[consent]\nversion = 7\nsave = Save it.\naverage = Count it.\nlead = Show it.\n"
    "research = Study it.\n"
    "[wording]\nsecond_look = Look again.\nprivate_notice = Private.\nnotice_scale = fairness\n"
    "[scale.self]\nname = Self\n[scale.fairness]\nname = Fairness\n"
    "[facet.calm]\nscale = self\nname = Calm\nabout = Keeps calm.\ntip.1 = Breathe.\n"
    "tip.2 = Walk.\n"
    "[facet.plan]\nscale = self\nname = Plan\nabout = Plans.\ntip.1 = Write.\ntip.2 = Read.\n"
    "[facet.stock]\nscale = fairness\nname = Stock\nabout = Buys with care.\ntip.1 = Ask.\n"
    "tip.2 = Wait.\n"
    "[item.a1]\nfacet = calm\ntext = I am calm.\nobserver = Is calm.\nform = full+short\n"
    "source = made up\n"
    "[item.a2]\nfacet = calm\ntext = I shout.\nobserver = Shouts.\nreversed = yes\nform = full\n"
    "source = made up\n"
    "[item.b1]\nfacet = plan\ntext = I plan.\nobserver = Plans.\nform = full+short\n"
    "source = made up\n"
    "[item.b2]\nfacet = plan\ntext = I write.\nobserver = Writes.\nform = full\n"
    "source = made up\n"
    "[item.f1]\nfacet = stock\ntext = I ask first.\nobserver = Asks first.\n"
    "form = full+short\nteam = yes\nsource = made up\n"
    "[item.f2]\nfacet = stock\ntext = I wait.\nobserver = Waits.\nform = full\nteam = yes\n"
    "source = made up\n"
    "[scenario.s1]\ntext = One?\noption.self = Alone\noption.fairness = Fair\nsource = made up\n"
    "[scenario.s2]\ntext = Two?\noption.self = Alone\noption.fairness = Fair\nsource = made up\n"
    "[question.team]\ntext = A team?\nrole = team\noption.1 = None\noption.2 = Some\n"
    "[question.desire]\ntext = Lead?\nrole = desire\noption.1 = No\noption.2 = Not now\n"
    "option.3 = Yes\n"
    "[question.reason]\ntext = Why not?\nrole = reason\noption.1 = Time\noption.2 = Other\n"
    "[question.effort]\ntext = Keep it?\nrole = effort\noption.1 = Yes\noption.2 = No\n"
    "expected = 1\n"
    "[order]\nfull = team, a1, b1, f1, a2, b2, f2, s1, s2, desire, reason, effort\n"
    "short = team, a1, b1, f1\nshort_no_team = team, b2, a1\n"
    "[level.1]\nname = One\ntext = First.\n"
    "[level.2]\nname = Two\ntext = Second.\nneeds = self >= 60\n"
    "[level.3]\nname = Three\ntext = Third.\n"
    "needs = self >= 60, fairness >= 60, each(fairness) >= 25 veto\nteam = yes\n"
    "[sem]\nself = 7\nfairness = 8\nfacet = 11\n"
    "[advice]\nbrake_desire = 1\n";

/* The small questionnaire, with `from` replaced by `to` when they are given. */
static inline struct instrument *small_questionnaire(const char *from, const char *to) {
    char text[2 * sizeof small_text];
    struct error error = {.kind = ERROR_NONE};
    snprintf(text, sizeof text, "%s", small_text);
    const char *at = from ? strstr(small_text, from) : NULL;
    if (at)
        snprintf(text, sizeof text, "%.*s%s%s", (int)(at - small_text), small_text, to,
                 at + strlen(from));
    struct instrument *instrument = instrument_parse("small.ini", text, strlen(text), NULL, &error);
    if (!instrument || (from && !at)) {
        fprintf(stderr, "small.ini: %s\n", from && !at ? from : error.sentence);
        abort();
    }
    return instrument;
}

#endif
