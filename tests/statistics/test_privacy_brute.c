/* What follows from figures together, against all that could follow, one by one: random small
 * groups, ranks by elimination in long double. */
#include "people_sets.h"

#include <math.h>

enum { PEOPLE = 5, COLUMNS = 2 * PEOPLE, ROWS_MOST = 12, UNITS = 3 * PEOPLE };

static uint64_t seed = 20260101;

static int below(int most) {
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((seed >> 33) % (uint64_t)most);
}

struct rows {
    long double at[ROWS_MOST + 2][COLUMNS];
    int count;
};

static int rank(struct rows rows) {
    int rank = 0;
    for (int c = 0; c < COLUMNS; c++) {
        int pivot = rank;
        for (int r = rank; r < rows.count; r++)
            pivot = fabsl(rows.at[r][c]) > fabsl(rows.at[pivot][c]) ? r : pivot;
        if (rank == rows.count || fabsl(rows.at[pivot][c]) < 1e-9L)
            continue;
        for (int i = 0; i < COLUMNS; i++) {
            long double swapped = rows.at[pivot][i];
            rows.at[pivot][i] = rows.at[rank][i];
            rows.at[rank][i] = swapped;
        }
        for (int r = rank + 1; r < rows.count; r++) {
            long double factor = rows.at[r][c] / rows.at[rank][c];
            for (int i = 0; i < COLUMNS; i++)
                rows.at[r][i] -= factor * rows.at[rank][i];
        }
        rank++;
    }
    return rank;
}

static int column_of(const struct privacy_member *member) {
    return (int)(member->person - 1) + (member->sitting > 26 ? PEOPLE : 0);
}

static void add_figure(struct rows *rows, const struct privacy_set *set, uint64_t figure,
                       const bool *known) {
    long double *row = rows->at[rows->count];
    memset(row, 0, sizeof rows->at[0]);
    if ((set->shown & figure) == 0)
        return;
    for (size_t i = 0; i < set->count; i++) {
        const struct privacy_member *member = &set->members[i];
        int column = column_of(member);
        if (!known[column])
            row[column] = ((member->counts & figure) != 0) - ((member->minus & figure) != 0);
    }
    rows->count++;
}

/* A sitting, or a movement. */
static bool find_unit(int unit, const bool *known, long double row[COLUMNS]) {
    memset(row, 0, COLUMNS * sizeof *row);
    if (unit < COLUMNS) {
        row[unit] = 1;
        return !known[unit];
    }
    int person = unit - COLUMNS;
    row[person] = -1;
    row[person + PEOPLE] = 1;
    return !known[person] && !known[person + PEOPLE];
}

static int person_of(int unit) {
    return unit % PEOPLE;
}

/* How much of the span of both units follows from the rows. */
static int follows(const struct rows *rows, int first, int second, const bool *known) {
    struct rows more = *rows, alone = {.count = 2};
    if (!find_unit(first, known, more.at[more.count]) ||
        !find_unit(second, known, more.at[more.count + 1]))
        return 0;
    memcpy(alone.at[0], more.at[more.count], sizeof alone.at[0]);
    memcpy(alone.at[1], more.at[more.count + 1], sizeof alone.at[1]);
    more.count += 2;
    return rank(*rows) + rank(alone) - rank(more);
}

static bool tells(const struct rows *before, const struct rows *after, int difference,
                  const bool *known) {
    for (int first = 0; first < UNITS; first++) {
        for (int second = first; second < UNITS; second++) {
            if (difference < 3 && person_of(first) != person_of(second))
                continue;
            if (follows(after, first, second, known) > follows(before, first, second, known))
                return true;
        }
    }
    return false;
}

static void random_set(struct people *people, bool movement) {
    char counted[2 * PEOPLE + 1] = "", moved[PEOPLE + 1] = "";
    int used = 0, moving = 0;
    for (int person = 0; person < PEOPLE; person++) {
        int which = below(3);
        if (which == 1)
            counted[used++] = (char)('a' + person);
        if (which == 2)
            counted[used++] = (char)('A' + person);
        if (movement && which == 2 && below(3) > 0)
            moved[moving++] = (char)('A' + person);
    }
    counted[used] = moved[moving] = '\0';
    struct privacy_set *set = add_set(people, PRIVACY_MEAN(0), counted);
    if (movement)
        add_movement(people, set, moved);
    if (below(2) == 0)
        set->shown &= ~PRIVACY_MEAN(0);
}

