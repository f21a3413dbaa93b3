/* The database file itself: refused with a sentence and left as it is, or read safely. */
#include "fuzz.h"

#include "folder.h"

#include "leadquiz/history.h"
#include "leadquiz/review.h"
#include "leadquiz/room.h"
#include "leadquiz/transfer.h"

#include "store/schema.h"

#ifdef LEADQUIZ_FUZZ
#include "mutate.h"
#include <sqlite3.h>
#endif

static char path[96], copy[112];
static const int64_t now = INT64_C(1750000000000);
static const struct store_filter everything = {0};

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count;
    (void)words;
    folder_make();
    snprintf(path, sizeof path, "%s/store.db", folder);
    snprintf(copy, sizeof copy, "%s.before-v%d", path, schema_migrations()->count);
    return 0;
}

/* ---- reading all there is ---- */

struct reading {
    struct store *store;
    struct instrument *instrument; /* one that is kept */
};

/* What a call may do: work, or say why not. */
static bool said(bool done, struct error *error) {
    if (!done)
        holds_refusal(error);
    *error = (struct error){.kind = ERROR_NONE};
    return done;
}

static bool see_questionnaire(const struct questionnaire_kept *kept, void *context,
                              struct error *error) {
    struct reading *reading = context;
    (void)error;
    HOLDS(is_sound(kept->hash));
    struct error own = {.kind = ERROR_NONE};
    struct instrument *instrument = store_questionnaire_load(reading->store, kept->hash, &own);
    if (instrument == NULL)
        return true;
    instrument_free(reading->instrument);
    reading->instrument = instrument;
    return true;
}

static void holds_actions(struct store *store, int64_t sitting) {
    struct action_chosen actions[4];
    struct error error = {.kind = ERROR_NONE};
    int count = store_actions(store, sitting, actions, 4, &error);
    said(count >= 0, &error);
    for (int i = 0; i < count && i < 4; i++)
        HOLDS(is_sound(actions[i].text) && is_sound(actions[i].facet));
}

static bool see_sitting(const struct sitting *sitting, void *context, struct error *error) {
    struct reading *reading = context;
    struct store *store = reading->store;
    struct answers answers;
    struct result result;
    struct error own = {.kind = ERROR_NONE};
    (void)error;
    HOLDS(is_sound(sitting->person_name) && is_sound(sitting->position));
    HOLDS(sitting->form == FORM_FULL || sitting->form == FORM_SHORT);
    struct instrument *instrument = store_questionnaire_load(store, sitting->questionnaire, &own);
    if (instrument == NULL)
        return true;
    if (said(store_answers_load(store, sitting->id, instrument, &answers, &own), &own)) {
        for (int i = 0; i < answers.count; i++)
            HOLDS(answers.list[i].value == ANSWER_OPEN ||
                  answers_allowed(instrument, i, answers.list[i].value));
    }
    enum found found = store_result_load(store, sitting->id, instrument, &result, &own);
    said(found != FOUND_FAILED, &own);
    if (found == FOUND)
        holds_result(instrument, &result);
    holds_actions(store, sitting->id);
    instrument_free(instrument);
    return true;
}

static bool see_person(const struct person *person, void *context, struct error *error) {
    struct reading *reading = context;
    struct store *store = reading->store;
    struct consent_given consents[4];
    struct action_chosen actions[4];
    struct history history;
    struct previous previous;
    struct error own = {.kind = ERROR_NONE};
    int unreadable = 0;
    (void)error;
    HOLDS(is_sound(person->name) && is_sound(person->team));
    int count = store_consents(store, person->id, consents, 4, &own);
    said(count >= 0, &own);
    for (int i = 0; i < count && i < 4; i++)
        HOLDS(is_sound(consents[i].version));
    said(store_actions_open(store, person->id, actions, 4, &own) >= 0, &own);
    if (reading->instrument != NULL)
        said(store_previous(store, person->id, reading->instrument, now, &previous, &own), &own);
    if (said(history_load(store, person->id, &history, &unreadable, &own), &own)) {
        for (int i = 0; i < history.count; i++)
            holds_result(history.entries[i].instrument, &history.entries[i].result);
        history_free(&history);
    }
    return true;
}

static bool see_publication(const struct publication *publication, void *context,
                            struct error *error) {
    (void)context;
    (void)error;
    HOLDS(is_sound(publication->scope));
    return true;
}

