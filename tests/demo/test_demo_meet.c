/* The made-up team has met, and what came of it is what real meetings leave. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "leadquiz/care.h"
#include "leadquiz/demo.h"
#include "leadquiz/room.h"

#include <stdio.h>
#include <string.h>

static const int64_t now = INT64_C(1794000000000); /* in November 2026 */
enum { MEETINGS = 4 };

struct world {
    struct instrument *instrument;
    struct store *store;
    struct error error;
    struct meeting meetings[MEETINGS]; /* the newest first */
    int count;
};

static void must(struct world *world, bool done) {
    if (!done)
        fail_msg("%s", world->error.sentence);
}

static bool add_meeting(const struct meeting *meeting, void *context, struct error *error) {
    struct world *world = context;
    (void)error;
    assert_in_range(world->count, 0, MEETINGS - 1);
    world->meetings[world->count++] = *meeting;
    return true;
}

static void begin(struct world *world) {
    struct demo_plan plan = demo_team(now);
    *world = (struct world){.count = 0};
    world->instrument = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, &world->error);
    world->store = store_open_memory(&world->error);
    must(world, world->instrument != NULL && world->store != NULL);
    must(world, demo_fill(world->store, world->instrument, &plan, NULL, NULL, &world->error));
    must(world, demo_meet(world->store, world->instrument, &plan, &world->error));
    must(world, store_meetings_each(world->store, add_meeting, world, &world->error));
}

static void end(struct world *world) {
    store_close(world->store);
    instrument_free(world->instrument);
}

static void rooms_saw_their_results(struct world *world) {
    assert_int_equal(world->count, MEETINGS);
    for (int i = 0; i < MEETINGS; i++) {
        struct meeting *meeting = &world->meetings[i];
        struct room_result result;
        assert_int_equal(strncmp(meeting->title, "Demo ", 5), 0);
        assert_int_equal(meeting->state, MEETING_ENDED);
        assert_int_equal(meeting->one_by_one, i == 0);
        assert_true(meeting->ended > meeting->created && meeting->ended < now);
        must(world,
             room_reveal(world->store, world->instrument, meeting, now, &result, &world->error));
        if (meeting->one_by_one) {
            assert_int_equal(result.question_count, 3);
            assert_int_equal(result.questions[0].rounds, 2);
            for (int round = 0; round < 2; round++)
                assert_int_equal(result.questions[0].counts[round].withheld, SHOWN);
        } else {
            assert_int_equal(result.figures.scales[0].withheld, SHOWN);
            assert_int_equal(result.figures.levels.withheld, SHOWN);
        }
        room_result_free(&result);
    }
}

/* Of five scales at three meetings: some are shown, and some are not, which says why. */
static void some_means_by_meeting_are_shown(struct world *world) {
    static struct review_month meetings[MEETINGS];
    static const struct review_group everybody = {NULL, NULL};
    struct review review;
    int shown = 0, kept[MEETINGS] = {0};
    must(world, review_load(world->store, world->instrument, &everybody, now, REVIEW_LOOK, &review,
                            &world->error));
    assert_int_equal(review_by_meeting(&review, meetings, MEETINGS, &world->error), MEETINGS - 1);
    for (int i = 0; i < MEETINGS - 1; i++) {
        for (int person = 0; person < review.count; person++)
            kept[i] +=
                review_kept_at(&review, review.people[person].person, meetings[i].meeting.id);
        for (int s = 0; s < world->instrument->scale_count; s++)
            shown += meetings[i].figures.scales[s].withheld == SHOWN;
        assert_in_range(kept[i], 5, 16);
    }
    assert_in_range(shown, 5, 14);
    review_free(&review);
}

static void say(void *context, const char *sentence) {
    (void)context;
    print_error("%s\n", sentence);
}

static void meetings_are_as_real_ones_are(void **state) {
    (void)state;
    static struct world world, again;
    struct care_checked checked;
    begin(&world);
    rooms_saw_their_results(&world);
    some_means_by_meeting_are_shown(&world);
    must(&world,
         care_check(world.store, &(struct care_check){.line = say}, &checked, &world.error));
    assert_int_equal(checked.problems, 0);
    begin(&again);
    for (int i = 0; i < MEETINGS; i++)
        assert_string_equal(world.meetings[i].code, again.meetings[i].code);
    end(&again);
    end(&world);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(meetings_are_as_real_ones_are)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
