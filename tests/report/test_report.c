/* Reports in each format, of a made-up person with a name that means mischief. */
#include "leader_history.h"
#include "schema.h"

#include "leadquiz/history_page.h"
#include "leadquiz/report.h"
#include "leadquiz/text.h"

#include <jansson.h>
#include <locale.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define MISCHIEF "=<script>&\"x\"|*_"

/* The report of the last entry; the caller frees it. */
static char *write_report(const struct made_up *made_up, bool with_history,
                          enum report_format format) {
    char *text = NULL;
    size_t size = 0;
    struct error error = {ERROR_NONE, ""};
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    if (!report_write(&made_up->history, 2, with_history, format, MAY, out, &error))
        fail_msg("%s", error.sentence);
    fclose(out);
    return text;
}

static void has(const char *text, const char *part) {
    if (strstr(text, part) == NULL)
        fail_msg("no \"%s\" in:\n%s", part, text);
}

static void has_not(const char *text, const char *part) {
    if (strstr(text, part) != NULL)
        fail_msg("\"%s\" should not be in:\n%s", part, text);
}

static char *report_of(void **state, const char *name, bool with_history,
                       enum report_format format) {
    struct made_up made_up;
    make_up(&made_up, *state, name);
    return write_report(&made_up, with_history, format);
}

static void formats_have_names_and_endings(void **state) {
    (void)state;
    static const char *const names[] = {"text", "md", "html", "json", "csv", "pdf", "ascii"};
    static const char *const endings[] = {"txt", "md", "html", "json", "csv", "pdf", "txt"};
    for (int i = 0; i < REPORT_FORMAT_COUNT; i++) {
        assert_int_equal(report_format_named(names[i]), i);
        assert_string_equal(report_extension(i), endings[i]);
    }
    assert_int_equal(report_format_named("doc"), REPORT_FORMAT_COUNT);
    assert_int_equal(report_format_named(""), REPORT_FORMAT_COUNT);
}

static void text_says_everything_in_72_columns(void **state) {
    char *text = report_of(state, "made-up owl", true, REPORT_TEXT);
    has(text, "Leadership\nmade-up owl · 4 May 2026 · full form\n━━━");
    has(text, "\nBetween 2 and 3 – Achiever or Trusted Guide\nYour answers fit both;");
    has(text, "\nLevel: likely rise since 2 Mar 2026.\n");
    has(text, "\n○ 1 Supporter ── ● 2 Achiever ── ● 3 Trusted Guide ── ○ 4 Leader Builder\n");
    has(text, "\nWhat decides about level 3: Trust 72, gate 75, give or take 7.\n");
    has(text, "\nOf 3 choices: Achiever 0 · Leader 2 · Follower 1\n");
    has(text, "\nWhat you chose to do\n────────────────────\nTwo.\n  Until 4 May 2026: open\n");
    has(text, "\nThings to try\n─────────────\nCharacter\n  One.\n");
    has(text, "\n4 May 2026   Between 2 and 3 69       72    61     70        83\n");
    has(text, "\nAchiever: likely rise since 2 Mar 2026 (+19)\n 100┤");
    has(text, "\nTrust: no change since 2 Mar 2026\n");
    has(text, "\nSelf-view on 4 May 2026, version draft-1. For personal growth only.\n");
    has_not(text, " \n");
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n"))
        assert_true(text_width(line) <= 72);
    free(text);
}

static void without_history_nothing_is_compared(void **state) {
    static const enum report_format formats[] = {REPORT_TEXT, REPORT_MARKDOWN, REPORT_HTML,
                                                 REPORT_JSON, REPORT_CSV};
    for (int i = 0; i < 5; i++) {
        char *text = report_of(state, "made-up owl", false, formats[i]);
        has(text, "Achiever");
        has_not(text, "rise since");
        has_not(text, "Mar 2026");
        has_not(text, "2026-03");
        free(text);
    }
}

