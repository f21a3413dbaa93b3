/* read_order.c - the orders of asking, for people with and without a team. */
#include "names.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

static bool order_has(const struct order *order, int prompt) {
    for (int i = 0; i < order->count; i++)
        if (order->prompts[i] == prompt)
            return true;
    return false;
}

static void read_list(struct reading *reading, const char *key, struct order *order) {
    const struct document *document = &reading->document;
    const struct entry *entry = document_entry(document, document_section(document, "order"), key);
    if (entry == NULL || entry->value == NULL)
        return;
    const char *rest = entry->value;
    char name[NAME_TEXT];
    while (list_name(reading, entry, &rest, name)) {
        int prompt = name_prompt(reading, entry->line, name);
        if (prompt == NOWHERE)
            continue;
        if (order_has(order, prompt))
            problem_error(reading, entry->line, _("%s stands twice in %s: take one out"), name,
                          key);
        else
            order->prompts[order->count++] = prompt;
    }
}

/* Without a list of its own: the same, the team items left out. */
static void leave_out_team(const struct instrument *instrument, const struct order *from,
                           struct order *to) {
    for (int i = 0; i < from->count; i++) {
        int item = item_of(instrument, from->prompts[i]);
        if (item == NOWHERE || !instrument->items[item].needs_team)
            to->prompts[to->count++] = from->prompts[i];
    }
}

void read_order(struct reading *reading) {
    static const char *const with_team[] = {"full", "short"};
    static const char *const without_team[] = {"full_no_team", "short_no_team"};
    struct instrument *instrument = reading->instrument;
    const struct document *document = &reading->document;
    int section = document_section(document, "order");
    for (int form = 0; form < FORM_COUNT; form++) {
        read_list(reading, with_team[form], &instrument->with_team[form]);
        const struct entry *own = document_entry(document, section, without_team[form]);
        if (own == NULL)
            leave_out_team(instrument, &instrument->with_team[form],
                           &instrument->without_team[form]);
        else
            read_list(reading, without_team[form], &instrument->without_team[form]);
        if (own != NULL && document_entry(document, section, with_team[form]) == NULL)
            problem_error(reading, own->line, _("%s comes without %s: add it"), without_team[form],
                          with_team[form]);
    }
    for (int role = 0; role <= ROLE_EFFORT; role++)
        instrument->role_question[role] = NOWHERE;
    for (int i = 0; i < instrument->question_count; i++)
        if (!instrument->questions[i].reserve)
            instrument->role_question[instrument->questions[i].role] =
                instrument->questions[i].prompt;
}
