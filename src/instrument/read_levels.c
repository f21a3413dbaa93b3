/* read_levels.c - the levels, what they need, and the standard errors of the scales. */
#include "names.h"
#include "schema.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

/* Cut the last word off `text` when it is `word`. */
static bool cut_word(char *text, const char *word) {
    size_t length = strlen(text), size = strlen(word);
    if (length <= size || text[length - size - 1] != ' ' || strcmp(text + length - size, word) != 0)
        return false;
    length -= size;
    while (length > 0 && text[length - 1] == ' ')
        length--;
    text[length] = '\0';
    return true;
}

static bool need_name(struct reading *reading, int line, const char *name, struct need *need) {
    const struct instrument *instrument = reading->instrument;
    need->kind = NEED_EACH;
    if (name_each(reading, line, name, &need->index))
        return need->index != NOWHERE;
    need->kind = NEED_SCALE;
    need->index = instrument_scale(instrument, name);
    if (need->index != NOWHERE)
        return true;
    need->kind = NEED_FACET;
    need->index = instrument_facet(instrument, name);
    if (need->index != NOWHERE)
        return true;
    problem_error(reading, line, _("a level cannot need \"%s\": it is no scale and no facet"),
                  shown(name).text);
    return false;
}

/* "NAME >= NUMBER" or "each(SCALE) >= NUMBER", maybe with " veto". */
static bool read_need(struct reading *reading, int line, char *text, struct need *need) {
    struct shown whole = shown(text);
    need->veto = cut_word(text, "veto");
    char *sign = strstr(text, ">=");
    if (sign == NULL) {
        problem_error(reading, line, _("\"%s\" is no need: write NAME >= NUMBER"), whole.text);
        return false;
    }
    const char *rest = text, *name = NULL, *number = sign + 2;
    size_t length = 0;
    *sign = '\0';
    list_next(&rest, &name, &length);
    char clean[NAME_TEXT];
    name_copy(clean, name, length);
    while (*number == ' ')
        number++;
    if (!text_to_double(number, strlen(number), &need->cut)) {
        problem_error(reading, line, _("\"%s\" is no need: write NAME >= NUMBER"), whole.text);
        return false;
    }
    if (need->cut < 0 || need->cut > 100) {
        problem_error(reading, line, _("\"%s\" cannot be reached: scores go from 0 to 100"),
                      whole.text);
        return false;
    }
    return need_name(reading, line, clean, need);
}

static void read_needs(struct reading *reading, const struct entry *entry, struct level *level) {
    const char *rest = entry->value;
    char text[NAME_TEXT];
    while (list_name(reading, entry, &rest, text)) {
        struct need need = {0};
        if (!read_need(reading, entry->line, text, &need))
            continue;
        if (level->need_count == NEEDS_MOST) {
            problem_error(reading, entry->line, _("there are too many needs: %d are the most"),
                          NEEDS_MOST);
            return;
        }
        level->needs[level->need_count++] = need;
    }
}

static void read_level(struct reading *reading, int number, int section) {
    struct level *level = &reading->instrument->levels[number];
    reading->level_section[number] = section;
    fill(reading, section, section_rule("level.1"), level);
    const struct entry *needs = document_entry(&reading->document, section, "needs");
    if (needs != NULL && needs->value != NULL)
        read_needs(reading, needs, level);
    int line = document_line(&reading->document, section, "needs");
    if (number == 1 && needs != NULL)
        problem_error(reading, line, _("level 1 is everyone's: it cannot have needs"));
    if (number > 1 && needs == NULL)
        problem_error(reading, line, _("level %d needs nothing: add \"needs\""), number);
    if (level->includes >= number) {
        problem_error(reading, document_line(&reading->document, section, "includes"),
                      _("includes cannot be %d: level %d can include a lower level only"),
                      level->includes, number);
        level->includes = 0;
    }
}

static int level_section(const struct document *document, int number) {
    char name[16];
    snprintf(name, sizeof name, "level.%d", number);
    return document_section(document, name);
}

static void read_sem(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    const struct document *document = &reading->document;
    int section = document_section(document, "sem");
    fill(reading, section, section_rule("sem"), instrument);
    if (section == NOWHERE)
        return;
    for (int i = document->sections[section].first; i != NOWHERE; i = document->entries[i].next) {
        const struct entry *entry = &document->entries[i];
        const char *id = section_id(entry->key, "short");
        bool in_short = id != NULL;
        id = in_short ? id : entry->key;
        if (strcmp(id, "facet") == 0 || !id_sound(id))
            continue;
        int index = name_scale(reading, entry->line, id);
        if (index == NOWHERE || entry->value == NULL)
            continue;
        struct scale *scale = &instrument->scales[index];
        fill_number(reading, entry, 0.01, 50, in_short ? &scale->sem_short : &scale->sem);
    }
}

void read_levels(struct reading *reading) {
    struct instrument *instrument = reading->instrument;
    const struct document *document = &reading->document;
    for (int number = 1; number <= LEVELS_MOST; number++) {
        int section = level_section(document, number);
        if (section == NOWHERE)
            continue;
        if (number != instrument->level_count + 1) {
            problem_error(reading, document->sections[section].line,
                          _("[level.%d] comes without [level.%d]: number them from 1 without gaps"),
                          number, number - 1);
            break;
        }
        instrument->level_count = number;
        read_level(reading, number, section);
    }
    if (instrument->level_count == 1)
        problem_error(reading, document->sections[reading->level_section[1]].line,
                      _("there is only one level: give at least 2, or none"));
    read_sem(reading);
}
