/* What iniparser would silently misread is refused, byte for byte. */
#include "sample.h"

struct trap {
    const char *bytes; /* put in place of the sample's first line */
    size_t length;
    int line;
    const char *sentence; /* NULL: nothing is wrong */
};

#define TRAP(text) (text), sizeof(text) - 1

static const struct trap traps[] = {
    {TRAP("[wording]\nmixed = a ; b"), 2,
     "the value holds \";\" or \"#\", which begins a comment: put the whole value in double "
     "quotes"},
    {TRAP("[wording]\nmixed = a#b"), 2,
     "the value holds \";\" or \"#\", which begins a comment: put the whole value in double "
     "quotes"},
    {TRAP("[wording]\nmixed = \"say \\\"hi\\\"\""), 2,
     "something follows the closing double quote: take it out, and write “ ” for quotes inside a "
     "value"},
    {TRAP("[wording]\nmixed = \"a\" and \"b\""), 2,
     "something follows the closing double quote: take it out, and write “ ” for quotes inside a "
     "value"},
    {TRAP("[wording]\nmixed = \"a\" ; why"), 2,
     "something follows the closing double quote: take it out, and write “ ” for quotes inside a "
     "value"},
    {TRAP("[wording]\nmixed = \"a"), 2, "the closing double quote is missing"},
    {TRAP("[wording]\nmixed = 'tis so"), 2,
     "the value begins with a single quote: put it in double quotes"},
    {TRAP("[wording]\nmixed ="), 2, "the value is empty: fill it in or take the line out"},
    {TRAP("[wording]\nmixed = \"\""), 2, "the value is empty: fill it in or take the line out"},
    {TRAP("[wording]\nmixed = \" a\""), 2, "the value begins or ends with a space: take it out"},
    {TRAP("[wording]\n= a"), 2,
     "a key may hold only lower-case letters, digits, \"_\" and \".\": rename it"},
    {TRAP("[wording]\nMixed = a"), 2,
     "a key may hold only lower-case letters, digits, \"_\" and \".\": rename it"},
    {TRAP("[wording]\na:b = a"), 2,
     "a key may hold only lower-case letters, digits, \"_\" and \".\": rename it"},
    {TRAP("[Wording]\nmixed = a"), 1,
     "the section's name may hold only lower-case letters, digits, \"_\" and \".\": rename it"},
    {TRAP("[a:b]"), 1,
     "the section's name may hold only lower-case letters, digits, \"_\" and \".\": rename it"},
    {TRAP("[]"), 1,
     "the section's name may hold only lower-case letters, digits, \"_\" and \".\": rename it"},
    {TRAP("[wording\nmixed = a"), 1, "the section's closing ] is missing"},
    {TRAP("[wording] ; text\nmixed = a"), 1,
     "something follows the section on its line: move it to a line of its own"},
    {TRAP("[wording]\nmixed = C:\\"), 2,
     "the line ends in a backslash, which would swallow the next line: take it out"},
    {TRAP("# a comment \\  "), 1,
     "the line ends in a backslash, which would swallow the next line: take it out"},
    {TRAP("\xEF\xBB\xBF# a mark"), 1,
     "the file begins with a byte order mark: save it as UTF-8 without one"},
    {TRAP("# a \0 zero"), 1, "byte 5 of the line is a control character: take it out"},
    {TRAP("\0"), 1, "byte 1 of the line is a control character: take it out"},
    {TRAP("# a\ttab"), 1, "byte 4 of the line is a control character: take it out"},
    {TRAP("# a\rreturn"), 1, "byte 4 of the line is a control character: take it out"},
    {TRAP("# Latin caf\xE9"), 1, "byte 12 of the line is not valid UTF-8: save the file as UTF-8"},
    {TRAP("# \xE2\x80\xAE bidi"), 1, NULL}, /* sentence below: it is the base layer's word */
    {TRAP("  ; a comment with ; and # and \" in it\r\n\n# another"), 0, NULL},
};

