/* teams.c - which team is looked at, and its report. */
#include "reviewing.h"
#include "saving.h"

#include "leadquiz/team_report.h"
#include "leadquiz/text.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- another team ---- */

struct groups {
    char (*names)[NAME_BYTES];       /* everybody, the teams, the meetings; owned */
    int teams;                       /* with everybody */
    struct review_meeting *meetings; /* owned */
    int meeting_count;
};

static bool find_groups(const struct reviewing *reviewing, struct groups *groups) {
    struct store *store = reviewing->store;
    const struct instrument *instrument = reviewing->instrument;
    struct error *error = reviewing->error;
    int most = review_teams(store, instrument, NULL, 0, error);
    if (most < 0 ||
        !review_meetings(store, instrument, &groups->meetings, &groups->meeting_count, error))
        return false;
    groups->names = calloc((size_t)most + (size_t)groups->meeting_count + 1, NAME_BYTES);
    if (groups->names == NULL)
        return error_memory(error);
    snprintf(groups->names[0], NAME_BYTES, "%s", _("Everybody"));
    int count = review_teams(store, instrument, groups->names + 1, most, error);
    if (count > most) /* others have come meanwhile */
        count = most;
    groups->teams = count + 1;
    for (int i = 0; i < groups->meeting_count && count >= 0; i++) {
        const struct review_meeting *meeting = &groups->meetings[i];
        char title[NAME_BYTES - 32];
        text_clean(meeting->title, strlen(meeting->title), title, sizeof title);
        snprintf(groups->names[groups->teams + i], NAME_BYTES, _("Meeting %s: %s"), meeting->code,
                 title);
    }
    return count >= 0;
}

static void begin_with(struct reviewing *reviewing, const struct groups *groups, int chosen) {
    bool team = chosen > 0 && chosen < groups->teams, meeting = chosen >= groups->teams;
    reviewing_free(reviewing);
    reviewing_everybody(reviewing);
    reviewing->by_meeting = false;
    snprintf(reviewing->team, sizeof reviewing->team, "%s", team ? groups->names[chosen] : "");
    snprintf(reviewing->kept_at, sizeof reviewing->kept_at, "%s",
             meeting ? groups->meetings[chosen - groups->teams].code : "");
}

enum step reviewing_teams(struct reviewing *reviewing) {
    struct groups groups = {.names = NULL};
    int chosen = NOWHERE;
    enum step step = STEP_FAILED;
    if (find_groups(reviewing, &groups)) {
        reviewing_head(reviewing, _("Which team?"));
        step = reviewing_pick(reviewing, (const char(*)[NAME_BYTES])groups.names,
                              groups.teams + groups.meeting_count, &chosen);
    }
    if (step == STEP_ON)
        begin_with(reviewing, &groups, chosen);
    free(groups.names);
    free(groups.meetings);
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
        .by_meeting = reviewing->by_meeting,
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
