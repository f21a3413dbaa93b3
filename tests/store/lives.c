#include "lives.h"

#include "../../src/store/open.h"
#include "../instrument/sample.h"

enum { START = 5000, EARLIER = 1000, LATER = 9000, PEOPLE = 4, PATIENCE_MS = 20 };

static const char FORGOTTEN[] = "Made-Up Max";

/* ---- steps ---- */

static bool take_open(struct world *world) {
    if (world->store == NULL)
        world->store = store_open_with(world->fixture->path, schema_migrations(), PATIENCE_MS, NULL,
                                       &world->fixture->error);
    return world->store != NULL;
}

static bool take_person(struct world *world) {
    struct person person = {
        .name = "Made-Up Max", .team = "Sunrise", .consents = {true, true, true, true}};
    bool done = store_person_save(world->store, &person, "1", EARLIER, &world->fixture->error);
    if (done)
        world->person = person;
    return done;
}

static bool take_questionnaire(struct world *world) {
    return store_questionnaire_keep(world->store, world->garden, EARLIER, &world->fixture->error);
}

static bool sit(struct world *world, int64_t started) {
    struct sitting sitting = {
        .person = world->person.id, .seed = (uint64_t)started, .started = started};
    memcpy(sitting.questionnaire, world->garden->hash, DIGEST_TEXT);
    if (!store_sitting_begin(world->store, &sitting, &world->fixture->error))
        return false;
    world->sitting = sitting;
    return true;
}

static bool take_sitting(struct world *world) {
    return sit(world, START);
}

static bool answer(struct world *world, const char *prompt) {
    return store_answer_save(world->store, world->sitting.id, prompt, (struct answer){2, 900}, "",
                             START + 5, &world->fixture->error);
}

static bool take_answer_1(struct world *world) {
    return answer(world, "wa1");
}
static bool take_answer_2(struct world *world) {
    return answer(world, "we1");
}
static bool take_answer_3(struct world *world) {
    return answer(world, "day");
}

static bool take_position(struct world *world) {
    return store_position_save(world->store, world->sitting.id, "we2", START + 6,
                               &world->fixture->error);
}

static bool finish(struct world *world, int value, int64_t now) {
    struct answers answers;
    struct result result;
    answers_clear(&answers, world->garden);
    for (int i = 0; i < world->garden->item_count; i++)
        answers.list[i] = (struct answer){(int8_t)value, 2000};
    scoring_compute(world->garden, FORM_FULL, &answers, NULL, &result);
    return store_sitting_finish(world->store, world->sitting.id, world->garden, &answers, &result,
                                now, &world->fixture->error);
}

static bool take_finish(struct world *world) {
    return finish(world, 2, START + 100);
}

/* Another program has finished it with other answers. */
static bool take_finish_otherwise(struct world *world) {
    return finish(world, 3, START + 200);
}

static bool take_action(struct world *world) {
    struct action_chosen action = {
        .sitting = world->sitting.id, .tip = -1, .text = "call one person", .chosen = START};
    return store_action_add(world->store, &action, &world->fixture->error);
}

static bool add_people(struct world *world, const char *name) {
    bool done = true;
    for (int i = 0; i < PEOPLE && done; i++) {
        struct person person = {.team = "Evening", .consents = {true, true}};
        (void)snprintf(person.name, sizeof person.name, "%s %d", name, i);
        done = store_person_save(world->store, &person, "1", LATER, &world->fixture->error);
        world->person = person;
        done = done && sit(world, LATER + i) && finish(world, 3, LATER + 100 + i);
    }
    return done;
}

static bool take_import(struct world *world) {
    struct error *error = &world->fixture->error;
    if (!store_together_begin(world->store, true, error))
        return false;
    bool done = add_people(world, "Imported Ina");
    return store_together_end(world->store, done, error) && done;
}

/* The file turned out to be wrong at its end. */
static bool take_import_given_up(struct world *world) {
    struct error *error = &world->fixture->error;
    if (store_together_begin(world->store, true, error)) {
        (void)add_people(world, "Given-Up Gus");
        (void)store_together_end(world->store, false, error);
    }
    return false;
}