static void ascii_is_ascii(void **state) {
    char *text = report_of(state, "made-up Réne", true, REPORT_ASCII);
    for (const char *at = text; *at != '\0'; at++)
        assert_true((unsigned char)*at < 0x80);
    has(text, "made-up Rene . 4 May 2026 . full form\n====");
    has(text, "Achiever   ###########################|###|==*===............  69 +/-8\n");
    has(text, "\n\"Yes, very much\".\n");
    free(text);
}

static void markdown_escapes_what_it_would_take_for_its_own(void **state) {
    char *text = report_of(state, MISCHIEF, true, REPORT_MARKDOWN);
    has(text, "# Leadership\n\n\\=&lt;script&gt;&amp;\"x\"\\|\\*\\_ · 4 May 2026 · full form\n");
    has(text, "\n## Between 2 and 3 – Achiever or Trusted Guide\n");
    has(text, "\n1. Supporter\n2. **Achiever**\n3. **Trusted Guide**\n4. Leader Builder\n");
    has(text, "\n| Achiever | 69 | ±8 | 55, 62.5 | likely rise since 2 Mar 2026 (+19) |\n");
    has(text, "\n- Two. (Until 4 May 2026: open)\n");
    has(text, "\n| 5 Jan 2026\\* | full form | Level 2 | 81 | 83 |  |  | 92 |\n");
    free(text);
}

static void html_is_escaped_and_stands_alone(void **state) {
    char *text = report_of(state, MISCHIEF, true, REPORT_HTML);
    has(text, "<!DOCTYPE html>\n<html lang=\"en\">");
    has(text, "<p class=\"summary\">=&lt;script&gt;&amp;&quot;x&quot;|*_ · 4 May 2026");
    has(text, "<th scope=\"row\">Achiever <span class=\"motto\">Lead yourself</span></th>");
    has(text, "<desc>Achiever: 69 of 100, give or take 8; gates at 55, 62.5.</desc>");
    has(text, "<desc>Trust over time: 72 on 2 Mar 2026, 72 on 4 May 2026.</desc>");
    has(text, "<td class=\"score\">69<small>±8</small></td><td class=\"gates\">55, 62.5</td>");
    has(text, "prefers-color-scheme:dark");
    has(text, "@media print");
    has_not(text, "<script");
    has_not(text, "http-equiv");
    has_not(text, "src=");
    has_not(text, "href=");
    has_not(text, "url(");
    has_not(text, "@import");
    free(text);
}

static void a_table_row_a_score(void **state) {
    char *text = report_of(state, MISCHIEF, true, REPORT_CSV);
    has(text,
        "person,sitting,date,form,questionnaire,version,kind,id,name,value,low,high,words\r\n");
    has(text, "\"'=<script>&\"\"x\"\"|*_\",13,2026-05-04,full,leadership,draft-1,level,level,"
              "Achiever,2,,,Between 2 and 3\r\n");
    has(text, ",13,2026-05-04,full,leadership,draft-1,scale,achiever,Achiever,69.4,61.9,76.9,\r\n");
    has(text, ",11,2026-01-05,full,leadership,draft-1,scale,leader,Leader,,,,no team at the "
              "moment\r\n");
    has(text, ",facet,character,Character,,,,a strength\r\n");
    free(text);
}

/* ---- JSON, against its schema ---- */

static void holds_to_schema(const char *text) {
    json_error_t where;
    json_t *schema = json_load_file(SOURCE_DIR "/tests/report/report.schema.json",
                                    JSON_REJECT_DUPLICATES, &where);
    json_t *report = json_loads(text, JSON_REJECT_DUPLICATES, &where);
    assert_non_null(schema);
    assert_non_null(report);
    assert_int_equal(faults(schema, schema, report, "report"), 0);
    /* The check can fail. */
    json_object_del(report, "foot");
    json_object_set_new(report, "gate", json_null());
    print_message("two faults are to be found now:\n");
    assert_int_equal(faults(schema, schema, report, "report"), 2);
    json_decref(schema);
    json_decref(report);
}

