/* document.h - a question file as sections and entries with their lines, before it means anything.
 */
#ifndef LEADQUIZ_INSTRUMENT_DOCUMENT_H
#define LEADQUIZ_INSTRUMENT_DOCUMENT_H

#include "leadquiz/instrument.h"

enum { SECTIONS_MOST = 1000, ENTRIES_MOST = 8000, LINE_BYTES_MOST = 1000 };

struct entry {
    const char *key;
    const char *value; /* as iniparser reads it; NULL: the line is faulty and has been reported */
    const char *seen;  /* the value as the scan saw it; NULL likewise */
    int line;
    int next; /* entry of the same section, or NOWHERE */
};

struct section {
    const char *name;
    int line;
    int first, last; /* its entries, or NOWHERE */
    size_t start;    /* where it begins in document.checked */
};

struct document {
    struct section *sections;
    int section_count;
    struct entry *entries;
    int entry_count;
    /* What iniparser is given: the sound lines, line by line where they were. */
    char *checked;
    size_t checked_length;
    bool scattered; /* a section stands twice, so that the sections have no pieces of their own */
};

/* Index of a section by its full name, or NOWHERE. */
int document_section(const struct document *document, const char *name);
/* The entry of a section, or NULL; `section` may be NOWHERE. */
const struct entry *document_entry(const struct document *document, int section, const char *key);
/* The line of an entry, or of its section when there is no such entry; 0 for NOWHERE. */
int document_line(const struct document *document, int section, const char *key);

#endif
