/* transfer_rows.c - a table of answers into the store, a finished sitting a row. */
#include "transfer.h"

#include "answer_columns.h"
#include "held_rows.h"
#include "people_in.h"
#include "table.h"

#include "leadquiz/translate.h"

#include <errno.h>
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

    struct number_set seen; /* digests of the ids so far */
    struct held_rows held;  /* those of an export */
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
    size_t guard = table_is_guarded(text) ? 1 : 0;
    memcpy(out, text + guard, length + 1 - guard);
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

/* Remember the id of the row; *twice when it was there before. */
static bool remember(struct rows *rows, bool *twice, struct error *error) {
    bool added = true;
    if (rows->id[0] != '\0' &&
        !number_set_add(&rows->seen, digest_number(rows->id, strlen(rows->id)), &added, error))
        return false;
    *twice = !added;
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

static bool read_moment(const char *text, int64_t *moment, struct error *reason) {
    char *end = NULL;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || number < TIME_LEAST || number > TIME_MOST)
        return error_set(reason, ERROR_INPUT,
                         _("finished cannot be %s; it takes milliseconds since 1970"), text);
    *moment = number;
    return true;
}

/* The middle of the day in UTC is the same day nearly everywhere. *noon is `unknown` without a
 * date. */
static bool read_day(const struct rows *rows, bool exported, int64_t unknown, int64_t *noon,
                     struct error *reason) {
    const char *text = rows->texts[PASSED_DATE];
    int64_t day = 0;
    *noon = unknown;
    if (text[0] == '\0')
        return true;
    if (!transfer_day(text, &day))
        return error_set(reason, ERROR_INPUT,
                         _("date cannot be %s; it takes a day like 2026-11-21"), text);
    if (!exported && day - DAY_MS > rows->incoming->options->now)
        return error_set(reason, ERROR_INPUT, _("date cannot be %s; that day is still to come"),
                         text);
    *noon = day + NOON_MS;
    return true;
}

/* A row of an export has the moments of its sitting. Where the finish was left out, it is the noon
 * of its day, but not before the start. */
