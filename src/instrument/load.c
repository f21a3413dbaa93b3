/* load.c - iniparser reads the values, from exactly the lines that passed our own scan. */
#include "reading.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <iniparser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Without one iniparser prints to stderr. */
__attribute__((format(printf, 1, 2))) static int stay_silent(const char *format, ...) {
    (void)format;
    return 0;
}

static bool write_all(int file, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

/* Sections that are loaded together. iniparser looks through all keys for each new one, so the time
 * for a whole file grows with the square of its keys; in pieces it does not. */
struct piece {
    int first, after; /* sections */
    const char *bytes;
    size_t length;
};

enum { PIECE_BYTES = 3000 };

static size_t section_start(const struct document *document, int section) {
    return section < document->section_count ? document->sections[section].start
                                             : document->checked_length;
}

static struct piece piece_from(const struct document *document, int first) {
    struct piece piece = {.first = first, .after = document->section_count};
    size_t start = first == 0 ? 0 : section_start(document, first);
    if (!document->scattered) {
        piece.after = first + 1;
        while (piece.after < document->section_count &&
               section_start(document, piece.after + 1) - start <= PIECE_BYTES)
            piece.after++;
    }
    piece.bytes = document->checked + start;
    piece.length = section_start(document, piece.after) - start;
    return piece;
}

/* iniparser takes names of files only; a file in memory has one under /proc. */
static dictionary *load_dictionary(const struct piece *piece, struct error *error) {
    dictionary *loaded = NULL;
    int file = memfd_create("questions", MFD_CLOEXEC);
    if (file < 0 || !write_all(file, piece->bytes, piece->length)) {
        error_set(error, ERROR_STORAGE, _("a temporary file in memory cannot be written: %s"),
                  strerror(errno));
        goto out;
    }
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    iniparser_set_error_callback(stay_silent);
    loaded = iniparser_load(path);
    iniparser_set_error_callback(NULL);
    if (loaded == NULL)
        error_set(error, ERROR_STORAGE, _("the question file cannot be read through %s"), path);
out:
    if (file >= 0)
        close(file);
    return loaded;
}

/* iniparser 4.1 does not look whether its first tables were allocated. So ask for more than it
 * takes, and give it back: where this fails, it is not called. */
static bool memory_left(const struct document *document) {
    enum { TABLES = 65536, COPIES = 4 };
    void *room = malloc(TABLES + COPIES * document->checked_length);
    bool left = room != NULL;
    free(room);
    return left;
}

/* Nor does it look when it frees them. */
static void release(dictionary *loaded) {
    if (loaded->val != NULL && loaded->key != NULL && loaded->hash != NULL) {
        iniparser_freedict(loaded);
        return;
    }
    free((void *)loaded->val);
    free((void *)loaded->key);
    free(loaded->hash);
    free(loaded);
}

static int sound_entries(const struct document *document, const struct section *section) {
    int count = 0;
    for (int i = section->first; i != NOWHERE; i = document->entries[i].next)
        count += document->entries[i].seen != NULL;
    return count;
}

static bool load_value(struct reading *reading, const dictionary *loaded,
                       const struct section *section, struct entry *entry) {
    char name[2 * LINE_BYTES_MOST + 2];
    snprintf(name, sizeof name, "%s:%s", section->name, entry->key);
    const char *value = iniparser_getstring(loaded, name, NULL);
    if (value == NULL)
        return false;
    if (strcmp(value, entry->seen) != 0) {
        problem_error(reading, entry->line,
                      _("the value can be read in two ways: put it in double quotes"));
        return true;
    }
    entry->value = memory_copy(reading->instrument->memory, value, strlen(value));
    return entry->value != NULL;
}

static bool load_piece(struct reading *reading, const struct piece *piece, struct error *error) {
    struct document *document = &reading->document;
    dictionary *loaded = load_dictionary(piece, error);
    if (loaded == NULL)
        return false;
    /* Out of memory, iniparser leaves lines out without a word: so count. */
    int expected = piece->after - piece->first;
    for (int i = piece->first; i < piece->after; i++)
        expected += sound_entries(document, &document->sections[i]);
    bool whole = loaded->n == expected;
    for (int i = piece->first; i < piece->after && whole; i++) {
        const struct section *section = &document->sections[i];
        for (int k = section->first; k != NOWHERE && whole; k = document->entries[k].next)
            if (document->entries[k].seen != NULL)
                whole = load_value(reading, loaded, section, &document->entries[k]);
    }
    release(loaded);
    return whole || error_memory(error);
}

bool load(struct reading *reading, struct error *error) {
    const struct document *document = &reading->document;
    if (!memory_left(document))
        return error_memory(error);
    for (int section = 0; section < document->section_count;) {
        struct piece piece = piece_from(document, section);
        if (!load_piece(reading, &piece, error))
            return false;
        section = piece.after;
    }
    return true;
}
