/* A meeting that answers the form, each at their own pace. */
#include "room_store.h"

static void expect(struct room *room, int seats, int begun, int done) {
    struct room_counts counts = counted(room);
    assert_int_equal(counts.seats, seats);
    assert_int_equal(counts.begun, begun);
    assert_int_equal(counts.done, done);
}

/* Everybody answers all; counts are right after each. */
static void answer_all(struct room *room) {
    struct room_counts before = counted(room);
    for (int i = 0; i < room->count; i++) {
        int given = answer_some(room, &room->seats[i], i, PROMPTS_MOST);
        struct room_counts after = counted(room);
        assert_int_equal(after.done, before.done + 1);
        assert_int_equal(after.begun, before.begun + 1);
        assert_int_equal(after.answers, before.answers + given);
        assert_hidden(room);
        before = after;
    }
}

static void to_reveal(struct room *room) {
    step_to(room, STEP_CLOSE, NOWHERE);
    assert_hidden(room);
    step_to(room, STEP_REVEAL, NOWHERE);
}

static void assert_result_of_12(const struct room *room, const struct room_result *result) {
    assert_int_equal(result->people, 12);
    for (int s = 0; s < room->instrument->scale_count; s++) {
        assert_int_equal(result->figures.scales[s].withheld, SHOWN);
        assert_int_equal(result->figures.scales[s].people, 12);
    }
    assert_int_equal(result->figures.desire.withheld, SHOWN);
    assert_true(result->question_count > 20);
    assert_int_equal(result->questions[0].rounds, 1);
    assert_int_equal(result->questions[0].counts[0].withheld, SHOWN);
    assert_int_equal(result->questions[0].counts[0].people, 12);
    for (int i = 1; i < result->question_count; i++)
        assert_true(result->questions[i - 1].split >= result->questions[i].split);
}

static bool find_form(const struct publication *publication, void *context, struct error *error) {
    struct room *room = context;
    char scope[SCOPE_BYTES];
    (void)error;
    (void)snprintf(scope, sizeof scope, "meeting:%s:form", room->meeting.code);
    assert_string_equal(publication->scope, scope);
    room->published++;
    return true;
}

/* What may be shown is decided with the step: whoever looks writes nothing. */
static void assert_decided(struct room *room) {
    int64_t before = 0, after = 0;
    must(room, store_publications_each(room->store, room->instrument, FORM_FULL, NULL, find_form,
                                       room, &room->error));
    assert_int_equal(room->published, 1);
    must(room, store_version(room->store, &before, &room->error));
    assert_result_of_12(room, reveal(room));
    must(room, store_version(room->store, &after, &room->error));
    assert_true(before == after);
}

static void test_whole_life(void **state) {
    struct room *room = *state;
    meet(room, NULL, true);
    assert_hidden(room);
    expect(room, 0, 0, 0);
    join_many(room, 12);
    expect(room, 12, 0, 0);
    step_to(room, STEP_OPEN, NOWHERE);
    answer_all(room);
    expect(room, 12, 12, 12);
    to_reveal(room);
    assert_decided(room);
    assert_result_of_12(room, reveal(room)); /* shown again, all the same */
    int split = room->result.questions[0].prompt;
    struct group_counts first = room->result.questions[0].counts[0];

    step_to(room, STEP_AGAIN, split);
    assert_int_equal(room->meeting.round, 2);
    expect(room, 12, 0, 0);
    for (int i = 0; i < 12; i++)
        vote(room, &room->seats[i], i < 6 ? 2 : 5);
    expect(room, 12, 12, 12);
    to_reveal(room);
    const struct room_result *result = reveal(room);
    assert_int_equal(result->question_count, 1);
    assert_int_equal(result->people, 12);
    assert_int_equal(result->questions[0].prompt, split);
    assert_int_equal(result->questions[0].rounds, 2);
    assert_memory_equal(&result->questions[0].counts[0], &first, sizeof first);
    const struct group_counts *second = &result->questions[0].counts[1];
    assert_int_equal(second->withheld, SHOWN);
    assert_int_equal(second->people, 12);
    assert_int_equal(result->figures.scales[0].withheld, WITHHELD_NONE);

    step_to(room, STEP_WHOLE, NOWHERE);
    result = reveal(room);
    assert_int_equal(result->people, 12);
    assert_int_equal(result->questions[0].prompt, split);
    assert_int_equal(result->questions[0].rounds, 2);
    step_to(room, STEP_END, NOWHERE);
    result = reveal(room);
    assert_int_equal(result->people, 12);
    assert_int_equal(result->questions[0].rounds, 2);
    assert_int_equal(result->questions[0].counts[1].people, 12);
}