static struct instrument *parse_trap(const struct trap *trap, struct problems *problems) {
    const char *rest = strchr(SAMPLE, '\n');
    /* The sample has a [wording] of its own: drop it, so that only the trap speaks. */
    const char *wording = strstr(rest, "[wording]"), *quality = strstr(rest, "[quality]");
    size_t head = (size_t)(wording - rest), tail = strlen(quality);
    size_t length = trap->length + head + tail;
    char *bytes = malloc(length + 1);
    assert_non_null(bytes);
    memcpy(bytes, trap->bytes, trap->length);
    snprintf(bytes + trap->length, head + tail + 1, "%.*s%s", (int)head, rest, quality);
    struct instrument *instrument = instrument_parse("trap.ini", bytes, length, problems, NULL);
    free(bytes);
    return instrument;
}

static void each_trap_is_refused(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++) {
        struct problems problems;
        struct instrument *instrument = parse_trap(&traps[i], &problems);
        if (traps[i].line == 0) {
            assert_non_null(instrument);
            assert_int_equal(problems.count, 0);
        } else {
            assert_null(instrument);
            assert_true(problems.count >= 1);
            assert_int_equal(problems.list[0].line, traps[i].line);
            if (traps[i].sentence != NULL)
                assert_string_equal(problems.list[0].sentence, traps[i].sentence);
        }
        instrument_free(instrument);
        problems_free(&problems);
    }
}

static void check_one(const char *from, const char *to, int line, const char *sentence) {
    char *text = sample_with(from, to);
    struct problems problems;
    assert_null(instrument_parse("trap.ini", text, strlen(text), &problems, NULL));
    assert_int_equal(problems.list[0].line, line);
    assert_string_equal(problems.list[0].sentence, sentence);
    assert_int_equal(problems.count, 1);
    problems_free(&problems);
    free(text);
}

static void nothing_stands_twice(void **state) {
    (void)state;
    check_one("language = en", "language = en\nlanguage = de", 7,
              "\"language\" stands a second time in [instrument] (first in line 6): take one out");
    check_one("[responses]", "[instrument]\nitem_seconds = 5\n[responses]", 11,
              "[instrument] stands a second time (first in line 2): join the two");
}

static void a_line_has_an_end(void **state) {
    (void)state;
    char line[1100], sentence[100];
    memset(line, 'a', sizeof line);
    line[0] = '#';
    line[1001] = '\0';
    snprintf(sentence, sizeof sentence,
             "the line is 1001 bytes long: 1000 is the most, so shorten it");
    check_one("# a made-up questionnaire", line, 1, sentence);
}

/* iniparser reads numbers such as 010 as octal and 12abc as 12: the text is what counts. */
static void numbers_are_what_they_look_like(void **state) {
    (void)state;
    char *text = sample_with("keep_months = 12", "keep_months = 010");
    struct instrument *instrument = instrument_parse("garden.ini", text, strlen(text), NULL, NULL);
    assert_non_null(instrument);
    assert_int_equal(instrument->privacy.keep_months, 10);
    instrument_free(instrument);
    free(text);
    check_one("keep_months = 12", "keep_months = 12abc", line_of(SAMPLE, "keep_months"),
              "keep_months cannot be 12abc: give a whole number from 1 to 1200");
    check_one("keep_months = 12", "keep_months = 99999999999999999999",
              line_of(SAMPLE, "keep_months"),
              "keep_months cannot be 99999999999999999999: give a whole number from 1 to 1200");
}

/* What a new file may not ask for; one that was taken before counts as if it had asked for the
 * least. A line in the place of another of the section. */
