/* transfer_in.c - JSON lines into the store: the file as a whole, questionnaires, people. */
#include "sittings_in.h"

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
    if (!json_is_integer(json_object_get(line, "leadquiz")))
        row_wrong(row, _("the first line of an export says {\"leadquiz\":1, ...}; this does not"));
    else if (json_integer_value(json_object_get(line, "leadquiz")) != TRANSFER_VERSION)
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
    struct error reason = {.kind = ERROR_NONE};
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
    if (kept_find(&incoming->kept, hash, NULL) != NULL)
        return true;
    struct instrument *instrument =
        instrument_parse(_("the questionnaire"), bytes, length, NULL, &reason);
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

/* ---- people ---- */

struct person_row {
    struct person person;
    struct consent_given *log; /* owned */
    int count;
};

static void read_consents(struct json_row *row, json_t *array, struct person_row *read) {
    static const char *const keys[] = {"consent", "granted", "version", "time", NULL};
    size_t size = json_array_size(array);
    for (size_t i = 0; i < size && !row->wrong; i++) {
        json_t *one = json_array_get(array, i);
        struct consent_given *given = &read->log[read->count++];
        row_keys(row, one, keys);
        given->consent = (enum consent)row_choice(row, one, "consent", transfer_consents);
        given->granted = json_is_true(json_object_get(one, "granted"));
        if (!json_is_boolean(json_object_get(one, "granted")))
            row_wrong(row, _("\"%s\" is neither true nor false"), "granted");
        row_text(row, one, "version", given->version, sizeof given->version);
        given->time = row_time(row, one, "time", false);
    }
}

/* False when there is no memory. */
static bool read_person_row(struct json_row *row, json_t *line, struct person_row *read,
                            struct error *error) {
    static const char *const keys[] = {"kind", "name", "team", "created", "consents", NULL};
    struct person *person = &read->person;
    row_keys(row, line, keys);
    row_name(row, line, "name", _("the code name"), false, person->name);
    row_name(row, line, "team", _("the team name"), true, person->team);
    person->created = row_time(row, line, "created", false);
    json_t *array = row_array(row, line, "consents");
    if (array == NULL)
        return true;
    read->log = calloc(json_array_size(array) + 1, sizeof *read->log);
    if (read->log == NULL)
        return error_memory(error);
    read_consents(row, array, read);
    return true;
}

static bool add_consents(struct store *store, int64_t person, const struct person_row *read,
                         struct error *reason) {
    for (int i = 0; i < read->count; i++)
        if (!store_consent_add(store, person, &read->log[i], reason))
            return false;
    return true;
}

/* What the store knows of a person wins; what it does not know is filled in. */
static bool complete_person(struct store *store, struct person *known,
                            const struct person_row *read, struct error *reason) {
    int consents = store_consents(store, known->id, NULL, 0, reason);
    if (consents < 0 || (consents == 0 && !add_consents(store, known->id, read, reason)))
        return false;
    if (known->team[0] != '\0' || read->person.team[0] == '\0')
        return true;
    if (store_person_get(store, known->id, known, reason) != FOUND)
        return false;
    memcpy(known->team, read->person.team, sizeof known->team);
    return store_person_save(store, known, "", known->created, reason);
}

static bool keep_person(struct json_row *row, const struct person_row *read, struct error *reason) {
    struct incoming *incoming = row->incoming;
    struct person person = read->person, known;
    enum found found = store_person_find(incoming->store, person.name, &known, reason);
    if (found == FOUND_FAILED)
        return false;
    if (found == FOUND && incoming->first_person != 0 && known.id >= incoming->first_person) {
        row_wrong(row, _("%s stands in the file twice"), person.name);
        return true;
    }
    if (found == FOUND)
        return complete_person(incoming->store, &known, read, reason);
    if (!store_person_save(incoming->store, &person, "", person.created, reason))
        return false;
    if (incoming->first_person == 0)
        incoming->first_person = person.id;
    incoming->counts->people++;
    return add_consents(incoming->store, person.id, read, reason);
}

static bool read_person(struct json_row *row, json_t *line, struct error *error) {
    struct person_row read = {.count = 0};
    bool done = read_person_row(row, line, &read, error);
    if (done && !row->wrong && !keep_person(row, &read, error))
        done = incoming_refused(row->incoming, row->line, error);
    free(read.log);
    return done;
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
    case KIND_PERSON: return read_person(row, line, error);
    default: return sittings_read(row, line, error);
    }
}

static bool read_line(struct reading *reading, const struct lines *lines, struct error *error) {
    struct json_row row = {.incoming = reading->incoming, .line = lines->number};
    json_error_t why;
    json_t *line = json_loadb(lines->text, lines->length, JSON_REJECT_DUPLICATES, &why);
    bool done = true;
    if (line == NULL && json_error_code(&why) == json_error_out_of_memory)
        return error_memory(error);
    if (line == NULL)
        explain(&row, &why, lines->length);
    else if (!json_is_object(line))
        row_wrong(&row, _("the line is no JSON object"));
    else
        done = read_object(reading, &row, line, error);
    json_decref(line);
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
    bool done = read_lines(&reading, lines, error);
    lines_free(lines);
    free(lines);
    return done;
}
