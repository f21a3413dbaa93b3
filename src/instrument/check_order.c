/* check_order.c - whether the lists of [order] ask the right things in a sound order. */
#include "names.h"

#include "leadquiz/translate.h"

#include <string.h>

/* One list as it stands in the file. */
struct list {
    const char *key;
    const struct order *order;
    enum form form;
    bool team;
    int line;
};

static bool list_has(const struct order *order, int prompt) {
    for (int i = 0; i < order->count; i++)
        if (order->prompts[i] == prompt)
            return true;
    return false;
}

static const char *id_of(const struct reading *reading, int prompt) {
    return reading->instrument->prompts[prompt].id;
}

static bool in_reserve(const struct instrument *instrument, int prompt) {
    int index = instrument->prompts[prompt].index;
    switch (instrument->prompts[prompt].kind) {
    case PROMPT_ITEM: return instrument->items[index].reserve;
    case PROMPT_SCENARIO: return instrument->scenarios[index].reserve;
    case PROMPT_QUESTION: return instrument->questions[index].reserve;
    }
    return false;
}

/* Whether each thing in the list may stand there. */
static void check_members(struct reading *reading, const struct list *list) {
    const struct instrument *instrument = reading->instrument;
    for (int i = 0; i < list->order->count; i++) {
        int prompt = list->order->prompts[i];
        const char *id = id_of(reading, prompt);
        int index = item_of(instrument, prompt);
        if (in_reserve(instrument, prompt)) {
            problem_error(reading, list->line,
                          _("%s is in reserve and stands in %s: take it out there"), id, list->key);
        } else if (list->form == FORM_SHORT &&
                   instrument->prompts[prompt].kind == PROMPT_SCENARIO) {
            problem_error(reading, list->line,
                          _("%s is a scenario and stands in %s: short lists hold items and "
                            "questions"),
                          id, list->key);
        } else if (index != NOWHERE && !list->team && instrument->items[index].needs_team) {
            problem_error(reading, list->line,
                          _("%s is for people with a team and stands in %s: take it out there"), id,
                          list->key);
        } else if (index != NOWHERE && list->form == FORM_SHORT && list->team &&
                   reading->item_form[index] == ITEM_FULL) {
            problem_error(reading, list->line,
                          _("%s stands in %s: give it \"form = full+short\" or take it out there"),
                          id, list->key);
        }
    }
}

/* Whether every item of the form stands in the list. short_no_team may take what it likes. */
static void check_items_there(struct reading *reading, const struct list *list) {
    const struct instrument *instrument = reading->instrument;
    if (list->form == FORM_SHORT && !list->team)
        return;
    for (int i = 0; i < instrument->item_count; i++) {
        const struct item *item = &instrument->items[i];
        if (item->reserve || reading->item_form[i] == NOWHERE ||
            (list->form == FORM_SHORT && reading->item_form[i] == ITEM_FULL) ||
            (!list->team && item->needs_team) || list_has(list->order, item->prompt))
            continue;
        problem_error(reading, list->line,
                      _("%s is missing in %s: add it, or give it another \"form\""),
                      id_of(reading, item->prompt), list->key);
    }
}

/* The items that end up side by side: with the whole list, and once more with the team items left
 * out, where that makes new neighbours. */
static void check_neighbours(struct reading *reading, const struct list *list, bool leave_out) {
    const struct instrument *instrument = reading->instrument;
    const struct item *before = NULL;
    bool new_pair = false;
    for (int i = 0; i < list->order->count; i++) {
        int index = item_of(instrument, list->order->prompts[i]);
        const struct item *item = index == NOWHERE ? NULL : &instrument->items[index];
        if (leave_out && item != NULL && item->needs_team) {
            new_pair = true;
            continue;
        }
        if (before != NULL && item != NULL && (new_pair || !leave_out)) {
            const char *first = id_of(reading, before->prompt);
            const char *second = id_of(reading, item->prompt);
            if (before->reversed && item->reversed)
                problem_error(reading, list->line,
                              leave_out ? _("%s and %s are both reversed and neighbours in %s "
                                            "without the team items: move one")
                                        : _("%s and %s are both reversed and neighbours in %s: "
                                            "move one"),
                              first, second, list->key);
            else if (before->facet != NOWHERE && before->facet == item->facet)
                problem_warning(reading, list->line,
                                leave_out ? _("%s and %s are of one facet and neighbours in %s "
                                              "without the team items")
                                          : _("%s and %s are of one facet and neighbours in %s"),
                                first, second, list->key);
        }
        before = item;
        new_pair = false;
    }
}

