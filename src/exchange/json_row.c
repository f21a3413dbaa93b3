#include "json_row.h"

#include "leadquiz/translate.h"

#include <stdarg.h>
#include <string.h>

bool row_wrong(struct json_row *row, const char *format, ...) {
    char sentence[512];
    va_list arguments;
    if (row->wrong)
        return false;
    va_start(arguments, format);
    (void)vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    text_clean(sentence, strlen(sentence), sentence, sizeof sentence);
    incoming_wrong(row->incoming, row->line, sentence);
    row->wrong = true;
    return false;
}

bool row_keys(struct json_row *row, json_t *object, const char *const *keys) {
    const char *key;
    json_t *value;
    if (!json_is_object(object))
        return row_wrong(row, _("there is no object where one belongs"));
    json_object_foreach(object, key, value) {
        if (transfer_place(keys, key) == NOWHERE)
            return row_wrong(row, _("nothing is called \"%s\" here; leave it out"), key);
    }
    return true;
}

static json_t *field(struct json_row *row, json_t *object, const char *key) {
    json_t *value = row->wrong ? NULL : json_object_get(object, key);
    if (value == NULL)
        row_wrong(row, _("\"%s\" is missing"), key);
    return value;
}

void row_text(struct json_row *row, json_t *object, const char *key, char *out, size_t size) {
    const json_t *value = field(row, object, key);
    out[0] = '\0';
    if (value == NULL)
        return;
    if (!json_is_string(value)) {
        row_wrong(row, _("\"%s\" is no text"), key);
        return;
    }
    const char *text = json_string_value(value);
    size_t length = json_string_length(value);
    enum text_fault fault = text_check(text, length, NULL);
    if (fault != TEXT_SOUND)
        row_wrong(row, _("\"%s\" holds %s; leave that out"), key, text_fault_name(fault));
    else if (length >= size)
        row_wrong(row, _("\"%s\" is too long; use at most %zu bytes"), key, size - 1);
    else
        memcpy(out, text, length + 1);
}

void row_name(struct json_row *row, json_t *object, const char *key, const char *what,
              bool optional, char out[NAME_BYTES]) {
    char typed[4 * NAME_BYTES];
    struct error reason;
    row_text(row, object, key, typed, sizeof typed);
    out[0] = '\0';
    if (row->wrong || (optional && typed[0] == '\0'))
        return;
    if (!text_name(typed, what, out, &reason))
        row_wrong(row, "%s", reason.sentence);
}

int64_t row_number(struct json_row *row, json_t *object, const char *key, int64_t low,
                   int64_t high) {
    const json_t *value = field(row, object, key);
    if (value == NULL)
        return low;
    int64_t number = json_is_integer(value) ? json_integer_value(value) : low - 1;
    if (number >= low && number <= high)
        return number;
    row_wrong(row, _("\"%s\" is no whole number from %lld to %lld"), key, (long long)low,
              (long long)high);
    return low;
}

int64_t row_time(struct json_row *row, json_t *object, const char *key, bool optional) {
    const json_t *value = field(row, object, key);
    if (value == NULL || (optional && json_is_null(value)))
        return 0;
    if (json_is_integer(value) && json_integer_value(value) >= TIME_LEAST &&
        json_integer_value(value) <= TIME_MOST)
        return json_integer_value(value);
    row_wrong(row, _("\"%s\" is no time in milliseconds since 1970"), key);
    return 0;
}

int row_choice(struct json_row *row, json_t *object, const char *key, const char *const *names) {
    char word[64], choices[200] = "";
    row_text(row, object, key, word, sizeof word);
    int place = row->wrong ? 0 : transfer_place(names, word);
    if (place != NOWHERE)
        return place;
    for (int i = 0; names[i] != NULL; i++) {
        size_t used = strlen(choices);
        snprintf(choices + used, sizeof choices - used, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    row_wrong(row, _("\"%s\" cannot be %s; it is one of %s"), key, word, choices);
    return 0;
}

json_t *row_array(struct json_row *row, json_t *object, const char *key) {
    json_t *value = field(row, object, key);
    if (value != NULL && !json_is_array(value))
        row_wrong(row, _("\"%s\" is no list"), key);
    return row->wrong ? NULL : value;
}

json_t *row_object(struct json_row *row, json_t *object, const char *key) {
    json_t *value = field(row, object, key);
    if (value != NULL && !json_is_object(value))
        row_wrong(row, _("\"%s\" is no object"), key);
    return row->wrong ? NULL : value;
}