static bool read_times(const struct rows *rows, const struct table_row *row,
                       struct sitting *sitting, struct error *reason) {
    const char *exactly = rows->texts[PASSED_FINISHED];
    int64_t unknown = row->exported ? sitting->started : rows->incoming->options->now;
    if (!read_day(rows, row->exported, unknown, &sitting->finished, reason))
        return false;
    if (!row->exported)
        sitting->started = sitting->finished;
    else if (exactly[0] != '\0')
        return read_moment(exactly, &sitting->finished, reason);
    else if (sitting->finished < sitting->started)
        sitting->finished = sitting->started;
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

static bool right_questionnaire(const struct rows *rows, struct error *reason) {
    const struct instrument *instrument = rows->incoming->options->instrument;
    const char *text = rows->texts[PASSED_QUESTIONNAIRE];
    char wanted[TEXT_BYTES];
    snprintf(wanted, sizeof wanted, "%s %s", instrument->id, instrument->version);
    return text[0] == '\0' || strcmp(text, wanted) == 0 ||
           error_set(reason, ERROR_INPUT,
                     _("the answers are to the questionnaire %s, not to %s; name its file with "
                       "--questions"),
                     text, wanted);
}

static bool read_row(const struct rows *rows, struct table_row *row, struct error *reason) {
    const char *team = rows->texts[PASSED_TEAM];
    struct sitting *sitting = &row->sitting;
    row->exported = read_key(rows->id, &sitting->started, &sitting->seed);
    if (!text_name(rows->texts[PASSED_NAME], _("the code name"), row->person.name, reason) ||
        (team[0] != '\0' && !text_name(team, _("the team name"), row->person.team, reason)) ||
        !read_times(rows, row, sitting, reason) || !read_form(rows, sitting, reason) ||
        !right_questionnaire(rows, reason))
        return false;
    memcpy(sitting->person_name, row->person.name, sizeof sitting->person_name);
    if (!row->exported)
        sitting->seed = content_seed(rows, sitting);
    return true;
}

/* ---- keeping ---- */

/* Somebody new is known to have agreed to nothing but to being kept. */
static bool add_person(struct incoming *incoming, struct person *person, struct error *reason) {
    person->consents[CONSENT_SAVE] = true;
    if (!store_person_save(incoming->store, person, incoming->options->instrument->consent_version,
                           incoming->options->now, reason))
        return false;
    if (incoming->first_person == 0)
        incoming->first_person = person->id;
    incoming->counts->people++;
    incoming->counts->agreed_to_keeping++;
    return true;
}

static bool find_person(struct incoming *incoming, struct person *person, struct error *reason) {
    struct person known;
    enum found found = store_person_find(incoming->store, person->name, &known, reason);
    if (found == FOUND_NOTHING)
        return add_person(incoming, person, reason);
    if (found == FOUND_FAILED ||
        (!people_new(incoming, &known) && !people_met(incoming, &known, NULL, reason)))
        return false;
    if (known.team[0] == '\0' && person->team[0] != '\0') {
        memcpy(known.team, person->team, sizeof known.team);
        if (!store_person_save(incoming->store, &known,
                               incoming->options->instrument->consent_version,
                               incoming->options->now, reason))
            return false;
    }
    *person = known;
    return true;
}

static enum found find_sitting(const struct incoming *incoming, const struct table_row *row,
                               struct error *reason) {
    struct sitting known;
    const struct sitting *sitting = &row->sitting;
    return row->exported ? store_sitting_find(incoming->store, sitting->started, sitting->seed,
                                              &known, reason)
                         : store_sitting_find_seed(incoming->store, sitting->person, sitting->seed,
                                                   &known, reason);
}

/* Score it, a row of an export after the sittings before it, and keep it. */
static bool add_sitting(struct rows *rows, struct table_row *row, struct error *reason) {
    struct incoming *incoming = rows->incoming;
    const struct instrument *instrument = incoming->options->instrument;
    struct sitting *sitting = &row->sitting;
    int64_t finished = sitting->finished;
    struct previous previous;
    struct result result;
    previous_none(&previous);
    if (row->exported &&
        !store_previous(incoming->store, sitting->person, instrument, finished, &previous, reason))
        return false;
    scoring_compute(instrument, sitting->form, &rows->answers, &previous, &result);
    memcpy(sitting->questionnaire, instrument->hash, sizeof sitting->questionnaire);
    incoming->counts->sittings++;
    return store_sitting_begin(incoming->store, sitting, reason) &&
           store_sitting_finish(incoming->store, sitting->id, instrument, &rows->answers, &result,
                                finished, reason);
}

static bool keep(struct rows *rows, struct table_row *row, struct error *reason) {
    struct incoming *incoming = rows->incoming;
    const struct instrument *instrument = incoming->options->instrument;
    struct result result;
    scoring_compute(instrument, row->sitting.form, &rows->answers, NULL, &result);
    incoming->counts->discarded += result.discarded;
    if (result.discarded)
        return true;
    if (!find_person(incoming, &row->person, reason))
        return false;
    row->sitting.person = row->person.id;
    enum found found = find_sitting(incoming, row, reason);
    incoming->counts->known += found == FOUND;
    if (found != FOUND_NOTHING)
        return found == FOUND;
    return people_may_keep(incoming, instrument, &row->person, reason) &&
           add_sitting(rows, row, reason);
}

/* The rows of an export, each after those that were finished before it: the level and the tips of a
 * sitting depend on those of the one before. */
static bool keep_held(struct rows *rows, struct error *error) {
    struct incoming *incoming = rows->incoming;
    struct table_row row;
    held_rows_sort(&rows->held);
    for (size_t i = 0; i < rows->held.count; i++) {
        struct error reason = {.kind = ERROR_NONE};
        held_rows_get(&rows->held, i, &row, &rows->answers);
        if (!keep(rows, &row, &reason) && !incoming_refused(incoming, row.line, &reason)) {
            *error = reason;
            return false;
        }
        if (!incoming_goes_on(incoming, (int64_t)i + 1, error))
            return false;
    }
    return true;
}

/* ---- the table ---- */

static bool check_columns(const struct rows *rows, struct error *error) {
    return has_column(rows, PASSED_NAME) ||
           error_set(error, ERROR_INPUT,
                     _("%s:1: there is no column \"name\"; it tells whose answers a row has"),
                     rows->incoming->options->name);
}

static bool end_row(void *context, long line, struct error *error) {
    struct rows *rows = context;
    struct table_row row = {.line = line};
    struct error reason = {.kind = ERROR_NONE};
    bool twice = false, right = false;
    if (!check_columns(rows, error) || !remember(rows, &twice, error))
        return false;
    if (twice)
        error_set(&reason, ERROR_INPUT, _("the id %s stands in the table twice"), rows->id);
    else
        right = read_row(rows, &row, &reason) &&
                (row.exported ? held_rows_add(&rows->held, &row, &rows->answers, &reason)
                              : keep(rows, &row, &reason));
    if (!right && !incoming_refused(rows->incoming, line, &reason)) {
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
    rows->columns.of_people = true;
    const struct table_reader reader = {.header = read_header,
                                        .cell = read_cell,
                                        .row = end_row,
                                        .context = rows,
                                        .blank_lines = incoming->blank_lines};
    return store_questionnaire_keep(incoming->store, incoming->options->instrument,
                                    incoming->options->now, error) &&
           table_read_all(in, incoming->options->name, &reader, on_wrong, error) &&
           check_columns(rows, error) && keep_held(rows, error);
}

bool transfer_read_csv(struct incoming *incoming, FILE *in, struct error *error) {
    struct rows *rows = calloc(1, sizeof *rows);
    if (rows == NULL)
        return error_memory(error);
    rows->incoming = incoming;
    bool done = read_rows(rows, in, error);
    number_set_free(&rows->seen);
    held_rows_free(&rows->held);
    free(rows);
    return done;
}
