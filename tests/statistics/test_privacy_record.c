/* A record of what was shown: sets as changes to others come to the same as whole ones. */
#include "people_sets.h"

#include <stdlib.h>

static const struct privacy_rules rules = {.difference = 3};
static const uint64_t mean = PRIVACY_MEAN(0);
static struct error error;
static uint64_t seed = 20260102;

static int below(int most) {
    seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((seed >> 33) % (uint64_t)most);
}

static struct privacy_record *make(void) {
    struct privacy_record *record = privacy_record_make(&rules, &error);
    assert_non_null(record);
    return record;
}

static void assert_same_members(const struct privacy_set *set, const struct privacy_member *members,
                                size_t count) {
    assert_int_equal(count, set->count);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(members[i].sitting, set->members[i].sitting);
        assert_int_equal(members[i].person, set->members[i].person);
        assert_true(members[i].counts == set->members[i].counts);
        assert_true(members[i].minus == set->members[i].minus);
    }
}

static void assert_holds(const struct privacy_record *record, size_t number,
                         const struct privacy_set *set) {
    struct privacy_member *members;
    size_t count = 0;
    assert_true(privacy_record_members(record, number, &members, &count, &error));
    assert_same_members(set, members, count);
    free(members);
}

/* Some letters of the alphabet, with their movement at times. */
static struct privacy_set *random_set(struct people *people) {
    static const uint64_t figures[] = {PRIVACY_MEAN(0), PRIVACY_LEVELS, PRIVACY_ITEMS};
    char letters[13] = "", moving[13] = "";
    int used = 0, moved = 0;
    for (int i = 0; i < 6; i++) {
        int which = below(4); /* small, capital, capital that moves, nobody */
        if (which < 3)
            letters[used++] = (char)((which == 0 ? 'a' : 'A') + i);
        if (which == 2)
            moving[moved++] = (char)('A' + i);
    }
    struct privacy_set *set = add_set(people, figures[below(3)], letters);
    if (moved > 0)
        add_movement(people, set, moving);
    return set;
}

/* What makes `set` of `base`, told here by another way than the record's. */
static size_t changes(const struct privacy_set *base, const struct privacy_set *set,
                      struct privacy_member *out) {
    size_t count = 0;
    for (int64_t sitting = 1; sitting <= LETTERS; sitting++) {
        const struct privacy_member none = {.sitting = sitting}, *before = &none, *now = &none;
        for (size_t i = 0; i < base->count; i++)
            before = base->members[i].sitting == sitting ? &base->members[i] : before;
        for (size_t i = 0; i < set->count; i++)
            now = set->members[i].sitting == sitting ? &set->members[i] : now;
        if (before->counts == now->counts && before->minus == now->minus)
            continue;
        out[count] = *now;
        out[count++].person = now->person != 0 ? now->person : before->person;
    }
    return count;
}

static void add_one(struct privacy_record *record, const struct people *people, size_t number) {
    const struct privacy_set *set = &people->sets[number];
    struct privacy_member members[LETTERS];
    uint64_t allowed;
    int base = number > 0 && below(3) > 0 ? below((int)number) : PRIVACY_NO_BASE;
    if (below(3) == 0) { /* asked about first, and given up */
        assert_true(privacy_record_ask(record, set, &allowed, &error));
    }
    if (base == PRIVACY_NO_BASE && below(2) == 0) {
        assert_true(privacy_record_ask(record, set, &allowed, &error));
        privacy_record_keep(record, set->shown);
        return;
    }
    struct privacy_set one = *set;
    if (base != PRIVACY_NO_BASE) {
        one.members = members;
        one.count = changes(&people->sets[base], set, members);
    }
    assert_true(privacy_record_add(record, base, &one, &error));
}

