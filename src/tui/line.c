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
