#include "leadquiz/result_page.h"

#include "internal.h"
#include "leadquiz/translate.h"

#include <stdio.h>

/* The score as a whole number. Where rounding would carry it over the gate, words say the side. */
static void write_value(char *out, size_t size, const struct gate *gate) {
    int rounded = scoring_round(gate->value);
    bool seems_met = rounded >= gate->need.cut - CUT_TOLERANCE;
    if (seems_met == gate->met)
        snprintf(out, size, "%d", rounded);
    else
        snprintf(out, size, gate->met ? _("just over %g") : _("just under %g"), gate->need.cut);
}

static const char *name_of(const struct instrument *instrument, const struct gate *gate) {
    if (gate->need.kind == NEED_SCALE)
        return instrument->scales[gate->need.index].name;
    return instrument->facets[gate->need.kind == NEED_EACH ? gate->facet : gate->need.index].name;
}

void result_page_gate(struct page *page, const struct instrument *instrument,
                      const struct result *result) {
    const struct gate *gate = &result->gate;
    if (!gate->known || result->level == 0)
        return;
    char value[64], sentence[512];
    write_value(value, sizeof value, gate);
    const char *name = name_of(instrument, gate);
    if (gate->sem > 0)
        snprintf(sentence, sizeof sentence,
                 _("What decides about level %d: %s %s, gate %g, give or take %d."), gate->level,
                 name, value, gate->need.cut, scoring_round(gate->sem));
    else
        snprintf(sentence, sizeof sentence, _("What decides about level %d: %s %s, gate %g."),
                 gate->level, name, value, gate->need.cut);
    prose(page, ROLE_TEXT, sentence);
}

void result_page_strength(struct page *page, const struct instrument *instrument,
                          const struct result *result) {
    if (result->strength == NOWHERE)
        return;
    const struct facet *facet = &instrument->facets[result->strength];
    char sentence[FILLED_MOST];
    int used = snprintf(sentence, sizeof sentence, _("A strength to use: %s."), facet->name);
    if (facet->about[0] != '\0' && used > 0 && (size_t)used < sizeof sentence)
        snprintf(sentence + used, sizeof sentence - (size_t)used, " %s", facet->about);
    prose(page, ROLE_GOOD, sentence);
}
