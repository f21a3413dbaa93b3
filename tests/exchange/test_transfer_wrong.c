/* test_transfer_wrong.c - JSON lines that nobody should have written: a sentence and a line each,
 * nothing imported. */
#include "transfer_store.h"

/* A store with one person, one finished and one open sitting, as text. */
static char *small_export(struct world *world) {
    struct error *error = &world->error;
    struct person person = {.name = "bluebird", .team = "Sunrise", .consents = {true}};
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, error));
    must(world, store_person_save(world->store, &person, "1", 1000, error));
    struct sitting done = {.person = person.id, .started = 2000, .seed = 0xab};
    struct sitting open = {.person = person.id, .started = 3000, .seed = 0xcd};
    memcpy(done.questionnaire, world->instrument->hash, DIGEST_TEXT);
    memcpy(open.questionnaire, world->instrument->hash, DIGEST_TEXT);
    must(world, store_sitting_begin(world->store, &done, error));
    must(world, store_sitting_begin(world->store, &open, error));
    must(world, store_answer_save(world->store, open.id, "ch1", (struct answer){5, 2300}, "ch2",
                                  3001, error));
    struct answers answers;
    struct result result = {.level = 2,
                            .rule_level = 2,
                            .assessed = 4,
                            .desire = 3,
                            .lean_scale = NOWHERE,
                            .tips = {{0, 1}},
                            .tip_count = 1};
    answers_clear(&answers, world->instrument);
    answers.list[instrument_prompt(world->instrument, "ch1")] = (struct answer){4, 900};
    must(world, store_sitting_finish(world->store, done.id, world->instrument, &answers, &result,
                                     2500, error));
    struct action_chosen action = {
        .sitting = done.id, .tip = -1, .text = "call", .outcome = OUTCOME_YES, .told = 77};
    must(world, store_action_add(world->store, &action, error));
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    return text;
}

struct spoiled {
    const char *from, *to, *problem;
};

static void assert_spoiled(struct world *world, const char *text, struct spoiled row) {
    char *wrong = replaced(text, row.from, row.to);
    assert_problem(world, wrong, row.problem);
    free(wrong);
}

static const char header[] = "{\"leadquiz\":1,\"questionnaires\":1,\"people\":1,\"sittings\":2}";

