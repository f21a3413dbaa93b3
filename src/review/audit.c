/* audit.c - whether figures may be shown beside all that were shown before. */
#include "internal.h"

#include "leadquiz/digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *digest_of_team(const char *team, char out[DIGEST_TEXT]) {
    char name[NAME_BYTES];
    size_t length = 0;
    for (; team[length] != '\0' && length < sizeof name; length++)
        name[length] = (char)(team[length] >= 'A' && team[length] <= 'Z' ? team[length] - 'A' + 'a'
                                                                         : team[length]);
    digest(name, length, out);
    return out;
}

static void review_scope(const char *prefix, const char *team, char scope[SCOPE_BYTES]) {
    char digest_text[DIGEST_TEXT];
    if (team == NULL || team[0] == '\0')
        (void)snprintf(scope, SCOPE_BYTES, "%severybody", prefix);
    else
        (void)snprintf(scope, SCOPE_BYTES, "%steam:%s", prefix, digest_of_team(team, digest_text));
}

void review_scope_of(const struct review *review, const char *prefix, char scope[SCOPE_BYTES]) {
    char whole[SCOPE_BYTES / 2];
    if (review->meeting.id == 0)
        (void)snprintf(whole, sizeof whole, "%s", prefix);
    else
        (void)snprintf(whole, sizeof whole, "%skept-at:%lld:", prefix,
                       (long long)review->meeting.id);
    review_scope(whole, review->team, scope);
}

bool strict_instrument(struct store *store, const struct instrument *instrument,
                       struct instrument **strict, struct error *error) {
    struct privacy_rules rules;
    *strict = NULL;
    if (!store_privacy(store, instrument, &rules, error))
        return false;
    if (memcmp(&rules, &instrument->privacy, sizeof rules) == 0)
        return true;
    *strict = malloc(sizeof **strict);
    if (*strict == NULL)
        return error_memory(error);
    **strict = *instrument;
    (*strict)->privacy = rules;
    return true;
}

struct audit audit_of(const struct review *review) {
    return (struct audit){.store = review->store,
                          .instrument = review->instrument,
                          .form = FORM_FULL,
                          .now = review->now,
                          .fresh_only = review->fresh_only};
}

bool audit_version(const struct audit *audit, struct review *review, struct error *error) {
    if (!audit->open || audit->version != review->version)
        return true;
    return store_version(audit->store, &review->version, error);
}

/* What is asked about: figures, and the group that they are of. */
struct asking {
    const struct publication *now;
    const struct group *group;
};

struct same {
    const struct publication *publication;
    bool shown, after_others;
};

static bool same_figures(const struct publication *publication, void *context,
                         struct error *error) {
    (void)error;
    struct same *same = context;
    const struct publication *now = same->publication;
    if (publication->digest != now->digest || strcmp(publication->scope, now->scope) != 0)
        same->after_others = true;
    else if ((now->set.shown & ~publication->set.shown) == 0)
        same->shown = true;
    return true;
}

bool audit_shown_already(struct audit *audit, const struct publication *now, bool *shown,
                         bool *after_others, struct error *error) {
    struct same same = {.publication = now};
    bool done = true;
    if (!audit->open)
        done = store_publications_each(audit->store, audit->instrument, audit->form, NULL,
                                       same_figures, &same, error);
    for (size_t i = 0; i < audit->count; i++)
        same_figures(&audit->publications[i], &same, error);
    *shown = same.shown;
    *after_others = same.after_others;
    return done;
}

/* Whether a set of the same group shows something of what is missing now, and can be shown. */
static enum found show_then(struct audit *audit, size_t number, const struct asking *asking,
                            uint64_t missing, struct decision *decision, struct error *error) {
    const struct publication *then = &audit->publications[number];
    const struct privacy_rules *rules = &audit->instrument->privacy;
    struct privacy_member *members = NULL;
    struct privacy_set set;
    uint64_t hidden = 0;
    enum found found = FOUND_FAILED;
    if (audit_members(audit, number, &members, &set, error))
        found = group_of_then(audit, &set, asking->group, &decision->then, error);
    if (found == FOUND &&
        !group_hides(&decision->then, GROUP_FIGURES, then->set.shown, &hidden, error))
        found = FOUND_FAILED;
    if (found == FOUND && (hidden & missing) != 0) {
        decision->shown = hidden;
        decision->as_of = then->time;
        decision->few_changed = privacy_alike(rules, &set, &asking->now->set, hidden & missing);
    } else {
        group_free(&decision->then);
        found = found == FOUND ? FOUND_NOTHING : found;
    }
    free(members);
    return found;
}

/* The newest figures of this scope that show something of what is missing now. */
static enum found find_earlier(struct audit *audit, const struct asking *asking, uint64_t missing,
                               struct decision *decision, struct error *error) {
    const struct publication *now = asking->now;
    enum found found = FOUND_NOTHING;
    for (size_t i = audit->count; i > 0 && found == FOUND_NOTHING; i--) {
        const struct publication *earlier = &audit->publications[i - 1];
        if (strcmp(earlier->scope, now->scope) == 0 && earlier->digest != now->digest &&
            (earlier->set.shown & missing) != 0)
            found = show_then(audit, i - 1, asking, missing, decision, error);
    }
    return found;
}

static bool decide(struct audit *audit, struct publication *now, const struct group *group,
                   struct decision *decision, struct error *error) {
    const struct asking asking = {now, group};
    uint64_t allowed = 0;
    bool again;
    do {
        if (!audit_open(audit, error) ||
            !privacy_record_ask(audit->record, &now->set, &allowed, error))
            return false;
        uint64_t missing = audit->fresh_only ? 0 : now->set.shown & ~allowed;
        enum found found = find_earlier(audit, &asking, missing, decision, error);
        if (found != FOUND_NOTHING || allowed == 0)
            return found != FOUND_FAILED;
        if (!audit_lock(audit, &again, error))
            return false;
    } while (again);
    decision->shown = now->set.shown = allowed;
    return audit_publish(audit, now, error);
}

static bool decide_new(struct audit *audit, struct publication *now, const struct group *group,
                       uint64_t kinds, struct decision *decision, struct error *error) {
    struct privacy_member *members = NULL;
    if (!group_members(group, kinds, &members, &now->set.count, error))
        return false;
    now->set.members = members;
    bool done =
        sort_members(members, now->set.count, error) && decide(audit, now, group, decision, error);
    free(members);
    return done;
}

/* Most often the same was shown already. */
bool audit_decide(struct audit *audit, const char *scope, const struct group *group, uint64_t kinds,
                  uint64_t wanted, struct decision *decision, struct error *error) {
    struct publication now = {.time = audit->now, .set.shown = wanted};
    bool shown = false;
    memset(decision, 0, sizeof *decision);
    if (wanted == 0)
        return true;
    now.digest = group_digest(group, kinds, &now.set.count);
    (void)snprintf(now.scope, sizeof now.scope, "%s", scope);
    if (!audit_shown_already(audit, &now, &shown, &decision->after_others, error))
        return false;
    return shown ? group_hides(group, kinds, wanted, &decision->shown, error)
                 : decide_new(audit, &now, group, kinds, decision, error);
}
