#include "line.h"

#include "leadquiz/text.h"

#include <string.h>

/* How much is left without the last word, and the spaces behind it. */
static size_t before_word(const char *text) {
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ')
        length--;
    while (length > 0 && text[length - 1] != ' ')
        length--;
    return length;
}

bool line_type(char *text, size_t size, const struct event *event) {
    size_t length = strlen(text);
    switch (event->action) {
    case ACTION_TEXT:
        if (length + strlen(event->text) < size)
            memcpy(text + length, event->text, strlen(event->text) + 1);
        return true;
    case ACTION_BACK: text[length - text_last_grapheme(text, length)] = '\0'; return true;
    case ACTION_BACK_WORD: text[before_word(text)] = '\0'; return true;
    case ACTION_CLEAR: text[0] = '\0'; return true;
    default: return false;
    }
}

/* Past its first grapheme, however wide. */
static const char *without_first(const char *text) {
    size_t first = 0;
    for (int room = 1; first == 0 && room <= text_width(text); room++)
        first = text_fit(text, room);
    return text + (first > 0 ? first : strlen(text));
}

int line_paint(const struct app *app, int row, int column, int field, enum role role,
               const char *text) {
    const char *mark = app->glyphs->ellipsis;
    int used = 0;
    if (text_width(text) >= field) {
        used = paint_text(app, row, column, field, ROLE_MUTED, mark);
        while (text[0] != '\0' && text_width(text) >= field - used)
            text = without_first(text);
    }
    return used + paint_text(app, row, column + used, field - used, role, text);
}
