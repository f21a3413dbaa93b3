/* privacy_audit.c - sum-query auditing (Chin and Ozsoyoglu 1982). Each figure that was shown is a
 * row with a +1 or -1 for each sitting in it; what can be worked out is what the rows span.
 *
 * Sittings that are alike in all rows cannot be told apart, so those of more than two people are
 * one column. What could be told of are units: a sitting of any other column, or the movement
 * between two of the same person. */
#include "privacy_audit.h"

#include "privacy_slots.h"
#include "privacy_space.h"

#include <stdlib.h>
#include <string.h>

enum { NO_COLUMN = UINT32_MAX };

struct row {
    size_t set;
    uint64_t figure;
};

/* Kinds that are alike in all rows of the family. */
struct group {
    struct few few;
    uint32_t column; /* of all its sittings, or NO_COLUMN: each has its own */
};

struct unit {
    uint32_t plus, minus; /* columns; minus may be NO_COLUMN */
    int64_t person;
};

/* The work on one family. */
struct work {
    const struct audit *audit;
    const struct roll *roll;
    struct row *rows; /* shown before, then asked about */
    size_t row_count, shown_count;
    uint32_t *parts; /* by kind, of one set */
    uint64_t *alike; /* by kind: the same number for the same part in all rows, 0: no part */
    struct group *groups;
    size_t group_count;
    uint32_t *group_of;  /* by kind, or NO_COLUMN: no part */
    uint32_t *column_of; /* by rare sitting, or NO_COLUMN */
    bool *alone;         /* by rare sitting: its column is its own, and must not be told of */
    uint32_t *kinds;     /* by column: one kind of those in it */
    size_t column_count;
    struct unit *units;
    size_t unit_count;
    struct space space;
    struct trace *columns;
    uint64_t *before, *after; /* by unit: what space_key says */
    struct slots slots;
};

static void free_work(struct work *work) {
    free(work->rows);
    free(work->parts);
    free(work->alike);
    free(work->groups);
    free(work->group_of);
    free(work->column_of);
    free(work->alone);
    free(work->kinds);
    free(work->units);
    free(work->columns);
    free(work->before);
    free(work->after);
    space_free(&work->space);
    slots_free(&work->slots);
}

static int coefficient(const struct roll_part *part, uint64_t figure) {
    return ((part->counts & figure) != 0) - ((part->minus & figure) != 0);
}

/* ---- rows ---- */

static bool find_rows(struct work *work, const struct family *family, uint64_t asked,
                      struct error *error) {
    size_t last = work->roll->set_count - 1;
    work->rows = calloc((last + 1) * FAMILY_FIGURES, sizeof *work->rows);
    if (work->rows == NULL)
        return error_memory(error);
    for (size_t s = 0; s <= last; s++) {
        uint64_t shown = s < last ? work->roll->sets[s].shown : asked;
        for (int k = 0; k < FAMILY_FIGURES; k++) {
            if ((shown & family->figures[k]) != 0)
                work->rows[work->row_count++] = (struct row){s, family->figures[k]};
        }
        if (s < last)
            work->shown_count = work->row_count;
    }
    return true;
}

static bool mark_alike(struct work *work, const struct family *family, struct error *error) {
    const struct roll *roll = work->roll;
    work->alike = calloc(roll->kind_count, sizeof *work->alike);
    work->parts = calloc(roll->kind_count, sizeof *work->parts);
    if (work->alike == NULL || work->parts == NULL)
        return error_memory(error);
    for (size_t r = 0; r < work->row_count; r++) {
        uint64_t mark = slots_mix(r);
        if (r == 0 || work->rows[r].set != work->rows[r - 1].set)
            roll_parts(roll, work->rows[r].set, work->parts);
        for (size_t k = 0; k < roll->kind_count; k++)
            work->alike[k] +=
                (uint64_t)coefficient(&roll->parts[work->parts[k]], work->rows[r].figure) * mark;
    }
    for (size_t k = 0; k < roll->kind_count; k++) {
        if (roll->kinds[k].sittings == 0 || (family->scores && roll->kinds[k].known))
            work->alike[k] = 0;
    }
    return true;
}

static uint64_t digest_of(const struct work *work) {
    uint64_t digest = slots_mix(work->shown_count) ^ work->row_count;
    for (size_t k = 0; k < work->roll->kind_count; k++)
        digest = slots_mix(digest ^ work->alike[k]);
    return digest;
}

/* ---- columns and units ---- */