/* Members of the last set alone are known, where they are. */
static void random_known(struct people *people, bool *known) {
    struct privacy_set *last = &people->sets[people->count - 1];
    struct privacy_member *members = people->members[people->count - 1];
    for (size_t i = 0; i < last->count; i++) {
        members[i].known = below(6) == 0;
        known[column_of(&members[i])] = members[i].known;
    }
}

static int part(const struct privacy_set *set, uint64_t figure, int column) {
    for (size_t i = 0; i < set->count; i++) {
        if (column_of(&set->members[i]) == column)
            return 2 * ((set->members[i].counts & figure) != 0) +
                   ((set->members[i].minus & figure) != 0);
    }
    return 0;
}

/* -1: some set is too close; 0: neither; 1: shown before of the same people */
static int close_to_one(const struct people *people, uint64_t figure, int difference) {
    const struct privacy_set *last = &people->sets[people->count - 1];
    int found = 0;
    for (size_t s = 0; s + 1 < people->count; s++) {
        int differ = 0;
        for (int person = 0; person < PEOPLE; person++) {
            differ += part(&people->sets[s], figure, person) != part(last, figure, person) ||
                      part(&people->sets[s], figure, person + PEOPLE) !=
                          part(last, figure, person + PEOPLE);
        }
        if ((people->sets[s].shown & figure) == 0)
            continue;
        if (differ == 0)
            return 1;
        found = differ < difference ? -1 : found;
    }
    return found;
}

/* None, or enough, of those in the figure are not known. */
static bool hides(const struct privacy_set *set, uint64_t figure, int difference,
                  const bool *known) {
    int unknown = 0;
    for (int person = 0; person < PEOPLE; person++)
        unknown += (part(set, figure, person) != 0 && !known[person]) ||
                   (part(set, figure, person + PEOPLE) != 0 && !known[person + PEOPLE]);
    return unknown == 0 || unknown >= difference;
}

static uint64_t expected(const struct people *people, int difference, const bool *known) {
    const struct privacy_set *last = &people->sets[people->count - 1];
    const uint64_t figures[] = {PRIVACY_MEAN(0), PRIVACY_MOVEMENT(0)};
    struct rows before = {.count = 0};
    uint64_t allowed = 0;
    for (size_t s = 0; s + 1 < people->count; s++) {
        for (int k = 0; k < 2; k++)
            add_figure(&before, &people->sets[s], figures[k], known);
    }
    for (int k = 0; k < 2; k++) {
        if ((last->shown & figures[k]) == 0)
            continue;
        int close = close_to_one(people, figures[k], difference);
        struct rows after = before;
        add_figure(&after, last, figures[k], known);
        if (close < 0 || (close == 0 && tells(&before, &after, difference, known)))
            continue;
        allowed |= hides(last, figures[k], difference, known) ? figures[k] : 0;
        before = after;
    }
    return allowed;
}

static void compare(int difference, bool movement, int rounds) {
    int verdicts[2] = {0, 0};
    for (int round = 0; round < rounds; round++) {
        struct people people = {.count = 0};
        bool known[COLUMNS] = {false};
        int sets = 2 + below(4);
        for (int i = 0; i < sets; i++)
            random_set(&people, movement);
        random_known(&people, known);
        uint64_t allowed = allowed_with(&people, difference);
        uint64_t wanted = expected(&people, difference, known);
        if (allowed != wanted)
            fail_msg("round %d: %llx is allowed, not %llx", round, (unsigned long long)allowed,
                     (unsigned long long)wanted);
        verdicts[allowed == people.sets[people.count - 1].shown]++;
    }
    assert_true(verdicts[0] > rounds / 20 && verdicts[1] > rounds / 20);
}

static void means(void **state) {
    (void)state;
    compare(3, false, 1500);
    compare(2, false, 1000);
}

static void means_and_movements(void **state) {
    (void)state;
    compare(3, true, 1500);
    compare(2, true, 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means),
        cmocka_unit_test(means_and_movements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
