#include "team.h"

#include "program.h"

#include "leadquiz/demo.h"
#include "leadquiz/lead.h"
#include "leadquiz/store_meeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const int64_t now = INT64_C(1795219200000); /* 21 Nov 2026 */

static struct store *open_store(struct seat *seat) {
    char path[512];
    struct error error;
    snprintf(path, sizeof path, "%s/data", seat->home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/data/leadquiz", seat->home);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/data/leadquiz/leadquiz.db", seat->home);
    struct store *store = store_open(path, &error);
    assert_non_null(store);
    return store;
}

static void fill(struct seat *seat, const struct demo_plan *plan) {
    struct error error;
    struct store *store = open_store(seat);
    struct instrument *instrument = instrument_read(QUESTIONS_FILE, NULL, &error);
    assert_non_null(instrument);
    assert_true(demo_fill(store, instrument, plan, NULL, NULL, &error));
    instrument_free(instrument);
    store_close(store);
}

void team_fill(struct seat *seat) {
    struct demo_plan plan = demo_team(now);
    fill(seat, &plan);
}

void team_fill_with(struct seat *seat, int people, int teams) {
    struct demo_plan plan = demo_team(now);
    plan.people = people;
    plan.teams = teams;
    plan.sittings = 1;
    plan.months = 1;
    plan.all_consent = true;
    fill(seat, &plan);
}

void team_consent(struct seat *seat, const char *name, bool lead) {
    struct store *store = open_store(seat);
    struct person person;
    struct error error;
    assert_int_equal(store_person_find(store, name, &person, &error), FOUND);
    person.consents[CONSENT_LEAD] = lead;
    assert_true(store_person_save(store, &person, "2", now, &error));
    store_close(store);
}

/* What they said last, said once more and kept at the meeting. */
static void keep_again(struct store *store, const struct instrument *instrument,
                       const struct standing *standing, int64_t meeting, int64_t time) {
    struct error error;
    struct answers answers;
    struct result result;
    struct sitting sitting = {.person = standing->person,
                              .form = FORM_FULL,
                              .seed = (uint64_t)standing->person,
                              .started = time,
                              .meeting = meeting};
    memcpy(sitting.questionnaire, instrument->hash, sizeof sitting.questionnaire);
    assert_true(store_answers_load(store, standing->last.sitting, instrument, &answers, &error));
    assert_int_equal(store_result_load(store, standing->last.sitting, instrument, &result, &error),
                     FOUND);
    assert_true(store_sitting_begin(store, &sitting, &error));
    assert_true(
        store_sitting_finish(store, sitting.id, instrument, &answers, &result, time, &error));
}

enum { ATTEND_MOST = 40 };

struct attending {
    struct standing list[ATTEND_MOST];
    int count;
};

static bool attend(const struct standing *standing, void *context, struct error *error) {
    struct attending *attending = context;
    (void)error;
    if (attending->count < ATTEND_MOST)
        attending->list[attending->count++] = *standing;
    return true;
}

void team_meet(struct seat *seat, const char *code, const char *title, int people) {
    struct error error;
    struct store *store = open_store(seat);
    struct instrument *instrument = instrument_read(QUESTIONS_FILE, NULL, &error);
    struct attending attending = {.count = 0};
    struct meeting meeting = {.form = FORM_FULL, .created = now, .focus = NOWHERE, .round = 1};
    assert_non_null(instrument);
    snprintf(meeting.code, sizeof meeting.code, "%s", code);
    snprintf(meeting.title, sizeof meeting.title, "%s", title);
    memcpy(meeting.questionnaire, instrument->hash, sizeof meeting.questionnaire);
    assert_int_equal(store_meeting_add(store, &meeting, &error), FOUND);
    assert_true(
        store_standings_each(store, instrument, FORM_FULL, NULL, attend, &attending, &error));
    for (int i = 0; i < people && i < attending.count; i++)
        keep_again(store, instrument, &attending.list[i], meeting.id, now + meeting.id * 1000 + i);
    instrument_free(instrument);
    store_close(store);
}

void team_lock(struct seat *seat, const char *passphrase) {
    struct store *store = open_store(seat);
    struct error error;
    assert_true(lead_set(store, NULL, passphrase, now, &error));
    store_close(store);
}

struct terminal *team_review(struct seat *seat, const char *time) {
    static const char *const arguments[] = {"review", NULL};
    const char *const environment[] = {time, NULL};
    struct terminal *terminal = program_start(
        seat, &(struct program_setup){.arguments = arguments, .environment = environment});
    assert_true(terminal_see(terminal, "Whom to talk to first"));
    return terminal;
}
