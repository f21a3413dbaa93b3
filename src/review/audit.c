/* audit.c - whether figures may be shown beside all that were shown before. */
#include "internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void review_scope(const char *prefix, const char *team, char scope[SCOPE_BYTES]) {
    if (team == NULL || team[0] == '\0')
        (void)snprintf(scope, SCOPE_BYTES, "%severybody", prefix);
    else
        (void)snprintf(scope, SCOPE_BYTES, "%steam:%s", prefix, team);
}

struct audit audit_of(const struct review *review) {
    return (struct audit){.store = review->store,
                          .instrument = review->instrument,
                          .form = FORM_FULL,
                          .now = review->now,
                          .fresh_only = review->fresh_only};
}

/* ---- what was shown so far ---- */

static bool keep_known(const struct standing *standing, void *context, struct error *error) {
    struct audit *audit = context;
    if (!standing->lead_once)
        return true;
    if (audit->known_count == audit->known_room) {
        size_t room = audit->known_room > 0 ? audit->known_room * 2 : 256;
        int64_t *known = realloc(audit->known, room * sizeof *known);
        if (known == NULL)
            return error_memory(error);
        audit->known = known;
        audit->known_room = room;
    }
    audit->known[audit->known_count++] = standing->person;
    return true;
}

static int compare_ids(const void *one, const void *other) {
    int64_t a = *(const int64_t *)one, b = *(const int64_t *)other;
    return (a > b) - (a < b);
}

bool audit_knows(const struct audit *audit, int64_t person) {
    return audit->known_count > 0 && bsearch(&person, audit->known, audit->known_count,
                                             sizeof *audit->known, compare_ids) != NULL;
}

/* A copy of the publication at the end of the list. */
static bool remember(struct audit *audit, const struct publication *publication,
                     struct error *error) {
    size_t count = publication->set.count;
    if (audit->count == audit->room) {
        size_t room = audit->room > 0 ? audit->room * 2 : 64;
        struct publication *list = realloc(audit->publications, room * sizeof *list);
        if (list == NULL)
            return error_memory(error);
        audit->publications = list;
        audit->room = room;
    }
    struct privacy_member *members = malloc((count + 1) * sizeof *members);
    if (members == NULL)
        return error_memory(error);
    for (size_t i = 0; i < count; i++) {
        members[i] = publication->set.members[i];
        members[i].known = members[i].known || audit_knows(audit, members[i].person);
    }
    struct publication *kept = &audit->publications[audit->count++];
    *kept = *publication;
    kept->set.members = members;
    return true;
}

static bool remember_each(const struct publication *publication, void *context,
                          struct error *error) {
    return remember(context, publication, error);
}

bool audit_open(struct audit *audit, struct error *error) {
    if (audit->open)
        return true;
    if (!store_together_begin(audit->store, true, error))
        return false;
    audit->open = true;
    if (!store_version(audit->store, &audit->version, error))
        return false;
    /* The short form is shown of nobody. */
    if (audit->form == FORM_FULL &&
        !store_standings_each(audit->store, audit->instrument, FORM_FULL, NULL, keep_known, audit,
                              error))
        return false;
    if (audit->known_count > 0)
        qsort(audit->known, audit->known_count, sizeof *audit->known, compare_ids);
    return store_publications_each(audit->store, audit->instrument, audit->form, NULL, true,
                                   remember_each, audit, error);
}

bool audit_version(const struct audit *audit, struct review *review, struct error *error) {
    if (!audit->open || audit->version != review->version)
        return true;
    return store_version(audit->store, &review->version, error);
}

static void free_members(struct publication *publication) {
    free((void *)(uintptr_t)publication->set.members);
}

bool audit_close(struct audit *audit, bool keep, struct error *error) {
    if (audit->open)
        keep = store_together_end(audit->store, keep, error);
    for (size_t i = 0; i < audit->count; i++)
        free_members(&audit->publications[i]);
    free(audit->publications);
    free(audit->known);
    *audit = (struct audit){.store = audit->store};
    return keep;
}

/* ---- deciding ---- */

bool audit_allowed(struct audit *audit, const struct privacy_set *set, uint64_t *allowed,
                   struct error *error) {
    struct privacy_set *before = malloc((audit->count + 1) * sizeof *before);
    if (before == NULL)
        return error_memory(error);
    for (size_t i = 0; i < audit->count; i++)
        before[i] = audit->publications[i].set;
    bool done =
        privacy_allowed(&audit->instrument->privacy, before, audit->count, set, allowed, error);
    free(before);
    return done;
}

