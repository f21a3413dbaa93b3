/* One question at a time, and everything that goes wrong in a room. */
#include "room_store.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

static void to_reveal(struct room *room) {
    step_to(room, STEP_CLOSE, NOWHERE);
    assert_hidden(room);
    step_to(room, STEP_REVEAL, NOWHERE);
}

static void vote_all(struct room *room, int low, int high) {
    for (int i = 0; i < room->count; i++) {
        int value = -1;
        assert_int_equal(room_voted(room->store, room->instrument, &room->meeting, &room->seats[i],
                                    &value, &room->error),
                         FOUND_NOTHING);
        vote(room, &room->seats[i], i % 2 == 0 ? low : high);
        assert_int_equal(counted(room).begun, i + 1);
        assert_int_equal(counted(room).done, i + 1);
        assert_int_equal(room_voted(room->store, room->instrument, &room->meeting, &room->seats[i],
                                    &value, &room->error),
                         FOUND);
        assert_int_equal(value, i % 2 == 0 ? low : high);
        assert_hidden(room);
    }
}

static void assert_cell(const struct group_counts *counts, int value, int people) {
    for (int i = 0; i < counts->cell_count; i++) {
        if (counts->cells[i].first <= value && value <= counts->cells[i].last)
            assert_int_equal(counts->cells[i].people, people);
    }
}

static void test_one_question_at_a_time(void **state) {
    struct room *room = *state;
    meet(room, "ch1, o1", false);
    join_many(room, 12);
    assert_int_equal(counted(room).begun, 0);
    assert_int_equal(counted(room).done, 0);
    refused(room,
            room_vote(room->store, room->instrument, &room->meeting, &room->seats[0],
                      (struct answer){3, 100}, test_now, &room->error),
            "no single question is asked now");
    step_to(room, STEP_OPEN, NOWHERE);
    vote_all(room, 1, 5);
    to_reveal(room);
    const struct room_result *result = reveal(room);
    assert_int_equal(result->people, 12);
    assert_int_equal(result->question_count, 1);
    assert_int_equal(result->questions[0].counts[0].withheld, SHOWN);
    assert_cell(&result->questions[0].counts[0], 1, 6);
    assert_cell(&result->questions[0].counts[0], 5, 6);
    assert_true(result->questions[0].split > 40);
    assert_int_equal(result->questions[0].counts[1].withheld, WITHHELD_NONE);

    step_to(room, STEP_AGAIN, NOWHERE);
    vote_all(room, 4, 5);
    to_reveal(room);
    result = reveal(room);
    assert_int_equal(result->questions[0].rounds, 2);
    assert_cell(&result->questions[0].counts[0], 1, 6);
    assert_cell(&result->questions[0].counts[1], 1, 0);
    assert_cell(&result->questions[0].counts[1], 4, 6);

    step_to(room, STEP_ASK, meeting_next(&room->meeting));
    assert_int_equal(room->meeting.focus, prompt_of(room, "o1"));
    vote_all(room, 1, 2);
    to_reveal(room);
    assert_int_equal(reveal(room)->question_count, 1);
    assert_cell(&room->result.questions[0].counts[0], 2, 6);
    step_to(room, STEP_END, NOWHERE);
    result = reveal(room);
    assert_int_equal(result->question_count, 2);
    assert_int_equal(result->questions[0].prompt, prompt_of(room, "ch1"));
    assert_int_equal(result->questions[0].rounds, 2);
    assert_int_equal(result->questions[1].rounds, 1);
}

/* A vote that everybody gave alike, or nearly, would tell about each. */
static void test_votes_of_few_or_alike(void **state) {
    struct room *room = *state;
    meet(room, "ch1", false);
    join_many(room, 9);
    step_to(room, STEP_OPEN, NOWHERE);
    vote_all(room, 1, 5);
    to_reveal(room);
    assert_int_equal(reveal(room)->questions[0].counts[0].withheld, WITHHELD_FEW);
    assert_true(room->result.questions[0].split == 0);
    step_to(room, STEP_AGAIN, NOWHERE);
    join_many(room, 12); /* late-comers */
    vote_all(room, 4, 4);
    to_reveal(room);
    assert_int_equal(reveal(room)->questions[0].counts[0].withheld, WITHHELD_FEW);
    assert_int_equal(room->result.questions[0].counts[1].withheld, WITHHELD_CLOSE);
    assert_int_equal(room->result.questions[0].counts[1].people, 0);
}