static void json_holds_to_its_schema(void **state) {
    struct made_up made_up;
    for (int with_history = 0; with_history < 2; with_history++) {
        char *text = report_of(state, MISCHIEF, with_history, REPORT_JSON);
        holds_to_schema(text);
        free(text);
    }
    /* As little as there can be: no level, no strength, no tips. */
    make_up(&made_up, *state, "made-up owl");
    struct history_entry *last = &made_up.entries[2];
    memset(&last->result, 0, sizeof last->result);
    last->result.form = FORM_SHORT;
    last->result.strength = last->result.lean_scale = NOWHERE;
    last->result.desire = -1;
    last->action_count = 0;
    char *text = write_report(&made_up, true, REPORT_JSON);
    holds_to_schema(text);
    has(text, "\"title\": \"Short form\"");
    free(text);
}

static void json_holds_finished_sentences(void **state) {
    json_error_t where;
    char *text = report_of(state, MISCHIEF, true, REPORT_JSON);
    json_t *report = json_loads(text, 0, &where);
    const char *title, *name, *change, *sentence;
    double value, low;
    int neighbour;
    assert_int_equal(json_unpack(report, "{s:{s:s}, s:{s:s, s:i}, s:[{s:f, s:f, s:s, s:{s:s}}]}",
                                 "person", "name", &name, "level", "title", &title, "neighbour",
                                 &neighbour, "scales", "value", &value, "low", &low, "sentence",
                                 &sentence, "change", "text", &change),
                     0);
    assert_string_equal(name, MISCHIEF);
    assert_string_equal(title, "Between 2 and 3 – Achiever or Trusted Guide");
    assert_int_equal(neighbour, 3);
    assert_float_equal(value, 69.4, 1e-6);
    assert_float_equal(low, 61.9, 1e-6);
    assert_string_equal(sentence, "Achiever: 69 of 100, give or take 8; gates at 55, 62.5.");
    assert_string_equal(change, "likely rise since 2 Mar 2026 (+19)");
    assert_int_equal(json_array_size(json_object_get(report, "tips")), 1); /* one was chosen */
    assert_int_equal(json_array_size(json_object_get(report, "history")), 3);
    assert_int_equal(json_array_size(json_object_get(report, "lines")), 5);
    json_decref(report);
    free(text);
}

/* ---- scores beside each other ---- */

static void a_change_is_that_of_the_scores_shown(void **state) {
    struct made_up made_up;
    make_up(&made_up, *state, "made-up owl");
    made_up.entries[1].result.scales[0].value = 77.5; /* 78 */
    made_up.entries[2].result.scales[0].value = 69.4; /* 69, and 8.1 less */
    char since[SINCE_MOST][SINCE_BYTES];
    assert_int_equal(history_since(&made_up.history, 0, since), 1);
    assert_string_equal(since[0], "Since 2 Mar 2026: -9, within noise.");
    char *text = write_report(&made_up, true, REPORT_MARKDOWN);
    has(text, "| within noise since 2 Mar 2026 (-9) |");
    free(text);
}

