#include "table_look.h"

#include "leadquiz/translate.h"

#include <string.h>

static bool begins(const char *bytes, size_t length, const char *with) {
    size_t wanted = strlen(with);
    return length >= wanted && memcmp(bytes, with, wanted) == 0;
}

/* With its byte order mark, or two letters of ASCII without. */
static bool is_utf16(const char *bytes, size_t length) {
    if (begins(bytes, length, "\xFF\xFE") || begins(bytes, length, "\xFE\xFF"))
        return true;
    if (length < 4)
        return false;
    bool odd = bytes[0] == '\0' && bytes[2] == '\0', even = bytes[1] == '\0' && bytes[3] == '\0';
    return odd != even && (odd ? bytes[1] && bytes[3] : bytes[0] && bytes[2]);
}

/* NUL is told with its place. */
static bool is_control(char byte) {
    return (byte > '\0' && byte < ' ' && byte != '\t') || byte == '\x7F';
}

bool table_look(const char *name, const char *bytes, size_t length, unsigned char *separator,
                struct error *error) {
    bool comma = false, semicolon = false, tab = false, quoted = false;
    if (is_utf16(bytes, length))
        return error_set(error, ERROR_INPUT,
                         _("%s is UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)"), name);
    bool text = !begins(bytes, length, "%PDF") && !begins(bytes, length, "#!");
    size_t i = 0;
    while (i < length && (bytes[i] == '\r' || bytes[i] == '\n'))
        i++;
    for (; i < length && text && (quoted || (bytes[i] != '\r' && bytes[i] != '\n')); i++) {
        quoted = quoted != (bytes[i] == '"');
        comma = comma || (!quoted && bytes[i] == ',');
        semicolon = semicolon || (!quoted && bytes[i] == ';');
        tab = tab || (!quoted && bytes[i] == '\t');
        text = !is_control(bytes[i]) || bytes[i] == '\r' || bytes[i] == '\n';
    }
    if (!text)
        return error_set(error, ERROR_INPUT,
                         _("%s is no table; a table is text whose first line names the columns (in "
                           "a spreadsheet: save as CSV UTF-8)"),
                         name);
    *separator = comma ? ',' : semicolon ? ';' : tab ? '\t' : ',';
    return true;
}
