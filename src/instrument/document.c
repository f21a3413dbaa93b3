#include "document.h"

#include <string.h>

int document_section(const struct document *document, const char *name) {
    for (int i = 0; i < document->section_count; i++)
        if (strcmp(document->sections[i].name, name) == 0)
            return i;
    return NOWHERE;
}

const struct entry *document_entry(const struct document *document, int section, const char *key) {
    if (section == NOWHERE)
        return NULL;
    for (int i = document->sections[section].first; i != NOWHERE; i = document->entries[i].next)
        if (strcmp(document->entries[i].key, key) == 0)
            return &document->entries[i];
    return NULL;
}

int document_line(const struct document *document, int section, const char *key) {
    if (section == NOWHERE)
        return 0;
    const struct entry *entry = document_entry(document, section, key);
    return entry != NULL ? entry->line : document->sections[section].line;
}
