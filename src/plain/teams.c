/* teams.c - which team is looked at, and its report. */
#include "reviewing.h"
#include "saving.h"

#include "leadquiz/team_report.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- another team ---- */

/* Everybody, then the teams; returns how many names there are, -1 on failure. */
static int find_teams(const struct reviewing *reviewing, char (**names)[NAME_BYTES]) {
    int most = review_teams(reviewing->store, reviewing->instrument, NULL, 0, reviewing->error);
    if (most < 0)
        return -1;
    *names = calloc((size_t)most + 1, sizeof **names);
    if (*names == NULL) {
        error_memory(reviewing->error);
        return -1;
    }
    snprintf((*names)[0], NAME_BYTES, "%s", _("Everybody"));
    int count =
        review_teams(reviewing->store, reviewing->instrument, *names + 1, most, reviewing->error);
    if (count > most) /* others have come meanwhile */
        count = most;
    return count < 0 ? -1 : count + 1;
}

enum step reviewing_teams(struct reviewing *reviewing) {
    char(*names)[NAME_BYTES] = NULL;
    int chosen = NOWHERE, count = find_teams(reviewing, &names);
    enum step step = STEP_FAILED;
    if (count >= 0) {
        reviewing_head(reviewing, _("Which team?"));
        step = reviewing_pick(reviewing, (const char(*)[NAME_BYTES])names, count, &chosen);
    }
    if (step == STEP_ON) {
        reviewing_free(reviewing);
        reviewing_everybody(reviewing);
        snprintf(reviewing->team, sizeof reviewing->team, "%s", chosen > 0 ? names[chosen] : "");
    }
    free(names);
    return step;
}

/* ---- its report ---- */

static bool name(void *context, enum report_format format, const char *folder, char path[PATH_MAX],
                 struct error *error) {
    const struct reviewing *reviewing = context;
    return team_report_file_name(&reviewing->review, format, folder, path, error);
}

static bool write(void *context, enum report_format format, const char *path, struct error *error) {
    struct reviewing *reviewing = context;
    struct team_report report = {
        .review = &reviewing->review,
        .months = reviewing->months,
        .month_count = reviewing->month_count,
        .questions = &reviewing->questions,
    };
    return team_report_save(&report, format, path, false, error);
}

enum step reviewing_report(struct reviewing *reviewing) {
    struct saving saving = {
        .holds = _("It holds figures of the group alone, and nobody is named in it."),
        .name = name,
        .write = write,
        .context = reviewing,
    };
    reviewing_head(reviewing, _("Save a team report"));
    if (!reviewing_load_months(reviewing) || !reviewing_load_questions(reviewing))
        return STEP_FAILED;
    return saving_ask(&reviewing->talk, &saving, reviewing->error);
}
