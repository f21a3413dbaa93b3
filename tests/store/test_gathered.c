#include "fixture.h"

#include "../../src/store/gathered.h"
#include "../../src/store/standing.h"

#include "leadquiz/store_forget.h"

/* What is kept up for looks at many people says what the rows say, after whatever was changed. */

enum { NAMES = 21, CHANGES = 200, TOLD_MOST = 640, TEXT = 400 };

static const char *const teams[] = {"", "North", "South", "east"};

/* Everything that is told of everybody, as text. */
struct told {
    char lines[TOLD_MOST][TEXT];
    int count;
};

struct world {
    struct fixture *fixture;
    struct store *store;
    uint64_t chance;
    int64_t now;
};

static unsigned chance(struct world *world, unsigned below) {
    world->chance = world->chance * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(world->chance >> 33) % below;
}

static void must(struct world *world, bool done) {
    if (!done)
        fail_msg("%s", world->fixture->error.sentence);
}

/* ---- what is told ---- */

static int add_counted(char *out, const struct counted *counted) {
    int length = snprintf(out, TEXT / 3, " %lld %lld %d %d %d %d", (long long)counted->sitting,
                          (long long)counted->finished, counted->level, counted->neighbour,
                          counted->assessed, counted->desire);
    for (int s = 0; s < 3; s++)
        length += snprintf(out + length, 20, " %.3f", counted->scales[s]);
    return length;
}

static char *next_line(struct told *told) {
    assert_true(told->count < TOLD_MOST);
    return told->lines[told->count++];
}

static bool tell_standing(const struct standing *standing, void *context, struct error *error) {
    char *line = next_line(context);
    (void)error;
    int length = snprintf(line, TEXT, "%lld %.20s %.20s %d%d %lld %d", (long long)standing->person,
                          standing->name, standing->team, standing->average, standing->lead,
                          (long long)standing->lead_until, standing->sittings);
    length += add_counted(line + length, &standing->last);
    if (standing->before.sitting != 0)
        (void)add_counted(line + length, &standing->before);
    return true;
}

static bool tell_known(int64_t person, int64_t until, void *context, struct error *error) {
    (void)error;
    (void)snprintf(next_line(context), TEXT, "%lld %lld", (long long)person, (long long)until);
    return true;
}

static int compare_lines(const void *one, const void *other) {
    return strcmp(one, other);
}

static void tell(struct world *world, struct told *told) {
    const struct instrument *instrument = world->fixture->instrument;
    struct error *error = &world->fixture->error;
    struct store_activity activity;
    memset(told, 0, sizeof *told);
    must(world, store_standings_each(world->store, instrument, FORM_FULL, NULL, tell_standing, told,
                                     error));
    int standings = told->count;
    qsort(told->lines, (size_t)standings, TEXT, compare_lines);
    must(world, store_known_each(world->store, instrument, FORM_FULL, tell_known, told, error));
    qsort(told->lines[standings], (size_t)(told->count - standings), TEXT, compare_lines);
    must(world, store_activity(world->store, instrument, NULL, world->now - 40, &activity, error));
    (void)snprintf(next_line(told), TEXT, "%lld %lld %lld %lld %d", (long long)activity.people,
                   (long long)activity.answered, (long long)activity.since,
                   (long long)activity.open, activity.there);
}

static int64_t number(struct world *world, const char *sql) {
    int64_t value = -1;
    must(world, database_number(world->store, sql, &value, &world->fixture->error));
    return value;
}

#define THAT_COUNT                                                                                 \
    "FROM sitting s JOIN result r ON r.sitting = s.id JOIN person p ON p.id = s.person "           \
    "WHERE s.finished IS NOT NULL AND r.quality < 2"

