/* What may be shown of a group beside what was shown before: ways to find somebody out. */
#include "people_sets.h"

static const uint64_t mean = PRIVACY_MEAN(0);

/* Show the same figure of several sets; which of them are allowed, as "+-+"? Those that are not are
 * not kept. */
static const char *one_by_one(uint64_t figure, int difference, const char *const *words) {
    static struct people people;
    static char verdicts[SETS_MOST];
    int count = 0;
    people.count = 0;
    for (; words[count] != NULL; count++) {
        add_set(&people, figure, words[count]);
        bool allowed = allowed_with(&people, difference) == figure;
        verdicts[count] = "-+"[allowed];
        people.count -= !allowed;
    }
    verdicts[count] = '\0';
    return verdicts;
}

#define MEANS(...) one_by_one(mean, 3, (const char *const[]){__VA_ARGS__, NULL})

static void the_first_is_allowed(void **state) {
    (void)state;
    assert_string_equal(MEANS("ABCDE"), "+");
    assert_string_equal(MEANS("ABC"), "+");
    assert_string_equal(MEANS("AB"), "-"); /* whatever the least number of the file says */
    assert_string_equal(MEANS("A"), "-");
}

static void the_same_is_allowed_again(void **state) {
    (void)state;
    assert_string_equal(MEANS("ABCDE", "ABCDE", "ABCDE"), "+++");
}

static void one_or_two_who_differ(void **state) {
    (void)state;
    assert_string_equal(MEANS("ABCDE", "ABCDEF"), "+-");   /* joins */
    assert_string_equal(MEANS("ABCDEF", "ABCDE"), "+-");   /* leaves */
    assert_string_equal(MEANS("ABCDE", "ABCDF"), "+-");    /* one joins as another leaves */
    assert_string_equal(MEANS("ABCDE", "ABCDEFG"), "+-");  /* two join */
    assert_string_equal(MEANS("ABCDE", "ABCDEFGH"), "++"); /* three join */
    assert_string_equal(MEANS("ABCDEFGH", "ABCDE"), "++"); /* three leave */
    assert_string_equal(MEANS("ABCDE", "ABCDFGH"), "++");  /* three join as one leaves */
    assert_string_equal(MEANS("ABCDE", "abcde"), "++");    /* all have taken it again */
    assert_string_equal(MEANS("abcdef", "Abcdef"), "+-");  /* one has */
    assert_string_equal(MEANS("abcdef", "ABcdef"), "+-");  /* two have */
    assert_string_equal(MEANS("abcdef", "ABCdef"), "++");  /* three have */
    assert_string_equal(MEANS("abcdef", "ABcdef", "ABCDef"), "+-+");
}

static void another_difference(void **state) {
    (void)state;
    const char *const joins[] = {"ABCDE", "ABCDEF", "ABCDEFGH", "ABCDEFGHIJ", "ABCDEFGHIJK", NULL};
    assert_string_equal(one_by_one(mean, 1, joins), "+++++");
    assert_string_equal(one_by_one(mean, 2, joins), "+-++-");
    assert_string_equal(one_by_one(mean, 3, joins), "+-+-+");
    assert_string_equal(one_by_one(mean, 4, joins), "+--+-");
    assert_string_equal(one_by_one(mean, 5, joins), "+--+-");
    const char *const alone[] = {"A", "AB", "ABC", NULL};
    assert_string_equal(one_by_one(mean, 1, alone), "+++");
    assert_string_equal(one_by_one(mean, 2, alone), "-+-");
}

static void the_whole_less_its_teams(void **state) {
    (void)state;
    /* L belongs to no team, then L and M */
    assert_string_equal(MEANS("ABCDEFGHIJL", "ABCDE", "FGHIJ"), "++-");
    assert_string_equal(MEANS("ABCDEFGHIJLM", "ABCDE", "FGHIJ"), "++-");
    assert_string_equal(MEANS("ABCDE", "FGHIJ", "ABCDEFGHIJL"), "++-");
    assert_string_equal(MEANS("ABCDEFGHIJLMN", "ABCDE", "FGHIJ"), "+++");
}