static bool take_meeting(struct world *world) {
    struct meeting meeting = {.code = "BDGHJ",
                              .title = "Made-up evening",
                              .form = FORM_FULL,
                              .named = true,
                              .chance = 77,
                              .prompts = 9,
                              .created = START};
    memcpy(meeting.questionnaire, world->garden->hash, DIGEST_TEXT);
    if (store_meeting_add(world->store, &meeting, &world->fixture->error) != FOUND)
        return false;
    world->meeting = meeting;
    return true;
}

static bool seat(struct world *world, int number, const char *name) {
    struct room_seat seat = {.meeting = world->meeting.id, .joined = START, .seed = 5};
    (void)snprintf(seat.name, sizeof seat.name, "%s", name);
    if (store_seat_add(world->store, &seat, &world->fixture->error) != FOUND)
        return false;
    world->seats[number] = seat;
    return true;
}

static bool take_seat_1(struct world *world) {
    return seat(world, 0, "calm-heron");
}
static bool take_seat_2(struct world *world) {
    return seat(world, 1, "bold-wren");
}

static bool advance(struct world *world, enum meeting_step step) {
    return store_meeting_step(world->store, world->garden, &world->meeting, step, NOWHERE, START,
                              &world->fixture->error);
}

static bool take_meeting_open(struct world *world) {
    return advance(world, STEP_OPEN);
}
static bool take_meeting_close(struct world *world) {
    return advance(world, STEP_CLOSE);
}
static bool take_meeting_reveal(struct world *world) {
    return advance(world, STEP_REVEAL);
}
static bool take_meeting_end(struct world *world) {
    return advance(world, STEP_END);
}

static bool seat_answer(struct world *world, int number, int prompt) {
    struct seat_answer given = {prompt, 1, {3, 1500}};
    struct seat_progress progress = {"wa1", 9, prompt + 1};
    return store_seat_answer_save(world->store, world->seats[number].id, &given, &progress,
                                  START + 9, &world->fixture->error);
}

static bool take_seat_answer_1(struct world *world) {
    return seat_answer(world, 0, 0);
}
static bool take_seat_answer_2(struct world *world) {
    return seat_answer(world, 1, 0);
}
static bool take_seat_answer_3(struct world *world) {
    return seat_answer(world, 0, 1);
}
/* After the facilitator has closed. */
static bool take_seat_answer_late(struct world *world) {
    return seat_answer(world, 1, 4);
}

static bool take_seat_kept(struct world *world) {
    return store_seat_kept(world->store, world->seats[0].id, &world->fixture->error);
}

static bool find(struct world *world, const char *name) {
    return store_person_find(world->store, name, &world->person, &world->fixture->error) == FOUND;
}

static bool take_found(struct world *world) {
    return find(world, FORGOTTEN);
}

static bool take_discard(struct world *world) {
    struct error *error = &world->fixture->error;
    return store_sitting_open_latest(world->store, 0, NULL, &world->sitting, error) !=
               FOUND_FAILED &&
           store_sitting_discard(world->store, world->sitting.id, error);
}

static bool take_meeting_delete(struct world *world) {
    struct error *error = &world->fixture->error;
    enum found found = store_meeting_find(world->store, "BDGHJ", &world->meeting, error);
    return found == FOUND_NOTHING ||
           (found == FOUND && store_meeting_delete(world->store, world->meeting.id, error));
}

static bool take_forget(struct world *world) {
    enum found found =
        store_person_find(world->store, FORGOTTEN, &world->person, &world->fixture->error);
    return found == FOUND_NOTHING ||
           (found == FOUND &&
            store_person_forget(world->store, world->person.id, &world->fixture->error));
}

static bool take_close(struct world *world) {
    life_close(world);
    return true;
}

/* ---- lives ---- */

#define OPENED                                                                                     \
    { "open", take_open, NULL, false }
#define CLOSED                                                                                     \
    { "close", take_close, NULL, false }
#define FINISHED "(SELECT count(*) FROM sitting WHERE started = 5000 AND finished IS NOT NULL)"