/* Its votes are gone, and the round can be asked as if for the first time. */
static void test_calling_off(void **state) {
    struct room *room = *state;
    meet(room, "ch1,o1", false);
    join_many(room, 10);
    step_to(room, STEP_OPEN, NOWHERE);
    vote_all(room, 1, 5);
    step_to(room, STEP_CALL_OFF, NOWHERE);
    assert_int_equal(room->meeting.state, MEETING_LOBBY);
    step_to(room, STEP_OPEN, NOWHERE);
    assert_int_equal(counted(room).done, 0);
    vote_all(room, 1, 5);
    to_reveal(room);
    step_to(room, STEP_ASK, prompt_of(room, "o1"));
    vote_all(room, 1, 3);
    step_to(room, STEP_CLOSE, NOWHERE);
    step_to(room, STEP_CALL_OFF, NOWHERE);
    assert_int_equal(room->meeting.focus, prompt_of(room, "ch1"));
    assert_int_equal(room->meeting.round, 1);
    assert_int_equal(counted(room).done, 10);
    assert_int_equal(reveal(room)->question_count, 1);
    step_to(room, STEP_AGAIN, NOWHERE);
    vote_all(room, 3, 4);
    step_to(room, STEP_CALL_OFF, NOWHERE);
    assert_int_equal(reveal(room)->questions[0].rounds, 1);
    assert_int_equal(room->result.questions[0].counts[0].people, 10);
    step_to(room, STEP_ASK, prompt_of(room, "o1"));
    assert_int_equal(room->meeting.round, 1);
    step_to(room, STEP_END, NOWHERE);
    assert_int_equal(reveal(room)->question_count, 1);
}

/* A vote that nobody gave stands beside the others and hides none. */
static void test_an_empty_vote(void **state) {
    struct room *room = *state;
    meet(room, "ch1", false);
    join_many(room, 10);
    step_to(room, STEP_OPEN, NOWHERE);
    to_reveal(room);
    assert_int_equal(room_last_shown(&reveal(room)->questions[0]), 0);
    for (int round = 2; round <= 3; round++) {
        step_to(room, STEP_AGAIN, NOWHERE);
        vote_all(room, 1, round);
        to_reveal(room);
    }
    step_to(room, STEP_AGAIN, NOWHERE);
    to_reveal(room);
    assert_int_equal(reveal(room)->questions[0].rounds, 4);
    assert_int_equal(room->result.questions[0].counts[3].withheld, WITHHELD_FEW);
    assert_int_equal(room_last_shown(&room->result.questions[0]), 2);
}

/* A second round that was not revealed shows in nothing, the end included. */
static void test_end_in_the_middle_of_a_vote(void **state) {
    struct room *room = *state;
    struct room_result result;
    meet(room, "ch1", false);
    join_many(room, 10);
    step_to(room, STEP_OPEN, NOWHERE);
    vote_all(room, 1, 5);
    to_reveal(room);
    step_to(room, STEP_AGAIN, NOWHERE);
    vote_all(room, 2, 4);
    step_to(room, STEP_END, NOWHERE);
    assert_int_equal(reveal(room)->questions[0].rounds, 1);
    assert_int_equal(room->result.questions[0].counts[1].withheld, WITHHELD_NONE);
    meet(room, "ch1", false);
    step_to(room, STEP_END, NOWHERE);
    refused(
        room,
        room_reveal(room->store, room->instrument, &room->meeting, test_now, &result, &room->error),
        "this meeting ended without a reveal, so there is nothing to show");
    refused(
        room,
        room_join(room->store, &room->meeting, NULL, 1, test_now, &room->seats[0], &room->error),
        "this meeting has ended, so nobody can join it");
}