bool audit_publish(struct audit *audit, const struct publication *publication,
                   struct error *error) {
    return store_publication_add(audit->store, audit->instrument, audit->form, publication,
                                 error) &&
           remember(audit, publication, error);
}

struct same {
    const struct publication *publication;
    bool shown;
};

static bool same_figures(const struct publication *publication, void *context,
                         struct error *error) {
    (void)error;
    struct same *same = context;
    const struct publication *now = same->publication;
    if (publication->digest == now->digest && strcmp(publication->scope, now->scope) == 0 &&
        (now->set.shown & ~publication->set.shown) == 0)
        same->shown = true;
    return true;
}

bool audit_shown_already(struct audit *audit, const struct publication *now, bool *shown,
                         struct error *error) {
    struct same same = {.publication = now};
    bool done = true;
    if (!audit->open)
        done = store_publications_each(audit->store, audit->instrument, audit->form, now->scope,
                                       false, same_figures, &same, error);
    for (size_t i = 0; i < audit->count; i++)
        same_figures(&audit->publications[i], &same, error);
    *shown = same.shown;
    return done;
}

/* The newest figures of this scope that show something of what is missing now. */
static enum found find_earlier(struct audit *audit, const struct publication *now,
                               const struct group *group, uint64_t missing,
                               struct decision *decision, struct error *error) {
    for (size_t i = 0; i < audit->count; i++) {
        const struct publication *earlier = &audit->publications[i];
        if (strcmp(earlier->scope, now->scope) != 0 || earlier->digest == now->digest ||
            (earlier->set.shown & missing) == 0)
            continue;
        enum found found = group_of_then(audit, earlier, group, &decision->then, error);
        if (found == FOUND_NOTHING)
            continue;
        decision->shown = earlier->set.shown;
        decision->as_of = earlier->time;
        return found;
    }
    return FOUND_NOTHING;
}

static bool remember_newest(const struct publication *publication, void *context,
                            struct error *error) {
    const struct audit *last = context;
    return last->count > 0 || remember(context, publication, error);
}

/* What was shown last under this scope, where something that is wanted is too close to that alone:
 * then nothing else has to be read, and nobody has to wait. */
static enum found find_last(const struct audit *audit, const struct publication *now,
                            const struct group *group, struct decision *decision,
                            struct error *error) {
    struct audit last = {
        .store = audit->store, .instrument = audit->instrument, .form = audit->form};
    enum found found = FOUND_NOTHING;
    uint64_t allowed = 0;
    if (!store_publications_each(audit->store, audit->instrument, audit->form, now->scope, true,
                                 remember_newest, &last, error) ||
        (last.count > 0 && !audit_allowed(&last, &now->set, &allowed, error)))
        found = FOUND_FAILED;
    else if (last.count > 0)
        found = find_earlier(&last, now, group, now->set.shown & ~allowed, decision, error);
    return audit_close(&last, found != FOUND_FAILED, error) ? found : FOUND_FAILED;
}

static bool decide(struct audit *audit, struct publication *now, const struct group *group,
                   struct decision *decision, struct error *error) {
    uint64_t wanted = now->set.shown, allowed = 0;
    bool shown = false;
    if (!audit_shown_already(audit, now, &shown, error))
        return false;
    if (shown) {
        decision->shown = wanted;
        return true;
    }
    if (!audit->open && !audit->fresh_only) {
        enum found found = find_last(audit, now, group, decision, error);
        if (found != FOUND_NOTHING)
            return found == FOUND;
    }
    if (!audit_open(audit, error) || !audit_allowed(audit, &now->set, &allowed, error))
        return false;
    if (allowed != wanted && !audit->fresh_only) {
        enum found found = find_earlier(audit, now, group, wanted & ~allowed, decision, error);
        if (found != FOUND_NOTHING)
            return found == FOUND;
    }
    decision->shown = now->set.shown = allowed;
    return allowed == 0 || audit_publish(audit, now, error);
}

bool audit_decide(struct audit *audit, const char *scope, const struct group *group, uint64_t kinds,
                  uint64_t wanted, struct decision *decision, struct error *error) {
    struct privacy_member *members = NULL;
    struct publication now = {.time = audit->now};
    memset(decision, 0, sizeof *decision);
    if (wanted == 0)
        return true;
    if (!group_members(group, kinds, &members, &now.set.count, error))
        return false;
    now.set.members = members;
    now.set.shown = wanted;
    now.digest = privacy_digest(&now.set);
    (void)snprintf(now.scope, sizeof now.scope, "%s", scope);
    bool done = decide(audit, &now, group, decision, error);
    free(members);
    return done;
}
