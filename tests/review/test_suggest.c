/* Whom to talk to first. */
#include "../../src/review/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

enum { PEOPLE = 6 };

static struct instrument instrument;
static struct review_person people[PEOPLE];
static struct review review;
static struct review_suggestion suggestions[SUGGESTED_COUNT];

static int set_up(void **state) {
    (void)state;
    memset(&instrument, 0, sizeof instrument);
    memset(people, 0, sizeof people);
    instrument.scale_count = 2;
    for (int i = 0; i < PEOPLE; i++)
        people[i] = (struct review_person){
            .level = 2, .low = 2, .corner = CORNER_GROWING_WANTS, .finished = 1000 + i};
    review = (struct review){.instrument = &instrument, .people = people, .count = PEOPLE};
    return 0;
}

static void test_nothing_to_say(void **state) {
    (void)state;
    assert_int_equal(review_suggest(&review, suggestions), 0);
}

static void test_firm_and_high_first(void **state) {
    (void)state;
    for (int i = 1; i < 5; i++)
        people[i].corner = CORNER_READY_WANTS;
    people[1].level = people[1].high = 4; /* the highest, and between two */
    people[2].level = 3;
    people[3].level = 4;
    people[4].level = 4; /* alike, and answered later */
    assert_int_equal(review_suggest(&review, suggestions), 1);
    assert_int_equal(suggestions[0].why, SUGGESTED_READY);
    assert_int_equal(suggestions[0].person, 4);
    assert_int_equal(suggestions[0].alike, 4);
    people[4].finished = people[3].finished; /* alike in all: by name */
    review_suggest(&review, suggestions);
    assert_int_equal(suggestions[0].person, 3);
    /* As they come from the store, whoever stands there first. */
    struct error error;
    for (int i = 0; i < review.count; i++)
        people[i].name = i == 4 ? "anna" : "Bert";
    assert_true(names_ready(&review, &error));
    review_suggest(&review, suggestions);
    assert_int_equal(suggestions[0].person, 4);
    free(review.order);
    review.order = NULL;
}

static void test_most_falls_first(void **state) {
    (void)state;
    people[0].moved[1] = MOVED_FALL;
    people[2].moved[1] = people[2].level_moved = MOVED_FALL;
    people[3].moved[0] = MOVED_LIKELY_FALL;
    people[4].moved[0] = MOVED_RISE;
    assert_int_equal(review_suggest(&review, suggestions), 1);
    assert_int_equal(suggestions[0].why, SUGGESTED_FALL);
    assert_int_equal(suggestions[0].person, 2);
    assert_int_equal(suggestions[0].alike, 2);
    assert_int_equal(suggestions[0].scale, 1);
    people[2].moved[1] = people[0].moved[1] = MOVED_NOT;
    review_suggest(&review, suggestions);
    assert_int_equal(suggestions[0].scale, NOWHERE);
}

static void test_nobody_twice(void **state) {
    (void)state;
    people[1].corner = CORNER_READY_WANTS;
    people[1].moved[0] = MOVED_FALL;
    people[1].due = people[4].due = people[5].due = true;
    assert_int_equal(review_suggest(&review, suggestions), 2);
    assert_int_equal(suggestions[0].person, 1);
    assert_int_equal(suggestions[1].why, SUGGESTED_DUE);
    assert_int_equal(suggestions[1].person, 4); /* waits longest of those not named */
    assert_int_equal(suggestions[1].alike, 3);
}

static void test_news(void **state) {
    (void)state;
    people[5].moved[0] = MOVED_RISE;
    people[0].moved[0] = MOVED_RISE;
    assert_int_equal(review_news(&review).answered, 0); /* nobody looked before */
    review.looked = 1003;
    assert_int_equal(review_news(&review).answered, 2);
    assert_int_equal(review_news(&review).moved, 1);
}

/* All of one kind can be listed: as many as were counted. */
static void test_those_like_it(void **state) {
    (void)state;
    struct review_choice choice = {.corner = CORNER_COUNT, .search = "x", .sort = SORT_LAST};
    int rows[PEOPLE];
    people[0].corner = people[3].corner = CORNER_READY_WANTS;
    people[1].moved[1] = people[2].level_moved = MOVED_FALL;
    people[4].moved[0] = MOVED_RISE;
    people[1].due = people[3].due = people[5].due = true;
    assert_int_equal(review_suggest(&review, suggestions), SUGGESTED_COUNT);
    for (int i = 0; i < SUGGESTED_COUNT; i++) {
        review_suggested(suggestions[i].why, &choice);
        assert_int_equal(review_choose(&review, &choice, rows), suggestions[i].alike);
    }
    assert_int_equal(choice.sort, SORT_LAST);
}

