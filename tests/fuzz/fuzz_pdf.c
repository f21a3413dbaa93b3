/* A report as JSON, as leadquiz-pdf reads it, and the sheets drawn from it. */
#include "fuzz.h"

#include "pdf/document.h"

#include <locale.h>

#ifdef LEADQUIZ_FUZZ
#include "mutate.h"
#include <jansson.h>
#endif

/* fontconfig and pango keep fonts until the program ends. The name is that of the sanitizer. */
/* NOLINTBEGIN(bugprone-reserved-identifier,readability-identifier-naming) */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);
const char *__lsan_default_suppressions(void) {
    return "leak:libfontconfig\nleak:libpango\nleak:libcairo\n";
}
const char *__lsan_default_options(void) {
    return "print_suppressions=0";
}
/* NOLINTEND(bugprone-reserved-identifier,readability-identifier-naming) */

int LLVMFuzzerInitialize(int *count, char ***words) {
    (void)count;
    (void)words;
    HOLDS(setlocale(LC_CTYPE, "C.UTF-8") != NULL);
    return 0;
}

static void holds_model(const struct model *model) {
    for (size_t i = 0; i < model->text_count; i++)
        HOLDS(is_sound(model->texts[i]));
    HOLDS(model->rung_count >= 0 && model->rung_count <= RUNGS_MOST);
    HOLDS(model->scale_count >= 0 && model->scale_count <= BARS_MOST);
    HOLDS(model->line_count >= 0 && model->line_count <= BARS_MOST);
    HOLDS(model->tip_count >= 0 && model->tip_count <= NOTES_MOST);
    HOLDS(model->action_count >= 0 && model->action_count <= NOTES_MOST);
}

static GByteArray *draw(const struct model *model, size_t number, struct error *error) {
    static const struct paper papers[] = {{"a4", 595.276, 841.890}, {"letter", 612, 792}};
    GByteArray *pdf = document_draw(model, &papers[number % 2], error);
    if (pdf == NULL)
        holds_refusal(error);
    else
        HOLDS(pdf->len > 8 && memcmp(pdf->data, "%PDF-1.4", 8) == 0);
    return pdf;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct error error = {.kind = ERROR_NONE};
    char *text = text_of(data, size);
    struct model *model = model_read(text, size, &error);
    if (model != NULL) {
        holds_model(model);
        GByteArray *pdf = draw(model, size, &error);
        if (pdf != NULL)
            g_byte_array_unref(pdf);
        model_free(model);
    } else {
        holds_refusal(&error);
    }
    free(text);
    return 0;
}

#ifdef LEADQUIZ_FUZZ

/* One of the values in it, each as likely as another. */
static void pick(json_t *value, json_t **picked, unsigned *seen, uint64_t *chance) {
    const char *key = NULL;
    size_t index = 0;
    json_t *inner = NULL;
    if (by_chance(chance, ++*seen) == 0)
        *picked = value;
    json_object_foreach(value, key, inner) pick(inner, picked, seen, chance);
    json_array_foreach(value, index, inner) pick(inner, picked, seen, chance);
}

static void change_text(json_t *value, uint64_t *chance) {
    static const char *const hostile[] = {"",
                                          "\xF0\x9F\xA6\x89",
                                          "\xE6\x97\xA5\xE6\x9C\xAC",
                                          "\xE2\x80\xAE -",
                                          "a\xCC\x81\xCC\x81\xCC\x81",
                                          "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                          "<b>&amp;</b>"};
    char text[4096];
    size_t length = 0;
    const char *old = json_string_value(value);
    unsigned way = by_chance(chance, 4);
    if (way == 0) {
        (void)json_string_set(value, hostile[by_chance(chance, sizeof hostile / sizeof *hostile)]);
        return;
    }
    if (way == 1 && old[0] != '\0') { /* longer than any line */
        while (length + strlen(old) < 1 + by_chance(chance, sizeof text - 1))
            length += (size_t)snprintf(text + length, sizeof text - length, "%s", old);
    } else {
        length = json_string_length(value) < 1024 ? json_string_length(value) : 0;
        memcpy(text, old, length);
        length = LLVMFuzzerMutate((uint8_t *)text, length, 1024);
    }
    (void)json_string_setn(value, text, length);
}

static void change(json_t *value, json_t *other, uint64_t *chance) {
    static const json_int_t numbers[] = {0, 1, -1, 2, 100, 101, 1000, 2147483648, -2147483649};
    static const double reals[] = {0.5, -0.1, 99.999, 1e9, 1e300, -1e300};
    switch (json_typeof(value)) {
    case JSON_STRING: change_text(value, chance); break;
    case JSON_INTEGER:
        (void)json_integer_set(value, numbers[by_chance(chance, sizeof numbers / sizeof *numbers)]);
        break;
    case JSON_REAL:
        (void)json_real_set(value, reals[by_chance(chance, sizeof reals / sizeof *reals)]);
        break;
    case JSON_ARRAY:
        if (json_array_size(value) > 0 && by_chance(chance, 2) == 0)
            (void)json_array_remove(value, by_chance(chance, (unsigned)json_array_size(value)));
        else if (json_array_size(value) > 0 && by_chance(chance, 4) != 0)
            for (unsigned i = by_chance(chance, 30) + 1; i > 0; i--)
                (void)json_array_append_new(value, json_deep_copy(json_array_get(value, 0)));
        else
            (void)json_array_append_new(value, json_deep_copy(other));
        break;
    case JSON_OBJECT:
        if (json_object_size(value) > 0 && by_chance(chance, 2) == 0) {
            void *at = json_object_iter(value);
            for (unsigned i = by_chance(chance, (unsigned)json_object_size(value)); i > 0; i--)
                at = json_object_iter_next(value, at);
            (void)json_object_iter_set_new(value, at, json_deep_copy(other));
        }
        break;
    default: break;
    }
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed) {
    uint64_t chance = seed;
    json_t *report = json_loadb((const char *)data, size, 0, NULL);
    if (report == NULL || by_chance(&chance, 10) == 0) {
        json_decref(report);
        return LLVMFuzzerMutate(data, size, most);
    }
    for (unsigned i = 0; i <= by_chance(&chance, 4); i++) {
        json_t *value = NULL, *other = NULL;
        unsigned seen = 0;
        pick(report, &value, &seen, &chance);
        seen = 0;
        pick(report, &other, &seen, &chance);
        change(value, other, &chance);
    }
    char *text = json_dumps(report, JSON_COMPACT);
    if (text != NULL && strlen(text) <= most) {
        size = strlen(text);
        memcpy(data, text, size);
    }
    free(text);
    json_decref(report);
    return size;
}

#endif