static void teams_that_overlap(void **state) {
    (void)state;
    /* each two differ by six, but (1) + (2) - (3) is E twice, and F, G, H, I not at all */
    assert_string_equal(MEANS("ABCDE", "EFGHI", "ABCDFGHI"), "++-");
    assert_string_equal(MEANS("ABCDE", "EFGHI", "ABCDEFGHI"), "++-");
    /* E and F in two of the three */
    assert_string_equal(MEANS("ABCDEF", "EFGHI", "ABCDGHI"), "++-");
    assert_string_equal(MEANS("ABCDEFG", "EFGHIJ", "ABCDHIJ"), "+++");
}

static void a_fourth_singles_out(void **state) {
    (void)state;
    /* F, G and H join; then G is singled out by a set with three of the old */
    assert_string_equal(MEANS("ABCDEIJK", "ABCDEFGHIJK", "ABCDE", "GIJK"), "+++-");
    assert_string_equal(MEANS("ABCDEIJK", "ABCDEFGHIJK", "ABCDE", "FGIJK"), "+++-");
    assert_string_equal(MEANS("ABCDEIJK", "ABCDEFGHIJK", "ABCDE", "IJKLMN"), "++++");
}

static void a_month_against_the_whole(void **state) {
    (void)state;
    /* the month's sittings of A to E; before it, those of A to E and F */
    assert_string_equal(MEANS("abcdef", "ABCDEf", "ABCDE"), "++-");
    assert_string_equal(MEANS("abcdefgh", "ABCDEfgh", "ABCDE"), "+++");
}

static void figures_are_apart(void **state) {
    (void)state;
    struct people people = {.count = 0};
    add_set(&people, PRIVACY_LEVELS, "ABCDEFGHIJ");
    add_set(&people, PRIVACY_MEAN(1), "ABCDE");
    struct privacy_set *last = add_set(&people, PRIVACY_LEVELS, "ABCDEFGHIJK");
    last->shown |= PRIVACY_MEAN(0) | PRIVACY_MEAN(1);
    for (const char *letter = "ABCDEFGH"; *letter != '\0'; letter++)
        member_of(&people, last, *letter)->counts |= PRIVACY_MEAN(0) | PRIVACY_MEAN(1);
    assert_int_equal(allowed_with(&people, 3), PRIVACY_MEAN(0) | PRIVACY_MEAN(1));
    /* what was not shown is nothing that others can be held against */
    people.sets[0].shown = 0;
    assert_true(all_allowed(&people));
}

static void questions_and_statistics_are_one(void **state) {
    (void)state;
    struct people people = {.count = 0};
    add_set(&people, PRIVACY_ITEMS, "ABCDEFGHIJ");
    add_set(&people, PRIVACY_RESEARCH, "ABCDEFGHIJK");
    assert_true(none_allowed(&people));
    people.count = 1;
    add_set(&people, PRIVACY_RESEARCH, "ABCDEFGHIJKLM");
    assert_true(all_allowed(&people));
}

static void movement_and_two_means(void **state) {
    (void)state;
    struct people people = {.count = 0};
    add_set(&people, mean, "abcdefgh");
    /* all but H have moved: the means and the movement leave H's second over */
    struct privacy_set *last = add_set(&people, mean, "ABCDEFGH");
    add_movement(&people, last, "ABCDEFG");
    assert_int_equal(allowed_with(&people, 3), mean);
    /* the same movement as the means tell themselves */
    people.count = 1;
    last = add_set(&people, mean, "ABCDEfgh");
    add_movement(&people, last, "ABCDE");
    assert_true(all_allowed(&people));
    /* a movement alone is about no single sitting; of one or two people it is not shown */
    people.count = 0;
    last = add_set(&people, mean, "ABCDEFGH");
    add_movement(&people, last, "ABC");
    assert_true(all_allowed(&people));
    people.count = 0;
    last = add_set(&people, mean, "ABCDEFGH");
    add_movement(&people, last, "AB");
    assert_int_equal(allowed_with(&people, 3), mean);
    assert_int_equal(allowed_with(&people, 2), mean | PRIVACY_MOVEMENT(0));
}

