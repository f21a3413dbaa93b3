#include "sittings_in.h"

#include "people_in.h"

#include "leadquiz/history.h"
#include "leadquiz/store_meeting.h"
#include "leadquiz/translate.h"

#include <stdlib.h>
#include <string.h>

struct sitting_row {
    struct sitting sitting;
    const struct instrument *instrument;
    struct answers answers;
    struct result result;
    struct action_chosen *actions; /* owned */
    int action_count;
    struct {
        char code[MEETING_CODE_BYTES]; /* "": none */
        int64_t created;
    } meeting;
};

/* ---- reading ---- */

/* What is missing may have stood in a line that was wrong, and that was told. */
static bool told_already(struct json_row *row) {
    row->wrong = row->wrong || row->incoming->counts->problems > 0;
    return row->wrong;
}

static void read_seed(struct json_row *row, json_t *line, uint64_t *seed) {
    char text[KEY_BYTES];
    row_text(row, line, "seed", text, sizeof text);
    if (row->wrong)
        return;
    if (strlen(text) != 16 || strspn(text, "0123456789abcdef") != 16)
        row_wrong(row, _("\"%s\" takes 16 hexadecimal digits"), "seed");
    else
        *seed = strtoull(text, NULL, 16);
}

/* False when nothing can go on. */
static bool find_questionnaire(struct json_row *row, struct sitting_row *read,
                               struct error *error) {
    struct error reason = {.kind = ERROR_NONE};
    const char *hash = read->sitting.questionnaire;
    read->instrument = kept_find(&row->incoming->kept, hash, &reason);
    if (read->instrument != NULL)
        return true;
    if (reason.kind == ERROR_MEMORY)
        return error_memory(error);
    if (reason.kind == ERROR_NONE)
        row_wrong(
            row, _("the questionnaire %.12s... stands neither above in this file nor in the store"),
            hash);
    else if (reason.kind != ERROR_NONE)
        row_wrong(row, "%s", reason.sentence);
    return true;
}

/* [5,2300], [5] or [null,800]. */
static void read_answer(struct json_row *row, const struct instrument *instrument, int prompt,
                        const json_t *pair, struct answer *answer) {
    const char *id = instrument->prompts[prompt].id;
    const json_t *value = json_array_get(pair, 0), *time = json_array_get(pair, 1);
    size_t size = json_array_size(pair);
    if (size < 1 || size > 2 || !(json_is_integer(value) || json_is_null(value)) ||
        (size == 2 && !json_is_integer(time))) {
        row_wrong(row, _("the answer to %s is not like [5,2300]: an option's number, milliseconds"),
                  id);
        return;
    }
    json_int_t number = json_is_null(value) ? ANSWER_OPEN : json_integer_value(value);
    json_int_t took = size == 2 ? json_integer_value(time) : TIME_UNKNOWN;
    if (!json_is_null(value) && (number < 0 || number > RESPONSES_MOST ||
                                 !answers_allowed(instrument, prompt, (int)number)))
        row_wrong(row, _("%s cannot be %lld; it takes %d to %d"), id, (long long)number,
                  instrument->prompts[prompt].no_chance ? 0 : 1,
                  instrument->prompts[prompt].option_count);
    else if (size == 2 && (took < 0 || took > INT32_MAX))
        row_wrong(row, _("the time of %s cannot be %lld milliseconds"), id, (long long)took);
    else
        *answer = (struct answer){(int8_t)number, (int32_t)took};
}

static void read_answers(struct json_row *row, json_t *line, const struct instrument *instrument,
                         struct answers *answers) {
    json_t *object = row_object(row, line, "answers");
    const char *id;
    json_t *pair;
    size_t found = 0;
    if (object == NULL)
        return;
    answers_clear(answers, instrument);
    for (int i = 0; i < answers->count && !row->wrong; i++) {
        pair = json_object_get(object, instrument->prompts[i].id);
        if (pair == NULL)
            continue;
        found++;
        read_answer(row, instrument, i, pair, &answers->list[i]);
    }
    if (found == json_object_size(object))
        return;
    json_object_foreach(object, id, pair) {
        if (instrument_prompt(instrument, id) == NOWHERE)
            row_wrong(row, _("there is no question with the id %s in its questionnaire"), id);
    }
}