static bool see_counted(const struct counted_row *row, void *context, struct error *error) {
    (void)context;
    (void)error;
    HOLDS(row->counted.level >= 0 && row->counted.level <= LEVELS_MOST);
    return true;
}

static bool see_answers(int64_t sitting, int64_t person, const struct answers *answers,
                        void *context, struct error *error) {
    const struct reading *reading = context;
    (void)sitting;
    (void)person;
    (void)error;
    HOLDS(answers->count == reading->instrument->prompt_count);
    return true;
}

static void read_group(struct reading *reading) {
    struct store *store = reading->store;
    const struct instrument *instrument = reading->instrument;
    struct error error = {.kind = ERROR_NONE};
    struct review review;
    struct store_activity activity;
    struct privacy_rules rules;
    char teams[4][NAME_BYTES];
    said(store_privacy(store, instrument, &rules, &error), &error);
    said(store_activity(store, instrument, NULL, 0, &activity, &error), &error);
    int count = store_teams(store, 1, teams, 4, &error);
    said(count >= 0, &error);
    for (int i = 0; i < count && i < 4; i++)
        HOLDS(is_sound(teams[i]));
    for (int form = 0; form < FORM_COUNT; form++) {
        said(store_counted_each(store, instrument, (enum form)form, NULL, INT64_MIN, INT64_MAX,
                                see_counted, reading, &error),
             &error);
        said(store_publications_each(store, instrument, (enum form)form, NULL, see_publication,
                                     reading, &error),
             &error);
        said(store_each_answers(store, instrument, (enum form)form, see_answers, reading, &error),
             &error);
    }
    if (!said(review_load(store, instrument, &(struct review_group){.team = NULL}, now, 1, &review,
                          &error),
              &error))
        return;
    for (int i = 0; i < review.count; i++)
        HOLDS(is_sound(review.people[i].name) && is_sound(review.people[i].team));
    review_free(&review);
}

static bool see_meeting(const struct meeting *meeting, void *context, struct error *error) {
    struct reading *reading = context;
    struct store *store = reading->store;
    struct error own = {.kind = ERROR_NONE};
    struct room_counts counts;
    struct room_result result;
    (void)error;
    HOLDS(is_sound(meeting->title) && is_sound(meeting->code));
    HOLDS(meeting->asked_count >= 0 && meeting->asked_count <= MEETING_ASKED_MOST);
    struct instrument *instrument = store_questionnaire_load(store, meeting->questionnaire, &own);
    if (instrument == NULL)
        return true;
    for (int i = 0; i < meeting->asked_count; i++)
        HOLDS(meeting->asked[i] >= 0 && meeting->asked[i] < PROMPTS_MOST);
    said(room_count(store, instrument, meeting, now, &counts, &own), &own);
    if (said(room_reveal(store, instrument, meeting, now, &result, &own), &own))
        room_result_free(&result);
    instrument_free(instrument);
    return true;
}

static void export(struct store *store, enum transfer_format format) {
    char *text = NULL;
    size_t length = 0;
    struct error error = {.kind = ERROR_NONE};
    FILE *out = open_memstream(&text, &length);
    HOLDS(out != NULL);
    said(transfer_export(store, NULL, format, out, NULL, NULL, &error), &error);
    fclose(out);
    free(text);
}

static void read_all(struct store *store) {
    struct reading reading = {.store = store};
    struct error error = {.kind = ERROR_NONE};
    struct store_counts counts;
    struct sitting sitting;
    struct person person;
    struct lead_lock lock;
    said(store_count(store, &everything, &counts, &error), &error);
    said(store_questionnaires_each(store, &everything, see_questionnaire, &reading, &error),
         &error);
    said(store_sittings_each(store, &everything, see_sitting, &reading, &error), &error);
    said(store_people_each(store, &everything, see_person, &reading, &error), &error);
    said(store_meetings_each(store, see_meeting, &reading, &error), &error);
    said(store_person_only(store, &person, &error) != FOUND_FAILED, &error);
    said(store_sitting_open_latest(store, 0, NULL, &sitting, &error) != FOUND_FAILED, &error);
    if (said(store_lock_get(store, &lock, &error), &error))
        HOLDS(is_sound(lock.hash) && lock.wrong >= 0);
    if (reading.instrument != NULL)
        read_group(&reading);
    export(store, TRANSFER_JSON_LINES);
    export(store, TRANSFER_CSV);
    instrument_free(reading.instrument);
}

