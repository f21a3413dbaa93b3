/* meeting_status.c - leadquiz meeting status, in words and as JSON. */
#include "meeting.h"

#include "leadquiz/clock.h"
#include "leadquiz/team_report.h"
#include "leadquiz/told.h"
#include "leadquiz/translate.h"

#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <string.h>

enum { DIGITS = 12, WORDS_BYTES = 512 };

static bool may_see(const struct meeting_job *job) {
    const struct meeting *meeting = &job->following.meeting;
    struct error why;
    return meeting_may_see(meeting, &why);
}

bool meeting_status(struct meeting_job *job) {
    struct following *following = &job->following;
    struct talk talk;
    char command[TOLD_BYTES];
    talk_init(&talk, stdin, stdout, job->arguments->ascii);
    following->talk = &talk;
    if (!following_count(following))
        return false;
    const struct meeting *meeting = &following->meeting;
    following_say_head(following);
    if (meeting->state == MEETING_ENDED)
        following_say_ended(following);
    else
        following_say_state(following);
    if (meeting->state == MEETING_ENDED && may_see(job))
        talk_format(&talk, _("To save its report: %s"),
                    told_command(command, "report --meeting %s -o FILE", meeting->code));
    following_say_counts(following);
    return !may_see(job) || following_reveal(following, PROMPTS_MOST);
}

/* ---- JSON ---- */

/* A failed allocation makes a NULL, which json_object_set_new refuses: the first refusal is
 * remembered. */
struct writer {
    const struct review *seen;
    bool failed;
};

static void set(struct writer *writer, json_t *object, const char *key, json_t *value) {
    if (json_object_set_new(object, key, value) != 0)
        writer->failed = true;
}

static void append(struct writer *writer, json_t *array, json_t *value) {
    if (json_array_append_new(array, value) != 0)
        writer->failed = true;
}

static void set_reason(struct writer *writer, json_t *object, enum withheld withheld, int least) {
    char words[WORDS_BYTES];
    review_withheld_words(writer->seen, withheld, least, words, sizeof words);
    set(writer, object, "withheld", withheld == SHOWN ? json_null() : json_string(words));
}

static json_t *make_scale(struct writer *writer, enum form form, int s) {
    const struct instrument *instrument = writer->seen->instrument;
    const struct group_mean *mean = &writer->seen->figures.scales[s];
    json_t *object = json_object();
    set(writer, object, "id", json_string(instrument->scales[s].id));
    set(writer, object, "name", json_string(instrument->scales[s].name));
    set(writer, object, "people", json_integer(mean->people));
    if (mean->withheld == SHOWN) {
        set(writer, object, "mean", json_integer(scoring_round(mean->mean.estimate)));
        set(writer, object, "low", json_integer(scoring_round(mean->mean.low)));
        set(writer, object, "high", json_integer(scoring_round(mean->mean.high)));
    }
    if (mean->withheld == WITHHELD_NONE) {
        char words[WORDS_BYTES];
        room_scale_words(instrument, form, s, words, sizeof words);
        set(writer, object, "withheld", json_string(words));
    } else {
        set_reason(writer, object, mean->withheld, instrument->privacy.group_mean);
    }
    return object;
}

enum counts_of { OF_LEVELS, OF_DESIRE, OF_VOTE };

static json_t *make_cell(struct writer *writer, const struct group_cell *cell, enum counts_of of,
                         int prompt) {
    const struct instrument *instrument = writer->seen->instrument;
    char words[WORDS_BYTES];
    json_t *object = json_object();
    switch (of) {
    case OF_LEVELS: group_level_words(instrument, cell, words, sizeof words); break;
    case OF_DESIRE: group_answer_words(instrument, prompt, cell, words, sizeof words); break;
    case OF_VOTE: group_vote_words(instrument, prompt, cell, words, sizeof words); break;
    }
    set(writer, object, "first", json_integer(cell->first));
    set(writer, object, "last", json_integer(cell->last));
    set(writer, object, "words", json_string(words));
    set(writer, object, "people", json_integer(cell->people));
    set(writer, object, "share", json_real(cell->share.estimate));
    set(writer, object, "low", json_real(cell->share.low));
    set(writer, object, "high", json_real(cell->share.high));
    return object;
}

static json_t *make_counts(struct writer *writer, const struct group_counts *counts,
                           enum counts_of of, int prompt) {
    json_t *object = json_object(), *cells = json_array();
    bool shown = counts->withheld == SHOWN;
    for (int i = 0; shown && i < counts->cell_count; i++)
        append(writer, cells, make_cell(writer, &counts->cells[i], of, prompt));
    set(writer, object, "people", json_integer(shown ? counts->people : 0));
    set(writer, object, "cells", cells);
    set_reason(writer, object, counts->withheld, writer->seen->instrument->privacy.group_levels);
    return object;
}

