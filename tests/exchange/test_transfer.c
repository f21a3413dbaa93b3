/* test_transfer.c - a store out as JSON lines and back: nothing lost, nothing twice. */
#include "transfer_store.h"

#include "leadquiz/store_meeting.h"
#include "leadquiz/take.h"

static char *line_of(const char *text, const char *kind) {
    char mark[64];
    (void)snprintf(mark, sizeof mark, "{\"kind\":\"%s\"", kind);
    const char *start = strstr(text, mark);
    assert_non_null(start);
    return strndup(start, strcspn(start, "\n"));
}

static void test_there_and_back(void **state) {
    struct world *world = *state;
    enum { PEOPLE = 300 };
    make_people(world, PEOPLE);
    struct store_counts full = counts_of(world);
    assert_true(full.people == PEOPLE && full.sittings > 2 * PEOPLE && full.sittings < 3 * PEOPLE);
    char *first = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    import_all(world, first);
    assert_counts(world, PEOPLE, full.sittings, 0);
    assert_int_equal(world->counts.rows, 2 + PEOPLE + full.sittings);
    char *second = export_text(world, NULL, TRANSFER_JSON_LINES);
    assert_int_equal(strlen(first), strlen(second));
    assert_true(strcmp(first, second) == 0);
    /* Importing again adds nothing. */
    import_all(world, first);
    assert_counts(world, 0, 0, full.sittings);
    char *third = export_text(world, NULL, TRANSFER_JSON_LINES);
    assert_true(strcmp(first, third) == 0);
    /* The tables are the same too. */
    char *table = export_text(world, NULL, TRANSFER_CSV);
    import_all(world, table);
    assert_counts(world, 0, 0, world->counts.rows);
    free(first);
    free(second);
    free(third);
    free(table);
}

/* Each thing that was said comes back to those who ask the store for it. */
static void test_nothing_is_lost(void **state) {
    struct world *world = *state;
    struct error *error = &world->error;
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, error));
    struct person person = make_person(world, "bluebird", "Sunrise", 1000);
    person.consents[CONSENT_RESEARCH] = true;
    must(world, store_person_save(world->store, &person, "2", 900, error));
    struct sitting done = make_sitting(world, person.id, FORM_FULL, 2000, false);
    struct sitting open = make_sitting(world, person.id, FORM_FULL, 3000, true);
    struct answer answer = {2, 1234};
    must(world, store_answer_save(world->store, open.id, "ch1", answer, "ch2", 4000, error));
    struct action_chosen action = {.sitting = done.id,
                                   .tip = -1,
                                   .text = "call",
                                   .chosen = done.finished + minute,
                                   .outcome = OUTCOME_PARTLY,
                                   .told = 77};
    must(world, store_action_add(world->store, &action, error));
    struct result kept, read;
    assert_int_equal(store_result_load(world->store, done.id, world->instrument, &kept, error),
                     FOUND);
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    import_all(world, text);
    struct person again;
    assert_int_equal(store_person_find(world->store, "bluebird", &again, error), FOUND);
    assert_string_equal(again.team, "Sunrise");
    assert_int_equal(again.created, 1000);
    assert_memory_equal(again.consents, person.consents, sizeof person.consents);
    struct consent_given log[16];
    int count = store_consents(world->store, again.id, log, 16, error);
    assert_int_equal(log[count - 1].consent, CONSENT_RESEARCH);
    assert_int_equal(log[count - 1].time, 900);
    assert_string_equal(log[count - 1].version, "2");
    struct sitting sitting;
    assert_int_equal(store_sitting_open_latest(world->store, 0, NULL, &sitting, error), FOUND);
    assert_int_equal(sitting.updated, 4000);
    assert_string_equal(sitting.position, "ch2");
    assert_true(sitting.seed == open.seed);
    struct answers answers;
    must(world, store_answers_load(world->store, sitting.id, world->instrument, &answers, error));
    assert_int_equal(answers.list[instrument_prompt(world->instrument, "ch1")].time_ms, 1234);
    assert_int_equal(store_sittings_finished(world->store, again.id, &sitting, 1, error), 1);
    assert_int_equal(sitting.finished, done.finished);
    assert_int_equal(store_result_load(world->store, sitting.id, world->instrument, &read, error),
                     FOUND);
    assert_memory_equal(&read, &kept, sizeof read);
    struct action_chosen actions[8];
    count = store_actions(world->store, sitting.id, actions, 8, error);
    assert_string_equal(actions[count - 1].text, "call");
    assert_int_equal(actions[count - 1].outcome, OUTCOME_PARTLY);
    assert_int_equal(actions[count - 1].told, 77);
    free(text);
}

