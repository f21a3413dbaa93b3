/* transfer_out.c - the store as JSON lines. */
#include "transfer.h"

#include "leadquiz/store_meeting.h"

#include <inttypes.h>
#include <stdlib.h>

/* Seventeen digits give every double back. */
static const size_t json_form = JSON_COMPACT | JSON_REAL_PRECISION(17);

/* Write the line and let go of it. NULL stands for a line that could not be made. */
static bool write_line(struct outgoing *outgoing, json_t *line, struct error *error) {
    if (line == NULL)
        return error_memory(error);
    bool done = json_dumpf(line, outgoing->out, json_form) == 0 && putc('\n', outgoing->out) != EOF;
    json_decref(line);
    if (!done && !ferror(outgoing->out)) /* jansson needs memory to write, too */
        return error_memory(error);
    return done || outgoing_failed(error);
}

static json_t *time_or_null(int64_t time) {
    return time != 0 ? json_integer(time) : json_null();
}

static bool write_header(struct outgoing *outgoing, struct error *error) {
    const struct store_counts *counts = &outgoing->counts;
    return write_line(outgoing,
                      json_pack("{s:i, s:I, s:I, s:I}", "leadquiz", TRANSFER_VERSION,
                                "questionnaires", (json_int_t)counts->questionnaires, "people",
                                (json_int_t)counts->people, "sittings",
                                (json_int_t)counts->sittings),
                      error);
}

static bool write_questionnaire(const struct questionnaire_kept *kept, void *context,
                                struct error *error) {
    return write_line(context,
                      json_pack("{s:s, s:s, s:I, s:s%}", "kind", "questionnaire", "hash",
                                kept->hash, "kept", (json_int_t)kept->kept, "bytes", kept->bytes,
                                kept->length),
                      error);
}

/* ---- people ---- */

static json_t *consents_of(struct store *store, int64_t person, struct error *error) {
    json_t *array = NULL;
    int count = store_consents(store, person, NULL, 0, error);
    if (count < 0)
        return NULL;
    struct consent_given *log = calloc(count > 0 ? (size_t)count : 1, sizeof *log);
    if (log == NULL) {
        error_memory(error);
        return NULL;
    }
    if (store_consents(store, person, log, count, error) != count)
        goto out;
    array = json_array();
    for (int i = 0; i < count; i++) {
        json_t *given = json_pack("{s:s, s:b, s:s, s:I}", "consent",
                                  transfer_consents[log[i].consent], "granted", log[i].granted,
                                  "version", log[i].version, "time", (json_int_t)log[i].time);
        if (json_array_append_new(array, given) != 0) {
            json_decref(array);
            array = NULL;
            error_memory(error);
            goto out;
        }
    }
out:
    free(log);
    return array;
}

static bool write_person(const struct person *person, void *context, struct error *error) {
    struct outgoing *outgoing = context;
    json_t *consents = consents_of(outgoing->store, person->id, error);
    if (consents == NULL)
        return false;
    return write_line(outgoing,
                      json_pack("{s:s, s:s, s:s, s:I, s:o}", "kind", "person", "name", person->name,
                                "team", person->team, "created", (json_int_t)person->created,
                                "consents", consents),
                      error);
}

/* ---- sittings ---- */

