/* read_prompts.c - items, scenarios and questions: everything that is asked. */
#include "names.h"
#include "numbered.h"
#include "schema.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_COLUMNS = 60 };

static const struct entry *entry_with_value(const struct reading *reading, int section,
                                            const char *key) {
    const struct entry *entry = document_entry(&reading->document, section, key);
    return entry != NULL && entry->value != NULL ? entry : NULL;
}

static void read_item(struct reading *reading, int section, struct prompt *prompt) {
    struct instrument *instrument = reading->instrument;
    struct item_draft draft = {.form = NOWHERE};
    fill(reading, section, section_rule("item.x"), &draft);
    prompt->index = instrument->item_count++;
    prompt->text = draft.text;
    prompt->options = instrument->responses;
    prompt->option_count = instrument->response_count;
    prompt->no_chance = instrument->no_chance[0] != '\0';
    reading->item_form[prompt->index] = draft.form;

    struct item *item = &instrument->items[prompt->index];
    *item = (struct item){.prompt = (int)(prompt - instrument->prompts),
                          .facet = NOWHERE,
                          .reversed = draft.reversed,
                          .needs_team = draft.team,
                          .reserve = draft.form == ITEM_RESERVE,
                          .visibility = (enum visibility)draft.visibility,
                          .observer = draft.observer,
                          .source = draft.source,
                          .opposite = NOWHERE};
    const struct entry *facet = entry_with_value(reading, section, "facet");
    if (facet != NULL)
        item->facet = name_facet(reading, facet->line, facet->value);
}

/* Any option.SCALE, in the order of the file. */
static void read_leans(struct reading *reading, int section, struct prompt *prompt,
                       struct scenario *scenario, struct option *options) {
    const struct document *document = &reading->document;
    for (int i = document->sections[section].first; i != NOWHERE; i = document->entries[i].next) {
        const struct entry *entry = &document->entries[i];
        const char *name = section_id(entry->key, "option");
        if (name == NULL || !id_sound(name))
            continue;
        int scale = name_scale(reading, entry->line, name);
        if (scale == NOWHERE)
            continue;
        if (prompt->option_count == RESPONSES_MOST) {
            problem_error(reading, entry->line, _("this is one option too many: %d are the most"),
                          RESPONSES_MOST);
            return;
        }
        const char *label = entry->value != NULL ? entry->value : "";
        if (text_width(label) > LABEL_COLUMNS)
            problem_error(reading, entry->line, _("%s takes %d columns: shorten it to at most %d"),
                          entry->key, text_width(label), LABEL_COLUMNS);
        scenario->leans[prompt->option_count] = scale;
        options[prompt->option_count++] =
            (struct option){reading->instrument->scales[scale].id, label, ""};
    }
    if (prompt->option_count == 1)
        problem_error(reading, document->sections[section].line,
                      _("[%s] has only one option: give at least 2"),
                      document->sections[section].name);
}

static void read_scenario(struct reading *reading, int section, struct prompt *prompt) {
    struct instrument *instrument = reading->instrument;
    struct scenario_draft draft = {0};
    fill(reading, section, section_rule("scenario.x"), &draft);
    struct option *options = memory_take(instrument->memory, RESPONSES_MOST * sizeof *options);
    if (options == NULL) {
        reading->no_memory = true;
        return;
    }
    prompt->index = instrument->scenario_count++;
    prompt->text = draft.text;
    prompt->options = options;
    struct scenario *scenario = &instrument->scenarios[prompt->index];
    scenario->prompt = (int)(prompt - instrument->prompts);
    scenario->reserve = draft.reserve;
    scenario->source = draft.source;
    read_leans(reading, section, prompt, scenario, options);
}

static void read_question_options(struct reading *reading, int section, struct prompt *prompt) {
    const struct instrument *instrument = reading->instrument;
    const struct document *document = &reading->document;
    const struct entry *same = document_entry(document, section, "options");
    const struct entry *own = document_entry(document, section, "option.1");
    if (same == NULL) {
        prompt->options = numbered_options(reading, section, LABEL_COLUMNS, &prompt->option_count);
        if (prompt->option_count == 0)
            problem_error(reading, document->sections[section].line,
                          _("[%s] has no \"option.1\": add options, or \"options = responses\""),
                          document->sections[section].name);
        return;
    }
    if (same->value != NULL && strcmp(same->value, "responses") != 0)
        problem_error(reading, same->line, _("options cannot be %s: give responses"),
                      shown(same->value).text);
    if (own != NULL)
        problem_error(reading, own->line,
                      _("[%s] has options of its own and \"options = responses\": take one out"),
                      document->sections[section].name);
    prompt->options = instrument->responses;
    prompt->option_count = instrument->response_count;
}