static void test_an_open_sitting_goes_on(void **state) {
    struct world *world = *state;
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, &world->error));
    struct person person = make_person(world, "bluebird", "", 1000);
    struct sitting open = make_sitting(world, person.id, FORM_FULL, 3000, true), sitting;
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    import_all(world, text);
    struct take take;
    take_init(&take, world->instrument, world->store);
    assert_int_equal(take_unfinished(&take, "bluebird", &sitting, &world->error), FOUND);
    must(world, take_resume(&take, &sitting, &world->error));
    assert_true(take.quiz.seed == open.seed);
    take_free(&take);
    free(text);
}

static void test_dry_run(void **state) {
    struct world *world = *state;
    make_people(world, 5);
    int64_t sittings = counts_of(world).sittings;
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    assert_true(import_bytes(world, text, strlen(text), true));
    assert_counts(world, 5, sittings, 0);
    assert_int_equal(counts_of(world).people, 0);
    assert_int_equal(counts_of(world).questionnaires, 0);
    import_all(world, text);
    assert_counts(world, 5, sittings, 0);
    free(text);
}

/* ---- who is there already ---- */

static void test_known_people(void **state) {
    struct world *world = *state;
    struct error *error = &world->error;
    struct person read;
    struct person all = {.name = "bluebird", .team = "Sunrise", .consents = {true, true, true}};
    struct person otter = {.name = "otter", .team = "Sunrise", .consents = {true, true, true}};
    must(world, store_person_save(world->store, &all, "1", 100, error));
    must(world, store_person_save(world->store, &otter, "1", 101, error));
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    struct person here = {.name = "Bluebird", .team = "Moonlight", .consents = {true}};
    struct person bare = {.name = "OTTER"};
    must(world, store_person_save(world->store, &here, "1", 500, error));
    must(world, store_person_save(world->store, &bare, "1", 500, error));
    import_all(world, text);
    assert_counts(world, 0, 0, 0);
    assert_int_equal(world->counts.known_people, 2);
    /* What the store was told later wins; what it does not know is filled in. */
    assert_int_equal(store_person_find(world->store, "bluebird", &read, error), FOUND);
    assert_string_equal(read.name, "Bluebird");
    assert_string_equal(read.team, "Moonlight");
    assert_int_equal(read.created, 500);
    assert_false(read.consents[CONSENT_AVERAGE]);
    assert_int_equal(store_consents(world->store, read.id, NULL, 0, error), 1);
    assert_int_equal(store_person_find(world->store, "otter", &read, error), FOUND);
    assert_string_equal(read.name, "OTTER");
    assert_string_equal(read.team, "Sunrise");
    assert_true(read.consents[CONSENT_LEAD]);
    free(text);
}

/* What was made ready for a look at everybody goes where something comes in for somebody. */
static void test_no_old_look(void **state) {
    struct world *world = *state;
    make_people(world, 12);
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    make_people(world, 20);
    gather(world);
    assert_agrees(world);
    import_all(world, text);
    assert_int_equal(world->counts.known_people, 12);
    assert_agrees(world);
    free(text);
}

/* ---- what they allow ---- */

static void say(struct world *world, const char *name, bool save, bool average, int64_t now) {
    struct person person;
    must(world, store_person_find(world->store, name, &person, &world->error) == FOUND);
    person.consents[CONSENT_SAVE] = save;
    person.consents[CONSENT_AVERAGE] = average;
    must(world, store_person_save(world->store, &person, "1", now, &world->error));
}

/* An export of bluebird with one sitting of 2000, who says other things at 900. */
static char *bluebird_text(struct world *world, bool save, bool average) {
    struct person person = {.name = "bluebird", .consents = {true, true}};
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, &world->error));
    must(world, store_person_save(world->store, &person, "1", 100, &world->error));
    make_sitting(world, person.id, FORM_FULL, 2000, false);
    say(world, "bluebird", save, average, 900);
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    return text;
}

