/* meeting.c - what a facilitator does with a meeting. */
#include "leadquiz/room.h"

#include "leadquiz/translate.h"

#include <stdio.h>
#include <string.h>

enum { CODES_TRIED = 64 };

/* ---- a new one ---- */

static bool add_asked(const struct instrument *instrument, const char *id, size_t length,
                      struct meeting *meeting, struct error *error) {
    char name[64];
    (void)snprintf(name, sizeof name, "%.*s", (int)(length < sizeof name ? length : sizeof name),
                   id);
    int prompt = length < sizeof name ? instrument_prompt(instrument, name) : NOWHERE;
    if (prompt == NOWHERE || !meeting_can_ask(instrument, FORM_FULL, prompt))
        return error_set(error, ERROR_INPUT,
                         _("%s is not a question that a room can vote on; name ids of items and "
                           "scenarios, comma between"),
                         name);
    for (int i = 0; i < meeting->asked_count; i++) {
        if (meeting->asked[i] == prompt)
            return error_set(error, ERROR_INPUT, _("%s is named twice; name it once"), name);
    }
    if (meeting->asked_count == MEETING_ASKED_MOST)
        return error_set(error, ERROR_INPUT, _("a meeting asks at most %d questions one by one"),
                         MEETING_ASKED_MOST);
    meeting->asked[meeting->asked_count++] = prompt;
    return true;
}

static bool read_asked(const struct instrument *instrument, const char *ids,
                       struct meeting *meeting, struct error *error) {
    meeting->one_by_one = true;
    for (const char *at = ids; at != NULL;) {
        const char *comma = strchr(at, ',');
        size_t length = comma != NULL ? (size_t)(comma - at) : strlen(at);
        while (length > 0 && *at == ' ') {
            at++;
            length--;
        }
        while (length > 0 && at[length - 1] == ' ')
            length--;
        if (!add_asked(instrument, at, length, meeting, error))
            return false;
        at = comma != NULL ? comma + 1 : NULL;
    }
    return true;
}

static bool plan_meeting(const struct instrument *instrument, const struct room_plan *plan,
                         struct meeting *meeting, struct error *error) {
    if (!text_typed(plan->title, _("The title"), MEETING_TITLE_COLUMNS, meeting->title,
                    sizeof meeting->title, error))
        return false;
    if (text_is_formula(meeting->title))
        return error_set(
            error, ERROR_INPUT,
            _("The title begins with %c, as a formula does; begin it with a letter or a digit"),
            meeting->title[0]);
    if (plan->asked != NULL)
        return read_asked(instrument, plan->asked, meeting, error);
    struct quiz quiz;
    quiz_begin(&quiz, instrument, plan->form, 0);
    meeting->form = plan->form;
    meeting->prompts = quiz.route_count;
    return instrument_order(instrument, plan->form, true)->count > 0 ||
           error_set(error, ERROR_INPUT,
                     _("this questionnaire has no short form; take the full one"));
}

static bool add(struct store *store, const struct instrument *instrument, uint64_t chance,
                struct meeting *meeting, struct error *error) {
    enum found found = FOUND_NOTHING;
    if (!store_questionnaire_keep(store, instrument, meeting->created, error))
        return false;
    for (int i = 0; found == FOUND_NOTHING && i < CODES_TRIED; i++) {
        meeting_code(chance, meeting->code);
        found = store_meeting_add(store, meeting, error);
        chance = chance * 6364136223846793005u + 1442695040888963407u; /* Knuth's MMIX generator */
    }
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("no free code was found; delete meetings that are over, or try again"));
    return found == FOUND;
}

bool room_new(struct store *store, const struct instrument *instrument,
              const struct room_plan *plan, uint64_t chance, int64_t now, struct meeting *meeting,
              struct error *error) {
    struct meeting made = {
        .named = plan->named, .focus = NOWHERE, .round = 1, .chance = chance, .created = now};
    memcpy(made.questionnaire, instrument->hash, sizeof made.questionnaire);
    if (!plan_meeting(instrument, plan, &made, error) ||
        !add(store, instrument, chance, &made, error))
        return false;
    *meeting = made;
    return true;
}

/* ---- finding ---- */

static bool fits(const struct meeting *meeting, const struct instrument *instrument,
                 struct error *error) {
    bool sound = meeting->focus < instrument->prompt_count;
    for (int i = 0; i < meeting->asked_count; i++)
        sound = sound && meeting->asked[i] < instrument->prompt_count;
    return sound ||
           error_set(error, ERROR_STORAGE,
                     _("a question of this meeting is not in its questionnaire; put a backup of "
                       "the store in its place"));
}

static bool load_own(struct store *store, const struct meeting *meeting, struct instrument **own,
                     struct error *error) {
    struct error reason = {.kind = ERROR_NONE};
    *own = store_questionnaire_load(store, meeting->questionnaire, &reason);
    if (*own != NULL)
        return true;
    if (reason.kind == ERROR_NONE)
        return error_set(error, ERROR_STORAGE,
                         _("the questionnaire of this meeting is gone from the store; put a backup "
                           "of the store in its place"));
    return error_set(error, reason.kind, "%s", reason.sentence);
}

bool room_find(struct store *store, const struct instrument *current, const char *code,
               struct meeting *meeting, struct instrument **own, struct error *error) {
    char letters[MEETING_CODE_BYTES];
    *own = NULL;
    if (!meeting_code_read(code, letters, error))
        return false;
    enum found found = store_meeting_find(store, letters, meeting, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("there is no meeting with the code %s; look at the code once more, or ask the "
                    "facilitator"),
                  letters);
    if (found != FOUND || (strcmp(meeting->questionnaire, current->hash) != 0 &&
                           !load_own(store, meeting, own, error)))
        return false;
    if (fits(meeting, *own != NULL ? *own : current, error))
        return true;
    instrument_free(*own);
    *own = NULL;
    return false;
}

/* ---- going on ---- */

bool room_step(struct store *store, const struct instrument *instrument, struct meeting *meeting,
               enum meeting_step step, int prompt, int64_t now, struct error *error) {
    struct room_result result;
    if (!store_meeting_step(store, instrument, meeting, step, prompt, now, error))
        return false;
    /* What may be shown is decided here, once, so that two hundred seats that ask at the same
     * moment find it decided. Where that does not work each of them says why. */
    if (step == STEP_REVEAL && room_reveal(store, instrument, meeting, now, &result, NULL))
        room_result_free(&result);
    return true;
}

bool room_until(struct store *store, struct meeting *meeting, int64_t until, struct error *error) {
    return store_meeting_until(store, meeting, until, error);
}

bool room_delete(struct store *store, const struct meeting *meeting, struct error *error) {
    return store_meeting_delete(store, meeting->id, error);
}

enum found room_hold(struct store *store, int64_t meeting, uint64_t token, int64_t now,
                     struct error *error) {
    struct hold hold = {token, now, ROOM_HELD_MS};
    enum found found = store_meeting_hold(store, meeting, hold, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT,
                  _("somebody runs this meeting already; leave it there, or try again in a few "
                    "seconds"));
    return found;
}

bool room_release(struct store *store, int64_t meeting, uint64_t token, struct error *error) {
    return store_meeting_release(store, meeting, token, error);
}

bool room_count(struct store *store, const struct instrument *instrument,
                const struct meeting *meeting, int64_t now, struct room_counts *counts,
                struct error *error) {
    (void)instrument;
    return store_meeting_count(store, meeting, now, ROOM_GONE_MS, counts, error);
}
