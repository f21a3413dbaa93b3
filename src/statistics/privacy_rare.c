/* privacy_rare.c - the sittings that something could be told of: those that few people share their
 * part in all sets with. */
#include "privacy_audit.h"
#include "privacy_slots.h"

#include <stdlib.h>
#include <string.h>

static void add_person(struct few *few, int64_t person) {
    for (int i = 0; i < few->count && i < 2; i++) {
        if (few->people[i] == person)
            return;
    }
    if (few->count < 2)
        few->people[few->count] = person;
    few->count += few->count < 3;
}

static bool find_fews(struct audit *audit, struct error *error) {
    const struct roll *roll = audit->roll;
    audit->fews = calloc(roll->kind_count, sizeof *audit->fews);
    if (audit->fews == NULL)
        return error_memory(error);
    for (size_t i = 0; i < roll->count; i++) {
        struct few *few = &audit->fews[roll->sittings[i].kind];
        if (few->count < 3)
            add_person(few, roll->sittings[i].person);
    }
    return true;
}

/* Which kinds have a part in any set. */
static bool *find_present(const struct roll *roll, struct error *error) {
    bool *present = calloc(roll->kind_count, sizeof *present);
    uint32_t *parts = calloc(roll->kind_count, sizeof *parts);
    if (present == NULL || parts == NULL) {
        error_memory(error);
        free(present);
        present = NULL;
    }
    for (size_t s = 0; present != NULL && s < roll->set_count; s++) {
        roll_parts(roll, s, parts);
        for (size_t k = 0; k < roll->kind_count; k++)
            present[k] = present[k] || parts[k] != NO_PART;
    }
    free(parts);
    return present;
}

static bool is_rare(const struct audit *audit, uint32_t kind) {
    return audit->fews[kind].count <= audit->protected;
}

static bool list_rares(struct audit *audit, const bool *present, struct error *error) {
    const struct roll *roll = audit->roll;
    size_t count = 0;
    for (size_t k = 0; k < roll->kind_count; k++)
        count += present[k] && is_rare(audit, (uint32_t)k) ? roll->kinds[k].sittings : 0;
    audit->rares = calloc(count + 1, sizeof *audit->rares);
    if (audit->rares == NULL)
        return error_memory(error);
    for (size_t i = 0; i < roll->count; i++) {
        const struct roll_sitting *sitting = &roll->sittings[i];
        if (present[sitting->kind] && is_rare(audit, sitting->kind))
            audit->rares[audit->rare_count++] =
                (struct rare){sitting->person, sitting->kind, NO_RARE};
    }
    return true;
}

/* Who may have a rare sitting, told quickly: most have none. */
enum { MARKS = 1 << 16 };

static size_t mark_of(int64_t person) {
    return (uint64_t)person % MARKS;
}

/* The sitting before is the last that has a part in any set, rare or not. */
static bool find_earlier(struct audit *audit, const bool *present, struct error *error) {
    const struct roll *roll = audit->roll;
    struct slots last;
    size_t at = 0;
    bool *marks = calloc(MARKS, sizeof *marks);
    if (marks == NULL)
        return error_memory(error);
    if (!slots_start(&last, audit->rare_count, error)) {
        free(marks);
        return false;
    }
    for (size_t i = 0; i < audit->rare_count; i++) {
        marks[mark_of(audit->rares[i].person)] = true;
        struct slot *slot = slots_find(&last, (uint64_t)audit->rares[i].person);
        if (!slot->used)
            slots_use(slot, (uint64_t)audit->rares[i].person, NO_RARE);
    }
    for (size_t i = 0; audit->rare_count > 0 && i < roll->count; i++) {
        const struct roll_sitting *sitting = &roll->sittings[i];
        if (!present[sitting->kind] || !marks[mark_of(sitting->person)])
            continue;
        struct slot *slot = slots_find(&last, (uint64_t)sitting->person);
        bool rare = is_rare(audit, sitting->kind);
        if (rare)
            audit->rares[at].earlier = (uint32_t)slot->value;
        if (slot->used)
            slot->value = rare ? at : NO_RARE;
        at += rare;
    }
    slots_free(&last);
    free(marks);
    return true;
}

bool audit_make(struct audit *audit, const struct roll *roll, int protected, struct error *error) {
    *audit = (struct audit){.roll = roll, .protected = protected};
    bool *present = find_present(roll, error);
    bool done = present != NULL && find_fews(audit, error) && list_rares(audit, present, error) &&
                find_earlier(audit, present, error);
    free(present);
    return done;
}

void audit_free(struct audit *audit) {
    free(audit->fews);
    free(audit->rares);
    *audit = (struct audit){.rare_count = 0};
}
