/* recognise.c - whether each section and key is one that the form knows. */
#include "nearest.h"
#include "schema.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { ID_LENGTH_MOST = 32, PATTERN_TEXT = 64 };

bool id_sound(const char *id) {
    size_t length = strlen(id);
    return length >= 1 && length <= ID_LENGTH_MOST &&
           length == strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_") && id[0] >= 'a' &&
           id[0] <= 'z';
}

/* The part of `name` that stands for the last character of "stem.*" or "stem.#", or NULL. */
static const char *pattern_rest(const char *name, const char *pattern) {
    size_t stem = strlen(pattern) - 1;
    return strncmp(name, pattern, stem) == 0 && name[stem] != '\0' ? name + stem : NULL;
}

static bool is_pattern(const char *pattern) {
    char last = pattern[strlen(pattern) - 1];
    return last == '*' || last == '#';
}

static bool numbered(const char *rest, double most) {
    int number = 0;
    return rest[0] != '0' && text_to_int(rest, strlen(rest), &number) && number >= 1 &&
           number <= most;
}

const struct section_rule *section_rule(const char *name) {
    for (int i = 0; i < section_rule_count; i++) {
        const struct section_rule *rule = &section_rules[i];
        if (is_pattern(rule->name) ? pattern_rest(name, rule->name) != NULL
                                   : strcmp(name, rule->name) == 0)
            return rule;
    }
    return NULL;
}

const char *section_id(const char *name, const char *kind) {
    size_t length = strlen(kind);
    return strncmp(name, kind, length) == 0 && name[length] == '.' ? name + length + 1 : NULL;
}

/* "item.*" with what was written behind the point: the candidate for "itm.ch3". */
static void offer(struct nearest *nearest, const char *pattern) {
    char candidate[PATTERN_TEXT];
    const char *point = strchr(nearest->written, '.');
    if (!is_pattern(pattern)) {
        nearest_offer(nearest, pattern);
    } else if (strlen(pattern) > 1) {
        snprintf(candidate, sizeof candidate, "%.*s%s", (int)strlen(pattern) - 1, pattern,
                 point == NULL ? "1" : point + 1);
        nearest_offer(nearest, candidate);
    }
}

static void unknown_section(struct reading *reading, const struct section *section) {
    struct nearest nearest;
    nearest_begin(&nearest, section->name);
    for (int i = 0; i < section_rule_count; i++)
        offer(&nearest, section_rules[i].name);
    if (nearest.text[0] != '\0')
        problem_error(reading, section->line, _("unknown section [%s]: did you mean [%s]?"),
                      shown(section->name).text, nearest.text);
    else
        problem_error(reading, section->line,
                      _("unknown section [%s]: take it out or put # before its lines"),
                      shown(section->name).text);
}

static void unknown_key(struct reading *reading, const struct section *section,
                        const struct section_rule *rule, const struct entry *entry) {
    struct nearest nearest;
    nearest_begin(&nearest, entry->key);
    for (int i = 0; i < rule->key_count; i++)
        offer(&nearest, rule->keys[i].key);
    if (nearest.text[0] != '\0' && strcmp(nearest.text, entry->key) != 0)
        problem_error(reading, entry->line, _("unknown key \"%s\" in [%s]: did you mean \"%s\"?"),
                      shown(entry->key).text, shown(section->name).text, nearest.text);
    else
        problem_error(reading, entry->line, _("unknown key \"%s\" in [%s]: take the line out"),
                      shown(entry->key).text, shown(section->name).text);
}

static void recognise_key(struct reading *reading, const struct section *section,
                          const struct section_rule *rule, const struct entry *entry) {
    for (int i = 0; i < rule->key_count; i++) {
        const struct key_rule *key = &rule->keys[i];
        if (!is_pattern(key->key)) {
            if (strcmp(entry->key, key->key) == 0)
                return;
            continue;
        }
        const char *rest = pattern_rest(entry->key, key->key);
        if (rest == NULL)
            continue;
        if (key->key[strlen(key->key) - 1] == '*') {
            if (id_sound(rest))
                return;
        } else if (numbered(rest, key->most)) {
            return;
        } else {
            problem_error(reading, entry->line,
                          _("\"%s\" in [%s] must end in a number from 1 to %d"),
                          shown(entry->key).text, shown(section->name).text, (int)key->most);
            return;
        }
    }
    unknown_key(reading, section, rule, entry);
}

static void recognise_section(struct reading *reading, const struct section *section) {
    const struct section_rule *rule = section_rule(section->name);
    if (rule == NULL) {
        unknown_section(reading, section);
        return;
    }
    if (is_pattern(rule->name)) {
        const char *rest = pattern_rest(section->name, rule->name);
        bool counted = rule->name[strlen(rule->name) - 1] == '#';
        if (counted && !numbered(rest, LEVELS_MOST))
            problem_error(reading, section->line, _("[%s] must end in a number from 1 to %d"),
                          shown(section->name).text, LEVELS_MOST);
        else if (!counted && !id_sound(rest))
            problem_error(reading, section->line,
                          _("\"%s\" is no id: an id has at most %d lower-case letters, digits and "
                            "\"_\", a letter first"),
                          shown(rest).text, ID_LENGTH_MOST);
    }
    for (int i = section->first; i != NOWHERE; i = reading->document.entries[i].next)
        recognise_key(reading, section, rule, &reading->document.entries[i]);
}

static bool section_there(const struct document *document, const char *pattern) {
    for (int i = 0; i < document->section_count; i++)
        if (is_pattern(pattern) ? pattern_rest(document->sections[i].name, pattern) != NULL
                                : strcmp(document->sections[i].name, pattern) == 0)
            return true;
    return false;
}

void recognise(struct reading *reading) {
    const struct document *document = &reading->document;
    for (int i = 0; i < document->section_count; i++)
        recognise_section(reading, &document->sections[i]);
    for (int i = 0; i < section_rule_count; i++) {
        const struct section_rule *rule = &section_rules[i];
        if (!rule->required || section_there(document, rule->name))
            continue;
        if (is_pattern(rule->name))
            problem_error(reading, 0, _("there is no [%.*sID] section: add at least one"),
                          (int)strlen(rule->name) - 1, rule->name);
        else
            problem_error(reading, 0, _("the section [%s] is missing: add it"), rule->name);
    }
}