static struct person add_bluebird(struct world *world, bool save, int64_t now) {
    struct person person = {.name = "bluebird", .consents = {true, true}};
    must(world, store_person_save(world->store, &person, "1", now - 1, &world->error));
    say(world, "bluebird", save, true, now);
    must(world, store_person_get(world->store, person.id, &person, &world->error) == FOUND);
    return person;
}

/* The later word counts, above all a withdrawal; what was saved before it comes along. */
static void test_withdrawals_come_in(void **state) {
    struct world *world = *state;
    struct person person;
    char *text = bluebird_text(world, false, false);
    int64_t id = add_bluebird(world, true, 500).id;
    for (int again = 0; again < 2; again++) {
        import_all(world, text);
        assert_counts(world, 0, !again, again);
        assert_int_equal(world->counts.known_people, 1);
        must(world, store_person_get(world->store, id, &person, &world->error) == FOUND);
        assert_false(person.consents[CONSENT_SAVE] || person.consents[CONSENT_AVERAGE]);
        struct consent_given log[8];
        assert_int_equal(store_consents(world->store, id, log, 8, &world->error), 4);
        assert_false(log[1].granted);
        assert_int_equal(log[1].time, 900);
    }
    /* Said before what the store was told, it changes nothing. */
    world_store(world);
    id = add_bluebird(world, true, 901).id;
    import_all(world, text);
    must(world, store_person_get(world->store, id, &person, &world->error) == FOUND);
    assert_true(person.consents[CONSENT_SAVE] && person.consents[CONSENT_AVERAGE]);
    free(text);
}

/* Nothing new is saved of who said No here, unless the file brings a later Yes. */
static void test_nothing_new_after_no(void **state) {
    struct world *world = *state;
    static const char problem[] =
        "4: \"bluebird\" does not allow saving, so nothing new is saved; allow it again under results, "
        "my data, consents";
    char *text = bluebird_text(world, true, true);
    char *withdrawn = bluebird_text(world, false, true);
    add_bluebird(world, false, 800);
    assert_problem(world, text, problem);
    assert_problem(world, withdrawn, problem);
    say(world, "bluebird", true, true, 1000);
    import_all(world, text);
    assert_counts(world, 0, 1, 0);
    say(world, "bluebird", false, true, 1001);
    import_all(world, text); /* known, so not new */
    assert_counts(world, 0, 0, 1);
    world_store(world);
    add_bluebird(world, false, 800);
    char *granted = replaced(withdrawn, "\"granted\":false", "\"granted\":true");
    import_all(world, granted);
    assert_counts(world, 0, 1, 0);
    free(granted);
    free(withdrawn);
    free(text);
}

/* Finished elsewhere, still open here: what is here stays. */
static void test_known_sittings_stay(void **state) {
    struct world *world = *state;
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, &world->error));
    struct person person = make_person(world, "bluebird", "", 1000);
    struct sitting open = make_sitting(world, person.id, FORM_FULL, 3000, true), read;
    char *before = export_text(world, NULL, TRANSFER_JSON_LINES);
    struct answers answers;
    struct result result;
    make_answers(world, FORM_FULL, &answers);
    scoring_compute(world->instrument, FORM_FULL, &answers, NULL, &result);
    must(world, store_sitting_finish(world->store, open.id, world->instrument, &answers, &result,
                                     9000, &world->error));
    import_all(world, before);
    assert_counts(world, 0, 0, 1);
    assert_int_equal(store_sitting_get(world->store, open.id, &read, &world->error), FOUND);
    assert_int_equal(read.finished, 9000);
    free(before);
}

/* ---- which ---- */

static void assert_first_line(struct world *world, struct store_filter filter, int questionnaires,
                              int people, int sittings) {
    char expected[128];
    char *text = export_text(world, &filter, TRANSFER_JSON_LINES);
    (void)snprintf(expected, sizeof expected,
                   "{\"leadquiz\":1,\"questionnaires\":%d,\"people\":%d,\"sittings\":%d}",
                   questionnaires, people, sittings);
    text[strcspn(text, "\n")] = '\0';
    assert_string_equal(text, expected);
    text[strlen(text)] = '\n';
    world_store(world);
    import_all(world, text);
    assert_counts(world, people, sittings, 0);
    free(text);
}

