/* leader_history.h - a made-up person's history, built by hand: three full sittings, of which only
 * the last two may be compared. */
#ifndef LEADQUIZ_TESTS_LEADER_HISTORY_H
#define LEADQUIZ_TESTS_LEADER_HISTORY_H

#include "leadership.h"

#include "leadquiz/history.h"

/* 5 January, 2 March and 4 May 2026, noon UTC. */
#define JANUARY INT64_C(1767614400000)
#define MARCH INT64_C(1772452800000)
#define MAY INT64_C(1777896000000)

struct made_up {
    struct instrument *instrument;
    struct history_entry entries[3];
    struct history history;
};

static inline void add_entry(struct made_up *made_up, int64_t time, int before) {
    struct history_entry *entry = &made_up->entries[made_up->history.count++];
    *entry = (struct history_entry){.instrument = made_up->instrument, .before = before};
    entry->sitting = (struct sitting){.id = 10 + made_up->history.count,
                                      .form = FORM_FULL,
                                      .started = time - 600000,
                                      .finished = time};
}

/* `name` is the person's. */
static inline void make_up(struct made_up *made_up, struct instrument *instrument,
                           const char *name) {
    memset(made_up, 0, sizeof *made_up);
    made_up->instrument = instrument;
    made_up->history.entries = made_up->entries;
    snprintf(made_up->history.person.name, sizeof made_up->history.person.name, "%s", name);
    add_entry(made_up, JANUARY, NOWHERE);
    judge_alone(instrument, &made_up->entries[0].result);
    add_entry(made_up, MARCH, NOWHERE);
    judge(instrument, true, (double[]){50.0, 72.2, 61.1, 70.0, -1},
          (double[]){50.0, 75.0, 66.7, 61.1, 50.0, 90.0, -1}, &made_up->entries[1].result);
    add_entry(made_up, MAY, 1);
    judge_between(instrument, &made_up->entries[2].result);
    struct history_entry *last = &made_up->entries[2];
    last->result.tip_count = 2;
    last->result.tips[0] = (struct tip){instrument_facet(instrument, "stock"), 1};
    last->result.tips[1] = (struct tip){instrument_facet(instrument, "character"), 0};
    last->action_count = 1;
    last->actions[0] = (struct action_chosen){.id = 1, .sitting = 13, .tip = 1, .due = MAY};
    snprintf(last->actions[0].facet, sizeof last->actions[0].facet, "stock");
    snprintf(last->actions[0].text, sizeof last->actions[0].text, "Two.");
}

/* March becomes a short form, between two full ones that may be compared. */
static inline void make_short_between(struct made_up *made_up) {
    struct history_entry *between = &made_up->entries[1];
    between->sitting.form = between->result.form = FORM_SHORT;
    between->result.level = between->result.neighbour = 0;
    between->before = NOWHERE;
    made_up->entries[2].before = 0;
}

#endif