static void read_scales(struct json_row *row, json_t *line, const struct instrument *instrument,
                        struct result *result) {
    json_t *object = row_object(row, line, "scales");
    const char *id;
    json_t *value;
    if (object == NULL)
        return;
    for (int i = 0; i < instrument->scale_count; i++) {
        struct score *score = &result->scales[i];
        value = json_object_get(object, instrument->scales[i].id);
        score->known = json_is_number(value);
        score->value = json_number_value(value);
        if (!json_is_number(value) && !json_is_null(value))
            row_wrong(row, _("the score of %s is neither a number nor null"),
                      instrument->scales[i].id);
        else if (!(score->value >= -1e-9 && score->value <= 100 + 1e-9))
            row_wrong(row, _("the score of %s is not from 0 to 100"), instrument->scales[i].id);
    }
    json_object_foreach(object, id, value) {
        if (instrument_scale(instrument, id) == NOWHERE)
            row_wrong(row, _("there is no scale with the id %s in its questionnaire"), id);
    }
}

static void read_result(struct json_row *row, json_t *line, struct sitting_row *read) {
    static const char *const keys[] = {"level",  "rule_level", "assessed", "quality",
                                       "desire", "scales",     NULL};
    const struct instrument *instrument = read->instrument;
    struct result *result = &read->result;
    json_t *object = row_object(row, line, "result");
    if (object == NULL || !row_keys(row, object, keys))
        return;
    int levels = instrument->level_count;
    result->form = read->sitting.form;
    result->level = (int)row_number(row, object, "level", 0, levels);
    result->rule_level = (int)row_number(row, object, "rule_level", 0, levels);
    result->assessed = (int)row_number(row, object, "assessed", 0, levels);
    result->quality = (enum quality)row_choice(row, object, "quality", transfer_qualities);
    result->desire = -1;
    if (!json_is_null(json_object_get(object, "desire")))
        result->desire = (int)row_number(row, object, "desire", 0, RESPONSES_MOST - 1);
    result->lean_scale = NOWHERE;
    read_scales(row, object, instrument, result);
}

static int read_facet(struct json_row *row, json_t *object, const struct instrument *instrument,
                      bool optional) {
    char id[64];
    row_text(row, object, "facet", id, sizeof id);
    int facet = instrument_facet(instrument, id);
    if (facet == NOWHERE && !(optional && id[0] == '\0'))
        row_wrong(row, _("there is no facet with the id \"%s\" in its questionnaire"), id);
    return facet;
}

static void read_tips(struct json_row *row, json_t *line, const struct instrument *instrument,
                      struct result *result) {
    static const char *const keys[] = {"facet", "tip", NULL};
    json_t *array = row_array(row, line, "tips");
    if (json_array_size(array) > TIPS_SHOWN_MOST)
        row_wrong(row, _("there are more than %d tips"), TIPS_SHOWN_MOST);
    for (size_t i = 0; !row->wrong && i < json_array_size(array); i++) {
        json_t *one = json_array_get(array, i);
        row_keys(row, one, keys);
        int facet = read_facet(row, one, instrument, false);
        int most = row->wrong ? 0 : instrument->facets[facet].tip_count - 1;
        result->tips[i] = (struct tip){facet, (int)row_number(row, one, "tip", 0, most)};
        result->tip_count++;
    }
}