/* 3 Sep and 7 Nov 2026. */
static void set_dates(struct review_person *person) {
    person->before = INT64_C(1788436800000);
    person->finished = INT64_C(1794052800000);
}

static void test_words(void **state) {
    (void)state;
    char words[REASON_WORDS];
    instrument.scales[0].name = "Achiever";
    instrument.scales[1].name = "Trust";
    set_dates(&people[1]);
    people[1].moved[0] = people[1].moved[1] = MOVED_FALL;
    people[1].was[0] = people[1].was[1] = 88;
    people[1].scales[0] = 70;
    people[1].scales[1] = 60.6F;
    review_suggest(&review, suggestions);
    review_suggestion_words(&review, &suggestions[0], words, sizeof words);
    assert_string_equal(words, "Their Trust score fell clearly, 88 to 61"); /* it fell most */
    people[1].moved[0] = people[1].moved[1] = MOVED_NOT;
    people[1].level_moved = MOVED_FALL;
    people[1].level_was = 3;
    review_suggest(&review, suggestions);
    review_suggestion_words(&review, &suggestions[0], words, sizeof words);
    assert_string_equal(words, "Their level fell clearly, 3 to 2");
    suggestions[0].why = SUGGESTED_DUE;
    review_suggestion_words(&review, &suggestions[0], words, sizeof words);
    assert_string_equal(words, "Last answered on 7 Nov 2026");
}

static void test_reasons(void **state) {
    (void)state;
    char reasons[REASONS_MOST][REASON_WORDS];
    instrument.scales[0].name = "Achiever";
    instrument.scales[1].name = "Trust";
    assert_int_equal(review_reasons(&review, &people[1], reasons), 0);
    set_dates(&people[1]);
    people[1].moved[0] = MOVED_RISE;
    people[1].moved[1] = MOVED_FALL;
    people[1].was[0] = 40;
    people[1].was[1] = 88;
    people[1].scales[0] = 70;
    people[1].scales[1] = 61;
    people[1].due = true;
    assert_int_equal(review_reasons(&review, &people[1], reasons), 3);
    assert_string_equal(reasons[0],
                        "Their Trust score fell clearly: 88 to 61, 3 Sep 2026 to 7 Nov 2026.");
    assert_string_equal(reasons[1],
                        "Their Achiever score rose clearly: 40 to 70, 3 Sep 2026 to 7 Nov 2026.");
    assert_string_equal(reasons[2], "Last answered on 7 Nov 2026: it is time to answer again.");
}

/* What is known about just this person comes before what can be asked of anybody. */
static void test_talks(void **state) {
    (void)state;
    const char *talks[REVIEW_TALKS_MOST];
    instrument.scales[1].talk = "Of the strength?";
    instrument.review.talk_fall = "What is harder?";
    instrument.review.talk_due = "How have you been?";
    instrument.review.corners[CORNER_GROWING_WANTS].talks[0] = "Of the corner?";
    people[1].strength = 1;
    assert_int_equal(review_talks(&review, &people[1], talks), 2);
    assert_string_equal(talks[0], "Of the strength?");
    assert_string_equal(talks[1], "Of the corner?");
    people[1].due = true;
    people[1].moved[0] = MOVED_LIKELY_FALL;
    assert_int_equal(review_talks(&review, &people[1], talks), 3);
    assert_string_equal(talks[0], "How have you been?");
    people[1].moved[0] = MOVED_FALL;
    assert_int_equal(review_talks(&review, &people[1], talks), 3);
    assert_string_equal(talks[0], "What is harder?");
    assert_string_equal(talks[1], "How have you been?");
    assert_string_equal(talks[2], "Of the strength?");
}

int main(void) {
    (void)setenv("TZ", "UTC", 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_nothing_to_say, set_up),
        cmocka_unit_test_setup(test_firm_and_high_first, set_up),
        cmocka_unit_test_setup(test_most_falls_first, set_up),
        cmocka_unit_test_setup(test_nobody_twice, set_up),
        cmocka_unit_test_setup(test_news, set_up),
        cmocka_unit_test_setup(test_those_like_it, set_up),
        cmocka_unit_test_setup(test_words, set_up),
        cmocka_unit_test_setup(test_talks, set_up),
        cmocka_unit_test_setup(test_reasons, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
