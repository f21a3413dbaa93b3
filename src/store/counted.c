#include "counted.h"

#include "leadquiz/translate.h"

#include <string.h>

bool counted_of_row(struct query *query, int column, struct counted_kept *kept) {
    enum { QUESTIONNAIRE, SITTING, FINISHED, LEVEL, NEIGHBOUR, ASSESSED, DESIRE, SCALES };
    bool answered = !query_is_null(query, column + DESIRE);
    bool known = !query_is_null(query, column + NEIGHBOUR);
    *kept = (struct counted_kept){
        .questionnaire = query_get(query, column + QUESTIONNAIRE, 1, INT64_MAX),
        .sitting = query_get(query, column + SITTING, 1, INT64_MAX),
        .finished = query_get(query, column + FINISHED, INT64_MIN, INT64_MAX),
        .level = (unsigned char)query_get(query, column + LEVEL, 0, LEVELS_MOST),
        .assessed = (unsigned char)query_get(query, column + ASSESSED, 0, LEVELS_MOST),
        .scales = sqlite3_column_blob(query->statement, column + SCALES),
        .scales_length = (size_t)sqlite3_column_bytes(query->statement, column + SCALES)};
    if (known)
        kept->neighbour = (unsigned char)query_get(query, column + NEIGHBOUR, 0, LEVELS_MOST);
    if (answered)
        kept->desire =
            (unsigned char)(query_get(query, column + DESIRE, 0, RESPONSES_MOST - 1) + 1);
    if (!query->failed && kept->scales_length > COUNTED_SCALES_MOST) {
        database_damaged(query->store, _("a result in it does not belong to its questionnaire"),
                         query->error);
        query->failed = true;
    }
    return !query->failed;
}

/* ---- as bytes ---- */

static size_t write_rest(const struct counted_kept *kept, unsigned char *out) {
    size_t length = 0;
    out[length++] = kept->level;
    out[length++] = kept->neighbour;
    out[length++] = kept->assessed;
    out[length++] = kept->desire;
    if (kept->scales_length > 0)
        memcpy(out + length, kept->scales, kept->scales_length);
    return length + kept->scales_length;
}

size_t counted_write(const struct counted_kept *kept, unsigned char *out) {
    size_t length = leb_write((uint64_t)kept->questionnaire, out);
    length += leb_write((uint64_t)kept->sitting, out + length);
    length += leb_write((uint64_t)kept->finished, out + length);
    return length + write_rest(kept, out + length);
}

size_t counted_write_short(const struct counted_kept *kept, unsigned char *out) {
    size_t length = leb_write((uint64_t)kept->questionnaire, out);
    return length + write_rest(kept, out + length);
}

static bool read_id(const unsigned char *bytes, size_t length, size_t *at, int64_t *id) {
    uint64_t number;
    if (!leb_read_long(bytes, length, at, &number) || number < 1 || number > INT64_MAX)
        return false;
    *id = (int64_t)number;
    return true;
}

static bool read_rest(const unsigned char *bytes, size_t length, size_t at,
                      struct counted_kept *kept) {
    enum { SMALL = 4 };
    if (length - at < SMALL)
        return false;
    kept->level = bytes[at];
    kept->neighbour = bytes[at + 1];
    kept->assessed = bytes[at + 2];
    kept->desire = bytes[at + 3];
    kept->scales = bytes + at + SMALL;
    kept->scales_length = length - at - SMALL;
    return true;
}

bool counted_read(const unsigned char *bytes, size_t length, struct counted_kept *kept) {
    uint64_t finished;
    size_t at = 0;
    if (!read_id(bytes, length, &at, &kept->questionnaire) ||
        !read_id(bytes, length, &at, &kept->sitting) ||
        !leb_read_long(bytes, length, &at, &finished))
        return false;
    kept->finished = (int64_t)finished;
    return read_rest(bytes, length, at, kept);
}

bool counted_read_short(const unsigned char *bytes, size_t length, struct counted_kept *kept) {
    size_t at = 0;
    return read_id(bytes, length, &at, &kept->questionnaire) && read_rest(bytes, length, at, kept);
}

/* ---- in the order of time ---- */

bool counted_add(struct store *store, int64_t series, enum form form, int64_t person,
                 const struct counted_kept *kept, struct error *error) {
    unsigned char bytes[COUNTED_BYTES_MOST];
    struct query query;
    query_begin(&query, store, COUNTED_INSERT, error);
    query_number(&query, series);
    query_number(&query, form);
    query_number(&query, kept->finished);
    query_number(&query, kept->sitting);
    query_number(&query, person);
    query_bytes(&query, bytes, counted_write_short(kept, bytes));
    return query_run(&query);
}

static bool remove_of(struct store *store, enum statement statement, int64_t id,
                      struct error *error) {
    struct query query;
    query_begin(&query, store, statement, error);
    query_number(&query, id);
    return query_run(&query);
}

bool counted_remove(struct store *store, int64_t sitting, struct error *error) {
    return remove_of(store, COUNTED_DELETE, sitting, error);
}

bool counted_remove_person(struct store *store, int64_t person, struct error *error) {
    return remove_of(store, COUNTED_DELETE_PERSON, person, error);
}
