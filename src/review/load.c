/* load.c - everything about a team at one moment. */
#include "internal.h"
#include "names.h"
#include "person.h"

#include "leadquiz/memory.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Looks that are less than an hour apart are one. */
#define LOOK_APART_MS (INT64_C(3600) * 1000)

struct loading {
    struct review *review;
    struct person_view view;
    struct group group;
    size_t room;
    size_t names_length, names_room;
    struct store_activity activity; /* of those who kept a result at the meeting */
};

void review_free(struct review *review) {
    free(review->people);
    free(review->names);
    names_free(review);
    free(review->meetings);
    free(review->kept);
    free(review->strict);
    memset(review, 0, sizeof *review);
}

/* ---- people ---- */

/* The name and, behind it, the team. */
static bool keep_name(struct loading *loading, const char *name, struct error *error) {
    struct review *review = loading->review;
    size_t length = strlen(name) + 1;
    if (loading->names_length + length > loading->names_room) {
        size_t room = (loading->names_room + length) * 2 + 32 * loading->group.expected;
        char *names = memory_grow(review->names, room);
        if (names == NULL)
            return error_memory(error);
        review->names = names;
        loading->names_room = room;
    }
    memcpy(review->names + loading->names_length, name, length);
    loading->names_length += length;
    return true;
}

static bool keep_person(struct loading *loading, const struct standing *standing,
                        struct error *error) {
    struct review *review = loading->review;
    if ((size_t)review->count == loading->room) {
        size_t room = loading->room > 0 ? loading->room * 2 : loading->group.expected + 64;
        struct review_person *people = memory_grow(review->people, room * sizeof *people);
        if (people == NULL)
            return error_memory(error);
        review->people = people;
        loading->room = room;
    }
    struct review_person *person = &review->people[review->count++];
    person_see(&loading->view, standing, person);
    review->due += person->due;
    return keep_name(loading, standing->name, error) && keep_name(loading, standing->team, error);
}

/* Whoever kept a result has answered. */
static void count_activity(struct loading *loading, const struct standing *standing) {
    struct store_activity *activity = &loading->activity;
    activity->people++;
    activity->answered++;
    activity->since += standing->last.finished >= loading->view.due_before;
    activity->open += standing->lead;
}

static bool keep_standing(const struct standing *standing, void *context, struct error *error) {
    struct loading *loading = context;
    struct group_row row = row_of(standing);
    if (!meetings_has(loading->review, standing->person))
        return true;
    meetings_note(loading->review, standing);
    count_activity(loading, standing);
    if (loading->review->team[0] != '\0') /* as it is spelled in the store */
        (void)snprintf(loading->review->team, sizeof loading->review->team, "%s", standing->team);
    if (standing->lead && !keep_person(loading, standing, error))
        return false;
    return !standing->average ||
           group_add(&loading->group, &row, &standing->last,
                     standing->before.sitting != 0 ? &standing->before : NULL, error);
}

static void point_at_names(struct review *review) {
    const char *at = review->names;
    for (int i = 0; i < review->count; i++) {
        review->people[i].name = at;
        at += strlen(at) + 1;
        review->people[i].team = at;
        at += strlen(at) + 1;
    }
}

static const char *team_of(const struct review *review) {
    return review->team[0] != '\0' ? review->team : NULL;
}

static bool count_activity_of(struct review *review, struct error *error) {
    int64_t since = review->now - review->instrument->review.due_days * DAY_MS;
    return store_activity(review->store, review->instrument, team_of(review), since,
                          &review->activity, error);
}

/* Of everybody, who answered is read together with the people. */
static bool read_people(struct loading *loading, struct error *error) {
    struct review *review = loading->review;
    if (team_of(review) == NULL && !count_activity_of(review, error))
        return false;
    loading->group.expected = (size_t)review->activity.answered;
    if (!store_version(review->store, &review->version, error) || !meetings_read(review, error) ||
        !store_standings_each(review->store, review->instrument, FORM_FULL, team_of(review),
                              keep_standing, loading, error))
        return false;
    point_at_names(review);
    return names_ready(review, error) && meetings_list(review, error);
}