static void read_action(struct json_row *row, json_t *one, const struct instrument *instrument,
                        struct action_chosen *action) {
    static const char *const keys[] = {"facet", "tip",     "text", "chosen",
                                       "due",   "outcome", "told", NULL};
    row_keys(row, one, keys);
    int facet = read_facet(row, one, instrument, true);
    if (facet != NOWHERE)
        snprintf(action->facet, sizeof action->facet, "%s", instrument->facets[facet].id);
    action->tip = (int)row_number(row, one, "tip", -1, TIPS_MOST - 1);
    row_text(row, one, "text", action->text, sizeof action->text);
    action->chosen = row_time(row, one, "chosen", false);
    action->due = row_time(row, one, "due", false);
    action->outcome = (enum outcome)row_choice(row, one, "outcome", transfer_outcomes);
    action->told = row_time(row, one, "told", true);
    if ((action->outcome == OUTCOME_OPEN) != (action->told == 0))
        row_wrong(row, _("an action has an outcome and the time it was told, or neither"));
}

/* False when there is no memory. */
static bool read_actions(struct json_row *row, json_t *line, struct sitting_row *read,
                         struct error *error) {
    json_t *array = row_array(row, line, "actions");
    size_t size = json_array_size(array);
    if (size > ACTIONS_MOST)
        row_wrong(row, _("there are more than %d actions"), ACTIONS_MOST);
    if (row->wrong || size == 0)
        return true;
    read->actions = calloc(size, sizeof *read->actions);
    if (read->actions == NULL)
        return error_memory(error);
    for (size_t i = 0; i < size && !row->wrong; i++)
        read_action(row, json_array_get(array, i), read->instrument,
                    &read->actions[read->action_count++]);
    return true;
}

static void read_meeting(struct json_row *row, json_t *line, struct sitting_row *read) {
    static const char *const keys[] = {"code", "title", "created", NULL};
    char title[MEETING_TITLE_BYTES];
    json_t *meeting =
        json_object_get(line, "meeting") != NULL ? row_object(row, line, "meeting") : NULL;
    if (meeting == NULL)
        return;
    row_keys(row, meeting, keys);
    row_text(row, meeting, "code", read->meeting.code, sizeof read->meeting.code);
    row_text(row, meeting, "title", title, sizeof title);
    read->meeting.created = row_time(row, meeting, "created", false);
}

/* What every sitting has. */
static void read_beginning(struct json_row *row, json_t *line, struct sitting *sitting) {
    static const char *const keys[] = {
        "kind",     "person",   "role",    "questionnaire", "form", "seed",    "started", "updated",
        "finished", "position", "answers", "result",        "tips", "actions", "meeting", NULL};
    static const char *const roles[] = {"self", NULL};
    row_keys(row, line, keys);
    row_name(row, line, "person", _("the code name"), false, sitting->person_name);
    (void)row_choice(row, line, "role", roles);
    row_text(row, line, "questionnaire", sitting->questionnaire, sizeof sitting->questionnaire);
    sitting->form = (enum form)row_choice(row, line, "form", transfer_forms);
    read_seed(row, line, &sitting->seed);
    sitting->started = row_time(row, line, "started", false);
    sitting->updated = row_time(row, line, "updated", false);
    sitting->finished = row_time(row, line, "finished", true);
    row_text(row, line, "position", sitting->position, sizeof sitting->position);
}

/* False when nothing can go on. */
static bool read_sitting(struct json_row *row, json_t *line, struct sitting_row *read,
                         struct error *error) {
    static const char *const finished[] = {"result", "tips", "actions"};
    read_beginning(row, line, &read->sitting);
    read_meeting(row, line, read);
    if (row->wrong)
        return true;
    if (!find_questionnaire(row, read, error))
        return false;
    if (row->wrong)
        return true;
    read_answers(row, line, read->instrument, &read->answers);
    for (int i = 0; i < 3 && read->sitting.finished == 0; i++)
        if (json_object_get(line, finished[i]) != NULL)
            row_wrong(row, _("the sitting is open and cannot have \"%s\""), finished[i]);
    if (read->sitting.finished == 0 || row->wrong)
        return true;
    read_result(row, line, read);
    read_tips(row, line, read->instrument, &read->result);
    /* The store keeps neither of a finished sitting: nothing that a file says is lost unsaid. */
    if (read->sitting.updated != read->sitting.finished || read->sitting.position[0] != '\0')
        row_wrong(row,
                  _("the sitting is finished; \"updated\" is then the same as \"finished\", and "
                    "\"position\" is empty"));
    return read_actions(row, line, read, error);
}

