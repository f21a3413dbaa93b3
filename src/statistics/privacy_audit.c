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

/* One or two different people, or more. */
struct few {
    int64_t people[2];
    int count;       /* 3: more than two */
    uint32_t column; /* the last that is theirs, + 1 */
};

struct row {
    size_t set;
    uint64_t figure;
};

struct unit {
    uint32_t plus, minus; /* columns; minus may be NO_SITTING */
    int64_t person;
};

/* The work on one family. */
struct work {
    const struct roll *roll;
    struct row *rows; /* shown before, then asked about */
    size_t row_count, shown_count;
    uint64_t *alike;     /* by sitting: the same number for the same part in all rows, 0: no part */
    uint32_t *column_of; /* by sitting, or NO_SITTING */
    bool *alone;         /* by column: it has one sitting, which must not be told of */
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
    free(work->alike);
    free(work->column_of);
    free(work->alone);
    free(work->units);
    free(work->columns);
    free(work->before);
    free(work->after);
    space_free(&work->space);
    slots_free(&work->slots);
}

static int part(const struct privacy_member *member, uint64_t figure) {
    return ((member->counts & figure) != 0) - ((member->minus & figure) != 0);
}

static void add_person(struct few *few, int64_t person) {
    for (int i = 0; i < few->count && i < 2; i++) {
        if (few->people[i] == person)
            return;
    }
    if (few->count < 2)
        few->people[few->count] = person;
    few->count += few->count < 3;
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
    work->alike = calloc(roll->count + 1, sizeof *work->alike);
    if (work->alike == NULL)
        return error_memory(error);
    for (size_t r = 0; r < work->row_count; r++) {
        const struct privacy_set *set = &roll->sets[work->rows[r].set];
        const uint32_t *places = roll->places[work->rows[r].set];
        uint64_t mark = slots_mix(r);
        for (size_t i = 0; i < set->count; i++)
            work->alike[places[i]] += (uint64_t)part(&set->members[i], work->rows[r].figure) * mark;
    }
    for (size_t i = 0; family->scores && i < roll->count; i++) {
        if (roll->sittings[i].known)
            work->alike[i] = 0;
    }
    return true;
}

static uint64_t digest_of(const struct work *work) {
    uint64_t digest = slots_mix(work->shown_count) ^ work->row_count;
    for (size_t i = 0; i < work->roll->count; i++)
        digest = slots_mix(digest ^ work->alike[i]);
    return digest;
}

/* ---- columns and units ---- */

/* Whose sittings are alike, by the number in work->alike. */
static bool find_fews(struct work *work, struct few *fews, struct error *error) {
    if (!slots_start(&work->slots, work->roll->count, error))
        return false;
    for (size_t i = 0; i < work->roll->count; i++) {
        if (work->alike[i] == 0)
            continue;
        struct slot *slot = slots_find(&work->slots, work->alike[i]);
        if (!slot->used)
            slots_use(&work->slots, slot, work->alike[i], work->slots.count);
        add_person(&fews[slot->value], work->roll->sittings[i].person);
    }
    return true;
}

static void number_columns(struct work *work, struct few *fews, int protected) {
    for (size_t i = 0; i < work->roll->count; i++) {
        work->column_of[i] = NO_SITTING;
        if (work->alike[i] == 0)
            continue;
        struct few *few = &fews[slots_find(&work->slots, work->alike[i])->value];
        if (few->count > protected && few->column != 0) {
            work->column_of[i] = few->column - 1;
            continue;
        }
        work->alone[work->column_count] = few->count <= protected;
        work->column_of[i] = (uint32_t)work->column_count++;
        few->column = (uint32_t)work->column_count;
    }
}

static bool find_columns(struct work *work, int protected, struct error *error) {
    size_t count = work->roll->count;
    struct few *fews = calloc(count + 1, sizeof *fews);
    work->column_of = calloc(count + 1, sizeof *work->column_of);
    work->alone = calloc(count + 1, sizeof *work->alone);
    bool done = false;
    if (fews == NULL || work->column_of == NULL || work->alone == NULL)
        error_memory(error);
    else
        done = find_fews(work, fews, error);
    if (done)
        number_columns(work, fews, protected);
    slots_free(&work->slots);
    free(fews);
    return done;
}

static bool find_units(struct work *work, const struct family *family, struct error *error) {
    const struct roll *roll = work->roll;
    work->units = calloc(2 * roll->count + 1, sizeof *work->units);
    if (work->units == NULL)
        return error_memory(error);
    for (size_t i = 0; i < roll->count; i++) {
        const struct roll_sitting *sitting = &roll->sittings[i];
        uint32_t plus = work->column_of[i];
        if (plus == NO_SITTING || !work->alone[plus])
            continue;
        work->units[work->unit_count++] = (struct unit){plus, NO_SITTING, sitting->person};
        uint32_t minus = family->scores && sitting->earlier != NO_SITTING
                             ? work->column_of[sitting->earlier]
                             : NO_SITTING;
        if (minus != NO_SITTING && work->alone[minus])
            work->units[work->unit_count++] = (struct unit){plus, minus, sitting->person};
    }
    return true;
}

/* ---- what follows ---- */

static void add_row(struct work *work, size_t r) {
    const struct privacy_set *set = &work->roll->sets[work->rows[r].set];
    const uint32_t *places = work->roll->places[work->rows[r].set];
    uint32_t *row = space_next(&work->space);
    for (size_t i = 0; i < set->count; i++) {
        uint32_t column = work->column_of[places[i]];
        if (column != NO_SITTING)
            row[column] = space_coefficient(part(&set->members[i], work->rows[r].figure));
    }
}

static void find_keys(struct work *work, uint64_t *keys) {
    space_trace(&work->space, work->columns);
    for (size_t u = 0; u < work->unit_count; u++) {
        const struct unit *unit = &work->units[u];
        struct trace trace = work->columns[unit->plus];
        if (unit->minus != NO_SITTING)
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
            slots_use(&work->slots, slot, work->after[u] ^ whose, work->before[u]);
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
    struct work work = {.roll = &audit->roll};
    uint64_t places = as_places(family, asked), bad_places = 0, digest;
    bool done = find_rows(&work, family, asked, error) && mark_alike(&work, family, error);
    if (!done)
        goto out;
    /* Without scores no movement is a unit: such a verdict is another. */
    digest = digest_of(&work) ^ (uint64_t)family->scores;
    if (judged(audit, digest, places, &bad_places))
        goto out;
    done = find_columns(&work, audit->protected, error) && find_units(&work, family, error) &&
           start_space(&work, error);
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
