/* reveal.c - what a room may see of what it answered. */
#include "leadquiz/room.h"

#include "leadquiz/translate.h"

#include "../review/tally.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORM_FIGURES (GROUP_MEANS | PRIVACY_LEVELS | PRIVACY_DESIRE)

struct revealing {
    struct store *store;
    const struct instrument *instrument;
    struct meeting meeting; /* as it is now */
    int64_t now;
    struct group group;
    struct tally tally;
    uint64_t shown;
    struct review_questions questions; /* of the form */
    struct room_result *result;
};

void room_result_free(struct room_result *result) {
    free(result->questions);
    *result = (struct room_result){.questions = NULL};
}

/* ---- who counts ---- */

static struct counted counted_of(const struct result *result, int64_t seat) {
    struct counted counted = {.sitting = SEAT_FIRST + seat,
                              .level = result->level,
                              .assessed = result->assessed,
                              .neighbour = result->neighbour,
                              .desire = result->desire};
    for (int s = 0; s < SCALES_MOST; s++)
        counted.scales[s] = result->scales[s].known ? result->scales[s].value : NAN;
    return counted;
}

static bool count_seat(int64_t seat, const struct answers *answers, void *context,
                       struct error *error) {
    struct revealing *revealing = context;
    struct quiz quiz;
    struct result result;
    quiz_begin(&quiz, revealing->instrument, revealing->meeting.form, 0);
    quiz_resume(&quiz, answers, NOWHERE);
    if (!quiz_complete(&quiz))
        return true;
    scoring_compute(revealing->instrument, revealing->meeting.form, answers, NULL, &result);
    if (result.discarded || result.quality == QUALITY_POOR)
        return true;
    struct group_row row = {.person = SEAT_FIRST + seat};
    struct counted counted = counted_of(&result, seat);
    tally_row(&revealing->tally, answers, &row);
    for (int i = 0; i < revealing->instrument->prompt_count; i++) {
        int value = answers->list[i].value;
        if (value >= 0 && instrument_item(revealing->instrument, i) == NULL)
            revealing->tally.counts[i][value]++;
    }
    return group_add(&revealing->group, &row, &counted, NULL, error);
}

/* ---- the form ---- */

static bool decide(struct revealing *revealing, struct error *error) {
    struct audit audit = {.store = revealing->store,
                          .instrument = revealing->instrument,
                          .form = revealing->meeting.form,
                          .now = revealing->now,
                          .fresh_only = true,
                          .of_room = true};
    struct decision decision;
    char scope[SCOPE_BYTES];
    const struct group *group = &revealing->group;
    uint64_t wanted =
        group_enough(group, FORM_FIGURES) | questions_enough(group, &revealing->tally);
    (void)snprintf(scope, sizeof scope, "meeting:%s:form", revealing->meeting.code);
    bool done = audit_decide(&audit, scope, group, FORM_FIGURES, wanted, &decision, error);
    revealing->shown = decision.shown;
    group_free(&decision.then);
    return audit_close(&audit, done, error);
}

static bool reveal_form(struct revealing *revealing, struct error *error) {
    struct room_result *result = revealing->result;
    if (!store_seat_answers_each(revealing->store, &revealing->meeting, revealing->instrument,
                                 count_seat, revealing, error) ||
        !decide(revealing, error) ||
        !group_compute(&revealing->group, FORM_FIGURES, revealing->shown, &result->figures,
                       error) ||
        !questions_fill(&revealing->group, &revealing->tally, revealing->meeting.form,
                        revealing->shown, &revealing->questions, error))
        return false;
    result->people = (int)revealing->group.count;
    room_leave_out(revealing->instrument, revealing->meeting.form, result->people,
                   &result->figures);
    return true;
}

/* ---- single questions ---- */

static void set_counts(const struct revealing *revealing, int prompt, const int *counts,
                       bool allowed, struct group_counts *out) {
    const struct prompt *asked = &revealing->instrument->prompts[prompt];
    int first = asked->no_chance ? 0 : 1;
    group_count_cells(&revealing->instrument->privacy, counts + first, NULL,
                      asked->option_count + 1 - first, first, allowed, out);
}

/* How far the first round is apart, where it is shown. */
static double split_of(const struct revealing *revealing, int prompt,
                       const struct group_counts *counts) {
    const struct item *item = instrument_item(revealing->instrument, prompt);
    struct review_question order = {.counts = *counts};
    if (item != NULL)
        question_order(revealing->instrument, item, &order);
    return order.split;
}

/* The first round of a question that the form has asked; FORM_QUESTION gives what is allowed. */
static void set_first_of_form(const struct revealing *revealing, struct room_question *question) {
    int prompt = question->prompt;
    for (int i = 0; i < revealing->questions.count; i++) {
        const struct review_question *known = &revealing->questions.list[i];
        if (known->prompt != prompt)
            continue;
        question->counts[0] = known->counts;
        question->split = known->split;
        return;
    }
    if (prompt == revealing->instrument->role_question[ROLE_DESIRE]) {
        question->counts[0] = revealing->result->figures.desire;
        for (int i = 0; i < question->counts[0].cell_count; i++) { /* desire begins with 0 */
            question->counts[0].cells[i].first++;
            question->counts[0].cells[i].last++;
        }
        return;
    }
    set_counts(revealing, prompt, revealing->tally.counts[prompt],
               (revealing->shown & PRIVACY_ITEMS) != 0, &question->counts[0]);
}