/* ---- writing into it ---- */

static bool remove_person(const struct person *person, void *context, struct error *error) {
    int64_t *first = context;
    (void)error;
    if (*first == 0)
        *first = person->id;
    return true;
}

/* Somebody goes on with what is there, somebody new comes, somebody goes. */
static void write_some(struct store *store) {
    struct error error = {.kind = ERROR_NONE};
    struct sitting sitting;
    struct person person = {.name = "Made-Up Max", .team = "", .consents = {true}};
    int64_t first = 0;
    if (store_sitting_open_latest(store, 0, NULL, &sitting, &error) == FOUND)
        said(store_answer_save(store, sitting.id, "a1", (struct answer){2, 900}, "b1", now, &error),
             &error);
    said(store_person_save(store, &person, "1", now, &error), &error);
    said(store_people_each(store, &everything, remove_person, &first, &error), &error);
    if (first != 0)
        said(store_person_forget(store, first, &error), &error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct error error = {.kind = ERROR_NONE};
    size_t length = 0;
    folder_write(path, data, size);
    struct store *store = store_open(path, &error);
    if (store != NULL) {
        read_all(store);
        write_some(store);
        store_close(store);
    } else {
        holds_refusal(&error);
        char *after = folder_read(path, &length);
        bool same = length == size && memcmp(after, data, size) == 0;
        HOLDS((same || size == 0) && access(copy, F_OK) != 0);
        free(after);
    }
    folder_clear();
    return 0;
}

#ifdef LEADQUIZ_FUZZ

/* Bytes turned over at random are mostly noticed at once. So most of the time a cell is changed
 * instead, by SQLite itself, to what no sound program would write. */

enum { HEADER_BYTES = 100, VERSION_AT = 60, APPLICATION_AT = 68, STATEMENT_BYTES = 600 };

static void put_number(uint8_t *at, uint32_t number) {
    for (int i = 0; i < 4; i++)
        at[i] = (uint8_t)(number >> (24 - 8 * i));
}

/* What lets a file pass for a store at the first look. */
static void mend_header(uint8_t *data, size_t size, uint64_t *chance) {
    static const uint8_t start[24] = "SQLite format 3\0\x02\x00\x01\x01\x00\x40\x20\x20";
    if (size < HEADER_BYTES)
        return;
    memcpy(data, start, sizeof start);
    put_number(data + APPLICATION_AT, APPLICATION_ID);
    put_number(data + VERSION_AT, 1 + by_chance(chance, 4));
}

/* One of the texts that the statement gives; NULL when there are none. The caller frees. */
static char *pick(sqlite3 *database, const char *sql, uint64_t *chance) {
    sqlite3_stmt *statement = NULL;
    char *picked = NULL;
    unsigned count = 0;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK) {
        while (sqlite3_step(statement) == SQLITE_ROW) {
            const char *text = (const char *)sqlite3_column_text(statement, 0);
            if (text == NULL || by_chance(chance, ++count) != 0)
                continue;
            free(picked);
            picked = strdup(text);
        }
    }
    sqlite3_finalize(statement);
    return picked;
}

/* The cell's blob with some bytes changed. */
static void bind_changed(sqlite3 *database, sqlite3_stmt *update, const char *table,
                         const char *column, int row) {
    char sql[STATEMENT_BYTES];
    uint8_t bytes[1024] = {0};
    int length = 0;
    sqlite3_stmt *statement = NULL;
    snprintf(sql, sizeof sql, "SELECT \"%s\" FROM \"%s\" LIMIT 1 OFFSET %d", column, table, row);
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW) {
        const void *old = sqlite3_column_blob(statement, 0);
        length = sqlite3_column_bytes(statement, 0);
        length = length < (int)sizeof bytes ? length : (int)sizeof bytes;
        if (old != NULL)
            memcpy(bytes, old, (size_t)length);
    }
    bool is_text = statement != NULL && sqlite3_column_type(statement, 0) == SQLITE_TEXT;
    sqlite3_finalize(statement);
    length = (int)LLVMFuzzerMutate(bytes, (size_t)length, sizeof bytes);
    if (is_text)
        sqlite3_bind_text(update, 1, (const char *)bytes, length, SQLITE_TRANSIENT);
    else
        sqlite3_bind_blob(update, 1, bytes, length, SQLITE_TRANSIENT);
}

