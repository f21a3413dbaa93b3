/* transfer_rows.c - a table of answers into the store, a finished sitting a row. */
#include "transfer.h"

#include "answer_columns.h"
#include "table.h"

#include "leadquiz/translate.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { ID_BYTES = 400, TEXT_BYTES = 400, NOON_MS = 12 * 60 * 60 * 1000, DAY_MS = 2 * NOON_MS };

struct rows {
    struct incoming *incoming;
    struct error *error;
    struct columns columns;
    struct answers blank; /* every row begins with these */

    char id[ID_BYTES];
    char texts[PASSED_QUESTIONNAIRE + 1][TEXT_BYTES];
    struct answers answers;

    /* Digests of the ids so far, in an open hash table; 0 = free. */
    uint64_t *seen;
    size_t seen_room, seen_count;
};

/* ---- cells ---- */

static bool read_header(void *context, int column, const char *text, size_t length,
                        struct error *reason) {
    struct rows *rows = context;
    (void)column;
    if (memchr(text, '\0', length))
        return error_set(reason, ERROR_INPUT, _("the cell holds a NUL byte"));
    if (text_check(text, length, NULL) == TEXT_BROKEN_UTF8)
        return error_set(reason, ERROR_INPUT,
                         _("the cell is no valid UTF-8; save the table as UTF-8"));
    return columns_add(&rows->columns, rows->incoming->options->instrument, text, reason);
}

static void begin_row(struct rows *rows) {
    rows->id[0] = '\0';
    for (int i = 0; i <= PASSED_QUESTIONNAIRE; i++)
        rows->texts[i][0] = '\0';
    rows->answers = rows->blank;
}

/* A single quote before a formula keeps it text in a spreadsheet; it is no part of the text. */
static bool read_text(const char *text, size_t length, char *out, size_t size,
                      struct error *reason) {
    enum text_fault fault = text_check(text, length, NULL);
    if (fault == TEXT_BROKEN_UTF8)
        return error_set(reason, ERROR_INPUT,
                         _("the cell is no valid UTF-8; save the table as UTF-8"));
    if (fault != TEXT_SOUND)
        return error_set(reason, ERROR_INPUT, _("the cell holds %s; leave that out"),
                         text_fault_name(fault));
    if (length >= size)
        return error_set(reason, ERROR_INPUT, _("the cell is too long; use at most %zu bytes"),
                         size - 1);
    bool guarded = length > 1 && text[0] == '\'' && strchr("=+-@", text[1]) != NULL;
    memcpy(out, text + guarded, length + 1 - guarded);
    return true;
}

static bool read_cell(void *context, int column, const char *text, size_t length,
                      struct error *reason) {
    struct rows *rows = context;
    const struct column *about = &rows->columns.list[column];
    if (column == 0)
        begin_row(rows);
    if (about->kind == COLUMN_ID)
        return read_text(text, length, rows->id, sizeof rows->id, reason);
    if (about->kind == COLUMN_PASSED && about->prompt <= PASSED_QUESTIONNAIRE)
        return read_text(text, length, rows->texts[about->prompt], TEXT_BYTES, reason);
    return columns_read(about, rows->incoming->options->instrument, text, length, &rows->answers,
                        reason);
}

static bool has_column(const struct rows *rows, enum passed passed) {
    for (int i = 0; i < rows->columns.count; i++)
        if (rows->columns.list[i].kind == COLUMN_PASSED &&
            rows->columns.list[i].prompt == (int)passed)
            return true;
    return false;
}

/* ---- ids ---- */

static uint64_t digest_number(const void *bytes, size_t length) {
    char text[DIGEST_TEXT];
    digest(bytes, length, text);
    text[16] = '\0';
    uint64_t number = strtoull(text, NULL, 16);
    return number != 0 ? number : 1;
}

static void put(uint64_t *table, size_t room, uint64_t number) {
    size_t at = (size_t)number & (room - 1);
    while (table[at] != 0)
        at = (at + 1) & (room - 1);
    table[at] = number;
}

static bool grow(struct rows *rows, struct error *error) {
    size_t room = rows->seen_room > 0 ? 2 * rows->seen_room : 1024;
    uint64_t *table = calloc(room, sizeof *table);
    if (table == NULL)
        return error_memory(error);
    for (size_t i = 0; i < rows->seen_room; i++)
        if (rows->seen[i] != 0)
            put(table, room, rows->seen[i]);
    free(rows->seen);
    rows->seen = table;
    rows->seen_room = room;
    return true;
}

