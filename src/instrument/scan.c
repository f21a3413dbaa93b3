/* scan.c - our own pass over the raw bytes. iniparser merges duplicates, cuts values at ; and #,
 * joins lines that end in a backslash and keeps no line numbers, all silently; whatever it could
 * misread is refused here, and it gets only the lines that passed. */
#include "reading.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <string.h>

struct scanner {
    struct reading *reading;
    int line;    /* number of the line in hand */
    int section; /* entries go to this section; NOWHERE before the first and in a nameless one */
    bool begun;  /* there was a section line */
    bool full;   /* too many sections or entries: reported once */
};

/* A stretch of the line in hand. */
struct span {
    const char *start;
    size_t length;
};

static struct span trim(struct span span) {
    while (span.length > 0 && span.start[0] == ' ') {
        span.start++;
        span.length--;
    }
    while (span.length > 0 && span.start[span.length - 1] == ' ')
        span.length--;
    return span;
}

static const char *keep(struct reading *reading, struct span span) {
    const char *copy = memory_copy(reading->scratch, span.start, span.length);
    if (copy == NULL)
        reading->no_memory = true;
    return copy;
}

static bool named_well(struct span name) {
    for (size_t i = 0; i < name.length; i++)
        if (name.start[i] == '\0' ||
            strchr("abcdefghijklmnopqrstuvwxyz0123456789_.", name.start[i]) == NULL)
            return false;
    return name.length > 0;
}

/* Add to what iniparser is given. There is room: see scan(). */
static void pass_on(struct document *document, struct span span) {
    memcpy(document->checked + document->checked_length, span.start, span.length);
    document->checked_length += span.length;
}

/* Whatever must not stand in any line, a comment's included. */
static bool scan_bytes(const struct scanner *scanner, struct span line) {
    struct reading *reading = scanner->reading;
    if (line.length > LINE_BYTES_MOST) {
        problem_error(reading, scanner->line,
                      _("the line is %zu bytes long: %d is the most, so shorten it"), line.length,
                      LINE_BYTES_MOST);
        return false;
    }
    size_t where = 0;
    enum text_fault fault = text_check(line.start, line.length, &where);
    if (fault == TEXT_BROKEN_UTF8) {
        problem_error(reading, scanner->line,
                      _("byte %zu of the line is not valid UTF-8: save the file as UTF-8"),
                      where + 1);
        return false;
    }
    if (fault != TEXT_SOUND) {
        problem_error(reading, scanner->line, _("byte %zu of the line is %s: take it out"),
                      where + 1, text_fault_name(fault));
        return false;
    }
    if (line.length > 0 && trim(line).length > 0) {
        struct span bare = trim(line);
        if (bare.start[bare.length - 1] == '\\') {
            problem_error(reading, scanner->line,
                          _("the line ends in a backslash, which would swallow the next line: "
                            "take it out"));
            return false;
        }
    }
    return true;
}

/* One sentence for the whole file, then silence. */
static bool scan_full(struct scanner *scanner, bool full, const char *sentence) {
    if (full && !scanner->full)
        problem_error(scanner->reading, scanner->line, "%s", sentence);
    scanner->full = scanner->full || full;
    return full;
}

static void scan_section(struct scanner *scanner, struct span line) {
    struct reading *reading = scanner->reading;
    struct document *document = &reading->document;
    scanner->begun = true;
    scanner->section = NOWHERE;

    const char *bracket = memchr(line.start, ']', line.length);
    struct span name = {line.start + 1, line.length - 1};
    if (bracket == NULL)
        problem_error(reading, scanner->line, _("the section's closing ] is missing"));
    else
        name.length = (size_t)(bracket - line.start) - 1;
    if (bracket != NULL && bracket != line.start + line.length - 1)
        problem_error(reading, scanner->line,
                      _("something follows the section on its line: move it to a line of its own"));
    name = trim(name);
    if (!named_well(name)) {
        problem_error(reading, scanner->line,
                      _("the section's name may hold only lower-case letters, digits, \"_\" and "
                        "\".\": rename it"));
        return;
    }
    if (scan_full(scanner, document->section_count == SECTIONS_MOST,
                  _("there are too many sections: 1,000 are the most")))
        return;
    const char *text = keep(reading, name);
    if (text == NULL)
        return;
    scanner->section = document_section(document, text);
    if (scanner->section != NOWHERE) {
        document->scattered = true;
        problem_error(reading, scanner->line,
                      _("[%s] stands a second time (first in line %d): join the two"),
                      shown(text).text, document->sections[scanner->section].line);
    } else {
        scanner->section = document->section_count++;
        document->sections[scanner->section] =
            (struct section){text, scanner->line, NOWHERE, NOWHERE, document->checked_length};
    }
    pass_on(document, (struct span){"[", 1});
    pass_on(document, name);
    pass_on(document, (struct span){"]", 1});
}

