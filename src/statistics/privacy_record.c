/* privacy_record.c - all that was shown, and which figures may be shown beside it. */
#include "privacy_audit.h"

#include <stdlib.h>

enum { DIFFERENCE_MOST = 1000 };

struct privacy_record {
    struct privacy_rules rules;
    struct roll roll; /* the sets that were shown, and what was asked last */
    size_t shown;     /* sets */
};

struct privacy_record *privacy_record_make(const struct privacy_rules *rules, struct error *error) {
    struct privacy_record *record = calloc(1, sizeof *record);
    if (record == NULL) {
        error_memory(error);
        return NULL;
    }
    record->rules = *rules;
    if (roll_make(&record->roll, error))
        return record;
    privacy_record_free(record);
    return NULL;
}

void privacy_record_free(struct privacy_record *record) {
    if (record == NULL)
        return;
    roll_free(&record->roll);
    free(record);
}

/* What was asked and is not shown is forgotten. */
static void forget_asked(struct privacy_record *record) {
    if (record->roll.set_count > record->shown)
        roll_drop(&record->roll);
}

bool privacy_record_add(struct privacy_record *record, ptrdiff_t base,
                        const struct privacy_set *set, struct error *error) {
    forget_asked(record);
    if (!roll_add(&record->roll, base, set, error))
        return false;
    record->shown++;
    return true;
}

bool privacy_record_members(const struct privacy_record *record, size_t number,
                            struct privacy_member **members, size_t *count, struct error *error) {
    return roll_list(&record->roll, number, PRIVACY_NO_BASE, members, count, error);
}

bool privacy_record_changes(const struct privacy_record *record, size_t base,
                            struct privacy_member **members, size_t *count, struct error *error) {
    return roll_list(&record->roll, record->shown, (ptrdiff_t)base, members, count, error);
}

void privacy_record_keep(struct privacy_record *record, uint64_t shown) {
    record->roll.sets[record->shown++].shown = shown;
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

/* What was asked last beside an earlier set: by kind, the figures in which its part differs. */
struct beside {
    const struct roll *roll;
    const struct few *fews;
    uint32_t *parts; /* by kind, in the set that was asked last */
    uint32_t *parts_before;
    uint64_t *differs;
};

static bool start_beside(struct beside *beside, const struct audit *audit, struct error *error) {
    const struct roll *roll = audit->roll;
    *beside = (struct beside){.roll = roll, .fews = audit->fews};
    beside->parts = calloc(roll->kind_count, sizeof *beside->parts);
    beside->parts_before = calloc(roll->kind_count, sizeof *beside->parts_before);
    beside->differs = calloc(roll->kind_count, sizeof *beside->differs);
    if (beside->parts == NULL || beside->parts_before == NULL || beside->differs == NULL)
        return error_memory(error);
    roll_parts(roll, roll->set_count - 1, beside->parts);
    return true;
}

static void free_beside(struct beside *beside) {
    free(beside->parts);
    free(beside->parts_before);
    free(beside->differs);
}

static void compare_parts(struct beside *beside, size_t set) {
    const struct roll *roll = beside->roll;
    roll_parts(roll, set, beside->parts_before);
    for (size_t k = 0; k < roll->kind_count; k++) {
        const struct roll_part *now = &roll->parts[beside->parts[k]];
        const struct roll_part *before = &roll->parts[beside->parts_before[k]];
        bool any = roll->kinds[k].sittings > 0;
        beside->differs[k] =
            any ? (now->counts ^ before->counts) | (now->minus ^ before->minus) : 0;
    }
}

/* How many people there are in the kind with the most of those that differ; 3: three or more. */
static int glance(const struct beside *beside, uint64_t figure) {
    int most = 0;
    for (size_t k = 0; k < beside->roll->kind_count; k++) {
        if ((beside->differs[k] & figure) != 0 && beside->fews[k].count > most)
            most = beside->fews[k].count;
    }
    return most;
}

/* How many people have another part in the figure; no more than `enough` are counted. The newest
 * sittings, which come last, differ most often. */
static int count_differing(const struct beside *beside, uint64_t figure, int enough) {
    const struct roll *roll = beside->roll;
    struct differing differing = {.enough = enough < DIFFERENCE_MOST ? enough : DIFFERENCE_MOST};
    for (size_t i = roll->count; i > 0 && differing.count < differing.enough; i--) {
        if ((beside->differs[roll->sittings[i - 1].kind] & figure) != 0)
            add_differing(&differing, roll->sittings[i - 1].person);
    }
    return differing.count;
}

/* Which figures must be looked at together with all others. Those that were shown of the same
 * people are allowed, those too close to ones that were shown are not. */
static uint64_t unclear(const struct privacy_record *record, struct beside *beside,
                        uint64_t *allowed) {
    const struct roll *roll = beside->roll;
    int enough = record->rules.difference > 1 ? record->rules.difference : 1;
    uint64_t asked = roll->sets[record->shown].shown, close = 0;
    for (size_t s = 0; s < record->shown; s++) {
        uint64_t figures = asked & roll->sets[s].shown & ~*allowed;
        if (figures != 0)
            compare_parts(beside, s);
        for (int bit = 0; bit < 64; bit++) {
            uint64_t figure = (uint64_t)1 << bit;
            if ((figures & figure) == 0)
                continue;
            int people = glance(beside, figure);
            if (people == 0)
                *allowed |= figure;
            else if (people < enough && (close & figure) == 0 &&
                     count_differing(beside, figure, enough) < enough)
                close |= figure;
        }
    }
    return asked & ~close & ~*allowed;
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

static bool look_at_families(struct audit *audit, uint64_t asked, uint64_t *allowed,
                             struct error *error) {
    for (int i = 0; i < FAMILY_COUNT; i++) {
        struct family family = family_at(i);
        uint64_t of_family = asked & (family.figures[0] | family.figures[1]), bad = 0;
        if (of_family == 0)
            continue;
        if (!audit_family(audit, &family, of_family, &bad, error))
            return false;
        *allowed |= of_family & ~bad;
    }
    return true;
}

static bool judge(struct privacy_record *record, uint64_t *allowed, struct error *error) {
    int difference = record->rules.difference, protected = difference > 2 ? 2 : difference - 1;
    struct audit audit;
    struct beside beside = {.roll = NULL};
    uint64_t asked = 0;
    bool done =
        audit_make(&audit, &record->roll, protected, error) && start_beside(&beside, &audit, error);
    if (done)
        asked = unclear(record, &beside, allowed);
    free_beside(&beside);
    if (done && protected < 1)
        *allowed |= asked;
    else if (done)
        done = look_at_families(&audit, asked, allowed, error);
    audit_free(&audit);
    return done;
}

bool privacy_record_ask(struct privacy_record *record, const struct privacy_set *set,
                        uint64_t *allowed, struct error *error) {
    forget_asked(record);
    *allowed = 0;
    if (!roll_add(&record->roll, PRIVACY_NO_BASE, set, error) || !judge(record, allowed, error))
        return false;
    *allowed &= privacy_hides(&record->rules, set);
    return true;
}
