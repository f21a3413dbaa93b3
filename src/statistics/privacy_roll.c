#include "privacy_roll.h"

#include <stdlib.h>
#include <string.h>

/* The kind of sittings that have no part in any set. */
enum { UNSEEN };

/* Room for one more; `list` is what is grown. */
static bool grow(void **list, size_t count, size_t *room, size_t size, struct error *error) {
    if (count < *room)
        return true;
    size_t wanted = *room > 0 ? 2 * *room : 16;
    void *grown = realloc(*list, wanted * size);
    if (grown == NULL)
        return error_memory(error);
    *list = grown;
    *room = wanted;
    return true;
}

/* ---- kinds and parts ---- */

static bool add_kind(struct roll *roll, uint32_t parent, bool known, struct error *error) {
    void *kinds = roll->kinds;
    if (roll->kind_count == UINT32_MAX)
        return error_memory(error);
    bool done = grow(&kinds, roll->kind_count, &roll->kind_room, sizeof *roll->kinds, error);
    roll->kinds = kinds;
    if (done)
        roll->kinds[roll->kind_count++] = (struct roll_kind){.parent = parent, .known = known};
    return done;
}

/* There are few: who did not answer all, has no team or no sitting before. */
static bool find_part(struct roll *roll, const struct privacy_member *member, uint32_t *part,
                      struct error *error) {
    void *parts = roll->parts;
    for (*part = 0; *part < roll->part_count; ++*part) {
        const struct roll_part *one = &roll->parts[*part];
        if (one->counts == member->counts && one->minus == member->minus)
            return true;
    }
    bool done = grow(&parts, roll->part_count, &roll->part_room, sizeof *roll->parts, error);
    roll->parts = parts;
    if (done)
        roll->parts[roll->part_count++] = (struct roll_part){member->counts, member->minus};
    return done;
}

void roll_parts(const struct roll *roll, size_t set, uint32_t *parts) {
    size_t own = roll->sets[set].kind_count;
    memcpy(parts, roll->sets[set].parts, own * sizeof *parts);
    for (size_t k = own; k < roll->kind_count; k++)
        parts[k] = parts[roll->kinds[k].parent];
}

/* ---- sittings ---- */

/* The first at or behind `from` that is not below `sitting`, in steps that grow: a set may have
 * nearly all of the sittings, or a handful. */
