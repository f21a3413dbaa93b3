#include "names.h"

#include "nearest.h"
#include "schema.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

bool list_next(const char **rest, const char **word, size_t *length) {
    if (*rest == NULL)
        return false;
    const char *comma = strchr(*rest, ',');
    size_t size = comma != NULL ? (size_t)(comma - *rest) : strlen(*rest);
    const char *start = *rest;
    while (size > 0 && start[0] == ' ') {
        start++;
        size--;
    }
    while (size > 0 && start[size - 1] == ' ')
        size--;
    *word = start;
    *length = size;
    *rest = comma != NULL ? comma + 1 : NULL;
    return true;
}

void name_copy(char out[NAME_TEXT], const char *word, size_t length) {
    if (length >= NAME_TEXT)
        length = NAME_TEXT - 1;
    memcpy(out, word, length);
    out[length] = '\0';
}

bool list_name(struct reading *reading, const struct entry *entry, const char **rest,
               char name[NAME_TEXT]) {
    const char *word = NULL;
    size_t length = 0;
    while (list_next(rest, &word, &length)) {
        name_copy(name, word, length);
        if (length > 0)
            return true;
        problem_error(reading, entry->line, _("%s has a comma too many: take it out"), entry->key);
    }
    return false;
}

const char *kept_id(struct reading *reading, int section, const char *kind) {
    const char *id = section_id(reading->document.sections[section].name, kind);
    if (id == NULL || !id_sound(id))
        return NULL;
    const char *copy = memory_copy(reading->instrument->memory, id, strlen(id));
    reading->no_memory = reading->no_memory || copy == NULL;
    return copy;
}

int name_scale(struct reading *reading, int line, const char *name) {
    const struct instrument *instrument = reading->instrument;
    int index = instrument_scale(instrument, name);
    if (index != NOWHERE)
        return index;
    struct nearest nearest;
    nearest_begin(&nearest, name);
    for (int i = 0; i < instrument->scale_count; i++)
        nearest_offer(&nearest, instrument->scales[i].id);
    if (nearest.text[0] != '\0')
        problem_error(reading, line, _("there is no scale \"%s\": did you mean \"%s\"?"),
                      shown(name).text, nearest.text);
    else
        problem_error(reading, line, _("there is no scale \"%s\": add it or name another"),
                      shown(name).text);
    return NOWHERE;
}

int name_facet(struct reading *reading, int line, const char *name) {
    const struct instrument *instrument = reading->instrument;
    int index = instrument_facet(instrument, name);
    if (index != NOWHERE)
        return index;
    struct nearest nearest;
    nearest_begin(&nearest, name);
    for (int i = 0; i < instrument->facet_count; i++)
        nearest_offer(&nearest, instrument->facets[i].id);
    if (nearest.text[0] != '\0')
        problem_error(reading, line, _("there is no facet \"%s\": did you mean \"%s\"?"),
                      shown(name).text, nearest.text);
    else
        problem_error(reading, line, _("there is no facet \"%s\": add it or name another"),
                      shown(name).text);
    return NOWHERE;
}

int name_prompt(struct reading *reading, int line, const char *name) {
    const struct instrument *instrument = reading->instrument;
    int index = instrument_prompt(instrument, name);
    if (index != NOWHERE)
        return index;
    struct nearest nearest;
    nearest_begin(&nearest, name);
    for (int i = 0; i < instrument->prompt_count; i++)
        nearest_offer(&nearest, instrument->prompts[i].id);
    if (nearest.text[0] != '\0')
        problem_error(reading, line,
                      _("there is no item, scenario or question \"%s\": did you mean \"%s\"?"),
                      shown(name).text, nearest.text);
    else
        problem_error(reading, line,
                      _("there is no item, scenario or question \"%s\": add it or take it out"),
                      shown(name).text);
    return NOWHERE;
}

int item_of(const struct instrument *instrument, int prompt) {
    return prompt != NOWHERE && instrument->prompts[prompt].kind == PROMPT_ITEM
               ? instrument->prompts[prompt].index
               : NOWHERE;
}

bool name_each(struct reading *reading, int line, const char *name, int *scale) {
    size_t length = strlen(name);
    if (strncmp(name, "each(", 5) != 0 || name[length - 1] != ')')
        return false;
    char inner[NAME_TEXT];
    name_copy(inner, name + 5, length - 6);
    *scale = name_scale(reading, line, inner);
    return true;
}

int prompt_line(const struct reading *reading, int prompt, const char *key) {
    return document_line(&reading->document, reading->prompt_section[prompt], key);
}