static void changes_come_to_the_same(void **state) {
    (void)state;
    static struct people people;
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
        struct privacy_record *record = make();
        size_t sets = (size_t)(2 + below(7));
        uint64_t allowed;
        people.count = 0;
        for (size_t i = 0; i < sets; i++)
            random_set(&people);
        for (size_t i = 0; i + 1 < sets; i++)
            add_one(record, &people, i);
        assert_true(privacy_record_ask(record, &people.sets[sets - 1], &allowed, &error));
        assert_true(allowed == allowed_with(&people, 3));
        refused += allowed != people.sets[sets - 1].shown;
        for (size_t i = 0; i + 1 < sets; i++)
            assert_holds(record, i, &people.sets[i]);
        privacy_record_free(record);
    }
    assert_in_range(refused, 300, 2700);
}

static void what_was_asked_as_changes(void **state) {
    (void)state;
    static struct people people;
    struct privacy_member expected[LETTERS], *told;
    for (int round = 0; round < 300; round++) {
        struct privacy_record *record = make();
        size_t count = 0;
        uint64_t allowed;
        people.count = 0;
        for (int i = 0; i < 4; i++)
            random_set(&people);
        for (size_t i = 0; i < 3; i++)
            add_one(record, &people, i);
        size_t base = (size_t)below(3);
        struct privacy_set set = {expected, changes(&people.sets[base], &people.sets[3], expected),
                                  mean};
        assert_true(privacy_record_ask(record, &people.sets[3], &allowed, &error));
        assert_true(privacy_record_changes(record, base, &told, &count, &error));
        assert_same_members(&set, told, count);
        free(told);
        privacy_record_free(record);
    }
}

static void what_is_given_up_is_not_held_against_others(void **state) {
    (void)state;
    struct people people = {.count = 0};
    struct privacy_record *record = make();
    uint64_t allowed;
    add_set(&people, mean, "ABCDE");
    add_set(&people, mean, "ABCDEF");
    assert_true(privacy_record_ask(record, &people.sets[0], &allowed, &error));
    assert_true(allowed == mean);
    assert_true(privacy_record_ask(record, &people.sets[1], &allowed, &error));
    assert_true(allowed == mean);
    privacy_record_keep(record, allowed);
    assert_true(privacy_record_ask(record, &people.sets[0], &allowed, &error));
    assert_true(allowed == 0);
    privacy_record_free(record);
}

/* Everybody from..until with one sitting; before them persons 1 and 2 with their first, second or
 * third. */
static struct privacy_set sittings_of(struct privacy_member *members, int which, int from,
                                      int until) {
    size_t count = 0;
    for (int person = 1; person <= 2 && which > 0; person++)
        members[count++] = (struct privacy_member){3 * person + which, person, mean, 0, false};
    for (int person = from; person <= until; person++)
        members[count++] = (struct privacy_member){10 + person, person, mean, 0, false};
    return (struct privacy_set){members, count, mean};
}

/* The four together tell how persons 1 and 2 moved from their first to their third; that the second
 * was asked about hides nothing. */
static void what_is_given_up_stands_between_nothing(void **state) {
    (void)state;
    struct privacy_record *record = make();
    struct privacy_member members[5][12];
    struct privacy_set sets[] = {
        sittings_of(members[0], 1, 3, 5),  sittings_of(members[1], 3, 9, 11),
        sittings_of(members[2], 0, 3, 8),  sittings_of(members[3], 0, 6, 11),
        sittings_of(members[4], 2, 3, 11),
    };
    uint64_t allowed;
    assert_true(privacy_record_ask(record, &sets[4], &allowed, &error));
    for (int i = 0; i < 3; i++)
        assert_true(privacy_record_add(record, PRIVACY_NO_BASE, &sets[i], &error));
    assert_true(privacy_record_ask(record, &sets[3], &allowed, &error));
    assert_true(allowed == 0);
    privacy_record_free(record);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_come_to_the_same),
        cmocka_unit_test(what_was_asked_as_changes),
        cmocka_unit_test(what_is_given_up_is_not_held_against_others),
        cmocka_unit_test(what_is_given_up_stands_between_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
