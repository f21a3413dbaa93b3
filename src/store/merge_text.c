/* merge_text.c - whether all text of another store is such as this program lets in. */
#include "merge.h"

#include "leadquiz/translate.h"

#include <string.h>

struct text_of {
    const char *sql;
    size_t size;
    bool name; /* none begins as a formula does */
};

static const struct text_of texts[] = {
    {"SELECT name FROM person UNION ALL SELECT name FROM team "
     "UNION ALL SELECT name FROM seat WHERE name IS NOT NULL",
     NAME_BYTES, true},
    {"SELECT title FROM meeting", MEETING_TITLE_BYTES, true},
    {"SELECT word FROM seat", NAME_BYTES, false},
    {"SELECT code FROM meeting", MEETING_CODE_BYTES, false},
    {"SELECT DISTINCT version FROM consent", CONSENT_VERSION_BYTES, false},
    {"SELECT position FROM sitting WHERE position IS NOT NULL UNION ALL SELECT position FROM seat "
     "UNION ALL SELECT DISTINCT prompt FROM answer UNION ALL SELECT DISTINCT facet FROM action",
     ID_BYTES, false},
    {"SELECT text FROM action", sizeof((struct action_chosen *)0)->text, false},
    {"SELECT scope FROM publication", SCOPE_BYTES, false},
};

static bool is_sound(struct query *query, const struct text_of *texts_of) {
    const char *text = (const char *)sqlite3_column_text(query->statement, 0);
    size_t length = (size_t)sqlite3_column_bytes(query->statement, 0);
    return text != NULL && strlen(text) == length && length < texts_of->size &&
           text_check(text, length, NULL) == TEXT_SOUND &&
           !(texts_of->name && text_is_formula(text));
}

bool merge_text_sound(struct store *other, struct error *error) {
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct query query;
        bool sound = true;
        merge_begin(&query, other, texts[i].sql, error);
        while (sound && query_row(&query) == FOUND)
            sound = is_sound(&query, &texts[i]);
        merge_end(&query);
        if (query.failed)
            return false;
        if (!sound)
            return error_set(error, ERROR_INPUT,
                             _("%s holds text that leadquiz does not write; nothing was changed"),
                             other->path);
    }
    return true;
}
