/* test_transfer_table.c - tables: what goes out can be scored, what was made elsewhere comes in. */
#include "transfer_store.h"

#include "leadquiz/answer_table.h"

static struct person find(struct world *world, const char *name) {
    struct person person;
    if (store_person_find(world->store, name, &person, &world->error) != FOUND)
        fail_msg("%s is not there", name);
    return person;
}

/* The only finished sitting of the person. */
static struct sitting sitting_of(struct world *world, const char *name) {
    struct sitting sitting;
    struct person person = find(world, name);
    assert_int_equal(store_sittings_finished(world->store, person.id, &sitting, 1, &world->error),
                     1);
    return sitting;
}

static void test_made_elsewhere(void **state) {
    struct world *world = *state;
    static const char table[] = "\xEF\xBB\xBFname,team,date,form,ch1,o1,team_size,desire,ch1_ms\r\n"
                                "otter,Sunrise,2025-01-31,full,4,leader,0,3,2100\n"
                                "\"heron, old\",,,short,0,,,,\n"
                                "OTTER,Moonlight,2025-02-01,,5,,3,,\r\n";
    import_all(world, table);
    assert_counts(world, 2, 3, 0);
    struct person otter = find(world, "otter");
    assert_string_equal(otter.team, "Sunrise");
    static const bool save_only[CONSENT_COUNT] = {true};
    assert_memory_equal(otter.consents, save_only, sizeof save_only);
    struct consent_given given;
    assert_int_equal(store_consents(world->store, otter.id, &given, 1, &world->error), 1);
    assert_string_equal(given.version, world->instrument->consent_version);
    assert_int_equal(given.time, test_now);
    struct sitting sitting = sitting_of(world, "heron, old");
    assert_int_equal(sitting.form, FORM_SHORT);
    assert_int_equal(sitting.started, test_now);
    struct sitting both[2];
    assert_int_equal(store_sittings_finished(world->store, otter.id, both, 2, &world->error), 2);
    assert_int_equal(both[0].finished, INT64_C(1738324800000)); /* noon of that day */
    assert_int_equal(both[0].form, FORM_FULL);
    struct answers answers;
    must(world,
         store_answers_load(world->store, both[0].id, world->instrument, &answers, &world->error));
    int ch1 = instrument_prompt(world->instrument, "ch1");
    assert_int_equal(answers.list[ch1].value, 4);
    assert_int_equal(answers.list[ch1].time_ms, 2100);
    assert_int_equal(answers_desire(world->instrument, &answers), 3);
    assert_false(answers_team(world->instrument, &answers));
    struct result result, expected;
    assert_int_equal(
        store_result_load(world->store, both[0].id, world->instrument, &result, &world->error),
        FOUND);
    scoring_compute(world->instrument, FORM_FULL, &answers, NULL, &expected);
    assert_memory_equal(&result, &expected, sizeof result);
    /* Again, later, in another order of the columns: nothing new. */
    import_all(world, table);
    assert_counts(world, 0, 0, 3);
    import_all(world, "ch1,form,name\n0,short,\"Heron, old\"\n");
    assert_counts(world, 0, 0, 1);
    import_all(world, "ch1,form,name\n1,short,\"Heron, old\"\n");
    assert_counts(world, 0, 1, 0);
}

/* A comma is a comma where there is one; the first line says it for all. */
static void test_separators(void **state) {
    struct world *world = *state;
    import_all(world, "\xEF\xBB\xBF"
                      "Name;Team; DATE ;ch1;O1;ch1_MS\r\n"
                      "otter;Sunrise, early;2025-01-31;4;leader;2100\r\n");
    assert_counts(world, 1, 1, 0);
    assert_string_equal(find(world, "otter").team, "Sunrise, early");
    import_all(world, "\r\nname\t\"team\"\tch1\r\nheron\tSun;rise\t4\n");
    assert_counts(world, 1, 1, 0);
    assert_string_equal(find(world, "heron").team, "Sun;rise");
    import_all(world, "name,\"team\",ch1\nwren,\"Moon;light\",4\n");
    assert_counts(world, 1, 1, 0);
    /* The same table is the same sitting, whatever stands between its columns. */
    import_all(world, "ch1;name;team\n4;heron;x\n");
    assert_counts(world, 0, 0, 1);
}

