/* Whose answers count in figures about the questions, and which of their sittings. */
#include "fixture.h"

enum { SEEN_MOST = 16 };

struct seen {
    int count;
    int first[SEEN_MOST]; /* answers to the first item */
    int stop_after;
};

static bool see(int64_t sitting, int64_t person, const struct answers *answers, void *context,
                struct error *error) {
    struct seen *seen = context;
    assert_true(sitting > 0 && person > 0);
    assert_true(seen->count < SEEN_MOST);
    seen->first[seen->count++] = answers->list[0].value;
    return seen->count != seen->stop_after ||
           error_set(error, ERROR_INTERRUPTED, "stopped by the test");
}

static struct seen all(struct fixture *fixture, struct store *store, enum form form) {
    struct seen seen = {.count = 0};
    if (!store_each_answers(store, fixture->instrument, form, see, &seen, &fixture->error))
        fail_msg("%s", fixture->error.sentence);
    return seen;
}

/* A finished sitting whose first item has the answer `first`. */
static void sit(struct fixture *fixture, struct store *store, const char *name, enum form form,
                int first, enum quality quality, int64_t now) {
    struct sitting sitting = fixture_sitting(fixture, store, name, form, now);
    struct answers answers;
    struct result result;
    fixture_answers(fixture->instrument, &answers);
    answers.list[0].value = (int8_t)first;
    scoring_compute(fixture->instrument, form, &answers, NULL, &result);
    result.quality = quality;
    if (!store_sitting_finish(store, sitting.id, fixture->instrument, &answers, &result, now + 1,
                              &fixture->error))
        fail_msg("%s", fixture->error.sentence);
}

static void agree(struct fixture *fixture, struct store *store, const char *name, bool average,
                  bool research) {
    struct person person;
    assert_int_equal(store_person_find(store, name, &person, &fixture->error), FOUND);
    person.consents[CONSENT_AVERAGE] = average;
    person.consents[CONSENT_RESEARCH] = research;
    assert_true(store_person_save(store, &person, "1", NOW, &fixture->error));
}

static void last_sitting(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    assert_int_equal(all(fixture, store, FORM_FULL).count, 0);
    sit(fixture, store, "made-up ant", FORM_FULL, 1, QUALITY_GOOD, 1000);
    sit(fixture, store, "made-up ant", FORM_FULL, 2, QUALITY_LOOK, 3000);
    sit(fixture, store, "made-up ant", FORM_FULL, 3, QUALITY_GOOD, 2000);
    sit(fixture, store, "made-up bee", FORM_FULL, 4, QUALITY_GOOD, 1500);
    fixture_sitting(fixture, store, "made-up bee", FORM_FULL, 9000); /* still open */
    struct seen seen = all(fixture, store, FORM_FULL);
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.first[0], 2);
    assert_int_equal(seen.first[1], 4);
    assert_int_equal(all(fixture, store, FORM_SHORT).count, 0);
    sit(fixture, store, "made-up bee", FORM_SHORT, 5, QUALITY_GOOD, 9500);
    assert_int_equal(all(fixture, store, FORM_SHORT).first[0], 5);
    assert_int_equal(all(fixture, store, FORM_FULL).first[1], 4);
    store_close(store);
}

static void poor_sittings(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    sit(fixture, store, "made-up ant", FORM_FULL, 1, QUALITY_GOOD, 1000);
    sit(fixture, store, "made-up ant", FORM_FULL, 2, QUALITY_POOR, 2000);
    sit(fixture, store, "made-up bee", FORM_FULL, 3, QUALITY_POOR, 1000);
    sit(fixture, store, "made-up bee", FORM_FULL, 4, QUALITY_POOR, 2000);
    struct seen seen = all(fixture, store, FORM_FULL);
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.first[0], 1);
    assert_int_equal(seen.first[1], 4);
    store_close(store);
}

static void consents(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    const char *const names[] = {"made-up ant", "made-up bee", "made-up cat", "made-up dog"};
    for (int i = 0; i < 4; i++) {
        sit(fixture, store, names[i], FORM_FULL, i + 1, QUALITY_GOOD, 1000 + i);
        agree(fixture, store, names[i], i & 1, i & 2);
    }
    /* Averages of a team are another matter. */
    struct seen seen = all(fixture, store, FORM_FULL);
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.first[0], 3);
    assert_int_equal(seen.first[1], 4);
    agree(fixture, store, "made-up cat", true, false); /* withdrawn */
    assert_int_equal(all(fixture, store, FORM_FULL).count, 1);
    store_close(store);
}

/* Another questionnaire, and what others said of a person. */
static void others(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct instrument other = *fixture->instrument;
    sit(fixture, store, "made-up ant", FORM_FULL, 1, QUALITY_GOOD, 1000);
    sit(fixture, store, "made-up bee", FORM_FULL, 2, QUALITY_GOOD, 1100);
    store_close(store);
    outside(fixture->path, "UPDATE sitting SET role = 1, subject = 2 WHERE person = 1");
    store = fixture_open(fixture);
    struct seen seen = all(fixture, store, FORM_FULL);
    assert_int_equal(seen.count, 1);
    assert_int_equal(seen.first[0], 2);
    other.hash[0] = other.hash[0] == '0' ? '1' : '0';
    seen = (struct seen){.count = 0};
    assert_true(store_each_answers(store, &other, FORM_FULL, see, &seen, &fixture->error));
    assert_int_equal(seen.count, 0);
    store_close(store);
}

static void stopped_and_damaged(void **state) {
    struct fixture *fixture = *state;
    struct store *store = fixture_open(fixture);
    struct seen seen = {.stop_after = 1};
    sit(fixture, store, "made-up ant", FORM_FULL, 1, QUALITY_GOOD, 1000);
    sit(fixture, store, "made-up bee", FORM_FULL, 2, QUALITY_GOOD, 1100);
    assert_false(
        store_each_answers(store, fixture->instrument, FORM_FULL, see, &seen, &fixture->error));
    assert_int_equal(seen.count, 1);
    assert_string_equal(fixture->error.sentence, "stopped by the test");
    store_close(store);
    outside(fixture->path, "UPDATE sitting SET answers = x'CC' WHERE person = 2");
    store = fixture_open(fixture);
    seen = (struct seen){.count = 0};
    assert_false(
        store_each_answers(store, fixture->instrument, FORM_FULL, see, &seen, &fixture->error));
    assert_int_equal(seen.count, 1);
    assert_non_null(strstr(fixture->error.sentence,
                           "the answers of a sitting in it do not belong to its questionnaire"));
    store_close(store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(last_sitting, fixture_begin, fixture_end),
        cmocka_unit_test_setup_teardown(poor_sittings, fixture_begin, fixture_end),
        cmocka_unit_test_setup_teardown(consents, fixture_begin, fixture_end),
        cmocka_unit_test_setup_teardown(others, fixture_begin, fixture_end),
        cmocka_unit_test_setup_teardown(stopped_and_damaged, fixture_begin, fixture_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