static void test_lines(void **state) {
    struct world *world = *state;
    char *text = small_export(world);
    const struct spoiled rows[] = {
        {header, "{\"leadquiz\":2}", "1: this was written by a newer leadquiz; use that one"},
        {header, "{\"leadquiz\":0}",
         "1: the first line of an export says {\"leadquiz\":1, ...}; this does not"},
        {header, "{\"people\":1}",
         "1: the first line of an export says {\"leadquiz\":1, ...}; this does not"},
        {"\"people\":1", "\"people\":1.5",
         "1: \"people\" is no whole number from 0 to 1099511627776"},
        {"\"people\":1", "\"people\":2",
         "5: the first line promises 2 people, but 1 came; the file is not whole"},
        {"\"sittings\":2}", "\"sittings\":3}",
         "5: the first line promises 3 sittings, but 2 came; the file is not whole"},
        {"{\"kind\":\"sitting\"", "{\"kind\":\"feast\"",
         "4: \"kind\" cannot be feast; it is one of questionnaire, person, sitting"},
        {"{\"kind\":\"sitting\",", "{", "4: \"kind\" is missing"},
        {"{\"kind\":\"sitting\"", "[{\"kind\":\"sitting\"",
         "4: the line is cut off; the file is not whole"},
        {"{\"kind\":\"person\",", "{\"kind\":\"person\",\"kind\":\"person\",",
         "3: a key stands in the line twice"},
        {"Sunrise", "S\xFCnrise",
         "3: the line is no valid UTF-8; do not save the file as anything else"},
        {"\"created\":1000", "\"created\":1000,\"age\":7",
         "3: nothing is called \"age\" here; leave it out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_spoiled(world, text, rows[i]);
    import_all(world, text);
    assert_counts(world, 1, 2, 0);
    free(text);
}

static void test_names(void **state) {
    struct world *world = *state;
    char *text = small_export(world);
    char *alone = strdup(text); /* no sittings, so that one problem is one problem */
    *strstr(alone, "{\"kind\":\"sitting\"") = '\0';
    char *people = replaced(alone, "\"sittings\":2", "\"sittings\":0");
    const struct spoiled rows[] = {
        {"\"bluebird\"", "\"=HYPERLINK(1)\"",
         "3: the code name begins with =, as a formula does; begin it with a letter or a digit"},
        {"\"bluebird\"", "\"@sum\"",
         "3: the code name begins with @, as a formula does; begin it with a letter or a digit"},
        {"\"bluebird\"", "\"blue\\u001b[2Jbird\"",
         "3: \"name\" holds a control character; leave that out"},
        {"\"bluebird\"",
         "\"blue\xE2\x80\xAE"
         "drib\"",
         "3: \"name\" holds a character that changes the direction of writing; leave that out"},
        {"\"bluebird\"",
         "\"blue\xE2\x80\x8B"
         "bird\"",
         "3: \"name\" holds an invisible character; leave that out"},
        {"\"bluebird\"", "\"\"", "3: the code name is empty; type at least one letter"},
        {"\"bluebird\"", "\"a name that is much too long for it\"",
         "3: the code name is too long; use at most 24 characters"},
        {"\"bluebird\"", "7", "3: \"name\" is no text"},
        {"\"Sunrise\"", "\"+1\"",
         "3: the team name begins with +, as a formula does; begin it with a letter or a digit"},
        {"\"Sunrise\"", "\"Sun\\nrise\"", "3: \"team\" holds a control character; leave that out"},
        {"\"created\":1000", "\"created\":\"now\"",
         "3: \"created\" is no time in milliseconds since 1970"},
        {"\"created\":1000", "\"created\":253402300800000",
         "3: \"created\" is no time in milliseconds since 1970"},
        {"\"consents\":[", "\"consents\":{},\"team\":[", "3: a key stands in the line twice"},
        {"\"consent\":\"save\"", "\"consent\":\"sell\"",
         "3: \"consent\" cannot be sell; it is one of save, average, lead, research"},
        {"\"granted\":true", "\"granted\":1", "3: \"granted\" is neither true nor false"},
        {"\"version\":\"1\"", "\"version\":null", "3: \"version\" is no text"},
        {"\"version\":\"1\"",
         "\"version\":\"1234567890123456789012345678901234567890123456789012345678901234\"",
         "3: \"version\" is too long; use at most 63 bytes"},
        {"\"consents\":[", "\"consents\":[7,", "3: there is no object where one belongs"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_spoiled(world, people, rows[i]);
    import_all(world, people);
    assert_counts(world, 1, 0, 0);
    free(people);
    free(alone);
    free(text);
}

static void test_sittings(void **state) {
    struct world *world = *state;
    char *text = small_export(world);
    char hash_missing[200];
    (void)snprintf(hash_missing, sizeof hash_missing,
                   "4: the questionnaire 000000000000... stands neither above in this file nor in "
                   "the store");
    const struct spoiled rows[] = {
        {"\"person\":\"bluebird\"", "\"person\":\"heron\"",
         "4: heron stands neither above in this file nor in the store"},
        {"\"role\":\"self\"", "\"role\":\"peer\"", "4: \"role\" cannot be peer; it is one of self"},
        {"\"form\":\"full\"", "\"form\":\"long\"",
         "4: \"form\" cannot be long; it is one of full, short"},
        {"00000000000000ab", "ab", "4: \"seed\" takes 16 hexadecimal digits"},
        {"00000000000000ab", "00000000000000AB", "4: \"seed\" takes 16 hexadecimal digits"},
        {"\"started\":2000", "\"started\":true",
         "4: \"started\" is no time in milliseconds since 1970"},
        {"\"answers\":{\"ch1\":[4,900]}", "\"answers\":[4]", "4: \"answers\" is no object"},
        {"\"tips\":[{", "\"tips\":[{},{},{},{},{},{},{},{},{},{", "4: there are more than 3 tips"},
        {"\"ch1\":[4,900]", "\"ch1\":[6,900]", "4: ch1 cannot be 6; it takes 0 to 5"},
        {"\"ch1\":[4,900]", "\"ch1\":[-1]", "4: ch1 cannot be -1; it takes 0 to 5"},
        {"\"ch1\":[4,900]", "\"ch1\":[4294967300]", "4: ch1 cannot be 4294967300; it takes 0 to 5"},
        {"\"ch1\":[4,900]", "\"ch1\":[4,-1]", "4: the time of ch1 cannot be -1 milliseconds"},
        {"\"ch1\":[4,900]", "\"ch1\":4",
         "4: the answer to ch1 is not like [5,2300]: an option's number, milliseconds"},
        {"\"ch1\":[4,900]", "\"ch1\":[4,900,1]",
         "4: the answer to ch1 is not like [5,2300]: an option's number, milliseconds"},
        {"\"ch1\":[4,900]", "\"ch1\":[4,900],\"zz9\":[1]",
         "4: there is no question with the id zz9 in its questionnaire"},
        {"\"level\":2", "\"level\":5", "4: \"level\" is no whole number from 0 to 4"},
        {"\"level\":2,", "", "4: \"level\" is missing"},
        {"\"quality\":\"good\"", "\"quality\":\"fine\"",
         "4: \"quality\" cannot be fine; it is one of good, look, poor"},
        {"\"desire\":3", "\"desire\":11", "4: \"desire\" is no whole number from 0 to 10"},
        {"\"trust\":null", "\"trust\":100.5", "4: the score of trust is not from 0 to 100"},
        {"\"trust\":null", "\"trust\":\"high\"",
         "4: the score of trust is neither a number nor null"},
        {"\"trust\":null", "\"trust\":null,\"luck\":1.0",
         "4: there is no scale with the id luck in its questionnaire"},
        {"\"tip\":1", "\"tip\":2", "4: \"tip\" is no whole number from 0 to 1"},
        {"\"tips\":[{\"facet\":\"", "\"tips\":[{\"facet\":\"x",
         "4: there is no facet with the id \"xself_control\" in its questionnaire"},
        {"\"outcome\":\"yes\"", "\"outcome\":\"maybe\"",
         "4: \"outcome\" cannot be maybe; it is one of open, yes, partly, no"},
        {"\"told\":77", "\"told\":null",
         "4: an action has an outcome and the time it was told, or neither"},
        {"\"text\":\"call\"", "\"text\":\"c\\u0007all\"",
         "4: \"text\" holds a control character; leave that out"},
        {"\"updated\":2500", "\"updated\":2400",
         "4: the sitting is finished; \"updated\" is then the same as \"finished\", and "
         "\"position\" is empty"},
        {"\"position\":\"\"", "\"position\":\"ch2\"",
         "4: the sitting is finished; \"updated\" is then the same as \"finished\", and "
         "\"position\" is empty"},
        {"\"actions\":[", "\"actions\":[{},{},{},{},", "4: there are more than 4 actions"},
        {"\"finished\":2500", "\"finished\":null",
         "4: the sitting is open and cannot have \"result\""},
        {"\"started\":3000,\"updated\":3001,\"finished\":null",
         "\"started\":3000,\"updated\":3001,\"finished\":3001", "5: \"result\" is missing"},
        {"\"seed\":\"00000000000000cd\",\"started\":3000",
         "\"seed\":\"00000000000000ab\",\"started\":2000",
         "5: this sitting stands in the file twice: start and seed are the same"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct spoiled row = rows[i];
        char facet[96], problem[160];
        if (strstr(row.problem, "xself_control") != NULL) {
            (void)snprintf(facet, sizeof facet, "x%s", world->instrument->facets[0].id);
            (void)snprintf(problem, sizeof problem,
                           "4: there is no facet with the id \"%s\" in its questionnaire", facet);
            row.problem = problem;
        }
        assert_spoiled(world, text, row);
    }
    char named[100], other[100];
    (void)snprintf(named, sizeof named, "\"questionnaire\":\"%s\"", world->instrument->hash);
    (void)snprintf(other, sizeof other, "\"questionnaire\":\"%064d\"", 0);
    assert_spoiled(world, text, (struct spoiled){named, other, hash_missing});
    import_all(world, text);
    free(text);
}

static void test_a_list_is_a_list(void **state) {
    assert_problem(*state,
                   "{\"leadquiz\":1,\"questionnaires\":0,\"people\":1,\"sittings\":0}\n"
                   "{\"kind\":\"person\",\"name\":\"heron\",\"team\":\"\",\"created\":1,"
                   "\"consents\":{}}\n",
                   "2: \"consents\" is no list");
}

/* What a line calls things, and what stands where none of JSON does, is said without what a
 * terminal would do with it. */
static void test_clean_sentences(void **state) {
    struct world *world = *state;
    char *text = small_export(world);
    const struct spoiled rows[] = {
        {"\"created\":1000", "\"created\":1000,\"a\\u001b[2Jge\":7",
         "3: nothing is called \"a?[2Jge\" here; leave it out"},
        {"\"created\":1000", "\"created\":1000,\"a\xE2\x80\xAEge\":7",
         "3: nothing is called \"a?ge\" here; leave it out"},
        {"\"ch1\":[4,900]", "\"ch1\":[4,900],\"zz\\n9\":[1]",
         "4: there is no question with the id zz?9 in its questionnaire"},
        {"\"trust\":null", "\"trust\":null,\"lu\\u009bck\":1.0",
         "4: there is no scale with the id lu?ck in its questionnaire"},
        {"\"created\":1000", "\"created\":\xE2\x80\xAE 1000",
         "3: the line is no JSON object: invalid token near '?'"},
        {"\"Sunrise\"", "\"Sun\x1B[2Jrise\"",
         "3: the line is no JSON object: control character 0x1b near '\"Sun'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_spoiled(world, text, rows[i]);
    free(text);
}

/* Duplicate people; names are the same in any case. */
static void test_twice(void **state) {
    struct world *world = *state;
    struct person heron = {.name = "heron"};
    must(world, store_person_save(world->store, &heron, "1", 5, &world->error));
    assert_problem(world,
                   "{\"leadquiz\":1,\"questionnaires\":0,\"people\":2,\"sittings\":0}\n"
                   "{\"kind\":\"person\",\"name\":\"heron\",\"team\":\"\",\"created\":1,"
                   "\"consents\":[]}\n"
                   "{\"kind\":\"person\",\"name\":\"Heron\",\"team\":\"\",\"created\":1,"
                   "\"consents\":[]}\n",
                   "3: Heron stands in the file twice");
    assert_problem(world,
                   "{\"leadquiz\":1,\"questionnaires\":0,\"people\":2,\"sittings\":0}\n"
                   "{\"kind\":\"person\",\"name\":\"otter\",\"team\":\"\",\"created\":1,"
                   "\"consents\":[]}\n"
                   "{\"kind\":\"person\",\"name\":\"OTTER\",\"team\":\"\",\"created\":1,"
                   "\"consents\":[]}\n",
                   "3: OTTER stands in the file twice");
}

static void test_questionnaires(void **state) {
    struct world *world = *state;
    must(world, store_questionnaire_keep(world->store, world->instrument, 5, &world->error));
    char *text = export_text(world, NULL, TRANSFER_JSON_LINES);
    world_store(world);
    const struct spoiled rows[] = {
        {"version = ", "version =  ",
         "2: the questionnaire does not have the content that its hash names; it has been altered"},
        {"\"bytes\":\"", "\"bytes\":7,\"kind2\":\"",
         "2: nothing is called \"kind2\" here; leave it out"},
        {"\"kept\":5", "\"kept\":null", "2: \"kept\" is no time in milliseconds since 1970"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_spoiled(world, text, rows[i]);
    /* The right hash of something that is no questionnaire. */
    char line[400], hash[DIGEST_TEXT];
    digest("[scale.", 7, hash);
    (void)snprintf(line, sizeof line,
                   "{\"leadquiz\":1,\"questionnaires\":1,\"people\":0,\"sittings\":0}\n"
                   "{\"kind\":\"questionnaire\",\"hash\":\"%s\",\"kept\":5,"
                   "\"bytes\":\"[scale.\"}\n",
                   hash);
    assert_false(import_text(world, line));
    assert_int_equal(world->problem_count, 1);
    if (strncmp(world->problems[0], "2: the questionnaire:1: ", 24) != 0)
        fail_msg("%s", world->problems[0]);
    import_all(world, text);
    free(text);
}

/* Cut off anywhere, nothing comes in and something is said. */
static void test_cut_off(void **state) {
    struct world *world = *state;
    char *text = small_export(world);
    size_t length = strlen(text), start = (size_t)(strstr(text, "{\"kind\":\"person\"") - text);
    for (size_t cut = start; cut < length - 1; cut += cut % 17 + 1) {
        if (import_bytes(world, text, cut, false))
            fail_msg("cut at %zu of %zu", cut, length);
        assert_true(world->problem_count == 1 && world->error.kind == ERROR_INPUT);
        if (text[cut - 1] != '\n' && text[cut] != '\n' &&
            strstr(world->problems[0], ": the line is cut off; the file is not whole") == NULL)
            fail_msg("cut at %zu: %s", cut, world->problems[0]);
    }
    assert_int_equal(counts_of(world).people, 0);
    free(text);
}

/* Bytes of the lines turned over, one at a time: a problem or an equal import, never a crash. */
static void test_turned_bytes(void **state) {
    struct world *world = *state;
    char *text = small_export(world);
    size_t length = strlen(text), start = (size_t)(strstr(text, "{\"kind\":\"person\"") - text);
    for (size_t at = start; at < length; at += 8) {
        char was = text[at];
        text[at] = (char)(was ^ (1 << at % 8));
        if (!import_bytes(world, text, length, true))
            assert_true(world->error.sentence[0] != '\0');
        text[at] = was;
    }
    assert_int_equal(counts_of(world).people, 0);
    free(text);
}

static void test_too_long(void **state) {
    struct world *world = *state;
    static const size_t most = (16 << 20) + 1;
    static const char first[] = "{\"leadquiz\":1,\"questionnaires\":0,\"people\":0,"
                                "\"sittings\":0}\n";
    char *text = malloc(sizeof first + most + 2);
    assert_non_null(text);
    memcpy(text, first, sizeof first - 1);
    memset(text + sizeof first - 1, ' ', most);
    memcpy(text + sizeof first - 1 + most, "\n\n", 3);
    assert_problem(world, text,
                   "2: the line is too long; no line of an export is longer than 16 MiB");
    /* One byte less is only empty. */
    memmove(text + sizeof first - 1, text + sizeof first, most + 2);
    assert_problem(world, text, "2: the line is cut off; the file is not whole");
    free(text);
}

static void test_all_are_told(void **state) {
    struct world *world = *state;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    fprintf(out, "{\"leadquiz\":1,\"questionnaires\":0,\"people\":900,\"sittings\":0}\n");
    for (int i = 0; i < 900; i++)
        fprintf(out,
                "{\"kind\":\"person\",\"name\":\"%s%d\",\"team\":\"\",\"created\":1,"
                "\"consents\":[]}\n",
                i % 3 == 0 ? "=" : "otter ", i);
    fclose(out);
    assert_false(import_text(world, text));
    assert_int_equal(world->counts.problems, 300);
    assert_string_equal(world->error.sentence,
                        "300 rows of in are wrong, so nothing was imported; put them right and "
                        "import again");
    assert_int_equal(counts_of(world).people, 0);
    free(text);
}

static void test_empty(void **state) {
    struct world *world = *state;
    assert_false(import_bytes(world, "", 0, false));
    assert_string_equal(world->error.sentence, "in is empty; export writes what can be read here");
    assert_false(import_bytes(world, "\xEF\xBB\xBF", 3, false));
    assert_string_equal(world->error.sentence, "in is empty; export writes what can be read here");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, world_begin, world_end)
    const struct CMUnitTest tests[] = {
        TEST(test_lines),    TEST(test_names),
        TEST(test_sittings), TEST(test_a_list_is_a_list),
        TEST(test_twice),    TEST(test_questionnaires),
        TEST(test_cut_off),  TEST(test_turned_bytes),
        TEST(test_too_long), TEST(test_all_are_told),
        TEST(test_empty),    TEST(test_clean_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