static void movements_of_two(void **state) {
    (void)state;
    static const char *const words[] = {"ABCDEFGH", "CDEFGHIJK", "ABIJKLMN", "ABIJK"};
    struct people people = {.count = 0};
    for (size_t i = 0; i < 3; i++)
        add_movement(&people, add_set(&people, 0, ""), words[i]);
    assert_true(all_allowed(&people));
    people.count = 2; /* the first less the second, and the last, are those of A and B twice */
    add_movement(&people, add_set(&people, 0, ""), words[3]);
    assert_true(none_allowed(&people));
}

static void the_known_are_taken_away(void **state) {
    (void)state;
    struct people people = {.count = 0};
    struct privacy_set *set = add_set(&people, mean, "ABCDE");
    add_known(&people, set, "ABCD");
    assert_true(none_allowed(&people));
    add_known(&people, set, "E");
    assert_true(all_allowed(&people));
    people.count = 0;
    set = add_set(&people, mean, "ABCDE");
    add_known(&people, set, "AB");
    assert_true(all_allowed(&people));
    add_known(&people, set, "C");
    assert_true(none_allowed(&people));
    /* three join, one of them known */
    people.count = 0;
    add_set(&people, mean, "ABCDE");
    set = add_set(&people, mean, "ABCDEFGH");
    add_known(&people, set, "F");
    assert_true(none_allowed(&people));
    /* nobody's answers are known */
    people.count = 0;
    set = add_set(&people, PRIVACY_ITEMS, "ABCDEFGHIJ");
    add_known(&people, set, "ABCDEFGHI");
    assert_true(all_allowed(&people));
}

static void known_now_is_known_then(void **state) {
    (void)state;
    struct people people = {.count = 0};
    add_set(&people, mean, "ABCDEFGH");
    struct privacy_set *last = add_set(&people, mean, "ABCDEIJK");
    assert_true(all_allowed(&people));
    add_known(&people, last, "ABCDE"); /* FGH against IJK: three and three */
    assert_true(all_allowed(&people));
    add_known(&people, last, "I");
    assert_true(none_allowed(&people));
    /* what an earlier set says is known is so too */
    people.count = 1;
    last = add_set(&people, mean, "ABCDE");
    assert_true(all_allowed(&people));
    add_known(&people, &people.sets[0], "F");
    assert_true(none_allowed(&people));
}

static void what_was_told_before_blocks_nothing(void **state) {
    (void)state;
    struct people people = {.count = 0};
    add_set(&people, mean, "ABCDEFGH");
    add_set(&people, mean, "ABCDEFG"); /* as if a rule had been laxer */
    add_set(&people, mean, "ABCDEFGHIJK");
    assert_true(all_allowed(&people));
    /* somebody lets the lead see their scores now: that tells of others, whatever is shown next */
    people.count = 0;
    add_set(&people, mean, "ABCDE");
    struct privacy_set *last = add_set(&people, mean, "ABCDEFGH");
    add_known(&people, last, "ABCD");
    assert_true(all_allowed(&people));
}

/* What was shown of the same people is not shown again where it tells of one or two by now. */
static void shown_before_and_known_since(void **state) {
    (void)state;
    struct people people = {.count = 0};
    add_set(&people, mean, "ABCDE");
    struct privacy_set *last = add_set(&people, mean, "ABCDE");
    assert_true(all_allowed(&people));
    add_known(&people, last, "AB");
    assert_true(all_allowed(&people));
    add_known(&people, last, "C");
    assert_true(none_allowed(&people));
    add_known(&people, last, "D");
    assert_true(none_allowed(&people));
    assert_int_equal(allowed_with(&people, 1), mean);
    add_known(&people, last, "E"); /* nobody is left to guard */
    assert_true(all_allowed(&people));
    last->shown = PRIVACY_ITEMS; /* scores that are known tell no answers */
    for (size_t i = 0; i < last->count; i++)
        people.members[1][i].counts = PRIVACY_ITEMS;
    people.members[1][0].known = false;
    assert_true(all_allowed(&people));
}

