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
    must(room, review_load(room->store, room->instrument, &group, test_now + 1000, REVIEW_FRESH,
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

/* ---- consents ---- */

static void log_of(struct room *room, int64_t person, char text[200]) {
    struct consent_given log[16];
    int count = store_consents(room->store, person, log, 16, &room->error);
    assert_in_range(count, 0, 16);
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        size_t used = strlen(text);
        (void)snprintf(text + used, 200 - used, "%d %s %s, ", (int)log[i].consent,
                       log[i].granted ? "Yes" : "No", log[i].version);
    }
}

static void assert_offered(struct room *room, const struct take *take, bool at_meeting, bool save,
                           bool lead) {
    bool offered[CONSENT_COUNT];
    must(room, take_offered(take, at_meeting, offered, &room->error));
    assert_int_equal(offered[CONSENT_SAVE], save);
    assert_int_equal(offered[CONSENT_LEAD], lead);
    char words[200];
    take_offered_words(take, offered, words, sizeof words);
    assert_string_equal(
        words,
        !save
            ? "You said Yes to some of this before, to other words. So it is asked again, and begins with No."
            : "");
}

/* A Yes is offered again where it was said to the words that are asked now, and each words that
 * somebody says Yes to are in the log. */
static void test_words_of_consents(void **state) {
    struct room *room = *state;
    struct take take;
    char text[200];
    struct person person = {.name = "made-up-00",
                            .consents = {[CONSENT_SAVE] = true, [CONSENT_LEAD] = true}};
    must(room, store_person_save(room->store, &person, "3", test_now, &room->error));
    keep_some(room, 5, 0, false);
    take_seat(room, &room->seats[0], &take);
    must(room, take_identify(&take, "made-up-00", NULL, &room->error));
    assert_offered(room, &take, false, false, false);
    must(room, take_keep_consents(room->store, room->instrument, &person, test_now, &room->error));
    assert_offered(room, &take, false, true, true);
    assert_offered(room, &take, true, false, true);
    take.asked = true;
    must(room,
         room_keep(room->store, &room->meeting, &room->seats[0], &take, test_now, &room->error));
    log_of(room, person.id, text);
    assert_string_equal(text, "0 Yes 3, 0 Yes 4, 0 Yes 4-meeting, 2 Yes 3, 2 Yes 4, ");
    assert_offered(room, &take, true, true, true);
    assert_offered(room, &take, false, true, true);
    must(room, take_keep_consents(room->store, room->instrument, &person, test_now, &room->error));
    log_of(room, person.id, text);
    assert_string_equal(text, "0 Yes 3, 0 Yes 4, 0 Yes 4-meeting, 2 Yes 3, 2 Yes 4, ");
    take_free(&take);
}

/* Whoever was not asked said nothing. */
static void test_not_asked(void **state) {
    struct room *room = *state;
    struct take take;
    char text[200];
    struct person person = {.name = "made-up-00", .consents = {[CONSENT_SAVE] = true}};
    must(room, store_person_save(room->store, &person, "3", test_now, &room->error));
    take_init(&take, room->instrument, room->store);
    must(room, take_identify(&take, "made-up-00", NULL, &room->error));
    must(room, take_begin(&take, FORM_FULL, 1, test_now, &room->error));
    log_of(room, person.id, text);
    assert_string_equal(text, "0 Yes 3, ");
    take_free(&take);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_begin, room_end)
    const struct CMUnitTest tests[] = {
        TEST(test_nearly_all_kept),
        TEST(test_all_but_three_kept),
        TEST(test_all_kept),
        TEST(test_meeting_deleted),
        TEST(test_meeting_not_remembered),
        TEST(test_person_forgotten),
        TEST(test_words_of_consents),
        TEST(test_not_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
