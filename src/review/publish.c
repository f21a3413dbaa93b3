/* publish.c - figures over answers that other parts of the program show: whether they may be. */
#include "internal.h"

#include "leadquiz/clock.h"
#include "leadquiz/translate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct privacy_member review_member(const struct instrument *instrument, enum form form,
                                    int64_t sitting, int64_t person,
                                    const struct answers *answers) {
    struct privacy_member member = {
        .sitting = sitting, .person = person, .counts = PRIVACY_RESEARCH};
    struct result result = {.form = form, .team = answers_team(instrument, answers)};
    scoring_scores(instrument, answers, &result);
    if (result.team)
        member.counts |= PRIVACY_TEAM_ITEMS;
    for (int s = 0; s < instrument->scale_count; s++) {
        if (result.scales[s].known)
            member.counts |= PRIVACY_MEAN(s);
    }
    return member;
}

/* Each person is there once. */
static uint64_t enough(const struct privacy_rules *rules, const struct privacy_set *set) {
    uint64_t figures = 0;
    for (int bit = 0; bit < 64; bit++) {
        uint64_t figure = (uint64_t)1 << bit;
        size_t people = 0;
        for (size_t i = 0; i < set->count; i++)
            people += (set->members[i].counts & figure) != 0;
        if (people > 0 && people >= (size_t)rules->group_levels)
            figures |= figure;
    }
    return figures;
}

/* The time of the newest figures that these are too close to, or of the newest of all when it takes
 * several; 0 where what is known of single people is enough. */
static bool find_closest(struct audit *audit, const struct privacy_set *set, int64_t *when,
                         struct error *error) {
    const struct privacy_rules *rules = &audit->instrument->privacy;
    uint64_t allowed = 0;
    *when = 0;
    if (!privacy_allowed(rules, NULL, 0, set, &allowed, error))
        return false;
    if (allowed != set->shown || audit->count == 0)
        return true;
    *when = audit->publications[audit->count - 1].time;
    for (size_t i = audit->count; i > 0 && allowed == set->shown; i--) {
        struct privacy_member *members = NULL;
        struct privacy_set before;
        bool done = audit_members(audit, i - 1, &members, &before, error) &&
                    privacy_allowed(rules, &before, 1, set, &allowed, error);
        free(members);
        if (!done)
            return false;
        if (allowed != set->shown)
            *when = audit->publications[i - 1].time;
    }
    return true;
}

static bool refuse(struct audit *audit, const struct privacy_set *set, struct error *error) {
    int difference = audit->instrument->privacy.difference;
    char day[32];
    int64_t when = 0;
    if (!find_closest(audit, set, &when, error))
        return false;
    if (when == 0)
        return error_set(error, ERROR_INPUT,
                         N_("beside what the team lead may see of single people, these figures "
                            "would tell about fewer than %d person; ask again when more people "
                            "have answered",
                            "beside what the team lead may see of single people, these figures "
                            "would tell about fewer than %d people; ask again when more people "
                            "have answered",
                            difference),
                         difference);
    clock_date(when, day, sizeof day);
    return error_set(error, ERROR_INPUT,
                     N_("beside the figures shown on %s, these would tell about fewer than %d "
                        "person; ask again when more people have answered",
                        "beside the figures shown on %s, these would tell about fewer than %d "
                        "people; ask again when more people have answered",
                        difference),
                     day, difference);
}

static bool publish(struct audit *audit, struct publication *now, struct privacy_member *members,
                    struct error *error) {
    uint64_t allowed = 0;
    bool shown = false, after_others, again;
    if (!audit_shown_already(audit, now, &shown, &after_others, error) ||
        !audit_open(audit, error) || !audit_mark_known(audit, members, now->set.count, error))
        return false;
    if (shown && privacy_hides(&audit->instrument->privacy, &now->set) == now->set.shown)
        return true;
    do {
        if (!privacy_record_ask(audit->record, &now->set, &allowed, error))
            return false;
        if (allowed != now->set.shown)
            return refuse(audit, &now->set, error);
        if (!audit_lock(audit, &again, error))
            return false;
    } while (again);
    return audit_publish(audit, now, error);
}

static bool publish_set(struct store *store, const struct instrument *instrument, enum form form,
                        const char *scope, const struct privacy_set *set, int64_t now,
                        struct error *error) {
    struct audit audit = {.store = store, .instrument = instrument, .form = form, .now = now};
    struct publication publication = {.time = now, .set = {.count = set->count}};
    struct privacy_member *sorted = malloc((set->count + 1) * sizeof *sorted);
    if (sorted == NULL)
        return error_memory(error);
    if (set->count > 0)
        memcpy(sorted, set->members, set->count * sizeof *sorted);
    bool done = sort_members(sorted, set->count, error);
    publication.set.members = sorted;
    publication.set.shown = enough(&instrument->privacy, &publication.set);
    publication.digest = privacy_digest(&publication.set);
    (void)snprintf(publication.scope, sizeof publication.scope, "%s", scope);
    if (done && publication.set.shown != 0)
        done = publish(&audit, &publication, sorted, error);
    done = audit_close(&audit, done, error);
    free(sorted);
    return done;
}

bool review_publish(struct store *store, const struct instrument *instrument, enum form form,
                    const char *scope, const struct privacy_set *set, int64_t now,
                    struct error *error) {
    struct instrument *strict;
    if (!strict_instrument(store, instrument, &strict, error))
        return false;
    bool done =
        publish_set(store, strict != NULL ? strict : instrument, form, scope, set, now, error);
    free(strict);
    return done;
}