static void join(struct few *few, const struct few *others) {
    for (int i = 0; i < others->count && few->count < 3; i++) {
        bool there = false;
        for (int k = 0; i < 2 && k < few->count; k++)
            there = there || few->people[k] == others->people[i];
        if (!there && i < 2 && few->count < 2)
            few->people[few->count] = others->people[i];
        few->count += !there;
    }
}

/* Those who are in a kind of more than two are more than two in any group. */
static bool find_groups(struct work *work, struct error *error) {
    size_t kinds = work->roll->kind_count;
    work->groups = calloc(kinds, sizeof *work->groups);
    work->group_of = calloc(kinds, sizeof *work->group_of);
    if (work->groups == NULL || work->group_of == NULL)
        return error_memory(error);
    if (!slots_start(&work->slots, kinds, error))
        return false;
    for (size_t k = 0; k < kinds; k++) {
        work->group_of[k] = NO_COLUMN;
        if (work->alike[k] == 0)
            continue;
        struct slot *slot = slots_find(&work->slots, work->alike[k]);
        if (!slot->used)
            slots_use(slot, work->alike[k], work->group_count++);
        work->group_of[k] = (uint32_t)slot->value;
        join(&work->groups[slot->value].few, &work->audit->fews[k]);
    }
    slots_free(&work->slots);
    return true;
}

static void number_groups(struct work *work) {
    for (size_t g = 0; g < work->group_count; g++)
        work->groups[g].column = NO_COLUMN;
    for (size_t k = 0; k < work->roll->kind_count; k++) {
        struct group *group =
            work->group_of[k] != NO_COLUMN ? &work->groups[work->group_of[k]] : NULL;
        if (group == NULL || group->column != NO_COLUMN ||
            group->few.count <= work->audit->protected)
            continue;
        group->column = (uint32_t)work->column_count;
        work->kinds[work->column_count++] = (uint32_t)k;
    }
}

static void number_rares(struct work *work) {
    for (size_t i = 0; i < work->audit->rare_count; i++) {
        uint32_t kind = work->audit->rares[i].kind, group = work->group_of[kind];
        work->column_of[i] = group != NO_COLUMN ? work->groups[group].column : NO_COLUMN;
        if (group == NO_COLUMN || work->column_of[i] != NO_COLUMN)
            continue;
        work->alone[i] = true;
        work->column_of[i] = (uint32_t)work->column_count;
        work->kinds[work->column_count++] = kind;
    }
}

static bool find_columns(struct work *work, struct error *error) {
    size_t rares = work->audit->rare_count;
    if (!find_groups(work, error))
        return false;
    work->column_of = calloc(rares + 1, sizeof *work->column_of);
    work->alone = calloc(rares + 1, sizeof *work->alone);
    work->kinds = calloc(work->group_count + rares + 1, sizeof *work->kinds);
    if (work->column_of == NULL || work->alone == NULL || work->kinds == NULL)
        return error_memory(error);
    number_groups(work);
    number_rares(work);
    return true;
}

static bool find_units(struct work *work, const struct family *family, struct error *error) {
    const struct audit *audit = work->audit;
    work->units = calloc(2 * audit->rare_count + 1, sizeof *work->units);
    if (work->units == NULL)
        return error_memory(error);
    for (size_t i = 0; i < audit->rare_count; i++) {
        const struct rare *rare = &audit->rares[i];
        uint32_t plus = work->column_of[i];
        if (!work->alone[i])
            continue;
        work->units[work->unit_count++] = (struct unit){plus, NO_COLUMN, rare->person};
        if (family->scores && rare->earlier != NO_RARE && work->alone[rare->earlier])
            work->units[work->unit_count++] =
                (struct unit){plus, work->column_of[rare->earlier], rare->person};
    }
    return true;
}

/* ---- what follows ---- */

static void add_row(struct work *work, size_t r) {
    const struct roll *roll = work->roll;
    uint32_t *row = space_next(&work->space);
    roll_parts(roll, work->rows[r].set, work->parts);
    for (size_t c = 0; c < work->column_count; c++) {
        const struct roll_part *part = &roll->parts[work->parts[work->kinds[c]]];
        row[c] = space_coefficient(coefficient(part, work->rows[r].figure));
    }
}
static void find_keys(struct work *work, uint64_t *keys) {
    space_trace(&work->space, work->columns);
    for (size_t u = 0; u < work->unit_count; u++) {
        const struct unit *unit = &work->units[u];
        struct trace trace = work->columns[unit->plus];
        if (unit->minus != NO_COLUMN)
            trace = space_minus(trace, work->columns[unit->minus]);
        keys[u] = space_key(trace);
    }
}

