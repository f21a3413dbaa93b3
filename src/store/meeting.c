/* meeting.c - meetings made, found, listed and removed. */
#include "meeting.h"

#include "leadquiz/translate.h"

#include <string.h>

enum { PLACE_BYTES = 2, ASKED_BYTES = PLACE_BYTES * MEETING_ASKED_MOST };

bool meeting_gone(struct error *error) {
    return error_set(error, ERROR_INPUT, _("this meeting is no longer in the store"));
}

bool meeting_fits(const struct meeting *meeting, const struct instrument *instrument,
                  struct error *error) {
    return strcmp(meeting->questionnaire, instrument->hash) == 0 ||
           error_set(error, ERROR_INPUT,
                     _("this meeting was made with another questionnaire than %s %s; go on with "
                       "its own"),
                     instrument->id, instrument->version);
}

/* ---- reading ---- */

/* The chosen questions, two bytes each, the low one first. */
static bool read_asked(struct query *query, int column, struct meeting *meeting) {
    const unsigned char *bytes = sqlite3_column_blob(query->statement, column);
    int length = sqlite3_column_bytes(query->statement, column);
    bool sound =
        length <= ASKED_BYTES && length % PLACE_BYTES == 0 && (length > 0) == meeting->one_by_one;
    for (int at = 0; sound && at < length; at += PLACE_BYTES) {
        int prompt = bytes[at] | bytes[at + 1] << 8;
        sound = prompt < PROMPTS_MOST;
        meeting->asked[meeting->asked_count++] = prompt;
    }
    if (!sound)
        database_damaged(query->store, _("the questions of a meeting in it are unreadable"),
                         query->error);
    query->failed = query->failed || !sound;
    return sound;
}

static bool meeting_of_row(struct query *query, struct meeting *meeting) {
    enum {
        ID,
        CODE,
        TITLE,
        HASH,
        FORM,
        ONE_BY_ONE,
        NAMED,
        ASKED,
        CHANCE,
        CREATED,
        ENDED,
        STATE,
        FOCUS,
        ROUND,
        WAS_SHOWN,
        UNTIL,
        PROMPTS
    };
    struct meeting read = {
        .id = query_get(query, ID, 1, INT64_MAX),
        .form = (enum form)query_get(query, FORM, 0, FORM_COUNT - 1),
        .one_by_one = query_get(query, ONE_BY_ONE, 0, 1) == 1,
        .named = query_get(query, NAMED, 0, 1) == 1,
        .chance = (uint64_t)query_get(query, CHANCE, INT64_MIN, INT64_MAX),
        .created = query_get(query, CREATED, INT64_MIN, INT64_MAX),
        .state = (enum meeting_state)query_get(query, STATE, 0, MEETING_ENDED),
        .focus = (int)query_get(query, FOCUS, NOWHERE, PROMPTS_MOST - 1),
        .round = (int)query_get(query, ROUND, 1, MEETING_ROUNDS_MOST),
        .shown = query_get(query, WAS_SHOWN, 0, 1) == 1,
        .until = query_get(query, UNTIL, INT64_MIN, INT64_MAX),
        .prompts = (int)query_get(query, PROMPTS, 0, PROMPTS_MOST),
    };
    if (!query_is_null(query, ENDED))
        read.ended = query_get(query, ENDED, INT64_MIN, INT64_MAX);
    query_get_text(query, CODE, read.code, sizeof read.code);
    query_get_text(query, TITLE, read.title, sizeof read.title);
    query_get_text(query, HASH, read.questionnaire, sizeof read.questionnaire);
    if (query->failed || !read_asked(query, ASKED, &read))
        return false;
    *meeting = read;
    return true;
}

enum found meeting_read(struct query *query, struct meeting *meeting) {
    enum found found = query_row(query);
    if (found == FOUND && !meeting_of_row(query, meeting))
        found = FOUND_FAILED;
    query_end(query);
    return found;
}

