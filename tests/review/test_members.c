/* test_members.c - a group as members, in the order of their sittings. */
#include "team_store.h"

#include "../../src/review/internal.h"

enum { COUNT = 3000 };

static int64_t chance(uint64_t *seed, int bits) { /* Knuth's MMIX generator */
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)(*seed >> (64 - bits));
}

static void test_order(void **state) {
    (void)state;
    static struct privacy_member members[COUNT];
    struct error error;
    uint64_t seed = 20261121, sum = 0;
    for (int bits = 1; bits < 64; bits += 7) {
        for (int i = 0; i < COUNT; i++) {
            members[i] = (struct privacy_member){.sitting = chance(&seed, bits), .person = i};
            sum += (uint64_t)members[i].sitting * (uint64_t)(i + 1);
        }
        assert_true(sort_members(members, COUNT, &error));
        for (int i = 0; i < COUNT; i++) {
            sum -= (uint64_t)members[i].sitting * (uint64_t)(members[i].person + 1);
            assert_true(i == 0 || members[i - 1].sitting < members[i].sitting ||
                        (members[i - 1].sitting == members[i].sitting &&
                         members[i - 1].person < members[i].person));
        }
        assert_true(sum == 0);
    }
    assert_true(sort_members(members, 0, &error));
}

static void test_what_a_row_counts_in(void **state) {
    struct team *team = *state;
    struct group group = {.instrument = team->instrument};
    struct counted last = {.sitting = 9, .level = 2, .desire = -1};
    struct counted before = {.sitting = 4, .level = 1, .desire = 3};
    struct group_row row = {.person = 7, .known_before = true, .extra = PRIVACY_ITEMS};
    struct privacy_member *members;
    size_t count;
    for (int s = 0; s < SCALES_MOST; s++) {
        last.scales[s] = s == 1 ? NAN : 50;
        before.scales[s] = s == 2 ? NAN : 40;
    }
    must(team, group_add(&group, &row, &last, &before, &team->error));
    must(team, group_members(&group, GROUP_FIGURES, &members, &count, &team->error));
    uint64_t moved = PRIVACY_MOVEMENT(0) | PRIVACY_MOVEMENT(3) | PRIVACY_MOVEMENT(4);
    uint64_t means = PRIVACY_MEAN(0) | PRIVACY_MEAN(2) | PRIVACY_MEAN(3) | PRIVACY_MEAN(4);
    assert_int_equal(count, 2);
    must(team, sort_members(members, count, &team->error));
    assert_int_equal(members[0].sitting, 4);
    assert_true(members[0].counts == 0 && members[0].minus == moved && members[0].known);
    assert_int_equal(members[1].sitting, 9);
    assert_true(members[1].counts == (means | moved | PRIVACY_LEVELS | PRIVACY_ITEMS));
    assert_true(members[1].minus == 0 && members[1].person == 7 && !members[1].known);
    free(members);
    must(team, group_members(&group, GROUP_MEANS, &members, &count, &team->error));
    assert_int_equal(count, 1);
    assert_true(members[0].counts == (means | PRIVACY_ITEMS));
    free(members);
    group_free(&group);
}

/* Of somebody who took the consent back, what was finished before. */
static void test_known_until(void **state) {
    struct team *team = *state;
    struct audit audit = {.knows = true, .store = team->store};
    int64_t person = take_part(team, 1, "north", AVERAGE, NULL), finished = 0;
    struct privacy_member members[] = {{.sitting = 1, .person = person},
                                       {.sitting = 999, .person = person},
                                       {.sitting = 1, .person = person + 1}};
    assert_int_equal(store_finished(team->store, 1, &finished, &team->error), FOUND);
    must(team, audit_mark_known(&audit, members, 3, &team->error));
    assert_false(members[0].known || members[1].known || members[2].known);
    must(team, known_add(&audit.known, person, finished, &team->error));
    must(team, audit_mark_known(&audit, members, 3, &team->error));
    assert_false(members[0].known || members[1].known || members[2].known);
    must(team, known_add(&audit.known, person, finished + 1, &team->error));
    must(team, audit_mark_known(&audit, members, 3, &team->error));
    assert_true(members[0].known && !members[1].known && !members[2].known);
    must(team, known_add(&audit.known, person, INT64_MAX, &team->error));
    must(team, audit_mark_known(&audit, members, 3, &team->error));
    assert_true(members[0].known && members[1].known && !members[2].known);
    known_free(&audit.known);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test_setup_teardown(test_what_a_row_counts_in, team_begin, team_end),
        cmocka_unit_test_setup_teardown(test_known_until, team_begin, team_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