static json_t *make_question(struct writer *writer, const struct room_question *question) {
    const struct prompt *prompt = &writer->seen->instrument->prompts[question->prompt];
    json_t *object = json_object(), *rounds = json_array();
    for (int i = 0; i < question->rounds; i++)
        append(writer, rounds,
               question->counts[i].withheld == WITHHELD_NONE /* it was never shown */
                   ? json_null()
                   : make_counts(writer, &question->counts[i], OF_VOTE, question->prompt));
    set(writer, object, "id", json_string(prompt->id));
    set(writer, object, "text", json_string(prompt->text));
    set(writer, object, "rounds", rounds);
    return object;
}

static json_t *make_result(struct writer *writer, const struct room_result *result, bool whole,
                           enum form form) {
    const struct instrument *instrument = writer->seen->instrument;
    int desire = instrument->role_question[ROLE_DESIRE];
    json_t *object = json_object(), *scales = json_array(), *questions = json_array();
    for (int s = 0; whole && s < instrument->scale_count; s++)
        append(writer, scales, make_scale(writer, form, s));
    for (int i = 0; i < result->question_count; i++)
        append(writer, questions, make_question(writer, &result->questions[i]));
    set(writer, object, "people", json_integer(result->people));
    set(writer, object, "scales", scales);
    if (whole && form == FORM_FULL && instrument->level_count > 0)
        set(writer, object, "levels",
            make_counts(writer, &result->figures.levels, OF_LEVELS, NOWHERE));
    if (whole && desire != NOWHERE && meeting_can_ask(instrument, form, desire))
        set(writer, object, "desire",
            make_counts(writer, &result->figures.desire, OF_DESIRE, desire));
    set(writer, object, "questions", questions);
    return object;
}

static json_t *time_or_null(int64_t time) {
    return time != 0 ? json_integer((json_int_t)time) : json_null();
}

static json_t *make_meeting(struct writer *writer, const struct following *following) {
    const struct meeting *meeting = &following->meeting;
    const struct prompt *prompts = following->instrument->prompts;
    bool one = meeting->focus != NOWHERE;
    json_t *root = json_object(), *asked = json_array();
    for (int i = 0; i < meeting->asked_count; i++)
        append(writer, asked, json_string(prompts[meeting->asked[i]].id));
    set(writer, root, "code", json_string(meeting->code));
    set(writer, root, "title", json_string(meeting->title));
    set(writer, root, "state", json_string(meeting_state_name(meeting->state)));
    set(writer, root, "form", json_string(meeting->form == FORM_SHORT ? "short" : "full"));
    set(writer, root, "one_by_one", json_boolean(meeting->one_by_one));
    set(writer, root, "named", json_boolean(meeting->named));
    set(writer, root, "asked", asked);
    set(writer, root, "focus", one ? json_string(prompts[meeting->focus].id) : json_null());
    set(writer, root, "round", json_integer(meeting->round));
    set(writer, root, "created", time_or_null(meeting->created));
    set(writer, root, "ended", time_or_null(meeting->ended));
    set(writer, root, "until", time_or_null(meeting->until));
    return root;
}

/* How many questions a seat is asked follows from what it answered: no total of answers. */
static void set_counts(struct writer *writer, json_t *root, const struct room_counts *counts) {
    set(writer, root, "seats", json_integer(counts->seats));
    set(writer, root, "here", json_integer(counts->here));
    set(writer, root, "begun", json_integer(counts->begun));
    set(writer, root, "done", json_integer(counts->done));
}

static bool write_json(json_t *root, const struct writer *writer, struct error *error) {
    if (writer->failed)
        return error_memory(error);
    if (json_dumpf(root, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS)) != 0)
        return error_set(error, ERROR_STORAGE, _("standard output cannot be written: %s"),
                         strerror(errno));
    puts("");
    return true;
}

bool meeting_status_json(struct meeting_job *job) {
    struct following *following = &job->following;
    struct room_result result = {.questions = NULL};
    const struct meeting *meeting = &following->meeting;
    bool shown = may_see(job), whole = meeting->focus == NOWHERE && !meeting->one_by_one;
    if (!following_count(following) ||
        (shown && !room_reveal(job->store, following->instrument, &following->meeting, clock_now(),
                               &result, job->error)))
        return false;
    struct review seen = {.instrument = following->instrument, .figures = result.figures};
    struct writer writer = {.seen = &seen};
    json_t *root = make_meeting(&writer, following);
    set_counts(&writer, root, &following->counts);
    set(&writer, root, "result",
        shown ? make_result(&writer, &result, whole, meeting->form) : json_null());
    bool done = write_json(root, &writer, job->error);
    json_decref(root);
    room_result_free(&result);
    return done;
}
