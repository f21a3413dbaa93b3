#include "fixture.h"

#include "../../src/store/counted.h"
#include "../../src/store/gathered.h"

/* People of the blocks are told in the order of their names, however many there are and however
 * alike their names begin. */

enum { PEOPLE = 9000, PERSON_BYTES = 200 };

static char names[PEOPLE][NAME_BYTES];

struct telling {
    int told;
    char last[NAME_BYTES];
    bool seen[PEOPLE];
};

static uint64_t number = 20261122;

static unsigned chance(unsigned below) {
    number = number * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(number >> 33) % below;
}

/* Some begin alike for longer than a key is, some are the whole of what others begin with. */
static void make_name(int person, char name[NAME_BYTES]) {
    static const char *const firsts[] = {
        "Calm", "calm-heron-of-the-lake", "Bright", "\303\204hre", "CALM HERON", "z"};
    static const char *const seconds[] = {"", " Heron", " heron-by-the-old-mill", "s", "_"};
    unsigned kind = chance(20);
    const char *first = kind < 14 ? "calm-heron" : firsts[kind - 14];
    (void)snprintf(name, NAME_BYTES, "%s%s %d", first, seconds[chance(5)], person);
}

/* With no score known. */
static size_t add_person(const struct instrument *instrument, int person, const char *name,
                         unsigned char *out) {
    static const unsigned char scores[SCALES_MOST];
    unsigned char bytes[PERSON_BYTES], counted[COUNTED_BYTES_MOST];
    const struct counted_kept kept = {.questionnaire = 1,
                                      .sitting = person + 1,
                                      .finished = 1000 + person,
                                      .scales = scores,
                                      .scales_length = (size_t)instrument->scale_count};
    size_t kept_length = counted_write(&kept, counted), length = 0;
    length += leb_write(strlen(name), bytes);
    memcpy(bytes + length, name, strlen(name));
    length += strlen(name);
    bytes[length++] = 0; /* no team */
    length += leb_write((uint64_t)person + 1, bytes + length);
    bytes[length++] = SEEN_ALL;
    bytes[length++] = 1; /* a sitting */
    bytes[length++] = (unsigned char)kept_length;
    memcpy(bytes + length, counted, kept_length);
    length += kept_length;
    bytes[length++] = 0; /* none before */
    size_t written = leb_write(length, out);
    memcpy(out + written, bytes, length);
    return written + length;
}

static bool tell(const struct standing *standing, void *context, struct error *error) {
    struct telling *telling = context;
    (void)error;
    if (telling->told > 0 && sqlite3_stricmp(telling->last, standing->name) > 0)
        fail_msg("\"%s\" was told before \"%s\"", telling->last, standing->name);
    assert_in_range(standing->person, 1, PEOPLE);
    assert_string_equal(standing->name, names[standing->person - 1]);
    assert_false(telling->seen[standing->person - 1]);
    telling->seen[standing->person - 1] = true;
    (void)snprintf(telling->last, sizeof telling->last, "%s", standing->name);
    telling->told++;
    return true;
}

static void tell_all(struct fixture *fixture, int people) {
    static struct telling telling;
    struct store *store = fixture_open(fixture);
    struct series series;
    size_t length = 0;
    unsigned char *bytes = malloc((size_t)people * PERSON_BYTES + GATHERED_SPARE);
    memset(&telling, 0, sizeof telling);
    assert_non_null(bytes);
    assert_true(store_questionnaire_keep(store, fixture->instrument, NOW, &fixture->error));
    for (int i = 0; i < people; i++) {
        make_name(i, names[i]);
        length += add_person(fixture->instrument, i, names[i], bytes + length);
    }
    assert_int_equal(series_begin(&series, store, fixture->instrument, &fixture->error), FOUND);
    assert_true(gathered_standings_each(&series, bytes, length, tell, &telling, &fixture->error));
    assert_int_equal(telling.told, people);
    series_end(&series);
    store_close(store);
}

static void test_many(void **state) {
    tell_all(*state, PEOPLE);
}

static void test_some(void **state) {
    static const int people[] = {0, 1, 2, 8, 9, 17, 300};
    for (size_t i = 0; i < sizeof people / sizeof *people; i++)
        tell_all(*state, people[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_many, fixture_begin, fixture_end),
        cmocka_unit_test_setup_teardown(test_some, fixture_begin, fixture_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