static void test_filters(void **state) {
    struct world *world = *state;
    const struct {
        struct store_filter filter;
        int questionnaires, people, sittings;
    } rows[] = {
        {{.name = NULL}, 1, 3, 3},
        {{.name = "BLUEBIRD"}, 1, 1, 2},
        {{.name = "nobody"}, 0, 0, 0},
        {{.team = "sunrise"}, 1, 2, 2},
        {{.team = "Moonlight"}, 1, 1, 1},
        {{.name = "bluebird", .team = "Moonlight"}, 0, 0, 0},
        {{.has_from = true, .from = 10000}, 1, 2, 2},
        {{.has_from = true, .from = 10001, .has_until = true, .until = 20000}, 0, 0, 0},
        {{.has_until = true, .until = 10001}, 1, 1, 2},
        {{.has_until = true, .until = 10000}, 1, 1, 1},
        {{.name = "heron", .has_until = true, .until = 10000}, 0, 0, 0},
        /* The first moment of 1970 is a limit like any other. */
        {{.has_until = true, .until = 0}, 0, 0, 0},
        {{.has_from = true, .from = 0}, 1, 2, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct error *error = &world->error;
        must(world, store_questionnaire_keep(world->store, world->instrument, 5, error));
        struct person bluebird = make_person(world, "bluebird", "Sunrise", 1000);
        struct person otter = make_person(world, "otter", "Sunrise", 1000);
        struct person heron = make_person(world, "heron", "Moonlight", 1000);
        (void)otter;
        make_sitting(world, bluebird.id, FORM_FULL, 9999, true);
        make_sitting(world, bluebird.id, FORM_FULL, 10000, true);
        struct sitting begun = {.person = heron.id, .started = 20000};
        memcpy(begun.questionnaire, world->instrument->hash, DIGEST_TEXT);
        must(world, store_sitting_begin(world->store, &begun, error));
        assert_first_line(world, rows[i].filter, rows[i].questionnaires, rows[i].people,
                          rows[i].sittings);
        world_store(world);
    }
}

static int64_t make_meeting(struct world *world, const char *code, int64_t created) {
    struct meeting meeting = {.form = FORM_FULL, .created = created, .focus = NOWHERE, .round = 1};
    (void)snprintf(meeting.code, sizeof meeting.code, "%s", code);
    (void)snprintf(meeting.title, sizeof meeting.title, "Made-up evening");
    memcpy(meeting.questionnaire, world->instrument->hash, DIGEST_TEXT);
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, &world->error));
    must(world, store_meeting_add(world->store, &meeting, &world->error) == FOUND);
    return meeting.id;
}

/* A result goes with the meeting it was kept at, and finds it again where it is the same one. */
static void test_kept_at_a_meeting(void **state) {
    static const struct {
        const char *code;
        int64_t created;
        bool remembered;
    } there[] = {{"BDGHJ", 700, true}, {"BDGHJ", 701, false}, {"BDGHK", 700, false}};
    struct world *world = *state;
    struct store_filter filter = {.meeting = make_meeting(world, "BDGHJ", 700)};
    struct person bluebird = make_person(world, "bluebird", "Sunrise", 1000);
    struct person heron = make_person(world, "heron", "Sunrise", 1000);
    make_sitting(world, heron.id, FORM_FULL, 9999, false);
    make_sitting(world, bluebird.id, FORM_FULL, 9999, false);
    struct sitting kept = {
        .person = bluebird.id, .started = 5000, .seed = 7, .meeting = filter.meeting};
    memcpy(kept.questionnaire, world->instrument->hash, DIGEST_TEXT);
    must(world, store_sitting_begin(world->store, &kept, &world->error));
    char *text = export_text(world, &filter, TRANSFER_JSON_LINES);
    assert_non_null(
        strstr(text, "{\"leadquiz\":1,\"questionnaires\":1,\"people\":1,\"sittings\":1}"));
    assert_non_null(strstr(text, "\"meeting\":{\"code\":\"BDGHJ\",\"title\":\"Made-up evening\","
                                 "\"created\":700}"));
    for (size_t i = 0; i < sizeof there / sizeof there[0]; i++) {
        struct sitting known;
        world_store(world);
        int64_t id = make_meeting(world, there[i].code, there[i].created);
        import_all(world, text);
        must(world, store_sitting_find(world->store, 5000, 7, &known, &world->error) == FOUND);
        assert_int_equal(known.meeting, there[i].remembered ? id : 0);
    }
    free(text);
}

