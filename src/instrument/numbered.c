#include "numbered.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { KEY_TEXT = 32 };

static const struct entry *numbered_entry(const struct reading *reading, int section,
                                          const char *stem, int number) {
    char key[KEY_TEXT];
    snprintf(key, sizeof key, "%s.%d", stem, number);
    return document_entry(&reading->document, section, key);
}

int numbered_texts(struct reading *reading, int section, const char *stem, int columns, int most,
                   const char **texts) {
    int count = 0;
    for (int number = 1; number <= most; number++) {
        const struct entry *entry = numbered_entry(reading, section, stem, number);
        if (entry == NULL)
            continue;
        if (number != count + 1) {
            problem_error(reading, entry->line,
                          _("%s.%d comes without %s.%d: number them from 1 without gaps"), stem,
                          number, stem, number - 1);
            break;
        }
        const char *text = entry->value != NULL ? entry->value : "";
        int width = text_width(text);
        if (columns > 0 && width > columns)
            problem_error(reading, entry->line, _("%s takes %d columns: shorten it to at most %d"),
                          entry->key, width, columns);
        texts[count++] = text;
    }
    return count;
}

static void check_labels(struct reading *reading, int section, const char *const *labels,
                         int count) {
    for (int i = 1; i < count; i++)
        for (int k = 0; k < i; k++)
            if (labels[i][0] != '\0' && strcmp(labels[i], labels[k]) == 0) {
                problem_error(reading, numbered_entry(reading, section, "option", i + 1)->line,
                              _("option.%d has the same label as option.%d: change one"), i + 1,
                              k + 1);
                break;
            }
}

const struct option *numbered_options(struct reading *reading, int section, int columns,
                                      int *count) {
    static const char *const numbers[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"};
    const char *labels[RESPONSES_MOST], *helps[RESPONSES_MOST];
    struct instrument_memory *memory = reading->instrument->memory;
    *count = numbered_texts(reading, section, "option", columns, RESPONSES_MOST, labels);
    int help_count = numbered_texts(reading, section, "help", columns, RESPONSES_MOST, helps);
    if (*count == 0)
        return NULL;
    if (*count == 1)
        problem_error(reading, document_line(&reading->document, section, "option.1"),
                      _("there is only one option: give at least 2"));
    if (help_count != 0 && help_count != *count)
        problem_error(reading, document_line(&reading->document, section, "help.1"),
                      _("there are %d options and %d help texts: give one for each, or none"),
                      *count, help_count);
    check_labels(reading, section, labels, *count);
    struct option *options = memory_take(memory, (size_t)*count * sizeof *options);
    if (options == NULL) {
        reading->no_memory = true;
        *count = 0;
        return NULL;
    }
    for (int i = 0; i < *count; i++)
        options[i] = (struct option){numbers[i], labels[i], i < help_count ? helps[i] : ""};
    return options;
}
