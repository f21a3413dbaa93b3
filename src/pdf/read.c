#include "read.h"

#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void read_fault(struct reader *reader, const struct place *place, const char *key,
                const char *what) {
    if (reader->failed)
        return;
    reader->failed = true;
    error_set(reader->error, ERROR_INPUT,
              _("the report is damaged: %s%s%s %s; write it anew with leadquiz report"),
              place->path, place->path[0] != '\0' ? "." : "", key, what);
}

static void name_place(struct place *inner, const struct place *outer, const char *name) {
    int written = snprintf(inner->path, sizeof inner->path, "%s%s%s", outer->path,
                           outer->path[0] != '\0' ? "." : "", name);
    if (written >= (int)sizeof inner->path) /* names are ours and short */
        inner->path[0] = '\0';
}

static const json_t *member(struct reader *reader, const struct place *place, const char *key) {
    if (reader->failed)
        return NULL;
    const json_t *found = json_object_get(place->object, key);
    if (found == NULL)
        read_fault(reader, place, key, _("is missing"));
    return found;
}

/* Clean a copy of the text, kept by the model. */
static const char *keep(struct reader *reader, const char *text, size_t length) {
    enum { FIRST = 64 };
    struct model *model = reader->model;
    char *copy = NULL;
    if (model->text_count == model->text_capacity) {
        size_t wanted = model->text_capacity == 0 ? FIRST : 2 * model->text_capacity;
        char **grown = realloc(model->texts, wanted * sizeof *grown);
        if (grown == NULL)
            goto out;
        model->texts = grown;
        model->text_capacity = wanted;
    }
    copy = malloc(length + 1);
    if (copy == NULL)
        goto out;
    text_clean(text, length, copy, length + 1);
    model->texts[model->text_count++] = copy;
    return copy;
out:
    reader->failed = true;
    error_memory(reader->error);
    return "";
}

static const char *text_of(struct reader *reader, const struct place *place, const char *key,
                           const json_t *value) {
    char what[96];
    if (reader->failed)
        return "";
    if (!json_is_string(value)) {
        read_fault(reader, place, key, _("is not a text"));
        return "";
    }
    if (json_string_length(value) > TEXT_BYTES_MOST) {
        snprintf(what, sizeof what, _("is longer than %d bytes"), TEXT_BYTES_MOST);
        read_fault(reader, place, key, what);
        return "";
    }
    return keep(reader, json_string_value(value), json_string_length(value));
}

const char *read_text(struct reader *reader, const struct place *place, const char *key) {
    return text_of(reader, place, key, member(reader, place, key));
}

bool read_truth(struct reader *reader, const struct place *place, const char *key) {
    const json_t *value = member(reader, place, key);
    if (value != NULL && !json_is_boolean(value))
        read_fault(reader, place, key, _("is neither true nor false"));
    return json_is_true(value);
}

double read_number(struct reader *reader, const struct place *place, const char *key, double least,
                   double most) {
    char what[96];
    const json_t *value = member(reader, place, key);
    double number = json_number_value(value);
    if (value == NULL || (json_is_number(value) && number >= least && number <= most))
        return number;
    snprintf(what, sizeof what, _("is not a number from %.0f to %.0f"), least, most);
    read_fault(reader, place, key, what);
    return 0;
}

int read_whole(struct reader *reader, const struct place *place, const char *key, int least,
               int most) {
    char what[96];
    const json_t *value = member(reader, place, key);
    json_int_t number = json_integer_value(value);
    if (value == NULL || (json_is_integer(value) && number >= least && number <= most))
        return (int)number;
    snprintf(what, sizeof what, _("is not a whole number from %d to %d"), least, most);
    read_fault(reader, place, key, what);
    return 0;
}

bool read_null(struct reader *reader, const struct place *place, const char *key) {
    return json_is_null(member(reader, place, key));
}

struct place read_object(struct reader *reader, const struct place *place, const char *key) {
    struct place inner = {.object = member(reader, place, key)};
    if (inner.object != NULL && !json_is_object(inner.object))
        read_fault(reader, place, key, _("is not an object"));
    name_place(&inner, place, key);
    return inner;
}

int read_length(struct reader *reader, const struct place *place, const char *key, int most) {
    char what[96];
    const json_t *list = member(reader, place, key);
    if (list == NULL)
        return 0;
    if (!json_is_array(list)) {
        read_fault(reader, place, key, _("is not a list"));
        return 0;
    }
    if (json_array_size(list) > (size_t)most) {
        snprintf(what, sizeof what, _("has more than %d entries"), most);
        read_fault(reader, place, key, what);
        return 0;
    }
    return (int)json_array_size(list);
}

static const json_t *entry(struct reader *reader, const struct place *place, const char *key,
                           int index, char *name, size_t size) {
    snprintf(name, size, "%s[%d]", key, index);
    return json_array_get(member(reader, place, key), (size_t)index);
}

struct place read_entry(struct reader *reader, const struct place *place, const char *key,
                        int index) {
    char name[PATH_BYTES / 2];
    struct place inner = {.object = entry(reader, place, key, index, name, sizeof name)};
    if (inner.object != NULL && !json_is_object(inner.object))
        read_fault(reader, place, name, _("is not an object"));
    name_place(&inner, place, name);
    return inner;
}

const char *read_entry_text(struct reader *reader, const struct place *place, const char *key,
                            int index) {
    char name[PATH_BYTES / 2];
    const json_t *value = entry(reader, place, key, index, name, sizeof name);
    return text_of(reader, place, name, value);
}
