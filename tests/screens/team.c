#include "team.h"

#include "program.h"

#include "leadquiz/demo.h"
#include "leadquiz/lead.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
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