enum found store_meeting_find(struct store *store, const char *code, struct meeting *meeting,
                              struct error *error) {
    struct query query;
    query_begin(&query, store, MEETING_BY_CODE, error);
    query_text(&query, _("the code of the meeting"), code, MEETING_CODE_BYTES);
    return meeting_read(&query, meeting);
}

enum found store_meeting_get(struct store *store, struct meeting *meeting, struct error *error) {
    struct query query;
    query_begin(&query, store, MEETING_BY_ID, error);
    query_number(&query, meeting->id);
    return meeting_read(&query, meeting);
}

bool store_meetings_each(struct store *store, store_meeting_fn each, void *context,
                         struct error *error) {
    struct query query;
    struct meeting meeting;
    enum found found = FOUND_FAILED;
    query_begin(&query, store, MEETING_LIST, error);
    while ((found = query_row(&query)) == FOUND) {
        if (!meeting_of_row(&query, &meeting) || !each(&meeting, context, error))
            break;
    }
    query_end(&query);
    return found == FOUND_NOTHING;
}

/* ---- writing ---- */

static void bind_asked(struct query *query, const struct meeting *meeting) {
    unsigned char bytes[ASKED_BYTES];
    size_t length = 0;
    for (int i = 0; meeting->one_by_one && i < meeting->asked_count; i++) {
        bytes[length++] = (unsigned char)(meeting->asked[i] & 0xff);
        bytes[length++] = (unsigned char)(meeting->asked[i] >> 8);
    }
    query_bytes(query, bytes, length);
}

static bool insert(struct store *store, const struct meeting *meeting, struct error *error) {
    struct query query;
    query_begin(&query, store, MEETING_INSERT, error);
    query_text(&query, _("the code of the meeting"), meeting->code, MEETING_CODE_BYTES);
    query_text(&query, _("the title of the meeting"), meeting->title, MEETING_TITLE_BYTES);
    query_text(&query, _("the hash of the questionnaire"), meeting->questionnaire, DIGEST_TEXT);
    query_number(&query, meeting->form);
    query_number(&query, meeting->one_by_one);
    query_number(&query, meeting->named);
    bind_asked(&query, meeting);
    query_number(&query, (int64_t)meeting->chance);
    query_number(&query, meeting->created);
    query_number(&query, meeting->prompts);
    if (!query_run(&query))
        return false;
    return sqlite3_changes64(store->database) == 1 ||
           error_set(error, ERROR_INPUT,
                     _("the questionnaire of this meeting is not in the store; begin again"));
}

static enum found add(struct store *store, struct meeting *meeting, struct error *error) {
    struct meeting other;
    enum found found = store_meeting_find(store, meeting->code, &other, error);
    if (found != FOUND_NOTHING)
        return found == FOUND ? FOUND_NOTHING : FOUND_FAILED;
    if (!insert(store, meeting, error))
        return FOUND_FAILED;
    meeting->id = sqlite3_last_insert_rowid(store->database);
    return FOUND;
}

enum found store_meeting_add(struct store *store, struct meeting *meeting, struct error *error) {
    struct meeting added = *meeting;
    added.state = MEETING_LOBBY;
    added.focus = NOWHERE;
    added.round = 1;
    added.shown = false;
    added.ended = added.until = 0;
    if (!database_begin_write(store, error))
        return FOUND_FAILED;
    enum found found = add(store, &added, error);
    if (!database_end(store, found != FOUND_FAILED, error))
        return FOUND_FAILED;
    if (found == FOUND)
        *meeting = added;
    return found;
}

bool store_meeting_delete(struct store *store, int64_t meeting, struct error *error) {
    struct query query;
    if (!database_begin_write(store, error))
        return false;
    query_begin(&query, store, MEETING_DELETE, error);
    query_number(&query, meeting);
    if (!database_end(store, query_run(&query), error))
        return false;
    database_empty_log(store);
    return true;
}