#define PERSON                                                                                         \
    {                                                                                                  \
        "person", take_person,                                                                         \
            "SELECT (SELECT count(*) FROM person WHERE name = 'Made-Up Max') + (SELECT count(*) FROM " \
            "consent) + (SELECT count(*) FROM team)",                                                  \
            false                                                                                      \
    }

static const struct step creating[] = {
    OPENED,
    PERSON,
    {"questionnaire", take_questionnaire, "SELECT count(*) FROM questionnaire", false},
    CLOSED,
    {NULL, NULL, NULL, false}};

static const struct step sitting[] = {
    OPENED,
    {"find", take_found, NULL, false},
    {"begin", take_sitting, "SELECT count(*) FROM sitting WHERE started = 5000", false},
    {"answer 1", take_answer_1,
     "SELECT (SELECT count(*) FROM answer WHERE prompt = 'wa1') + " FINISHED, false},
    {"answer 2", take_answer_2,
     "SELECT (SELECT count(*) FROM answer WHERE prompt = 'we1') + " FINISHED, false},
    {"answer 3", take_answer_3,
     "SELECT (SELECT count(*) FROM answer WHERE prompt = 'day') + " FINISHED, false},
    {"position", take_position,
     "SELECT (SELECT count(*) FROM sitting WHERE position = 'we2') + " FINISHED, false},
    {"finish", take_finish,
     "SELECT (SELECT 1 + (hex(answers) LIKE '2222222%') + (SELECT count(*) FROM result WHERE "
     "sitting = sitting.id) + (SELECT sum(sittings) FROM standing) - (SELECT count(*) FROM answer) "
     "FROM sitting WHERE started = 5000 AND finished IS NOT NULL)",
     false},
    {"finish otherwise", take_finish_otherwise,
     "SELECT count(*) FROM sitting WHERE started = 5000 AND hex(answers) LIKE '3%'", true},
    {"action", take_action, "SELECT count(*) FROM action", false},
    CLOSED,
    {NULL, NULL, NULL, false}};

#define IMPORTED(name)                                                                             \
    "SELECT (SELECT count(*) FROM person WHERE name LIKE '" name "%') + (SELECT count(*) FROM "    \
    "result JOIN sitting ON sitting = sitting.id JOIN person ON person = person.id WHERE name "    \
    "LIKE '" name "%') + (SELECT count(*) FROM standing WHERE name LIKE '" name "%')"

static const struct step importing[] = {
    OPENED,
    {"import given up", take_import_given_up, IMPORTED("Given-Up Gus"), true},
    {"import", take_import, IMPORTED("Imported Ina"), false},
    CLOSED,
    {NULL, NULL, NULL, false}};

#define SEAT_ANSWER(number, prompt)                                                                \
    "SELECT (SELECT count(*) FROM seat_answer JOIN seat ON seat = seat.id WHERE number = " number  \
    " AND prompt = " prompt ") + (SELECT count(*) FROM seat WHERE number = " number                \
    " AND answered > " prompt ")"
#define MEETING_AT(state) "SELECT count(*) FROM meeting WHERE state >= " state

static const struct step meeting[] = {
    OPENED,
    {"meeting", take_meeting, "SELECT count(*) FROM meeting", false},
    {"seat 1", take_seat_1, "SELECT count(*) FROM seat WHERE number = 0", false},
    {"meeting opens", take_meeting_open, MEETING_AT("1"), false},
    {"seat 2", take_seat_2, "SELECT count(*) FROM seat WHERE number = 1", false},
    {"seat 1 answers", take_seat_answer_1, SEAT_ANSWER("0", "0"), false},
    {"seat 2 answers", take_seat_answer_2, SEAT_ANSWER("1", "0"), false},
    {"seat 1 answers more", take_seat_answer_3, SEAT_ANSWER("0", "1"), false},
    {"meeting closes", take_meeting_close, MEETING_AT("2"), false},
    {"seat 2 answers late", take_seat_answer_late, SEAT_ANSWER("1", "4"), true},
    {"meeting reveals", take_meeting_reveal, MEETING_AT("3"), false},
    {"seat 1 keeps", take_seat_kept, "SELECT sum(kept) FROM seat", false},
    {"meeting ends", take_meeting_end, MEETING_AT("4 AND ended IS NOT NULL"), false},
    CLOSED,
    {NULL, NULL, NULL, false}};

