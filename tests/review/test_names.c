/* People are put in the order of their names, however many they are and however alike. */
#include "../../src/review/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST = 20000, NAME = 64 };

static char names[MOST][NAME];
static struct review_person people[MOST];

static void assert_in_order(int count) {
    static bool there[MOST];
    struct error error;
    struct review review = {.people = people, .count = count};
    assert_null(review_by_name(&review));
    assert_true(names_ready(&review, &error));
    const int *rows = review_by_name(&review);
    memset(there, 0, sizeof there);
    for (int i = 0; i < count; i++) {
        assert_in_range(rows[i], 0, count - 1);
        assert_false(there[rows[i]]);
        there[rows[i]] = true;
        if (i > 0)
            assert_true(names_compare(people[rows[i - 1]].name, people[rows[i]].name) < 0);
    }
    assert_ptr_equal(review_by_name(&review), rows);
    names_free(&review);
}

static uint64_t number = 20261122;

static unsigned chance(unsigned below) {
    number = number * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(number >> 33) % below;
}

/* Some begin alike for longer than a key is, some are the whole of what others begin with. */
static void name_all(int count) {
    static const char *const firsts[] = {
        "Calm", "calm-heron-of-the-lake", "Bright", "\303\204hre", "CALM HERON", "z"};
    static const char *const seconds[] = {"", " Heron", " heron-by-the-old-mill", "s", "_"};
    for (int i = 0; i < count; i++) {
        unsigned kind = chance(20);
        const char *first = kind < 14 ? "calm-heron" : firsts[kind - 14];
        (void)snprintf(names[i], NAME, "%s%s %d", first, seconds[chance(5)], i);
        people[i].name = names[i];
        people[i].team = "";
    }
}

static void test_many_and_few(void **state) {
    (void)state;
    for (int count = 0; count < 40; count++) {
        name_all(count);
        assert_in_order(count);
    }
    name_all(MOST);
    assert_in_order(MOST);
}

/* One name is the beginning of another, at every length; case does not matter. */
static void test_nearly_alike(void **state) {
    (void)state;
    for (int i = 0; i < 40; i++) {
        (void)snprintf(names[i], NAME, "%.*s", (i * 7 % 40) + 1,
                       "aAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaAaA");
        people[i].name = names[i];
        people[i].team = "";
    }
    assert_in_order(40);
    static const char *const some[] = {"\xc3\x85sa", "bea", "Ann", "ann b", "Zoe", "ANN A", "b"};
    static const int order[] = {2, 5, 3, 0, 6, 1, 4};
    for (int i = 0; i < 7; i++)
        people[i].name = some[i];
    struct error error;
    struct review review = {.people = people, .count = 7};
    assert_true(names_ready(&review, &error));
    assert_memory_equal(review_by_name(&review), order, sizeof order);
    names_free(&review);
}

/* The store has no two people alike; if it had, they would stay as they are. */
static void test_alike(void **state) {
    static const char *const some[] = {"ann of ten", "Ben", "Ann of Ten", "ann of ten", "BEN"};
    static const int order[] = {0, 2, 3, 1, 4};
    struct error error;
    struct review review = {.people = people, .count = 5};
    (void)state;
    for (int i = 0; i < 5; i++)
        people[i].name = some[i];
    assert_true(names_ready(&review, &error));
    assert_memory_equal(review_by_name(&review), order, sizeof order);
    names_free(&review);
}

/* Accents and strokes stand among the letters they belong to; where names are alike but for them,
 * the plain one comes first, wherever it stood. */
static void test_accents(void **state) {
    static const char *const some[] = {"Zo\303\253", "\305\273eta",  "\303\205ngstr\303\266m",
                                       "Lena",       "\305\201ucja", "zoe",
                                       "Ad",         "\303\230rn",   "\316\251mega"};
    static const int order[] = {6, 2, 3, 4, 7, 1, 5, 0, 8};
    struct error error;
    struct review review = {.people = people, .count = 9};
    (void)state;
    for (int i = 0; i < 9; i++)
        people[i].name = some[i];
    assert_true(names_ready(&review, &error));
    assert_memory_equal(review_by_name(&review), order, sizeof order);
    names_free(&review);
    assert_true(names_compare("Zo\303\253", "zoe") > 0);
    assert_true(names_compare("ZO\303\211", "zof") < 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_many_and_few),
        cmocka_unit_test(test_nearly_alike),
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_accents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
