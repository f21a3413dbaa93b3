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

void say_gate(const struct instrument *instrument, const struct result *result, char *out,
              size_t size) {
    const struct gate *gate = &result->gate;
    out[0] = '\0';
    if (!gate->known || result->level == 0)
        return;
    char value[64];
    write_value(value, sizeof value, gate);
    const char *name = name_of(instrument, gate);
    if (gate->sem > 0)
        snprintf(out, size, _("What decides about level %d: %s %s, gate %g, give or take %d."),
                 gate->level, name, value, gate->need.cut, scoring_round(gate->sem));
    else
        snprintf(out, size, _("What decides about level %d: %s %s, gate %g."), gate->level, name,
                 value, gate->need.cut);
}

void result_page_gate(struct page *page, const struct instrument *instrument,
                      const struct result *result) {
    char sentence[512];
    say_gate(instrument, result, sentence, sizeof sentence);
    prose(page, ROLE_TEXT, sentence);
}

void say_strength(const struct instrument *instrument, const struct result *result, char *out,
                  size_t size) {
    out[0] = '\0';
    if (result->strength == NOWHERE)
        return;
    const struct facet *facet = &instrument->facets[result->strength];
    int used = snprintf(out, size, _("A strength to use: %s."), facet->name);
    if (facet->about[0] != '\0' && used > 0 && (size_t)used < size)
        snprintf(out + used, size - (size_t)used, " %s", facet->about);
}

void result_page_strength(struct page *page, const struct instrument *instrument,
                          const struct result *result) {
    char sentence[FILLED_MOST];
    say_strength(instrument, result, sentence, sizeof sentence);
    prose(page, ROLE_GOOD, sentence);
}