/* Means from 5 people on, counts from 10; whoever is too few is told so. */
static void test_small_rooms(void **state) {
    static const int sizes[] = {4, 5, 9, 10};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct room *room = *state;
        meet(room, NULL, false);
        join_many(room, sizes[i]);
        step_to(room, STEP_OPEN, NOWHERE);
        answer_all(room);
        to_reveal(room);
        const struct room_result *result = reveal(room);
        enum withheld mean = sizes[i] < 5 ? WITHHELD_FEW : SHOWN;
        enum withheld count = sizes[i] < 10 ? WITHHELD_FEW : SHOWN;
        assert_int_equal(result->people, sizes[i]);
        for (int s = 0; s < room->instrument->scale_count; s++)
            assert_int_equal(result->figures.scales[s].withheld, mean);
        assert_int_equal(result->figures.desire.withheld, count);
        for (int q = 0; q < result->question_count; q++) {
            if (count != SHOWN)
                assert_int_equal(result->questions[q].counts[0].withheld, WITHHELD_FEW);
        }
        assert_int_equal(result->questions[0].counts[0].withheld, count);
        assert_int_equal(result->questions[0].counts[0].people, count == SHOWN ? 10 : 0);
    }
}

/* No cell of any count holds one or two. */
static void test_no_small_cells(void **state) {
    struct room *room = *state;
    meet(room, NULL, false);
    join_many(room, 13);
    step_to(room, STEP_OPEN, NOWHERE);
    answer_all(room);
    to_reveal(room);
    const struct room_result *result = reveal(room);
    int shown = 0;
    for (int q = 0; q < result->question_count; q++) {
        const struct group_counts *counts = &result->questions[q].counts[0];
        shown += counts->withheld == SHOWN;
        for (int i = 0; i < counts->cell_count; i++)
            assert_true(counts->cells[i].people == 0 || counts->cells[i].people >= 3);
    }
    assert_true(shown > 10);
}

/* Careless and unfinished seats count in nothing, and leave the others as they are. */
static void test_poor_and_unfinished(void **state) {
    struct room *room = *state;
    struct take take;
    int given = 0;
    meet(room, NULL, false);
    join_many(room, 12);
    step_to(room, STEP_OPEN, NOWHERE);
    for (int i = 0; i < 10; i++)
        (void)answer_some(room, &room->seats[i], i, PROMPTS_MOST);
    assert_int_equal(answer_some(room, &room->seats[10], 10, 7), 7);
    take_seat(room, &room->seats[11], &take);
    for (int prompt; (prompt = quiz_prompt(&take.quiz)) != NOWHERE; given++) {
        const struct item *item = instrument_item(room->instrument, prompt);
        must(room, take_answer(&take, prompt, item != NULL ? 3 : answer_of(room, prompt, 1), 200,
                               test_now, &room->error));
        (void)take_forward(&take, test_now);
    }
    take_free(&take);
    struct room_counts counts = counted(room);
    assert_int_equal(counts.done, 11);
    assert_int_equal(counts.begun, 12);
    to_reveal(room);
    const struct room_result *result = reveal(room);
    assert_int_equal(result->people, 10);
    assert_int_equal(result->figures.scales[0].people, 10);
    assert_int_equal(result->questions[0].counts[0].people, 10);
}