static void check_beginning(struct reading *reading, const struct list *list) {
    const struct instrument *instrument = reading->instrument;
    int seen = 0;
    for (int i = 0; i < list->order->count && seen < 2; i++) {
        int index = item_of(instrument, list->order->prompts[i]);
        if (index == NOWHERE)
            continue;
        seen++;
        if (instrument->items[index].reversed)
            problem_warning(reading, list->line,
                            _("%s is reversed and one of the first two items of %s"),
                            id_of(reading, list->order->prompts[i]), list->key);
    }
}

/* Who has no team must have said so before the first item that needs one, and in both lists, so
 * that changing that answer changes the route and nothing else. */
static void check_team_question(struct reading *reading, const struct list *list) {
    const struct instrument *instrument = reading->instrument;
    int team = instrument->role_question[ROLE_TEAM];
    if (team == NOWHERE)
        return;
    bool told = false;
    for (int i = 0; i < list->order->count; i++) {
        int index = item_of(instrument, list->order->prompts[i]);
        told = told || list->order->prompts[i] == team;
        if (index != NOWHERE && instrument->items[index].needs_team && !told) {
            problem_error(reading, list->line,
                          _("%s comes before the team question %s in %s: ask that first"),
                          id_of(reading, list->order->prompts[i]), id_of(reading, team), list->key);
            return;
        }
    }
    if (!told)
        problem_error(reading, list->line, _("the team question %s is missing in %s: add it"),
                      id_of(reading, team), list->key);
}

static void check_reason_after(struct reading *reading, const struct list *list) {
    int reason = reading->instrument->role_question[ROLE_REASON];
    int desire = reading->instrument->role_question[ROLE_DESIRE];
    if (reason == NOWHERE || desire == NOWHERE || !list_has(list->order, reason))
        return;
    for (int i = 0; list->order->prompts[i] != reason; i++)
        if (list->order->prompts[i] == desire)
            return;
    problem_error(reading, list->line, _("%s comes before %s in %s: ask %s first"),
                  id_of(reading, reason), id_of(reading, desire), list->key,
                  id_of(reading, desire));
}

/* What is neither in reserve nor in the full list is never seen: a slip, most likely. */
static void check_forgotten(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    for (int i = 0; i < instrument->prompt_count; i++) {
        if (instrument->prompts[i].kind == PROMPT_ITEM || in_reserve(instrument, i) ||
            list_has(&instrument->with_team[FORM_FULL], i))
            continue;
        problem_warning(reading, prompt_line(reading, i, ""),
                        _("%s is not in the full order and not in reserve: add it to one"),
                        id_of(reading, i));
    }
}

static void check_list(struct reading *reading, const struct list *list, bool derived) {
    check_members(reading, list);
    check_items_there(reading, list);
    check_neighbours(reading, list, false);
    if (derived)
        check_neighbours(reading, list, true);
    check_beginning(reading, list);
    check_team_question(reading, list);
    check_reason_after(reading, list);
}

void check_order(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    const struct document *document = &reading->document;
    int section = document_section(document, "order");
    const struct list lists[] = {
        {"full", &instrument->with_team[FORM_FULL], FORM_FULL, true, 0},
        {"full_no_team", &instrument->without_team[FORM_FULL], FORM_FULL, false, 0},
        {"short", &instrument->with_team[FORM_SHORT], FORM_SHORT, true, 0},
        {"short_no_team", &instrument->without_team[FORM_SHORT], FORM_SHORT, false, 0},
    };
    for (int i = 0; i < 4; i++) {
        struct list list = lists[i];
        const struct entry *entry = document_entry(document, section, list.key);
        if (entry == NULL || entry->value == NULL)
            continue;
        list.line = entry->line;
        check_list(reading, &list,
                   list.team && document_entry(document, section, lists[i + 1].key) == NULL);
    }
    if (instrument->with_team[FORM_FULL].count > 0)
        check_forgotten(reading);
    for (int i = 0; i < instrument->item_count; i++)
        if (reading->item_form[i] == ITEM_FULL_SHORT && section != NOWHERE &&
            document_entry(document, section, "short") == NULL) {
            problem_error(reading, prompt_line(reading, instrument->items[i].prompt, "form"),
                          _("form cannot be full+short: [order] has no \"short\" list"));
            break;
        }
}