/* ---- seats ---- */

static void test_names_and_words(void **state) {
    struct room *room = *state;
    struct room_seat other;
    meet(room, NULL, true);
    struct room_seat *seat = join_as(room, " Made-Up  Max");
    assert_string_equal(seat->name, "Made-Up Max");
    refused(
        room,
        room_join(room->store, &room->meeting, "made-up max", 5, test_now, &other, &room->error),
        "\"made-up max\" or a name that looks like it sits in this meeting already; to come back "
        "type the seat word too, or choose another code name");
    refused(
        room,
        room_join(room->store, &room->meeting, "m\u0430de up m\u00e1x", 5, test_now, &other,
                  &room->error),
        "\"m\u0430de up m\u00e1x\" or a name that looks like it sits in this meeting already; to "
        "come back type the seat word too, or choose another code name");
    refused(room, room_join(room->store, &room->meeting, NULL, 5, test_now, &other, &room->error),
            "The code name is empty; type at least one letter");
    refused(room,
            room_join(room->store, &room->meeting, "=SUM(A1)", 5, test_now, &other, &room->error),
            "The code name begins with =, as a formula does; begin it with a letter or a digit");
    (void)join_as(room, "Made-Up Mia");
    assert_string_not_equal(room->seats[1].word, seat->word);
    must(room, room_leave(room->store, seat, test_now, &room->error));
    refused(room,
            room_return(room->store, &room->meeting, seat->word, "Made-Up Max", test_now, &other,
                        &room->error) == FOUND,
            "you have left this seat; join again");
    (void)join_as(room, "Made-Up Max"); /* the name is free again, the word is not */
    assert_string_not_equal(room->seats[2].word, seat->word);
    /* After the end the word alone is the way back: names are gone. */
    step_to(room, STEP_END, NOWHERE);
    assert_int_equal(room_return(room->store, &room->meeting, room->seats[2].word, NULL, test_now,
                                 &other, &room->error),
                     FOUND);
    assert_string_equal(other.name, "");
}

static enum found back(struct room *room, const char *word, const char *name, int64_t now) {
    struct room_seat seat;
    return room_return(room->store, &room->meeting, word, name, now, &seat, &room->error);
}

static void assert_told(struct room *room, const char *word, int64_t now, const char *sentence) {
    refused(room, back(room, word, "Made-Up Max", now) == FOUND, sentence);
    assert_int_equal(room->error.kind, ERROR_INPUT);
}

static void close_and_open(struct room *room) {
    store_close(room->store);
    room->store = store_open(room->database, &room->error);
    must(room, room->store != NULL);
}

