/* privacy.c - sets of figures. */
#include "leadquiz/privacy.h"

#include "privacy_slots.h"

/* ---- a few people ---- */

enum { FEW_MOST = 1000 }; /* no difference is larger */

/* Different people, until there are enough. */
struct some {
    int64_t people[FEW_MOST];
    int count;
};

static void add_person(struct some *some, int enough, int64_t person) {
    for (int i = 0; i < some->count; i++) {
        if (some->people[i] == person)
            return;
    }
    if (some->count < enough)
        some->people[some->count++] = person;
}

static int enough_of(const struct privacy_rules *rules) {
    return rules->difference < FEW_MOST ? rules->difference : FEW_MOST;
}

/* How many people are not known, until there are enough. */
static int count_unknown(const struct privacy_set *set, uint64_t figure, int enough) {
    struct some unknown = {.count = 0};
    for (size_t i = 0; i < set->count && unknown.count < enough; i++) {
        const struct privacy_member *member = &set->members[i];
        if (!member->known && ((member->counts | member->minus) & figure) != 0)
            add_person(&unknown, enough, member->person);
    }
    return unknown.count;
}

static uint64_t find_hidden(const struct privacy_rules *rules, const struct privacy_set *set,
                            bool none_will_do) {
    const uint64_t scores = PRIVACY_LEANS - 1; /* means, movements, levels and desire */
    uint64_t hidden = set->shown & ~scores;
    for (int bit = 0; bit < 64; bit++) {
        uint64_t figure = (uint64_t)1 << bit;
        if ((set->shown & scores & figure) == 0)
            continue;
        int unknown = count_unknown(set, figure, enough_of(rules));
        if (unknown >= enough_of(rules) || (unknown == 0 && none_will_do))
            hidden |= figure;
    }
    return hidden;
}

uint64_t privacy_hides(const struct privacy_rules *rules, const struct privacy_set *set) {
    return find_hidden(rules, set, true);
}

uint64_t privacy_unknown(const struct privacy_rules *rules, const struct privacy_set *set) {
    return find_hidden(rules, set, false);
}

/* What a set has of the sitting; *at goes on to it. */
static struct privacy_member part_of(const struct privacy_set *set, size_t *at, int64_t sitting) {
    struct privacy_member none = {.sitting = sitting};
    while (*at < set->count && set->members[*at].sitting < sitting)
        ++*at;
    return *at < set->count && set->members[*at].sitting == sitting ? set->members[*at] : none;
}

static void add_differing(const struct privacy_set *one, const struct privacy_set *other,
                          uint64_t figures, int enough, struct some *some) {
    size_t at = 0;
    for (size_t i = 0; i < one->count && some->count < enough; i++) {
        const struct privacy_member *member = &one->members[i];
        struct privacy_member part = part_of(other, &at, member->sitting);
        if ((((member->counts ^ part.counts) | (member->minus ^ part.minus)) & figures) != 0)
            add_person(some, enough, member->person);
    }
}

bool privacy_alike(const struct privacy_rules *rules, const struct privacy_set *one,
                   const struct privacy_set *other, uint64_t figures) {
    struct some differing = {.count = 0};
    int enough = enough_of(rules);
    add_differing(one, other, figures, enough, &differing);
    add_differing(other, one, figures, enough, &differing);
    return differing.count < enough;
}

static uint64_t digest_of(const struct privacy_member *member) {
    uint64_t digest = slots_mix((uint64_t)member->sitting);
    digest = slots_mix(digest ^ (uint64_t)member->person);
    digest = slots_mix(digest ^ member->counts);
    return slots_mix(digest ^ member->minus);
}

/* A sum, so that the order is none of its business. */
uint64_t privacy_digest(const struct privacy_set *set) {
    uint64_t digest = 0;
    for (size_t i = 0; i < set->count; i++)
        digest += digest_of(&set->members[i]);
    return digest;
}

bool privacy_allowed(const struct privacy_rules *rules, const struct privacy_set *before,
                     size_t before_count, const struct privacy_set *set, uint64_t *allowed,
                     struct error *error) {
    struct privacy_record *record = privacy_record_make(rules, error);
    bool done = record != NULL;
    for (size_t i = 0; done && i < before_count; i++)
        done = privacy_record_add(record, PRIVACY_NO_BASE, &before[i], error);
    done = done && privacy_record_ask(record, set, allowed, error);
    privacy_record_free(record);
    return done;
}