/* The same id and version, but the scales stand in another order. */
static void scales_are_compared_by_id(void **state) {
    struct made_up made_up;
    make_up(&made_up, *state, "made-up owl");
    struct instrument *other = malloc(sizeof *other);
    assert_non_null(other);
    *other = *made_up.instrument;
    other->scales[0] = made_up.instrument->scales[1];
    other->scales[1] = made_up.instrument->scales[0];
    other->scales[2].id = "gone";
    made_up.entries[1].instrument = other;
    struct score achiever = made_up.entries[1].result.scales[0];
    made_up.entries[1].result.scales[0] = made_up.entries[1].result.scales[1];
    made_up.entries[1].result.scales[1] = achiever;
    struct scale_change found = history_scale_change(&made_up.entries[1], &made_up.entries[2], 0);
    assert_int_equal(found.before, 50);
    assert_int_equal(found.now, 69);
    assert_int_equal(found.change.change, CHANGE_LIKELY);
    found = history_scale_change(&made_up.entries[1], &made_up.entries[2], 2);
    assert_int_equal(found.before, -1);
    assert_int_equal(found.change.change, CHANGE_UNKNOWN);
    char *text = write_report(&made_up, true, REPORT_MARKDOWN);
    has(text, "\n| Achiever | 69 | ±8 | 55, 62.5 | likely rise since 2 Mar 2026 (+19) |\n");
    has(text, "\n| Trust | 72 | ±7 | 75 | no change since 2 Mar 2026 |\n");
    free(text);
    struct page page;
    char shown[SHOWN_MOST];
    page_init(&page, 60, &glyphs_ascii);
    history_page_changes(&page, &made_up.history, 2);
    page_show(&page, shown);
    page_free(&page);
    has(shown, "\nAchiever     50 ->  69   likely rise\n");
    free(other);
}

static void what_cannot_be_compared_is_marked_and_not_joined(void **state) {
    struct made_up made_up;
    make_up(&made_up, *state, "made-up owl");
    make_short_between(&made_up);
    static const char note[] =
        "* Another form or version of the questionnaire: its numbers cannot be";
    char *text = write_report(&made_up, true, REPORT_TEXT);
    has(text, "\n5 Jan 2026   Level 2 ");
    has(text, "\n2 Mar 2026*  short form      50 ");
    has(text, "\n4 May 2026   Between 2 and 3 69 ");
    has(text, note);
    free(text);
    text = write_report(&made_up, true, REPORT_MARKDOWN);
    has(text, "\n| 5 Jan 2026 | full form |");
    has(text, "\n| 2 Mar 2026\\* | short form |");
    has(text, "\n\\* Another form or version of the questionnaire: its numbers cannot be");
    free(text);
    text = write_report(&made_up, true, REPORT_HTML);
    has(text, "<th scope=\"row\">2 Mar 2026*</th>");
    has(text, note);
    has(text, "<desc>Achiever over time: 81 on 5 Jan 2026, 69 on 4 May 2026.</desc>");
    free(text);
    text = report_of(state, "made-up owl", true, REPORT_HTML);
    has(text, "<desc>Achiever over time: 50 on 2 Mar 2026, 69 on 4 May 2026.</desc>");
    has(text, "<th scope=\"row\">5 Jan 2026*</th>");
    free(text);
    /* None but such: no mark, and a last point that stands alone. */
    make_up(&made_up, *state, "made-up owl");
    made_up.entries[2].before = NOWHERE;
    text = write_report(&made_up, true, REPORT_HTML);
    has(text, "<desc>Achiever over time: 69 on 4 May 2026, and nothing before that can be compared "
              "with it.</desc>");
    free(text);
}

static void history_and_lines_agree_in_json(void **state) {
    struct made_up made_up;
    json_error_t where;
    make_up(&made_up, *state, "made-up owl");
    make_short_between(&made_up);
    char *text = write_report(&made_up, true, REPORT_JSON);
    holds_to_schema(text);
    json_t *report = json_loads(text, 0, &where), *line;
    json_t *history = json_object_get(report, "history");
    line = json_array_get(json_object_get(report, "lines"), 0);
    json_t *points = json_object_get(line, "points");
    assert_int_equal(json_array_size(points), 3);
    for (size_t i = 0; i < 3; i++) {
        json_t *point = json_array_get(points, i), *entry = json_array_get(history, i);
        assert_int_equal(json_is_true(json_object_get(point, "joined")), i == 2);
        assert_int_equal(json_is_true(json_object_get(entry, "joined")), i == 2);
        assert_int_equal(json_is_null(json_object_get(point, "from")), i != 2);
    }
    assert_int_equal(json_integer_value(json_object_get(json_array_get(points, 2), "from")), 0);
    json_decref(report);
    free(text);
}