static size_t find_sitting(const struct roll *roll, size_t from, int64_t sitting) {
    if (from == roll->count || roll->sittings[from].sitting >= sitting)
        return from; /* nearly always */
    if (from + 1 == roll->count || roll->sittings[from + 1].sitting >= sitting)
        return from + 1;
    size_t step = 1, low = from;
    while (low + step <= roll->count && roll->sittings[low + step - 1].sitting < sitting) {
        low += step;
        step *= 2;
    }
    size_t high = low + step <= roll->count ? low + step - 1 : roll->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (roll->sittings[middle].sitting < sitting)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t count_missing(const struct roll *roll, const struct privacy_set *set) {
    size_t at = 0, missing = 0;
    for (size_t i = 0; i < set->count; i++) {
        at = find_sitting(roll, at, set->members[i].sitting);
        missing += at == roll->count || roll->sittings[at].sitting != set->members[i].sitting;
    }
    return missing;
}

/* From the end, so that nothing has to be kept twice. */
static void merge(struct roll *roll, const struct privacy_set *set, size_t missing) {
    size_t i = roll->count, j = set->count, to = roll->count + missing;
    while (j > 0) {
        const struct privacy_member *member = &set->members[j - 1];
        if (i > 0 && roll->sittings[i - 1].sitting == member->sitting) {
            j--;
        } else if (i == 0 || roll->sittings[i - 1].sitting < member->sitting) {
            roll->sittings[--to] = (struct roll_sitting){member->sitting, member->person, UNSEEN};
            roll->kinds[UNSEEN].sittings++;
            j--;
        } else {
            roll->sittings[--to] = roll->sittings[--i];
        }
    }
    roll->count += missing;
}

static bool add_sittings(struct roll *roll, const struct privacy_set *set, struct error *error) {
    size_t missing = count_missing(roll, set), wanted = roll->count + missing;
    if (missing == 0)
        return true;
    if (wanted >= UINT32_MAX)
        return error_memory(error);
    if (wanted > roll->room) {
        size_t room = wanted + wanted / 16;
        struct roll_sitting *sittings = realloc(roll->sittings, room * sizeof *sittings);
        if (sittings == NULL)
            return error_memory(error);
        roll->sittings = sittings;
        roll->room = room;
    }
    merge(roll, set, missing);
    return true;
}

/* ---- sets ---- */

/* The set that is being added. What was found last is tried first: those who count in the same
 * figures are many, and come in no order. */
enum { LATELY = 64 };
struct adding {
    struct roll *roll;
    uint32_t *parts; /* by kind */
    size_t room;
    size_t old; /* kinds before */
    struct {
        uint64_t counts, minus;
        uint32_t part;
    } parts_lately[LATELY];
    struct {
        uint32_t kind, part, young;
        bool known, there;
    } young_lately[LATELY];
};

static bool find_part_lately(struct adding *adding, const struct privacy_member *member,
                             uint32_t *part, struct error *error) {
    size_t place =
        (member->counts * 7 + member->minus * 3 + (member->counts >> 29) + (member->minus >> 17)) %
        LATELY;
    /* No part at all has number 0 and is as an empty place. */
    if (adding->parts_lately[place].counts != member->counts ||
        adding->parts_lately[place].minus != member->minus) {
        if (!find_part(adding->roll, member, part, error))
            return false;
        adding->parts_lately[place].counts = member->counts;
        adding->parts_lately[place].minus = member->minus;
        adding->parts_lately[place].part = *part;
    }
    *part = adding->parts_lately[place].part;
    return true;
}

/* The kind of those who leave `kind` for this part. */
static bool young_kind(struct adding *adding, uint32_t kind, uint32_t part, bool known,
                       uint32_t *young, struct error *error) {
    struct roll *roll = adding->roll;
    for (*young = roll->kinds[kind].young; *young >= adding->old && *young < roll->kind_count;
         *young = roll->kinds[*young].next) {
        if (adding->parts[*young] == part && roll->kinds[*young].known == known)
            return true;
    }
    void *parts = adding->parts;
    *young = (uint32_t)roll->kind_count;
    bool done = grow(&parts, roll->kind_count, &adding->room, sizeof *adding->parts, error);
    adding->parts = parts;
    if (!done || !add_kind(roll, kind, known, error))
        return false;
    adding->parts[*young] = part;
    roll->kinds[*young].next = roll->kinds[kind].young;
    roll->kinds[kind].young = *young;
    return true;
}

static bool move(struct adding *adding, struct roll_sitting *sitting,
                 const struct privacy_member *member, uint32_t part, struct error *error) {
    struct roll *roll = adding->roll;
    bool known = member->known || roll->kinds[sitting->kind].known;
    uint32_t young;
    if (adding->parts[sitting->kind] == part && roll->kinds[sitting->kind].known == known)
        return true;
    size_t place = (sitting->kind * (size_t)5 + part * (size_t)2 + known) % LATELY;
    if (!adding->young_lately[place].there || adding->young_lately[place].kind != sitting->kind ||
        adding->young_lately[place].part != part || adding->young_lately[place].known != known) {
        if (!young_kind(adding, sitting->kind, part, known, &young, error))
            return false;
        adding->young_lately[place].kind = sitting->kind;
        adding->young_lately[place].part = part;
        adding->young_lately[place].young = young;
        adding->young_lately[place].known = known;
        adding->young_lately[place].there = true;
    }
    young = adding->young_lately[place].young;
    roll->kinds[sitting->kind].sittings--;
    roll->kinds[young].sittings++;
    sitting->kind = young;
    return true;
}

static bool move_all(struct adding *adding, const struct privacy_set *set, struct error *error) {
    struct roll *roll = adding->roll;
    uint32_t part = NO_PART;
    size_t at = 0;
    for (size_t i = 0; i < set->count; i++) {
        const struct privacy_member *member = &set->members[i];
        at = find_sitting(roll, at, member->sitting);
        if (!find_part_lately(adding, member, &part, error) ||
            !move(adding, &roll->sittings[at], member, part, error))
            return false;
    }
    return true;
}

static bool start_parts(struct adding *adding, ptrdiff_t base, struct error *error) {
    struct roll *roll = adding->roll;
    adding->old = adding->room = roll->kind_count;
    adding->parts = calloc(adding->room, sizeof *adding->parts);
    if (adding->parts == NULL)
        return error_memory(error);
    if (base != PRIVACY_NO_BASE)
        roll_parts(roll, (size_t)base, adding->parts);
    return true;
}

bool roll_add(struct roll *roll, ptrdiff_t base, const struct privacy_set *set,
              struct error *error) {
    struct adding adding = {.roll = roll};
    void *sets = roll->sets;
    bool done = grow(&sets, roll->set_count, &roll->set_room, sizeof *roll->sets, error);
    roll->sets = sets;
    done = done && add_sittings(roll, set, error) && start_parts(&adding, base, error) &&
           move_all(&adding, set, error);
    if (done)
        roll->sets[roll->set_count++] =
            (struct roll_set){set->shown, adding.parts, roll->kind_count};
    else
        free(adding.parts);
    return done;
}

void roll_drop(struct roll *roll) {
    free(roll->sets[--roll->set_count].parts);
}

bool roll_make(struct roll *roll, struct error *error) {
    uint32_t none;
    *roll = (struct roll){.count = 0};
    return find_part(roll, &(struct privacy_member){.sitting = 0}, &none, error) &&
           add_kind(roll, UNSEEN, false, error);
}

void roll_free(struct roll *roll) {
    while (roll->set_count > 0)
        roll_drop(roll);
    free(roll->sittings);
    free(roll->parts);
    free(roll->kinds);
    free(roll->sets);
    *roll = (struct roll){.count = 0};
}
