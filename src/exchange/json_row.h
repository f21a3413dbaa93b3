/* json_row.h - the fields of one JSON object from outside. The first that is wrong is told as the
 * problem of its line; what follows then reads as nothing, so that a row is read without asking
 * after each field. */
#ifndef LEADQUIZ_EXCHANGE_JSON_ROW_H
#define LEADQUIZ_EXCHANGE_JSON_ROW_H

#include "transfer.h"

struct json_row {
    struct incoming *incoming;
    long line;
    bool wrong;
};

/* Tell what is wrong with the row, once; returns false. */
bool row_wrong(struct json_row *row, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whether the value is an object whose keys are all among `keys` (NULL-terminated). */
bool row_keys(struct json_row *row, json_t *object, const char *const *keys);

/* Text of at most size - 1 bytes without faulty characters; "" where it is wrong. */
void row_text(struct json_row *row, json_t *object, const char *key, char *out, size_t size);
/* A name as a person could have typed it. With `optional` it may be "". */
void row_name(struct json_row *row, json_t *object, const char *key, const char *what,
              bool optional, char out[NAME_BYTES]);
int64_t row_number(struct json_row *row, json_t *object, const char *key, int64_t low,
                   int64_t high);
/* A time; 0 for null where that is allowed. */
int64_t row_time(struct json_row *row, json_t *object, const char *key, bool optional);
/* The place of a word in a list of names. */
int row_choice(struct json_row *row, json_t *object, const char *key, const char *const *names);
/* An array or object, NULL where it is wrong. */
json_t *row_array(struct json_row *row, json_t *object, const char *key);
json_t *row_object(struct json_row *row, json_t *object, const char *key);

#endif
