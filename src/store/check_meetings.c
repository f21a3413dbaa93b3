/* check_meetings.c - meetings and seats against the questionnaire of the meeting. */
#include "check.h"

#include "leadquiz/store_meeting.h"
#include "leadquiz/translate.h"

#include <string.h>

static void say(const struct checking *checking, int64_t meeting, const char *sentence) {
    check_say(checking, CHECK_MEETING, _("meeting %lld: %s"), (long long)meeting, sentence);
}

static bool is_prompt(const struct instrument *instrument, int prompt) {
    return prompt >= 0 && prompt < instrument->prompt_count;
}

static bool sound_meeting(const struct instrument *instrument, const struct meeting *meeting) {
    char code[MEETING_CODE_BYTES];
    struct error ignored;
    bool sound = meeting_code_read(meeting->code, code, &ignored) &&
                 strcmp(code, meeting->code) == 0 &&
                 (meeting->focus == NOWHERE || is_prompt(instrument, meeting->focus));
    for (int i = 0; i < meeting->asked_count && sound; i++)
        sound = is_prompt(instrument, meeting->asked[i]);
    return sound;
}

/* The questions that were asked, and each answer of a seat. */
static bool check_answers(const struct checking *checking, const struct instrument *instrument,
                          int64_t meeting) {
    bool failed = false, sound = true;
    sqlite3_stmt *row =
        check_begin(checking, "SELECT prompt, -1 FROM meeting_question "
                              "WHERE meeting = ?1 AND prompt >= 0 UNION ALL "
                              "SELECT a.prompt, a.value FROM seat s JOIN seat_answer a "
                              "ON a.seat = s.id WHERE s.meeting = ?1");
    if (row != NULL)
        sqlite3_bind_int64(row, 1, meeting);
    while (check_row(checking, row, &failed)) {
        int64_t prompt = sqlite3_column_int64(row, 0), value = sqlite3_column_int64(row, 1);
        sound = sound && prompt < instrument->prompt_count &&
                (value == -1 ||
                 (value <= RESPONSES_MOST && answers_allowed(instrument, (int)prompt, (int)value)));
    }
    sqlite3_finalize(row);
    if (!sound)
        say(checking, meeting, _("a question or an answer does not belong to its questionnaire"));
    return !failed;
}

/* One whose questionnaire is damaged is said already. */
static bool check_meeting(const struct checking *checking, int64_t id) {
    struct meeting meeting = {.id = id};
    struct error why = {.kind = ERROR_NONE};
    enum found found = store_meeting_get(checking->store, &meeting, &why);
    if (found != FOUND) {
        say(checking, id, _("it cannot be read"));
        return true;
    }
    struct instrument *instrument =
        store_questionnaire_load(checking->store, meeting.questionnaire, &why);
    if (instrument == NULL)
        return why.kind != ERROR_MEMORY || error_memory(checking->error);
    if (!sound_meeting(instrument, &meeting))
        say(checking, id, _("it asks what its questionnaire does not have, or its code is none"));
    bool done = check_answers(checking, instrument, id);
    instrument_free(instrument);
    return done;
}

bool check_meetings(const struct checking *checking) {
    bool failed = false, done = true;
    sqlite3_stmt *row = check_begin(checking, "SELECT id FROM meeting ORDER BY id");
    while (done && check_row(checking, row, &failed))
        done = check_meeting(checking, sqlite3_column_int64(row, 0));
    sqlite3_finalize(row);
    return done && !failed;
}