static void read_question(struct reading *reading, int section, struct prompt *prompt) {
    struct instrument *instrument = reading->instrument;
    struct question_draft draft = {0};
    fill(reading, section, section_rule("question.x"), &draft);
    prompt->index = instrument->question_count++;
    prompt->text = draft.text;
    read_question_options(reading, section, prompt);

    struct question *question = &instrument->questions[prompt->index];
    question->prompt = (int)(prompt - instrument->prompts);
    question->role = (enum question_role)draft.role;
    question->expected = draft.expected;
    question->reserve = draft.reserve;
    question->source = draft.source;
    if (draft.expected > prompt->option_count && prompt->option_count > 0)
        problem_error(reading, prompt_line(reading, question->prompt, "expected"),
                      _("expected cannot be %d: there are %d options"), draft.expected,
                      prompt->option_count);
}

typedef void (*prompt_reader)(struct reading *, int section, struct prompt *);

static void read_prompt(struct reading *reading, int section, enum prompt_kind kind, const char *id,
                        prompt_reader read) {
    struct instrument *instrument = reading->instrument;
    int line = reading->document.sections[section].line;
    int twin = instrument_prompt(instrument, id);
    if (twin != NOWHERE) {
        problem_error(reading, line, _("the id \"%s\" is taken by line %d: choose another"), id,
                      prompt_line(reading, twin, ""));
        return;
    }
    if (instrument->prompt_count == PROMPTS_MOST) {
        problem_error(reading, line,
                      _("[%s] is one too many: %d items, scenarios and questions "
                        "are the most"),
                      reading->document.sections[section].name, PROMPTS_MOST);
        return;
    }
    int index = instrument->prompt_count++;
    struct prompt *prompt = &instrument->prompts[index];
    prompt->kind = kind;
    prompt->id = id;
    reading->prompt_section[index] = section;
    read(reading, section, prompt);
}

static void read_kind(struct reading *reading, enum prompt_kind kind, const char *name,
                      prompt_reader read) {
    for (int i = 0; i < reading->document.section_count && !reading->no_memory; i++) {
        const char *id = kept_id(reading, i, name);
        if (id != NULL)
            read_prompt(reading, i, kind, id, read);
    }
}

/* Once all items are known. Naming it on one side is enough. */
static void read_opposites(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    for (int i = 0; i < instrument->item_count; i++) {
        struct item *item = &instrument->items[i];
        const struct entry *entry =
            entry_with_value(reading, reading->prompt_section[item->prompt], "opposite");
        if (entry == NULL)
            continue;
        int prompt = name_prompt(reading, entry->line, entry->value);
        int other = item_of(instrument, prompt);
        if (prompt != NOWHERE && other == NOWHERE)
            problem_error(reading, entry->line, _("\"%s\" is no item: name an item as opposite"),
                          entry->value);
        if (other == NOWHERE)
            continue;
        struct item *pair = &instrument->items[other];
        if ((item->opposite != NOWHERE && item->opposite != other) ||
            (pair->opposite != NOWHERE && pair->opposite != i)) {
            int known = item->opposite != NOWHERE && item->opposite != other ? i : other;
            problem_error(reading, entry->line,
                          _("%s has an opposite already: an item can have only one"),
                          instrument->prompts[instrument->items[known].prompt].id);
            continue;
        }
        item->opposite = other;
        pair->opposite = i;
    }
}

void read_prompts(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    struct instrument_memory *memory = instrument->memory;
    instrument->prompts = memory_take(memory, PROMPTS_MOST * sizeof *instrument->prompts);
    instrument->items = memory_take(memory, PROMPTS_MOST * sizeof *instrument->items);
    instrument->scenarios = memory_take(memory, PROMPTS_MOST * sizeof *instrument->scenarios);
    instrument->questions = memory_take(memory, PROMPTS_MOST * sizeof *instrument->questions);
    if (instrument->prompts == NULL || instrument->items == NULL || instrument->scenarios == NULL ||
        instrument->questions == NULL) {
        reading->no_memory = true;
        return;
    }
    read_kind(reading, PROMPT_ITEM, "item", read_item);
    read_kind(reading, PROMPT_SCENARIO, "scenario", read_scenario);
    read_kind(reading, PROMPT_QUESTION, "question", read_question);
    if (!reading->no_memory)
        read_opposites(reading);
}