/* {"ch1":[5,2300],"ch2":[4],"o1":[null,800]}: option number, milliseconds. */
static json_t *answers_of(const struct instrument *instrument, const struct answers *answers) {
    json_t *object = json_object();
    for (int i = 0; i < answers->count; i++) {
        struct answer answer = answers->list[i];
        bool open = answer.value == ANSWER_OPEN, timed = answer.time_ms != TIME_UNKNOWN;
        if (open && !timed)
            continue;
        json_t *pair = json_array();
        int failed = json_array_append_new(pair, open ? json_null() : json_integer(answer.value));
        if (timed)
            failed |= json_array_append_new(pair, json_integer(answer.time_ms));
        failed |= json_object_set_new(object, instrument->prompts[i].id, pair);
        if (failed != 0) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static json_t *result_of(const struct instrument *instrument, const struct result *result) {
    json_t *scales = json_object();
    for (int i = 0; i < instrument->scale_count; i++) {
        const struct score *score = &result->scales[i];
        if (json_object_set_new(scales, instrument->scales[i].id,
                                score->known ? json_real(score->value) : json_null()) != 0) {
            json_decref(scales);
            return NULL;
        }
    }
    return json_pack(
        "{s:i, s:i, s:i, s:s, s:o, s:o}", "level", result->level, "rule_level", result->rule_level,
        "assessed", result->assessed, "quality", transfer_qualities[result->quality], "desire",
        result->desire < 0 ? json_null() : json_integer(result->desire), "scales", scales);
}

static json_t *tips_of(const struct instrument *instrument, const struct result *result) {
    json_t *tips = json_array();
    for (int i = 0; i < result->tip_count; i++) {
        const char *facet = instrument->facets[result->tips[i].facet].id;
        json_t *tip = json_pack("{s:s, s:i}", "facet", facet, "tip", result->tips[i].number);
        if (json_array_append_new(tips, tip) != 0) {
            json_decref(tips);
            return NULL;
        }
    }
    return tips;
}

static json_t *action_of(const struct action_chosen *action) {
    return json_pack("{s:s, s:i, s:s, s:I, s:I, s:s, s:o}", "facet", action->facet, "tip",
                     action->tip, "text", action->text, "chosen", (json_int_t)action->chosen, "due",
                     (json_int_t)action->due, "outcome", transfer_outcomes[action->outcome], "told",
                     time_or_null(action->told));
}

static json_t *actions_of(struct store *store, int64_t sitting, struct error *error) {
    struct action_chosen *actions = calloc(ACTIONS_SHOWN_MOST, sizeof *actions);
    json_t *array = json_array();
    if (actions == NULL || array == NULL)
        goto no_memory;
    int count = store_actions(store, sitting, actions, ACTIONS_SHOWN_MOST, error);
    if (count > ACTIONS_SHOWN_MOST) {
        /* Nobody chooses so many; but none is to be lost. */
        struct action_chosen *more = realloc(actions, (size_t)count * sizeof *actions);
        if (more == NULL)
            goto no_memory;
        actions = more;
        count = store_actions(store, sitting, actions, count, error);
    }
    if (count < 0)
        goto failed;
    for (int i = 0; i < count; i++)
        if (json_array_append_new(array, action_of(&actions[i])) != 0)
            goto no_memory;
    free(actions);
    return array;
no_memory:
    error_memory(error);
failed:
    free(actions);
    json_decref(array);
    return NULL;
}

/* What a finished sitting has and an open one has not. */
static bool add_finished(struct outgoing *outgoing, const struct sitting *sitting,
                         const struct instrument *instrument, json_t *line, struct error *error) {
    struct result result;
    if (!outgoing_result(outgoing, sitting->id, instrument, &result, error))
        return false;
    json_t *actions = actions_of(outgoing->store, sitting->id, error);
    if (actions == NULL)
        return false;
    int failed = json_object_set_new(line, "result", result_of(instrument, &result));
    failed |= json_object_set_new(line, "tips", tips_of(instrument, &result));
    failed |= json_object_set_new(line, "actions", actions);
    return failed == 0 || error_memory(error);
}

/* By code and time: a number means nothing elsewhere. */
static bool add_meeting(struct outgoing *outgoing, int64_t id, json_t *line, struct error *error) {
    struct meeting meeting = {.id = id};
    enum found found =
        id != 0 ? store_meeting_get(outgoing->store, &meeting, error) : FOUND_NOTHING;
    if (found != FOUND)
        return found == FOUND_NOTHING;
    json_t *object = json_pack("{s:s, s:s, s:I}", "code", meeting.code, "title", meeting.title,
                               "created", (json_int_t)meeting.created);
    return json_object_set_new(line, "meeting", object) == 0 || error_memory(error);
}

static bool write_sitting(const struct sitting *sitting, void *context, struct error *error) {
    struct outgoing *outgoing = context;
    struct answers answers;
    char seed[KEY_BYTES];
    const struct instrument *instrument =
        outgoing_questionnaire(outgoing, sitting->questionnaire, error);
    if (instrument == NULL ||
        !store_answers_load(outgoing->store, sitting->id, instrument, &answers, error))
        return false;
    snprintf(seed, sizeof seed, "%016" PRIx64, sitting->seed);
    json_t *line = json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s, s:I, s:I, s:o, s:s, s:o}", "kind", "sitting", "person",
        sitting->person_name, "role", "self", "questionnaire", sitting->questionnaire, "form",
        transfer_forms[sitting->form], "seed", seed, "started", (json_int_t)sitting->started,
        "updated", (json_int_t)sitting->updated, "finished", time_or_null(sitting->finished),
        "position", sitting->position, "answers", answers_of(instrument, &answers));
    if (line != NULL &&
        (!add_meeting(outgoing, sitting->meeting, line, error) ||
         (sitting->finished != 0 && !add_finished(outgoing, sitting, instrument, line, error)))) {
        json_decref(line);
        return false;
    }
    return write_line(outgoing, line, error) && outgoing_step(outgoing, error);
}

bool transfer_write_json(struct outgoing *outgoing, struct error *error) {
    const struct store_filter *filter = outgoing->filter;
    return write_header(outgoing, error) &&
           store_questionnaires_each(outgoing->store, filter, write_questionnaire, outgoing,
                                     error) &&
           store_people_each(outgoing->store, filter, write_person, outgoing, error) &&
           store_sittings_each(outgoing->store, filter, write_sitting, outgoing, error);
}