static void minimums_have_a_least(void **state) {
    static const struct {
        const char *key;
        size_t member;
        int least;
    } minimums[] = {
        {"min_raters_scale", offsetof(struct privacy_rules, raters_scale), 3},
        {"min_raters_item", offsetof(struct privacy_rules, raters_item), 4},
        {"min_group_mean", offsetof(struct privacy_rules, group_mean), 5},
        {"min_group_levels", offsetof(struct privacy_rules, group_levels), 10},
        {"min_cell", offsetof(struct privacy_rules, cell), 3},
        {"min_difference", offsetof(struct privacy_rules, difference), 3},
    };
    (void)state;
    for (size_t i = 0; i < sizeof minimums / sizeof *minimums; i++) {
        char line[60], sentence[120];
        int given[] = {1, minimums[i].least - 1, minimums[i].least, minimums[i].least + 1};
        for (size_t j = 0; j < sizeof given / sizeof *given; j++) {
            bool less = given[j] < minimums[i].least;
            struct error error = {.kind = ERROR_NONE};
            snprintf(line, sizeof line, "%s = %d", minimums[i].key, given[j]);
            snprintf(sentence, sizeof sentence,
                     "%s cannot be %d: give a whole number from %d to 1000", minimums[i].key,
                     given[j], minimums[i].least);
            if (less)
                check_one("keep_months = 12", line, line_of(SAMPLE, "keep_months"), sentence);
            char *text = sample_with("keep_months = 12", line);
            struct instrument *kept =
                instrument_parse_kept("garden.ini", text, strlen(text), &error);
            assert_non_null(kept);
            const char *member = (const char *)&kept->privacy + minimums[i].member;
            assert_int_equal(*(const int *)(const void *)member,
                             less ? minimums[i].least : given[j]);
            instrument_free(kept);
            struct instrument *fresh =
                instrument_parse("garden.ini", text, strlen(text), NULL, &error);
            assert_int_equal(fresh == NULL, less);
            instrument_free(fresh);
            free(text);
        }
    }
}

/* No number at all is no minimum of earlier rules. */
static void a_kept_minimum_is_a_number(void **state) {
    static const char *const lines[] = {"min_cell = 0", "min_cell = x", "min_cell = -1"};
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct error error = {.kind = ERROR_NONE};
        char *text = sample_with("keep_months = 12", lines[i]);
        assert_null(instrument_parse_kept("garden.ini", text, strlen(text), &error));
        free(text);
    }
}

static void line_ends_of_other_systems_are_fine(void **state) {
    (void)state;
    char *text = malloc(2 * sizeof SAMPLE);
    assert_non_null(text);
    size_t length = 0;
    for (const char *from = SAMPLE; *from != '\0'; from++) {
        if (*from == '\n')
            text[length++] = '\r';
        text[length++] = *from;
    }
    struct instrument *instrument = instrument_parse("crlf.ini", text, length - 2, NULL, NULL);
    assert_non_null(instrument);
    assert_string_equal(instrument->title, "Garden check");
    assert_int_equal(instrument->privacy.keep_months, 12);
    instrument_free(instrument);
    free(text);
}

static void more_keys_than_any_questionnaire_has_are_refused(void **state) {
    (void)state;
    enum { KEYS = 50000 };
    char *text = malloc(KEYS * 16);
    assert_non_null(text);
    size_t length = (size_t)sprintf(text, "[sem]\n");
    for (int i = 0; i < KEYS; i++)
        length += (size_t)sprintf(text + length, "k%d = 1\n", i);
    struct problems problems;
    assert_null(instrument_parse("keys.ini", text, length, &problems, NULL));
    bool told = false;
    for (int i = 0; i < problems.count; i++)
        told = told || strcmp(problems.list[i].sentence,
                              "there are too many keys: 8,000 are the most") == 0;
    assert_true(told);
    problems_free(&problems);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_trap_is_refused),
        cmocka_unit_test(nothing_stands_twice),
        cmocka_unit_test(a_line_has_an_end),
        cmocka_unit_test(numbers_are_what_they_look_like),
        cmocka_unit_test(minimums_have_a_least),
        cmocka_unit_test(a_kept_minimum_is_a_number),
        cmocka_unit_test(line_ends_of_other_systems_are_fine),
        cmocka_unit_test(more_keys_than_any_questionnaire_has_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