static void test_no_table(void **state) {
    struct world *world = *state;
    static const struct {
        const char *text;
        size_t length;
        const char *sentence;
    } files[] = {
        {"\xFF\xFEn\0a\0", 6, "in is UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)"},
        {"\xFE\xFF\0n\0a", 6, "in is UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)"},
        {"n\0a\0m\0", 6, "in is UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)"},
        {"%PDF-1.7\n", 9, NULL},
        {"#!/bin/sh\n", 10, NULL},
        {"PK\003\004 sheet", 10, NULL},
        {"name;\"te\033am\"\n", 13, NULL},
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        const char *sentence = files[i].sentence;
        assert_false(import_bytes(world, files[i].text, files[i].length, false));
        assert_string_equal(world->error.sentence,
                            sentence != NULL ? sentence
                                             : "in is no table; a table is text whose first line "
                                               "names the columns (in a spreadsheet: save as CSV "
                                               "UTF-8)");
    }
}

static void test_wrong_rows(void **state) {
    struct world *world = *state;
    static const struct {
        const char *text, *problem;
    } rows[] = {
        {"name,ch1\notter,6\n", "2: ch1 cannot be 6: it takes 1 to 5, or 0 for no chance"},
        {"name,ch1\n,3\n", "2: the code name is empty; type at least one letter"},
        {"name,ch1\n=1+1,3\n",
         "2: the code name begins with =, as a formula does; begin it with a letter or a digit"},
        {"name,ch1\n'@sum,3\n",
         "2: the code name begins with @, as a formula does; begin it with a letter or a digit"},
        {"name,ch1\na\033[2J,3\n", "2: the cell holds a control character; leave that out"},
        {"name,ch1\na\xE2\x80\xAE,3\n",
         "2: the cell holds a character that changes the direction of writing; leave that out"},
        {"name,ch1\n\xFCli,3\n", "2: the cell is no valid UTF-8; save the table as UTF-8"},
        {"name,ch1\notter\n", "2: the row ends here, but the first line has 2 columns"},
        {"name,ch1\notter,3,4\n",
         "2: there is no column for this cell; the first line has 2 columns"},
        {"name,team,ch1\notter,-1,3\n",
         "2: the team name begins with -, as a formula does; begin it with a letter or a digit"},
        {"name,date\notter,2025-02-29\n",
         "2: date cannot be 2025-02-29; it takes a day like 2026-11-21"},
        {"name,date\notter,2025-06-18\n",
         "2: date cannot be 2025-06-18; that day is still to come"},
        {"name,form\notter,long\n", "2: form cannot be long; it is full or short"},
        {"name,questionnaire\notter,other 7\n", NULL},
        {"id,name\na,otter\nb,otter\n\na,heron\n", "5: the id a stands in the table twice"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char problem[300];
        (void)snprintf(problem, sizeof problem,
                       "2: the answers are to the questionnaire other 7, not to %s %s; name its "
                       "file with --questions",
                       world->instrument->id, world->instrument->version);
        assert_problem(world, rows[i].text, rows[i].problem != NULL ? rows[i].problem : problem);
    }
    /* Today and tomorrow may be a day that has begun elsewhere. */
    import_all(world, "name,date\notter,2025-06-16\n");
}

/* Every wrong row is told, each once, by its own line. */
static void test_all_wrong_rows(void **state) {
    struct world *world = *state;
    assert_false(import_text(world, "name,ch1,ch2\notter,6,7\n\"he\nron\",3,3\nwren,3,3\n"
                                    "wren,3\n\nrobin,x,3\nrobin,3,3,3,3\n"));
    static const char *const problems[] = {
        "2: ch1 cannot be 6: it takes 1 to 5, or 0 for no chance",
        "3: the cell holds a control character; leave that out",
        "6: the row ends here, but the first line has 3 columns",
        "8: ch1 cannot be x: it takes 1 to 5, or 0 for no chance",
        "9: there is no column for this cell; the first line has 3 columns"};
    assert_int_equal(world->problem_count, 5);
    for (int i = 0; i < 5; i++)
        assert_string_equal(world->problems[i], problems[i]);
    assert_string_equal(world->error.sentence,
                        "5 rows of in are wrong, so nothing was imported; put them right and "
                        "import again");
    assert_int_equal(counts_of(world).people, 0);
    assert_int_equal(counts_of(world).questionnaires, 0);
}

/* What makes the whole table unreadable. */
static void test_wrong_tables(void **state) {
    struct world *world = *state;
    static const struct {
        const char *text, *sentence;
    } rows[] = {
        {"ch1\n3\n", "in:1: there is no column \"name\"; it tells whose answers a row has"},
        {"name,age\notter,7\n",
         "in:1:2: there is no column \"age\"; columns are name, id, team, date, form, the ids of the "
         "questions, and those with _ms for the times"},
        {"ch1,team\n", "in:1: there is no column \"name\"; it tells whose answers a row has"},
        {"\n \n\nname,age\n",
         "in:4:2: there is no column \"age\"; columns are name, id, team, date, form, the ids of the "
         "questions, and those with _ms for the times"},
        {"name,ch1,name\notter,3,otter\n",
         "in:1:3: the column \"name\" is there twice (see column 1); keep one"},
        {"name,n\xE4me\n", "in:1:2: the cell is no valid UTF-8; save the table as UTF-8"},
        {"name\not\"ter\n",
         "in:2:1: a quotation mark stands in the wrong place; quote a cell as a whole, end it with "
         "a quotation mark and double those inside"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_false(import_text(world, rows[i].text));
        assert_string_equal(world->error.sentence, rows[i].sentence);
        assert_int_equal(counts_of(world).people, 0);
    }
}

/* Whoever says that the answers are not worth keeping is heard. */
static void test_thrown_away(void **state) {
    struct world *world = *state;
    import_all(world, "name,ch1,effort\notter,3,2\nheron,3,1\n");
    assert_counts(world, 1, 1, 0);
    assert_int_equal(world->counts.discarded, 1);
    struct person person;
    assert_int_equal(store_person_find(world->store, "otter", &person, &world->error),
                     FOUND_NOTHING);
}

/* ---- what goes out ---- */

struct scored {
    struct world *world;
    int rows, unequal;
};

static bool score_row(const struct answer_row *row, void *context, struct error *error) {
    struct scored *scored = context;
    struct world *world = scored->world;
    struct sitting sitting;
    struct result kept, result;
    char *end = NULL;
    int64_t started = strtoll(row->id, &end, 10);
    assert_int_equal(*end, '-');
    uint64_t seed = strtoull(end + 1, NULL, 16);
    assert_int_equal(store_sitting_find(world->store, started, seed, &sitting, error), FOUND);
    assert_int_equal(store_result_load(world->store, sitting.id, world->instrument, &kept, error),
                     FOUND);
    scoring_compute(world->instrument, sitting.form, &row->answers, NULL, &result);
    assert_int_equal(result.rule_level, kept.rule_level);
    assert_int_equal(result.flags, kept.flags);
    assert_int_equal(result.desire, kept.desire);
    assert_memory_equal(result.leans, kept.leans, sizeof kept.leans);
    assert_memory_equal(result.scales, kept.scales, sizeof kept.scales);
    scored->rows++;
    return true;
}

/* `leadquiz score` reads the table as it is and comes to the same. */
static void test_can_be_scored(void **state) {
    struct world *world = *state;
    make_people(world, 60);
    char *text = export_text(world, NULL, TRANSFER_CSV);
    struct scored scored = {.world = world};
    FILE *in = fmemopen(text, strlen(text), "rb");
    must(world, answer_table_read(in, "t", world->instrument, score_row, &scored, &world->error));
    fclose(in);
    assert_true(scored.rows > 120 && scored.rows < counts_of(world).sittings);
    /* In an empty store the table makes the same sittings. */
    world_store(world);
    import_all(world, text);
    assert_counts(world, 60, scored.rows, 0);
    char *again = export_text(world, NULL, TRANSFER_JSON_LINES);
    assert_non_null(strstr(again, "\"name\":\"made-up \xC3\xA4, 0\""));
    import_all(world, text);
    assert_counts(world, 0, 0, scored.rows);
    free(again);
    free(text);
}

/* The moments and the result of a line that is a finished sitting. */
static char *kept_of(const char *line) {
    const char *times = strstr(line, "\"started\""), *times_end = strstr(line, ",\"position\"");
    const char *result = strstr(line, "\"result\""), *result_end = strstr(line, ",\"tips\"");
    size_t size = (size_t)(times_end - times + (result_end - result)) + 1;
    char *kept = malloc(size);
    assert_non_null(kept);
    (void)snprintf(kept, size, "%.*s%.*s", (int)(times_end - times), times,
                   (int)(result_end - result), result);
    return kept;
}

static const char *next_finished(const char *text) {
    static const char mark[] = "{\"kind\":\"sitting\"";
    for (text = strstr(text, mark); text != NULL; text = strstr(text + 1, mark)) {
        const char *open = strstr(text, "\"finished\":null");
        if (open == NULL || open > text + strcspn(text, "\n"))
            return text;
    }
    return NULL;
}

static char *last_first(const char *table) {
    size_t length = strlen(table), header = strcspn(table, "\n") + 1, at = header;
    char *out = calloc(1, length + 1);
    assert_non_null(out);
    memcpy(out, table, header);
    for (size_t end = length; end > header;) {
        size_t start = end - 1;
        while (start > header && table[start - 1] != '\n')
            start--;
        memcpy(out + at, table + start, end - start);
        at += end - start;
        end = start;
    }
    return out;
}

/* A table of our own gives the same results again, in whatever order its rows stand: levels depend
 * on the sitting before. */
static void test_same_results(void **state) {
    struct world *world = *state;
    make_people(world, 100);
    char *before = export_text(world, NULL, TRANSFER_JSON_LINES);
    char *table = export_text(world, NULL, TRANSFER_CSV);
    char *turned = last_first(table);
    for (int i = 0; i < 2; i++) {
        world_store(world);
        import_all(world, i == 0 ? table : turned);
        char *after = export_text(world, NULL, TRANSFER_JSON_LINES);
        const char *one = next_finished(before), *other = next_finished(after);
        for (; one != NULL; one = next_finished(one + 1), other = next_finished(other + 1)) {
            assert_non_null(other);
            char *then = kept_of(one), *now = kept_of(other);
            assert_string_equal(now, then);
            free(then);
            free(now);
        }
        assert_null(other);
        free(after);
    }
    free(turned);
    free(table);
    free(before);
}

/* Without the column "finished": noon of the date, but not before the start. */
static void test_times_of_an_export(void **state) {
    struct world *world = *state;
    import_all(world, "id,name,date\n"
                      "1738310400000-00000000000000ab,otter,2025-01-31\n" /* 8 o'clock */
                      "1738339200000-00000000000000cd,otter,2025-01-31\n" /* 16 o'clock */
                      "1738339200001-00000000000000cd,otter,\n");
    static const int64_t finished[] = {1738324800000, 1738339200000, 1738339200001};
    struct sitting sittings[3];
    assert_int_equal(
        store_sittings_finished(world->store, find(world, "otter").id, sittings, 3, &world->error),
        3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(sittings[i].finished, finished[i]);
    assert_problem(world, "id,name,finished\n1738310400000-00000000000000ac,otter,noon\n",
                   "2: finished cannot be noon; it takes milliseconds since 1970");
}

/* Whoever said No here gets nothing new; people of the file are counted once each. */
static void test_known_people(void **state) {
    struct world *world = *state;
    import_all(world, "name,ch1\notter,3\nwren,3\nOtter,4\n");
    assert_counts(world, 2, 3, 0);
    assert_int_equal(world->counts.known_people, 0);
    import_all(world, "name,ch1\notter,3\nheron,3\nOtter,5\n");
    assert_counts(world, 1, 2, 1);
    assert_int_equal(world->counts.known_people, 1);
    struct person otter = find(world, "otter");
    otter.consents[CONSENT_SAVE] = false;
    must(world, store_person_save(world->store, &otter, "1", test_now, &world->error));
    assert_problem(
        world, "name,ch1\notter,3\notter,2\n",
        "3: \"otter\" does not allow saving, so nothing new is saved; allow it again under "
        "results, my data, consents");
}

/* A name may begin with the very quote that keeps formulas text. */
static void test_quotes_survive(void **state) {
    struct world *world = *state;
    import_all(world, "name,team,ch1\n''=1,'''@y,3\n'wren,',3\n");
    assert_string_equal(find(world, "'=1").team, "''@y");
    assert_string_equal(find(world, "'wren").team, "'");
    char *text = export_text(world, NULL, TRANSFER_CSV);
    assert_non_null(strstr(text, ",''=1,'''@y,"));
    assert_non_null(strstr(text, ",'wren,',"));
    world_store(world);
    import_all(world, text);
    assert_string_equal(find(world, "'=1").team, "''@y");
    assert_string_equal(find(world, "'wren").team, "'");
    free(text);
}

static char *cell_of(const char *row, int column) {
    for (; column > 0; column--)
        row = strchr(row, ',') + 1;
    return strndup(row, strcspn(row, ",\n"));
}

static void test_columns(void **state) {
    struct world *world = *state;
    static const char begin[] = "id,name,team,date,finished,form,questionnaire,";
    static const char end[] = ",level,rule_level,assessed,quality,achiever,trust,leader,fairness,"
                              "follower\n";
    import_all(world, "name,team,date,ch1,st1,o1,team_size,desire\n"
                      "\"o \"\"t\"\" r\",Sun,2025-01-31,0,5,leader,4,0\n");
    char *text = export_text(world, NULL, TRANSFER_CSV);
    char *rows = strchr(text, '\n') + 1;
    assert_memory_equal(text, begin, strlen(begin));
    assert_memory_equal(rows - strlen(end), end, strlen(end));
    assert_non_null(strstr(text, ",ch1_ms,"));
    char *row = strstr(rows, ",");
    static const char expected[] = ",\"o \"\"t\"\" r\",Sun,2025-01-31,1738324800000,full,";
    assert_memory_equal(row, expected, strlen(expected));
    struct {
        const char *id, *value;
    } cells[] = {{"ch1", "0"},    {"st1", "5"}, {"o1", "leader"}, {"team_size", "1"},
                 {"desire", "0"}, {"ch2", ""},  {"level", ""}};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        int column = 0;
        char *name = NULL;
        for (;; column++) {
            name = cell_of(text, column);
            bool found = strcmp(name, cells[i].id) == 0;
            free(name);
            if (found)
                break;
        }
        char *cell = cell_of(rows, column);
        assert_string_equal(cell, cells[i].value);
        free(cell);
    }
    free(text);
}

/* Text that another program wrote into the store runs in nobody's spreadsheet. */
static void test_formulas_are_defused(void **state) {
    struct world *world = *state;
    char path[96];
    import_all(world, "name,team,ch1\notter,Sunrise,3\n");
    world_path(world, world->stores, path);
    char command[300];
    (void)snprintf(command, sizeof command,
                   "sqlite3 %s \"UPDATE person SET name = '=1,2'; UPDATE team SET name = '@sum'\"",
                   path);
    if (system(command) != 0) /* NOLINT(cert-env33-c): a fixed command of a test */
        skip();
    char *text = export_text(world, NULL, TRANSFER_CSV);
    assert_non_null(strstr(text, ",\"'=1,2\",'@sum,"));
    free(text);
}

/* Two questionnaires: the columns of both, each name once. */
static void test_two_questionnaires(void **state) {
    struct world *world = *state;
    import_all(world, "name,ch1\notter,3\n");
    instrument_free(world->instrument);
    world->instrument = instrument_read(SOURCE_DIR "/data/evening.ini", NULL, &world->error);
    assert_non_null(world->instrument);
    char row[200];
    (void)snprintf(row, sizeof row, "name,%s\nheron,2\n", world->instrument->prompts[0].id);
    import_all(world, row);
    char *text = export_text(world, NULL, TRANSFER_CSV);
    char *header = strndup(text, strcspn(text, "\n"));
    (void)snprintf(row, sizeof row, ",%s,", world->instrument->prompts[0].id);
    assert_non_null(strstr(header, row));
    assert_non_null(strstr(header, ",ch1,"));
    char *rest = text;
    int commas = -1, lines = 0;
    for (; *rest != '\0'; lines++) {
        size_t length = strcspn(rest, "\n");
        int count = 0;
        for (size_t i = 0; i < length; i++)
            count += rest[i] == ',';
        assert_true(commas == -1 || commas == count);
        commas = count;
        rest += length + 1;
    }
    assert_int_equal(lines, 3);
    free(header);
    free(text);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, world_begin, world_end)
    const struct CMUnitTest tests[] = {
        TEST(test_made_elsewhere),
        TEST(test_separators),
        TEST(test_no_table),
        TEST(test_wrong_rows),
        TEST(test_all_wrong_rows),
        TEST(test_wrong_tables),
        TEST(test_thrown_away),
        TEST(test_can_be_scored),
        TEST(test_same_results),
        TEST(test_times_of_an_export),
        TEST(test_known_people),
        TEST(test_quotes_survive),
        TEST(test_columns),
        TEST(test_formulas_are_defused),
        TEST(test_two_questionnaires),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
