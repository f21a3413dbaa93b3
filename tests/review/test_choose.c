/* test_choose.c - search, filters and order of people. */
#include "team_store.h"

#include "../../src/review/names.h"

enum { COUNT = 5 };

static struct review_person people[COUNT];
static struct instrument instrument;
static const struct review review = {.instrument = &instrument, .people = people, .count = COUNT};

static int set_up(void **state) {
    (void)state;
    static const struct {
        const char *name, *team;
        signed char level, low, high, desire, corner;
        float score;
        signed char moved;
    } list[COUNT] = {
        {"Made-Up Anna", "South", 3, 2, 3, 4, CORNER_READY_WANTS, 50, MOVED_NOT},
        {"made-up bert", "", 1, 1, 0, -1, NOWHERE, NAN, MOVED_UNKNOWN},
        {"Made-Up Carl", "north", 4, 4, 0, 0, CORNER_READY_CONTENT, 90, MOVED_RISE},
        {"Made-Up Dora", "North", 0, 0, 0, 4, NOWHERE, 10, MOVED_LIKELY_FALL},
        {"Made-Up Emil", "South", 3, 3, 0, 2, CORNER_COUNT, 50, MOVED_FALL},
    };
    memset(people, 0, sizeof people);
    instrument.scale_count = 1;
    for (int i = 0; i < COUNT; i++) {
        people[i] = (struct review_person){.person = i + 1,
                                           .name = list[i].name,
                                           .team = list[i].team,
                                           .level = list[i].level,
                                           .low = list[i].low,
                                           .high = list[i].high,
                                           .desire = list[i].desire,
                                           .corner = list[i].corner,
                                           .level_moved = MOVED_UNKNOWN,
                                           .finished = 1000 * (i + 1),
                                           .due = i == 1};
        people[i].scales[0] = list[i].score;
        people[i].moved[0] = list[i].moved;
    }
    return 0;
}

static struct review_choice all(void) {
    return (struct review_choice){.corner = NOWHERE};
}

static void assert_chosen(const struct review_choice *choice, const char *wanted) {
    int rows[COUNT];
    char got[COUNT + 1];
    int count = review_choose(&review, choice, rows);
    for (int i = 0; i < count; i++)
        got[i] = "ABCDE"[rows[i]];
    got[count] = '\0';
    assert_string_equal(got, wanted);
}

static void test_filters(void **state) {
    (void)state;
    struct review_choice choice = all();
    assert_chosen(&choice, "ABCDE");
    (void)snprintf(choice.search, sizeof choice.search, "MADE-UP B");
    assert_chosen(&choice, "B");
    (void)snprintf(choice.search, sizeof choice.search, "nor");
    assert_chosen(&choice, "CD");
    (void)snprintf(choice.search, sizeof choice.search, "nobody");
    assert_chosen(&choice, "");
    choice = all();
    choice.team = "south";
    assert_chosen(&choice, "AE");
    choice.team = "";
    assert_chosen(&choice, "B");
    choice = all();
    choice.level = 3;
    assert_chosen(&choice, "AE");
    choice.level = 2; /* may as well be */
    assert_chosen(&choice, "A");
    choice = all();
    choice.from = 2000;
    choice.until = 4000;
    assert_chosen(&choice, "BC");
    choice = all();
    choice.moved = MOVED_CLEARLY;
    assert_chosen(&choice, "CE");
    choice.moved = MOVED_UP;
    assert_chosen(&choice, "C");
    choice.moved = MOVED_DOWN;
    assert_chosen(&choice, "E");
    people[0].level_moved = MOVED_FALL;
    assert_chosen(&choice, "AE");
    choice.moved_in = 1; /* in that scale alone */
    assert_chosen(&choice, "E");
    choice = all();
    choice.due = true;
    assert_chosen(&choice, "B");
    choice = all();
    choice.corner = CORNER_COUNT;
    assert_chosen(&choice, "E");
    choice.corner = CORNER_READY_WANTS;
    assert_chosen(&choice, "A");
}

static void assert_sorted(enum review_sort sort, const char *rising, const char *falling) {
    struct review_choice choice = all();
    choice.sort = sort;
    assert_chosen(&choice, rising);
    choice.falling = true;
    assert_chosen(&choice, falling);
}

static void test_order(void **state) {
    (void)state;
    assert_sorted(SORT_NAME, "ABCDE", "EDCBA");
    assert_sorted(SORT_TEAM, "CDAEB", "AECDB"); /* nobody's team is last */
    assert_sorted(SORT_LEVEL, "BAECD", "CEABD");
    assert_sorted(SORT_DESIRE, "CEADB", "ADECB");
    assert_sorted(SORT_LAST, "ABCDE", "EDCBA");
    assert_sorted(SORT_SCALE, "DAECB", "CAEDB"); /* alike: by name, whichever way */
    assert_sorted(SORT_MOVED, "EDACB", "CADEB");
    people[0].level_moved = MOVED_FALL; /* a level counts more than scales */
    assert_sorted(SORT_MOVED, "AEDCB", "CDEAB");
}

static void assert_found(const struct review *of, const char *search, const char *wanted) {
    struct review_choice choice = all();
    int rows[COUNT];
    char got[COUNT + 1] = "";
    (void)snprintf(choice.search, sizeof choice.search, "%s", search);
    int count = review_choose(of, &choice, rows);
    for (int i = 0; i < count; i++)
        got[i] = "ABCDE"[rows[i]];
    assert_string_equal(got, wanted);
}

/* With the order of names, which keeps what it folded, and without. */
static void test_search_without_accents(void **state) {
    struct review known = review;
    struct error error;
    (void)state;
    people[0].name = "Made-Up \303\205ngstr\303\266m";
    people[1].name = "Made-Up \303\221and\303\272";
    people[2].name = "made-up Zo\303\253";
    people[3].team = "\305\201\303\263d\305\272";
    assert_true(names_ready(&known, &error));
    for (int i = 0; i < 2; i++) {
        const struct review *of = i == 0 ? &review : &known;
        assert_found(of, "angs", "A");
        assert_found(of, "\303\245NGSTROM", "A");
        assert_found(of, "nan", "B");
        assert_found(of, "ZO\303\213", "C");
        assert_found(of, "lodz", "D");
        assert_found(of, "emil", "E");
        assert_found(of, "\303\211mil", "E");
        assert_found(of, "nanz", "");
    }
    struct review_choice choice = all();
    int rows[COUNT], south_first[] = {3, 2, 4, 0, 1};
    people[0].team = "S\303\274d";
    people[4].team = "\303\226st";
    choice.sort = SORT_TEAM;
    names_free(&known);
    assert_true(names_ready(&known, &error));
    assert_int_equal(review_choose(&known, &choice, rows), COUNT);
    assert_memory_equal(rows, south_first, sizeof rows);
    names_free(&known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_filters, set_up),
        cmocka_unit_test_setup(test_order, set_up),
        cmocka_unit_test_setup(test_search_without_accents, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
