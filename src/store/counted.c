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

size_t counted_write(const struct counted_kept *kept, unsigned char *out) {
    size_t length = leb_write((uint64_t)kept->questionnaire, out);
    length += leb_write((uint64_t)kept->sitting, out + length);
    length += leb_write((uint64_t)kept->finished, out + length);
    out[length++] = kept->level;
    out[length++] = kept->neighbour;
    out[length++] = kept->assessed;
    out[length++] = kept->desire;
    if (kept->scales_length > 0)
        memcpy(out + length, kept->scales, kept->scales_length);
    return length + kept->scales_length;
}

bool counted_read(const unsigned char *bytes, size_t length, struct counted_kept *kept) {
    enum { SMALL = 4 };
    uint64_t questionnaire, sitting, finished;
    size_t at = 0;
    if (!leb_read_long(bytes, length, &at, &questionnaire) ||
        !leb_read_long(bytes, length, &at, &sitting) ||
        !leb_read_long(bytes, length, &at, &finished) || length - at < SMALL || questionnaire < 1 ||
        questionnaire > INT64_MAX || sitting < 1 || sitting > INT64_MAX)
        return false;
    *kept = (struct counted_kept){.questionnaire = (int64_t)questionnaire,
                                  .sitting = (int64_t)sitting,
                                  .finished = (int64_t)finished,
                                  .level = bytes[at],
                                  .neighbour = bytes[at + 1],
                                  .assessed = bytes[at + 2],
                                  .desire = bytes[at + 3],
                                  .scales = bytes + at + SMALL,
                                  .scales_length = length - at - SMALL};
    return true;
}