/* The line drops in the middle; the word leads back to the same question. */
static void test_dropped_seat_comes_back(void **state) {
    struct room *room = *state;
    struct room_seat back;
    struct take take;
    meet(room, NULL, true);
    struct room_seat *seat = join_as(room, "Made-Up Max");
    step_to(room, STEP_OPEN, NOWHERE);
    (void)answer_some(room, seat, 1, 9);
    store_close(room->store);
    room->store = store_open(room->database, &room->error);
    must(room, room->store != NULL);
    char typed[NAME_BYTES + 2];
    (void)snprintf(typed, sizeof typed, " %s ", seat->word);
    *strchr(typed, '-') = ' ';
    assert_int_equal(room_return(room->store, &room->meeting, typed, "made-up max", test_now, &back,
                                 &room->error),
                     FOUND);
    assert_memory_equal(&back, seat, sizeof back);
    take_seat(room, &back, &take);
    assert_int_equal(quiz_answered(&take.quiz), 9);
    assert_int_equal(take.quiz.position, 9);
    assert_false(take_loses(&take));
    must(room, take_back(&take, test_now));
    take_free(&take);
    take_seat(room, &back, &take);
    assert_int_equal(take.quiz.position, 8);
    take_free(&take);

    char sentence[300];
    (void)snprintf(sentence, sizeof sentence,
                   "this meeting has no seat with the word %s and that code name; look at both "
                   "once more, or join anew",
                   seat->word);
    for (int i = 0; i < 2; i++)
        refused(room,
                room_return(room->store, &room->meeting, seat->word, i == 0 ? "Made-Up Mia" : NULL,
                            test_now, &back, &room->error) == FOUND,
                sentence);
    refused(room,
            room_return(room->store, &room->meeting, "no-word", "Made-Up Max", test_now, &back,
                        &room->error) == FOUND,
            "this meeting has no seat with the word no-word and that code name; look at both once "
            "more, or join anew");
}

/* ---- the person's own ---- */

static void test_own_result_and_keeping(void **state) {
    struct room *room = *state;
    struct take take;
    struct person person;
    struct result kept;
    struct sitting sitting;
    meet(room, NULL, false);
    join_many(room, 6);
    step_to(room, STEP_OPEN, NOWHERE);
    answer_all(room);
    struct room_seat *seat = &room->seats[2];
    take_seat(room, seat, &take);
    must(room, take_identify(&take, "calm-heron", "Made-Up Team", &room->error));
    refused(room, room_keep(room->store, &room->meeting, seat, &take, test_now, &room->error),
            "nobody sees a result before the facilitator reveals it");
    to_reveal(room);
    must(room, take_finish(&take, test_now, &room->error));
    assert_true(take.result.scales[0].known);
    assert_int_equal(store_person_find(room->store, "calm-heron", &person, &room->error),
                     FOUND_NOTHING);
    refused(room, room_keep(room->store, &room->meeting, seat, &take, test_now, &room->error),
            "to keep the result takes a code name and the consent to save it");
    take.person.consents[CONSENT_SAVE] = take.person.consents[CONSENT_AVERAGE] = true;
    must(room, room_keep(room->store, &room->meeting, seat, &take, test_now + 5, &room->error));
    assert_true(seat->kept && take.finished && take.seat == 0 && take.sitting.id > 0);
    assert_int_equal(store_person_find(room->store, "calm-heron", &person, &room->error), FOUND);
    assert_string_equal(person.team, "Made-Up Team");
    assert_int_equal(
        store_result_load(room->store, take.sitting.id, room->instrument, &kept, &room->error),
        FOUND);
    for (int s = 0; s < room->instrument->scale_count; s++)
        assert_true(kept.scales[s].value == take.result.scales[s].value);
    assert_int_equal(take.sitting.meeting, room->meeting.id);
    assert_int_equal(store_sitting_get(room->store, take.sitting.id, &sitting, &room->error),
                     FOUND);
    assert_int_equal(sitting.meeting, room->meeting.id);
    must(room, take_choose_action(&take, NOWHERE, -1, "Listen first", test_now + 9, test_now + 6,
                                  &room->error));
    take_free(&take);

    /* Once, and the room sees the same as before. */
    take_seat(room, seat, &take);
    must(room, take_identify(&take, "bold-wren", NULL, &room->error));
    take.person.consents[CONSENT_SAVE] = true;
    refused(room, room_keep(room->store, &room->meeting, seat, &take, test_now + 7, &room->error),
            "the answers of this seat are kept under a code name already");
    assert_int_equal(store_person_find(room->store, "bold-wren", &person, &room->error),
                     FOUND_NOTHING);
    take_free(&take);
    assert_int_equal(reveal(room)->people, 6);
    assert_int_equal(room->result.figures.scales[0].withheld, SHOWN);
    must(room, room_delete(room->store, &room->meeting, &room->error));
    assert_int_equal(store_person_find(room->store, "calm-heron", &person, &room->error), FOUND);
    assert_int_equal(store_sitting_get(room->store, sitting.id, &sitting, &room->error), FOUND);
    assert_int_equal(sitting.meeting, 0);
}

