#include "leadquiz/error.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(struct error *error, enum error_kind kind, const char *format, ...) {
    if (error == NULL)
        return false;
    /* Cleaning makes text shorter, by at most three bytes in four: this buffer fills the sentence
     * whatever is cleaned, and keeps it safe when the old sentence is among the arguments. */
    char raw[4 * sizeof error->sentence];
    va_list arguments;
    va_start(arguments, format);
    if (vsnprintf(raw, sizeof raw, format, arguments) < 0)
        raw[0] = '\0';
    va_end(arguments);
    text_clean(raw, strlen(raw), error->sentence, sizeof error->sentence);
    error->kind = kind;
    return false;
}

bool error_memory(struct error *error) {
    return error_set(error, ERROR_MEMORY,
                     _("there is no memory left; close other programs and try again"));
}