/* Remember the id of the row; *twice when it was there before. */
static bool remember(struct rows *rows, bool *twice, struct error *error) {
    *twice = false;
    if (rows->id[0] == '\0')
        return true;
    if (2 * rows->seen_count >= rows->seen_room && !grow(rows, error))
        return false;
    uint64_t number = digest_number(rows->id, strlen(rows->id));
    for (size_t at = (size_t)number & (rows->seen_room - 1); rows->seen[at] != 0;
         at = (at + 1) & (rows->seen_room - 1))
        *twice = *twice || rows->seen[at] == number;
    if (!*twice) {
        put(rows->seen, rows->seen_room, number);
        rows->seen_count++;
    }
    return true;
}

/* The key that an exported row carries as its id: "STARTED-SEED". */
static bool read_key(const char *id, int64_t *started, uint64_t *seed) {
    char again[KEY_BYTES], *end = NULL;
    long long first = strtoll(id, &end, 10);
    if (end == id || *end != '-' || strlen(end) != 17 || first < TIME_LEAST || first > TIME_MOST)
        return false;
    *started = first;
    *seed = strtoull(end + 1, NULL, 16);
    snprintf(again, sizeof again, "%" PRId64 "-%016" PRIx64, *started, *seed);
    return strcmp(again, id) == 0;
}

/* For a row made elsewhere: the same content is the same sitting. */
static uint64_t content_seed(const struct rows *rows, const struct sitting *sitting) {
    struct {
        char id[ID_BYTES], name[NAME_BYTES];
        int64_t started;
        int32_t form;
        struct answer answers[PROMPTS_MOST];
    } content;
    memset(&content, 0, sizeof content);
    memcpy(content.id, rows->id, strlen(rows->id));
    memcpy(content.name, sitting->person_name, strlen(sitting->person_name));
    for (char *letter = content.name; *letter != '\0'; letter++)
        if (*letter >= 'A' && *letter <= 'Z')
            *letter = (char)(*letter - 'A' + 'a');
    content.started = rows->texts[PASSED_DATE][0] != '\0' ? sitting->started : 0;
    content.form = (int32_t)sitting->form;
    for (int i = 0; i < rows->answers.count; i++) {
        content.answers[i].value = rows->answers.list[i].value;
        content.answers[i].time_ms = rows->answers.list[i].time_ms;
    }
    return digest_number(&content, sizeof content);
}

/* ---- rows ---- */

struct row {
    struct person person;
    struct sitting sitting;
    bool exported; /* the row carries the key of a sitting */
};

/* The middle of the day in UTC is the same day nearly everywhere. */
static bool read_day(const struct rows *rows, struct sitting *sitting, bool exported,
                     struct error *reason) {
    const char *text = rows->texts[PASSED_DATE];
    int64_t day = 0;
    sitting->started = sitting->finished = rows->incoming->options->now;
    if (text[0] == '\0')
        return true;
    if (!transfer_day(text, &day))
        return error_set(reason, ERROR_INPUT,
                         _("date cannot be %s; it takes a day like 2026-11-21"), text);
    if (!exported && day - DAY_MS > rows->incoming->options->now)
        return error_set(reason, ERROR_INPUT, _("date cannot be %s; that day is still to come"),
                         text);
    sitting->started = sitting->finished = day + NOON_MS;
    return true;
}

static bool read_form(const struct rows *rows, struct sitting *sitting, struct error *reason) {
    const struct instrument *instrument = rows->incoming->options->instrument;
    const char *text = rows->texts[PASSED_FORM];
    int form = text[0] != '\0' ? transfer_place(transfer_forms, text) : FORM_FULL;
    if (form == NOWHERE)
        return error_set(reason, ERROR_INPUT, _("form cannot be %s; it is full or short"), text);
    sitting->form = (enum form)form;
    return instrument_order(instrument, sitting->form, true)->count > 0 ||
           error_set(reason, ERROR_INPUT, _("%s has no short form"), instrument->id);
}

static bool read_questionnaire(const struct rows *rows, struct sitting *sitting,
                               struct error *reason) {
    const struct instrument *instrument = rows->incoming->options->instrument;
    const char *text = rows->texts[PASSED_QUESTIONNAIRE];
    char wanted[TEXT_BYTES];
    snprintf(wanted, sizeof wanted, "%s %s", instrument->id, instrument->version);
    memcpy(sitting->questionnaire, instrument->hash, sizeof sitting->questionnaire);
    return text[0] == '\0' || strcmp(text, wanted) == 0 ||
           error_set(reason, ERROR_INPUT,
                     _("the answers are to the questionnaire %s, not to %s; name its file with "
                       "--questions"),
                     text, wanted);
}

