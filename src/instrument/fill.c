#include "schema.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { CHOICES_TEXT = 128 };

static bool fill_whole(struct reading *reading, const struct entry *entry, double least,
                       double most, int *value) {
    int number = 0;
    if (text_to_int(entry->value, strlen(entry->value), &number) && number >= least &&
        number <= most) {
        *value = number;
        return true;
    }
    problem_error(reading, entry->line, _("%s cannot be %s: give a whole number from %d to %d"),
                  entry->key, shown(entry->value).text, (int)least, (int)most);
    return false;
}

/* Rules may have grown stricter since a file was kept: its results stay readable, by today's. */
static void fill_minimum(struct reading *reading, const struct entry *entry,
                         const struct key_rule *rule, int *value) {
    int number = 0;
    bool less = text_to_int(entry->value, strlen(entry->value), &number) && number >= 1 &&
                number < rule->least;
    if (reading->kept && less)
        *value = (int)rule->least;
    else
        fill_whole(reading, entry, rule->least, rule->most, value);
}

bool fill_number(struct reading *reading, const struct entry *entry, double least, double most,
                 double *value) {
    double number = 0;
    if (text_to_double(entry->value, strlen(entry->value), &number) && number >= least &&
        number <= most) {
        *value = number;
        return true;
    }
    problem_error(reading, entry->line, _("%s cannot be %s: give a number from %g to %g"),
                  entry->key, shown(entry->value).text, least, most);
    return false;
}

static void fill_yes_no(struct reading *reading, const struct entry *entry, bool *value) {
    if (strcmp(entry->value, "yes") == 0)
        *value = true;
    else if (strcmp(entry->value, "no") == 0)
        *value = false;
    else
        problem_error(reading, entry->line, _("%s cannot be %s: give yes or no"), entry->key,
                      shown(entry->value).text);
}

static void fill_choice(struct reading *reading, const struct entry *entry,
                        const struct key_rule *rule, int *value) {
    char choices[CHOICES_TEXT] = "";
    for (int i = 0; rule->choices[i] != NULL; i++) {
        if (strcmp(entry->value, rule->choices[i]) == 0) {
            *value = i;
            return;
        }
        size_t used = strlen(choices);
        snprintf(choices + used, sizeof choices - used, "%s%s", i > 0 ? ", " : "",
                 rule->choices[i]);
    }
    problem_error(reading, entry->line, _("%s cannot be %s: give one of %s"), entry->key,
                  shown(entry->value).text, choices);
}

/* Every {word} must be one that the engine puts something in place of. */
static void check_words(struct reading *reading, const struct entry *entry, const char *allowed) {
    for (const char *open = strchr(entry->value, '{'); open != NULL; open = strchr(open + 1, '{')) {
        size_t length = strspn(open + 1, "abcdefghijklmnopqrstuvwxyz0123456789_") + 2;
        char word[CHOICES_TEXT];
        snprintf(word, sizeof word, "%.*s", (int)length, open);
        if (length > 2 && open[length - 1] == '}' && strstr(allowed, word) != NULL)
            continue;
        if (allowed[0] == '\0')
            problem_error(reading, entry->line,
                          _("%s cannot hold {: nothing is put into this text"), entry->key);
        else
            problem_error(reading, entry->line,
                          _("%s holds a { that means nothing: it may hold %s"), entry->key,
                          allowed);
        return;
    }
}

static void fill_text(struct reading *reading, const struct entry *entry,
                      const struct key_rule *rule, const char **value) {
    *value = entry->value;
    int width = text_width(entry->value);
    if (rule->most > 0 && width > rule->most)
        problem_error(reading, entry->line, _("%s takes %d columns: shorten it to at most %d"),
                      entry->key, width, (int)rule->most);
    if (rule->words != NULL)
        check_words(reading, entry, rule->words);
    if (rule->kind == VALUE_ID && !id_sound(entry->value))
        problem_error(reading, entry->line,
                      _("\"%s\" is no id: an id has at most 32 lower-case letters, digits and "
                        "\"_\", a letter first"),
                      shown(entry->value).text);
}

static void fill_value(struct reading *reading, const struct entry *entry,
                       const struct key_rule *rule, void *member) {
    switch (rule->kind) {
    case VALUE_TEXT:
    case VALUE_ID: fill_text(reading, entry, rule, member); break;
    case VALUE_YES_NO: fill_yes_no(reading, entry, member); break;
    case VALUE_WHOLE: fill_whole(reading, entry, rule->least, rule->most, member); break;
    case VALUE_MINIMUM: fill_minimum(reading, entry, rule, member); break;
    case VALUE_NUMBER: fill_number(reading, entry, rule->least, rule->most, member); break;
    case VALUE_CHOICE: fill_choice(reading, entry, rule, member); break;
    case VALUE_LIST: break;
    }
}

/* A required key that ends in a pattern is there when its first one is, or any id. */
static bool key_there(const struct document *document, int section, const char *key) {
    size_t stem = strlen(key) - 1;
    if (key[stem] != '#' && key[stem] != '*')
        return document_entry(document, section, key) != NULL;
    for (int i = document->sections[section].first; i != NOWHERE; i = document->entries[i].next)
        if (strncmp(document->entries[i].key, key, stem) == 0)
            return true;
    return false;
}

static void missing_key(struct reading *reading, int section, const char *key) {
    size_t stem = strlen(key) - 1;
    const char *rest = key[stem] == '#' ? "1" : "ID";
    bool pattern = key[stem] == '#' || key[stem] == '*';
    problem_error(reading, reading->document.sections[section].line,
                  _("[%s] has no \"%.*s%s\": add it"),
                  shown(reading->document.sections[section].name).text,
                  (int)(pattern ? stem : stem + 1), key, pattern ? rest : "");
}

void fill(struct reading *reading, int section, const struct section_rule *rule, void *target) {
    const struct document *document = &reading->document;
    for (int i = 0; i < rule->key_count; i++) {
        const struct key_rule *key = &rule->keys[i];
        void *member = (char *)target + key->offset;
        if (key->kind == VALUE_TEXT || key->kind == VALUE_ID)
            *(const char **)member = "";
        if (section == NOWHERE)
            continue;
        const struct entry *entry = document_entry(document, section, key->key);
        if (entry != NULL && entry->value != NULL)
            fill_value(reading, entry, key, member);
        else if (key->required && !key_there(document, section, key->key))
            missing_key(reading, section, key->key);
    }
}