/* A right word lets in and forgets nothing: it may be the guesser's own. */
static void test_wrong_words_cost_time(void **state) {
    static const char two[] = "those were many wrong seat words; wait 2 seconds, then try again";
    static const char one[] = "those were many wrong seat words; wait 1 second, then try again";
    static const char most[] = "those were many wrong seat words; wait 60 seconds, then try again";
    struct room *room = *state;
    meet(room, NULL, true);
    const char *word = join_as(room, "Made-Up Max")->word;
    char none[NAME_BYTES];
    meeting_seat_word(room->meeting.chance, MEETING_WORDS - 1, none);
    for (int i = 0; i < 5; i++) {
        assert_int_equal(back(room, word, "Made-Up Max", test_now), FOUND);
        assert_int_equal(back(room, i % 2 == 0 ? none : word, "Made-Up Mia", test_now),
                         FOUND_NOTHING);
        assert_null(strstr(room->error.sentence, "wait"));
    }
    assert_told(room, word, test_now, two);
    close_and_open(room);
    assert_told(room, word, test_now + 1000, one);
    assert_told(room, none, test_now + 1999, one); /* it is no try */
    assert_told(room, "amber-fix", test_now + 1999,
                "this meeting has no seat with the word amber-fix and that code name; look at both "
                "once more, or join anew"); /* a slip, and no try either */
    assert_int_equal(back(room, word, "Made-Up Max", test_now + 2000), FOUND);
    int64_t now = test_now + 2000;
    for (int i = 0; i < 8; i++, now += 60000)
        assert_int_equal(back(room, none, NULL, now), FOUND_NOTHING);
    now -= 60000;
    assert_told(room, word, now, most);
    assert_int_equal(back(room, word, "Made-Up Max", now + 60000), FOUND);
    /* The clock was set back: from then on, and no longer. */
    assert_told(room, word, test_now - 1000000, most);
    assert_int_equal(back(room, word, "Made-Up Max", test_now - 1000000 + 60000), FOUND);
    now = test_now - 1000000 + 299999;
    assert_int_equal(back(room, none, NULL, now), FOUND_NOTHING);
    assert_told(room, word, now, most);
    now += 300000; /* forgotten */
    for (int i = 0; i < 5; i++)
        assert_int_equal(back(room, none, NULL, now), FOUND_NOTHING);
    assert_told(room, word, now, two);
    /* Each meeting has its own. */
    meet(room, NULL, true);
    word = join_as(room, "Made-Up Max")->word;
    assert_int_equal(back(room, word, "Made-Up Max", now), FOUND);
}

/* What is no seat word anywhere guesses nothing. */
static void test_slips_cost_nothing(void **state) {
    struct room *room = *state;
    meet(room, NULL, false);
    const char *word = join_as(room, NULL)->word;
    for (int i = 0; i < 20; i++)
        assert_int_equal(back(room, i % 2 == 0 ? "amber-fix" : "", NULL, test_now), FOUND_NOTHING);
    assert_int_equal(back(room, word, NULL, test_now), FOUND);
}

static enum found here(struct room *room, int seat, uint64_t token, int64_t now) {
    return room_here(room->store, &room->seats[seat], token, now, &room->error);
}

static void test_one_program_at_a_seat(void **state) {
    struct room *room = *state;
    char sentence[200];
    meet(room, NULL, false);
    join_many(room, 2);
    (void)snprintf(sentence, sizeof sentence,
                   "somebody sits on %s already; leave it there, or try again in a few seconds",
                   room->seats[0].word);
    assert_int_equal(here(room, 0, 1, test_now), FOUND);
    refused(room, here(room, 0, 2, test_now + 1000) == FOUND, sentence);
    assert_int_equal(here(room, 1, 2, test_now + 1000), FOUND);
    assert_int_equal(here(room, 0, 1, test_now + 10000), FOUND);
    refused(room, here(room, 0, 2, test_now + ROOM_GONE_MS + 5000) == FOUND, sentence);
    assert_int_equal(here(room, 0, 2, test_now + ROOM_GONE_MS + 10000), FOUND); /* it died */
    must(room, room_away(room->store, &room->seats[0], 2, &room->error));
    assert_int_equal(here(room, 0, 3, test_now + ROOM_GONE_MS + 10001), FOUND);
    struct room_counts counts;
    must(room, room_count(room->store, room->instrument, &room->meeting,
                          test_now + ROOM_GONE_MS + 10001, &counts, &room->error));
    assert_int_equal(counts.seats, 2);
    assert_int_equal(counts.here, 1);
}