/* As many scales as a questionnaire may have. */
static void many_scales_stay_in_72_columns(void **state) {
    struct made_up made_up;
    make_up(&made_up, *state, "made-up owl");
    struct instrument *wide = malloc(sizeof *wide);
    assert_non_null(wide);
    *wide = *made_up.instrument;
    wide->scale_count = SCALES_MOST;
    for (int i = 0; i < 3; i++) {
        made_up.entries[i].instrument = wide;
        for (int s = 5; s < SCALES_MOST; s++) {
            static char ids[SCALES_MOST][24];
            snprintf(ids[s], sizeof ids[s], "Scale number %c", 'A' + s);
            wide->scales[s] = wide->scales[s % 5];
            wide->scales[s].id = wide->scales[s].name = ids[s];
            made_up.entries[i].result.scales[s] = (struct score){true, 20.0 + s, 9, 9};
        }
    }
    char *text = write_report(&made_up, true, REPORT_TEXT);
    has(text, "\nDate         Level           Achie");
    has(text, "\n\nDate         Level           Scale");
    int tables = 0;
    for (char *line = strtok(text, "\n"); line != NULL; line = strtok(NULL, "\n")) {
        if (text_width(line) > 72)
            fail_msg("wider than 72: %s", line);
        tables += strncmp(line, "4 May 2026   Between", 20) == 0;
    }
    assert_int_equal(tables, 4);
    free(text);
    free(wide);
}

/* ---- files ---- */

struct place {
    char folder[64], path[96];
};

static void make_place(struct place *place) {
    snprintf(place->folder, sizeof place->folder, "/tmp/leadquiz-test-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    snprintf(place->path, sizeof place->path, "%s/report.txt", place->folder);
}

/* Nothing may be left in the folder but the file. */
static void remove_place(const struct place *place) {
    unlink(place->path);
    assert_int_equal(rmdir(place->folder), 0);
}

static void refuses(const struct made_up *made_up, const char *path, bool replace,
                    const char *rest) {
    struct error error = {ERROR_NONE, ""};
    char sentence[512];
    snprintf(sentence, sizeof sentence, "%s%s", path, rest);
    assert_false(report_save(&made_up->history, 2, true, REPORT_TEXT, MAY, path, replace, &error));
    assert_string_equal(error.sentence, sentence);
}

static void a_file_is_saved_wholly(void **state) {
    struct made_up made_up;
    struct place place;
    struct stat about;
    struct error error = {ERROR_NONE, ""};
    make_up(&made_up, *state, "made-up owl");
    make_place(&place);
    assert_true(
        report_save(&made_up.history, 2, true, REPORT_TEXT, MAY, place.path, false, &error));
    assert_int_equal(stat(place.path, &about), 0);
    assert_true(about.st_size > 2000);
    assert_int_equal(about.st_mode & 0777, 0600);
    refuses(&made_up, place.path, false, " is there already");
    assert_true(report_save(&made_up.history, 2, true, REPORT_CSV, MAY, place.path, true, &error));
    remove_place(&place);
}

static void what_cannot_be_written_is_said(void **state) {
    struct made_up made_up;
    struct place place;
    char below[160], rest[256];
    make_up(&made_up, *state, "made-up owl");
    make_place(&place);
    refuses(&made_up, place.folder, true, " is a directory; name a file in it");
    refuses(&made_up, "/dev/null", true, " is not a plain file; name another");
    refuses(&made_up, "", true, "the file's name is empty; name a file");
    snprintf(below, sizeof below, "%s/none/report.txt", place.folder);
    snprintf(rest, sizeof rest,
             " cannot be written: the folder %s/none is not there; make it first, or name another "
             "file",
             place.folder);
    refuses(&made_up, below, false, rest);
    remove_place(&place);
}

static void a_full_disk_leaves_what_was_there(void **state) {
    struct made_up made_up;
    struct place place;
    struct stat about;
    struct rlimit usual, little;
    struct error error = {ERROR_NONE, ""};
    make_up(&made_up, *state, "made-up owl");
    make_place(&place);
    assert_true(
        report_save(&made_up.history, 2, false, REPORT_ASCII, MAY, place.path, false, &error));
    assert_int_equal(stat(place.path, &about), 0);
    off_t before = about.st_size;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    little = usual;
    little.rlim_cur = 4096;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &little), 0);
    bool saved = report_save(&made_up.history, 2, true, REPORT_HTML, MAY, place.path, true, &error);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
    assert_false(saved);
    assert_string_equal(error.sentence, "the report cannot be written: File too large");
    assert_int_equal(stat(place.path, &about), 0);
    assert_int_equal(about.st_size, before);
    remove_place(&place);
}