static void bind_anything(sqlite3_stmt *update, uint64_t *chance) {
    static const char *const texts[] = {"",
                                        "\x1b[31mred",
                                        "\xE2\x80\xAEx",
                                        "=1+1",
                                        "\xC3\x28",
                                        "ch1",
                                        "made-up \xF0\x9F\xA6\x89",
                                        "a\nb"};
    static const int64_t numbers[] = {0,         1,         2,
                                      3,         -1,        11,
                                      255,       256,       400,
                                      INT32_MAX, INT32_MIN, INT64_C(1) << 32,
                                      INT64_MAX, INT64_MIN, INT64_C(1750000000000)};
    const char *text = texts[by_chance(chance, sizeof texts / sizeof texts[0])];
    switch (by_chance(chance, 5)) {
    case 0: sqlite3_bind_text(update, 1, text, -1, SQLITE_STATIC); break;
    case 1: sqlite3_bind_zeroblob(update, 1, (int)by_chance(chance, 300)); break;
    case 2: sqlite3_bind_null(update, 1); break;
    default:
        sqlite3_bind_int64(update, 1, numbers[by_chance(chance, sizeof numbers / sizeof *numbers)]);
    }
}

static void change_cell(sqlite3 *database, uint64_t *chance) {
    char sql[STATEMENT_BYTES];
    sqlite3_stmt *update = NULL;
    char *table = pick(database, "SELECT name FROM sqlite_schema WHERE type = 'table'", chance);
    if (table == NULL)
        return;
    snprintf(sql, sizeof sql, "SELECT name FROM pragma_table_info('%s')", table);
    char *column = pick(database, sql, chance);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM \"%s\"", table);
    char *rows = pick(database, sql, chance);
    int count = rows != NULL ? atoi(rows) : 0;
    if (column != NULL && count > 0) {
        int row = (int)by_chance(chance, (unsigned)count);
        /* By the value: tables without rowids have nothing better in common. */
        snprintf(sql, sizeof sql,
                 "UPDATE OR REPLACE \"%s\" SET \"%s\" = ?1 WHERE \"%s\" IS "
                 "(SELECT \"%s\" FROM \"%s\" LIMIT 1 OFFSET %d)",
                 table, column, column, column, table, row);
        if (by_chance(chance, 12) == 0)
            snprintf(sql, sizeof sql,
                     "DELETE FROM \"%s\" WHERE \"%s\" IS (SELECT \"%s\" FROM \"%s\" LIMIT 1 "
                     "OFFSET %d)",
                     table, column, column, table, row);
        if (sqlite3_prepare_v2(database, sql, -1, &update, NULL) == SQLITE_OK &&
            sqlite3_bind_parameter_count(update) == 1) {
            if (by_chance(chance, 2) == 0)
                bind_changed(database, update, table, column, row);
            else
                bind_anything(update, chance);
        }
        if (update != NULL)
            (void)sqlite3_step(update);
        sqlite3_finalize(update);
    }
    free(rows);
    free(column);
    free(table);
}

static size_t change_rows(uint8_t *data, size_t size, size_t most, uint64_t *chance) {
    sqlite3 *database = NULL;
    sqlite3_int64 length = 0;
    unsigned char *bytes = sqlite3_malloc64(size);
    HOLDS(bytes != NULL && sqlite3_open(":memory:", &database) == SQLITE_OK);
    memcpy(bytes, data, size);
    bytes[18] = bytes[19] = 1; /* no write-ahead log: there is no file beside */
    (void)sqlite3_deserialize(database, "main", bytes, (sqlite3_int64)size, (sqlite3_int64)size,
                              SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
    (void)sqlite3_exec(database, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
    for (unsigned i = 0; i <= by_chance(chance, 3); i++)
        change_cell(database, chance);
    unsigned char *changed = sqlite3_serialize(database, "main", &length, 0);
    if (changed != NULL && length > 0 && (size_t)length <= most) {
        memcpy(data, changed, (size_t)length);
        size = (size_t)length;
    }
    sqlite3_free(changed);
    sqlite3_close(database);
    return size;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed) {
    uint64_t chance = seed;
    (void)by_chance(&chance, 2);
    if (size > HEADER_BYTES && by_chance(&chance, 4) != 0)
        return change_rows(data, size, most, &chance);
    size = LLVMFuzzerMutate(data, size, most);
    if (by_chance(&chance, 8) != 0)
        mend_header(data, size, &chance);
    return size;
}

#endif