static bool read_row(const struct rows *rows, struct row *row, struct error *reason) {
    const char *team = rows->texts[PASSED_TEAM];
    struct sitting *sitting = &row->sitting;
    int64_t started = 0;
    row->exported = read_key(rows->id, &started, &sitting->seed);
    if (!text_name(rows->texts[PASSED_NAME], _("the code name"), row->person.name, reason) ||
        (team[0] != '\0' && !text_name(team, _("the team name"), row->person.team, reason)) ||
        !read_day(rows, sitting, row->exported, reason) || !read_form(rows, sitting, reason) ||
        !read_questionnaire(rows, sitting, reason))
        return false;
    memcpy(sitting->person_name, row->person.name, sizeof sitting->person_name);
    if (row->exported)
        sitting->started = started;
    else
        sitting->seed = content_seed(rows, sitting);
    return true;
}

/* Their people are known to have agreed to nothing but to being kept. */
static bool find_person(struct rows *rows, struct person *person, struct error *reason) {
    struct incoming *incoming = rows->incoming;
    struct person known;
    enum found found = store_person_find(incoming->store, person->name, &known, reason);
    if (found == FOUND_NOTHING) {
        person->consents[CONSENT_SAVE] = true;
        incoming->counts->people++;
        return store_person_save(incoming->store, person,
                                 incoming->options->instrument->consent_version,
                                 incoming->options->now, reason);
    }
    if (found == FOUND && known.team[0] == '\0' && person->team[0] != '\0') {
        memcpy(known.team, person->team, sizeof known.team);
        if (!store_person_save(incoming->store, &known,
                               incoming->options->instrument->consent_version,
                               incoming->options->now, reason))
            return false;
    }
    *person = known;
    return found == FOUND;
}

static bool keep(struct rows *rows, struct row *row, struct error *reason) {
    struct incoming *incoming = rows->incoming;
    struct sitting known, *sitting = &row->sitting;
    struct result result;
    scoring_compute(incoming->options->instrument, sitting->form, &rows->answers, NULL, &result);
    incoming->counts->discarded += result.discarded;
    if (result.discarded)
        return true;
    if (!find_person(rows, &row->person, reason))
        return false;
    sitting->person = row->person.id;
    enum found found = row->exported ? store_sitting_find(incoming->store, sitting->started,
                                                          sitting->seed, &known, reason)
                                     : store_sitting_find_seed(incoming->store, sitting->person,
                                                               sitting->seed, &known, reason);
    if (found == FOUND)
        incoming->counts->known++;
    if (found != FOUND_NOTHING)
        return found == FOUND;
    int64_t finished = sitting->finished;
    incoming->counts->sittings++;
    return store_sitting_begin(incoming->store, sitting, reason) &&
           store_sitting_finish(incoming->store, sitting->id, incoming->options->instrument,
                                &rows->answers, &result, finished, reason);
}

static bool end_row(void *context, long line, struct error *error) {
    struct rows *rows = context;
    struct row row = {.exported = false};
    struct error reason = {.kind = ERROR_NONE};
    bool twice = false;
    if (!has_column(rows, PASSED_NAME))
        return error_set(error, ERROR_INPUT,
                         _("%s:1: there is no column \"name\"; it tells whose answers a row has"),
                         rows->incoming->options->name);
    if (!remember(rows, &twice, error))
        return false;
    if (twice)
        error_set(&reason, ERROR_INPUT, _("the id %s stands in the table twice"), rows->id);
    if ((twice || !read_row(rows, &row, &reason) || !keep(rows, &row, &reason)) &&
        !incoming_refused(rows->incoming, line, &reason)) {
        *error = reason;
        return false;
    }
    return incoming_step(rows->incoming, error);
}

static void on_wrong(void *context, long line, int column, const char *sentence) {
    struct rows *rows = context;
    (void)column;
    incoming_wrong(rows->incoming, line, sentence);
}

/* Rows of the questionnaire that is used now; it is kept with the first of them. */
static bool read_rows(struct rows *rows, FILE *in, struct error *error) {
    struct incoming *incoming = rows->incoming;
    int team = incoming->options->instrument->role_question[ROLE_TEAM];
    answers_clear(&rows->blank, incoming->options->instrument);
    if (team != NOWHERE)
        rows->blank.list[team].value = 2;
    const struct table_reader reader = {read_header, read_cell, end_row, rows};
    return store_questionnaire_keep(incoming->store, incoming->options->instrument,
                                    incoming->options->now, error) &&
           table_read_all(in, incoming->options->name, &reader, on_wrong, error);
}

bool transfer_read_csv(struct incoming *incoming, FILE *in, struct error *error) {
    struct rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL)
        return error_memory(error);
    rows->incoming = incoming;
    bool done = read_rows(rows, in, error);
    free(rows->seen);
    free(rows);
    return done;
}