static const struct step removing[] = {
    OPENED,
    {"discard", take_discard, "SELECT NOT EXISTS (SELECT 1 FROM sitting WHERE finished IS NULL)",
     false},
    {"delete the meeting", take_meeting_delete,
     "SELECT NOT EXISTS (SELECT 1 FROM meeting) + NOT EXISTS (SELECT 1 FROM seat) + NOT EXISTS "
     "(SELECT 1 FROM seat_answer)",
     false},
    {"forget", take_forget,
     "SELECT NOT EXISTS (SELECT 1 FROM person WHERE name = 'Made-Up Max') + NOT EXISTS (SELECT 1 "
     "FROM team WHERE name = 'Sunrise') + NOT EXISTS (SELECT 1 FROM action)",
     false},
    CLOSED,
    {NULL, NULL, NULL, false}};

/* Everything of the old store is there whatever comes of the migration. */
static const struct step migrating[] = {
    OPENED,
    {"find", take_found, NULL, false},
    {"begin", take_sitting, "SELECT count(*) FROM sitting WHERE started = 5000", false},
    CLOSED,
    {NULL, NULL, NULL, false}};

static const struct life lives[LIFE_COUNT] = {
    {.name = "creating", .steps = creating},
    {.name = "sitting", .version = 4, .steps = sitting},
    {.name = "importing", .version = 4, .steps = importing},
    {.name = "meeting", .version = 4, .steps = meeting},
    {.name = "removing", .version = 4, .steps = removing, .forgets = FORGOTTEN},
    {.name = "migrating from 1", .version = 1, .steps = migrating},
    {.name = "migrating from 2", .version = 2, .steps = migrating},
    {.name = "migrating from 3", .version = 3, .steps = migrating},
};

/* ---- the stores they begin with ---- */

static void sound(struct world *world, bool done) {
    if (!done)
        fail_msg("%s", world->fixture->error.sentence);
}

/* Max with two finished sittings and an action. */
static void fill(struct world *world) {
    sound(world, take_open(world) && take_questionnaire(world) && take_person(world));
    for (int i = 0; i < 2; i++)
        sound(world, sit(world, EARLIER + i) && finish(world, 3 - i, EARLIER + 100 + i));
    life_close(world);
}

/* ... and what there is to remove: another person, an open sitting, a meeting that ended. */
static void fill_to_remove(struct world *world) {
    struct person mia = {.name = "Made-Up Mia", .consents = {true, true, true, true}};
    fill(world);
    sound(world, take_open(world) && take_action(world) && take_sitting(world) &&
                     take_answer_1(world) && take_meeting(world) && take_seat_1(world) &&
                     take_meeting_open(world) && take_seat_answer_1(world) &&
                     store_person_save(world->store, &mia, "1", EARLIER, &world->fixture->error));
    world->person = mia;
    sound(world, sit(world, EARLIER + 5) && finish(world, 3, EARLIER + 300));
    life_close(world);
}

/* The rows of today's store in the tables of version 1, from there by the released steps. */
static void fill_old(struct world *world, int version) {
    char now[128], sql[2048];
    const char *path = world->fixture->path;
    struct migrations first = {schema_migrations()->list, 1}, old = {first.list, version};
    fill(world);
    (void)snprintf(now, sizeof now, "%s-now", path);
    assert_int_equal(rename(path, now), 0);
    store_close(store_open_with(path, &first, PATIENCE_MS, NULL, &world->fixture->error));
    (void)snprintf(sql, sizeof sql,
                   "ATTACH '%s' AS now; INSERT INTO team SELECT * FROM now.team;"
                   "INSERT INTO person SELECT id, name, team, created FROM now.person;"
                   "INSERT INTO consent SELECT * FROM now.consent;"
                   "INSERT INTO questionnaire SELECT * FROM now.questionnaire;"
                   "INSERT INTO sitting SELECT id, person, subject, role, questionnaire, form, "
                   "seed, started, updated, finished, position, answers, times FROM now.sitting;"
                   "INSERT INTO result SELECT sitting, level, rule_level, assessed, quality, "
                   "desire, scales, tips FROM now.result",
                   now);
    outside(path, sql);
    if (version > 1)
        store_close(store_open_with(path, &old, PATIENCE_MS, NULL, &world->fixture->error));
}