/* ---- keeping ---- */

/* Whether it is to come in: not when it is known, nobody's, or of somebody who said No. */
static bool is_new(struct json_row *row, const struct instrument *instrument,
                   struct sitting *sitting, bool *failed, struct error *reason) {
    struct incoming *incoming = row->incoming;
    struct sitting known;
    struct person person;
    enum found found =
        store_sitting_find(incoming->store, sitting->started, sitting->seed, &known, reason);
    *failed = found == FOUND_FAILED;
    if (found == FOUND && incoming->first_sitting != 0 && known.id >= incoming->first_sitting)
        row_wrong(row, _("this sitting stands in the file twice: start and seed are the same"));
    else if (found == FOUND)
        incoming->counts->known++;
    if (found != FOUND_NOTHING)
        return false;
    found = store_person_find(incoming->store, sitting->person_name, &person, reason);
    *failed = found == FOUND_FAILED;
    if (found == FOUND_NOTHING && !told_already(row))
        row_wrong(row, _("%s stands neither above in this file nor in the store"),
                  sitting->person_name);
    *failed =
        *failed || (found == FOUND && !people_may_keep(incoming, instrument, &person, reason));
    sitting->person = person.id;
    return found == FOUND && !*failed;
}

static bool keep_open(struct store *store, const struct sitting_row *read, struct error *reason) {
    const struct sitting *sitting = &read->sitting;
    for (int i = 0; i < read->answers.count; i++) {
        struct answer answer = read->answers.list[i];
        if (answer.value != ANSWER_OPEN &&
            !store_answer_save(store, sitting->id, read->instrument->prompts[i].id, answer,
                               sitting->position, sitting->updated, reason))
            return false;
    }
    return store_position_save(store, sitting->id, sitting->position, sitting->updated, reason);
}

static bool keep_finished(struct store *store, struct sitting_row *read, struct error *reason) {
    const struct sitting *sitting = &read->sitting;
    if (!store_sitting_finish(store, sitting->id, read->instrument, &read->answers, &read->result,
                              sitting->finished, reason))
        return false;
    for (int i = 0; i < read->action_count; i++) {
        read->actions[i].sitting = sitting->id;
        if (!store_action_add(store, &read->actions[i], reason))
            return false;
    }
    return true;
}

/* Meetings do not travel: one is remembered where it is. Codes are few enough to come again, so the
 * time has to fit as well. */
static bool find_meeting(struct store *store, const struct sitting_row *read,
                         struct sitting *sitting, struct error *reason) {
    struct meeting meeting;
    if (read->meeting.code[0] == '\0')
        return true;
    enum found found = store_meeting_find(store, read->meeting.code, &meeting, reason);
    if (found == FOUND && meeting.created == read->meeting.created)
        sitting->meeting = meeting.id;
    return found != FOUND_FAILED;
}

static bool keep_sitting(struct json_row *row, struct sitting_row *read, struct error *reason) {
    struct incoming *incoming = row->incoming;
    struct sitting begun = read->sitting;
    bool failed = false;
    if (!is_new(row, read->instrument, &begun, &failed, reason))
        return !failed;
    if (!find_meeting(incoming->store, read, &begun, reason) ||
        !store_sitting_begin(incoming->store, &begun, reason))
        return false;
    read->sitting.id = begun.id;
    if (incoming->first_sitting == 0)
        incoming->first_sitting = begun.id;
    incoming->counts->sittings++;
    return read->sitting.finished == 0 ? keep_open(incoming->store, read, reason)
                                       : keep_finished(incoming->store, read, reason);
}

bool sittings_read(struct json_row *row, json_t *line, struct error *error) {
    struct sitting_row read = {.instrument = NULL};
    bool done = read_sitting(row, line, &read, error);
    if (done && !row->wrong && !keep_sitting(row, &read, error))
        done = incoming_refused(row->incoming, row->line, error);
    free(read.actions);
    return done;
}