/* First by blocks, of which all that the change did not take away are old, then by rows. */
static void compare(struct world *world, int change) {
    static struct told gathered, rows;
    struct series series;
    struct error *error = &world->fixture->error;
    must(world, store_together_begin(world->store, true, error));
    if (series_begin(&series, world->store, world->fixture->instrument, error) == FOUND) {
        must(world, gathered_fill(&series, FORM_FULL, error));
        assert_int_equal(gathered_whole(&series, FORM_FULL, error), FOUND);
        tell(world, &gathered);
        must(world, database_run(world->store,
                                 "CREATE TEMP TABLE aside AS SELECT * FROM gathered;"
                                 "DELETE FROM gathered",
                                 error));
        assert_int_equal(gathered_whole(&series, FORM_FULL, error), FOUND_NOTHING);
        tell(world, &rows);
        must(world, database_run(world->store,
                                 "INSERT INTO gathered SELECT * FROM aside;"
                                 "DROP TABLE aside",
                                 error));
        assert_int_equal(gathered.count, rows.count);
        for (int i = 0; i < rows.count; i++)
            if (strcmp(gathered.lines[i], rows.lines[i]) != 0)
                fail_msg("after change %d: gathered \"%s\", rows \"%s\"", change, gathered.lines[i],
                         rows.lines[i]);
    }
    series_end(&series);
    assert_int_equal(number(world, "SELECT count(*) FROM standing n JOIN person p ON p.id = person "
                                   "WHERE n.name IS NOT p.name COLLATE BINARY"),
                     0);
    must(world, store_together_end(world->store, true, error));
}

/* ---- what counts in the order of time ---- */

struct in_time {
    struct world *world;
    int64_t last;
    int count;
};

static bool same_as_kept(const struct counted_row *row, void *context, struct error *error) {
    struct in_time *in_time = context;
    struct world *world = in_time->world;
    struct counted_row kept;
    char one[TEXT], other[TEXT];
    assert_true(row->counted.finished >= in_time->last);
    in_time->last = row->counted.finished;
    in_time->count++;
    assert_int_equal(store_counted_get(world->store, world->fixture->instrument, FORM_FULL,
                                       row->counted.sitting, &kept, error),
                     FOUND);
    (void)add_counted(one, &row->counted);
    (void)add_counted(other, &kept.counted);
    assert_string_equal(one, other);
    assert_int_equal(row->person, kept.person);
    assert_int_equal(row->average, kept.average);
    assert_int_equal(row->lead, kept.lead);
    assert_int_equal(row->lead_until, kept.lead_until);
    return true;
}

static void compare_in_time(struct world *world) {
    struct in_time in_time = {.world = world, .last = INT64_MIN};
    must(world, store_counted_each(world->store, world->fixture->instrument, FORM_FULL, NULL, 0,
                                   INT64_MAX, same_as_kept, &in_time, &world->fixture->error));
    assert_int_equal(in_time.count,
                     number(world, "SELECT count(*) " THAT_COUNT " AND s.form = 0 AND p.seen > 0"));
    assert_int_equal(number(world, "SELECT count(*) FROM counted"),
                     number(world, "SELECT count(*) " THAT_COUNT));
    assert_int_equal(
        number(world,
               "SELECT count(*) FROM (SELECT form, finished, sitting, person "
               "FROM counted EXCEPT SELECT s.form, s.finished, s.id, s.person " THAT_COUNT ")"),
        0);
}

/* ---- changes ---- */

/* Alike in their first bytes, short and long, in both cases. */
static void name_of(unsigned number, char name[NAME_BYTES]) {
    static const char *const begins[] = {"heron-", "Heron-calm-", "heron-calm-river-"};
    (void)snprintf(name, NAME_BYTES, "%s%c", begins[number % 3], "kbZaYcX"[number / 3]);
}

static bool somebody(struct world *world, struct person *person) {
    char name[NAME_BYTES];
    name_of(chance(world, NAMES), name);
    *person = (struct person){.id = 0};
    enum found found = store_person_find(world->store, name, person, &world->fixture->error);
    assert_true(found != FOUND_FAILED);
    (void)snprintf(person->name, sizeof person->name, "%s", name);
    return found == FOUND;
}

static void save(struct world *world) {
    struct person person;
    (void)somebody(world, &person);
    (void)snprintf(person.team, sizeof person.team, "%s", teams[chance(world, 4)]);
    for (int i = 0; i < CONSENT_COUNT; i++)
        person.consents[i] = chance(world, 3) > 0;
    must(world, store_person_save(world->store, &person, "1", world->now, &world->fixture->error));
}

static void add_consent(struct world *world) {
    struct person person;
    struct consent_given given = {.consent = (enum consent)chance(world, CONSENT_COUNT),
                                  .granted = chance(world, 2) == 1,
                                  .version = "1",
                                  .time = world->now};
    if (somebody(world, &person))
        must(world, store_consent_add(world->store, person.id, &given, &world->fixture->error));
}

