/* What a room saw, and what is shown of those who kept their results. */
#include "room_store.h"

#include "leadquiz/review.h"

/* Everybody answers, the room sees its figures, and the first `kept` keep theirs. */
static void keep_some(struct room *room, int seats, int kept, bool lead) {
    meet(room, NULL, false);
    join_many(room, seats);
    step_to(room, STEP_OPEN, NOWHERE);
    for (int i = 0; i < seats; i++)
        (void)answer_some(room, &room->seats[i], i, PROMPTS_MOST);
    step_to(room, STEP_CLOSE, NOWHERE);
    step_to(room, STEP_REVEAL, NOWHERE);
    assert_int_equal(reveal(room)->figures.scales[0].withheld, SHOWN);
    for (int i = 0; i < kept; i++) {
        struct take take;
        char name[NAME_BYTES];
        (void)snprintf(name, sizeof name, "made-up-%02d", i);
        take_seat(room, &room->seats[i], &take);
        must(room, take_identify(&take, name, "sunrise", &room->error));
        take.person.consents[CONSENT_SAVE] = take.person.consents[CONSENT_AVERAGE] = true;
        take.person.consents[CONSENT_LEAD] = lead;
        must(room, room_keep(room->store, &room->meeting, &room->seats[i], &take, test_now + i,
                             &room->error));
        take_free(&take);
    }
}

static enum withheld means_of(struct room *room, const char *team, const char *code) {
    const struct review_group group = {team, code};
    struct review review;
    must(room, review_load_of(room->store, room->instrument, &group, test_now + 1000, REVIEW_FRESH,
                              &review, &room->error));
    enum withheld withheld = review.figures.scales[0].withheld;
    review_free(&review);
    return withheld;
}

/* The room less those who kept theirs is who kept nothing. */
static void test_nearly_all_kept(void **state) {
    struct room *room = *state;
    keep_some(room, 12, 11, false);
    assert_int_equal(means_of(room, NULL, room->meeting.code), WITHHELD_CLOSE);
    assert_int_equal(means_of(room, "sunrise", NULL), WITHHELD_CLOSE);
}

static void test_all_but_three_kept(void **state) {
    struct room *room = *state;
    keep_some(room, 12, 9, false);
    assert_int_equal(means_of(room, NULL, room->meeting.code), SHOWN);
}

/* The same figures as the room saw tell nothing new. */
static void test_all_kept(void **state) {
    struct room *room = *state;
    keep_some(room, 12, 12, false);
    assert_int_equal(means_of(room, "sunrise", NULL), SHOWN);
    assert_int_equal(means_of(room, NULL, room->meeting.code), SHOWN);
}

/* What the room saw stays known when the meeting is deleted, or was never remembered. */
static void test_meeting_deleted(void **state) {
    struct room *room = *state;
    keep_some(room, 11, 10, false);
    assert_int_equal(means_of(room, "sunrise", NULL), WITHHELD_CLOSE);
    must(room, store_meeting_delete(room->store, room->meeting.id, &room->error));
    assert_int_equal(means_of(room, "sunrise", NULL), WITHHELD_CLOSE);
    assert_int_equal(means_of(room, NULL, NULL), WITHHELD_CLOSE);
}

static void test_meeting_not_remembered(void **state) {
    struct room *room = *state;
    room->instrument->wording.save_at_meeting = "";
    keep_some(room, 11, 10, false);
    assert_int_equal(means_of(room, "sunrise", NULL), WITHHELD_CLOSE);
}

/* Somebody who kept theirs and is gone is not taken for the one who kept nothing. */
static void test_person_forgotten(void **state) {
    struct room *room = *state;
    struct person person;
    keep_some(room, 12, 12, false);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(store_person_find(room->store, i == 0 ? "made-up-00" : "made-up-01",
                                           &person, &room->error),
                         FOUND);
        must(room, store_person_forget(room->store, person.id, &room->error));
    }
    assert_int_equal(means_of(room, "sunrise", NULL), WITHHELD_CLOSE);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_begin, room_end)
    const struct CMUnitTest tests[] = {
        TEST(test_nearly_all_kept), TEST(test_all_but_three_kept),     TEST(test_all_kept),
        TEST(test_meeting_deleted), TEST(test_meeting_not_remembered), TEST(test_person_forgotten),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
