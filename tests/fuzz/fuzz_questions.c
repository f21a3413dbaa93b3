/* The question file. */
#include "fuzz.h"

#ifdef LEADQUIZ_FUZZ
#include "mutate.h"
#endif

static void holds_text(const char *text) {
    HOLDS(text != NULL && is_sound(text));
}

static void holds_prompts(const struct instrument *instrument) {
    HOLDS(instrument->prompt_count <= PROMPTS_MOST);
    for (int i = 0; i < instrument->prompt_count; i++) {
        const struct prompt *prompt = &instrument->prompts[i];
        holds_text(prompt->id);
        holds_text(prompt->text);
        HOLDS(instrument_prompt(instrument, prompt->id) == i);
        HOLDS(prompt->option_count >= 2 && prompt->option_count <= RESPONSES_MOST);
        for (int k = 0; k < prompt->option_count; k++) {
            holds_text(prompt->options[k].id);
            holds_text(prompt->options[k].label);
            holds_text(prompt->options[k].help);
        }
    }
    for (int i = 0; i < instrument->item_count; i++) {
        const struct item *item = &instrument->items[i];
        HOLDS(item->facet >= 0 && item->facet < instrument->facet_count);
        HOLDS(item->opposite >= NOWHERE && item->opposite < instrument->item_count);
        HOLDS(item->opposite == NOWHERE || instrument->items[item->opposite].opposite == i);
        holds_text(item->observer);
    }
}

static void holds_paragraphs(const struct paragraphs *paragraphs) {
    HOLDS(paragraphs->count >= 0 && paragraphs->count <= PARAGRAPHS_MOST);
    for (int i = 0; i < paragraphs->count; i++)
        holds_text(paragraphs->text[i]);
}

static void holds_words(const struct instrument *instrument) {
    const struct wording *wording = &instrument->wording;
    const char *texts[] = {instrument->id,        instrument->version,     instrument->title,
                           instrument->language,  instrument->no_chance,   wording->window,
                           wording->window_short, wording->foot,           wording->team_foot,
                           wording->provisional,  wording->self_view,      wording->no_team,
                           wording->not_enough,   wording->short_form,     wording->poor,
                           wording->second_look,  wording->private_notice, wording->change_mind,
                           wording->facet_low,    wording->facet_middle,   wording->facet_high,
                           wording->leans,        wording->leans_strongly, wording->mixed,
                           wording->room_next,    wording->opposite_moment};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        holds_text(texts[i]);
    for (int i = 0; i < CONSENT_COUNT; i++)
        HOLDS(instrument->consents[i] == NULL || is_sound(instrument->consents[i]));
    for (int i = 0; i < CORNER_COUNT; i++) {
        holds_text(instrument->review.corners[i].name);
        holds_text(instrument->review.corners[i].asks);
        for (int k = 0; k < TALKS_MOST; k++)
            holds_text(instrument->review.corners[i].talks[k]);
    }
    holds_paragraphs(&wording->welcome);
    holds_paragraphs(&wording->limits);
}

static void holds_model(const struct instrument *instrument) {
    holds_prompts(instrument);
    holds_words(instrument);
    HOLDS(instrument->scale_count <= SCALES_MOST && instrument->facet_count <= FACETS_MOST);
    for (int i = 0; i < instrument->scale_count; i++) {
        holds_text(instrument->scales[i].name);
        HOLDS(instrument_scale(instrument, instrument->scales[i].id) == i);
    }
    for (int i = 0; i < instrument->facet_count; i++) {
        const struct facet *facet = &instrument->facets[i];
        holds_text(facet->name);
        HOLDS(facet->scale >= 0 && facet->scale < instrument->scale_count);
        for (int k = 0; k < facet->tip_count; k++)
            holds_text(facet->tips[k]);
    }
    for (int i = 1; i <= instrument->level_count; i++) {
        holds_text(instrument->levels[i].name);
        holds_text(instrument->levels[i].text);
        HOLDS(instrument->levels[i].need_count <= NEEDS_MOST);
    }
}