static void finish(struct world *world, const struct sitting *sitting) {
    const struct instrument *instrument = world->fixture->instrument;
    struct answers answers;
    struct result result;
    fixture_answers(instrument, &answers);
    scoring_compute(instrument, sitting->form, &answers, NULL, &result);
    result.quality = (enum quality)chance(world, 3);
    result.scales[0] = (struct score){true, chance(world, 100), 1, 1};
    int64_t when = world->now - chance(world, 90);
    must(world, store_sitting_finish(world->store, sitting->id, instrument, &answers, &result, when,
                                     &world->fixture->error));
}

static void answer_as(struct world *world, const struct person *person) {
    const struct instrument *instrument = world->fixture->instrument;
    struct sitting sitting = {.person = person->id,
                              .form = chance(world, 6) == 0 ? FORM_SHORT : FORM_FULL,
                              .seed = world->chance,
                              .started = world->now};
    memcpy(sitting.questionnaire, instrument->hash, DIGEST_TEXT);
    must(world,
         store_questionnaire_keep(world->store, instrument, world->now, &world->fixture->error));
    must(world, store_sitting_begin(world->store, &sitting, &world->fixture->error));
    if (chance(world, 8) > 0)
        finish(world, &sitting);
}

static void answer(struct world *world) {
    struct person person;
    if (somebody(world, &person))
        answer_as(world, &person);
}

static void discard(struct world *world) {
    must(world, store_sitting_discard(world->store, 1 + chance(world, 80), &world->fixture->error));
}

static void forget(struct world *world) {
    struct person person;
    if (chance(world, 4) == 0 && somebody(world, &person))
        must(world, store_person_forget(world->store, person.id, &world->fixture->error));
}

/* To a name that nobody has, else to their own in letters of the other size. */
static void call_otherwise(struct world *world) {
    struct person person, other;
    char to[NAME_BYTES], was[NAME_BYTES];
    name_of(chance(world, NAMES), to);
    if (!somebody(world, &person))
        return;
    if (store_person_find(world->store, to, &other, &world->fixture->error) == FOUND) {
        memcpy(to, person.name, sizeof to);
        to[0] ^= 'a' ^ 'A';
    }
    assert_int_equal(store_rename(world->store, person.name, to, was, &world->fixture->error),
                     FOUND);
}

/* What another store's log of consents says comes in without store_consent_add. */
static void put_consent(struct world *world, int64_t person) {
    char sql[320];
    unsigned consent = chance(world, CONSENT_COUNT), granted = chance(world, 2);
    (void)snprintf(sql, sizeof sql,
                   "INSERT INTO consent (person, consent, change, granted, version, time) "
                   "SELECT %lld, %u, ifnull(max(change) + 1, 0), %u, '1', %lld FROM consent "
                   "WHERE person = %lld AND consent = %u",
                   (long long)person, consent, granted, (long long)world->now, (long long)person,
                   consent);
    must(world, database_run(world->store, sql, &world->fixture->error));
}

/* As where another store is put into this one. */
static void stand_again(struct world *world) {
    struct person person;
    bool together = world->store->together;
    if (!somebody(world, &person))
        return;
    if (!together)
        must(world, store_together_begin(world->store, true, &world->fixture->error));
    put_consent(world, person.id);
    must(world, standing_again(world->store, person.id, &world->fixture->error));
    if (!together)
        must(world, store_together_end(world->store, true, &world->fixture->error));
}

/* What is taken back leaves nothing behind. */
static void change(struct world *world) {
    static void (*const ways[])(struct world *) = {answer, answer,      answer,        answer,
                                                   save,   save,        discard,       add_consent,
                                                   forget, stand_again, call_otherwise};
    bool keep = chance(world, 10) > 0, together = !keep || chance(world, 3) == 0;
    if (together)
        must(world, store_together_begin(world->store, true, &world->fixture->error));
    for (unsigned i = 0, most = together ? 3 : 1; i < most; i++)
        ways[chance(world, sizeof ways / sizeof *ways)](world);
    if (together && !keep)
        compare_in_time(world);
    if (together)
        assert_int_equal(store_together_end(world->store, keep, &world->fixture->error), keep);
}

