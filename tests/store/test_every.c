#include "fixture.h"

/* Several calls as one, and all that is kept, one by one. */

enum { START = 1000 };

static const struct store_filter all = {0};

static void test_together(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture), *other = fixture_open(fixture);
    struct person otter = {.name = "otter"}, wren = {.name = "wren"}, read;
    assert_true(store_together_begin(store, true, &fixture->error));
    assert_false(store_together_begin(store, true, &fixture->error));
    assert_sentence(fixture, "the store is in the middle of another change; finish that first");
    assert_true(store_person_save(store, &otter, "1", START, &fixture->error));
    assert_int_equal(store_person_find(other, "otter", &read, &fixture->error), FOUND_NOTHING);
    assert_true(store_person_save(store, &wren, "1", START, &fixture->error));
    assert_int_equal(store_person_find(store, "otter", &read, &fixture->error), FOUND);
    assert_true(store_together_end(store, true, &fixture->error));
    assert_int_equal(store_person_find(other, "wren", &read, &fixture->error), FOUND);
    store_close(other);
    store_close(store);
}

static void test_given_up(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct person otter = {.name = "otter"}, again = {.name = "Otter"}, wren = {.name = "wren"};
    struct person read;
    assert_true(store_together_begin(store, true, &fixture->error));
    assert_true(store_person_save(store, &otter, "1", START, &fixture->error));
    assert_false(store_together_end(store, false, &fixture->error));
    assert_int_equal(store_person_find(store, "otter", &read, &fixture->error), FOUND_NOTHING);
    /* One that fails spoils the others. */
    otter.id = 0;
    assert_true(store_together_begin(store, true, &fixture->error));
    assert_true(store_person_save(store, &otter, "1", START, &fixture->error));
    assert_false(store_person_save(store, &again, "1", START, &fixture->error));
    assert_true(store_person_save(store, &wren, "1", START, &fixture->error));
    assert_false(store_together_end(store, true, &fixture->error));
    assert_sentence(fixture, "one of the changes could not be made, so none was; try again");
    assert_int_equal(store_person_find(store, "wren", &read, &fixture->error), FOUND_NOTHING);
    wren.id = 0;
    assert_true(store_person_save(store, &wren, "1", START, &fixture->error));
    store_close(store);
}

/* What is read together is of one moment. */
static void test_one_view(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture), *other = fixture_open(fixture);
    struct person otter = {.name = "otter"}, read;
    struct store_counts counts;
    assert_true(store_together_begin(store, false, &fixture->error));
    assert_true(store_count(store, &all, &counts, &fixture->error));
    assert_true(store_person_save(other, &otter, "1", START, &fixture->error));
    assert_int_equal(store_person_find(store, "otter", &read, &fixture->error), FOUND_NOTHING);
    assert_true(store_together_end(store, true, &fixture->error));
    assert_int_equal(store_person_find(store, "otter", &read, &fixture->error), FOUND);
    store_close(other);
    store_close(store);
}

static void test_keys(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting first = fixture_sitting(fixture, store, "otter", FORM_FULL, START), read;
    struct sitting again = first, later = first;
    assert_false(store_sitting_begin(store, &again, &fixture->error));
    assert_sentence(fixture, "this sitting is in the store already; begin another one");
    later.started++;
    assert_true(store_sitting_begin(store, &later, &fixture->error));
    assert_int_equal(store_sitting_find(store, START, first.seed, &read, &fixture->error), FOUND);
    assert_int_equal(read.id, first.id);
    assert_int_equal(store_sitting_find(store, START + 2, first.seed, &read, &fixture->error),
                     FOUND_NOTHING);
    assert_int_equal(
        store_sitting_find_seed(store, first.person, first.seed, &read, &fixture->error), FOUND);
    assert_int_equal(read.id, first.id);
    assert_int_equal(
        store_sitting_find_seed(store, first.person + 1, first.seed, &read, &fixture->error),
        FOUND_NOTHING);
    store_close(store);
}

static void test_finished(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct sitting a = fixture_sitting(fixture, store, "otter", FORM_FULL, START);
    struct sitting b = fixture_sitting(fixture, store, "otter", FORM_FULL, START + 1);
    struct sitting c = fixture_sitting(fixture, store, "wren", FORM_FULL, START + 2), list[2];
    fixture_sitting(fixture, store, "otter", FORM_FULL, START + 3);
    fixture_finish(fixture, store, &b, START + 10);
    fixture_finish(fixture, store, &a, START + 11);
    fixture_finish(fixture, store, &c, START + 12);
    assert_int_equal(store_sittings_finished(store, a.person, list, 2, &fixture->error), 2);
    assert_int_equal(list[0].id, b.id);
    assert_int_equal(list[1].id, a.id);
    assert_int_equal(list[1].finished, START + 11);
    assert_int_equal(store_sittings_finished(store, a.person, list, 1, &fixture->error), 2);
    assert_int_equal(store_sittings_finished(store, 99, NULL, 0, &fixture->error), 0);
    store_close(store);
}

struct names {
    char text[200];
    int most;
};

static bool add_name(struct names *names, const char *name, struct error *error) {
    size_t used = strlen(names->text);
    (void)snprintf(names->text + used, sizeof names->text - used, "%s ", name);
    return --names->most != 0 || error_set(error, ERROR_INPUT, "enough");
}

static bool on_person(const struct person *person, void *context, struct error *error) {
    return add_name(context, person->name, error);
}

static bool on_sitting(const struct sitting *sitting, void *context, struct error *error) {
    return add_name(context, sitting->person_name, error);
}

static bool on_questionnaire(const struct questionnaire_kept *kept, void *context,
                             struct error *error) {
    char hash[DIGEST_TEXT];
    digest(kept->bytes, kept->length, hash);
    assert_string_equal(hash, kept->hash);
    return add_name(context, kept->kept == START ? "start" : "later", error);
}

static void test_each(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct names people = {"", 0}, sittings = {"", 0}, questionnaires = {"", 0}, two = {"", 2};
    fixture_sitting(fixture, store, "wren", FORM_FULL, START + 5);
    fixture_sitting(fixture, store, "otter", FORM_FULL, START + 4);
    fixture_sitting(fixture, store, "heron", FORM_FULL, START + 4);
    fixture_sitting(fixture, store, "wren", FORM_FULL, START);
    assert_true(store_people_each(store, &all, on_person, &people, &fixture->error));
    assert_string_equal(people.text, "heron otter wren ");
    /* The later seed of the fixture is the smaller one. */
    assert_true(store_sittings_each(store, &all, on_sitting, &sittings, &fixture->error));
    assert_string_equal(sittings.text, "wren heron otter wren ");
    assert_true(
        store_questionnaires_each(store, &all, on_questionnaire, &questionnaires, &fixture->error));
    assert_string_equal(questionnaires.text, "later ");
    assert_false(store_sittings_each(store, &all, on_sitting, &two, &fixture->error));
    assert_string_equal(two.text, "wren heron ");
    assert_sentence(fixture, "enough");
    store_close(store);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_begin, fixture_end)
    const struct CMUnitTest tests[] = {
        TEST(test_together), TEST(test_given_up), TEST(test_one_view),
        TEST(test_keys),     TEST(test_finished), TEST(test_each),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
