/* made_up_team.h - the figures of a made-up team, built by hand: nothing is counted here. */
#ifndef LEADQUIZ_TESTS_MADE_UP_TEAM_H
#define LEADQUIZ_TESTS_MADE_UP_TEAM_H

#include "leadership.h"

#include "leadquiz/team_report.h"

/* 21 November 2026, and 12 November, noon UTC. */
#define NOVEMBER_21 INT64_C(1795262400000)
#define NOVEMBER_12 INT64_C(1794484800000)

enum { MADE_UP_MONTHS = 4, MADE_UP_QUESTIONS = 3 };

struct made_up_team {
    struct instrument instrument;
    struct review review;
    struct review_month months[MADE_UP_MONTHS];
    struct review_question asked[MADE_UP_QUESTIONS];
    struct review_questions questions;
    struct team_report report;
};

static inline struct group_mean mean_of(int people, double mean, double half) {
    return (struct group_mean){.withheld = SHOWN,
                               .people = people,
                               .mean = {mean, mean - half, mean + half},
                               .movement_withheld = WITHHELD_NONE};
}

static inline void move(struct group_mean *mean, int people, double by, double half) {
    mean->movement_withheld = SHOWN;
    mean->movement_people = people;
    mean->movement = (struct interval){by, by - half, by + half};
}

static inline void add_cell(struct group_counts *counts, int first, int last, int people) {
    counts->cells[counts->cell_count++] = (struct group_cell){first, last, people, {0, 0, 0}};
    counts->people += people;
    for (int i = 0; i < counts->cell_count; i++) {
        struct group_cell *cell = &counts->cells[i];
        cell->share = statistics_share((size_t)cell->people, (size_t)counts->people, 0.95);
    }
}

static inline void make_up_figures(struct group_figures *figures) {
    figures->scales[0] = mean_of(48, 61.2, 5.6);
    move(&figures->scales[0], 18, 4.1, 3.2);
    figures->scales[1] = mean_of(48, 72.0, 4.2);
    move(&figures->scales[1], 18, -0.2, 2.0);
    figures->scales[2] = mean_of(22, 58.7, 8.9);
    figures->scales[2].movement_withheld = WITHHELD_FEW;
    figures->scales[3] = (struct group_mean){.withheld = WITHHELD_CLOSE};
    figures->scales[4] = mean_of(48, 97.0, 3.0);
    figures->scales[4].mean.low = 90.4;
    figures->scales[4].mean.high = 100;
    move(&figures->scales[4], 18, -6.0, 4.0);
    add_cell(&figures->levels, 1, 1, 9);
    add_cell(&figures->levels, 2, 2, 24);
    add_cell(&figures->levels, 3, 4, 15);
    add_cell(&figures->desire, 0, 1, 8);
    add_cell(&figures->desire, 2, 2, 40);
}

static inline void make_up_months(struct made_up_team *team) {
    for (int i = 0; i < MADE_UP_MONTHS; i++) {
        struct review_month *month = &team->months[i];
        *month = (struct review_month){.year = 2026, .month = 8 + i, .sittings = 20 + i};
        month->figures.levels.withheld = month->figures.desire.withheld = WITHHELD_FEW;
        for (int s = 0; s < team->instrument.scale_count; s++)
            month->figures.scales[s] = mean_of(20 + i, 50 + 3 * i + s, 5);
    }
    for (int s = 0; s < team->instrument.scale_count; s++)
        team->months[1].figures.scales[s] = (struct group_mean){.withheld = WITHHELD_FEW};
    team->months[2].figures.as_of = NOVEMBER_12;
    team->months[2].figures.few_changed = true;
}

static inline void make_up_questions(struct made_up_team *team) {
    struct review_question *asked = team->asked;
    const char *ids[MADE_UP_QUESTIONS] = {"character_1", "focus_1", "support_1"};
    for (int i = 0; i < MADE_UP_QUESTIONS; i++) {
        asked[i] = (struct review_question){.prompt = instrument_prompt(&team->instrument, ids[i]),
                                            .split = 1.4 - 0.3 * i,
                                            .mean = 60 - 10 * i};
    }
    add_cell(&asked[0].counts, 0, 0, 4);
    add_cell(&asked[0].counts, 1, 2, 20);
    add_cell(&asked[0].counts, 3, 5, 24);
    add_cell(&asked[1].counts, 0, 3, 28);
    add_cell(&asked[1].counts, 4, 4, 10);
    add_cell(&asked[1].counts, 5, 5, 10);
    asked[2].counts.withheld = WITHHELD_CLOSE;
    team->questions = (struct review_questions){
        .list = asked, .count = MADE_UP_QUESTIONS, .lean_scales = {0, 2, 4}, .lean_count = 3};
    add_cell(&team->questions.leans, 0, 0, 12);
    add_cell(&team->questions.leans, 1, 1, 20);
    add_cell(&team->questions.leans, 2, 3, 16);
}

/* `name`: of the team; "": everybody. */
static inline void make_up_team(struct made_up_team *team, const struct instrument *instrument,
                                const char *name) {
    memset(team, 0, sizeof *team);
    team->instrument = *instrument;
    team->instrument.wording.team_foot = "Averages of {n} people. Do not try to work out who "
                                         "answered what. Not for decisions about single people.";
    team->instrument.privacy = (struct privacy_rules){3, 4, 5, 10, 3, 3, 24};
    team->instrument.review.due_days = 90;
    team->review = (struct review){.instrument = &team->instrument,
                                   .now = NOVEMBER_21,
                                   .activity = {60, 55, 48, 0, 0},
                                   .count = 40,
                                   .after_others = true,
                                   .due = 7};
    snprintf(team->review.team, sizeof team->review.team, "%s", name);
    make_up_figures(&team->review.figures);
    make_up_months(team);
    make_up_questions(team);
    team->report =
        (struct team_report){&team->review, team->months, MADE_UP_MONTHS, false, &team->questions};
}

#endif