static void test_after_many_changes(void **state) {
    struct fixture *fixture = *state;
    struct world world = {.fixture = fixture, .store = fixture_open(fixture), .now = 100000};
    must(&world, database_run(world.store, "PRAGMA synchronous = OFF", &fixture->error));
    for (int i = 0; i < 3 * NAMES; i++)
        save(&world);
    for (int i = 0; i < CHANGES; i++) {
        world.now += chance(&world, 20);
        change(&world);
        compare(&world, i);
        compare_in_time(&world);
    }
    assert_true(number(&world, "SELECT count(*) FROM counted") > NAMES);
    store_close(world.store);
}

/* ---- the order of many ---- */

/* Words of three letters in either case, up to three times as long as what is looked at at once. */
static void long_name(struct world *world, char name[NAME_BYTES]) {
    unsigned length = 1 + chance(world, 26);
    for (unsigned i = 0; i < length; i++)
        name[i] = i % 8 < 6 ? 'm' : "aAbBcC"[chance(world, 6)];
    name[length] = '\0';
}

static void test_many_names_stand_in_their_order(void **state) {
    enum { MANY = 300 };
    struct fixture *fixture = *state;
    struct world world = {.fixture = fixture, .store = fixture_open(fixture), .now = 100000};
    struct person person;
    must(&world, database_run(world.store, "PRAGMA synchronous = OFF", &fixture->error));
    must(&world, store_together_begin(world.store, true, &fixture->error));
    for (int saved = 0; saved < MANY; saved++) {
        char name[NAME_BYTES];
        long_name(&world, name);
        if (store_person_find(world.store, name, &person, &fixture->error) == FOUND)
            (void)snprintf(name, sizeof name, "n%d", saved); /* in the order of letters, too */
        person = (struct person){.consents = {[CONSENT_SAVE] = true, [CONSENT_AVERAGE] = true}};
        (void)snprintf(person.name, sizeof person.name, "%s", name);
        must(&world, store_person_save(world.store, &person, "1", world.now, &fixture->error));
        answer_as(&world, &person);
    }
    must(&world, store_together_end(world.store, true, &fixture->error));
    compare(&world, 0);
    store_close(world.store);
}

/* ---- only where there are many ---- */

static void test_few_are_not_gathered(void **state) {
    struct fixture *fixture = *state;
    struct world world = {.fixture = fixture, .store = fixture_open(fixture), .now = 100000};
    must(&world, store_questionnaire_keep(world.store, fixture->instrument, 1, &fixture->error));
    save(&world);
    must(&world, store_gather(world.store, fixture->instrument, FORM_FULL, &fixture->error));
    assert_int_equal(number(&world, "SELECT count(*) FROM gathered"), 0);
    struct person far = {.name = "the last of few"};
    must(&world, database_run(world.store,
                              "UPDATE sqlite_sequence SET seq = 3000000 "
                              "WHERE name = 'person'",
                              &fixture->error));
    must(&world, store_person_save(world.store, &far, "1", 1, &fixture->error));
    must(&world, store_gather(world.store, fixture->instrument, FORM_FULL, &fixture->error));
    assert_int_equal(number(&world, "SELECT count(*) FROM gathered"), 0);
    must(&world, database_run(world.store,
                              "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n "
                              "WHERE i < 997) INSERT INTO person (id, name, created) "
                              "SELECT 100000 + i, 'made-up-' || i, 1 FROM n",
                              &fixture->error));
    must(&world, store_gather(world.store, fixture->instrument, FORM_FULL, &fixture->error));
    /* That of the first, of 998 from one that begins a block, and of the last. */
    assert_int_equal(number(&world, "SELECT count(*) FROM gathered"), 1 + 125 + 1);
    must(&world, database_run(world.store, "DELETE FROM person WHERE id >= 100000 AND id < 3000000",
                              &fixture->error));
    must(&world, database_run(world.store, "DELETE FROM gathered", &fixture->error));
    compare(&world, 0);
    store_close(world.store);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_after_many_changes, fixture_begin, fixture_end),
        cmocka_unit_test_setup_teardown(test_many_names_stand_in_their_order, fixture_begin,
                                        fixture_end),
        cmocka_unit_test_setup_teardown(test_few_are_not_gathered, fixture_begin, fixture_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