static void a_full_device_is_said(void **state) {
    struct made_up made_up;
    struct error error = {ERROR_NONE, ""};
    make_up(&made_up, *state, "made-up owl");
    for (int format = 0; format < REPORT_FORMAT_COUNT; format++) {
        FILE *out = fopen("/dev/full", "w");
        if (out == NULL)
            skip();
        assert_false(report_write(&made_up.history, 2, true, format, MAY, out, &error));
        assert_string_equal(error.sentence,
                            format == REPORT_PDF
                                ? "a PDF needs a file to go to: -o FILE"
                                : "the report cannot be written: No space left on device");
        fclose(out);
    }
}

/* Where nothing changed from the first sitting to the last, it is told that something did between;
 * and how each action went has its own word. */
static void what_went_and_came_back_is_told(void **state) {
    static const struct {
        double between;
        const char *expected;
    } ways[] = {
        {5, "Achiever is about where it was at the first sitting; between, it was lower.\n"},
        {98, "Achiever is about where it was at the first sitting; between, it was higher.\n"},
        {50, ""},
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct made_up made_up;
        struct page page;
        make_up(&made_up, *state, "wren");
        for (int e = 0; e < 3; e++)
            made_up.entries[e].result = made_up.entries[2].result;
        made_up.entries[0].result.scales[0].value = 52;
        made_up.entries[1].result.scales[0].value = ways[i].between;
        made_up.entries[2].result.scales[0].value = 50;
        made_up.entries[1].before = 0;
        page_init(&page, 80, &glyphs_unicode);
        history_page_between(&page, &made_up.history, 2);
        assert_page(&page, ways[i].expected);
        page_free(&page);
    }
    assert_string_equal(history_outcome_words(OUTCOME_YES), "done");
    assert_string_equal(history_outcome_words(OUTCOME_PARTLY), "partly done");
    assert_string_equal(history_outcome_words(OUTCOME_NO), "let go");
    assert_string_equal(history_outcome_words(OUTCOME_OPEN), "open");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_have_names_and_endings),
        cmocka_unit_test(text_says_everything_in_72_columns),
        cmocka_unit_test(without_history_nothing_is_compared),
        cmocka_unit_test(ascii_is_ascii),
        cmocka_unit_test(markdown_escapes_what_it_would_take_for_its_own),
        cmocka_unit_test(html_is_escaped_and_stands_alone),
        cmocka_unit_test(a_table_row_a_score),
        cmocka_unit_test(json_holds_to_its_schema),
        cmocka_unit_test(json_holds_finished_sentences),
        cmocka_unit_test(a_change_is_that_of_the_scores_shown),
        cmocka_unit_test(scales_are_compared_by_id),
        cmocka_unit_test(what_cannot_be_compared_is_marked_and_not_joined),
        cmocka_unit_test(history_and_lines_agree_in_json),
        cmocka_unit_test(many_scales_stay_in_72_columns),
        cmocka_unit_test(a_file_is_saved_wholly),
        cmocka_unit_test(what_cannot_be_written_is_said),
        cmocka_unit_test(a_full_disk_leaves_what_was_there),
        cmocka_unit_test(a_full_device_is_said),
        cmocka_unit_test(what_went_and_came_back_is_told),
    };
    setenv("TZ", "UTC", 1);
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, read_leadership, free_leadership);
}