/* Any answers that may be given come to a result. */
static void holds_scoring(const struct instrument *instrument, enum form form, bool team,
                          int wanted) {
    struct answers answers;
    struct result result;
    const struct order *order = instrument_order(instrument, form, team);
    if (order->count == 0)
        return;
    answers_clear(&answers, instrument);
    for (int i = 0; i < order->count; i++) {
        int prompt = order->prompts[i];
        HOLDS(prompt >= 0 && prompt < instrument->prompt_count);
        int options = instrument->prompts[prompt].option_count;
        int value = wanted < 0 ? 1 + (i * 7 + i / 3) % options : wanted;
        if (answers_allowed(instrument, prompt, value))
            answers.list[prompt].value = (int8_t)value;
    }
    scoring_compute(instrument, form, &answers, NULL, &result);
    holds_result(instrument, &result);
}

static void holds_problems(const struct problems *problems, bool good) {
    int errors = 0, line = 0;
    for (int i = 0; i < problems->count; i++) {
        const struct problem *problem = &problems->list[i];
        HOLDS(problem->sentence[0] != '\0' && is_sound(problem->sentence));
        HOLDS(problem->line >= line);
        line = problem->line;
        errors += problem->severity == SEVERITY_ERROR;
    }
    HOLDS(errors == problems->errors);
    HOLDS(!good || errors == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct problems problems = {0};
    struct error error = {.kind = ERROR_NONE};
    char *bytes = text_of(data, size);
    struct instrument *instrument =
        instrument_parse("questions.ini", bytes, size, &problems, &error);
    holds_problems(&problems, instrument != NULL);
    if (instrument == NULL) {
        holds_refusal(&error);
    } else {
        /* What is kept in the store is read back. */
        struct instrument *again =
            instrument_parse_kept("kept", instrument->bytes, instrument->length, &error);
        WORKS(again != NULL, &error);
        HOLDS(strcmp(again->hash, instrument->hash) == 0);
        instrument_free(again);
        holds_model(instrument);
        for (int form = 0; form < FORM_COUNT; form++) {
            for (int wanted = -1; wanted <= RESPONSES_MOST; wanted++) {
                holds_scoring(instrument, form, true, wanted);
                holds_scoring(instrument, form, false, wanted);
            }
        }
    }
    problems_free(&problems);
    instrument_free(instrument);
    free(bytes);
    return 0;
}

#ifdef LEADQUIZ_FUZZ

/* Mostly one value of one line, so that the rest of the file stays a questionnaire. */
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed) {
    enum { VALUE_BYTES = 1200 };
    uint64_t chance = seed;
    size_t starts[MUTATED_LINES_MOST + 1];
    uint8_t value[VALUE_BYTES];
    char *text = (char *)data;
    unsigned way = by_chance(&chance, 8);
    int lines = find_lines(text, size, starts);
    if (way == 0 || lines == 0)
        return LLVMFuzzerMutate(data, size, most);
    if (way == 1)
        return mutate_lines(text, size, most, &chance);
    unsigned line = by_chance(&chance, (unsigned)lines);
    size_t start = starts[line], end = starts[line + 1];
    end -= end > start && text[end - 1] == '\n';
    const char *equals = memchr(text + start, '=', end - start);
    start = equals != NULL ? (size_t)(equals - text) + 1 : start;
    size_t length = end - start;
    if (length >= VALUE_BYTES)
        return LLVMFuzzerMutate(data, size, most);
    memcpy(value, text + start, length);
    size_t changed = way == 2 ? mutate_letters(value, length, VALUE_BYTES, &chance)
                              : LLVMFuzzerMutate(value, length, VALUE_BYTES);
    if (size - length + changed > most)
        return size;
    memmove(text + start + changed, text + end, size - end);
    memcpy(text + start, value, changed);
    return size - length + changed;
}

#endif