/* Whether a unit, or two together, can be worked out now and could not before: of one person, or
 * with `pairs` of two. Units with the same key after must have had the same before. */
static bool tells(struct work *work, bool pairs) {
    memset(work->slots.list, 0, (work->slots.mask + 1) * sizeof *work->slots.list);
    for (size_t u = 0; u < work->unit_count; u++) {
        if (work->after[u] == 0 && work->before[u] != 0)
            return true;
        if (work->after[u] == 0)
            continue;
        uint64_t whose = pairs ? 0 : slots_mix((uint64_t)work->units[u].person);
        struct slot *slot = slots_find(&work->slots, work->after[u] ^ whose);
        if (!slot->used)
            slots_use(slot, work->after[u] ^ whose, work->before[u]);
        else if (slot->value != work->before[u])
            return true;
    }
    return false;
}

static bool start_space(struct work *work, struct error *error) {
    if (!space_start(&work->space, work->column_count, work->row_count, error) ||
        !slots_start(&work->slots, work->unit_count, error))
        return false;
    work->columns = calloc(work->column_count + 1, sizeof *work->columns);
    work->before = calloc(work->unit_count + 1, sizeof *work->before);
    work->after = calloc(work->unit_count + 1, sizeof *work->after);
    return (work->columns != NULL && work->before != NULL && work->after != NULL) ||
           error_memory(error);
}

/* The rows asked about one after the other: one that is refused is not there for the next. */
static uint64_t judge(struct work *work, bool pairs) {
    uint64_t bad = 0;
    for (size_t r = 0; r < work->shown_count; r++) {
        add_row(work, r);
        space_add(&work->space);
    }
    find_keys(work, work->before);
    for (size_t r = work->shown_count; r < work->row_count; r++) {
        add_row(work, r);
        if (!space_add(&work->space))
            continue;
        find_keys(work, work->after);
        if (tells(work, pairs)) {
            bad |= work->rows[r].figure;
            space_drop(&work->space);
        } else {
            memcpy(work->before, work->after, work->unit_count * sizeof *work->before);
        }
    }
    return bad;
}

/* ---- families ---- */

/* Figures by their place in the family, so that families can be compared. */
static uint64_t as_places(const struct family *family, uint64_t figures) {
    uint64_t places = 0;
    for (int k = 0; k < FAMILY_FIGURES; k++)
        places |= (uint64_t)((figures & family->figures[k]) != 0) << k;
    return places;
}

static uint64_t as_figures(const struct family *family, uint64_t places) {
    uint64_t figures = 0;
    for (int k = 0; k < FAMILY_FIGURES; k++)
        figures |= (places >> k & 1) != 0 ? family->figures[k] : 0;
    return figures;
}

static bool judged(const struct audit *audit, uint64_t digest, uint64_t asked, uint64_t *bad) {
    for (int i = 0; i < audit->verdict_count; i++) {
        if (audit->verdicts[i].digest == digest && audit->verdicts[i].asked == asked) {
            *bad = audit->verdicts[i].bad;
            return true;
        }
    }
    return false;
}

bool audit_family(struct audit *audit, const struct family *family, uint64_t asked, uint64_t *bad,
                  struct error *error) {
    struct work work = {.audit = audit, .roll = audit->roll};
    uint64_t places = as_places(family, asked), bad_places = 0, digest;
    bool done = find_rows(&work, family, asked, error) && mark_alike(&work, family, error);
    if (!done)
        goto out;
    /* Without scores no movement is a unit: such a verdict is another. */
    digest = digest_of(&work) ^ (uint64_t)family->scores;
    if (judged(audit, digest, places, &bad_places))
        goto out;
    done =
        find_columns(&work, error) && find_units(&work, family, error) && start_space(&work, error);
    if (!done)
        goto out;
    bad_places = as_places(family, judge(&work, audit->protected > 1));
    if (audit->verdict_count < VERDICTS_MOST) {
        audit->verdicts[audit->verdict_count].digest = digest;
        audit->verdicts[audit->verdict_count].asked = places;
        audit->verdicts[audit->verdict_count++].bad = bad_places;
    }
out:
    *bad = as_figures(family, bad_places);
    free_work(&work);
    return done;
}
