/* Spoiled in thousands of ways, the sample is read whole or not at all. The same ways each run. */
#include "sample.h"

#include "leadquiz/text.h"

static uint32_t next_number(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* What every instrument that is handed out promises. */
static void expect_whole(const struct instrument *instrument) {
    assert_true(instrument->response_count >= 2 && instrument->response_count <= RESPONSES_MOST);
    assert_true(instrument->scale_count >= 1 && instrument->facet_count >= 1);
    for (int i = 0; i < instrument->facet_count; i++)
        assert_in_range(instrument->facets[i].scale, 0, instrument->scale_count - 1);
    for (int i = 0; i < instrument->prompt_count; i++) {
        const struct prompt *prompt = &instrument->prompts[i];
        assert_true(prompt->option_count >= 2);
        assert_int_equal(text_check(prompt->text, strlen(prompt->text), NULL), TEXT_SOUND);
        assert_true(prompt->text[0] != '\0');
    }
    for (int i = 0; i < instrument->item_count; i++) {
        const struct item *item = &instrument->items[i];
        assert_in_range(item->facet, 0, instrument->facet_count - 1);
        if (item->opposite != NOWHERE)
            assert_int_equal(instrument->items[item->opposite].opposite, i);
    }
    for (int form = 0; form < FORM_COUNT; form++)
        for (int i = 0; i < instrument->with_team[form].count; i++)
            assert_in_range(instrument->with_team[form].prompts[i], 0,
                            instrument->prompt_count - 1);
    for (int level = 1; level <= instrument->level_count; level++)
        for (int i = 0; i < instrument->levels[level].need_count; i++) {
            const struct need *need = &instrument->levels[level].needs[i];
            assert_in_range(
                need->index, 0,
                (need->kind == NEED_FACET ? instrument->facet_count : instrument->scale_count) - 1);
            assert_true(need->cut >= 0 && need->cut <= 100);
        }
}

static void expect_whole_or_nothing(const char *bytes, size_t length) {
    struct problems problems;
    struct error error = {0};
    struct instrument *instrument = instrument_parse("m.ini", bytes, length, &problems, &error);
    assert_true((instrument == NULL) == (problems.errors > 0));
    assert_true((instrument == NULL) == (error.kind != ERROR_NONE));
    for (int i = 0; i < problems.count; i++) {
        const char *sentence = problems.list[i].sentence;
        assert_int_equal(text_check(sentence, strlen(sentence), NULL), TEXT_SOUND);
    }
    if (instrument != NULL)
        expect_whole(instrument);
    instrument_free(instrument);
    problems_free(&problems);
}

static void changed_bytes_never_give_half_an_instrument(void **state) {
    (void)state;
    static const char telling[] = "\0\n\r=[];#\"'\\ .,>-0917_\xE2\xFF\x1B:{}%";
    char *bytes = malloc(sizeof SAMPLE);
    assert_non_null(bytes);
    uint32_t numbers = 7;
    for (int round = 0; round < 1000; round++) {
        memcpy(bytes, SAMPLE, sizeof SAMPLE);
        int changes = 1 + (int)(next_number(&numbers) % 3);
        for (int i = 0; i < changes; i++) {
            size_t place = next_number(&numbers) % (sizeof SAMPLE - 1);
            bytes[place] = next_number(&numbers) % 2 == 0
                               ? telling[next_number(&numbers) % (sizeof telling - 1)]
                               : (char)next_number(&numbers);
        }
        expect_whole_or_nothing(bytes, sizeof SAMPLE - 1);
    }
    free(bytes);
}

static void cut_and_doubled_pieces_never_give_half_an_instrument(void **state) {
    (void)state;
    enum { ROOM = 3 * sizeof SAMPLE };
    char *bytes = malloc(ROOM);
    assert_non_null(bytes);
    uint32_t numbers = 11;
    for (int round = 0; round < 400; round++) {
        size_t from = next_number(&numbers) % (sizeof SAMPLE - 1);
        size_t to = next_number(&numbers) % (sizeof SAMPLE - 1);
        memcpy(bytes, SAMPLE, from);
        memcpy(bytes + from, SAMPLE + to, sizeof SAMPLE - 1 - to);
        expect_whole_or_nothing(bytes, from + sizeof SAMPLE - 1 - to);
    }
    free(bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_bytes_never_give_half_an_instrument),
        cmocka_unit_test(cut_and_doubled_pieces_never_give_half_an_instrument),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
