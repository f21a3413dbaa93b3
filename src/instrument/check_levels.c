/* check_levels.c - whether each level can be reached, by whom, and with which certainty. */
#include "names.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static int level_line(const struct reading *reading, int number, const char *key) {
    return document_line(&reading->document, reading->level_section[number], key);
}

/* Items of the facet that the order asks. */
static int facet_items(const struct instrument *instrument, const struct order *order, int facet) {
    int count = 0;
    for (int i = 0; i < order->count; i++) {
        int index = item_of(instrument, order->prompts[i]);
        count += index != NOWHERE && instrument->items[index].facet == facet;
    }
    return count;
}

/* A score rests on at least two items. */
static bool facet_scored(const struct instrument *instrument, const struct order *order,
                         int facet) {
    return facet_items(instrument, order, facet) >= 2;
}

static bool scale_scored(const struct instrument *instrument, const struct order *order,
                         int scale) {
    int items = 0;
    for (int i = 0; i < instrument->facet_count; i++) {
        if (instrument->facets[i].scale != scale)
            continue;
        items += facet_items(instrument, order, i);
        if (instrument->scales[scale].all_facets && !facet_scored(instrument, order, i))
            return false;
    }
    return items >= 2;
}

static bool need_scored(const struct instrument *instrument, const struct order *order,
                        const struct need *need) {
    if (need->kind == NEED_SCALE)
        return scale_scored(instrument, order, need->index);
    if (need->kind == NEED_FACET)
        return facet_scored(instrument, order, need->index);
    for (int i = 0; i < instrument->facet_count; i++)
        if (instrument->facets[i].scale == need->index && facet_scored(instrument, order, i))
            return true;
    return false;
}

static const char *need_id(const struct instrument *instrument, const struct need *need) {
    return need->kind == NEED_FACET ? instrument->facets[need->index].id
                                    : instrument->scales[need->index].id;
}

static void check_scored(struct reading *reading, int number, const struct need *need) {
    const struct instrument *instrument = reading->instrument;
    const struct level *level = &instrument->levels[number];
    int line = level_line(reading, number, "needs");
    if (!need_scored(instrument, &instrument->with_team[FORM_FULL], need))
        problem_error(reading, line,
                      _("level %d cannot be reached: the full form has too few items for a score "
                        "of %s"),
                      number, need_id(instrument, need));
    else if (!level->team && !need_scored(instrument, &instrument->without_team[FORM_FULL], need))
        problem_warning(reading, line,
                        _("level %d cannot be reached without a team, for want of %s: add \"team = "
                          "yes\""),
                        number, need_id(instrument, need));
}

static void check_known_error(struct reading *reading, int number, const struct need *need) {
    const struct instrument *instrument = reading->instrument;
    int line = level_line(reading, number, "needs");
    if (need->kind == NEED_SCALE) {
        const char *id = instrument->scales[need->index].id;
        int section = document_section(&reading->document, "sem");
        if (document_entry(&reading->document, section, id) == NULL)
            problem_error(reading, line,
                          _("level %d needs %s, which has no standard error: add \"%s\" to [sem]"),
                          number, id, id);
    } else if (!need->veto && instrument->facet_sem <= 0) {
        problem_error(reading, line,
                      _("level %d needs facets, which have no standard error: add \"facet\" to "
                        "[sem]"),
                      number);
    }
}

static bool same_name(const struct need *a, const struct need *b) {
    return a->kind == b->kind && a->index == b->index && a->veto == b->veto;
}

static void check_twice(struct reading *reading, int number, int place) {
    const struct level *level = &reading->instrument->levels[number];
    for (int i = 0; i < place; i++)
        if (same_name(&level->needs[i], &level->needs[place]))
            problem_error(reading, level_line(reading, number, "needs"),
                          _("level %d needs %s twice: take one out"), number,
                          need_id(reading->instrument, &level->needs[place]));
}

/* A need of an included level that asks more makes the own one idle. */
static void check_included(struct reading *reading, int number) {
    const struct instrument *instrument = reading->instrument;
    const struct level *level = &instrument->levels[number];
    for (int lower = level->includes; lower > 0; lower = instrument->levels[lower].includes) {
        const struct level *included = &instrument->levels[lower];
        if (included->team && !level->team)
            problem_warning(reading, level_line(reading, number, "includes"),
                            _("level %d includes level %d, which needs a team: add \"team = yes\""),
                            number, lower);
        for (int i = 0; i < level->need_count; i++)
            for (int k = 0; k < included->need_count; k++)
                if (same_name(&level->needs[i], &included->needs[k]) &&
                    level->needs[i].cut < included->needs[k].cut)
                    problem_warning(reading, level_line(reading, number, "needs"),
                                    _("level %d asks less of %s than level %d, which it includes"),
                                    number, need_id(instrument, &level->needs[i]), lower);
    }
}

void check_levels(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    for (int number = 1; number <= instrument->level_count; number++) {
        const struct level *level = &instrument->levels[number];
        for (int i = 0; i < level->need_count; i++) {
            check_scored(reading, number, &level->needs[i]);
            check_known_error(reading, number, &level->needs[i]);
            check_twice(reading, number, i);
        }
        check_included(reading, number);
        if (level->team && instrument->role_question[ROLE_TEAM] == NOWHERE)
            problem_warning(reading, level_line(reading, number, "team"),
                            _("nobody can say that they have no team: add a question with the "
                              "role team"));
    }
}