/* The rounds that were voted; the form has been the first of its questions. */
static bool set_rounds(struct revealing *revealing, int revealed, struct room_question *question,
                       struct error *error) {
    int counts[RESPONSES_MOST + 1], people = 0;
    bool by_form = !revealing->meeting.one_by_one;
    for (int round = 0; round < MEETING_ROUNDS_MOST; round++)
        question->counts[round].withheld = WITHHELD_NONE;
    question->rounds = revealed;
    if (by_form)
        set_first_of_form(revealing, question);
    for (int round = by_form ? 2 : 1; round <= revealed; round++) {
        struct group_counts *out = &question->counts[round - 1];
        if (!store_seat_votes(revealing->store, &revealing->meeting, revealing->instrument,
                              question->prompt, round, counts, error))
            return false;
        set_counts(revealing, question->prompt, counts, true, out);
        if (round == 1)
            question->split = split_of(revealing, question->prompt, out);
        people = 0;
        for (int value = 0; value <= RESPONSES_MOST; value++)
            people += counts[value];
    }
    bool alone = revealing->meeting.one_by_one || revealing->meeting.focus != NOWHERE;
    if (alone && people > revealing->result->people)
        revealing->result->people = people;
    return true;
}

static bool add_question(struct revealing *revealing, int prompt, int revealed,
                         struct error *error) {
    struct room_result *result = revealing->result;
    struct room_question *question = &result->questions[result->question_count++];
    *question = (struct room_question){.prompt = prompt};
    return set_rounds(revealing, revealed, question, error);
}

static bool add_if_revealed(struct revealing *revealing, int prompt, int least,
                            struct error *error) {
    int revealed = store_meeting_revealed(revealing->store, revealing->meeting.id, prompt, error);
    return revealed >= 0 && (revealed < least || add_question(revealing, prompt, revealed, error));
}

/* The items of the form, and what else was voted on alone. */
static bool list_form(struct revealing *revealing, struct error *error) {
    bool listed[PROMPTS_MOST] = {false};
    for (int i = 0; i < revealing->questions.count; i++) {
        int prompt = revealing->questions.list[i].prompt;
        listed[prompt] = true;
        if (!add_if_revealed(revealing, prompt, 1, error))
            return false;
    }
    for (int i = 0; i < revealing->instrument->prompt_count; i++) {
        if (!listed[i] && meeting_can_ask(revealing->instrument, revealing->meeting.form, i) &&
            !add_if_revealed(revealing, i, 2, error))
            return false;
    }
    return true;
}

static bool list_chosen(struct revealing *revealing, struct error *error) {
    for (int i = 0; i < revealing->meeting.asked_count; i++) {
        if (!add_if_revealed(revealing, revealing->meeting.asked[i], 1, error))
            return false;
    }
    return true;
}

static bool reveal_questions(struct revealing *revealing, struct error *error) {
    const struct meeting *meeting = &revealing->meeting;
    struct room_result *result = revealing->result;
    result->questions =
        calloc((size_t)revealing->instrument->prompt_count + 1, sizeof *result->questions);
    if (result->questions == NULL)
        return error_memory(error);
    if (meeting->focus != NOWHERE) {
        result->people = 0;
        return add_if_revealed(revealing, meeting->focus, 1, error);
    }
    return meeting->one_by_one ? list_chosen(revealing, error) : list_form(revealing, error);
}

/* ---- all of it ---- */

static void withhold(struct group_figures *figures) {
    memset(figures, 0, sizeof *figures);
    for (int s = 0; s < SCALES_MOST; s++)
        figures->scales[s].withheld = figures->scales[s].movement_withheld = WITHHELD_NONE;
    figures->levels.withheld = figures->desire.withheld = WITHHELD_NONE;
}

static bool reveal(struct revealing *revealing, struct error *error) {
    enum found found = store_meeting_get(revealing->store, &revealing->meeting, error);
    if (found == FOUND_NOTHING)
        error_set(error, ERROR_INPUT, _("this meeting is no longer in the store"));
    if (found != FOUND || !meeting_may_see(&revealing->meeting, error))
        return false;
    bool by_form = !revealing->meeting.one_by_one;
    if ((by_form && !reveal_form(revealing, error)) || !reveal_questions(revealing, error))
        return false;
    if (revealing->meeting.focus != NOWHERE)
        withhold(&revealing->result->figures);
    return true;
}

bool room_reveal(struct store *store, const struct instrument *instrument,
                 const struct meeting *meeting, int64_t now, struct room_result *result,
                 struct error *error) {
    struct revealing *revealing = calloc(1, sizeof *revealing);
    *result = (struct room_result){.questions = NULL};
    withhold(&result->figures);
    if (revealing == NULL)
        return error_memory(error);
    struct instrument *strict = NULL;
    bool done = strict_instrument(store, instrument, &strict, error);
    if (strict != NULL)
        instrument = strict;
    revealing->store = store;
    revealing->instrument = revealing->group.instrument = revealing->tally.instrument = instrument;
    revealing->meeting.id = meeting->id;
    revealing->now = now;
    revealing->result = result;
    done = done && reveal(revealing, error);
    group_free(&revealing->group);
    review_questions_free(&revealing->questions);
    free(revealing);
    free(strict);
    if (!done)
        room_result_free(result);
    return done;
}
