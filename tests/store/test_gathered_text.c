#include "fixture.h"

#include "../../src/store/gathered.h"

/* What others wrote into the blocks comes out of them clean: names and teams, wherever in them the
 * bytes stand, for eight are looked at at once. */

static const char name[] = "test-heron-of-the-river", team[] = "test-team-of-the-lake";

struct told {
    char name[NAME_BYTES], team[NAME_BYTES];
    int count;
};

static bool tell(const struct standing *standing, void *context, struct error *error) {
    struct told *told = context;
    (void)error;
    (void)snprintf(told->name, sizeof told->name, "%s", standing->name);
    (void)snprintf(told->team, sizeof told->team, "%s", standing->team);
    told->count++;
    return true;
}

static void must(const struct fixture *fixture, bool done) {
    if (!done)
        fail_msg("%s", fixture->error.sentence);
}

static struct store *open_gathered(struct fixture *fixture) {
    struct store *store = fixture_open(fixture);
    struct person person = {.consents = {true, true, true, true}};
    memcpy(person.name, name, sizeof name);
    memcpy(person.team, team, sizeof team);
    must(fixture, store_person_save(store, &person, "1", 1000, &fixture->error));
    struct sitting sitting = fixture_sitting(fixture, store, name, FORM_FULL, 2000);
    struct answers answers;
    struct result result;
    fixture_answers(fixture->instrument, &answers);
    scoring_compute(fixture->instrument, FORM_FULL, &answers, NULL, &result);
    result.quality = QUALITY_GOOD;
    must(fixture, store_sitting_finish(store, sitting.id, fixture->instrument, &answers, &result,
                                       3000, &fixture->error));
    return store;
}

/* Put the bytes into the block at `place` of what it holds, and read it. */
static void read_with(struct fixture *fixture, struct series *series, const char *held, int place,
                      const char *bytes, struct told *told) {
    struct error *error = &fixture->error;
    char sql[512], hostile[NAME_BYTES];
    unsigned char *people = NULL;
    size_t length = 0;
    (void)snprintf(hostile, sizeof hostile, "%s", held);
    for (size_t i = 0; bytes[i] != '\0'; i++)
        hostile[(size_t)place + i] = bytes[i];
    (void)snprintf(sql, sizeof sql,
                   "UPDATE gathered SET people = CAST(replace(people, '%s', '%s') AS BLOB)", held,
                   hostile);
    must(fixture, database_run(series->store, "SAVEPOINT sound", error) &&
                      database_run(series->store, sql, error));
    assert_int_equal(gathered_people(series, FORM_FULL, &people, &length, error), FOUND);
    told->count = 0;
    must(fixture, gathered_standings_each(series, people, length, tell, told, error));
    must(fixture, database_run(series->store, "ROLLBACK TO sound", error) &&
                      database_run(series->store, "RELEASE sound", error));
    gathered_free(series->store);
}

static void assert_clean(const char *held, int place, const char *bytes, const char *told) {
    char clean[NAME_BYTES], hostile[NAME_BYTES];
    (void)snprintf(hostile, sizeof hostile, "%s", held);
    memcpy(hostile + place, bytes, strlen(bytes));
    text_clean(hostile, strlen(hostile), clean, sizeof clean);
    if (strcmp(clean, hostile) == 0 || strcmp(clean, told) != 0)
        fail_msg("at %d: \"%s\" instead of \"%s\"", place, told, clean);
}

static void test_what_the_blocks_hold_comes_out_clean(void **state) {
    static const char *const bytes[] = {"\x1b[2J",      "\n",           "\x7f",    "\xff",
                                        "\xe2\x80\xae", "\xe2\x80\x8b", "\xc2\x9b"};
    struct fixture *fixture = *state;
    struct store *store = open_gathered(fixture);
    struct series series;
    struct told told;
    must(fixture, store_together_begin(store, true, &fixture->error));
    assert_int_equal(series_begin(&series, store, fixture->instrument, &fixture->error), FOUND);
    must(fixture, gathered_fill(&series, FORM_FULL, &fixture->error));
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++)
        for (int place = 0; place + strlen(bytes[i]) < sizeof team; place++) {
            read_with(fixture, &series, name, place, bytes[i], &told);
            assert_int_equal(told.count, 1);
            assert_clean(name, place, bytes[i], told.name);
            assert_string_equal(told.team, team);
            read_with(fixture, &series, team, place, bytes[i], &told);
            assert_clean(team, place, bytes[i], told.team);
            assert_string_equal(told.name, name);
        }
    series_end(&series);
    must(fixture,
         store_together_end(store, false, &fixture->error) || fixture->error.kind == ERROR_NONE);
    store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_what_the_blocks_hold_comes_out_clean, fixture_begin,
                                        fixture_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