/* A movement is known when both sittings are. */
static void hidden_movements(void **state) {
    (void)state;
    struct people people = {.count = 0};
    struct privacy_rules rules = {.difference = 3};
    struct privacy_set *set = add_set(&people, mean, "ABCDE");
    add_movement(&people, set, "ABCDE");
    add_known(&people, set, "ABCDEabc");
    assert_int_equal(privacy_hides(&rules, set), mean);
    people.members[0][2].known = false; /* c */
    assert_int_equal(privacy_hides(&rules, set), set->shown);
    people.members[0][7].known = false; /* C */
    assert_int_equal(privacy_hides(&rules, set), PRIVACY_MOVEMENT(0));
}

static void few_that_differ(void **state) {
    (void)state;
    struct people people = {.count = 0};
    struct privacy_rules rules = {.difference = 3};
    struct privacy_set *one = add_set(&people, mean, "ABCDE");
    struct privacy_set *other = add_set(&people, mean, "aBCDEF"); /* A again, F new */
    assert_true(privacy_alike(&rules, one, other, mean));
    other = add_set(&people, mean, "aBCDF"); /* and E gone */
    assert_false(privacy_alike(&rules, one, other, mean));
    assert_false(privacy_alike(&rules, other, one, mean));
    assert_true(privacy_alike(&rules, other, one, PRIVACY_LEVELS));
}

static void one_person_twice(void **state) {
    (void)state;
    struct people people = {.count = 0};
    struct privacy_set *set = add_set(&people, mean, "AaBbCcDd");
    assert_int_equal(set->count, 8);
    assert_true(all_allowed(&people));
    assert_string_equal(MEANS("AaBb"), "-");
}

static void digests(void **state) {
    (void)state;
    struct people people = {.count = 0};
    struct privacy_set *first = add_set(&people, mean, "ABCDE");
    struct privacy_set *second = add_set(&people, mean, "ABCDE");
    second->shown |= PRIVACY_LEVELS;
    add_known(&people, second, "A");
    assert_int_equal(privacy_digest(first), privacy_digest(second));
    assert_int_not_equal(privacy_digest(first), privacy_digest(add_set(&people, mean, "ABCD")));
    assert_int_not_equal(privacy_digest(first), privacy_digest(add_set(&people, mean, "ABCDF")));
    assert_int_not_equal(privacy_digest(first), privacy_digest(add_set(&people, mean, "ABCDe")));
    assert_int_not_equal(privacy_digest(first),
                         privacy_digest(add_set(&people, PRIVACY_LEVELS, "ABCDE")));
    add_movement(&people, second, "A");
    assert_int_not_equal(privacy_digest(first), privacy_digest(second));
}

static void nobody(void **state) {
    (void)state;
    struct people people = {.count = 0};
    add_set(&people, mean, "");
    assert_true(all_allowed(&people));
    add_set(&people, mean, "");
    assert_true(all_allowed(&people));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_is_allowed),
        cmocka_unit_test(the_same_is_allowed_again),
        cmocka_unit_test(one_or_two_who_differ),
        cmocka_unit_test(another_difference),
        cmocka_unit_test(the_whole_less_its_teams),
        cmocka_unit_test(teams_that_overlap),
        cmocka_unit_test(a_fourth_singles_out),
        cmocka_unit_test(a_month_against_the_whole),
        cmocka_unit_test(figures_are_apart),
        cmocka_unit_test(questions_and_statistics_are_one),
        cmocka_unit_test(movement_and_two_means),
        cmocka_unit_test(movements_of_two),
        cmocka_unit_test(the_known_are_taken_away),
        cmocka_unit_test(known_now_is_known_then),
        cmocka_unit_test(what_was_told_before_blocks_nothing),
        cmocka_unit_test(shown_before_and_known_since),
        cmocka_unit_test(hidden_movements),
        cmocka_unit_test(few_that_differ),
        cmocka_unit_test(one_person_twice),
        cmocka_unit_test(digests),
        cmocka_unit_test(nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
