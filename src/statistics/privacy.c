/* privacy.c - which figures may be shown. */
#include "leadquiz/privacy.h"

#include "privacy_audit.h"
#include "privacy_slots.h"

enum { DIFFERENCE_MOST = 1000 };

size_t privacy_people(const struct privacy_set *set, uint64_t figure) {
    struct slots seen;
    size_t people = 0;
    struct error ignored;
    if (!slots_start(&seen, set->count, &ignored))
        return 0; /* too few for anything */
    for (size_t i = 0; i < set->count; i++) {
        if ((set->members[i].counts & figure) == 0)
            continue;
        struct slot *slot = slots_find(&seen, (uint64_t)set->members[i].person);
        if (!slot->used)
            slots_use(&seen, slot, (uint64_t)set->members[i].person, 0);
    }
    people = seen.count;
    slots_free(&seen);
    return people;
}

uint64_t privacy_digest(const struct privacy_set *set) {
    uint64_t digest = slots_mix(set->count);
    for (size_t i = 0; i < set->count; i++) {
        const struct privacy_member *member = &set->members[i];
        digest = slots_mix(digest ^ (uint64_t)member->sitting);
        digest = slots_mix(digest ^ (uint64_t)member->person);
        digest = slots_mix(digest ^ member->counts);
        digest = slots_mix(digest ^ member->minus);
    }
    return digest;
}

/* ---- two sets ---- */

/* Different people, until there are enough. */
struct differing {
    int64_t people[DIFFERENCE_MOST];
    int count, enough;
};

static void add_differing(struct differing *differing, int64_t person) {
    for (int i = 0; i < differing->count; i++) {
        if (differing->people[i] == person)
            return;
    }
    differing->people[differing->count++] = person;
}

static uint64_t part(const struct privacy_member *member, uint64_t figure) {
    uint64_t counts = (member->counts & figure) != 0, minus = (member->minus & figure) != 0;
    return counts | minus << 1;
}

/* How many people have another part in the figure; no more than `enough` are counted. */
static int differ(const struct privacy_set *a, const struct privacy_set *b, uint64_t figure,
                  int enough) {
    struct differing differing = {.enough = enough < DIFFERENCE_MOST ? enough : DIFFERENCE_MOST};
    size_t i = 0, j = 0;
    while ((i < a->count || j < b->count) && differing.count < differing.enough) {
        int64_t left = i < a->count ? a->members[i].sitting : INT64_MAX;
        int64_t right = j < b->count ? b->members[j].sitting : INT64_MAX;
        uint64_t first = left <= right ? part(&a->members[i], figure) : 0;
        uint64_t second = right <= left ? part(&b->members[j], figure) : 0;
        if (first != second)
            add_differing(&differing, left <= right ? a->members[i].person : b->members[j].person);
        i += left <= right;
        j += right <= left;
    }
    return differing.count;
}

enum nearness { FAR, SAME, CLOSE };

static enum nearness nearest(const struct privacy_rules *rules, const struct privacy_set *before,
                             size_t before_count, const struct privacy_set *set, uint64_t figure) {
    enum nearness nearest = FAR;
    int enough = rules->difference > 1 ? rules->difference : 1;
    for (size_t s = 0; s < before_count; s++) {
        if ((before[s].shown & figure) == 0)
            continue;
        int people = differ(&before[s], set, figure, enough);
        if (people == 0)
            return SAME;
        if (people < enough)
            nearest = CLOSE;
    }
    return nearest;
}

/* ---- all together ---- */

static const struct family counts[] = {
    {{PRIVACY_LEVELS}, true},      {{PRIVACY_DESIRE}, true},
    {{PRIVACY_LEANS}, false},      {{PRIVACY_ITEMS, PRIVACY_RESEARCH}, false},
    {{PRIVACY_TEAM_ITEMS}, false},
};

enum { FAMILY_COUNT = SCALES_MOST + sizeof counts / sizeof counts[0] };

static struct family family_at(int index) {
    if (index < SCALES_MOST)
        return (struct family){{PRIVACY_MEAN(index), PRIVACY_MOVEMENT(index)}, true};
    return counts[index - SCALES_MOST];
}

/* Which figures must be looked at together with all others. Those that were shown of the same
 * people are allowed, those too close to ones that were shown are not. */
static uint64_t unclear(const struct privacy_rules *rules, const struct privacy_set *before,
                        size_t before_count, const struct privacy_set *set, uint64_t *allowed) {
    uint64_t unclear = 0;
    for (int bit = 0; bit < 64; bit++) {
        uint64_t figure = (uint64_t)1 << bit;
        if ((set->shown & figure) == 0)
            continue;
        enum nearness near = nearest(rules, before, before_count, set, figure);
        *allowed |= near == SAME ? figure : 0;
        unclear |= near == FAR ? figure : 0;
    }
    return unclear;
}

bool privacy_allowed(const struct privacy_rules *rules, const struct privacy_set *before,
                     size_t before_count, const struct privacy_set *set, uint64_t *allowed,
                     struct error *error) {
    struct audit audit = {.protected = rules->difference > 2 ? 2 : rules->difference - 1};
    *allowed = 0;
    uint64_t asked = unclear(rules, before, before_count, set, allowed);
    if (asked == 0 || audit.protected < 1) {
        *allowed |= asked;
        return true;
    }
    bool done = roll_make(&audit.roll, before, before_count, set, error);
    for (int i = 0; done && i < FAMILY_COUNT; i++) {
        struct family family = family_at(i);
        uint64_t of_family = asked & (family.figures[0] | family.figures[1]), bad = 0;
        if (of_family == 0)
            continue;
        done = audit_family(&audit, &family, of_family, &bad, error);
        *allowed |= done ? of_family & ~bad : 0;
    }
    roll_free(&audit.roll);
    return done;
}