/* ---- the form ---- */

static void test_lines(void **state) {
    struct world *world = *state;
    struct person person = {.name = "bluebird", .team = "Sun \"rise\""};
    must(world, store_person_save(world->store, &person, "1", 1000, &world->error));
    struct consent_given given = {CONSENT_LEAD, false, "1.0", 1001};
    must(world, store_consent_add(world->store, person.id, &given, &world->error));
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    assert_string_equal(text,
                        "{\"leadquiz\":1,\"questionnaires\":0,\"people\":1,\"sittings\":0}\n"
                        "{\"kind\":\"person\",\"name\":\"bluebird\",\"team\":\"Sun \\\"rise\\\"\","
                        "\"created\":1000,\"consents\":[{\"consent\":\"lead\",\"granted\":false,"
                        "\"version\":\"1.0\",\"time\":1001}]}\n");
    free(text);
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, &world->error));
    struct sitting sitting = {.person = person.id, .started = 2000, .seed = 0xab};
    memcpy(sitting.questionnaire, world->instrument->hash, DIGEST_TEXT);
    must(world, store_sitting_begin(world->store, &sitting, &world->error));
    must(world, store_answer_save(world->store, sitting.id, "ch1", (struct answer){5, 2300}, "ch2",
                                  2001, &world->error));
    must(world, store_answer_save(world->store, sitting.id, "ch2", (struct answer){0, TIME_UNKNOWN},
                                  "", 2002, &world->error));
    text = export_text(world, NULL, TRANSFER_JSON_LINES);
    char *line = line_of(text, "sitting");
    char expected[512];
    (void)snprintf(expected, sizeof expected,
                   "{\"kind\":\"sitting\",\"person\":\"bluebird\",\"role\":\"self\","
                   "\"questionnaire\":\"%s\",\"form\":\"full\",\"seed\":\"00000000000000ab\","
                   "\"started\":2000,\"updated\":2002,\"finished\":null,\"position\":\"\","
                   "\"answers\":{\"ch1\":[5,2300],\"ch2\":[0]}}",
                   world->instrument->hash);
    assert_string_equal(line, expected);
    free(line);
    line = line_of(text, "questionnaire");
    (void)snprintf(expected, sizeof expected,
                   "{\"kind\":\"questionnaire\",\"hash\":\"%s\",\"kept\":5,\"bytes\":\"",
                   world->instrument->hash);
    assert_memory_equal(line, expected, strlen(expected));
    free(line);
    free(text);
}

/* Scores are exact to the last bit. */
static void test_exact_scores(void **state) {
    struct world *world = *state;
    struct error *error = &world->error;
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, error));
    struct person person = make_person(world, "bluebird", "", 1000);
    struct sitting sitting = {.person = person.id, .started = 2000};
    memcpy(sitting.questionnaire, world->instrument->hash, DIGEST_TEXT);
    must(world, store_sitting_begin(world->store, &sitting, error));
    struct answers answers;
    struct result result = {.level = 2, .desire = -1, .lean_scale = NOWHERE}, read;
    static const double odd[] = {1.0 / 3, 0x1.8ffffffffffffp+6, 5e-324, 100.0 / 7};
    for (int i = 0; i < 4; i++)
        result.scales[i] = (struct score){.known = true, .value = odd[i]};
    make_answers(world, FORM_FULL, &answers);
    must(world, store_sitting_finish(world->store, sitting.id, world->instrument, &answers, &result,
                                     3000, error));
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    import_all(world, text);
    assert_int_equal(store_sitting_find(world->store, 2000, 0, &sitting, error), FOUND);
    assert_int_equal(store_result_load(world->store, sitting.id, world->instrument, &read, error),
                     FOUND);
    for (int i = 0; i < 4; i++)
        assert_memory_equal(&read.scales[i].value, &odd[i], sizeof odd[i]);
    assert_false(read.scales[4].known);
    assert_int_equal(read.level, 2);
    assert_int_equal(read.desire, -1);
    free(text);
}

