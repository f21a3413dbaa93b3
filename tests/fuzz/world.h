/* world.h - the stores that the screens are tried on: made-up people with sittings, and meetings in
 * the lobby, open and revealed. */
#ifndef LEADQUIZ_TESTS_FUZZ_WORLD_H
#define LEADQUIZ_TESTS_FUZZ_WORLD_H

#include "../quiz/small.h"
#include "folder.h"

#include "leadquiz/demo.h"
#include "leadquiz/room.h"

enum meeting_kind { IN_LOBBY, OPEN, OF_VOTES, REVEALED, MEETING_KINDS };

struct world {
    struct instrument *instrument;
    char path[96];  /* of the store in use */
    char *bytes[2]; /* of the stores: an empty one, one with people */
    size_t lengths[2];
    char codes[MEETING_KINDS][MEETING_CODE_BYTES];
};

static const int64_t world_now = INT64_C(1795219200000); /* 21 Nov 2026 */

static const char world_review[] =
    "[review]\ndue_days = 90\nready_level = 3\nwants = 2\ncontent = 0\nstrength_least = 50\n"
    "not_assessed = Not known.\ntalk_fall = What was harder?\ntalk_due = How were the months?\n"
    "[corner.ready_wants]\nname = Ready, glad to\nasks = Give something.\ntalk.1 = What next?\n"
    "[corner.ready_content]\nname = Ready, happy\nasks = Thank them.\ntalk.1 = What is good?\n"
    "[corner.growing_wants]\nname = Wants to\nasks = Practise.\ntalk.1 = What do you see?\n"
    "[corner.growing_content]\nname = Happy\nasks = Ask.\ntalk.1 = What do you like?\n"
    "[corner.unsure]\nname = Open\nasks = Ask.\ntalk.1 = What would you try?\n";

static inline struct meeting world_meeting(struct world *world, struct store *store,
                                           const struct room_plan *plan, enum meeting_kind kind) {
    struct error error;
    struct meeting meeting;
    struct room_seat seat;
    WORKS(room_new(store, world->instrument, plan, (uint64_t)kind + 5, world_now, &meeting, &error),
          &error);
    memcpy(world->codes[kind], meeting.code, sizeof meeting.code);
    for (uint64_t i = 0; i < 3; i++)
        WORKS(room_join(store, &meeting, NULL, i, world_now, &seat, &error), &error);
    return meeting;
}

/* Everybody at a meeting of votes votes once, and the room sees it. */
static inline void world_reveal(struct world *world, struct store *store, struct meeting *meeting) {
    struct error error;
    const struct instrument *instrument = world->instrument;
    int prompt = instrument_prompt(instrument, "a1");
    struct room_seat seat;
    WORKS(room_step(store, instrument, meeting, STEP_ASK, prompt, world_now, &error), &error);
    for (int i = 0; i < 12; i++) {
        struct answer answer = {(int8_t)(1 + i % 5), 900};
        WORKS(room_join(store, meeting, NULL, (uint64_t)i, world_now, &seat, &error), &error);
        WORKS(room_vote(store, instrument, meeting, &seat, answer, world_now, &error), &error);
    }
    WORKS(room_step(store, instrument, meeting, STEP_CLOSE, NOWHERE, world_now, &error), &error);
    WORKS(room_step(store, instrument, meeting, STEP_REVEAL, NOWHERE, world_now, &error), &error);
}

static inline void world_people(struct world *world, struct store *store) {
    static const struct room_plan form = {.title = "Made-up evening", .form = FORM_SHORT};
    static const struct room_plan votes = {.title = "Votes", .form = FORM_FULL, .asked = "a1,b1"};
    const struct demo_plan plan = {.people = 24,
                                   .teams = 2,
                                   .months = 4,
                                   .sittings = 1.5,
                                   .seed = 7,
                                   .now = world_now - 1000,
                                   .all_consent = true};
    struct error error;
    WORKS(demo_fill(store, world->instrument, &plan, NULL, NULL, &error), &error);
    world_meeting(world, store, &form, IN_LOBBY);
    struct meeting open = world_meeting(world, store, &form, OPEN);
    WORKS(room_step(store, world->instrument, &open, STEP_OPEN, NOWHERE, world_now, &error),
          &error);
    struct meeting voting = world_meeting(world, store, &votes, OF_VOTES);
    WORKS(room_step(store, world->instrument, &voting, STEP_ASK,
                    instrument_prompt(world->instrument, "a1"), world_now, &error),
          &error);
    struct meeting revealed = world_meeting(world, store, &votes, REVEALED);
    world_reveal(world, store, &revealed);
}

static inline void world_make(struct world *world) {
    char text[sizeof small_text + sizeof world_review];
    struct error error;
    snprintf(text, sizeof text, "%s%s", small_text, world_review);
    world->instrument = instrument_parse("small.ini", text, strlen(text), NULL, &error);
    WORKS(world->instrument != NULL, &error);
    folder_make();
    snprintf(world->path, sizeof world->path, "%s/store.db", folder);
    for (int i = 0; i < 2; i++) {
        struct store *store = store_open(world->path, &error);
        WORKS(store != NULL, &error);
        if (i == 1)
            world_people(world, store);
        store_close(store);
        world->bytes[i] = folder_read(world->path, &world->lengths[i]);
        folder_clear();
    }
}

#endif