static bool read_together(struct loading *loading, struct error *error) {
    struct store *store = loading->review->store;
    if (!store_together_begin(store, false, error))
        return false;
    bool done = read_people(loading, error);
    return store_together_end(store, done, error);
}

/* ---- figures ---- */

static bool show_figures(struct loading *loading, struct error *error) {
    struct review *review = loading->review;
    struct audit audit = audit_of(review);
    struct decision decision;
    char scope[SCOPE_BYTES];
    uint64_t enough = group_enough(&loading->group, GROUP_FIGURES);
    review_scope_of(review, "", scope);
    bool done =
        audit_decide(&audit, scope, &loading->group, GROUP_FIGURES, enough, &decision, error);
    if (done) {
        const struct group *group = decision.as_of > 0 ? &decision.then : &loading->group;
        done = group_compute(group, GROUP_FIGURES, decision.shown, &review->figures, error);
        review->figures.as_of = decision.as_of;
        review->figures.few_changed = decision.few_changed;
        review->after_others = decision.after_others;
    }
    done = done && audit_version(&audit, review, error);
    group_free(&decision.then);
    return audit_close(&audit, done, error);
}

/* When somebody looked before. A look that is kept changes the store, so it comes before its
 * version is asked; at a team that is not there nobody can look. */
static bool look_round(struct review *review, bool look, struct error *error) {
    char scope[SCOPE_BYTES];
    if (team_of(review) != NULL && !count_activity_of(review, error))
        return false;
    if (team_of(review) != NULL && !review->activity.there)
        return error_set(error, ERROR_INPUT, _("nobody is in a team named %s; choose another one"),
                         review->team);
    review_scope_of(review, "", scope);
    return !look ||
           store_looked(review->store, scope, review->now, LOOK_APART_MS, &review->looked, error);
}

/* Numbers of so few would tell whether somebody answered. Where somebody is there and lets nothing
 * be seen, they look the same. */
static void tell_no_few(struct review *review) {
    struct store_activity *activity = &review->activity;
    bool all_open = activity->people > 0 && activity->people == activity->open;
    if (!activity->there || all_open || activity->people >= review->instrument->privacy.group_mean)
        return;
    activity->people = activity->answered = activity->since = activity->open = -1;
}

static bool load(struct loading *loading, bool look, struct error *error) {
    struct review *review = loading->review;
    if (!strict_instrument(review->store, review->instrument, &review->strict, error))
        return false;
    if (review->strict != NULL)
        review->instrument = review->strict;
    loading->view = person_view_of(review);
    loading->group.instrument = review->instrument;
    if (!look_round(review, look, error))
        return false;
    /* Where that is not possible it takes longer. What it reads holds until something changes. */
    if (team_of(review) == NULL)
        (void)store_gather(review->store, review->instrument, FORM_FULL, NULL);
    if (!read_together(loading, error))
        return false;
    if (review->meeting.id != 0) {
        loading->activity.there = true;
        review->activity = loading->activity;
    }
    tell_no_few(review);
    return show_figures(loading, error);
}

bool review_load(struct store *store, const struct instrument *instrument,
                 const struct review_group *group, int64_t now, unsigned how, struct review *review,
                 struct error *error) {
    struct loading *loading = calloc(1, sizeof *loading);
    *review = (struct review){.store = store,
                              .instrument = instrument,
                              .now = now,
                              .made_up = store_is_made_up(store),
                              .fresh_only = (how & REVIEW_FRESH) != 0};
    (void)snprintf(review->team, sizeof review->team, "%s", group->team != NULL ? group->team : "");
    if (loading == NULL)
        return error_memory(error);
    loading->review = review;
    bool any = group->meeting == NULL || group->meeting[0] == '\0';
    bool done = (any || review_meeting_find(store, group->meeting, &review->meeting, error)) &&
                load(loading, (how & REVIEW_LOOK) != 0, error);
    group_free(&loading->group);
    free(loading);
    if (!done)
        review_free(review);
    return done;
}

bool review_stale(struct review *review) {
    int64_t version = 0;
    /* Where that cannot be told, loading again says why. */
    return !store_version(review->store, &version, NULL) || version != review->version;
}
