/* privacy.c - sets of figures. */
#include "leadquiz/privacy.h"

#include "privacy_slots.h"

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