/* Who was not told that the meeting is remembered has none remembered. */
static void test_keeping_without_the_words(void **state) {
    struct room *room = *state;
    struct take take;
    meet(room, NULL, false);
    join_many(room, 1);
    step_to(room, STEP_OPEN, NOWHERE);
    answer_all(room);
    to_reveal(room);
    struct instrument silent = *room->instrument;
    silent.wording.save_at_meeting = "";
    take_seat(room, &room->seats[0], &take);
    take.instrument = &silent;
    must(room, take_identify(&take, "calm-heron", "", &room->error));
    take.person.consents[CONSENT_SAVE] = true;
    must(room,
         room_keep(room->store, &room->meeting, &room->seats[0], &take, test_now, &room->error));
    assert_int_equal(take.sitting.meeting, 0);
    take_free(&take);
    assert_string_equal(instrument_save_words(&silent, true), silent.consents[CONSENT_SAVE]);
    assert_string_equal(instrument_save_words(room->instrument, true),
                        "Save my answers on this computer under the code name I choose, and at "
                        "which meeting I gave them.");
    assert_string_equal(instrument_save_words(room->instrument, false),
                        "Save my answers on this computer under the code name I choose.");
}

/* Whoever says that the answers are worth nothing has them thrown away, and counts as done. */
static void test_thrown_away(void **state) {
    struct room *room = *state;
    struct take take;
    meet(room, NULL, false);
    join_many(room, 2);
    step_to(room, STEP_OPEN, NOWHERE);
    answer_all(room);
    take_seat(room, &room->seats[0], &take);
    int effort = room->instrument->role_question[ROLE_EFFORT];
    int expected = instrument_question(room->instrument, effort)->expected;
    must(room, take_answer(&take, effort, expected == 1 ? 2 : 1, 900, test_now, &room->error));
    assert_true(take_throws_away(&take));
    must(room, take_finish(&take, test_now, &room->error));
    assert_true(take.result.discarded);
    take_free(&take);
    struct room_counts counts = counted(room);
    assert_int_equal(counts.done, 2);
    take_seat(room, &room->seats[0], &take);
    assert_int_equal(quiz_answered(&take.quiz), 0);
    take_free(&take);
    to_reveal(room);
    assert_int_equal(reveal(room)->people, 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_begin, room_end)
    const struct CMUnitTest tests[] = {
        TEST(test_whole_life),
        TEST(test_small_rooms),
        TEST(test_no_small_cells),
        TEST(test_poor_and_unfinished),
        TEST(test_dropped_seat_comes_back),
        TEST(test_own_result_and_keeping),
        TEST(test_keeping_without_the_words),
        TEST(test_thrown_away),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
