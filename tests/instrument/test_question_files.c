/* Files on disk: those that ship, and those that cannot be read. */
#include "sample.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

static void every_file_that_ships_is_clean(void **state) {
    (void)state;
    DIR *directory = opendir(SOURCE_DIR "/data");
    assert_non_null(directory);
    int files = 0;
    for (const struct dirent *entry = readdir(directory); entry != NULL;
         entry = readdir(directory)) {
        const char *end = strrchr(entry->d_name, '.');
        if (end == NULL || strcmp(end, ".ini") != 0)
            continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/data/%s", SOURCE_DIR, entry->d_name);
        struct problems problems;
        struct error error = {0};
        struct instrument *instrument = instrument_read(path, &problems, &error);
        if (instrument == NULL)
            fail_msg("%s", error.sentence);
        if (problems.count > 0)
            fail_msg("%s:%d: %s", path, problems.list[0].line, problems.list[0].sentence);
        instrument_free(instrument);
        problems_free(&problems);
        files++;
    }
    closedir(directory);
    assert_true(files >= 2);
}

static void the_leadership_questionnaire_is_whole(void **state) {
    (void)state;
    struct instrument *leadership = instrument_read(SOURCE_DIR "/data/questions.ini", NULL, NULL);
    assert_non_null(leadership);
    assert_int_equal(leadership->scale_count, 5);
    assert_int_equal(leadership->facet_count, 15);
    assert_int_equal(leadership->item_count, 79);
    assert_int_equal(leadership->scenario_count, 8);
    assert_int_equal(leadership->level_count, 4);
    int asked[2] = {0, 0}, reversed = 0;
    for (int team = 0; team < 2; team++) {
        const struct order *order = instrument_order(leadership, FORM_FULL, team != 0);
        for (int i = 0; i < order->count; i++) {
            const struct item *item = instrument_item(leadership, order->prompts[i]);
            asked[team] += item != NULL;
            reversed += team == 1 && item != NULL && item->reversed;
        }
    }
    assert_int_equal(asked[0], 23);
    assert_int_equal(asked[1], 40);
    assert_int_equal(reversed, 12);
    assert_true(leadership->review.known);
    for (int i = 0; i < CORNER_COUNT; i++)
        assert_string_not_equal(leadership->review.corners[i].talks[TALKS_MOST - 1], "");
    for (int i = 0; i < leadership->scale_count; i++)
        assert_string_not_equal(leadership->scales[i].talk, "");
    assert_true(leadership->review.strength_least == 50);
    assert_string_not_equal(leadership->review.talk_fall, "");
    assert_string_not_equal(leadership->review.talk_due, "");
    /* What the map shows is what was agreed to. */
    assert_string_equal(
        leadership->consents[CONSENT_LEAD],
        "Let my team lead see my five scale scores, my level, my wish to lead, and at "
        "which meetings I kept a result.");
    assert_string_equal(leadership->consent_version, "4");
    instrument_free(leadership);
}

static void a_questionnaire_needs_no_map(void **state) {
    (void)state;
    struct instrument *evening = instrument_read(SOURCE_DIR "/data/evening.ini", NULL, NULL);
    assert_non_null(evening);
    assert_false(evening->review.known);
    assert_int_equal(evening->review.due_days, 90);
    instrument_free(evening);
}

static void refused(const char *path, enum error_kind kind, const char *sentence) {
    struct error error = {0};
    struct problems problems;
    assert_null(instrument_read(path, &problems, &error));
    assert_int_equal(problems.count, 0);
    assert_int_equal(error.kind, kind);
    assert_string_equal(error.sentence, sentence);
}

static void files_that_cannot_be_read_say_why(void **state) {
    (void)state;
    char folder[] = "/tmp/leadquiz-files-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[200], sentence[300];
    snprintf(path, sizeof path, "%s/none.ini", folder);
    snprintf(sentence, sizeof sentence, "%s cannot be read: No such file or directory", path);
    refused(path, ERROR_STORAGE, sentence);
    snprintf(sentence, sizeof sentence, "%s is a directory, not a file", folder);
    refused(folder, ERROR_INPUT, sentence);
    snprintf(path, sizeof path, "%s/big.ini", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(ftruncate(fileno(file), 1024L * 1024 + 1), 0);
    fclose(file);
    snprintf(sentence, sizeof sentence, "%s is larger than 1048576 bytes", path);
    refused(path, ERROR_INPUT, sentence);
    unlink(path);
    rmdir(folder);
}

static void a_problem_in_a_file_names_it(void **state) {
    (void)state;
    char path[] = "/tmp/leadquiz-problem-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    char *text = sample_with("version = 1\n", "version = 1\nvresion = 2\n"), sentence[200];
    assert_int_equal(write(file, text, strlen(text)), (ssize_t)strlen(text));
    close(file);
    struct error error = {0};
    assert_null(instrument_read(path, NULL, &error));
    snprintf(sentence, sizeof sentence,
             "%s:5: unknown key \"vresion\" in [instrument]: did you mean \"version\"?", path);
    assert_string_equal(error.sentence, sentence);
    unlink(path);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_that_ships_is_clean),
        cmocka_unit_test(the_leadership_questionnaire_is_whole),
        cmocka_unit_test(a_questionnaire_needs_no_map),
        cmocka_unit_test(files_that_cannot_be_read_say_why),
        cmocka_unit_test(a_problem_in_a_file_names_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
