/* check_prompts.c - what is asked: ids, near-opposites, the roles of questions. */
#include "names.h"
#include "schema.h"

#include "leadquiz/translate.h"

#include <string.h>

static void check_answer_id(struct reading *reading, int prompt) {
    const char *id = reading->instrument->prompts[prompt].id;
    size_t length = strlen(id);
    if (strcmp(id, "id") == 0 || (length > 3 && strcmp(id + length - 3, "_ms") == 0))
        problem_error(reading, prompt_line(reading, prompt, ""),
                      _("the id \"%s\" has a meaning of its own in tables of answers: choose "
                        "another"),
                      id);
}

/* Each pair once, at the item that names the other. */
static void check_opposite(struct reading *reading, int index) {
    const struct instrument *instrument = reading->instrument;
    const struct item *item = &instrument->items[index];
    const struct entry *entry =
        document_entry(&reading->document, reading->prompt_section[item->prompt], "opposite");
    if (entry == NULL || item->opposite == NOWHERE)
        return;
    const struct item *other = &instrument->items[item->opposite];
    const char *id = instrument->prompts[item->prompt].id;
    const char *other_id = instrument->prompts[other->prompt].id;
    if (item->opposite == index)
        problem_error(reading, entry->line, _("%s is its own opposite: name another item"), id);
    else if (item->facet != other->facet)
        problem_error(reading, entry->line,
                      _("%s and its opposite %s are of different facets: name an item of the same"),
                      id, other_id);
    else if (item->reversed == other->reversed)
        problem_error(reading, entry->line,
                      _("%s and its opposite %s are keyed the same way: exactly one of them must "
                        "have \"reversed = yes\""),
                      id, other_id);
}

static void check_expected(struct reading *reading, const struct question *question) {
    int line = prompt_line(reading, question->prompt, "expected");
    const char *id = reading->instrument->prompts[question->prompt].id;
    bool needed = question->role == ROLE_INSTRUCTED || question->role == ROLE_EFFORT;
    const struct entry *given =
        document_entry(&reading->document, reading->prompt_section[question->prompt], "expected");
    if (needed && given == NULL)
        problem_error(reading, line,
                      _("[question.%s] has no \"expected\": give the number of the right option"),
                      id);
    if (!needed && given != NULL)
        problem_warning(reading, line,
                        _("expected does nothing here: only the roles instructed and effort "
                          "use it"));
}

static void check_role(struct reading *reading, int index) {
    const struct instrument *instrument = reading->instrument;
    const struct question *question = &instrument->questions[index];
    check_expected(reading, question);
    if (question->role == ROLE_OTHER || question->reserve)
        return;
    for (int i = 0; i < index; i++)
        if (instrument->questions[i].role == question->role && !instrument->questions[i].reserve) {
            problem_error(reading, prompt_line(reading, question->prompt, "role"),
                          _("the role %s is taken by %s: a role can have only one question"),
                          role_names[question->role],
                          instrument->prompts[instrument->questions[i].prompt].id);
            return;
        }
}

static void check_reason(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    int reason = instrument->role_question[ROLE_REASON];
    if (reason == NOWHERE)
        return;
    int line = prompt_line(reading, reason, "role");
    if (instrument->role_question[ROLE_DESIRE] == NOWHERE)
        problem_error(reading, line,
                      _("the role reason needs a question with the role desire: add one"));
    else if (instrument->advice.brake_desire < 0)
        problem_warning(reading, line,
                        _("this question is never asked: set brake_desire in [advice]"));
}

void check_prompts(struct reading *reading) {
    const struct instrument *instrument = reading->instrument;
    for (int i = 0; i < instrument->prompt_count; i++)
        check_answer_id(reading, i);
    for (int i = 0; i < instrument->item_count; i++)
        check_opposite(reading, i);
    for (int i = 0; i < instrument->question_count; i++)
        check_role(reading, i);
    check_reason(reading);
}