/* CR LF and LF mixed, a byte order mark, empty lines: all the same. */
static void test_line_ends(void **state) {
    struct world *world = *state;
    make_people(world, 4);
    int64_t sittings = counts_of(world).sittings;
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES), *other = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&other, &length);
    fputs("\xEF\xBB\xBF \t\n\r\n ", out);
    int line = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\n' && line++ % 2 == 0)
            fputs(line % 4 == 1 ? "\r\n\n" : "\r", out);
        putc(*at, out);
    }
    fclose(out);
    other[--length] = '\0'; /* no end of the last line */
    world_store(world);
    import_all(world, other);
    assert_counts(world, 4, sittings, 0);
    char *again = export_text(world, NULL, TRANSFER_JSON_LINES);
    assert_string_equal(again, text);
    free(text);
    free(other);
    free(again);
}

/* ---- stopping ---- */

static void test_interrupted(void **state) {
    struct world *world = *state;
    make_people(world, 300);
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    FILE *nowhere = tmpfile();
    world->stop_at = 2;
    assert_false(transfer_export(world->store, NULL, TRANSFER_CSV, nowhere, keep_going, world,
                                 &world->error));
    assert_int_equal(world->error.kind, ERROR_INTERRUPTED);
    assert_string_equal(world->error.sentence, "interrupted; the export is not complete");
    fclose(nowhere);
    world_store(world);
    world->stop_at = 3;
    assert_false(import_text(world, text));
    assert_int_equal(world->error.kind, ERROR_INTERRUPTED);
    assert_string_equal(world->error.sentence, "interrupted; nothing was imported");
    assert_int_equal(counts_of(world).people, 0);
    world->stop_at = 0;
    import_all(world, text);
    free(text);
}

static void test_full_disk(void **state) {
    struct world *world = *state;
    FILE *full = fopen("/dev/full", "w");
    if (full == NULL)
        skip();
    make_people(world, 20);
    for (enum transfer_format format = TRANSFER_JSON_LINES; format <= TRANSFER_CSV; format++) {
        assert_false(transfer_export(world->store, NULL, format, full, NULL, NULL, &world->error));
        assert_string_equal(world->error.sentence,
                            "the export cannot be written: No space left on device");
        assert_int_equal(world->error.kind, ERROR_STORAGE);
        clearerr(full);
    }
    fclose(full);
}

static void test_days(void **state) {
    (void)state;
    int64_t start = -1;
    assert_true(transfer_day("1970-01-01", &start));
    assert_int_equal(start, 0);
    assert_true(transfer_day("2024-02-29", &start));
    assert_int_equal(start, INT64_C(1709164800000));
    assert_true(transfer_day("1969-12-31", &start));
    assert_int_equal(start, -86400000);
    static const char *const wrong[] = {"2023-02-29",  "2026-13-01", "2026-00-01", "2026-01-00",
                                        "2026-1-1",    "2026-01-1x", "26-01-01",   "",
                                        "2026-01-01 ", "2026/01/01", "-026-01-01"};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (transfer_day(wrong[i], &start))
            fail_msg("%s is no day", wrong[i]);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, world_begin, world_end)
    const struct CMUnitTest tests[] = {
        TEST(test_there_and_back),
        TEST(test_nothing_is_lost),
        TEST(test_an_open_sitting_goes_on),
        TEST(test_dry_run),
        TEST(test_known_people),
        TEST(test_no_old_look),
        TEST(test_known_sittings_stay),
        TEST(test_withdrawals_come_in),
        TEST(test_nothing_new_after_no),
        TEST(test_filters),
        TEST(test_kept_at_a_meeting),
        TEST(test_lines),
        TEST(test_exact_scores),
        TEST(test_line_ends),
        TEST(test_interrupted),
        TEST(test_full_disk),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