/* The value between its quotes, or as it stands; false when iniparser would read it otherwise. */
static bool scan_value(const struct scanner *scanner, struct span *value) {
    struct reading *reading = scanner->reading;
    const char *problem = NULL;
    if (value->length == 0) {
        problem = _("the value is empty: fill it in or take the line out");
    } else if (value->start[0] == '\'') {
        problem = _("the value begins with a single quote: put it in double quotes");
    } else if (value->start[0] != '"') {
        for (size_t i = 0; i < value->length && problem == NULL; i++)
            if (value->start[i] == ';' || value->start[i] == '#')
                problem = _("the value holds \";\" or \"#\", which begins a comment: put the whole "
                            "value in double quotes");
    } else {
        const char *closing = memchr(value->start + 1, '"', value->length - 1);
        size_t inner = closing == NULL ? 0 : (size_t)(closing - value->start) - 1;
        if (closing == NULL)
            problem = _("the closing double quote is missing");
        else if (closing != value->start + value->length - 1)
            problem = _("something follows the closing double quote: take it out, and write “ ” "
                        "for quotes inside a value");
        else if (inner == 0)
            problem = _("the value is empty: fill it in or take the line out");
        else if (value->start[1] == ' ' || value->start[inner] == ' ')
            problem = _("the value begins or ends with a space: take it out");
        *value = (struct span){value->start + 1, inner};
    }
    if (problem != NULL)
        problem_error(reading, scanner->line, "%s", problem);
    return problem == NULL;
}

static void entry_append(struct document *document, int section, struct entry entry) {
    struct section *owner = &document->sections[section];
    int index = document->entry_count++;
    document->entries[index] = entry;
    if (owner->last == NOWHERE)
        owner->first = index;
    else
        document->entries[owner->last].next = index;
    owner->last = index;
}

static void scan_entry(struct scanner *scanner, struct span line, bool sound) {
    struct reading *reading = scanner->reading;
    struct document *document = &reading->document;
    const char *equals = memchr(line.start, '=', line.length);
    if (equals == NULL) {
        problem_error(reading, scanner->line,
                      _("this is neither a [section] nor \"key = value\": put # before a comment"));
        return;
    }
    struct span key = trim((struct span){line.start, (size_t)(equals - line.start)});
    struct span value =
        trim((struct span){equals + 1, (size_t)(line.start + line.length - equals) - 1});
    sound = scan_value(scanner, &value) && sound;
    if (!named_well(key)) {
        problem_error(reading, scanner->line,
                      _("a key may hold only lower-case letters, digits, \"_\" and \".\": "
                        "rename it"));
        return;
    }
    const char *name = keep(reading, key);
    const char *seen = keep(reading, value);
    if (name == NULL || seen == NULL)
        return;
    if (scanner->section == NOWHERE) {
        if (!scanner->begun)
            problem_error(reading, scanner->line,
                          _("\"%s\" stands before the first [section]: move it into one"),
                          shown(name).text);
        return;
    }
    if (scan_full(scanner, document->entry_count == ENTRIES_MOST,
                  _("there are too many keys: 8,000 are the most")))
        return;
    const struct entry *twin = document_entry(document, scanner->section, name);
    if (twin != NULL) {
        problem_error(reading, scanner->line,
                      _("\"%s\" stands a second time in [%s] (first in line %d): take one out"),
                      shown(name).text, shown(document->sections[scanner->section].name).text,
                      twin->line);
        return;
    }
    entry_append(document, scanner->section,
                 (struct entry){name, NULL, sound ? seen : NULL, scanner->line, NOWHERE});
    if (sound)
        pass_on(document, line);
}

static void scan_line(struct scanner *scanner, struct span line) {
    bool sound = scan_bytes(scanner, line);
    line = trim(line);
    if (line.length == 0 || line.start[0] == '#' || line.start[0] == ';')
        return;
    if (line.start[0] == '[')
        scan_section(scanner, line);
    else
        scan_entry(scanner, line, sound);
}

static bool document_begin(struct reading *reading, size_t length) {
    struct document *document = &reading->document;
    document->sections = memory_take(reading->scratch, SECTIONS_MOST * sizeof(struct section));
    document->entries = memory_take(reading->scratch, ENTRIES_MOST * sizeof(struct entry));
    /* No line grows but a section's whose "]" is missing, by that; and the last by its line end. */
    document->checked = memory_take(reading->scratch, length * 2 + 2);
    if (document->sections != NULL && document->entries != NULL && document->checked != NULL)
        return true;
    reading->no_memory = true;
    return false;
}

void scan(struct reading *reading, const char *bytes, size_t length) {
    static const char mark[] = "\xEF\xBB\xBF";
    if (!document_begin(reading, length))
        return;
    struct scanner scanner = {reading, 1, NOWHERE, false, false};
    const char *end = bytes + length;
    if (length >= 3 && memcmp(bytes, mark, 3) == 0) {
        problem_error(reading, 1,
                      _("the file begins with a byte order mark: save it as UTF-8 without one"));
        bytes += 3;
    }
    for (; bytes < end && !reading->no_memory; scanner.line++) {
        const char *stop = memchr(bytes, '\n', (size_t)(end - bytes));
        size_t size = (size_t)((stop != NULL ? stop : end) - bytes);
        struct span line = {bytes, size};
        if (size > 0 && bytes[size - 1] == '\r')
            line.length--;
        scan_line(&scanner, line);
        pass_on(&reading->document, (struct span){"\n", 1});
        bytes += size + (stop != NULL);
    }
}
