/* schema.h - JSON held against a JSON Schema. */
#ifndef LEADQUIZ_TESTS_SCHEMA_H
#define LEADQUIZ_TESTS_SCHEMA_H

#include "show.h"

#include <jansson.h>
#include <stdbool.h>

static inline bool of_type(const json_t *value, const char *type) {
    return (strcmp(type, "object") == 0 && json_is_object(value)) ||
           (strcmp(type, "array") == 0 && json_is_array(value)) ||
           (strcmp(type, "string") == 0 && json_is_string(value)) ||
           (strcmp(type, "boolean") == 0 && json_is_boolean(value)) ||
           (strcmp(type, "null") == 0 && json_is_null(value)) ||
           (strcmp(type, "integer") == 0 && json_is_integer(value)) ||
           (strcmp(type, "number") == 0 && json_is_number(value));
}

static inline bool type_allowed(const json_t *value, const json_t *type) {
    if (type == NULL || json_is_string(type))
        return type == NULL || of_type(value, json_string_value(type));
    for (size_t i = 0; i < json_array_size(type); i++) {
        if (of_type(value, json_string_value(json_array_get(type, i))))
            return true;
    }
    return false;
}

static inline bool one_of(const json_t *value, const json_t *choices) {
    for (size_t i = 0; i < json_array_size(choices); i++) {
        if (json_equal(value, json_array_get(choices, i)))
            return true;
    }
    return choices == NULL;
}

/* The words of JSON Schema that ours uses; members that it does not name are wrong here, so that it
 * stays whole. Returns the number of faults. */
static inline int faults(const json_t *root, const json_t *schema, json_t *value,
                         const char *path) {
    const char *reference = json_string_value(json_object_get(schema, "$ref"));
    if (reference != NULL)
        schema = json_object_get(json_object_get(root, "$defs"), strrchr(reference, '/') + 1);
    if (!type_allowed(value, json_object_get(schema, "type")) ||
        !one_of(value, json_object_get(schema, "enum"))) {
        print_error("%s: wrong type or value\n", path);
        return 1;
    }
    int count = 0;
    char below[256];
    const json_t *required = json_object_get(schema, "required");
    for (size_t i = 0; json_is_object(value) && i < json_array_size(required); i++) {
        const char *name = json_string_value(json_array_get(required, i));
        if (json_object_get(value, name) != NULL)
            continue;
        print_error("%s.%s: missing\n", path, name);
        count++;
    }
    const char *name;
    json_t *member;
    json_object_foreach(value, name, member) {
        const json_t *rule = json_object_get(json_object_get(schema, "properties"), name);
        if (rule == NULL)
            rule = json_object_get(schema, "additionalProperties");
        snprintf(below, sizeof below, "%.100s.%.100s", path, name);
        if (rule == NULL)
            print_error("%s: not in the schema\n", below);
        count += rule == NULL ? 1 : faults(root, rule, member, below);
    }
    for (size_t i = 0; i < json_array_size(value); i++) {
        snprintf(below, sizeof below, "%.200s[%zu]", path, i);
        count += faults(root, json_object_get(schema, "items"), json_array_get(value, i), below);
    }
    return count;
}

/* The faults of a text by the schema at that path; -1 when either is no JSON. */
static inline int schema_faults(const char *path, const char *text) {
    json_error_t where;
    json_t *schema = json_load_file(path, JSON_REJECT_DUPLICATES, &where);
    json_t *value = json_loads(text, JSON_REJECT_DUPLICATES, &where);
    int count = schema != NULL && value != NULL ? faults(schema, schema, value, "report") : -1;
    json_decref(schema);
    json_decref(value);
    return count;
}

#endif