static void test_late_comers_and_leaving(void **state) {
    struct room *room = *state;
    struct take take;
    meet(room, NULL, false);
    join_many(room, 5);
    step_to(room, STEP_OPEN, NOWHERE);
    for (int i = 0; i < 5; i++)
        (void)answer_some(room, &room->seats[i], i, PROMPTS_MOST);
    join_many(room, 6);
    (void)answer_some(room, &room->seats[5], 5, PROMPTS_MOST);
    assert_int_equal(counted(room).done, 6);
    must(room, room_leave(room->store, &room->seats[0], test_now, &room->error));
    assert_int_equal(counted(room).seats, 5);
    assert_int_equal(counted(room).done, 5);
    to_reveal(room);
    assert_int_equal(reveal(room)->people, 5);
    /* What is revealed stays as it was when somebody leaves, or comes. */
    struct group_figures before = room->result.figures;
    must(room, room_leave(room->store, &room->seats[1], test_now, &room->error));
    join_many(room, 7);
    assert_int_equal(reveal(room)->people, 5);
    assert_memory_equal(&room->result.figures, &before, sizeof before);
    take_seat(room, &room->seats[6], &take);
    refused(room, take_answer(&take, take.quiz.route[0], 1, 100, test_now, &room->error),
            "the result is shown, so no more answers are taken; what you answered before is kept");
    assert_int_equal(quiz_answered(&take.quiz), 0);
    take_free(&take);
    /* Whoever leaves while the room votes again takes that vote along, and nothing else. */
    step_to(room, STEP_AGAIN, prompt_of(room, "ch1"));
    vote(room, &room->seats[2], 4);
    vote(room, &room->seats[3], 4);
    must(room, room_leave(room->store, &room->seats[2], test_now, &room->error));
    assert_int_equal(counted(room).begun, 1);
    to_reveal(room);
    assert_int_equal(reveal(room)->people, 1);
    step_to(room, STEP_WHOLE, NOWHERE);
    assert_int_equal(reveal(room)->people, 5);
    assert_memory_equal(&room->result.figures, &before, sizeof before);
}

static void test_closed_and_gone_on(void **state) {
    struct room *room = *state;
    struct take take;
    meet(room, NULL, false);
    join_many(room, 1);
    step_to(room, STEP_OPEN, NOWHERE);
    take_seat(room, &room->seats[0], &take);
    must(room, take_answer(&take, take.quiz.route[0], 2, 100, test_now, &room->error));
    step_to(room, STEP_CLOSE, NOWHERE);
    refused(room, take_answer(&take, take.quiz.route[0], 1, 100, test_now, &room->error),
            "the facilitator has closed the answering; what you answered before is kept");
    assert_int_equal(take.quiz.answers.list[take.quiz.route[0]].value, 2);
    step_to(room, STEP_OPEN, NOWHERE);
    must(room, take_answer(&take, take.quiz.route[0], 1, 100, test_now, &room->error));
    take_free(&take);
    /* A vote for the round before: the seat has not looked since. */
    meet(room, "ch1", false);
    join_many(room, 1);
    step_to(room, STEP_OPEN, NOWHERE);
    struct meeting seen = room->meeting;
    to_reveal(room);
    step_to(room, STEP_AGAIN, NOWHERE);
    refused(room,
            room_vote(room->store, room->instrument, &seen, &room->seats[0],
                      (struct answer){3, 100}, test_now, &room->error),
            "the room is at another question now; go there");
    refused(room,
            room_vote(room->store, room->instrument, &room->meeting, &room->seats[0],
                      (struct answer){6, 100}, test_now, &room->error),
            "6 is no answer to this question");
}

/* ---- facilitators ---- */

static void test_facilitators(void **state) {
    static const char taken[] =
        "somebody runs this meeting already; leave it there, or try again in a few seconds";
    struct room *room = *state;
    struct meeting found;
    struct instrument *own = NULL;
    meet(room, NULL, false);
    int64_t id = room->meeting.id;
    assert_int_equal(room_hold(room->store, id, 7, test_now, &room->error), FOUND);
    refused(room, room_hold(room->store, id, 8, test_now + 100, &room->error) == FOUND, taken);
    step_to(room, STEP_OPEN, NOWHERE);
    /* The first one dies; the second finds everything as it was. */
    assert_int_equal(room_hold(room->store, id, 8, test_now + ROOM_HELD_MS, &room->error), FOUND);
    must(room,
         room_find(room->store, room->instrument, room->meeting.code, &found, &own, &room->error));
    assert_null(own);
    assert_memory_equal(&found, &room->meeting, sizeof found);
    refused(room, room_hold(room->store, id, 7, test_now + ROOM_HELD_MS, &room->error) == FOUND,
            taken);
    /* Two steps at once: the later one is told what the first has done. */
    struct meeting stale = room->meeting;
    step_to(room, STEP_CLOSE, NOWHERE);
    refused(room,
            room_step(room->store, room->instrument, &stale, STEP_CLOSE, NOWHERE, test_now,
                      &room->error),
            "the answering is closed already");
    assert_int_equal(stale.state, MEETING_CLOSED);
    must(room, room_release(room->store, id, 8, &room->error));
    assert_int_equal(room_hold(room->store, id, 7, test_now - 3600000, &room->error), FOUND);
    /* The clock jumps, back and forth: nobody is locked out. */
    assert_int_equal(room_hold(room->store, id, 8, test_now, &room->error), FOUND);
}

