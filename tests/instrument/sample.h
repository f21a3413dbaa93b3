/* sample.h - a small sound question file with one of everything, and ways to spoil it. */
#ifndef LEADQUIZ_TESTS_SAMPLE_H
#define LEADQUIZ_TESTS_SAMPLE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above. */
#include <setjmp.h>

#include <cmocka.h>

#include "leadquiz/instrument.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char SAMPLE[] = "# a made-up questionnaire\n"
                             "[instrument]\n"
                             "id = garden\n"
                             "version = 1\n"
                             "title = Garden check\n"
                             "language = en\n"
                             "window = \"In the last month, how often?\"\n"
                             "window_short = \"In the last week, how often?\"\n"
                             "welcome.1 = \"Welcome; take # a seat.\"\n"
                             "\n"
                             "[responses]\n"
                             "option.1 = Never\n"
                             "option.2 = Sometimes\n"
                             "option.3 = Often\n"
                             "none = Cannot say\n"
                             "\n"
                             "[scale.care]\n"
                             "name = Care\n"
                             "[scale.share]\n"
                             "name = Share\n"
                             "\n"
                             "[facet.water]\n"
                             "scale = care\n"
                             "name = Water\n"
                             "tip.1 = Fill the can.\n"
                             "tip.2 = Look at the sky.\n"
                             "[facet.weed]\n"
                             "scale = care\n"
                             "name = Weed\n"
                             "tip.1 = Weed one bed.\n"
                             "tip.2 = Ask for a hoe.\n"
                             "[facet.give]\n"
                             "scale = share\n"
                             "name = Give\n"
                             "tip.1 = Give a pumpkin.\n"
                             "tip.2 = Give two.\n"
                             "\n"
                             "[item.wa1]\n"
                             "facet = water\n"
                             "text = I water the beds.\n"
                             "observer = This person waters the beds.\n"
                             "form = full+short\n"
                             "opposite = wa2\n"
                             "source = made up\n"
                             "[item.we1]\n"
                             "facet = weed\n"
                             "text = I pull the weeds.\n"
                             "observer = This person pulls the weeds.\n"
                             "form = full+short\n"
                             "source = made up\n"
                             "[item.wa2]\n"
                             "facet = water\n"
                             "text = I let the beds dry out.\n"
                             "observer = This person lets the beds dry out.\n"
                             "reversed = yes\n"
                             "form = full\n"
                             "visibility = low\n"
                             "source = made up\n"
                             "[item.gi1]\n"
                             "facet = give\n"
                             "text = I give pumpkins away.\n"
                             "observer = This person gives pumpkins away.\n"
                             "form = full\n"
                             "team = yes\n"
                             "source = made up\n"
                             "[item.we2]\n"
                             "facet = weed\n"
                             "text = I leave the weeds alone.\n"
                             "observer = This person leaves the weeds alone.\n"
                             "reversed = yes\n"
                             "form = full\n"
                             "source = made up\n"
                             "[item.gi2]\n"
                             "facet = give\n"
                             "text = I share my tools.\n"
                             "observer = This person shares tools.\n"
                             "form = full\n"
                             "team = yes\n"
                             "source = made up\n"
                             "[item.gi3]\n"
                             "facet = give\n"
                             "text = I lend my shed.\n"
                             "observer = This person lends the shed.\n"
                             "form = reserve\n"
                             "source = made up\n"
                             "\n"
                             "[scenario.day]\n"
                             "text = A free day. You...\n"
                             "option.share = help next door\n"
                             "option.care = dig\n"
                             "source = made up\n"
                             "\n"
                             "[question.team]\n"
                             "text = How many gardeners are with you?\n"
                             "role = team\n"
                             "option.1 = None\n"
                             "option.2 = Some\n"
                             "[question.wish]\n"
                             "text = Do you want a bigger garden?\n"
                             "role = desire\n"
                             "option.1 = No\n"
                             "option.2 = Perhaps\n"
                             "option.3 = Yes\n"
                             "[question.why]\n"
                             "text = Why not?\n"
                             "role = reason\n"
                             "option.1 = My back\n"
                             "option.2 = My time\n"
                             "[question.awake]\n"
                             "text = Please choose Often here.\n"
                             "role = instructed\n"
                             "options = responses\n"
                             "expected = 3\n"
                             "\n"
                             "[order]\n"
                             "full = team, wa1, we1, wa2, gi1, we2, awake, gi2, day, wish, why\n"
                             "full_no_team = team, wa1, we1, wa2, awake, we2, day, wish, why\n"
                             "short = team, wa1, we1\n"
                             "\n"
                             "[level.1]\n"
                             "name = Seed\n"
                             "text = A seed. Strongest: {facet}.\n"
                             "[level.2]\n"
                             "name = Sprout\n"
                             "text = A sprout. You said {desire}.\n"
                             "needs = care >= 50\n"
                             "[level.3]\n"
                             "name = Tree\n"
                             "text = A tree.\n"
                             "needs = care >= 75, water >= 62.5, each(share) >= 25 veto\n"
                             "team = yes\n"
                             "includes = 2\n"
                             "\n"
                             "[sem]\n"
                             "care = 7.5\n"
                             "short.care = 10\n"
                             "facet = 11\n"
                             "\n"
                             "[consent]\n"
                             "version = 1\n"
                             "save = Keep my answers.\n"
                             "\n"
                             "[wording]\n"
                             "foot = Self-view on {date}.\n"
                             "private_notice = Nobody sees this.\n"
                             "notice_scale = share\n"
                             "\n"
                             "[quality]\n"
                             "fast_ms = 1500\n"
                             "contradiction = 2\n"
                             "[orientation]\n"
                             "minimum = 1\n"
                             "leans = 1\n"
                             "strong = 1\n"
                             "[advice]\n"
                             "first = each(share), water\n"
                             "brake_desire = 0\n"
                             "brake_scales = care\n"
                             "[report]\n"
                             "facet_low = 40\n"
                             "[statistics]\n"
                             "min_items = 20\n"
                             "[privacy]\n"
                             "keep_months = 12\n";

/* The sample with the one place that reads `from` replaced by `to`; the caller frees it. */
static inline char *sample_with(const char *from, const char *to) {
    const char *place = strstr(SAMPLE, from);
    assert_non_null(place);
    size_t size = sizeof SAMPLE + strlen(to) - strlen(from);
    char *text = malloc(size);
    assert_non_null(text);
    snprintf(text, size, "%.*s%s%s", (int)(place - SAMPLE), SAMPLE, to, place + strlen(from));
    return text;
}

/* The number of the first line of `text` that holds `part`; 0 for "". */
static inline int line_of(const char *text, const char *part) {
    const char *place = strstr(text, part);
    assert_non_null(place);
    int line = 1;
    for (const char *here = text; here < place; here++)
        line += *here == '\n';
    return part[0] == '\0' ? 0 : line;
}

#endif
