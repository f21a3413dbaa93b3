#include "keys.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <curses.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

enum {
    KEYS_PER_ACTION = 5,
    CONTROL_C = 3,
    CONTROL_H = 8,
    CONTROL_L = 12,
    CONTROL_U = 21,
    CONTROL_W = 23,
    CONTROL_Z = 26,
    ESCAPE = 27,
    CONTROL_BACKSLASH = 28,
    RUBOUT = 127
};

/* Characters that print are plain codes; the rest are curses function keys. */
struct key {
    enum action action;
    unsigned characters[KEYS_PER_ACTION];
    int functions[KEYS_PER_ACTION];
    const char *name;
};

static const struct key keys[] = {
    {ACTION_UP, {'k'}, {KEY_UP}, NULL},
    {ACTION_DOWN, {'j'}, {KEY_DOWN}, NULL},
    {ACTION_LEFT, {0}, {KEY_LEFT}, NULL},
    {ACTION_RIGHT, {0}, {KEY_RIGHT}, NULL},
    {ACTION_CHOOSE, {'\r', '\n'}, {KEY_ENTER}, NULL},
    {ACTION_TOGGLE, {' '}, {0}, MARK("Space")},
    {ACTION_BACK, {RUBOUT, CONTROL_H}, {KEY_BACKSPACE, KEY_DC}, NULL},
    {ACTION_BACK_WORD, {CONTROL_W}, {0}, MARK("Ctrl-W")},
    {ACTION_CLEAR, {CONTROL_U}, {0}, MARK("Ctrl-U")},
    {ACTION_OVERVIEW, {'\t'}, {KEY_BTAB}, MARK("Tab")},
    {ACTION_FACETS, {'f'}, {0}, "f"},
    {ACTION_HISTORY, {'h'}, {0}, "h"},
    {ACTION_TREND, {'t'}, {0}, "t"},
    {ACTION_ANSWERS, {'a'}, {0}, "a"},
    {ACTION_SAVE, {'s'}, {0}, "s"},
    {ACTION_DATA, {'d'}, {0}, "d"},
    {ACTION_AGAIN, {'n'}, {0}, "n"},
    {ACTION_HELP, {'?'}, {KEY_F(1)}, "?"},
    /* Those with Control are keys where the terminal is locked alone. */
    {ACTION_LEAVE,
     {'q', ESCAPE, CONTROL_C, CONTROL_Z, CONTROL_BACKSLASH},
     {KEY_CANCEL, KEY_EXIT},
     "q"},
    {ACTION_PAGE_UP, {0}, {KEY_PPAGE}, MARK("PgUp")},
    {ACTION_PAGE_DOWN, {0}, {KEY_NPAGE}, MARK("PgDn")},
    {ACTION_FIRST, {'g'}, {KEY_HOME}, MARK("Home")},
    {ACTION_LAST, {'G'}, {KEY_END}, MARK("End")},
    {ACTION_RESIZE, {CONTROL_L}, {KEY_RESIZE}, NULL},
};

enum { KEY_ROWS = sizeof keys / sizeof keys[0] };

static bool key_has(const struct key *key, unsigned code, bool function) {
    for (int i = 0; i < KEYS_PER_ACTION; i++) {
        if (function && key->functions[i] != 0 && (unsigned)key->functions[i] == code)
            return true;
        if (!function && key->characters[i] != 0 && key->characters[i] == code)
            return true;
    }
    return false;
}

static struct event typed(unsigned code) {
    struct event event = {.action = ACTION_NONE};
    if (code < 0x80) {
        event.text[0] = (char)code;
    } else if (code < 0x800) {
        event.text[0] = (char)(0xC0 | code >> 6);
        event.text[1] = (char)(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        event.text[0] = (char)(0xE0 | code >> 12);
        event.text[1] = (char)(0x80 | (code >> 6 & 0x3F));
        event.text[2] = (char)(0x80 | (code & 0x3F));
    } else if (code < 0x110000) {
        event.text[0] = (char)(0xF0 | code >> 18);
        event.text[1] = (char)(0x80 | (code >> 12 & 0x3F));
        event.text[2] = (char)(0x80 | (code >> 6 & 0x3F));
        event.text[3] = (char)(0x80 | (code & 0x3F));
    }
    if (event.text[0] != '\0')
        event.action = ACTION_TEXT;
    return event;
}

struct event keys_event(unsigned code, bool function, enum letters_are typing) {
    bool printable = !function && code >= ' ' && code != RUBOUT;
    bool key = typing == LETTERS_ARE_KEYS || (typing != LETTERS_ARE_TEXT && code == '?') ||
               (typing == LETTERS_BEGIN_SEARCH && code == 'q');
    if (printable && !key)
        return typed(code);
    if (!function && code >= '0' && code <= '9')
        return (struct event){.action = ACTION_DIGIT, .number = (int)(code - '0')};
    for (int i = 0; i < KEY_ROWS; i++) {
        if (key_has(&keys[i], code, function))
            return (struct event){.action = keys[i].action};
    }
    return (struct event){.action = ACTION_NONE};
}

/* The name of one key, e.g. an arrow or "Enter". */
static void keys_name(enum action action, const struct glyphs *glyphs, int digits, bool zero,
                      enum letters_are typing, char *out, size_t size) {
    const char *name = "";
    for (int i = 0; i < KEY_ROWS; i++) {
        if (keys[i].action == action && keys[i].name != NULL)
            name = _(keys[i].name);
    }
    switch (action) {
    case ACTION_UP: name = glyphs->up; break;
    case ACTION_DOWN: name = glyphs->down; break;
    case ACTION_LEFT: name = glyphs->left; break;
    case ACTION_RIGHT: name = glyphs->right; break;
    case ACTION_CHOOSE: name = glyphs->enter; break;
    case ACTION_BACK: name = glyphs->backspace; break;
    case ACTION_HELP: name = typing == LETTERS_ARE_TEXT ? "F1" : "?"; break;
    case ACTION_LEAVE:
        name = typing == LETTERS_ARE_TEXT || typing == LETTERS_SEARCH ? _("Esc") : "q";
        break;
    case ACTION_DIGIT:
        if (digits > 1) {
            snprintf(out, size, "%d-%d", zero ? 0 : 1, digits > 9 ? 9 : digits);
            return;
        }
        name = "1";
        break;
    default: break;
    }
    snprintf(out, size, "%s", name);
}

void keys_names(const struct hint *hint, const struct glyphs *glyphs, int digits, bool zero,
                enum letters_are typing, char *out, size_t size) {
    const enum action actions[] = {hint->before[0], hint->before[1], hint->action};
    bool narrow = false; /* arrows stand side by side, words apart */
    size_t length = 0;
    out[0] = '\0';
    for (int i = 0; i < 3; i++) {
        char name[24];
        if (actions[i] == ACTION_NONE)
            continue;
        keys_name(actions[i], glyphs, digits, zero, typing, name, sizeof name);
        bool arrow = text_width(name) == 1;
        const char *between = length == 0 || (narrow && arrow) ? "" : " ";
        narrow = arrow;
        snprintf(out + length, size - length, "%s%s", between, name);
        length = strlen(out);
    }
}