static void test_plans_and_codes(void **state) {
    struct room *room = *state;
    struct meeting meeting, again;
    struct instrument *own = NULL;
    char sentence[300];
    static const struct {
        struct room_plan plan;
        const char *sentence;
    } wrong[] = {
        {{.title = " "}, "The title is empty; type at least one letter"},
        {{.title = "=1+1"},
         "The title begins with =, as a formula does; begin it with a letter or a digit"},
        {{.title = "A", .asked = "ch1,ch1"}, "ch1 is named twice; name it once"},
        {{.title = "A", .asked = "ch1,zz9"},
         "zz9 is not a question that a room can vote on; name ids of items and scenarios, comma "
         "between"},
        {{.title = "A", .asked = ""},
         " is not a question that a room can vote on; name ids of items and scenarios, comma "
         "between"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        refused(room,
                room_new(room->store, room->instrument, &wrong[i].plan, 1, test_now, &meeting,
                         &room->error),
                wrong[i].sentence);
    meet(room, NULL, false);
    struct room_plan plan = {.title = "Another", .form = FORM_SHORT};
    must(room,
         room_new(room->store, room->instrument, &plan, 4711, test_now, &meeting, &room->error));
    assert_string_not_equal(meeting.code, room->meeting.code); /* the same chance */
    must(room, room_find(room->store, room->instrument, meeting.code, &again, &own, &room->error));
    assert_memory_equal(&again, &meeting, sizeof again);
    refused(room, room_find(room->store, room->instrument, "BDGHA", &again, &own, &room->error),
            "\"BDGHA\" is no code of a meeting: a code has 5 of the letters BDGHJKLMPRSWXZ");
    must(room, room_delete(room->store, &meeting, &room->error));
    (void)snprintf(sentence, sizeof sentence,
                   "there is no meeting with the code %s; look at the code once more, or ask the "
                   "facilitator",
                   meeting.code);
    refused(room,
            room_find(room->store, room->instrument, meeting.code, &again, &own, &room->error),
            sentence);
}

/* Spaces round an id are none of it; what the questionnaire has not is not planned. */
static void test_a_plan_of_questions(void **state) {
    struct room *room = *state;
    struct meeting meeting;
    struct take take;
    struct instrument *many = malloc(sizeof *many);
    struct room_plan plan = {.title = "Made-up evening", .asked = " ch1 , ch2 "};
    must(room, room_new(room->store, room->instrument, &plan, 1, test_now, &meeting, &room->error));
    assert_int_equal(meeting.asked_count, 2);
    assert_int_equal(meeting.asked[1], prompt_of(room, "ch2"));

    assert_non_null(many);
    memcpy(many, room->instrument, sizeof *many);
    many->with_team[FORM_SHORT].count = 0;
    plan = (struct room_plan){.title = "Made-up evening", .form = FORM_SHORT};
    refused(room, room_new(room->store, many, &plan, 1, test_now, &meeting, &room->error),
            "this questionnaire has no short form; take the full one");
    free(many);

    meet(room, "ch1,ch2", false);
    take_init(&take, room->instrument, room->store);
    refused(room, room_seat_take(&room->meeting, join_as(room, ""), &take, &room->error),
            "this meeting asks single questions, so there is no form to answer");
    take_free(&take);
}

/* A meeting goes on with its own questionnaire, or not at all where the store has lost it. */
static void test_a_questionnaire_that_is_lost(void **state) {
    struct room *room = *state;
    struct meeting found;
    struct instrument *own = NULL, *other = malloc(sizeof *other);
    sqlite3 *database = NULL;
    char sentence[300];
    meet(room, NULL, false);
    assert_non_null(other);
    memcpy(other, room->instrument, sizeof *other);
    memset(other->hash, '0', sizeof other->hash - 1);
    must(room, room_find(room->store, other, room->meeting.code, &found, &own, &room->error));
    assert_string_equal(own->hash, room->instrument->hash);
    instrument_free(own);
    assert_int_equal(sqlite3_open(room->database, &database), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(database, "UPDATE questionnaire SET bytes = x'00'", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(database);
    (void)snprintf(sentence, sizeof sentence,
                   "%s is damaged: a questionnaire it keeps has been altered; put a backup in its "
                   "place, or move it away to begin with an empty one",
                   room->database);
    refused(room, room_find(room->store, other, room->meeting.code, &found, &own, &room->error),
            sentence);
    assert_null(own);
    free(other);
}

/* ---- the disk ---- */

/* Nothing more can be written: the answer is refused, and all is as it was before. */
static void test_full_disk(void **state) {
    struct room *room = *state;
    struct rlimit before, none;
    struct take take;
    meet(room, NULL, false);
    join_many(room, 2);
    step_to(room, STEP_OPEN, NOWHERE);
    (void)answer_some(room, &room->seats[0], 0, 5);
    struct room_counts counts = counted(room);
    take_seat(room, &room->seats[0], &take);
    struct quiz quiz = take.quiz;
    char sentence[300];
    (void)snprintf(sentence, sizeof sentence,
                   "there is no room left on the disk for %s, so nothing was saved; make room and "
                   "try again",
                   room->database);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    none = before;
    none.rlim_cur = 0;
    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    bool answered = take_answer(&take, quiz_prompt(&quiz), 1, 100, test_now, &room->error);
    struct error of_step, of_seat;
    struct meeting meeting = room->meeting;
    struct room_seat seat;
    bool stepped =
        room_step(room->store, room->instrument, &meeting, STEP_CLOSE, NOWHERE, test_now, &of_step);
    bool joined = room_join(room->store, &room->meeting, NULL, 3, test_now, &seat, &of_seat);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    refused(room, answered, sentence);
    assert_false(stepped || joined);
    assert_string_equal(of_step.sentence, sentence);
    assert_string_equal(of_seat.sentence, sentence);
    assert_int_equal(meeting.state, MEETING_OPEN);
    assert_memory_equal(&take.quiz, &quiz, sizeof quiz);
    struct room_counts after = counted(room);
    assert_memory_equal(&after, &counts, sizeof after);
    must(room, take_answer(&take, quiz_prompt(&quiz), answer_of(room, quiz_prompt(&quiz), 0), 100,
                           test_now, &room->error));
    take_free(&take);
    assert_int_equal(counted(room).answers, counts.answers + 1);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, room_begin, room_end)
    const struct CMUnitTest tests[] = {
        TEST(test_one_question_at_a_time),
        TEST(test_votes_of_few_or_alike),
        TEST(test_calling_off),
        TEST(test_an_empty_vote),
        TEST(test_end_in_the_middle_of_a_vote),
        TEST(test_names_and_words),
        TEST(test_wrong_words_cost_time),
        TEST(test_slips_cost_nothing),
        TEST(test_one_program_at_a_seat),
        TEST(test_late_comers_and_leaving),
        TEST(test_closed_and_gone_on),
        TEST(test_facilitators),
        TEST(test_plans_and_codes),
        TEST(test_a_plan_of_questions),
        TEST(test_a_questionnaire_that_is_lost),
        TEST(test_full_disk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
