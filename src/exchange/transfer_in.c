/* transfer_in.c - JSON lines into the store: the file as a whole, and questionnaires. */
#include "people_in.h"
#include "sittings_in.h"

#include "json_read.h"
#include "lines.h"

#include "leadquiz/translate.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct incoming *incoming;
    bool begun; /* the first line has been read */
    int64_t promised[3], seen[3];
};

enum kind { KIND_QUESTIONNAIRE, KIND_PERSON, KIND_SITTING };
static const char *const kinds[] = {"questionnaire", "person", "sitting", NULL};
static const char *const plurals[] = {"questionnaires", "people", "sittings"};

/* ---- the first line ---- */

static void read_header(struct reading *reading, struct json_row *row, json_t *line) {
    static const char *const keys[] = {"leadquiz", "questionnaires", "people", "sittings", NULL};
    reading->begun = true;
    const json_t *version = json_object_get(line, "leadquiz");
    if (!json_is_integer(version) || json_integer_value(version) < 1)
        row_wrong(row, _("the first line of an export says {\"leadquiz\":1, ...}; this does not"));
    else if (json_integer_value(version) > TRANSFER_VERSION)
        row_wrong(row, _("this was written by a newer leadquiz; use that one"));
    else if (row_keys(row, line, keys)) {
        for (int i = 0; i < 3; i++)
            reading->promised[i] = row_number(row, line, plurals[i], 0, INT64_C(1) << 40);
    }
    reading->incoming->expected =
        1 + reading->promised[0] + reading->promised[1] + reading->promised[2];
}

/* A file that was cut between two lines looks whole otherwise. */
static void check_end(const struct reading *reading, struct json_row *row) {
    if (!reading->begun)
        row_wrong(row, _("the file is empty"));
    for (int i = 0; i < 3; i++) {
        if (reading->promised[i] != reading->seen[i])
            row_wrong(row,
                      _("the first line promises %lld %s, but %lld came; the file is not whole"),
                      (long long)reading->promised[i], plurals[i], (long long)reading->seen[i]);
    }
}

/* ---- questionnaires ---- */

static bool read_questionnaire(struct json_row *row, json_t *line, struct error *error) {
    static const char *const keys[] = {"kind", "hash", "kept", "bytes", NULL};
    struct incoming *incoming = row->incoming;
    char hash[DIGEST_TEXT], found[DIGEST_TEXT];
    struct error unread = {.kind = ERROR_NONE}, reason = {.kind = ERROR_NONE};
    row_keys(row, line, keys);
    row_text(row, line, "hash", hash, sizeof hash);
    int64_t kept = row_time(row, line, "kept", false);
    const char *bytes = json_string_value(json_object_get(line, "bytes"));
    size_t length = json_string_length(json_object_get(line, "bytes"));
    if (bytes == NULL)
        row_wrong(row, _("\"%s\" is no text"), "bytes");
    if (row->wrong)
        return true;
    digest(bytes, length, found);
    if (strcmp(found, hash) != 0) {
        row_wrong(row, _("the questionnaire does not have the content that its hash names; it has "
                         "been altered"));
        return true;
    }
    if (kept_find(&incoming->kept, hash, &unread) != NULL)
        return true;
    if (unread.kind == ERROR_MEMORY)
        return error_memory(error);
    struct instrument *instrument =
        instrument_parse_kept(_("the questionnaire"), bytes, length, &reason);
    if (instrument == NULL) {
        *error = reason;
        return reason.kind != ERROR_MEMORY && !row_wrong(row, "%s", reason.sentence);
    }
    bool done = store_questionnaire_keep(incoming->store, instrument, kept, &reason);
    if (!kept_add(&incoming->kept, instrument, error))
        return false;
    *error = reason;
    return done || incoming_refused(incoming, row->line, &reason);
}

/* ---- lines ---- */

static void explain(struct json_row *row, const json_error_t *why, size_t length) {
    enum json_error_code code = json_error_code(why);
    /* A word or number that ends with the line. */
    if (code == json_error_invalid_syntax && why->position >= 0 && (size_t)why->position >= length)
        code = json_error_premature_end_of_input;
    switch (code) {
    case json_error_invalid_utf8:
        row_wrong(row, _("the line is no valid UTF-8; do not save the file as anything else"));
        break;
    case json_error_duplicate_key: row_wrong(row, _("a key stands in the line twice")); break;
    case json_error_premature_end_of_input:
        row_wrong(row, _("the line is cut off; the file is not whole"));
        break;
    default: row_wrong(row, _("the line is no JSON object: %s"), why->text);
    }
}

/* False when nothing can go on. */
static bool read_object(struct reading *reading, struct json_row *row, json_t *line,
                        struct error *error) {
    if (!reading->begun) {
        read_header(reading, row, line);
        return true;
    }
    int kind = row_choice(row, line, "kind", kinds);
    if (row->wrong)
        return true;
    reading->seen[kind]++;
    switch (kind) {
    case KIND_QUESTIONNAIRE: return read_questionnaire(row, line, error);
    case KIND_PERSON: return people_read(row, line, error);
    default: return sittings_read(row, line, error);
    }
}

static bool read_line(struct reading *reading, const struct lines *lines, struct error *error) {
    struct json_row row = {.incoming = reading->incoming, .line = lines->number};
    json_error_t why;
    bool no_memory = false, done = true;
    json_t *line = json_read(lines->text, lines->length, JSON_REJECT_DUPLICATES, &why, &no_memory);
    if (no_memory)
        done = error_memory(error);
    else if (line == NULL)
        explain(&row, &why, lines->length);
    else if (!json_is_object(line))
        row_wrong(&row, _("the line is no JSON object"));
    else
        done = read_object(reading, &row, line, error);
    json_let_go(line);
    return done;
}

static bool read_lines(struct reading *reading, struct lines *lines, struct error *error) {
    struct incoming *incoming = reading->incoming;
    struct json_row row = {.incoming = incoming};
    enum line line;
    while ((line = lines_next(lines)) == LINE_READ || line == LINE_TOO_LONG) {
        if (line == LINE_READ && lines->length == 0)
            continue;
        row.line = lines->number;
        row.wrong = false;
        if (line == LINE_TOO_LONG)
            row_wrong(&row, _("the line is too long; no line of an export is longer than %d MiB"),
                      LINE_BYTES_MOST >> 20);
        else if (!read_line(reading, lines, error))
            return false;
        if (!incoming_step(incoming, error))
            return false;
    }
    if (line == LINE_NO_MEMORY)
        return error_memory(error);
    if (line == LINE_FAILED)
        return error_set(error, ERROR_STORAGE, _("%s cannot be read: %s"), incoming->options->name,
                         strerror(errno));
    /* Where a line is wrong, the count is too. */
    row.wrong = incoming->counts->problems > 0;
    check_end(reading, &row);
    return true;
}

bool transfer_read_json(struct incoming *incoming, FILE *in, struct error *error) {
    struct reading reading = {.incoming = incoming};
    struct lines *lines = calloc(1, sizeof *lines);
    if (lines == NULL)
        return error_memory(error);
    lines->in = in;
    lines->number = incoming->blank_lines;
    bool done = read_lines(&reading, lines, error);
    lines_free(lines);
    free(lines);
    return done;
}