static void make_image(struct world *world, struct life *life) {
    fixture_clear(world->fixture);
    if (life->version == 0)
        return;
    if (life->forgets != NULL)
        fill_to_remove(world);
    else if (life->version == schema_migrations()->count)
        fill(world);
    else
        fill_old(world, life->version);
    life->image = bytes_of(world->fixture->path);
}

/* ---- living ---- */

void life_prepare(struct world *world, const struct life *life) {
    fixture_clear(world->fixture);
    if (life->version > 0)
        bytes_write(world->fixture->path, life->image.data, life->image.length);
    world->fixture->error = (struct error){ERROR_NONE, ""};
    world->person = (struct person){0};
    world->sitting = (struct sitting){0};
    world->meeting = (struct meeting){0};
    memset(world->seats, 0, sizeof world->seats);
}

bool life_step(struct world *world, const struct step *step) {
    return (world->store != NULL || step->take == take_open || step->take == take_close) &&
           step->take(world);
}

void life_close(struct world *world) {
    store_close(world->store);
    world->store = NULL;
}

int64_t life_ask(struct world *world, const char *sql) {
    int64_t number = -1;
    (void)database_number(world->store, sql, &number, &world->fixture->error);
    return number;
}

/* Live it once without faults: each step is told as it should be, and stays. */
static void find_out(struct world *world, struct life *life) {
    life_prepare(world, life);
    for (const struct step *step = life->steps; step->name != NULL; step++) {
        assert_true(life->step_count < LIFE_STEPS_MOST);
        if (step->there != NULL && life_ask(world, step->there) != 0)
            fail_msg("%s: %s is there before", life->name, step->name);
        if (life_step(world, step) == step->refused)
            fail_msg("%s: %s: %s", life->name, step->name, world->fixture->error.sentence);
        life->whole[life->step_count++] = step->there != NULL ? life_ask(world, step->there) : 0;
    }
    assert_true(take_open(world));
    for (int i = 0; i < life->step_count; i++) {
        const struct step *step = &life->steps[i];
        int64_t whole = life->whole[i];
        if (step->there != NULL &&
            ((whole > 0) == step->refused || life_ask(world, step->there) != whole))
            fail_msg("%s: %s does not stay", life->name, step->name);
    }
    life_close(world);
}

/* Where the drive is memory, nobody waits for it. */
static void use_memory(struct fixture *fixture) {
    char directory[] = "/dev/shm/leadquiz-store-XXXXXX";
    if (access("/dev/shm", W_OK | X_OK) != 0 || mkdtemp(directory) == NULL)
        return;
    assert_int_equal(rmdir(fixture->directory), 0);
    memcpy(fixture->directory, directory, sizeof directory);
    (void)snprintf(fixture->path, sizeof fixture->path, "%s/store.db", directory);
}

int lives_begin(void **state) {
    struct lives *all = calloc(1, sizeof *all);
    struct world *world = &all->world;
    void *fixture = NULL;
    assert_int_equal(fixture_begin(&fixture), 0);
    world->fixture = fixture;
    use_memory(world->fixture);
    world->garden =
        instrument_parse("garden", SAMPLE, sizeof SAMPLE - 1, NULL, &world->fixture->error);
    sound(world, world->garden != NULL);
    for (int i = 0; i < LIFE_COUNT; i++) {
        all->list[i] = lives[i];
        make_image(world, &all->list[i]);
        find_out(world, &all->list[i]);
    }
    *state = all;
    return 0;
}

int lives_end(void **state) {
    struct lives *all = *state;
    if (all == NULL) /* it did not even begin */
        return -1;
    void *fixture = all->world.fixture;
    life_close(&all->world);
    instrument_free(all->world.garden);
    for (int i = 0; i < LIFE_COUNT; i++)
        free(all->list[i].image.data);
    free(all);
    return fixture_end(&fixture);
}
